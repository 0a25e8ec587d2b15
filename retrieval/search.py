"""Search by meaning and by letters, fused into one calibrated score, with the passage that matched."""

import re
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
from simplemma import lemmatize

from language.wishes import Wishes, read_wishes
from retrieval.answer_model import probable
from retrieval.content import Content
from retrieval.dislikes import Dislikes
from retrieval.following import Following, Known
from retrieval.index import NO_TOPIC, Index, Passage, said_in
from retrieval.kinds import POINT
from retrieval.names import NameFinder, NameHit
from retrieval.queries import core_of, interests_in, parts_of
from retrieval.ranking import (
    NAMES,
    THRESHOLDS,
    WEIGHTS,
    Features,
    likelihoods,
    log_odds,
    probabilities_of,
    scaled,
    sharpened,
)
from retrieval.record_rows import Key, RecordRows
from retrieval.turn_encoder import Said

DENSE_FIELDS = ("about", "question")
LONGEST_PASSAGE = 240
SPOKEN_OF = 0.5  # the likeness by letters that a part of a query has to an interest that speaks of it
MOST_INTERESTS = 6  # of a message, each looked up by itself
CLEAR_INTEREST = 0.3  # the likelihood of the best occupation from which on a part of a query is an interest
SHORTEST_INTEREST = 3  # letters of a word that may be one by itself
MOST_BALANCED = 10  # occupations in whose order each of several interests counts
LITTLE_LEFT = 0.1  # when every interest is covered so far, all count again
MOST_CLAUSES = 3  # of a long message, each looked up by itself
LAST_INTEREST = 0.2  # how much less the last of the interests counts than the first
#: from an answer's id to its likeliest point, and the chance that it replies
Replies = Callable[[str], tuple[str, float]]


@dataclass(frozen=True)
class Result:
    """A record that fits, why, and how well (0 to 1).

    `point` is the id of an answer's point that may reply to the query, and is the passage then; `chance` that it does.
    """

    kind: str
    id: str
    title: str
    summary: str
    score: float
    section: str
    passage: str
    dense: float
    lexical: float
    matched: list[str] = field(default_factory=list)
    intent: str | None = None
    main: bool = False
    audience: tuple[str, ...] = ()
    point: str = ""
    chance: float = 0.0

    @property
    def url(self) -> str:
        """Where a person can read all of it."""
        return f"/yrker/{self.id}" if self.kind == "occupation" else f"/api/v1/answers/{self.id}"


class Search:
    """Finds records; safe to call from several threads, and to give new content while it serves."""

    def __init__(self, content: Content, index: Index) -> None:
        self._replacing = threading.Lock()
        self.replace(content, index)

    def replace(self, content: Content, index: Index) -> None:
        """Serve other content from now on; a search under way finishes on the old."""
        with self._replacing:
            self._shelf = _Shelf(content, index)

    def search(
        self,
        query: str,
        lang: str = "nb",
        limit: int = 5,
        kind: str | None = None,
        intent: str | None = None,
        exclude: Collection[str] = (),
        avoid: Collection[str] = (),
        asked: str = "",
        shown: Sequence[str] = (),
        told: Collection[tuple[str, str]] = (),
    ) -> list[Result]:
        """Return the best records, best first. `intent` keeps to one family of answers.

        Occupations are looked for by what the query likes; what it dislikes, or `avoid` names, speaks against them. `asked`
        is what was asked before, `shown` the answers given lately, the latest first: they tell what a short query means.
        `told` are answers and points of theirs, by ids, that don't reply: they were said already.
        """
        return self._shelf.search(
            query, lang, limit, kind, intent, frozenset(exclude), tuple(avoid), asked, tuple(shown), frozenset(told)
        )

    def kinds_of(self, query: str, asked: str = "", shown: Sequence[str] = ()) -> dict[str, float]:
        """Return how probable it is that a message is after an answer, a section of an occupation, occupations or talk.

        Who asks of a topic is after the section that speaks of it.
        """
        return self._shelf.kinds_of(query, asked, tuple(shown))

    def topics_of(self, query: str, asked: str = "", shown: Sequence[str] = ()) -> dict[str, float]:
        """Return how probable it is that a message about an occupation asks of each topic; NO_TOPIC for none of them."""
        return self._shelf.topics_of(query, asked, tuple(shown))

    def turn_features(self, query: str, asked: str, shown: Sequence[str]) -> tuple[list[str], np.ndarray]:
        """Return the answers' ids and the features of each as one that follows others; for calibration."""
        return self._shelf.turn_features(query, asked, tuple(shown))

    def point_features(self, said: Said, answer: str, unseen: Sequence[int]) -> np.ndarray:
        """Return the features of an answer's points as if some messages, by their places, weren't there; for calibration."""
        return self._shelf.point_features(said, answer, unseen)

    def features(self, query: str) -> dict[Key, Features]:
        """Return the features of every record (kind, id) for a query; for calibration."""
        return self._shelf.features(query)


