"""Writes Rasa's endpoints from the environment: action server, tracker store, lock store, NLG.

`bot/endpoints.yml` is the readable default for `rasa run`; Rasa can put variables into values, but can't
leave a whole store out or choose another, so `bot.serve` writes `var/endpoints.yml` with this module.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

ROOT = Path(__file__).resolve().parent.parent
STORE = "bot.tracker_store.BotTrackerStore"


class EndpointsError(Exception):
    """A variable holds a URL that can't be used; the message names it."""


def endpoints(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the content of an endpoints file. Raises EndpointsError."""
    actions = environment.get("VEIVISER_ACTIONS_URL") or (
        f"http://127.0.0.1:{environment.get('VEIVISER_ACTIONS_PORT', '5055')}"
    )
    service = environment.get("VEIVISER_SERVICE_URL", "http://127.0.0.1:8000").rstrip("/")
    return {
        # Rasa sends its whole domain with each call unless it is told that only some actions need it.
        "action_endpoint": {"url": f"{actions.rstrip('/')}/webhook", "enable_selective_domain": True},
        "tracker_store": tracker_store(environment),
        "lock_store": lock_store(environment.get("VEIVISER_RASA_LOCK_URL") or environment.get("VEIVISER_REDIS_URL")),
        "nlg": {"url": f"{service}/internal/nlg"} if environment.get("VEIVISER_RASA_NLG") == "1" else None,
    }


def tracker_store(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return where trackers are kept: VEIVISER_TRACKER_URL (SQLite or PostgreSQL), else a file in VEIVISER_VAR."""
    url = environment.get("VEIVISER_TRACKER_URL", "")
    if not url:
        var = Path(environment.get("VEIVISER_VAR", str(ROOT / "var")))
        return {"type": STORE, "dialect": "sqlite", "db": str(var / "tracker.db")}
    parts = urlsplit(url)
    kind = parts.scheme.split("+")[0]
    if kind == "sqlite":
        return {"type": STORE, "dialect": "sqlite", "db": unquote(parts.path).removeprefix("/")}
    if kind not in ("postgresql", "postgres") or not parts.hostname:
        raise EndpointsError("VEIVISER_TRACKER_URL must begin with sqlite:/// or postgresql://host/.")
    found = {
        "type": STORE,
        "dialect": "postgresql",
        "url": parts.hostname,
        "port": parts.port or 5432,
        "db": unquote(parts.path.lstrip("/")) or "rasa",
        "username": unquote(parts.username or "postgres"),
        "password": unquote(parts.password) if parts.password else None,
    }
    return {key: value for key, value in found.items() if value is not None}


def lock_store(url: str | None) -> dict[str, Any]:
    """Return where Rasa's locks are: Redis when several Rasas share a tracker store, else memory."""
    if not url:
        return {"type": "in_memory"}
    parts = urlsplit(url)
    if parts.scheme not in ("redis", "rediss") or not parts.hostname:
        raise EndpointsError("The Redis URL for Rasa's locks must begin with redis://host.")
    found = {
        "type": "redis",
        "url": parts.hostname,
        "port": parts.port or 6379,
        "db": int(parts.path.lstrip("/") or 0),
        "username": parts.username or None,
        "password": unquote(parts.password) if parts.password else None,
        "use_ssl": parts.scheme == "rediss" or None,
        "key_prefix": "veiviser",
    }
    return {key: value for key, value in found.items() if value is not None}


def write_endpoints(path: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """Write the endpoints file, readable by its owner alone since it may hold a password; return its path."""
    content = {key: value for key, value in endpoints(environment).items() if value is not None}
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.touch(mode=0o600)
    part.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    part.replace(path)
    return path
