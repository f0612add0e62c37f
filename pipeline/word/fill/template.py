"""A template: opened and compiled once, filled as often as needed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from pipeline.errors import ContentError, InputError
from pipeline.model.document import View
from pipeline.word.canonical import Packed, pack_once
from pipeline.word.fill.headings import Sheet
from pipeline.word.fill.lint_text import has_wide_brace, text_problems
from pipeline.word.fill.patch import patch
from pipeline.word.fill.place import locate
from pipeline.word.fill.problem import Problem
from pipeline.word.fill.properties import CORE, CUSTOM, property_part
from pipeline.word.fill.tree import Body, parse_source
from pipeline.word.markup import Element
from pipeline.word.names import W
from pipeline.word.package import Package, open_package
from pipeline.word.reading import Gathered, start_reading

_TITLES: Final = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_MAIN_TITLE: Final = "正文"
_REMEMBERED: Final = 64
_NUMBERS: Final = re.compile(r"\b(?:toc|ref)\s*\(")
NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
"""Prefixes that objects may use."""


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """A part with text. ``source`` is its XML after docxtpl's patch, ``body`` the tree of it."""

    part: str
    title: str
    source: str
    body: Body

    @property
    def has_tags(self) -> bool:
        """Whether filling changes it."""
        return any(opening in self.source for opening in ("{{", "{%", "{#"))


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template; never changes, so threads may share it."""

    name: str
    sha256: str
    main: str
    """Name of the main part."""
    stories: tuple[Story, ...]
    """The main part first."""
    parts: Mapping[str, bytes]
    """All parts but the stories with tags, by name."""
    packed: Mapping[str, Packed]
    """``parts``, compressed."""
    property_parts: Mapping[str, str]
    """Names of the parts with core and custom properties, where there are such."""
    sheet: Sheet | None
    """What numbers are counted from; None when the template neither lists nor cites them."""

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset({*self.parts, *(story.part for story in self.stories)})


def compile_template(data: bytes, *, name: str) -> Template:
    """Return the template ``data`` (a .docx), which messages call ``name``; the same bytes are compiled once.

    InputError when it is no Word file that can be filled; ContentError with every fault of its tags, each
    with its place, when filling would fail, or lose or garble text.
    """
    return _compile(data, name)


@lru_cache(maxsize=_REMEMBERED)
def _compile(data: bytes, name: str) -> Template:
    package = open_package(data, name=name)
    refuse(package)
    problems: list[Problem] = []
    stories = tuple(_story(package, part, title, problems) for part, title in story_parts(package))
    if problems:
        raise ContentError(tuple(f"{name}：{problem}" for problem in problems))
    filled = {story.part for story in stories if story.has_tags}
    parts = {part: package.bytes(part) for part in package.names if part not in filled}
    return Template(
        name,
        hashlib.sha256(data).hexdigest(),
        package.main,
        stories,
        parts,
        {part: pack_once(content) for part, content in parts.items()},
        {kind: property_part(package, kind) for kind in (CORE, CUSTOM)},
        _sheet(package) if any(map(_cites_numbers, stories)) else None,
    )


def _cites_numbers(story: Story) -> bool:
    return any(name in story.source for name in ("toc", "ref")) and bool(_NUMBERS.search(story.source))


def _sheet(package: Package) -> Sheet:
    reading = start_reading(package, View.FINAL, {}, Gathered())
    return Sheet(reading.styles, reading.lists)


def refuse(package: Package) -> None:
    """Raise InputError for Word files that cannot be templates: with macros, or in the strict format."""
    kind = package.content_type(package.main)
    if "macroenabled" in kind:
        raise InputError(f"{package.file}：模板含有宏，不能使用；请在 Word 中另存为 .docx。")
    if package.xml(package.main).prefix != "w" or b"purl.oclc.org" in package.bytes(package.main):
        raise InputError(
            f"{package.file}：模板的存储格式少见（Strict Open XML）；请在 Word 中另存为普通 .docx。"
        )


def story_parts(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the parts in which tags are filled, each with its Chinese name."""
    yield package.main, _MAIN_TITLE
    for link in package.relationships(package.main).values():
        if link.type_suffix in _TITLES and not link.external and link.target in package:
            yield link.target, _TITLES[link.type_suffix]


def _story(package: Package, part: str, title: str, problems: list[Problem]) -> Story:
    root = package.xml(part)
    patched = patch(serialised(root))
    source = patched.xml
    if patched.lost or has_wide_brace(source):
        problems += text_problems(root, part=title) or [_lost(title)]
        return Story(part, title, source, ())
    body, faults = parse_source(source)
    problems += [locate(source, fault, part=title) for fault in faults]
    return Story(part, title, source, body)


def _lost(title: str) -> Problem:
    fix = "请让 {%p … %}、{%tr … %} 等标记独占一段或一行"
    return Problem(title, "{%p … %}", "标记旁边的文字会丢失", fix)


def serialised(root: Element) -> str:
    """Return the XML of a part; a root with tags below it declares all of `NAMESPACES`."""
    xml = etree.tostring(root, encoding="unicode")
    if "{" not in xml:
        return xml
    missing = {prefix: uri for prefix, uri in NAMESPACES.items() if prefix not in root.nsmap}
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in missing.items())
    name = f"<w:{root.tag.removeprefix(W)}"
    return name + declared + xml.removeprefix(name)
