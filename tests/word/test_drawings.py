from __future__ import annotations

import pytest
from helpers.docx_zip import NAMESPACES, part
from helpers.word import level, line, numbered, numbering, read_body, run, texts

from pipeline.model.document import Document, Story

PIXEL = "<pic:pic><pic:blipFill/></pic:pic>"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def drawing(inner: str) -> str:
    data = f'<a:graphic><a:graphicData uri="">{inner}</a:graphicData></a:graphic>'
    return f"<w:r><w:drawing><wp:inline>{data}</wp:inline></w:drawing></w:r>"


def box(inner: str) -> str:
    return f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"


def vml(inner: str) -> str:
    return f"<w:pict><v:shape>{inner}</v:shape></w:pict>"


def alternate(requires: str, choice: str, fallback: str = "", declared: str = "") -> str:
    fallback = f"<mc:Fallback>{fallback}</mc:Fallback>" if fallback else ""
    return (
        f'<mc:AlternateContent {declared}><mc:Choice Requires="{requires}">{choice}</mc:Choice>{fallback}'
        "</mc:AlternateContent>"
    )


def stories(document: Document) -> list[tuple[str, Story]]:
    return [(block.text, block.story) for block in document.blocks]


def test_a_text_box_comes_after_the_paragraph_it_hangs_on() -> None:
    body = line(run("前") + drawing(box(line(run("框一")) + line(run("框二")))) + run("后")) + line(run("下"))
    assert stories(read_body(body)) == [
        ("前后", Story.BODY),
        ("框一", Story.TEXT_BOX),
        ("框二", Story.TEXT_BOX),
        ("下", Story.BODY),
    ]


def test_text_boxes_inside_text_boxes_are_read() -> None:
    inner = line(run("外框") + drawing(box(line(run("内框")))))
    assert texts(read_body(line(drawing(box(inner))))) == ["外框", "内框"]


def test_numbers_go_on_through_tables_and_text_boxes_have_their_own() -> None:
    parts = numbering(level(0, "%1."))
    table = f"<w:tbl><w:tr><w:tc>{numbered('格')}</w:tc></w:tr></w:tbl>"
    body = numbered("一") + line(drawing(box(numbered("框") + numbered("框")))) + table + numbered("末")
    assert [block.label for block in read_body(body, parts=parts).blocks] == ["1.", "1.", "2.", "2.", "3."]


def test_a_field_outside_does_not_reach_into_a_text_box() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    rest = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = line(begin + drawing(box(line(run("框")))) + rest)
    assert [(block.text, block.runs[0].marks) for block in read_body(body).blocks] == [("框", frozenset())]


def test_tables_in_text_boxes_have_no_place_in_the_table_around() -> None:
    table = f"<w:tbl><w:tr><w:tc>{line(run('内'))}</w:tc></w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{line(run('外') + drawing(box(table + line(''))))}</w:tc></w:tr></w:tbl>"
    assert [len(block.cells) for block in read_body(outer).blocks] == [1, 2]


@pytest.mark.parametrize(
    ("requires", "declared", "expected"),
    [
        ("wps", "", ["新"]),
        ("wps w14", "", ["新"]),
        ("zz", 'xmlns:zz="urn:example:new"', ["旧"]),
        ("wps zz", 'xmlns:zz="urn:example:new"', ["旧"]),
        ("undeclared", "", ["旧"]),
    ],
)
def test_the_first_alternative_that_word_understands_is_read(
    requires: str, declared: str, expected: list[str]
) -> None:
    content = alternate(requires, "<w:t>新</w:t>", "<w:t>旧</w:t>", declared)
    document = read_body(line(f"<w:r>{content}</w:r>"))
    assert texts(document) == expected
    assert sum(count for _, count in document.ledger.left_out) == 1


def test_an_unknown_alternative_without_fallback_is_left_out() -> None:
    content = alternate("zz", "<w:t>新</w:t>", declared='xmlns:zz="urn:example:new"')
    document = read_body(line(f"<w:r>{content}</w:r>"))
    assert (document.blocks, document.ledger.left_out) == ((), (("alternative not shown", 1),))


def test_alternatives_may_hold_whole_paragraphs() -> None:
    assert texts(read_body(alternate("w14", line(run("甲")), line(run("乙"))))) == ["甲"]


@pytest.mark.parametrize(
    "content",
    [
        drawing(PIXEL),
        "<w:r>" + vml("<v:imagedata/>") + "</w:r>",
        drawing("<wps:wsp><wps:cNvSpPr/></wps:wsp>"),
        drawing('<w14:contentPart r:id="rId7"/>'),
    ],
)
def test_pictures_and_shapes_without_text_are_counted(content: str) -> None:
    assert read_body(line(run("甲") + content)).pictures == 1


@pytest.mark.parametrize(
    ("content", "hidden"),
    [
        (drawing(box(line(run("框")))).replace("<a:graphic>", '<wp:docPr hidden="1"/><a:graphic>'), True),
        (drawing(box(line(run("框")))).replace("<a:graphic>", '<wp:docPr hidden="0"/><a:graphic>'), False),
        ("<w:r>" + vml(f"<w:txbxContent>{line(run('框'))}</w:txbxContent>") + "</w:r>", False),
    ],
)
def test_a_drawing_that_is_switched_off_is_hidden(content: str, *, hidden: bool) -> None:
    [block] = read_body(line(content)).blocks
    assert ("hidden" in block.runs[0].marks) is hidden


