"""``cxy check``: several reports in one run, a commented copy, and what makes a run fail."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from helpers.commands import COMPLIANT, FLAWED, cxy
from helpers.docx_zip import make_docx, paragraph
from openpyxl import load_workbook

from pipeline import word

FORMS = ("text", "json", "html", "markdown", "sarif", "xlsx", "docx")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with both sample agreements, which is the current one."""
    for path in (FLAWED, COMPLIANT):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> set[str]:
    return {item.name for item in folder.iterdir()} - {"flawed.docx", "compliant.docx"}


def test_several_reports_are_written_in_one_run(folder: Path) -> None:
    wanted = [f"--report={form}:报告.{form}" for form in FORMS]
    result = cxy("check", "flawed.docx", *wanted)
    assert result.exit_code == 1
    assert "不通过" in result.stdout
    assert names(folder) == {f"报告.{form}" for form in FORMS}
    assert result.stderr.count("报告已写入") == len(FORMS)
    assert json.loads((folder / "报告.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "问题" in load_workbook(io.BytesIO((folder / "报告.xlsx").read_bytes())).sheetnames
    opinion = word.read((folder / "报告.docx").read_bytes(), name="报告.docx")
    assert any("审查意见书" in block.text for block in opinion.blocks)


@pytest.mark.parametrize("form", ["text", "sarif", "xlsx", "docx"])
def test_a_report_is_the_same_whichever_option_asks_for_it(folder: Path, form: str) -> None:
    cxy("check", "flawed.docx", "--format", form, "-o", "一")
    cxy("check", "flawed.docx", "--report", f"{form}:二")
    assert (folder / "一").read_bytes() == (folder / "二").read_bytes()


def test_sarif_names_the_file_as_it_was_given(folder: Path) -> None:
    (folder / "送审 稿").mkdir()
    shutil.move(folder / "flawed.docx", folder / "送审 稿" / "协议.docx")
    log = json.loads(cxy("check", "送审 稿/协议.docx", "--format", "sarif").stdout)
    (artifact,) = log["runs"][0]["artifacts"]
    assert artifact["location"]["uri"] == "%E9%80%81%E5%AE%A1%20%E7%A8%BF/%E5%8D%8F%E8%AE%AE.docx"
    log = json.loads(cxy("check", folder / "compliant.docx", "--format", "sarif").stdout)
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == (folder / "compliant.docx").as_uri()


def test_sarif_says_why_each_rule_exists(folder: Path) -> None:
    log = json.loads(cxy("check", folder / "flawed.docx", "--format", "sarif").stdout)
    rules = {item["id"]: item for item in log["runs"][0]["tool"]["driver"]["rules"]}
    assert "没有约定" in rules["exit/liquidation"]["fullDescription"]["text"]
    assert all(item["help"]["text"] for item in rules.values())


def test_opinions_on_several_files_stand_in_a_folder(folder: Path) -> None:
    (folder / "坏的.docx").write_bytes(b"")
    result = cxy("check", "flawed.docx", "坏的.docx", "compliant.docx", "--report", "docx:意见")
    assert result.exit_code == 2
    assert {item.name for item in (folder / "意见").iterdir()} == {
        "flawed_审查意见书.docx",
        "compliant_审查意见书.docx",
    }
    assert "报告已写入 意见（2 份）" in result.stderr
    again = cxy("check", "flawed.docx", "compliant.docx", "--report", "docx:意见")
    assert "没有覆盖" in again.stderr
    assert cxy("check", "flawed.docx", "compliant.docx", "--report", "docx:意见", "--force").exit_code == 1


def test_a_folder_of_opinions_is_not_named_like_a_word_file(folder: Path) -> None:
    result = cxy("check", "flawed.docx", "compliant.docx", "--report", "docx:意见.docx")
    assert "报告已写入 意见（2 份）" in result.stderr
    assert not (folder / "意见.docx").exists()
    assert len(list((folder / "意见").iterdir())) == 2


def test_no_opinion_is_written_on_a_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "坏的.docx").write_bytes(b"")
    result = cxy("check", "坏的.docx", "--report", "docx:意见.docx", "--annotate", "批注.docx")
    assert result.exit_code == 2
    assert names(folder) == {"坏的.docx"}
    assert "已写入" not in result.stderr


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_an_earlier_report_is_replaced_as_ever(folder: Path, form: str) -> None:
    (folder / "报告").write_text("以前的报告", encoding="utf-8")
    assert cxy("check", "flawed.docx", "--format", form, "-o", "报告").exit_code == 1
    assert "以前的报告" not in (folder / "报告").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "docx", "-o", "旧"),
        ("--format", "xlsx", "-o", "旧"),
        ("--report", "html:旧"),
        ("--annotate", "旧.docx"),
    ],
)
def test_other_files_are_replaced_only_with_leave(folder: Path, options: tuple[str, ...]) -> None:
    for name in ("旧", "旧.docx"):
        (folder / name).write_text("以前的文件", encoding="utf-8")
    result = cxy("check", "flawed.docx", *options)
    assert result.exit_code == 2
    assert "已经存在，没有覆盖" in result.stderr
    assert {(folder / name).read_text(encoding="utf-8") for name in ("旧", "旧.docx")} == {"以前的文件"}
    assert cxy("check", "flawed.docx", *options, "--force").exit_code == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--report", "报告.html"), "格式:文件"),
        (("--report", "pdf:报告.pdf"), "格式有 text、json"),
        (("--report", "html:"), "格式:文件"),
        (("--format", "xlsx"), "不能显示在屏幕上"),
        (("--format", "docx"), "不能显示在屏幕上"),
        (("--report", "docx:意见.docx", "--lang", "en"), "只有中文"),
        (("--author", "法务部"), "--annotate"),
        (("--date", "2026-03-01"), "--annotate"),
        (("--annotate", "批注.pdf"), ".docx"),
        (("--report", "html:a", "--report", "json:a"), "同一个文件"),
        (("--report", "html:没有/a"), "没有文件夹"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused_before_any_work(
    folder: Path, options: tuple[str, ...], said: str
) -> None:
    result = cxy("check", "flawed.docx", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert names(folder) == set()


def test_a_full_width_colon_is_understood(folder: Path) -> None:
    assert cxy("check", "flawed.docx", "--report", "html：报告.html").exit_code == 1
    assert names(folder) == {"报告.html"}


@pytest.mark.parametrize("option", ["--report", "--annotate"])
@pytest.mark.parametrize("target", ["flawed.docx", "./flawed.docx"])
def test_the_original_is_never_touched(folder: Path, option: str, target: str) -> None:
    before = (folder / "flawed.docx").read_bytes()
    value = target if option == "--annotate" else f"docx:{target}"
    assert cxy("check", "flawed.docx", option, value, "--force").exit_code == 2
    assert (folder / "flawed.docx").read_bytes() == before


def test_a_file_open_in_word_is_left_alone(folder: Path) -> None:
    (folder / "意见.docx").write_text("正在修改", encoding="utf-8")
    (folder / "~$意见.docx").touch()
    result = cxy("check", "flawed.docx", "--report", "docx:意见.docx", "--force")
    assert result.exit_code == 2
    assert "正在 Word 等程序中打开" in result.stderr
    assert (folder / "意见.docx").read_text(encoding="utf-8") == "正在修改"


def test_a_copy_is_commented_and_the_original_stays(folder: Path) -> None:
    path = folder / "flawed.docx"
    before = path.read_bytes(), path.stat().st_mtime_ns
    result = cxy("check", path, "--annotate", "批注.docx", "--author", "法务部", "--date", "2026-03-01")
    assert result.exit_code == 1
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    with zipfile.ZipFile(folder / "批注.docx") as parts:
        comments = parts.read("word/comments.xml").decode()
    findings = json.loads(cxy("check", path, "--format", "json").stdout)["summary"]
    count = findings["violated"] + findings["undetermined"]
    assert comments.count('w:author="法务部"') == comments.count('w:date="2026-03-01T') == count
    assert f"{count} 条" in result.stderr


def test_the_commented_copy_is_the_same_every_time(folder: Path) -> None:
    for name in ("一.docx", "二.docx"):
        cxy("check", "flawed.docx", "--annotate", name)
    assert (folder / "一.docx").read_bytes() == (folder / "二.docx").read_bytes()


def test_one_file_is_commented_at_a_time(folder: Path) -> None:
    result = cxy("check", "flawed.docx", "compliant.docx", "--annotate", "批注.docx")
    assert result.exit_code == 2
    assert "一次只能批注一份" in result.stderr
    assert names(folder) == set()


def test_what_makes_a_run_fail_can_be_chosen(folder: Path) -> None:
    open_only = folder / "留空.docx"
    open_only.write_bytes(
        make_docx(paragraph("技术服务合同") + paragraph("甲方：____") + paragraph("乙方：____"))
    )
    found = json.loads(cxy("check", open_only, "--format", "json").stdout)
    grave = any(item["outcome"] == "violated" and item["severity"] == "error" for item in found["results"])
    assert cxy("check", open_only, "--fail-on", "error").exit_code == int(grave)
    assert cxy("check", open_only, "--fail-on", "advice").exit_code == 1
    assert cxy("check", "flawed.docx", "--fail-on", "error").exit_code == 1
    assert cxy("check", "compliant.docx", "--fail-on", "error").exit_code == 0


def test_an_unreadable_file_counts_whatever_the_level(folder: Path) -> None:
    (folder / "坏的.docx").write_bytes(b"")
    assert cxy("check", "compliant.docx", "坏的.docx", "--fail-on", "error").exit_code == 2


def test_the_same_file_twice_is_told_twice(folder: Path) -> None:
    result = cxy("check", "compliant.docx", folder / "compliant.docx", "--report", "sarif:a")
    assert result.stdout.count("compliant.docx") >= 2
    assert len(json.loads((folder / "a").read_text(encoding="utf-8"))["runs"][0]["artifacts"]) == 2


@pytest.mark.usefixtures("folder")
def test_registered_findings_are_shown_and_no_news() -> None:
    first = cxy("check", "flawed.docx", "--write-baseline", "基线.json")
    assert first.exit_code == 1
    assert "已登记在 基线.json" in first.stderr
    second = cxy("check", "flawed.docx", "--baseline", "基线.json")
    assert second.exit_code == 0
    assert "已登记" in second.stdout
    again = cxy("check", "flawed.docx", "--write-baseline", "基线.json")
    assert "没有覆盖" in again.stderr


def test_a_file_that_is_no_baseline_is_told_before_any_work(folder: Path) -> None:
    (folder / "基线.json").write_text("{}", encoding="utf-8")
    result = cxy("check", "flawed.docx", "--baseline", "基线.json")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_file_of_waivers_can_be_named(folder: Path) -> None:
    (folder / "豁免.yaml").write_text(
        "waivers:\n  - {rule: '*', document: '*', reason: 示范, approver: 法务部, expires: 2999-12-31}\n",
        encoding="utf-8",
    )
    result = cxy("check", "flawed.docx", "--waivers", "豁免.yaml")
    assert "已豁免" in result.stdout
    assert result.exit_code == 0
