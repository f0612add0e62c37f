"""Lines of a scanned page that recognition broke within a figure or before it: 各分享百／分之五十."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.agreement import Provision

_MOST_LINES = 2
_OFF = re.compile(
    "(?:[百千万](?:分(?:之)?)?|[0-9](?:[.]|[:比])?|(?<![保扣平])[各占享得按][享有得]?|[、和与及])$"
)
"""A line that ends within a figure, or where a figure or a sharer has to follow."""
_ON = re.compile(
    "分之|之[一二三四五六七八九十]|[%‰]|[一二三四五六七八九两]?成(?![果本立功])|百分|[0-9]|一半|[:比][0-9]"
    "|[一二三四五六七八九十]{1,3}(?:[，。；成%]|$)|[甲乙丙丁双各][方、]|[乙丙丁][双三四]方"
)
"""What a figure or a sharer goes on with."""
_ENDED = re.compile("[。；！？!?;]$")


def whole(provisions: Sequence[Provision], position: int) -> str:
    """The words at ``position`` with the lines over which recognition has spread their figures.

    Only lines of the same clause that are broken off within a figure, or right before it, are joined.
    """
    first = provisions[position]
    text = first.text
    for provision in provisions[position + 1 : position + 1 + _MOST_LINES]:
        broken = _OFF.search(text) and _ON.match(provision.text) and not _ENDED.search(text)
        if not broken or provision.clause != first.clause:
            break
        if provision.location.block == first.location.block:
            break
        text += provision.text
    return text
