"""Mentions of annexes by number or by name, and what is there of them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.model.terms import Reference
from pipeline.nlp.places import key_of
from pipeline.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.model.agreement import Agreement, Clause, Provision

ANNEX_WORD = "附"
_KIND = "附件|附录|附表"
_NUMBER = (
    r"(?:一(?![式并起致般同旦切定经])"
    r"|[二三四五六七八九十][一二三四五六七八九]?|十[一二三四五六七八九]?|[0-9]{1,2}(?![0-9年月日份]|\.[0-9])|[A-H](?![A-Za-z])|[甲乙丙丁戊己庚辛壬癸](?![方甲乙丙丁戊己庚辛壬癸、和与及]))"
)
_MENTION = re.compile(
    rf"(?P<kind>{_KIND})[: ]?(?:(?P<first>{_NUMBER})(?:(?:至|到|-|~)(?:{_KIND})?(?P<last>{_NUMBER}))?"
    rf"|(?P<named>《[^《》]{{2,30}}》))"
)
_BARE = re.compile(
    rf"(?:见|按照?|依照?|照|参照|列[于在]|载[于明]|根据|对照|以|符合|达到|如|作为|本(?:协议|合同)(?:的|所附)?)的?(?:{_KIND})"
    r"(?=[。；，、）)]|$|的|[所之]?列|载明|所[示述载定]|规定|约定|中|内|为准|执行|办理)"
    rf"|^[^。；，]{{0,4}}(?:{_KIND})(?:是|为|系|即)[^。；，]{{2,24}}[。；]?$"
)
"""The only annex, which needs no number: 明细见附件."""
_OMITTED = re.compile(r"[(]?略[)]?")
_ALL_OMITTED = re.compile("附件(?:均|全部|已)?[^，。；]{0,4}略")
_LISTED = re.compile(
    rf"^[ *#《]*(?:(?:{_KIND})[: ]?)(?P<number>{_NUMBER})"
    r"(?=[:：、.．\s\u3000《\-—]|$|(?![至到和与及是为由未中应的所载规约列同系])[\u4e00-\u9fff][^。，；]{0,24}$)"
)
_LIST_HEAD = re.compile(r"^[ *#]*(?:本(?:合同|协议))?附件(?:清单|目录|如下|包括|列表)?[:：]")
_ITEMS = re.compile(r"(?<![0-9.])(?P<number>[0-9]{1,2})[)）、.．](?![0-9])")
_ITEM = re.compile(r"(?:^|[:：。；;\n\s])[(（]?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})[)）、.．]")
_MOST_LISTED = 12
_LONGEST_RANGE = 20


class Annexes:
    """The annexes of one agreement: attached, listed, or declared to be left out."""

    def __init__(self, agreement: Agreement) -> None:
        """Read nothing yet."""
        self._agreement = agreement

    def mentioned(self, provision: Provision) -> Iterator[Reference]:
        """The annexes that ``provision`` refers to; those printed elsewhere (略) are left out."""
        if self._all_omitted:
            return
        text = provision.text
        if (
            self._only is not None
            and _BARE.search(text)
            and not self._agreement.clauses[provision.clause].annex
        ):
            yield Reference("附件", self._agreement.evidence(provision), self._only)
        for match in _MENTION.finditer(text):
            if self._is_head(provision, match.start(), match["first"]):
                continue
            evidence = self._agreement.evidence(provision)
            if match["named"]:
                yield Reference(match[0], evidence, self._by_name(match["named"][1:-1]))
                continue
            for key in _keys(match["first"], match["last"]):
                if key not in self._omitted:
                    target = match[0] if match["last"] is None else f"{match['kind']}{key}"
                    yield Reference(target, evidence, self._by_number(key))

    def _is_head(self, provision: Provision, start: int, number: str | None) -> bool:
        """True for the line that lists the annex itself."""
        return start == 0 and number is not None and _LISTED.match(provision.text) is not None

    def _by_number(self, key: str) -> int | None:
        if key in self._numbered:
            return self._numbered[key]
        if key in self._listed:
            return self._listed[key]
        unnumbered = [clause.index for clause in self._heads if clause.index not in self._numbered.values()]
        place = int(key) - 1 - len(self._numbered) if key.isdigit() else -1
        return unnumbered[place] if 0 <= place < len(unnumbered) else None

    def _by_name(self, name: str) -> int | None:
        plain = _plain(name)
        for clause in self._heads:
            if plain in _plain(clause.printed):
                return clause.index
        for clause in self._heads:
            texts = (self._agreement.document.blocks[at].text for at in range(*clause.blocks))
            if any(plain == _plain(text) for text in texts):
                return clause.index
        lines = (block.index for block in self._agreement.document.blocks if _plain(block.text) == plain)
        line = next(lines, None)
        return None if line is None else self._clause_at(line)

    @cached_property
    def _heads(self) -> list[Clause]:
        """The annexes that are attached."""
        clauses = self._agreement.clauses
        return [c for c in clauses if c.annex and (c.parent is None or not clauses[c.parent].annex)]

    @cached_property
    def _only(self) -> int | None:
        """The annex of an agreement that has one, without a number."""
        one = len(self._heads) == 1 and not self._numbered
        return self._heads[0].index if one else None

    @cached_property
    def _numbered(self) -> Mapping[str, int]:
        index: dict[str, int] = {}
        for clause in self._agreement.clauses:
            if clause.annex:
                match = _MENTION.match(normalise(clause.printed.replace(" ", "")).text)
                if match and match["first"]:
                    index.setdefault(key_of(match["first"]), clause.index)
        return index

    @cached_property
    def _listed(self) -> Mapping[str, int]:
        """Annexes that a list of the agreement names: 附件一 预算表; 附件：1. 任务书 2. 预算表."""
        index = {
            key: head.index for head in self._heads for key in _items(normalise(head.title).text, head=False)
        }
        left = 0
        for provision in self._agreement.provisions:
            text = provision.text
            head = ANNEX_WORD in text and _LIST_HEAD.match(text)
            if own := (ANNEX_WORD in text and _LISTED.match(text)) or None:
                index.setdefault(key_of(own["number"]), provision.clause)
            left = _MOST_LISTED if head else left - 1
            if left > 0:
                for item in _items(text, head=bool(head)):
                    index.setdefault(key_of(item), provision.clause)
        return index

    @cached_property
    def _omitted(self) -> set[str]:
        """Numbers of annexes that are said to be left out: 附件三（略）."""
        found: set[str] = set()
        for provision in self._agreement.provisions:
            if "略" in provision.text:
                for match in _MENTION.finditer(provision.text):
                    if match["first"] and _OMITTED.match(provision.text, match.end()):
                        found.add(key_of(match["first"]))
        return found

    @cached_property
    def _all_omitted(self) -> bool:
        return any("略" in p.text and _ALL_OMITTED.search(p.text) for p in self._agreement.provisions)

    def _clause_at(self, block: int) -> int:
        inner_first = reversed(self._agreement.clauses)
        return next((item.index for item in inner_first if item.blocks[0] <= block < item.blocks[1]), 0)


def _items(text: str, *, head: bool) -> list[str]:
    """The numbers of the items that ``text`` lists."""
    first = _ITEM.match(text)
    numbers = [item["number"] for item in _ITEMS.finditer(text)] if head or first else []
    return [first["number"], *numbers] if first else numbers


def _keys(first: str, last: str | None) -> list[str]:
    one, two = key_of(first), key_of(last) if last else ""
    if one.isdigit() and two.isdigit() and int(one) < int(two) <= int(one) + _LONGEST_RANGE:
        return [str(number) for number in range(int(one), int(two) + 1)]
    return [one, two] if two else [one]


def _plain(text: str) -> str:
    return re.sub(r"[\s《》“”\"*#:：]|^附件[一二三四五六七八九十\d]*", "", text)
