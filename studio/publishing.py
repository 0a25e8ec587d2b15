"""What a published change set becomes outside: a patch, or a commit. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from email.header import Header
from email.utils import format_datetime

from studio.models import ChangeSet
from studio.workspace import Change

_NOT_IN_A_HEADER = re.compile(r"^(?=---|\+\+\+|@@|diff |Index: |From )", re.MULTILINE)
_NO_NEWLINE = "\\ No newline at end of file\n"


@dataclass(frozen=True)
class Commit:
    """A change set as git keeps it; `files` are relative to the project's root."""

    change_set_id: str
    author: str
    email: str
    message: str
    date: str
    files: tuple[Change, ...]


def diff_of(change: Change) -> str:
    """Return a file's unified diff, "" when nothing differs; `git apply` takes it."""
    if change.before == change.after:
        return ""
    path = change.path
    lines = [f"diff --git a/{path} b/{path}\n"]
    if change.before is None:
        lines.append("new file mode 100644\n")
    if change.after is None:
        lines.append("deleted file mode 100644\n")
    before = f"a/{path}" if change.before is not None else "/dev/null"
    after = f"b/{path}" if change.after is not None else "/dev/null"
    lines += _whole_lines(unified_diff(_lines(change.before), _lines(change.after), before, after))
    return "".join(lines)


def patch_of(change_set: ChangeSet, changes: Iterable[Change]) -> str:
    """Return a change set as a patch that `git apply` takes, and `git am` with author, date and reason."""
    made = commit_of(change_set, changes)
    title, _, rest = made.message.partition("\n")
    diffs = "".join(diff_of(change) for change in made.files)
    return (
        "From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n"
        f"From: {_header(made.author)} <{made.email}>\n"
        f"Date: {made.date}\n"
        f"Subject: [PATCH] {_header(title)}\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        f"\n{_NOT_IN_A_HEADER.sub(' ', rest.strip())}\n"
        f"---\n{diffs}"
    )


def commit_of(change_set: ChangeSet, changes: Iterable[Change]) -> Commit:
    """Return who changed what and why."""
    parts = [" ".join(change_set.title.split()), change_set.reason.strip(), f"Change-Set: {change_set.id}"]
    author = " ".join(re.sub(r"[<>\n\r]", " ", change_set.author_name).split()) or change_set.author
    return Commit(
        change_set_id=change_set.id,
        author=author,
        email=f"{change_set.author}@veiviser.invalid",
        message="\n\n".join(part for part in parts if part) + "\n",
        date=format_datetime(change_set.published_at or change_set.updated_at),
        files=tuple(changes),
    )


def _lines(text: str | None) -> Sequence[str]:
    # Only line feeds end a line for git; str.splitlines knows many more signs.
    parts = (text or "").split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _whole_lines(diff: Iterable[str]) -> Iterator[str]:
    for line in diff:
        yield line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}"


def _header(text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8", maxlinelen=10_000).encode()
