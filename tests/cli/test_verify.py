"""``cxy verify`` as a user meets it: files that are gone, renamed or damaged, data that were touched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from helpers.commands import cxy

from pipeline.app.linting import example_file

AGREEMENT = "05_产学研合作协议.docx"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package that no test may change."""
    folder = tmp_path_factory.mktemp("package") / "out"
    cxy("build", example_file("技术研发"), "-o", folder, "--only", "1", "--only", "5")
    return folder


@pytest.fixture
def copy(package: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(package, tmp_path / "copy"))


def test_a_package_as_it_was_built_agrees(package: Path) -> None:
    assert cxy("verify", package).exit_code == 0


def test_a_renamed_file_is_recognised(copy: Path) -> None:
    (copy / AGREEMENT).rename(copy / "终稿.docx")
    result = cxy("verify", copy)
    assert result.exit_code == 1
    assert f"✗ {AGREEMENT}：文件夹里没有这份文件，可能改名为 终稿.docx；请改回原名再核对" in result.output


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / AGREEMENT).unlink()
    result = cxy("verify", copy)
    assert result.exit_code == 1
    assert f"✗ {AGREEMENT}：文件夹里没有这份文件，请补上或者重新生成" in result.output


def test_data_that_were_changed_in_the_manifest_are_not_believed(copy: Path) -> None:
    path = copy / "manifest.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"total": "5000000.00"', '"total": "6000000.00"', 1),
        encoding="utf-8",
    )
    result = cxy("verify", copy)
    assert result.exit_code == 2
    assert "项目数据被改动过" in result.output


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 1}', '{"format": 2}'])
def test_a_damaged_manifest_is_refused(copy: Path, text: str) -> None:
    (copy / "manifest.json").write_text(text, encoding="utf-8")
    assert cxy("verify", copy).exit_code == 2


def test_the_outcome_as_json_is_whole(copy: Path) -> None:
    (copy / AGREEMENT).unlink()
    told = json.loads(cxy("verify", copy, "--format", "json").output)
    assert told["agrees"] is False
    assert [item["file"] for item in told["files"] if not item["agrees"]] == [AGREEMENT]
