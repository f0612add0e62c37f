from __future__ import annotations

import io
import json
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from helpers.archives import RULES, RUN, TODAY, archive, checked, unread
from icalendar import Calendar
from openpyxl import Workbook, load_workbook

from pipeline.model.archive import Archive, AuditedFile, FileOutcome
from pipeline.model.report import Outcome
from pipeline.report import archive as exports
from pipeline.report.archive import sheets, words
from pipeline.report.archive.page import sheet as text_of

SIZE = 40
HOSTILE = '</script><script>alert(1)</script>=1+1" onload="x'


def workbook(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def rows(book: Workbook, sheet: str) -> list[tuple[Any, ...]]:
    return list(book[sheet].iter_rows(min_row=2, values_only=True))


def one(file: AuditedFile) -> Archive:
    return Archive(RUN, lambda: iter([file]))


def embedded(page: str) -> dict[str, Any]:
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert match is not None
    value: dict[str, Any] = json.loads(match[1])
    return value


@pytest.mark.parametrize(
    "export",
    [
        exports.register,
        exports.findings,
        exports.dashboard,
        exports.upcoming,
        lambda a: b"".join(exports.lines(a)),
    ],
    ids=["register", "findings", "dashboard", "upcoming", "lines"],
)
def test_the_same_archive_gives_the_same_bytes(export: Callable[[Archive], bytes | str]) -> None:
    assert export(archive(SIZE)) == export(archive(SIZE))


def test_the_register_has_a_line_for_every_agreement_that_was_checked() -> None:
    book = workbook(exports.register(archive(SIZE)))
    assert [row[1] for row in rows(book, "登记簿")] == [checked(number).path for number in range(SIZE)]


def test_no_file_is_missing_from_the_register() -> None:
    book = workbook(exports.register(archive(SIZE)))
    left = [row[0] for row in rows(book, "未检查的文件")]
    assert left == [file.path for file in unread()]
    assert len(left) + len(rows(book, "登记簿")) == SIZE + len(unread())


def test_each_file_that_was_not_checked_says_why() -> None:
    book = workbook(exports.register(archive(1)))
    assert all(row[2] for row in rows(book, "未检查的文件"))


def test_the_register_opens_the_page_of_an_agreement() -> None:
    sheet = workbook(exports.register(archive(1)))["登记簿"]
    assert sheet["C2"].hyperlink.target == f"reports/{exports.page_name(checked(0))}"


def test_what_falls_due_is_sorted_by_day_and_what_is_past_is_left_out() -> None:
    book = workbook(exports.register(archive(SIZE)))
    days = [row[0].date() for row in rows(book, "将到期")]
    assert days == sorted(days)
    assert days
    assert min(days) >= TODAY


def test_every_obligation_stands_in_the_full_list_with_its_day_or_its_condition() -> None:
    book = workbook(exports.register(archive(SIZE)))
    everything = rows(book, "全部期限与义务")
    assert len(everything) == sum(len(checked(number).obligations) for number in range(SIZE))
    assert all(row[0] or row[3] for row in everything)


def test_the_matrix_says_what_became_of_each_rule() -> None:
    book = workbook(exports.findings(archive(SIZE)))
    for number, row in enumerate(rows(book, "矩阵")):
        assert list(row[-len(RULES) :]) == [words.found(item) for item in checked(number).results]


def test_every_open_finding_is_listed_and_nothing_else() -> None:
    book = workbook(exports.findings(archive(SIZE)))
    listed = [(row[1], row[10]) for row in rows(book, "逐项")]
    assert listed == [(file.path, item.rule) for file in map(checked, range(SIZE)) for item in file.findings]


def test_the_counts_of_a_rule_add_up() -> None:
    book = workbook(exports.findings(archive(SIZE)))
    for row in rows(book, "各规则统计"):
        assert sum(row[4 : 4 + len(Outcome)]) == SIZE
        assert row[3] == SIZE - row[4 + list(Outcome).index(Outcome.NOT_APPLICABLE)]


def test_what_was_mended_since_the_last_run_is_told() -> None:
    book = workbook(exports.findings(archive(SIZE)))
    assert len(rows(book, "已改正")) == sum(len(checked(number).fixed) for number in range(SIZE))


def test_no_cell_becomes_a_formula() -> None:
    file = replace(checked(0), path=HOSTILE, terms=replace(checked(0).terms, title="=HYPERLINK(1)"))
    book = workbook(exports.register(one(file)))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells}.isdisjoint({"f", "e"})
    assert book["登记簿"]["D2"].value == "=HYPERLINK(1)"


def test_more_rows_than_a_sheet_holds_go_to_the_next_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 15)
    book = workbook(exports.register(archive(SIZE)))
    names = ["登记簿", "登记簿（2）", "登记簿（3）"]
    assert [len(rows(book, name)) for name in names] == [15, 15, 10]


def test_a_sheet_that_is_just_full_has_no_empty_one_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", SIZE)
    book = workbook(exports.register(archive(SIZE)))
    assert "登记簿（2）" not in book.sheetnames


def test_the_dashboard_needs_nothing_from_anywhere() -> None:
    page = exports.dashboard(archive(SIZE))
    assert not re.search(r"""(?:src|href)=["']|url\(|@import|https?://""", page.split('id="data"')[0])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "default-src &#x27;none&#x27;" in policy[1]


def test_the_browser_runs_exactly_the_script_of_the_dashboard() -> None:
    page = exports.dashboard(archive(1))
    script = page.rpartition("<script>")[2].partition("</script>")[0]
    assert b64encode(sha256(script.encode()).digest()).decode() in page


