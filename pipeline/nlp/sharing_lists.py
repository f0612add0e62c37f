"""Income divided by a list of names: “年度净利润分配：创始人：60%，核心团队：25%，员工奖金池：15%”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import takewhile

from pipeline.model.terms import Share, ShareTerm, State
from pipeline.nlp.shares import NOWHERE
from pipeline.text.numerals import parse_number

LEAD = re.compile(
    "(?:利润|收益|收入|盈余|红利|分红|佣金|毛利|净利|所得)(?:总额)?(?:的)?(?:分配|分成|分享|分派|分润)"
    "(?:比例|方案|办法|方式|如下|为|明细|[(（][^()（）]{0,12}[)）])*[:：]"
)
"""Behind it the list begins."""
_ITEM = re.compile(
    "(?:(?:[(（]?[0-9]{1,2}[)）.、．]|(?P<dot>[•·●▪○◦-])|[一二三四五六七八九十]{1,2}、) ?)?"
    "(?P<name>[\u4e00-\u9fffA-Za-z/()（）]{1,16})[:：](?P<figure>[0-9]{1,3}(?:[.][0-9]{1,2})?)%"
    "(?:[(（][^()（）]{0,20}[)）])?[。；，、,;]?"
)
_KEPT = re.compile("基金(?!会)|公积|公益金|风险|税|留存|准备金|再投资|研发投入|预留|储备|备用|成本|费用|运营")
"""What goes to nobody."""
_ALL = re.compile("^(?:各|全体)?(?:股东|合伙人|成员|方|各方|投资人|投资者|员工|个人)$")
"""Several at once: what each of them gets is not said."""
_HUNDRED = 100
_MANY = 2
_HEADS = re.compile("([甲乙丙丁戊]方)的?(?:分成|分配|分润|分享|收益|所得|应得|占比|份额)(?:比例|占比)?")
"""The heads of the columns of shares in a table that was typed or recognised as lines."""
_SENTENCE = re.compile("[0-9▁，。；：:、]")
_PERCENT = re.compile("([0-9]{1,3}(?:[.][0-9]{1,2})?|▁)%")


def division(texts: Sequence[str]) -> ShareTerm | None:
    """The division that the first of ``texts`` announces and it or those behind it list; None when none.

    The figures must make the whole and go to two takers at least. Where only some of the items have a dot
    in front, they divide the figure of another item further and are not counted.
    """
    lead = LEAD.search(texts[0]) if texts else None
    if lead is None:
        return _flat(texts)
    rest = texts[0][lead.end() :]
    items = _upper(_items([rest] if rest else texts[1:]))
    takers = [name for name, _ in items if not _KEPT.search(name) and not _ALL.search(name)]
    if sum(value for _, value in items) != _HUNDRED or len(set(takers)) < _MANY:
        return None
    shares = tuple(Share(name, value / _HUNDRED) for name, value in items)
    return ShareTerm(State.DEFINED, NOWHERE, shares, lead[0].rstrip(":："), complete=True)


def _flat(texts: Sequence[str]) -> ShareTerm | None:
    """The shares of the first row below a line that heads columns with parties: 甲方分成 … 乙方分成."""
    names = [match[1] for match in _HEADS.finditer(texts[0])] if texts else []
    if len(set(names)) < _MANY or len(set(names)) != len(names) or _SENTENCE.search(texts[0]):
        return None
    rows = list(takewhile(lambda text: len(_PERCENT.findall(text)) == len(names), texts[1:]))
    figures = [figure for row in rows for figure in _PERCENT.findall(row)]
    if "▁" in figures:
        return ShareTerm(State.BLANK, NOWHERE, reason="比例留空")
    numbers = [parse_number(figure) or Fraction(0) for figure in figures[: len(names)]]
    if sum(numbers) != _HUNDRED:
        return None
    shares = tuple(Share(name, value / _HUNDRED) for name, value in zip(names, numbers, strict=True))
    return ShareTerm(State.DEFINED, NOWHERE, shares, complete=True)


def _upper(found: Iterator[re.Match[str]]) -> list[tuple[str, Fraction]]:
    """The names and figures of the items of the first level."""
    items = list(found)
    upper = [item for item in items if not item["dot"]] or items
    return [(item["name"], parse_number(item["figure"]) or Fraction(0)) for item in upper]


def _items(lines: Iterable[str]) -> Iterator[re.Match[str]]:
    """The items of ``lines`` up to the first that is no item."""
    for line in lines:
        at = 0
        while found := _ITEM.match(line, at):
            yield found
            at = found.end()
        if at < len(line):
            return
