"""What stands before the first article: the title, the cover, the parties; and which numbers the articles have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.nlp.lines import Line

_AGREEMENT = re.compile(
    r"[^。；，：:]{0,40}(?:合同|协议|合同书|协议书|契约|备忘录|意向书|任务书)(?:书|[（(][^（）()]{1,12}[）)])?"
)
_PARTY_LINE = re.compile(
    r"(?:[甲乙丙丁]方|[委受]托[方人]|许可方|被许可方|需方|供方|[买卖]方|披露方|接收方|研究开发人)(?:[（(][^（）()]{0,16}[）)])?[:：]"
)
_LONGEST_TITLE = 40


def is_agreement_title(line: Line) -> bool:
    """True for a line that is nothing but the name of an agreement (技术开发合同)."""
    return line.label is None and len(line.words) <= _LONGEST_TITLE and bool(_AGREEMENT.fullmatch(line.words))


def is_party_line(line: Line) -> bool:
    """True for a line that names a party: 甲方（委托方）：…"""
    return bool(_PARTY_LINE.match(line.words))


def starts_agreement(line: Line) -> bool:
    """True for a line after which instructions are over: a party, the title, the first article."""
    if line.label and line.label.shape in ("article", "chapter"):
        return line.label.value == 1
    return line.label is None and (is_party_line(line) or is_agreement_title(line))


def mark_cover(lines: Sequence[Line], zones: list, zone: type) -> None:  # type: ignore[type-arg]
    """Turn what stands on the cover from FRONT into COVER.

    There is a cover when parties or the title are printed twice before the first article.
    """
    before = [at for at, value in enumerate(zones) if value is zone.FRONT]
    for repeated in (_second_title, _second_party):
        at = repeated(lines, before)
        if at is not None:
            for cover in before:
                if cover < at:
                    zones[cover] = zone.COVER
            return


def _second_title(lines: Sequence[Line], before: Sequence[int]) -> int | None:
    titles = [at for at in before if is_agreement_title(lines[at])]
    if len(titles) < 2:
        return None
    parties = [at for at in before if is_party_line(lines[at])]
    return titles[-1] if any(at > titles[-1] for at in parties) and any(at < titles[-1] for at in parties) else None


def _second_party(lines: Sequence[Line], before: Sequence[int]) -> int | None:
    first = next((at for at in before if is_party_line(lines[at])), None)
    if first is None:
        return None
    role = lines[first].words[:2]
    again = (at for at in before if at > first and is_party_line(lines[at]) and lines[at].words[:2] == role)
    return next(again, None)
