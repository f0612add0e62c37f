"""Agreements of other people that a reader has labelled: only figures leave this module, never their words.

A folder holds ``LABELS.yaml`` (which of six matters each agreement settles, its secrecy period, its sharing
ratio) and ``WORDINGS.yaml`` (single sentences on the last two, each set into a small agreement of our own).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.benchmark.score import rate
from pipeline.content import load_yaml
from pipeline.errors import InputError
from pipeline.model.report import Outcome

PRESENCE: Mapping[str, str] = {
    "confidentiality/clause": "confidentiality",
    "ip/ownership": "ip_ownership",
    "benefit/clause": "benefit_sharing",
    "exit/clause": "exit",
    "civil-code/breach-liability": "breach_liability",
    "civil-code/dispute-resolution": "dispute_resolution",
}
PERIOD, RATIO = "confidentiality/period", "benefit/ratio-defined"
_PERIODS: Mapping[str, tuple[Outcome, ...]] = {
    "yes": (Outcome.SATISFIED,),
    "no": (Outcome.VIOLATED,),
    "unclear": (Outcome.UNDETERMINED,),
}
_RATIOS: Mapping[str, tuple[Outcome, ...]] = {
    "defined": (Outcome.SATISFIED,),
    "undefined": (Outcome.VIOLATED,),
    "absent": (Outcome.VIOLATED, Outcome.NOT_APPLICABLE),
}
_SECRECY = "双方对知悉的对方资料负有保密义务，不得向他人透露，违反的应当赔偿损失。"


@dataclass(frozen=True, slots=True)
class Claim:
    """One label: the outcomes that are right under ``rule``, and those that are not wrong either."""

    group: str
    rule: str
    right: tuple[Outcome, ...]
    tolerated: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """A document to be judged: a file, or a source in the readable notation, with its labels."""

    name: str
    path: Path | None
    source: str
    claims: tuple[Claim, ...]


def samples(folder: Path) -> tuple[Sample, ...]:
    """All samples of ``folder``. Raises InputError without labels, ContentError where it is no YAML."""
    if not (folder / "LABELS.yaml").is_file():
        raise InputError(f"{folder} 里没有标注文件 LABELS.yaml，请给出带标注的协议所在的文件夹。")
    found = [_document(folder, item) for item in load_yaml(folder / "LABELS.yaml")["documents"]]
    wordings = folder / "WORDINGS.yaml"
    if wordings.is_file():
        found += _wordings(load_yaml(wordings))
    return tuple(found)


def _document(folder: Path, label: Mapping[str, Any]) -> Sample:
    doubts = set(label.get("doubt", []))
    also = {rule: tuple(map(Outcome, found)) for rule, found in label.get("also_accept", {}).items()}
    claims = [
        Claim(
            "presence",
            rule,
            (Outcome.SATISFIED if told == "present" else Outcome.VIOLATED,),
            also.get(rule, ()),
        )
        for rule, matter in PRESENCE.items()
        if (told := label["clauses"][matter]) != "blank" and matter not in doubts
    ]
    if "satisfies_two_years" not in doubts:
        right = _PERIODS[label["confidentiality_period"]["satisfies_two_years"]]
        if label["clauses"]["confidentiality"] == "absent":
            right = (*right, Outcome.NOT_APPLICABLE)
        claims.append(Claim("period", PERIOD, right, also.get(PERIOD, ())))
    if not doubts & {"ratio", "benefit_sharing"}:
        claims.append(Claim("ratio", RATIO, _RATIOS[label["benefit_ratio"]["state"]], also.get(RATIO, ())))
    return Sample(label["file"], folder / label["file"], "", tuple(claims))


def _wordings(content: Mapping[str, Any]) -> Iterator[Sample]:
    for item in content.get("confidentiality_periods", ()):
        if item.get("build", True) and not item.get("doubt"):
            right = _PERIODS[item["satisfies_two_years"]]
            yield _wording(item, "period_wordings", PERIOD, right, _agreement(item, secrecy=True))
    for item in content.get("benefit_ratios", ()):
        if item.get("build", True) and not item.get("doubt"):
            right = (Outcome.SATISFIED if item["state"] == "defined" else Outcome.VIOLATED,)
            yield _wording(item, "ratio_wordings", RATIO, right, _agreement(item, secrecy=False))


def _wording(
    item: Mapping[str, Any], group: str, rule: str, right: tuple[Outcome, ...], source: str
) -> Sample:
    tolerated = tuple(map(Outcome, item.get("also_accept", ())))
    return Sample(item["id"], None, source, (Claim(group, rule, right, tolerated),))


def _agreement(item: Mapping[str, Any], *, secrecy: bool) -> str:
    """A small agreement in which only one article holds the wording."""
    lines = [f"\\{line.strip()}" for line in item["text"].splitlines() if line.strip()]
    place, months = item.get("place", "article"), item.get("term_months")
    term = f"合作期限为{months}个月，自本协议签署之日起计算。" if months else "合作至本项目通过验收之日结束。"
    own = [_SECRECY, *(lines if secrecy and place == "article" else [])]
    if not secrecy:
        own.append("保密期限为合作期限内以及合作结束后五年。")
    shared = ["成果转化的净收益，甲方享有百分之六十，乙方享有百分之四十，每年年末以转账方式结清。"]
    if not secrecy:
        shared = (
            ["成果转化取得的收益由各方分享。", *lines]
            if place == "article"
            else ["收益的分配由双方另行协商确定。"]
        )
    ending = [
        "一方严重违约，催告后三十日内仍不改正的，对方可以解除本协议。",
        "解除后三十日内清算资金和设备。",
    ]
    articles = [
        ("合作内容", ["双方共同研究铝合金焊接工艺，形成工艺规程一套。"]),
        ("合作期限", [term]),
        ("经费", ["甲方投入人民币二百万元。"]),
        ("知识产权归属", ["合作产生的知识产权归双方共有，由乙方申请，费用由甲方承担。"]),
        ("验收", ["甲方在收到成果后三十日内依照国家标准验收。"]),
        ("利益分配", shared),
        ("退出与解除", [*ending, *(lines if place == "termination" else [])]),
        ("违约责任", ["违约方应当赔偿对方的损失。"]),
        ("争议解决", ["协商不成的，向甲方住所地人民法院提起诉讼。"]),
        *([("其他事项", lines)] if place == "other" else []),
    ]
    articles.insert(item.get("article", 6) - 1, ("保密", own))
    head = ["# 产学研合作协议", "甲方：示例科技有限公司", "乙方：示例大学"]
    body = [text for title, texts in articles for text in (f"## {title}", *texts)]
    return "\n".join([*head, *body, "甲方（盖章）：　　　　乙方（盖章）：", "签订日期：2024年3月1日"])


def figures(pairs: Sequence[tuple[Claim, Outcome]]) -> dict[str, Any]:
    """What was right, by group of labels, and how often a thing was called satisfied that is not."""
    found: dict[str, Any] = {}
    for group in dict.fromkeys(claim.group for claim, _ in pairs):
        counts = Counter(_told(claim, got) for claim, got in pairs if claim.group == group)
        answered = counts["right"] + counts["wrong"] + counts["dangerous"]
        found[group] = {
            "labels": counts.total(),
            "right": counts["right"],
            "right_of_answered": rate(counts["right"], answered),
            "undetermined": counts["undetermined"],
            "dangerous": counts["dangerous"],
        }
    return found


def _told(claim: Claim, got: Outcome) -> str:
    if got in claim.right or got in claim.tolerated:
        return "right"
    if got is Outcome.SATISFIED and Outcome.VIOLATED in claim.right:
        return "dangerous"
    return "undetermined" if got is Outcome.UNDETERMINED else "wrong"
