from __future__ import annotations

import time
from pathlib import Path

import pytest

from pipeline.check.house import House, find_settings, house_for, read_house
from pipeline.check.load import in_order, load
from pipeline.check.rule import Rule, RuleSet, Texts
from pipeline.content import root
from pipeline.errors import ContentError, InputError
from pipeline.model.report import Severity

RULE = """\
id: house/{name}
title: 本单位规则
status: stable
basis:
  - {{law: drafting-practice, article: "编号"}}
rationale: 本单位的要求。
check:
  kind: numbering
message:
  violated: 编号不连续：{{problem}}。
examples:
  pass:
    - text: |
        第一条 目标
  fail:
    - text: |
        第二条 目标
      quote: 第二条
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def house(tmp_path: Path) -> Path:
    write(tmp_path, "house/extra", RULE.format(name="extra"))
    return tmp_path


def problems(house: House) -> str:
    with pytest.raises(ContentError) as caught:
        load(house=house)
    return str(caught.value)


def test_the_bundled_rules_load_quickly() -> None:
    load()
    start = time.thread_time()
    load()
    assert time.thread_time() - start < 1.0, "several times slower than it should be"


def test_rules_come_in_the_order_of_their_identifiers_after_what_they_depend_on() -> None:
    def rule(name: str, needs: str = "") -> Rule:
        texts = Texts(name)
        return Rule(name, texts, texts, Severity.ERROR, "matter", {"depends_on": needs} if needs else {})

    rules = {
        item.id: item
        for item in (rule("b/x"), rule("a/y", "b/x"), rule("a/a"), rule("c/1", "c/2"), rule("c/2", "c/1"))
    }
    assert [item.id for item in in_order(rules)] == ["a/a", "b/x", "a/y", "c/2", "c/1"]


def test_a_house_adds_rules(house: Path) -> None:
    rule = load(house=House((house,))).rule("house/extra")
    assert rule is not None
    assert rule.house
    assert rule.severity is Severity.ADVICE


def test_settings_change_severity_switch_off_and_set_parameters(house: Path) -> None:
    settings = house / "cxy.toml"
    settings.write_text(
        'rules = "."\n[severity]\n"draft/numbering" = "error"\n[off]\nrules = ["draft/placeholders"]\n'
        '[parameters]\n"secrecy-minimum-months" = 36\n',
        encoding="utf-8",
    )
    ruleset = load(house=read_house(settings))
    off = [rule.id for rule in ruleset.rules if rule.off]
    assert off == ["draft/placeholders"]
    assert ruleset.severity == {"draft/numbering": Severity.ERROR}
    assert ruleset.parameters == {"secrecy-minimum-months": 36}
    assert ruleset.rule("house/extra") is not None


def test_settings_are_found_beside_the_document_or_above_it(tmp_path: Path) -> None:
    (tmp_path / "cxy.toml").write_text("", encoding="utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_settings(below / "协议.docx") == tmp_path / "cxy.toml"
    assert house_for(below / "协议.docx").settings == tmp_path / "cxy.toml"


def test_a_folder_of_rules_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="不存在"):
        house_for(None, tmp_path / "nirgends")


def test_a_folder_in_the_settings_that_is_none_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "cxy.toml").write_text('\nrules = "nirgends"\n', encoding="utf-8")
    with pytest.raises(ContentError, match=r"cxy\.toml:2: .*nirgends"):
        read_house(tmp_path / "cxy.toml")


def test_names_in_the_settings_that_mean_nothing_have_their_line_and_the_nearest(tmp_path: Path) -> None:
    settings = tmp_path / "cxy.toml"
    settings.write_text(
        '[severity]\n"draft/numberin" = "error"\n[off]\nrules = ["draft/placeholder"]\n'
        '[parameters]\n"secrecy-minimum-month" = 36\n"law-firm-review-threshold" = "多"\n',
        encoding="utf-8",
    )
    said = problems(read_house(settings)).splitlines()
    assert [line.split(": ")[0].rsplit(":", 1)[1] for line in said] == ["2", "4", "6", "7"]
    assert "是不是 draft/numbering？" in said[0]
    assert "是不是 draft/placeholders？" in said[1]
    assert "是不是 secrecy-minimum-months？" in said[2]
    assert "数字" in said[3]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: numbering", "kind: numberings", ":8: .*没有检查种类 numberings，是不是 numbering？"),
        ("kind: numbering", "kind: numbering\n  depth: 2", ":9: .*depth.*"),
        ("{problem}", "{probelm}", r":10: .*不提供字段 \{probelm\}"),
        ('article: "编号"', 'article: "编码"', ":5: .*编码"),
        ("law: drafting-practice", "law: drafting-practise", ":5: .*drafting-practise.*drafting-practice"),
        ("id: house/extra", "id: house/other", ":1: .*house/extra"),
        ("id: house/extra", "id: draft/numbering", ":1: .*已用于"),
        ("quote: 第二条", "quote: 第三条", ":18: .*引文不在示例文字中"),
        ("quote: 第二条", "quote: 第二条\n      missing: true", ":18: .*没有引文"),
        ("status: stable", "statuss: stable", ":3: .*statuss.*status"),
        ("  fail:\n    - text: |\n        第二条 目标\n      quote: 第二条\n", "", "缺少 fail"),
        ("kind: numbering", 'kind: matter\n  wording: ["(坏"]', ":9: 正则表达式有误"),
        (
            "kind: numbering",
            "kind: matter\n  wording: [好]\n  depends_on: ip/ownershi",
            ":10: .*是不是 ip/ownership？",
        ),
        ("kind: numbering", "kind: document_state", ":7: .*aspect"),
    ],
)
def test_a_wrong_rule_file_is_told_what_to_do_at_its_line(house: Path, old: str, new: str, said: str) -> None:
    path = house / "house" / "extra.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        load(house=House((house,)))


def test_all_problems_of_all_files_are_told_at_once(house: Path) -> None:
    write(house, "house/one", RULE.format(name="one").replace("kind: numbering", "kind: nothing"))
    write(house, "house/two", RULE.format(name="two").replace('编号"}', '没有"}'))
    write(house, "profiles/mine", "id: mine\ntitle: 某\n")
    said = problems(House((house,)))
    assert "one.yaml:8:" in said
    assert "two.yaml:5:" in said
    assert "profiles/mine.yaml:1:" in said


def test_names_in_a_profile_that_mean_nothing_have_their_line_and_the_nearest(house: Path) -> None:
    write(
        house,
        "profiles/mine",
        "id: mine\ntitle: 某\nen: Mine\nrules:\n  - house/*\n  - hous/*\noptional: [house/extra]\n"
        "severity:\n  house/extr: error\nparameters:\n  secrecy-minimum-month: 36\n",
    )
    said = problems(House((house,))).splitlines()
    assert [line.split(": ")[0].rsplit(":", 1)[1] for line in said] == ["6", "9", "11"]
    assert "是不是 house/extra？" in said[1]


def test_a_house_adds_kinds_of_agreement(house: Path) -> None:
    write(house, "profiles/mine", "id: mine\ntitle: 某\nen: Mine\nrules: [house/*]\n")
    profile = load(house=House((house,))).profile("mine")
    assert profile is not None
    assert profile.covers("house/extra")


def test_the_fingerprint_changes_with_the_rules_and_not_with_their_place(tmp_path: Path) -> None:
    def digest(folder: str, text: str) -> str:
        write(tmp_path / folder, "house/extra", text)
        return load(house=House((tmp_path / folder,))).digest

    text = RULE.format(name="extra")
    assert digest("a", text) == digest("b", text)
    assert digest("a", text) != digest("c", text.replace("本单位的要求", "另一要求"))
    assert digest("a", text) != load().digest


def test_unknown_rules_and_profiles_are_none() -> None:
    ruleset: RuleSet = load()
    assert ruleset.rule("nirgends/x") is None
    assert ruleset.profile("nirgends") is None


def test_the_bundled_rules_are_beside_the_program() -> None:
    sources = [rule.source for rule in load().rules]
    assert all(source is not None and source.is_relative_to(root() / "rules") for source in sources)
