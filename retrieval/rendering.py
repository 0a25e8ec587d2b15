"""From a response key and slots to what a person reads, in their language. Pure."""

import string
from dataclasses import dataclass, field
from typing import Any

from retrieval.content import Content
from retrieval.records import SECTIONS, Button, Occupation


class RenderError(Exception):
    """The content can't say this; the message says what is missing."""


@dataclass(frozen=True)
class Rendered:
    """A text with its buttons `{title, intent, entities}` and links `{title, url}`."""

    text: str
    buttons: list[dict[str, Any]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)


#: the topic of how well an occupation is paid, which is said before how its pay is set
LEVEL = "level"
_HEADINGS = {
    "related": {
        "nb": "Yrker som ligner på {occupation}:",
        "nn": "Yrke som liknar på {occupation}:",
        "en": "Occupations like {occupation}:",
    }
}

# Titles of links that many occupations share.
_TITLES = {
    "Finn yrker på utdanning.no": {"nn": "Finn yrke på utdanning.no", "en": "Find occupations on utdanning.no"},
    "Veien gjennom videregående på vilbli.no": {
        "nn": "Vegen gjennom vidaregåande på vilbli.no",
        "en": "The way through upper secondary school on vilbli.no",
    },
    "Ledige jobber på arbeidsplassen.nav.no": {
        "nn": "Ledige jobbar på arbeidsplassen.nav.no",
        "en": "Vacant jobs on arbeidsplassen.nav.no",
    },
    "Autorisasjon hos Helsedirektoratet": {
        "nn": "Autorisasjon hos Helsedirektoratet",
        "en": "Authorisation from the Directorate of Health",
    },
}


def links_of(occupation: Occupation, lang: str) -> list[dict[str, str]]:
    """Return an occupation's links {title, url}, titles that many share in the reader's language."""
    return [{"title": _TITLES.get(link.title, {}).get(lang, link.title), "url": link.url} for link in occupation.links]


