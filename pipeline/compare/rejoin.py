"""Paragraphs that one version has in pieces and the other whole: pages end where no sentence does."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from pipeline.compare.paragraphs import BETWEEN, Paragraph

_NUMBER = re.compile(r"[\d〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟.,，%]")
_ENDS_IN_NUMBER = re.compile(_NUMBER.pattern + "$")
MOST = 8
"""Pieces that are tried together."""


def rejoined(
    old: Sequence[Paragraph], new: Sequence[Paragraph]
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Both versions of a clause, pieces put together where the other version has them as one paragraph."""
    whole_old, whole_new = ({item.key for item in side} for side in (old, new))
    return tuple(_joined(old, whole_new)), tuple(_joined(new, whole_old))


def _joined(parts: Sequence[Paragraph], wholes: Collection[str]) -> Iterator[Paragraph]:
    at = 0
    while at < len(parts):
        count = _count(parts[at : at + MOST], wholes)
        yield _one(parts[at : at + count])
        at += count


def _count(parts: Sequence[Paragraph], wholes: Collection[str]) -> int:
    """How many of ``parts``, from the first on, are one of ``wholes`` together; 1 where none are.

    Nothing is put together in the middle of a number: 1 and 20万 are not 120万.
    """
    together = parts[0].key
    for count, part in enumerate(parts[1:], 2):
        if together in wholes or (_ENDS_IN_NUMBER.search(together) and _NUMBER.match(part.key)):
            return 1
        together += part.key
        if together in wholes:
            return count
    return 1


def _one(parts: Sequence[Paragraph]) -> Paragraph:
    """``parts`` as one paragraph, with the places of all of them."""
    if len(parts) == 1:
        return parts[0]
    starts = list(accumulate((len(part.text) + len(BETWEEN) for part in parts), initial=0))
    return Paragraph(
        tuple(block for part in parts for block in part.blocks),
        BETWEEN.join(part.text for part in parts),
        "".join(part.key for part in parts),
        tuple(
            (first + start, last + start, cut)
            for part, start in zip(parts, starts, strict=False)
            for first, last, cut in part.spans
        ),
    )
