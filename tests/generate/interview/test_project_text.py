"""A project that is written out is the same project when it is read."""

from pathlib import Path
from typing import Any

import pytest
from helpers.projects import projects
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.content import load_yaml, root
from pipeline.content.strict import parse_yaml
from pipeline.generate.interview.project_text import project_text

FILE = Path("project.yaml")


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(projects())
def test_any_project_is_read_back_as_it_was(data: dict[str, Any]) -> None:
    assert parse_yaml(project_text(data), FILE) == data


@settings(deadline=None, max_examples=150)
@example("+0.0")
@example("a\u2028b")
@example("a\x85b\nc")
@example("a\x7f\x07\ufffe")
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    data = {"project": {"name": "甲", "summary": text}}
    assert parse_yaml(project_text(data), FILE) == data


@pytest.mark.parametrize("name", ["technology_rd", "commercialization", "talent"])
def test_complete_examples_are_read_back_as_they_were(name: str) -> None:
    data = load_yaml(root() / "templates" / "examples" / f"{name}.yaml")
    assert parse_yaml(project_text(data), FILE) == data


def test_sections_have_their_names_and_paragraphs_their_lines() -> None:
    text = project_text(
        {"project": {"name": "涂层", "summary": "第一段\n第二段"}, "indicators": [{"name": "寿命"}]}
    )
    assert text == (
        "# 项目：项目的名称、类型和起止时间，每份文件都要用到\n"
        "project:\n  name: 涂层\n  summary: |-\n    第一段\n    第二段\n\n"
        "# 技术指标：合作要达到的技术指标，各份文件共用\n"
        "indicators:\n  - name: 寿命\n"
    )
