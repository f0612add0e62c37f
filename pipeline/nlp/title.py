"""The title of the agreement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.text.normalise import normalise

if TYPE_CHECKING:
    from pipeline.model.agreement import Agreement
    from pipeline.model.document import Block

TITLE = re.compile("(?:合同|协议|协议书|合同书|备忘录|意向书|契约|约定书|承诺书)(?:书)?(?:[(（][^()（）]{1,16}[)）])*$")
NOT = re.compile("^(?:编号|合同编号|协议编号|第|本|根据|甲方|乙方|附件|示范文本)|编号|[:：。；]")
SEARCHED = 60
"""Blocks from the start among which the title is looked for."""
LONGEST = 40


def read(agreement: Agreement) -> str:
    """The title as printed without white space; empty when no line looks like one."""
    candidates = [(block, normalise(block.text).text.strip("# *▁")) for block in agreement.document.blocks[:SEARCHED]]
    found = [(block, text) for block, text in candidates if _fits(text)]
    if not found:
        return ""
    return max(found, key=lambda item: (_weight(item[0]), -item[0].index))[1]


def _fits(text: str) -> bool:
    return 2 < len(text) <= LONGEST and bool(TITLE.search(text)) and not NOT.search(text)


def _weight(block: Block) -> int:
    return 2 * block.centred + (block.heading_level == 1) + (block.index < 12)  # noqa: PLR2004 - the first page
