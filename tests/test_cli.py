from __future__ import annotations

import io
import json
import re
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import click
import pytest
from helpers.commands import COMPLIANT, FLAWED, cxy, new_process
from helpers.docx_zip import docx_parts, make_docx, paragraph, zip_parts
from jsonschema import Draft202012Validator

from pipeline.cli import main
from pipeline.cli.common import with_progress
from pipeline.content import load_json_schema

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PICTURE = '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="rId5"/></v:shape></w:pict></w:r></w:p>'
BAD = {
    "empty": b"",
    "old Word": OLE,
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "rtf": rb"{\rtf1\ansi}",
    "text": "甲方：示例科技有限公司".encode(),
    "gbk text": "甲方：示例科技有限公司".encode("gbk"),
    "picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "truncated": FLAWED.read_bytes()[:-300],
    "no parts": zip_parts({"a.txt": b"a"}),
    "no main part": zip_parts({k: v for k, v in docx_parts("").items() if k != "word/document.xml"}),
    "broken xml": zip_parts({**docx_parts(""), "word/document.xml": "<w:document"}),
    "no text": make_docx(paragraph("")),
    "scan": make_docx(PICTURE),
    "no agreement": make_docx(paragraph("求职意向：工程师") + paragraph("教育背景：示例大学")),
}
HOUSE_RULE = """\
id: house/{name}
title: 源代码的交付
status: stable
basis:
  - {{law: civil-code, article: "470"}}
rationale: 没有源代码就无法自行维护软件。
check:
  kind: matter
  wording: ['源代码']
message:
  violated: 没有约定源代码的交付。
examples:
  pass:
    - text: 甲方付款。乙方交付源代码。
      quote: {quote}
  fail:
    - text: 乙方交付软件。
      missing: true
expected_after: [acceptance]
"""


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with both sample agreements."""
    for path in (FLAWED, COMPLIANT):
        shutil.copy(path, tmp_path)
    return tmp_path


def write_rule(folder: Path, name: str, *, quote: str = "源代码") -> Path:
    path = folder / "house" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HOUSE_RULE.format(name=name, quote=quote), encoding="utf-8")
    return path


PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 51>>stream
BT /F 12 Tf 40 100 Td (Secrecy for two years) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


# --- help -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [(), *commands(main)], ids=lambda path: " ".join(("cxy", *path)))
def test_the_help_of_every_command_is_chinese_and_shows_how_it_is_used(path: tuple[str, ...]) -> None:
    result = cxy(*path, "--help")
    assert result.exit_code == 0
    assert result.output.startswith("用法：")
    assert "例子：" in result.output
    assert f"cxy {' '.join(path)}".strip() in result.output.split("例子：")[1]
    assert not re.search("Options|Commands|Usage|Show this|required", result.output)
    assert "选项：\n" in result.output


def test_the_version_is_shown() -> None:
    assert re.fullmatch(r"cxy \d+\.\d+\.\d+\S*\n", cxy("--version").output)


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    result = new_process("--help", folder=tmp_path, options=("-X", "importtime"))
    imported = set(re.findall(rb"\| +([\w.]+)$", result.stderr, re.MULTILINE))
    assert b"pipeline.cli" in imported
    heavy = {b"spacy", b"lxml", b"yaml", b"jsonschema", b"rich", b"docx", b"numpy", b"pipeline.app"}
    assert imported & heavy == set()


# --- mistakes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "没有命令 chek，可用的命令：check、"),
        (["check"], "缺少参数“文件…”"),
        (["check", "a.docx", "--format", "pdf"], "text、json、html、markdown、sarif、xlsx、docx 之一"),
        (["check", "a.docx", "--as-of", "2026年"], "应当是 2026-03-01 这样的日期"),
        (["check", "a.docx", "--as-of", "2026年"], "选项 --as-of 的写法不对"),
        (["check", "a.docx", "--formt", "json"], "没有选项 --formt，是不是 --format"),
        (["check", "a.docx", "--type"], "选项 --type 后面缺少内容"),
        (["text", "a.docx", "b c.docx"], "多了参数 b c.docx（含空格的名称要加引号）"),
        (["rules", "tests"], "没有命令 tests，可用的命令：list、show、test"),
    ],
)
def test_a_wrong_command_line_is_explained_in_one_chinese_sentence(arguments: list[str], said: str) -> None:
    result = cxy(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert re.fullmatch(r"错误：.*。用法请看 cxy.* --help\n", result.stderr)


# --- check ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "code", "verdict"), [("compliant", 0, "通过："), ("flawed", 1, "不通过：")])
def test_the_exit_code_says_whether_anything_was_found(
    folder: Path, name: str, code: int, verdict: str
) -> None:
    result = cxy("check", folder / f"{name}.docx")
    assert result.exit_code == code
    assert f"\n{verdict}" in result.output


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_cannot_be_checked_gets_one_chinese_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "协议.docx"
    path.write_bytes(BAD[kind])
    result = cxy("check", path, "--format", "json")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert re.fullmatch(r"协议\.docx：.*[\u4e00-\u9fff].*。", line)
    assert json.loads(result.stdout) == {"document": {"name": "协议.docx"}, "error": line.partition("：")[2]}


@pytest.mark.parametrize(
    ("name", "said"), [("没有.docx", "找不到文件"), (".", "用 cxy audit"), ("没有/协议.docx", "找不到文件")]
)
def test_a_path_without_a_file_is_explained(tmp_path: Path, name: str, said: str) -> None:
    result = cxy("check", tmp_path / name)
    assert result.exit_code == 2
    assert said in result.stderr.replace("\n", "")
    assert "Traceback" not in result.stderr


def test_the_other_files_are_checked_when_one_cannot_be(folder: Path) -> None:
    (folder / "坏.docx").write_bytes(OLE)
    names = ("compliant.docx", "坏.docx", "flawed.docx")
    result = cxy("check", *(folder / name for name in names), "--format", "json")
    assert result.exit_code == 2
    entries = json.loads(result.stdout)
    assert [item["document"]["name"] for item in entries] == list(names)
    assert ["error" in item for item in entries] == [False, True, False]


def test_the_worst_exit_code_counts(folder: Path) -> None:
    assert cxy("check", folder / "compliant.docx", folder / "flawed.docx").exit_code == 1


def test_an_unknown_type_is_refused_with_all_there_are(folder: Path) -> None:
    result = cxy("check", folder / "flawed.docx", "--type", "合作")
    assert result.exit_code == 2
    assert "cooperation_agreement" in result.stderr


def test_the_type_that_is_given_counts(folder: Path) -> None:
    result = cxy("check", folder / "flawed.docx", "--type", "nda", "--format", "json")
    document = json.loads(result.stdout)["document"]
    assert (document["type"], document["type_by"]) == ("nda", "option")


def test_the_day_whose_law_counts_can_be_chosen(folder: Path) -> None:
    result = cxy("check", folder / "flawed.docx", "--as-of", "2024-03-01", "--format", "json")
    report = json.loads(result.stdout)
    assert (report["as_of"], report["as_of_by"]) == ("2024-03-01", "option")


def test_the_original_view_has_the_words_before_the_changes(folder: Path) -> None:
    result = cxy("check", folder / "flawed.docx", "--view", "original", "--format", "html")
    assert "收款后五个工作日内" in re.sub("<[^>]+>", "", result.stdout)


def test_json_follows_the_published_schema(folder: Path) -> None:
    report = json.loads(cxy("check", folder / "flawed.docx", "--format", "json").stdout)
    schema = load_json_schema("report")
    validator = Draft202012Validator({**schema["$defs"]["report"], "$defs": schema["$defs"]})
    assert [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(report)] == []


def test_the_page_needs_nothing_from_elsewhere(folder: Path) -> None:
    page = cxy("check", folder / "flawed.docx", "--format", "html").stdout
    assert page.startswith("<!DOCTYPE html>")
    assert not re.search(r"""(?:src|href)=["'](?!#|data:)|url\((?!["']?data:)|@import|https?://""", page)


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_two_runs_say_the_same(folder: Path, form: str) -> None:
    first, second = (cxy("check", folder / "flawed.docx", "--format", form).stdout for _ in range(2))
    assert first == second


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_the_report_in_a_file_is_the_one_on_the_screen(folder: Path, form: str) -> None:
    output = folder / "报告"
    result = cxy("check", folder / "flawed.docx", "--format", form, "-o", output)
    assert (result.exit_code, result.stdout) == (1, "")
    assert output.read_bytes().decode() == cxy("check", folder / "flawed.docx", "--format", form).stdout
    assert "报告已写入" in result.stderr


def test_the_input_is_never_changed(folder: Path) -> None:
    path = folder / "flawed.docx"
    before = path.read_bytes(), path.stat().st_mtime_ns
    for form in ("text", "json", "html"):
        cxy("check", path, "--format", form, "-o", folder / f"报告.{form}")
    cxy("text", path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize("link", ["flawed.docx", "./flawed.docx", "链接.docx", "硬链接.docx"])
def test_a_report_is_never_written_over_an_input(folder: Path, link: str) -> None:
    path = folder / "flawed.docx"
    before = path.read_bytes()
    (folder / "链接.docx").symlink_to(path)
    (folder / "硬链接.docx").hardlink_to(path)
    result = cxy("check", folder / "compliant.docx", path, "-o", folder / link)
    assert result.exit_code == 2
    assert "请换一个文件名" in result.stderr
    assert path.read_bytes() == before


def test_a_report_that_cannot_be_written_leaves_nothing_behind(folder: Path) -> None:
    result = cxy("check", folder / "flawed.docx", "-o", folder / "没有" / "报告.txt")
    assert result.exit_code == 2
    assert "无法写入" in result.stderr
    (folder / "占用").mkdir()
    assert cxy("check", folder / "flawed.docx", "-o", folder / "占用").exit_code == 2
    assert sorted(item.name for item in folder.iterdir()) == ["compliant.docx", "flawed.docx", "占用"]


def test_an_earlier_report_stays_when_the_new_one_cannot_be_made(folder: Path) -> None:
    output = folder / "报告.json"
    output.write_text("以前的报告", encoding="utf-8")
    (folder / "cxy.toml").write_text("off = 1", encoding="utf-8")
    assert cxy("check", folder / "flawed.docx", "-o", output).exit_code == 3
    assert output.read_text(encoding="utf-8") == "以前的报告"


# --- the house's own rules --------------------------------------------------------------------------


def results(folder: Path, *arguments: str | Path) -> dict[str, dict[str, Any]]:
    report = json.loads(cxy("check", folder / "compliant.docx", "--format", "json", *arguments).stdout)
    return {item["rule"]: item for item in report["results"]}


def test_a_folder_of_rules_is_added(folder: Path) -> None:
    write_rule(folder / "规则", "source-code")
    found = results(folder, "--rules", folder / "规则")
    assert found["house/source-code"]["outcome"] == "satisfied"


def test_settings_beside_or_above_the_file_count(folder: Path) -> None:
    inner = folder / "2026" / "三月"
    inner.mkdir(parents=True)
    shutil.copy(folder / "compliant.docx", inner)
    settings = '[parameters]\nsecrecy-minimum-months = 48\n[off]\nrules = ["draft/numbering"]\n'
    (folder / "cxy.toml").write_text(settings, encoding="utf-8")
    found = results(inner)
    assert found["confidentiality/period"]["outcome"] == "violated"
    assert "draft/numbering" not in found or found["draft/numbering"]["outcome"] == "not_applicable"


def test_wrong_rules_give_every_problem_with_its_line_and_no_report(folder: Path) -> None:
    first = write_rule(folder / "规则", "first")
    second = write_rule(folder / "规则", "second")
    first.write_text(first.read_text(encoding="utf-8").replace("rationale", "rational"), encoding="utf-8")
    second.write_text(
        second.read_text(encoding="utf-8").replace("kind: matter", "kind: mater"), encoding="utf-8"
    )
    rules = folder / "规则"
    for result in (cxy("check", folder / "flawed.docx", "--rules", rules), cxy("rules", "test", rules)):
        assert (result.exit_code, result.stdout) == (3, "")
        assert re.search(r"first\.yaml:1: .*rationale", result.stderr)
        assert re.search(r"first\.yaml:\d+: .*rational[^e]", result.stderr)
        assert re.search(r"second\.yaml:8: .*matter", result.stderr)


def test_a_missing_folder_of_rules_is_told_once(folder: Path) -> None:
    result = cxy("check", folder / "flawed.docx", folder / "compliant.docx", "--rules", folder / "没有")
    assert result.exit_code == 2
    assert result.stderr.count("不存在或不是文件夹") == 1


# --- text -------------------------------------------------------------------------------------------


def test_the_text_has_the_numbers_that_word_prints(folder: Path) -> None:
    lines = cxy("text", folder / "compliant.docx").stdout.splitlines()
    assert "第一条 名词和术语的解释" in lines
    assert any(line.startswith("9.6 后续改进：") for line in lines)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("final", "收款后三十个工作日"),
        ("original", "收款后五个工作日"),
        ("marked", "收款后〔删除：五〕〔插入：三十〕个工作日"),
    ],
)
def test_the_text_follows_the_view(folder: Path, view: str, words: str) -> None:
    assert words in cxy("text", folder / "flawed.docx", "--view", view).stdout


