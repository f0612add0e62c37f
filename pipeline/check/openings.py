"""Numbers that paragraphs open with, whether or not a clause was read there.

Scanned, abridged and oddly punctuated documents hold numbers that no clause was made of; before something is
said to be missing, the paper itself is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.document import Story
from pipeline.text.normalise import normalise
from pipeline.text.numerals import parse_integer

if TYPE_CHECKING:
    from pipeline.model.agreement import Agreement
    from pipeline.model.document import Block

_CHINESE = "一二三四五六七八九十百零〇两壹贰貳叁參肆伍陆陸柒捌玖拾佰"
_ARTICLE = re.compile(
    rf"^\W*第\s*([\d{_CHINESE}]{{1,5}})\s*[条章](?!\s*(?:[、,，和与及至到]|以及)?\s*第[^。；]{{1,6}}[条款])"
)
_DECIMAL = re.compile(r"^\W*(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.])")
_POINT = re.compile(rf"^\W*([{_CHINESE}]{{1,3}}|\d{{1,2}})(?:[、.,，:：)]|\s)(?!\d)")


def openings(agreement: Agreement) -> frozenset[str]:
    """The numbers that paragraphs of the body open with: ``第5条``, ``3.1``, ``5`` for ``五、`` or ``5.``."""
    blocks = agreement.document.blocks
    return frozenset(key for item in blocks if item.story is Story.BODY and (key := opening(item)))


def opening(block: Block) -> str:
    """The number that ``block`` opens with, empty when there is none."""
    text = normalise(block.printed).text
    if article := _ARTICLE.match(text):
        return f"第{_value(article[1])}条"
    if decimal := _DECIMAL.match(text):
        return decimal[1]
    point = _POINT.match(text)
    return _value(point[1]) if point else ""


def _value(number: str) -> str:
    value = parse_integer(number)
    return number if value is None else str(value)
