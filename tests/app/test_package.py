"""The documents of the example projects: complete, accepted by the checker, alike in every fact."""

import re
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import app, word
from pipeline.app.building import Plan, build_document, build_documents, plan
from pipeline.app.linting import EXAMPLES, example_file
from pipeline.app.packaging import package_files
from pipeline.app.templating import Templates, load_templates, unbuilt
from pipeline.app.verifying import Verification, conclude, read_package, verify
from pipeline.errors import InputError
from pipeline.generate.breach import HEADLINE
from pipeline.generate.load import load_project, project_of
from pipeline.word.canonical import canonical_zip
from pipeline.word.fill import read_properties

LINE = "＿＿"


@pytest.fixture(scope="session")
def templates() -> Templates:
    return load_templates()


@pytest.fixture(scope="session")
def plans(templates: Templates) -> Mapping[str, Plan]:
    return {name: plan(load_project(example_file(name)), templates) for name in EXAMPLES}


@pytest.fixture(scope="session")
def package(
    plans: Mapping[str, Plan], templates: Templates, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A built package that no test may change."""
    folder = tmp_path_factory.mktemp("package")
    made = plans["技术研发"]
    for item in package_files(made, tuple(build_documents(made, templates)), templates):
        (folder / item.name).write_bytes(item.data)
    return folder


@pytest.fixture
def copy(package: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(package, tmp_path / "copy"))


def verified(folder: Path, templates: Templates) -> Verification:
    manifest = read_package(folder)
    made = plan(manifest.project, templates)
    return conclude(folder, manifest, made, tuple(verify(folder, manifest, templates)))


def edited(path: Path, old: str, new: str) -> None:
    """Change words of the Word file as a hand would, once."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"].decode()
    assert old in text
    parts["word/document.xml"] = text.replace(old, new, 1).encode()
    path.write_bytes(canonical_zip(parts))


def test_the_three_examples_need_every_kind_of_document(
    plans: Mapping[str, Plan], templates: Templates
) -> None:
    built = {job.document.id for made in plans.values() for job in made.jobs}
    assert built == {document.id for document in templates.catalogue}
    assert len(built) == 29


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_document_of_an_example_lacks_data(plans: Mapping[str, Plan], name: str) -> None:
    lacking = {item.document.id: item.missing for item in plans[name].statuses if item.missing}
    assert lacking == {}
    assert plans[name].breaches == ()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_checker_faults_no_document_of_an_example(
    plans: Mapping[str, Plan], templates: Templates, name: str
) -> None:
    checker = app.load()
    faults = {
        item.job.file: [f"{fault.rule}: {fault.message}" for fault in item.faults]
        for item in build_documents(plans[name], templates, checker=checker)
        if item.faults or item.notes
    }
    assert faults == {}


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_unfilled_is_printed_but_lines_for_the_hand(
    plans: Mapping[str, Plan], templates: Templates, name: str
) -> None:
    for item in build_documents(plans[name], templates):
        text = "\n".join(block.text for block in word.read(item.data, name=item.job.file).blocks)
        assert not re.search(r"\{\{|\}\}|\{%|%\}|None|Record\(|Markup|<w:", text), item.job.file


def test_two_builds_give_the_same_bytes(plans: Mapping[str, Plan], package: Path) -> None:
    again = load_templates()
    for item in build_documents(plans["技术研发"], again):
        assert (package / item.job.file).read_bytes() == item.data


def test_a_document_says_where_it_comes_from(plans: Mapping[str, Plan], package: Path) -> None:
    made = plans["技术研发"]
    for job in made.jobs:
        found = read_properties((package / job.file).read_bytes())
        assert found.template == job.document.id
        assert found.data_sha256 == made.project.digest
        assert len(found.template_sha256) == 64


def test_an_untouched_package_agrees_with_its_project(package: Path, templates: Templates) -> None:
    outcome = verified(package, templates)
    assert outcome.agrees
    assert outcome.deviations == ()
    assert outcome.strangers == ()


def test_an_amount_that_was_changed_by_hand_is_named(copy: Path, templates: Templates) -> None:
    (name,) = (path.name for path in copy.glob("05_*.docx"))
    edited(copy / name, "5,000,000.00", "5,200,000.00")
    outcome = verified(copy, templates)
    assert not outcome.agrees
    (told,) = outcome.deviations
    assert told.file == name
    assert "5,000,000.00" in told.deviation.expected
    assert "5,200,000.00" in told.deviation.found
    assert told.field == "经费总额（funding.total）"


