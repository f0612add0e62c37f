from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.check.house import house_for, read_house
from pipeline.check.load import load
from pipeline.check.waivers.read import find_waivers, read_waivers
from pipeline.errors import ContentError, InputError
from pipeline.model.report import Waiver

TOML = """\
[severity]
"draft/numbering" = "error"

[[waivers]]
rule = "exit/liquidation"
document = "协议.docx"
reason = "由补充协议约定"
approver = "示例批准人"
expires = 2026-12-31

[[waivers]]
rule = "ip/*"
fingerprint = "f1-0123456789abcdef"
reason = "已另行约定"
approver = "示例批准人"
since = "2026-01-01"
expires = "2026-12-31"
"""
YAML = """\
waivers:
  - rule: exit/liquidation
    document: 协议.docx
    reason: 由补充协议约定
    approver: 示例批准人
    expires: 2026-12-31
  - rule: ip/*
    fingerprint: f1-0123456789abcdef
    reason: 已另行约定
    approver: 示例批准人
    since: 2026-01-01
    expires: 2026-12-31
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def wrong(path: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_house(path) if path.name == "cxy.toml" else read_waivers(path)
    return [problem.removeprefix(path.parent.as_posix() + "/") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("name", "text", "lines"), [("cxy.toml", TOML, (5, 12)), ("waivers.yaml", YAML, (2, 7))]
)
def test_waivers_are_read_from_both_files(
    tmp_path: Path, name: str, text: str, lines: tuple[int, int]
) -> None:
    path = write(tmp_path / name, text)
    written = read_house(path).waivers if name == "cxy.toml" else read_waivers(path)
    first, second = lines
    until = date(2026, 12, 31)
    assert [item.waiver for item in written] == [
        Waiver(
            "exit/liquidation", "由补充协议约定", "示例批准人", until,
            document="协议.docx", source=f"{name}:{first}",
        ),
        Waiver(
            "ip/*", "已另行约定", "示例批准人", until, date(2026, 1, 1),
            fingerprint="f1-0123456789abcdef", source=f"{name}:{second}",
        ),
    ]  # fmt: skip
    assert [item.place for item in written] == [f"{path.as_posix()}:{line}" for line in lines]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('reason = "由补充协议约定"\n', "", 4, "缺少 reason（理由）"),
        ('reason = "由补充协议约定"', 'reason = "  "', 7, "不能空着"),
        ('approver = "示例批准人"\nexpires', "expires", 4, "缺少 approver（批准人）"),
        ("expires = 2026-12-31\n", "", 4, "缺少 expires（到期日）"),
        ("expires = 2026-12-31\n", 'expires = "never"\n', 9, "2026-12-31"),
        ("expires = 2026-12-31\n", "expires = 2026-12-31T00:00:00\n", 9, "年-月-日"),
        ('expires = "2026-12-31"', 'expires = "2026-02-30"', 17, "不是日历上的日期"),
        ('expires = "2026-12-31"', 'expires = "2025-12-31"', 17, "早于起始日 2026-01-01"),
        ('document = "协议.docx"\n', "", 4, "document（哪份文件）或 fingerprint"),
        ("协议.docx", "合同/协议.docx", 6, "只写文件名"),
        ("f1-0123456789abcdef", "0123", 13, "照抄报告"),
        ('"ip/*"', '"IP/*"', 12, "规则编号"),
        ("reason = ", "reasons = ", 7, "是不是 reason？"),
    ],
)
def test_what_is_wrong_in_the_settings_has_its_line(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    assert old in TOML
    problems = wrong(write(tmp_path / "cxy.toml", TOML.replace(old, new, 1)))
    assert any(text.startswith(f"cxy.toml:{line}: ") and said in text for text in problems), problems


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (YAML + YAML.partition("\n")[2].partition("  - rule: ip")[0], 13, "只留一项"),
        (YAML.replace("f1-0123456789abcdef", "123"), 8, "文字"),
        (YAML.replace("waivers:", "waiver:"), 1, "是不是 waivers？"),
        ("- rule: a\n", 1, "键: 值"),
        ("waivers: 3\n", 1, "列表"),
        ("waivers:\n  - 3\n", 2, "键: 值"),
        ("waivers:\n  - rule: [a\n", 3, "方括号"),
    ],
)
def test_what_is_wrong_in_a_file_of_waivers_has_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    problems = wrong(write(tmp_path / "waivers.yaml", text))
    assert any(found.startswith(f"waivers.yaml:{line}:") and said in found for found in problems), problems


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    text = (
        TOML.replace('"error"', '"fatal"')
        .replace("由补充协议约定", "")
        .replace('"2026-12-31"', '"2020-01-01"')
    )
    problems = wrong(write(tmp_path / "cxy.toml", text))
    assert [problem.split(":")[1] for problem in problems] == ["2", "7", "17"]


def test_problems_of_both_files_are_said_at_once(tmp_path: Path) -> None:
    write(tmp_path / "cxy.toml", TOML.replace("协议.docx", "a/b"))
    write(tmp_path / "waivers.yaml", YAML.replace("协议.docx", "a/b"))
    with pytest.raises(ContentError) as caught:
        house_for(tmp_path / "协议.docx")
    assert len(caught.value.problems) == 2


def test_an_unknown_rule_is_said_with_the_nearest(tmp_path: Path) -> None:
    text = TOML.replace("exit/liquidation", "exit/liquidatoin").replace('"ip/*"', '"pi/*"')
    write(tmp_path / "cxy.toml", text)
    with pytest.raises(ContentError) as caught:
        load(house=house_for(tmp_path / "协议.docx"))
    first, second = caught.value.problems
    assert first.endswith("cxy.toml:5: 没有规则 exit/liquidatoin，是不是 exit/liquidation？")
    assert "cxy.toml:12: 没有规则 pi/*" in second


def test_a_waiver_in_both_files_is_one_too_many(tmp_path: Path) -> None:
    write(tmp_path / "cxy.toml", TOML)
    write(tmp_path / "waivers.yaml", YAML)
    with pytest.raises(ContentError) as caught:
        house_for(tmp_path / "协议.docx")
    assert [problem.count("cxy.toml") for problem in caught.value.problems] == [1, 1]


def test_a_file_of_waivers_is_found_beside_the_document_or_above_it(tmp_path: Path) -> None:
    path = write(tmp_path / "waivers.yaml", YAML)
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_waivers(below / "协议.docx") == path
    assert len(house_for(below / "协议.docx").waivers) == 2


def test_a_file_that_is_named_counts_instead(tmp_path: Path) -> None:
    write(tmp_path / "waivers.yaml", "不对: 1\n")
    other = write(tmp_path / "其他" / "豁免.toml", TOML.partition("\n\n")[2])
    assert len(house_for(tmp_path / "协议.docx", waivers=other).waivers) == 2


@pytest.mark.parametrize("name", ["没有.yaml", "协议.docx"])
def test_a_file_that_is_none_is_named(tmp_path: Path, name: str) -> None:
    write(tmp_path / "协议.docx", "")
    with pytest.raises(InputError, match=name):
        house_for(tmp_path / "协议.docx", waivers=tmp_path / name)


def test_waivers_change_the_fingerprint_of_the_rules(tmp_path: Path) -> None:
    plain = load(house=house_for(tmp_path / "协议.docx")).digest
    write(tmp_path / "waivers.yaml", YAML)
    assert load(house=house_for(tmp_path / "协议.docx")).digest != plain
