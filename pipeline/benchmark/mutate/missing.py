"""What is true when words are gone: which rules they settled, and which other rules may be affected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.benchmark.labelled import Labelled, Part
from pipeline.benchmark.mutant import OPEN, VIOLATED
from pipeline.benchmark.sheet import Place
from pipeline.model.report import Outcome

DEMANDED: Mapping[str, str] = {
    "background-ip/clause": "",
    "benefit/clause": "",
    "benefit/method": "benefit/clause",
    "benefit/ratio-defined": "benefit/clause",
    "benefit/timing": "benefit/clause",
    "civil-code/breach-liability": "",
    "civil-code/dispute-resolution": "",
    "civil-code/performance": "",
    "civil-code/price": "",
    "civil-code/quality": "",
    "civil-code/quantity": "",
    "civil-code/subject": "",
    "confidentiality/clause": "",
    "confidentiality/liability": "confidentiality/clause",
    "confidentiality/period": "confidentiality/clause",
    "confidentiality/scope": "confidentiality/clause",
    "exit/clause": "",
    "exit/conditions": "exit/clause",
    "exit/liquidation": "",
    "exit/result-ownership": "",
    "ip/filing-and-maintenance": "",
    "ip/improvements": "",
    "ip/ownership": "",
    "ip/result-kinds": "ip/ownership",
    "publication/review": "",
    "technology-contract/acceptance": "",
    "technology-contract/content-and-requirements": "",
    "technology-contract/definitions": "",
    "technology-contract/plan": "",
    "technology-contract/project-name": "",
    "transfer-law/funding": "",
    "transfer-law/organization": "",
    "transfer-law/risk-sharing": "",
    "transfer-law/tasks": "",
}
"""Rules that are violated when nothing settles them, with the rule without which they do not apply."""
_ELEMENTS: Mapping[str, tuple[str, ...]] = {
    "benefit/clause": ("benefit/ratio-defined", "benefit/timing", "benefit/method"),
    "confidentiality/clause": (
        "confidentiality/scope",
        "confidentiality/period",
        "confidentiality/liability",
    ),
    "exit/clause": ("exit/conditions", "exit/liquidation", "exit/result-ownership"),
    "ip/ownership": ("ip/result-kinds", "exit/result-ownership"),
}
"""While one of these stands, a reader may hold that the clause is there: then nothing is expected."""
STRUCTURE = frozenset({"draft/numbering", "draft/references-resolve"})
"""What taking lines out or moving them may break besides."""
WHOLE = frozenset({*STRUCTURE, "draft/placeholders", "civil-code/quality", "civil-code/quantity"})
"""The same where whole clauses go: indicators and quantities are named all over an agreement."""
TIME = frozenset({"confidentiality/period", "draft/dates-ordered"})
"""Rules that reckon with the term of the agreement."""
_REFERENCE = re.compile(
    r"第\s*[一二三四五六七八九十百零〇\d]+[.．\d]*\s*[条款项节章]|前[款条]|上[述款]|本条|Section|Article"
)
_BACK = re.compile("前[款项]|上[述款项]|前述|上面|该[项等]?(?:义务|责任|约束)|此[项等]?(?:义务|责任|约束)")
_BOX = re.compile("[□☑☐☒■√▢]")
_SHORTEST = 6
_CAUGHT = frozenset({"confidentiality/liability"})
_ANY_BREACH = re.compile(
    r"(?:其他|其它|其余|一切|凡|任何|除[^。；]{1,16}外，?|未列明|不履行|不按)[^。；，]{0,12}"
    r"(?:违约|违反|毁约|合同|协议|约定|承诺|损失)[^。；]{0,40}(?:赔偿|赔付|赔|承担|负责)"
)
"""A breach of whatever provision."""


def turn(agreement: Labelled) -> int:
    """A number of the agreement, by which variants take turns from one agreement to the next."""
    return sum(map(ord, agreement.id))


def missing(
    agreement: Labelled, touched: Sequence[Place], *, empty: bool = False
) -> dict[str, tuple[Outcome, ...]]:
    """The demanded rules that nothing settles without ``touched``, with the outcomes that are right then.

    ``empty``: something still stands there that could be filled in; then undetermined is right as well. So
    it is where a heading or boxes of a form are left.
    """
    gone = [rule for rule in DEMANDED if _is_gone(agreement, rule, touched)]
    usual = OPEN if empty or _leaves_a_form(agreement, touched) else VIOLATED
    return {
        rule: (*usual, Outcome.NOT_APPLICABLE) if _is_touched(agreement, DEMANDED[rule], touched) else usual
        for rule in gone
    }


def _is_touched(agreement: Labelled, rule: str, touched: Sequence[Place]) -> bool:
    """Whether the rule rests on one of ``touched``: what depends on it may then be said not to apply."""
    places = (place for places in agreement.quoted.get(rule, ()) for place in places)
    return any(place.overlaps(other) for place in places for other in touched)


def _leaves_a_form(agreement: Labelled, touched: Sequence[Place]) -> bool:
    """Whether of a clause only its heading is left, or options to be ticked."""
    texts = agreement.sheet.paragraphs
    for part in parts_of(agreement, touched):
        wholes = agreement.sheet.inside(part.first, part.end)
        left = [whole for whole in wholes if _is_left(agreement, whole, touched)]
        if left == [wholes[0]] or any(_BOX.search(texts[whole.paragraph].text) for whole in wholes):
            return True
    return any(_BOX.search(texts[place.paragraph].text) for place in touched)


def _is_gone(agreement: Labelled, rule: str, touched: Sequence[Place]) -> bool:
    """Whether nothing settles the rule without ``touched``; no where readers may differ."""
    if not agreement.holds(rule) or not agreement.quoted[rule] or not agreement.demands(rule):
        return False
    if rule in _CAUGHT and _is_caught(agreement, touched):
        return False
    elements = [item for item in _ELEMENTS.get(rule, ()) if agreement.holds(item)]
    return _is_covered(agreement, rule, touched) and all(
        _is_covered(agreement, item, touched, own=True) for item in elements
    )


def _is_covered(agreement: Labelled, rule: str, touched: Sequence[Place], *, own: bool = False) -> bool:
    """Whether all words that the rule rests on are among ``touched``; ``own``: but those on any breach."""
    return all(
        bool(places) and all(any(other.covers(place) for other in touched) for place in places)
        for quote, places in zip(agreement.truth[rule].quotes, agreement.quoted[rule], strict=True)
        if not (own and rule in _CAUGHT and _ANY_BREACH.search(quote))
    )


def _is_caught(agreement: Labelled, touched: Sequence[Place]) -> bool:
    """Whether a provision on every other breach stays: it settles what was not settled in particular."""
    for index, paragraph in enumerate(agreement.sheet.paragraphs):
        for match in _ANY_BREACH.finditer(paragraph.text):
            place = Place(index, *match.span())
            if not any(other.overlaps(place) for other in touched):
                return True
    return False


def sentences(agreement: Labelled, rule: str) -> tuple[Place, ...]:
    """The sentences with the words that settle ``rule``; none where a quotation is short or not unique."""
    found: list[Place] = []
    for quote, places in zip(agreement.truth[rule].quotes, agreement.quoted[rule], strict=True):
        if len(places) != 1 or len(quote) < _SHORTEST:
            return ()
        found.append(agreement.sheet.sentence(places[0]))
    return tuple(_joined(found))


def _joined(places: Iterable[Place]) -> Iterator[Place]:
    """The places in order, those that touch each other as one."""
    last: Place | None = None
    for place in sorted(places, key=lambda item: (item.paragraph, item.start)):
        if last is not None and last.paragraph == place.paragraph and place.start <= last.end:
            last = Place(last.paragraph, last.start, max(last.end, place.end))
            continue
        if last is not None:
            yield last
        last = place
    if last is not None:
        yield last


def referring(agreement: Labelled) -> frozenset[str]:
    """The rules that rest on a paragraph that refers to another one: they depend on what stands there."""
    texts = agreement.sheet.paragraphs
    return frozenset(
        rule
        for rule, quotes in agreement.quoted.items()
        if any(_REFERENCE.search(texts[place.paragraph].text) for places in quotes for place in places)
    )


def parts_of(agreement: Labelled, places: Sequence[Place]) -> tuple[Part, ...]:
    """The clauses that ``places`` stand in, without those of which nothing is left beside them."""
    texts = agreement.sheet.paragraphs
    found = (agreement.part_at(texts[place.paragraph].line) for place in places)
    parts = dict.fromkeys(part for part in found if part is not None)
    return tuple(
        part
        for part in parts
        if any(_is_left(agreement, whole, places) for whole in agreement.sheet.inside(part.first, part.end))
    )


def _is_left(agreement: Labelled, whole: Place, gone: Sequence[Place]) -> bool:
    """Whether words of the paragraph ``whole``, its number aside, are not among ``gone``."""
    label = agreement.sheet.paragraphs[whole.paragraph].label
    rest = Place(whole.paragraph, min(label, whole.end), whole.end)
    return rest.start < rest.end and not any(place.covers(rest) for place in gone)


def side_effects(agreement: Labelled, touched: Sequence[Place]) -> frozenset[str]:
    """Rules that may change when ``touched`` go, though they do not rest on them."""
    found = set(STRUCTURE)
    lines = agreement.sheet.lines
    if any(lines[agreement.sheet.paragraphs[place.paragraph].line].is_row for place in touched):
        found.add("draft/placeholders")
    if any(_BOX.search(agreement.sheet.paragraphs[place.paragraph].text) for place in touched):
        found.add("draft/placeholders")
    if any(place.overlaps(term) for place in touched for term in agreement.spots("term")):
        found |= TIME
    return frozenset(found) | _pointing_back(agreement, touched)


def _pointing_back(agreement: Labelled, touched: Sequence[Place]) -> frozenset[str]:
    """The rules that rest on a paragraph that speaks of the one before it (前款义务), which is touched."""
    texts = agreement.sheet.paragraphs
    behind = {place.paragraph + 1 for place in touched}
    return frozenset(
        rule
        for rule, quotes in agreement.quoted.items()
        if any(
            place.paragraph in behind and _BACK.search(texts[place.paragraph].text)
            for places in quotes
            for place in places
        )
    )
