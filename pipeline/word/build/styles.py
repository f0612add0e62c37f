"""The styles of a document in one of the three looks."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.word.build import numbering, xml
from pipeline.word.build.profiles import HEI, KAI, SONG, Face, Profile

_LATIN = "Times New Roman"


@dataclass(frozen=True, slots=True)
class _Style:
    identifier: str
    name: str
    paragraph: str
    face: Face | None = None
    based: str = "Normal"
    following: str = ""
    extra: str = ""
    """Further properties of runs."""


def styles(profile: Profile) -> bytes:
    """The styles part."""
    found = (*_text(profile), *_headings(profile), *_tables(), *_front(profile), *_margins(profile))
    content = _defaults(profile) + _normal(profile) + "".join(_style(style) for style in found)
    return xml.part("styles", content + _TABLES)


def _fonts(font: str) -> str:
    return (
        f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{font}" w:cs="{_LATIN}" '
        'w:hint="eastAsia"/>'
    )


def _face(face: Face, extra: str = "") -> str:
    weight = "<w:b/><w:bCs/>" if face.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    size = f'<w:sz w:val="{face.size}"/><w:szCs w:val="{face.size}"/>'
    return f"<w:rPr>{_fonts(face.font)}{weight}{extra}{size}</w:rPr>"


def _defaults(profile: Profile) -> str:
    size = profile.body.size
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(profile.body.font)}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{language}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _normal(profile: Profile) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl/>{_line(profile.line)}<w:jc w:val="both"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _line(line: int, before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def _auto(before: int = 0, after: int = 0, line: int = 240) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _first(profile: Profile) -> str:
    return f'<w:ind w:firstLineChars="200" w:firstLine="{profile.indent}"/>'


_CENTRE = '<w:jc w:val="center"/>'
_LEFT = '<w:jc w:val="left"/>'
_NO_INDENT = '<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/>'


def _text(profile: Profile) -> tuple[_Style, ...]:
    note = Face(KAI, profile.body.size - 3)
    small = max(profile.line - 60, 320)
    return (
        _Style("BodyText", "Body Text", _first(profile)),
        _Style("ListItem", "List Number", ""),
        _Style("ListBullet", "List Bullet", ""),
        _Style("ArticleItem", "Article Item", numbering.number(1, 1) if _is_contract(profile) else ""),
        _Style("ArticleSubitem", "Article Subitem", numbering.number(2, 1) if _is_contract(profile) else ""),
        _Style("Note", "Note", _line(small, 60, 60) + _first(profile), note),
    )


def _is_contract(profile: Profile) -> bool:
    return profile.name == "contract"


def _headings(profile: Profile) -> tuple[_Style, ...]:
    title_line = profile.title.size * 14
    keep = "<w:keepNext/><w:keepLines/>"
    title = keep + _line(title_line, 0 if _is_contract(profile) else 120, 320) + _NO_INDENT + _CENTRE
    return (
        _Style("Title", "Title", title, profile.title, following="BodyText"),
        _Style("Subtitle", "Subtitle", keep + _auto(0, 240) + _CENTRE, Face(KAI, profile.body.size)),
        *(_heading(profile, level) for level in (1, 2, 3)),
        _Style("Annex", "Annex", _annex(profile), Face(HEI, 32), following="BodyText"),
    )


def _heading(profile: Profile, level: int) -> _Style:
    gap = profile.heading_gap if level == 1 else profile.heading_gap // 2
    count = "" if _is_contract(profile) and level > 1 else numbering.number(level - 1, 1)
    properties = (
        f"<w:keepNext/><w:keepLines/>{count}{_line(profile.line, gap, gap // 2)}"
        f'{_LEFT}<w:outlineLvl w:val="{level - 1}"/>'
    )
    return _Style(
        f"Heading{level}", f"heading {level}", properties, profile.headings[level - 1], following="BodyText"
    )


def _annex(profile: Profile) -> str:
    return (
        f"<w:keepNext/><w:keepLines/><w:pageBreakBefore/>{_line(max(profile.line, 480), 0, 240)}{_NO_INDENT}"
        f'{_LEFT}<w:outlineLvl w:val="0"/>'
    )


def _tables() -> tuple[_Style, ...]:
    caption = f"<w:keepNext/>{numbering.number(0, numbering.CAPTIONS)}{_auto(160, 80)}{_CENTRE}"
    return (
        _Style("TableText", "Table Text", _auto(20, 20, 264) + _LEFT, Face(SONG, 21)),
        _Style("TableHead", "Table Head", "<w:keepNext/>" + _auto(20, 20, 264) + _CENTRE, Face(HEI, 21)),
        _Style("Caption", "caption", caption, Face(HEI, 21), following="TableText"),
        _Style("Gap", "Gap", _line(120) + _LEFT, Face(SONG, 8)),
    )


def _front(profile: Profile) -> tuple[_Style, ...]:
    tab = f'<w:tab w:val="right" w:leader="dot" w:pos="{profile.text_width}"/>'
    entry = f"<w:tabs>{tab}</w:tabs>" + _line(360)
    big = profile.cover_title.size * 15
    signature = "<w:keepNext/><w:keepLines/>" + _auto(240, 240) + _LEFT
    return (
        _Style("CoverTitle", "Cover Title", _line(big, 400, 240) + _CENTRE, profile.cover_title),
        _Style("CoverField", "Cover Field", _auto(60, 60, 300) + _LEFT, profile.cover_field),
        _Style("TOCHeading", "TOC Heading", "<w:keepNext/>" + _auto(0, 320) + _CENTRE, Face(HEI, 36)),
        _Style("TOC1", "toc 1", entry, Face(profile.body.font, 24)),
        _Style(
            "TOC2", "toc 2", entry + '<w:ind w:leftChars="200" w:left="480"/>', Face(profile.body.font, 24)
        ),
        _Style("Signature", "Signature", signature, Face(SONG, min(profile.body.size, 24))),
    )


def _margins(profile: Profile) -> tuple[_Style, ...]:
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="808080"/></w:pBdr>'
    footer = Face(SONG, 18 if profile.total_pages else 28)
    return (
        _Style("Header", "header", rule + _auto() + _LEFT, Face(SONG, 18)),
        _Style("Footer", "footer", _auto() + _CENTRE, footer),
    )


def _style(style: _Style) -> str:
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.identifier}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based}"/>{following}<w:qFormat/><w:pPr>{style.paragraph}</w:pPr>'
        f"{_face(style.face, style.extra) if style.face else ''}</w:style>"
    )


_CELLS = (
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{8 if side in ["top", "left", "bottom", "right"] else 4}" w:space="0" '
    'w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    f'<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_CELLS}</w:tblPr>'
    "</w:style>"
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders>{_CELLS}</w:tblPr></w:style>"
)
