"""How the likenesses of a record to a query become one score between 0 and 1. Pure.

Each kind of record has a handful of features, all 0 to 1, and weights of a logistic model. The weights were
set on our own questions (benchmarks.retrieval_search prints what they give); see docs/search.md.
"""

import math
from dataclasses import dataclass

# multilingual-e5's cosines live between about 0.75 (nothing in common) and 0.95 (the same thing said twice).
DENSE_LOW, DENSE_HIGH = 0.78, 0.94


@dataclass(frozen=True)
class Features:
    """Likenesses of one record to the query, each 0 to 1."""

    exact_name: float = 0.0
    name: float = 0.0
    interest: float = 0.0
    question: float = 0.0
    lexical_body: float = 0.0
    dense: float = 0.0
    dense_body: float = 0.0


@dataclass(frozen=True)
class Weights:
    """A logistic model over the features."""

    bias: float
    exact_name: float = 0.0
    name: float = 0.0
    interest: float = 0.0
    question: float = 0.0
    lexical_body: float = 0.0
    dense: float = 0.0
    dense_body: float = 0.0


OCCUPATION = Weights(bias=-4.6, exact_name=6.0, name=4.2, interest=4.2, lexical_body=1.4, dense=2.6, dense_body=2.4)
ANSWER = Weights(bias=-5.0, question=3.6, lexical_body=1.0, dense=4.4, dense_body=1.2)
THRESHOLDS = {"answer": 0.6, "suggest": 0.3}


def scaled(cosine: float) -> float:
    """Return an e5 cosine on a scale from 0 to 1."""
    return min(1.0, max(0.0, (cosine - DENSE_LOW) / (DENSE_HIGH - DENSE_LOW)))


def score(features: Features, weights: Weights) -> float:
    """Return the probability, 0 to 1, that the record is what the person is after."""
    total = (
        weights.bias
        + weights.exact_name * features.exact_name
        + weights.name * features.name
        + weights.interest * features.interest
        + weights.question * features.question
        + weights.lexical_body * features.lexical_body
        + weights.dense * features.dense
        + weights.dense_body * features.dense_body
    )
    return 1 / (1 + math.exp(-total))
