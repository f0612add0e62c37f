"""HTML put into a Word document, as the paragraphs that Word makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from pipeline.word.markup import Element, markup_in

MAX_HTML = 16 << 20
"""Bytes of one page."""
MAX_HTML_MARKUP = 500_000

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p "
        "pre section summary table tbody td tfoot th thead tr ul",
    )
)
_SILENT = frozenset(
    ("head", "script", "style", "template", "noframes", "audio", "video", "object", "iframe", "canvas", "svg")
)
_KEPT_SPACE = frozenset(("pre", "textarea"))
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_MAX_ITEM = 1000


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says, without empty paragraphs; ``hidden`` is the number of hidden characters left out."""

    paragraphs: tuple[str, ...]
    hidden: int = 0


@dataclass(slots=True)
class _Writer:
    """Collects text until a block begins or ends; ``counters`` holds the next number of each list."""

    paragraphs: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    counters: list[int] = field(default_factory=list)
    label: str = ""
    """Number of the list item that has no paragraph yet."""
    kept_space: int = 0
    """How many open elements keep their white space."""
    hidden: int = 0

    def break_paragraph(self) -> None:
        text = "".join(self.pieces).strip(" \t\r\n\f")
        self.pieces.clear()
        if text:
            self.paragraphs.append(self.label + text)
            self.label = ""

    def add(self, text: str | None) -> None:
        if not text:
            return
        if not self.kept_space:
            self.pieces.append(self._collapsed(text))
            return
        first, *rest = text.replace("\r\n", "\n").split("\n")
        self.pieces.append(first)
        for line in rest:
            self.break_paragraph()
            self.pieces.append(line)

    def _collapsed(self, text: str) -> str:
        text = _SPACE.sub(" ", text)
        return text[1:] if text.startswith(" ") and self.pieces and self.pieces[-1].endswith(" ") else text


def read_html(html: str) -> Page | None:
    """Return the text of ``html``: a paragraph for each block, line (``br``) and table cell.

    List numbers stand in front. Left out: scripts, styles, the head. None when the page is too large or
    too deeply nested to be read.
    """
    data = html.replace("\0", "").encode("utf-8", "replace")
    if len(data) > MAX_HTML or markup_in(data) > MAX_HTML_MARKUP:
        return None
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    root = _parse(data, parser)
    if any("XML_PARSE_HUGE" in entry.message for entry in parser.error_log):
        return None
    return Page(()) if root is None else _page(root)


def _parse(data: bytes, parser: etree.HTMLParser) -> Element | None:
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # only of an empty page: the parser mends all else
        return None


def _page(root: Element) -> Page:
    writer = _Writer()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if not _start(writer, element):
                walk.skip_subtree()
        else:
            _end(writer, element)
    writer.break_paragraph()
    return Page(tuple(writer.paragraphs), writer.hidden)


def _start(writer: _Writer, element: Element) -> bool:
    """Write what stands before the element's children; False when nothing inside is read."""
    if element.tag in _SILENT:
        return False
    if _is_hidden(element):
        writer.hidden += len(_SPACE.sub("", "".join(map(str, element.itertext()))))
        return False
    if element.tag in _BLOCKS:
        writer.break_paragraph()
    if element.tag == "ol":
        writer.counters.append(_number(element.get("start"), 1))
    elif element.tag == "li":
        writer.label = _item(writer, element)
    elif element.tag == "input":
        writer.pieces.append(_field(element))
    writer.kept_space += element.tag in _KEPT_SPACE
    writer.add(element.text)
    return True


def _end(writer: _Writer, element: Element) -> None:
    if element.tag in _BLOCKS:
        writer.break_paragraph()
    if element.tag == "ol" and writer.counters:
        writer.counters.pop()
    writer.kept_space -= element.tag in _KEPT_SPACE
    writer.add(element.tail)


def _is_hidden(element: Element) -> bool:
    return (
        element.tag == "del"
        or element.get("hidden") is not None
        or bool(_HIDING.search(element.get("style", "")))
        or (element.tag == "option" and element.get("selected") is None)
    )


def _item(writer: _Writer, element: Element) -> str:
    parent = element.getparent()
    if parent is None or parent.tag != "ol" or not writer.counters:
        return ""
    number = _number(element.get("value"), writer.counters[-1])
    writer.counters[-1] = number + 1
    return f"{_printed(number, element.get('type') or parent.get('type') or '1')}. "


def _field(element: Element) -> str:
    kind = element.get("type", "text").lower()
    if kind in {"checkbox", "radio"}:
        return "☐" if element.get("checked") is None else "☑"
    return element.get("value", "") if kind in {"text", "number", "date"} else ""


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text.strip()) else otherwise


def _printed(number: int, kind: str) -> str:
    if kind not in {"a", "A", "i", "I"} or not 1 <= number <= _MAX_ITEM:
        return str(number)
    text = _letters(number) if kind in {"a", "A"} else _roman(number)
    return text.upper() if kind.isupper() else text


def _letters(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number - 1, 26)
        text = chr(ord("a") + digit) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
