"""A new project file can be used at once, and every example in it is right."""

import re
from pathlib import Path

from pipeline.generate.load import load_project
from pipeline.generate.shape import project_shape
from pipeline.generate.starter import starter


def saved(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "project.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_project_file_is_valid_as_it_is(tmp_path: Path) -> None:
    project = load_project(saved(tmp_path, starter()))
    assert len(project.entries("parties")) == 2


def uncommented(text: str) -> str:
    """Every field switched on; the words about the fields stay comments."""
    return re.sub(r"^# (?=\s*(?:- )?[a-z_]+:|\s*- )", "", text, flags=re.MULTILINE)


def test_every_field_stands_in_a_new_project_file_and_every_example_is_valid(tmp_path: Path) -> None:
    text = uncommented(starter())
    project = load_project(saved(tmp_path, text))
    assert set(project.data) == set(project_shape().fields)
