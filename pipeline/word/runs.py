"""Handlers of what stands inside a paragraph: runs, text, fields, tracked changes, controls."""

from __future__ import annotations

from pipeline.model.document import View
from pipeline.word.aside import is_aside
from pipeline.word.binding import BINDING, rebound
from pipeline.word.ledger import words
from pipeline.word.marks import (
    ASIDE,
    BOLD,
    DELETED,
    FIELD,
    HIDDEN,
    INSERTED,
    MOVED,
    PLACEHOLDER,
    STRUCK,
    UNDERLINE,
)
from pipeline.word.markup import Element
from pipeline.word.names import (
    DEL,
    DEL_INSTR_TEXT,
    DEL_TEXT,
    FLD_CHAR,
    INS,
    INSTR_TEXT,
    MATH_TEXT,
    MOVE_FROM,
    MOVE_TO,
    RFONTS,
    RPR,
    RUN,
    SYM,
    VAL,
    VANISH,
    W14,
    XML_SPACE,
    T,
    W,
)
from pipeline.word.styles import NO_RUN_FORMAT, Inherited, RunFormat, StyleSheet, font_name, is_on
from pipeline.word.symbols import is_symbol_font, symbol, translate
from pipeline.word.walk import Handler, Walk

_FONT, _STYLE, _CHANGE = -1, -2, -3
_CHANGED = W + "rPrChange"
_RUN_TAGS = {
    W + "b": BOLD,
    W + "u": UNDERLINE,
    W + "strike": STRUCK,
    W + "dstrike": STRUCK,
    VANISH: HIDDEN,
    RFONTS: _FONT,
    W + "rStyle": _STYLE,
    _CHANGED: _CHANGE,
}
_CONTROL_PROPERTIES, _SHOWS_PLACEHOLDER = W + "sdtPr", W + "showingPlcHdr"
_CHECK_BOX = W14 + "checkbox"
_TRIMMED = " \t\r\n"
_COUNTING_FIELDS = ("AUTONUM", "LISTNUM")


def base_marks(styles: StyleSheet, style: Inherited) -> int:
    """Marks that a run without properties of its own has in a paragraph of ``style``."""
    own, defaults = style.run, styles.defaults
    return (
        (BOLD if own.bold or defaults.bold else 0)
        | (UNDERLINE if own.underline or (own.underline is None and defaults.underline) else 0)
        | (HIDDEN if own.hidden or defaults.hidden else 0)
        | (ASIDE if own.aside else 0)
    )


def run(walk: Walk, element: Element, marks: int) -> None:
    """Reads a run with the formats that matter."""
    if not len(element):
        return
    first = element[0]
    if first not in walk.telling:
        walk.children(element, marks)
        return
    start = None if walk.paragraph is None else walk.paragraph.length
    walk.children(element, _formatted(walk, first, marks))
    walk.font = ""
    change = first.find(_CHANGED)
    if change is not None:
        walk.change("formatting", words(element), change, start=start)


def _formatted(walk: Walk, properties: Element, marks: int) -> int:
    """``marks`` of a run with ``properties``; remembers a symbol font."""
    said = on = 0
    style = font = ""
    for child in properties:
        bit = _RUN_TAGS.get(child.tag)
        if bit is None:
            continue
        if bit > 0:
            said |= bit
            on |= bit if is_on(child) else 0
        elif bit == _FONT:
            font = font_name(child)
        elif bit == _STYLE:
            style = child.get(VAL, "")
        elif walk.reading.view is View.ORIGINAL and child.find(RPR) is not None:
            return _formatted(walk, child[0], marks)
    inherited = walk.reading.styles.inherited(style).run if style else NO_RUN_FORMAT
    font = font or inherited.font
    if font and is_symbol_font(font):
        walk.font = font
    on |= ASIDE if is_aside(properties) else 0
    return (_styled(marks, inherited) if style else marks) & ~said | on


def _styled(marks: int, inherited: RunFormat) -> int:
    """``marks`` of the paragraph style with a character style; two toggles undo each other (§17.7.3)."""
    marks |= ASIDE if inherited.aside else 0
    marks ^= (BOLD if inherited.bold else 0) | (HIDDEN if inherited.hidden else 0)
    if inherited.underline is None:
        return marks
    return marks | UNDERLINE if inherited.underline else marks & ~UNDERLINE


def text(walk: Walk, element: Element, marks: int) -> None:
    """Reads the characters of a ``w:t`` or ``m:t`` as Word shows them."""
    value = element.text
    if not value:
        return
    offset = 0
    if (value[0] in _TRIMMED or value[-1] in _TRIMMED) and not _preserved(element):
        shown = value.lstrip(_TRIMMED)
        offset = len(value) - len(shown)
        shown = shown.rstrip(_TRIMMED)
        walk.tally.leave_out("white space that Word ignores", len(value) - len(shown))
        value = shown
    if "\n" in value:
        value = value.replace("\n", " ")
    if walk.font:
        value = translate(value, walk.font)
    if value:
        walk.read(value, element, marks, offset=offset)


def deleted_text(walk: Walk, element: Element, marks: int) -> None:
    """Read a ``w:delText`` where deletions show; also one that no ``w:del`` encloses is deleted."""
    if walk.reading.view is View.FINAL:
        walk.leave_out(element, "deleted revision")
    else:
        text(walk, element, marks)


