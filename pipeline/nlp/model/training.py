"""Training the model: spaCy learns the weights, then they are rounded, calibrated, written and stamped."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.content import root
from pipeline.nlp.model import calibrate, features, labelled, stamp
from pipeline.nlp.model.component import FACTORY, ClauseKinds
from pipeline.nlp.model.labelled import Labelled
from pipeline.nlp.model.weights import Weights

CONFIG, MODEL, CORPUS = "corpus/config.cfg", "corpus/model", "corpus"


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
    learnt, unseen = labelled.of(texts, "train"), labelled.of(texts, "dev")
    told(f"学习 {len(learnt)} 段文字")
    # OpenBLAS may compute unused lanes too and report their rubbish as invalid values.
    with np.errstate(invalid="ignore"):
        nlp = _learn(base)
        pipe: ClauseKinds = nlp.get_pipe(FACTORY)
        told(f"用另外 {len(unseen)} 段文字校准置信度")
        pipe.take(_calibrated(pipe.weights(), unseen))
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


def _calibrated(given: Weights, unseen: tuple[Labelled, ...]) -> Weights:
    """``given`` calibrated on texts that it has not seen."""
    rows = features.read([item.heading for item in unseen], [item.text for item in unseen])
    truth = calibrate.truths(given.kinds, [item.labels for item in unseen])
    return calibrate.calibrated(given, given.scores(rows), truth)


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
