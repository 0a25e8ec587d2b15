"""What is put before the classifier's guess, and what actions are told of a text."""

from bot.reading import heard_in, with_closing

CALL = {"intent": {"name": "request_callback", "confidence": 0.96}}
RANKING = [{"name": "request_callback", "confidence": 0.96}, {"name": "ask_job_search", "confidence": 0.02}]


def test_who_would_rather_not_phone_is_not_asked_for_a_number() -> None:
    read = with_closing({**CALL, "text": "jeg er døv, må jeg ringe til slutt", "intent_ranking": RANKING})
    assert read["intent"] == {"name": "nlu_fallback", "confidence": 0.02}
    assert [one["name"] for one in read["intent_ranking"]] == ["ask_job_search"]
    wished = with_closing({**CALL, "text": "kan dere ringe meg", "intent_ranking": RANKING})
    assert wished["intent"]["name"] == "request_callback"
    button = with_closing({**CALL, "text": "jeg er døv", "payload": True})
    assert button["intent"]["name"] == "request_callback"
    other = with_closing({"text": "jeg er døv, kan jeg bli kokk", "intent": {"name": "ask_cv", "confidence": 0.9}})
    assert other["intent"]["name"] == "ask_cv"
    thanks = with_closing({**CALL, "text": "takk, det hjalp. da slipper jeg å ringe", "intent_ranking": RANKING})
    assert thanks["intent"]["name"] == "thanks"


def test_actions_are_told_of_thanks_that_may_be_all() -> None:
    text = "det var oversiktlig. kona mener jeg bør kjøpe båt"
    assert heard_in(text, f"takk, {text}", True)["thanks"] == f"takk, {text}"
    assert heard_in(text, text, True)["thanks"] == ""
    asked = "takk. når er fristen"
    assert heard_in("når er fristen", asked, True)["thanks"] == ""