def _preserved(element: Element) -> bool:
    """Tell whether white space at the ends counts (``xml:space``, inherited)."""
    current: Element | None = element
    while current is not None:
        kept = current.get(XML_SPACE)
        if kept is not None:
            return kept == "preserve"
        current = current.getparent()
    return element.tag == MATH_TEXT


def constant(shown: str) -> Handler:
    """A handler that shows ``shown``."""

    def show(walk: Walk, element: Element, marks: int) -> None:
        walk.show(shown, element, marks)

    return show


def sym(walk: Walk, element: Element, marks: int) -> None:
    """Reads a ``w:sym``: one character of a symbol font."""
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        code = 0
    shown = symbol(code, element.get(W + "font", "")) if 0 < code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004
    walk.read(shown, element, marks)


def instruction(walk: Walk, element: Element, _marks: int) -> None:
    """Takes in a piece of a field instruction, which is not shown."""
    text = element.text or ""
    walk.fields.instruct(text)
    _report_number(walk, text)
    walk.leave_out(element, "field instruction")


def _report_number(walk: Walk, text: str) -> None:
    """Report a field that Word prints as a number of its own counting; the file does not hold it."""
    if "NUM" in text and text.lstrip().startswith(_COUNTING_FIELDS):
        walk.tally.lose_once("自动编号域（AUTONUM、LISTNUM）")


def field_character(walk: Walk, element: Element, marks: int) -> None:
    """Begins, separates or ends a complex field."""
    kind = element.get(W + "fldCharType")
    length = -1 if walk.paragraph is None else walk.paragraph.length
    if kind == "begin":
        walk.fields.begin(element)
    elif kind == "separate":
        walk.fields.separate(length)
    elif kind == "end":
        shown = walk.fields.end(length)
        if shown:
            walk.show(shown, None, marks)


def simple_field(walk: Walk, element: Element, marks: int) -> None:
    """Reads the result of a ``w:fldSimple``."""
    _report_number(walk, element.get(W + "instr", ""))
    walk.children(element, marks | FIELD)


def _tracked(kind: str, absent: View, mark: int, reason: str) -> Handler:
    def handle(walk: Walk, element: Element, marks: int) -> None:
        start = walk.paragraph.length if walk.paragraph is not None else None
        view = walk.reading.view
        if view is absent:
            walk.leave_out(element, reason)
        elif view is View.ORIGINAL:
            walk.children(element, marks)
        else:
            walk.children(element, marks | mark)
        if walk.paragraph is not None:
            walk.change(kind, words(element), element, start=start)

    return handle


def control(walk: Walk, element: Element, marks: int) -> None:
    """Reads a content control as it shows: text, placeholder, state of a check box."""
    first = element[0] if len(element) else element
    properties = {item.tag: item for item in first} if first.tag == _CONTROL_PROPERTIES else {}
    if BINDING in properties and rebound(walk, element, properties, marks):
        return
    if is_on(properties.get(_SHOWS_PLACEHOLDER)):
        marks |= PLACEHOLDER
    box = properties.get(_CHECK_BOX)
    if box is not None:
        state = box.find(W14 + "checked")
        checked = state is not None and state.get(W14 + "val", "1") in ("1", "true", "on")
        walk.box = "☑" if checked else "☐"
        marks &= ~PLACEHOLDER
    walk.children(element, marks)
    if walk.box and box is not None:
        if not any(True for _ in element.iter(DEL, INS, MOVE_FROM, MOVE_TO)):
            walk.show(" ", None, marks)
        walk.box = ""


def ruby(walk: Walk, element: Element, marks: int) -> None:
    """Reads the base of annotated characters, not the reading above them."""
    for child in element:
        if child.tag == W + "rubyBase":
            walk.children(child, marks)
        else:
            walk.leave_out(child, "ruby text")


def reference(walk: Walk, element: Element, marks: int) -> None:
    """Remembers a note; it is read after the paragraph that refers to it."""
    if walk.paragraph is not None and not walk.fields.instructing:
        walk.paragraph.after.append(lambda: walk.reading.refer(walk, element, marks))


HANDLERS = {
    RUN: run,
    T: text,
    MATH_TEXT: text,
    DEL_TEXT: deleted_text,
    INSTR_TEXT: instruction,
    DEL_INSTR_TEXT: instruction,
    FLD_CHAR: field_character,
    SYM: sym,
    W + "tab": constant("\t"),
    W + "ptab": constant("\t"),
    W + "br": constant("\n"),
    W + "cr": constant("\n"),
    W + "noBreakHyphen": constant("\u2011"),
    W + "softHyphen": None,
    W + "pgNum": None,
    INS: _tracked("insertion", View.ORIGINAL, INSERTED, "inserted revision"),
    MOVE_TO: _tracked("move", View.ORIGINAL, INSERTED | MOVED, "moved here"),
    DEL: _tracked("deletion", View.FINAL, DELETED, "deleted revision"),
    MOVE_FROM: _tracked("move", View.FINAL, DELETED | MOVED, "moved away"),
    W + "sdt": control,
    W + "fldSimple": simple_field,
    W + "ruby": ruby,
    W + "footnoteReference": reference,
    W + "endnoteReference": reference,
}
