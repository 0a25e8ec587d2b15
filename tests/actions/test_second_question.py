from actions.action_answer import ActionAnswer
from actions.action_occupation_fact import ActionOccupationFact
from tests.actions.conftest import Run, named


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
