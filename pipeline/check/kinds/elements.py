"""elements: a document has what its kind must contain, and what it states keeps within the limits.

Parameters
  elements        a list; each has a ``name`` (and ``en``) and is looked for in all ways that it gives:
    titles        patterns of its title: a heading, the label of a table cell, a label before a colon
                  (default: the name itself)
    columns       patterns of the header cells of a table with at least one complete row
    wording       patterns of a sentence anywhere that is the element
    parts         what it must speak of: elements with ``titles`` of their own, or ``wording`` inside it
    minimum       characters of substance wanted (default 2); none: “无” is an answer too
    when, unless  patterns: the element counts only where the document says so, or does not
    optional      true: nothing is wanted where it is absent; what is there is judged
    limit         a bound of a figure, choice: exactly one of several conclusions, band: a grade by its
                  score, quotient: a rate by its parts (see ``pipeline.check.figures``), matrix: a level
                  for each row of a table by two of its columns

Outcomes: all there → satisfied, each with its words; absent, empty (no words, 无, 略) or against a limit →
violated; left to be written (blanks, 待定, instructions) or not surely read → undetermined; no element
counts → not applicable. Fields: {problems} (a sentence of all of the following), {missing}, {empty},
{pending}, {wrong}, {found}.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.check.figures import Verdict
from pipeline.check.judgement import Context, Judgement, parameters
from pipeline.check.places import evidence_at, expected_place
from pipeline.check.required import Found, Search, State
from pipeline.model.agreement import Agreement
from pipeline.model.document import Location
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome

_WORDS = {"type": "array", "items": {"type": "string"}, "minItems": 1}
_MEASURES = ("ratio", "working_days", "months", "number")
_BOUND = {"type": ["integer", "string"]}
_LIMIT = {
    **parameters(
        {
            "measure": {"enum": list(_MEASURES)},
            "near": {"type": "string"},
            "at_most": _BOUND,
            "at_least": _BOUND,
            "equals": _BOUND,
        },
        ("measure", "near"),
    ),
    "minProperties": 3,
    "maxProperties": 3,
}
_MATRIX = parameters(
    {
        "rows": {"type": "string"},
        "across": {"type": "string"},
        "level": {"type": "string"},
        "bounds": {"type": "array", "items": {"type": "integer"}},
        "classes": _WORDS,
        "levels": {"type": "array", "items": _WORDS},
    },
    ("rows", "across", "level", "bounds", "classes", "levels"),
)
_ELEMENT = {
    "name": {"type": "string"},
    "en": {"type": "string"},
    "titles": _WORDS,
    "columns": _WORDS,
    "wording": _WORDS,
    "minimum": {"type": "integer", "minimum": 1},
    "none": {"type": "boolean"},
}
_PART = parameters({**_ELEMENT, "within": _WORDS}, ("name", "en"))
PARAMS: Mapping[str, Any] = parameters(
    {
        "elements": {
            "type": "array",
            "minItems": 1,
            "title": "必备的要素：标题、表格栏目或者措辞，以及内容和数值的要求",
            "items": parameters(
                {
                    **_ELEMENT,
                    "parts": {"type": "array", "items": _PART, "minItems": 1},
                    "when": {"type": "string"},
                    "unless": {"type": "string"},
                    "optional": {"type": "boolean"},
                    "limit": _LIMIT,
                    "choice": {"type": "object", "additionalProperties": {"type": "string"}},
                    "band": parameters(
                        {
                            "near": {"type": "string"},
                            "grades": {"type": "object", "additionalProperties": {"type": "integer"}},
                        },
                        ("near", "grades"),
                    ),
                    "quotient": parameters(
                        {name: {"type": "string"} for name in ("near", "of", "by")}, ("near", "of", "by")
                    ),
                    "matrix": _MATRIX,
                },
                ("name", "en"),
            ),
        },
    },
    ("elements",),
)
FIELDS = ("problems", "missing", "empty", "pending", "wrong", "found")

_SENTENCES = {
    "zh": {
        "missing": "缺少{}",
        "empty": "{}只有标题，没有内容",
        "pending": "{}留空待填",
        "wrong": "{}不符合要求",
        "unsure": "{}读不准，请人工核对",
        "part": "{whole}（{parts}）",
    },
    "en": {
        "missing": "missing: {}",
        "empty": "no content under: {}",
        "pending": "left to be filled in: {}",
        "wrong": "not as required: {}",
        "unsure": "to be read by a person: {}",
        "part": "{whole} ({parts})",
    },
}


_BAD = ("missing", "empty", "wrong")
_OPEN = ("pending", "unsure")
_STOP = {"zh": ("、", "；"), "en": (", ", "; ")}
_SORTS = {State.PENDING: "pending", State.EMPTY: "empty", State.ABSENT: "missing"}


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:
    """Judge whether every element that counts is there and keeps within its limits."""
    search = Search(agreement, params["elements"], context.parameters)
    found = [item for element in params["elements"] if (item := search.find(element)) is not None]
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
    return {name: _STOP[lang][0].join(fields[name]) for name in FIELDS if name in fields}


def _evidence(
    agreement: Agreement, sorts: Mapping[str, Sequence[Found]], outcome: Outcome
) -> Iterator[Evidence]:
    """What is wrong or left open; of satisfied elements the first words of each."""
    chosen = {Outcome.VIOLATED: ("empty", "wrong"), Outcome.UNDETERMINED: _OPEN}.get(outcome, ("found",))
    for item in (item for sort in chosen for item in sorts[sort]):
        place = _place(item)
        if place is not None:
            found = evidence_at(agreement, place)
            yield found if found.clause else replace(found, clause=_title(item))


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
