"""Sections, headers and footers."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.word.build import xml
from pipeline.word.build.profiles import PAGE_HEIGHT, PAGE_WIDTH, Profile

HEADER, WIDE_HEADER, FOOTER = "rIdHeader", "rIdWideHeader", "rIdFooter"


@dataclass(frozen=True, slots=True)
class Section:
    """How the pages of a section look."""

    landscape: bool = False
    bare: bool = False
    """Without header and footer: the cover."""
    start: int | None = None
    """The number of the first page, or on from the last section."""
    roman: bool = False


def properties(profile: Profile, section: Section) -> str:
    """``w:sectPr`` of ``section``."""
    return (
        f'<w:sectPr>{_margins_of(section)}<w:type w:val="nextPage"/>{_size(section)}'
        f'{_margins(profile, section)}{_numbers(section)}<w:cols w:space="425"/>'
        '<w:docGrid w:linePitch="312"/></w:sectPr>'
    )


def _margins_of(section: Section) -> str:
    if section.bare:
        return ""
    header = WIDE_HEADER if section.landscape else HEADER
    return (
        f'<w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{FOOTER}"/>'
    )


def _size(section: Section) -> str:
    if section.landscape:
        return f'<w:pgSz w:w="{PAGE_HEIGHT}" w:h="{PAGE_WIDTH}" w:orient="landscape"/>'
    return f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'


def _margins(profile: Profile, section: Section) -> str:
    m = profile.margins
    edges = (m.left, m.top, m.right, m.bottom) if section.landscape else (m.top, m.right, m.bottom, m.left)
    top, right, bottom, left = edges
    return (
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="{m.header}" w:footer="{m.footer}" w:gutter="0"/>'
    )


def _numbers(section: Section) -> str:
    form = ' w:fmt="upperRoman"' if section.roman else ""
    start = "" if section.start is None else f' w:start="{section.start}"'
    return f"<w:pgNumType{form}{start}/>" if form or start else ""


def text_width(profile: Profile, section: Section) -> int:
    """Width of the type area in twips."""
    if section.landscape:
        return PAGE_HEIGHT - profile.margins.top - profile.margins.bottom
    return profile.text_width


def header(profile: Profile, left: str, right: str, *, landscape: bool) -> bytes:
    """The header part: the document's name at the left, the project's at the right."""
    width = text_width(profile, Section(landscape=landscape))
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    content = xml.run(left) + "<w:r><w:tab/></w:r>" + xml.run(right)
    return xml.part("hdr", xml.paragraph("Header", content, tabs))


def footer(profile: Profile) -> bytes:
    """The footer part: 第 X 页 共 Y 页, or — X —."""
    page = xml.field("PAGE", "1")
    if profile.total_pages:
        content = xml.run("第 ") + page + xml.run(" 页　共 ") + xml.field("NUMPAGES", "1") + xml.run(" 页")
    else:
        content = xml.run("— ") + page + xml.run(" —")
    return xml.part("ftr", xml.paragraph("Footer", content))
