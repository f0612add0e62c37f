"""The title of the agreement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.document import Story
from pipeline.nlp.party_words import ORGANISATION
from pipeline.text.normalise import BLANK, normalise

if TYPE_CHECKING:
    from pipeline.model.agreement import Agreement
    from pipeline.model.document import Block

_ENDING = re.compile(
    r"(?:合同|协议|备忘录|意向书|契约|合约|约定书|承诺书|任务书|会谈纪要|协定)(?:书)?(?:[(][^()]{1,40}[)])*$"
    r"|(?:AGREEMENT|Agreement|CONTRACT|Contract|MEMORANDUM)$"
)
_NOT = re.compile(
    "^(?:第|本(?:合同|协议)|根据|依据|甲方|乙方|丙方|附件|附录|示范文本|鉴于|见|详见|签订|订立|履行|变更|解除|另行|补充条款|构成|视为|双方|各方)|编号|[:。；;!?]|，(?![^()]*[)])|以下简称"
)
_NAMED = re.compile("(?:合同|协议)(?:书)?(?:名称|标题):(?P<title>.{2,40})")
_REMARK = re.compile("[(][^()]*(?:稿|标记版|返回|审批|打印|填写)[^()]*[)]$")
_LATIN = re.compile(r"^[A-Za-z][A-Za-z ,.&'/()-]{3,}(?=[\u4e00-\u9fff“])")
_FILE = re.compile(r"\.(?:docx?|wps|pdf|md|txt)$", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:[0-9]{1,2}[.、]|[一二三四五六七八九十]{1,2}、)(?:格式)?")
_BODY = (Story.BODY, Story.TEXT_BOX)
_SEARCHED = 60
"""Blocks from the start among which the title is looked for."""
_FIRST_PAGE = 12
_LONGEST, _SHORTEST, _LONGEST_ENGLISH = 44, 3, 90
_GENERIC = 8
"""A title of this length may be the second of two lines."""
_LONGEST_FIRST_LINE = 32
_WORK = re.compile(
    r"(?:合作|协作|项目|课题|工程|计划|平台|基地|联盟|实验室|研究|研发|开发|攻关|转化|共建|融合)$"
)
"""How the first of two lines ends where nothing is centred: what the agreement is about."""


def read(agreement: Agreement) -> str:
    """The title as printed without white space; empty when no line looks like one.

    Never a clause, a party, a header or a number. A title in two centred lines is one; remarks
    on the state of the draft (修订稿) and a translation before it are left out.
    """
    blocks = [block for block in agreement.document.blocks[:_SEARCHED] if block.story in _BODY]
    found = [(block, title) for block in blocks if (title := _title(block))]
    if not found:
        return ""
    block, title = max(found, key=lambda item: (_weight(agreement, item[0]), -item[0].index))
    return _first_line(agreement, block, title) + title


def _title(block: Block) -> str:
    """The title that ``block`` prints, or nothing."""
    if len(block.text) > _LONGEST_ENGLISH + _LONGEST:
        return ""
    text = normalise(block.text).text.strip("# *▁>|")
    if _FILE.search(text):
        return ""
    named = _NAMED.fullmatch(text)
    text = named["title"] if named else text
    if BLANK in text:
        text = text.rpartition(BLANK)[2]
    text = _REMARK.sub("", _NUMBER.sub("", _LATIN.sub("", text))).strip(" -—")
    longest = _LONGEST_ENGLISH if text.isascii() else _LONGEST
    return (
        text if _SHORTEST <= len(text) <= longest and _ENDING.search(text) and not _NOT.search(text) else ""
    )


def _weight(agreement: Agreement, block: Block) -> int:
    front = agreement.clauses[0].blocks if agreement.clauses else (0, 0)
    return (
        2 * block.centred
        + 2 * (front[0] <= block.index < front[1] or "title" in block.style.lower())
        + (block.heading_level == 1)
        + (block.index < _FIRST_PAGE)
        - 2 * bool(block.label or block.cells)
    )


def _first_line(agreement: Agreement, block: Block, title: str) -> str:
    """The line above a short title (示例项目 / 框架协议), unless it names an organisation.

    Centred, or on the first page and naming work to be done.
    """
    if block.index == 0 or len(title.partition("(")[0]) > _GENERIC:
        return ""
    above = agreement.document.blocks[block.index - 1]
    text = normalise(above.text).text.strip("# *▁")
    placed = above.centred if block.centred else block.index < _FIRST_PAGE and bool(_WORK.search(text))
    whole = placed and above.story in _BODY and _GENERIC // 2 <= len(text) <= _LONGEST_FIRST_LINE
    if not whole or above.label or above.cells or _NUMBER.match(text):
        return ""
    if _NOT.search(text) or ORGANISATION.search(text) or _ENDING.search(text) or BLANK in text:
        return ""
    return "" if any(char.isdigit() for char in text) or "——" in text else text
