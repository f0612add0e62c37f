"""A chosen option is read together with the words before it: “归 □甲方 ☑双方 所有” says 归双方所有."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.model.agreement import Provision, Standing
from pipeline.nlp.choices import inline_number, numbers_chosen

TICK = re.compile("^[☑■√☒✓✔▣]")
_TAIL = re.compile("[，,](?:均|皆|都)?(?:自|从|由|归).{2,40}$")
"""Words after the last option that belong to all of them."""
_ENDED = re.compile("[。；！？]$")
_NEXT_LEAD = re.compile(r"(?:[ \u3000]+|(?<=[年月日%元]))([\u4e00-\u9fff]{2,8}[:：])\s*$")
"""“☑五年 起算点：☑终止日”: the words that lead the next group of boxes."""
_PICK = re.compile("[，,](?:采[用取]|选择?|按|适用)第[^，。；]{1,6}(?:种|项|款)")
"""“①一年 ②三年，采用第②种”: the choice behind the options."""
_LABEL = re.compile("^(?:[①-⑩]|[(（]?[0-9一二三四五六七八九]{1,2}[)）.、])")


def join_ticked(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    """The same provisions; a chosen option's text begins with its lead; the lead alone settles nothing."""
    blocks = groupby(provisions, key=lambda provision: provision.location.block)
    return tuple(provision for _, block in blocks for provision in _block(list(block)))


def _block(block: Sequence[Provision]) -> Iterable[Provision]:
    if any(TICK.match(p.text) and p.standing is Standing.OPERATIVE for p in block):
        return _ticked(block)
    return _picked(block) if len(block) > 1 and _PICK.search(block[-1].text) else block


def _ticked(block: Sequence[Provision]) -> Iterator[Provision]:
    lead, tail = "", _tail(block)
    for position, provision in enumerate(block):
        operative = provision.standing is Standing.OPERATIVE
        if operative and TICK.match(provision.text):
            option, following = _without_next_lead(provision.text[1:])
            yield replace(provision, text=f"{lead}{option}{tail}")
            lead = following or lead
        elif operative and not _ENDED.search(provision.text) and position + 1 < len(block):
            lead = provision.text
            yield replace(provision, standing=Standing.HEADING)
        else:
            yield provision


def _without_next_lead(option: str) -> tuple[str, str]:
    following = _NEXT_LEAD.search(option)
    return (option[: following.start()], following[1]) if following else (option, "")


def _tail(block: Sequence[Provision]) -> str:
    last = block[-1]
    match = _TAIL.search(last.text) if last.standing is Standing.UNTICKED else None
    return match[0] if match else ""


def _picked(block: Sequence[Provision]) -> Iterator[Provision]:
    """Options whose choice stands behind the last one; none is chosen where its number is blank."""
    last = block[-1].text
    pick = _PICK.search(last)
    chosen = numbers_chosen(pick[0]) if pick else None
    if pick is None or chosen is None:
        yield from block
        return
    lead, tail = "", last[pick.end() :]
    for provision in block:
        number = inline_number(provision.text, 0) if _LABEL.match(provision.text) else None
        option = provision.text[: pick.start()] if provision is block[-1] else provision.text.rstrip("；;,，")
        if number is None:
            lead = provision.text
            yield replace(provision, standing=Standing.HEADING)
        elif number in chosen:
            yield replace(provision, text=f"{lead}{_LABEL.sub('', option)}{tail}")
        else:
            yield replace(provision, standing=Standing.UNTICKED)
