"""The labelled clause texts of ``corpus/clauses/``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.content import files_in, load_yaml
from pipeline.errors import ContentError

NONE = "none"
"""Key of the phrases that are of no kind."""
SPLITS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text with all kinds of clause that it settles; ``group`` is the imagined agreement it is from."""

    id: str
    group: str
    split: str
    style: str
    heading: str
    text: str
    labels: frozenset[str]


def read(corpus: Path) -> tuple[Labelled, ...]:
    """All texts of the folder ``corpus``, in one order; raises ContentError when there are none.

    The phrases of ``phrases.yaml`` count as training texts without heading, of no agreement.
    """
    found = (*_texts(files_in(corpus / "clauses")), *_phrases(corpus / "phrases.yaml"))
    if not found:
        raise ContentError((f"{corpus.name}/ 中没有条款语料：训练和评测需要源码中的 corpus/clauses/",))
    return found


def of(texts: Iterable[Labelled], *splits: str) -> tuple[Labelled, ...]:
    """The texts of ``splits``."""
    return tuple(item for item in texts if item.split in splits)


def _texts(paths: Iterable[Path]) -> Iterator[Labelled]:
    for path in paths:
        for raw in load_yaml(path)["texts"]:
            labels = frozenset(raw["labels"])
            yield Labelled(
                raw["id"], raw["group"], raw["split"], raw["style"], raw["heading"], raw["text"], labels
            )


def _phrases(path: Path) -> Iterator[Labelled]:
    listed = load_yaml(path) if path.is_file() else {}
    for kinds, said in listed.items():
        for number, text in enumerate(said, 1):
            labels = frozenset(kinds.split("+")) - {NONE}
            yield Labelled(f"phrase-{kinds}-{number}", "", "train", "phrase", "", text, labels)
