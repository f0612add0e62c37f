"""A document's clauses and its sentences, each with its weight: the first step of understanding it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.agreement import Clause, Provision, Standing
from pipeline.model.document import Location, Story
from pipeline.nlp import front
from pipeline.nlp.articles import Plan, find_plan
from pipeline.nlp.lines import Line, read_lines
from pipeline.nlp.options import chosen, cut_options, find_boxes, inline_number
from pipeline.nlp.outline import Node, Outline
from pipeline.nlp.sentences import split
from pipeline.nlp.standing import inline_notes, is_note
from pipeline.nlp.substance import has_substance
from pipeline.nlp.titles import is_clause_title
from pipeline.nlp.zones import Zone, find_margins, find_zones, is_sign_line
from pipeline.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.model.document import Document

_MARGINS = frozenset({Story.COMMENT, Story.HEADER, Story.FOOTER})
_SENTENCE = 15
_NO_CONTENT = frozenset({"front", "signature", "guide"})


class _Span(NamedTuple):
    """Characters of one block, the clause they belong to and their weight."""

    block: int
    start: int
    end: int
    clause: int
    standing: Standing


def segment(document: Document) -> tuple[tuple[Clause, ...], tuple[Provision, ...]]:
    """The clause tree and the sentences of ``document``, both in reading order; kinds are left empty.

    Clause 0 (level 0) is what stands before the first article. ``Provision.text`` is always
    ``normalise(document.quote(provision.location)).text``, so that offsets in it lead back to the document.
    Every character of a body block belongs to exactly one provision or is a number, layout or white space.
    """
    lines = read_lines(document)
    plan = find_plan(lines, find_margins(lines))
    zones = find_zones(lines, plan.shape, plan.start)
    outline = Outline(lines, zones, plan)
    spans = sorted([*_spans(lines, zones, outline, plan), *_marginal(document)])
    provisions = tuple(_provision(document, index, span) for index, span in enumerate(spans))
    return tuple(_clauses(document, outline, provisions)), provisions


def _provision(document: Document, index: int, span: _Span) -> Provision:
    block = document.blocks[span.block]
    text = normalise(block.text[span.start : span.end]).text
    return Provision(index, text, Location(span.block, span.start, span.end, block.part), span.clause, span.standing)


def _marginal(document: Document) -> Iterator[_Span]:
    for block in document.blocks:
        if block.story in _MARGINS:
            for start, end in split(block.text, 0, len(block.text)):
                yield _Span(block.index, start, end, 0, Standing.MARGIN)


def _spans(lines: Sequence[Line], zones: Sequence[Zone], outline: Outline, plan: Plan) -> Iterator[_Span]:
    unchosen = _unchosen(lines, outline)
    _drop_leaf_titles(lines, outline, plan)
    for at, line in enumerate(lines):
        node = outline.nodes[outline.owner[at]]
        standing = _standing(at, line, zones[at], outline)
        if standing is Standing.OPERATIVE and at in unchosen:
            standing = Standing.UNTICKED
        yield from _of_line(line, node, standing, titled=node.first == at)


def _standing(at: int, line: Line, zone: Zone, outline: Outline) -> Standing:
    if line.border or zone in (Zone.COVER, Zone.CONTENTS):
        return Standing.MARGIN
    if zone is Zone.GUIDE or at in outline.notes or (line.label is None and is_note(line.words)):
        return Standing.GUIDANCE
    if zone is Zone.SIGNATURE:
        long = len(line.words) >= _SENTENCE and line.words.endswith("。")
        return Standing.OPERATIVE if long else Standing.MARGIN
    if zone is Zone.ANNEX and line.label is None and is_sign_line(line.words):
        return Standing.MARGIN
    if zone in (Zone.FRONT, Zone.ANNEX) and front.is_agreement_title(line):
        return Standing.HEADING
    if zone is Zone.ANNEX and line.words == outline.lines[outline.nodes[outline.owner[at]].first].words:
        return Standing.HEADING if outline.nodes[outline.owner[at]].first != at else Standing.OPERATIVE
    return Standing.OPERATIVE


def _of_line(line: Line, node: Node, standing: Standing, *, titled: bool) -> Iterator[_Span]:
    start, block = line.body, line.block.index
    title = node.title if titled and standing is Standing.OPERATIVE else None
    if title is not None and not title.kept:
        yield _Span(block, title.start, title.end, node.index, Standing.HEADING)
        start = title.text
    if start >= line.end:
        return
    if standing is not Standing.OPERATIVE:
        for left, right in split(line.block.text, start, line.end):
            yield _Span(block, left, right, node.index, standing)
        return
    for left, right, weight in _weighed(line, start):
        yield _Span(block, left, right, node.index, weight)


def _weighed(line: Line, start: int) -> Iterator[tuple[int, int, Standing]]:
    """The sentences of an operative line with what notes, boxes and choices make of them."""
    text, end = line.block.text, line.end
    boxes = find_boxes(text, start, end)
    if boxes and boxes[0].start == start:
        for piece in cut_options(boxes, start, end):
            weight = Standing.OPERATIVE if piece.ticked else Standing.UNTICKED
            yield from ((left, right, weight) for left, right in split(text, piece.start, piece.end))
        return
    choice: frozenset[int] | None = None
    for left, right in split(text, start, end):
        number = inline_number(text, left) if choice is not None else None
        if number is not None and choice is not None:
            yield left, right, Standing.OPERATIVE if number in choice else Standing.UNTICKED
            continue
        offered = chosen(normalise(text[left:right]).text) if "第" in text[left:right] else None
        choice = offered if offered is not None else choice
        mine = [box for box in boxes if left <= box.start < right]
        yield from _sentence(text, left, right, mine)


def _sentence(text: str, left: int, right: int, boxes: list) -> Iterator[tuple[int, int, Standing]]:  # type: ignore[type-arg]
    if is_note(text[left:right]):
        yield left, right, Standing.GUIDANCE
        return
    if boxes:
        for piece in cut_options(boxes, left, right):
            weight = Standing.UNTICKED if piece.ticked is False else Standing.OPERATIVE
            yield from ((start, end, weight) for start, end in split(text, piece.start, piece.end))
        return
    at = left
    for start, end in inline_notes(text, left, right):
        yield from ((*span, Standing.OPERATIVE) for span in split(text, at, start))
        yield start, end, Standing.GUIDANCE
        at = end
    yield from ((*span, Standing.OPERATIVE) for span in split(text, at, right))


def _unchosen(lines: Sequence[Line], outline: Outline) -> set[int]:
    """Lines of alternatives that were not chosen by “in the second of the following ways”."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if "第" not in line.words:
            continue
        choice = chosen(normalise(line.block.text[line.body : line.end]).text)
        if choice is not None:
            for node in _alternatives(outline, at):
                if node.value not in choice:
                    found.update(range(node.first, node.last + 1))
    return found


