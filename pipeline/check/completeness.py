"""The judgement on all elements of one rule: what is missing, empty, still open or against a limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.check.figures import Verdict
from pipeline.check.judgement import Context, Judgement
from pipeline.check.places import evidence_at, expected_place
from pipeline.check.required import Element, Found, Search, State
from pipeline.model.agreement import Agreement
from pipeline.model.document import Location
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome

_SENTENCES = {
    "zh": {
        "missing": "缺少{}",
        "empty": "{}只有标题，没有内容",
        "pending": "{}留空待填",
        "wrong": "{}",
        "unsure": "{}读不准，请人工核对",
        "part": "{whole}（{parts}）",
    },
    "en": {
        "missing": "missing: {}",
        "empty": "no content under: {}",
        "pending": "left to be filled in: {}",
        "wrong": "{}",
        "unsure": "to be read by a person: {}",
        "part": "{whole} ({parts})",
    },
}


_BAD = ("missing", "empty", "wrong")
_OPEN = ("pending", "unsure")
_STOP = {"zh": ("、", "；"), "en": (", ", "; ")}
_FIELDS = ("missing", "empty", "pending", "wrong", "found")
_SORTS = {State.PENDING: "pending", State.EMPTY: "empty", State.ABSENT: "missing"}


def judge(agreement: Agreement, elements: Sequence[Element], context: Context) -> Judgement:
    """What the kind ``elements`` says of ``agreement``, any document: see there for outcomes and fields."""
    search = Search(agreement, elements, context.parameters)
    found = [item for element in elements if (item := search.find(element)) is not None]
    sorts = {sort: [item for item in found if _sort(item) == sort] for sort in (*_BAD, *_OPEN, "found")}
    outcome = _outcome(sorts)
    names = {sort: tuple(_named(item, context.lang) for item in items) for sort, items in sorts.items()}
    return Judgement(
        outcome,
        tuple(dict.fromkeys(_evidence(agreement, sorts, outcome))),
        {"problems": _problems(names, context.lang), **_joined(names, context.lang)},
        expected_at=_expected(agreement, found) if sorts["missing"] else None,
    )


def _outcome(sorts: Mapping[str, Sequence[Found]]) -> Outcome:
    if not any(sorts.values()):
        return Outcome.NOT_APPLICABLE
    if any(sorts[sort] for sort in _BAD):
        return Outcome.VIOLATED
    return Outcome.UNDETERMINED if any(sorts[sort] for sort in _OPEN) else Outcome.SATISFIED


def _sort(item: Found) -> str:
    if item.state is not State.FOUND:
        return _SORTS[item.state]
    if item.parts:
        return "pending" if all(part.state is State.PENDING for part in item.parts) else "missing"
    verdict = item.reading.verdict if item.reading else Verdict.KEPT
    return {Verdict.KEPT: "found", Verdict.BROKEN: "wrong", Verdict.UNSURE: "unsure"}[verdict]


def _named(item: Found, lang: str) -> str:
    """The name of an element, with the parts that are not there or with what it states."""
    key, colon = ("en", ": ") if lang == "en" else ("name", "：")
    name = str(item.element[key])
    if item.state is State.FOUND and item.parts:
        parts = _STOP[lang][0].join(str(part.element[key]) for part in item.parts)
        return _SENTENCES[lang]["part"].format(whole=name, parts=parts)
    words = "" if item.reading is None else item.reading.english if lang == "en" else item.reading.words
    return f"{name}{colon}{words}" if words else name


def _problems(names: Mapping[str, Sequence[str]], lang: str) -> str:
    comma, stop = _STOP[lang]
    told = [_SENTENCES[lang][sort].format(comma.join(names[sort])) for sort in (*_BAD, *_OPEN) if names[sort]]
    return stop.join(told)


def _joined(names: Mapping[str, Sequence[str]], lang: str) -> Mapping[str, str]:
    fields = {**names, "pending": (*names["pending"], *names["unsure"])}
    return {name: _STOP[lang][0].join(fields[name]) for name in _FIELDS}


def _evidence(
    agreement: Agreement, sorts: Mapping[str, Sequence[Found]], outcome: Outcome
) -> Iterator[Evidence]:
    """What is wrong or left open; of satisfied elements the first words of each."""
    chosen = {Outcome.VIOLATED: ("empty", "wrong"), Outcome.UNDETERMINED: _OPEN}.get(outcome, ("found",))
    for item in (item for sort in chosen for item in sorts[sort]):
        place = _place(item)
        if place is not None:
            found = evidence_at(agreement, place)
            label = bool(item.titles) and item.titles[0].strict
            yield replace(found, clause=_title(item)) if label or not found.clause else found


def _place(item: Found) -> Location | None:
    if item.reading is not None and item.reading.place is not None:
        return item.reading.place
    if item.state is State.FOUND and item.said and not item.parts:
        return item.said[0]
    titles = [title for part in (*item.parts, item) for title in part.titles]
    return titles[0].location if titles else next(iter(item.said), None)


def _expected(agreement: Agreement, found: Sequence[Found]) -> tuple[Location, str] | None:
    """Behind the last words of the element before the first missing one, else at the end of the text."""
    before: Found | None = None
    for item in found:
        if _sort(item) == "missing":
            break
        before = item if item.said or item.titles else before
    else:
        return None
    inside = item if item.state is State.FOUND else before
    if inside is None:
        return expected_place(agreement, ())
    last = max(
        (*inside.said, *(place for title in inside.titles for place in title.content[-1:])), default=None
    )
    place = last or inside.titles[0].location
    block = agreement.document.blocks[place.block]
    return block.location(place.end, place.end), _title(inside)


def _title(item: Found) -> str:
    return item.titles[0].title if item.titles else ""
