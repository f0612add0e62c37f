"""The XML of a part made readable for tags by docxtpl, with proof that no text was lost on the way."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from typing import Final

from docxtpl import DocxTemplate

from pipeline.word.fill.tags import MERGES, TAG, TEXT, UNIT, XML_TAG, plain

_DOCXTPL: Final = DocxTemplate(io.BytesIO())
_EDGE: Final = re.compile(r"<(/?)w:(tbl|p)(?: [^>]*)?(/?)>")
_ROW: Final = re.compile(r"<w:tr[ >].*?</w:tr>", re.DOTALL)
_WHOLE_TAG: Final = re.compile(
    r"\{\{(?!(?:p|tr|tc|r) )[^<>{}“”‘’&]*\}\}"
    r"|\{%(?!(?:p|tr|tc|r) |\s*(?:vm|hm|colspan|cellbg)\b)[^<>{}“”‘’&%]*%\}"
)
"""A tag that stands in one run and needs no rewriting."""
_TAG_IN_ATTRIBUTE: Final = re.compile(r"<[^<>]*\{[{%][^<>]*>")
_PARAGRAPH_TAG: Final = re.compile(
    r"<w:p[ >](?:(?!<w:p[ >])[^{}])*(\{%|\{\{)p ([^{}%<>“”‘’&]*(?:%\}|\}\}))(?:(?!</w:p>)[^{}])*</w:p>"
)
_ROW_TAG: Final = re.compile(
    r"<w:tr[ >](?:(?!<w:tr[ >])[^{}])*(\{%|\{\{)tr ([^{}%<>“”‘’&]*(?:%\}|\}\}))(?:(?!</w:tr>)[^{}])*</w:tr>"
)
_RUN_TAG: Final = re.compile(r"(\{\{r\s[^{}<>]*\}\}|\{%r\s[^{}<>]*%\})")
_RUN: Final = re.compile(
    r"(?P<head><w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)"
    r"<w:t(?: [^>]*)?>(?P<text>[^<]*)</w:t></w:r>"
)
_BRACE: Final = re.compile(r"[{}]")
_QUOTES: Final = str.maketrans("“”‘’", "\"\"''")


def patch(xml: str) -> str:
    """Return ``xml`` (one part, serialised by lxml) with each tag in one piece and unit tags unwrapped.

    The same as `DocxTemplate.patch_xml` but for ``xml:space``, in a fraction of its time: it sees only the
    paragraphs and rows that need it. ``{%-`` joins paragraphs, so parts with it are patched whole.
    """
    if "{" not in xml:
        return xml
    xml = with_runs_apart(xml)
    text = "".join(TEXT.findall(xml))
    if "{%-" in text or "-%}" in text:
        return str(_DOCXTPL.patch_xml(xml))
    out, position = [], 0
    for start, end in _blocks(xml):
        out += [xml[position:start], _block(xml[start:end])]
        position = end
    return "".join([*out, xml[position:]])


def with_runs_apart(xml: str) -> str:
    """Return ``xml`` with each ``{{r … }}`` and ``{%r … %}`` in a run of its own.

    docxtpl cuts runs there, and what follows in the run would lose its format.
    """
    if not _RUN_TAG.search(xml):
        return xml
    return _RUN.sub(_apart, xml)


def _apart(run: re.Match[str]) -> str:
    pieces = [piece for piece in _RUN_TAG.split(run["text"]) if piece]
    if len(pieces) < 2:  # noqa: PLR2004 - nothing to part
        return run[0]
    return "".join(f'{run["head"]}<w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in pieces)


def _blocks(xml: str) -> list[tuple[int, int]]:
    """The outermost paragraphs and tables."""
    found, depth, start = [], 0, 0
    for edge in _EDGE.finditer(xml):
        if edge[3]:
            continue
        if not edge[1]:
            start = edge.start() if depth == 0 else start
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                found.append((start, edge.end()))
    return found


def _block(block: str) -> str:
    if _is_simple(block):
        return _with_space(block)
    if block.startswith("<w:p"):
        return _unit(block, _PARAGRAPH_TAG)
    if not block.startswith("<w:tbl") or block.count("<w:tbl>") + block.count("<w:tbl ") > 1:
        return _docxtpl(block)
    return _ROW.sub(lambda row: _row(row[0]), block)


def _row(row: str) -> str:
    return _with_space(row) if _is_simple(row) else _unit(row, _ROW_TAG)


def _unit(xml: str, tag: re.Pattern[str]) -> str:
    """``xml``, a paragraph or row; nothing but its tag remains where it holds one of its kind alone."""
    alone = tag.fullmatch(xml)
    return f"{alone[1]} {alone[2]}" if alone else _docxtpl(xml)


def _with_space(xml: str) -> str:
    """Values may begin or end with a space."""
    return xml.replace("<w:t>", '<w:t xml:space="preserve">') if "{" in xml else xml


def _is_simple(xml: str) -> bool:
    return "{" not in xml or not _BRACE.search(_WHOLE_TAG.sub("", xml))


@lru_cache(maxsize=4096)
def _docxtpl(xml: str) -> str:
    return str(_DOCXTPL.patch_xml(xml))


def lost(xml: str, patched: str) -> bool:
    """Tell whether text or tags of ``xml`` are missing in ``patched``: they stood beside a unit tag."""
    if "{" not in xml:
        return False
    before = XML_TAG.sub("", xml)
    after = XML_TAG.sub("", TAG.sub("", patched))
    if _letters(TAG.sub("", before)) != _letters(after):
        return True
    tags = TAG.findall(before)
    if _has_tag_in_attribute(xml, before) or any(MERGES.match(tag) for tag in tags):
        return False
    return [_bare(tag) for tag in tags] != [_bare(tag) for tag in TAG.findall(patched)]


def _has_tag_in_attribute(xml: str, text: str) -> bool:
    if all(xml.count(opening) == text.count(opening) for opening in ("{{", "{%")):
        return False
    return bool(_TAG_IN_ATTRIBUTE.search(xml))


def _letters(text: str) -> str:
    return "".join(text.split())


@lru_cache(maxsize=4096)
def _bare(tag: str) -> str:
    return "".join(plain(UNIT.sub("", tag)).translate(_QUOTES).split())
