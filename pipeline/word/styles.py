"""Styles: what a paragraph or run inherits. Knows nothing of the document that uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.word.aside import ITALIC, is_aside
from pipeline.word.markup import Element
from pipeline.word.names import (
    DEL,
    ILVL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    NUM_ID,
    NUM_PR,
    PPR,
    RFONTS,
    RPR,
    SECT_PR,
    VAL,
    VANISH,
    W,
)
from pipeline.word.symbols import is_symbol_font

_OFF = frozenset({"0", "false", "off", "none"})
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_HIGHEST_OUTLINE = 8
"""``w:outlineLvl`` counts from 0; 9 says body text."""


def is_on(element: Element | None) -> bool | None:
    """State of an on/off property (``w:b``, ``w:vanish`` …); None when it is not there."""
    return None if element is None else element.get(VAL, "1") not in _OFF


def number(element: Element | None) -> int | None:
    """The whole number in ``w:val``; None when there is none."""
    return None if element is None else whole(element.get(VAL, ""))


def whole(value: str) -> int | None:
    """The whole number that ``value`` spells; None when it spells none."""
    try:
        return int(value)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class RunFormat:
    """The properties of characters that matter to a reader; None: not said here."""

    bold: bool | None = None
    underline: bool | None = None
    hidden: bool | None = None
    font: str = ""
    style: str = ""
    aside: bool | None = None
    """In grey italics, as forms print what they advise."""


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """The properties of a paragraph that matter to a reader; None: not said here."""

    style: str = ""
    num_id: int | None = None
    level: int | None = None
    outline: int | None = None
    centred: bool | None = None


NO_RUN_FORMAT = RunFormat()
NO_PARAGRAPH_FORMAT = ParagraphFormat()
_BOLD, _UNDERLINE, _RUN_STYLE = W + "b", W + "u", W + "rStyle"
_PARAGRAPH_STYLE, _OUTLINE, _JUSTIFIED = W + "pStyle", W + "outlineLvl", W + "jc"
_FONT_KEYS = (W + "ascii", W + "hAnsi")
_STRUCK = (W + "strike", W + "dstrike")
_TELLING = (
    _BOLD,
    _UNDERLINE,
    VANISH,
    *_STRUCK,
    ITALIC,
    _RUN_STYLE,
    W + "rPrChange",
    INS,
    DEL,
    MOVE_FROM,
    MOVE_TO,
)
_PARAGRAPH_TAGS = frozenset({RPR, SECT_PR, W + "pPrChange", _PARAGRAPH_STYLE, NUM_PR, _OUTLINE, _JUSTIFIED})


def run_format(properties: Element | None) -> RunFormat:
    """What a ``w:rPr`` says."""
    if properties is None or not len(properties):
        return NO_RUN_FORMAT
    bold = underline = hidden = None
    font = style = ""
    for child in properties:
        tag = child.tag
        if tag == RFONTS:
            font = font_name(child)
        elif tag == _BOLD:
            bold = is_on(child)
        elif tag == _UNDERLINE:
            underline = is_on(child)
        elif tag == VANISH:
            hidden = is_on(child)
        elif tag == _RUN_STYLE:
            style = child.get(VAL, "")
    return RunFormat(bold, underline, hidden, font, style, is_aside(properties) or None)


def telling_formats(root: Element) -> frozenset[Element]:
    """The ``w:rPr`` at and below ``root`` that say more than font, size and colour: a few among hundreds."""
    found = {item.getparent() for item in root.iter(*_TELLING)}
    known: dict[str, bool] = {"": False}
    for item in root.iter(RFONTS):
        name = font_name(item)
        if name not in known:
            known[name] = is_symbol_font(name)
        if known[name]:
            found.add(item.getparent())
    return frozenset(item for item in found if item is not None)


def font_name(fonts: Element) -> str:
    """The font of Latin letters in a ``w:rFonts``."""
    return fonts.get(_FONT_KEYS[0]) or fonts.get(_FONT_KEYS[1]) or ""


def telling_properties(properties: Element) -> dict[str, Element]:
    """The children of a ``w:pPr`` that matter to a reader, by tag."""
    return {child.tag: child for child in properties if child.tag in _PARAGRAPH_TAGS}


def paragraph_format(telling: dict[str, Element]) -> ParagraphFormat:
    """What `telling_properties` say."""
    if not telling:
        return NO_PARAGRAPH_FORMAT
    style, outline, justified = telling.get(_PARAGRAPH_STYLE), telling.get(_OUTLINE), telling.get(_JUSTIFIED)
    numbering = {item.tag: item for item in telling.get(NUM_PR, ())}
    return ParagraphFormat(
        "" if style is None else style.get(VAL, ""),
        number(numbering.get(NUM_ID)),
        number(numbering.get(ILVL)),
        number(outline),
        None if justified is None else justified.get(VAL) == "center",
    )


@dataclass(frozen=True, slots=True)
class Style:
    """One style as the file gives it."""

    id: str
    name: str
    kind: str
    based_on: str
    paragraph: ParagraphFormat
    run: RunFormat


def _style(element: Element) -> Style:
    def text(tag: str) -> str:
        child = element.find(W + tag)
        return "" if child is None else child.get(VAL, "")

    properties = element.find(PPR)
    return Style(
        element.get(W + "styleId", ""),
        text("name"),
        element.get(W + "type", "paragraph"),
        text("basedOn"),
        NO_PARAGRAPH_FORMAT if properties is None else paragraph_format(telling_properties(properties)),
        run_format(element.find(RPR)),
    )


@dataclass(frozen=True, slots=True)
class Inherited:
    """Everything a style says, its ancestors included. ``chain`` holds the identifiers, nearest first."""

    name: str = ""
    chain: tuple[str, ...] = ()
    paragraph: ParagraphFormat = NO_PARAGRAPH_FORMAT
    run: RunFormat = NO_RUN_FORMAT
    heading: int | None = None


PLAIN = Inherited()


@dataclass(frozen=True)
class StyleSheet:
    """All styles of a document."""

    styles: dict[str, Style] = field(default_factory=dict)
    default_paragraph: str = ""
    defaults: RunFormat = NO_RUN_FORMAT
    _resolved: dict[str, Inherited] = field(default_factory=dict, compare=False)

    @classmethod
    def from_xml(cls, root: Element) -> StyleSheet:
        """The style sheet in ``word/styles.xml``."""
        elements = root.findall(W + "style")
        styles = {style.id: style for style in map(_style, elements)}
        default = ""
        for element in elements:
            if element.get(W + "type") == "paragraph" and element.get(W + "default", "0") not in _OFF:
                default = element.get(W + "styleId", "")
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{RPR}")
        return cls(styles, default, run_format(defaults))

    def paragraph(self, style_id: str) -> Inherited:
        """What a paragraph of style ``style_id`` inherits; unknown and empty ones mean the default style."""
        return self.inherited(style_id if style_id in self.styles else self.default_paragraph)

    def inherited(self, style_id: str) -> Inherited:
        """What style ``style_id`` says, its ancestors included; nothing when there is no such style."""
        found = self._resolved.get(style_id)
        if found is None:
            found = self._resolved[style_id] = self._resolve(style_id)
        return found

    def _ancestors(self, style_id: str) -> Iterator[Style]:
        seen: set[str] = set()
        while style_id in self.styles and style_id not in seen:
            seen.add(style_id)
            style = self.styles[style_id]
            yield style
            style_id = style.based_on

    def _resolve(self, style_id: str) -> Inherited:
        chain = tuple(self._ancestors(style_id))
        if not chain:
            return PLAIN
        paragraph, run = NO_PARAGRAPH_FORMAT, NO_RUN_FORMAT
        for style in chain:
            paragraph = over_paragraph(paragraph, style.paragraph)
            run = over_run(run, style.run)
        return Inherited(chain[0].name, tuple(style.id for style in chain), paragraph, run, _heading(chain))


def _heading(chain: tuple[Style, ...]) -> int | None:
    for style in chain:
        outline = style.paragraph.outline
        if outline is not None:
            return outline + 1 if 0 <= outline <= _HIGHEST_OUTLINE else None
        named = _HEADING.match(style.name)
        if named:
            return int(named[1])
    return None


def heading_level(direct: ParagraphFormat, inherited: Inherited) -> int | None:
    """Outline level from 1 to 9 of a paragraph, from itself, its style chain or the name of a style."""
    if direct.outline is None:
        return inherited.heading
    return direct.outline + 1 if 0 <= direct.outline <= _HIGHEST_OUTLINE else None


def over_paragraph(upper: ParagraphFormat, lower: ParagraphFormat) -> ParagraphFormat:
    """``upper``, filled up with what only ``lower`` says."""
    return ParagraphFormat(
        upper.style or lower.style,
        lower.num_id if upper.num_id is None else upper.num_id,
        lower.level if upper.level is None else upper.level,
        lower.outline if upper.outline is None else upper.outline,
        lower.centred if upper.centred is None else upper.centred,
    )


def over_run(upper: RunFormat, lower: RunFormat) -> RunFormat:
    """``upper``, filled up with what only ``lower`` says."""
    return RunFormat(
        lower.bold if upper.bold is None else upper.bold,
        lower.underline if upper.underline is None else upper.underline,
        lower.hidden if upper.hidden is None else upper.hidden,
        upper.font or lower.font,
        upper.style or lower.style,
        lower.aside if upper.aside is None else upper.aside,
    )
