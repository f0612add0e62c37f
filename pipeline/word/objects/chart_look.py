"""Colours, lines and letters of charts (DrawingML, ISO/IEC 29500-1 §20.1), the same in every kind."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pipeline.word.objects.tags import tag

LATIN, EAST_ASIAN = "Times New Roman", "宋体"
INK, GREY, PALE = "404040", "7F7F7F", "D9D9D9"
_HAIRLINE, _LINE = 6350, 22225
"""Widths of lines in EMU: ½ pt and 1¾ pt."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a series is drawn: it differs from its neighbours in lightness, dash and mark, not in hue alone."""

    colour: str
    dash: str
    mark: str
    hatch: str = ""


_LOOKS = (
    Look("2F5B8F", "solid", "circle"),
    Look("C9A25B", "dash", "square"),
    Look("8FAF8B", "sysDot", "triangle"),
    Look("7A4B4B", "dashDot", "diamond", "wdUpDiag"),
    Look("9FB6D0", "lgDash", "circle", "narHorz"),
    Look("6E6E6E", "sysDash", "square", "pct50"),
)


def look(place: int) -> Look:
    """Return the look of the series or slice at ``place``; they recur after six."""
    return _LOOKS[place % len(_LOOKS)]


def solid(colour: str) -> Markup:
    """Return the fill with ``colour``."""
    return tag("a:solidFill", None, tag("a:srgbClr", {"val": colour}))


def fill(series: Look) -> Markup:
    """Return the fill of an area of ``series``: plain, or hatched where plain ones would be too many."""
    if not series.hatch:
        return solid(series.colour)
    front = tag("a:fgClr", None, tag("a:srgbClr", {"val": series.colour}))
    back = tag("a:bgClr", None, tag("a:srgbClr", {"val": "FFFFFF"}))
    return tag("a:pattFill", {"prst": series.hatch}, front, back)


def line(colour: str, *, width: int = _HAIRLINE, dash: str = "solid") -> Markup:
    """Return a line of ``width`` EMU."""
    return tag(
        "a:ln",
        {"w": width, "cap": "rnd"},
        solid(colour),
        tag("a:prstDash", {"val": dash}),
        tag("a:round"),
    )


def stroke(series: Look) -> Markup:
    """Return the line that joins the points of ``series``."""
    return line(series.colour, width=_LINE, dash=series.dash)


def no_line() -> Markup:
    """Return the absence of a line."""
    return tag("a:ln", None, tag("a:noFill"))


def shape(*properties: Markup) -> Markup:
    """Return ``c:spPr`` with ``properties``, fill before line."""
    return tag("c:spPr", None, *properties)


def letters(*, size: int = 900, bold: bool = False, colour: str = INK, turned: bool = False) -> Markup:
    """Return ``c:txPr``: Chinese and Latin font, ``size`` in hundredths of a point."""
    return tag("c:txPr", None, *_body(turned=turned), _paragraph(size, bold=bold, colour=colour))


def rich(content: str, *, size: int = 900, turned: bool = False) -> Markup:
    """Return ``c:rich`` with the words ``content``."""
    words = tag("a:r", None, _characters("a:rPr", size), tag("a:t", None, content))
    return tag("c:rich", None, *_body(turned=turned), _paragraph(size, words))


def _body(*, turned: bool) -> tuple[Markup, Markup]:
    turn = {"rot": -5400000, "vert": "horz"} if turned else None
    return tag("a:bodyPr", turn), tag("a:lstStyle")


def _paragraph(size: int, *words: Markup, bold: bool = False, colour: str = INK) -> Markup:
    default = tag("a:pPr", None, _characters("a:defRPr", size, bold=bold, colour=colour))
    return tag("a:p", None, default, *(words or (tag("a:endParaRPr", {"lang": "zh-CN"}),)))


def _characters(name: str, size: int, *, bold: bool = False, colour: str = INK) -> Markup:
    return tag(
        name,
        {"lang": "zh-CN", "altLang": "en-US", "sz": size, "b": int(bold)},
        solid(colour),
        tag("a:latin", {"typeface": LATIN}),
        tag("a:ea", {"typeface": EAST_ASIAN}),
        tag("a:cs", {"typeface": LATIN}),
    )
