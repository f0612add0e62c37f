"""Clauses added, removed, moved and reworded, with their paragraphs word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from pipeline.compare.align import Alignment, Match
from pipeline.compare.paragraphs import Paragraph, Unit
from pipeline.compare.words import pieces
from pipeline.model.comparison import ClauseChange, ClauseCourse, Edit, ParagraphChange, Piece


def clauses(alignment: Alignment) -> tuple[ClauseChange, ...]:
    """The clauses that differ, in the order of the new version; removed ones stand where they stood."""
    partner_old = {j: i for i, j in alignment.units}
    by_old, by_new = _holders(alignment.old), _holders(alignment.new)
    changed: dict[tuple[int | None, int | None], list[Match]] = {}
    for match in alignment.matches:
        if match.same and not match.moved:
            continue
        for place in _places(match, alignment, by_old, by_new):
            changed.setdefault(place, []).append(match)
    for pair in alignment.moved:
        changed.setdefault(pair, [])
    order = sorted(changed, key=lambda place: _order(place, partner_old))
    anchors = _anchors(alignment)
    return tuple(_clause(alignment, place, changed[place], anchors) for place in order)


def _anchors(alignment: Alignment) -> list[tuple[int, int]]:
    """Blocks that both versions have, in the order of the old one, with their place in the new one."""
    pairs = ((item.old, item.new) for item in alignment.matches if not item.moved)
    return sorted((old.blocks[0], new.blocks[0]) for old, new in pairs if old and new)


def _rank(item: ParagraphChange, anchors: list[tuple[int, int]]) -> tuple[int, int, int]:
    """Place in the new version; what was deleted comes behind what stood before it."""
    if item.new is not None:
        return item.new, 0, 0
    old = item.old or 0
    at = bisect_left(anchors, (old, -1))
    return (anchors[at - 1][1] if at else -1), 1, old


def _holders(units: Iterable[Unit]) -> dict[int, int]:
    return {paragraph.blocks[0]: at for at, unit in enumerate(units) for paragraph in unit.paragraphs}


def _places(
    match: Match, alignment: Alignment, by_old: dict[int, int], by_new: dict[int, int]
) -> Iterator[tuple[int | None, int | None]]:
    """The clauses (old, new) under which a paragraph is shown: two when it went from one into another."""
    pairs = dict(alignment.units)
    backward = {j: i for i, j in alignment.units}
    old = by_old[match.old.blocks[0]] if match.old else None
    new = by_new[match.new.blocks[0]] if match.new else None
    if old is not None and (new is None or pairs.get(old) != new):
        yield old, pairs.get(old)
    if new is not None:
        yield backward.get(new), new


def _order(place: tuple[int | None, int | None], partner_old: dict[int, int]) -> tuple[float, int]:
    old, new = place
    if new is not None:
        return new, 1
    before = [j for j, i in partner_old.items() if old is not None and i < old]
    return max(before, default=-1) + 0.5, old or 0


def _clause(
    alignment: Alignment,
    place: tuple[int | None, int | None],
    matches: Iterable[Match],
    anchors: list[tuple[int, int]],
) -> ClauseChange:
    old, new = place
    old_name = alignment.old[old].name if old is not None else ""
    new_name = alignment.new[new].name if new is not None else ""
    here = [_paragraph(match, place, alignment) for match in matches]
    paragraphs = tuple(sorted(here, key=lambda item: _rank(item, anchors)))
    moved = (old, new) in alignment.moved
    if old is None or new is None:
        course = ClauseCourse.ADDED if old is None else ClauseCourse.REMOVED
    else:
        course = ClauseCourse.REWORDED if paragraphs else ClauseCourse.MOVED
    return ClauseChange(course, old_name, new_name, moved, paragraphs)


def _paragraph(match: Match, place: tuple[int | None, int | None], alignment: Alignment) -> ParagraphChange:
    """The change as seen from one clause: what went elsewhere is deleted here, what came is inserted."""
    old, new = match.old, match.new
    if old and new and match.moved and not _both(old, new, place, alignment):
        if place[0] is not None and old in alignment.old[place[0]].paragraphs:
            new = None
        else:
            old = None
    return ParagraphChange(
        old.blocks[0] if old else None,
        new.blocks[0] if new else None,
        _pieces(old, new),
        match.moved,
    )


def _both(old: Paragraph, new: Paragraph, place: tuple[int | None, int | None], alignment: Alignment) -> bool:
    i, j = place
    return (
        i is not None
        and j is not None
        and old in alignment.old[i].paragraphs
        and new in alignment.new[j].paragraphs
    )


def _pieces(old: Paragraph | None, new: Paragraph | None) -> tuple[Piece, ...]:
    if old and new:
        return pieces(old.text, new.text)
    if old:
        return (Piece(Edit.DELETED, old.text),)
    return (Piece(Edit.INSERTED, new.text),) if new else ()
