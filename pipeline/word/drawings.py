"""Handlers of drawings: text boxes (once), pictures, alternates, diagrams, charts, embedded objects."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.errors import InputError
from pipeline.word.charts import chart_rows
from pipeline.word.marks import HIDDEN
from pipeline.word.markup import Element
from pipeline.word.names import DGM, MC, PIC, TEXT_PATH, TXBX_CONTENT, W14, WP, WPS, A, C, O, R, V, W
from pipeline.word.walk import Handler, Walk

_CHOICE, _FALLBACK = MC + "Choice", MC + "Fallback"
_UNDERSTOOD = (
    "http://schemas.microsoft.com/office/word/",
    "http://schemas.microsoft.com/office/drawing/",
    "http://schemas.openxmlformats.org/",
    "urn:schemas-microsoft-com:",
)
"""Namespaces that Word understands begin like this."""


def alternate(walk: Walk, element: Element, marks: int) -> None:
    """Read the first alternative that Word understands, leave out the others."""
    chosen = next((child for child in element if _is_understood(walk, child)), None)
    for child in element:
        if child is chosen:
            walk.children(child, marks)
        else:
            walk.leave_out(child, "repeated text box" if child.tag == _FALLBACK else "alternative not shown")


def _is_understood(walk: Walk, element: Element) -> bool:
    if element.tag != _CHOICE:
        return bool(element.tag == _FALLBACK)
    spaces = element.nsmap
    walk.reading.gathered.look_up(len(spaces), file=walk.reading.package.file)
    required = (spaces.get(prefix) or "" for prefix in element.get("Requires", "").split())
    return all(space.startswith(_UNDERSTOOD) for space in required)


def drawing(walk: Walk, element: Element, marks: int) -> None:
    """Read a drawing; one that is switched off is hidden."""
    properties = element.find(f"*/{WP}docPr")
    hidden = properties is not None and properties.get("hidden", "0") in ("1", "true")
    walk.children(element, marks | HIDDEN if hidden else marks)


def vml_shape(walk: Walk, element: Element, marks: int) -> None:
    """Read a shape of the old kind; one that is switched off is hidden."""
    hidden = "visibility:hidden" in element.get("style", "").replace(" ", "")
    walk.children(element, marks | HIDDEN if hidden else marks)


def text_box(walk: Walk, element: Element, marks: int) -> None:
    """Remember a text box; it is read after the paragraph that it hangs on."""
    walk.later(lambda: walk.children(element, marks))


def drawn_text(walk: Walk, element: Element, marks: int) -> None:
    """Remember text that DrawingML holds itself (``a:txBody``)."""
    walk.later(lambda: _drawn_paragraphs(walk, element, marks))


def _drawn_paragraphs(walk: Walk, element: Element, marks: int) -> None:
    for item in element.iter(A + "p"):
        with walk.line():
            walk.children(item, marks)


def drawn_characters(walk: Walk, element: Element, marks: int) -> None:
    """Read an ``a:t``."""
    if element.text:
        walk.read(element.text, element, marks)


def lettering(walk: Walk, element: Element, marks: int) -> None:
    """Remember the text of a WordArt shape or watermark."""
    words = element.get("string", "")

    def read() -> None:
        with walk.line():
            walk.read(words, element, marks)

    if words:
        walk.later(read)


def picture(walk: Walk, _element: Element, _marks: int) -> None:
    """Count a picture."""
    walk.reading.gathered.pictures += 1


def shape(walk: Walk, element: Element, marks: int) -> None:
    """Read the text of a shape; one without text counts as a picture."""
    if element.find(f"{WPS}txbx") is None:
        walk.reading.gathered.pictures += 1
    walk.children(element, marks)


def embedded_object(walk: Walk, element: Element, marks: int) -> None:
    """Report an embedded object: its picture shows, its content is not read."""
    program = next((item.get("ProgID", "") for item in element.iter(O + "OLEObject")), "")
    walk.reading.gathered.pictures += 1
    walk.tally.lose(_object_kind(program))
    for box in element.iter(TXBX_CONTENT):
        text_box(walk, box, marks)


def _object_kind(program: str) -> str:
    if program.startswith(("Equation", "MathType")):
        return "嵌入的公式对象"
    return f"嵌入对象（{program}）" if program else "嵌入对象"


def diagram(walk: Walk, element: Element, marks: int) -> None:
    """Remember the text of a SmartArt diagram, which a part of its own holds."""
    _other_part(walk, element.get(R + "dm", ""), "SmartArt 图示", lambda inner: _drawn(inner, marks))


def chart(walk: Walk, element: Element, marks: int) -> None:
    """Remember what a chart shows: titles, names of series and categories, figures."""
    _other_part(walk, element.get(R + "id", ""), "图表", lambda inner: _charted(inner, marks))


def _drawn(walk: Walk, marks: int) -> None:
    _drawn_paragraphs(walk, walk.root, marks)


def _charted(walk: Walk, marks: int) -> None:
    _drawn_paragraphs(walk, walk.root, marks)
    for row in chart_rows(walk.root):
        with walk.line():
            walk.show("\t".join(row), None, marks)


def _other_part(walk: Walk, identifier: str, what: str, read: Callable[[Walk], None]) -> None:
    """Let ``read`` read the part that ``identifier`` points to; report ``what`` when there is none."""
    package = walk.reading.package
    link = package.relationships(walk.name).get(identifier)

    def enter() -> None:
        try:
            inner = Walk(walk.reading, link.target if link else "", story=walk.story)
        except InputError:
            walk.tally.lose(what)
            return
        inner.cells, inner.note = walk.cells, walk.note
        read(inner)

    walk.later(enter)


def unread(what: str) -> Handler:
    """A handler that reports ``what``."""

    def report(walk: Walk, _element: Element, _marks: int) -> None:
        walk.tally.lose(what)

    return report


HANDLERS: dict[str, Handler | None] = {
    MC + "AlternateContent": alternate,
    TXBX_CONTENT: text_box,
    A + "txBody": drawn_text,
    A + "t": drawn_characters,
    TEXT_PATH: lettering,
    PIC + "pic": picture,
    V + "imagedata": picture,
    WPS + "wsp": shape,
    W + "drawing": drawing,
    **dict.fromkeys((V + tag for tag in ("shape", "rect", "roundrect", "oval", "group")), vml_shape),
    W14 + "contentPart": picture,
    W + "contentPart": picture,
    W + "object": embedded_object,
    W + "control": unread("ActiveX 控件"),
    W + "subDoc": unread("子文档（内容在另一个文件中）"),
    DGM + "relIds": diagram,
    C + "chart": chart,
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart": unread("图表"),
}
