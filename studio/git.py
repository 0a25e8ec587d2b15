"""Commits to a branch without a working tree: whatever is checked out, in whatever state, is never touched."""

import asyncio
import os
import subprocess
import tempfile
from pathlib import Path

from studio import merging
from studio.publishing import Commit

ATTEMPTS = 8
_NOTHING = "0" * 40
_COMMITTER = {"GIT_COMMITTER_NAME": "Veiviser", "GIT_COMMITTER_EMAIL": "studio@veiviser.invalid"}


class GitFailed(Exception):
    """Git refused; the message is what it said."""


async def commit(repository: Path, branch: str, wanted: Commit) -> str:
    """Put a change set on top of `branch` and return the commit's id; the one that is there already, if it is.

    A branch that isn't there begins at HEAD. What others put on the branch in between stays: the files are merged
    record by record, and where both changed the same record the change set's stands, as it does for citizens.
    `repository` is the project's folder in it, which may lie below its top. Raises GitFailed.
    """
    try:
        return await asyncio.to_thread(_commit, repository, branch, wanted)
    except (OSError, ValueError) as error:
        # A disk that is full or read-only, a file there that isn't UTF-8, a sign that git can't be handed.
        raise GitFailed(f"{type(error).__name__}: {error}") from error


def _commit(repository: Path, branch: str, wanted: Commit) -> str:
    top = Path(_git(repository, "rev-parse", "--git-common-dir").strip())
    folder = top if top.is_absolute() else repository / top
    prefix = _git(repository, "rev-parse", "--show-prefix").strip()
    ref = f"refs/heads/{branch}"
    refused = GitFailed(f"{ref} moves all the time")
    for _ in range(ATTEMPTS):
        tip = _git(repository, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}", may_fail=True).strip()
        head = tip or _git(repository, "rev-parse", "--verify", "--quiet", "HEAD^{commit}", may_fail=True).strip()
        done = _already(repository, head, wanted.change_set_id) if tip else None
        if done is not None:
            return done
        tree = _tree(repository, folder, head, prefix, wanted)
        made = _git(
            repository,
            *("commit-tree", tree, *(("-p", head) if head else ())),
            stdin=wanted.message.encode(),
            env={
                **_COMMITTER,
                "GIT_AUTHOR_NAME": wanted.author,
                "GIT_AUTHOR_EMAIL": wanted.email,
                "GIT_AUTHOR_DATE": wanted.date,
            },
        ).strip()
        try:
            _git(repository, "update-ref", "-m", "studio: publish", ref, made, tip or _NOTHING)
        except GitFailed as error:
            refused = error
            continue
        return made
    raise refused


def _already(repository: Path, tip: str, change_set_id: str) -> str | None:
    """Return the commit that holds a change set: it was made before a crash, or by another replica."""
    found = _git(repository, "log", "-1", "--format=%H", "--fixed-strings", f"--grep=Change-Set: {change_set_id}", tip)
    return found.strip() or None


def _tree(repository: Path, folder: Path, head: str, prefix: str, wanted: Commit) -> str:
    with tempfile.TemporaryDirectory(prefix="veiviser-index-", dir=folder) as place:
        env = {"GIT_INDEX_FILE": str(Path(place) / "index")}
        _git(repository, "read-tree", *([head] if head else ["--empty"]), env=env)
        entries = []
        for change in wanted.files:
            path = f"{prefix}{change.path}"
            there = _blob(repository, head, path)
            after, _ = merging.merge(change.path, change.before, there, change.after)
            if after is None:
                entries.append(f"0 {_NOTHING}\t{path}\n")
            else:
                blob = _git(repository, "hash-object", "-w", "--stdin", stdin=after.encode()).strip()
                entries.append(f"100644 {blob}\t{path}\n")
        _git(repository, "update-index", "--index-info", stdin="".join(entries).encode(), env=env)
        return _git(repository, "write-tree", env=env).strip()


def _blob(repository: Path, head: str, path: str) -> str | None:
    if not head or not _git(repository, "ls-tree", "--full-tree", head, "--", path).strip():
        return None
    return _git(repository, "cat-file", "blob", f"{head}:{path}")


def _git(
    repository: Path,
    *arguments: str,
    stdin: bytes = b"",
    env: dict[str, str] | None = None,
    may_fail: bool = False,
) -> str:
    # A caller that runs inside a git hook must not lend us its index or folder.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        ended = subprocess.run(
            ["git", "-C", str(repository), *arguments],  # noqa: S607  (git is where the operator put it)
            input=stdin,
            capture_output=True,
            env=clean | (env or {}),
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitFailed(str(error)) from error
    if ended.returncode != 0 and not may_fail:
        raise GitFailed(ended.stderr.decode(errors="replace").strip() or f"git {arguments[0]} failed")
    return ended.stdout.decode(errors="surrogateescape")
