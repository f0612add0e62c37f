"""The styles of the sample agreements: those that Word brings, no more than are used."""

from __future__ import annotations

_FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
_CENTRED = '<w:jc w:val="center"/>'
_NUMBERED = '<w:numPr><w:numId w:val="1"/></w:numPr>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style>'
)
_NOTE_MARK = (
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def styles(*, notes: bool) -> str:
    """The content of the styles part; with the styles of footnotes when there are ``notes``."""
    return (
        "<w:docDefaults><w:rPrDefault>"
        f'<w:rPr>{_FONTS}<w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + _style("Normal", "Normal", '<w:spacing w:line="360" w:lineRule="auto"/><w:jc w:val="both"/>')
        + _style("Title", "Title", f'<w:spacing w:before="2400" w:after="1200"/>{_CENTRED}', _size(44))
        + _style(
            "Subtitle",
            "Subtitle",
            f'<w:spacing w:before="120" w:after="120"/>{_CENTRED}',
            '<w:sz w:val="28"/>',
        )
        + _heading(1, _NUMBERED)
        + _heading(2)
        + (_style("FootnoteText", "footnote text", "", '<w:sz w:val="18"/>') + _NOTE_MARK if notes else "")
        + _TABLES
    )


def _size(half_points: int) -> str:
    return f'<w:b/><w:sz w:val="{half_points}"/>'


def _heading(level: int, number: str = "") -> str:
    properties = f'<w:keepNext/>{number}<w:spacing w:before="160"/><w:outlineLvl w:val="{level - 1}"/>'
    return _style(f"Heading{level}", f"heading {level}", properties, "<w:b/>")


def _style(key: str, name: str, paragraph: str, run: str = "") -> str:
    kind = ' w:default="1"' if key == "Normal" else ""
    based = "" if key == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