def test_the_dashboard_holds_every_file_and_every_open_finding() -> None:
    data = embedded(exports.dashboard(archive(SIZE)))
    files = [*map(checked, range(SIZE)), *unread()]
    assert [row[0] for row in data["files"]] == [file.path for file in files]
    told = [[data["rules"][rule][0] for rule, _, _ in row[14]] for row in data["files"]]
    assert told == [[item.title for item in file.findings] for file in files]


def test_a_row_of_a_file_without_a_report_opens_nothing() -> None:
    data = embedded(exports.dashboard(archive(0)))
    assert [row[1] for row in data["files"]] == [""] * len(unread())


def test_words_of_a_document_cannot_become_markup() -> None:
    file = replace(
        checked(0), path=HOSTILE, remarks=(HOSTILE,), terms=replace(checked(0).terms, title=HOSTILE)
    )
    assert "<script>alert" not in exports.dashboard(one(file))
    assert "<script>alert" not in exports.page(file, compared=True)
    assert embedded(exports.dashboard(one(file)))["files"][0][0] == HOSTILE


def test_the_calendar_holds_what_falls_due_from_the_day_of_the_run_on() -> None:
    calendar = Calendar.from_ical(exports.upcoming(archive(SIZE)))
    days = [event.decoded("dtstart") for event in calendar.walk("VEVENT")]
    due = [item.due for number in range(SIZE) for item in checked(number).obligations]
    assert days == sorted(day for day in due if day is not None and day >= TODAY)


def test_every_event_has_its_own_name_and_keeps_it() -> None:
    first = Calendar.from_ical(exports.upcoming(archive(SIZE)))
    later = Calendar.from_ical(exports.upcoming(archive(SIZE, run=replace(RUN, number=3))))
    names = [str(event["uid"]) for event in first.walk("VEVENT")]
    assert len(set(names)) == len(names)
    assert names == [str(event["uid"]) for event in later.walk("VEVENT")]


def test_the_lines_are_the_run_and_then_every_file() -> None:
    records = [json.loads(line) for line in exports.lines(archive(SIZE))]
    assert records[0]["record"] == "run"
    assert [item["path"] for item in records[1:]] == [file.path for file in archive(SIZE)]


def test_a_page_quotes_every_finding_and_lists_every_rule() -> None:
    file = checked(3)
    page = exports.page(file, compared=True)
    assert page.count("<article") == len(file.findings)
    assert all(item.title in page for item in file.results)
    assert f"全部规则（{len(file.results)} 条）" in page


def test_an_agreement_without_findings_says_so() -> None:
    clean = replace(checked(0), results=())
    assert "没有发现问题。" in exports.page(clean, compared=True)


def test_only_files_with_bytes_have_a_page() -> None:
    assert exports.page_name(AuditedFile("x.docx", FileOutcome.UNREADABLE)) == ""


def test_a_duplicate_is_not_told_as_a_file_that_could_not_be_checked() -> None:
    data = embedded(exports.dashboard(archive(0)))
    told = {row[0]: data["verdicts"][row[4]] for row in data["files"]}
    assert told == {"坏/损坏.docx": "未能检查", "复制 of 第00001号.docx": "重复文件", "邮件.eml": "未能检查"}


def test_where_something_missing_belongs_is_said_once() -> None:
    missing = replace(checked(0).findings[0], evidence=(), expected="应在 第五条 保密 之后")
    page = exports.page(replace(checked(0), results=(missing,)), compared=True)
    assert ">应在 第五条 保密 之后<" in page


FIRST = replace(RUN, number=1, previous=None)


def test_the_first_run_calls_nothing_new() -> None:
    first = archive(SIZE, run=FIRST)
    listed = rows(workbook(exports.findings(first)), "逐项")
    registered = rows(workbook(exports.register(first)), "登记簿")
    assert {row[3] for row in listed} | {row[26] for row in registered} == {None}
    assert not any("新增" in exports.page(file, compared=False) for file in first)


def test_a_later_run_says_what_is_new() -> None:
    assert "新增" in {row[3] for row in rows(workbook(exports.findings(archive(SIZE))), "逐项")}
    assert "新增" in {row[26] for row in rows(workbook(exports.register(archive(SIZE))), "登记簿")}
    assert any("新增" in exports.page(file, compared=True) for file in archive(SIZE))


def test_a_row_is_as_high_as_its_fullest_cell() -> None:
    brief, full = (replace(checked(n), remarks=("标题与内容不一致，请核对。" * n,)) for n in (1, 9))
    sheet = workbook(exports.register(Archive(RUN, lambda: iter([brief, full]))))["登记簿"]
    assert 0 < sheet.row_dimensions[2].height < sheet.row_dimensions[3].height


def test_rows_beyond_those_whose_height_is_said_are_left_to_excel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_HEIGHTS", 3)
    sheet = workbook(exports.register(archive(SIZE)))["登记簿"]
    heights = [sheet.row_dimensions[number].height for number in range(2, SIZE + 2)]
    assert [bool(height) for height in heights] == [True] * 3 + [False] * (SIZE - 3)


def test_every_colour_of_a_chart_is_explained_and_every_place_that_the_script_fills_exists() -> None:
    script, markup = (text_of(f"dashboard.{kind}") for kind in ("js", "html"))
    wanted = set(re.findall(r'at\("([\w-]+)"\)', script)) | {"kinds", "legend"}
    assert wanted - {"data"} <= set(re.findall(r'id="([\w-]+)"', markup))
    data = embedded(exports.dashboard(archive(1)))
    assert data["kinds"] == ["错误", "警告", "建议", "待定", "检查出错"]
