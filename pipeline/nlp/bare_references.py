"""Mentions of clauses and tables by nothing but their numbers: 出现10.1的情况, 按表7执行."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.terms import Reference
from pipeline.text.numerals import parse_integer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.nlp.places import Places

_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_CAPTION = re.compile(rf"表({_NUMBER})(?![0-9.格示面达明决致览般])")
"""The number over a table or at the head of its first cell."""
_LONGEST_CAPTION = 30
_TABLE = re.compile(
    r"(?<![报代图量仪电外地附])(?:表(?P<digits>[0-9]{1,2})|(?<=[见按照依据以和与及、])表(?P<words>[一二三四五六七八九十]{1,3}))"
    r"(?![0-9.格示致览般])"
)
_DOTTED = re.compile(
    r"(?<![0-9.第表图])(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})(?![0-9.%℃条款])"
    r"(?=(?:项下|所[列述指定])?的?(?:情况|情形|事由|约定|规定|条件)|办理|执行|处理)"
)
_OUTSIDE = re.compile(r"(?:标准|规范|规程|GB[^，。；]{0,16}|》|附[件录][^，。；]{0,6}|任务书|计划书)的?$")
_FEWEST = 3
"""Numbered tables from which on a number above the last is missed."""


class BareReferences:
    """Finds such mentions; a number that nothing carries is told only where tables are numbered in a row."""

    def __init__(self, agreement: Agreement, places: Places) -> None:
        """Know the numbers of the tables of ``agreement``."""
        self._agreement, self._places = agreement, places
        self._tables: dict[int, int] = {}
        for provision in agreement.provisions:
            match = _CAPTION.match(provision.text) if provision.text.startswith("表") else None
            number = parse_integer(match[1]) if match and _is_caption(agreement, provision) else None
            if number is not None:
                self._tables.setdefault(number, provision.clause)

    def mentioned(self, provision: Provision) -> Iterator[Reference]:
        """The mentions in ``provision``."""
        if self._tables and "表" in provision.text:
            yield from self._of_tables(provision)
        for match in _DOTTED.finditer(provision.text) if "." in provision.text else ():
            index = self._places.exact(match["number"])
            if index is not None and index != provision.clause:
                yield Reference(match["number"], self._agreement.evidence(provision), index)

    def _of_tables(self, provision: Provision) -> Iterator[Reference]:
        evidence = self._agreement.evidence(provision)
        for match in _TABLE.finditer(provision.text):
            number = parse_integer(match["digits"] or match["words"])
            if number is None or not match.start() or _OUTSIDE.search(provision.text, 0, match.start()):
                continue
            index = self._tables.get(number)
            missing = len(self._tables) >= _FEWEST and number > max(self._tables)
            if index is not None or missing:
                yield Reference(match[0], evidence, index)


def _is_caption(agreement: Agreement, provision: Provision) -> bool:
    """Whether the words stand over a table: in the first cell, or short and without a stop."""
    cells = agreement.document.blocks[provision.location.block].cells
    if cells:
        return not cells[-1].row and not cells[-1].column
    return len(provision.text) <= _LONGEST_CAPTION and provision.text[-1] not in "。；:，"
