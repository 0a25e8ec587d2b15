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
from pathlib import Path

import faiss
import numpy as np
import structlog
from sentence_transformers import SentenceTransformer

from language.normaliser import normalise
from language.trigrams import dice, trigrams
from retrieval.answer_model import AnswerModel
from retrieval.content import Content
from retrieval.ngrams import NgramIndex
from retrieval.records import SECTIONS, Answer, IntentLabel, Occupation
from retrieval.sentence_model import encode, load_sentence_model

log = structlog.get_logger(__name__)
AT_ONCE = 512  # passages that are embedded between two words of progress
Tell = Callable[[int, int], None]
FORMAT = "11"
# The beginning of a section says what it is about; more letters cost time and blur the vector.
EMBEDDED_LETTERS = 240
# Names, single words and the longer sections are found by their letters; embedding each of them would add
# minutes to a build and little else.
BY_LETTERS_ALONE = ("name", "interest", "detail")
# Of questions that differ by a letter or an ending one is embedded, and all are found by their letters: a fifth less to
# embed, and the same answers first (218 questions of the calibration: 0.945 before and after).
SPELT_ALIKE = 0.6
KEPT = 3
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
    """What somebody writes, and the id of the answer that it is about."""

    answer: str
    text: Text


@dataclass
class Index:
    """Passages, their embeddings and their n-grams, in the same order; and what tells the answers apart."""

    passages: list[Passage]
    embedded: np.ndarray
    dense: faiss.IndexFlatIP
    lexical: NgramIndex
    model: SentenceTransformer
    answers: AnswerModel

    @classmethod
    def of(
        cls,
        passages: list[Passage],
        embedded: np.ndarray,
        rows: np.ndarray,
        model: SentenceTransformer,
        answers: AnswerModel,
    ) -> "Index":
        """Return the index of passages; `rows` are the embeddings, shape (len(embedded), d), of those at `embedded`."""
        dense = faiss.IndexFlatIP(rows.shape[1])
        dense.add(rows)
        lexical = NgramIndex([passage.text for passage in passages])
        return cls(passages, embedded, dense, lexical, model, answers)

    def vectors_of(self, *queries: str) -> np.ndarray:
        """Return the queries' embeddings, shape (queries, d), unit rows."""
        return encode(self.model, list(queries), "query")

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


def ensure_index(content: Content, folder: Path, encoder: str, tell: Tell | None = None) -> Index:
    """Return the index of `content`, read from `folder` when it is current, else built and stored there.

    A build writes beside and moves into place, so that a broken one leaves the old one as it was. `tell` hears now and
    then how many of how many new texts are embedded.
    """
    passages = passages_of(content)
    model = load_sentence_model(encoder)
    place = folder / f"{content.hash[:16]}-{FORMAT}-{encoder.replace('/', '_')}"
    stored = _read(place, passages, content)
    if stored is None:
        embedded = np.asarray(_embedded_of(passages))
        messages = messages_of(content, passages)
        texts = list(dict.fromkeys([*(_text_of(passages[row]) for row in embedded), *(m.text for m in messages)]))
        vectors = _known_vectors(folder, place.name)
        new = [text for text in texts if _key(text) not in vectors]
        log.info("index_build", texts=len(texts), new=len(new), encoder=encoder)
        for first in range(0, len(new), AT_ONCE):
            some = new[first : first + AT_ONCE]
            vectors |= embeddings(model, some)
            if tell is not None:
                tell(first + len(some), len(new))
        answers = _known_model(folder, place.name, messages) or fit_answers(messages, vectors)
        kept = {key: vectors[key] for key in map(_key, texts)}
        _write(place, embedded, kept, answers, messages)
        _forget_old(folder, place)
        # The model that read thousands of texts holds what nobody needs for queries.
        model = load_sentence_model(encoder) if new else model
    else:
        embedded, vectors, answers = stored
    keys = (_key(_text_of(passages[row])) for row in embedded)
    rows = np.ascontiguousarray(np.stack([vectors[key] for key in keys]), dtype=np.float32)
    return Index.of(passages, embedded, rows, model, answers)


def messages_of(content: Content, passages: Sequence[Passage]) -> list[Message]:
    """Return what people write and the answer that each is about: its questions, its text, and the messages."""
    mine = [passage for passage in passages if passage.kind == "answer" and passage.field in ("question", "body")]
    found = [Message(passage.id, Text("query", passage.text[:EMBEDDED_LETTERS])) for passage in mine]
    for answer, texts in content.messages.items():
        # An answer that was taken away leaves its messages behind.
        found += [Message(answer, Text("query", text)) for text in texts if answer in content.answers]
    return found


def fit_answers(messages: Sequence[Message], vectors: Mapping[bytes, np.ndarray]) -> AnswerModel:
    """Return the model of messages whose embeddings are among `vectors`."""
    rows = [vectors[_key(message.text)] for message in messages]
    texts, owners = [message.text.letters for message in messages], [message.answer for message in messages]
    return AnswerModel.fit(texts, np.stack(rows) if rows else np.zeros((0, 0)), owners)


def embeddings(model: SentenceTransformer, texts: Sequence[Text]) -> dict[bytes, np.ndarray]:
    """Return embeddings by the texts' keys."""
    found: dict[bytes, np.ndarray] = {}
    for prompt in ("query", "passage"):
        mine = [text for text in texts if text.prompt == prompt]
        if mine:
            rows = encode(model, [text.letters for text in mine], prompt)
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


def _read(
    place: Path, passages: Sequence[Passage], content: Content
) -> tuple[np.ndarray, dict[bytes, np.ndarray], AnswerModel] | None:
    """Return which passages are embedded, vectors by key and the answers' model; None when not all of it is there."""
    with contextlib.suppress(*_UNREADABLE):
        embedded = np.load(place / "embedded.npy", allow_pickle=False)
        if (
            embedded.ndim != 1
            or embedded.dtype.kind != "i"
            or not 0 < len(embedded) <= embedded.max() + 1 <= len(passages)
        ):
            return None
        vectors = _vectors_in(place)
        answers = AnswerModel.load(place / _model_name(messages_of(content, passages)))
        if all(_key(_text_of(passages[row])) in vectors for row in embedded):
            return embedded, vectors, answers
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


def _known_model(folder: Path, name: str, messages: Sequence[Message]) -> AnswerModel | None:
    """Return the model of an earlier index that was fitted to the same messages."""
    for place in folder.glob(f"*-{name.partition('-')[2]}"):
        with contextlib.suppress(*_UNREADABLE):
            return AnswerModel.load(place / _model_name(messages))
    return None


def _model_name(messages: Sequence[Message]) -> str:
    told = "\0".join(f"{message.answer}\0{message.text.letters}" for message in messages)
    return f"answers-{hashlib.sha1(told.encode(), usedforsecurity=False).hexdigest()}.npz"


def _write(
    place: Path,
    embedded: np.ndarray,
    vectors: Mapping[bytes, np.ndarray],
    answers: AnswerModel,
    messages: Sequence[Message],
) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".building-", dir=place.parent))
    np.save(beside / "embedded.npy", embedded, allow_pickle=False)
    np.save(beside / "keys.npy", np.frombuffer(b"".join(vectors), dtype=np.uint8).reshape(-1, 20), allow_pickle=False)
    np.save(beside / "vectors.npy", np.stack(list(vectors.values())), allow_pickle=False)
    answers.save(beside / _model_name(messages))
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
