from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers.commands import cxy

from pipeline.cli.corpus import corpus


@pytest.mark.parametrize("command", ["", *corpus.commands])
def test_help_is_chinese_and_has_examples(command: str) -> None:
    told = cxy("corpus", *([command] if command else []), "--help").stdout
    assert "例子：" in told
    assert "cxy corpus" in told


def source(folder: Path, name: str = "a.md", text: str = "# 协议\n正文") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_source_is_built_beside_itself(tmp_path: Path) -> None:
    told = cxy("corpus", "build", source(tmp_path))
    assert told.exit_code == 0
    assert (tmp_path / "a.docx").read_bytes()[:2] == b"PK"


def test_a_source_is_built_under_another_name(tmp_path: Path) -> None:
    cxy("corpus", "build", source(tmp_path), "-o", tmp_path / "协议.docx")
    assert (tmp_path / "协议.docx").is_file()


def test_several_sources_are_built_into_a_folder(tmp_path: Path) -> None:
    source(tmp_path)
    source(tmp_path, "b.md")
    told = cxy("corpus", "build", tmp_path, "-o", tmp_path / "out")
    assert "已写入 2 份协议" in told.stdout
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"a.docx", "b.docx"}


def test_several_sources_do_not_go_into_one_file(tmp_path: Path) -> None:
    source(tmp_path)
    source(tmp_path, "b.md")
    told = cxy("corpus", "build", tmp_path, "-o", tmp_path / "out.docx")
    assert told.exit_code == 2


def test_sources_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = source(tmp_path / "other")
    told = cxy("corpus", "build", source(tmp_path), other, "-o", tmp_path / "out")
    assert told.exit_code == 2


def test_a_faulty_source_leaves_nothing(tmp_path: Path) -> None:
    source(tmp_path)
    source(tmp_path, "b.md", "#协议")
    told = cxy("corpus", "build", tmp_path)
    assert told.exit_code == 3
    assert "b.md:1: " in told.stderr
    assert not (tmp_path / "a.docx").exists()


def test_kinds_of_fault_are_listed_with_their_titles() -> None:
    told = cxy("corpus", "mutate", "--list").stdout
    assert "secrecy-short" in told
    assert "保密期限改短" in told


def test_mutants_need_a_folder() -> None:
    assert cxy("corpus", "mutate").exit_code == 2


def test_mutants_are_written_with_what_is_expected(tmp_path: Path) -> None:
    told = cxy(
        "corpus",
        "mutate",
        "-o",
        tmp_path / "out",
        "--kind",
        "secrecy-unit",
        "--agreement",
        "a01-sodium-cathode",
    )
    assert told.exit_code == 0
    (expected,) = json.loads((tmp_path / "out" / "expected.json").read_text(encoding="utf-8"))
    assert expected["expected"] == {"confidentiality/period": ["violated"]}
    assert (tmp_path / "out" / f"{expected['id']}.docx").is_file()


def test_one_agreement_is_evaluated_and_the_figures_are_written(tmp_path: Path) -> None:
    told = cxy(
        "corpus",
        "evaluate",
        "--agreement",
        "a01-sodium-cathode",
        "--kind",
        "credit-code",
        "--jobs",
        "1",
        "--output",
        tmp_path / "metrics.json",
    )
    assert told.exit_code == 0
    assert "统一社会信用代码写错一位" in told.stdout
    figures = json.loads((tmp_path / "metrics.json").read_text(encoding="utf-8"))
    assert figures["all"]["mutants"]["kinds"]["credit-code"]["recall"] == 1


def test_an_unknown_agreement_is_refused() -> None:
    told = cxy("corpus", "evaluate", "--agreement", "z99-other", "--no-mutants")
    assert told.exit_code == 2
    assert "z99-other" in told.stderr
