"""The contract of the channel, over HTTP, with a real model."""

import threading
import uuid
from typing import Any

import httpx
import pytest

from bot.follow_ups import is_left_open
from tests.bot.conftest import Conversation, RunningBot, responses

pytestmark = pytest.mark.rasa


def test_an_answer_has_all_that_was_agreed(citizen: Conversation) -> None:
    answer = citizen.say("Hei", turn_id="t-1")
    assert set(answer) == {
        *("turn_id", "model_id", "messages", "directives", "slots", "active_loop", "intent", "error"),
    }
    assert (answer["turn_id"], answer["error"], answer["active_loop"]) == ("t-1", None, None)
    assert answer["intent"]["name"] == "greet"
    assert answer["messages"] == [{"response": "utter_greet", "slots": {}, "cards": [], "buttons": []}]
    assert set(answer["slots"]) == {
        *("occupation", "pending_question", "offer", "misses", "shown_occupations", "interest", "topic"),
        *("dislikes", "callback_ordered", "reflection", "roles", "asked"),
    }


def test_the_same_turn_asked_again_gives_the_same_answer_and_happens_once(citizen: Conversation) -> None:
    first = citizen.say("hva tjener en veterinær?", turn_id="a")
    assert citizen.say("hva tjener en veterinær?", turn_id="a") == first
    citizen.say("takk", turn_id="b")
    again = citizen.say("hva tjener en veterinær?", turn_id="a")
    assert (again["messages"], again["directives"]) == (first["messages"], first["directives"])


def test_an_old_turn_is_known_even_after_many_others(citizen: Conversation) -> None:
    first = citizen.say("hei", turn_id="first")
    for number in range(15):
        citizen.say("takk" if number % 2 else "hei")
    assert citizen.say("noe helt annet", turn_id="first")["messages"] == first["messages"]


