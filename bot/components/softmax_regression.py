"""Multinomial logistic regression in the span of the texts: pure functions over arrays.

Shapes: n texts, c classes. With a few thousand texts and tens of thousands of features the solution lies in the span
of the texts (representer theorem, Kimeldorf & Wahba 1971): weights in features are `features.T @ duals`, and all that
is needed of the features is their inner products, the kernel (n, n). L-BFGS (Liu & Nocedal 1989) runs on the duals with
the kernel as its inner product, which makes each step that of L-BFGS on the weights, at the price of one product with
the kernel: the logits of every trial step are sums of those already known.
"""

from dataclasses import dataclass

import numpy as np

MEMORY = 8
MOST_STEPS = 400
MOST_TRIALS = 20
SUFFICIENT, CURVATURE = 1e-4, 0.9  # Wolfe's conditions


@dataclass(frozen=True)
class Solution:
    """What a fit found, and what a later one may start from: duals (n, c), bias (c,), and how many steps it took."""

    duals: np.ndarray
    bias: np.ndarray
    steps: int = 0

    def logits(self, kernel: np.ndarray) -> np.ndarray:
        """Return (m, c) of texts whose inner products with the fitted ones are (m, n)."""
        found: np.ndarray = kernel @ self.duals + self.bias
        return found


@dataclass(frozen=True)
class _Point:
    """A place or direction: duals (n, c), their values `kernel @ duals` (n, c), bias (c,)."""

    duals: np.ndarray
    values: np.ndarray
    bias: np.ndarray

    def plus(self, other: "_Point", times: float = 1.0) -> "_Point":
        by = self.duals.dtype.type(times)
        return _Point(self.duals + by * other.duals, self.values + by * other.values, self.bias + by * other.bias)

    def times(self, factor: float) -> "_Point":
        by = self.duals.dtype.type(factor)
        return _Point(by * self.duals, by * self.values, by * self.bias)

    def dot(self, other: "_Point") -> float:
        """Return the inner product of the weights that both stand for."""
        return float(np.vdot(self.duals, other.values)) + float(self.bias @ other.bias)


class _Loss:
    """Weighted log loss times c, and its slope in the logits."""

    def __init__(self, classes: np.ndarray, number: int, weights: np.ndarray) -> None:
        self._rows, self._classes, self._weights = np.arange(len(classes)), classes, weights
        self._onehot = np.zeros((len(classes), number), dtype=weights.dtype)
        self._onehot[self._rows, classes] = 1.0

    def at(self, logits: np.ndarray) -> tuple[float, np.ndarray]:
        """Return (value, slope (n, c)) of logits (n, c)."""
        lowered = logits - logits.max(axis=1, keepdims=True)
        powers = np.exp(lowered)
        sums = powers.sum(axis=1)
        value = np.dot(self._weights, np.log(sums) - lowered[self._rows, self._classes])
        powers /= sums[:, None]
        powers -= self._onehot
        powers *= self._weights[:, None]
        return float(value), powers


