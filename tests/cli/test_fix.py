"""``cxy fix`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers.commands import COMPLIANT, FLAWED, cxy
from helpers.lacking import without_articles

from pipeline.model.document import View
from pipeline.word.read import read


def _texts(path: Path, view: View = View.FINAL) -> list[str]:
    return [block.printed for block in read(path.read_bytes(), name=path.name, view=view).blocks]


def test_a_copy_is_written_and_the_summary_says_what_was_done_and_what_not(tmp_path: Path) -> None:
    before = FLAWED.read_bytes()
    result = cxy("fix", FLAWED, "-o", tmp_path / "改.docx")
    assert result.exit_code == 1
    assert "“第十一条 保密”：“一年”改为“二年”（confidentiality/period）" in result.output
    assert "在“第十四条 退出机制”末尾补充（exit/liquidation）" in result.output
    assert "各方比例属于商业决定，由各方商定后改正。" in result.output
    assert "拒绝这些修订即恢复原文" in result.output
    assert any(text.startswith("14.3 资源清算") for text in _texts(tmp_path / "改.docx"))
    assert _texts(tmp_path / "改.docx", View.ORIGINAL) == _texts(FLAWED, View.ORIGINAL)
    assert FLAWED.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["改.docx"]


def test_everything_repaired_is_a_clean_exit(tmp_path: Path) -> None:
    draft = tmp_path / "稿.docx"
    draft.write_bytes(without_articles(COMPLIANT.read_bytes(), ["争议的解决"]))
    result = cxy("fix", draft, "-o", tmp_path / "改.docx")
    assert result.exit_code == 0, result.output
    assert cxy("check", tmp_path / "改.docx", "--fail-on", "error").exit_code == 0


def test_with_nothing_to_do_nothing_is_written(tmp_path: Path) -> None:
    result = cxy("fix", COMPLIANT, "-o", tmp_path / "改.docx")
    assert result.exit_code == 0
    assert "没有写出文件" in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_shows_the_same_and_writes_nothing(tmp_path: Path) -> None:
    shown = cxy("fix", FLAWED, "--dry-run")
    assert shown.exit_code == 1
    assert "14.3 资源清算" in shown.output
    assert "已写入" not in shown.output
    assert list(tmp_path.iterdir()) == []


def test_the_result_can_be_had_as_json(tmp_path: Path) -> None:
    output = tmp_path / "改.docx"
    result = cxy("fix", FLAWED, "-o", output, "--format", "json")
    told = json.loads(result.output)
    assert told["output"] == str(output)
    assert told["repairs"][0] == {
        "rules": ["confidentiality/period"],
        "title": "保密期限",
        "kind": "replaced",
        "clause": "第十一条 保密",
        "old": "一年",
        "text": ["二年"],
        "to_fill_in": [],
    }
    assert {"benefit/ratio-sum", "draft/credit-code"} <= {item["rule"] for item in told["left"]}
    assert all(item["reason"] for item in told["left"])


def test_author_and_date_are_those_asked_for(tmp_path: Path) -> None:
    output = tmp_path / "改.docx"
    cxy("fix", FLAWED, "-o", output, "--author", "法务部", "--date", "2026-05-06")
    revisions = read(output.read_bytes(), name="a").revisions
    own = [item for item in revisions if item.author == "法务部"]
    assert own
    assert {item.date for item in own} == {"2026-05-06T00:00:00Z"}


def test_without_a_date_the_same_bytes_come_out(tmp_path: Path) -> None:
    for name in ("一.docx", "二.docx"):
        cxy("fix", FLAWED, "-o", tmp_path / name)
    assert (tmp_path / "一.docx").read_bytes() == (tmp_path / "二.docx").read_bytes()


def test_only_the_rules_asked_for(tmp_path: Path) -> None:
    result = cxy("fix", FLAWED, "-o", tmp_path / "改.docx", "--only", "confidentiality/period")
    assert result.exit_code == 0
    assert "修复 1 项" in result.output
    assert "需人工处理：" not in result.output


def test_a_file_that_is_there_is_replaced_only_with_force(tmp_path: Path) -> None:
    output = tmp_path / "改.docx"
    output.write_bytes(b"old")
    result = cxy("fix", FLAWED, "-o", output)
    assert result.exit_code == 2
    assert "已经存在" in result.output
    assert output.read_bytes() == b"old"
    assert cxy("fix", FLAWED, "-o", output, "--force").exit_code == 1
    assert output.read_bytes() != b"old"


def test_the_draft_itself_is_never_overwritten(tmp_path: Path) -> None:
    draft = tmp_path / "稿.docx"
    draft.write_bytes(FLAWED.read_bytes())
    result = cxy("fix", draft, "-o", draft, "--force")
    assert result.exit_code == 2
    assert draft.read_bytes() == FLAWED.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((FLAWED,), "请用 -o 写出副本的文件名"),
        ((FLAWED, "-o", "改.docx", "--dry-run"), "二者选一"),
        ((FLAWED, "--dry-run", "--only", "no/rule"), "没有规则 no/rule"),
        (("没有.docx", "--dry-run"), "找不到文件"),
        ((FLAWED, "--dry-run", "--project", "没有.yaml"), "找不到项目文件"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(arguments: tuple[str | Path, ...], said: str) -> None:
    result = cxy("fix", *arguments)
    assert result.exit_code == 2
    assert said in result.output
