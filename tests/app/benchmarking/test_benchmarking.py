"""The benchmark from its sources to its figures, on one agreement."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from helpers.labelled_agreement import SOURCE, small

from pipeline.app import benchmarking
from pipeline.app.benchmarking import building, evaluating, measuring
from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.mutant import Mutant
from pipeline.errors import ContentError, InputError

KINDS = ("secrecy-short", "credit-code", "wide-digits")


@cache
def agreement() -> Labelled:
    with TemporaryDirectory() as folder:
        return small(Path(folder))


def planted() -> list[Mutant]:
    return benchmarking.plant([agreement()], KINDS)


def measured(jobs: int = 1) -> benchmarking.Measured:
    wanted = benchmarking.Wanted(jobs=jobs)
    return benchmarking.measure([agreement()], planted(), wanted, done=lambda _: None)


def test_sources_are_files_or_all_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "README.md", "a.yaml"):
        (tmp_path / name).write_text("正文", encoding="utf-8")
    assert building.sources([tmp_path]) == (tmp_path / "a.md", tmp_path / "b.md")
    assert building.sources([tmp_path / "b.md", tmp_path]) == (tmp_path / "b.md", tmp_path / "a.md")


@pytest.mark.parametrize("name", ["none.md", "a.yaml", "empty"])
def test_what_is_no_source_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.yaml").write_text("a: 1", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError):
        building.sources([tmp_path / name])


def test_a_source_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("协议".encode("gbk"))
    with pytest.raises(InputError, match="UTF-8"):
        building.build(path)


def test_a_fault_in_a_source_is_told_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("甲\n#乙", encoding="utf-8")
    with pytest.raises(ContentError, match=r"a\.md:2: "):
        building.build(path)


def test_figures_are_those_of_the_agreement_and_its_mutants() -> None:
    told = measured()
    assert {item.rule for item in told.answers} == agreement().truth.keys()
    assert [item.id for item in told.judged] == [item.id for item in planted()]
    figures = told.metrics["dev"]
    assert figures["agreements"]["count"] == 1
    assert figures["mutants"]["count"] == len(planted())
    assert figures["mutants"]["kinds"]["credit-code"]["recall"] == pytest.approx(1)
    assert figures["mutants"]["kinds"]["credit-code"]["located"] == pytest.approx(1)
    assert figures["mutants"]["kinds"]["secrecy-short"]["dangerous"] == 0


def test_several_processes_measure_what_one_does() -> None:
    assert benchmarking.written(measured(2).metrics) == benchmarking.written(measured().metrics)


def test_every_document_is_told_as_done() -> None:
    steps: list[int] = []
    evaluating.evaluate([agreement()], planted(), model=True, jobs=1, done=steps.append)
    assert sum(steps) == 1 + len(planted())


def test_figures_and_examples_are_told() -> None:
    told = measured()
    groups = benchmarking.groups(told.metrics, "dev")
    assert any("统一社会信用代码写错一位" in row for rows in groups.values() for row in rows)
    assert {len(row) for rows in groups.values() for row in rows} == {5}
    assert len(list(benchmarking.summary(told.metrics, "dev"))) == 4
    lines = list(benchmarking.examples(told.answers, told.judged, split="dev", most=1))
    assert len(lines) <= 6
    assert list(benchmarking.examples(told.answers, told.judged, split="test", most=1)) == []


def test_other_peoples_agreements_leave_only_figures(tmp_path: Path) -> None:
    (tmp_path / "LABELS.yaml").write_text("documents: []\n", encoding="utf-8")
    wording = "benefit_ratios:\n- {id: r01, text: 成果转让所得由甲方分得六成、乙方分得四成, state: defined}\n"
    (tmp_path / "WORDINGS.yaml").write_text(wording, encoding="utf-8")
    wanted = benchmarking.Wanted(others=tmp_path)
    told = benchmarking.measure([], [], wanted, done=lambda _: None).metrics["real"]
    assert told["ratio_wordings"]["right"] == 1
    assert "六成" not in json.dumps(told, ensure_ascii=False)


def test_what_the_model_adds_is_measured_with_and_without_headings() -> None:
    wanted = benchmarking.Wanted(ablation=True)
    told = benchmarking.measure([agreement()], [], wanted, done=lambda _: None).metrics
    assert set(told["model"]["clauses"]) == {"words", "model", "both"}
    assert set(told["model"]["agreements"]) == {
        "headings_words",
        "headings_model",
        "no_headings_words",
        "no_headings_model",
    }
    rows = [row for rows in benchmarking.groups(told, "dev").values() for row in rows]
    assert any("标题丢失，用模型" in row[0] for row in rows)


def test_mutants_are_files_with_what_is_expected() -> None:
    files = dict(benchmarking.files(planted()))
    assert set(files) == {f"{item.id}.docx" for item in planted()} | {"expected.json"}
    expected: list[dict[str, Any]] = json.loads(files["expected.json"])
    assert [item["id"] for item in expected] == [item.id for item in planted()]
    assert expected[0]["expected"] == {"confidentiality/period": ["violated"]}


def test_an_unknown_kind_or_agreement_is_refused() -> None:
    with pytest.raises(InputError, match="没有变异"):
        benchmarking.plant([agreement()], ["other"])
    with pytest.raises(InputError, match="没有协议"):
        benchmarking.chosen(["z99-other"])


def test_without_a_corpus_the_user_is_told_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluating, "root", lambda: tmp_path)
    with pytest.raises(InputError, match="源代码"):
        evaluating.agreements()


def test_without_figures_the_user_is_told_how_to_make_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measuring, "corpus", lambda: tmp_path)
    with pytest.raises(InputError, match="cxy corpus evaluate"):
        measuring.committed()


def test_the_source_of_the_small_agreement_is_a_word_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(SOURCE, encoding="utf-8")
    assert building.build(path)[:2] == b"PK"
