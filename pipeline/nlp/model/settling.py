"""How much a sentence reads like those that settle the matter of a rule; NumPy alone reads and applies it.

A linear model with a column for each rule, learnt from the sentences of agreements of which is known what
settles which rule. It knows runs of characters as the model of clauses does, and is no finding of its own:
it only tells where words that satisfy a rule read unlike any that did.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.nlp.model import features, weights
from pipeline.nlp.model.features import Floats, Ids
from pipeline.nlp.model.fit import fit

FOLDER = "settling"
RUNS, WEIGHTS, RULES = "runs.npy", "weights.npy", "rules.json"
STRENGTH = 3.3
LEAST = 4
"""Sentences that a run of characters stands in at least to count."""


@dataclass(frozen=True, slots=True)
class Settling:
    """``table[r]``: the weights of run ``runs[r]`` (sorted), a column for each of ``rules``."""

    rules: tuple[str, ...]
    runs: Ids
    table: Floats
    bias: Floats

    def scores(self, headings: Sequence[str], texts: Sequence[str]) -> Floats:
        """For each sentence and rule: about 6 where it surely settles it, below 0 where not (no bounds)."""
        return weights.apply(features.read(headings, texts), self.runs, self.table) + self.bias

    def write(self, folder: Path) -> None:
        """Write the three files below ``folder``, weights rounded to a byte."""
        folder.mkdir(parents=True, exist_ok=True)
        steps, finest = weights.steps(self.table)
        np.save(folder / RUNS, self.runs, allow_pickle=False)
        np.save(folder / WEIGHTS, steps, allow_pickle=False)
        columns = zip(self.rules, self.bias.tolist(), finest.tolist(), strict=True)
        listed = [{"rule": rule, "bias": bias, "step": step} for rule, bias, step in columns]
        (folder / RULES).write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")


def read(folder: Path) -> Settling:
    """The model below ``folder``; raises OSError or ValueError when it is not whole."""
    listed = json.loads((folder / RULES).read_text(encoding="utf-8"))
    finest, bias = (np.array([item[name] for item in listed], dtype=np.float32) for name in ("step", "bias"))
    table = np.load(folder / WEIGHTS, allow_pickle=False).astype(np.float32) * finest
    runs = np.load(folder / RUNS, allow_pickle=False)
    if table.shape != (len(runs), len(listed)):
        raise ValueError(f"{folder.name}: {table.shape}")
    return Settling(tuple(item["rule"] for item in listed), runs, table, bias)


def learnt(
    headings: Sequence[str], texts: Sequence[str], truth: npt.NDArray[np.bool_], rules: Sequence[str]
) -> Settling:
    """The model of sentences of which ``truth`` (a column for each of ``rules``) says what they settle."""
    rows = features.read(headings, texts)
    ids, times = np.unique(rows.ids, return_counts=True)
    runs = ids[times >= LEAST]
    found = fit(rows, truth, runs, strength=STRENGTH)
    return Settling(tuple(rules), runs, found.table, found.bias)
