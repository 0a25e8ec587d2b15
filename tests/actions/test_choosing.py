from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from actions.action_answer import ActionAnswer
from actions.action_fallback import ActionFallback
from actions.action_occupation_fact import ActionOccupationFact
from actions.choosing import (
    TO_FEW,
    TO_ONE_SELF,
    TO_SOMEBODY_ELSE,
    Candidate,
    best_answer,
    family_counts,
    is_backed,
    ranked_answers,
    told_to,
)
from actions.turn import CitizenTurn
from tests.actions.conftest import Run, named
from tests.actions.stand_in import ServiceStandIn


def _told(audience: str, roles: str) -> float:
    return told_to(frozenset(audience.split()), frozenset(roles.split()))


@pytest.mark.parametrize(
    ("audience", "roles"),
    [("pupil", "pupil"), ("adult", "adult newcomer"), ("pupil parent", "parent pupil"), ("newcomer", "newcomer")],
)
def test_an_answer_to_who_asks_is_likelier(audience: str, roles: str) -> None:
    assert _told(audience, roles) == TO_ONE_SELF


@pytest.mark.parametrize(
    ("audience", "roles"),
    [
        ("pupil", "student"),
        ("pupil", "adult"),
        ("adult", "pupil"),
        ("pupil", "parent pupil"),
        ("parent", "pupil"),
        ("newcomer", "native"),
    ],
)
def test_an_answer_to_somebody_else_is_put_behind(audience: str, roles: str) -> None:
    assert _told(audience, roles) == TO_SOMEBODY_ELSE


@pytest.mark.parametrize(
    ("audience", "roles"),
    [
        ("", "pupil"),
        ("pupil", ""),
        ("student", "adult"),
        ("apprentice", "adult"),
        ("adult newcomer", ""),
    ],
)
def test_what_may_be_for_who_asks_stays_as_likely(audience: str, roles: str) -> None:
    assert _told(audience, roles) == 0.0


@pytest.mark.parametrize(
    ("audience", "roles"), [("newcomer", "adult"), ("newcomer", ""), ("parent", "newcomer"), ("parent", "")]
)
def test_an_answer_to_those_who_say_who_they_are_is_a_little_behind_for_others(audience: str, roles: str) -> None:
    assert _told(audience, roles) == TO_FEW


async def test_a_question_is_looked_up_together_with_what_was_asked_and_shown_before_it(
    service: ServiceStandIn,
) -> None:
    def turn(asked: str, *shown: str) -> CitizenTurn:
        return CitizenTurn("og i utlandet", "nlu_fallback", 0.3, [], [], False, "nb", None, asked=asked, shown=shown)

    alone, _ = await ranked_answers(turn(""), "nåja")
    assert alone == []
    found, _ = await ranked_answers(turn("får jeg stipend"), "og i utlandet da")
    assert found[0].id == "student-finance-abroad"
    await ranked_answers(turn("får jeg stipend", "student-finance", "cv"), "og i utlandet da")
    asked = parse_qs(urlsplit(service.asked[-1]).query)
    assert (asked["asked"], asked["shown"]) == (["får jeg stipend"], ["student-finance,cv"])


async def test_what_a_person_is_is_not_what_she_asks_about(run: Run) -> None:
    text = "er bonde selv og har vond rygg hva gjør jeg"
    outcome = await run(ActionOccupationFact(), text, "ask_about_occupation", entities=[named("bonde", 3, 8)])
    assert not any(one.startswith("occupation/") for one in outcome.responses)
    asked = await run(
        ActionOccupationFact(), "hva gjør en bonde", "ask_about_occupation", entities=[named("bonde", 12, 17)]
    )
    assert asked.responses == ["occupation/bonde/what_you_do"]


@pytest.mark.parametrize(
    "text",
    [
        "mamma blir sprø hvis jeg slutter hun vil jeg skal bli bonde",
        "faren hans vil at han skal bli bonde som ham selv",
        "skulderen er ødelagt og bonden sier at jeg må slutte hva kan jeg bli",
    ],
)
async def test_what_others_want_or_say_is_not_an_occupation_asked_about(run: Run, text: str) -> None:
    start = text.index("bonde")
    end = start + len("bonden" if "bonden" in text else "bonde")
    outcome = await run(ActionOccupationFact(), text, "ask_how_to_become", entities=[named("bonde", start, end)])
    assert outcome.responses and not any(one.startswith("occupation/") for one in outcome.responses)


