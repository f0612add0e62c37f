from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from itertools import pairwise

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from pipeline.errors import ContentError
from pipeline.model.document import Document, Story
from pipeline.word.build import ClauseSource, build
from pipeline.word.read import read

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLES = ("contract", "report", "form")
PARTIES = [{"name": "示例科技有限公司", "role": "甲方"}, {"name": "示例大学", "role": "乙方"}]
CONTEXT: dict[str, object] = {
    "project": {"name": "示例项目", "code": "CXY-1", "secret": False},
    "parties": PARTIES,
    "rows": [{"name": "方案", "amount": "10元"}, {"name": "样机", "amount": "20元"}],
    "ref": lambda anchor: Markup("<w:r><w:t>→{}</w:t></w:r>").format(anchor),
    "toc": lambda: Markup("<w:p><w:r><w:t>目录内容</w:t></w:r></w:p>"),
}
EVERYTHING = """# {{ project.name }}<br>协议
::: cover
合同编号：{{ project.code }}
（副题）
项目名称：{{ project.name }}
{% for p in parties %}
{{ p.role }}：{{ p.name }}
{% endfor %}
二〇二六年
:::
::: toc
引言，提到 **重点** 和 A & B <尖括号>。

## 甲章 {#first}
1. 第一项见[第X条](#second)；
   1. 下一级
2. 第二项
- 圆点
> 说明文字
::: table widths=10,60,30 caption=清单
| 序号 | 名称 | 金额 |
|:-:|---|---:|
| {% for r in rows %} |
| {{ loop.index }} | {{ r.name }} | {{ r.amount }} |
| {% endfor %} |
::: landscape
## 乙章 {#second}
::: fields
标签 | 值一 | 另一标签 | 值二
独占 | {{ project.name }}
小标题
:::
::: portrait
::: pagebreak
结尾。
::: signoff 编制人, 审核人
::: signatures parties
::: annex 附件一 名单 {#list}
附件正文。
"""


def built(source: str, style: str = "report", **clauses: ClauseSource) -> bytes:
    return build(source, name="t.md", style=style, clauses=clauses)


def filled(data: bytes, **context: object) -> bytes:
    template = DocxTemplate(io.BytesIO(data))
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    template.render({**CONTEXT, **context}, jinja_env=environment)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def document(source: str, style: str = "report", **context: object) -> Document:
    return read(filled(built(source, style), **context), name="t.docx")


def lines(source: str, style: str = "report", **context: object) -> list[tuple[str, str]]:
    body = document(source, style, **context).blocks
    return [(block.label, block.text) for block in body if block.story is Story.BODY and block.text]


def labels(source: str, style: str) -> dict[str, str]:
    return {text: label for label, text in lines(source, style)}


def parts(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])


def problems(source: str, style: str = "report", **clauses: ClauseSource) -> tuple[str, ...]:
    with pytest.raises(ContentError) as caught:
        built(source, style, **clauses)
    return caught.value.problems


@pytest.mark.parametrize("style", STYLES)
def test_the_same_source_gives_the_same_bytes(style: str) -> None:
    assert built(EVERYTHING, style) == built(EVERYTHING, style)


@pytest.mark.parametrize("style", STYLES)
def test_every_part_is_well_formed_declared_and_linked(style: str) -> None:
    found = parts(built(EVERYTHING, style))
    for data in found.values():
        etree.fromstring(data)
    declared = set(re.findall(r'PartName="/([^"]+)"', found["[Content_Types].xml"].decode()))
    assert declared == {name for name in found if not name.endswith((".rels", "[Content_Types].xml"))}
    linked = {
        "word/" + target
        for target in re.findall(r'Target="([^"]+)"', found["word/_rels/document.xml.rels"].decode())
    }
    assert linked <= declared
    used = set(re.findall(r'r:id="([^"]+)"', found["word/document.xml"].decode()))
    assert used <= set(re.findall(r' Id="([^"]+)"', found["word/_rels/document.xml.rels"].decode()))


@pytest.mark.parametrize("style", STYLES)
def test_every_style_and_numbering_that_is_used_is_defined(style: str) -> None:
    found = parts(built(EVERYTHING, style))
    used = set(re.findall(r'<w:(?:p|tbl)Style w:val="([^"]+)"', found["word/document.xml"].decode()))
    assert used <= set(re.findall(r'w:styleId="([^"]+)"', found["word/styles.xml"].decode()))
    numbers = set(re.findall(r'<w:numId w:val="(\d+)"', found["word/document.xml"].decode()))
    assert numbers <= set(re.findall(r'<w:num w:numId="(\d+)"', found["word/numbering.xml"].decode()))


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr tabs spacing ind jc outlineLvl "
    "rPr sectPr",
    "rPr": "rFonts b bCs sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar",
    "tcPr": "tcW gridSpan tcBorders shd vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols docGrid",
    "lvl": "start numFmt pStyle isLgl suff lvlText lvlJc pPr rPr",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/numbering.xml"])
