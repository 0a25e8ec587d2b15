"""Whether content may be saved as it is: each record by itself, and everything that names something else. Pure.

What is wrong is said in Norwegian, to the person who is editing.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from retrieval.content import Content, broken_references
from retrieval.records import (
    Answer,
    Button,
    CareerCentre,
    IntentLabel,
    Notice,
    Occupation,
    OpeningHours,
    Record,
    Topic,
    Utterance,
)
from studio.errors import RecordBroken
from studio.preview import messages_of, placeholders
from studio.record_kinds import Kind, Raw

LONGEST_LABEL = 45  # characters; a button must fit a phone
LANGS = ("nb", "nn", "en")
_SAYS = {
    "missing": "Må fylles ut.",
    "extra_forbidden": "Dette feltet finnes ikke.",
    "string_too_short": "Må fylles ut.",
    "string_too_long": "Er for lang.",
    "string_pattern_mismatch": "Er ikke skrevet slik det skal.",
    "string_type": "Må være tekst.",
    "list_type": "Må være en liste.",
    "bool_parsing": "Må være ja eller nei.",
    "float_parsing": "Må være et tall.",
    "too_short": "Trenger minst én.",
    "literal_error": "Må være en av: {expected}.",
    "greater_than_equal": "Må være {ge} eller mer.",
    "less_than_equal": "Må være {le} eller mindre.",
    "value_error": "{error}.",
}
_OURS = {
    "a notice can't end before it begins": "Siste dag kan ikke komme før første dag",
    "there is no time zone": "Tidssonen finnes ikke",
}


def validated(kind: Kind, raw: Raw) -> Record:
    """Return a record of its kind. Raises RecordBroken with a sentence for each field."""
    try:
        return kind.model.model_validate(raw)
    except ValidationError as error:
        fields = [
            {"field": ".".join(str(part) for part in found["loc"]), "message": _sentence(found)}
            for found in error.errors()
        ]
        told = " ".join(f"{field['field'] or 'Alt'}: {field['message']}" for field in fields[:5])
        raise RecordBroken(told, fields) from None


def _sentence(found: Any) -> str:
    kind = str(found["type"])
    if kind.startswith("date_"):
        return "Skriv datoen som ÅÅÅÅ-MM-DD."
    if kind.startswith("time_"):
        return "Skriv klokkeslettet som TT:MM."
    context = {
        name: f"{value:g}" if isinstance(value, float) else str(value).replace(" or ", " eller ")
        for name, value in (found.get("ctx") or {}).items()
    }
    for english, norwegian in _OURS.items():
        if english in context.get("error", ""):
            context["error"] = norwegian
    try:
        return _SAYS[kind].format_map(context)
    except KeyError:
        return "Er ikke skrevet slik det skal."


def with_one(content: Content, record_id: str, record: Record) -> Content:
    """Return the content with a record in place of the one of that id, or added."""
    if isinstance(record, Answer):
        return replace(content, answers={**content.answers, record_id: record})
    if isinstance(record, Occupation):
        return replace(content, occupations={**content.occupations, record_id: record})
    if isinstance(record, Utterance):
        return replace(content, utterances={**content.utterances, record_id: record})
    if isinstance(record, IntentLabel):
        return replace(content, intents={**content.intents, record_id: record})
    if isinstance(record, OpeningHours):
        return replace(content, opening_hours=record)
    if isinstance(record, Notice):
        return replace(content, notices={**content.notices, record_id: record})
    if isinstance(record, Topic):
        return replace(content, topics={**content.topics, record_id: record})
    if isinstance(record, CareerCentre):
        return replace(content, career_centres={**content.career_centres, record_id: record})
    raise TypeError(type(record))


def without(content: Content, kind: Kind, record_id: str) -> Content:
    """Return the content without a record."""
    kept = {key: value for key, value in getattr(content, kind.name).items() if key != record_id}
    changed: dict[str, Any] = {kind.name: kept}
    return replace(content, **changed)


def check_saved(before: Content, after: Content, kind: Kind, record_id: str) -> None:
    """Raise RecordBroken when a record that was saved names what isn't there, or can't be shown."""
    record = _record(after, kind, record_id)
    problems = list(_problems_of(before, after, record_id, record))
    _refuse(problems or [f"Innholdet henger ikke sammen: {found}" for found in _broken(after)])


def check_removed(before: Content, after: Content, kind: Kind, record_id: str) -> None:
    """Raise RecordBroken when something still needs a record that was removed."""
    problems: list[str] = []
    if kind.name == "answers":
        gone = before.answers[record_id]
        users = [f"svaret {other.id}" for other in after.answers.values() if _points_at(other.buttons, record_id)]
        users += [f"teksten {key}" for key, other in after.utterances.items() if _points_at(other.buttons, record_id)]
        if users:
            problems.append(f"En knapp viser til svaret: {', '.join(users)}.")
        if gone.main:
            problems.append(f"Dette er hovedsvaret for temaet {gone.intent}. Gjør et annet svar til hovedsvar først.")
    if kind.name == "occupations":
        users = [other.id for other in after.occupations.values() if record_id in other.related]
        users += [f"svaret {other.id}" for other in after.answers.values() if record_id in other.leads_to]
        if users:
            problems.append(f"Andre viser til yrket: {', '.join(users)}.")
    _refuse(problems or [f"Innholdet henger ikke sammen: {found}" for found in _broken(after)])


def _record(content: Content, kind: Kind, record_id: str) -> Record:
    if kind.name == "opening_hours":
        return content.opening_hours
    held: dict[str, Record] = getattr(content, "intents" if kind.name == "labels" else kind.name)
    return held[record_id]


def _problems_of(before: Content, after: Content, record_id: str, record: Record) -> Iterator[str]:
    if isinstance(record, Occupation):
        for other in record.related:
            if other == record_id:
                yield "Et yrke kan ikke ligne på seg selv."
            elif other not in after.occupations:
                yield f"Yrket «{other}» under lignende yrker finnes ikke."
    elif isinstance(record, Answer):
        mains = [other.id for other in after.answers.values() if other.main and other.intent == record.intent]
        if len(mains) > 1:
            yield f"Temaet {record.intent} har to hovedsvar: {' og '.join(mains)}."
        was = before.answers.get(record_id)
        for intent in sorted({record.intent} | ({was.intent} if was else set())):
            if intent in {other.intent for other in after.answers.values()} and after.main_answer(intent) is None:
                yield f"Temaet {intent} må ha et hovedsvar."
        for other in record.leads_to:
            if other not in after.occupations:
                yield f"Yrket «{other}» finnes ikke."
        yield from _button_problems(after, record.buttons)
        yield from _shown_problems(after, "answers", record_id)
    elif isinstance(record, Utterance):
        known = before.utterances.get(record_id)
        allowed = {name for lang in LANGS if known for name in placeholders(known.text.get(lang))}
        for lang in LANGS:
            for name in placeholders(record.text.get(lang)):
                if name not in allowed:
                    yield f"Roboten kan ikke fylle ut {{{name}}} i denne teksten."
        yield from _button_problems(after, record.buttons)
        yield from _shown_problems(after, "utterances", record_id)
    elif isinstance(record, IntentLabel):
        yield from _label_problems(record)


def _label_problems(label: IntentLabel) -> Iterator[str]:
    for lang in LANGS:
        texts = [label.get(lang), *([label.without_occupation.get(lang)] if label.without_occupation else [])]
        for text in texts:
            if len(text.replace("{occupation}", "")) > LONGEST_LABEL:
                yield f"«{text}» er for lang for en knapp. Den kan ha inntil {LONGEST_LABEL} tegn."
        allowed = {"occupation"} if label.without_occupation else set()
        for name in placeholders(label.get(lang)):
            if name not in allowed:
                yield f"«{{{name}}}» kan ikke brukes her."


def _button_problems(content: Content, buttons: list[Button]) -> Iterator[str]:
    for button in buttons:
        target = button.entities.get("answer")
        if target is not None and target not in content.answers:
            yield f"En knapp viser til svaret «{target}», som ikke finnes."
        elif target is None and button.title is None and button.intent not in content.intents:
            yield f"En knapp viser til temaet «{button.intent}», som ikke har noen knappetekst."


def _shown_problems(content: Content, kind: str, record_id: str) -> Iterator[str]:
    for lang in LANGS:
        try:
            messages_of(content, kind, record_id, lang)
        except RecordBroken as error:
            yield str(error.params["problems"])
            return


def _points_at(buttons: list[Button], answer_id: str) -> bool:
    return any(button.entities.get("answer") == answer_id for button in buttons)


def _broken(content: Content) -> list[str]:
    return list(broken_references(content, set(content.occupations)))


def _refuse(problems: list[str]) -> None:
    if problems:
        told = list(dict.fromkeys(problems))
        raise RecordBroken(" ".join(told), [{"field": "", "message": sentence} for sentence in told])
