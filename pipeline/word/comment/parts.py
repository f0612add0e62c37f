"""The parts of a package that comments need beside the text: found, extended, or made and declared."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from itertools import count
from typing import Final

from pipeline.word.canonical import Packed, pack
from pipeline.word.comment.source import appended, utf8
from pipeline.word.comment.styles import styled
from pipeline.word.comment.wording import STRICT, TRANSITIONAL, Look, Names, attribute, names_at
from pipeline.word.markup import Element
from pipeline.word.memo import Memo
from pipeline.word.names import W14, W
from pipeline.word.package import Package

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_OFFICE_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_MICROSOFT = "http://schemas.microsoft.com/office/2011/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
W14_SPACE: Final = W14.strip("{}")
W15_SPACE: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
CID_SPACE: Final = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
_MC_SPACE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_STYLES: Memo[tuple[Look, Packed | None]] = Memo(64)
"""What became of the styles of the last files; many files have the same."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_LINKS = f'{_HEAD}<Relationships xmlns="{_PACKAGE}relationships"/>'.encode()
_CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of part: the last word of its relationship, of its content type, its usual name."""

    relationship: str
    content_type: str
    file: str
    microsoft: bool = False


COMMENTS: Final = Kind("comments", f"{_TYPE}comments+xml", "comments.xml")
PEOPLE: Final = Kind("people", f"{_TYPE}people+xml", "people.xml", microsoft=True)


class Parts:
    """The new state of a package while comments are put into it."""

    def __init__(self, package: Package, *, strict: bool) -> None:
        """Start from ``package``; ``strict`` names the namespaces of what is added."""
        self.package = package
        self.strict = strict
        self.changed: dict[str, bytes] = {}
        self.packed: dict[str, Packed] = {}
        self.added: dict[str, bytes] = {}
        self._links = set(package.relationships(package.main))

    def related(self, kind: str) -> str:
        """Name of the part that the main part names as its ``kind``; empty when there is none."""
        return next((name for name in self._targets(kind) if name in self.package), "")

    def data(self, name: str) -> bytes:
        """The part ``name`` as it is now, in UTF-8."""
        return self.changed.get(name) or utf8(self.package.bytes(name))

    def append(self, name: str, inner: bytes) -> None:
        """Put ``inner`` at the end of the part ``name``."""
        self.changed[name] = appended(self.data(name), inner)

    def names(self, name: str, space: str, preferred: str) -> Names:
        """How to write names of ``space`` in the part ``name``."""
        written = STRICT if space == W.strip("{}") and self.strict else ""
        return names_at(self.package.xml(name), space, preferred, written)

    def add(self, kind: Kind, content: bytes) -> None:
        """Add a part of ``kind`` that the main part refers to."""
        dangling = next(iter(self._targets(kind.relationship)), "")
        name = dangling or self._free(kind.file)
        self.added[name] = content
        self._declare(name, kind)
        if not dangling:
            self._relate(name, kind)

    def look(self) -> Look:
        """The styles of comments, added to the styles of the file where it has none; empty without styles."""
        name = self.related("styles")
        if not name:
            return Look()
        key = f"{self.package.digest(name)} {self.strict}"
        look, packed = _STYLES.get(key, lambda: self._styled(name))
        if packed is not None:
            self.packed[name] = packed
        return look

    def person(self, author: str) -> None:
        """See that ``author`` is among the people of the file."""
        name = self.related(PEOPLE.relationship)
        if not name:
            root = f'{_HEAD}<w15:people xmlns:w15="{W15_SPACE}">{_person(Names("w15:"), author)}</w15:people>'
            self.add(PEOPLE, root.encode())
            return
        key = f"{{{W15_SPACE}}}author"
        if all(item.get(key) != author for item in self.package.xml(name)):
            self.append(name, _person(self.names(name, W15_SPACE, "w15"), author).encode())

    def new_comments(self, inner: bytes) -> bytes:
        """A comments part holding ``inner``."""
        space = STRICT if self.strict else TRANSITIONAL
        spaces = f'xmlns:w="{space}" xmlns:w14="{W14_SPACE}" xmlns:mc="{_MC_SPACE}" mc:Ignorable="w14"'
        return f"{_HEAD}<w:comments {spaces}>".encode() + inner + b"</w:comments>"

    def _styled(self, name: str) -> tuple[Look, Packed | None]:
        data = self.data(name)
        new, look = styled(data, self.package.xml(name), self.names(name, W.strip("{}"), "w"))
        return look, None if new is data else pack(new)

    def _targets(self, kind: str) -> list[str]:
        links = self.package.relationships(self.package.main).values()
        return [link.target for link in links if link.type_suffix == kind and not link.external]

    def _free(self, file: str) -> str:
        folder = posixpath.dirname(self.package.main)
        stem, end = posixpath.splitext(file)
        names = (
            posixpath.join(folder, f"{stem}{number or ''}{end}")
            for number in range(len(self.package.names) + 2)
        )
        return next(name for name in names if name not in self.package and name not in self.added)

    def _declare(self, name: str, kind: Kind) -> None:
        if _CONTENT_TYPES not in self.package or self.package.content_type(name) == kind.content_type:
            return
        prefix = _prefix(self.package.xml(_CONTENT_TYPES))
        override = f'<{prefix}Override PartName="/{attribute(name)}" ContentType="{kind.content_type}"/>'
        self.append(_CONTENT_TYPES, override.encode())

    def _relate(self, name: str, kind: Kind) -> None:
        folder, file = posixpath.split(self.package.main)
        holder = posixpath.join(folder, "_rels", f"{file}.rels")
        target = posixpath.relpath(name, folder) if folder else name
        space = _MICROSOFT if kind.microsoft else _OFFICE_STRICT if self.strict else _OFFICE
        identifier = next(key for number in count(1) if (key := f"rId{number}") not in self._links)
        self._links.add(identifier)
        known = holder in self.package
        prefix = _prefix(self.package.xml(holder)) if known else ""
        link = (
            f'<{prefix}Relationship Id="{identifier}" Type="{space}{kind.relationship}"'
            f' Target="{attribute(target)}"/>'
        ).encode()
        if known:
            self.append(holder, link)
        else:
            self.added[holder] = appended(self.added.get(holder, _NO_LINKS), link)


def _prefix(root: Element) -> str:
    return f"{root.prefix}:" if root.prefix else ""


def _person(names: Names, author: str) -> str:
    w, d, who = names.prefix, names.declared, attribute(author)
    presence = f'<{w}presenceInfo {w}providerId="None" {w}userId="{who}"/>'
    return f'<{w}person{d} {w}author="{who}">{presence}</{w}person>'
