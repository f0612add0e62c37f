"""From scores to probabilities that mean something, and from where on a kind is meant."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from pipeline.nlp.model.features import Floats
from pipeline.nlp.model.weights import Weights, sigmoid

_ROUNDS = 60
_PRIOR = 12.0
"""How many texts the common calibration weighs against those of a single kind."""
_LOWEST, _HIGHEST = 0.2, 0.9
_STEPS = 141
Truth = npt.NDArray[np.bool_]


def calibrated(given: Weights, scores: Floats, truth: Truth) -> Weights:
    """``given`` with slope, offset and threshold of each kind, learnt from ``scores`` that it had not seen.

    A logistic curve common to all kinds is bent for each kind as far as its texts bear it (Platt scaling
    with a prior). The threshold is the one that gives the best F1, drawn towards the common one likewise.
    """
    slope, offset = _curve(scores.ravel(), truth.ravel(), 1.0, 0.0, prior=0.0)
    curves = [
        _curve(scores[:, at], truth[:, at], slope, offset, prior=_PRIOR) for at in range(truth.shape[1])
    ]
    bent = replace(
        given,
        slope=np.array([item[0] for item in curves], dtype=np.float32),
        offset=np.array([item[1] for item in curves], dtype=np.float32),
    )
    return replace(bent, threshold=_thresholds(bent.confidences(scores), truth))


def _curve(scores: Floats, truth: Truth, slope: float, offset: float, *, prior: float) -> tuple[float, float]:
    """The logistic curve of least loss by Newton's method, held to the given one by ``prior`` texts."""
    start = np.array([slope, offset])
    curve, line = start.copy(), np.stack([scores, np.ones_like(scores)], axis=1).astype(float)
    for _ in range(_ROUNDS):
        share = sigmoid((line @ curve).astype(np.float32)).astype(float)
        change = line.T @ (share - truth) + prior * (curve - start) / 4
        bend = (line * (share * (1 - share))[:, None]).T @ line + (prior / 4 + 1e-6) * np.eye(2)
        curve = curve - np.linalg.solve(bend, change)
    return float(curve[0]), float(curve[1])


def _thresholds(confidences: Floats, truth: Truth) -> Floats:
    """For each kind the threshold of the best smoothed F1."""
    steps = np.linspace(_LOWEST, _HIGHEST, _STEPS)
    hits = np.array([((confidences >= step) & truth).sum(axis=0) for step in steps])
    meant = np.array([(confidences >= step).sum(axis=0) for step in steps])
    there = truth.sum(axis=0)
    every = 2 * hits.sum(axis=1) / (meant.sum(axis=1) + there.sum())
    own = (2 * hits + _PRIOR * every[:, None]) / (meant + there + _PRIOR)
    best = (own + every[:, None]).argmax(axis=0)
    return steps[best].astype(np.float32)


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
