"""The review of the agreement before it is signed: who must look at it, what is still open (5.1.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pipeline.generate.derive.plan import MONEY
from pipeline.generate.parties import party_name, party_names
from pipeline.generate.values import Money, PartyName, money
from pipeline.model.project import Project

MAJOR_FUNDS = Decimal(10_000_000)
"""5.1.3 协议审核: 重大资金（≥1000万元）, in yuan."""
CHOICE_FUNDS = (
    "标准没有说明“资金”的口径，本表取协议约定的经费总额与各方投入资金合计中较大的一个，"
    "设备、场地等实物的折价不计入。"
)
CHOICES = (CHOICE_FUNDS,)
DEPARTMENTS = {"法务部门": "legal_department", "科研管理部门": "research_department"}
"""Both departments of each party that review (5.1.3), and where the project file names them."""
AGREEMENT = "产学研合作协议"
"""What the agreement is called when the project file does not say."""
REFUSED = "不同意"
FAILED = "不符合"
BASIS = {
    "合同必备条款": "《民法典》第四百七十条",
    "技术合同条款": "《民法典》第八百四十五条",
    "知识产权条款": "5.1.3 知识产权条款；《促进科技成果转化法》第二十六条",
    "利益分配条款": "5.1.3 利益分配条款；《促进科技成果转化法》第二十六条",
    "退出机制条款": "5.1.3 退出机制条款",
    "保密条款": "5.1.3 保密条款；《促进科技成果转化法》第四十一条",
    "违约责任条款": "《民法典》第五百七十七条、第五百八十五条",
    "争议解决条款": "5.2.3 问题协调；《民法典》第四百七十条",
    "风险分担条款": "《促进科技成果转化法》第二十六条",
    "科研诚信条款": "4.3 合规诚信原则",
    "签署主体与授权": "5.1.3 协议审核",
}
"""Where each point of the checklist is asked for."""


def derive(project: Project) -> Mapping[str, object]:
    """Title and funds, whether a law firm must review and why, departments by name, what is still open."""
    still_open = list(open_points(project))
    return {
        "agreement_review": {
            "name": project.at("agreement_review", "title") or AGREEMENT,
            "funds": _printed(funds(project)),
            "major_funds": (funds(project) or 0) >= MAJOR_FUNDS,
            "law_firm_required": law_firm_required(project),
            "law_firm_reason": law_firm_reason(project),
            "funds_choice": CHOICE_FUNDS,
            "checklist[]": tuple({"basis": BASIS[item["item"]]} for item in _entries(project, "checklist")),
            "reviews[]": tuple(_review(project, review) for review in _entries(project, "reviews")),
            "open": still_open,
            "passed": not still_open,
            "signers": [_signer(party, i) for i, party in enumerate(project.entries("parties"))],
        }
    }


def funds(project: Project) -> Decimal | None:
    """The money at stake in yuan (``CHOICE_FUNDS``); None when neither total nor funds are stated."""
    total = project.at("funding", "total")
    amounts = [Decimal(total)] if total else []
    resources = project.entries("resources")
    given = [item["amount"] for item in resources if item["kind"] == MONEY and "amount" in item]
    if given:
        amounts.append(sum(map(Decimal, given), Decimal(0)))
    return max(amounts, default=None)


def law_firm_required(project: Project) -> bool:
    """Whether a third-party law firm must review: funds ≥ 10 million yuan, or core technology (5.1.3)."""
    amount = funds(project)
    return bool(project.at("project", "core_technology")) or (amount is not None and amount >= MAJOR_FUNDS)


def law_firm_unknown(project: Project) -> str:
    """What must be stated before no law firm is known to be needed; empty when it is, or one is needed."""
    if law_firm_required(project):
        return ""
    if project.at("project", "core_technology") is None:
        return "尚未写明是否涉及核心技术"
    return "" if funds(project) is not None else "协议资金尚未写明"


def law_firm_reason(project: Project) -> str:
    """Why a law firm must review or need not, in one Chinese sentence."""
    if unknown := law_firm_unknown(project):
        return f"{unknown}，不能确定是否应当委托第三方律师事务所进行合规性审核。"
    needed = law_firm_required(project)
    said = "应当委托第三方律师事务所进行合规性审核" if needed else "不要求第三方律师事务所审核"
    return f"{_funds_say(project)}，{_core_says(project)}，按5.1.3{said}。"


def _funds_say(project: Project) -> str:
    amount = funds(project)
    if amount is None:
        return "协议资金尚未写明"
    sign = "不低于" if amount >= MAJOR_FUNDS else "低于"
    return f"协议资金{money(amount).wan}，{sign}1000万元"


def _core_says(project: Project) -> str:
    core = project.at("project", "core_technology")
    return "尚未写明是否涉及核心技术" if core is None else f"{'涉及' if core else '不涉及'}核心技术"


def open_points(project: Project) -> Iterator[str]:
    """What stands against signing, one Chinese phrase each: refusals, reviews that are missing."""
    for index, party in enumerate(project.entries("parties")):
        for department in DEPARTMENTS:
            yield from _department(project, party_name(party, index), department)
    yield from (f"{item['item']}不符合要求" for item in _entries(project, "checklist") if _failed(item))
    if unknown := law_firm_unknown(project):
        yield f"{unknown}，不能确定是否需要第三方律师事务所审核"
    if law_firm_required(project):
        yield from _law_firm(project)


def reviewed(project: Project, party: str, department: str) -> list[Mapping[str, Any]]:
    """The entries of ``agreement_review.reviews`` of a party (short name) and a key of ``DEPARTMENTS``."""
    names = party_names(project)
    reviews = _entries(project, "reviews")
    return [r for r in reviews if r["department"] == department and names.get(str(r["party"])) == party]


def _department(project: Project, party: PartyName, department: str) -> Iterator[str]:
    results = [review.get("result") for review in reviewed(project, party, department)]
    if REFUSED in results:
        yield f"{party}{department}不同意签署"
    elif not any(results):
        yield f"{party}{department}尚未审核"


def _law_firm(project: Project) -> Iterator[str]:
    result = project.at("agreement_review", "law_firm", "result")
    if result == REFUSED:
        yield "第三方律师事务所不同意签署"
    elif not result:
        yield "第三方律师事务所尚未审核"


def _failed(item: Mapping[str, Any]) -> bool:
    return item.get("result") == FAILED


def _entries(project: Project, name: str) -> tuple[Mapping[str, Any], ...]:
    return project.entries("agreement_review", name)


def _printed(amount: Decimal | None) -> Money | None:
    return None if amount is None else money(amount)


def _review(project: Project, review: Mapping[str, Any]) -> Mapping[str, object]:
    """The unit's own name for the department; the general one when it is not stated."""
    names = party_names(project)
    party = names.get(str(review["party"]))
    own = next((p for p in project.entries("parties") if p["short"] == party), {})
    return {"unit": own.get(DEPARTMENTS[review["department"]], review["department"])}


def _signer(party: Mapping[str, Any], index: int) -> Mapping[str, object]:
    """Who signs for a party and as what: the authorized representative if there is one."""
    proxy = party.get("signatory")
    return {
        "party": party_name(party, index),
        "person": proxy or party.get("representative"),
        "capacity": "授权代表" if proxy else "法定代表人",
    }
