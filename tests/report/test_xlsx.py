"""The workbook: opened as Excel would, every sheet, no formula, the same bytes every time."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from helpers import reports
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.report import Outcome, Report
from pipeline.model.terms import Amount, DatedEvent, State, Terms
from pipeline.report import summary, xlsx
from pipeline.report.failure import Entry, Failure
from pipeline.report.wording import Wording
from pipeline.report.xlsx_bytes import workbook_bytes
from pipeline.report.xlsx_cells import LONGEST, Column
from pipeline.report.xlsx_height import HIGHEST, row_height, stacked_height
from pipeline.report.xlsx_write import Table, write

FAILURE = Failure("坏的.docx", "不是 Word 文件，请另存为 .docx 后重试。")
SHEETS = ["问题", "矩阵", "条款要素", "要素明细", "规则", "说明"]


def opened(*entries: Entry, lang: str = "zh") -> Workbook:
    return load_workbook(io.BytesIO(xlsx.render(entries, lang=lang)))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def sheet(name: str, *entries: Entry) -> list[dict[str, object]]:
    return rows(opened(*entries)[name])


def with_terms(terms: Terms) -> Report:
    return replace(reports.report(), terms=terms)


def test_the_sheets_are_those_of_the_language() -> None:
    assert opened(reports.report()).sheetnames == SHEETS
    assert opened(reports.report(), lang="en").sheetnames[:2] == ["Findings", "Matrix"]


def test_every_finding_has_one_row() -> None:
    report = reports.report()
    found = sheet("问题", report, FAILURE)
    items = summary.items(report)
    assert [row["规则编号"] for row in found[:-1]] == [item.result.rule for item in items]
    assert [row["问题"] for row in found[:-1]] == [item.result.message for item in items]
    assert [row["序号"] for row in found] == list(range(1, len(items) + 2))
    assert (found[-1]["文件"], found[-1]["结果"], found[-1]["问题"]) == (
        FAILURE.name,
        "未能检查",
        FAILURE.error,
    )


def test_what_is_waived_or_known_stays_in_sight() -> None:
    found = {row["规则编号"]: row for row in sheet("问题", reports.waived())}
    assert found["benefit/clause"]["结果"] == "已豁免"
    assert "另签收益分配协议" in str(found["benefit/clause"]["豁免"])
    assert found["confidentiality/period"]["豁免"] == "已登记"
    assert found["confidentiality/period"]["指纹"] == "f1-0123456789abcdef"
    (row,) = sheet("矩阵", reports.waived())
    assert (row["已豁免"], row["收益分配条款"], row["警告"]) == (1, "已豁免", 0)


def test_a_row_has_clause_words_law_and_suggestion() -> None:
    (row,) = [r for r in sheet("问题", reports.report()) if r["规则编号"] == "confidentiality/period"]
    assert row["条款"] == "第三条 保密"
    assert row["原文"] == "保密期限自本协议签订之日起"
    assert "第八百四十五条" in str(row["依据"])
    assert str(row["修改建议"]).startswith("改为")
    (missing,) = [r for r in sheet("问题", reports.report()) if r["规则编号"] == "benefit/clause"]
    assert missing["条款"] == "应在 第三条 保密 之后"


def test_the_matrix_has_a_row_for_each_file_and_a_column_for_each_rule() -> None:
    report, clean = reports.report(), reports.clean()
    found = sheet("矩阵", report, clean, FAILURE)
    assert [row["文件"] for row in found] == [report.document.name, clean.document.name, FAILURE.name]
    assert [row["结论"] for row in found] == ["不通过", "通过", "未能检查"]
    assert [row["收益分配条款"] for row in found] == ["警告", None, None]
    assert found[0]["成果知识产权归属"] == "符合"
    assert found[0]["引用的条款存在"] == "检查出错"
    assert (found[0]["错误"], found[0]["警告"], found[0]["建议"], found[0]["待定"]) == (2, 1, 1, 1)


def test_each_word_of_the_matrix_has_its_colour() -> None:
    book = opened(reports.report(), reports.clean(), FAILURE)
    for name in ("问题", "矩阵"):
        coloured = {
            rule.formula[0].strip('"'): area
            for area in book[name].conditional_formatting
            for rule in area.rules
        }
        assert {"错误", "警告", "建议", "待定", "符合", "不适用", "检查出错"} <= {*coloured, "符合", "不适用"}
    words = {rule.formula[0] for area in book["矩阵"].conditional_formatting for rule in area.rules}
    shown = {
        f'"{row[place]}"'
        for row in book["矩阵"].iter_rows(2, 2, 10, values_only=True)
        for place in range(len(row))
    }
    assert shown <= words


def test_terms_are_typed_so_that_they_can_be_sorted() -> None:
    place = reports.report().results[0].evidence[0]
    total = Amount(Decimal("1234567.89"), reports.report().terms.amounts[0].written, place)
    signed = DatedEvent("signing", place, date(2025, 3, 1))
    (row,) = sheet("条款要素", with_terms(Terms(total=total, dates=(signed,))))
    assert row["合同总额"] == 1234567.89
    assert row["签订日期"] == datetime(2025, 3, 1)  # noqa: DTZ001 - Excel knows no zones


def test_what_is_not_one_figure_stays_words() -> None:
    place = reports.report().results[0].evidence[0]
    foreign = Amount(Decimal(100), reports.report().terms.amounts[0].written, place, "USD")
    days = (
        DatedEvent("signing", place, date(2025, 3, 1)),
        DatedEvent("signing", place, date(2025, 3, 2)),
        DatedEvent("start", place, None, State.BLANK),
    )
    (row,) = sheet("条款要素", with_terms(Terms(total=foreign, dates=days)))
    assert row["合同总额"] == "100.00 USD"
    assert row["签订日期"] == "2025-03-01\n2025-03-02"
    assert row["开始日期"] == "留空"


def test_statements_keep_the_words_they_were_read_from() -> None:
    found = sheet("要素明细", reports.report())
    assert any(
        row["要素"] == "保密期限" and "保密期限自本协议签订之日起" in str(row["原文"]) for row in found
    )
    assert sheet("要素明细", FAILURE) == []


def test_rules_are_counted_over_all_files() -> None:
    found = {row["规则编号"]: row for row in sheet("规则", reports.report(), reports.report())}
    assert len(found) == len(reports.report().results)
    row = found["benefit/clause"]
    assert (row["不符合（份）"], row["符合（份）"]) == (2, 0)


def test_the_last_sheet_says_what_was_checked() -> None:
    found = sheet("说明", reports.report(), FAILURE)
    assert reports.report().document.sha256 in str(found[0]["内容"])
    assert found[1]["内容"] == FAILURE.error
    assert "不构成法律意见" in str(found[-1]["内容"])


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_has_a_frozen_header_and_a_filter(name: str) -> None:
    page = opened(reports.report(), FAILURE)[name]
    assert page.freeze_panes is not None
    assert page.freeze_panes.endswith("2")
    assert page.auto_filter.ref == page.dimensions
    assert page.print_title_rows == "$1:$1"
    assert all(cell.alignment.wrap_text for row in page.iter_rows(2) for cell in row)


def cell_of(text: str) -> tuple[object, str, bool]:
    book = Workbook()
    write(book, Table("甲", [Column("乙", 10)], [[text]]))
    read = load_workbook(io.BytesIO(workbook_bytes(book, title=""))).worksheets[-1]["A2"]
    return read.value, read.data_type, bool(read.quotePrefix)


@pytest.mark.parametrize(
    "text", ["=1+1", "=cmd|' /C calc'!A0", "+86 10", "-1", "@SUM(A1)", "\t=1", "#N/A", "'甲"]
)
def test_words_never_become_a_formula(text: str) -> None:
    assert cell_of(text) == (text, "s", True)


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff_"),
        min_size=1,
    )
)
def test_any_text_is_kept_as_text(text: str) -> None:
    assert cell_of(text)[:2] == (text, "s")


@given(st.text())
def test_no_text_breaks_the_file(text: str) -> None:
    assert cell_of(text)[1] in {"s", "n"}


def test_what_excel_would_take_for_a_code_is_written_as_letters() -> None:
    book = Workbook()
    write(book, Table("甲", [Column("乙", 10)], [["_x0041_"]]))
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(book, title=""))) as parts:
        assert b"_x005F_x0041_" in parts.read("xl/worksheets/sheet2.xml")


def test_a_text_that_no_cell_holds_is_cut() -> None:
    value, _, _ = cell_of("字" * (LONGEST + 1))
    assert str(value).endswith("……")
    assert len(str(value)) == LONGEST


def test_no_cell_of_a_report_holds_a_formula() -> None:
    report = reports.report(name="=HYPERLINK(1).docx")
    bad = replace(report.results[1], message="=1+1", suggestion="@甲", title="+乙")
    book = opened(replace(report, results=(bad, *report.results)))
    kinds = {cell.data_type for page in book.worksheets for row in page.iter_rows() for cell in row}
    assert "f" not in kinds
    assert book["问题"]["B2"].value == "=HYPERLINK(1).docx"


def test_the_bytes_follow_from_the_reports_alone() -> None:
    first = xlsx.render([reports.report(), FAILURE])
    time.sleep(1.1)  # openpyxl writes down the second
    assert xlsx.render([reports.report(), FAILURE]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {item.date_time for item in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in parts.read("docProps/core.xml")


def test_a_workbook_on_nothing_opens() -> None:
    assert opened().sheetnames == SHEETS


def test_every_outcome_has_a_word() -> None:
    report = reports.report()
    for outcome in Outcome:
        one = replace(report.results[1], outcome=outcome)
        (row,) = sheet("矩阵", replace(report, results=(one,)))
        assert row["收益分配条款"] != str(outcome), outcome


def test_rows_grow_with_their_words_but_not_for_ever() -> None:
    one, two = row_height(["字"], [10]), row_height(["字" * 6], [10])
    assert one < two
    assert row_height(["一\n二"], [10]) == two
    assert row_height(["字" * 9999], [10]) == HIGHEST
    assert row_height([], []) == one
    assert stacked_height("保密期限") > stacked_height("保密")


def test_the_words_are_those_of_the_language() -> None:
    found = rows(opened(reports.report(), lang="en")["Matrix"])
    assert found[0][Wording("en")("verdict")] == "Not passed"
