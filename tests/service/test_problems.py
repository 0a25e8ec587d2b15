"""Every error of every room has a status and a sentence in each language."""

import string

import pytest
from fastapi.testclient import TestClient

import accounts.errors
import conversations.errors
import handoff.errors
from foundation.errors import VeiviserError
from service.app import create_app
from service.problems import problem, problem_of

MODULES = (accounts.errors, conversations.errors, handoff.errors)
CODES = sorted(
    {
        thing.code
        for module in MODULES
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, VeiviserError) and "code" in vars(thing)
    }
    - {"internal"}
)
PARAMS = {"limit": 2000, "length": 2001, "name": "Kari", "role": "counsellor"}


@pytest.mark.parametrize("code", CODES)
def test_an_error_has_a_status_and_a_sentence_of_its_own_in_each_language(code: str) -> None:
    told = [problem(code, lang, PARAMS) for lang in ("nb", "nn", "en")]
    assert {p["status"] for p in told} != {500}, f"{code} has no text in service.problems"
    for found in told:
        assert not next(iter(string.Formatter().parse(found["detail"])))[1], "a placeholder is left"
        assert found["detail"][0].isupper()
        assert found["detail"].endswith(".")
    assert told[2]["detail"] != told[0]["detail"]


def test_an_unexpected_error_tells_nothing_of_its_insides() -> None:
    found = problem_of(RuntimeError("secret"), "nb")
    assert found["status"] == 500
    assert "secret" not in str(found)


def test_an_unknown_language_is_answered_in_bokmal() -> None:
    assert problem("message_empty", "xx")["detail"] == "Meldingen er tom. Skriv noe først."


def test_bodies_are_bounded_and_all_examples_may_come_in_at_once() -> None:
    client = TestClient(create_app(), raise_server_exceptions=False)
    assert client.post("/api/v1/conversations", content=b"x" * 300_000).status_code == 413
    assert client.post("/api/v1/studio/import", content=b"x" * 300_000).status_code != 413
    assert client.post("/api/v1/studio/import", content=b"x" * 5_000_000).status_code == 413
