"""The labelled clause texts of ``corpus/clauses/``."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.content import files_in, load_yaml
from pipeline.errors import ContentError

SPLITS = ("train", "dev", "test")
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text with all kinds of clause that it settles; ``group`` is the imagined agreement it stems from."""

    id: str
    group: str
    split: str
    style: str
    heading: str
    text: str
    labels: frozenset[str]


def read(folder: Path) -> tuple[Labelled, ...]:
    """All texts below ``folder`` in the order of their files; raises ContentError when there are none."""
    found = tuple(_items(files_in(folder)))
    if not found:
        raise ContentError((f"{folder.name}/ 中没有条款语料：训练和评测需要源码中的 corpus/clauses/",))
    return found


def fold(item: Labelled) -> int:
    """In which of the ``FOLDS`` parts of the corpus the agreement of ``item`` is."""
    return zlib.crc32(item.group.encode()) % FOLDS


def of(texts: Iterable[Labelled], *splits: str) -> tuple[Labelled, ...]:
    """The texts of ``splits``."""
    return tuple(item for item in texts if item.split in splits)


def _items(paths: Iterable[Path]) -> Iterable[Labelled]:
    for path in paths:
        for raw in load_yaml(path)["texts"]:
            labels = frozenset(raw["labels"])
            yield Labelled(
                raw["id"], raw["group"], raw["split"], raw["style"], raw["heading"], raw["text"], labels
            )
