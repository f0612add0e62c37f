"""A project is filled in bit by bit: whatever is still missing, nothing breaks."""

import random
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.content import load_yaml, root
from pipeline.generate.catalogue import load_catalogue
from pipeline.generate.context import context
from pipeline.generate.limits import breaches
from pipeline.generate.load import project_of
from pipeline.generate.shape import project_schema
from pipeline.generate.starter import starter
from pipeline.generate.status import State, statuses

EXAMPLES = sorted((root() / "templates" / "examples").glob("*.yaml"))
ROUNDS = 4
VALID = Draft202012Validator(project_schema())


def places(value: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, item in inner for found in [(*at, key), *places(item, (*at, key))]]


def without(data: dict[str, Any], path: tuple[str | int, ...]) -> None:
    value: Any = data
    for key in path[:-1]:
        value = value[key]
    del value[path[-1]]


def thinned(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """``data`` without some of what it says, as long as it stays a valid project."""
    kept = deepcopy(data)
    for _ in range(chance.choice([1, 4, 12])):
        attempt = deepcopy(kept)
        without(attempt, chance.choice(places(attempt)))
        if VALID.is_valid(attempt):
            kept = attempt
    return kept


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_missing_the_status_of_each_document_is_told(path: Path, seed: int) -> None:
    chance, data, catalogue = random.Random(seed), load_yaml(path), load_catalogue()  # noqa: S311 - no secret
    for _ in range(ROUNDS // 4):
        project = project_of(thinned(data, chance))
        known = statuses(project, context(project), catalogue)
        breaches(project)
        assert len(known) == len(catalogue)


def test_a_new_project_lacks_something_for_every_document_that_is_due(tmp_path: Path) -> None:
    path = tmp_path / "project.yaml"
    path.write_text(starter(), encoding="utf-8")
    project = project_of(load_yaml(path))
    known = statuses(project, context(project), load_catalogue())
    assert not any(item.state is State.READY for item in known)
