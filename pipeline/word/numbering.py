"""Automatic numbers: definitions of ``word/numbering.xml`` and the counting through one document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.word.markup import Element
from pipeline.word.names import ILVL, MC, NUM_ID, RPR, VAL, W
from pipeline.word.number_formats import custom, format_number
from pipeline.word.styles import ParagraphFormat, StyleSheet, is_on, number, run_format, whole
from pipeline.word.symbols import PRIVATE_USE, bullet

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_MC_FORMAT = f"{MC}AlternateContent/{MC}Choice/{W}numFmt"
_MC_FALLBACK = f"{MC}AlternateContent/{MC}Fallback/{W}numFmt"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition."""

    start: int = 0
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    """1-based level after which counting starts anew; 0: never; None: after any higher level."""
    legal: bool = False
    style: str = ""
    font: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Override:
    """What a ``w:num`` changes in one level."""

    start: int | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Abstract:
    """A list definition. ``link`` names the numbering style that holds the levels instead."""

    levels: tuple[Level, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Num:
    """A list: a definition and what it changes, by level."""

    abstract: str
    overrides: dict[int, Override] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Numbering:
    """Everything in ``word/numbering.xml``."""

    abstracts: dict[str, Abstract] = field(default_factory=dict)
    nums: dict[int, Num] = field(default_factory=dict)

    @classmethod
    def from_xml(cls, root: Element) -> Numbering:
        """The definitions in the root of ``word/numbering.xml``."""
        abstracts = {
            item.get(W + "abstractNumId", ""): _abstract(item) for item in root.iter(W + "abstractNum")
        }
        nums = {}
        for item in root.iter(W + "num"):
            identifier = whole(item.get(NUM_ID, ""))
            if identifier is not None:
                nums[identifier] = _num(item)
        return cls(abstracts, nums)


def _value(element: Element, tag: str) -> str:
    child = element.find(W + tag)
    return "" if child is None else child.get(VAL, "")


def _format(element: Element) -> str:
    for path in (W + "numFmt", _MC_FORMAT, _MC_FALLBACK):
        found = element.find(path)
        if found is None:
            continue
        name = found.get(VAL, "decimal")
        if name != "custom":
            return name
        named = custom(found.get(W + "format", ""))
        if named:
            return named
    return "decimal"


def _level(element: Element) -> Level:
    runs = element.find(RPR)
    text = element.find(W + "lvlText")
    picture = element.find(W + "lvlPicBulletId") is not None
    return Level(
        start=number(element.find(W + "start")) or 0,
        format=_format(element),
        text="•" if picture else "" if text is None else text.get(VAL, ""),
        restart=number(element.find(W + "lvlRestart")),
        legal=bool(is_on(element.find(W + "isLgl"))),
        style=_value(element, "pStyle"),
        font="" if picture else run_format(runs).font,
        hidden=bool(run_format(runs).hidden),
    )


def _place(element: Element) -> int:
    place = whole(element.get(ILVL, ""))
    return -1 if place is None or place >= LEVELS else place


def _abstract(element: Element) -> Abstract:
    found = {_place(item): _level(item) for item in element.iterchildren(W + "lvl")}
    levels = tuple(found.get(place, Level()) for place in range(LEVELS))
    return Abstract(levels, _value(element, "numStyleLink"))


def _num(element: Element) -> Num:
    overrides = {}
    for item in element.iterchildren(W + "lvlOverride"):
        own = item.find(W + "lvl")
        overrides[_place(item)] = Override(
            number(item.find(W + "startOverride")), None if own is None else _level(own)
        )
    return Num(_value(element, "abstractNumId"), overrides)


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph stands in a list: counter (definition), list, level, and the levels in force."""

    counter: str
    num_id: int
    level: int
    levels: tuple[Level, ...]
    starts: dict[int, int]
    """Levels at which this list starts a count of its own, with the first number; it does so once."""


@dataclass(frozen=True, slots=True)
class List:
    """A list with its levels in force. ``linked`` is the level of each paragraph style that belongs to it."""

    counter: str
    levels: tuple[Level, ...]
    starts: dict[int, int]
    linked: dict[str, int]


class Lists:
    """The lists of one document: which one a paragraph is in. Knows nothing of what was counted so far."""

    def __init__(self, numbering: Numbering, styles: StyleSheet) -> None:
        """Take the definitions of one document."""
        self._numbering = numbering
        self._styles = styles
        self._lists: dict[int, List | None] = {}
        self._places: dict[tuple[str, int | None, int | None], ListPlace | None] = {}

    def place(self, direct: ParagraphFormat) -> ListPlace | None:
        """The list and level of a paragraph, from itself or its style; None when it has no number."""
        key = (direct.style, direct.num_id, direct.level)
        if key not in self._places:
            self._places[key] = self._find(direct)
        return self._places[key]

    def _find(self, direct: ParagraphFormat) -> ListPlace | None:
        inherited = self._styles.paragraph(direct.style)
        num_id = inherited.paragraph.num_id if direct.num_id is None else direct.num_id
        found = self._list(num_id) if num_id else None
        if num_id is None or found is None:
            return None
        level = direct.level
        if level is None and direct.num_id is None:
            level = self._level_of_style(inherited.chain, found.linked)
        if level is None:
            level = inherited.paragraph.level or 0
        return ListPlace(found.counter, num_id, min(max(level, 0), LEVELS - 1), found.levels, found.starts)

    def _level_of_style(self, chain: tuple[str, ...], linked: dict[str, int]) -> int | None:
        """What the nearest style says that names a level; a link from the level prevails (§17.9.23)."""
        for style in chain:
            own = linked.get(style, self._styles.styles[style].paragraph.level)
            if own is not None:
                return own
        return None

    def _list(self, num_id: int) -> List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._resolve(num_id)
        return self._lists[num_id]

    def _resolve(self, num_id: int) -> List | None:
        num = self._numbering.nums.get(num_id)
        counter, abstract = ("", None) if num is None else self._definition(num, frozenset())
        if num is None or abstract is None:
            return None
        levels, starts = list(abstract.levels), {}
        for place, override in num.overrides.items():
            if place < 0:
                continue
            if override.level is not None:
                levels[place] = override.level
            if override.start is not None:
                starts[place] = override.start
        linked = {level.style: place for place, level in enumerate(levels) if level.style}
        return List(counter, tuple(levels), starts, linked)

    def _definition(self, num: Num, seen: frozenset[str]) -> tuple[str, Abstract | None]:
        """The definition with the levels, through the numbering style where one is named."""
        abstract = self._numbering.abstracts.get(num.abstract)
        if abstract is None or not abstract.link or num.abstract in seen:
            return num.abstract, abstract
        linked = self._styles.inherited(abstract.link).paragraph.num_id
        target = self._numbering.nums.get(linked or 0)
        return (num.abstract, None) if target is None else self._definition(target, seen | {num.abstract})


class Counter:
    """Counts the numbered paragraphs of one stream of text in reading order."""

    def __init__(self) -> None:
        """Start before the first paragraph."""
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[int] = set()

    def next_label(self, place: ListPlace) -> str:
        """Counts one paragraph and returns its number as printed, without what follows it."""
        counts = self._counts.setdefault(place.counter, [None] * LEVELS)
        level = place.level
        if level in place.starts and place.num_id not in self._begun:
            self._begun.add(place.num_id)
            counts[level] = None
        before = counts[level]
        start = place.starts.get(level, place.levels[level].start)
        counts[level] = start if before is None else before + 1
        for higher in range(level):
            if counts[higher] is None:  # a level that was passed over has begun all the same
                counts[higher] = place.levels[higher].start
        for lower in range(level + 1, LEVELS):
            restart = place.levels[lower].restart
            if restart is None or level < restart:
                counts[lower] = None
        return _label(place, counts)


def _label(place: ListPlace, counts: list[int | None]) -> str:
    own = place.levels[place.level]
    if own.hidden:
        return ""
    if own.format == "bullet":
        return bullet(own.text, own.font)

    def count(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        level = place.levels[at]
        name = "decimal" if own.legal and level.format not in ("none", "decimalZero") else level.format
        current = counts[at]
        return (
            ""
            if name in ("none", "bullet")
            else format_number(level.start if current is None else current, name)
        )

    return PRIVATE_USE.sub("", _PLACE.sub(count, own.text)).strip()
