"""matter: a matter has to be settled somewhere in the agreement.

Parameters are those of a matter pattern (`pipeline.check.matter_pattern.PATTERN`) and
  when            a matter pattern; where it is absent the rule does not apply
  depends_on      a rule; where that one is violated this one does not apply (one fault is reported once)
  spoken_of       a matter pattern: where it is found, this one applies even so
  items           names with a matter pattern each: the matter has several parts
  minimum         how many of the items must be settled (default: all)
  complete        sentences that settle every item at once (a matter pattern)
  titled          a matter pattern with a ``title`` (regular expression): where the agreement's title fits,
                  what settles this settles the matter too, and what leaves this to fill in leaves that
  sort            a matter pattern with ``where`` and ``without`` (matter patterns): where the agreement says
                  the one and not the other, what settles this settles the matter too
  named           a regular expression: the agreement's title settles the matter where it is found in it
  telling         a regular expression: what a passage must say at least to be suspected of being about it

Outcomes: settled → satisfied; only its heading or a blank → undetermined; nowhere → violated.
Fields for messages: {missing} (items that are not there; when none is wanting, those left to fill in),
{found} (items settled).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipeline.check.judgement import Context, Judgement
from pipeline.check.matter import Found, Matter, find
from pipeline.check.matter_pattern import PATTERN
from pipeline.model.agreement import Agreement, Standing
from pipeline.model.report import Outcome

_NO_TITLE = frozenset({Standing.STRUCK, Standing.GUIDANCE})
_TITLE = {"type": "string", "title": "协议的名称（正则）"}
_PATTERN = {"type": "object", "properties": PATTERN, "additionalProperties": False}
PARAMS: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        **PATTERN,
        "when": _PATTERN,
        "depends_on": {"type": "string"},
        "spoken_of": _PATTERN | {"title": "depends_on 的规则不符合，而文中有此措辞的，仍然适用"},
        "items": {"type": "object", "additionalProperties": _PATTERN, "minProperties": 2},
        "minimum": {"type": "integer", "minimum": 1},
        "complete": _PATTERN,
        "titled": {
            "type": "object",
            "properties": {"title": _TITLE, **PATTERN},
            "required": ["title"],
            "additionalProperties": False,
        },
        "sort": {
            "type": "object",
            "properties": {"where": _PATTERN, "without": _PATTERN, **PATTERN},
            "required": ["where", "without"],
            "additionalProperties": False,
        },
        "named": {"type": "string", "title": "协议的名称写明即可（正则）"},
        "telling": {"type": "string", "title": "模型疑似的段落里至少要有的措辞（正则）"},
    },
    "additionalProperties": False,
}
FIELDS = ("missing", "found")

OUTCOMES = {
    Found.SETTLED: Outcome.SATISFIED,
    Found.BLANK: Outcome.UNDETERMINED,
    Found.ABSENT: Outcome.VIOLATED,
}


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:
    """Judge whether the matter is settled."""
    wanting = context.results.get(params.get("depends_on", "")) in {Outcome.VIOLATED, Outcome.NOT_APPLICABLE}
    if wanting and find(agreement, params.get("spoken_of", {})).state is Found.ABSENT:
        return Judgement(Outcome.NOT_APPLICABLE)
    if "when" in params and find(agreement, params["when"]).state is Found.ABSENT:
        return Judgement(Outcome.NOT_APPLICABLE)
    if "items" in params:
        return _items(agreement, params)
    matter = find(agreement, params)
    if matter.state is not Found.SETTLED and "titled" in params:
        matter = _titled(agreement, params["titled"], matter)
    if matter.state is not Found.SETTLED and "sort" in params:
        matter = _of_sort(agreement, params["sort"]) or matter
    if matter.state is not Found.SETTLED and "named" in params:
        matter = _named(agreement, params["named"]) or matter
    return Judgement(OUTCOMES[matter.state], matter.evidence)


def _titled(agreement: Agreement, pattern: Mapping[str, Any], otherwise: Matter) -> Matter:
    """What an agreement of this name settles, or leaves to fill in, in other words; else ``otherwise``."""
    if not re.search(pattern["title"], agreement.terms.title):
        return otherwise
    matter = find(agreement, pattern)
    tells = matter.state is Found.SETTLED or otherwise.state is Found.ABSENT
    return matter if tells and matter.state is not Found.ABSENT else otherwise


def _of_sort(agreement: Agreement, pattern: Mapping[str, Any]) -> Matter | None:
    """What an agreement of this sort settles in other words; None where it does not or is of another sort."""
    matter = find(agreement, pattern)
    if matter.state is not Found.SETTLED or find(agreement, pattern["where"]).state is not Found.SETTLED:
        return None
    return matter if find(agreement, pattern["without"]).state is not Found.SETTLED else None


def _named(agreement: Agreement, pattern: str) -> Matter | None:
    """The agreement's title where it says ``pattern``; None where it does not, is struck or no paragraph.

    Of a title in two lines the first must say more than the second, which only names the kind of paper.
    """
    title = agreement.terms.title
    if not re.search(pattern, title):
        return None
    lines = [p for p in agreement.provisions if p.text and title.startswith(p.text)]
    for found in lines:
        whole = found.text == title or len(found.text) * 2 > len(title)
        if whole and found.standing not in _NO_TITLE:
            return Matter(Found.SETTLED, (agreement.evidence(found),))
    return None


def _items(agreement: Agreement, params: Mapping[str, Any]) -> Judgement:
    whole = find(agreement, params["complete"]) if "complete" in params else Matter(Found.ABSENT)
    if whole.state is Found.SETTLED:
        return Judgement(Outcome.SATISFIED, whole.evidence)
    found = {name: find(agreement, pattern) for name, pattern in params["items"].items()}
    settled = [name for name, matter in found.items() if matter.state is Found.SETTLED]
    outcome = _outcome(found, len(settled), params)
    absent = [name for name, matter in found.items() if matter.state is Found.ABSENT]
    unsettled = absent if outcome is Outcome.VIOLATED else [name for name in found if name not in settled]
    evidence = tuple(dict.fromkeys(item for matter in found.values() for item in matter.evidence[:1]))
    fields = {"missing": "、".join(unsettled), "found": "、".join(settled)}
    return Judgement(outcome, evidence, fields)


def _outcome(found: Mapping[str, Matter], settled: int, params: Mapping[str, Any]) -> Outcome:
    needed = params.get("minimum", len(found))
    if settled >= needed:
        return Outcome.SATISFIED
    blank = sum(matter.state is Found.BLANK for matter in found.values())
    return Outcome.UNDETERMINED if settled + blank >= needed else Outcome.VIOLATED
