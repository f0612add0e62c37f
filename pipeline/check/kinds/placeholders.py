"""Nothing may be left to fill in where the agreement binds: ____, 【】, XX, {{…}}, 待定, an open choice.

Not counted: form instructions, the cover, headers and the signature page, the number and the date of
signing, blanks inside an option that was not taken, and boxes of a list in which another one is ticked.
Blanks of one phrase (``____年__月__日``) are one place.

Violated with every place as evidence, at most ``MOST_EVIDENCE``, the words around the blank quoted with it;
satisfied when there is none; undetermined for a document without operative text. Fields: ``count`` of all
places, ``places`` (the first ones with their clause).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Judgement, parameters
from pipeline.check.places import evidence_at
from pipeline.model.agreement import Standing
from pipeline.model.document import Location, Story
from pipeline.model.report import Outcome
from pipeline.text.blanks import PlaceholderKind, find_placeholders
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement, Provision
    from pipeline.model.document import Block
    from pipeline.text.blanks import PlaceholderSpan

PARAMS: Mapping[str, Any] = parameters({})
FIELDS = ("count", "places")
MOST_EVIDENCE = 50
MOST_SHOWN = 5
AROUND = 16
"""Characters quoted on each side of a blank, within its phrase."""
LABEL = 2
"""Characters that a label has at least; fewer are the end of one."""

_SUSPECT = re.compile(rf"[{BLANK}□☐]|待[定填补确商协]|:$|(?<![0-9])[%％‰]")
_BOX = re.compile(r"[□☐]")
_TICK = re.compile(r"[☑☒■√✓✔]|\[[xX]\]")
_LABEL = re.compile(r"^[^：:，。；]{1,16}[：:]")
_BREAK = re.compile(r"[，。；：:,;\n\t]|\s{4,}")
_SIGNING_LABEL = re.compile(
    r"(?:编\s*号|登记号|签\s*字|签\s*章|签\s*名|盖\s*章|公\s*章|签[订署约]\s*(?:日期|时间|地点|地)?|日\s*期)\s*[）)]?\s*[：:]?\s*$"
)
_SIGNED = re.compile(r"签[订署约]|盖章|签字")
_DATE = re.compile(r"[^年]{0,12}年[^月]{0,10}月|[^月]{0,12}月[^日]{0,10}日")


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:  # noqa: ARG001 - kinds
    """Violated when something is left to fill in."""
    places = list(_places(agreement))
    if not places:
        read = any(item.standing is Standing.OPERATIVE for item in agreement.provisions)
        return Judgement(Outcome.SATISFIED if read else Outcome.UNDETERMINED)
    evidence = tuple(evidence_at(agreement, place) for place in places[:MOST_EVIDENCE])
    shown = (f"“{item.quote.strip()}”" + (f"（{item.clause}）" if item.clause else "") for item in evidence)
    fields = {"count": str(len(places)), "places": "、".join(list(shown)[:MOST_SHOWN])}
    return Judgement(Outcome.VIOLATED, evidence, fields)


def _places(agreement: Agreement) -> Iterator[Location]:
    """The places left to fill in, one for each phrase."""
    blocks = agreement.document.blocks
    for number, provisions in _suspects(agreement).items():
        block, phrase = blocks[number], (-1, -1)
        for span in find_placeholders(block.text):
            if span.kind is PlaceholderKind.UNTICKED:
                if _opens_untaken_list(blocks, number):
                    yield block.location(span.start, span.end)
            elif span.start >= phrase[1]:
                phrase = _phrase(block, span)
                if _counts(blocks, block, span, provisions):
                    start, end = max(phrase[0], span.start - AROUND), min(phrase[1], span.end + AROUND)
                    yield block.location(start, max(end, span.end))


def _suspects(agreement: Agreement) -> dict[int, list[Provision]]:
    """Blocks that may hold a blank, with their provisions that bind or name what binds, or offer a choice."""
    binding = (Standing.OPERATIVE, Standing.HEADING, Standing.UNTICKED)
    found: dict[int, list[Provision]] = {}
    suspect = set()
    for provision in agreement.provisions:
        if provision.standing in binding:
            found.setdefault(provision.location.block, []).append(provision)
            if _SUSPECT.search(provision.text):
                suspect.add(provision.location.block)
    return {number: found[number] for number in sorted(suspect)}


def _counts(
    blocks: tuple[Block, ...], block: Block, span: PlaceholderSpan, provisions: list[Provision]
) -> bool:
    holding = [item for item in provisions if _within(span, item)]
    if not holding or holding[0].standing is Standing.UNTICKED:
        return False
    if span.kind is PlaceholderKind.EMPTY and _filled_below(blocks, block):
        return False
    return not _for_signing(block.text, span)


def _within(span: PlaceholderSpan, provision: Provision) -> bool:
    return provision.location.start <= span.start and span.start < max(provision.location.end, span.start)


def _filled_below(blocks: tuple[Block, ...], block: Block) -> bool:
    """Whether what a label asks for stands in the next paragraph."""
    following = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
    if following is None or following.story is not Story.BODY or not following.text.strip():
        return False
    return not _LABEL.match(following.text)


def _for_signing(text: str, span: PlaceholderSpan) -> bool:
    """Whether the blank is filled in by hand at the signing: its date, place and number."""
    if _SIGNING_LABEL.search(text[max(0, span.start - AROUND) : span.start]):
        return True
    if span.kind is PlaceholderKind.EMPTY and _SIGNING_LABEL.search(text[span.start : span.end]):
        return True
    start = max(text.rfind(mark, 0, span.start) for mark in "。；") + 1
    sentence = re.split(r"[。；]", text[start:], maxsplit=1)[0]
    around = text[max(0, span.start - AROUND) : span.end + AROUND]
    return bool(_SIGNED.search(sentence) and _DATE.search(around))


def _opens_untaken_list(blocks: tuple[Block, ...], number: int) -> bool:
    """Whether no line of the list around block ``number`` is ticked, and the list starts there."""
    first = number
    while first > 0 and _has_boxes(blocks[first - 1]):
        first -= 1
    last = first
    while last < len(blocks) and _has_boxes(blocks[last]):
        if _TICK.search(blocks[last].text):
            return False
        last += 1
    return first == number


def _has_boxes(block: Block) -> bool:
    return bool(_BOX.search(block.text) or _TICK.search(block.text))


def _phrase(block: Block, span: PlaceholderSpan) -> tuple[int, int]:
    """Start and end of the phrase that the blank stands in, with the label before a colon."""
    text = block.text
    breaks = [match.end() for match in _BREAK.finditer(text, 0, span.start)]
    while breaks and _goes_on(text, breaks[-1], span.start):
        breaks.pop()
    start = breaks[-1] if breaks else 0
    while start < span.start and text[start].isspace():
        start += 1
    after = _BREAK.search(text, span.end)
    return start, after.start() if after else len(text)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the phrase began before ``start``: at its label, or within a spread one (甲    方：)."""
    words = text[start:end].strip(" \t\u3000：:")
    before = text[start - 1]
    return (not words and before in "：:") or (len(words) < LABEL and before.isspace() and before != "\n")
