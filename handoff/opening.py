"""When counsellors are at work: a pure reading of the opening hours and the Norwegian calendar."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays

from retrieval.records import OpeningHours, Weekday

DAYS_AHEAD = 21
WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_KEYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORDS = {
    "nb": {
        "until": "Vi har åpent til klokka {time}.",
        "today": "Vi åpner i dag klokka {time}.",
        "tomorrow": "Vi åpner i morgen klokka {time}.",
        "day": "Vi åpner {day} klokka {time}.",
        "date": "Vi åpner {day} {date} klokka {time}.",
        "never": "Vi har stengt inntil videre.",
    },
    "nn": {
        "until": "Vi har ope til klokka {time}.",
        "today": "Vi opnar i dag klokka {time}.",
        "tomorrow": "Vi opnar i morgon klokka {time}.",
        "day": "Vi opnar {day} klokka {time}.",
        "date": "Vi opnar {day} {date} klokka {time}.",
        "never": "Vi har stengt inntil vidare.",
    },
    "en": {
        "until": "We are open until {time}.",
        "today": "We open today at {time}.",
        "tomorrow": "We open tomorrow at {time}.",
        "day": "We open on {day} at {time}.",
        "date": "We open on {day} {date} at {time}.",
        "never": "We are closed until further notice.",
    },
}


@dataclass(frozen=True)
class Times:
    """Opening as it stands now: `closes_at` when open, else `opens_at` (None: not within three weeks)."""

    open: bool
    closes_at: datetime | None
    opens_at: datetime | None


def opening_times(hours: OpeningHours, now: datetime) -> Times:
    """Return whether it is open at `now` (aware), and when that changes. Times are local to the service."""
    zone = ZoneInfo(hours.timezone)
    local = now.astimezone(zone)
    for ahead in range(DAYS_AHEAD + 1):
        day = local.date() + timedelta(days=ahead)
        for start, end in _open_spans(hours, datetime.combine(day, time(), zone)):
            if start <= local < end:
                return Times(True, end, None)
            if start > local:
                return Times(False, None, start)
    return Times(False, None, None)


def opening_words(times: Times, now: datetime, lang: str) -> str:
    """Return one sentence about when a person can be had."""
    words = _WORDS[lang]
    if times.open and times.closes_at is not None:
        return words["until"].format(time=f"{times.closes_at:%H.%M}")
    if times.opens_at is None:
        return words["never"]
    days = (times.opens_at.date() - now.astimezone(times.opens_at.tzinfo).date()).days
    key = "today" if days == 0 else "tomorrow" if days == 1 else "day" if days < 7 else "date"
    return words[key].format(
        day=WEEKDAYS[lang][times.opens_at.weekday()],
        date=f"{times.opens_at.day}.{times.opens_at.month}.",
        time=f"{times.opens_at:%H.%M}",
    )


def _open_spans(hours: OpeningHours, day: datetime) -> list[tuple[datetime, datetime]]:
    date = day.date()
    for exception in hours.exceptions:
        if exception.date == date:
            if exception.closed or exception.from_ is None or exception.to is None:
                return []
            return [_span(day, exception.from_, exception.to)]
    if hours.closed_on_public_holidays and date in holidays.country_holidays("NO", years=date.year):
        return []
    return [_span(day, span.from_, span.to) for span in hours.weekly.get(_KEYS[day.weekday()], [])]


def _span(day: datetime, start: time, end: time) -> tuple[datetime, datetime]:
    return datetime.combine(day.date(), start, day.tzinfo), datetime.combine(day.date(), end, day.tzinfo)