def _turn_naming(text: str, *names: str) -> CitizenTurn:
    entities = [named(name, text.index(name), text.index(name) + len(name)) for name in names]
    return CitizenTurn(text, "nlu_fallback", 0.3, [], entities, False, "nb", None)


@pytest.mark.parametrize(
    ("text", "names", "asked"),
    [
        ("jobber som kokk i barnehage men drømmer om å bli sykepleier", "kokk sykepleier", "sykepleier"),
        ("møtte veggen i fjor som utvikler. tenker på snekker, er jeg helt dum?", "utvikler snekker", "snekker"),
        ("kanskje vil jeg bli tømrer eller maler, og onkel er rørlegger", "tømrer maler rørlegger", "tømrer maler"),
        ("eg har vore kokk i tjue år", "kokk", ""),
        ("går ingeniør i trondheim og strøk på matte", "ingeniør", ""),
        ("hva er forskjellen på tømrer og maler", "tømrer maler", "tømrer maler"),
        ("hva tjener man som kokk", "kokk", "kokk"),
        ("kokken roper på meg", "kokken", ""),
        ("gidder ikke mer. og legen vil at jeg skal hvile", "legen", ""),
        ("spilte i åtte år, og nå sier legen at kneet er ferdig", "legen", ""),
        ("legen tjener vel best", "legen", "legen"),
        ("baristaer og kelnere", "barista", "barista"),
    ],
)
def test_the_occupation_that_is_wanted_is_asked_about(text: str, names: str, asked: str) -> None:
    assert _turn_naming(text, *names.split()).asked_about("occupation") == asked.split()


async def test_other_occupations_than_the_one_talked_about_are_looked_for(run: Run) -> None:
    said = [{"response": "occupation/bonde/what_you_do"}]
    text = "hvilke yrker har med dyr å gjøre"
    found = await run(ActionOccupationFact(), text, "ask_about_occupation", slots={"occupation": "bonde"}, said=said)
    assert found.messages[0]["cards"]


async def test_pay_of_a_named_occupation_is_told_whatever_else_was_said(run: Run, service: ServiceStandIn) -> None:
    service.scores = {"fagbrev-praksis": 0.7}
    text = "jeg har ikke fagbrev men hva tjener en bonde"
    outcome = await run(ActionFallback(), text, entities=[named("bonde", 39, 44)])
    assert outcome.responses == ["occupation/bonde/pay"]
    told = [{"response": "occupation/gartner/what_you_do"}]
    asked = "og hva tjener man med fagbrev"
    assert (await run(ActionFallback(), asked, slots={"occupation": "gartner"}, said=told)).responses == [
        "occupation/gartner/pay"
    ]
    elsewhere = [{"response": "answer/apprentice-pay"}]
    assert (await run(ActionFallback(), asked, slots={"occupation": "gartner"}, said=elsewhere)).responses == [
        "answer/fagbrev-praksis"
    ]


async def test_what_was_said_lately_gives_way_to_the_family_that_is_read_now(run: Run, service: ServiceStandIn) -> None:
    service.scores = {"fagbrev-praksis": 0.7}
    said = [{"response": "utter_perhaps"}, {"response": "answer/fagbrev-praksis"}]
    outcome = await run(
        ActionAnswer(), "fagbrev når mora går på skole", "ask_adult_education", confidence=0.6, said=said
    )
    assert outcome.responses == ["utter_ask_adult_education"]
    # Not said before, it is what was meant: nothing backs the family.
    first = await run(ActionAnswer(), "fagbrev når mora går på skole", "ask_adult_education", confidence=0.6)
    assert first.responses == ["answer/fagbrev-praksis"]


async def test_an_answer_written_to_others_is_not_given_to_who_asks(run: Run, service: ServiceStandIn) -> None:
    service.audience = {"student-finance": ["pupil"]}
    pupil = await run(ActionFallback(), "lånekassen stipend", slots={"roles": ["pupil"]})
    assert pupil.responses[0] == "answer/student-finance"
    outcome = await run(ActionFallback(), "lånekassen stipend", slots={"roles": ["student"]})
    assert "answer/student-finance" not in outcome.responses


