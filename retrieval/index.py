"""The index: every passage with its embedding (faiss) and its character n-grams, built anew when content changes."""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import faiss
import numpy as np
import structlog

from foundation.collecting import uncollected
from language.encoder import model_file
from language.normaliser import normalise
from language.trigrams import dice, trigrams
from retrieval.answer_model import AnswerModel
from retrieval.content import Content
from retrieval.embedder import DEFAULT, Embedder
from retrieval.nearness import Nearness
from retrieval.ngrams import NgramIndex
from retrieval.points import Place, Points
from retrieval.records import SECTIONS, Answer, IntentLabel, Occupation
from retrieval.turn_encoder import Said, TurnEncoder, Turns, TurnsByThemselves
from retrieval.turns import Turn, read_turns

log = structlog.get_logger(__name__)
AT_ONCE = 512  # passages that are embedded between two words of progress
Tell = Callable[[int, int], None]
FORMAT = "14"
# The beginning of a section says what it is about; more letters cost time and blur the vector.
EMBEDDED_LETTERS = 240
# Names, single words and the longer sections are found by their letters; embedding each of them would add
# minutes to a build and little else.
BY_LETTERS_ALONE = ("name", "interest", "detail")
# Of questions that differ by a letter or an ending one is embedded, and all are found by their letters: a fifth less to
# embed, and the same answers first (218 questions of the calibration: 0.945 before and after).
SPELT_ALIKE = 0.6
KEPT = 3
LETTERS = "letters"  # the folder in a stored index with its n-grams
NO_TOPIC = ""
_UNREADABLE = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)


@dataclass(frozen=True)
class Passage:
    """A piece of a record that can be found. `field` groups passages that weigh alike."""

    kind: str
    id: str
    section: str
    field: str
    text: str


@dataclass(frozen=True)
class Text:
    """What is embedded, and as which of the encoder's two kinds: "query" or "passage"."""

    prompt: str
    letters: str


@dataclass(frozen=True)
class Message:
    """What somebody writes, after what, the answer that it is about or the topic, and the point that replies, if known."""

    answer: str
    said: Said
    point: str | None = None


@dataclass
class Index:
    """Passages, their embeddings and their n-grams, in the same order; and what tells the answers apart."""

    passages: list[Passage]
    embedded: np.ndarray
    dense: faiss.IndexFlatIP
    lexical: NgramIndex
    embedder: Embedder
    turns: Turns
    answers: AnswerModel
    topics: AnswerModel
    near: Nearness
    points: Points

    @classmethod
    def of(
        cls,
        passages: list[Passage],
        embedded: np.ndarray,
        rows: np.ndarray,
        embedder: Embedder,
        turns: Turns,
        answers: AnswerModel,
        topics: AnswerModel,
        near: Nearness,
        points: Points,
        lexical: NgramIndex | None = None,
    ) -> "Index":
        """Return the index of passages; `rows` are the embeddings, shape (len(embedded), d), of those at `embedded`.

        Without `lexical` their letters are counted anew.
        """
        dense = faiss.IndexFlatIP(rows.shape[1])
        dense.add(rows)
        if lexical is None:
            lexical = NgramIndex.of([passage.text for passage in passages])
        return cls(passages, embedded, dense, lexical, embedder, turns, answers, topics, near, points)

    def vectors_of(self, *queries: str) -> np.ndarray:
        """Return the queries' embeddings, shape (queries, d), unit rows."""
        return self.embedder.encode(queries, "query")

    def meant_by(self, said: Said) -> np.ndarray:
        """Return log-probabilities, shape (owners,), that a message in its conversation is about each answer."""
        return self.answers.log_probabilities(said.text, self.turns.encode_turns([said])[0])

    def topics_of(self, said: Said) -> dict[str, float]:
        """Return how probable it is that a message about an occupation asks of each topic; NO_TOPIC for none of them."""
        likely = np.exp(self.topics.log_probabilities(said.text, self.turns.encode_turns([said])[0]))
        return {topic: float(one) for topic, one in zip(self.topics.owners, likely, strict=True)}

    def nearness(self, said: Said) -> tuple[np.ndarray, np.ndarray]:
        """Return how near a message in its conversation is to those about each answer, shape (owners,), and each point.

        Both are logarithms; that of points is read by `points`.
        """
        alike = self.near.alike(self.turns.encode_turns([said])[0])
        return self.near.of_alike(alike), self.points.nearness(alike)

    def cosines(self, vectors: np.ndarray) -> np.ndarray:
        """Return the best cosine of the vectors with every passage, shape (n,); 0 for those not embedded."""
        scores, order = self.dense.search(vectors, len(self.embedded))
        found = np.zeros(len(self.passages), dtype=np.float32)
        for row, places in zip(scores, order, strict=True):
            np.maximum.at(found, self.embedded[places], row)
        return found

    def rows(self) -> np.ndarray:
        """Return the embeddings of the embedded passages, shape (len(embedded), d), in the order of `embedded`."""
        found: np.ndarray = self.dense.reconstruct_n(0, self.dense.ntotal)
        return found