def test_the_text_of_an_unreadable_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "协议.docx"
    path.write_bytes(OLE)
    result = cxy("text", path)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)


def test_the_text_of_a_pdf_is_what_a_check_reads(tmp_path: Path) -> None:
    path = tmp_path / "协议.pdf"
    path.write_bytes(PDF)
    assert "Secrecy for two years" in cxy("text", path).stdout


# --- rules ------------------------------------------------------------------------------------------


def test_all_rules_are_listed_in_their_groups() -> None:
    result = cxy("rules", "list")
    assert result.exit_code == 0
    assert re.search(
        r"^── exit ─+\n(?:.*\n)*?exit/liquidation +退出后的资源清算", result.stdout, re.MULTILINE
    )
    assert "技术规范 5.1.3" in result.stdout


def test_only_the_rules_of_a_type_are_listed() -> None:
    every, some = (
        set(re.findall(r"^[a-z-]+/[a-z-]+", cxy("rules", "list", *arguments).stdout, re.MULTILINE))
        for arguments in ([], ["--type", "nda"])
    )
    assert "confidentiality/period" in some < every


def test_rules_are_listed_in_english() -> None:
    assert "Liquidation after exit" in cxy("rules", "list", "--lang", "en").stdout


def test_an_unknown_type_of_rules_is_refused() -> None:
    assert cxy("rules", "list", "--type", "x").exit_code == 2


