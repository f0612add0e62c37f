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

from collections.abc import Mapping
from typing import Any

from pipeline.check.judgement import Context, Judgement, parameters
from pipeline.model.agreement import Agreement

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


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:
    """Judge whether every element that counts is there and keeps within its limits."""
    from pipeline.check.completeness import judge  # noqa: PLC0415 - agreements, most of what is checked, need none of it

    return judge(agreement, params["elements"], context)