def passages_of(content: Content) -> list[Passage]:
    """Return everything that can be found, in a fixed order."""
    found: list[Passage] = []
    for occupation in content.occupations.values():
        found += _of_occupation(occupation)
    for answer in content.answers.values():
        found += _of_answer(answer, content.intents.get(answer.intent) if answer.main else None)
    return found


@uncollected()
def ensure_index(content: Content, folder: Path, encoder: str, tell: Tell | None = None) -> Index:
    """Return the index of `content`, read from `folder` when it is current, else built and stored there.

    A build writes beside and moves into place, so that a broken one leaves the old one as it was. `tell` hears now and
    then how many of how many new texts are embedded.
    """
    passages = passages_of(content)
    embedder, turns = Embedder(encoder), turns_of(encoder)
    place = _place_of(content, folder, encoder)
    messages, of_topics = messages_of(content, passages), messages_of_topics(content)
    names = [_model_name(some, turns.version) for some in (messages, of_topics)]
    stored = _read(place, passages, names)
    if stored is None:
        embedded = np.asarray(_embedded_of(passages))
        texts = list(dict.fromkeys(_text_of(passages[row]) for row in embedded))
        said = list(dict.fromkeys(message.said for message in (*messages, *of_topics)))
        vectors = turns.known() | _known_vectors(folder, place.name)
        new = [text for text in texts if _key(text) not in vectors]
        new_said = [one for one in said if one.key(turns.version) not in vectors]
        count = len(new) + len(new_said)
        log.info("index_build", texts=len(texts) + len(said), new=count, encoder=encoder)
        for first in range(0, count, AT_ONCE):
            until = min(first + AT_ONCE, count)
            vectors |= embeddings(embedder, new[first:until])
            vectors |= said_vectors(turns, new_said[max(0, first - len(new)) : max(0, until - len(new))])
            if tell is not None:
                tell(until, count)
        models = [
            _known_model(folder, place.name, name) or fit_owners(some, vectors, turns.version)
            for name, some in zip(names, (messages, of_topics), strict=True)
        ]
        keys = [*map(_key, texts), *(one.key(turns.version) for one in said)]
        _write(place, embedded, {key: vectors[key] for key in keys}, dict(zip(names, models, strict=True)))
        _forget_old(folder, place)
        # The model that read thousands of texts holds what nobody needs for queries.
        embedder = Embedder(encoder) if new else embedder
    else:
        embedded, vectors, models = stored
    answers, topics = models
    keys_of_rows = (_key(_text_of(passages[row])) for row in embedded)
    rows = np.ascontiguousarray(np.stack([vectors[key] for key in keys_of_rows]), dtype=np.float32)
    near = nearness_of(messages, vectors, turns.version, answers.owners)
    points = points_of(passages, messages)
    lexical = _letters_of(passages, place)
    return Index.of(passages, embedded, rows, embedder, turns, answers, topics, near, points, lexical)