@pytest.mark.parametrize(("lang", "words"), [("zh", "为什么"), ("en", "How it is judged")])
def test_a_rule_is_explained_on_a_page(lang: str, words: str) -> None:
    result = cxy("rules", "show", "exit/liquidation", "--lang", lang)
    assert result.exit_code == 0
    assert words in result.stdout
    assert "第五百六十六条" in result.stdout


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    result = cxy("rules", "show", "exit/liquidaton")
    assert result.exit_code == 2
    assert "是不是 exit/liquidation" in result.stderr


def test_the_rules_of_a_folder_are_shown_and_marked(tmp_path: Path) -> None:
    write_rule(tmp_path, "source-code")
    assert "本单位" in cxy("rules", "show", "house/source-code", "--rules", tmp_path).stdout


def test_the_examples_of_a_folder_are_run(tmp_path: Path) -> None:
    write_rule(tmp_path, "source-code")
    result = cxy("rules", "test", tmp_path)
    assert (result.exit_code, result.stdout) == (0, "1 条规则，2 个示例：2 个符合，0 个不符合。\n")


def test_an_example_that_is_not_met_is_told_with_its_line(tmp_path: Path) -> None:
    path = write_rule(tmp_path, "source-code", quote="甲方付款")
    line = next(
        number
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "quote" in text
    )
    result = cxy("rules", "test", tmp_path)
    assert result.exit_code == 1
    assert re.match(rf".*source-code\.yaml:({line}|{line - 1}): ", result.stdout)


