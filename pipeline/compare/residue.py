"""What no term explains: figures, duties and parties that changed in a sentence. None is passed over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.compare.align import Alignment, Match
from pipeline.compare.figures import Figure, figures
from pipeline.compare.paragraphs import Paragraph, evidence, sentence_around
from pipeline.compare.statements import plain
from pipeline.model.agreement import Agreement
from pipeline.model.comparison import Change, Said, TermChange, Value
from pipeline.model.evidence import Evidence

_DUTIES = (
    (
        "应当",
        re.compile(
            r"应当|(?<![相对反响供适效回因])应(?![当用急收税届聘变力答邀征诉付])|必须|须(?!知)|有义务"
        ),
    ),
    ("可以", re.compile(r"(?<!不)可以|(?<!不)可(?=[在于向对将按由自]|单方|随时)|有权|有权利")),
    ("不得", re.compile(r"不得|不可以|不可(?!抗力|分割|撤销|逆|或缺)|不能|不应|禁止|无权|严禁")),
    ("不", re.compile(r"不(?=[承负予退享支再视属影构])|无须|无需|不必|免除|免于")),
    ("独占", re.compile("独占|独家|排他")),
    ("普通许可", re.compile("普通许可|非独占|非排他")),
    ("无偿", re.compile("无偿|免费|免收")),
    ("连带", re.compile("连带")),
    ("永久", re.compile("永久|长期|不可撤销")),
    ("书面", re.compile("书面")),
    ("未经", re.compile("未经")),
    ("优先", re.compile("优先")),
)
"""Words that make, lift or bend a duty; different words of one row mean the same."""
_PARTIES = re.compile(r"[甲乙丙丁戊己庚]方|双方|各方|共有|共同")
_ORGANISATION = re.compile(r"[\u4e00-\u9fa5]{2,20}(?:公司|大学|学院|研究院|研究所|医院|委员会)")
_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")


@dataclass(frozen=True, slots=True)
class Sides:
    """Both versions, and which of their blocks and values the terms that changed speak of."""

    old: Agreement
    new: Agreement
    changed: Sequence[TermChange]

    @property
    def touched(self) -> tuple[frozenset[int], frozenset[int]]:
        """Blocks of the old and of the new version."""
        return _blocks(item.old for item in self.changed), _blocks(item.new for item in self.changed)

    @property
    def values(self) -> tuple[frozenset[Value], frozenset[Value]]:
        """Values of the old and of the new version."""
        return _values(item.old for item in self.changed), _values(item.new for item in self.changed)

    @property
    def swaps(self) -> frozenset[tuple[Value, Value]]:
        """A value and what it became."""
        return frozenset(
            swap
            for item in self.changed
            if item.old and item.new
            for swap in zip(item.old.values, item.new.values, strict=False)
        )


def residue(sides: Sides, alignment: Alignment) -> Iterator[TermChange]:
    """The changes of figures, duties and parties that ``sides.changed`` do not speak of."""
    touched, values, swaps = sides.touched, sides.values, sides.swaps
    for match in alignment.matches:
        if match.same:
            continue
        known = any(
            not blocks.isdisjoint(item.blocks)
            for blocks, item in zip(touched, (match.old, match.new), strict=True)
            if item
        )
        if match.old is None or match.new is None:
            if not known:
                yield from _alone(sides, match)
            continue
        found = [
            item
            for item in _figures(sides, match.old, match.new)
            if not _explained(item, values, swaps, known=known)
        ]
        yield from found
        if not found and not known:
            yield from _wording(sides, match.old, match.new)


def _blocks(told: Iterable[Said | None]) -> frozenset[int]:
    return frozenset(item.location.block for said in told if said for item in said.evidence)


def _values(told: Iterable[Said | None]) -> frozenset[Value]:
    return frozenset(value for said in told if said for value in said.values)


def _explained(
    change: TermChange,
    values: tuple[frozenset[Value], frozenset[Value]],
    swaps: frozenset[tuple[Value, Value]],
    *,
    known: bool,
) -> bool:
    """Tell whether a term that changed says the same."""
    old, new = (said.values if said else () for said in (change.old, change.new))
    if len(old) == len(new) and all(swap in swaps for swap in zip(old, new, strict=True)):
        return True
    return known and all(
        _held(value, side) for told, side in zip((old, new), values, strict=True) for value in told
    )


def _held(value: Value, values: frozenset[Value]) -> bool:
    """Tell whether a value is among ``values`` or is a number in one of them (of an address, of a title)."""
    texts = (item for item in values if isinstance(item, str))
    return value in values or (isinstance(value, str) and any(value in text for text in texts))


def _figures(sides: Sides, old: Paragraph, new: Paragraph) -> Iterator[TermChange]:
    before, after = figures(old.text), figures(new.text)
    gone, come = _surplus(before, after), _surplus(after, before)
    for kind in dict.fromkeys(item.kind for item in (*gone, *come)):
        left = [item for item in gone if item.kind == kind]
        right = [item for item in come if item.kind == kind]
        if len(left) == len(right):
            pairs = [([a], [b]) for a, b in zip(left, right, strict=True)]
        else:
            pairs = [(left, right)]
        for a, b in pairs:
            yield _figure(sides, kind, (old, a), (new, b))


def _surplus(first: Sequence[Figure], second: Sequence[Figure]) -> list[Figure]:
    """Those of ``first`` that ``second`` does not have, the last ones of equals."""
    left = Counter((item.kind, item.value) for item in second)
    surplus = []
    for item in first:
        if left[item.kind, item.value]:
            left[item.kind, item.value] -= 1
        else:
            surplus.append(item)
    return surplus


def _figure(
    sides: Sides, kind: str, old: tuple[Paragraph, list[Figure]], new: tuple[Paragraph, list[Figure]]
) -> TermChange:
    change = Change.CHANGED if old[1] and new[1] else Change.REMOVED if old[1] else Change.ADDED
    left, right = (
        Said(
            tuple(item.value for item in found),
            _quotes(version, paragraph, found) or _differing(version, paragraph, other),
        )
        for version, (paragraph, found), (other, _) in ((sides.old, old, new), (sides.new, new, old))
    )
    return TermChange("figure", "", kind, change, left, right)


def _quotes(version: Agreement, paragraph: Paragraph, found: Sequence[Figure]) -> tuple[Evidence, ...]:
    places = dict.fromkeys(sentence_around(paragraph.text, item.start, item.end) for item in found)
    return tuple(_quote(version, paragraph, *place) for place in places)


def _quote(version: Agreement, paragraph: Paragraph, start: int, end: int) -> Evidence:
    """A sentence; of a table row only the cell that it begins in."""
    return evidence(version, *paragraph.place(start, end))


def _differing(version: Agreement, paragraph: Paragraph, other: Paragraph) -> tuple[Evidence, ...]:
    """The first sentence that the other version does not have; the whole paragraph when it has them all."""
    for match in _SENTENCE.finditer(paragraph.text):
        if plain(match[0]) not in other.key:
            return (_quote(version, paragraph, *match.span()),)
    return (_quote(version, paragraph, 0, len(paragraph.text)),)


def _wording(sides: Sides, old: Paragraph, new: Paragraph) -> Iterator[TermChange]:
    for note, before, after in (
        ("duty", _duties(old.key), _duties(new.key)),
        ("name", Counter(_ORGANISATION.findall(old.key)), Counter(_ORGANISATION.findall(new.key))),
        ("party", Counter(_PARTIES.findall(old.key)), Counter(_PARTIES.findall(new.key))),
    ):
        gone, come = before - after, after - before
        if not (gone or come) or (note != "duty" and not (gone and come)):
            continue
        yield TermChange(
            "wording",
            "",
            note,
            Change.UNCLEAR,
            Said(tuple(sorted(gone)), _differing(sides.old, old, new)),
            Said(tuple(sorted(come)), _differing(sides.new, new, old)),
            note,
        )
        return


def _duties(text: str) -> Counter[str]:
    return Counter({name: len(pattern.findall(text)) for name, pattern in _DUTIES})


def _alone(sides: Sides, match: Match) -> Iterator[TermChange]:
    """A paragraph that stands in one version only, when it holds a figure or a duty."""
    paragraph = match.old or match.new
    if paragraph is None:
        return
    held = figures(paragraph.text)
    if not held and not +_duties(paragraph.key):
        return
    version = sides.old if match.old else sides.new
    told = Said((plain(paragraph.text),), (_quote(version, paragraph, 0, len(paragraph.text)),))
    change = Change.REMOVED if match.old else Change.ADDED
    left, right = (told, None) if match.old else (None, told)
    yield TermChange("passage", "", "", change, left, right, "figure" if held else "duty")
