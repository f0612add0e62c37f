"""Projects go into a workbook and come back; every mistake is told at its cell."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers.projects import projects
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook

from pipeline.app.importing import Import, import_workbook, template, workbook_of
from pipeline.app.tables import all_tables, chosen_sections
from pipeline.content import load_yaml, root
from pipeline.content.strict import parse_yaml
from pipeline.errors import InputError
from pipeline.generate.load import load_project, project_of

EXAMPLES = ("technology_rd", "commercialization", "talent")
SMALL: dict[str, Any] = {
    "project": {"name": "涂层研发", "code": "SL-1", "start": "2026-03-01"},
    "parties": [
        {"name": "示例科技有限公司", "short": "示例科技", "kind": "企业", "vote_weight": "60%"},
        {"name": "示例大学", "short": "示大", "kind": "高校"},
    ],
    "funding": {"total": "5000000.00", "payer": "甲方"},
    "indicators": [{"name": "寿命", "target": "≥1000"}],
    "benefit": {
        "incomes": [
            {
                "name": "转让收入",
                "shares": [{"to": "示例科技", "share": "60%"}, {"to": "示大", "share": "40%"}],
            },
            {"name": "许可收入", "shares": [{"to": "示大", "share": "1/3"}]},
        ]
    },
}
SECOND = {**SMALL, "project": {"name": "电池研发", "code": "SL-2"}}


def stripped(value: Any) -> Any:  # noqa: ANN401 - any value of a project
    """``value`` without spaces at the ends of its texts, which no cell keeps, and without what is empty."""
    if isinstance(value, dict):
        return {key: kept for key, item in value.items() if (kept := stripped(item)) not in ({}, [], None)}
    if isinstance(value, list):
        return [stripped(item) for item in value]
    return value.strip() if isinstance(value, str) else value


def read(data: bytes) -> Import:
    return import_workbook(data, name="表.xlsx")


def text_of(found: Import, number: int = 0) -> Any:  # noqa: ANN401 - data of a project
    return parse_yaml(found.projects[number].text, Path("project.yaml"))


def edited(change: Callable[[Any], None], *data: dict[str, Any]) -> bytes:
    """The workbook of ``data`` after somebody changed it."""
    book = load_workbook(io.BytesIO(workbook_of([project_of(item) for item in data or (SMALL,)])))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(sheet: Any, path: str) -> int:  # noqa: ANN401 - a worksheet
    return next(int(cell.column) for cell in sheet[2] if cell.value == path)


def put(name: str, path: str, row: int, value: object, number_format: str = "") -> Callable[[Any], None]:
    def change(book: Any) -> None:  # noqa: ANN401 - a workbook
        cell = book[name].cell(row, column(book[name], path))
        cell.value = value
        if number_format:
            cell.number_format = number_format

    return change


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_complete_example_comes_back_equal_and_loads(name: str, tmp_path: Path) -> None:
    data = load_yaml(root() / "templates" / "examples" / f"{name}.yaml")
    found = read(workbook_of([project_of(data)]))
    assert found.faults == ()
    assert text_of(found) == stripped(data)
    path = tmp_path / found.projects[0].file
    path.write_text(found.projects[0].text, encoding="utf-8")
    assert load_project(path).data == stripped(data)


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(projects())
def test_any_project_comes_back_equal(data: dict[str, Any]) -> None:
    found = read(workbook_of([project_of(data)]))
    assert found.faults == ()
    assert text_of(found) == data


def test_several_projects_come_back_each_in_its_file() -> None:
    found = read(workbook_of([project_of(SMALL), project_of(SECOND)]))
    assert [(item.file, item.name) for item in found.projects] == [
        ("SL-1.yaml", "涂层研发"),
        ("SL-2.yaml", "电池研发"),
    ]
    assert [text_of(found, 0), text_of(found, 1)] == [SMALL, SECOND]


def test_a_workbook_is_the_same_bytes_every_time() -> None:
    assert workbook_of([project_of(SMALL)]) == workbook_of([project_of(SMALL)])
    assert template(()) == template(())


def test_the_example_rows_of_an_empty_template_are_no_projects() -> None:
    with pytest.raises(InputError, match="没有填写任何项目（示例行不算）"):
        read(template(("全部",)))


@pytest.mark.parametrize(
    ("path", "value", "number_format", "wanted"),
    [
        ("funding.total", 5000000, "General", "5000000.00"),
        ("funding.total", 5000000.5, "#,##0.00", "5000000.50"),
        ("funding.total", 0.1 + 0.2, "General", "0.30"),
        ("funding.total", "500万", "@", "5000000.00"),
        ("project.start", "2026年3月1日", "@", "2026-03-01"),
    ],
)
def test_what_is_typed_as_a_number_or_a_text_is_read(
    path: str, value: object, number_format: str, wanted: str
) -> None:
    found = read(edited(put("项目", path, 3, value, number_format)))
    section, key = path.split(".")
    assert text_of(found)[section][key] == wanted


@pytest.mark.parametrize(
    ("value", "number_format", "wanted"),
    [
        (0.6, "0%", "60%"),
        (0.125, "0.0%", "12.5%"),
        ("六成", "@", "60%"),
        ("1/3", "@", "1/3"),
        (60, "0", "60%"),
    ],
)
def test_shares_are_read_from_numbers_and_texts(value: object, number_format: str, wanted: str) -> None:
    found = read(edited(put("合作方", "parties[].vote_weight", 3, value, number_format)))
    assert text_of(found)["parties"][0]["vote_weight"] == wanted


@pytest.mark.parametrize(
    ("name", "path", "row", "value", "words"),
    [
        ("项目", "funding.total", 3, "五百左右", "经费 · 经费总额：“五百左右”不是金额，请写成 5000000.00"),
        ("项目", "project.start", 3, "2026-02-30", "项目 · 合作开始日期：“2026-02-30”不是日历上的日期"),
        (
            "项目",
            "funding.payer",
            3,
            "示例技科",
            "经费 · 支付方：没有名为“示例技科”的合作方，是不是 示例科技？",
        ),
        ("项目", "project.name", 3, None, "项目 · 项目名称：不能空着，请填写"),
        ("合作方", "parties[].vote_weight", 3, 0.6, "投票权重：“0.6”可能是 0.6%，也可能是 60%，请写上百分号"),
        ("合作方", "parties[].kind", 4, None, "单位性质：不能空着，请填写"),
        ("合作方", "parties[].kind", 4, "大学", "单位性质：“大学”不在可选的值之内"),
        ("合作方", "parties[].short", 4, "示例科技", "简称：“示例科技”已经是另一个合作方的名称"),
        ("合作方", "parties[].account", 4, 12345678901234567890, "账号：数字超过 15 位"),
        ("合作方", "project.code", 4, "SL-7", "项目编号：工作表“项目”中没有“SL-7”，是不是 SL-1？"),
        ("技术指标", "indicators[].target", 3, "#REF!", "目标值：单元格是错误值 #REF!"),
        ("利益分配·收益·分配比例", "benefit.incomes[]", 3, "转让", "没有“转让”，请写那里的名称，或者 第1项"),
        (
            "利益分配·收益·分配比例",
            "benefit.incomes[]",
            3,
            None,
            "所属收益：不能空着，请写它属于工作表“利益分配·收益”",
        ),
    ],
)
def test_every_mistake_is_told_at_its_cell(name: str, path: str, row: int, value: object, words: str) -> None:
    data = edited(put(name, path, row, value))
    place = load_workbook(io.BytesIO(data))[name]
    ref = place.cell(row, column(place, path)).coordinate
    found = read(data)
    assert found.projects == ()
    assert any(fault.startswith(f"表.xlsx 工作表“{name}”{ref} ") and words in fault for fault in found.faults)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_sheets() -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - a workbook
        put("合作方", "parties[].kind", 4, "大学")(book)
        put("项目", "funding.total", 3, "不详")(book)
        put("项目", "project.start", 3, "明年")(book)

    told = [fault.split("：")[0].split("”")[1] for fault in read(edited(change)).faults]
    assert [word.split(" ", 1)[1] for word in told] == ["项目 · 合作开始日期", "经费 · 经费总额", "单位性质"]


def test_a_faulty_project_leaves_the_others_good() -> None:
    found = read(edited(put("项目", "project.start", 4, "明年"), SMALL, SECOND))
    assert [item.name for item in found.projects] == ["涂层研发"]
    assert len(found.faults) == 1


def test_a_row_of_no_project_leaves_none_good() -> None:
    found = read(edited(put("合作方", "project.code", 3, "别的"), SMALL, SECOND))
    assert (found.projects, len(found.faults)) == ((), 1)


def test_the_same_project_twice_is_told() -> None:
    found = read(edited(put("项目", "project.code", 4, "SL-1"), SMALL, SECOND))
    assert any("A4 项目编号：“SL-1”和第 3 行重复" in fault for fault in found.faults)


def test_a_project_without_a_second_party_is_told_where_to_write_it() -> None:
    found = read(edited(lambda book: book["合作方"].delete_rows(4)))
    assert found.faults == (
        "表.xlsx 工作表“项目”A3 项目编号：项目“SL-1”缺少 合作方 第 2 项，请在工作表“合作方”中加一行",
    )


def test_of_a_single_project_the_rows_need_not_say_so_and_may_say_its_name() -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - a workbook
        put("合作方", "project.code", 3, None)(book)
        put("技术指标", "project.code", 3, "涂层研发")(book)

    assert text_of(read(edited(change))) == SMALL


def test_entries_of_the_same_name_are_told_apart_by_their_order() -> None:
    incomes = [{"name": "收入", "shares": [{"to": "甲", "share": share}]} for share in ("60%", "40%")]
    data = {**SMALL, "benefit": {"incomes": incomes}}
    assert text_of(read(workbook_of([project_of(data)]))) == data
    found = read(edited(put("利益分配·收益·分配比例", "benefit.incomes[]", 3, "收入"), data))
    assert "有 2 项都叫“收入”，请写 第1项、第2项" in found.faults[0]


def test_columns_may_stand_in_any_order_and_without_the_grey_row() -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - a workbook
        for sheet in book.worksheets[1:]:
            sheet.delete_rows(2)
        sheet = book["合作方"]
        sheet.insert_cols(1)
        for row in range(1, 4):
            sheet.cell(row, 1).value = sheet.cell(row, 4).value
        sheet.delete_cols(4)

    assert text_of(read(edited(change))) == SMALL


def test_an_unknown_column_is_told_with_the_nearest() -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - a workbook
        book["技术指标"].cell(1, 3).value = "计量单元"
        book["技术指标"].cell(2, 3).value = None

    found = read(edited(change))
    assert found.faults == (
        "表.xlsx 工作表“技术指标”C1：不认识的列“计量单元”，最接近的是“计量单位”，请改正标题或者删去这一列",
    )


def test_a_renamed_sheet_is_a_mistake_and_a_strange_one_is_noted() -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - a workbook
        book["技术指标"].title = "技术指标表"
        book.create_sheet("草稿")["A1"] = "随便"

    found = read(edited(change))
    assert found.faults == (
        "表.xlsx 工作表“技术指标表”：不认识这个工作表，是不是“技术指标”？请改回原来的名称",
    )
    assert found.notes == ("表.xlsx 工作表“草稿”不是模板里的工作表，没有读取。",)


def test_another_workbook_is_refused() -> None:
    out = io.BytesIO()
    Workbook().save(out)
    with pytest.raises(InputError, match="没有工作表“项目”"):
        read(out.getvalue())


def test_sheets_and_columns_have_one_name_each_that_excel_takes() -> None:
    names = [table.sheet.name for table in all_tables()]
    assert len(names) == len(set(names))
    assert max(map(len, names)) <= 31
    assert not any(set(name) & set("[]:*?/\\'") for name in names)
    for table in all_tables():
        titles = [item.title for item in table.sheet.columns]
        assert len(titles) == len(set(titles)), table.sheet.name


def test_sections_are_chosen_by_title_key_or_stage() -> None:
    assert chosen_sections(("经费", "indicators")) == ("funding", "indicators")
    assert "meetings" in chosen_sections(("中期执行",))
    assert "meetings" not in chosen_sections(())
    with pytest.raises(InputError, match="没有“经肥”这一部分，是不是 经费？"):
        chosen_sections(("经肥",))