def test_a_folder_without_rules_is_told(tmp_path: Path) -> None:
    result = cxy("rules", "test", tmp_path)
    assert result.exit_code == 3
    assert "没有规则" in result.stderr


# --- demo -------------------------------------------------------------------------------------------


def test_the_demonstration_shows_both_reports_and_where_the_files_are() -> None:
    result = cxy("demo")
    assert result.exit_code == 0
    assert result.stdout.index("示例1：有问题的协议") < result.stdout.index("不通过：")
    assert result.stdout.index("示例2：合规的协议") < result.stdout.index("\n通过：")
    assert str(FLAWED.parent) in result.stdout


def test_the_samples_are_copied_on_request_and_nothing_is_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "示例"
    assert cxy("demo", "--save", target).exit_code == 0
    assert (target / "flawed.docx").read_bytes() == FLAWED.read_bytes()
    (target / "flawed.docx").write_bytes(b"mine")
    assert cxy("demo", "--save", target).exit_code == 2
    assert (target / "flawed.docx").read_bytes() == b"mine"


# --- the machine ------------------------------------------------------------------------------------


def test_nothing_uses_the_network(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for form in ("text", "json", "html"):
        assert cxy("check", folder / "flawed.docx", "--format", form).exit_code == 1
    assert cxy("rules", "list").exit_code == 0


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_no_locale_breaks_the_output(folder: Path, form: str) -> None:
    result = new_process(
        "check",
        "flawed.docx",
        "--format",
        form,
        folder=folder,
        options=("-X", "utf8=0"),
        environment={"LC_ALL": "C", "PYTHONIOENCODING": "", "PYTHONUTF8": "0"},
    )
    assert result.returncode == 1, result.stderr.decode()
    assert result.stdout.decode() == cxy("check", folder / "flawed.docx", "--format", form).stdout


def test_a_file_name_that_is_no_unicode_is_shown_somehow(folder: Path) -> None:
    name = folder / "flawed\udcff.docx"
    try:
        shutil.copy(folder / "flawed.docx", name)
    except (OSError, UnicodeEncodeError):
        pytest.skip("the file system has no such names")
    for form in ("text", "json", "html"):
        assert new_process("check", name, "--format", form, folder=folder).returncode == 1
        assert new_process("check", name, "--format", form, "-o", "r", folder=folder).returncode == 1


def test_progress_is_shown_to_people_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, bar in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        assert list(with_progress([1, 2, 3], label="检查", slow=2, name=str)) == [1, 2, 3]
        assert ("检查" in stream.getvalue()) is bar


def test_few_files_need_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert list(with_progress([1], label="检查", slow=2, name=str)) == [1]


def test_the_name_of_an_unreadable_file_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "坏文件.docx").write_bytes(b"x")
    told = cxy("check", tmp_path / "坏文件.docx", "--format", "json")
    assert told.stderr.count("坏文件.docx") == 1
