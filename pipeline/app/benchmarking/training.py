"""The model that recognises clauses, trained on the corpus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.app.benchmarking.evaluating import corpus
from pipeline.nlp import model


def train(output: Path | None, *, told: Callable[[str], None]) -> None:
    """Write the model into ``output``, by default ``corpus/model``; ``told`` hears of each step.

    Raises InputError where the corpus is not installed, ContentError where it is wrong.
    """
    corpus()
    model.train(output, told=told)
