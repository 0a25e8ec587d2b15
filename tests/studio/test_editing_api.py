"""Editing over HTTP: stale saves are refused with both sides, nothing acknowledged is lost, mistakes are told."""

import asyncio
import random
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from accounts.models import User
from accounts.service import Accounts
from foundation.database import Database
from language.encoder import load_encoder
from studio import yaml_document
from studio.change_sets import ChangeSets
from studio.neighbours import Neighbours
from studio.workspace import Workspace
from tests.studio.editing_parts import (
    PASSWORD,
    accounts,
    api,
    app,
    change_sets,
    draft_over_http,
    get,
    ola,
    other,
    project,
    publish,
    read,
    sunniva,
    workspace,
    write,
)

__all__ = ["accounts", "api", "app", "change_sets", "ola", "other", "project", "sunniva", "workspace"]
EDITS = 200


def edit(draft: str, **changes: Any) -> dict[str, Any]:
    return {"change_set_id": draft, **changes}


async def put_intent(
    client: httpx.AsyncClient, name: str, draft: str, etag: str | None, **changes: Any
) -> httpx.Response:
    headers = {"if-match": f'"{etag}"'} if etag else {}
    return await client.put(f"/intents/{name}", json=edit(draft, **changes), headers=headers)


async def put_record(
    client: httpx.AsyncClient, kind: str, record_id: str, draft: str, etag: str, record: dict[str, Any]
) -> httpx.Response:
    body = {"change_set_id": draft, "record": record}
    return await client.put(f"/records/{kind}/{record_id}", json=body, headers={"if-match": f'"{etag}"'})


# Intents


async def test_an_intent_is_seen_and_edited_and_only_its_lines_change(api: httpx.AsyncClient) -> None:
    draft = await draft_over_http(api)
    seen = await get(api, "/intents/ask_deadlines", change_set_id=draft)
    first = seen["examples"][0]
    saved = await put_intent(
        api, "ask_deadlines", draft, seen["etag"],
        add=["ka tid stenge søkingen her nord"], remove=[seen["examples"][1]],
        change=[{"before": first, "after": f"{first} egentlig"}],
    )  # fmt: skip
    assert saved.status_code == 200, saved.text
    assert saved.headers["etag"] == f'"{saved.json()["etag"]}"'
    assert saved.json()["examples"] == [
        f"{first} egentlig", *seen["examples"][2:], "ka tid stenge søkingen her nord"
    ]  # fmt: skip
    view = await get(api, f"/change-sets/{draft}")
    assert [(file["added"], file["removed"]) for file in view["files"]] == [(2, 2)]
    listed = {one["name"]: one for one in (await get(api, "/intents", change_set_id=draft))["intents"]}
    assert listed["ask_deadlines"]["changed"]
    assert not listed["crisis"]["changed"]
    assert listed["crisis"]["held_out"] >= 30


async def test_the_list_tells_files_and_what_only_buttons_mean(api: httpx.AsyncClient) -> None:
    listed = await get(api, "/intents")
    assert "crisis.yml" in listed["files"]
    assert "show_answer" in listed["button_only"]
    assert all(one["file"] in listed["files"] for one in listed["intents"])


async def test_a_stale_save_is_refused_with_both_sides(api: httpx.AsyncClient, other: httpx.AsyncClient) -> None:
    draft = await draft_over_http(api)
    seen = await get(api, "/intents/ask_deadlines", change_set_id=draft)
    assert (
        await put_intent(other, "ask_deadlines", draft, seen["etag"], add=["fristen for kveldsskolen da"])
    ).is_success
    refused = await put_intent(api, "ask_deadlines", draft, seen["etag"], add=["fristen for dagskolen da"])
    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (412, "stale_edit")
    assert "fristen for kveldsskolen da" in problem["current"]["examples"]
    assert problem["yours"]["add"] == ["fristen for dagskolen da"]
    again = await put_intent(api, "ask_deadlines", draft, problem["current_etag"], add=["fristen for dagskolen da"])
    assert again.json()["examples"][-2:] == ["fristen for kveldsskolen da", "fristen for dagskolen da"]


