"""Neutral: the same words in another layout. Whatever is reported anew is a false alarm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.mutant import Fault, Kind
from pipeline.benchmark.mutate.emptied import is_heading
from pipeline.benchmark.mutate.missing import DEMANDED, STRUCTURE, referring, sentences, turn
from pipeline.benchmark.mutate.removed import clauses
from pipeline.benchmark.mutate.structure import articles
from pipeline.benchmark.sheet import Place, body, row
from pipeline.text.notation import Kind as Mark
from pipeline.text.notation import Line
from pipeline.text.numerals import to_chinese

_NUMBER = re.compile(
    r"^第[一二三四五六七八九十百\d]+条[ \u3000]*|^\d+(?:\.\d+)+[ \u3000]*|^[（(][一二三四五六七八九十]+[)）]"
)
_INNER = ("", "1.", "a.", "==", "??")
REVISIONS = "draft/pending-revisions"


def _in_table(agreement: Labelled) -> Iterator[Fault]:
    """Each clause of plain paragraphs becomes a row: its heading on the left, its text on the right."""
    changes: dict[int, tuple[Line, ...]] = {}
    for part in agreement.parts:
        lines = agreement.sheet.lines[part.first : part.end]
        inner = [line for line in lines[1:] if line.mark in _INNER]
        if is_heading(agreement, part) and len(inner) == len(lines) - 1 and "|" not in str(inner):
            text = " // ".join(line.text for line in inner)
            changes.update((index, ()) for index in range(part.first + 1, part.end))
            changes[part.first] = (row(lines[0].text, text),)
    automatic = any(line.mark in ("##", "1.", "a.") for line in agreement.sheet.lines)
    if changes:
        unjudged = (STRUCTURE | referring(agreement)) if automatic else STRUCTURE
        yield Fault(changes, unjudged=unjudged)


def _moved_back(agreement: Labelled) -> Iterator[Fault]:
    """Single clauses move behind the last one before the signatures."""
    movable = [part for part in clauses(agreement) if is_heading(agreement, part)]
    if len(movable) < 3 or agreement.numbering == "automatic":  # noqa: PLR2004 - a clause to move, one to move it behind
        return
    last = movable[-1]
    for part in movable[: len(movable) // 2 : 3]:
        lines = agreement.sheet.lines[part.first : part.end]
        changes: dict[int, tuple[Line, ...]] = dict.fromkeys(range(part.first, part.end), ())
        changes[last.end - 1] = (agreement.sheet.lines[last.end - 1], *lines)
        yield Fault(changes, unjudged=STRUCTURE, note=part.at)


def _typed(agreement: Labelled) -> Iterator[Fault]:
    """Automatic numbers are typed."""
    counts = [0, 0, 0]
    changes: dict[int, tuple[Line, ...]] = {}
    for index, line in enumerate(agreement.sheet.lines):
        if line.mark == "##":
            counts = [counts[0] + 1, 0, 0]
            changes[index] = (body(f"第{to_chinese(counts[0])}条　{line.text}", "="),)
        elif line.mark == "1.":
            counts = [counts[0], counts[1] + 1, 0]
            changes[index] = (body(f"{counts[0]}.{counts[1]} {line.text}"),)
        elif line.mark == "a.":
            counts[2] += 1
            changes[index] = (body(f"（{to_chinese(counts[2])}）{line.text}"),)
    if counts[0] > 1:
        yield Fault(changes, unjudged=STRUCTURE)


def _automatic(agreement: Labelled) -> Iterator[Fault]:
    """Typed numbers of articles are Word's own."""
    found = articles(agreement)
    if len(found) < 2 or agreement.numbering != "typed":  # noqa: PLR2004 - a sequence
        return
    changes: dict[int, tuple[Line, ...]] = {}
    for place, _ in found:
        paragraph = agreement.sheet.paragraphs[place.paragraph]
        line = agreement.sheet.lines[paragraph.line]
        rest = _NUMBER.sub("", line.text)
        if line.is_row or not rest or len(rest) > 40 or rest == line.text:  # noqa: PLR2004 - a heading
            return
        changes[paragraph.line] = (body(rest, "##"),)
    yield Fault(changes, unjudged=STRUCTURE)


def _unnumbered(agreement: Labelled) -> Iterator[Fault]:
    """All numbers are lost."""
    changes: dict[int, tuple[Line, ...]] = {}
    for index, line in enumerate(agreement.sheet.lines):
        if line.is_row or line.mark not in (*_INNER, "=", "##", "*"):
            continue
        text = _NUMBER.sub("", line.text)
        mark = {"##": "=", "1.": "", "a.": ""}.get(line.mark, line.mark)
        if text and (text != line.text or mark != line.mark):
            changes[index] = (body(text, mark),)
    if changes:
        yield Fault(changes, unjudged=STRUCTURE | referring(agreement))


