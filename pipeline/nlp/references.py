"""Mentions of other places of the same agreement: 第八条, 第3.1款, 第6、7、8和12条, 附件二."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.terms import Reference
from pipeline.text.normalise import normalise
from pipeline.text.numerals import parse_integer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.model.agreement import Agreement, Clause, Provision

_ONE = r"[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}|[一二三四五六七八九十百零〇两]{1,6}"
ARTICLE = re.compile(rf"第((?:{_ONE})(?:条?(?:[、,，和与及]|以及|至|到|-|~)第?(?:{_ONE})条?){{0,8}})(?:条款?|款)")
DOTTED = re.compile(r"(?<![0-9.第])([0-9]{1,2}(?:\.[0-9]{1,2}){1,3})(?:条款?|款)")
ANNEX = re.compile(r"附件([一二三四五六七八九十]{1,3}|[0-9]{1,2}|[A-H])(?![0-9])")
SINGLE = re.compile(_ONE)
RANGE = re.compile(rf"({_ONE})条?(?:至|到|-|~)第?({_ONE})")
OUTSIDE = re.compile("(?:》|法|典|条例|规定|办法|解释|细则|指南|准则|章程|通则|主合同|原合同|原协议|主协议)(?:的|之|中|中的)?$")
CHAINED = re.compile("(?:条|款|项)(?:第[^，。；]{1,6}款)?(?:[、,，和与及]|以及|或)$")
LABEL = re.compile(rf"^第?[(（]?({_ONE})[)）]?[条章节款项、.．]?$")


def clause_numbers(agreement: Agreement, text: str) -> Iterator[int]:
    """Indices of the clauses that ``text`` (normalised) names by number; numbers of laws are left out."""
    index = _index(agreement)
    for key, _, _, outside in _mentions(text):
        if not outside and key in index:
            yield index[key].index


def read(agreement: Agreement) -> tuple[Reference, ...]:
    """Every mention of an article, paragraph or annex in the operative text."""
    index, annexes = _index(agreement), _annexes(agreement)
    found: list[Reference] = []
    for provision in agreement.stream.provisions:
        if "第" in provision.text or "附件" in provision.text or "条" in provision.text or "款" in provision.text:
            found += _of_provision(agreement, provision, index, annexes)
    return tuple(found)


def _of_provision(
    agreement: Agreement, provision: Provision, index: Mapping[str, Clause], annexes: Mapping[str, Clause]
) -> Iterator[Reference]:
    evidence = agreement.evidence(provision)
    for key, start, end, outside in _mentions(provision.text):
        clause = index.get(key)
        yield Reference(
            provision.text[start:end], evidence, clause.index if clause and not outside else None, outside
        )
    for match in ANNEX.finditer(provision.text):
        annex = annexes.get(_key(match[1]))
        yield Reference(match[0], evidence, annex.index if annex else None)


def _mentions(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """Key, start, end and whether it points outside, for each number that is mentioned."""
    outside = False
    for match in ARTICLE.finditer(text):
        before = text[: match.start()]
        outside = bool(OUTSIDE.search(before)) or (outside and bool(CHAINED.search(before)))
        for key in _keys(match[1]):
            yield key, match.start(), match.end(), outside
    for match in DOTTED.finditer(text):
        yield match[1], match.start(), match.end(), bool(OUTSIDE.search(text[: match.start()]))


def _keys(numbers: str) -> list[str]:
    keys = [_key(match[0]) for match in SINGLE.finditer(numbers)]
    for match in RANGE.finditer(numbers):
        first, last = _key(match[1]), _key(match[2])
        if first.isdigit() and last.isdigit() and int(first) < int(last) <= int(first) + 60:
            keys += [str(number) for number in range(int(first) + 1, int(last))]
    return keys


def _key(number: str) -> str:
    """Canonical form of a number: 三 → 3, 3.1 → 3.1, A → A."""
    if "." in number or not number:
        return number
    value = parse_integer(number)
    return number if value is None else str(value)


def _index(agreement: Agreement) -> Mapping[str, Clause]:
    """Clauses by the number under which they can be referred to; the first of doubled numbers counts."""
    index: dict[str, Clause] = {}
    for clause in agreement.clauses:
        match = LABEL.match(normalise(clause.number).text.rstrip(".．、")) if clause.number else None
        if match and not clause.annex:
            key = _key(match[1])
            if clause.level == 1 or "." in key:
                index.setdefault(key, clause)
    return index


def _annexes(agreement: Agreement) -> Mapping[str, Clause]:
    index: dict[str, Clause] = {}
    for clause in agreement.clauses:
        if clause.annex and (match := ANNEX.search(normalise(clause.printed.replace(" ", "")).text)):
            index.setdefault(_key(match[1]), clause)
    return index