async def test_an_edit_must_say_what_it_builds_on(api: httpx.AsyncClient) -> None:
    draft = await draft_over_http(api)
    refused = await put_intent(api, "ask_deadlines", draft, None, add=["hei"])
    assert (refused.status_code, refused.json()["code"]) == (428, "if_match_missing")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"add": ["jeg vil dø"]}, "temaet crisis"),
        ({"add": ["søknadsfrist [kokk"]}, "Parentesene"),
        ({"add": ["   "]}, "tom"),
        ({"remove": ["dette har aldri stått her"]}, "står ikke i temaet"),
        ({"change": [{"before": "dette har aldri stått her", "after": "x"}]}, "står ikke i temaet"),
    ],
)
async def test_what_may_not_be_an_example_is_told_and_nothing_is_saved(
    api: httpx.AsyncClient, changes: dict[str, Any], says: str
) -> None:
    draft = await draft_over_http(api)
    seen = await get(api, "/intents/ask_deadlines", change_set_id=draft)
    refused = await put_intent(api, "ask_deadlines", draft, seen["etag"], **changes)
    assert (refused.status_code, refused.json()["code"]) == (422, "record_broken")
    assert says in refused.json()["detail"]
    assert (await get(api, "/intents/ask_deadlines", change_set_id=draft)) == seen


async def test_held_out_texts_never_become_examples(
    api: httpx.AsyncClient, database: Database, workspace: Workspace
) -> None:
    async with database.read() as session:
        held_out = [(intent, text) for intent, text, _ in await workspace.examples(session, folder="nlu_data/held_out")]
    intent, text = next(row for row in held_out if row[0] == "ask_deadlines")
    draft = await draft_over_http(api)
    seen = await get(api, f"/intents/{intent}", change_set_id=draft)
    assert "prøvesettet" in (await put_intent(api, intent, draft, seen["etag"], add=[text.upper()])).json()["detail"]


NEW = {
    "name": "ask_volunteering",
    "file": "people.yml",
    "label": {"nb": "Teller frivillig arbeid?", "nn": "Tel frivillig arbeid?", "en": "Does volunteering count?"},
    "examples": ["teller det at jeg har jobbet frivillig", "er frivillig arbeid verdt noe", "tæll frivillig arbei"],
    "answer": {
        "question": {"nb": "Teller frivillig arbeid?", "nn": "Tel frivillig arbeid?", "en": "Does volunteering count?"},
        "alt_questions": {"nb": ["frivillig arbeid"]},
        "text": {"nb": "Ja, det kan du.", "nn": "Ja, det kan du.", "en": "Yes, you can."},
        "source": {"title": "utdanning.no", "url": "https://utdanning.no"},
        "checked": "2026-11-26",
    },
}


async def test_a_new_intent_comes_with_rule_label_answer_and_examples(
    api: httpx.AsyncClient, change_sets: ChangeSets
) -> None:
    draft = await draft_over_http(api)
    made = await api.post("/intents", json={"change_set_id": draft, **NEW})
    assert made.status_code == 201, made.text
    assert made.json()["examples"] == NEW["examples"]
    view = await get(api, f"/change-sets/{draft}")
    changed = {file["path"]: (file["added"], file["removed"]) for file in view["files"]}
    assert changed.keys() == {
        "bot/domain/faq.yml", "bot/rules/faq.yml", "nlu_data/people.yml", "retrieval/content/intents.yml",
        "retrieval/content/answers/volunteering.yml",
    }  # fmt: skip
    assert changed["bot/domain/faq.yml"] == changed["bot/rules/faq.yml"] == (1, 0)
    answer = yaml_document.read(await read(change_sets, "retrieval/content/answers/volunteering.yml", draft) or "")[0]
    assert (answer["id"], answer["intent"], answer["main"]) == ("volunteering", "ask_volunteering", "true")
    for name, code in ((NEW["name"], "record_exists"), ("show_answer", "record_exists"), ("crisis", "record_exists")):
        again = await api.post("/intents", json={"change_set_id": draft, **NEW, "name": name})
        assert (again.status_code, again.json()["code"]) == (409, code)


