"""If one matter is there, others must be settled too.

``when``: ``matter`` (a pattern as in the kind ``matter``) or ``amount_at_least`` (yuan, or the name of a
dated parameter); either is enough. ``then``: one or more matters, each a pattern with ``title`` and ``en``.
``otherwise``: outcome when one of them is not settled, ``violated`` (default) or ``undetermined``. The
amount is the total of the agreement, or the largest amount in it when no total was read; goals, turnover and
the capital of a company are not put into the agreement.

Outcomes: not applicable without the condition; satisfied with the evidence of all matters; undetermined
when a matter was left to fill in or the condition itself is blank; else ``otherwise``, with the condition
as evidence. Fields: ``condition`` (the words or the amount), ``missing`` and ``blank`` (titles),
``threshold``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Judgement, parameters
from pipeline.check.matter import Found, find
from pipeline.check.matter_pattern import PATTERN
from pipeline.model.report import Outcome
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.check.judgement import Context
    from pipeline.check.matter import Matter
    from pipeline.model.agreement import Agreement
    from pipeline.model.evidence import Evidence
    from pipeline.model.terms import Amount

_MATTER = {"type": "object", "additionalProperties": False, "properties": PATTERN}
_NAMED = {"title": {"type": "string"}, "en": {"type": "string"}}
PARAMS: Mapping[str, Any] = parameters(
    {
        "when": {
            "type": "object",
            "additionalProperties": False,
            "minProperties": 1,
            "properties": {
                "matter": _MATTER,
                "amount_at_least": {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string"}]},
            },
            "title": "条件：出现某一事项，或者金额达到某数（元，或参数名）",
        },
        "then": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["title", "en"],
                "properties": {**_NAMED, **PATTERN},
            },
            "title": "条件成立时必须写明的事项",
        },
        "otherwise": {"enum": ["violated", "undetermined"], "title": "没有写明时的结果"},
    },
    ("when", "then"),
)
FIELDS = ("condition", "missing", "blank", "threshold")
SHORT = 40
_ELSEWHERE = re.compile(
    r"成交额|产值|订单|销售(?:收入|额)|营业(?:收入|额)|注册资[本金]|市值|税收|融资|保险|(?:建设|发展|孵化)目标"
)
"""What an amount is that nobody pays under the agreement."""
_BLANK_AMOUNT = (
    f"{BLANK}(?:万|百万|千万|亿)?(?:元|美元|欧元|英镑|港元|日元)",
    f"(?:总额|总价|经费|价款|报酬|金额|费用|使用费|转让费|许可费|服务费|数额)[^。；，{BLANK}\n]{{0,12}}(?:[:：为是]|共计|合计){BLANK}",
)
_NOT_PAID = ("违约金|滞纳金|罚款|赔偿|保证金|押金|工资|月薪",)
"""What a blank amount is that is not put into the agreement."""


@dataclass(frozen=True, slots=True)
class _Condition:
    state: Found
    evidence: tuple[Evidence, ...] = ()
    threshold: str = ""


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:
    """``otherwise`` when the condition holds and one of the matters is not settled."""
    condition = _condition(agreement, params["when"], context)
    if condition.state is Found.ABSENT:
        return Judgement(Outcome.NOT_APPLICABLE, (), {"threshold": condition.threshold})
    title = "en" if context.lang == "en" else "title"
    matters = {str(item[title]): find(agreement, item) for item in params["then"]}
    return _judgement(condition, matters, Outcome(params.get("otherwise", "violated")))


def _judgement(condition: _Condition, matters: Mapping[str, Matter], otherwise: Outcome) -> Judgement:
    missing = [title for title, matter in matters.items() if matter.state is Found.ABSENT]
    blank = [title for title, matter in matters.items() if matter.state is Found.BLANK]
    fields = {
        "condition": _short(condition),
        "missing": "、".join(missing),
        "blank": "、".join(blank),
        "threshold": condition.threshold,
    }
    left_open = bool(blank) or condition.state is Found.BLANK
    if missing and condition.state is Found.SETTLED:
        return Judgement(otherwise, condition.evidence, fields)
    if missing or left_open:
        return Judgement(Outcome.UNDETERMINED, condition.evidence, fields)
    evidence = dict.fromkeys(item for matter in matters.values() for item in matter.evidence)
    return Judgement(Outcome.SATISFIED, tuple(evidence), fields)


def _condition(agreement: Agreement, when: Mapping[str, Any], context: Context) -> _Condition:
    """The condition that holds, the amount first; a blank one only when no other holds."""
    found = []
    if "amount_at_least" in when:
        found.append(_amount(agreement, _threshold(when["amount_at_least"], context)))
    if "matter" in when:
        matter = find(agreement, when["matter"])
        found.append(_Condition(matter.state, matter.evidence, found[0].threshold if found else ""))
    order = (Found.SETTLED, Found.BLANK, Found.ABSENT)
    return min(found, key=lambda item: order.index(item.state))


def _threshold(given: int | str, context: Context) -> Decimal:
    return Decimal(str(context.parameters[given] if isinstance(given, str) else given))


def _amount(agreement: Agreement, threshold: Decimal) -> _Condition:
    amount = _decisive(agreement)
    shown = f"{threshold / 10000:f}万元"
    if amount is None:
        blank = find(agreement, {"blank": _BLANK_AMOUNT, "except": _NOT_PAID})
        return _Condition(blank.state, blank.evidence, shown)
    reached = amount.value >= threshold
    evidence = (amount.evidence,) if reached else ()
    return _Condition(Found.SETTLED if reached else Found.ABSENT, evidence, shown)


def _decisive(agreement: Agreement) -> Amount | None:
    if agreement.terms.total is not None:
        return agreement.terms.total
    yuan = [
        item
        for item in agreement.terms.amounts
        if item.currency == "CNY" and not _ELSEWHERE.search(item.evidence.quote)
    ]
    return max(yuan, key=lambda item: item.value, default=None)


def _short(condition: _Condition) -> str:
    quote = condition.evidence[0].quote if condition.evidence else ""
    return quote if len(quote) <= SHORT else f"{quote[:SHORT]}…"
