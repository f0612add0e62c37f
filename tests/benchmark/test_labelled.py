from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers.labelled_agreement import SOURCE, labels, small, written

from pipeline.benchmark.labelled import load, read
from pipeline.errors import ContentError
from pipeline.model.report import Outcome


def problems(folder: Path, value: dict[str, Any], source: str = SOURCE) -> str:
    with pytest.raises(ContentError) as caught:
        read(written(folder, value, source))
    return "\n".join(caught.value.problems)


def test_an_agreement_is_read_with_its_truth(tmp_path: Path) -> None:
    agreement = small(tmp_path)
    assert agreement.truth["exit/clause"].outcome is Outcome.SATISFIED
    assert agreement.truth["review/law-firm"].outcome is Outcome.NOT_APPLICABLE
    assert agreement.holds("exit/clause", "draft/numbering")
    assert not agreement.holds("review/law-firm")


def test_a_clause_runs_to_the_next_one(tmp_path: Path) -> None:
    agreement = small(tmp_path)
    part = next(part for part in agreement.parts if part.at == "第十条")
    lines = agreement.sheet.lines[part.first : part.end]
    assert [line.text[:4] for line in lines] == ["第十条　", "10.1", "10.2", "10.3"]
    assert agreement.part_at(part.first + 2) == part
    assert agreement.part_at(0) is None


def test_places_that_do_not_stand_once_are_left_out(tmp_path: Path) -> None:
    agreement = small(tmp_path)
    assert len(agreement.spots("credit_codes")) == 2
    assert [agreement.sheet.words(place) for place in agreement.spots("parties")] == ["示例果业合作社"]


def test_all_agreements_of_a_folder_are_read_in_order(tmp_path: Path) -> None:
    for name in ("z02-b", "z01-a"):
        written(tmp_path, {**labels(), "id": name})
    assert [item.id for item in load(tmp_path)] == ["z01-a", "z02-b"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"satisfied": {"exit/clause": ["没有这句话"]}}, "源文件里没有“没有这句话”"),
        ({"places": {"term": ["自明年起"]}}, "源文件里没有“自明年起”"),
        ({"not_applicable": ["exit/clause"]}, "exit/clause 已经在 satisfied 里"),
        ({"violated": {"ip/patent-particulars": {"quotes": [], "why": "没有写"}}}, "compliant 应当是 false"),
        ({"clauses": [{"at": "没有这一条", "kinds": []}]}, "现在有0处"),
        ({"clauses": [{"at": "第八条", "kinds": []}, {"at": "第三条", "kinds": []}]}, "请按原文的次序"),
        ({"split": "later"}, "split"),
        ({"places": {"weather": ["晴"]}}, "weather"),
    ],
)
def test_what_is_wrong_with_the_labels_is_told_at_its_line(
    tmp_path: Path, change: dict[str, Any], what: str
) -> None:
    found = problems(tmp_path, {**labels(), **change})
    assert what in found
    assert "z01-orchard-robot.yaml:" in found


def test_a_name_that_is_not_the_files_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, labels())
    path.rename(tmp_path / "z09-other.yaml")
    (tmp_path / "z01-orchard-robot.md").rename(tmp_path / "z09-other.md")
    with pytest.raises(ContentError, match="z09-other"):
        read(tmp_path / "z09-other.yaml")


def test_labels_without_a_source_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, labels())
    path.with_suffix(".md").unlink()
    with pytest.raises(ContentError, match="找不到源文件"):
        read(path)


def test_the_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    for name in ("z01-a", "z02-b"):
        written(tmp_path, {**labels(), "id": name, "split": "later"})
    with pytest.raises(ContentError) as caught:
        load(tmp_path)
    assert len(caught.value.problems) == 2
