"""What a trained model came from: hashes of texts, settings and feature code, and of the model itself."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.content import content_hash, files_in
from pipeline.nlp.model import features
from pipeline.nlp.model.labelled import Labelled
from pipeline.nlp.model.recognise import STAMP


@dataclass(frozen=True, slots=True)
class Stamp:
    """SHA-256 of each thing; equal stamps mean equal models."""

    texts: str
    """Of the labelled texts."""
    config: str
    """Of ``corpus/config.cfg``."""
    features: str
    """Of what the feature code makes of the texts, so that any change in reading them shows."""
    model: str
    """Of the model's files."""
    sentences: str = ""
    """Of the labelled agreements whose sentences the second reader has learnt from."""


def made_of(texts: tuple[Labelled, ...], config: Path, model: Path) -> Stamp:
    """The stamp of the model in the folder ``model``, trained from ``texts`` with the settings ``config``."""
    said = hashlib.sha256()
    for item in texts:
        parts = (item.id, item.split, item.heading, item.text, *sorted(item.labels))
        said.update(json.dumps(parts, ensure_ascii=False).encode())
    clauses = features.clauses([item.heading for item in texts], [item.text for item in texts])
    seen = hashlib.sha256(clauses.first.tobytes())
    for rows in (clauses.whole, clauses.parts):
        seen.update(rows.starts.tobytes())
        seen.update(rows.ids.tobytes())
    seen.update(f"{features.HEADING_WEIGHT}".encode())
    return Stamp(said.hexdigest(), content_hash([config]), seen.hexdigest(), model_hash(model))


def model_hash(model: Path) -> str:
    """The hash of the files of the model but for its stamp."""
    return content_hash(path for path in files_in(model, "") if path.name != STAMP)


def read_stamp(model: Path) -> Stamp:
    """The stamp that lies in the folder ``model``; raises OSError or ValueError when there is none."""
    return Stamp(**json.loads((model / STAMP).read_text(encoding="utf-8")))


def write_stamp(model: Path, stamp: Stamp) -> None:
    """Lay ``stamp`` into the folder ``model``."""
    text = json.dumps(asdict(stamp), indent=1) + "\n"
    (model / STAMP).write_text(text, encoding="utf-8")


def stale(model: Path, texts: tuple[Labelled, ...], config: Path) -> tuple[str, ...]:
    """What has changed since the model was trained, in Chinese; empty when nothing has."""
    now, then = made_of(texts, config, model), read_stamp(model)
    said = {"texts": "条款语料", "config": "训练配置", "features": "读取文字的代码", "model": "模型文件"}
    return tuple(what for name, what in said.items() if getattr(now, name) != getattr(then, name))
