"""Twenty ways in which an editor could make the bot worse, each done to a copy of the training data."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from benchmarks.training_copies import Examples, file_of, gathered, read_examples, same_words, texts_of, write_examples

FEWEST = 5
SEED = 12
JOBS = (
    "sykepleier lege tømrer elektriker lærer frisør kokk advokat politi ingeniør rørlegger psykolog journalist "
    "tannlege bonde pilot dyrlege revisor arkitekt sosionom vernepleier farmasøyt mekaniker barista snekker "
    "barnevernspedagog bioingeniør yrkessjåfør brannkonstabel skuespiller"
).split()

Plant = Callable[[Path], None]


def _with_examples(change: Callable[[Examples], None]) -> Plant:
    def plant(root: Path) -> None:
        examples = gathered(read_examples(root))
        change(examples)
        write_examples(root, examples)

    return plant


def swapped(first: str, second: str) -> Plant:
    """Put all examples of two intents under each other."""

    def change(examples: Examples) -> None:
        one, other = file_of(examples, first), file_of(examples, second)
        examples[one][first], examples[other][second] = examples[other][second], examples[one][first]

    return _with_examples(change)


def cut(intent: str, left: int = FEWEST) -> Plant:
    """Remove an intent's examples but for the first few."""
    return _with_examples(lambda examples: texts_of(examples, intent).__delitem__(slice(left, None)))


def relabelled(intent: str, to: str, share: float) -> Plant:
    """Move a share of an intent's examples to another."""

    def change(examples: Examples) -> None:
        texts = texts_of(examples, intent)
        number = min(int(len(texts) * share), len(texts) - FEWEST)
        moved = random.Random(SEED).sample(texts, number)
        texts[:] = [text for text in texts if text not in moved]
        texts_of(examples, to).extend(moved)

    return _with_examples(change)


def phrase_under(intent: str, phrases: list[str]) -> Plant:
    """Add every phrase with thirty occupations under a wrong intent."""

    def change(examples: Examples) -> None:
        known = {same_words(t) for intents in examples.values() for texts in intents.values() for t in texts}
        new = [phrases[index % len(phrases)].format(job) for index, job in enumerate(JOBS)]
        texts_of(examples, intent).extend(text for text in dict.fromkeys(new) if same_words(text) not in known)

    return _with_examples(change)


def noise(share: float) -> Plant:
    """Put a share of all examples under intents drawn by lot."""

    def change(examples: Examples) -> None:
        order = random.Random(SEED)
        intents = sorted({intent for file in examples.values() for intent in file})
        rows = [(intent, text) for file in examples.values() for intent, texts in file.items() for text in texts]
        for intent, text in order.sample(rows, int(len(rows) * share)):
            texts = texts_of(examples, intent)
            if len(texts) > FEWEST and text in texts:
                texts.remove(text)
                texts_of(examples, order.choice([one for one in intents if one != intent])).append(text)

    return _with_examples(change)


def cropped(intent: str, words: int) -> Plant:
    """Crop an intent's texts to their first words, as a spreadsheet with narrow columns might."""

    def change(examples: Examples) -> None:
        texts = texts_of(examples, intent)
        others = {
            same_words(t) for file in examples.values() for one, listed in file.items() if one != intent for t in listed
        }
        short = [" ".join(text.split("[")[0].split()[:words]) for text in texts]
        kept = [text for text in dict.fromkeys(short) if text and same_words(text) not in others]
        texts[:] = kept + texts[: max(0, FEWEST - len(kept))]

    return _with_examples(change)


def other_action(intent: str, action: str) -> Plant:
    """Let the rules of an intent that need no condition do something else."""

    def change(rule: dict[str, Any]) -> None:
        steps = rule.get("steps") or []
        if not rule.get("condition") and any(step.get("intent") == intent for step in steps):
            for step in steps:
                if "action" in step:
                    step["action"] = action
            rule["steps"] = [step for step in steps if "intent" in step or "action" in step]

    def plant(root: Path) -> None:
        for file in sorted((root / "bot" / "rules").glob("*.yml")):
            found = yaml.safe_load(file.read_text(encoding="utf-8"))
            for rule in found.get("rules") or []:
                change(rule)
            _dump(file, found)

    return plant


def removed(intent: str, into: str) -> Plant:
    """Merge an intent into another: its examples move, its rules and its place in the domain go."""

    def plant(root: Path) -> None:
        examples = gathered(read_examples(root))
        file = file_of(examples, intent)
        texts_of(examples, into).extend(examples[file].pop(intent))
        write_examples(root, examples)
        for path in sorted((root / "bot" / "domain").glob("*.yml")):
            found = yaml.safe_load(path.read_text(encoding="utf-8"))
            listed = found.get("intents") or []
            found["intents"] = [one for one in listed if (next(iter(one)) if isinstance(one, dict) else one) != intent]
            if not found["intents"]:
                del found["intents"]
            _dump(path, found)
        for path in sorted((root / "bot" / "rules").glob("*.yml")):
            found = yaml.safe_load(path.read_text(encoding="utf-8"))
            found["rules"] = [rule for rule in found.get("rules") or [] if not _only_of(rule, intent)]
            _dump(path, found)

    return plant


def _only_of(rule: dict[str, Any], intent: str) -> bool:
    """Return whether a rule is about the intent; from a list of alternatives only the intent is taken."""
    for step in rule.get("steps") or []:
        if step.get("intent") == intent:
            return True
        if "or" in step:
            step["or"] = [one for one in step["or"] if one.get("intent") != intent]
    return False


def _dump(path: Path, content: Any) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


PLANTS: dict[str, Plant] = {
    "labels of pay and prospects swapped": swapped("ask_pay", "ask_job_prospects"),
    "labels of deadlines and opening hours swapped": swapped("ask_deadlines", "ask_opening_hours"),
    "labels of a person and a call-back swapped": swapped("request_human", "request_callback"),
    "crisis cut to five examples": cut("crisis"),
    "half of crisis relabelled as health and work": relabelled("crisis", "health_and_work", 0.5),
    "most of crisis relabelled as out of scope": relabelled("crisis", "out_of_scope", 0.8),
    "half of school stress relabelled as crisis": relabelled("ask_school_stress", "crisis", 0.5),
    "admission cut to five examples": cut("ask_higher_education_admission"),
    "upper secondary choice cut to five examples": cut("ask_upper_secondary_choice"),
    "interests cut to five examples": cut("find_occupations_by_interest"),
    "half of how to become relabelled as length": relabelled("ask_how_to_become", "ask_education_length", 0.5),
    "most of student finance relabelled as points": relabelled("ask_student_finance", "ask_points", 0.7),
    "most of job search relabelled as career change": relabelled("ask_job_search", "ask_career_change", 0.7),
    "what does one earn, thirty times under workplace": phrase_under(
        "ask_workplace", ["hva tjener en {}", "hvor mye tjener en {}", "hva er lønna til en {}"]
    ),
    "how do I become, thirty times under cancel": phrase_under(
        "cancel", ["hvordan blir jeg {}", "hvordan blir man {}", "hvordan kan jeg bli {}"]
    ),
    "15 % label noise": noise(0.15),
    "foreign competence cropped to two words": cropped("ask_foreign_competence", 2),
    "crisis answered by the fallback": other_action("crisis", "action_fallback"),
    "a wish for a person answered by the fallback": other_action("request_human", "action_fallback"),
    "cover letter merged into CV": removed("ask_cover_letter", "ask_cv"),
}