async def test_a_new_intent_with_a_broken_part_leaves_nothing_behind(api: httpx.AsyncClient) -> None:
    draft = await draft_over_http(api)
    for part in (
        {"answer": {**NEW["answer"], "source": None}},  # type: ignore[dict-item]
        {"examples": ["jeg vil dø"]},
        {"label": {**NEW["label"], "nb": "Dette er en altfor lang tekst til å stå på en knapp"}},  # type: ignore[dict-item]
        {"file": "nowhere.yml"},
    ):
        refused = await api.post("/intents", json={"change_set_id": draft, **NEW, **part})
        assert refused.status_code == 422, refused.text
    assert (await get(api, f"/change-sets/{draft}"))["files"] == []


# Records


async def test_a_saved_record_changes_its_own_lines_alone(
    api: httpx.AsyncClient, change_sets: ChangeSets, project: Path
) -> None:
    draft = await draft_over_http(api)
    path = "retrieval/content/answers/adult_education.yml"
    seen = await get(api, "/records/answers/adult-education", change_set_id=draft)
    assert seen["record"]["main"] is True
    assert seen["record_schema"]["properties"]["checked"]
    untouched = await put_record(api, "answers", "adult-education", draft, seen["etag"], seen["record"])
    assert untouched.json()["etag"] == seen["etag"]
    assert (await get(api, f"/change-sets/{draft}"))["files"] == []
    record = {**seen["record"], "checked": "2026-11-25", "owner": "Redaksjonen", "expires": "2027-01-31"}
    saved = await put_record(api, "answers", "adult-education", draft, seen["etag"], record)
    assert saved.status_code == 200, saved.text
    before, after = (project / path).read_text(), await read(change_sets, path, draft) or ""
    assert after == before.replace(
        "  checked: 2026-11-26\n", "  checked: 2026-11-25\n  owner: Redaksjonen\n  expires: 2027-01-31\n", 1
    )
    listed = await get(api, "/records/answers", change_set_id=draft)
    row = next(one for one in listed["records"] if one["id"] == "adult-education")
    assert (row["changed"], row["owner"], row["expires"]) == (True, "Redaksjonen", "2027-01-31")
    assert sum(one["changed"] for one in listed["records"]) == 1


async def test_every_record_survives_being_saved_without_an_edit(api: httpx.AsyncClient) -> None:
    draft = await draft_over_http(api)
    for kind in ("answers", "utterances", "labels", "opening_hours", "occupations"):
        listed = (await get(api, f"/records/{kind}"))["records"]
        for row in listed[:: max(1, len(listed) // 4)]:
            seen = await get(api, f"/records/{kind}/{row['id']}", change_set_id=draft)
            saved = await put_record(api, kind, row["id"], draft, seen["etag"], seen["record"])
            assert saved.status_code == 200, (kind, row["id"], saved.text)
    assert (await get(api, f"/change-sets/{draft}"))["files"] == []


async def test_a_number_sent_as_such_leaves_what_is_written_alone(api: httpx.AsyncClient) -> None:
    draft = await draft_over_http(api)
    seen = await get(api, "/records/occupations/advokat")
    record = {**seen["record"], "riasec": {key: float(value) for key, value in seen["record"]["riasec"].items()}}
    assert (await put_record(api, "occupations", "advokat", draft, seen["etag"], record)).is_success
    assert (await get(api, f"/change-sets/{draft}"))["files"] == []
    record["riasec"]["R"] = 2.5
    assert (await put_record(api, "occupations", "advokat", draft, seen["etag"], record)).is_success
    (file,) = (await get(api, f"/change-sets/{draft}"))["files"]
    assert (file["added"], file["removed"]) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "record_id", "changes", "says"),
    [
        ("answers", "adult-education", {"text": {"nb": "x", "nn": "", "en": "x"}}, "text.nn: Må fylles ut."),
        ("answers", "adult-education", {"checked": "i går"}, "ÅÅÅÅ-MM-DD"),
        ("answers", "adult-education", {"main": False}, "må ha et hovedsvar"),
        ("answers", "adult-education", {"tull": "x"}, "finnes ikke"),
        ("answers", "adult-education", {"id": "another"}, "kan ikke endres"),
        ("answers", "adult-education", {"leads_to": ["astronaut"]}, "«astronaut» finnes ikke"),
        ("answers", "adult-education", {"buttons": [{"intent": "show_answer", "entities": {"answer": "x"}}]}, "«x»"),
        ("answers", "adult-education", {"buttons": [{"intent": "nowhere"}]}, "nowhere"),
        ("answers", "adult-education", {"text": {"nb": "{x}", "nn": "x", "en": "x"}}, "vises"),
        ("answers", "adult-education", {"source": {"title": "x", "url": "http://x"}}, "source.url"),
        ("occupations", "advokat", {"related": ["advokat"]}, "seg selv"),
        ("occupations", "advokat", {"riasec": {"R": 8, "I": 1, "A": 1, "S": 1, "E": 1, "C": 1}}, "7 eller mindre"),
        ("utterances", "utter_greet", {"text": {"nb": "Hei {navn}", "nn": "Hei", "en": "Hi"}}, "{navn}"),
        ("labels", "greet", {"nb": "x" * 46}, "for lang"),
        ("opening_hours", "opening_hours", {"timezone": "Europe/Osloo"}, "Tidssonen"),
        ("opening_hours", "opening_hours", {"weekly": {"monday": [{"from": "ni", "to": "ti"}]}}, "TT:MM"),
    ],
)
async def test_a_broken_record_is_refused_with_a_sentence(
    api: httpx.AsyncClient, kind: str, record_id: str, changes: dict[str, Any], says: str
) -> None:
    draft = await draft_over_http(api)
    seen = await get(api, f"/records/{kind}/{record_id}")
    refused = await put_record(api, kind, record_id, draft, seen["etag"], {**seen["record"], **changes})
    assert (refused.status_code, refused.json()["code"]) == (422, "record_broken"), refused.text
    assert says in refused.json()["detail"]
    assert refused.json()["errors"]


