"""Training the model: spaCy learns the weights, then they are rounded, calibrated, written and stamped.

Train and dev are both learnt from. The confidences are calibrated on dev, whose kinds are as frequent as in
agreements, while many texts of train were written to be hard. The scores come from models that have not seen
the text: the texts are parted by their agreements, a model of the others scores each part.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.content import root
from pipeline.nlp.model import calibrate, features, labelled, stamp
from pipeline.nlp.model.component import FACTORY, ClauseKinds
from pipeline.nlp.model.features import Floats
from pipeline.nlp.model.fit import Fit
from pipeline.nlp.model.labelled import Labelled
from pipeline.nlp.model.weights import VIEWS, Weights

CONFIG, MODEL, CORPUS = "corpus/config.cfg", "corpus/model", "corpus"
SPLITS = ("train", "dev")
_PARTS = 5


@dataclass(frozen=True, slots=True)
class Trained:
    """A model that was written: where, of what, and how many texts it learnt from."""

    folder: Path
    stamp: stamp.Stamp
    texts: int
    runs: int


def train(
    output: Path | None = None, *, base: Path | None = None, told: Callable[[str], None] = lambda _: None
) -> Trained:
    """Train the model of the checkout ``base`` into ``output`` (default: its ``corpus/model``).

    The same texts, settings and code give the same bytes. ``told`` hears a Chinese sentence for each step.
    Raises ContentError when the corpus is not there.
    """
    base = base or root()
    texts = labelled.read(base / CORPUS)
    folder = output or base / MODEL
    learnt = labelled.of(texts, *SPLITS)
    told(f"学习 {len(learnt)} 段文字")
    # OpenBLAS may compute unused lanes too and report their rubbish as invalid values.
    with np.errstate(invalid="ignore"):
        nlp = _learn(base)
        pipe: ClauseKinds = nlp.get_pipe(FACTORY)
        told(f"分 {_PARTS} 次学习，每次用没有学过的文字校准置信度")
        strength = float(nlp.config["initialize"]["components"][FACTORY]["strength"])
        pipe.take(_calibrated(pipe.weights(), learnt, strength))
    _write(nlp, folder)
    made = stamp.made_of(texts, base / CONFIG, folder)
    stamp.write_stamp(folder, made)
    told(f"已写入 {folder.name}/，模型 {made.model[:12]}")
    return Trained(folder, made, len(learnt), len(pipe.weights().runs))


def _learn(base: Path) -> Any:  # noqa: ANN401 - spaCy's Language
    """The pipeline, fitted to the training texts."""
    from spacy import util  # noqa: PLC0415 - takes seconds
    from spacy.training import initialize  # noqa: PLC0415 - as above

    config = util.load_config(base / CONFIG, overrides={"paths.texts": str(base / CORPUS)}, interpolate=False)
    return initialize.init_nlp(config)


def _calibrated(given: Weights, texts: Sequence[Labelled], strength: float) -> Weights:
    """``given`` calibrated on what models like it say of those of ``texts`` that they have not seen."""
    truth = calibrate.truths(given.kinds, [item.labels for item in texts])
    usual = np.array([item.split == "dev" for item in texts])
    scores = unseen_scores(given, texts, truth, strength)
    return calibrate.calibrated(given, scores[usual], truth[usual])


def unseen_scores(
    given: Weights, texts: Sequence[Labelled], truth: calibrate.Truth, strength: float
) -> Floats:
    """For each of ``texts`` the scores of a model that has learnt from other agreements only."""
    part = np.array([_part(item) for item in texts])
    rows = features.read([item.heading for item in texts], [item.text for item in texts])
    every = Fit(rows, given.runs)
    scores = np.zeros((*truth.shape, VIEWS), dtype=np.float32)
    for number in range(_PARTS):
        found = every.of(truth, strength=strength, chosen=part != number)
        model = replace(given, table=found.table, bias=found.bias)
        new = [item for item, its in zip(texts, part, strict=True) if its == number]
        if new:
            clauses = features.clauses([item.heading for item in new], [item.text for item in new])
            scores[part == number] = model.scores(clauses)
    return scores


def _part(item: Labelled) -> int:
    """Which part an agreement belongs to; phrases are of no agreement, each stands for itself."""
    return hashlib.sha256((item.group or item.id).encode()).digest()[0] % _PARTS


def _write(nlp: Any, folder: Path) -> None:  # noqa: ANN401 - spaCy's Language
    """The pipeline in ``folder``, without the paths of this machine."""
    nlp.config["paths"]["texts"] = CORPUS
    nlp.meta.update(
        {"name": "clause_kinds", "version": "0.0.0", "description": "", "author": "", "performance": {}}
    )
    with tempfile.TemporaryDirectory() as scratch:
        nlp.to_disk(Path(scratch) / "model", exclude=["vocab"])
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(Path(scratch) / "model", folder)
