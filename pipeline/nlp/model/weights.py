"""The numbers of a trained model, as they lie in its folder; NumPy alone reads and applies them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.nlp.model.features import Clauses, Floats, Ids, Rows

RUNS, WEIGHTS, KINDS = "runs.npy", "weights.npy", "kinds.json"
FINEST = 127
VIEWS = 6
"""What is told of a clause and a kind: the score of the whole, the part of its heading in it, the score of
the best sentence, the share of the sentences that are of this kind before all others, how long the clause is
and of how many sentences (logarithms)."""
SEEN = 14
"""How many things `in_context` sees of a score."""
_LARGEST = 35.0
_LEAST = 0.01
_FAR = 3.0


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: ``table[r]`` are the weights of run ``runs[r]`` (sorted), a column for each kind.

    Kinds compete, most clauses being of one kind: ``context`` weighs what `in_context` sees, its last number
    stands alone; ``slope`` and ``offset`` of each kind turn the sum into a calibrated probability. From
    ``threshold`` on (a probability) the model says that a clause is of the kind.
    """

    kinds: tuple[str, ...]
    runs: Ids
    table: Floats
    bias: Floats
    context: Floats
    slope: Floats
    offset: Floats
    threshold: Floats

    def scores(self, clauses: Clauses) -> Floats:
        """The `VIEWS` of each clause and kind, before calibration."""
        owner, place, values = known(clauses.whole, self.runs)
        count = len(clauses.whole)
        whole = gather(owner, place, values, self.table, count) + self.bias
        headed = (self.runs[place] & 1).astype(bool)
        heading = gather(owner[headed], place[headed], values[headed], self.table, count)
        parts = apply(clauses.parts, self.runs, self.table) + self.bias
        first, wide = clauses.first[:-1], np.diff(clauses.first)[:, None]
        best = np.maximum.reduceat(parts, first, axis=0)
        leading = parts >= parts.max(axis=1, keepdims=True)
        led = np.add.reduceat(leading, first, axis=0, dtype=np.float32) / wide
        long = np.log1p(np.diff(clauses.whole.starts))[:, None]
        views = np.broadcast_arrays(whole, heading, best, led, long, np.log(wide))
        return np.stack(views, axis=2).astype(np.float32)

    def confidences(self, scores: Floats) -> Floats:
        """Calibrated probabilities, 0 to 1, of what `scores` tells."""
        return sigmoid(weighed(scores, self.context) * self.slope + self.offset)

    def write(self, folder: Path) -> None:
        """Write the three files below ``folder``, weights rounded to a byte as by `rounded`."""
        folder.mkdir(parents=True, exist_ok=True)
        whole, finest = steps(self.table)
        np.save(folder / RUNS, self.runs, allow_pickle=False)
        np.save(folder / WEIGHTS, whole, allow_pickle=False)
        columns = {"bias": self.bias, "step": finest, "slope": self.slope}
        columns |= {"offset": self.offset, "threshold": self.threshold}
        listed = [
            {"kind": kind, **{name: float(values[at]) for name, values in columns.items()}}
            for at, kind in enumerate(self.kinds)
        ]
        said = {"context": [float(item) for item in self.context], "kinds": listed}
        text = json.dumps(said, ensure_ascii=False, indent=1)
        (folder / KINDS).write_text(text + "\n", encoding="utf-8")


def read(folder: Path) -> Weights:
    """The weights below ``folder``; raises OSError or ValueError when they are not whole."""
    whole = json.loads((folder / KINDS).read_text(encoding="utf-8"))
    listed, context = whole["kinds"], np.array(whole["context"], dtype=np.float32)
    steps = np.load(folder / WEIGHTS, allow_pickle=False)
    columns = {
        name: np.array([item[name] for item in listed], dtype=np.float32)
        for name in ("bias", "step", "slope", "offset", "threshold")
    }
    table = steps.astype(np.float32) * columns.pop("step")
    runs = np.load(folder / RUNS, allow_pickle=False)
    return Weights(tuple(item["kind"] for item in listed), runs, table, context=context, **columns)


def rounded(table: Floats) -> Floats:
    """``table`` as it is read back after `Weights.write`."""
    whole, finest = steps(table)
    return whole.astype(np.float32) * finest


def steps(table: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """``table`` in whole steps, at most `FINEST` to either side, and the size of a step in each column."""
    finest = (np.abs(table).max(axis=0, initial=1e-6) / FINEST).astype(np.float32)
    return np.rint(table / finest).astype(np.int8), finest


def known(rows: Rows, runs: Ids) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Floats]:
    """Of the runs that the model knows: number of the text, row of the table, value."""
    owner = np.repeat(np.arange(len(rows)), np.diff(rows.starts))
    if not len(runs):
        return owner[:0], owner[:0], rows.values[:0]
    place = np.minimum(np.searchsorted(runs, rows.ids), len(runs) - 1)
    hit = runs[place] == rows.ids
    return owner[hit], place[hit], rows.values[hit]


def apply(rows: Rows, runs: Ids, table: Floats) -> Floats:
    """For each text the sum of its runs' rows of ``table``, weighted by their values."""
    owner, place, values = known(rows, runs)
    return gather(owner, place, values, table, len(rows))


def gather(
    owner: npt.NDArray[np.int64], place: npt.NDArray[np.int64], values: Floats, table: Floats, count: int
) -> Floats:
    """The weighted sums of rows of ``table`` for ``count`` texts; ``owner`` ascends."""
    sums = np.zeros((count, table.shape[1]), dtype=np.float32)
    if len(owner):
        first = np.flatnonzero(np.diff(owner, prepend=-1))
        sums[owner[first]] = np.add.reduceat(table[place] * values[:, None], first, axis=0)
    return sums


def in_context(scores: Floats) -> Floats:
    """Each score with what stands beside it.

    Beside it stand: the best other kind, how much others claim, whether it leads, how far it is behind; the
    heading; the best sentence and that of the best other kind; the lengths; the share of sentences and
    whether there is one; the best other kind by the text alone, and whether it leads by that.
    Shape: texts, kinds, `SEEN`.
    """
    score, heading, best, led, long, wide = (scores[:, :, at] for at in range(VIEWS))
    other, body = _best_other(score), score - heading
    shares = sigmoid(score)
    claimed = np.log(shares.sum(axis=1, keepdims=True) - shares + _LEAST)
    beside = (score, other, claimed, score >= other, np.clip(other - score, -_FAR, _FAR), heading)
    sentences = (best, _best_other(best), long, wide, led, led > 0)
    bare = _best_other(body)
    return np.stack([*beside, *sentences, bare, body >= bare], axis=2).astype(np.float32)


def _best_other(scores: Floats) -> Floats:
    """For each kind the best score of the others."""
    ordered = np.sort(scores, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.where(scores >= best, second, best)


def weighed(scores: Floats, context: Floats) -> Floats:
    """The scores in their context."""
    # No `@`: OpenBLAS may compute unused lanes too and report their rubbish as invalid values.
    found: Floats = (in_context(scores) * context[:SEEN]).sum(axis=2) + context[SEEN]
    return found


def sigmoid(scores: Floats) -> Floats:
    """The logistic function, never overflowing."""
    return (1 / (1 + np.exp(-np.clip(scores, -_LARGEST, _LARGEST)))).astype(np.float32)
