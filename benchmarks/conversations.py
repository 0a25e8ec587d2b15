"""Holds the written conversations with the whole house, for readers to judge, and counts what readers said.

    python -m benchmarks.conversations OUT        writes OUT/replies.jsonl, and OUT/part-N.md for N readers
    python -m benchmarks.conversations OUT --sums  counts OUT/verdicts-N.txt, a line each: "c12.3 S" (S, A or D)

What the citizens write (`benchmarks/citizens/*.yml`) was written before any bot replied and by helpers who had not seen
the content, and no turn of it is among those that the search learns from. What the first sixty showed missing was written
since, and so for every thirty: those named `spring_*` were the last fair measure, and a new one takes new conversations.
A reader says of every reply whether it would have satisfied that citizen (S), helped on the way (A) or let down (D): see
`READER`.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from foundation.settings import ROOT
from tests.house import House

WRITTEN = ROOT / "benchmarks" / "citizens"
READER = """\
# Reading conversations with Veiviser
You read as the citizen who wrote. The service is a bot for career guidance in Norway that answers from written texts and can
call a human counsellor. Of every reply say one letter:

- S: I got what I asked for, or what such a service could be expected to give: the right text, a fitting question back, a
  person when one was needed. Not every word needs to fit me.
- A: it is not quite what I asked for, but helps me on: the general answer, the right one among those offered, a good next step.
- D: it let me down: about something else, what I was told before, nothing, or hurtful.

Be just: neither kind nor harsh. Thanks and greetings count as well. Write one line for every turn, `c12.3 S`, with a few words
of reason after D, into the file that you were given, and nothing else.
"""


def read_conversations(files: str = "*.yml") -> list[dict[str, Any]]:
    """Return the conversations of these files, each {id, who, turns}; ids are their places, "c1" and on."""
    rows = [row for file in sorted(WRITTEN.glob(files)) for row in yaml.safe_load(file.read_text(encoding="utf-8"))]
    return [{"id": f"c{number}", **row} for number, row in enumerate(rows, 1)]


def shown(message: dict[str, Any]) -> str:
    """Return what a citizen sees of a message: text, cards, buttons."""
    lines = [message["text"]] if message["text"] else []
    lines += [f"[kort: {card['title']} – {card.get('summary', '')}]" for card in message["cards"]]
    if message["buttons"]:
        lines.append("[knapper: " + " | ".join(button["title"] for button in message["buttons"]) + "]")
    return "\n".join(lines)


def hold(house: House, written: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return every turn as {id, who, said, replies}, in order."""
    found = []
    for one in written:
        citizen = house.citizen()
        for number, text in enumerate(one["turns"], 1):
            view = citizen.say(text)
            replies = [m for m in view["messages"] if m["author"] != "citizen"]
            found.append({"id": f"{one['id']}.{number}", "who": one["who"], "said": text, "replies": replies})
        print(f"  {one['id']} of {len(written)}", file=sys.stderr, flush=True)
    return found


def for_readers(turns: list[dict[str, Any]], readers: int) -> list[str]:
    """Return what each reader reads; whole conversations, about as many for each."""
    by_conversation: dict[str, list[dict[str, Any]]] = {}
    for turn in turns:
        by_conversation.setdefault(turn["id"].split(".")[0], []).append(turn)
    parts = [[READER] for _ in range(readers)]
    for number, (name, mine) in enumerate(by_conversation.items()):
        part = parts[number * readers // len(by_conversation)]
        part.append(f"\n## {name}: {mine[0]['who']}")
        for turn in mine:
            said = "\n".join(shown(message) for message in turn["replies"]) or "(ingenting)"
            part.append(f"\n### {turn['id']}\n> {turn['said']}\n\n{said}")
    return ["\n".join(part) + "\n" for part in parts]


def sums(folder: Path) -> dict[str, Any]:
    """Return how many turns satisfied, helped on and let down, in hundredths. Raises ValueError for a turn judged twice."""
    turns = [json.loads(line)["id"] for line in (folder / "replies.jsonl").read_text(encoding="utf-8").splitlines()]
    verdicts: dict[str, str] = {}
    for file in sorted(folder.glob("verdicts-*.txt")):
        for turn, verdict in re.findall(r"^(c\d+\.\d+)\W+([SAD])\b", file.read_text(encoding="utf-8"), re.MULTILINE):
            if turn in verdicts:
                raise ValueError(f"{turn} is judged twice")
            verdicts[turn] = verdict
    counted = Counter(verdicts.values())
    shares = {
        name: round(100 * counted[key] / max(1, len(verdicts)))
        for name, key in (("satisfied", "S"), ("helped_on", "A"), ("let_down", "D"))
    }
    return {"turns": len(turns), "judged": len(verdicts), **shares}


def main() -> None:
    """Hold and write, or count."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--sums", action="store_true", help="count the verdicts instead")
    arguments.add_argument("--readers", type=int, default=4)
    arguments.add_argument("--files", default="*.yml", help='which of benchmarks/citizens, as "later_*.yml"')
    chosen = arguments.parse_args()
    if chosen.sums:
        print(json.dumps(sums(chosen.folder)))
        return
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, House(Path(folder)) as house:
        turns = hold(house, read_conversations(chosen.files))
    lines = [json.dumps(turn, ensure_ascii=False) for turn in turns]
    (chosen.folder / "replies.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for number, text in enumerate(for_readers(turns, chosen.readers), 1):
        (chosen.folder / f"part-{number}.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
