from __future__ import annotations

import pytest
from helpers.word import deleted, labels, level, line, numbered, numbering, read_body, run, styles, tracked

from pipeline.model.document import View

ARTICLES = numbering(
    level(0, "第%1条", form="chineseCountingThousand")
    + level(1, "%1.%2", more="<w:isLgl/>")
    + level(2, "（%3）", form="chineseCounting")
    + level(3, "%4", form="decimalEnclosedCircle")
)


def list_style(name: str, *, kind: str = "paragraph") -> str:
    properties = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{properties}</w:style>'


def items(*levels: int) -> str:
    return "".join(numbered("条文", level=item) for item in levels)


def test_levels_count_and_restart_below_higher_ones() -> None:
    document = read_body(items(0, 1, 1, 2, 2, 3, 0, 1, 2), parts=ARTICLES)
    assert labels(document) == ["第一条", "1.1", "1.2", "（一）", "（二）", "①", "第二条", "2.1", "（一）"]


def test_the_level_is_told() -> None:
    assert [block.list_level for block in read_body(items(0, 2), parts=ARTICLES).blocks] == [0, 2]


def test_a_level_that_is_passed_over_is_counted() -> None:
    assert labels(read_body(items(1, 1, 0, 1), parts=ARTICLES)) == ["1.1", "1.2", "第二条", "2.1"]
    assert labels(read_body(items(0, 2, 1, 2), parts=ARTICLES)) == ["第一条", "（一）", "1.2", "（一）"]


def test_without_legal_style_each_level_keeps_its_own_format() -> None:
    parts = numbering(level(0, "%1、", form="chineseCounting") + level(1, "%1.%2"))
    assert labels(read_body(items(0, 1), parts=parts)) == ["一、", "一.1"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [("", ["1", "a", "i", "b", "i"]), ('<w:lvlRestart w:val="0"/>', ["1", "a", "i", "b", "ii"]),
     ('<w:lvlRestart w:val="1"/>', ["1", "a", "i", "b", "ii"])],
)  # fmt: skip
def test_restart_can_be_limited(restart: str, expected: list[str]) -> None:
    parts = numbering(
        level(0, "%1") + level(1, "%2", form="lowerLetter") + level(2, "%3", form="lowerRoman", more=restart)
    )
    assert labels(read_body(items(0, 1, 2, 1, 2), parts=parts)) == expected


def test_a_restart_after_level_one_does_happen_after_level_one() -> None:
    parts = numbering(
        level(0, "%1") + level(1, "%2") + level(2, "%3", form="lowerRoman", more='<w:lvlRestart w:val="1"/>')
    )
    assert labels(read_body(items(0, 2, 1, 2, 0, 2), parts=parts)) == ["1", "i", "2", "ii", "2", "i"]


def test_a_list_that_overrides_its_start_begins_there_once() -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    body = "".join(numbered("条", num=num) for num in (1, 1, 2, 2, 3))
    assert labels(read_body(body, parts=numbering(level(0, "%1."), nums=nums))) == [
        "1.",
        "2.",
        "1.",
        "2.",
        "3.",
    ]


@pytest.mark.parametrize(
    ("overridden", "places", "expected"),
    [
        ({0: 1, 1: 1}, ((0, 1), (1, 1), (1, 2), (0, 2)), ["1.", "1.1", "1.1", "2."]),
        ({0: 7}, ((0, 1), (1, 1), (1, 2), (0, 2), (0, 2)), ["1.", "1.1", "1.2", "7.", "8."]),
        ({1: 5}, ((0, 1), (1, 2), (0, 2), (1, 2)), ["1.", "1.5", "2.", "2.5"]),
        ({1: 5}, ((0, 1), (2, 2), (1, 2)), ["1.", "1.1.1", "1.5"]),
    ],
)
def test_a_list_begins_anew_at_its_first_paragraph_on_a_level_that_it_overrides(
    overridden: dict[int, int], places: tuple[tuple[int, int], ...], expected: list[str]
) -> None:
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for place, start in overridden.items()
    )
    nums = f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{starts}</w:num>'
    levels = level(0, "%1.") + level(1, "%1.%2") + level(2, "%1.%2.%3")
    body = "".join(numbered("条", level=place, num=num) for place, num in places)
    assert labels(read_body(body, parts=numbering(levels, nums=nums))) == expected


def test_a_list_can_replace_a_level() -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        + level(0, "附件%1", form="chineseCounting")
        + "</w:lvlOverride></w:num>"
    )
    assert labels(read_body(numbered("条", num=2), parts=numbering(level(0, "%1."), nums=nums))) == ["附件一"]


def test_a_number_comes_from_the_style_chain() -> None:
    parts = ARTICLES | styles(
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="条"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="细条"/><w:basedOn w:val="A"/></w:style>'
    )
    assert labels(read_body(line(run("甲"), properties='<w:pStyle w:val="B"/>'), parts=parts)) == ["第一条"]