def _alternatives(outline: Outline, at: int) -> list[Node]:
    parent = outline.owner[at]
    nodes = [node for node in outline.nodes[parent + 1 :] if node.parent == parent and node.first > at]
    return [node for node in nodes if node.shape == nodes[0].shape]


def _drop_leaf_titles(lines: Sequence[Line], outline: Outline, plan: Plan) -> None:
    """Items such as （2）系统源代码 are content, not titles of nothing."""
    for node in outline.nodes:
        title = node.title
        if title is None or node.level < 2 or node.first != node.last or node.shape in ("plain", "article", plan.shape):
            continue
        line = lines[node.first]
        if title.text >= line.end and not line.stem and not is_clause_title(line.words):
            node.title = None


def _clauses(document: Document, outline: Outline, provisions: Sequence[Provision]) -> Iterator[Clause]:
    filled = _filled(outline, provisions)
    for node in outline.nodes:
        first = outline.lines[node.first].block.index if outline.lines else 0
        last = outline.lines[node.last].block.index + 1 if node.last >= 0 else first
        yield Clause(
            node.index,
            node.number,
            _title(outline, node),
            node.level,
            node.parent,
            (first, last),
            blank=node.shape not in _NO_CONTENT and node.index not in filled,
            annex=node.annex,
        )


def _filled(outline: Outline, provisions: Sequence[Provision]) -> set[int]:
    filled: set[int] = set()
    for provision in provisions:
        if provision.standing is Standing.OPERATIVE and has_substance(provision.text):
            index: int | None = provision.clause
            while index is not None and index not in filled:
                filled.add(index)
                index = outline.nodes[index].parent
    return filled


def _title(outline: Outline, node: Node) -> str:
    if node.shape == "signature":
        return "签署"
    if node.shape == "front":
        titles = (line for line in outline.lines[: node.last + 1] if front.is_agreement_title(line))
        line = next(titles, None)
        return normalise(line.block.text[line.body : line.end]).text.strip() if line else ""
    text = outline.lines[node.first].block.text
    if node.shape == "guide":
        line = outline.lines[node.first]
        return normalise(text[line.body : line.end]).text.strip(" :")
    if node.title is None:
        return ""
    return normalise(text[node.title.start : node.title.end]).text.strip(" :*")