def test_twelve_at_once_with_one_turn_id_happen_once(citizen: Conversation) -> None:
    answers: list[Any] = []
    threads = [
        threading.Thread(target=lambda: answers.append(citizen.say("jeg liker dyr", turn_id="same"))) for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 12
    assert all(answer == answers[0] for answer in answers)


def test_different_turns_at_once_are_all_answered(citizen: Conversation) -> None:
    answers: dict[str, Any] = {}

    def say(text: str) -> None:
        answers[text] = responses(citizen.say(text))

    threads = [threading.Thread(target=say, args=(text,)) for text in ("hei", "takk", "ha det")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {"hei": ["utter_greet"], "takk": ["utter_thanks"], "ha det": ["utter_goodbye"]}


@pytest.mark.parametrize("text", ["/restart", "/session_start", " /greet", '/ask_pay{"occupation":"bonde"}', "/", "//"])
def test_a_text_that_begins_with_a_slash_is_text(citizen: Conversation, text: str) -> None:
    citizen.say("hva tjener en veterinær?")
    answer = citizen.say(text)
    assert answer["intent"]["name"] not in ("restart", "session_start")
    assert answer["intent"]["confidence"] < 1
    if "bonde" not in text:
        assert answer["slots"]["occupation"] == "veterinaer"


def test_a_button_is_an_intent_with_its_entities(citizen: Conversation) -> None:
    answer = citizen.press("ask_pay", occupation="bonde")
    assert responses(answer) == ["occupation/bonde/pay"]
    assert (answer["intent"]["name"], answer["intent"]["confidence"], answer["intent"]["read"]) == (
        "ask_pay",
        1.0,
        None,
    )
    assert answer["slots"]["occupation"] == "bonde"
    assert responses(citizen.press("start")) == ["utter_welcome"]
    assert responses(citizen.press("show_answer", answer="student-finance")) == ["answer/student-finance"]


@pytest.mark.parametrize(
    "change",
    [
        {"payload": {"intent": "restart"}},
        {"payload": {"intent": "nlu_fallback"}},
        {"payload": {"intent": "no_such_intent"}},
        {"payload": {"intent": "ask_pay", "entities": {"occupation": {"x": 1}}}},
        {"payload": "ask_pay"},
        {"sender": "a b"},
        {"sender": None},
        {"turn_id": ""},
        {"text": ""},
        {"text": ["hei"]},
        {"slots": [1]},
    ],
)
def test_what_cannot_be_a_turn_is_refused(bot: RunningBot, change: dict[str, Any]) -> None:
    body = {"sender": "s:1", "turn_id": "t", "text": "hei", "payload": None, "lang": "nb", "slots": {}}
    response = bot.post(body | change)
    assert response.status_code == 400
    assert response.json()["error"].startswith("refused")


def test_a_body_that_is_no_json_is_refused(bot: RunningBot) -> None:
    assert bot.post(b"{").status_code == 400
    assert bot.post(["hei"]).status_code == 400


STRANGE = [
    *(
        "x" * 20000,
        "sykepleier " * 2000,
        "🙂🙂🙂",
        "\x00\x07",
        "؟مرحبا",
        "?" * 300,
        "'; DROP TABLE events;--",
        "\ud83d",
    ),
]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_any_text_gets_an_answer(citizen: Conversation, text: str) -> None:
    assert citizen.say(text)["messages"]


def test_carried_slots_fill_a_new_conversation_only(bot: RunningBot) -> None:
    citizen = Conversation(bot, occupation="bonde", unknown="x")
    assert responses(citizen.say("hva tjener de?")) == ["occupation/bonde/pay"]
    citizen.slots = {"occupation": "fisker"}
    assert citizen.say("hvor lang er utdanningen?")["slots"]["occupation"] == "bonde"


def test_who_asks_and_what_was_asked_are_kept(citizen: Conversation) -> None:
    citizen.say("sønnen min på 17 har mye fravær på videregående")
    answer = citizen.say("hva er fraværsgrensa")
    assert answer["slots"]["roles"] == ["parent"]
    assert answer["slots"]["asked"].endswith("hva er fraværsgrensa")


def test_what_was_not_understood_was_asked_all_the_same_and_thanks_were_not(citizen: Conversation) -> None:
    open_still = citizen.say("brukar de sånne greier til blåkval og gjeldsrenter kanskje")
    assert is_left_open(responses(open_still))
    assert open_still["slots"]["asked"] == "brukar de sånne greier til blåkval og gjeldsrenter kanskje"
    thanks = citizen.say("tusen takk")
    assert thanks["slots"]["asked"] == open_still["slots"]["asked"]


def test_a_broken_action_server_is_told_and_care_is_not_lost(bot: RunningBot) -> None:
    citizen = Conversation(bot)
    citizen.say("hei")
    bot.kill_actions()
    try:
        failed = citizen.say("hva tjener en veterinær?")
        assert failed["error"] == "action_failed:action_occupation_fact"
        crisis = citizen.say("jeg vil ta livet mitt")
        assert responses(crisis) == ["utter_crisis"]
        assert crisis["directives"] == [{"type": "crisis", "kind": "crisis"}]
        human = citizen.say("jeg vil snakke med et menneske")
        assert human["directives"] == [{"type": "handoff", "reason": "asked"}]
        assert responses(citizen.say("hei")) == ["utter_greet"]
    finally:
        bot.start_actions()
    assert responses(citizen.say("hva tjener en veterinær?")) == ["occupation/veterinaer/pay"]


def test_a_killed_rasa_has_the_conversation_when_it_comes_back(bot: RunningBot) -> None:
    citizen = Conversation(bot)
    first = citizen.say("hva tjener en veterinær?", turn_id="before")
    half = threading.Thread(target=lambda: _ignore(lambda: citizen.say("jeg liker dyr", turn_id="half")))
    half.start()
    bot.kill_rasa()
    half.join()
    bot.start_rasa()
    assert citizen.say("hva tjener en veterinær?", turn_id="before") == first
    assert responses(citizen.say("jeg liker dyr", turn_id="half")) == ["utter_occupations_found"]
    assert responses(citizen.say("hvor lang er utdanningen til den første?"))[0].endswith("/education_length")


def _ignore(call: Any) -> None:
    try:
        call()
    except Exception as error:
        assert error is not None


def test_health_says_what_is_there(bot: RunningBot) -> None:
    found = bot.health()
    assert (found["status"], found["tracker"], found["locks"]) == ("ok", "sql", "memory")
    assert found["model_id"]
    assert found["model_file"].endswith(".tar.gz")


def test_a_long_conversation_stays_as_fast_as_a_short_one(citizen: Conversation) -> None:
    import time

    def seconds(number: int) -> float:
        taken = []
        for _ in range(number):
            started = time.perf_counter()
            citizen.say("takk")
            taken.append(time.perf_counter() - started)
        return sorted(taken)[number // 2]

    short = seconds(6)
    for _ in range(24):
        citizen.press("thanks")
    assert seconds(9) < 3 * short + 0.05


def test_senders_do_not_share_what_they_talk_about(bot: RunningBot) -> None:
    one, other = Conversation(bot), Conversation(bot)
    one.say("hva tjener en veterinær?")
    assert other.say("hei")["slots"]["occupation"] is None
    assert one.sender != other.sender
    assert uuid.UUID(one.sender.split(":")[0])


def test_the_answer_tells_what_else_may_have_been_meant(citizen: Conversation) -> None:
    intent = citizen.say("hva tjener en kokk")["intent"]
    assert intent["name"] == intent["ranking"][0]["name"] == intent["read"]["name"] == "ask_pay"
    assert len(intent["ranking"]) == 5
    pressed = citizen.press("greet")["intent"]
    assert pressed["ranking"] == [{"name": "greet", "confidence": 1.0}]


def test_texts_are_read_without_any_conversation(bot: RunningBot) -> None:
    url = f"http://127.0.0.1:{bot.port}/webhooks/veiviser/parse"
    answer = httpx.post(url, json={"texts": ["hva tjener en kokk", "/hei"]}, timeout=30).json()
    assert answer["model_id"]
    pay, greeting = answer["readings"]
    assert (pay["intent"], greeting["intent"], greeting["text"]) == ("ask_pay", "greet", "/hei")
    assert [one["value"] for one in pay["entities"]] == ["kokk"]
    for body in (b"no json", b"[]", b'{"texts": [1]}', b"{}"):
        assert httpx.post(url, content=body, headers={"Content-Type": "application/json"}).status_code == 400


def test_thanks_with_what_the_person_will_do_order_no_call(citizen: Conversation) -> None:
    citizen.say("hvordan får jeg fagbrev")
    answer = citizen.say("ok takk, ska ring en i mårra")
    assert (responses(answer), answer["active_loop"]) == (["utter_thanks"], None)
    assert (answer["intent"]["name"], answer["intent"]["confidence"]) == ("thanks", 1.0)


def test_a_wish_to_talk_on_the_phone_is_heard_beside_thanks(citizen: Conversation) -> None:
    citizen.say("hvordan får jeg fagbrev")
    answer = citizen.say("takk, nyttig. kan jeg få snakke med noen på telefon om det dukker opp mer?")
    assert (answer["intent"]["name"], answer["active_loop"]) == ("request_callback", "callback_form")