def test_a_style_linked_to_a_level_takes_that_level() -> None:
    linked = level(0, "第%1章", more='<w:pStyle w:val="H1"/>') + level(
        1, "%1.%2", more='<w:pStyle w:val="H2"/>'
    )
    parts = numbering(linked) | styles(list_style("H1") + list_style("H2"))
    body = "".join(
        line(run("题"), properties=f'<w:pStyle w:val="{name}"/>') for name in ("H1", "H2", "H2", "H1")
    )
    assert labels(read_body(body, parts=parts)) == ["第1章", "1.1", "1.2", "第2章"]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("", ["第1条", "第2条"]),
        ('<w:ilvl w:val="1"/>', ["第1条", "1.1"]),
        ('<w:ilvl w:val="1"/><w:numId w:val="1"/>', ["第1条", "1.1"]),
    ],
)
def test_a_style_may_name_another_level_than_the_one_it_is_based_on(own: str, expected: list[str]) -> None:
    parts = numbering(level(0, "第%1条", more='<w:pStyle w:val="H"/>') + level(1, "%1.%2")) | styles(
        list_style("H")
        + '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="款"/><w:basedOn w:val="H"/>'
        + f"<w:pPr><w:numPr>{own}</w:numPr></w:pPr></w:style>"
    )
    body = "".join(line(run("题"), properties=f'<w:pStyle w:val="{name}"/>') for name in ("H", "S"))
    assert labels(read_body(body, parts=parts)) == expected


def test_number_zero_switches_off_the_number_of_the_style() -> None:
    parts = ARTICLES | styles(list_style("A"))
    off = '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    on = '<w:pStyle w:val="A"/>'
    body = line(run("甲"), properties=on) + line(run("乙"), properties=off) + line(run("丙"), properties=on)
    assert labels(read_body(body, parts=parts)) == ["第一条", "", "第二条"]


def test_a_numbering_style_lends_its_levels() -> None:
    link = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="L"/></w:abstractNum>'
    nums = '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    source = numbering(level(0, "第%1条") + '<w:styleLink w:val="L"/>', nums=nums)["word/numbering.xml"]
    assert isinstance(source, str)
    parts = {"word/numbering.xml": source.replace("<w:num ", link + "<w:num ", 1)} | styles(
        list_style("L", kind="numbering")
    )
    assert labels(read_body(numbered("甲", num=2) + numbered("乙", num=1), parts=parts)) == ["第1条", "第2条"]


def test_a_numbering_style_that_links_to_itself_gives_no_number() -> None:
    loop = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
    source = numbering("")["word/numbering.xml"]
    assert isinstance(source, str)
    parts = {
        "word/numbering.xml": source.replace('<w:abstractNum w:abstractNumId="7"></w:abstractNum>', loop)
    } | styles(list_style("L", kind="numbering"))
    assert labels(read_body(numbered("甲"), parts=parts)) == [""]


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("\uf0a8", "Wingdings", "☐"),
        ("\uf0fe", "Wingdings", "☑"),
        ("£", "Wingdings 2", "☐"),
        ("R", "Wingdings 2", "☑"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf06c", "Wingdings", "●"),
        ("o", "Courier New", "•"),
        ("—", "宋体", "—"),
        ("\ue123", "宋体", "•"),
        ("", "宋体", ""),
    ],
)
def test_bullets_are_printed_as_their_sign(text: str, font: str, expected: str) -> None:
    more = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    assert labels(read_body(numbered("项"), parts=numbering(level(0, text, form="bullet", more=more)))) == [
        expected
    ]


def test_custom_formats_come_through_the_alternative() -> None:
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    levels = f'<w:lvl w:ilvl="0"><w:start w:val="8"/>{form}<w:lvlText w:val="%1"/></w:lvl>'
    assert labels(read_body(items(0, 0, 0), parts=numbering(levels))) == ["008", "009", "010"]


def test_a_format_of_none_prints_only_what_stands_around() -> None:
    parts = numbering(level(0, "第%1条") + level(1, "注%2", form="none"))
    assert labels(read_body(items(0, 1), parts=parts)) == ["第1条", "注"]


def test_hidden_numbers_are_not_printed() -> None:
    parts = numbering(level(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>"))
    assert labels(read_body(items(0), parts=parts)) == [""]


def test_hidden_paragraphs_do_not_count() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    hidden = line(run("藏", properties="<w:vanish/>"), properties=number + "<w:rPr><w:vanish/></w:rPr>")
    assert labels(read_body(items(0) + hidden + items(0), parts=ARTICLES)) == ["第一条", "", "第二条"]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View.FINAL, ["第一条", "第二条"]),
        (View.ORIGINAL, ["第一条", "第二条", "第三条"]),
        (View.MARKED, ["第一条", "第二条", "第三条"]),
    ],
)
def test_deleted_paragraphs_count_where_they_show(view: View, expected: list[str]) -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = line(deleted("删"), properties=f"{number}<w:rPr>{tracked('del')}</w:rPr>")
    assert labels(read_body(items(0) + gone + items(0), parts=ARTICLES, view=view)) == expected


@pytest.mark.parametrize(("view", "expected"), [(View.FINAL, ["第一条"]), (View.ORIGINAL, [""])])
def test_a_number_put_on_by_a_tracked_change_is_not_original(view: View, expected: list[str]) -> None:
    number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>{tracked("ins")}</w:numPr>'
    assert labels(read_body(line(run("甲"), properties=number), parts=ARTICLES, view=view)) == expected


def test_an_empty_numbered_paragraph_still_prints_its_number() -> None:
    document = read_body(numbered(""), parts=ARTICLES)
    assert [(block.label, block.text) for block in document.blocks] == [("第一条", "")]


@pytest.mark.parametrize("num", [99, -1])
def test_an_unknown_list_gives_no_number(num: int) -> None:
    assert labels(read_body(numbered("甲", num=num), parts=ARTICLES)) == [""]


def test_levels_beyond_the_ninth_are_taken_as_the_ninth() -> None:
    parts = numbering(level(0, "%1") + level(8, "%9)"))
    assert labels(read_body(numbered("甲", level=40), parts=parts)) == ["1)"]
