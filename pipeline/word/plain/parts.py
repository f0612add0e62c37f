"""The parts of a Word file around its text."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.word.build.xml import DECLARATION, R, part
from pipeline.word.plain.body import Written
from pipeline.word.plain.boxes import SHAPE
from pipeline.word.plain.numbering import NUMBERING
from pipeline.word.plain.styles import styles

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = (
    f' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="{SHAPE}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_KINDS = {"document": "document.main", "header1": "header", "footer1": "footer"}
_CENTRED = '<w:pPr><w:jc w:val="center"/></w:pPr>'
_PAGE_NUMBER = (
    '<w:r><w:t xml:space="preserve">第 </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> 页</w:t></w:r>'
)
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)
_NOTE_SETTINGS = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'


def parts(text: Written) -> dict[str, bytes]:
    """Name and content of every part."""
    made = {
        "document": part("document", f"<w:body>{text.body}{_section(text)}</w:body>", _SPACES),
        "styles": part("styles", styles(notes=bool(text.footnotes))),
        "numbering": part("numbering", NUMBERING),
        "settings": part("settings", _settings(text)),
        "footer1": part("ftr", f"<w:p>{_CENTRED}{text.footer or _PAGE_NUMBER}</w:p>"),
    }
    if text.header:
        made["header1"] = part("hdr", f"<w:p>{_CENTRED}{text.header}</w:p>")
    if text.footnotes:
        made["footnotes"] = part("footnotes", _SEPARATORS + "".join(text.footnotes))
    if text.comments:
        made["comments"] = part("comments", "".join(text.comments))
    related = {name: f"{name}.xml" for name in made if name != "document"}
    return {
        "[Content_Types].xml": _content_types(made),
        "_rels/.rels": _relationships({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relationships(related),
        **{f"word/{name}.xml": content for name, content in made.items()},
    }


def _settings(text: Written) -> str:
    return '<w:defaultTabStop w:val="420"/>' + (_NOTE_SETTINGS if text.footnotes else "")


def _section(text: Written) -> str:
    header = '<w:headerReference w:type="default" r:id="header1"/>' if text.header else ""
    return (
        f'<w:sectPr>{header}<w:footerReference w:type="default" r:id="footer1"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1700" w:bottom="1440" w:left="1700" w:header="851" w:footer="992" '
        f'w:gutter="0"/>{"<w:titlePg/>" if text.breaks and not text.header else ""}</w:sectPr>'
    )


def _content_types(made: Mapping[str, bytes]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{_KINDS.get(name, name)}+xml"/>'
        for name in made
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _relationships(targets: Mapping[str, str]) -> bytes:
    """Links whose identifier is the name of the part and whose kind is that name without its number."""
    links = "".join(
        f'<Relationship Id="{name}" Type="{R}/{name.rstrip("1")}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'.encode()
