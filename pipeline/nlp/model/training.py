"""Training the model: spaCy learns the weights, then they are rounded, calibrated, written and stamped."""

from __future__ import annotations

import io
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
from pipeline.nlp.model.features import Floats
from pipeline.nlp.model.labelled import Labelled
from pipeline.nlp.model.weights import Weights

CONFIG, MODEL, TEXTS = "corpus/config.cfg", "corpus/model", "corpus/clauses"


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
    texts = labelled.read(base / TEXTS)
    folder = output or base / MODEL
    told(f"训练：{len(labelled.of(texts, 'train'))} 段文字")
    nlp = _learn(base)
    pipe: ClauseKinds = nlp.get_pipe(FACTORY)
    told(f"校准置信度：{labelled.FOLDS} 份交叉训练")
    pipe.take(_calibrated(pipe.weights(), texts, base))
    _write(nlp, folder)
    made = stamp.made_of(texts, base / CONFIG, folder)
    stamp.write_stamp(folder, made)
    told(f"已写入 {folder.name}/，模型 {made.model[:12]}")
    return Trained(folder, made, len(labelled.of(texts, "train")), len(pipe.weights().runs))


def _learn(base: Path, *, without: int = -1) -> Any:  # noqa: ANN401 - spaCy's Language
    """The pipeline trained on the training texts but for the fold ``without``."""
    from spacy import util  # noqa: PLC0415 - takes seconds
    from spacy.training import initialize, loop  # noqa: PLC0415 - as above

    changed = {"paths.texts": str(base / TEXTS), "corpora.train.without": without}
    config = util.load_config(base / CONFIG, overrides=changed, interpolate=False)
    nlp = initialize.init_nlp(config)
    loop.train(nlp, None, stdout=io.StringIO(), stderr=io.StringIO())
    return nlp


def _calibrated(given: Weights, texts: tuple[Labelled, ...], base: Path) -> Weights:
    """``given`` calibrated on texts that the scoring model had not seen: dev, and each fold of train."""
    seen = [(given, labelled.of(texts, "dev"))]
    training = labelled.of(texts, "train")
    for fold in range(labelled.FOLDS):
        held_out = tuple(item for item in training if labelled.fold(item) == fold)
        seen.append((_learn(base, without=fold).get_pipe(FACTORY).weights(), held_out))
    scores = np.concatenate([_scores(model, items) for model, items in seen])
    truth = np.concatenate([truths(given.kinds, items) for _, items in seen])
    return calibrate.calibrated(given, scores, truth)


def _scores(model: Weights, texts: tuple[Labelled, ...]) -> Floats:
    return model.scores(features.read([item.heading for item in texts], [item.text for item in texts]))


def truths(kinds: tuple[str, ...], texts: tuple[Labelled, ...]) -> calibrate.Truth:
    """For each text and kind whether the text is of that kind."""
    return np.array([[kind in item.labels for kind in kinds] for item in texts], dtype=bool)


def _write(nlp: Any, folder: Path) -> None:  # noqa: ANN401 - spaCy's Language
    """The pipeline in ``folder``, without the paths of this machine."""
    nlp.config["paths"]["texts"] = TEXTS
    nlp.meta.update(
        {"name": "clause_kinds", "version": "0.0.0", "description": "", "author": "", "performance": {}}
    )
    with tempfile.TemporaryDirectory() as scratch:
        nlp.to_disk(Path(scratch) / "model")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(Path(scratch) / "model", folder)