def test_properties_stand_in_the_order_of_the_schema(style: str, name: str) -> None:
    root = etree.fromstring(parts(built(EVERYTHING, style))[name])
    for element in root.iter(*(W + tag for tag in ORDER)):
        order = ORDER[etree.QName(element).localname].split()
        places = [order.index(etree.QName(child).localname) for child in element]
        assert places == sorted(places)


@pytest.mark.parametrize("style", STYLES)
def test_widths_of_a_table_agree_with_its_grid(style: str) -> None:
    for table in body(built(EVERYTHING, style)).iter(W + "tbl"):
        grid = [int(column.get(W + "w", "")) for column in table.iter(W + "gridCol")]
        for row in table.iter(W + "tr"):
            assert sum(int(cell.get(W + "w", "")) for cell in row.iter(W + "tcW")) == sum(grid)
        width = table.find(f"{W}tblPr/{W}tblW")
        assert width is not None
        assert width.get(W + "w") == str(sum(grid))


@pytest.mark.parametrize("style", STYLES)
def test_two_tables_never_touch(style: str) -> None:
    content = body(built(EVERYTHING, style))[0]
    assert not any(one.tag == other.tag == W + "tbl" for one, other in pairwise(content))


@pytest.mark.parametrize("style", STYLES)
def test_every_text_of_the_source_comes_out(style: str) -> None:
    shown = "\n".join(block.label + block.text for block in document(EVERYTHING, style).blocks)
    words = (
        "示例项目 协议 CXY-1 （副题） 甲方 示例大学 二〇二六年 目录内容 重点 甲章 →second 下一级 圆点 "
        "说明文字 清单 样机 20元 乙章 值一 另一标签 小标题 结尾 编制人 审核人 签署页 附件一 附件正文"
    )
    assert [word for word in words.split() if word not in shown] == []
    assert "A & B <尖括号>" in shown
    assert "{" not in shown


@pytest.mark.parametrize("style", STYLES)
def test_no_tag_is_divided_between_runs(style: str) -> None:
    for text in body(built(EVERYTHING, style)).iter(W + "t"):
        assert (text.text or "").count("{") == (text.text or "").count("}")


PLAIN = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="{}｛｝*[]<>\\|#`"
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=40, deadline=None)
@given(PLAIN)
def test_any_text_comes_out_as_it_was_written(text: str) -> None:
    found = [
        "".join(part.text or "" for part in item.iter(W + "t"))
        for item in body(built(f"# 标题\n\n文{text}文")).iter(W + "p")
    ]
    assert f"文{text}文" in found


def test_articles_and_their_items_are_numbered_natively() -> None:
    source = "# 合同\n## 甲\n1. 一项\n   1. 其一\n   2. 其二\n2. 二项\n\n插话\n\n3. 三项\n## 乙\n1. 又一项"
    found = labels(source, "contract")
    assert found["甲"] == "第一条"
    assert found["乙"] == "第二条"
    assert [found[text] for text in ("一项", "其一", "其二", "二项", "三项", "又一项")] == [
        "1.", "（1）", "（2）", "2.", "3.", "1.",
    ]  # fmt: skip


def test_chapters_of_a_report_are_numbered_natively() -> None:
    found = labels("# 报告\n## 甲\n### 乙\n1. 项\n#### 丙\n1. 细\n### 丁\n## 戊", "report")
    expected = {
        "甲": "一、",
        "乙": "（一）",
        "项": "1.",
        "丙": "1.",
        "细": "（1）",
        "丁": "（二）",
        "戊": "二、",
    }
    assert found == {"报告": ""} | expected


def test_a_list_that_begins_with_one_begins_anew() -> None:
    found = labels("# 报告\n## 甲\n1. 一\n2. 二\n\n文字\n\n1. 三\n\n文字\n\n2. 四", "report")
    assert [found[text] for text in "一二三四"] == ["1.", "2.", "1.", "2."]


def test_tags_between_items_do_not_interrupt_a_list() -> None:
    found = labels("# 报告\n1. 一\n{% if project.name %}\n1. 二\n{% endif %}\n1. 三", "report")
    assert [found[text] for text in "一二三"] == ["1.", "2.", "3."]


