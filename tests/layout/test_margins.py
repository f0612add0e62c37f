"""Headers, footers, page numbers and footnotes are told from the text."""

from helpers.laid import blocks, page, texts, typed

from pipeline.layout import Page, Rule
from pipeline.layout.blocks import lay_out
from pipeline.model.document import Story


def pages(count: int = 3) -> list[Page]:
    return [
        page(
            [
                list(typed("示例合同文本", 100, 50)),
                list(typed(f"正文第{at}段。", 100, 200)),
                list(typed(f"第 {at} 页 共 {count} 页", 260, 800)),
            ],
            number=at,
        )
        for at in range(1, count + 1)
    ]


def test_what_comes_back_on_every_page_is_a_header_and_comes_once() -> None:
    assert texts(*pages()) == ["正文第1段。", "正文第2段。", "正文第3段。"]
    assert texts(*pages(), story=Story.HEADER) == ["示例合同文本"]


def test_page_numbers_are_left_out_and_counted() -> None:
    left_out = dict(lay_out(pages()).left_out)
    assert left_out["page number"] == 3 * len("第1页共3页")
    assert left_out["repeated header or footer"] == 2 * len("示例合同文本")


def test_one_page_has_no_header() -> None:
    assert texts(page([list(typed("示例合同文本", 100, 50)), list(typed("正文。", 100, 200))])) == [
        "示例合同文本",
        "正文。",
    ]


def test_a_bare_number_at_the_foot_is_a_page_number_also_on_one_page() -> None:
    assert texts(page([list(typed("正文。", 100, 200)), list(typed("- 3 -", 290, 800))])) == ["正文。"]


def test_the_same_words_elsewhere_on_the_page_are_text() -> None:
    given = [page([list(typed("甲方应当付款。", 100, 400))], number=at) for at in (1, 2)]
    assert texts(*given) == ["甲方应当付款。"] * 2


def test_small_lines_below_a_short_rule_are_footnotes_where_they_are_referred_to() -> None:
    mark = list(typed("1", 140, 196, size=6))
    body = [
        [*typed("成果归属", 100, 200), *mark, *typed("另行约定。", 143, 200)],
        list(typed("第二段。", 100, 220)),
    ]
    note = list(typed("1 指本项目的成果。", 100, 720, size=8))
    found = blocks(page([*body, note], rules=[Rule(100, 705, 200, 705.5)]), story=None)
    assert [(block.story, block.note, block.text) for block in found] == [
        (Story.BODY, "", "成果归属另行约定。"),
        (Story.FOOTNOTE, "1", "指本项目的成果。"),
        (Story.BODY, "", "第二段。"),
    ]