def fit(
    kernel: np.ndarray,
    classes: np.ndarray,
    number: int,
    c: float,
    texts: np.ndarray | None = None,
    start: Solution | None = None,
    tolerance: float = 0.05,
) -> Solution:
    """Return what minimises sum of weighted log loss · c + |weights|² / 2, the bias left free.

    `kernel` (n, n) are the texts' inner products and `texts` their weights, mean one; None means equal. The arithmetic
    is that of the kernel's type. The problem is convex with one solution: `start` only shortens the way there. Ends when
    the gradient is shorter than `tolerance` times the weights, or when no step helps any more.
    """
    kind = kernel.dtype
    weigh = np.ones(len(kernel), dtype=kind) if texts is None else texts.astype(kind)
    loss = _Loss(classes, number, weigh * kind.type(c))
    place = _beginning(kernel, number, start)
    value, slope = loss.at(place.values + place.bias)
    length = float(np.vdot(place.duals, place.values))
    steps: list[tuple[_Point, _Point, float]] = []
    before: tuple[_Point, _Point] | None = None  # the last step and the gradient where it began
    taken = 0
    for taken in range(MOST_STEPS + 1):
        uphill = slope + place.duals
        gradient = _Point(uphill, kernel @ uphill, slope.sum(axis=0))
        steep = max(gradient.dot(gradient), 0.0) ** 0.5
        if steep <= tolerance * max(length, 1.0) ** 0.5 or taken == MOST_STEPS:
            break
        if before is not None:
            turned = gradient.plus(before[1], -1.0)
            curvature = before[0].dot(turned)
            if curvature > 0:
                steps = [*steps, (before[0], turned, curvature)][-MEMORY:]
        ahead = _direction(gradient, steps).times(-1.0)
        # With no step known yet, the first trial is one unit long.
        size = 1.0 if steps else min(1.0, 1.0 / steep)
        found = _search(loss, place, ahead, value, slope, length, size)
        if found is None:
            if not steps:
                break
            steps, before = [], None  # rounding has bent the remembered steps: begin anew, downhill
            continue
        size, value, slope, length = found
        step = ahead.times(size)
        place = place.plus(step)
        before = (step, gradient)
    return Solution(place.duals, place.bias, taken)


def _beginning(kernel: np.ndarray, number: int, start: Solution | None) -> _Point:
    if start is None:
        nothing = np.zeros((len(kernel), number), dtype=kernel.dtype)
        return _Point(nothing, nothing, np.zeros(number, dtype=kernel.dtype))
    duals = start.duals.astype(kernel.dtype)
    return _Point(duals, kernel @ duals, start.bias.astype(kernel.dtype))


def _direction(gradient: _Point, steps: list[tuple[_Point, _Point, float]]) -> _Point:
    """Return the inverse Hessian's guess times the gradient: L-BFGS' two loops."""
    found, shares = gradient, []
    for step, turned, curvature in reversed(steps):
        share = step.dot(found) / curvature
        shares.append(share)
        found = found.plus(turned, -share)
    if steps:
        _, turned, curvature = steps[-1]
        found = found.times(curvature / turned.dot(turned))
    for (step, turned, curvature), share in zip(steps, reversed(shares), strict=True):
        found = found.plus(step, share - turned.dot(found) / curvature)
    return found


def _search(
    loss: _Loss, place: _Point, ahead: _Point, value: float, slope: np.ndarray, length: float, size: float
) -> tuple[float, float, np.ndarray, float] | None:
    """Return (size, loss, slope, squared length) of a step that meets Wolfe's conditions; None when none goes down.

    Along the line the logits are known without the kernel, so that a trial costs next to nothing.
    """
    change = ahead.values + ahead.bias
    across, along = float(np.vdot(place.duals, ahead.values)), float(np.vdot(ahead.duals, ahead.values))
    falls = float(np.vdot(slope, change)) + across
    if falls >= 0:
        return None
    base = place.values + place.bias
    shortest, longest = 0.0, np.inf
    total = value + 0.5 * length
    for _ in range(MOST_TRIALS):
        there, tilt = loss.at(base + change.dtype.type(size) * change)
        squared = length + 2 * size * across + size * size * along
        leans = float(np.vdot(tilt, change)) + across + size * along
        if there + 0.5 * squared > total + SUFFICIENT * size * falls:
            longest = size
        elif abs(leans) <= CURVATURE * abs(falls):
            return size, there, tilt, squared
        elif leans > 0:
            longest = size
        else:
            shortest = size
        size = 2.5 * size if longest == np.inf else 0.5 * (shortest + longest)
    return None


def balance(classes: np.ndarray, number: int, power: float) -> np.ndarray:
    """Return weights of the rows, mean one: (1 / size of its class) ** power."""
    sizes = np.bincount(classes, minlength=number).astype(float)
    weights = (1.0 / np.maximum(sizes, 1.0)) ** power
    weigh: np.ndarray = weights[classes]
    return weigh / weigh.mean()


def softmax(logits: np.ndarray) -> np.ndarray:
    """Return probabilities over the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: np.ndarray = powers / powers.sum(axis=-1, keepdims=True)
    return shares