def _letters_of(passages: Sequence[Passage], place: Path) -> NgramIndex:
    """Return the passages' n-grams, read from the stored index at `place`, or counted and stored there for the next start.

    Where the disk takes no more they are only counted: the index does without.
    """
    texts, folder = [passage.text for passage in passages], place / LETTERS
    with contextlib.suppress(*_UNREADABLE):
        return NgramIndex.load(folder, texts)
    found = NgramIndex.of(texts)
    with contextlib.suppress(OSError):
        beside = Path(tempfile.mkdtemp(prefix=".letters-", dir=place))
        try:
            found.save(beside, texts)
            shutil.rmtree(folder, ignore_errors=True)
            os.replace(beside, folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    for other in place.parent.glob(f"*/{LETTERS}"):
        if other != folder:  # a roll-back counts them again; they are the largest part of an index
            shutil.rmtree(other, ignore_errors=True)
    return found


def vectors_in_index(content: Content, folder: Path, encoder: str) -> dict[bytes, np.ndarray]:
    """Return the vectors that the stored index of `content` is made of, by their keys. Raises OSError, ValueError."""
    return _vectors_in(_place_of(content, folder, encoder))


def _place_of(content: Content, folder: Path, encoder: str) -> Path:
    return folder / f"{content.hash[:16]}-{FORMAT}-{encoder.replace('/', '_')}"


@lru_cache(maxsize=2)
def turns_of(encoder: str) -> Turns:
    """Return the process's one encoder of turns that goes with an encoder of texts."""
    return TurnEncoder(model_file()) if encoder == DEFAULT else TurnsByThemselves(Embedder(encoder))


@lru_cache(maxsize=1)
def _told_turns() -> list[Turn]:
    return read_turns()


def _turns_that_may_be(content: Content, turns: Sequence[Turn] | None) -> list[Turn]:
    """Return these turns, or those of `retrieval/turns`, but for those after an answer that is gone."""
    all_of_them = _told_turns() if turns is None else turns
    return [turn for turn in all_of_them if not turn.shown or turn.shown[0] in content.answers]


def messages_of(content: Content, passages: Sequence[Passage], turns: Sequence[Turn] | None = None) -> list[Message]:
    """Return what people write and the answer that each is about: its questions, its text, messages and turns.

    Without `turns` being given they are those of `retrieval/turns`.
    """
    mine = [passage for passage in passages if passage.kind == "answer" and passage.field in ("question", "body")]
    found = [
        Message(passage.id, Said(passage.text[:EMBEDDED_LETTERS]), _point_asked_for(passage, content))
        for passage in mine
    ]
    # An answer that was taken away leaves its messages and turns behind.
    for answer, texts in content.messages.items():
        found += [Message(answer, Said(text)) for text in texts if answer in content.answers]
    for turn in _turns_that_may_be(content, turns):
        said = said_in(content, turn.text, turn.asked, turn.shown)
        found += [
            Message(answer, said, turn.point if answer == turn.ids[0] else None)
            for answer in turn.ids
            if answer in content.answers
        ]
    return found


def messages_of_topics(content: Content, turns: Sequence[Turn] | None = None) -> list[Message]:
    """Return what people write about an occupation and the topic that each asks of, NO_TOPIC for what asks of none.

    Without `turns` being given they are those of `retrieval/turns`.
    """
    found = [Message(topic.id, Said(text)) for topic in content.topics.values() for text in topic.asked]
    found += [
        Message(turn.point, said_in(content, turn.text, turn.asked, turn.shown))
        for turn in _turns_that_may_be(content, turns)
        if not turn.ids and turn.point is not None and (turn.point == NO_TOPIC or turn.point in content.topics)
    ]
    return found if content.topics else []


def _point_asked_for(passage: Passage, content: Content) -> str | None:
    """Return the point whose question a passage is; None for what is asked of the answer as a whole."""
    point = content.answers[passage.id].point(passage.section)
    return point.id if point is not None else None


def points_of(passages: Sequence[Passage], messages: Sequence[Message]) -> Points:
    """Return the points of all answers, and which messages ask for each."""
    places: dict[str, list[Place]] = {}
    for row, passage in enumerate(passages):
        if passage.field == "point":
            places.setdefault(passage.id, []).append(Place(passage.section, row))
    return Points(places, [None if one.point is None else (one.answer, one.point) for one in messages])


def said_in(content: Content, text: str, asked: str, shown: Sequence[str]) -> Said:
    """Return a message in its conversation; `shown` are ids of the answers before it, the latest first."""
    last = content.answers.get(shown[0]) if shown else None
    return Said(text, asked, last.question.nb if last else "")


def fit_owners(messages: Sequence[Message], vectors: Mapping[bytes, np.ndarray], version: str) -> AnswerModel:
    """Return the model of messages whose vectors, made by this version of an encoder, are among `vectors`."""
    rows = [vectors[message.said.key(version)] for message in messages]
    texts, owners = [message.said.text for message in messages], [message.answer for message in messages]
    return AnswerModel.fit(texts, np.stack(rows) if rows else np.zeros((0, 0)), owners)


def nearness_of(
    messages: Sequence[Message], vectors: Mapping[bytes, np.ndarray], version: str, owners: Sequence[str]
) -> Nearness:
    """Return how near messages lie to these ones; arguments as of `fit_owners`, and the answers in their order."""
    place = {owner: number for number, owner in enumerate(owners)}
    rows = [vectors[message.said.key(version)] for message in messages]
    return Nearness(np.stack(rows) if rows else np.zeros((0, 1)), [place[m.answer] for m in messages], len(owners))


def said_vectors(turns: Turns, said: Sequence[Said]) -> dict[bytes, np.ndarray]:
    """Return vectors of messages by their keys."""
    if not said:
        return {}
    return {one.key(turns.version): row for one, row in zip(said, turns.encode_turns(said), strict=True)}


def embeddings(embedder: Embedder, texts: Sequence[Text]) -> dict[bytes, np.ndarray]:
    """Return embeddings by the texts' keys."""
    found: dict[bytes, np.ndarray] = {}
    for prompt in ("query", "passage"):
        mine = [text for text in texts if text.prompt == prompt]
        if mine:
            rows = embedder.encode([text.letters for text in mine], prompt)
            found |= {_key(text): row for text, row in zip(mine, rows, strict=True)}
    return found


def _text_of(passage: Passage) -> Text:
    """Return how a passage is embedded: a question as what it is like, another person's question."""
    return Text("query" if passage.field == "question" else "passage", passage.text[:EMBEDDED_LETTERS])


def _embedded_of(passages: list[Passage]) -> list[int]:
    """Return the rows to embed: of an answer's questions, those that are spelt unlike the ones before them."""
    rows: list[int] = []
    spelt: dict[str, list[Counter[str]]] = {}
    for row, passage in enumerate(passages):
        if passage.field in BY_LETTERS_ALONE:
            continue
        if passage.field == "question":
            letters, before = trigrams(normalise(passage.text)), spelt.setdefault(passage.id, [])
            if any(dice(letters, other) >= SPELT_ALIKE for other in before):
                continue
            before.append(letters)
        rows.append(row)
    return rows


def _of_occupation(occupation: Occupation) -> Iterator[Passage]:
    def passage(section: str, field: str, text: str) -> Passage:
        return Passage("occupation", occupation.id, section, field, text)

    for name in occupation.names:
        yield passage("title", "name", name)
    for word in dict.fromkeys([*occupation.interests.nb, *occupation.interests.nn]):
        yield passage("interests", "interest", word)
    about = ", ".join(occupation.interests.nb)
    yield passage("title", "about", ", ".join(occupation.names))
    yield passage("interests", "about", f"{occupation.title.nb}: {about}")
    yield passage("summary", "body", f"{occupation.title.nb}. {occupation.summary.nb}")
    yield passage("summary", "body", f"{occupation.title.en}. {occupation.summary.en}")
    for section in SECTIONS:
        field = "body" if section == "what_you_do" else "detail"
        yield passage(section, field, f"{occupation.title.nb}: {getattr(occupation, section).nb}")


def _of_answer(answer: Answer, label: IntentLabel | None) -> Iterator[Passage]:
    """Yield an answer's passages; the main answer of a family is found by the family's label, too."""

    def passage(section: str, field: str, text: str) -> Passage:
        return Passage("answer", answer.id, section, field, text)

    questions = [answer.question.nb, answer.question.nn, answer.question.en]
    if label is not None:
        questions += [label.nb, label.nn, label.en]
    alternatives = answer.alt_questions
    for text in dict.fromkeys([*questions, *alternatives.nb, *alternatives.nn, *alternatives.en]):
        yield passage("question", "question", text)
    # The encoder reads English questions beside a Norwegian text; one text of each answer is a fifth less to embed than two.
    yield passage("text", "body", f"{answer.question.nb} {answer.text.nb}")
    yield passage("text", "detail", f"{answer.question.en} {answer.text.en}")
    for point in answer.points:
        yield passage(point.id, "point", point.text.nb)
        for text in point.asked:
            yield passage(point.id, "question", text)


def _read(
    place: Path, passages: Sequence[Passage], names: Sequence[str]
) -> tuple[np.ndarray, dict[bytes, np.ndarray], list[AnswerModel]] | None:
    """Return which passages are embedded, vectors by key and the models of these names; None when not all is there."""
    with contextlib.suppress(*_UNREADABLE):
        embedded = np.load(place / "embedded.npy", allow_pickle=False)
        if (
            embedded.ndim != 1
            or embedded.dtype.kind != "i"
            or not 0 < len(embedded) <= embedded.max() + 1 <= len(passages)
        ):
            return None
        vectors = _vectors_in(place)
        models = [AnswerModel.load(place / name) for name in names]
        if all(_key(_text_of(passages[row])) in vectors for row in embedded):
            return embedded, vectors, models
    return None


def _key(text: Text) -> bytes:
    """Return what a text is known by in a stored index: 20 bytes."""
    return hashlib.sha1(f"{text.prompt}: {text.letters}".encode(), usedforsecurity=False).digest()


def _vectors_in(place: Path) -> dict[bytes, np.ndarray]:
    keys = np.load(place / "keys.npy", allow_pickle=False)
    rows = np.load(place / "vectors.npy", allow_pickle=False)
    if rows.ndim != 2 or rows.dtype != np.float32:
        raise ValueError("not vectors")
    return {bytes(key): row for key, row in zip(keys, rows, strict=True)}


def _known_vectors(folder: Path, name: str) -> dict[bytes, np.ndarray]:
    """Return the vectors of earlier indexes made by the same encoder: an edit then embeds only what is new."""
    known: dict[bytes, np.ndarray] = {}
    for place in folder.glob(f"*-{name.partition('-')[2]}"):
        with contextlib.suppress(*_UNREADABLE):
            known |= _vectors_in(place)
    return known


def _known_model(folder: Path, name: str, kept_as: str) -> AnswerModel | None:
    """Return the model of an earlier index that was fitted to the same messages."""
    for place in folder.glob(f"*-{name.partition('-')[2]}"):
        with contextlib.suppress(*_UNREADABLE):
            return AnswerModel.load(place / kept_as)
    return None


def _model_name(messages: Sequence[Message], version: str) -> str:
    told = "\0".join(f"{one.answer}\0{one.said.shown}\0{one.said.asked}\0{one.said.text}" for one in messages)
    return f"owners-{hashlib.sha1((version + told).encode(), usedforsecurity=False).hexdigest()}.npz"


def _write(
    place: Path,
    embedded: np.ndarray,
    vectors: Mapping[bytes, np.ndarray],
    models: Mapping[str, AnswerModel],
) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".building-", dir=place.parent))
    np.save(beside / "embedded.npy", embedded, allow_pickle=False)
    np.save(beside / "keys.npy", np.frombuffer(b"".join(vectors), dtype=np.uint8).reshape(-1, 20), allow_pickle=False)
    np.save(beside / "vectors.npy", np.stack(list(vectors.values())), allow_pickle=False)
    for name, model in models.items():
        model.save(beside / name)
    (beside / "about.json").write_text(json.dumps({"texts": len(vectors), "format": FORMAT}))
    if place.exists():
        shutil.rmtree(place)
    os.replace(beside, place)


def _forget_old(folder: Path, current: Path) -> None:
    """Keep the latest few indexes: a roll-back of content then needs no building."""
    others = sorted(
        (p for p in folder.iterdir() if p.is_dir() and p != current), key=lambda p: p.stat().st_mtime, reverse=True
    )
    for old in others[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
