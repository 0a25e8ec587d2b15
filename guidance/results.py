"""An outcome as a person reads it: in their language, with reasons, a question and a small step."""

from typing import Any

import numpy as np

from guidance.affinity import nearness
from guidance.engine import Engine, Outcome
from guidance.gender import without_gender
from guidance.limits_in_words import known_dislikes
from guidance.matching import Suggestion
from guidance.reasons import Reasons
from guidance.schemas import Reason, ResultView, Sibling, SuggestedOccupation, WantsView, by_letter
from guidance.texts import Texts
from guidance.wants import DISLIKES, Wants
from retrieval.content import Content
from retrieval.dislikes import Dislikes, names
from retrieval.records import RIASEC
from retrieval.search import Search

NEAR = 0.35  # closeness to the person's words from which on they are a reason
SPOKEN_OF = 0.5  # what the text of an occupation says of a dislike counts half of what the editors judge
WANTED = 2  # degree of a value from which on an occupation gives it
DIFFERS = 2  # degrees between two occupations that are worth a question
JOINED = {"nb": " og ", "nn": " og ", "en": " and "}
SEEMS = {"nb": "Du ser ut til å like {}.", "nn": "Du ser ut til å like {}.", "en": "You seem to like {}."}


class Results:
    """Says outcomes; made anew with the content."""

    def __init__(self, engine: Engine, texts: Texts, content: Content, search: Search) -> None:
        self._engine = engine
        self._texts = texts
        self._content = content
        self._search = search
        self._dislikes = Dislikes(content)

    def wants_of(self, wants: WantsView, text: str) -> Wants:
        """Return wants with the free words read: which occupations hold what is disliked, which are near the text."""
        named = [one for one in wants.dislikes if one in DISLIKES]
        free = [one.strip().lower() for one in wants.dislikes if one not in DISLIKES and one.strip()]
        unnamed = [one for one in free if not known_dislikes(one)]
        # What a person says matters to them isn't what they meant to be spared.
        named += [name for one in free for name in known_dislikes(one) if name not in wants.values]
        disliked = {
            occupation_id: SPOKEN_OF * max(self._dislikes.of(occupation_id, one) for one in unnamed)
            for occupation_id in (self._content.occupations if unnamed else ())
        }
        disliked |= {
            one.id: 1.0 for one in self._content.occupations.values() if any(names(one, words) for words in free)
        }
        near = nearness(self._search, without_gender(text)) if text.strip() else {}
        return Wants(tuple(wants.values), tuple(dict.fromkeys(named)), tuple(wants.limits), disliked, near)

    def interests_in_words(self, letters: list[Any], lang: str) -> str:
        """Return what types like, as it stands after "du liker": "å hjelpe og lære bort og å lage ting"."""
        doing = [self._texts.types[letter].doing.get(lang) for letter in letters]
        return listed(doing, lang) if doing else ""

    def view(self, outcome: Outcome, wants: WantsView, matched: Wants, text: str, lang: str, seed: int) -> ResultView:
        """Return the result in one language. The seed chooses among the small steps."""
        scores = outcome.scores
        likely: list[Any] = [RIASEC[kind] for kind in scores.likely_top]
        return ResultView(
            lang=lang,
            scores=by_letter(scores.profile),
            se=by_letter(scores.se),
            likely_top=likely,
            chances=by_letter(scores.chances),
            flat=scores.flat,
            differentiation=round(scores.differentiation, 3),
            consistency=scores.consistency,
            n_answered=len(outcome.given),
            in_words=self._in_words(outcome, lang),
            words=text or None,
            wants=wants,
            occupations=[
                self._occupation(suggestion, reasons, outcome, matched, text, lang)
                for suggestion, reasons in zip(outcome.suggestions, outcome.reasons, strict=True)
            ],
            question=self._question(outcome, lang),
            steps=self._steps(outcome, lang, seed),
            attribution=self._texts.page["attribution"][lang],
        )

    def _in_words(self, outcome: Outcome, lang: str) -> list[str]:
        if outcome.scores.flat:
            return [self._texts.flat["about"].get(lang)]
        likely = [self._texts.types[RIASEC[kind]] for kind in outcome.scores.likely_top]
        if len(likely) == 1:
            return [SEEMS[lang].format(likely[0].doing.get(lang)), likely[0].about.get(lang)]
        names = listed([one.name.get(lang) for one in likely], lang)
        return [
            self._texts.unsure["about"].get(lang).replace("{types}", names),
            *(one.about.get(lang) for one in likely[:3]),
        ]

    def _occupation(
        self, suggestion: Suggestion, reasons: Reasons, outcome: Outcome, wants: Wants, text: str, lang: str
    ) -> SuggestedOccupation:
        catalogue = self._engine.catalogue
        occupation = catalogue.occupations[suggestion.place]
        speak_for = [self._answer(outcome, place, lang) for place in reasons.speak_for]
        if text and wants.closeness.get(occupation.id, 0.0) >= NEAR:
            speak_for.append(Reason(kind="words", id="words", text=text))
        judged = catalogue.conditions[suggestion.place]
        for name in wants.values:
            if judged is not None and judged.degree(name) >= WANTED:
                speak_for.append(Reason(kind="value", id=name, text=self._texts.labels["values"][name].get(lang)))
        against: list[Reason] = []
        if reasons.speaks_against is not None:
            against = [self._answer(outcome, reasons.speaks_against, lang)]
        elif reasons.condition is not None:
            told = self._texts.against[reasons.condition].get(lang)
            against = [Reason(kind="condition", id=reasons.condition, text=told)]
        return SuggestedOccupation(
            id=occupation.id,
            title=occupation.title.get(lang),
            summary=occupation.summary.get(lang),
            styrk08=occupation.styrk08,
            url=f"/yrker/{occupation.id}",
            score=round(suggestion.score, 4),
            for_=speak_for,
            against=against,
            siblings=[
                Sibling(id=(twin := catalogue.occupations[place]).id, title=twin.title.get(lang))
                for place in suggestion.siblings
            ],
            surprise=suggestion.surprise,
        )

    def _answer(self, outcome: Outcome, place: int, lang: str) -> Reason:
        item, value = outcome.given[place]
        return Reason(kind="answer", id=item.id, text=item.text.get(lang), value=value)

    def _question(self, outcome: Outcome, lang: str) -> str | None:
        """Return what helps to choose between the first two: the thing in which their work differs most."""
        if len(outcome.suggestions) < 2:
            return None
        one, other = (self._engine.catalogue.conditions[s.place] for s in outcome.suggestions[:2])
        if one is None or other is None:
            return None
        apart = {
            name: abs(one.education - other.education if name == "education" else one.degree(name) - other.degree(name))
            for name in self._texts.contrasts
        }
        name = max(apart, key=lambda name: apart[name])
        return self._texts.contrasts[name].get(lang) if apart[name] >= DIFFERS else None

    def _steps(self, outcome: Outcome, lang: str, seed: int) -> list[str]:
        steps = self._texts.steps[RIASEC[outcome.scores.likely_top[0]]]
        return [steps[int(np.random.default_rng(seed).integers(len(steps)))].get(lang)]


def listed(names: list[str], lang: str) -> str:
    """Return names as they stand in a sentence."""
    plain = [name[:1].lower() + name[1:] for name in names]
    return JOINED[lang].join([", ".join(plain[:-1]), plain[-1]]) if len(plain) > 1 else plain[0]
