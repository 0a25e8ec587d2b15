"""The reflection as a whole, without a database: what to ask, and what the answers come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from guidance.adaptive import SHORT_FORM, first_items, next_item
from guidance.affinity import HEART, affinity_of, load_daily_work
from guidance.items import Bank, Item, load_bank, owned
from guidance.matching import EXPECTED, Matching, Suggestion, match, said_of, suggest
from guidance.occupations import Catalogue, load_circumstances
from guidance.reasons import Reasons, condition_of, reasons_of
from guidance.response_model import LOWEST, Belief, ResponseModel, response_model
from guidance.scoring import Scores, score
from guidance.wants import Wants
from guidance.words import WordReader
from retrieval.content import Content
from retrieval.records import RIASEC
from retrieval.search import Search

Answers = Sequence[tuple[str, int | None]]
AHEAD = 12  # occupations that may be suggested, as the answers stand
TOLD_FROM = 14  # items from which on what is about to be suggested has a say in what is asked


@dataclass(frozen=True)
class Outcome:
    """Scores and suggestions; `given` are the items with a value, in the order that the reasons count them."""

    scores: Scores
    suggestions: list[Suggestion]
    reasons: list[Reasons]
    given: list[tuple[Item, int]]


class Engine:
    """Items, the model of answers, and the occupations to match. Safe to call from several threads."""

    def __init__(self, bank: Bank, catalogue: Catalogue, reader: WordReader | None, affinity: np.ndarray) -> None:
        self.bank = bank
        self.catalogue = catalogue
        self.reader = reader
        self.affinity = affinity
        self.owns = owned(bank, catalogue)
        self._heart = (affinity >= HEART) | self.owns
        self.model: ResponseModel = response_model(bank.types, bank.ranks)

    @classmethod
    def open(cls, content: Content, search: Search, encoder: str, folder: Path) -> "Engine":
        """Return the engine over the content's occupations. Raises StartupError."""
        catalogue, bank = Catalogue.of(content.occupations.values(), load_circumstances()), load_bank()
        affinity = affinity_of(bank, catalogue, load_daily_work(), search, folder, f"{content.hash} {encoder}")
        return cls(bank, catalogue, WordReader.ensure(encoder, folder), affinity)

    def length(self, form: str) -> int:
        """Return how many items a form asks at most."""
        return SHORT_FORM if form == "short" else len(self.bank.items)

    def next(self, form: str, seed: int, answers: Answers) -> Item | None:
        """Return the item to ask after `answers` (item id, value or None when passed over), None when done."""
        asked = {self.bank.places[item_id] for item_id, _ in answers}
        if len(asked) >= self.length(form):
            return None
        if form == "full":
            return next((item for place, item in enumerate(self.bank.items) if place not in asked), None)
        given = [(self.bank.places[item_id], value) for item_id, value in answers if value is not None]
        place = self.following(asked, [one for one, _ in given], [value for _, value in given], seed)
        return None if place is None else self.bank.items[place]

    def following(self, asked: set[int], places: Sequence[int], values: Sequence[int], seed: int) -> int | None:
        """Return the place of the item that the short form asks next, None when none is left.

        `asked` are the places of what was asked, `places` and `values` those of what was answered, and the answers.
        """
        first = first_items(self.bank.ranks, self.bank.types, seed)
        answered, given = np.asarray(places, dtype=int), np.asarray(values, dtype=int)
        belief = self.model.given(answered, given)
        telling = self._telling(belief, answered, given) if len(asked) >= TOLD_FROM else 0.0
        return next_item(self.model, belief, asked, first, telling)

    def _telling(self, belief: Belief, places: np.ndarray, values: np.ndarray) -> np.ndarray:
        """Return which items the occupations about to be suggested are all about, where no answer says so yet, 0 to 1."""
        said = said_of(self.affinity[places], values)
        scores = match(self.catalogue, belief.profile, Wants(), said).scores
        ahead = np.argsort(-scores, kind="stable")[:AHEAD]
        untold = ahead[~self._heart[np.ix_(places, ahead)].any(axis=0)]
        found: np.ndarray = self._heart[:, untold].sum(axis=1)
        return found / max(1, int(found.max(initial=0)))

    def believe(self, answers: Answers, strengths: np.ndarray | None) -> Belief:
        """Return what is believed after answers and what was read in the person's words (0 to 6 by type)."""
        given = [(self.bank.places[item_id], value) for item_id, value in answers if value is not None]
        words = self.reader.as_answers(strengths) if self.reader is not None and strengths is not None else None
        return self.model.given(
            np.asarray([place for place, _ in given], dtype=int), np.asarray([value for _, value in given]), words
        )

    def outcome(self, answers: Answers, wants: Wants, strengths: np.ndarray | None, k: int) -> Outcome:
        """Return scores, up to k suggestions and their reasons."""
        belief = self.believe(answers, strengths)
        given = [(self.bank.items[self.bank.places[item_id]], value) for item_id, value in answers if value is not None]
        scores = score(belief, len(given))
        values = np.asarray([value for _, value in given])
        answered = np.asarray([self.bank.places[item.id] for item, _ in given], dtype=int)
        matching = self.matching(answered, values, scores, wants)
        affinity = self.affinity[answered]
        suggestions = suggest(self.catalogue, matching, scores.profile, scores.flat, k)
        types = np.asarray([RIASEC.index(item.type) for item, _ in given], dtype=int)
        reasons = reasons_of(self.catalogue, matching, belief, values, types, affinity, suggestions, wants.dislikes)
        if scores.flat:
            reasons = [
                self._of_flat(one, found, affinity, wants) for one, found in zip(suggestions, reasons, strict=True)
            ]
        return Outcome(scores, suggestions, reasons, given)

    def matching(self, places: np.ndarray, values: np.ndarray, scores: Scores, wants: Wants) -> Matching:
        """Return how occupations match answers (`values`, 1 to 5, to the items at `places`) and the scores made of them."""
        # Who likes nothing has refused nothing in particular.
        heart = self.owns if scores.flat else self._heart
        refused, unloved = (heart[places][values == value].any(axis=0) for value in (LOWEST, LOWEST + 1))
        untold = self._heart.any(axis=0) & ~self._heart[places].any(axis=0)
        said = said_of(self.affinity[places], values)
        return match(self.catalogue, scores.profile, wants, said, refused, unloved, untold)

    def _of_flat(self, suggestion: Suggestion, found: Reasons, affinity: np.ndarray, wants: Wants) -> Reasons:
        """Return the reasons that hold without a profile: answers about what the occupation does, and its conditions."""
        about = tuple(one for one in found.speak_for if affinity[one, suggestion.place] >= EXPECTED)
        return Reasons(about, None, condition_of(self.catalogue, suggestion.place, wants.dislikes))
