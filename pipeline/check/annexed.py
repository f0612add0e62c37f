"""Matters that a sentence leaves to an annex: whether it stands in the document and says something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.headings import SHORTEST_PROMISE, SUBSTANCE, provisions_of
from pipeline.text.numerals import parse_integer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.agreement import Agreement, Clause, Provision

_SPACE = re.compile(r"[\s《》“”\"#*:：]")
_LEFT_TO = re.compile(
    "(?<![^。；，:(])[^。；，:(]{0,40}?(?:详?见|参见|载于|列于|按照?|依照?|以)(?:于|本|该)*(?:合同|协议)?的?"
    "(?P<name>附[件表录](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Z]))"
    "(?:《[^《》]{1,30}》)?(?:所列|所示|所附|所载|中|的|规定|约定|要求|执行|办理|为准|确定)*(?=[。；，)]|$)"
)
"""A part of a sentence that says no more than that an annex says it."""
_NOT_HERE = re.compile("另附|另行|待补|后补|[(（]?略[)）]?$|另册|另纸|另文|未附")


def said_in_annex(agreement: Agreement, provision: Provision, title: str) -> list[Provision]:
    """What the annex that ``provision`` names says; empty where it is not attached or says nothing.

    “详见附件” names no annex: the one whose heading fits ``title`` (a regular expression) is meant.
    """
    for clause in _meant(agreement, provision, title):
        said = [
            p
            for p in provisions_of(agreement, clause)
            if p.location.block != clause.blocks[0] and not _NOT_HERE.search(p.text)
        ]
        if sum(len(SUBSTANCE.findall(p.text)) for p in said) >= SHORTEST_PROMISE:
            return said
    return []


def without_missing(agreement: Agreement, text: str) -> str:
    """``text`` without what it leaves to annexes that are not there: “参数详见附件二” where 附件二 is not."""
    if "附" not in text:
        return text
    missing = _missing(agreement)
    return _LEFT_TO.sub(lambda found: "；" if annex_key(found["name"]) in missing else found[0], text)


def _missing(agreement: Agreement) -> frozenset[str]:
    """The annexes that are referred to by number and of which no more than a title is there."""
    clauses = agreement.clauses
    return frozenset(
        annex_key(item.target)
        for item in agreement.terms.references
        if not item.external
        and item.target.startswith("附")
        and (item.resolved is None or (clauses[item.resolved].annex and clauses[item.resolved].blank))
    )


def annex_key(target: str) -> str:
    """What ``target`` names, by one name: 附件一 and 附件1 are one."""
    number = parse_integer(target[2:].strip(":：")) if target.startswith("附") else None
    return target if number is None else f"{target[:2]}{number}"


def _meant(agreement: Agreement, provision: Provision, title: str) -> Iterator[Clause]:
    """The attached annexes that ``provision`` refers to by number or name, or by no more than “附件”."""
    clauses, evidence = agreement.clauses, agreement.evidence(provision)
    named = [r for r in agreement.terms.references if r.evidence == evidence and not r.external]
    for reference in named:
        clause = None if reference.resolved is None else clauses[reference.resolved]
        if clause is not None and clause.annex and _is_headed(clause, reference.target, title):
            yield clause
    if not named:
        yield from (c for c in clauses if c.annex and re.search(title, c.printed))


def _is_headed(clause: Clause, target: str, title: str) -> bool:
    """Whether the heading bears the number or name of the reference, or fits ``title``."""
    printed = _SPACE.sub("", clause.printed)
    return _SPACE.sub("", target) in printed or re.search(title, printed) is not None