def test_an_old_shape_that_is_switched_off_is_hidden() -> None:
    content = f"<w:txbxContent>{line(run('框'))}</w:txbxContent>"
    shape = f'<v:rect style="width:9pt; visibility: hidden">{content}</v:rect>'
    [block] = read_body(line(f"<w:r><w:pict>{shape}</w:pict></w:r>")).blocks
    assert "hidden" in block.runs[0].marks


def test_lettering_is_read() -> None:
    document = read_body(line("<w:r>" + vml('<v:textpath string="内部资料"/>') + "</w:r>"))
    assert stories(document) == [("内部资料", Story.TEXT_BOX)]
    assert document.ledger.read == 4


@pytest.mark.parametrize(
    ("program", "what"),
    [
        ("Excel.Sheet.12", "嵌入对象（Excel.Sheet.12）"),
        ("Equation.DSMT4", "嵌入的公式对象"),
        ("", "嵌入对象"),
    ],
)
def test_embedded_objects_are_reported(program: str, what: str) -> None:
    content = (
        f'<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="{program}"/></w:object></w:r>'
    )
    document = read_body(line(content))
    assert [item.what for item in document.ledger.unread] == [what]
    assert document.pictures == 1


@pytest.mark.parametrize(
    ("content", "what"),
    [("<w:r><w:control/></w:r>", "ActiveX 控件"), ('<w:subDoc r:id="x"/>', "子文档（内容在另一个文件中）")],
)
def test_what_cannot_be_read_is_reported(content: str, what: str) -> None:
    assert [item.what for item in read_body(line(content)).ledger.unread] == [what]


def test_text_of_drawing_shapes_is_read() -> None:
    words = "<a:p><a:r><a:t>图一</a:t></a:r></a:p><a:p><a:r><a:t>图二</a:t></a:r></a:p>"
    body = line(run("甲") + drawing(f"<wpg:wgp><a:txBody>{words}</a:txBody></wpg:wgp>"))
    assert texts(read_body(body)) == ["甲", "图一", "图二"]


def _declared(uri: str, prefix: str) -> str:
    return f'xmlns:{prefix}="{uri}" xmlns:a="{NAMESPACES["a"]}" xmlns:r="{NAMESPACES["r"]}"'


def test_diagrams_are_read_from_their_part() -> None:
    words = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{word}</a:t></a:r></a:p></dgm:t></dgm:pt>" for word in "甲乙"
    )
    data = f"<dgm:dataModel {_declared(DIAGRAM, 'dgm')}>{words}</dgm:dataModel>"
    body = line(run("见图") + drawing(f'<dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="rId8"/>'))
    document = read_body(
        body,
        parts={"word/diagrams/data1.xml": data},
        relationships={"rId8": ("diagramData", "diagrams/data1.xml")},
    )
    assert [(block.text, block.part) for block in document.blocks] == [
        ("见图", "word/document.xml"),
        ("甲", "word/diagrams/data1.xml"),
        ("乙", "word/diagrams/data1.xml"),
    ]


def points(*values: str, code: str = "", own: str = "") -> str:
    shape = f"<c:formatCode>{code}</c:formatCode>" if code else ""
    return shape + "".join(f"<c:pt{own}><c:v>{value}</c:v></c:pt>" for value in values)


def test_words_and_figures_of_charts_are_read_categories_once() -> None:
    title = "<c:title><a:p><a:r><a:t>收益</a:t></a:r></a:p></c:title>"
    names = f"<c:cat><c:strRef><c:strCache>{points('甲方', '乙方')}</c:strCache></c:strRef></c:cat>"
    series = "".join(
        f"<c:ser><c:tx><c:strRef><c:strCache>{points(name)}</c:strCache></c:strRef></c:tx>{names}"
        f"<c:val><c:numRef><c:numCache>{figures}</c:numCache></c:numRef></c:val></c:ser>"
        for name, figures in (
            ("比例", points("0.6", "0.4", code="0%")),
            ("万元", points("60", "x", code="General")),
            ("精确", points("0.125", "nan", own=' formatCode="0.0%"')),
        )
    )
    data = f"<c:chartSpace {_declared(CHART, 'c')}>{title}{series}</c:chartSpace>"
    body = line(drawing(f'<c:chart xmlns:c="{CHART}" r:id="rId8"/>'))
    document = read_body(
        body, parts={"word/charts/chart1.xml": data}, relationships={"rId8": ("chart", "charts/chart1.xml")}
    )
    assert texts(document) == [
        "收益", "比例", "甲方\t乙方", "60%\t40%", "万元", "60\tx", "精确", "12.5%\tnan",
    ]  # fmt: skip


def test_a_diagram_without_its_part_is_reported() -> None:
    body = line(drawing(f'<dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="rId8"/>'))
    assert [item.what for item in read_body(body).ledger.unread] == ["SmartArt 图示"]


def test_a_part_is_needed_for_the_namespaces() -> None:
    assert "xmlns:wps" in part("document")
