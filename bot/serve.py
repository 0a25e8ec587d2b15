"""Starts Rasa with our channel and nothing else: `python -m bot.serve --model models/x.tar.gz`.

It is `rasa run` without what we don't use: TensorFlow, Rasa's HTTP API (which could inject events and
replace the model) and the fallback from a broken tracker store to memory.
"""

import argparse
import asyncio
import logging
import os
import sys
import warnings
from pathlib import Path
from typing import Any

from bot.lean_imports import leave_tensorflow_out

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Serve until stopped; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot.serve", description=__doc__)
    parser.add_argument("--model", help="file of the model; the current one of models/ if left out")
    parser.add_argument("--port", type=int, default=int(os.environ.get("VEIVISER_RASA_PORT", "5005")))
    parser.add_argument("--interface", default=os.environ.get("VEIVISER_RASA_HOST", "127.0.0.1"))
    arguments = parser.parse_args()
    logging.basicConfig(level=os.environ.get("VEIVISER_LOG_LEVEL", "INFO"), format="%(levelname)s %(name)s %(message)s")
    try:
        model = Path(arguments.model) if arguments.model else _current_model()
        if not model.is_file():
            raise FileNotFoundError(f"the model {model} is missing; train one with `python -m bot.train`")
        serve(model, arguments.interface, arguments.port)
    except Exception as error:
        print(f"bot.serve: {error}", file=sys.stderr)
        return 1
    return 0


def serve(model: Path, interface: str, port: int) -> None:
    """Load the model and answer on interface:port until a signal comes."""
    leave_tensorflow_out()
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    # One thread for the encoder: on a busy machine its threads wait for each other more than they help.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    from rasa.core.channels import channel
    from sanic import Sanic

    from bot.channel import VeiviserInput
    from bot.endpoints import write_endpoints
    from bot.lean_rasa import work_out_once

    _quieten()
    work_out_once()
    path = write_endpoints(Path(os.environ.get("VEIVISER_VAR", str(ROOT / "var"))) / "endpoints.yml")
    app = Sanic("veiviser_bot", configure_logging=False)
    app.config.KEEP_ALIVE_TIMEOUT = 75
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.config.ACCESS_LOG = False
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 5
    app.config.REQUEST_MAX_SIZE = 1_000_000
    channel.register([VeiviserInput()], app, route="/webhooks/")

    async def load(app: Any, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.agent = await load_agent(model, path)

    app.register_listener(load, "before_server_start")
    app.run(host=interface, port=port, workers=1, access_log=False)


async def load_agent(model: Path, endpoints_file: Path) -> Any:
    """Return Rasa's agent with the model loaded. Raises RuntimeError when it can't be."""
    from rasa.core.agent import load_agent as load
    from rasa.core.channels.channel import UserMessage
    from rasa.core.tracker_store import FailSafeTrackerStore
    from rasa.core.utils import AvailableEndpoints

    agent = await load(model_path=str(model), endpoints=AvailableEndpoints.read_endpoints(str(endpoints_file)))
    if not agent.is_ready():
        raise RuntimeError(f"the model {model.name} can't be loaded; the log above says why")
    if isinstance(agent.tracker_store, FailSafeTrackerStore):
        # A turn that can't be kept must fail and be asked again, not live in memory until the next restart.
        agent.tracker_store = agent.processor.tracker_store = agent.tracker_store._tracker_store
    agent.processor._parse_message_with_graph(UserMessage("hei"), None)
    return agent


def _current_model() -> Path:
    from bot.registry import current_model

    return current_model(ROOT / "models")


def _quieten() -> None:
    """Leave out what Rasa and Sanic say about every message; it may hold what people wrote."""
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    for name in ("rasa", "sanic.access", "apscheduler", "matplotlib"):
        logging.getLogger(name).setLevel(logging.WARNING)


if __name__ == "__main__":
    sys.exit(main())
