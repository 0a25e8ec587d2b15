from actions.action_answer import ActionAnswer
from actions.action_fallback import ActionFallback
from actions.action_occupation_fact import ActionOccupationFact
from actions.second_question import second_answer
from actions.turn import CitizenTurn
from tests.actions.conftest import Run, named
from tests.actions.stand_in import ServiceStandIn


async def test_a_second_question_of_another_family_is_answered_too(run: Run) -> None:
    text = "får jeg stipend i utlandet? og hvordan blir jeg praksiskandidat fagbrev jobb"
    outcome = await run(ActionAnswer(), text, "ask_student_finance", confidence=0.99)
    assert sorted(outcome.responses) == ["answer/fagbrev-praksis", "answer/student-finance-abroad"]


async def test_what_a_part_means_where_it_stands_is_said_after_the_answer(run: Run) -> None:
    text = "får jeg stipend i utlandet? og hvor lenge"
    outcome = await run(ActionAnswer(), text, "ask_student_finance", confidence=0.99, also=["answer/fagbrev-praksis"])
    assert outcome.responses == ["answer/student-finance-abroad", "answer/fagbrev-praksis"]


async def test_a_part_about_pay_is_not_answered_twice(run: Run) -> None:
    text = "hva tjener en lege, og hva er stipend lån lånekassen"
    outcome = await run(ActionOccupationFact(), text, "ask_pay", entities=[named("lege", 13, 17)])
    assert outcome.responses == ["occupation/lege/pay", "answer/student-finance"]


async def test_a_short_second_question_is_replied_to_by_a_point(run: Run, service: ServiceStandIn) -> None:
    text = "får jeg lån? og når fagbrev praksis jobb"
    service.points = {"fagbrev-praksis": "how-long", "student-finance": "where"}
    outcome = await run(ActionAnswer(), text, "ask_student_finance", confidence=0.99)
    assert sorted(outcome.responses) == ["answer/fagbrev-praksis", "answer/student-finance"]
    second = outcome.messages[1]
    point = service.points[second["response"].removeprefix("answer/")]
    assert second["slots"] == {"point": point, "briefly": True}
    # Where the same point replies to both, it is said once.
    service.points = {"student-finance": "where"}
    outcome = await run(ActionAnswer(), "får jeg lån? og når lån da", "ask_student_finance", confidence=0.99)
    assert outcome.responses.count("answer/student-finance") == 1


async def test_a_point_that_was_told_lately_is_no_second_answer(service: ServiceStandIn) -> None:
    service.points = {"fagbrev-praksis": "how-long"}
    parts = ("når fagbrev praksis jobb", "og når fagbrev jobb")
    turn = CitizenTurn(" ".join(parts), "praksiskandidat", 0.99, [], [], False, "nb", None, questions=parts)
    first = "answer/fagbrev-praksis"
    other = await second_answer(turn, first, set(), first_point="who")
    assert other == (first, {"point": "how-long", "briefly": True})
    assert await second_answer(turn, first, set(), first_point="who", told={(first, "how-long")}) is None


async def test_what_was_not_understood_surely_gets_its_second_question_answered_as_well(
    run: Run, service: ServiceStandIn
) -> None:
    service.points = {"fagbrev-praksis": "how-long"}
    outcome = await run(ActionFallback(), "får jeg stipend i utlandet? og når fagbrev praksis jobb")
    assert outcome.responses == ["answer/student-finance-abroad", "answer/fagbrev-praksis"]
