"""A citizen's conversation over HTTP, with the real bot, on SQLite and on PostgreSQL with Redis."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.house import Citizen, House, bot_text

pytestmark = pytest.mark.house


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def service(request: pytest.FixtureRequest) -> Iterator[House]:
    name = "house" if request.param == "sqlite" else "postgres_house"
    yield request.getfixturevalue(name)


@pytest.fixture
def citizen(service: House) -> Citizen:
    return service.citizen()


def _assert_problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert problem["status"] == status
    assert {"type", "title", "detail", "instance"} <= problem.keys()
    return problem


def test_the_first_message_says_that_it_is_a_bot_and_that_a_person_can_be_had(citizen: Citizen) -> None:
    (welcome,) = citizen.created["messages"]
    assert welcome["author"] == "bot"
    assert "robot" in welcome["text"].lower()
    assert "veileder" in welcome["text"].lower() or "menneske" in welcome["text"].lower()
    assert citizen.created["state"] == "bot"
    assert citizen.created["queue_position"] is None


def test_a_turn_comes_back_whole_with_who_said_what_in_reply_to_which(citizen: Citizen) -> None:
    view = citizen.say("hei")
    mine, *answers = view["messages"]
    assert (mine["author"], mine["text"]) == ("citizen", "hei")
    assert answers, "the bot said nothing"
    for answer in answers:
        assert answer["author"] == "bot"
        assert answer["in_reply_to"] == mine["seq"]
        assert answer["model_id"]
    assert [m["seq"] for m in view["messages"]] == sorted(m["seq"] for m in view["messages"])


def test_someone_who_likes_animals_gets_cards_of_occupations_with_animals(citizen: Citizen) -> None:
    view = citizen.say("jeg liker å jobbe med dyr")
    titles = {card["title"] for m in view["messages"] for card in m["cards"]}
    assert titles & {"Veterinær", "Dyrepleier"}


def test_a_follow_up_keeps_its_subject(citizen: Citizen) -> None:
    citizen.say("fortell om yrket rørlegger")
    assert "rørlegger" in bot_text(citizen.say("hva tjener de?")).lower()
    assert bot_text(citizen.say("hvor lang er utdanningen?"))


def test_sending_the_same_message_again_is_harmless(citizen: Citizen) -> None:
    first = citizen.post(client_id="same", text="hva er fagbrev?")
    again = citizen.post(client_id="same", text="hva er fagbrev?")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["messages"] == again.json()["messages"]
    assert sum(m["author"] == "citizen" for m in citizen.messages()) == 1


def test_asking_for_a_person_queues_and_the_bot_is_silent_until_the_queue_is_left(citizen: Citizen) -> None:
    view = citizen.say("kan jeg snakke med et menneske")
    assert view["state"] == "waiting"
    assert view["queue_position"] >= 1
    quiet = citizen.say("hva gjør en tømrer?")
    assert [m["author"] for m in quiet["messages"]] == ["citizen"]
    left = citizen.say("jeg vil ikke vente lenger")
    assert left["state"] == "bot"
    assert left["queue_position"] is None
    assert "tømrer" in bot_text(citizen.say("hva gjør en tømrer?")).lower()


@pytest.mark.parametrize(
    ("text", "next_question"),
    [("orker ikke vente, ring meg heller", "nummer"), ("kan dere ringe meg på 91234567 i stedet", "når")],
)
def test_who_waits_and_would_rather_be_phoned_is_asked_for_what_is_missing(
    citizen: Citizen, text: str, next_question: str
) -> None:
    citizen.say("kan jeg snakke med et menneske")
    view = citizen.say(text)
    assert view["state"] == "bot" and view["queue_position"] is None
    assert next_question in bot_text(view).lower()


@pytest.mark.parametrize("before", [[], ["kan jeg snakke med et menneske"], ["kan dere ringe meg"]])
def test_crisis_gets_care_and_the_numbers_in_every_state(citizen: Citizen, before: list[str]) -> None:
    for text in before:
        citizen.say(text)
    view = citizen.say("jeg orker ikke leve lenger")
    crisis = [m for m in view["messages"] if m["kind"] == "crisis"]
    assert len(crisis) == 1
    for number in ("113", "116 117", "116 123", "116 111"):
        assert number in crisis[0]["text"]


def test_identity_numbers_are_masked_before_they_are_stored(citizen: Citizen) -> None:
    view = citizen.say("fødselsnummeret mitt er 010190 12345, hjelper det?")
    assert "12345" not in str(view)
    assert "12345" not in str(citizen.messages())
    assert any(m["author"] == "system" and m["kind"] == "notice" for m in view["messages"])


def test_a_slash_command_from_a_citizen_is_text_and_never_a_command(citizen: Citizen) -> None:
    citizen.say("fortell om yrket rørlegger")
    view = citizen.say("/restart")
    assert view["messages"][0]["text"] == "/restart"
    assert bot_text(view), "a restart would have been silent"
    assert "rørlegger" in bot_text(citizen.say("hvor lang er utdanningen?")).lower(), "what it was about is kept"


def test_a_quick_reply_stands_for_what_the_bot_offered(citizen: Citizen) -> None:
    buttons = [b for m in citizen.created["messages"] for b in m["buttons"]]
    assert buttons
    view = citizen.press(buttons[0]["button_id"])
    assert view["messages"][0]["text"] == buttons[0]["title"]
    assert bot_text(view)
    _assert_problem(citizen.post(button_id="1.99"), 422)
    _assert_problem(citizen.post(button_id="99999999999999999999.1"), 422)
    _assert_problem(citizen.post(button_id="; drop table"), 422)


def test_thumbs_are_kept_can_be_changed_and_only_judge_answers(citizen: Citizen) -> None:
    answer = next(m for m in citizen.say("hei")["messages"] if m["author"] == "bot")
    url = f"/api/v1/conversations/{citizen.id}/feedback"
    for value in (1, -1, 0, 1):
        assert citizen.http.post(url, json={"seq": answer["seq"], "value": value}).json()["value"] == value
        assert next(m for m in citizen.messages() if m["seq"] == answer["seq"])["feedback"] == value
    _assert_problem(citizen.http.post(url, json={"seq": answer["in_reply_to"], "value": 1}), 404)
    _assert_problem(citizen.http.post(url, json={"seq": 999, "value": 1}), 404)
    _assert_problem(citizen.http.post(url, json={"seq": answer["seq"], "value": 7}), 422)


def test_another_conversations_token_opens_nothing_and_tells_nothing(service: House, citizen: Citizen) -> None:
    stranger = service.citizen()
    for token in (stranger.token, "wrong", ""):
        headers = {"authorization": f"Bearer {token}"} if token else {}
        for method, path, body in (
            ("GET", "messages", None),
            ("POST", "messages", {"client_id": "x", "text": "hei"}),
            ("POST", "feedback", {"seq": 1, "value": 1}),
            ("POST", "human", {}),
            ("POST", "close", {}),
        ):
            url = f"{service.base}/api/v1/conversations/{citizen.id}/{path}"
            answer = httpx.request(method, url, json=body, headers=headers, trust_env=False)
            assert answer.status_code in (401, 404), (method, path, answer.text)
    assert len(citizen.messages()) == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"client_id": "a"}, 422),
        ({"client_id": "a", "text": ""}, 422),
        ({"client_id": "a", "text": "   \n "}, 422),
        ({"client_id": "a", "text": "x" * 2001}, 422),
        ({"client_id": "", "text": "hei"}, 422),
        ({"client_id": "a", "text": "hei", "button_id": "1.0"}, 422),
        ({"text": "hei"}, 422),
        ({"client_id": "a", "text": 7}, 422),
    ],
)
def test_bad_input_gets_one_clear_sentence_and_loses_nothing(
    citizen: Citizen, body: dict[str, Any], status: int
) -> None:
    url = f"/api/v1/conversations/{citizen.id}/messages"
    problem = _assert_problem(citizen.http.post(url, json=body), status)
    assert problem["detail"].endswith((".", "?"))
    assert len(citizen.messages()) == 1


def test_odd_characters_are_kept_or_dropped_but_never_break_the_conversation(citizen: Citizen) -> None:
    url = f"/api/v1/conversations/{citizen.id}/messages"
    odd = '{"client_id": "odd", "text": "hei\\u0000 \\ud800 👩‍🔧 \\u202e ok"}'
    answer = citizen.http.post(url, content=odd, headers={"content-type": "application/json"})
    assert answer.status_code == 201, answer.text
    assert "👩‍🔧" in answer.json()["messages"][0]["text"]
    _assert_problem(citizen.http.post(url, content=b"{", headers={"content-type": "application/json"}), 422)


def test_a_closed_conversation_takes_no_more_and_says_so(citizen: Citizen) -> None:
    closed = citizen.http.post(f"/api/v1/conversations/{citizen.id}/close").json()
    assert closed["state"] == "closed"
    problem = _assert_problem(citizen.post(text="hei?"), 409)
    assert "avsluttet" in problem["detail"]
    english = citizen.http.post(
        f"/api/v1/conversations/{citizen.id}/messages",
        json={"client_id": "en", "text": "hi"},
        headers={"accept-language": "en-GB"},
    )
    assert "ended" in english.json()["detail"]


def test_the_answer_comes_in_the_language_of_the_citizen(citizen: Citizen) -> None:
    nynorsk = citizen.say("eg veit ikkje kva eg skal bli, korleis kan eg finne det ut?")
    assert nynorsk["lang"] == "nn"
    assert all(m["lang"] == "nn" for m in nynorsk["messages"] if m["author"] == "bot")
    english = citizen.say("I don't know what I want to do, can you help me with that?")
    assert english["lang"] == "en"
    assert "you" in bot_text(english).lower()


def test_a_wish_to_be_phoned_becomes_a_callback_and_the_conversation_goes_on(service: House, citizen: Citizen) -> None:
    citizen.say("kan dere ringe meg?")
    wrong = bot_text(citizen.say("12 34"))
    assert wrong
    citizen.say("912 34 567")
    view = citizen.say("i morgen etter klokka 12")
    assert view["state"] == "bot"
    with service.counsellor() as counsellor:
        callbacks = counsellor.get("/api/v1/queue").json()["callbacks"]
        mine = [c for c in callbacks if c["conversation_id"] == citizen.id]
        assert len(mine) == 1
        assert "91234567" in mine[0]["phone_number"].replace(" ", "")
        done = counsellor.post(f"/api/v1/callbacks/{mine[0]['id']}/done")
        assert done.json()["done_by"]
        still = counsellor.get("/api/v1/queue").json()["callbacks"]
        assert mine[0]["id"] not in [c["id"] for c in still]


@pytest.mark.parametrize("line", ["nei", "jeg vet ikke", "mener det", "ok", "no i mean it"])
def test_after_a_crisis_an_unclear_line_gets_care_and_nothing_else(citizen: Citizen, line: str) -> None:
    citizen.say("jeg orker ikke leve lenger")
    answers = [m for m in citizen.say(line)["messages"] if m["author"] == "bot"]
    assert answers
    assert all("113" in m["text"] for m in answers)


def test_a_clear_question_is_answered_again_after_a_crisis(citizen: Citizen) -> None:
    citizen.say("jeg orker ikke leve lenger")
    assert "Lånekassen" in bot_text(citizen.say("hvordan søker jeg lån og stipend?"))


def test_who_waits_for_a_person_after_a_crisis_is_told_once_who_answers_meanwhile(
    service: House, citizen: Citizen
) -> None:
    citizen.say("jeg orker ikke leve lenger")
    view = citizen.say("kan jeg snakke med et menneske i kveld")
    place, *meanwhile = (message["text"] for message in view["messages"] if message["author"] != "citizen")
    # Other tests' counsellors count as here for a while after their last sign.
    someone_here = httpx.get(f"{service.base}/api/v1/availability", trust_env=False).json()["someone_here"]
    assert view["state"] == "waiting" and "kø" in place
    assert ["116 123" in text for text in meanwhile] == ([] if someone_here else [True])
    again = [m["text"] for m in citizen.say("hvilket nummer er jeg i køen")["messages"] if m["author"] != "citizen"]
    assert len(again) == 1 and "116 123" not in again[0]


def test_who_only_waits_for_a_person_gets_no_crisis_numbers(citizen: Citizen) -> None:
    view = citizen.say("kan jeg snakke med et menneske")
    assert len([message for message in view["messages"] if message["author"] != "citizen"]) == 1


def test_what_is_asked_beside_a_person_is_told_before_the_place_in_the_queue(citizen: Citizen) -> None:
    view = citizen.say("kan jeg snakke med en person på ukrainsk?")
    told = [message["text"] for message in view["messages"] if message["author"] != "citizen"]
    assert view["state"] == "waiting"
    assert len(told) == 2 and "snakker det språket" in told[0]


def test_saying_no_to_a_person_queues_nobody(citizen: Citizen) -> None:
    for text in ("vil ikke snakke med noen alikevel", "jeg vil ikke snakke med et menneske"):
        assert citizen.say(text)["state"] == "bot"


def test_an_ordered_call_gets_another_number_and_time_and_is_called_off(service: House, citizen: Citizen) -> None:
    for text in ("kan dere ringe meg?", "912 34 567", "i morgen etter klokka 12"):
        citizen.say(text)

    def mine() -> list[dict[str, Any]]:
        with service.counsellor() as counsellor:
            callbacks = counsellor.get("/api/v1/queue").json()["callbacks"]
            return [c for c in callbacks if c["conversation_id"] == citizen.id]

    assert "90 12 34 56" in bot_text(citizen.say("oi feil nummer, det skal være 90123456"))
    citizen.say("kan dere ringe onsdag i stedet?")
    (changed,) = mine()
    assert changed["phone_number"] == "+4790123456"
    assert "onsdag" in changed["callback_time"]
    citizen.say("jeg vil ikke bli ringt likevel")
    assert mine() == []


def test_a_number_given_while_the_time_is_asked_for_corrects_the_first(service: House, citizen: Citizen) -> None:
    citizen.say("kan dere ringe meg?")
    citizen.say("912 34 567")
    citizen.say("nei vent, det er 90123456")
    citizen.say("torsdag kl 10")
    with service.counsellor() as counsellor:
        callbacks = counsellor.get("/api/v1/queue").json()["callbacks"]
        (mine,) = [c for c in callbacks if c["conversation_id"] == citizen.id]
    assert (mine["phone_number"], mine["callback_time"]) == ("+4790123456", "torsdag kl 10")


def test_who_declines_in_the_middle_of_ordering_a_call_is_let_go(citizen: Citizen) -> None:
    citizen.say("kan dere ringe meg?")
    citizen.say("nei jeg vil ikke bli ringt likevel")
    assert "nummer" not in bot_text(citizen.say("hva er fagbrev?"))


def test_who_worries_about_a_friend_gets_advice_for_one_who_worries(citizen: Citizen) -> None:
    first = bot_text(citizen.say("venninna mi sier hun vil dø, hva gjør jeg"))
    assert "116 111" in first
    assert "bryr deg" in first
    assert citizen.messages()[-1]["kind"] == "crisis"


def test_who_waits_and_asks_about_the_queue_is_told_the_place(citizen: Citizen) -> None:
    citizen.say("jeg vil snakke med et menneske")
    told = citizen.say("når kommer noen? er det lang kø")
    assert [m["author"] for m in told["messages"]] == ["citizen", "bot"]
    assert citizen.say("jeg venter her")["messages"][1:] == []


def test_a_joke_taken_back_is_heard_and_the_question_answered(citizen: Citizen) -> None:
    citizen.say("jeg vil dø hvis jeg må ha matte lol")
    told = bot_text(citizen.say("haha slapp av jeg tulla. hvordan blir jeg elektriker?"))
    assert "Godt at du sier det" in told
    assert "elektriker" in told.lower()


def test_the_same_answer_is_not_given_twice_in_a_row(citizen: Citizen) -> None:
    first = bot_text(citizen.say("hvordan skriver jeg en god cv?"))
    second = bot_text(citizen.say("ja men hvordan skriver jeg en god cv?"))
    assert first
    assert second
    assert first != second


def test_cards_can_be_pointed_at_and_a_dislike_narrows_the_search(citizen: Citizen) -> None:
    found = citizen.say("jeg liker å hjelpe folk")
    cards = next(m["cards"] for m in found["messages"] if m["cards"])
    assert cards[1]["title"].lower() in bot_text(citizen.say("fortell mer om den andre")).lower()
    narrowed = citizen.say("ikke noe med blod")
    left = next(m for m in narrowed["messages"] if m["cards"])
    assert "blod" in left["text"]
    assert "sykepleier" not in [card["id"] for card in left["cards"]]


def test_a_call_ordered_with_number_and_time_in_one_message_is_ordered_at_once(
    service: House, citizen: Citizen
) -> None:
    citizen.say("kan noen ringe meg? nummeret er 41234567 i morgen kl 10")
    with service.counsellor() as counsellor:
        callbacks = counsellor.get("/api/v1/queue").json()["callbacks"]
        (mine,) = [c for c in callbacks if c["conversation_id"] == citizen.id]
    assert mine["phone_number"] == "+4741234567"
    assert "kl 10" in mine["callback_time"]
