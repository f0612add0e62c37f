from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers.auditing import (
    HANG,
    KILL,
    TODAY,
    Stopping,
    aged,
    agreement,
    audited,
    fake,
    inline,
    quick,
    row,
    samples,
    settings,
    written,
    zipped,
)

from pipeline.audit import identity as identities
from pipeline.audit.executors.inline import Inline
from pipeline.audit.executors.pool import Pool
from pipeline.audit.identity import Identity
from pipeline.audit.job import Judged, Task, judged
from pipeline.audit.run import Audit
from pipeline.audit.settings import Setup
from pipeline.audit.store import outcome
from pipeline.errors import InputError
from pipeline.model.archive import AuditedFile, Change, FileOutcome


def outcomes(files: list[AuditedFile]) -> Counter[FileOutcome]:
    return Counter(item.outcome for item in files)


def by_path(files: list[AuditedFile]) -> dict[str, AuditedFile]:
    return {item.path: item for item in files}


def archive(tmp_path: Path, **files: str) -> Path:
    return written(tmp_path / "档案", {f"{name}.docx": text for name, text in files.items()})


def test_real_agreements_become_rows(tmp_path: Path) -> None:
    folder = written(tmp_path / "档案", samples())
    ended, files = audited(settings(folder, tmp_path / "out"), make=inline)
    rows = by_path(files)
    good, bad = rows["档案/合规.docx"], rows["档案/有问题.docx"]
    assert (good.outcome, good.verdict, good.findings) == (FileOutcome.CHECKED, "pass", ())
    assert len(bad.findings) > 3
    assert all(item.fingerprint for item in bad.findings)
    assert (good.type, good.read_how, good.as_of_by) == ("cooperation_agreement", "docx", "signing")
    assert good.terms.parties[1].name == "示例大学"
    assert good.obligations
    assert {column.rule for column in ended.run.rules} == {item.rule for item in good.results}


def test_rows_are_sorted_by_path_and_none_is_lost(tmp_path: Path) -> None:
    folder = archive(tmp_path, b="one", a="two", c="one")
    written(folder, {"x.eml": "mail", "leer.docx": "", "旧.zip": zipped({"in.docx": b"three"})})
    ended, files = audited(settings(folder, tmp_path / "out"))
    assert [item.path for item in files] == sorted(item.path for item in files)
    assert outcomes(files) == {
        FileOutcome.CHECKED: 3,
        FileOutcome.DUPLICATE: 1,
        FileOutcome.SKIPPED: 1,
        FileOutcome.UNREADABLE: 1,
    }
    assert sum(number for _, number in ended.run.outcomes) == ended.run.files == 6
    assert by_path(files)["档案/旧.zip!in.docx"].container == "档案/旧.zip"


def test_the_same_bytes_are_judged_once_and_the_first_path_stands_for_all(tmp_path: Path) -> None:
    folder = archive(tmp_path, b="same", a="same", c="same")
    ended, files = audited(settings(folder, tmp_path / "out"))
    assert ended.judged == 1
    assert [item.duplicate_of for item in files] == ["", "档案/a.docx", "档案/a.docx"]


def test_a_file_that_is_lost_is_a_fault_that_is_told(tmp_path: Path) -> None:
    folder = archive(tmp_path, a="one")
    with Audit(settings(folder, tmp_path / "out")) as audit:
        audit.work(fake)
        with pytest.raises(outcome.LostFileError):
            outcome.count(audit.state, 1, 2)


def test_an_unchanged_archive_is_judged_no_more(tmp_path: Path) -> None:
    folder = archive(tmp_path, a="one", b="two")
    wanted = settings(folder, tmp_path / "out")
    first, before = audited(wanted)
    second, after = audited(wanted)
    assert (first.judged, second.judged, second.same) == (2, 0, True)
    assert (second.run, after) == (first.run, before)


def test_unchanged_files_are_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = archive(tmp_path, a="one", b="two")
    wanted = settings(folder, tmp_path / "out")
    monkeypatch.setattr("pipeline.audit.sources.folders.RACY", -(10**18))
    audited(wanted)
    monkeypatch.setattr("pipeline.audit.run.Reader.read", None)
    monkeypatch.setattr("pipeline.audit.sources.search.opened", None)
    assert audited(wanted)[0].same


