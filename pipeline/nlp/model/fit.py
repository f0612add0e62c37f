"""Logistic regression of least loss for all kinds at once: convex, so that nothing is left to chance.

Texts are far fewer than runs of characters; so the weights are sought among the sums of the texts' rows, by
conjugate gradients with an exact search along each direction.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.nlp.model.features import Floats, Ids, Rows
from pipeline.nlp.model.weights import known

_CHUNK = 4096
"""Columns that are held in memory as a full matrix."""
_ROUNDS = 400
_NEWTON = 6
_ENOUGH = 1e-3
"""Length of the gradient, one of a kind's first, at which its weights are found."""
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights of each run (row) and kind (column), and the bias of each kind."""

    table: Floats
    bias: Floats


def fit(rows: Rows, truth: npt.NDArray[np.bool_], runs: Ids, *, strength: float) -> Fitted:
    """The weights of least loss for ``rows`` and ``truth`` (a column for each kind).

    Both answers weigh the same in each kind. ``strength`` (from 0) is how much the texts count against
    small weights, as the C of a support vector machine.
    """
    owner, place, values = known(rows, runs)
    alike = _alike(owner, place, values, len(rows), len(runs)) + 1  # the bias is a run that every text has
    told = truth.astype(float)
    there = np.clip(told.sum(axis=0), 1, len(rows) - 1)
    weight = strength * len(rows) / 2 * np.where(truth, 1 / there, 1 / (len(rows) - there))
    shares = _shares(alike, told, weight)
    table = np.zeros((len(runs), truth.shape[1]), dtype=np.float32)
    np.add.at(table, place, values[:, None] * shares[owner].astype(np.float32))
    return Fitted(table, shares.sum(axis=0).astype(np.float32))


def _alike(
    owner: npt.NDArray[np.int64], place: npt.NDArray[np.int64], values: Floats, texts: int, runs: int
) -> Matrix:
    """The inner products of all texts."""
    order = np.argsort(place, kind="stable")
    owner, place, values = owner[order], place[order], values[order]
    total = np.zeros((texts, texts), dtype=np.float32)
    for first in range(0, runs, _CHUNK):
        left, right = np.searchsorted(place, [first, first + _CHUNK])
        block = np.zeros((texts, min(_CHUNK, runs - first)), dtype=np.float32)
        block[owner[left:right], place[left:right] - first] = values[left:right]
        total += block @ block.T
    return total.astype(float)


def _shares(alike: Matrix, told: Matrix, weight: Matrix) -> Matrix:
    """How much each text's row counts in the weights of each kind."""
    shares, scores = np.zeros_like(told), np.zeros_like(told)
    slope = shares + weight * (_logistic(scores) - told)
    bent = alike @ slope
    length = first = (slope * bent).sum(axis=0)
    way, ahead = -slope, -bent
    for _ in range(_ROUNDS):
        if (length <= _ENOUGH**2 * first).all():
            break
        curvature = (shares * ahead).sum(axis=0), (way * ahead).sum(axis=0)
        step = _along(scores, ahead, curvature, told, weight)
        shares, scores = shares + step * way, scores + step * ahead
        new = shares + weight * (_logistic(scores) - told)
        new_bent = alike @ new
        turn = np.maximum((new * (new_bent - bent)).sum(axis=0) / np.maximum(length, 1e-30), 0)
        slope, bent = new, new_bent
        length = (slope * bent).sum(axis=0)
        way, ahead = turn * way - slope, turn * ahead - bent
    return shares


def _along(
    scores: Matrix, ahead: Matrix, held: tuple[Matrix, Matrix], told: Matrix, weight: Matrix
) -> Matrix:
    """For each kind how far to go for the least loss, by Newton's method.

    ``ahead`` is how the scores change on the way, ``held`` slope and bend of what holds the weights small.
    """
    step = np.zeros(told.shape[1])
    for _ in range(_NEWTON):
        share = _logistic(scores + step * ahead)
        slope = held[0] + step * held[1] + (weight * (share - told) * ahead).sum(axis=0)
        bend = held[1] + (weight * share * (1 - share) * ahead * ahead).sum(axis=0)
        step -= slope / np.maximum(bend, 1e-30)
    return step


def _logistic(scores: Matrix) -> Matrix:
    return 1 / (1 + np.exp(-np.clip(scores, -50, 50)))