async def test_records_are_added_and_taken_away_unless_something_needs_them(
    api: httpx.AsyncClient, change_sets: ChangeSets
) -> None:
    draft = await draft_over_http(api)
    notice = {
        "id": "jul",
        "text": {"nb": "Stengt", "nn": "Stengt", "en": "Closed"},
        "from": "2026-12-24",
        "to": "2026-12-26",
    }
    made = await api.post("/records/notices", json={"change_set_id": draft, "record": notice})
    assert made.status_code == 201, made.text
    text = await read(change_sets, "retrieval/content/notices.yml", draft) or ""
    assert text.startswith("# What everybody")
    assert yaml_document.read(text) == [notice]
    again = await api.post("/records/notices", json={"change_set_id": draft, "record": notice})
    assert (again.status_code, again.json()["code"]) == (409, "record_exists")
    headers, params = {"if-match": f'"{made.json()["etag"]}"'}, {"change_set_id": draft}
    assert (await api.delete("/records/notices/jul", params=params)).status_code == 428
    assert (await api.delete("/records/notices/jul", params=params, headers=headers)).status_code == 204
    assert yaml_document.read(await read(change_sets, "retrieval/content/notices.yml", draft) or "") == []
    for kind, record_id, says in (
        ("answers", "adult-education", "hovedsvaret"),
        ("answers", "prior-learning-upper-secondary", "En knapp viser til svaret"),
        ("occupations", "advokat", "Andre viser til yrket"),
        ("utterances", "utter_greet", "ikke slettes"),
    ):
        seen = await get(api, f"/records/{kind}/{record_id}")
        headers = {"if-match": seen["etag"]}
        refused = await api.delete(f"/records/{kind}/{record_id}", params=params, headers=headers)
        assert refused.status_code == 422, refused.text
        assert says in refused.json()["detail"]


async def test_an_occupation_is_a_file_that_comes_and_goes(api: httpx.AsyncClient, change_sets: ChangeSets) -> None:
    draft = await draft_over_http(api)
    seen = await get(api, "/records/occupations/advokat")
    record = {**seen["record"], "id": "prokurator"}
    made = await api.post("/records/occupations", json={"change_set_id": draft, "record": record})
    assert made.status_code == 201, made.text
    assert made.json()["file"] == "retrieval/content/occupations/prokurator.yml"
    assert (await get(api, "/records/occupations/prokurator", change_set_id=draft))["record"] == record
    headers, params = {"if-match": made.json()["etag"]}, {"change_set_id": draft}
    assert (await api.delete("/records/occupations/prokurator", params=params, headers=headers)).status_code == 204
    assert (await api.get("/records/occupations/prokurator", params=params)).status_code == 404
    evil = await api.post(
        "/records/occupations", json={"change_set_id": draft, "record": {**record, "id": "../../api"}}
    )
    assert evil.status_code == 422


