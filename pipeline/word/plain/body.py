"""Lines of the notation as paragraphs, tables and text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from pipeline.text.notation import Line
from pipeline.word.plain.boxes import box
from pipeline.word.plain.inline import BOLD, GUIDANCE, PLAIN, Desk, runs, whole_change
from pipeline.word.plain.tables import table

_INDENT = '<w:ind w:firstLine="480"/>'
_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
_PROPERTIES = {
    "": _INDENT,
    "#": '<w:pStyle w:val="Title"/>',
    "!": '<w:pStyle w:val="Subtitle"/>',
    "@": '<w:pStyle w:val="Subtitle"/>',
    "##": '<w:pStyle w:val="Heading1"/>',
    "1.": '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
    "a.": '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>',
    "=": f'<w:pStyle w:val="Heading1"/>{_UNNUMBERED}',
    "==": '<w:pStyle w:val="Heading2"/>',
    "*": "",
    "??": _INDENT,
}
_LOOKS = {"*": BOLD, "??": GUIDANCE}
_PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_NO_PARAGRAPHS = ("|", "||", ">>", "---")


@dataclass(frozen=True, slots=True)
class Written:
    """The content of the parts that hold text."""

    body: str
    header: str
    footer: str
    footnotes: tuple[str, ...]
    comments: tuple[str, ...]
    breaks: bool
    """Whether there are page breaks: then the first page is a cover."""


def written(lines: Sequence[Line]) -> Written:
    """The XML of all ``lines``."""
    desk = Desk()
    margins = {line.mark: runs(line.text, desk) for line in lines if line.mark.startswith("%")}
    inner = [line for line in lines if line.mark not in margins]
    body = "".join(_body(inner, desk))
    breaks = any(line.mark == "---" for line in inner)
    header, footer = margins.get("%header", ""), margins.get("%footer", "")
    return Written(body, header, footer, tuple(desk.footnotes), tuple(desk.comments), breaks)


def _body(lines: Sequence[Line], desk: Desk) -> Iterator[str]:
    following = {line.number: after.mark for line, after in pairwise(lines)}
    for mark, group in groupby(lines, key=lambda line: line.mark):
        if mark in ("|", "||"):
            yield table(list(group), desk, bordered=mark == "|") + "<w:p/>"
        elif mark == ">>":
            yield _box([line.text for line in group], desk)
        elif mark == "---":
            yield from (_PAGE_BREAK for _ in group)
        else:
            yield from (_line(line, desk, following.get(line.number, "---")) for line in group)


def _box(texts: list[str], desk: Desk) -> str:
    """Both copies of the text have their own numbers of changes and content controls."""
    drawn, old = ("".join(_paragraph("", runs(text, desk)) for text in texts) for _ in range(2))
    return box(drawn, old, lines=len(texts), number=next(desk.objects))


def _line(line: Line, desk: Desk, after: str) -> str:
    content = runs(line.text, desk, _LOOKS.get(line.mark, PLAIN))
    change = "" if after in _NO_PARAGRAPHS else whole_change(line.text)
    marked = f"<w:rPr><w:{change} {desk.change()}/></w:rPr>" if change else ""
    return _paragraph(_PROPERTIES[line.mark] + marked, content)


def _paragraph(properties: str, content: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>" if properties else f"<w:p>{content}</w:p>"
