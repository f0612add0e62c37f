"""The model that recognises clauses and reads a second time, trained on the corpus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.app.benchmarking.evaluating import agreements, corpus
from pipeline.app.benchmarking.settling import digest, teach
from pipeline.nlp import model
from pipeline.nlp.model import stamp


def train(output: Path | None, *, told: Callable[[str], None]) -> None:
    """Write the model into ``output``, by default ``corpus/model``; ``told`` hears of each step.

    Raises InputError where the corpus is not installed, ContentError where it is wrong.
    """
    corpus()
    known = agreements()
    made = model.train(output, told=told)
    told("学习各协议的句子约定了哪些事项")
    count = teach(known, made.folder)
    told(f"已学习 {count} 句")
    found = replace(made.stamp, model=stamp.model_hash(made.folder), sentences=digest(known))
    stamp.write_stamp(made.folder, found)
