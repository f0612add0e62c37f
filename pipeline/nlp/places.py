"""Where the numbers of an agreement stand: what 第八条 or 3.1 can refer to."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.text.normalise import normalise
from pipeline.text.numerals import parse_integer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.model.agreement import Agreement, Clause, Provision

LETTERS_AND_NUMBERS = (
    r"[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}|[一二三四五六七八九十百零〇两]{1,6}|[壹贰貳叁參肆伍陆陸柒捌玖拾佰]{1,3}"
)
"""Regex source: the number of a clause without 第, 条 or brackets."""
_NUMBER = re.compile(
    rf"^(?P<nth>第)?[(]?(?P<number>{LETTERS_AND_NUMBERS})[)]?(?P<unit>部分|[条章节款项编部])?$"
)
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_PRINTED = re.compile(
    r"(?:^|\n)[ \t\u3000*#]*"
    rf"(?:第[ ]?(?P<article>[0-9]{{1,3}}|[一二三四五六七八九十百零〇{_FORMAL}]{{1,5}})[ ]?[条條]"
    r"(?![ ]?(?:[、,，和与及至到或~-]|以及)?[ ]?第|的|所[述列称定]|规定|约定|[款项])"
    rf"|(?P<plain>[0-9]{{1,2}}|[一二三四五六七八九十{_FORMAL}]{{1,3}})[、.．,，\s\u3000](?![0-9]))"
)
_DASHED = re.compile("[0-9]{1,2}(?:-[0-9]{1,2}){1,3}")
_CHAPTERS = frozenset(("章", "节", "编", "部", "部分"))
_FEWEST_BELOW = 3
"""Numbered paragraphs of an article from which on a gap among them is one."""
_ITEM, _PART = "项", "部分"


def key_of(number: str) -> str:
    """Canonical form of a number: 三 is 3, 3.1 is 3.1, A is A."""
    if "." in number or not number:
        return number
    value = parse_integer(number)
    return number if value is None else str(value)


def with_points(number: str) -> str:
    """``number`` with points for its dashes: 3-6-1 is 3.6.1."""
    return number.replace("-", ".") if _DASHED.fullmatch(number) else number


class Places:
    """The numbers of one agreement outside its annexes; the first of doubled numbers counts."""

    def __init__(self, agreement: Agreement) -> None:
        """Read nothing yet."""
        self._agreement = agreement

    @cached_property
    def dashed(self) -> bool:
        """Whether its paragraphs are numbered with dashes: 3-2."""
        numbers = (normalise(clause.number).text for clause in self._agreement.clauses)
        return any(_DASHED.fullmatch(number) for number in numbers)

    def exact(self, key: str) -> int | None:
        """The clause that is certainly meant by ``key``."""
        return self._articles.get(key, self._outer.get(key, self._dotted.get(key)))

    def find(self, key: str, provision: Provision) -> int | None:
        """The clause that ``key`` most likely means where ``provision`` says it; None when there is none."""
        index = self.exact(key)
        if index is None and "." in key:
            index = self._in_article(key)
        if index is None and "." not in key:
            index = self._printed.get(key)
        if index is None and not self._articles and not self._outer:
            index = self.below(key, provision)
        return index

    def below(self, key: str, provision: Provision) -> int | None:
        """A clause of any level with this number, in the same article before elsewhere."""
        found = self._any.get(key, ())
        own = self._agreement.article(provision.clause).index
        same = [index for index in found if self._agreement.article(index).index == own]
        return next(iter(same or found), None)

    def named(self, unit: str, key: str) -> int | None:
        """The part 第九部分, 第三章; 第十项 is the article 十、 where articles have no name of their own."""
        if unit == _ITEM or (unit == _PART and not self.has(unit)):
            return None if self._articles else self._outer.get(key)
        return self._parts.get((unit, key))

    def has(self, unit: str) -> bool:
        """True when parts of the agreement have the name ``unit``."""
        return any(name == unit for name, _ in self._parts)

    def lacks(self, article: int, key: str) -> bool:
        """Whether the numbers below ``article`` go on behind ``key`` and leave it out: (一) (二) (四)."""
        numbers = {
            int(own.rpartition(".")[2])
            for clause, own, _ in self._numbers
            if clause.parent == article and own.rpartition(".")[2].isdigit()
        }
        if not key.isdigit() or int(key) in numbers or len(numbers) < _FEWEST_BELOW:
            return False
        return min(numbers) == 1 and int(key) < max(numbers)

    def _in_article(self, key: str) -> int | None:
        """第3.1条 where the articles' items are numbered otherwise: item 1 of article 3, else the article."""
        first, _, rest = key.partition(".")
        article = self._articles.get(first, self._outer.get(first))
        if article is None or any(number.startswith(f"{first}.") for number in self._dotted):
            return None
        inside = [
            index for index in self._any.get(rest, ()) if self._agreement.article(index).index == article
        ]
        numbered = any(
            clause.number
            and clause.index != article
            and self._agreement.article(clause.index).index == article
            for clause in self._agreement.clauses
        )
        return inside[0] if inside else None if numbered else article

    @cached_property
    def _numbers(self) -> list[tuple[Clause, str, str]]:
        """Clauses with their key and unit (条, 章 or nothing)."""
        found = []
        for clause in self._agreement.clauses:
            if clause.number and not clause.annex:
                match = _NUMBER.match(with_points(normalise(clause.number).text.strip(" .．、:")))
                if match:
                    found.append((clause, key_of(match["number"]), match["unit"] or ""))
        return found

    @cached_property
    def _articles(self) -> Mapping[str, int]:
        """第八条, at any level."""
        index: dict[str, int] = {}
        for clause, key, unit in self._numbers:
            if unit == "条":
                index.setdefault(key, clause.index)
        return index

    @cached_property
    def _outer(self) -> Mapping[str, int]:
        """The outermost numbers that are no chapters: 八、 and 8."""
        index: dict[str, int] = {}
        for clause, key, unit in self._numbers:
            if clause.level == 1 and unit not in _CHAPTERS and "." not in key:
                index.setdefault(key, clause.index)
        return index

    @cached_property
    def _parts(self) -> Mapping[tuple[str, str], int]:
        """第三章, 第九部分."""
        index: dict[tuple[str, str], int] = {}
        for clause, key, unit in self._numbers:
            if unit in _CHAPTERS:
                index.setdefault((unit, key), clause.index)
        return index

    @cached_property
    def _dotted(self) -> Mapping[str, int]:
        index: dict[str, int] = {}
        for clause, key, _ in self._numbers:
            if "." in key:
                index.setdefault(key, clause.index)
        return index

    @cached_property
    def _any(self) -> Mapping[str, list[int]]:
        index: dict[str, list[int]] = {}
        for clause, key, _ in self._numbers:
            index.setdefault(key, []).append(clause.index)
        return index

    @cached_property
    def _printed(self) -> Mapping[str, int]:
        """Numbers that stand at the start of a line though no clause was made of them."""
        index: dict[str, int] = {}
        plain = not self._articles
        for block in self._agreement.document.blocks:
            for match in _PRINTED.finditer(block.text):
                number = match["article"] or (match["plain"] if plain else None)
                if number:
                    index.setdefault(key_of(number), self._clause_at(block.index))
        return index

    def _clause_at(self, block: int) -> int:
        inner_first = reversed(self._agreement.clauses)
        return next((item.index for item in inner_first if item.blocks[0] <= block < item.blocks[1]), 0)