def test_changes_are_told_against_the_last_run(tmp_path: Path) -> None:
    folder = archive(tmp_path, a="one two", b="same", c="gone", d="moved")
    wanted = settings(folder, tmp_path / "out")
    _, first = audited(wanted)
    assert {item.change for item in first} == {Change.NEW}
    written(folder, {"a.docx": "two three", "new.docx": "new"})
    (folder / "c.docx").unlink()
    (folder / "d.docx").rename(folder / "elsewhere.docx")
    ended, files = audited(wanted)
    rows = by_path(files)
    assert ended.run.gone == ("档案/c.docx",)
    assert {path: item.change for path, item in rows.items()} == {
        "档案/a.docx": Change.CHANGED,
        "档案/b.docx": Change.UNCHANGED,
        "档案/elsewhere.docx": Change.UNCHANGED,
        "档案/new.docx": Change.NEW,
    }
    changed = rows["档案/a.docx"]
    assert {item.quote: item.change for item in changed.findings} == {
        "two": Change.UNCHANGED,
        "three": Change.NEW,
    }
    assert [item.quote for item in changed.fixed] == ["one"]
    assert [item.change for item in rows["档案/elsewhere.docx"].findings] == [Change.UNCHANGED]


@pytest.mark.parametrize(
    "narrow", [{"since": date(2100, 1, 1)}, {"types": ("nda",)}, {"signed_since": date(2100, 1, 1)}]
)
def test_what_a_filter_leaves_out_is_neither_new_nor_gone(tmp_path: Path, narrow: dict[str, object]) -> None:
    folder = written(tmp_path / "档案", samples() | {"b.docx": agreement(1)})
    wanted = settings(folder, tmp_path / "out")
    _, first = audited(wanted, make=inline)
    filtered, between = audited(replace(wanted, **narrow), make=inline)  # type: ignore[arg-type]
    assert outcomes(between) == {FileOutcome.SKIPPED: len(first)}
    assert {item.change for item in between} == {Change.UNCHANGED}
    assert filtered.run.gone == ()
    whole, after = audited(wanted, make=inline)
    assert (whole.judged, whole.run.number, whole.run.gone) == (0, 3, ())
    assert {item.change for item in after} == {Change.UNCHANGED}
    assert {found.change for item in after for found in item.results} == {Change.UNCHANGED}


def test_a_file_is_compared_with_the_last_run_that_did_not_leave_it_out(tmp_path: Path) -> None:
    folder = archive(tmp_path, a="one two", b="same", c="three", d="four")
    wanted = settings(folder, tmp_path / "out")
    audited(wanted)
    narrow = replace(wanted, since=date(2100, 1, 1))
    audited(narrow)
    written(folder, {"a.docx": "two three", "new.docx": "new"})
    (folder / "c.docx").unlink()
    second, between = audited(narrow)
    assert {item.change for item in between} == {Change.UNCHANGED}
    assert second.run.gone == ("档案/c.docx",)
    (folder / "d.docx").unlink()
    third, files = audited(wanted)
    rows = by_path(files)
    assert third.run.gone == ("档案/d.docx",)
    assert {path: item.change for path, item in rows.items()} == {
        "档案/a.docx": Change.CHANGED,
        "档案/b.docx": Change.UNCHANGED,
        "档案/new.docx": Change.NEW,
    }
    assert [item.quote for item in rows["档案/a.docx"].fixed] == ["one"]
    assert {item.quote: item.change for item in rows["档案/a.docx"].findings} == {
        "two": Change.UNCHANGED,
        "three": Change.NEW,
    }


def test_marks_of_changes_stay_until_something_is_different_again(tmp_path: Path) -> None:
    folder = archive(tmp_path, a="one")
    wanted = settings(folder, tmp_path / "out")
    audited(wanted)
    written(folder, {"a.docx": "two"})
    second, before = audited(wanted)
    third, after = audited(wanted)
    assert (second.run.number, third.run.number, third.same) == (2, 2, True)
    assert after == before
    written(folder, {"b.docx": "three"})
    fourth, files = audited(wanted)
    assert fourth.run.number == 3
    assert by_path(files)["档案/a.docx"].change is Change.UNCHANGED