async def test_the_preview_is_what_the_citizen_sees_and_saves_nothing(api: httpx.AsyncClient) -> None:
    draft = await draft_over_http(api)
    record = (await get(api, "/records/answers/adult-education"))["record"]
    record["text"]["nn"] = "Ei ny tekst."
    record["points"] = [{"id": "price", "asked": [], "text": {"nb": "Gratis.", "nn": "Det er gratis.", "en": "Free."}}]
    asked = {"kind": "answers", "record": record, "lang": "nn"}
    shown, point = (await api.post("/preview", json=asked)).json()["messages"]
    assert shown["text"] == "Ei ny tekst."
    assert point["text"] == "Det er gratis."
    assert shown["buttons"][1]["title"] == "Korleis tek eg fagbrev som vaksen?"
    assert shown["links"][0] == {"title": "VIGO", "url": "https://www.vigo.no"}
    occupation = (await get(api, "/records/occupations/advokat"))["record"]
    messages = (await api.post("/preview", json={"kind": "occupations", "record": occupation, "lang": "en"})).json()[
        "messages"
    ]
    assert messages[0]["cards"][0]["title"] == "Lawyer"
    utterance = {"id": "utter_x", "text": {"nb": "Nummer {position} i køen", "nn": "x", "en": "x"}}
    (said,) = (await api.post("/preview", json={"kind": "utterances", "record": utterance})).json()["messages"]
    assert said["text"] == "Nummer {position} i køen"
    assert (await get(api, f"/change-sets/{draft}"))["files"] == []


# Change sets


async def test_content_is_published_at_once_and_what_is_trained_is_not(
    api: httpx.AsyncClient, change_sets: ChangeSets
) -> None:
    draft = await draft_over_http(api)
    assert (await api.post(f"/change-sets/{draft}/publish")).json()["code"] == "change_set_empty"
    seen = await get(api, "/records/labels/greet")
    await put_record(api, "labels", "greet", draft, seen["etag"], {**seen["record"], "nb": "Hallo"})
    done = await api.post(f"/change-sets/{draft}/publish")
    assert done.status_code == 200, done.text
    assert done.json()["change_set"]["state"] == "published"
    patch = await api.get(done.json()["patch_url"].removeprefix("/api/v1/studio"))
    assert '+greet: {nb: "Hallo", nn: "Hei", en: "Hi"}\n' in patch.text
    assert (await get(api, "/records/labels/greet"))["record"]["nb"] == "Hallo"
    trained = await draft_over_http(api)
    seen = await get(api, "/intents/greet")
    await put_intent(api, "greet", trained, seen["etag"], add=["heihå på deg du"])
    refused = await api.post(f"/change-sets/{trained}/publish")
    assert (refused.status_code, refused.json()["code"]) == (409, "needs_training")
    closed = await put_record(api, "labels", "greet", draft, "x", {})
    assert (closed.status_code, closed.json()["code"]) == (409, "change_set_closed")


