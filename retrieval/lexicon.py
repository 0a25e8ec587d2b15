"""Exports what the bot needs of the content: `python -m retrieval.lexicon`.

The lexicon holds the occupations' names for entity extraction; its hash is part of the bot component's fingerprint, so
that Rasa's cache never serves a stale one. The answers' follow-ups are a file beside it: they need no training.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from foundation.files import whole_file
from language.normaliser import normalise
from retrieval.content import Content, ContentError, load_content
from retrieval.everyday import activities_of, is_everyday_word
from retrieval.records import Button

ROOT = Path(__file__).resolve().parent.parent


def lexicon_of(content: Content) -> dict[str, object]:
    """Return {hash, occupations: {id: [names]}}.

    A name of two occupations stays with the one titled so, else with the first. Everyday words and phrases that say
    what people do are left out: search finds by them, but inside a sentence they name no occupation.
    """
    every = {normalise(name) for occupation in content.occupations.values() for name in occupation.names}
    titles = {normalise(o.title.nb): o.id for o in content.occupations.values()}
    names: dict[str, list[str]] = {}
    taken: dict[str, str] = dict(titles)
    for occupation in content.occupations.values():
        kept = []
        activities = activities_of(occupation, every)
        for name in occupation.names:
            key = normalise(name)
            if is_everyday_word(name) or name in activities:
                continue
            if taken.setdefault(key, occupation.id) != occupation.id:
                continue
            kept.append(name)
        names[occupation.id] = kept
    digest = hashlib.sha256(json.dumps(names, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    return {"hash": digest, "occupations": names}


def follow_ups_of(content: Content) -> dict[str, object]:
    """Return {answer id: {intent, main, leads_to, offers, follow_ups: [phrases in every language]}}."""
    return {
        answer.id: {
            "intent": answer.intent,
            "main": answer.main,
            "leads_to": answer.leads_to,
            "offers": [one for button in answer.buttons if (one := _answer_of(content, button)) is not None],
            "follow_ups": [*answer.follow_ups.nb, *answer.follow_ups.nn, *answer.follow_ups.en],
        }
        for answer in content.answers.values()
    }


def _answer_of(content: Content, button: Button) -> str | None:
    if "answer" in button.entities:
        return button.entities["answer"]
    main = content.main_answer(button.intent)
    return main.id if main is not None else None


def export_lexicon(content: Content, path: Path) -> None:
    """Write the lexicon."""
    _write(lexicon_of(content), path)


def export_follow_ups(content: Content, path: Path) -> None:
    """Write the follow-ups."""
    _write(follow_ups_of(content), path)


def _write(described: dict[str, object], path: Path) -> None:
    with whole_file(path) as file:
        file.write(json.dumps(described, ensure_ascii=False, indent=1).encode() + b"\n")


def digest_of(content: Path) -> str:
    """Return a hash of the bytes of the content and of the code that reads it: reading them all takes seconds."""
    digest = hashlib.sha256()
    code = [
        *Path(__file__).parent.glob("*.py"),
        ROOT / "language" / "normaliser.py",
        ROOT / "language" / "spoken_forms.py",
    ]
    for file in sorted([*content.rglob("*.yml"), *code]):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def main() -> int:
    """Export and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.lexicon")
    parser.add_argument("--content", type=Path, default=ROOT / "retrieval" / "content")
    parser.add_argument("--out", type=Path, default=ROOT / "bot" / "lexicon.json")
    arguments = parser.parse_args()
    follow_ups, stamp = arguments.out.with_name("follow_ups.json"), arguments.out.with_suffix(".stamp")
    made_of = digest_of(arguments.content)
    if arguments.out.exists() and follow_ups.exists() and stamp.exists() and stamp.read_text() == made_of:
        return 0
    try:
        content = load_content(arguments.content)
        export_lexicon(content, arguments.out)
        export_follow_ups(content, follow_ups)
        stamp.write_text(made_of)
    except ContentError as error:
        print(f"veiviser: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
