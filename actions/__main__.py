"""Starts the action server on loopback: `python -m actions --port 5055`."""

import argparse
import logging
import os
import sys

from rasa_sdk.endpoint import create_app


def main() -> int:
    """Serve until stopped; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m actions", description=__doc__)
    parser.add_argument("--port", type=int, default=int(os.environ.get("VEIVISER_ACTIONS_PORT", "5055")))
    parser.add_argument("--interface", default=os.environ.get("VEIVISER_ACTIONS_HOST", "127.0.0.1"))
    arguments = parser.parse_args()
    logging.basicConfig(level=os.environ.get("VEIVISER_LOG_LEVEL", "INFO"), format="%(levelname)s %(name)s %(message)s")
    for name in ("sanic.access", "httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    app = create_app("actions", cors_origins="")
    app.config.KEEP_ALIVE_TIMEOUT = 75
    app.config.ACCESS_LOG = False
    try:
        app.run(host=arguments.interface, port=arguments.port, workers=1, access_log=False)
    except OSError as error:
        print(f"actions: {error.strerror or error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
