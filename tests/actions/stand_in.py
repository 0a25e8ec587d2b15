"""A service for tests of the bot's runtime: the agreed HTTP answers over a handful of records.

The real service lives in the other runtime; tests/e2e drive both together.
"""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

OCCUPATIONS = {
    "veterinaer": "dyr medisin",
    "dyrepleier": "dyr",
    "dyrepasser": "dyr ute",
    "bonde": "dyr ute",
    "hovslager": "dyr hest",
    "gartner": "dyr ute planter",
    "fisker": "ute hav",
    "systemutvikler": "data",
}
ANSWERS = {
    "student-finance": ("ask_student_finance", "stipend lån lånekassen"),
    "student-finance-abroad": ("ask_student_finance", "stipend utlandet utenlands"),
    "fagbrev-praksis": ("ask_praksiskandidat", "praksiskandidat fagbrev jobb"),
    "apprentice-pay": ("ask_apprenticeship", "lærling lønna prosent"),
}


class Reflections:
    """One reflection of three items for every conversation, as the guidance API answers."""

    ITEMS = ("r01", "s01", "a01")
    LIKINGS: ClassVar = {"elsker det": 5, "liker": 4, "nei": 2, "æsj": 1}

    def __init__(self) -> None:
        self.answers: dict[str, list[list[Any]]] = {}
        self.words: dict[str, Any] = {}
        self.wants: dict[str, Any] = {"values": [], "dislikes": [], "limits": []}
        self.consent: bool | None = None
        self.unread = 0

    def take(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        place = path.removeprefix("/api/v1/guidance/").split("?")[0].split("/")
        if place[0] == "conversations":
            self.answers.setdefault(place[1], [])
            return 201, self.view(place[1])
        session, what = place[1], place[2] if len(place) > 2 else ""
        given = self.answers.setdefault(session, [])
        if what == "answers":
            return 200, self.answer(session, place[3], body)
        if what in ("undo", "restart"):
            self.answers[session] = given[:-1] if what == "undo" else []
        if what == "words":
            self.words = body
            types = ["S"] if "hjalp" in body["text"] else []
            return 200, {"text": body["text"], "types": types, "in_words": "å hjelpe", "accepted": None, "safety": None}
        if what == "wants":
            self.wants = {name: body.get(name, []) for name in ("values", "dislikes", "limits")} | {
                "text": body.get("text")
            }
            return 200, {**self.wants, "safety": None}
        if what == "consent":
            self.consent = body["consent"]
            return 200, {"consent": self.consent}
        if what == "result":
            shown = [{"id": one, "title": one, "for": [{"text": "Hjelpe"}]} for one in ("veterinaer", "bonde")]
            told = {
                "in_words": ["Du ser ut til å like dyr."],
                "flat": False,
                "question": "Ute eller inne?",
                "steps": ["Spør."],
            }
            return 200, {**told, "occupations": shown}
        return 200, self.view(session)

    def answer(self, session: str, item: str, body: dict[str, Any]) -> dict[str, Any]:
        value = body.get("value", self.LIKINGS.get(str(body.get("text"))))
        read = value is not None or "text" not in body
        if not read and not self.unread:
            self.unread = 1
            return {**self.view(session), "value": None, "understood": False, "safety": None}
        self.unread = 0
        known = [one for one in self.answers[session] if one[0] != item]
        self.answers[session] = [*known, [item, value]]
        return {**self.view(session), "value": value, "understood": read, "safety": None}

    def view(self, session: str) -> dict[str, Any]:
        given = self.answers.get(session, [])
        left = [item for item in self.ITEMS if item not in [one[0] for one in given]]
        return {
            "session_id": session,
            "answers": [{"item_id": item, "text": f"Aktivitet {item}", "value": value} for item, value in given],
            "next": {"item_id": left[0], "text": f"Aktivitet {left[0]}"} if left else None,
            "done": not left,
            "stopped": False,
            "n_asked": len(given),
            "n_total": len(self.ITEMS),
            "wants": {name: self.wants[name] for name in ("values", "dislikes", "limits")},
        }


class ServiceStandIn:
    """Answers on a free port until left; `away` makes it refuse, `slow_seconds` makes it late."""

    def __init__(self) -> None:
        self.away = False
        self.reflections = Reflections()
        self.slow_seconds = 0.0
        self.asked: list[str] = []
        self.wishes: dict[str, Any] = {}  # what the search says it read, when not just likes
        self.kinds: dict[str, float] = {}  # what the search says the message is after
        self.scores: dict[str, float] = {}  # of results, by id, when not by the words they share
        self.audience: dict[str, list[str]] = {}  # whom answers are written to, by id
        self.points: dict[str, str] = {}
        self.next_points: dict[str, str] = {}  # … and those that do where these were told
        self.chance = 0.9  # that these reply
        self.sections: dict[str, str] = {}  # of every occupation's record
        self.topic_chance = 0.9  # that a topic named in a question is asked of
        self.topics: dict[str, str] = {}  # texts of the points of every occupation's record, by their topic
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                stand_in.asked.append(self.path)
                time.sleep(stand_in.slow_seconds)
                status, body = (503, {"detail": "away"}) if stand_in.away else stand_in.answer(self.path)
                data = json.dumps(body).encode()
                try:
                    self.send_response(status)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)
                except OSError:
                    self.close_connection = True

            def do_POST(self) -> None:
                self._take()

            def do_PUT(self) -> None:
                self._take()

            def _take(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers.get("content-length") or 0)) or b"{}")
                stand_in.asked.append(self.path)
                status, answer = (
                    (503, {}) if stand_in.away else stand_in.reflections.take(self.command, self.path, body)
                )
                data = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "ServiceStandIn":
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str) -> tuple[int, dict[str, Any]]:
        parts = urlsplit(path)
        wanted = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/api/v1/availability":
            return 200, {"open": True, "opening": "Vi er her til klokka 16.", "someone_here": True}
        if parts.path.startswith("/api/v1/guidance/"):
            return self.reflections.take("GET", parts.path, {})
        if parts.path == "/api/v1/search":
            return 200, self.search(wanted)
        name = parts.path.rsplit("/", 1)[1]
        if name in OCCUPATIONS:
            points = [{"id": topic, "question": f"{topic}?", "text": text} for topic, text in self.topics.items()]
            asked = wanted.get("q", "")
            reply = next((one | {"chance": self.topic_chance} for one in points if one["id"] in asked), None)
            record = {"id": name, "related": ["dyrepleier", "bonde"], "sections": self.sections, "points": points}
            return 200, record | ({"reply": reply} if asked else {})
        return 404, {"detail": "There is no such occupation."}

    def search(self, wanted: dict[str, str]) -> dict[str, Any]:
        words, before = (set(wanted.get(name, "").casefold().replace("?", " ").split()) for name in ("q", "asked"))
        exclude = set(wanted.get("exclude", "").split(","))
        found = []
        if wanted.get("kind") in (None, "occupation"):
            found += [("occupation", id_, None, words & set(text.split())) for id_, text in OCCUPATIONS.items()]
        if wanted.get("kind") in (None, "answer"):
            shown = wanted.get("shown", "").split(",")
            for id_, (family, text) in ANSWERS.items():
                # What was asked before says something of an answer that was not given for it.
                told = words if id_ in shown else words | before
                found.append(("answer", id_, family, told & set(text.split())))
        told = [tuple(one.split(":")) for one in wanted.get("told", "").split(",") if one]
        points = {id_: point for id_, point in self.points.items() if (id_, point) not in told}
        points = {**{id_: self.next_points[id_] for id_, _ in told if id_ in self.next_points}, **points}
        results = [
            {
                "kind": kind,
                "id": id_,
                "title": id_,
                "summary": "",
                "score": self.scores.get(id_, 0.5 + 0.2 * len(matched)),
                "passage": {"section": "interests", "text": "et utdrag"},
                "why": {"dense": 0.8, "lexical": 0.4, "matched": sorted(matched)},
                "intent": family,
                "main": id_ == family,
                "audience": self.audience.get(id_, []),
                "url": f"/yrker/{id_}",
                "point": {"id": points[id_], "chance": self.chance} if id_ in points else None,
            }
            for kind, id_, family, matched in found
            if matched and id_ not in exclude and wanted.get("intent") in (None, family)
        ]
        results.sort(key=lambda result: -float(str(result["score"])))
        return {
            "query": wanted["q"],
            "lang": wanted.get("lang", "nb"),
            "results": results[: int(wanted.get("limit", "5"))],
            "thresholds": {"answer": 0.65, "suggest": 0.3, "point": 0.45},
            "wishes": self.wishes or {"likes": wanted["q"], "dislikes": [], "own_work": []},
            "kinds": self.kinds,
        }
