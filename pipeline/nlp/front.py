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
_NAMED_AS = re.compile(
    r"[^。；，,：:]{1,24}[（(](?:以下)?(?:简)?称?(?:为)?[“\"「『]?[甲乙丙丁戊己庚]方[”\"」』]?[）)](?:[:：]|$)"
)
"""企业方（甲方）："""
_ORGANISATION_LINE = re.compile(
    r"(?![^：:]{0,16}(?:制定|起草|监制|印制|发布|编制|编写|解释|联系|咨询|主管))[^。；，,：:]{1,16}[:：][^。；，,：:]{2,40}"
    r"(?:公司|大学|学院|学校|研究[所院]|合作社|医院|集团|厂|村民委员会|村委会)"
)
"""企业：示例科技有限公司"""
_INTRODUCTION = re.compile(
    r"(?:为|经|根据|依据|依照|鉴于|按照|[甲乙双三各]|本着|因)[^。]{0,120}(?:订立|签订|签署|达成|缔结|约定|商定|协议)"
    r"[^。]{0,12}(?:如下|以下(?:合同|协议|条款)|本(?:合同|协议))[^。]{0,24}[：:。]"
)
_AGREED_BY = re.compile(r"[双三四五各]方|[甲乙]方?、|甲乙")
_ABOUT_PAPER = re.compile(r"示范文本|范本|本文本|参考文本|模板|填写|时应|[时前]，")
_LONGEST_TITLE = 40
_LONGEST_PARTY = 72


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
    """True for a line that ends instructions: a party, the title, the first article, what introduces it."""
    if line.label and line.label.shape in ("article", "chapter"):
        return line.label.value == 1
    if line.label is not None:
        return False
    return is_party_line(line) or is_agreement_title(line) or _names_party(line) or _introduces(line)


def _names_party(line: Line) -> bool:
    """True for 企业方（甲方）： and for 企业：示例科技有限公司."""
    words = line.words
    if len(words) > _LONGEST_PARTY:
        return False
    return bool(_NAMED_AS.match(words) or _ORGANISATION_LINE.fullmatch(words))


def _introduces(line: Line) -> bool:
    """True for 双方经协商，达成如下协议： and for 鉴于：."""
    words = line.words
    if words.rstrip("：:") in ("鉴于", "序言", "前言"):
        return True
    return (
        bool(_INTRODUCTION.search(words))
        and bool(_AGREED_BY.search(words))
        and not _ABOUT_PAPER.search(words)
    )
