"""The words of the reflection, as content."""

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from foundation.errors import StartupError
from guidance.content_files import CONTENT, read_content
from retrieval.records import Record, Trilingual


class Interest(Record):
    """How a type is called and told of."""

    name: Trilingual
    doing: Trilingual
    about: Trilingual


class Texts:
    """content/texts.yml; every leaf in bokmål, nynorsk and English."""

    def __init__(self, raw: dict[str, Any]) -> None:
        read = TypeAdapter(dict[str, Trilingual]).validate_python
        self.types = TypeAdapter(dict[str, Interest]).validate_python(raw["types"])
        self.labels = {
            kind: {name: Trilingual.model_validate(one["label"]) for name, one in raw[kind].items()}
            for kind in ("values", "dislikes", "limits")
        }
        self.against = read(raw["against"])
        self.contrasts = read(raw["contrasts"])
        self.steps = TypeAdapter(dict[str, list[Trilingual]]).validate_python(raw["steps"])
        self.flat = read(raw["flat"])
        self.unsure = read(raw["unsure"])
        self.page: dict[str, Any] = raw["page"]

    def of_page(self, lang: str) -> dict[str, Any]:
        """Return every text of the page and the names of types and wishes, in one language."""
        return {
            **_in_language(self.page, lang),
            "types": {
                letter: {"name": one.name.get(lang), "doing": one.doing.get(lang), "about": one.about.get(lang)}
                for letter, one in self.types.items()
            },
            **{kind: {name: one.get(lang) for name, one in labels.items()} for kind, labels in self.labels.items()},
            "flat": {name: one.get(lang) for name, one in self.flat.items()},
        }


def _in_language(raw: dict[str, Any], lang: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, one in raw.items():
        found[str(name)] = one[lang] if set(one) == {"nb", "nn", "en"} else _in_language(one, lang)
    return found


def load_texts(path: Path = CONTENT / "texts.yml") -> Texts:
    """Return the texts. Raises StartupError when the file is broken."""
    try:
        return Texts(read_content(path, dict[str, Any]))
    except (ValidationError, KeyError, TypeError) as error:
        raise StartupError(f"{path} is broken: {error}") from error
