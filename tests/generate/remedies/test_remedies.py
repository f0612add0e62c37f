from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import app
from pipeline.errors import ContentError
from pipeline.generate.library import load_library
from pipeline.generate.remedies.load import load_remedies
from pipeline.generate.remedies.reasons import BY_RULE
from pipeline.generate.remedies.words import words
from pipeline.model.report import Severity
from pipeline.text.normalise import BLANK, normalise

HEAD = "---\nid: x\ntitle: 某条\norder: 1\nclauses: [exit]\nlibrary: []\nanchor: []\nfollows: []\n---\n"


def test_every_rule_that_matters_has_a_remedy_or_a_reason_why_not() -> None:
    served = {
        duty.rule for remedy in load_remedies() for section in remedy.sections for duty in section.duties
    }
    rules = [rule for rule in app.load().ruleset.rules if rule.severity is not Severity.ADVICE]
    left = {rule.id for rule in rules} - served - set(BY_RULE)
    assert left == set()


def test_rules_clauses_and_library_of_the_remedies_exist() -> None:
    ruleset, library = app.load().ruleset, load_library()
    rules, kinds = (
        {rule.id for rule in ruleset.rules},
        {path.stem for path in Path("rules/clauses").glob("*.yaml")},
    )
    for remedy in load_remedies():
        named = {duty.rule for section in remedy.sections for duty in section.duties}
        assert named | set(remedy.anchor) | set(remedy.follows) <= rules, remedy.id
        assert set(remedy.library) <= set(library), remedy.id
        assert set(remedy.clauses) <= kinds, remedy.id


def test_no_rule_is_served_twice() -> None:
    seen: dict[str, str] = {}
    for remedy in load_remedies():
        for section in remedy.sections:
            for duty in section.duties:
                assert seen.setdefault(duty.rule, remedy.id) == remedy.id, duty.rule


def test_every_place_to_fill_in_is_taken_for_one_and_its_example_is_none() -> None:
    for remedy in load_remedies():
        for section in remedy.sections:
            for line in section.lines:
                made = words(line.source, roles=("甲方", "乙方"), values={"months": "二年"})
                assert normalise(made.text).text.count(BLANK) == len(made.places), line.source
                assert BLANK not in normalise(made.example).text, line.source


def test_what_every_party_does_is_said_for_each_and_parts_make_a_whole() -> None:
    made = words("比例：{each:@享有【待填写@的比例|=】}。", roles=("甲方", "乙方", "丙方"), values={})
    assert (
        made.text
        == "比例：甲方享有【待填写甲方的比例】，乙方享有【待填写乙方的比例】，丙方享有【待填写丙方的比例】。"
    )
    assert made.example == "比例：甲方享有33%，乙方享有33%，丙方享有34%。"
    assert made.open == ("【待填写甲方的比例】", "【待填写乙方的比例】", "【待填写丙方的比例】")


def test_the_agreement_is_called_what_it_calls_itself() -> None:
    assert words("本协议终止的", roles=(), values={}, own="本合同").text == "本合同终止的"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## exit/clause\n1. 按【待填写：比例。金额等等|3】执行\n", "看不出是待填写的内容"),
        ("## exit/clause\n1. 按【待填写比例】执行\n", "应当写成【待填写名称|示例】"),
        ("## exit/clause\n1. 期限{years}\n", "没有数值 {years}"),
        ("条文\n", "应当是“## 规则编号”或者“1. 条文”"),
    ],
)
def test_a_wrong_remedy_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "x.md").write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_remedies(tmp_path)
    assert any(said in problem and "x.md:1" in problem for problem in caught.value.problems)


def test_a_remedy_is_called_as_its_file(tmp_path: Path) -> None:
    (tmp_path / "y.md").write_text(HEAD, encoding="utf-8")
    with pytest.raises(ContentError, match=r"与文件名 y\.md 不同"):
        load_remedies(tmp_path)
