"""Handlers of drawings: text boxes (once), pictures, alternates, diagrams, charts, embedded objects."""

from __future__ import annotations

from pipeline.model.document import Story
from pipeline.word.markup import Element
from pipeline.word.names import MC, PIC, TEXT_PATH, TXBX_CONTENT, WPS, A, O, V, W
from pipeline.word.paragraph import Paragraph
from pipeline.word.walk import Walk

_CHOICE, _FALLBACK = MC + "Choice", MC + "Fallback"
_UNDERSTOOD = (
    "http://schemas.microsoft.com/office/word/",
    "http://schemas.microsoft.com/office/drawing/",
    "http://schemas.openxmlformats.org/",
    "urn:schemas-microsoft-com:",
)


def alternate(walk: Walk, element: Element, marks: int) -> None:
    """Reads the first alternative that Word understands, leaves out the others."""
    chosen = next((child for child in element if _is_understood(child)), None)
    for child in element:
        if child is chosen:
            walk.children(child, marks)
        else:
            reason = "repeated text box" if child.tag == _FALLBACK else "alternative not shown"
            walk.leave_out(child, reason)


def _is_understood(element: Element) -> bool:
    if element.tag == _FALLBACK:
        return True
    spaces = [element.nsmap.get(prefix) or "" for prefix in element.get("Requires", "").split()]
    return element.tag == _CHOICE and all(space.startswith(_UNDERSTOOD) for space in spaces)


def text_box(walk: Walk, element: Element, marks: int) -> None:
    """Remembers a text box; it is read after the paragraph that it hangs on."""

    def read() -> None:
        with walk.aside(Story.TEXT_BOX):
            walk.children(element, marks)

    if walk.paragraph is None:
        read()
    else:
        walk.paragraph.after.append(read)


def drawing_text(walk: Walk, element: Element, marks: int) -> None:
    """Remembers text that DrawingML holds itself (``a:txBody``)."""

    def read() -> None:
        with walk.aside(Story.TEXT_BOX):
            for item in element.iter(A + "p"):
                walk.paragraph = current = Paragraph(style=walk.reading.styles.paragraph(""))
                walk.children(item, marks)
                walk.paragraph = None
                walk.finish(current)

    if walk.paragraph is None:
        read()
    else:
        walk.paragraph.after.append(read)


def drawn_characters(walk: Walk, element: Element, marks: int) -> None:
    """Reads an ``a:t``."""
    if element.text:
        walk.read(element.text, element, marks)


def lettering(walk: Walk, element: Element, marks: int) -> None:
    """Remembers the text of a WordArt shape or watermark."""
    words = element.get("string", "")

    def read() -> None:
        with walk.aside(Story.TEXT_BOX):
            walk.paragraph = current = Paragraph(style=walk.reading.styles.paragraph(""))
            walk.read(words, element, marks)
            walk.paragraph = None
            walk.finish(current)

    if words and walk.paragraph is not None:
        walk.paragraph.after.append(read)


def picture(walk: Walk, _element: Element, _marks: int) -> None:
    """Counts a picture."""
    walk.reading.pictures += 1


def shape(walk: Walk, element: Element, marks: int) -> None:
    """Reads the text of a shape; one without text counts as a picture."""
    if element.find(f"{WPS}txbx") is None:
        walk.reading.pictures += 1
    walk.children(element, marks)


def embedded(walk: Walk, element: Element, marks: int) -> None:
    """Reports an embedded object: its picture shows, its content is not read."""
    ole = element.find(f".//{O}OLEObject")
    kind = "" if ole is None else ole.get("ProgID", "")
    walk.reading.pictures += 1
    walk.tally.lose(_embedded_kind(kind))
    for box in element.iter(TXBX_CONTENT):
        text_box(walk, box, marks)


def _embedded_kind(program: str) -> str:
    if program.startswith(("Equation", "MathType")):
        return "嵌入的公式对象"
    return f"嵌入对象（{program}）" if program else "嵌入对象"


def control_object(walk: Walk, _element: Element, _marks: int) -> None:
    """Reports an ActiveX control."""
    walk.tally.lose("ActiveX 控件")


def subdocument(walk: Walk, _element: Element, _marks: int) -> None:
    """Reports a subdocument kept in another file."""
    walk.tally.lose("子文档（内容在另一个文件中）")


HANDLERS = {
    MC + "AlternateContent": alternate,
    TXBX_CONTENT: text_box,
    A + "txBody": drawing_text,
    A + "t": drawn_characters,
    TEXT_PATH: lettering,
    PIC + "pic": picture,
    V + "imagedata": picture,
    WPS + "wsp": shape,
    W + "object": embedded,
    W + "control": control_object,
    W + "subDoc": subdocument,
}
