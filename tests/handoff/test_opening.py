"""Opening hours read against the clock and the Norwegian calendar."""

from datetime import UTC, datetime

import pytest

from handoff.opening import opening_times, opening_words
from retrieval.records import OpeningHours

WEEK = [{"from": "09:00", "to": "16:00"}]
HOURS = OpeningHours.model_validate(
    {
        "timezone": "Europe/Oslo",
        "weekly": dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), WEEK),
        "closed_on_public_holidays": True,
        "exceptions": [
            {"date": "2026-11-26", "closed": True, "note": {"nb": "Kurs", "nn": "Kurs", "en": "Course"}},
            {"date": "2026-11-27", "from": "12:00", "to": "14:00", "note": {"nb": "a", "nn": "b", "en": "c"}},
        ],
        "checked": "2026-11-24",
    }
)


@pytest.mark.parametrize(
    ("now", "open_", "words"),
    [
        ("2026-11-24T08:30", True, "Vi har åpent til klokka 16.00."),
        ("2026-11-24T07:59", False, "Vi åpner i dag klokka 09.00."),
        ("2026-11-24T15:00", False, "Vi åpner i morgen klokka 09.00."),
        ("2026-11-25T15:00", False, "Vi åpner fredag klokka 12.00."),
        ("2026-11-28T10:00", False, "Vi åpner mandag klokka 09.00."),
        ("2026-12-24T16:00", False, "Vi åpner mandag klokka 09.00."),
        ("2026-05-17T10:00", False, "Vi åpner i morgen klokka 09.00."),
        ("2026-07-01T07:30", True, "Vi har åpent til klokka 16.00."),
    ],
)
def test_a_moment_is_open_or_says_when_it_opens(now: str, open_: bool, words: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    times = opening_times(HOURS, moment)
    assert times.open is open_
    assert opening_words(times, moment, "nb") == words


def test_a_service_that_never_opens_says_so_in_every_language() -> None:
    never = HOURS.model_copy(update={"weekly": {}, "exceptions": []})
    moment = datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert opening_words(opening_times(never, moment), moment, "nb") == "Vi har stengt inntil videre."
    assert opening_words(opening_times(never, moment), moment, "nn") == "Vi har stengt inntil vidare."
    assert opening_words(opening_times(never, moment), moment, "en") == "We are closed until further notice."
