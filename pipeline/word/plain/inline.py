"""Marked text as runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from pipeline.text.notation import Kind, Node, parse_inline
from pipeline.word.build.xml import escaped

AUTHOR = 'w:author="示例修订人" w:date="2026-02-20T09:00:00Z"'
_CHANGES = {Kind.INSERTED: "ins", Kind.DELETED: "del"}
_LOOKS = {Kind.HIDDEN: "vanish", Kind.STRUCK: "strike", Kind.UNDERLINED: "u"}
_PROPERTIES = {
    "bold": "<w:b/><w:bCs/>",
    "italic": "<w:i/><w:iCs/>",
    "strike": "<w:strike/>",
    "vanish": "<w:vanish/>",
    "grey": '<w:color w:val="7F7F7F"/>',
    "u": '<w:u w:val="single"/>',
}
"""In the order in which ``w:rPr`` holds them."""
_NOTE_MARK = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


@dataclass(slots=True)
class Desk:
    """What is handed out while a document is written: numbers for changes and objects, notes, comments."""

    changes: Iterator[int] = field(default_factory=lambda: count(1))
    objects: Iterator[int] = field(default_factory=lambda: count(1))
    footnotes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def change(self) -> str:
        """The attributes of the next tracked change."""
        return f'w:id="{next(self.changes)}" {AUTHOR}'


@dataclass(frozen=True, slots=True)
class Look:
    """How runs look and whether they stand in a deletion."""

    names: frozenset[str] = frozenset()
    deleted: bool = False

    def with_(self, name: str) -> Look:
        """The look with ``name`` added."""
        return replace(self, names=self.names | {name})


PLAIN, BOLD, GUIDANCE = Look(), Look(frozenset({"bold"})), Look(frozenset({"italic", "grey"}))


def runs(text: str, desk: Desk, look: Look = PLAIN) -> str:
    """The runs of ``text``, which may hold marks."""
    return _pieces(parse_inline(text), desk, look)


def whole_change(text: str) -> str:
    """``ins`` or ``del`` when one tracked change is all that ``text`` holds, else empty."""
    pieces = parse_inline(text)
    only = pieces[0] if len(pieces) == 1 else ""
    return _CHANGES.get(only.kind, "") if isinstance(only, Node) else ""


def _pieces(pieces: tuple[str | Node, ...], desk: Desk, look: Look) -> str:
    return "".join(
        _run(piece, look) if isinstance(piece, str) else _node(piece, desk, look) for piece in pieces
    )


def _node(node: Node, desk: Desk, look: Look) -> str:
    if node.kind in _LOOKS:
        return _pieces(node.content, desk, look.with_(_LOOKS[node.kind]))
    if node.kind is Kind.NOTE:
        return _footnote(node, desk)
    if node.kind is Kind.COMMENT:
        return _comment(node, desk)
    if node.kind is Kind.CONTROL:
        number = next(desk.objects)
        inner = _pieces(node.content, desk, look)
        return (
            f'<w:sdt><w:sdtPr><w:id w:val="{number}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
        )
    name, attributes = _CHANGES[node.kind], desk.change()
    deleted = look.deleted or node.kind is Kind.DELETED
    inner = _pieces(node.content, desk, replace(look, deleted=deleted))
    return f"<w:{name} {attributes}>{inner}</w:{name}>"


def _footnote(node: Node, desk: Desk) -> str:
    number = len(desk.footnotes) + 1
    desk.footnotes.append("")
    mark = f"<w:r>{_NOTE_MARK}<w:footnoteRef/></w:r>"
    text = _run(" ", PLAIN) + _pieces(node.content, desk, PLAIN)
    desk.footnotes[number - 1] = (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}{text}</w:p>'
        "</w:footnote>"
    )
    return f'<w:r>{_NOTE_MARK}<w:footnoteReference w:id="{number}"/></w:r>'


def _comment(node: Node, desk: Desk) -> str:
    number = len(desk.comments)
    text = _pieces(node.content, desk, PLAIN)
    desk.comments.append(f'<w:comment w:id="{number}" {AUTHOR} w:initials="示"><w:p>{text}</w:p></w:comment>')
    return (
        f'<w:commentRangeStart w:id="{number}"/><w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def _run(text: str, look: Look) -> str:
    chosen = "".join(code for name, code in _PROPERTIES.items() if name in look.names)
    properties = f"<w:rPr>{chosen}</w:rPr>" if chosen else ""
    kind = "delText" if look.deleted else "t"
    inner = "<w:tab/>".join(
        f'<w:{kind} xml:space="preserve">{escaped(part)}</w:{kind}>' if part else ""
        for part in text.split("\t")
    )
    return f"<w:r>{properties}{inner}</w:r>" if text else ""
