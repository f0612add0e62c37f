"""Agreements with what is true of them: ``<id>.md`` and ``<id>.yaml``, read and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.benchmark.sheet import Place, Sheet
from pipeline.content import Located, load_yaml, root, shown, validate
from pipeline.errors import ContentError
from pipeline.model.report import Outcome
from pipeline.text.notation import plain

SCHEMA = "agreement_corpus"
GROUPS = (Outcome.SATISFIED, Outcome.VIOLATED, Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of an agreement under one rule; ``quotes`` are the words that it rests on."""

    outcome: Outcome
    quotes: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A top-level clause: the lines ``first`` to ``end`` (exclusive), beginning with ``at``."""

    at: str
    kinds: tuple[str, ...]
    first: int
    end: int


@dataclass(frozen=True)
class Labelled:
    """An agreement and its truth."""

    id: str
    title: str
    split: str
    type: str
    style: str
    numbering: str
    compliant: bool
    as_of: date
    source: str
    sheet: Sheet
    truth: Mapping[str, Truth]
    parts: tuple[Part, ...]
    places: Mapping[str, tuple[str, ...]]
    optional: tuple[str, ...] = ()
    """Globs of the rules that its profile asks only where their matter is spoken of."""

    def demands(self, rule: str) -> bool:
        """Whether the rule is broken where nothing in the agreement speaks of its matter."""
        return not any(fnmatchcase(rule, glob) for glob in self.optional)

    @cached_property
    def quoted(self) -> Mapping[str, tuple[tuple[Place, ...], ...]]:
        """For each rule the places of each of its quotations."""
        return {
            rule: tuple(self.sheet.find(_visible(quote)) for quote in truth.quotes)
            for rule, truth in self.truth.items()
        }

    def holds(self, *rules: str) -> bool:
        """Whether all ``rules`` are satisfied."""
        return all(rule in self.truth and self.truth[rule].outcome is Outcome.SATISFIED for rule in rules)

    def spots(self, role: str) -> tuple[Place, ...]:
        """The places named for ``role``, those that stand in the text exactly once."""
        found = (self.sheet.only(_visible(words)) for words in self.places.get(role, ()))
        return tuple(place for place in found if place is not None)

    def part_at(self, line: int) -> Part | None:
        """The clause that the line belongs to."""
        return next((part for part in self.parts if part.first <= line < part.end), None)


def load(folder: Path) -> tuple[Labelled, ...]:
    """All agreements of ``folder`` in the order of their names.

    ContentError holds every problem of every file as ``file:line: what to do``.
    """
    found: list[Labelled] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            found.append(read(path))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(tuple(problems))
    return tuple(found)


def read(path: Path) -> Labelled:
    """The agreement whose labels stand in ``path``; its source stands beside it. Raises ContentError."""
    value = load_yaml(path)
    problems = validate(value, SCHEMA, path)
    if problems:
        raise ContentError(problems)
    file = path.with_suffix(".md")
    try:
        source = file.read_text(encoding="utf-8")
    except OSError:
        raise ContentError((f"{shown(path)}:1: 找不到源文件 {file.name}，请补上或者删去标注",)) from None
    sheet = Sheet.read(source, name=shown(file))
    problems = tuple(_problems(value, sheet, source, Located(path)))
    if problems:
        raise ContentError(problems)
    return _labelled(value, sheet, source)


def _labelled(value: Mapping[str, Any], sheet: Sheet, source: str) -> Labelled:
    return Labelled(
        id=value["id"],
        title=value["title"],
        split=value["split"],
        type=value["type"],
        style=value["style"],
        numbering=value["numbering"],
        compliant=value["compliant"],
        as_of=date.fromisoformat(value["as_of"]),
        source=source,
        sheet=sheet,
        truth=dict(_truths(value)),
        parts=_parts(value["clauses"], sheet),
        places={role: tuple(words) for role, words in value.get("places", {}).items()},
        optional=tuple(
            load_yaml(root() / "rules" / "profiles" / f"{value['type']}.yaml").get("optional", ())
        ),
    )


def _truths(value: Mapping[str, Any]) -> Iterator[tuple[str, Truth]]:
    for rule, quotes in value["satisfied"].items():
        yield rule, Truth(Outcome.SATISFIED, tuple(quotes))
    for outcome in (Outcome.VIOLATED, Outcome.UNDETERMINED):
        for rule, fault in value[outcome].items():
            yield rule, Truth(outcome, tuple(fault["quotes"]), fault["why"])
    for rule in value["not_applicable"]:
        yield rule, Truth(Outcome.NOT_APPLICABLE)


def _parts(clauses: Sequence[Mapping[str, Any]], sheet: Sheet) -> tuple[Part, ...]:
    firsts = [_lines_at(clause["at"], sheet)[0] for clause in clauses]
    ends = [*firsts[1:], len(sheet.lines)]
    return tuple(
        Part(clause["at"], tuple(clause["kinds"]), first, end)
        for clause, first, end in zip(clauses, firsts, ends, strict=True)
    )


def _lines_at(words: str, sheet: Sheet) -> list[int]:
    wanted = _visible(words)
    return [item.line for item in sheet.paragraphs if item.text.startswith(wanted)]


def _visible(words: str) -> str:
    """A quotation without the marks that it may hold."""
    try:
        return plain(words)
    except ValueError:
        return words


def _problems(value: Mapping[str, Any], sheet: Sheet, source: str, located: Located) -> Iterator[str]:
    if value["id"] != located.path.stem:
        yield f"{located.at(['id'])}: id 应当与文件名 {located.path.stem} 相同"
    yield from _group_problems(value, located)
    yield from _clause_problems(value["clauses"], sheet, located)
    texts = [text for line in sheet.lines for text in line.texts]
    plains = [plain(text) for text in texts]
    known = "\n".join([source, *plains, *(item.text for item in sheet.paragraphs)])
    for keys, words in _quotations(value):
        if words not in known and _visible(words) not in known:
            yield f"{located.at(keys)}: 源文件里没有“{words}”，请逐字照抄"


def _group_problems(value: Mapping[str, Any], located: Located) -> Iterator[str]:
    seen: dict[str, str] = {}
    for group in GROUPS:
        for rule in value[group]:
            if rule in seen:
                yield f"{located.at([group])}: {rule} 已经在 {seen[rule]} 里，请只留一处"
            seen[rule] = group
    if value["compliant"] and (value["violated"] or value["undetermined"]):
        yield f"{located.at(['compliant'])}: 有不符合或者待定的规则，compliant 应当是 false"


def _clause_problems(clauses: Sequence[Mapping[str, Any]], sheet: Sheet, located: Located) -> Iterator[str]:
    last = -1
    for index, clause in enumerate(clauses):
        found = _lines_at(clause["at"], sheet)
        place = located.at(["clauses", index])
        if len(found) != 1:
            yield f"{place}: “{clause['at']}”应当恰好是一段的开头，现在有{len(found)}处，请写长或者写准"
        elif found[0] < last:
            yield f"{place}: “{clause['at']}”排在前一条之前，请按原文的次序写"
        last = max([last, *found])


def _quotations(value: Mapping[str, Any]) -> Iterator[tuple[list[str | int], str]]:
    for rule, quotes in value["satisfied"].items():
        yield from ((["satisfied", rule, at], words) for at, words in enumerate(quotes))
    for group in (Outcome.VIOLATED, Outcome.UNDETERMINED):
        for rule, fault in value[group].items():
            keys: list[str | int] = [group, rule, "quotes"]
            yield from (([*keys, at], words) for at, words in enumerate(fault["quotes"]))
    for role, found in value.get("places", {}).items():
        yield from ((["places", role, at], words) for at, words in enumerate(found))
