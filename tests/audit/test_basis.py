from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from helpers.auditing import audited, settings, written

from pipeline.audit.basis import fingerprint
from pipeline.content import root


def test_the_rules_are_not_loaded_when_none_of_their_files_is_different(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = settings(written(tmp_path / "档案", {"a.docx": "one"}), tmp_path / "out")
    first, _ = audited(wanted)
    monkeypatch.setattr("pipeline.audit.run.asked.told", None)
    again, _ = audited(wanted)
    assert (again.judged, again.same, again.run) == (0, True, first.run)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cxy.toml", '[severity]\n"draft/hidden-text" = "advice"\n'),
        ("waivers.yaml", "waivers: []\n"),
        ("档案/cxy.toml", 'rules = "own"\n'),
        ("档案/own/rule.yaml", "id: house/a\n"),
    ],
)
def test_settings_and_rules_of_the_house_count_wherever_they_lie(
    tmp_path: Path, name: str, text: str
) -> None:
    folder = tmp_path / "档案"
    (folder / "own").mkdir(parents=True)
    if name.endswith("rule.yaml"):
        (folder / "cxy.toml").write_text('rules = "own"\n', encoding="utf-8")
    before = fingerprint(folder / "_", None, "program")
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert fingerprint(folder / "_", None, "program") != before


def test_the_named_folder_the_program_and_the_bundled_rules_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    seen = {fingerprint(None, None, "program"), fingerprint(None, None, "another")}
    seen.add(fingerprint(None, own, "program"))
    (own / "rule.yaml").write_text("id: house/a\n", encoding="utf-8")
    seen.add(fingerprint(None, own, "program"))
    shutil.copytree(root() / "rules", tmp_path / "copy/rules")
    monkeypatch.setattr("pipeline.audit.basis.root", lambda: tmp_path / "copy")
    seen.add(fingerprint(None, None, "program"))
    (tmp_path / "copy/rules/clauses").rename(tmp_path / "copy/rules/clauses2")
    seen.add(fingerprint(None, None, "program"))
    assert len(seen) == 5


def test_broken_settings_are_told_by_whoever_reads_them(tmp_path: Path) -> None:
    (tmp_path / "cxy.toml").write_text("rules = [", encoding="utf-8")
    assert fingerprint(tmp_path / "_", None, "program")
