"""``cxy build`` and ``cxy templates`` as a user meets them: what is written, refused and told."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from helpers.commands import cxy
from helpers.docx_zip import zip_parts

from pipeline.app.linting import example_file
from pipeline.word.package import open_package

AGREEMENT, MINUTES, NEED = "05_产学研合作协议.docx", "06_协议审核表.docx", "01_合作需求说明书.docx"
OWN = {"00_目录.docx", "manifest.json"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copy(example_file("技术研发"), tmp_path / "project.yaml"))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The exported template of the agreement in a folder of its own."""
    assert cxy("templates", "export", tmp_path / "house", "--only", "合作协议").exit_code == 0
    return tmp_path / "house"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def parts(path: Path) -> Mapping[str, bytes]:
    package = open_package(path.read_bytes(), name=path.name)
    return {name: package.bytes(name) for name in package.names}


def replaced(path: Path, old: str, new: str) -> None:
    """Change words of the body of a Word file once."""
    changed = dict(parts(path))
    body = changed["word/document.xml"].decode()
    assert old in body
    changed["word/document.xml"] = body.replace(old, new, 1).encode()
    path.write_bytes(zip_parts(changed))


def test_only_what_is_named_is_built(project: Path, tmp_path: Path) -> None:
    result = cxy("build", project, "-o", tmp_path / "out", "--only", "5", "--only", "agreement_review")
    assert result.exit_code == 0
    assert names(tmp_path / "out") == {AGREEMENT, MINUTES} | OWN


