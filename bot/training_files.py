"""Which files a model is trained from, their hash, and what is wrong with them."""

import hashlib
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_DATA = frozenset(
    {"show_answer", "ask_where_it_leads", "start", "change_callback", "reflect"}
)  # meant by a button, or by what points back
FEWEST_EXAMPLES = 5
SUMS = "SHA256SUMS"
IMPORTED = re.compile(r"^(?:from|import) language\.(\w+)", re.MULTILINE)
ANNOTATION = re.compile(r"\[([^\]]+)\]\{[^}]*\}")


class TrainingDataError(Exception):
    """The data can't be trained from; the message is one clear sentence."""


def nlu_files(root: Path = ROOT, held_out: bool = False) -> list[Path]:
    """Return the files of examples. Rasa reads folders with all below them, so held_out/ is kept away by listing."""
    folder = root / "nlu_data" / "held_out" if held_out else root / "nlu_data"
    return sorted(folder.glob("*.yml"))


def dialogue_files(root: Path = ROOT) -> list[Path]:
    """Return the rules and stories that are trained from (stories for testing begin with `test_`)."""
    stories = [file for file in sorted((root / "bot" / "stories").glob("*.yml")) if not file.name.startswith("test_")]
    return sorted((root / "bot" / "rules").glob("*.yml")) + stories


def story_test_files(root: Path = ROOT) -> list[Path]:
    """Return the stories that a model is tested with (bot/story_tests.py)."""
    return sorted((root / "bot" / "stories").glob("test_*.yml"))


def hashed_files(root: Path = ROOT, code: Path | None = None) -> list[tuple[str, Path]]:
    """Return (name, file) of every file that decides what the trained model is: data of `root`, the rest of `code`."""
    code = code or root
    components = sorted((code / "bot" / "components").glob("*.py"))
    components += _used_of_language([*components, code / "bot" / "policy.py"], code)
    domain = sorted((root / "bot" / "domain").glob("*.yml"))
    data = [root / "bot" / "lexicon.json", *domain, *dialogue_files(root), *nlu_files(root)]
    fixed = [code / "config.yml", code / "bot" / "policy.py", *components]
    named = [(file.relative_to(root), file) for file in data] + [(file.relative_to(code), file) for file in fixed]
    return [(name.as_posix(), file) for name, file in named]


def _used_of_language(files: list[Path], code: Path) -> list[Path]:
    """Return the modules of language/ that some files import, and what those import in turn."""
    found: set[Path] = set()
    waiting = list(files)
    while waiting:
        file = waiting.pop()
        if not file.exists():
            continue
        for module in IMPORTED.findall(file.read_text(encoding="utf-8")):
            imported = code / "language" / f"{module}.py"
            if imported.exists() and imported not in found:
                found.add(imported)
                waiting.append(imported)
    return sorted(found)


