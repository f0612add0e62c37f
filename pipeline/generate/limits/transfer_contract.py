"""Limits on the transfer contract: payments, rights and who may transfer them (5.3.2; 民法典, 专利法)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.generate import agreement_words as words
from pipeline.generate.breach import Breach
from pipeline.generate.derive.transfer_contract import (
    FEE_AND_ROYALTY,
    ROYALTY,
    payments_total,
    rights,
    transferors,
)
from pipeline.generate.protection import holders
from pipeline.generate.values import money
from pipeline.model.project import Project

CLAUSE = "5.3.2 成果转化实施 · 转化路径选择"
PARTICULARS = "《民法典》第八百四十五条第三款"
PAYMENT = "《民法典》第八百四十六条"
JOINT = "《专利法》第十四条、《民法典》第八百六十条"
_CONTRACT = ("transfer_contract",)
_FEE = "transfer_contract.fee"


def breaches(project: Project) -> tuple[Breach, ...]:
    """Unknown rights, holders that do not sign, fees that are not said or do not add up."""
    if project.at("transfer", "route") != "技术转让" or not project.section("transfer_contract"):
        return ()
    return (*_unknown(project), *_holders(project), *_fixed(project), *_royalty(project))


def _breach(rule: str, clause: str, path: str, said: str) -> Breach:
    return Breach(f"limits/{rule}", clause, path, said, documents=_CONTRACT)


def _unknown(project: Project) -> Iterator[Breach]:
    known = {entry["name"] for entry in project.entries("intellectual_properties")}
    for index, name in enumerate(project.at("transfer_contract", "rights") or ()):
        if name not in known:
            said = f"intellectual_properties 中没有“{name}”，不能写明其权利人、申请日期和编号，请补充登记"
            yield _breach("transfer_rights", PARTICULARS, f"transfer_contract.rights[{index}]", said)


def _holders(project: Project) -> Iterator[Breach]:
    """Every holder of a right must be among those who transfer it."""
    sellers = {words.role_of(project, entry["short"]) for entry in transferors(project)}
    for entry in rights(project):
        absent = [name for name, _ in holders(project, entry) if words.role_of(project, name) not in sellers]
        if absent:
            said = f"“{entry['name']}”的权利人{'、'.join(absent)}不是让与人；转让须经全体共有人同意，请补充"
            yield _breach("transfer_holders", JOINT, "transfer_contract.transferors", said)


def _fixed(project: Project) -> Iterator[Breach]:
    way, total = (project.at("transfer_contract", "fee", key) for key in ("way", "total"))
    if way is None or way == ROYALTY:
        return
    if total is None:
        yield _breach("transfer_fee", PAYMENT, f"{_FEE}.total", f"支付方式为{way}，请写明固定费用的总额")
        return
    if payments_total(project) != Decimal(total):
        said = f"各期合计{money(payments_total(project))}，与固定费用{money(total)}不一致，请改正"
        yield _breach("transfer_payments", PAYMENT, f"{_FEE}.payments", said)


def _royalty(project: Project) -> Iterator[Breach]:
    if project.at("transfer_contract", "fee", "way") not in {ROYALTY, FEE_AND_ROYALTY}:
        return
    for key, name in (("royalty", "提成比例"), ("royalty_base", "提成基数"), ("royalty_settle", "结算周期")):
        if project.at("transfer_contract", "fee", key) is None:
            said = f"支付方式包括提成，请写明{name}"
            yield _breach("transfer_royalty", PAYMENT, f"{_FEE}.{key}", said)