def test_a_file_that_is_gone_or_no_word_file_is_named(copy: Path, templates: Templates) -> None:
    first, second, *_ = sorted(copy.glob("0[1-9]_*.docx"))
    first.unlink()
    second.write_bytes(b"nothing")
    problems = {item.file: item.problem for item in verified(copy, templates).files if item.problem}
    assert set(problems) == {first.name, second.name}


def test_a_word_file_that_does_not_belong_there_is_named(copy: Path, templates: Templates) -> None:
    shutil.copy(next(copy.glob("05_*.docx")), copy / "别的.docx")
    assert verified(copy, templates).strangers == ("别的.docx",)


def test_other_words_in_a_document_are_left_to_the_lawyer(copy: Path, templates: Templates) -> None:
    (path,) = copy.glob("05_*.docx")
    edited(path, "协商一致", "充分协商")
    outcome = verified(copy, templates)
    assert outcome.agrees
    assert sum(item.changed for item in outcome.files) == 1


def test_another_project_file_is_compared_with_the_package(package: Path, templates: Templates) -> None:
    manifest = read_package(package)
    data = dict(manifest.project.data)
    data["funding"] = {**data["funding"], "total": "5100000.00"}
    changed = project_of(data)
    found = [item for item in verify(package, manifest, templates, project=changed) if not item.agrees]
    values = {d.expected for item in found for d in item.comparison.deviations}
    assert any("5,100,000.00" in value for value in values)


def test_the_word_templates_are_what_their_sources_say(templates: Templates) -> None:
    assert unbuilt(templates.catalogue) == (), "run: cxy templates build"


def test_one_document_alone_is_the_same_as_in_the_package(
    plans: Mapping[str, Plan], templates: Templates, package: Path
) -> None:
    made = plans["技术研发"]
    job = made.jobs[len(made.jobs) // 2]
    assert build_document(made, job, templates).data == (package / job.file).read_bytes()


def test_an_agreement_that_reads_otherwise_than_the_project_is_not_handed_out(
    plans: Mapping[str, Plan], templates: Templates
) -> None:
    """The words of the agreement are those of one project, the terms asked for those of another."""
    made = plans["技术研发"]
    (job,) = (job for job in made.jobs if job.document.id == "cooperation_agreement")
    data = {**made.project.data, "secrecy": {**made.project.data["secrecy"], "months": 120}}
    built = build_document(replace(made, project=project_of(data)), job, templates, checker=app.load())
    assert [fault.rule for fault in built.faults] == ["terms"]
    assert "保密" in built.faults[0].message


def broken(made: Plan, templates: Templates) -> Plan:
    data = {**made.project.data, "secrecy": {**made.project.data["secrecy"], "months": 12}}
    return plan(project_of(data), templates, only=["cooperation_agreement"], allow_noncompliant=True)


def test_a_project_that_breaks_a_limit_is_refused_with_rule_and_clause(
    plans: Mapping[str, Plan], templates: Templates
) -> None:
    data = {**plans["技术研发"].project.data, "secrecy": {"months": 12}}
    with pytest.raises(InputError, match=r"confidentiality/period") as caught:
        plan(project_of(data), templates)
    assert "5.1.3" in str(caught.value)


def test_a_draft_that_breaks_a_limit_says_so_at_its_beginning_and_agrees_with_its_project(
    plans: Mapping[str, Plan], templates: Templates, tmp_path: Path
) -> None:
    made = broken(plans["技术研发"], templates)
    built = tuple(build_documents(made, templates, checker=app.load()))
    assert [item.refused for item in built] == [False]
    assert {fault.rule for fault in built[0].faults} == {"confidentiality/period"}
    first, second, *_ = (block.text for block in word.read(built[0].data, name="a").blocks)
    assert first == HEADLINE
    assert "不得少于24个月" in second
    for item in package_files(made, built, templates):
        (tmp_path / item.name).write_bytes(item.data)
    manifest = read_package(tmp_path)
    files = tuple(verify(tmp_path, manifest, templates))
    assert all(item.agrees for item in files)


def test_the_frame_of_a_draft_is_no_deviation_from_a_mended_project(
    plans: Mapping[str, Plan], templates: Templates, tmp_path: Path
) -> None:
    made = broken(plans["技术研发"], templates)
    for item in package_files(made, tuple(build_documents(made, templates)), templates):
        (tmp_path / item.name).write_bytes(item.data)
    mended = plans["技术研发"].project
    (told,) = verify(tmp_path, read_package(tmp_path), templates, project=mended)
    assert [(item.expected, item.found) for item in told.comparison.deviations] == [("3年", "1年")]


def test_another_judge_finds_every_document_whole(package: Path) -> None:
    integrity = pytest.importorskip("ooxml_integrity")
    for path in sorted(package.glob("*.docx")):
        assert [str(item) for item in integrity.check(path)] == [], path.name
