"""Weights of least squares for all kinds at once: one system of equations, nothing left to chance.

Texts are far fewer than runs of characters; so the weights are sought among the sums of the texts' rows.
Least squares recognises kinds better than a logistic regression here, most kinds having few texts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.nlp.model.features import Floats, Ids, Rows
from pipeline.nlp.model.weights import known

SURE = 6.0
"""The score aimed at for a text of the kind, and below 0 for any other."""
BIAS = 0.1
"""What the bias counts, as a run that every text has."""
OFTEN = 48
"""Runs that stand in more texts than this are multiplied as full matrices, the others pair by pair."""
_CHUNK = 2048
"""Columns of a full matrix, and texts of pairs, that are held in memory."""
Matrix = npt.NDArray[np.float64]
Chosen = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights of each run (row) and kind (column), and the bias of each kind."""

    table: Floats
    bias: Floats


class Fit:
    """Texts of which several models can be made, each of some of them."""

    def __init__(self, rows: Rows, runs: Ids) -> None:
        """The texts of ``rows``, of which only ``runs`` count."""
        self._runs = len(runs)
        self._owner, self._place, self._values = known(rows, runs)
        self._alike = _alike(self._owner, self._place, self._values, len(rows), len(runs))

    def of(self, truth: npt.NDArray[np.bool_], *, strength: float, chosen: Chosen | None = None) -> Fitted:
        """The weights of least loss for ``truth`` (a column for each kind), learnt from the ``chosen`` texts.

        The loss is half the square of the weights, and half that of each score's distance from `SURE`, times
        ``strength`` (from 0).
        """
        said = np.ones(len(truth), dtype=bool) if chosen is None else chosen
        aim = np.where(truth[said], SURE, -SURE)
        system = strength * (self._alike[np.ix_(said, said)] + BIAS)
        system[np.diag_indices(len(system))] += 1
        shares = np.zeros(truth.shape)
        shares[said] = np.linalg.solve(system, strength * aim)
        table = np.zeros((self._runs, truth.shape[1]), dtype=np.float32)
        np.add.at(table, self._place, self._values[:, None] * shares[self._owner].astype(np.float32))
        return Fitted(table, (BIAS * shares.sum(axis=0)).astype(np.float32))


def fit(rows: Rows, truth: npt.NDArray[np.bool_], runs: Ids, *, strength: float) -> Fitted:
    """The weights of least loss for ``rows`` and ``truth``, as `Fit.of` finds them."""
    return Fit(rows, runs).of(truth, strength=strength)


def _alike(
    owner: npt.NDArray[np.int64], place: npt.NDArray[np.int64], values: Floats, texts: int, runs: int
) -> Matrix:
    """The inner products of all texts."""
    order = np.argsort(place, kind="stable")
    owner, place, values = owner[order], place[order], values[order]
    times = np.bincount(place, minlength=runs)
    total = np.zeros((texts, texts), dtype=np.float32)
    often = times > OFTEN
    column = np.cumsum(often) - 1
    for first in range(0, int(often.sum()), _CHUNK):
        inside = often[place] & (column[place] >= first) & (column[place] < first + _CHUNK)
        block = np.zeros((texts, _CHUNK), dtype=np.float32)
        block[owner[inside], column[place[inside]] - first] = values[inside]
        total += block @ block.T
    starts = np.concatenate([[0], np.cumsum(times)])
    for many in range(1, OFTEN + 1):
        at = starts[:-1][times == many][:, None] + np.arange(many)
        _add_pairs(total, owner[at], values[at])
    return total.astype(float)


def _add_pairs(total: Floats, owner: npt.NDArray[np.int64], values: Floats) -> None:
    """Add to ``total`` the products of any two texts that share a run; a row for each run."""
    flat = total.reshape(-1)
    for first in range(0, len(owner), _CHUNK):
        some, much = owner[first : first + _CHUNK], values[first : first + _CHUNK]
        pairs = some[:, :, None] * len(total) + some[:, None, :]
        np.add.at(flat, pairs.reshape(-1), (much[:, :, None] * much[:, None, :]).reshape(-1))