def test_lists_under_a_repeated_heading_begin_anew_each_time() -> None:
    source = "# 报告\n{% for r in rows %}\n## {{ r.name }}\n1. 甲\n2. 乙\n\n文字\n\n1. 丙\n{% endfor %}"
    assert [label for label, text in lines(source) if text in "甲乙丙"] == ["1.", "2.", "1."] * 2


def test_headings_and_lists_of_each_annex_begin_anew() -> None:
    source = "# 合同\n## 甲\n1. 项\n::: annex 附件一\n## 乙\n1. 子\n::: annex 附件二\n## 丙\n1. 丑"
    found = labels(source, "contract")
    assert [found[text] for text in "甲乙子丙丑"] == ["第一条", "一、", "1.", "一、", "1."]


def test_captions_of_tables_are_numbered_natively() -> None:
    table = "::: table caption=表的名称\n| 甲 |\n|---|\n| 乙 |\n\n"
    found = [label for label, text in lines("# 报告\n" + table * 2) if text == "表的名称"]
    assert found == ["表1", "表2"]


def test_an_item_under_a_condition_vanishes_with_its_number() -> None:
    source = "# 合同\n## 甲\n1. {% if project.secret %}密{% endif %}\n2. 乙"
    assert labels(source, "contract")["乙"] == "1."
    assert "密" not in labels(source, "contract")


def test_a_condition_with_an_alternative_stays_in_its_paragraph() -> None:
    source = "# 报告\n{% if project.secret %}密{% else %}公开{% endif %}"
    assert ("", "公开") in lines(source)


def test_a_clause_stands_under_its_condition() -> None:
    source = "# 合同\n::: clause ip\n::: clause secrecy\n## 末条"
    clauses = {
        "ip": ClauseSource("ip", "知识产权", "project.secret", "1. 归甲方。"),
        "secrecy": ClauseSource("secrecy", "保密", "project.name", "1. 保密。"),
    }
    data = filled(build(source, name="t.md", style="contract", clauses=clauses))
    found = {block.text: block.label for block in read(data, name="t").blocks}
    assert "知识产权" not in found
    assert (found["保密"], found["保密。"], found["末条"]) == ("第一条", "1.", "第二条")


def test_all_clauses_are_put_in_in_their_order() -> None:
    clauses = {name: ClauseSource(name, name, "", f"## {name} {{#{name}}}\n1. 文") for name in ("b", "a")}
    data = filled(build("# 合同\n::: clauses\n见[第X条](#b)", name="t", style="contract", clauses=clauses))
    found = [block.text for block in read(data, name="t").blocks if block.label.startswith("第")]
    assert found == ["b", "a"]


def test_references_lead_to_bookmarks_of_the_same_name() -> None:
    content = body(built(EVERYTHING))
    texts = "".join(text.text or "" for text in content.iter(W + "t"))
    names = {mark.get(W + "name") for mark in content.iter(W + "bookmarkStart")}
    assert names == {"first", "second", "list"}
    assert set(re.findall(r'{{r ref\("(\w+)"\) }}', texts)) == {"second"}


def test_rows_of_data_are_repeated_and_the_head_is_repeated_on_each_page() -> None:
    data = filled(built(EVERYTHING))
    table = next(
        item for item in body(data).iter(W + "tbl") if any(text.text == "样机" for text in item.iter(W + "t"))
    )
    rows = list(table.iter(W + "tr"))
    assert len(rows) == 3
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    aligned = [cell.find(f"{W}p/{W}pPr/{W}jc") for cell in rows[1].iter(W + "tc")]
    assert [item.get(W + "val") if item is not None else None for item in aligned] == [
        "center",
        None,
        "right",
    ]


def test_a_fields_table_shades_its_labels_and_fills_its_width() -> None:
    source = (
        "# 表\n::: fields\n甲 | 1 | 乙 | 2\n{% for r in rows %}\n丙 | {{ r.name }}\n{% endfor %}\n大类\n:::"
    )
    rows = list(body(filled(built(source, "form"))).iter(W + "tr"))
    spans = [[int(span.get(W + "val", "")) for span in row.iter(W + "gridSpan")] for row in rows]
    assert spans == [[], [3], [3], [4]]
    shaded = [[cell.find(f"{W}tcPr/{W}shd") is not None for cell in row.iter(W + "tc")] for row in rows]
    assert shaded == [[True, False] * 2, [True, False], [True, False], [True]]


def test_a_house_style_of_first_lines_is_given_in_characters_and_in_twips() -> None:
    style = parts(built("# 报告"))["word/styles.xml"].decode()
    assert 'w:firstLineChars="200" w:firstLine="560"' in style
    assert 'w:eastAsia="zh-CN"' in style