async def test_a_draft_tells_its_changes_and_once_published_whether_a_release_put_them_aside(
    api: httpx.AsyncClient, change_sets: ChangeSets, ola: User, project: Path
) -> None:
    draft = await draft_over_http(api)
    seen, greet = await get(api, "/records/labels/greet"), await get(api, "/intents/greet")
    assert (await put_intent(api, "greet", draft, greet["etag"], add=["heihå på deg du"])).is_success
    await put_record(api, "labels", "greet", draft, seen["etag"], {**seen["record"], "nb": "Hallo"})
    await write(change_sets, draft, ola, "retrieval/content/notices.yml", "- id: [\n")
    found = await get(api, f"/change-sets/{draft}/changes")
    examples, label, notices = found["files"]
    assert examples["changes"][0]["examples"] == {"added": ["heihå på deg du"], "removed": [], "changed": []}
    (field,) = label["changes"][0]["fields"]
    assert (label["kind"], label["changes"][0]["id"]) == ("labels", "greet")
    assert (field["path"], field["lang"], field["before"], field["after"]) == ("", "nb", "Hei", "Hallo")
    assert (notices["broken"]["line"], notices["changes"]) == (2, [])
    missing = await api.get("/change-sets/ingen/changes")
    assert (missing.status_code, missing.json()["code"]) == (404, "change_set_unknown")

    await write(change_sets, draft, ola, "retrieval/content/notices.yml", "[]\n")
    await publish(change_sets, draft)
    labels = project / label["path"]
    assert (await get(api, f"/change-sets/{draft}/changes"))["put_aside"] == []
    labels.write_text(labels.read_text().replace('nb: "Hei"', 'nb: "Heisann"'))
    published = await get(api, f"/change-sets/{draft}/changes")
    assert published["put_aside"] == [label["path"]]
    assert [one for one in published["files"] if one["kind"] == "labels"] == [label]


async def test_a_save_after_somebody_else_published_is_stale_and_then_settles_it(
    api: httpx.AsyncClient, other: httpx.AsyncClient
) -> None:
    mine, theirs = await draft_over_http(api), await draft_over_http(other)
    seen = await get(api, "/records/labels/greet", change_set_id=mine)
    saved = await put_record(api, "labels", "greet", mine, seen["etag"], {**seen["record"], "nb": "Heisann"})
    await put_record(other, "labels", "greet", theirs, seen["etag"], {**seen["record"], "nb": "Hallo"})
    assert (await other.post(f"/change-sets/{theirs}/publish")).status_code == 200
    assert (await get(api, f"/change-sets/{mine}"))["files"][0]["conflict"]
    refused = await api.post(f"/change-sets/{mine}/publish")
    assert (refused.status_code, refused.json()["code"]) == (409, "change_set_conflict")
    again = await put_record(api, "labels", "greet", mine, saved.json()["etag"], {**seen["record"], "nb": "Heisann"})
    assert again.status_code == 200, again.text
    assert (await api.post(f"/change-sets/{mine}/publish")).status_code == 200
    assert (await get(api, "/records/labels/greet"))["record"]["nb"] == "Heisann"


async def test_a_draft_is_renamed_as_it_was_seen_and_given_up(api: httpx.AsyncClient) -> None:
    draft = await draft_over_http(api)
    etag = (await get(api, f"/change-sets/{draft}"))["etag"]
    body = {"title": "Et bedre navn", "reason": "Fordi"}
    renamed = await api.put(f"/change-sets/{draft}", json=body, headers={"if-match": f'"{etag}"'})
    assert (renamed.status_code, renamed.json()["title"]) == (200, "Et bedre navn")
    stale = await api.put(f"/change-sets/{draft}", json={**body, "title": "Nei"}, headers={"if-match": f'"{etag}"'})
    assert (stale.status_code, stale.json()["current"]["title"]) == (412, "Et bedre navn")
    assert (await api.delete(f"/change-sets/{draft}")).status_code == 204
    assert [one["state"] for one in (await get(api, "/change-sets"))["change_sets"]] == ["abandoned"]
    assert (await get(api, "/change-sets", state="draft"))["change_sets"] == []


async def test_only_content_staff_come_in(app: FastAPI, accounts: Accounts) -> None:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api/v1/studio") as client:
        for url in ("/change-sets", "/change-sets/x/changes", "/intents", "/records/answers", "/export"):
            assert (await client.get(url)).status_code == 401
            token, _ = await accounts.log_in("veileder", PASSWORD)
            refused = await client.get(url, headers={"authorization": f"Bearer {token}"})
            assert (refused.status_code, refused.json()["code"]) == (403, "role_missing")


# In and out, warnings


