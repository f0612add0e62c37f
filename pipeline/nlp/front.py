"""Lines that stand before the first article: the name of the agreement and the parties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.nlp.lines import Line

_AGREEMENT = re.compile(
    r"[^。；，：:]{0,40}(?:合同|协议|合同书|协议书|契约|备忘录|意向书|任务书)(?:书|[（(][^（）()]{1,12}[）)])?"
)
_NAMES_ONE = re.compile(r"(?:本|该|此)(?:合同|协议)")
_PARTY_LINE = re.compile(
    r"(?:[甲乙丙丁]方|[委受]托[方人]|许可方|被许可方|需方|供方|[买卖]方|披露方|接收方|研究开发人)"
    r"(?:[（(][^（）()]{0,16}[）)])?[:：]"
)
_PARTY_STARTS = frozenset("甲乙丙丁委受许被需供买卖披接研")
_LONGEST_TITLE = 40


def is_agreement_title(line: Line) -> bool:
    """True for a line that is nothing but the name of an agreement (技术开发合同)."""
    words = line.words
    return (
        line.label is None
        and 2 <= len(words) <= _LONGEST_TITLE  # noqa: PLR2004 - 合同
        and ("合同" in words or "协议" in words or words.endswith(("契约", "备忘录", "意向书", "任务书")))
        and bool(_AGREEMENT.fullmatch(words))
        and not _NAMES_ONE.search(words)
    )


def is_party_line(line: Line) -> bool:
    """True for a line that names a party, such as 甲方（委托方）：."""
    return line.words[:1] in _PARTY_STARTS and bool(_PARTY_LINE.match(line.words))


def starts_agreement(line: Line) -> bool:
    """True for a line after which instructions are over: a party, the title, the first article."""
    if line.label and line.label.shape in ("article", "chapter"):
        return line.label.value == 1
    return line.label is None and (is_party_line(line) or is_agreement_title(line))