def _headings_spaced(agreement: Labelled) -> Iterator[Fault]:
    """保 密 义 务."""
    changes: dict[int, tuple[Line, ...]] = {}
    for part in agreement.parts:
        line = agreement.sheet.lines[part.first]
        match = _NUMBER.match(line.text)
        start = match.end() if match else 0
        title = line.text[start:]
        if is_heading(agreement, part) and re.fullmatch("[\u4e00-\u9fff]{2,8}", title):
            changes[part.first] = (body(line.text[:start] + " ".join(title), line.mark),)
    if changes:
        yield Fault(changes, unjudged=STRUCTURE)


def _headings_lost(agreement: Labelled) -> Iterator[Fault]:
    """Headings say no more than 其他约定: only the text tells what a clause is about."""
    changes: dict[int, tuple[Line, ...]] = {}
    for part in clauses(agreement):
        line = agreement.sheet.lines[part.first]
        match = _NUMBER.match(line.text)
        if is_heading(agreement, part):
            number = match[0] if match else ""
            changes[part.first] = (body(f"{number}约定事项", line.mark),)
    if changes:
        touched = tuple(place for index in changes for place in agreement.sheet.inside(index, index + 1))
        resting = frozenset(rule for rule in DEMANDED if _is_heading_only(agreement, rule, touched))
        yield Fault(changes, unjudged=STRUCTURE | resting)


def _is_heading_only(agreement: Labelled, rule: str, headings: tuple[Place, ...]) -> bool:
    """Whether nothing but headings settles the rule."""
    quoted = agreement.quoted.get(rule, ())
    return bool(quoted) and all(
        any(place.overlaps(heading) for place in places for heading in headings) for places in quoted
    )


def _wrapped(mark: Mark, *, also: str = "") -> Callable[[Labelled], Iterable[Fault]]:
    """Single provisions stand in a mark that changes nothing of what is agreed."""

    def plant(agreement: Labelled) -> Iterator[Fault]:
        rules = [rule for rule in DEMANDED if agreement.holds(rule) and agreement.truth[rule].quotes]
        for rule in rules[turn(agreement) % 5 :: 5]:
            touched = sentences(agreement, rule)
            if not touched:
                continue
            try:
                changes = agreement.sheet.wrapped(touched, mark)
            except ValueError:
                continue
            yield Fault(changes, unjudged=frozenset({also} if also else ()), note=rule)

    return plant


def _in_box(agreement: Labelled) -> Iterator[Fault]:
    rules = [rule for rule in DEMANDED if agreement.holds(rule) and agreement.truth[rule].quotes]
    for rule in rules[turn(agreement) % 5 :: 5]:
        touched = sentences(agreement, rule)
        if len(touched) != 1:
            continue
        index = agreement.sheet.paragraphs[touched[0].paragraph].line
        line = agreement.sheet.lines[index]
        if line.is_row or line.mark in ("=", "##", "*", "@"):
            continue
        rest = agreement.sheet.edited([(touched[0], "")])[index]
        text = agreement.sheet.words(touched[0])
        yield Fault({index: (*rest, body(text, ">>"))}, unjudged=STRUCTURE, note=rule)


KINDS = (
    Kind("all-in-tables", "各条放进表格", "table", _in_table, neutral=True),
    Kind("order-changed", "条款的次序改变", "body", _moved_back, neutral=True),
    Kind("numbers-typed", "自动编号改成手写", "body", _typed, neutral=True),
    Kind("numbers-automatic", "手写编号改成自动", "body", _automatic, neutral=True),
    Kind("numbers-lost", "编号全部丢失", "body", _unnumbered, neutral=True),
    Kind("headings-spaced", "标题的字与字之间有空格", "body", _headings_spaced, neutral=True),
    Kind("headings-lost", "标题看不出内容", "body", _headings_lost, neutral=True),
    Kind("in-content-control", "约定在内容控件里", "control", _wrapped(Mark.CONTROL), neutral=True),
    Kind("underlined", "约定带下划线", "body", _wrapped(Mark.UNDERLINED), neutral=True),
    Kind(
        "in-insertion", "约定是修订插入的", "revision", _wrapped(Mark.INSERTED, also=REVISIONS), neutral=True
    ),
    Kind("in-text-box", "约定在文本框里", "text_box", _in_box, neutral=True),
)
