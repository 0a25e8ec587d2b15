"""Which answer a message means that follows other answers: "og hvis de avslår" after the one about AAP.

A softmax over all answers, and over there being none, of few likenesses of each: what the search says of the message by
itself and after what was asked before, how the answer belongs with the one that was shown last, and the phrases that its
editors wrote for it (`follow_ups` in its record). It is fitted by `python -m retrieval.calibrate_turns`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import logsumexp

from language.bare_questions import core
from retrieval.answer_model import OUT_OF_QUESTION, AnswerModel
from retrieval.content import Content
from retrieval.ngrams import NgramIndex
from retrieval.ranking import FOLLOWING

#: What is known of an answer beside the one that was shown last; "short" of a message of few words.
NAMES = (
    *("alone", "after", "is_last", "offered", "offers_last", "like_last", "phrase"),
    *("short_after", "short_like_last", "short_is_last", "phrase_of_family", "phrase_of_offered"),
    *("meant", "last_meant", "near"),
)
MOST_UNLIKELY = -30.0  # a log-probability
SHORT, PER_WORD = 7, 1.5  # words of a message that is half a short one, and how fast that changes


@dataclass(frozen=True)
class Known:
    """What the search says of the answers, each of shape (answers,).

    `alone` and `after` are log-odds for the words of a message, and for them after what was asked before; `meant` are
    log-probabilities of it in its conversation, `near` how near it lies there to messages of each.
    """

    alone: np.ndarray
    after: np.ndarray
    meant: np.ndarray
    near: np.ndarray


class Following:
    """What belongs with what, of the content's answers in the order of `AnswerModel.owners`; immutable."""

    def __init__(self, content: Content, model: AnswerModel) -> None:
        self._places = {owner: place for place, owner in enumerate(model.owners)}
        answers = [content.answers[owner] for owner in model.owners]
        families = {family: number for number, family in enumerate(dict.fromkeys(one.intent for one in answers))}
        self._families = np.asarray([families[one.intent] for one in answers], dtype=np.int64)
        self._offers = np.zeros((len(answers), len(answers)), dtype=bool)
        phrases: list[str] = []
        owners: list[int] = []
        for place, answer in enumerate(answers):
            for button in answer.buttons:
                offered = self._places.get(button.entities.get("answer", ""))
                if offered is not None:
                    self._offers[place, offered] = True
            own = answer.follow_ups
            told = [bare for text in (*own.nb, *own.nn, *own.en) if (bare := core(text))]
            phrases += dict.fromkeys(told)
            owners += [place] * (len(phrases) - len(owners))
        self._phrases = NgramIndex.of(phrases) if phrases else None
        self._phrase_owners = np.asarray(owners, dtype=np.int64)
        self._directions = model.directions()

    def features(self, text: str, known: Known, shown: Sequence[str]) -> np.ndarray:
        """Return the features of every answer, shape (answers, names), in the order of `NAMES`.

        `shown` are the answers given lately, the latest first: they were found by what was asked before, so it says nothing.
        """
        places = [self._places[one] for one in shown if one in self._places]
        alone, after = known.alone, known.after.copy()
        after[places] = alone[places]
        is_last, offered, offers_last, like_last, family = np.zeros((5, len(alone)))
        if places:
            last = places[0]
            is_last[last] = 1.0
            offered = self._offers[last].astype(float)
            offers_last = self._offers[:, last].astype(float)
            like_last = np.where(is_last > 0, 0.0, self._directions @ self._directions[last])
            family = np.where(is_last > 0, 0.0, (self._families == self._families[last]).astype(float))
        phrase = self._phrase_likenesses(text)
        meant = np.maximum(known.meant, OUT_OF_QUESTION) - OUT_OF_QUESTION
        short = 1 / (1 + np.exp((len(text.split()) - SHORT) / PER_WORD))
        found = {
            "alone": alone,
            "after": after,
            "is_last": is_last,
            "offered": offered,
            "offers_last": offers_last,
            "like_last": like_last,
            "phrase": phrase,
            "short_after": short * after,
            "short_like_last": short * like_last,
            "short_is_last": short * is_last,
            "phrase_of_family": phrase * family,
            "phrase_of_offered": phrase * offered,
            "meant": meant,
            "last_meant": meant * is_last,
            "near": known.near,
        }
        return np.stack([found[name] for name in NAMES], axis=1)

    def log_odds(self, text: str, known: Known, shown: Sequence[str]) -> np.ndarray:
        """Return log-odds, shape (answers,), that each rather than any other is what the message means.

        Arguments as of `features`. `none` among the weights is what all of them compete with as well: a message that no
        answer is near to has no likely one.
        """
        weights = np.asarray([FOLLOWING[name] for name in NAMES])
        found = np.append(self.features(text, known, shown) @ weights, FOLLOWING["none"])
        likely = np.clip((found - logsumexp(found))[:-1], MOST_UNLIKELY, -1e-6)
        log_odds: np.ndarray = likely - np.log1p(-np.exp(likely))
        return log_odds

    def _phrase_likenesses(self, text: str) -> np.ndarray:
        best = np.zeros(len(self._families))
        if self._phrases is not None:
            np.maximum.at(best, self._phrase_owners, self._phrases.scores(core(text)))
        return best
