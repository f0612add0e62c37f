"""Sentences and their weight: heading, operative, guidance, option not chosen, margin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.agreement import Standing
from pipeline.nlp import front
from pipeline.nlp.choices import BOX_SIGNS, cut_options, find_boxes, inline_number, may_offer, numbers_chosen
from pipeline.nlp.notes import inline_notes, is_note
from pipeline.nlp.sentences import split
from pipeline.nlp.signing import is_sign_line
from pipeline.nlp.titles import is_clause_name, is_clause_title
from pipeline.nlp.zones import Zone
from pipeline.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.nlp.choices import Box
    from pipeline.nlp.lines import Line
    from pipeline.nlp.nesting import Node
    from pipeline.nlp.outline import Outline

# Members of an enumeration by themselves: Python 3.11 takes as long to look one up as to search a sentence.
_FRONT, _COVER, _CONTENTS, _GUIDE, _BODY, _SIGNATURE, _ANNEX_HEAD, _ANNEX = Zone
_OPERATIVE, _HEADING, _GUIDANCE = Standing.OPERATIVE, Standing.HEADING, Standing.GUIDANCE
_UNTICKED, _MARGIN = Standing.UNTICKED, Standing.MARGIN
_TELLING = re.compile(rf"[（(〔【\[第{BOX_SIGNS}]")
"""A line without such characters holds no bracketed note, no box and no choice."""
_BRACKET = re.compile(r"[（(〔【\[][ \u3000]*[注填说提示请选备]")
_END = re.compile(r"[\s。；，,.]*")
_SHORTEST_SENTENCE = 15
_NEAR = 3
"""Lines within which the alternatives follow that a sentence announces."""
_BESIDE = (_COVER, _CONTENTS)
_WITH_TITLE = (_OPERATIVE, _UNTICKED, _HEADING)
_NAMED_RANK = frozenset({"plain", "party", "annex", "part", "chapter", "section", "article"})


class Span(NamedTuple):
    """Characters ``start`` to ``end`` of a block, the clause they belong to and their weight."""

    block: int
    start: int
    end: int
    clause: int
    standing: Standing


def weigh(outline: Outline) -> Iterator[Span]:
    """The sentences of all lines in order, each with its weight."""
    drop_leaf_titles(outline)
    unchosen = _unchosen(outline)
    for at, line in enumerate(outline.lines):
        node = outline.nodes[outline.owner[at]]
        standing = _standing(at, line, outline)
        if standing is _OPERATIVE and at in unchosen:
            standing = _UNTICKED
        yield from _of_line(line, node, standing, opens=node.first == at, named=node.named == at)


def drop_leaf_titles(outline: Outline) -> None:
    """Items such as （2）系统源代码 are content, not titles of nothing."""
    for node in outline.nodes:
        title = node.title
        if title is None or node.level < 2 or node.last > node.named:  # noqa: PLR2004 - articles
            continue
        line = outline.lines[node.named]
        parent = outline.nodes[node.parent or 0]
        article = node.shape == outline.plan.shape and parent.shape in _NAMED_RANK
        if article or node.shape in _NAMED_RANK or line.stem or title.kept:
            continue
        if title.text >= line.end and not is_clause_title(line.words):
            node.title = None


def _standing(at: int, line: Line, outline: Outline) -> Standing:
    zone = outline.zones[at]
    if line.border or zone in _BESIDE or (zone is _ANNEX and line.label is None and is_sign_line(line.words)):
        return _MARGIN
    if line.aside or zone is _GUIDE or at in outline.notes or (line.label is None and is_note(line.words)):
        return _GUIDANCE
    if zone is _SIGNATURE:
        sentence = len(line.words) >= _SHORTEST_SENTENCE and line.words.endswith("。")
        return _OPERATIVE if sentence else _MARGIN
    if zone in (_FRONT, _ANNEX) and (front.is_agreement_title(line) or _repeats_head(at, outline)):
        return _HEADING
    if zone is _BODY and line.label is None and line.cell is None and is_clause_name(line.words):
        return _HEADING
    return _OPERATIVE


def _repeats_head(at: int, outline: Outline) -> bool:
    """True for a line that prints the title of its annex again."""
    head = outline.nodes[outline.owner[at]].first
    return (
        at != head and bool(outline.lines[at].words) and outline.lines[at].words == outline.lines[head].words
    )


def _of_line(line: Line, node: Node, standing: Standing, *, opens: bool, named: bool) -> Iterator[Span]:
    """``opens``: the number of the line is that of ``node``; any other number is part of the text."""
    text, block = line.block.text, line.block.index
    start = line.body if opens and node.number else line.head
    title = node.title if named and standing in _WITH_TITLE else None
    if title is not None and not title.kept:
        yield Span(block, title.start, title.end, node.index, _HEADING)
        start = title.text
    if start >= line.end:
        return
    if standing is _OPERATIVE:
        for left, right, weight in _weighed(text, start, line.end):
            yield Span(block, left, right, node.index, weight)
    else:
        for left, right in split(text, start, line.end):
            yield Span(block, left, right, node.index, standing)


def _weighed(text: str, start: int, end: int) -> Iterator[tuple[int, int, Standing]]:
    """The sentences of an operative line with what notes, boxes and choices make of them."""
    if not _TELLING.search(text, start, end):
        for left, right in split(text, start, end):
            yield left, right, _GUIDANCE if is_note(text[left:right]) else _OPERATIVE
        return
    boxes = find_boxes(text, start, end)
    if boxes and boxes[0].start == start:
        yield from _options(text, boxes, start, end)
        return
    chosen: frozenset[int] | None = None
    for left, right in split(text, start, end):
        number = inline_number(text, left) if chosen is not None else None
        if number is not None and chosen is not None:
            yield left, right, _OPERATIVE if number in chosen else _UNTICKED
            continue
        chosen = _chosen(text, left, right, before=chosen)
        inside = [box for box in boxes if left <= box.start < right] if boxes else boxes
        if inside:
            yield from _options(text, inside, left, right)
        elif _BRACKET.search(text, left, right) or is_note(text[left:right]):
            yield from _with_notes(text, left, right)
        else:
            yield left, right, _OPERATIVE


def _chosen(text: str, start: int, end: int, *, before: frozenset[int] | None) -> frozenset[int] | None:
    if not may_offer(text, start, end):
        return before
    chosen = numbers_chosen(normalise(text[start:end]).text)
    return before if chosen is None else chosen


def _options(text: str, boxes: list[Box], start: int, end: int) -> Iterator[tuple[int, int, Standing]]:
    for piece in cut_options(boxes, start, end):
        weight = _UNTICKED if piece.ticked is False else _OPERATIVE
        for left, right in split(text, piece.start, piece.end):
            yield left, right, weight


def _with_notes(text: str, start: int, end: int) -> Iterator[tuple[int, int, Standing]]:
    """An operative sentence and the notes inside it."""
    if is_note(text[start:end]):
        yield start, end, _GUIDANCE
        return
    notes = inline_notes(text, start, end)
    if not notes:
        yield start, end, _OPERATIVE
        return
    for left, right in notes:
        stop = _END.match(text, right, end)
        yield from ((*piece, _OPERATIVE) for piece in split(text, start, left))
        start = stop.end() if stop else right
        yield from ((*piece, _GUIDANCE) for piece in _trimmed(text, left, start))
    yield from ((*piece, _OPERATIVE) for piece in split(text, start, end))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    yield start, start + len(text[start:end].rstrip())


def _unchosen(outline: Outline) -> set[int]:
    """Lines of alternatives that were not chosen by “in the second of the following ways”."""
    found: set[int] = set()
    for at, line in enumerate(outline.lines):
        chosen = _chosen(line.block.text, line.body, line.end, before=None)
        if chosen is not None and _standing(at, line, outline) is _OPERATIVE:
            for node in _alternatives(outline, at):
                if node.value not in chosen:
                    found.update(range(node.first, node.last + 1))
    return found


def _alternatives(outline: Outline, at: int) -> Sequence[Node]:
    """The numbered items that the stem at line ``at`` announces: right below it, counted from one."""
    parent = outline.owner[at] or None
    items = [node for node in outline.nodes[(parent or 0) + 1 :] if node.parent == parent and node.first > at]
    if not items or items[0].first > at + _NEAR:
        return []
    alike = (node for node in items if node.shape == items[0].shape)
    return [node for value, node in enumerate(alike, 1) if node.value == value]
