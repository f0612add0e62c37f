"""The tracked changes of a whole file, and the file with some of them turned round."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.word.accept.invert import invert
from pipeline.word.accept.pieces import AUTHOR, CELL_INS, DATE, KEPT, Piece, pieces
from pipeline.word.ledger import TEXT_BEARING, words
from pipeline.word.markup import Element
from pipeline.word.names import DEL, INS, MOVE_FROM, MOVE_TO, P
from pipeline.word.package import Package, open_package

_STORIES = re.compile(r"(?:header|footer|footnotes|endnotes)[^/]*\.xml$", re.IGNORECASE)
_ADDED = (INS, MOVE_TO, CELL_INS)


@dataclass(frozen=True, slots=True)
class Tracked:
    """A tracked change as its author made it: neighbouring pieces of one hand are one change."""

    number: int
    """From 1, in the order of the text; the main text comes first."""
    author: str
    date: str
    deleted: str
    inserted: str
    part: str
    nodes: frozenset[int]
    """Positions (as in `pipeline.model.document.Run`) of all text in the paragraphs it concerns."""


@dataclass(slots=True)
class _Group:
    part: str
    author: str
    date: str
    members: list[Piece] = field(default_factory=list)
    row: Element | None = None
    formatting: bool = False

    def takes(self, piece: Piece) -> bool:
        """Tell whether ``piece``, which follows at once, is part of the same change."""
        if piece.element is None:
            return False
        if self.row is not None or piece.row is not None:
            return self.row is piece.row
        return self.author == piece.element.get(AUTHOR, "") and self.formatting == piece.formatting

    @property
    def moved(self) -> str:
        """The text that was moved; empty when none was."""
        return "".join(
            words(p.element)
            for p in self.members
            if _tag(p) in (MOVE_FROM, MOVE_TO) and p.element is not None
        )


def tracked(data: bytes, *, name: str) -> tuple[Tracked, ...]:
    """The tracked changes that bear on what is read; raises InputError as `pipeline.word.read` does."""
    package = open_package(data, name=name)
    nodes = {part: _nodes(package.xml(part)) for part in _parts(package)}
    groups = _groups(package)
    return tuple(_shown(number, group, nodes) for number, group in enumerate(groups, 1))


def inverted(data: bytes, numbers: Collection[int], *, name: str) -> bytes:
    """The file with the changes ``numbers`` turned round, for reading; see `pipeline.word.accept.invert`."""
    package = open_package(data, name=name)
    for number, group in enumerate(_groups(package), 1):
        if number in numbers:
            for piece in (item for members in group for item in members.members):
                if piece.element is not None:
                    invert(piece.element)
    parts = set(_parts(package))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for part in package.names:
            content = etree.tostring(package.xml(part)) if part in parts else package.bytes(part)
            archive.writestr(zipfile.ZipInfo(part), content)
    return buffer.getvalue()


def _parts(package: Package) -> tuple[str, ...]:
    """Main text, notes, headers and footers that track any change at all."""
    others = sorted(name for name in package.names if _STORIES.search(name))
    return tuple(part for part in (package.main, *others) if b"author=" in package.bytes(part))


def _groups(package: Package) -> list[list[_Group]]:
    """The changes in their order; what was moved is one change with where it went."""
    found = [group for part in _parts(package) for group in _grouped(package.xml(part), part)]
    changes: list[list[_Group]] = []
    moves: dict[str, list[_Group]] = {}
    for group in found:
        text = group.moved
        if text and text in moves:
            moves.pop(text).append(group)
            continue
        changes.append([group])
        if text:
            moves[text] = changes[-1]
    return changes


def _grouped(root: Element, part: str) -> Iterator[_Group]:
    current: _Group | None = None
    for piece in pieces(root):
        if current is not None and current.takes(piece):
            current.members.append(piece)
            continue
        if piece is KEPT and current is not None and (current.formatting or current.row is not None):
            continue
        if current is not None:
            yield current
        current = None if piece.element is None else _begun(piece, piece.element, part)
    if current is not None:
        yield current


def _begun(piece: Piece, element: Element, part: str) -> _Group:
    author, date = element.get(AUTHOR, ""), element.get(DATE, "")
    return _Group(part, author, date, [piece], piece.row, piece.formatting)


def _nodes(root: Element) -> dict[Element, int]:
    return {element: place for place, element in enumerate(root.iter(*TEXT_BEARING))}


def _shown(number: int, groups: list[_Group], nodes: dict[str, dict[Element, int]]) -> Tracked:
    members = [piece for group in groups for piece in group.members if not piece.formatting]
    first = groups[0]
    places = nodes[first.part]
    owned = frozenset(
        places[item]
        for group in groups
        if group.part == first.part
        for piece in group.members
        for owner in _owners(piece)
        for item in owner.iter(*TEXT_BEARING)
    )
    deleted, inserted = (_text(members, added=added) for added in (False, True))
    return Tracked(number, first.author, first.date, deleted, inserted, first.part, owned)


def _owners(piece: Piece) -> Iterator[Element]:
    """The paragraph or row of a change; with a paragraph's mark also the paragraph that follows."""
    if piece.owner is None:
        return
    yield piece.owner
    following = piece.owner.getnext()
    if piece.owner.tag == P and following is not None and following.tag == P:
        yield following


def _text(members: list[Piece], *, added: bool) -> str:
    """What a change deletes or inserts; rows as a whole, their pieces not again."""
    rows = [piece.owner for piece in members if piece.owner is not None and piece.row is piece.owner]
    found = []
    for piece in members:
        element = piece.element
        if element is None or (_tag(piece) in _ADDED) is not added:
            continue
        if piece.row is not None and piece.owner in rows:
            found.append(words(piece.owner) if piece.owner is not None else "")
        elif piece.row is None:
            found.append(_own_words(element))
    return "".join(found)


def _own_words(element: Element) -> str:
    """The text of a change without that of changes inside it."""
    inner = {
        text
        for item in element.iter(INS, DEL, MOVE_FROM, MOVE_TO)
        if item is not element
        for text in item.iter()
    }
    return "".join(item.text or "" for item in element.iter(*TEXT_BEARING) if item not in inner)


def _tag(piece: Piece) -> str:
    return "" if piece.element is None else str(piece.element.tag)
