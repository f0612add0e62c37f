"""A chosen option is read together with the words before it: “归 □甲方 ☑双方 所有” says 归双方所有."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.model.agreement import Provision, Standing
from pipeline.nlp.choices import CHOICE, inline_number, numbers_chosen

TICK = re.compile("^(?:[-*•·–—●] ?)?[☑■√☒✓✔▣]")
_BOX = re.compile("^(?:[-*•·–—●] ?)?[☑■√☒✓✔▣□☐▢◻○▁]")
_TAIL = re.compile(r"[，,(](?:均|皆|都)?(?:自|从|由|归)[^()]{2,40}\)?$")
"""Words after the last option that belong to all of them."""
_NOT_TAKEN = re.compile("(?:[□☐]|(?<=[:：])▁(?![年月日个%元]))[^□☑。；]{1,40}$")
"""Options without a tick at the end of a lead: “期限：☐一年”, and “[ ] 一年” as a blank."""
_ENDED = re.compile("[。；！？]$")
_NEXT_LEAD = re.compile(r"(?:[ \u3000]+|(?<=[年月日%元]))([\u4e00-\u9fff]{2,8}[:：])\s*$")
"""“☑五年 起算点：☑终止日”: the words that lead the next group of boxes."""
_PICK = re.compile("[，,](?:采[用取]|选择?|按|适用)第[^，。；]{1,6}(?:种|项|款)")
"""“①一年 ②三年，采用第②种”: the choice behind the options."""
_LABEL = re.compile("^(?:[①-⑩]|[(（]?[0-9一二三四五六七八九]{1,2}[)）.、])")
_LEADS = re.compile("[:：]$")
_ADVICE = re.compile(
    r"\((?:[单多任]选|打[勾钩√]|勾选|请?[^()]{0,6}(?:选[^()]{0,10}|打[勾钩√])|[^()]{0,4}选[一1]?)\)"
)
_MARKUP = re.compile("^[-*•·–—●] ?")
_LONGEST_LEAD = 40


def join_ticked(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    """The same provisions; a chosen option's text begins with its lead; the lead alone settles nothing."""
    blocks = [list(block) for _, block in groupby(provisions, key=lambda provision: provision.location.block)]
    joined: list[Provision] = []
    lead = ""
    for at, block in enumerate(blocks):
        if lead and not _BOX.match(block[0].text):
            lead = ""
        joined += _block(_led(block, lead))
        lead = _lead(block[-1]) or lead
        _lead_below(blocks, at)
    return tuple(joined)


def _lead_below(blocks: Sequence[list[Provision]], at: int) -> None:
    """Put the words of “专利权按下列第2种方式处理：” before the second of the paragraphs below it."""
    last = blocks[at][-1]
    chosen = numbers_chosen(last.text) if _LEADS.search(last.text) else None
    if chosen is None or len(chosen) != 1 or last.standing is not Standing.OPERATIVE:
        return
    (number,) = chosen
    options = [block[0] for block in blocks[at + 1 : at + 1 + max(number, 2)]]
    standing = [option.standing for option in options]
    expected = [Standing.UNTICKED] * max(number, 2)
    expected[number - 1] = Standing.OPERATIVE
    if standing == expected:
        option = options[number - 1]
        blocks[at + number][0] = replace(option, text=f"{_subject(last.text)}:{option.text}")


def _subject(text: str) -> str:
    """What the choice is about: the words before “按下列第2种方式处理”."""
    return CHOICE.split(text)[0].rstrip(" ▁,，:：").rstrip("按依以").rstrip("，")


def _lead(provision: Provision) -> str:
    """The words of ``provision`` that lead boxes in the paragraphs below: “成果归属（单选）：”."""
    text = _ADVICE.sub("", provision.text)
    fit = provision.standing is Standing.OPERATIVE and _LEADS.search(text) and not _BOX.match(text)
    return _MARKUP.sub("", text) if fit and len(text) <= _LONGEST_LEAD else ""


def _led(block: list[Provision], lead: str) -> list[Provision]:
    """``block`` with ``lead`` before the ticked option at its start."""
    first = block[0]
    if not lead or first.standing is not Standing.OPERATIVE or not TICK.match(first.text):
        return block
    return [replace(first, text=lead + TICK.sub("", first.text).lstrip()), *block[1:]]


def _block(block: Sequence[Provision]) -> Iterable[Provision]:
    if any(TICK.match(p.text) and p.standing is Standing.OPERATIVE for p in block):
        return _ticked(block)
    if len(block) == 1:
        return block
    return _picked(block) if _PICK.search(block[-1].text) else _named(block)


def _ticked(block: Sequence[Provision]) -> Iterator[Provision]:
    lead, tail = "", _tail(block)
    for position, provision in enumerate(block):
        operative = provision.standing is Standing.OPERATIVE
        if operative and TICK.match(provision.text):
            option, following = _without_next_lead(TICK.sub("", provision.text))
            yield replace(provision, text=f"{lead}{option}{tail}")
            lead = following or lead
        elif operative and not _ENDED.search(provision.text) and position + 1 < len(block):
            lead = _NOT_TAKEN.sub("", provision.text)
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


def _named(block: Sequence[Provision]) -> Iterator[Provision]:
    """Options whose choice stands before the first one: “专利权按下列第②项处理：①归甲方；②双方共有”."""
    lead = ""
    for provision in block:
        if provision.standing is Standing.OPERATIVE and _LEADS.search(provision.text):
            chosen = numbers_chosen(provision.text)
            lead = _subject(provision.text) if chosen else ""
            yield provision
        elif lead and _LABEL.match(provision.text) and provision.standing is Standing.OPERATIVE:
            yield replace(provision, text=f"{lead}:{_LABEL.sub('', provision.text)}")
        else:
            yield provision


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
