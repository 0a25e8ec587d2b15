"""How well and how fast search finds, beside its parts alone and a plain word index, all in one run.

Prints one JSON line a finder: the share of our own interest questions, answer questions and misspelt titles found
first and among five, and the median and 95th percentile in milliseconds of one search; then the ratios. The questions
are the tests' (none is in the calibration set), titles are misspelt by one slip of the finger, always the same.
"""

import concurrent.futures
import json
import random
import statistics
import time
from collections.abc import Callable

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from foundation.settings import Settings
from retrieval.content import Content, load_content
from retrieval.index import Index, ensure_index
from retrieval.search import Search
from tests.retrieval.questions import ANSWERS, INTERESTS
from tests.retrieval.test_real_content import misspelt

Finder = Callable[[str, str], list[str]]
SEED = 20261124
THREADS = 8


def by_scores(index: Index, scores: Callable[[str], np.ndarray]) -> Finder:
    """Return a finder that orders records by their best passage under one kind of score."""

    def find(query: str, kind: str) -> list[str]:
        order = np.argsort(-scores(query))
        ids = (index.passages[int(row)].id for row in order if index.passages[int(row)].kind == kind)
        return list(dict.fromkeys(ids))[:5]

    return find


def word_scores(index: Index) -> Callable[[str], np.ndarray]:
    """Return the peer: TF-IDF of whole words, as a search engine out of the box."""
    vectorizer = TfidfVectorizer(sublinear_tf=True)
    rows = vectorizer.fit_transform([passage.text for passage in index.passages])
    return lambda query: np.asarray((rows @ vectorizer.transform([query]).T).todense()).ravel()


def questions(content: Content) -> dict[str, list[tuple[str, set[str], str]]]:
    """Return (query, what fits, kind) by group."""
    rng = random.Random(SEED)
    titles = [(o.title.nb.lower(), o.id) for o in content.occupations.values() if len(o.title.nb) > 4]
    return {
        "interests": [(query, fitting, "occupation") for query, fitting in INTERESTS],
        "answers": [(query, fitting, "answer") for query, fitting in ANSWERS],
        "misspelt": [(misspelt(title, rng), {one}, "occupation") for title, one in titles for _ in range(2)],
    }


def measure(find: Finder, asked: dict[str, list[tuple[str, set[str], str]]]) -> dict[str, float]:
    """Return the figures of one finder."""
    figures: dict[str, float] = {}
    spent = []
    for group, rows in asked.items():
        first = five = 0
        for query, fitting, kind in rows:
            started = time.perf_counter()
            ids = find(query, kind)
            spent.append((time.perf_counter() - started) * 1000)
            first += ids[0] in fitting
            five += bool(fitting & set(ids[:5]))
        figures |= {f"{group}@1": round(first / len(rows), 3), f"{group}@5": round(five / len(rows), 3)}
    figures["median_ms"] = round(statistics.median(spent), 1)
    figures["p95_ms"] = round(statistics.quantiles(spent, n=20)[-1], 1)
    return figures


def a_second(find: Finder, queries: list[str]) -> float:
    """Return searches a second of several threads that ask without a pause, nothing remembered."""
    started = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda query: find(query, "occupation"), queries))
    return len(queries) / (time.perf_counter() - started)


def main() -> None:
    """Measure and print."""
    settings = Settings()
    content = load_content(settings.content_dir)
    index = ensure_index(content, settings.var / "index", settings.encoder)
    search = Search(content, index)
    asked = questions(content)

    def fused(query: str, kind: str) -> list[str]:
        return [result.id for result in search.search(query, limit=5, kind=kind)]

    finders = {
        "words": by_scores(index, word_scores(index)),
        "n-grams": by_scores(index, index.lexical.scores),
        "dense": by_scores(index, lambda query: index.cosines(index.vectors_of(query))),
        "fused": fused,
    }
    results = {name: measure(find, asked) for name, find in finders.items()}
    for name, figures in results.items():
        print(json.dumps({"finder": name, **figures}), flush=True)
    fresh = [f"jeg liker å jobbe med ting nummer {number}" for number in range(120)]
    print(
        json.dumps(
            {
                "searches_a_second_at_8_threads": round(a_second(fused, fresh), 1),
                "fused_to_words": {
                    name: round(results["fused"][name] / results["words"][name], 2)
                    for name in ("interests@5", "answers@1", "misspelt@1", "median_ms")
                    if results["words"][name]
                },
            }
        )
    )


if __name__ == "__main__":
    main()
