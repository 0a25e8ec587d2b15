"""The index: every passage with its embedding (faiss) and its character n-grams, built anew when content changes."""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
import structlog
from sentence_transformers import SentenceTransformer

from language.normaliser import normalise
from language.trigrams import dice, trigrams
from retrieval.content import Content
from retrieval.ngrams import NgramIndex
from retrieval.records import SECTIONS, Answer, IntentLabel, Occupation
from retrieval.sentence_model import encode, load_sentence_model

log = structlog.get_logger(__name__)
AT_ONCE = 512  # passages that are embedded between two words of progress
Tell = Callable[[int, int], None]
FORMAT = "10"
# The beginning of a section says what it is about; more letters cost time and blur the vector.
EMBEDDED_LETTERS = 240
# Names, single words and the longer sections are found by their letters; embedding each of them would add
# minutes to a build and little else.
BY_LETTERS_ALONE = ("name", "interest", "detail")
# Of questions that differ by a letter or an ending one is embedded, and all are found by their letters: a fifth less to
# embed, and the same answers first (218 questions of the calibration: 0.945 before and after).
SPELT_ALIKE = 0.6
KEPT = 3


@dataclass(frozen=True)
class Passage:
    """A piece of a record that can be found. `field` groups passages that weigh alike."""

    kind: str
    id: str
    section: str
    field: str
    text: str


@dataclass
class Index:
    """Passages, their embeddings and their n-grams, in the same order."""

    passages: list[Passage]
    embedded: np.ndarray
    dense: faiss.IndexFlatIP
    lexical: NgramIndex
    model: SentenceTransformer

    @classmethod
    def of(cls, passages: list[Passage], embedded: np.ndarray, rows: np.ndarray, model: SentenceTransformer) -> "Index":
        """Return the index of passages; `rows` are the embeddings, shape (len(embedded), d), of those at `embedded`."""
        dense = faiss.IndexFlatIP(rows.shape[1])
        dense.add(rows)
        return cls(passages, embedded, dense, NgramIndex([passage.text for passage in passages]), model)

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
    then how many of how many new passages are embedded.
    """
    passages = passages_of(content)
    model = load_sentence_model(encoder)
    place = folder / f"{content.hash[:16]}-{FORMAT}-{encoder.replace('/', '_')}"
    stored = _read(place, len(passages))
    if stored is None:
        embedded = np.asarray(_embedded_of(passages))
        texts = [passages[row].text[:EMBEDDED_LETTERS] for row in embedded]
        known = _known_vectors(folder, place.name)
        new = [text for text in dict.fromkeys(texts) if _key(text) not in known]
        log.info("index_build", passages=len(texts), new=len(new), encoder=encoder)
        if new:
            for first in range(0, len(new), AT_ONCE):
                some = new[first : first + AT_ONCE]
                known |= dict(zip((_key(text) for text in some), encode(model, some, "passage"), strict=True))
                if tell is not None:
                    tell(first + len(some), len(new))
        rows = np.ascontiguousarray(np.stack([known[_key(text)] for text in texts]), dtype=np.float32)
        _write(place, embedded, texts, rows)
        _forget_old(folder, place)
    else:
        embedded, rows = stored
    return Index.of(passages, embedded, rows, model)


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


def _read(place: Path, count: int) -> tuple[np.ndarray, np.ndarray] | None:
    """Return which of `count` passages are embedded, and their vectors; None when they aren't there or aren't whole."""
    with contextlib.suppress(OSError, ValueError, EOFError):
        embedded = np.load(place / "embedded.npy", allow_pickle=False)
        rows = np.load(place / "dense.npy", allow_pickle=False)
        of_passages = embedded.ndim == 1 and embedded.dtype.kind == "i" and embedded.max(initial=-1) < count
        if of_passages and rows.ndim == 2 and len(rows) == len(embedded) > 0 and rows.dtype == np.float32:
            return embedded, np.ascontiguousarray(rows)
    return None


def _key(text: str) -> bytes:
    """Return what a text is known by in a stored index: 20 bytes."""
    return hashlib.sha1(text.encode(), usedforsecurity=False).digest()


def _known_vectors(folder: Path, name: str) -> dict[bytes, np.ndarray]:
    """Return the vectors of earlier indexes made by the same encoder: an edit then embeds only what is new."""
    suffix = name.partition("-")[2]
    known: dict[bytes, np.ndarray] = {}
    for place in folder.glob(f"*-{suffix}"):
        with contextlib.suppress(OSError, ValueError, EOFError):
            keys = np.load(place / "keys.npy", allow_pickle=False)
            rows = np.load(place / "dense.npy", allow_pickle=False)
            known |= {bytes(key): row for key, row in zip(keys, rows, strict=True)}
    return known


def _write(place: Path, embedded: np.ndarray, texts: list[str], rows: np.ndarray) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".building-", dir=place.parent))
    keys = np.frombuffer(b"".join(_key(text) for text in texts), dtype=np.uint8).reshape(-1, 20)
    np.save(beside / "embedded.npy", embedded, allow_pickle=False)
    np.save(beside / "keys.npy", keys, allow_pickle=False)
    np.save(beside / "dense.npy", rows, allow_pickle=False)
    (beside / "about.json").write_text(json.dumps({"passages": len(rows), "format": FORMAT}))
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
