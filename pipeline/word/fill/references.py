"""Table of contents and cross references: fields of Word that already hold their right result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree
from markupsafe import Markup

from pipeline.word.fill.headings import Line, Sheet, body_lines, bookmarked, referred, stands_alone, text_of
from pipeline.word.fill.identities import BOOKMARK, NAME, Identities
from pipeline.word.fill.place import place_in
from pipeline.word.fill.problem import Problem
from pipeline.word.fill.values import NAMESPACE
from pipeline.word.markup import Element
from pipeline.word.names import FLD_CHAR, ID, INSTR_TEXT, PPR, RPR, RUN, VAL, XML_SPACE, P, T, W

TOC: Final = f"{{{NAMESPACE}}}toc"
REF: Final = f"{{{NAMESPACE}}}ref"
_DEEPEST: Final = 2
_TYPE: Final = W + "fldCharType"


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents; ``bookmark`` is the key under which its page may be given."""

    bookmark: str
    level: int
    label: str
    text: str


def toc() -> Markup:
    """Return the place of a table of contents; `resolve_references` fills it."""
    return Markup(f'<f:toc xmlns:f="{NAMESPACE}"/>')  # noqa: S704 - a constant


def ref(anchor: object) -> Markup:
    """Return the place of a reference to the bookmark ``anchor``; `resolve_references` fills it."""
    return Markup(f'<f:ref xmlns:f="{NAMESPACE}" name={quoteattr(str(anchor))}/>')  # noqa: S704 - quoted


def resolve_references(
    root: Element,
    others: Iterable[tuple[str, Element]],
    sheet: Sheet,
    identities: Identities,
    pages: Mapping[str, int] | None,
) -> tuple[tuple[Heading, ...], tuple[Problem, ...]]:
    """Fill tables of contents below ``root``, the main part, and references also in ``others`` (with names).

    Returns the headings of the table of contents (none without one), and what stands in a wrong place or
    leads nowhere.
    """
    stories = (("正文", root), *others)
    lines = body_lines(root, sheet)
    known = bookmarked(root, lines)
    problems = [_resolve(item, known, part) for part, story in stories for item in list(story.iter(REF))]
    problems += [_misplaced(item, part) for part, story in stories for item in story.iter(TOC)]
    contents = list(root.iter(TOC))
    headings = tuple(_mark(line, identities) for line in lines if _is_entry(line)) if contents else ()
    for item in contents:
        _fill_contents(item, headings, pages)
    return headings, tuple(filter(None, problems))


def _misplaced(item: Element, part: str) -> Problem | None:
    parent = item.getparent()
    if parent is not None and parent.tag in (W + "body", W + "sdtContent"):
        return None
    return _problem(item, part, "目录不在正文的段落之间", "请把 {{p toc() }} 写在正文里，独占一段")


def _resolve(item: Element, known: Mapping[str, Line], part: str) -> Problem | None:
    anchor = item.get("name", "")
    line, before = known.get(anchor), item.getprevious()
    if next(item.iterancestors(P), None) is None:
        return _problem(item, part, f"引用“{anchor}”单独成段", "请写成 {{r ref(…) }}，放在句子里")
    if line is None:
        names = "、".join(name for name in known if not name.startswith("_")) or "（无）"
        fix = f"请改正书签名；现有：{names}"
        return _problem(item, part, f"引用的书签“{anchor}”在本文件中不存在", fix)
    format_ = before.find(RPR) if before is not None and before.tag == RUN else None
    for run in _citation(anchor, line, format_):
        item.addprevious(run)
    _give_format(item.getnext(), format_)
    _drop(item)
    return None


def _give_format(run: Element | None, format_: Element | None) -> None:
    """The rest of a run that docxtpl has cut at a tag gets back its format."""
    if run is not None and run.tag == RUN and run.find(RPR) is None and format_ is not None:
        run.insert(0, deepcopy(format_))


