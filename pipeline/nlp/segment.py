"""A document's clauses and its sentences, each with its weight: the first step of understanding it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.agreement import Clause, Provision, Standing
from pipeline.model.document import Location, Story
from pipeline.nlp.articles import find_plan
from pipeline.nlp.front import is_agreement_title
from pipeline.nlp.lines import read_lines
from pipeline.nlp.outline import Outline
from pipeline.nlp.parts import find_parts
from pipeline.nlp.sentences import split
from pipeline.nlp.substance import has_substance
from pipeline.nlp.weighing import Span, weigh
from pipeline.nlp.zones import find_margins
from pipeline.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.model.document import Document
    from pipeline.nlp.nesting import Node

_MARGINS = (Story.COMMENT, Story.HEADER, Story.FOOTER)
_NEVER_BLANK = frozenset({"front", "signature", "guide"})


def segment(document: Document) -> tuple[tuple[Clause, ...], tuple[Provision, ...]]:
    """The clause tree and the sentences of ``document``, both in reading order; kinds are left empty.

    Clause 0 (level 0) is what stands before the first article. ``Provision.text`` is always
    ``normalise(document.quote(provision.location)).text``, so that offsets in it lead back to the document.
    Every character of a body block belongs to exactly one provision or is a number, layout or white space.
    """
    lines = read_lines(document)
    margins = find_margins(lines)
    plan = find_plan(lines, margins)
    outline = Outline(lines, find_parts(lines, margins, plan), plan)
    spans = sorted([*weigh(outline), *_marginal(document)])
    provisions = tuple(_provision(document, index, span) for index, span in enumerate(spans))
    return tuple(_clauses(outline, provisions)), provisions


def _provision(document: Document, index: int, span: Span) -> Provision:
    block = document.blocks[span.block]
    text = normalise(block.text[span.start : span.end]).text
    return Provision(
        index, text, Location(span.block, span.start, span.end, block.part), span.clause, span.standing
    )


def _marginal(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if block.story in _MARGINS:
            for start, end in split(block.text, 0, len(block.text)):
                yield Span(block.index, start, end, 0, Standing.MARGIN)


def _clauses(outline: Outline, provisions: Sequence[Provision]) -> Iterator[Clause]:
    filled = _filled(outline, provisions)
    headings = {
        (provision.location.block, provision.location.start): provision.text
        for provision in provisions
        if provision.standing is Standing.HEADING
    }
    for node in outline.nodes:
        yield Clause(
            node.index,
            node.number,
            _title(outline, node, headings),
            node.level,
            node.parent,
            _blocks(outline, node),
            blank=node.shape not in _NEVER_BLANK and node.index not in filled,
            annex=node.annex,
        )


def _blocks(outline: Outline, node: Node) -> tuple[int, int]:
    lines = outline.lines
    if node.last < node.first:
        return 0, 0
    return lines[node.first].block.index, lines[node.last].block.index + 1


def _filled(outline: Outline, provisions: Sequence[Provision]) -> set[int]:
    """Clauses that hold operative words of substance, themselves or below."""
    filled: set[int] = set()
    for provision in provisions:
        index: int | None = provision.clause
        if (
            provision.standing is not Standing.OPERATIVE
            or index in filled
            or not has_substance(provision.text)
        ):
            continue
        while index is not None and index not in filled:
            filled.add(index)
            index = outline.nodes[index].parent
    return filled


def _title(outline: Outline, node: Node, headings: Mapping[tuple[int, int], str]) -> str:
    if node.shape == "signature":
        return "签署"
    if node.shape == "front":
        named = (line for line in outline.lines[: node.last + 1] if is_agreement_title(line))
        return next((normalise(line.block.text[line.body : line.end]).text.strip() for line in named), "")
    line = outline.lines[node.named]
    if node.shape == "guide":
        return line.words.rstrip("：:")
    if node.title is None:
        return ""
    text = headings.get((line.block.index, node.title.start))
    if text is None:
        text = normalise(line.block.text[node.title.start : node.title.end]).text
    return text.strip(" :*")
