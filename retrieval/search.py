"""Search by meaning and by letters, fused into one calibrated score, with the passage that matched."""

import re
import threading
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from retrieval.content import Content
from retrieval.index import Index
from retrieval.names import NameFinder
from retrieval.queries import core_of, parts_of
from retrieval.ranking import ANSWER, OCCUPATION, Features, scaled, score

DENSE_FIELDS = ("about", "question")
LONGEST_PASSAGE = 240


@dataclass(frozen=True)
class Result:
    """A record that fits, why, and how well (0 to 1)."""

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
    ) -> list[Result]:
        """Return the best records, best first. `intent` keeps to one family of answers."""
        return self._shelf.search(query, lang, limit, kind, intent, frozenset(exclude))


class _Shelf:
    """Content and index that belong together."""

    def __init__(self, content: Content, index: Index) -> None:
        self._content = content
        self._index = index
        self._names = NameFinder(content)
        self._rows: dict[tuple[str, str], dict[str, np.ndarray]] = {}
        groups: dict[tuple[str, str], dict[str, list[int]]] = {}
        for row, passage in enumerate(index.passages):
            groups.setdefault((passage.kind, passage.id), {}).setdefault(passage.field, []).append(row)
        for key, fields in groups.items():
            self._rows[key] = {name: np.asarray(rows) for name, rows in fields.items()}

    def search(
        self, query: str, lang: str, limit: int, kind: str | None, intent: str | None, exclude: frozenset[str]
    ) -> list[Result]:
        core = core_of(query)
        names = self._names.find(core) if kind != "answer" else {}
        dense = self._index.dense_scores(query)
        if core and core != query:
            dense = np.maximum(dense, self._index.dense_scores(core))
        lexical = self._index.lexical.scores(core)
        # Somebody who names two interests wants both: each counts for its share.
        parts = [self._index.lexical.scores(part) for part in parts_of(core)]
        whole = self._index.lexical.scores(query)
        found = []
        for (record_kind, record_id), fields in self._rows.items():
            if (kind and record_kind != kind) or record_id in exclude:
                continue
            if intent and (record_kind != "answer" or self._content.answers[record_id].intent != intent):
                continue

            def best(scores: np.ndarray, *wanted: str, fields: dict[str, np.ndarray] = fields) -> float:
                rows = [fields[name] for name in wanted if name in fields]
                return max((float(scores[row].max()) for row in rows), default=0.0)

            hit = names.get(record_id) if record_kind == "occupation" else None
            features = Features(
                exact_name=hit.sureness if hit else 0.0,
                name=best(lexical, "name"),
                interest=max(best(lexical, "interest"), sum(best(part, "interest") for part in parts) / len(parts)),
                question=max(best(lexical, "question"), best(whole, "question")),
                lexical_body=best(lexical, "body", "about", "detail"),
                dense=scaled(best(dense, *DENSE_FIELDS)),
                dense_body=scaled(best(dense, "body", "about")),
            )
            weights = OCCUPATION if record_kind == "occupation" else ANSWER
            found.append((score(features, weights), record_kind, record_id, features, fields))
        found.sort(key=lambda row: (-row[0], row[2]))
        return [self._result(*row, dense=dense, lexical=lexical, core=core, lang=lang) for row in found[:limit]]

    def _result(
        self,
        value: float,
        kind: str,
        record_id: str,
        features: Features,
        fields: dict[str, np.ndarray],
        *,
        dense: np.ndarray,
        lexical: np.ndarray,
        core: str,
        lang: str,
    ) -> Result:
        rows = np.concatenate(list(fields.values()))
        body = np.concatenate([fields[name] for name in ("body", "detail") if name in fields])
        section = self._index.passages[int(body[int(np.argmax(dense[body] + 0.2 * lexical[body]))])].section
        matched = [
            self._index.passages[int(row)].text
            for row in rows[np.argsort(-lexical[rows])][:3]
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
        return Result(
            title=answer.question.get(lang),
            summary=_sentences_about(answer.text.get(lang), ""),
            passage=_sentences_about(answer.text.get(lang), core),
            intent=answer.intent,
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
