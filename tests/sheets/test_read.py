"""Every cell is read as its writer would say it; other files are refused in one sentence."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from helpers.docx_zip import make_docx, paragraph
from openpyxl import Workbook

from pipeline.errors import InputError
from pipeline.sheets.read import Entry, read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_cell(value: object, number_format: str = "General") -> Entry:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["C5"] = value  # type: ignore[assignment]
    sheet["C5"].number_format = number_format
    return read_workbook(saved(book), name="表.xlsx").grids[0].row(5)[3]


def changed(data: bytes, name: str, content: bytes | None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        if content is not None:
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        ("五百万", "General", "五百万"),
        (5000000, "#,##0.00", "5000000"),
        (5000000.5, "General", "5000000.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (-3, "General", "-3"),
        (0.6, "0%", "60%"),
        (0.333, "0.00%", "33.3%"),
        (True, "General", "是"),
        (False, "General", "否"),
        (date(2026, 3, 1), "yyyy-mm-dd", "2026-03-01"),
        (datetime(2026, 3, 1), "yyyy年m月d日", "2026-03-01"),  # noqa: DTZ001 - Excel has no zones
        (datetime(2026, 3, 1, 9, 5), "yyyy-mm-dd hh:mm", "2026-03-01 09:05"),  # noqa: DTZ001 - likewise
        (time(9, 5), "hh:mm", "09:05"),
    ],
)
def test_a_cell_says_what_its_writer_meant(value: object, number_format: str, text: str) -> None:
    assert read_cell(value, number_format) == Entry("C5", text)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (12345678901234567, "数字超过 15 位"),
        ("#DIV/0!", "错误值 #DIV/0!"),
        (timedelta(days=3), "不能识别"),
    ],
)
def test_what_cannot_be_used_says_why(value: object, words: str) -> None:
    entry = read_cell(value, "[h]:mm:ss" if isinstance(value, timedelta) else "General")
    assert (entry.text, entry.ref) == ("", "C5")
    assert words in entry.problem


def test_a_formula_without_a_saved_result_is_noted() -> None:
    book = Workbook()
    book.worksheets[0].title = "项目"
    book.worksheets[0]["B2"] = "=1+1"
    found = read_workbook(saved(book), name="表.xlsx")
    assert "工作表“项目”B2 的公式没有保存结果" in found.notes[0]


def test_a_formula_counts_as_its_saved_result() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "=1+1"
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(saved(book))) as packed:
        xml = packed.read(part)
    assert b"<v></v>" in xml or b"<v />" in xml
    data = changed(saved(book), part, xml.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>"))
    found = read_workbook(data, name="表.xlsx")
    assert (found.grids[0].row(1)[1].text, found.notes) == ("2", ())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "是空文件"),
        (OLE, "是旧的 .xls 格式"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "设有打开密码"),
        (b"a,b\n1,2\n", "不是 Excel 工作簿"),
        (make_docx(paragraph("甲方")), "不是 Excel 工作簿"),
        (saved(Workbook())[:-200], "不是 Excel 工作簿，或者已经损坏"),
        (changed(saved(Workbook()), "xl/workbook.bin", b"x"), ".xlsb 格式"),
        (changed(saved(Workbook()), "xl/workbook.xml", b"<workbook"), "已经损坏"),
        (changed(saved(Workbook()), "xl/worksheets/sheet1.xml", b"<a"), "已经损坏"),
        (changed(saved(Workbook()), "xl/worksheets/sheet1.xml", None), "已经损坏"),
        (changed(saved(Workbook()), "xl/styles.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "外部定义"),
        (changed(saved(Workbook()), "xl/big.xml", bytes(201 * 1024 * 1024)), "展开后超过 200 MB"),
    ],
    ids=[
        *("empty", "xls", "encrypted", "csv", "docx", "cut"),
        *("xlsb", "bad xml", "bad sheet", "no sheet", "doctype", "bomb"),
    ],
)
def test_other_files_are_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_workbook(data, name="表.xlsx")
    assert words in str(caught.value)
    assert str(caught.value).count("\n") == 0
