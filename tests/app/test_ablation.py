"""What the model adds, measured on two small agreements."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from pipeline.app import ablation, checking
from pipeline.app.ablation import Presence, Setting
from pipeline.benchmark import labelled, real
from pipeline.content import root
from pipeline.model.document import Document, Location
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome, RuleResult, Severity
from pipeline.word.plain import docx

FOLDER = root() / "corpus" / "agreements"
TEXT = "示例合作协议\n第一条 保密\n双方应当保守秘密。\n第二条 违约责任：违约方赔偿损失。\n附则"


@cache
def measured() -> ablation.Ablation:
    known = [labelled.read(path) for path in sorted(FOLDER.glob("*.yaml"))[:2]]
    return ablation.ablate(checking.load(), known)


def result(outcome: Outcome, *quotes: str) -> RuleResult:
    evidence = tuple(Evidence(quote, Location(0, 0, len(quote))) for quote in quotes)
    return RuleResult("exit/clause", "", "exit", outcome, Severity.ERROR, "", evidence=evidence)


def test_headings_go_and_numbers_and_words_stay() -> None:
    document = ablation.without_headings(Document.from_text(TEXT))
    lines = [block.text for block in document.blocks]
    assert lines[:4] == ["示例合作协议", "第一条", "双方应当保守秘密。", "第二条 违约方赔偿损失。"]


@pytest.mark.parametrize(
    ("given", "there", "expected"),
    [
        (result(Outcome.SATISFIED), True, Presence.FOUND),
        (result(Outcome.SATISFIED), False, Presence.IMAGINED),
        (result(Outcome.VIOLATED), True, Presence.MISSED),
        (result(Outcome.NOT_APPLICABLE), True, Presence.MISSED),
        (result(Outcome.VIOLATED), False, Presence.ABSENT),
        (result(Outcome.UNDETERMINED, "各方可以 退出"), True, Presence.POINTED),
        (result(Outcome.UNDETERMINED, "各方应当保密"), True, Presence.MISPOINTED),
        (result(Outcome.UNDETERMINED), True, Presence.MISPOINTED),
        (result(Outcome.UNDETERMINED, "各方可以退出"), False, Presence.DOUBTED),
    ],
)
def test_what_was_said_of_a_clause(given: RuleResult, there: bool, expected: Presence) -> None:  # noqa: FBT001
    assert ablation._presence(given, there=there, words="第九条各方可以退出。") is expected


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the agreements are not part of the package")
def test_the_model_finds_nothing_by_itself_and_what_it_doubts_goes_to_a_person() -> None:
    figures = measured().agreements
    for headings in (True, False):
        without, with_it = (figures[Setting(model=model, headings=headings)] for model in (False, True))
        assert 0 < with_it[Presence.FOUND] <= without[Presence.FOUND]
        assert with_it[Presence.IMAGINED] <= without[Presence.IMAGINED]
        assert with_it[Presence.MISSED] <= without[Presence.MISSED]
        assert sum(with_it.values()) == sum(without.values())


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the agreements are not part of the package")
def test_the_figures_are_told_in_chinese() -> None:
    lines = ablation.told(measured())
    assert len(lines) == 3 + 1 + 4
    assert lines[1].startswith("条款语料（673 段）· 模型：宏平均 F1 0.8")
    assert any(line.startswith("协议语料 · 有模型，标题丢失：找到 ") for line in lines)


def test_others_are_taken_from_their_labels(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(
        docx("# 示例合作协议\n## 退出\n任何一方可以提前三十日书面通知退出合作。")
    )
    absent = dict.fromkeys(real.PRESENCE.values(), "absent")
    label = {
        "file": "a.docx",
        "clauses": absent | {"exit": "present"},
        "confidentiality_period": {"satisfies_two_years": "no"},
        "benefit_ratio": {"state": "absent"},
    }
    text = yaml.safe_dump({"documents": [label]}, allow_unicode=True)
    (tmp_path / "LABELS.yaml").write_text(text, encoding="utf-8")
    cases = list(ablation._others(tmp_path))
    assert cases[0].there["exit/clause"] is True
    assert cases[0].order.today == date(2026, 1, 1)
