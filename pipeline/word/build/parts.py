"""The parts that are the same in every document."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.word.build import xml
from pipeline.word.build.sections import FOOTER, HEADER, WIDE_HEADER

_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

HEADER_PART, WIDE_PART = "word/header1.xml", "word/header2.xml"
"""The headers of upright and of landscape pages."""
_CONTENT_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/theme/theme1.xml": f"{_OFFICE}.theme+xml",
    HEADER_PART: f"{_WORD}.header+xml",
    WIDE_PART: f"{_WORD}.header+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
    "docProps/custom.xml": f"{_OFFICE}.custom-properties+xml",
}
_PACKAGE_LINKS = (
    ("rId1", f"{_KIND}/officeDocument", "word/document.xml"),
    ("rId2", _CORE, "docProps/core.xml"),
    ("rId3", f"{_KIND}/extended-properties", "docProps/app.xml"),
    ("rId4", f"{_KIND}/custom-properties", "docProps/custom.xml"),
)
_DOCUMENT_LINKS = (
    ("rId1", f"{_KIND}/styles", "styles.xml"),
    ("rId2", f"{_KIND}/numbering", "numbering.xml"),
    ("rId3", f"{_KIND}/settings", "settings.xml"),
    ("rId4", f"{_KIND}/fontTable", "fontTable.xml"),
    ("rId5", f"{_KIND}/theme", "theme/theme1.xml"),
    (HEADER, f"{_KIND}/header", "header1.xml"),
    (WIDE_HEADER, f"{_KIND}/header", "header2.xml"),
    (FOOTER, f"{_KIND}/footer", "footer1.xml"),
)
_FONTS = (
    ("宋体", "SimSun", "02010600030101010101", "auto"),
    ("黑体", "SimHei", "02010609060101010101", "modern"),
    ("仿宋", "FangSong", "02010609060101010101", "modern"),
    ("楷体", "KaiTi", "02010609060101010101", "modern"),
)


def fixed_parts(headers: Collection[str]) -> dict[str, bytes]:
    """Every part that does not depend on the source, by name; ``headers``: the names of those in use."""
    known = {f"word/{target}" for _, kind, target in _DOCUMENT_LINKS if kind.endswith("/header")}
    unused = known.difference(headers)
    links = tuple(link for link in _DOCUMENT_LINKS if f"word/{link[2]}" not in unused)
    return {
        "[Content_Types].xml": _content_types(unused),
        "_rels/.rels": _links(_PACKAGE_LINKS),
        "word/_rels/document.xml.rels": _links(links),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/theme/theme1.xml": _theme(),
        "docProps/core.xml": _core(),
        "docProps/app.xml": _app(),
        "docProps/custom.xml": _custom(),
    }


def _document(root: str) -> bytes:
    return (xml.DECLARATION + root).encode()


def _content_types(unused: Collection[str]) -> bytes:
    parts = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in _CONTENT_TYPES.items()
        if name not in unused
    )
    return _document(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _links(links: tuple[tuple[str, str, str], ...]) -> bytes:
    written = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in links
    )
    return _document(f'<Relationships xmlns="{_RELATIONS}">{written}</Relationships>')


def _settings() -> bytes:
    office = "http://schemas.microsoft.com/office/word"
    return xml.part(
        "settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{office}" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def _font_table() -> bytes:
    chinese = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="default"/></w:font>'
        for name, other, panose, family in _FONTS
    )
    latin = (
        '<w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    )
    return xml.part("fonts", latin + chinese)


_COLOURS = (
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", "44546A"),
    ("lt2", "E7E6E6"),
    ("accent1", "4472C4"),
    ("accent2", "ED7D31"),
    ("accent3", "A5A5A5"),
    ("accent4", "FFC000"),
    ("accent5", "5B9BD5"),
    ("accent6", "70AD47"),
    ("hlink", "0563C1"),
    ("folHlink", "954F72"),
)


def _theme() -> bytes:
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS)
    font = (
        '<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/><a:cs typeface="Times New Roman"/>'
        '<a:font script="Hans" typeface="宋体"/>'
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return _document(
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office">'
        f'<a:themeElements><a:clrScheme name="Office">{colours}</a:clrScheme><a:fontScheme name="Office">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Office"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _core() -> bytes:
    return _document(
        "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title></dc:title><dc:creator></dc:creator>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _app() -> bytes:
    return _document(
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>cxy</Application></Properties>"
    )


def _custom() -> bytes:
    return _document(
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
    )
