"""Shares that an annex lists: “净收益按附件三所载份额分配”, and the table or sentence that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model.agreement import Agreement, Clause
from pipeline.model.evidence import Evidence
from pipeline.model.terms import ShareTerm, State
from pipeline.nlp import sharing_words as words
from pipeline.nlp.shares import figures
from pipeline.nlp.sharing_tables import Tables
from pipeline.text.normalise import normalise
from pipeline.text.numerals import parse_integer

_BY_ANNEX = re.compile(
    "(?:按照?|依照?|依据?|根据|遵照|以)[^，。；]{0,6}?附[件表录](?P<number>[一二三四五六七八九十0-9]{0,3})"
    "[^，。；]{0,16}?(?:份额|比例|占比|系数)[^，。；]{0,14}?(?:分配|分享|分成|分派|享有|分得|分红|分(?=[，。；]|$))"
)
"""“按照附件三所载份额分配”: the income is divided as an annex says."""
_TO_SPECIAL = re.compile(
    "^(?:[^ ]{0,8} )?(?P<number>[0-9]{1,2}(?:[.][0-9]{1,2}){1,2}) ?[^。；]{0,60}?(?:收益|收入|利润|净额|所得)"
    "[^。；]{0,30}?(?:专用|特别|特殊|专项)(?:合同)?条[款件]"
    "[^。；]{0,16}(?:比例|份额|方式)[^。；]{0,8}(?:分配|分享|分成|分派)"
)
"""“6.2 收益按专用条款约定的比例分配”: what stands there beside 6.2."""
_ANNEX = re.compile("附[件表录]\\s*([一二三四五六七八九十0-9]{0,3})")
_SHARES = re.compile("份额|比例|占比|系数|收益|分配|分享")
_OTHER = re.compile("出资|投入|经费|资金|费用|任务|分工|付款|预算")
"""Tables that divide something else, where no annex of a number is named."""


def listed(agreement: Agreement, tables: Tables, texts: Sequence[str]) -> list[ShareTerm]:
    """What the annexes list that one of ``texts`` divides income by; empty without whole shares.

    Special terms may list them beside the number of the clause that leaves the shares to them;
    that number stands in front of each of ``texts``.
    """
    for text in texts:
        named = _BY_ANNEX.search(text)
        if named is None or not words.INCOME.search(text) or words.HEDGED.search(text):
            continue
        for clause in agreement.clauses:
            if clause.annex and _is_meant(clause, named["number"]):
                found = [*_rows(agreement, tables, clause), *_told(agreement, clause)]
                if found:
                    return found
    return list(_filled_in(tables, texts))


def _filled_in(tables: Tables, texts: Iterable[str]) -> Iterator[ShareTerm]:
    """What the special terms fill in beside the number of a clause that leaves the shares to them."""
    for text in texts:
        left = _TO_SPECIAL.search(text)
        for cell in tables.filled(left["number"]) if left else ():
            filled = normalise(cell.text).text
            for term in figures(filled) if not words.HEDGED.search(filled) else ():
                if term.complete and term.shares and term.state is State.DEFINED:
                    yield replace(term, evidence=Evidence(cell.text, cell.location(), ""))


def _is_meant(clause: Clause, number: str) -> bool:
    """Whether ``clause`` is the heading of the annex named, or of one about shares where none is named."""
    printed = _ANNEX.match(clause.printed)
    if number:
        return printed is not None and parse_integer(printed[1] or "0") == parse_integer(number)
    told = _SHARES.search(clause.printed)
    return printed is not None and told is not None and not _OTHER.search(clause.printed)


def _rows(agreement: Agreement, tables: Tables, clause: Clause) -> Iterator[ShareTerm]:
    found = list(tables.rows(agreement, range(*clause.blocks)))
    if found and all(sum(share.value or 0 for share in row.shares) == 1 for row in found):
        first = found[0]
        yield ShareTerm(State.DEFINED, first.evidence, first.shares, first.heading, complete=True)


def _told(agreement: Agreement, clause: Clause) -> Iterator[ShareTerm]:
    for provision in agreement.stream.provisions:
        inside = provision.location.block in range(*clause.blocks)
        if not inside or words.OTHER_RATIO.search(provision.text) or words.HEDGED.search(provision.text):
            continue
        for term in figures(provision.text, held=True):
            if term.complete and term.shares and sum(share.value or 0 for share in term.shares) == 1:
                yield replace(term, evidence=agreement.evidence(provision))
