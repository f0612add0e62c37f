"""Limits on sums and shares of the agreement: payments, budget, benefits, rewards, penalties, risks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from pipeline.generate import agreement_words as words
from pipeline.generate.breach import Breach
from pipeline.generate.limits.agreement_said import said, whole
from pipeline.generate.values import money, read_percent
from pipeline.model.project import Project
from pipeline.process.clauses import BENEFIT

REWARD_MINIMUM = {"transfer": Fraction(1, 2), "invest": Fraction(1, 2), "implement": Fraction(1, 20)}
"""促进科技成果转化法第四十五条: shares of net income, of stock, of yearly profit."""
REWARD_YEARS = 3
"""促进科技成果转化法第四十五条: 连续三至五年."""
PENALTY_LIMIT = Fraction(30, 100)
"""合同编通则司法解释第六十五条: 超过造成损失的百分之三十的，一般可以认定为过分高于造成的损失."""
_REWARDS = "《促进科技成果转化法》第四十五条"
_PENALTY = "《民法典》第五百八十五条；《合同编通则司法解释》第六十五条"
_RISK = "《民法典》第八百五十八条"
_FUNDING = "《民法典》第四百七十条"
_TITLES = {"transfer": "转让、许可的奖励比例", "invest": "作价投资的奖励比例", "implement": "实施的奖励比例"}


def breaches(project: Project) -> tuple[Breach, ...]:
    """Sums that disagree, shares that make no whole, unknown recipients, rewards, penalties."""
    checks = (_payments, _budget, _parties_of_payment, _benefit, _recipients, _rewards, _penalties, _risk)
    return tuple(breach for check in checks for breach in check(project))


def _payments(project: Project) -> Iterator[Breach]:
    amounts = [Decimal(entry["amount"]) for entry in project.entries("funding", "payments")]
    yield from _summed(project, amounts, "funding.payments", "各期支付")


def _budget(project: Project) -> Iterator[Breach]:
    amounts = [Decimal(entry["amount"]) for entry in project.entries("funding", "budget")]
    yield from _summed(project, amounts, "funding.budget", "预算各科目")


def _summed(project: Project, amounts: Sequence[Decimal], path: str, what: str) -> Iterator[Breach]:
    total = project.at("funding", "total")
    if total is None or not amounts or sum(amounts) == Decimal(total):
        return
    text = f"{what}合计{money(sum(amounts, Decimal(0)))}，与经费总额{money(total)}不一致，请改正"
    yield said("draft/payments-sum", _FUNDING, path, text)


def _parties_of_payment(project: Project) -> Iterator[Breach]:
    payer, payee = (words.find(project, project.at("funding", key)) for key in ("payer", "payee"))
    if payer and payee and payer.role == payee.role:
        yield said("payment_parties", _FUNDING, "funding.payee", "支付方和收款方是同一方，请改正")


def _benefit(project: Project) -> Iterator[Breach]:
    for index, entry in enumerate(project.entries("benefit", "incomes")):
        if not entry["shares"]:
            text = f"“{entry['name']}”没有写明分配比例"
            yield said("benefit/ratio-defined", BENEFIT, f"benefit.incomes[{index}].shares", text)
        elif text := whole(project, entry["shares"], what=f"“{entry['name']}”", key="to"):
            yield said("benefit/ratio-sum", BENEFIT, f"benefit.incomes[{index}].shares", text)


def _recipients(project: Project) -> Iterator[Breach]:
    others = {entry["name"] for entry in project.entries("benefit", "recipients")}
    for index, entry in enumerate(project.entries("benefit", "incomes")):
        for at, share in enumerate(entry["shares"]):
            path, name = f"benefit.incomes[{index}].shares[{at}].to", share["to"]
            party = words.find(project, name)
            if party is None and name not in others:
                text = f"收款人“{name}”不是合作方，也没有写在 benefit.recipients 中，请写明由哪一方代为领取"
                yield said("recipients", BENEFIT, path, text)
            elif party and party.kind == words.THIRD:
                text = f"{party}是第三方机构，参与收益分配会影响评估和监督的独立性，请再次确认"
                yield said("third_party", "4.5 开放协同原则", path, text, severity="warning")


def _rewards(project: Project) -> Iterator[Breach]:
    given = project.at("benefit", "rewards") or {}
    for key, least in REWARD_MINIMUM.items():
        if key in given and read_percent(given[key]) < least:
            text = f"{_TITLES[key]}为{given[key]}，国家设立的高校、科研机构不得低于{words.part(least)}"
            yield said("rewards", _REWARDS, f"benefit.rewards.{key}", text)
    if given.get("years", REWARD_YEARS) < REWARD_YEARS:
        text = f"实施的奖励连续{given['years']}年，应当为投产后连续三至五年"
        yield said("rewards", _REWARDS, "benefit.rewards.years", text)


def _penalties(project: Project) -> Iterator[Breach]:
    for key, what in (
        ("fundamental", "根本违约的违约金"),
        ("limit", "按日违约金的累计上限"),
        ("misuse", "挪用的违约金"),
    ):
        value = project.at("liability", key)
        if value is not None and read_percent(value) > PENALTY_LIMIT:
            text = f"{what}为{value}，超过百分之三十；超过所造成损失百分之三十的，违约方可以请求减少"
            yield said("penalty", _PENALTY, f"liability.{key}", text, severity="warning")


def _risk(project: Project) -> Iterator[Breach]:
    shares = project.entries("liability", "risk_shares")
    if text := whole(project, shares, what="研究开发失败的风险分担比例"):
        yield said("risk_shares", _RISK, "liability.risk_shares", text)
