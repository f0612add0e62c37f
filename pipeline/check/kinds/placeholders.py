"""Nothing may be left to fill in where the agreement binds: ____, 【】, XX, {{…}}, 待定, an open choice.

Not counted: form instructions, the cover (but for the term, when it is printed there), headers and the
signature page, the number and the date of signing, annexed forms for later use, blanks inside an option that
was not taken, boxes of a list in which another one is ticked, drawn tables and dot leaders. Blanks of one
phrase (``____年__月__日``) are one place.

Violated with every place as evidence, at most ``MOST_EVIDENCE``, the words around the blank quoted with it;
satisfied when there is none; undetermined for a document without operative text. Fields: ``count`` of all
places, ``places`` (the first ones with their clause).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pipeline.check.handwriting import handwriting
from pipeline.check.judgement import Judgement, parameters
from pipeline.check.phrases import phrase_of, shortened
from pipeline.check.places import evidence_at
from pipeline.model.agreement import Standing
from pipeline.model.document import Location, Story
from pipeline.model.report import Outcome
from pipeline.text.blanks import PlaceholderKind, find_placeholders
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.check.handwriting import Handwriting
    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement, Provision
    from pipeline.model.document import Block
    from pipeline.text.blanks import PlaceholderSpan

PARAMS: Mapping[str, Any] = parameters({})
FIELDS = ("count", "places")
MOST_EVIDENCE = 50
MOST_SHOWN = 5

_SUSPECT = re.compile(rf"[{BLANK}□☐]|待[定填补确商协]|:$|(?<![0-9])[%％‰]")
_BOX = re.compile(r"[□☐]")
_TICK = re.compile(r"[☑☒■√✓✔]|\[[xX]\]")
_LABEL = re.compile(r"^[^：:，。；]{1,16}[：:]")
_COVER_TERM = re.compile(
    r"^(?:(?:合同|协议|合作|项目|课题|本)的?)?(?:有效|起止|履行|合作|执行|研究|研发|实施|服务)"
    rf"(?:期限?|期间|时间|年限|日期|年月)[^:]{{0,8}}:[^:]*(?:[至到—~-])[^:]*{BLANK}"
)
"""A line of a cover that says how long the agreement lasts, with an end that nobody wrote."""
_BOXES_ONLY = re.compile(r"^[\s□☐☑☒■√✓✔]+$")


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
    """The places left to fill in, one for each phrase; those that overlap are one."""
    by_hand = handwriting(agreement)
    for number, provisions in _suspects(agreement).items():
        block = agreement.document.blocks[number]
        places: list[tuple[int, int]] = []
        for start, end in _places_in(agreement.document.blocks, block, provisions, by_hand):
            if places and start < places[-1][1]:
                places[-1] = places[-1][0], max(end, places[-1][1])
            else:
                places.append((start, end))
        yield from (block.location(start, end) for start, end in places)


def _places_in(
    blocks: tuple[Block, ...], block: Block, provisions: list[Provision], by_hand: Handwriting
) -> Iterator[tuple[int, int]]:
    """Start and end of each phrase of ``block`` that is left to fill in; they may overlap at a label."""
    done = -1
    for span in find_placeholders(block.text):
        if by_hand.is_no_gap(block, span, _neighbours(blocks, block.index)):
            continue
        signed = by_hand.is_signed(block, span)
        if span.kind is PlaceholderKind.UNTICKED:
            if not signed and _opens_untaken_list(blocks, block.index):
                yield span.start, span.end
        elif span.start >= done:
            phrase = phrase_of(block, span.start, span.end)
            done = phrase[1]
            if not signed and _counts(blocks, block, span, provisions):
                yield shortened(block, phrase, span.start, span.end)


def _neighbours(blocks: tuple[Block, ...], number: int) -> tuple[str, str]:
    before = blocks[number - 1].text if number else ""
    return before, blocks[number + 1].text if number + 1 < len(blocks) else ""


def _suspects(agreement: Agreement) -> dict[int, list[Provision]]:
    """Blocks that may hold a blank, with their provisions that bind or name what binds, or offer a choice."""
    binding = (Standing.OPERATIVE, Standing.HEADING, Standing.UNTICKED)
    found: dict[int, list[Provision]] = {}
    suspect = set()
    for provision in agreement.provisions:
        if provision.standing in binding or _is_term_of_cover(provision):
            found.setdefault(provision.location.block, []).append(provision)
            if _SUSPECT.search(provision.text):
                suspect.add(provision.location.block)
    return {number: found[number] for number in sorted(suspect)}


def _is_term_of_cover(provision: Provision) -> bool:
    return provision.standing is Standing.MARGIN and _COVER_TERM.search(provision.text) is not None


def _counts(
    blocks: tuple[Block, ...], block: Block, span: PlaceholderSpan, provisions: list[Provision]
) -> bool:
    holding = [item for item in provisions if _within(span, item)]
    if not holding or holding[0].standing is Standing.UNTICKED:
        return False
    return span.kind is not PlaceholderKind.EMPTY or not _filled_below(blocks, block)


def _within(span: PlaceholderSpan, provision: Provision) -> bool:
    return provision.location.start <= span.start and span.start < max(provision.location.end, span.start)


def _filled_below(blocks: tuple[Block, ...], block: Block) -> bool:
    """Whether what a label asks for stands in the next paragraph."""
    following = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
    if following is None or following.story is not Story.BODY or not following.text.strip():
        return False
    return not _LABEL.match(following.text)


def _opens_untaken_list(blocks: tuple[Block, ...], number: int) -> bool:
    """Whether no line of the list that block ``number`` belongs to is ticked, and the list starts there."""
    options = _options_of(blocks, number)
    return options[0].index == number and not any(_TICK.search(item.text) for item in options)


def _options_of(blocks: tuple[Block, ...], number: int) -> list[Block]:
    """The lines with boxes around block ``number``; for a box alone in a cell, those of the table."""
    block = blocks[number]
    if block.cells and _BOXES_ONLY.match(block.text):
        table = block.cells[0].table
        return [
            item
            for item in blocks
            if item.cells and item.cells[0].table == table and _BOXES_ONLY.match(item.text)
        ]
    first = last = number
    while first > 0 and _has_boxes(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and _has_boxes(blocks[last + 1]):
        last += 1
    return list(blocks[first : last + 1])


def _has_boxes(block: Block) -> bool:
    return bool(_BOX.search(block.text) or _TICK.search(block.text))
