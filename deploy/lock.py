"""Writes requirements/*.lock: exact versions of everything both runtimes need.

The service's locks are read off `.venv` (so that torch stays the CPU build's version and no GPU packages are
listed); the bot's is resolved by uv for Python 3.10.
"""

import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import tomllib
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
# Other names that a CUDA build of torch asks for; the CPU build needs none of them.
GPU = re.compile(r"^(nvidia-|cuda-|triton)")


def closure(wanted: list[str]) -> dict[str, str]:
    """Return name → version of the installed packages that `wanted` and their dependencies need."""
    found: dict[str, str] = {}
    todo = [(Requirement(text), frozenset[str]()) for text in wanted]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        requirement, _ = todo.pop()
        name = canonicalize_name(requirement.name)
        extras = frozenset(requirement.extras)
        if GPU.match(name) or (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            installed = distribution(name)
        except PackageNotFoundError:
            sys.exit(f"veiviser: {name} is not installed in .venv; run `pip install '{requirement}'` there first.")
        found[name] = installed.version.partition("+")[0]
        for text in installed.requires or []:
            dependency = Requirement(text)
            environments = [{"extra": extra} for extra in extras] or [{"extra": ""}]
            if dependency.marker is None or any(dependency.marker.evaluate(e) for e in environments):
                todo.append((dependency, frozenset(dependency.extras)))
    return found


def write(name: str, packages: dict[str, str]) -> None:
    """Write one lock file."""
    lines = ["# Written by `make lock`; exact versions of everything.", ""]
    lines += [f"{package}=={version}" for package, version in sorted(packages.items())]
    (LOCKS / name).write_text("\n".join(lines) + "\n")


def main() -> None:
    """Write the three locks."""
    LOCKS.mkdir(exist_ok=True)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    service = closure(extras["service"])
    write("service.lock", service)
    write("test.lock", {k: v for k, v in closure(extras["test"]).items() if k not in service})
    uv = str(ROOT / ".venv" / "bin" / "uv")
    command = [uv, "pip", "compile", "-q", "--no-annotate", "--no-header", "--extra", "bot", "--python-version", "3.10"]
    # No machine's own index or find-links may end up in the lock.
    command += ["--no-emit-index-url", "--no-emit-find-links", str(ROOT / "pyproject.toml")]
    resolved = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    (LOCKS / "bot.lock").write_text("# Written by `make lock`; exact versions of everything.\n\n" + resolved)


if __name__ == "__main__":
    main()