@dataclass(frozen=True)
class _Reading:
    """A query compared with every passage: its core, names in it, and likenesses of shape (passages,).

    `meant` are log-probabilities, shape (records,), that it is about each answer; -inf for what is none.
    """

    core: str
    names: dict[str, NameHit]
    dense: np.ndarray
    lexical: np.ndarray
    whole: np.ndarray
    parts: list[np.ndarray]
    meant: np.ndarray

    def alike(self) -> tuple[np.ndarray, np.ndarray]:
        """Return how like it is to each passage by meaning and by letters, both 0 to 1 and of shape (passages,)."""
        return scaled(self.dense), np.maximum(self.lexical, self.whole)


class _Shelf:
    """Content and index that belong together."""

    def __init__(self, content: Content, index: Index) -> None:
        self._content = content
        self._index = index
        self._names = NameFinder(content)
        self._dislikes = Dislikes(content)
        self._records = RecordRows(index.passages)
        self._owners = np.asarray(
            [self._records.places["answer", owner] for owner in index.answers.owners], dtype=np.int64
        )
        self._following = Following(content, index.answers)
        self._interests = np.asarray([p.field == "interest" for p in index.passages], dtype=bool)
        self._occupations = np.asarray([kind == "occupation" for kind, _ in self._records.keys], dtype=bool)
        self._centrality = np.asarray([self._centrality_of(p) for p in index.passages], dtype=np.float32)

    def _centrality_of(self, passage: Passage) -> float:
        """Return how much an interest says of its occupation: editors write the most telling words first."""
        if passage.field != "interest":
            return 1.0
        interests = self._content.occupations[passage.id].interests
        own = interests.nb if passage.text in interests.nb else interests.nn
        return 1.0 - LAST_INTEREST * own.index(passage.text) / len(own)

    def search(
        self,
        query: str,
        lang: str,
        limit: int,
        kind: str | None,
        intent: str | None,
        exclude: frozenset[str],
        avoid: tuple[str, ...],
        asked: str,
        shown: tuple[str, ...],
        told: frozenset[tuple[str, str]],
    ) -> list[Result]:
        wishes = read_wishes(query) if kind != "answer" else Wishes(query)
        exclude |= self._named_in(*wishes.own_work, *wishes.dislikes, *wishes.not_meant)
        said = said_in(self._content, query, asked, shown)
        reading = self._read(query, said if kind != "occupation" else None)
        named = interests_in(wishes.clauses)
        plain = kind == "answer" or (named == [reading.core] and not (wishes.own_work or wishes.dislikes))
        liked = [reading] if plain else self._readings_of(wishes)
        unwanted = (*wishes.dislikes, *avoid)
        features = {
            "occupation": np.max([self._features(one) for one in liked], axis=0),
            "answer": self._features(reading),
        }
        scores = {which: likelihoods(found, WEIGHTS[which]) for which, found in features.items()}
        replies: Replies | None = None
        if kind != "occupation":
            near, near_points = self._index.nearness(said)
            like, letters = reading.alike()
            likeliest = partial(self._index.points.likeliest, near=near_points, like=like, letters=letters)

            def replies(answer: str) -> tuple[str, float]:
                return likeliest(answer, told=[point for of, point in told if of == answer])

            if kind == "answer" or asked or shown:
                found = self._following.log_odds(query, self._known(said, scores["answer"], near), shown)
                scores["answer"][self._owners] = probabilities_of(found)
        wanted = [
            (place, key)
            for place, key in enumerate(self._records.keys)
            if (not kind or key[0] == kind) and key[1] not in exclude and (not intent or self._is_of(*key, intent))
        ]
        scored = [(float(scores[key[0]][place]) * self._welcome(key, unwanted), key) for place, key in wanted]
        scored.sort(key=lambda row: (-row[0], row[1][1]))
        is_name = any(hit.whole for hit in reading.names.values())
        if kind == "occupation" and not is_name:
            scored = self._with_each_interest(scored, wishes, unwanted)
        return [
            self._result(value, key, features[key[0]][self._records.places[key]], reading, lang, replies)
            for value, key in scored[:limit]
        ]

    def kinds_of(self, query: str, asked: str, shown: tuple[str, ...]) -> dict[str, float]:
        said = said_in(self._content, query, asked, shown)
        kinds = self._index.turns.kinds_of(said)
        of_points = kinds.pop(POINT, 0.0)
        topics = {topic: chance for topic, chance in self._index.topics_of(said).items() if topic != NO_TOPIC}
        all_of_them = sum(topics.values())
        for topic, chance in topics.items():
            section = self._content.topics[topic].section
            kinds[section] = kinds.get(section, 0.0) + of_points * chance / all_of_them
        return kinds

    def topics_of(self, query: str, asked: str, shown: tuple[str, ...]) -> dict[str, float]:
        return self._index.topics_of(said_in(self._content, query, asked, shown))

    def turn_features(self, query: str, asked: str, shown: tuple[str, ...]) -> tuple[list[str], np.ndarray]:
        said = said_in(self._content, query, asked, shown)
        scores = likelihoods(self._features(self._read(query, said)), WEIGHTS["answer"])
        found = self._following.features(query, self._known(said, scores, self._index.nearness(said)[0]), shown)
        return self._index.answers.owners, found

    def point_features(self, said: Said, answer: str, unseen: Sequence[int]) -> np.ndarray:
        reading, alike = self._read(said.text), self._index.near.alike(self._index.turns.encode_turns([said])[0])
        alike[list(unseen)] = -np.inf
        points = self._index.points
        return points.features(answer, points.nearness(alike), *reading.alike())

    def _known(self, said: Said, scores: np.ndarray, near: np.ndarray) -> Known:
        """Return what is known of the answers for a message in its conversation."""
        alone = log_odds(scores[self._owners])
        after = alone
        if said.asked:
            both = likelihoods(self._features(self._read(f"{said.asked} {said.text}", said)), WEIGHTS["answer"])
            after = log_odds(both[self._owners])
        return Known(alone, after, self._index.meant_by(said), near)

    def _with_each_interest(
        self, scored: list[tuple[float, Key]], wishes: Wishes, unwanted: tuple[str, ...]
    ) -> list[tuple[float, Key]]:
        """Return the scores so that, where several interests were named, the best occupations of each stand first.

        Greedy, after xQuAD (Santos, Macdonald and Ounis 2010): the next one is that which fits most of the interests, each
        counting by how little those before have of it. Scores still fall: none is above the one before it.
        """
        interests = interests_in(wishes.clauses)[:MOST_INTERESTS]
        if not interests:
            return scored
        places = [self._records.places[key] for _, key in scored if key[0] == "occupation"]
        keys = [key for _, key in scored if key[0] == "occupation"]
        welcome = np.array([self._welcome(key, unwanted) for key in keys])
        fits = np.array([self._fits(one)[places] * welcome for one in interests])
        fits = fits[fits.max(axis=1, initial=0.0) >= CLEAR_INTEREST]
        if not len(fits):
            return scored
        known = {key: value for value, key in scored}
        left, ceiling = np.ones(len(fits)), 1.0
        order: list[tuple[int, float]] = []
        for _ in range(min(MOST_BALANCED, len(keys))):
            gains = left @ fits
            gains[[place for place, _ in order]] = -1.0
            best = int(np.argmax(gains))
            ceiling = min(ceiling, max(float(fits[:, best].max()), known[keys[best]]))
            order.append((best, ceiling))
            left *= 1.0 - fits[:, best]
            left = left if left.max() >= LITTLE_LEFT else np.ones(len(fits))
        first = {keys[place]: value for place, value in order}
        rest = [
            (min(value, ceiling) if key[0] == "occupation" else value, key) for value, key in scored if key not in first
        ]
        # Sorting keeps equals in their order.
        return sorted([*((value, key) for key, value in first.items()), *rest], key=lambda row: -row[0])

    def _fits(self, interest: str) -> np.ndarray:
        """Return how well each record fits one interest, shape (records,): as it was said, or in the words' base form.

        Where nothing fits "være ute på fjellet", the last word is looked for: "fjell".
        """
        base = [lemmatize(word, ("nb", "nn")) for word in interest.split()]
        forms = dict.fromkeys((interest, " ".join(base)))
        fits: np.ndarray = np.max([self._fits_words(form) for form in forms], axis=0)
        if (
            len(base) > 1
            and fits[self._occupations].max(initial=0.0) < CLEAR_INTEREST
            and len(base[-1]) >= SHORTEST_INTEREST
        ):
            fits = self._fits_words(base[-1])
        return fits

    def _fits_words(self, words: str) -> np.ndarray:
        reading = self._read(words)
        found: np.ndarray = likelihoods(self._features(reading), WEIGHTS["occupation"])
        return found

    def _readings_of(self, wishes: Wishes) -> list["_Reading"]:
        """Return what is liked as a whole, and its longest thoughts by themselves."""
        longest = sorted(interests_in(wishes.clauses), key=len, reverse=True)[:MOST_CLAUSES]
        return [self._read(text) for text in dict.fromkeys([wishes.likes, *longest])]

    def _named_in(self, *spans: str) -> frozenset[str]:
        """Return the occupations that spans of normalised words name."""
        return frozenset(record_id for span in spans for record_id in self._names.find(core_of(span)))

    def _welcome(self, key: Key, unwanted: tuple[str, ...]) -> float:
        """Return from 0 to 1 how free an occupation is of what is unwanted; 1 for answers."""
        if not unwanted or key[0] != "occupation":
            return 1.0
        return 1.0 - max(self._dislikes.of(key[1], one) for one in unwanted)

    def features(self, query: str) -> dict[Key, Features]:
        """Return the features of every record (kind, id): what the calibration fits its weights to."""
        found = self._features(self._read(query, Said(query)))
        return {key: Features(*map(float, row)) for key, row in zip(self._records.keys, found, strict=True)}

    def _is_of(self, kind: str, record_id: str, intent: str) -> bool:
        return kind == "answer" and self._content.answers[record_id].intent == intent

    def _read(self, query: str, said: Said | None = None) -> "_Reading":
        """Return what every record is compared with: the slow part of a search.

        `said` is the message in its conversation that tells answers apart; without it they are not looked for.
        """
        core = core_of(query)
        vectors = self._index.vectors_of(*dict.fromkeys((query, core or query)))
        dense = self._index.cosines(vectors)
        lexical = self._index.lexical.scores(core) * self._centrality
        # Somebody who names two interests wants both: each counts for its share.
        named = parts_of(core)
        parts = [lexical] if named == [core] else [self._index.lexical.scores(p) * self._centrality for p in named]
        # What no occupation's interests speak of is none ("… og er tålmodig").
        parts = [part for part in parts if float(part[self._interests].max(initial=0.0)) >= SPOKEN_OF] or parts
        whole = self._index.lexical.scores(query)
        meant = np.full(len(self._records.keys), -np.inf)
        if said is not None:
            meant[self._owners] = self._index.meant_by(said)
        return _Reading(core, self._names.find(core), dense, lexical, whole, parts, meant)

    def _features(self, reading: "_Reading") -> np.ndarray:
        """Return the features of every record, shape (records, features), in the order of `Features`."""
        best = self._records.best
        whole, exact = np.zeros(len(self._records.keys)), np.zeros(len(self._records.keys))
        for record_id, hit in reading.names.items():
            place = self._records.places["occupation", record_id]
            whole[place], exact[place] = hit.sureness if hit.whole else 0.0, hit.sureness
        shares = [best(part, "interest") for part in reading.parts]
        found = {
            "whole_name": whole,
            "exact_name": exact,
            "name": best(reading.lexical, "name"),
            "interest": sharpened(np.maximum(best(reading.lexical, "interest"), np.mean(shares, axis=0))),
            "question": np.maximum(best(reading.lexical, "question"), best(reading.whole, "question")),
            "lexical_body": best(reading.lexical, "body", "about", "detail"),
            "dense": scaled(best(reading.dense, *DENSE_FIELDS)),
            "dense_body": scaled(best(reading.dense, "body", "about")),
            "meant": np.exp(reading.meant),
            "preferred": probable(reading.meant),
        }
        return np.stack([found[name] for name in NAMES], axis=1)

    def _result(
        self,
        value: float,
        key: Key,
        measured: np.ndarray,
        reading: "_Reading",
        lang: str,
        replies: Replies | None,
    ) -> Result:
        kind, record_id = key
        features = Features(*map(float, measured))
        lexical, core = reading.lexical, reading.core
        rows, body = self._records.of(key), self._records.of(key, "body", "detail")
        likeness = reading.dense[body] + 0.2 * lexical[body]
        section = self._index.passages[int(body[int(np.argmax(likeness))])].section
        matched = [
            self._index.passages[int(row)].text
            for row in rows[np.argsort(-lexical[rows], kind="stable")][:3]
            if lexical[int(row)] > 0.5 and self._index.passages[int(row)].field in ("name", "interest", "question")
        ]
        common: dict[str, Any] = {
            "kind": kind,
            "id": record_id,
            "score": round(value, 4),
            "section": section,
            "dense": round(features.dense, 4),
            "lexical": round(max(features.name, features.interest, features.question), 4),
            "matched": list(dict.fromkeys(matched)),
        }
        if kind == "occupation":
            occupation = self._content.occupations[record_id]
            text = getattr(occupation, section).get(lang)
            return Result(
                title=occupation.title.get(lang),
                summary=occupation.summary.get(lang),
                passage=_sentences_about(text, core),
                **common,
            )
        answer = self._content.answers[record_id]
        point_id, chance = replies(record_id) if replies is not None else ("", 0.0)
        point = answer.point(point_id) if chance >= THRESHOLDS["passage"] else None
        about = _sentences_about(answer.text.get(lang), core) if point is None else point.text.get(lang)
        return Result(
            title=answer.question.get(lang),
            summary=_sentences_about(answer.text.get(lang), ""),
            passage=about,
            intent=answer.intent,
            main=answer.main,
            audience=tuple(answer.audience),
            point="" if point is None else point.id,
            chance=0.0 if point is None else round(chance, 4),
            **common,
        )


def _sentences_about(text: str, core: str) -> str:
    """Return the part of a text that speaks of the query's words, or its beginning, whole sentences, ≤ 240 letters."""
    sentences = re.split(r"(?<=[.!?])\s+", text.replace("\n", " ").strip())
    stems = {word[: max(4, len(word) - 2)] for word in core.lower().split() if len(word) > 3}
    counts = [sum(stem in sentence.lower() for stem in stems) for sentence in sentences]
    start = counts.index(max(counts)) if counts and max(counts) > 0 else 0
    shown = sentences[start]
    for sentence in sentences[start + 1 :]:
        if len(shown) + 1 + len(sentence) > LONGEST_PASSAGE:
            break
        shown = f"{shown} {sentence}"
    return shown if len(shown) <= LONGEST_PASSAGE else shown[: LONGEST_PASSAGE - 1].rsplit(" ", 1)[0] + "…"
