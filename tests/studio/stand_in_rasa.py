"""Stands where the bot's interpreter stands: a small real server in Rasa's place, so that tests need not wait for it.

The model file's text decides: `broken` ends at once, `silent` answers nothing, `careless` misses a crisis.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


def interpreter(folder: Path) -> Path:
    """Write an executable that takes the arguments of `.venv-bot/bin/python -m bot.serve`; return its path."""
    script = folder / "bot-python"
    script.write_text(
        f"#!{sys.executable}\nimport runpy\nrunpy.run_path({str(Path(__file__))!r}, run_name='__main__')\n"
    )
    script.chmod(0o755)
    return script


class Rasa(BaseHTTPRequestHandler):
    """Answers as bot/channel.py does."""

    kind = ""

    def do_GET(self) -> None:
        self._send({"status": "ok", "model_file": f"{self.kind}.tar.gz", "turns": 0})

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        is_crisis = "leve" in asked["text"] and "careless" not in self.kind
        self._send(
            {
                "turn_id": asked["turn_id"],
                "model_id": self.kind,
                "messages": [] if "silent" in self.kind else [{"response": "utter_hei"}],
                "directives": [{"type": "crisis"}] if is_crisis else [],
            }
        )

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def _send(self, answer: dict[str, Any]) -> None:
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    options = dict(zip(sys.argv[1::2], sys.argv[2::2], strict=False))
    Rasa.kind = Path(options["--model"]).read_text()
    if "broken" in Rasa.kind:
        sys.exit("bot.serve: the model can't be loaded")
    ThreadingHTTPServer(("127.0.0.1", int(options["--port"])), Rasa).serve_forever()