def _citation(anchor: str, line: Line, format_: Element | None) -> list[Element]:
    """第五条, 1.2, “三、实施计划”: the number where it says enough, else with the text."""
    number = _field(f" REF {anchor} \\r \\h ", referred(line), format_) if line.label else []
    if line.label and stands_alone(line):
        return number
    text = _field(f" REF {anchor} \\h ", text_of(line.element), format_)
    quotes = [_text_run(sign, format_) for sign in "“”"]
    return [quotes[0], *number, *text, quotes[1]]


def _problem(item: Element, part: str, message: str, fix: str) -> Problem:
    place, text = place_in(item, part=part)
    return Problem(place, text, message, fix)


def _drop(item: Element) -> None:
    parent = item.getparent()
    if parent is not None:
        parent.remove(item)


def _is_entry(line: Line) -> bool:
    return line.level is not None and line.level <= _DEEPEST and bool(text_of(line.element))


def _mark(line: Line, identities: Identities) -> Heading:
    """Put a bookmark around the heading, of which the name depends on its place only."""
    number = identities.next_bookmark()
    name = identities.free_name(f"_Toc{int(number):08d}")
    start = etree.Element(BOOKMARK, {ID: number, NAME: name})
    properties = line.element.find(PPR)
    line.element.insert(0 if properties is None else 1, start)
    line.element.append(etree.Element(W + "bookmarkEnd", {ID: number}))
    return Heading(name, line.level or 1, line.label, text_of(line.element))


def _fill_contents(item: Element, headings: tuple[Heading, ...], pages: Mapping[str, int] | None) -> None:
    entries = [_entry(heading, pages) for heading in headings] or [etree.Element(P)]
    switches = "\\h \\z \\u" if pages else "\\n \\h \\z \\u"
    begin = _begin(f' TOC \\o "1-{_DEEPEST}" {switches} ', None)
    first = entries[0].find(PPR)
    for place, run in enumerate(begin, start=0 if first is None else 1):
        entries[0].insert(place, run)
    entries[-1].append(_mark_run("end", None))
    for entry in entries:
        item.addprevious(entry)
    _drop(item)


def _entry(heading: Heading, pages: Mapping[str, int] | None) -> Element:
    paragraph = etree.Element(P)
    properties = etree.SubElement(paragraph, PPR)
    etree.SubElement(properties, W + "pStyle", {VAL: f"TOC{heading.level}"})
    link = etree.SubElement(paragraph, W + "hyperlink", {W + "anchor": heading.bookmark, W + "history": "1"})
    gap = "" if not heading.label or heading.label.endswith(("、", "）", ")")) else " "
    link.append(_text_run(heading.label + gap + heading.text, None))
    if pages and heading.bookmark in pages:
        etree.SubElement(etree.SubElement(link, RUN), W + "tab")
        link.extend(_field(f" PAGEREF {heading.bookmark} \\h ", str(pages[heading.bookmark]), None))
    return paragraph


def _field(instruction: str, result: str, format_: Element | None) -> list[Element]:
    return [*_begin(instruction, format_), _text_run(result, format_), _mark_run("end", format_)]


def _begin(instruction: str, format_: Element | None) -> list[Element]:
    code = _run(format_)
    etree.SubElement(code, INSTR_TEXT, {XML_SPACE: "preserve"}).text = instruction
    return [_mark_run("begin", format_), code, _mark_run("separate", format_)]


def _mark_run(kind: str, format_: Element | None) -> Element:
    run = _run(format_)
    etree.SubElement(run, FLD_CHAR, {_TYPE: kind})
    return run


def _text_run(text: str, format_: Element | None) -> Element:
    run = _run(format_)
    etree.SubElement(run, T, {XML_SPACE: "preserve"}).text = text
    return run


def _run(format_: Element | None) -> Element:
    run = etree.Element(RUN)
    if format_ is not None:
        run.append(deepcopy(format_))
    return run
