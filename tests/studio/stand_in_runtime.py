"""Stands in for the bot's interpreter where a test is about processes that fail, hang and die: trains nothing.

Started as `stand_in_runtime.py -m bot.train …`; what it does stands in `orders.json` in the current model's place:
the file named by the environment variable STAND_IN_ORDERS.
"""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any


def main() -> None:
    orders: dict[str, Any] = json.loads(Path(os.environ["STAND_IN_ORDERS"]).read_text())
    module, given = sys.argv[2], sys.argv[3:]
    flags = {"--progress", "--no-publish"}
    words = [word for word in given if word not in flags]
    options = dict(zip(words[::2], words[1::2], strict=True))
    {"bot.train": train, "bot.evaluate": evaluate, "bot.reader": read}[module](options, orders)


def train(options: dict[str, str], orders: dict[str, Any]) -> None:
    assert list(Path(options["--root"], "nlu_data").glob("*.yml"))
    print("noe som ikke er JSON", flush=True)
    print(json.dumps({"step": "Trener", "progress": 0.4}), flush=True)
    if orders["train"] == "fail":
        print("/somewhere/library.py:1: UserWarning: noise", file=sys.stderr)
        sys.exit("bot.train: Temaet greet har færre enn 5 eksempler.")
    if orders["train"] == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    if orders["train"] == "hang":
        child = subprocess.Popen(["sleep", "300"])
        Path(orders["pids"]).write_text(f"{os.getpid()} {child.pid}")
        time.sleep(300)
    print(json.dumps({"step": "Leser prøvesettet", "progress": 0.8, "phase": "evaluate"}), flush=True)
    if orders["train"] == "wait":
        Path(orders["pids"]).write_text(f"{os.getpid()}")
        while not Path(orders["go"]).exists():
            time.sleep(0.02)
    report = orders["report"]
    out = Path(options["--out"])
    file = out / report["model"]["file"]
    file.write_bytes(b"model " + report["model"]["id"].encode())
    report["model"]["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
    Path(options["--report"]).write_text(json.dumps(report))


def evaluate(options: dict[str, str], orders: dict[str, Any]) -> None:
    assert Path(options["--model"]).is_file()
    Path(options["--report"]).write_text(json.dumps(orders["live_report"]))


def read(options: dict[str, str], orders: dict[str, Any]) -> None:
    model_id = Path(options["--model"]).name.removesuffix(".tar.gz")
    with Path(orders["pids"]).open("a") as told:
        told.write(f"{model_id} {os.getpid()}\n")
    if orders["read"] == "never_ready":
        sys.exit(1)
    print("et bibliotek sier noe", flush=True)
    print(json.dumps({"ready": True, "model_id": model_id}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        if "kræsj" in asked["texts"]:
            os.kill(os.getpid(), signal.SIGKILL)
        if "vent" in asked["texts"]:
            time.sleep(0.3)
        readings = [
            {
                "text": text,
                "intent": f"{model_id}:{text}",
                "confidence": 0.5,
                "ranking": [{"intent": "greet", "confidence": 0.5}],
                "entities": [],
            }
            for text in asked["texts"]
        ]
        print(json.dumps({"id": asked["id"], "readings": readings}), flush=True)


if __name__ == "__main__":
    main()