@pytest.mark.parametrize("style", STYLES)
def test_two_parties_sign_side_by_side_and_more_below_each_other(style: str) -> None:
    source = "# 协议\n文\n::: signatures parties"
    third = {"name": "示例研究院", "role": "丙方"}
    two = list(body(filled(built(source, style))).iter(W + "tbl"))
    three = list(body(filled(built(source, style), parties=[*PARTIES, third])).iter(W + "tbl"))
    assert [len(list(t.iter(W + "tc"))) for t in two] == [2]
    assert [len(list(t.iter(W + "tc"))) for t in three] == [1, 1, 1]


def test_the_signature_page_says_what_it_belongs_to() -> None:
    found = [
        text for _, text in lines("# {{ project.name }}<br>协议\n文\n::: signatures parties", "contract")
    ]
    assert found[1:4] == ["文", "（以下无正文）", "（本页无正文，为《示例项目协议》签署页）"]
    assert [t for t in found if "盖章" in t] == ["甲方（盖章）：示例科技有限公司", "乙方（盖章）：示例大学"]
    named = lines('# 协议\n文\n::: signatures parties title="补充协议"', "contract")
    assert ("", "（本页无正文，为《补充协议》签署页）") in named


def sections(source: str, style: str) -> list[etree._Element]:
    return list(body(built(source, style)).iter(W + "sectPr"))


def test_the_cover_has_no_header_and_a_report_counts_its_pages_after_it() -> None:
    cover, contents, text = sections("# 甲\n::: cover\n单位：乙\n:::\n::: toc\n## 丙", "report")
    assert cover.find(W + "headerReference") is None
    assert [item.find(W + "pgNumType") is not None for item in (cover, contents, text)] == [False, True, True]
    roman = contents.find(W + "pgNumType")
    assert roman is not None
    assert roman.get(W + "fmt") == "upperRoman"


def test_landscape_pages_are_a_section_of_their_own() -> None:
    found = sections("# 甲\n文\n::: landscape\n宽\n::: portrait\n文", "form")
    turned = [section.find(W + "pgSz").get(W + "orient") for section in found]  # type: ignore[union-attr]
    assert turned == [None, "landscape", None]


def test_a_document_that_begins_landscape_has_no_empty_page() -> None:
    assert len(sections("::: landscape\n# 甲\n文", "form")) == 1


def kept(source: str) -> list[str]:
    """The texts that stay on the page of what follows, without those of headings and tables."""
    styles = {"BodyText", "ListItem"}
    found = [
        item for item in body(built(source)).iter(W + "p") if item.find(f"{W}pPr/{W}keepNext") is not None
    ]
    named = [(item, item.find(f"{W}pPr/{W}pStyle")) for item in found]
    return [
        "".join(text.text or "" for text in item.iter(W + "t"))
        for item, style in named
        if style is not None and style.get(W + "val") in styles
    ]


def test_what_announces_a_table_or_a_list_is_not_parted_from_it() -> None:
    table = "| 甲 |\n|---|\n| 乙 |\n"
    source = f"# 甲\n文字。\n\n见下表。\n\n{table}\n包括：\n\n1. 其一：\n   1. 子\n2. 其二：\n\n末尾：\n"
    assert kept(source) == ["见下表。", "包括：", "其一："]


def test_a_native_object_is_a_paragraph_of_its_own() -> None:
    found = [text.text for text in body(built("# 甲\n{{p gantt(plan.gantt) }}")).iter(W + "t")]
    assert "{{p gantt(plan.gantt) }}" in found


