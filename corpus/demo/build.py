# noqa: INP001 - a script, no package
"""Builds the sample agreements: each ``<name>.md`` of this folder becomes ``<name>.docx``.

``python corpus/demo/build.py``. Same source, same parts of the file. The notation stands in README.md.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parent
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LEVELS = (
    ("chineseCounting", "第%1条", "space"),
    ("decimal", "%1.%2", "tab"),
    ("chineseCounting", "（%3）", "nothing"),
)
"""Number format, text and what follows it, for articles, paragraphs and items."""
STYLES = {"#": "Title", "!": "Subtitle", "##": "Heading1", "@": "Subtitle"}
CHANGE = re.compile(r"\{(\+\+|--)(.*?)(?:\+\+|--)\}")
MARK = re.compile(r"(##|#|!|@|1\.|a\.) (.*)")
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
WIDTH = 8500
"""Width of a table in twentieths of a point."""


def docx(source: str) -> bytes:
    """The Word file that ``source`` describes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(source).items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(info, HEAD + content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def parts(source: str) -> dict[str, str]:
    """Name and XML of every part."""
    related = ("styles", "numbering", "settings", "footer1")
    overrides = {"document": "document.main", "footer1": "footer", **{name: name for name in related[:3]}}
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{kind}+xml"/>'
            for name, kind in overrides.items()
        )
        + "</Types>",
        "_rels/.rels": _relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": _part("document", f"<w:body>{''.join(_body(source))}{_section()}</w:body>"),
        "word/_rels/document.xml.rels": _relationships(
            {f"rId{number}": (name.rstrip("1"), f"{name}.xml") for number, name in enumerate(related, 1)}
        ),
        "word/styles.xml": _part("styles", _styles()),
        "word/numbering.xml": _part("numbering", _numbering()),
        "word/settings.xml": _part("settings", '<w:defaultTabStop w:val="420"/>'),
        "word/footer1.xml": _part("ftr", _footer()),
    }


def _part(root: str, inner: str) -> str:
    return f'<w:{root} xmlns:w="{WORD}" xmlns:r="{OFFICE}">{inner}</w:{root}>'


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def _body(source: str) -> Iterator[str]:
    lines = [line for line in source.splitlines() if line.strip()]
    for mark, group in groupby(lines, key=_table_mark):
        if mark:
            rows = [[cell.strip() for cell in line.strip().strip("|").split(mark)] for line in group]
            yield _table(rows, bordered=mark == "|") + "<w:p/>"
        else:
            yield from map(_line, group)


def _table_mark(line: str) -> str:
    return "||" if line.startswith("||") else "|" if line.startswith("|") else ""


def _line(line: str) -> str:
    if line == "---":
        return PAGE_BREAK
    match = MARK.fullmatch(line)
    if match is None:
        return _paragraph(line, '<w:ind w:firstLine="480"/>')
    mark, text = match.groups()
    if mark in STYLES:
        return _paragraph(text, f'<w:pStyle w:val="{STYLES[mark]}"/>')
    level = ("1.", "a.").index(mark) + 1
    return _paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def _paragraph(text: str, properties: str = "", run: str = "") -> str:
    runs, last = "", 0
    for number, match in enumerate(CHANGE.finditer(text)):
        runs += _run(text[last : match.start()], run) + _change(*match.groups(), number=number)
        last = match.end()
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}{_run(text[last:], run)}</w:p>"


def _run(text: str, properties: str = "", kind: str = "t") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:{kind} xml:space="preserve">{escape(text)}</w:{kind}></w:r>' if text else ""


def _change(mark: str, text: str, *, number: int) -> str:
    name, kind = ("ins", "t") if mark == "++" else ("del", "delText")
    who = f'w:id="{number + 100}" w:author="示例修订人" w:date="2026-02-20T09:00:00Z"'
    return f"<w:{name} {who}>{_run(text, kind=kind)}</w:{name}>"


def _table(rows: list[list[str]], *, bordered: bool) -> str:
    width = WIDTH // len(rows[0])
    grid = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
    style = "TableGrid" if bordered else "TableNormal"
    head = f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{WIDTH}" w:type="dxa"/></w:tblPr>'
    inner = "".join(
        f"<w:tr>{''.join(_cell(cell, width, bold=bordered and not number) for cell in row)}</w:tr>"
        for number, row in enumerate(rows)
    )
    return f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"


def _cell(text: str, width: int, *, bold: bool) -> str:
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{properties}{_paragraph(text, run='<w:b/>' if bold else '')}</w:tc>"


def _section() -> str:
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1700" w:bottom="1440" w:left="1700" w:header="851" w:footer="992" '
        'w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _footer() -> str:
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{_run("第 ")}{number}{_run(" 页")}</w:p>'


def _numbering() -> str:
    levels = "".join(_level(number, *level) for number, level in enumerate(LEVELS))
    definition = (
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    return f'{definition}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def _level(number: int, form: str, text: str, follows: str) -> str:
    style = '<w:pStyle w:val="Heading1"/>' if number == 0 else ""
    legal = "<w:isLgl/>" if number == 1 else ""
    indent = '<w:pPr><w:ind w:left="0" w:firstLine="480"/></w:pPr>' if number else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}{legal}'
        f'<w:suff w:val="{follows}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{indent}</w:lvl>'
    )


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
    centred = '<w:jc w:val="center"/>'
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table = '<w:style w:type="table"'
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="24"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
        + _style(
            "Normal",
            "Normal",
            '<w:spacing w:line="360" w:lineRule="auto"/><w:jc w:val="both"/>',
            default=True,
        )
        + _style(
            "Title",
            "Title",
            f'<w:spacing w:before="2400" w:after="1200"/>{centred}',
            '<w:b/><w:sz w:val="44"/>',
        )
        + _style(
            "Subtitle",
            "Subtitle",
            f'<w:spacing w:before="120" w:after="120"/>{centred}',
            '<w:sz w:val="28"/>',
        )
        + _style(
            "Heading1",
            "heading 1",
            '<w:keepNext/><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:before="160"/>'
            '<w:outlineLvl w:val="0"/>',
            "<w:b/>",
        )
        + f'{table} w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
        + f'{table} w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        + f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"
    )


def _style(key: str, name: str, paragraph: str, run: str = "", *, default: bool = False) -> str:
    kind = ' w:default="1"' if default else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def main() -> None:
    """Write every sample of this folder."""
    for path in sorted(FOLDER.glob("*.md")):
        if path.stem != "README":
            path.with_suffix(".docx").write_bytes(docx(path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