def test_what_is_built_later_joins_the_package(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    cxy("build", project, "-o", out, "--only", "5")
    assert cxy("build", project, "-o", out, "--only", "1").exit_code == 0
    listed = [
        item["file"] for item in json.loads((out / "manifest.json").read_text(encoding="utf-8"))["documents"]
    ]
    assert listed == [NEED, AGREEMENT]
    result = cxy("verify", out)
    assert (result.exit_code, result.output) == (0, "2 份文件全部一致。\n")


def test_a_document_built_before_the_project_changed_does_not_pass_for_new(
    project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    cxy("build", project, "-o", out, "--only", "5", "--only", "1")
    project.write_text(
        project.read_text(encoding="utf-8").replace("end: 2026-02-28", "end: 2026-03-31"), encoding="utf-8"
    )
    result = cxy("build", project, "-o", out, "--only", "5", "--force")
    assert f"文件夹里的 {NEED} 是用改动以前的数据生成的" in result.output
    told = cxy("verify", out)
    assert told.exit_code == 1
    assert f"✗ {NEED}" in told.output
    assert f"✗ {AGREEMENT}" not in told.output


def test_files_of_the_package_before_that_are_not_built_again_are_named(
    project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    cxy("build", project, "-o", out, "--only", "5", "--only", "1")
    (out / NEED).rename(out / "01_旧.docx")
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["documents"][0]["file"] = "01_旧.docx"
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    result = cxy("build", project, "-o", out, "--force")
    assert "文件夹里还有这次没有生成的旧文件，请确认后删去：01_旧.docx。" in result.output
    listed = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["documents"]
    assert "01_旧.docx" not in {item["file"] for item in listed}


@pytest.mark.parametrize("name", ["manifest.json", "00_目录.docx", AGREEMENT])
def test_no_file_of_somebody_else_is_lost(project: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("{}", encoding="utf-8")
    result = cxy("build", project, "-o", tmp_path / "out", "--only", "5")
    assert result.exit_code == 2
    assert f"已经有 {name}" in result.output
    assert (tmp_path / "out" / name).read_text(encoding="utf-8") == "{}"


def test_a_file_that_is_open_in_word_is_left_alone(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    cxy("build", project, "-o", out, "--only", "5")
    before = (out / AGREEMENT).read_bytes()
    (out / f".~lock.{AGREEMENT}#").touch()
    result = cxy("build", project, "-o", out, "--only", "5", "--force")
    assert result.exit_code == 2
    assert "正在 Word 等程序中打开" in result.output
    assert (out / AGREEMENT).read_bytes() == before


def test_a_full_disk_leaves_the_package_as_it_was(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    cxy("build", project, "-o", out, "--only", "5")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    write = Path.write_bytes

    def write_bytes(self: Path, data: bytes) -> int:
        if b"manifest" in data or data.startswith(b"{"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    project.write_text(
        project.read_text(encoding="utf-8").replace("end: 2026-02-28", "end: 2026-03-31"), encoding="utf-8"
    )
    result = cxy("build", project, "-o", out, "--only", "5", "--force")
    assert result.exit_code == 2
    assert "磁盘已满" in result.output
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_the_house_s_template_is_used(project: Path, tmp_path: Path, house: Path) -> None:
    replaced(house / AGREEMENT, "<w:body>", "<w:body><w:p><w:r><w:t>本单位范本</w:t></w:r></w:p>")
    result = cxy("build", project, "-o", tmp_path / "out", "--only", "5", "--templates", house)
    assert result.exit_code == 0
    assert "本单位范本".encode() in parts(tmp_path / "out" / AGREEMENT)["word/document.xml"]


@pytest.mark.parametrize(
    "fault",
    [
        ("{{ project.name }}", "{{ project.nam }}", "没有名为“project.nam”的字段；是不是“project.name”"),
        ("{{ project.name }}", "｛｛ project.name ｝｝", "全角括号"),
        ("{{ project.name }}", "{ project.name }", "只有一层花括号"),
        ("{{ project.name }}", "{# 说明 #}{{ project.name }}", "注释"),
        ("{%p endif %}", "旁边的文字 {%p endif %}", "会丢失"),
    ],
)
def test_what_lint_refuses_is_not_built(
    project: Path, tmp_path: Path, house: Path, fault: tuple[str, str, str]
) -> None:
    old, new, said = fault
    replaced(house / AGREEMENT, old, new)
    for result in (
        cxy("templates", "lint", house),
        cxy("build", project, "-o", tmp_path / "out", "--only", "5", "--templates", house),
    ):
        assert result.exit_code == 3
        assert AGREEMENT in result.output
        assert said in result.output
    assert not (tmp_path / "out").exists()


def test_a_finished_document_is_never_taken_for_a_template(project: Path, tmp_path: Path) -> None:
    cxy("build", project, "-o", tmp_path / "old", "--only", "5")
    result = cxy("build", project, "-o", tmp_path / "new", "--only", "5", "--templates", tmp_path / "old")
    assert result.exit_code == 3
    assert "不是模板" in result.output
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("data", [b"", b"?", b"%PDF-1.7"])
def test_a_template_that_is_no_word_file_is_a_fault_of_the_template(
    project: Path, tmp_path: Path, house: Path, data: bytes
) -> None:
    (house / AGREEMENT).write_bytes(data)
    result = cxy("build", project, "-o", tmp_path / "out", "--only", "5", "--templates", house)
    assert result.exit_code == 3
    assert AGREEMENT in result.output


def test_a_template_of_another_name_is_told_to_be_of_no_use(
    project: Path, tmp_path: Path, house: Path
) -> None:
    shutil.copy(house / AGREEMENT, house / "合作协议（改）.docx")
    result = cxy("build", project, "-o", tmp_path / "out", "--only", "5", "--templates", house)
    assert "没有使用 合作协议（改）.docx" in result.output
    (house / AGREEMENT).unlink()
    for refused in (
        cxy("build", project, "-o", tmp_path / "out2", "--only", "5", "--templates", house),
        cxy("templates", "lint", house),
    ):
        assert refused.exit_code == 2
        assert "没有可以使用的模板" in refused.output


def test_every_name_after_only_must_be_a_document(tmp_path: Path) -> None:
    result = cxy("templates", "export", tmp_path / "out", "--only", "合作协议", "--only", "合作方按")
    assert result.exit_code == 2
    assert "没有名为“合作方按”的文件，是不是 合作方案？" in result.output
    assert not (tmp_path / "out").exists()


def test_the_result_as_json_is_whole(project: Path, tmp_path: Path) -> None:
    result = cxy("build", project, "-o", tmp_path / "out", "--only", "5", "--format", "json")
    told = json.loads(result.output)
    assert set(told["files"]) == names(tmp_path / "out")
    assert (told["faulty"], told["others"]) == ([], [])


def test_what_was_built_with_the_house_s_template_is_verified_with_it(
    project: Path, tmp_path: Path, house: Path
) -> None:
    out = tmp_path / "out"
    replaced(house / AGREEMENT, "<w:body>", "<w:body><w:p><w:r><w:t>三十日内备案</w:t></w:r></w:p>")
    cxy("build", project, "-o", out, "--only", "5", "--templates", house)
    replaced(out / AGREEMENT, "<w:body>", "<w:body><w:p><w:r><w:t>正本</w:t></w:r></w:p>")
    assert f"注意：{AGREEMENT}不是用现在的模板生成的" in cxy("verify", out).output
    result = cxy("verify", out, "--templates", house)
    assert result.exit_code == 0
    assert "注意" not in result.output
