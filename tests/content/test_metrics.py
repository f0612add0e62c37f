"""The figures in the READMEs are those of ``corpus/metrics.json``, and they keep the floor.

``cxy corpus evaluate --output corpus/metrics.json`` measures anew,
``UPDATE_GOLDEN=1 pytest tests/content/test_metrics.py`` writes the tables.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.app import benchmarking
from pipeline.benchmark import table
from pipeline.benchmark.mutate import KINDS
from pipeline.content import root

METRICS = root() / "corpus" / "metrics.json"
TITLES = {kind.id: kind.title for kind in KINDS}
TABLES = (
    (root() / "README.md", "overview"),
    (root() / "README.zh-CN.md", "overview"),
    (root() / "corpus" / "README.md", "kinds"),
    (root() / "corpus" / "README.md", "rules"),
    (root() / "corpus" / "README.md", "clauses"),
)

pytestmark = pytest.mark.skipif(not METRICS.is_file(), reason="the figures are not part of the package")


def metrics() -> Any:  # noqa: ANN401 - figures
    return json.loads(METRICS.read_text(encoding="utf-8"))


def made(path: Path, name: str) -> str:
    told = metrics()
    if name == "overview":
        return table.overview(told, "zh" if path.name.endswith("zh-CN.md") else "en")
    if name == "kinds":
        return table.kinds(told, TITLES)
    return table.rules(told) if name == "rules" else table.clauses(told)


@pytest.mark.parametrize(("path", "name"), TABLES, ids=lambda value: getattr(value, "name", value))
def test_the_tables_are_those_of_the_figures(path: Path, name: str) -> None:
    text = path.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {name} -->\n\n(?:(.*?)\n\n)?<!-- /{name} -->", text, re.DOTALL)
    assert found
    if os.environ.get("UPDATE_GOLDEN"):
        renewed = f"<!-- {name} -->\n\n{made(path, name)}\n\n<!-- /{name} -->"
        path.write_text(text.replace(found[0], renewed), encoding="utf-8")
        pytest.skip("the table was written anew")
    assert found[1] == made(path, name)


def test_the_figures_keep_the_floor() -> None:
    assert benchmarking.fallen(metrics()) == ()


def test_the_figures_hold_no_texts() -> None:
    def texts(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for key, item in value.items() for text in [str(key), *texts(item)]]
        return [value] if isinstance(value, str) else []

    assert [text for text in texts(metrics()) if re.search("[\u4e00-\u9fff]", text)] == []


def test_the_figures_are_written_as_they_are_committed() -> None:
    assert benchmarking.written(metrics()) == METRICS.read_bytes()
