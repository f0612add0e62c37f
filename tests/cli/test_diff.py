"""``cxy diff`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers.commands import COMPLIANT, FLAWED, cxy, new_process
from helpers.docx_zip import make_docx, paragraph
from helpers.versions import sample


def test_changes_exit_with_1() -> None:
    result = cxy("diff", COMPLIANT, FLAWED)
    assert result.exit_code == 1
    assert "合同要素的变化" in result.output


def test_the_same_file_exits_with_0() -> None:
    result = cxy("diff", COMPLIANT, COMPLIANT)
    assert (result.exit_code, result.output) == (0, "两份文件逐字节相同，没有任何变化。\n")


def test_other_words_alone_exit_with_0(tmp_path: Path) -> None:
    texts = sample(), sample().replace("合作结束之日起三年", "合作结束之日起36个月")
    for name, text in zip("ab", texts, strict=True):
        (tmp_path / f"{name}.docx").write_bytes(make_docx("".join(map(paragraph, text.split("\n")))))
    result = cxy("diff", tmp_path / "a.docx", tmp_path / "b.docx")
    assert result.exit_code == 0
    assert "[-三年-]{+36个月+}" in result.output


def test_views_takes_one_file() -> None:
    result = cxy("diff", FLAWED, "--views")
    assert result.exit_code == 1
    assert "修订前" in result.output


@pytest.mark.parametrize(
    "arguments", [(COMPLIANT,), (COMPLIANT, FLAWED, FLAWED), (COMPLIANT, FLAWED, "--views")], ids=str
)
def test_a_wrong_number_of_files_is_a_mistake(arguments: tuple[str | Path, ...]) -> None:
    result = cxy("diff", *arguments)
    assert result.exit_code == 2
    assert result.output.startswith("错误：")


def test_a_file_that_cannot_be_read_exits_with_2(tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_text("文字", encoding="utf-8")
    for name in ("b.docx", "missing.docx"):
        result = cxy("diff", COMPLIANT, tmp_path / name)
        assert result.exit_code == 2
        assert result.output.startswith("错误：")
        assert result.output.count("\n") == 1


@pytest.mark.parametrize("format_", ["text", "json", "html"])
def test_the_result_can_be_written_to_a_file(format_: str, tmp_path: Path) -> None:
    target = tmp_path / "结果"
    result = cxy("diff", COMPLIANT, FLAWED, "--format", format_, "-o", target)
    assert result.exit_code == 1
    assert target.stat().st_size > 1000
    assert cxy("diff", COMPLIANT, FLAWED, "--format", format_, "-o", COMPLIANT).exit_code == 2


def test_json_is_json() -> None:
    result = cxy("diff", COMPLIANT, FLAWED, "--format", "json")
    assert json.loads(result.output)["matters"] is True


def test_type_holds_for_both_files() -> None:
    result = cxy("diff", COMPLIANT, FLAWED, "--type", "cooperation_agreement", "--format", "json")
    value = json.loads(result.output)
    assert {value[side]["type"] for side in ("old", "new")} == {"cooperation_agreement"}
    assert cxy("diff", COMPLIANT, FLAWED, "--type", "no_such_type").exit_code == 2


def test_the_originals_stay_as_they_are() -> None:
    before = FLAWED.read_bytes()
    cxy("diff", FLAWED, "--views")
    assert FLAWED.read_bytes() == before


def test_it_runs_as_a_program(tmp_path: Path) -> None:
    done = new_process("diff", COMPLIANT, FLAWED, folder=tmp_path)
    assert done.returncode == 1
    assert "保密期限 · 长度：36 个月（3 年） → 12 个月（1 年）" in done.stdout.decode()
    assert done.stderr == b""
