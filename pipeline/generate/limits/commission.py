"""Whether a cooperation is in fact a commission: one party pays or lends only, the other does the research.

技术合同司法解释第十九条第二款: who only provides money, equipment, material or auxiliary help has
commissioned the development. Then 民法典第八百五十九条 applies instead of 第八百六十条 where the agreement is
silent. In the conversion of results every part in trial, production or marketing counts (第十八条).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.generate import agreement_words as words
from pipeline.generate.breach import Breach
from pipeline.generate.limits.agreement_said import said
from pipeline.generate.values import PartyName
from pipeline.model.project import Project

_CLAUSE = "《技术合同司法解释》第十九条第二款"
_RESEARCH = re.compile("研发|研究|研制|设计|工艺|试验|实验|试制|中试|小试|开发|验证|改进|测试|放大|配方|攻关")
_HELP = re.compile(r"(投入|提供|支付|承担|拨付)[^，。；]{0,12}(资金|经费|费用|设备|场地|材料|厂房|条件|样品)")
_CONVERSION = re.compile("市场|推广|销售|渠道|生产|量产|产业化|应用|企业")
_TYPES = {"技术研发": (_RESEARCH,), "成果转化": (_RESEARCH, _CONVERSION)}


def breaches(project: Project) -> tuple[Breach, ...]:
    """A warning for each partner that takes no part in the research, unless the project trains people."""
    if project.at("project", "type") not in _TYPES:
        return ()
    return tuple(_warnings(project))


def _warnings(project: Project) -> Iterator[Breach]:
    for index, party in enumerate(words.everyone(project)):
        if party.kind != words.THIRD and _stated(project, party) and not _researches(project, party):
            text = (
                f"{party}只提供资金、设备、场地等物质条件或者辅助协作，没有承担研究开发任务；名为合作、实为委托开发的，"
                "没有约定时专利申请权归研究开发方（民法典第八百五十九条），请写明该方的研发任务，或者改用委托开发合同"
            )
            yield said("commission", _CLAUSE, f"parties[{index}]", text, severity="warning")


def _stated(project: Project, party: PartyName) -> bool:
    """Whether the project says what the party does or gives."""
    return bool(_duties(project, party)) or any(
        words.role_of(project, entry["party"]) == party.role for entry in project.entries("resources")
    )


def _researches(project: Project, party: PartyName) -> bool:
    tasks = [
        entry["name"]
        for entry in project.entries("tasks")
        if words.role_of(project, entry.get("party")) == party.role
    ]
    own = [_HELP.sub("", work) for work in (*tasks, *_duties(project, party))]
    return any(pattern.search(work) for pattern in _TYPES[project.at("project", "type")] for work in own)


def _duties(project: Project, party: PartyName) -> list[str]:
    return [
        item
        for entry in project.entries("duties")
        if words.role_of(project, entry["party"]) == party.role
        for item in entry.get("items", ())
    ]
