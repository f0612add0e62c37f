"""What clauses without a telling heading or wording seem to be about, by the trained model; without spaCy."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ContentError

if TYPE_CHECKING:
    from pipeline.nlp.model.features import Floats
    from pipeline.nlp.model.settling import Settling
    from pipeline.nlp.model.weights import Weights

COMPONENT = "clause_kinds"
"""Name of the component in the pipeline, and of its folder in the model."""
STAMP = "stamp.json"
_TOGETHER = 128
"""Clauses that are read at once: what they need stays in the processor's cache."""


@dataclass(frozen=True)
class Recogniser:
    """The model in ``folder``; its numbers are read, and NumPy is imported, when it is first asked."""

    folder: Path

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the model; raises ContentError when its stamp cannot be read."""
        try:
            stamp: Mapping[str, str] = json.loads((self.folder / STAMP).read_text(encoding="utf-8"))
            return stamp["model"]
        except (OSError, ValueError, KeyError) as error:
            raise _broken(self.folder) from error

    @cached_property
    def weights(self) -> Weights:
        """The model's numbers; raises ContentError when they cannot be read."""
        from pipeline.nlp.model import weights  # noqa: PLC0415 - NumPy is not needed before

        try:
            return weights.read(self.folder / COMPONENT)
        except (OSError, ValueError, KeyError) as error:
            raise _broken(self.folder) from error

    @cached_property
    def settling(self) -> Settling | None:
        """How sentences that settle a matter read; None where the model does not hold it."""
        from pipeline.nlp.model import settling  # noqa: PLC0415 - as above

        folder = self.folder / settling.FOLDER
        try:
            return settling.read(folder) if folder.is_dir() else None
        except (OSError, ValueError, KeyError) as error:
            raise _broken(self.folder) from error

    def settles(self, rules: Sequence[str], headings: Sequence[str], texts: Sequence[str]) -> list[float]:
        """For each sentence how much it reads like those that settle its rule; infinite for unknown rules."""
        if self.settling is None or not texts:
            return [inf] * len(texts)
        column = {rule: at for at, rule in enumerate(self.settling.rules)}
        told = self.settling.scores(headings, texts).tolist()
        return [row[column[rule]] if rule in column else inf for rule, row in zip(rules, told, strict=True)]

    def confidences(self, headings: Sequence[str], texts: Sequence[str]) -> Floats:
        """For each clause and kind (column of ``weights.kinds``) the probability that it is of that kind."""
        import numpy as np  # noqa: PLC0415 - as above

        from pipeline.nlp.model import features  # noqa: PLC0415 - as above

        told = [np.zeros((0, len(self.weights.kinds)), dtype=np.float32)]
        for at in range(0, len(texts), _TOGETHER):
            some = features.clauses(headings[at : at + _TOGETHER], texts[at : at + _TOGETHER])
            told.append(self.weights.confidences(self.weights.scores(some)))
        return np.concatenate(told)

    def kinds(self, headings: Sequence[str], texts: Sequence[str]) -> list[dict[str, float]]:
        """For each clause the kinds that it seems to be of with the confidence in each, likeliest first."""
        told = []
        for row in self.confidences(headings, texts):
            meant = zip(row.tolist(), self.weights.kinds, self.weights.threshold.tolist(), strict=True)
            chosen = sorted(((sure, kind) for sure, kind, least in meant if sure >= least), reverse=True)
            told.append({kind: sure for sure, kind in chosen})
        return told


def _broken(folder: Path) -> ContentError:
    return ContentError((f"{folder.name}/: 条款识别模型读不出来，请重新安装 cxy",))


def load(folder: Path) -> Recogniser | None:
    """The model in ``folder``; None where there is none."""
    return Recogniser(folder) if (folder / STAMP).is_file() else None
