"""The map of the package: its rooms are there, the glossary names what exists, its tables are of today.

``UPDATE_GOLDEN=1 pytest tests/content/test_pipeline_readme.py`` writes the tables anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from helpers.golden import assert_table

from pipeline.content import root
from pipeline.generate.catalogue import load_catalogue
from pipeline.generate.shape import project_shape

PACKAGE = root() / "pipeline"
PATH = PACKAGE / "README.md"
README = PATH.read_text(encoding="utf-8")
GLOSSARY = README.partition("## Glossary")[2]


def sections() -> Iterator[str]:
    yield "| term | section |"
    yield "|---|---|"
    for name, shape in project_shape().fields.items():
        yield f"| {shape.title} | `{name}` |"


def documents() -> Iterator[str]:
    yield "| term | document |"
    yield "|---|---|"
    for item in load_catalogue():
        yield f"| {item.title} | `{item.id}` |"


TABLES: Mapping[str, Callable[[], Iterator[str]]] = {"sections": sections, "documents": documents}


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_are_those_of_today(name: str) -> None:
    assert_table(PATH, name, "\n".join(TABLES[name]()))


def test_every_room_is_on_the_map() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    named = set(re.findall(r"^\| `([\w/.]+?)/?` \|", README.partition("## Glossary")[0], re.MULTILINE))
    assert rooms <= named
    assert [name for name in named if not (PACKAGE / name).exists()] == []


def rows() -> list[tuple[str, str, str]]:
    return re.findall(r"^\| ([^|]+) \| ([^|]+) \| `([^`|]+)` \|$", GLOSSARY, re.MULTILINE)


def place(where: str) -> Path | None:
    return next((base / where for base in (PACKAGE, root()) if (base / where).exists()), None)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_what_the_glossary_names_is_there(row: tuple[str, str, str]) -> None:
    _, identifiers, where = row
    found = place(where)
    if "/" not in where:
        return
    assert found is not None
    if found.suffix == ".py":
        text = found.read_text(encoding="utf-8")
        names = [name.rpartition(".")[2] for name in re.findall(r"`([\w.]+)`", identifiers)]
        assert names
        assert [name for name in names if not re.search(rf"\b{name}\b", text, re.IGNORECASE)] == []


def test_no_term_stands_twice() -> None:
    terms = [row[0] for row in rows()]
    assert len(terms) > 80
    assert sorted({term for term in terms if terms.count(term) > 1}) == []


def test_every_path_that_is_named_exists() -> None:
    named = re.findall(r"`((?:app|word|generate|process|sheets|pdf)/[\w/]+\.py)`", README)
    assert len(named) > 30
    assert [path for path in named if not (PACKAGE / path).exists()] == []