async def test_what_is_exported_can_be_imported_and_changes_nothing(api: httpx.AsyncClient) -> None:
    draft = await draft_over_http(api)
    for format, name in (("yaml", "eksempler.yml"), ("csv", "eksempler.csv")):
        sent = await api.get("/export", params={"format": format})
        assert name in sent.headers["content-disposition"]
        lines = sent.text.split("\n")
        content = "\n".join(lines[:400])
        done = await api.post("/import", json={"format": format, "content": content, "change_set_id": draft})
        assert done.json()["added"] == 0, done.text
        assert {row["why"] for row in done.json()["skipped"]} <= {"already_there", "personal_data"}
    csv = "text;intent\nka tid stenge søkingen her nord;ask_deadlines\nhei;nowhere\n"
    done = (await api.post("/import", json={"format": "csv", "content": csv, "change_set_id": draft})).json()
    assert (done["added"], done["skipped"][0]["why"]) == (1, "unknown_intent")
    broken = await api.post("/import", json={"format": "yaml", "content": "nlu:\n - [", "change_set_id": draft})
    assert (broken.status_code, broken.json()["code"]) == (422, "import_broken")


class _Few:
    """The workspace with so few examples that they are embedded in a moment."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    async def examples(self, session: Any, change_set_id: str | None = None) -> list[tuple[str, str, str]]:
        kept = {"ask_deadlines", "crisis", "ask_cv"}
        return [row for row in await self._workspace.examples(session, change_set_id) if row[0] in kept]


async def test_warnings_come_from_the_real_embeddings(
    api: httpx.AsyncClient, app: FastAPI, database: Database, workspace: Workspace, tmp_path: Path
) -> None:
    neighbours = Neighbours(database, _Few(workspace), load_encoder(), tmp_path / "vectors.npz")
    await neighbours.refresh()
    app.state.studio.neighbours = neighbours
    examples = (await get(api, "/intents/crisis"))["examples"]
    asked = {"text": f"{examples[0]} nå", "intent": "ask_cv"}
    warned = (await api.post("/check", json=asked)).json()["warnings"]
    assert {one["kind"] for one in warned} & {"near_duplicate", "unlike"}
    assert {one["intent"] for one in warned} == {"crisis"}
    good = (await api.post("/check", json={"text": "hvordan bør cven min se ut da", "intent": "ask_cv"})).json()
    assert good["warnings"] == []


# Two browsers at once


async def test_no_acknowledged_edit_of_two_browsers_is_lost_and_no_stale_one_overwrites(
    api: httpx.AsyncClient, other: httpx.AsyncClient
) -> None:
    """Each browser saves with the etag it saw last, which half the time is an old one."""
    draft = await draft_over_http(api)
    names = ("ask_deadlines", "crisis", "ask_cv")
    start = {name: await get(api, f"/intents/{name}", change_set_id=draft) for name in names}
    kept: dict[str, set[str]] = {name: set(view["examples"]) for name, view in start.items()}
    refused: list[str] = []
    acknowledged = 0

    async def type_away(client: httpx.AsyncClient, who: int) -> None:
        nonlocal acknowledged
        dice = random.Random(who)
        seen = {name: view["etag"] for name, view in start.items()}
        mine: dict[str, list[str]] = {name: [] for name in names}
        for number in range(EDITS // 2):
            name = dice.choice(names)
            if dice.random() < 0.5:
                seen[name] = (await get(client, f"/intents/{name}", change_set_id=draft))["etag"]
            new = f"helt ny ytring {who}x{number} om saken"
            changes: dict[str, Any] = {"add": [new]}
            gone = mine[name].pop() if mine[name] and dice.random() < 0.3 else None
            if gone is not None:
                changes["remove"] = [gone]
            answer = await put_intent(client, name, draft, seen[name], **changes)
            if answer.status_code == 200:
                acknowledged += 1
                kept[name].add(new)
                kept[name].discard(gone or "")
                mine[name].append(new)
                if dice.random() < 0.5:
                    seen[name] = answer.json()["etag"]
            else:
                assert (answer.status_code, answer.json()["code"]) == (412, "stale_edit"), answer.text
                refused.append(new)
                if gone is not None:
                    mine[name].append(gone)

    await asyncio.gather(type_away(api, 1), type_away(other, 2))
    for name in names:
        assert set((await get(api, f"/intents/{name}", change_set_id=draft))["examples"]) == kept[name]
    every = set().union(*kept.values())
    assert not every & set(refused)
    assert acknowledged > EDITS // 5
    assert len(refused) > EDITS // 5
