"""A service for tests of the bot's runtime: the agreed HTTP answers over a handful of records.

The real service lives in the other runtime; tests/e2e drive both together.
"""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
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
}


class ServiceStandIn:
    """Answers on a free port until left; `away` makes it refuse, `slow_seconds` makes it late."""

    def __init__(self) -> None:
        self.away = False
        self.slow_seconds = 0.0
        self.asked: list[str] = []
        self.wishes: dict[str, Any] = {}  # what the search says it read, when not just likes
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
        if parts.path == "/api/v1/search":
            return 200, self.search(wanted)
        name = parts.path.rsplit("/", 1)[1]
        if name in OCCUPATIONS:
            return 200, {"id": name, "related": ["dyrepleier", "bonde"]}
        return 404, {"detail": "There is no such occupation."}

    def search(self, wanted: dict[str, str]) -> dict[str, Any]:
        words = set(wanted["q"].casefold().replace("?", " ").split())
        exclude = set(wanted.get("exclude", "").split(","))
        found = []
        if wanted.get("kind") in (None, "occupation"):
            found += [("occupation", id_, None, words & set(text.split())) for id_, text in OCCUPATIONS.items()]
        if wanted.get("kind") in (None, "answer"):
            found += [("answer", id_, family, words & set(text.split())) for id_, (family, text) in ANSWERS.items()]
        results = [
            {
                "kind": kind,
                "id": id_,
                "title": id_,
                "summary": "",
                "score": 0.5 + 0.2 * len(matched),
                "passage": {"section": "interests", "text": "et utdrag"},
                "why": {"dense": 0.8, "lexical": 0.4, "matched": sorted(matched)},
                "intent": family,
                "main": id_ == family,
                "url": f"/yrker/{id_}",
            }
            for kind, id_, family, matched in found
            if matched and id_ not in exclude and wanted.get("intent") in (None, family)
        ]
        results.sort(key=lambda result: -float(str(result["score"])))
        return {
            "query": wanted["q"],
            "lang": wanted.get("lang", "nb"),
            "results": results[: int(wanted.get("limit", "5"))],
            "thresholds": {"answer": 0.65, "suggest": 0.3},
            "wishes": self.wishes or {"likes": wanted["q"], "dislikes": [], "own_work": []},
        }