class Renderer:
    """Says what the bot names."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def render(
        self,
        response: str,
        slots: dict[str, Any],
        lang: str,
        buttons: list[dict[str, Any]] | None = None,
    ) -> Rendered:
        """Return the message for a response key.

        Keys: `utter_<x>`, `answer/<id>`, `occupation/<id>/<section>` or of a point; `occupation/<id>/detail` says the
        slot `passage`, sentences of the record. An answer says the point named by the slot `point` before its text, or that
        alone where the slot `briefly` is set. `buttons` are shown beside the response's own. Raises RenderError for
        an unknown key or a placeholder without a value.
        """
        values = self._values(slots, lang)
        kind, _, rest = response.partition("/")
        if kind == "occupation":
            made = self._occupation(rest, values, lang)
        elif kind == "answer" or (response not in self._content.utterances and kind.startswith("utter_")):
            made = self._answer(response, rest, slots, lang)
        elif response in self._content.utterances:
            utterance = self._content.utterances[response]
            own = [self._button(button, slots, lang) for button in utterance.buttons]
            links = [{"title": link.title.get(lang), "url": link.url} for link in utterance.links]
            made = Rendered(_fill(utterance.text.get(lang), values, response), own, links)
        else:
            raise RenderError(f"there is no response {response!r}")
        given = [self._button(Button.model_validate(button), slots, lang) for button in buttons or []]
        # What the action offers comes first; the same offer isn't made twice.
        shown: list[dict[str, Any]] = []
        for button in [*given, *made.buttons]:
            if button["title"] not in [other["title"] for other in shown]:
                shown.append(button)
        return Rendered(made.text, shown, made.links)

    def card(self, occupation_id: str, lang: str, passage: str | None = None) -> dict[str, Any]:
        """Return an occupation's card. Raises RenderError when there is no such occupation."""
        occupation = self._find(occupation_id)
        return {
            "id": occupation.id,
            "title": occupation.title.get(lang),
            "summary": occupation.summary.get(lang),
            "url": f"/yrker/{occupation.id}",
            "passage": passage,
        }

    def _find(self, occupation_id: str) -> Occupation:
        try:
            return self._content.occupations[occupation_id]
        except KeyError:
            raise RenderError(f"there is no occupation {occupation_id!r}") from None

    def _occupation(self, rest: str, values: dict[str, str], lang: str) -> Rendered:
        occupation_id, _, section = rest.partition("/")
        occupation = self._find(occupation_id)
        links = links_of(occupation, lang)
        title = occupation.title.get(lang)
        if section == "summary":
            return Rendered(f"{title}. {occupation.summary.get(lang)}", [], links)
        if section == "related":
            heading = _HEADINGS["related"][lang].format(occupation=in_a_sentence(title, lang))
            lines = [f"- {self._find(other).title.get(lang)}" for other in occupation.related]
            return Rendered("\n".join([heading, *lines]))
        if section == "detail" and "passage" in values:
            text = values["passage"]
        elif section in SECTIONS:
            text = getattr(occupation, section).get(lang)
            if section == "pay" and (level := occupation.point(LEVEL)) is not None:
                text = f"{level.text.get(lang)}\n\n{text}"
        elif (point := occupation.point(section)) is not None:
            text, links = point.text.get(lang), []
        else:
            raise RenderError(f"an occupation has no section {section!r}")
        return Rendered(f"{title}:\n{text}" if title.lower() not in text.lower() else text, [], links)

    def _answer(self, response: str, rest: str, slots: dict[str, Any], lang: str) -> Rendered:
        if rest:
            answer = self._content.answers.get(rest)
        else:
            answer = self._content.main_answer(response.removeprefix("utter_"))
        if answer is None:
            raise RenderError(f"there is no response {response!r}")
        links = [{"title": link.title.get(lang), "url": link.url} for link in answer.links]
        own = [self._button(button, slots, lang) for button in answer.buttons]
        point = answer.point(slots.get("point"))
        text = _fill(answer.text.get(lang), {}, response)
        if point is not None:
            text = point.text.get(lang) if slots.get("briefly") else f"{point.text.get(lang)}\n\n{text}"
        return Rendered(text, own, links)

    def _button(self, button: Button, slots: dict[str, Any], lang: str) -> dict[str, Any]:
        entities = dict(button.entities)
        label = self._content.intents.get(button.intent)
        about_occupation = label is not None and label.without_occupation is not None
        if about_occupation and "occupation" not in entities and slots.get("occupation") in self._content.occupations:
            entities["occupation"] = str(slots["occupation"])
        return {"title": self._title(button, entities, lang), "intent": button.intent, "entities": entities}

    def _title(self, button: Button, entities: dict[str, str], lang: str) -> str:
        if button.title is not None:
            return button.title.get(lang)
        target = entities.get("answer")
        if target is not None:
            if target not in self._content.answers:
                raise RenderError(f"there is no answer {target!r}")
            return self._content.answers[target].question.get(lang)
        topic = self._content.topics.get(entities.get("topic", ""))
        if topic is not None:
            return topic.question.get(lang)
        label = self._content.intents.get(button.intent)
        if label is None:
            raise RenderError(f"the intent {button.intent!r} has no label")
        if label.without_occupation is None:
            return label.get(lang)
        occupation = self._content.occupations.get(entities.get("occupation", ""))
        if occupation is None:
            return label.without_occupation.get(lang)
        return label.get(lang).format(occupation=in_a_sentence(occupation.title.get(lang), lang))

    def _values(self, slots: dict[str, Any], lang: str) -> dict[str, str]:
        values = {name: str(value) for name, value in slots.items() if value is not None}
        occupation = self._content.occupations.get(values.get("occupation", ""))
        if occupation is not None:
            values["occupation"] = in_a_sentence(occupation.title.get(lang), lang)
        return values


def in_a_sentence(title: str, lang: str) -> str:
    """Return a title as it stands inside a sentence: lower case, but for abbreviations such as IT-leder."""
    return title if len(title) > 1 and title[1].isupper() else title[:1].lower() + title[1:]


def _fill(text: str, values: dict[str, str], response: str) -> str:
    names = [name for _, name, _, _ in string.Formatter().parse(text) if name]
    missing = [name for name in names if name not in values]
    if missing:
        raise RenderError(f"{response} needs {', '.join(missing)}")
    return text.format_map(values) if names else text
