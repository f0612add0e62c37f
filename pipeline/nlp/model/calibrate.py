"""From scores to probabilities that mean something, and from where on a kind is meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from pipeline.nlp.model import weights
from pipeline.nlp.model.features import Floats
from pipeline.nlp.model.weights import Weights

_ROUNDS = 40
_HALVINGS = 30
_ENOUGH = 1e-6
_PRIOR = 40.0
"""How many texts the common calibration weighs against those of a single kind."""
_LOWEST, _HIGHEST = 0.2, 0.9
_STEPS = 141
Truth = npt.NDArray[np.bool_]


def calibrated(given: Weights, scores: Floats, truth: Truth) -> Weights:
    """``given`` with context, slopes, offsets and thresholds, learnt from ``scores`` of texts new to it.

    A logistic curve common to all kinds is bent for each kind as far as its texts bear it (Platt scaling
    with a prior). The threshold is the one that gives the best F1, drawn towards the common one likewise.
    """
    seen = weights.in_context(scores).reshape(-1, weights.SEEN)
    context = _curve(seen, truth.ravel(), np.eye(weights.SEEN + 1)[0], prior=0.0)
    margins = weights.weighed(scores, context)
    flat = np.array([1.0, 0.0])
    curves = [_curve(margins[:, at, None], truth[:, at], flat, prior=_PRIOR) for at in range(truth.shape[1])]
    bent = replace(
        given,
        context=context,
        slope=np.array([item[0] for item in curves], dtype=np.float32),
        offset=np.array([item[1] for item in curves], dtype=np.float32),
    )
    return replace(bent, threshold=_thresholds(bent.confidences(scores), truth))


def _curve(seen: Floats, truth: Truth, start: npt.NDArray[np.float64], *, prior: float) -> Floats:
    """The logistic curve of least loss, held to ``start`` as by ``prior`` texts; its offset last."""
    line = np.column_stack([seen, np.ones(len(seen))]).astype(float)

    def loss(curve: npt.NDArray[np.float64]) -> float:
        margin = line @ curve
        held = prior / 8 * float(((curve - start) ** 2).sum())
        return float((np.logaddexp(0, margin) - truth * margin).sum()) + held

    curve, least = start.astype(float), loss(start.astype(float))
    for _ in range(_ROUNDS):
        share = 1 / (1 + np.exp(-line @ curve))
        change = line.T @ (share - truth) + prior * (curve - start) / 4
        bend = (line * (share * (1 - share))[:, None]).T @ line + (prior / 4 + 1e-6) * np.eye(len(curve))
        curve, before, least = *_step(loss, curve, np.linalg.solve(bend, change), least), least
        if before - least < _ENOUGH:
            break
    return curve.astype(np.float32)


def _step(
    loss: Callable[[npt.NDArray[np.float64]], float],
    curve: npt.NDArray[np.float64],
    change: npt.NDArray[np.float64],
    least: float,
) -> tuple[npt.NDArray[np.float64], float]:
    """``curve`` changed as far as the loss falls, and its loss."""
    for halved in range(_HALVINGS):
        tried = curve - change / 2**halved
        if (now := loss(tried)) < least:
            return tried, now
    return curve, least


def _thresholds(confidences: Floats, truth: Truth) -> Floats:
    """For each kind the threshold of the best smoothed F1."""
    steps = np.linspace(_LOWEST, _HIGHEST, _STEPS)
    hits = np.array([((confidences >= step) & truth).sum(axis=0) for step in steps])
    meant = np.array([(confidences >= step).sum(axis=0) for step in steps])
    there = truth.sum(axis=0)
    every = 2 * hits.sum(axis=1) / (meant.sum(axis=1) + there.sum())
    own = (2 * hits + _PRIOR * every[:, None]) / (meant + there + _PRIOR)
    best: Floats = steps[(own + every[:, None]).argmax(axis=0)].astype(np.float32)
    return best


def truths(kinds: Sequence[str], labels: Sequence[AbstractSet[str]]) -> Truth:
    """For each text (its ``labels``) and kind whether the text is of that kind."""
    return np.array([[kind in item for kind in kinds] for item in labels], dtype=bool)


def reliability(confidences: Floats, truth: Truth, *, bins: int = 10) -> tuple[tuple[float, float, int], ...]:
    """For each of ``bins`` equal ranges of confidence: mean confidence, share of hits, number of cases."""
    found = []
    place = np.minimum((confidences * bins).astype(int), bins - 1)
    for at in range(bins):
        inside = place == at
        if inside.any():
            found.append((float(confidences[inside].mean()), float(truth[inside].mean()), int(inside.sum())))
    return tuple(found)


def calibration_error(confidences: Floats, truth: Truth) -> float:
    """Mean distance of confidence and share of hits over the ranges, weighed by their cases, 0 to 1."""
    ranges = reliability(confidences, truth)
    return sum(abs(mean - share) * count for mean, share, count in ranges) / max(confidences.size, 1)