async def test_a_family_counts_less_for_what_follows_other_questions() -> None:
    first = CitizenTurn("og i utlandet", "nlu_fallback", 0.3, [], [], False, "nb", None)
    assert family_counts(replace(first, asked="stipend")) == family_counts(replace(first, shown=("cv",)))
    assert family_counts(replace(first, asked="stipend")) < family_counts(first)
    assert family_counts(replace(first, asked="stipend", confidence=0.9, intent="ask_cv")) > family_counts(first)


async def test_a_long_question_before_leaves_room_for_the_one_that_is_asked(service: ServiceStandIn) -> None:
    turn = CitizenTurn("og i utlandet", "nlu_fallback", 0.3, [], [], False, "nb", None, asked="stipend " * 60)
    await ranked_answers(turn, "hva med utlandet")
    assert all("utlandet" in path for path in service.asked)


def test_who_asks_for_somebody_else_is_answered_about_what_is_told() -> None:
    def turn(intent: str) -> CitizenTurn:
        ranking = [{"name": intent, "confidence": 0.95}]
        return CitizenTurn("jenta mi er lærling og sjefen kjefter", intent, 0.95, ranking, [], False, "nb", None)

    told = Candidate("apprentice-unhappy", "ask_apprenticeship", False, 0.43, -1.0, "", "", "", "")
    assert best_answer(turn("ask_for_someone_else"), [told], ()) == "answer/apprentice-unhappy"
    assert best_answer(turn("ask_cv"), [told], ()) == "utter_ask_cv"
    assert not is_backed(turn("ask_for_someone_else"), [replace(told, fit=-2.0)])
    assert is_backed(turn("ask_cv"), [replace(told, fit=-2.0)])


async def test_of_two_answers_as_near_the_one_whose_point_replies_is_meant(service: ServiceStandIn) -> None:
    def turn(*questions: str) -> CitizenTurn:
        return CitizenTurn("", "nlu_fallback", 0.3, [], [], False, "nb", None, questions=questions)

    service.scores = {"student-finance": 0.5, "student-finance-abroad": 0.45}
    service.points = {"student-finance-abroad": "how-long"}
    for service.chance, first in ((0.9, "student-finance-abroad"), (0.35, "student-finance")):
        found, _ = await ranked_answers(turn(), "stipend i utlandet")
        assert found[0].id == first
    # Which of two questions a point replies to says nothing of which answer comes first.
    service.chance = 0.9
    found, _ = await ranked_answers(turn("får jeg stipend?", "og i utlandet?"), "stipend i utlandet")
    assert found[0].id == "student-finance"


async def test_a_less_sure_point_opens_an_answer_that_is_surely_meant(run: Run, service: ServiceStandIn) -> None:
    service.points, service.chance = {"student-finance-abroad": "how-long"}, 0.4
    service.scores = {"student-finance-abroad": 0.95, "student-finance": 0.01}
    text = "stipend utlandet utenlands"
    surely = await run(ActionAnswer(), text, "ask_student_finance")
    assert surely.messages[0]["slots"] == {"point": "how-long"}
    service.scores["student-finance-abroad"] = 0.5
    perhaps = await run(ActionAnswer(), text, "ask_student_finance")
    assert (perhaps.responses[0], perhaps.messages[0]["slots"]) == ("answer/student-finance-abroad", {})


def test_a_sure_classifier_gives_way_sooner_where_something_was_answered_before() -> None:
    def turn(*shown: str) -> CitizenTurn:
        ranking = [{"name": "ask_deadlines", "confidence": 0.95}]
        return CitizenTurn("when is the last day", "ask_deadlines", 0.95, ranking, [], False, "en", None, shown=shown)

    other = Candidate("student-finance-deadline", "ask_student_finance", False, 0.5, 0.0, "", "", "", "")
    assert best_answer(turn(), [other], ()) == "utter_ask_deadlines"
    assert best_answer(turn("student-finance"), [other], ()) == "answer/student-finance-deadline"
