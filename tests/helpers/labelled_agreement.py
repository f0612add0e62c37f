"""A small labelled agreement in which every kind of fault can be planted."""

from __future__ import annotations

from pathlib import Path

import yaml

from pipeline.benchmark.labelled import Labelled, read

SOURCE = """
# 果园除草机器人合作协议
甲方：示例农机有限公司，住所：示例省示例市农机路1号，统一社会信用代码：91000000MA0000001R
乙方：示例农业大学，住所：示例省示例市学府路2号，统一社会信用代码：12000000MB00000024
丙方：示例果业合作社，住所：示例省示例市果园村
= 第一条　合作的目标
1.1 三方研制果园除草机器人一台，作业效率不低于每小时两亩。
= 第二条　时间安排
2.1 合作期限自2026年4月1日起至2028年3月31日止，在丙方果园试验，按附件一的进度表推进。
= 第三条　资金
3.1 甲方投入人民币叁拾万元整（¥300,000.00），签约后付180,000.00元，验收后付120,000.00元。
= 第四条　三方各做什么
4.1 甲方造样机；乙方写控制程序；丙方提供果园和人工。
= 第五条　验收办法
5.1 按第一条的指标在丙方果园连续试验七日，全部达到即为合格。
= 第六条　以前的技术
6.1 各方签约以前的技术仍归各方，合作期内供本项目无偿使用。
= 第七条　成果归谁
7.1 机器人的专利、论文和软件由三方共有。
7.2 专利由乙方申请，申请费和年费由甲方承担。
7.3 此后的改进归作出改进的一方，他方可以优先使用。
= 第八条　钱怎么分
8.1 转让和许可的净收入，甲方分得50%，乙方分得30%，丙方分得20%。
8.2 每年三月底以前由甲方汇出，附收支清单。
= 第九条　风险
9.1 因技术上不可克服的困难失败的，各自承担已经投入的部分。
= 第十条　保守秘密
10.1 控制程序和试验数据是秘密，不得告诉第三人。
10.2 保密的期限为合作期内以及合作结束之日起三年。
10.3 泄露的一方赔偿损失并支付违约金五万元。
= 第十一条　写文章
11.1 发表论文应当在投稿二十日以前交另外两方审阅。
= 第十二条　中途退出
12.1 一方三个月不出钱出人的，另外两方可以要求其退出。
12.2 退出后三十日内盘点，设备各自取回，余款退给甲方。
12.3 退出以前作出的成果仍按第七条共有。
= 第十三条　违约
13.1 不按约定付款的，每日支付万分之三的违约金。
= 第十四条　争议
14.1 协商不成的，向甲方住所地的人民法院起诉。
= 第十五条　其他
15.1 本协议一式三份，签字盖章以后生效。
@ 附件一 进度表
2026年10月以前完成样机，2027年10月以前完成试验。
|| 甲方（盖章）：示例农机有限公司 || 乙方（盖章）：示例农业大学 ||
"""
QUOTES = {
    "background-ip/clause": ["各方签约以前的技术仍归各方"],
    "civil-code/price": ["甲方投入人民币叁拾万元整（¥300,000.00）", "签约后付180,000.00元"],
    "ip/filing-and-maintenance": ["专利由乙方申请，申请费和年费由甲方承担"],
    "publication/review": ["发表论文应当在投稿二十日以前交另外两方审阅"],
    "benefit/clause": ["转让和许可的净收入，甲方分得50%，乙方分得30%，丙方分得20%"],
    "benefit/method": ["附收支清单"],
    "benefit/ratio-defined": ["甲方分得50%，乙方分得30%，丙方分得20%"],
    "benefit/ratio-sum": ["甲方分得50%，乙方分得30%，丙方分得20%"],
    "benefit/timing": ["每年三月底以前由甲方汇出"],
    "civil-code/breach-liability": ["每日支付万分之三的违约金"],
    "civil-code/dispute-resolution": ["向甲方住所地的人民法院起诉"],
    "confidentiality/clause": [
        "控制程序和试验数据是秘密，不得告诉第三人",
        "保密的期限为",
        "泄露的一方赔偿损失",
    ],
    "confidentiality/liability": ["泄露的一方赔偿损失并支付违约金五万元"],
    "confidentiality/period": ["保密的期限为合作期内以及合作结束之日起三年"],
    "confidentiality/scope": ["控制程序和试验数据是秘密"],
    "dispute/arbitration-or-court": ["向甲方住所地的人民法院起诉"],
    "draft/amounts-agree": ["叁拾万元整（¥300,000.00）"],
    "draft/credit-code": ["91000000MA0000001R", "12000000MB00000024"],
    "draft/dates-ordered": [],
    "draft/hidden-text": [],
    "draft/numbering": [],
    "draft/party-names": [],
    "draft/payments-sum": ["签约后付180,000.00元，验收后付120,000.00元"],
    "draft/pending-revisions": [],
    "draft/placeholders": [],
    "draft/references-resolve": [],
    "exit/clause": ["另外两方可以要求其退出"],
    "exit/liquidation": ["退出后三十日内盘点，设备各自取回"],
    "exit/result-ownership": ["退出以前作出的成果仍按第七条共有"],
    "ip/improvements": ["此后的改进归作出改进的一方"],
    "ip/ownership": ["机器人的专利、论文和软件由三方共有"],
    "technology-contract/acceptance": ["在丙方果园连续试验七日，全部达到即为合格"],
    "transfer-law/risk-sharing": ["各自承担已经投入的部分"],
    "transfer-law/tasks": ["甲方造样机；乙方写控制程序；丙方提供果园和人工"],
}
PLACES = {
    "secrecy_period": ["保密的期限为合作期内以及合作结束之日起三年"],
    "secrecy_start": ["合作结束之日起"],
    "shares": ["甲方分得50%", "乙方分得30%", "丙方分得20%"],
    "total_words": ["叁拾万元整"],
    "total_figures": ["¥300,000.00"],
    "instalments": ["180,000.00", "120,000.00"],
    "references": ["仍按第七条共有"],
    "annex_references": ["按附件一的进度表"],
    "term": ["自2026年4月1日起至2028年3月31日止"],
    "forum": ["向甲方住所地的人民法院起诉"],
    "parties": ["示例农机有限公司", "示例农业大学", "示例果业合作社"],
    "credit_codes": ["91000000MA0000001R", "12000000MB00000024"],
    "party_in_signature": ["甲方（盖章）：示例农机有限公司"],
}
KINDS = (
    (["甲方：示例农机", "parties"]),
    (["第一条", "subject", "goals"]),
    (["第二条", "schedule"]),
    (["第三条", "funding"]),
    (["第四条", "tasks"]),
    (["第五条", "acceptance"]),
    (["第六条", "background_ip"]),
    (["第七条", "result_ownership", "ip_filing", "improvements"]),
    (["第八条", "benefit_sharing"]),
    (["第九条", "risk"]),
    (["第十条", "confidentiality"]),
    (["第十一条", "publication"]),
    (["第十二条", "exit", "liquidation"]),
    (["第十三条", "breach"]),
    (["第十四条", "dispute_resolution"]),
    (["第十五条", "effectiveness"]),
    (["附件一", "annexes"]),
    (["甲方（盖章）", "signatures"]),
)


def labels() -> dict[str, object]:
    """The labels of ``SOURCE``, to be changed by a test."""
    return {
        "id": "z01-orchard-robot",
        "title": "果园除草机器人，三方",
        "split": "dev",
        "type": "cooperation_agreement",
        "cooperation": "technology_rd",
        "ip": "shared",
        "parties": 3,
        "style": "prose",
        "numbering": "typed",
        "length": "short",
        "compliant": True,
        "as_of": "2026-03-01",
        "clauses": [{"at": at, "kinds": kinds} for at, *kinds in KINDS],
        "satisfied": dict(QUOTES),
        "violated": {},
        "undetermined": {},
        "not_applicable": ["review/law-firm"],
        "places": dict(PLACES),
    }


def written(folder: Path, value: dict[str, object], source: str = SOURCE) -> Path:
    """The two files of an agreement; returns that of the labels."""
    name = str(value["id"])
    (folder / f"{name}.md").write_text(source, encoding="utf-8")
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def small(folder: Path) -> Labelled:
    """The small agreement, read."""
    return read(written(folder, labels()))
