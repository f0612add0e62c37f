"""How income is divided and paid out, as the agreement says it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from pipeline.generate import agreement_words as words
from pipeline.generate.values import read_percent
from pipeline.model.project import Project

_PERIODS: Mapping[str, tuple[str, str]] = {
    "每年": ("每年结算一次", "每年度结束后"),
    "每半年": ("每半年结算一次", "每半年度结束后"),
    "每季度": ("每季度结算一次", "每季度结束后"),
    "每月": ("每月结算一次", "每月结束后"),
    "逐笔": ("按每笔到账的款项逐笔结算", "款项到账后"),
}
_DAYS = 30
_REWARDS = (("transfer", Fraction(1, 2)), ("invest", Fraction(1, 2)), ("implement", Fraction(1, 20)))
_REWARD_YEARS = 5


def benefit(project: Project) -> Mapping[str, object]:
    """The derived values of the section ``benefit``."""
    return {
        "incomes[]": tuple(_income(project, entry) for entry in project.entries("benefit", "incomes")),
        "recipients[]": tuple(
            {"days": entry.get("days", _DAYS)} for entry in project.entries("benefit", "recipients")
        ),
    }


def _income(project: Project, entry: Mapping[str, Any]) -> Mapping[str, object]:
    period, since = _PERIODS[entry.get("settle", "每年")]
    return {
        "division": words.divided(project, words.share_list(entry["shares"], "to"), "占"),
        "period": period,
        "deadline": f"{since}{entry.get('within_days', _DAYS)}个工作日内",
    }


def rewards(project: Project) -> Mapping[str, object]:
    """What is paid to the people who made the results: who pays, and at least how much."""
    given = project.at("benefit", "rewards") or {}
    scholars = [party for party in words.partners(project) if party.kind in words.SCHOLARS]
    rates = {
        f"reward_{name}": read_percent(given[name]) if name in given else default
        for name, default in _REWARDS
    }
    return {
        "rewarding": bool(scholars),
        "rewarders": words.roles(scholars),
        "reward_years": words.copies(given.get("years", _REWARD_YEARS)),
        "pay_method": project.at("benefit", "method") or "银行转账",
        **rates,
    }
