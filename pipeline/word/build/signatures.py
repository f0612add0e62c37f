"""Signature pages and signature lines."""

from __future__ import annotations

from math import ceil

from pipeline.word.build import tables, xml
from pipeline.word.build.blocks import Signatures, Signoff
from pipeline.word.build.tables import Cell

_LABEL = "{{ %s.role }}（盖章）：{{ %s.name }}"
_SIGNED = "法定代表人或授权代表（签字）："
_DATE = "签订日期：　　　年　　月　　日"
_MAX_ROLES = 3
"""Signature lines in one row."""
_GAP = xml.paragraph("Gap")


def signature_page(block: Signatures, title: str, width: int) -> str:
    """The end mark of the text and, on a new page that says so, a block for each party.

    Two parties stand side by side, more below each other. No block is divided between pages, and the page
    never lacks text: its first line says what it is the signature page of.
    """
    name = block.title or title
    statement = f"（本页无正文，为《{name}》签署页）" if name else "（本页无正文，为签署页）"
    return (
        xml.paragraph("BodyText", xml.run("（以下无正文）"))
        + xml.paragraph("Signature", xml.run(statement), "<w:keepNext/><w:pageBreakBefore/>")
        + _tag(f"for party in {block.parties}")
        + _tag("if loop.length == 2")
        + _tag("if loop.first")
        + _side_by_side(block.parties, width)
        + _tag("endif")
        + _tag("else")
        + _alone(width)
        + _tag("endif")
        + _tag("endfor")
    )


def _tag(statement: str) -> str:
    return xml.paragraph("BodyText", xml.run(f"{{%p {statement} %}}"))


def _side_by_side(parties: str, width: int) -> str:
    columns = tables.widths((1, 1), width)
    cells = [Cell(_party(f"{parties}[{index}]", column)) for index, column in enumerate(columns)]
    return tables.table([tables.row(cells, columns)], columns, bordered=False) + _GAP


def _alone(width: int) -> str:
    row = tables.row([Cell(_party("party", width * 3 // 4))], (width,))
    return tables.table([row], (width,), bordered=False) + _GAP


def _party(party: str, width: int) -> str:
    return (
        xml.paragraph("Signature", xml.run(_LABEL % (party, party)))
        + xml.paragraph("Signature", xml.run(_SIGNED))
        + _line("", width)
        + xml.paragraph("Signature", xml.run(_DATE), '<w:spacing w:before="240" w:after="960"/>')
    )


def _line(label: str, width: int) -> str:
    """A label and a line to be signed on, which ends where the column does."""
    tab = f'<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{width - 360}"/></w:tabs>'
    return xml.paragraph("Signature", (xml.run(label) if label else "") + "<w:r><w:tab/></w:r>", tab)


def signoff(block: Signoff, width: int) -> str:
    """Signature lines with dates for the roles of ``block``, three in a row at most, rows of like length."""
    count = len(block.roles)
    per_row = ceil(count / ceil(count / _MAX_ROLES))
    rows = [block.roles[start : start + per_row] for start in range(0, count, per_row)]
    kept = xml.paragraph("Gap", "", "<w:keepNext/>")
    return "".join(kept + _signoff_row(roles, width) for roles in rows) + _GAP


def _signoff_row(roles: tuple[str, ...], width: int) -> str:
    columns = tables.widths([1] * len(roles), width)
    cells = [
        Cell(_line(f"{role}：", column) + xml.paragraph("Signature", xml.run("日期：　　　年　月　日")))
        for role, column in zip(roles, columns, strict=True)
    ]
    return tables.table([tables.row(cells, columns)], columns, bordered=False)
