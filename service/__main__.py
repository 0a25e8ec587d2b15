"""The command line: `python -m service …`; `make` calls it."""

import argparse
import asyncio
import sys
from pathlib import Path

from foundation.errors import StartupError
from foundation.settings import ROOT, get_settings


def main() -> int:
    """Run a command and return the exit code; every failure is one clear sentence."""
    parser = argparse.ArgumentParser(prog="python -m service")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="start Rasa, actions and the service, and look after them")
    run.add_argument("--die-with-parent", action="store_true", help="stop when the calling process dies")
    host = commands.add_parser("bot-host", help="keep Rasa running, and swap it when another model goes live")
    host.add_argument("--model", type=Path, help="file of the first model; the current one of models/ if left out")
    commands.add_parser("migrate", help="bring the database to its newest form")
    export = commands.add_parser("export-schemas", help="write the protocol's JSON Schemas for the web client")
    export.add_argument("--out", type=Path, default=ROOT / "web" / "src" / "protocol")
    arguments = parser.parse_args()
    settings = get_settings()
    try:
        if arguments.command == "run":
            from service.supervisor import run as run_all

            run_all(settings, arguments.die_with_parent)
        elif arguments.command == "bot-host":
            from service.bot_host import run as run_host

            run_host(settings, arguments.model)
        elif arguments.command == "migrate":
            from service.migrate import migrate

            settings.var.mkdir(parents=True, exist_ok=True)
            asyncio.run(migrate(settings.database))
        else:
            from service.schema_export import export as export_schemas

            export_schemas(arguments.out)
    except StartupError as error:
        print(f"veiviser: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"veiviser: {error.strerror or error} {error.filename or ''}".rstrip() + ".", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
