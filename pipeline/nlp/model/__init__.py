"""The trained second opinion on what a clause is about: `train` makes it, `load` reads it without spaCy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.nlp.model.recognise import Recogniser, load

if TYPE_CHECKING:
    from pipeline.nlp.model.training import Trained

__all__ = ["Recogniser", "load", "train"]


def train(output: Path | None = None, *, told: Callable[[str], None] = lambda _: None) -> Trained:
    """See `pipeline.nlp.model.training.train`; spaCy is imported only now."""
    from pipeline.nlp.model import training  # noqa: PLC0415 - spaCy takes seconds to import

    return training.train(output, told=told)
