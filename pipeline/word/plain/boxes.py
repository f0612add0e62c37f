"""Text boxes as Word writes them: as a drawing, and once more in the old form for old programs."""

from __future__ import annotations

_WIDTH, _LINE = 5_040_000, 330_000
"""In English metric units: 14 cm wide, a line of text high."""
_POINT = 12_700
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def box(drawn: str, old: str, *, lines: int, number: int) -> str:
    """A paragraph with a text box: ``drawn`` are its paragraphs, ``old`` the same for old programs.

    ``number`` tells the drawings of a document apart.
    """
    height = _LINE * (1 + 2 * lines)
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{_drawing(drawn, height, number)}</mc:Choice><mc:Fallback>{_shape(old, height, number)}"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _drawing(content: str, height: int, number: int) -> str:
    extent = f'cx="{_WIDTH}" cy="{height}"'
    return (
        '<w:drawing><wp:anchor distT="45720" distB="45720" distL="114300" distR="114300" simplePos="0" '
        f'relativeHeight="{251658240 + number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>center</wp:align>'
        '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
        f'<wp:docPr id="{number}" name="文本框 {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="square"><a:spAutoFit/></wps:bodyPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def _shape(content: str, height: int, number: int) -> str:
    style = (
        "position:absolute;margin-left:0;margin-top:0;"
        f"width:{_WIDTH // _POINT}pt;height:{height // _POINT}pt;"
        f"z-index:{251658240 + number};mso-position-horizontal:center;mso-position-horizontal-relative:margin"
    )
    return (
        '<w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
        'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
        '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
        f'<v:shape id="box{number}" o:spid="_x0000_s{1025 + number}" type="#_x0000_t202" style="{style}">'
        '<v:textbox style="mso-fit-shape-to-text:t">'
        f'<w:txbxContent>{content}</w:txbxContent></v:textbox><w10:wrap type="topAndBottom"/>'
        "</v:shape></w:pict>"
    )