def test_the_header_names_document_and_project() -> None:
    blocks = document("# {{ project.name }}<br>报告", "report").blocks
    assert "示例项目报告\t示例项目" in [block.text for block in blocks if block.story is Story.HEADER]
    given = build("# 甲", name="t", style="form", header="自定")
    assert "自定" in parts(given)["word/header1.xml"].decode()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# 甲\n{% if x %}\n文", "t.md:2: {% if x %} 没有结束"),
        ("# 甲\n文\n{% endif %}", "t.md:3: {% endif %} 之前没有"),
        ("# 甲\n{% for x in y %}\n{% endif %}\n{% endfor %}", "t.md:3: {% endif %} 之前没有"),
        ("# 甲\n文{% if x %}字", "t.md:2: {% if x %} 没有结束"),
        ("# 甲\n{% set x = 1 %}", "t.md:2: 不认识标记"),
        ("# 甲\n{{ a b }}", "t.md:2: 标记 {{ a b }} 写法不对"),
        ("# 甲\n{{ a（b） }}", "标点要用半角"),
        ("# 甲\n{{ a % 2 }}", "t.md:2: 标记 {{ a % 2 }} 里不能有"),
        ("# 甲\n｛｛ a ｝｝", "t.md:2: 标记用了全角"),
        ("# 甲\n文 {{ a", "t.md:2: 标记 “{{” 没有成对"),
        ("# 甲\n前{{p gantt(x) }}后", "t.md:2: {{p … }} 会占去整个段落"),
        ("# 甲\n**粗", "t.md:2: 加粗的 ** 没有成对"),
        ("# 甲\n[第X条](#nowhere)", "t.md:2: 引用的锚点 #nowhere 不存在"),
        ("# 甲\n## 乙 {#a}\n## 丙 {#a}", "t.md:3: 锚点 a 已在 t.md:2 用过"),
        ("文", "t.md:1: 缺少文件名称"),
        ("# 甲\n# 乙", "t.md:2: 标题（# ）只能有一个"),
        ("# 甲\n##### 乙", "t.md:2: 标题最多四级"),
        ("# 甲\n::: nothing", "t.md:2: 没有指令 “::: nothing”"),
        ("# 甲\n::: toc x", "t.md:2: “::: toc” 之后不能再写内容"),
        ("# 甲\n::: annex", "t.md:2: “::: annex” 之后缺少内容"),
        ("# 甲\n::: fields\n甲 | 乙", "t.md:2: 这一块没有结束"),
        ("# 甲\n::: fields\n甲 | 乙 | 丙\n:::", "t.md:3: 这一行有 3 格"),
        ("# 甲\n| 甲 | 乙 |\n|---|---|\n| 丙 |", "t.md:4: 这一行有 1 格，分隔线有 2 格"),
        ("# 甲\n| 甲 | 乙 |\n| 丙 | 丁 |", "t.md:2: 表格缺少第二行的分隔线"),
        ("# 甲\n| {% for x in y %} |\n|---|\n| {% endfor %} |", "t.md:2: 表格的第一行应当是表头"),
        ("# 甲\n| 甲 |\n|---|\n| {% for x in y %} |", "t.md:4: {% for x in y %} 没有结束"),
        ("# 甲\n::: table width=1\n| 甲 |\n|---|", "t.md:2: 没有选项 width"),
        ("# 甲\n::: table widths=1,2\n| 甲 |\n|---|", "t.md:3: widths 给出的列数"),
        ("# 甲\n::: table widths=a\n| 甲 |\n|---|", "t.md:2: 选项 widths 的值 “a” 不对"),
        ("# 甲\n::: table widths=1\n文", "“::: table” 之后没有表格"),
        ("# 甲\n::: signatures 各方", "t.md:2: “各方” 不是字段名"),
        ("# 甲\n::: clause x", "t.md:2: 条款库里没有条款 x"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_what_to_do(source: str, expected: str) -> None:
    found = problems(source)
    assert any(expected in problem for problem in found), found
    assert all(re.match(r"t\.md:\d+: .*[；。]", problem) for problem in found)


def test_all_faults_are_told_at_once_in_the_order_of_their_lines() -> None:
    found = problems("# 甲\n{% endfor %}\n::: nothing\n{{ a b }}\n\n**粗")
    assert [int(problem.split(":")[1]) for problem in found] == [2, 3, 4, 6]


def test_a_fault_in_a_clause_is_told_in_the_file_of_the_clause() -> None:
    clause = ClauseSource("a", "甲", "", "文\n{% endif %}", file="templates/clauses/a.md", first_line=10)
    assert problems("# 合同\n::: clauses", "contract", a=clause)[0].startswith("templates/clauses/a.md:11: ")


def test_a_condition_of_a_clause_must_be_an_expression() -> None:
    assert (
        "写法不对" in problems("# 合同\n::: clauses", "contract", a=ClauseSource("a", "甲", "x y", "文"))[0]
    )


def test_an_unknown_style_is_a_fault() -> None:
    assert "没有样式 letter" in problems("# 甲", "letter")[0]


def test_a_contract_has_no_second_level_of_headings_outside_its_annexes() -> None:
    assert "只有条" in problems("# 合同\n## 甲\n### 乙", "contract")[0]
    assert built("# 合同\n::: annex 附件一\n## 甲\n### 乙", "contract")


def test_what_stands_before_the_signature_lines_shares_their_page_whatever_branch_is_printed() -> None:
    source = (
        "# 甲\n{% if a %}\n前文。\n\n第一种。\n{% else %}\n第二种。\n{% endif %}\n"
        "{% if b %}\n可有可无。\n{% endif %}\n\n::: signoff 编制人\n"
    )
    assert kept(source) == ["第一种。", "第二种。", "可有可无。"]