def test_a_stopped_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    folder = archive(tmp_path, **{f"f{number:02}": f"text{number}" for number in range(20)})
    wanted = settings(folder, tmp_path / "out")
    whole = audited(settings(folder, tmp_path / "other"))[1]
    stopped, _ = audited(wanted, watch=Stopping(7))
    assert not stopped.run.complete
    resumed, files = audited(wanted)
    assert (stopped.judged, resumed.judged) == (7, 13)
    assert files == whole
    assert resumed.run.number == 1


def test_a_run_that_dies_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    folder = archive(tmp_path, **{f"f{number:02}": f"text{number}" for number in range(9)})
    wanted = settings(folder, tmp_path / "out")
    audit = Audit(wanted)
    audit.state.begin(1, audit._entries())
    seen = 0

    def dying(task: Task, setup: Setup) -> Judged:
        nonlocal seen
        seen += 1
        if seen > 4:
            raise KeyboardInterrupt
        audit.state.save()
        return quick(task, setup)

    with pytest.raises(KeyboardInterrupt):
        audit.work(lambda setup: Inline(setup, dying))
    audit.state.close()
    ended, files = audited(wanted)
    assert ended.judged == 5
    assert outcomes(files) == {FileOutcome.CHECKED: 9}


@pytest.mark.parametrize("jobs", [1, 2])
def test_rows_do_not_depend_on_the_workers(tmp_path: Path, jobs: int) -> None:
    files = {f"f{number:02}.docx": agreement(number) for number in range(6)} | samples()
    folder = written(tmp_path / "档案", files)
    alone = audited(settings(folder, tmp_path / "alone"), make=inline)[1]
    assert audited(settings(folder, tmp_path / "out"), make=lambda setup: Pool(setup, jobs))[1] == alone


def test_workers_that_die_cost_one_file_each(tmp_path: Path) -> None:
    folder = archive(tmp_path, **{f"f{number:02}": f"text{number}" for number in range(10)})
    written(folder, {"kill.docx": KILL, "hang.docx": HANG})
    wanted = settings(folder, tmp_path / "out")
    wanted = replace(wanted, limits=replace(wanted.limits, seconds=0.4))
    _, files = audited(wanted, make=lambda setup: Pool(setup, 2, quick))
    rows = by_path(files)
    assert rows["档案/kill.docx"].outcome is FileOutcome.CRASHED
    assert rows["档案/hang.docx"].outcome is FileOutcome.TIMEOUT
    assert outcomes(files)[FileOutcome.CHECKED] == 10
    again, _ = audited(wanted, make=lambda setup: Pool(setup, 2, quick))
    assert again.judged == 0, "what was given up is not tried again under the same limits"
    patient = replace(wanted, limits=replace(wanted.limits, seconds=0.5))
    assert audited(patient, make=lambda setup: Pool(setup, 2, quick))[0].judged == 2
    retried = replace(patient, retry=True)
    assert audited(retried, make=lambda setup: Pool(setup, 2, quick))[0].judged == 2


def test_everything_is_judged_anew_when_asked(tmp_path: Path) -> None:
    folder = archive(tmp_path, a="one", b="two")
    wanted = settings(folder, tmp_path / "out")
    _, before = audited(wanted)
    ended, after = audited(replace(wanted, fresh=True))
    assert (ended.judged, ended.same) == (2, False)
    assert [item.findings[0].rule for item in after] == [item.findings[0].rule for item in before]
    assert {item.change for item in after} == {Change.UNCHANGED}


def test_other_rules_and_another_law_date_are_judged_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = archive(tmp_path, a="one", b="two")
    wanted = settings(folder, tmp_path / "out")
    audited(wanted)
    assert audited(replace(wanted, law_date="2024-01-01"))[0].judged == 2
    assert audited(wanted)[0].judged == 0, "outcomes of the last run are kept beside those of this one"
    house = tmp_path / "rules"
    house.mkdir()
    (tmp_path / "档案/cxy.toml").write_text('[severity]\n"draft/hidden-text" = "advice"\n', encoding="utf-8")
    assert audited(wanted)[0].judged == 2
    monkeypatch.setattr(identities, "program", lambda: "another")
    assert audited(wanted)[0].judged == 2


