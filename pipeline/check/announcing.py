"""Words that announce a list: without the list they settle nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.agreement import Agreement, Clause, Provision, Standing

_ANNOUNCING = re.compile(
    "(?:下[列述面]|以下|如下|之一|其一|任[一何][^。；，]{0,2}[条项款样种]|哪一?[条样项]|有一[条样项])[^。；]*:$"
)
_OPENING = re.compile(
    "(?:约定|协议|合同|条款|商定|议定|达成|订立|签订|签署|一致)[^。；]{0,6}(?:如下|以下|下列)(?:条款|协议|约定|内容)?:$"
    "|(?:如下|以下|下列)(?:条款|协议|约定|合同):$"
)
"""The last sentence of the head; what it announces are the articles."""
_EMPTY = re.compile("[:：][；，、]*[。；]$")
"""“解除的情形：。”: the place behind the colon was left empty."""
_STUB = re.compile("[（(]?[0-9０-９一二三四五六七八九十]{0,3}[)）、.．；;。，, ]*")
"""A number with nothing behind it."""
_FIGURES = re.compile("[0-9０-９一二三四五六七八九十百零〇]+")


def announces_nothing(agreement: Agreement, provision: Provision) -> bool:
    """Whether the list that ``provision`` announces (有下列情形的，可以退出：) does not stand behind it.

    The next clause numbered as its own (第十八条 behind 第十七条, 2. behind 1.) is no list of it.
    """
    if _EMPTY.search(provision.text):
        return True
    if not _ANNOUNCING.search(provision.text):
        return False
    following = next(_behind(agreement, provision), None)
    if following is not None and provision.clause == 0 and _OPENING.search(provision.text):
        return False
    if following is None or _article(agreement, following) != _article(agreement, provision):
        return True
    here, there = agreement.clauses[provision.clause], agreement.clauses[following.clause]
    return here.index != there.index and _is_next(here, there)


def _behind(agreement: Agreement, provision: Provision) -> Iterator[Provision]:
    """The operative sentences behind ``provision`` that say something: “1．” whose words are gone is none."""
    for behind in agreement.provisions[provision.index + 1 :]:
        if behind.standing is Standing.OPERATIVE and not _STUB.fullmatch(behind.text):
            yield behind


def _article(agreement: Agreement, provision: Provision) -> int:
    return agreement.article(provision.clause).index


def _is_next(here: Clause, there: Clause) -> bool:
    """Whether ``there`` is numbered in the same manner, beside ``here`` or above it."""
    if there.parent == here.index or not here.number:
        return False
    return there.level < here.level or _FIGURES.sub("0", there.number) == _FIGURES.sub("0", here.number)
