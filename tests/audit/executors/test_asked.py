from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.audit import basis
from pipeline.audit.executors import asked
from pipeline.audit.identity import program
from pipeline.errors import ContentError


def test_another_process_says_what_this_one_would_find() -> None:
    assert asked.told(None, None, here=False) == asked.told(None, None, here=True)


def test_rules_that_changed_since_the_other_process_loaded_them_are_loaded_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = basis.found(None, None, program())
    old = basis.Told("other files", basis.Basis("other rules", ""))
    monkeypatch.setattr("pipeline.audit.executors.asked._elsewhere", lambda *_: old)
    assert asked.told(None, None, here=False) == now


def test_wrong_rules_are_told_from_there_too(tmp_path: Path) -> None:
    (tmp_path / "waivers.yaml").write_text("waivers: [x]\n", encoding="utf-8")
    with pytest.raises(ContentError, match="waivers"):
        asked.told(tmp_path / "_", None, here=False)