def test_a_row_that_rests_on_the_day_is_judged_again_when_the_law_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = archive(tmp_path, a="one")
    wanted = settings(folder, tmp_path / "out")
    audited(wanted)
    assert audited(replace(wanted, today=date(2026, 11, 23)))[0].judged == 0
    monkeypatch.setattr("pipeline.audit.executors.asked._elsewhere", lambda *_: None)
    monkeypatch.setattr(
        "pipeline.app.archiving.days_of_change", lambda _: (date(2020, 1, 1), date(2026, 11, 24))
    )
    wanted = replace(wanted, out=tmp_path / "second")
    audited(wanted)
    assert audited(replace(wanted, today=date(2026, 11, 23)))[0].judged == 0
    later, files = audited(replace(wanted, today=date(2026, 11, 24)))
    assert later.judged == 1
    assert [item.change for item in files] == [Change.UNCHANGED]


def test_a_row_that_rests_on_the_signing_date_stands_whatever_the_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def signed(task: Task, _: Setup) -> Judged:
        return judged(task.key, row(task.data, signed=date(2021, 5, 6)))

    folder = archive(tmp_path, a="one")
    wanted = settings(folder, tmp_path / "out")
    audited(wanted, make=lambda setup: Inline(setup, signed))
    monkeypatch.setattr("pipeline.audit.executors.asked._elsewhere", lambda *_: None)
    monkeypatch.setattr("pipeline.app.archiving.days_of_change", lambda _: (date(2026, 11, 23),))
    later = replace(wanted, today=date(2027, 1, 1))
    assert audited(later, make=lambda setup: Inline(setup, signed))[0].judged == 0


def test_files_that_were_not_modified_lately_are_rows_that_say_so(tmp_path: Path) -> None:
    folder = archive(tmp_path, a="one", b="two")
    os.utime(folder / "a.docx", (1_600_000_000, 1_600_000_000))
    aged(folder / "b.docx")
    since = date(2024, 1, 1)
    _, files = audited(replace(settings(folder, tmp_path / "out"), since=since))
    rows = by_path(files)
    assert rows["档案/a.docx"].outcome is FileOutcome.SKIPPED
    assert "2020-09-13" in rows["档案/a.docx"].reason
    assert rows["档案/b.docx"].outcome is FileOutcome.CHECKED


def test_agreements_signed_earlier_or_of_other_kinds_are_left_out_on_demand(tmp_path: Path) -> None:
    folder = written(tmp_path / "档案", {"a.docx": agreement(1), "b.docx": agreement(20)})
    wanted = settings(folder, tmp_path / "out")
    _, all_files = audited(wanted, make=inline)
    kinds = {item.type for item in all_files}
    _, files = audited(replace(wanted, signed_since=date(2024, 3, 10)), make=inline)
    rows = by_path(files)
    assert rows["档案/a.docx"].outcome is FileOutcome.SKIPPED
    assert "签署于 2024-03-02" in rows["档案/a.docx"].reason
    assert rows["档案/b.docx"].outcome is FileOutcome.CHECKED
    ended, files = audited(replace(wanted, types=("nda",)), make=inline)
    assert "nda" not in kinds
    assert (ended.judged, outcomes(files)) == (0, {FileOutcome.SKIPPED: 2})


def test_two_audits_never_share_a_folder(tmp_path: Path) -> None:
    folder = archive(tmp_path, a="one")
    with Audit(settings(folder, tmp_path / "out")), pytest.raises(InputError, match="另一个审计"):
        Audit(settings(folder, tmp_path / "out"))


def test_the_results_are_never_put_where_the_files_are(tmp_path: Path) -> None:
    folder = archive(tmp_path, a="one")
    with pytest.raises(InputError, match="不能就是"):
        Audit(settings(folder, folder))
    inside = settings(folder, folder / "结果")
    audited(inside)
    assert [item.path for item in audited(inside)[1]] == ["档案/a.docx"]


def test_a_file_is_no_folder_for_results(tmp_path: Path) -> None:
    folder = archive(tmp_path, a="one")
    with pytest.raises(InputError, match="不是文件夹"):
        Audit(settings(folder, folder / "a.docx"))


def test_the_files_are_never_written_to(tmp_path: Path) -> None:
    folder = written(tmp_path / "档案", samples())
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    audited(settings(folder, tmp_path / "out"), make=inline)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before


def test_keys_name_everything_that_an_outcome_depends_on() -> None:
    own = Identity("policy", "rules", "model", 3, "limits")
    assert own.keys("hash", "a.docx") == own.keys("hash", "b.docx")
    named = replace(own, by_name=TODAY.isoformat())
    assert named.keys("hash", "a.docx") != named.keys("hash", "b.docx")