def data_hash(root: Path = ROOT, code: Path | None = None) -> str:
    """Return one SHA-256 over names and bytes of `hashed_files`. Raises TrainingDataError when one is missing."""
    digest = hashlib.sha256()
    for name, file in hashed_files(root, code):
        if not file.exists():
            hint = " Write it with `python -m retrieval.lexicon`." if file.name == "lexicon.json" else ""
            raise TrainingDataError(f"{name} is missing.{hint}")
        digest.update(f"{name}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


def check(root: Path = ROOT, code: Path | None = None) -> None:
    """Raise TrainingDataError for what Rasa would only warn of, or say at length.

    `code` is the project whose sums of the held-out files hold; `root` itself when left out.
    """
    files = nlu_files(root)
    if not files:
        raise TrainingDataError("nlu_data/ holds no examples.")
    domain = _read_all(sorted((root / "bot" / "domain").glob("*.yml")), root)
    known = [name for part in domain for name in map(_name_of, part.get("intents") or [])]
    twice = [intent for intent, number in Counter(known).items() if number > 1]
    if twice:
        raise TrainingDataError(f"The domain lists these intents twice: {', '.join(twice)}.")
    examples = _examples(files, root)
    unknown = sorted(set(examples) - set(known))
    if unknown:
        raise TrainingDataError(f"nlu_data/ holds intents that the domain doesn't have: {', '.join(unknown)}.")
    bare = sorted(i for i in set(known) - WITHOUT_DATA if len(examples.get(i, [])) < FEWEST_EXAMPLES)
    if bare:
        raise TrainingDataError(f"These intents have fewer than {FEWEST_EXAMPLES} examples: {', '.join(bare)}.")
    owners: dict[str, set[str]] = defaultdict(set)
    for intent, texts in examples.items():
        for text in texts:
            owners[_compared(text)].add(intent)
    shared = [f"«{text}» ({', '.join(sorted(intents))})" for text, intents in owners.items() if len(intents) > 1]
    if shared:
        raise TrainingDataError(f"{len(shared)} examples stand under two intents, first {shared[0]}.")
    _check_held_out(set(owners), root, code or root)
    _check_rules(known, domain, root)


def sums_of(files: list[Path]) -> dict[str, str]:
    """Return the SHA-256 of each file by its name."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def _check_held_out(trained: set[str], root: Path, code: Path) -> None:
    """Raise TrainingDataError when a held-out file isn't what its sum says, or a held-out text is trained from."""
    files = nlu_files(root, held_out=True)
    sums = code / "nlu_data" / "held_out" / SUMS
    listed = {}
    if sums.exists():
        lines = [line.split(maxsplit=1) for line in sums.read_text(encoding="utf-8").splitlines() if line.strip()]
        listed = {line[1].lstrip("*").strip(): line[0] for line in lines if len(line) == 2}
    found = sums_of(files)
    changed = sorted(name for name in listed.keys() | found.keys() if listed.get(name) != found.get(name))
    if changed:
        raise TrainingDataError(
            f"The held-out files are frozen, and differ from their sums in nlu_data/held_out/{SUMS}: "
            f"{', '.join(changed)}. If that is meant, see nlu_data/README.md."
        )
    told = {_compared(text) for texts in _examples(files, root).values() for text in texts}
    if trained & told:
        first = min(trained & told)
        raise TrainingDataError(f"{len(trained & told)} held-out texts stand among the examples, first «{first}».")


def _compared(text: str) -> str:
    """Return an example for comparison: without annotations, in one case, single spaces."""
    return " ".join(ANNOTATION.sub(r"\1", text).casefold().split())


def _check_rules(known: list[str], domain: list[dict[str, Any]], root: Path) -> None:
    """Raise TrainingDataError when a rule names what isn't there, or an intent has no rule."""
    actions = {_name_of(a) for part in domain for a in part.get("actions") or []}
    actions |= {name for part in domain for name in [*(part.get("responses") or {}), *(part.get("forms") or {})]}
    actions |= {"action_deactivate_loop", "action_listen"}
    ruled: set[str] = set()
    for part in _read_all(dialogue_files(root), root):
        for rule in [*(part.get("rules") or []), *(part.get("stories") or [])]:
            name = rule.get("rule") or rule.get("story")
            for step in rule.get("steps") or []:
                for one in step.get("or") or [step]:
                    if "intent" in one:
                        ruled.add(one["intent"])
                if "action" in step and step["action"] not in actions:
                    raise TrainingDataError(f"The rule “{name}” names the unknown action {step['action']}.")
    if ruled - set(known) - {"nlu_fallback"}:
        missing = ", ".join(sorted(ruled - set(known) - {"nlu_fallback"}))
        raise TrainingDataError(f"Rules name intents that the domain doesn't have: {missing}.")
    if set(known) - ruled:
        raise TrainingDataError(f"No rule answers these intents: {', '.join(sorted(set(known) - ruled))}.")


def _examples(files: list[Path], root: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for part in _read_all(files, root):
        for block in part.get("nlu") or []:
            if "intent" in block:
                lines = str(block.get("examples") or "").splitlines()
                found[block["intent"]] += [line[2:].strip() for line in lines if line.startswith("- ")]
    return found


def read_yaml(file: Path) -> Any:
    """Return what a YAML file holds, read by libyaml where it is built in. Raises yaml.YAMLError."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  (both are safe)


def _read_all(files: list[Path], root: Path) -> list[dict[str, Any]]:
    parts = []
    for file in files:
        try:
            part = read_yaml(file)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = f", line {mark.line + 1}" if mark else ""
            raise TrainingDataError(
                f"{file.relative_to(root)}{place}: {getattr(error, 'problem', None) or 'not YAML'}."
            ) from error
        if not isinstance(part, dict):
            raise TrainingDataError(f"{file.relative_to(root)} is empty or no mapping.")
        parts.append(part)
    return parts


def _name_of(entry: Any) -> str:
    return str(next(iter(entry)) if isinstance(entry, dict) else entry)
