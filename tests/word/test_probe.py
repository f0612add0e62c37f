"""Every construct of Word that holds text, with words of its own: read once, or left out, in each view."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from helpers.docx_zip import NAMESPACES, docx_parts, make_docx, paragraph, part, zip_parts
from helpers.word import line, run, tracked

from pipeline.model.document import Document, View
from pipeline.report.plain import printed_text
from pipeline.word.read import read

ALL, FINAL, ORIGINAL, NEVER = "fom", "fm", "om", ""
"""Views that show a word: f(inal), o(riginal), m(arked)."""
_LETTERS = {View.FINAL: "f", View.ORIGINAL: "o", View.MARKED: "m"}


def gone(text: str) -> str:
    return f"<w:r><w:delText>{text}</w:delText></w:r>"


def joined(inner: str, mark: str) -> str:
    return line(inner, properties=f"<w:rPr>{tracked(mark)}</w:rPr>")


def cell(inner: str, *, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def field_code(instruction: str, result: str) -> str:
    kinds = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return kinds["begin"] + code + kinds["separate"] + result + kinds["end"]


def shape(inner: str) -> str:
    box = f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"
    uri = NAMESPACES["wps"]
    data = f'<a:graphic><a:graphicData uri="{uri}">{box}</a:graphicData></a:graphic>'
    return f"<w:drawing><wp:inline>{data}</wp:inline></w:drawing>"


def vml(inner: str) -> str:
    content = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
    return f"<w:pict><v:shape>{content}</v:shape></w:pict>"


def alternate(choice: str, fallback: str, *, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def note(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


@dataclass(frozen=True)
class Construct:
    """``shown``: the views in which each word is shown; there exactly once."""

    name: str
    body: str
    shown: dict[str, str] = field(default_factory=dict)


_CELL = line(run("嵌套表格里"))
_UNKNOWN = 'xmlns:zz="urn:example:unknown"'
CONSTRUCTS = (
    Construct(
        "runs split by proofing marks",
        line(run("拆分甲") + '<w:proofErr w:type="spellStart"/>' + run("拆分乙")),
        {"拆分甲拆分乙": ALL},
    ),
    Construct("insertion", line(run("前") + tracked("ins", run("插入的字"))), {"插入的字": FINAL}),
    Construct("deletion", line(run("前") + tracked("del", gone("删除的字"))), {"删除的字": ORIGINAL}),
    Construct(
        "deletion inside an insertion",
        line(run("前") + tracked("ins", tracked("del", gone("先插后删")))),
        {"先插后删": "m"},
    ),
    Construct("moved from", line(run("前") + tracked("moveFrom", run("移走的字"))), {"移走的字": ORIGINAL}),
    Construct("moved to", line(run("前") + tracked("moveTo", run("移来的字"))), {"移来的字": FINAL}),
    Construct(
        "inserted row",
        table(row(cell(line(run("插入的行"))), properties=tracked("ins", ""))),
        {"插入的行": FINAL},
    ),
    Construct(
        "deleted row",
        table(
            row(cell(line(run("删除的行"))), properties=tracked("del", "")),
            row(cell(line(run("留下的行")))),
        ),
        {"删除的行": ORIGINAL, "留下的行": ALL},
    ),
    Construct(
        "inserted and deleted cells",
        table(
            row(
                cell(line(run("插入的格")), properties=tracked("cellIns", "")),
                cell(line(run("删除的格")), properties=tracked("cellDel", "")),
            )
        ),
        {"插入的格": FINAL, "删除的格": ORIGINAL},
    ),
    Construct("block control", control(line(run("块级控件"))), {"块级控件": ALL}),
    Construct("inline control", line(control(run("行内控件"))), {"行内控件": ALL}),
    Construct("row control", table(control(row(cell(line(run("行控件")))))), {"行控件": ALL}),
    Construct("cell control", table(row(control(cell(line(run("格控件")))))), {"格控件": ALL}),
    Construct(
        "data-bound control",
        line(control(run("绑定控件"), '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>')),
        {"绑定控件": ALL},
    ),
    Construct(
        "ticked box control",
        line(control(run("☐"), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>') + run("控件勾选")),
        {"☑控件勾选": ALL},
    ),
    Construct(
        "empty box control",
        line(control(run("☒"), '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>') + run("控件空框")),
        {"☐控件空框": ALL},
    ),
    Construct(
        "drop-down control",
        line(control(run("下拉所选"), '<w:dropDownList><w:listItem w:value="下拉未选"/></w:dropDownList>')),
        {"下拉所选": ALL, "下拉未选": NEVER},
    ),
    Construct("placeholder", line(control(run("占位提示"), "<w:showingPlcHdr/>")), {"占位提示": ALL}),
    Construct(
        "nested table", table(row(cell(table(row(cell(_CELL))) + line("")))), {"嵌套表格里": ALL}
    ),
    Construct(
        "cells merged across and down",
        table(
            row(cell(line(run("合并首格")), properties='<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')),
            row(cell(line(run("合并藏格")), properties='<w:gridSpan w:val="2"/><w:vMerge/>')),
        ),
        {"合并首格": ALL, "合并藏格": NEVER},
    ),
    Construct(
        "text box in both dialects",
        line("<w:r>" + alternate(shape(line(run("文本框一次"))), vml(line(run("文本框一次")))) + "</w:r>"),
        {"文本框一次": ALL},
    ),
    Construct("VML text box", line(f"<w:r>{vml(line(run('旧式文本框')))}</w:r>"), {"旧式文本框": ALL}),
    Construct(
        "unknown alternative",
        line(
            f"<w:r {_UNKNOWN}>"
            + alternate(f"<w:t>{'未知选项'}</w:t>", f"<w:t>{'回退内容'}</w:t>", requires="zz")
            + "</w:r>"
        ),
        {"未知选项": NEVER, "回退内容": ALL},
    ),
    Construct(
        "hyperlink",
        line(f'<w:hyperlink w:anchor="a">{run("超链接里")}</w:hyperlink>'),
        {"超链接里": ALL},
    ),
    Construct(
        "smart tag",
        line(f'<w:smartTag w:element="a">{run("智能标记")}</w:smartTag>'),
        {"智能标记": ALL},
    ),
    Construct(
        "custom XML",
        f'<w:customXml w:element="a"><w:customXmlPr/>{line(run("自定标记"))}</w:customXml>',
        {"自定标记": ALL},
    ),
    Construct(
        "simple field",
        line(f'<w:fldSimple w:instr="DATE">{run("简单域值")}</w:fldSimple>'),
        {"简单域值": ALL},
    ),
    Construct(
        "complex field",
        line(field_code(" REF 域指令文 ", run("复杂域值"))),
        {"域指令文": NEVER, "复杂域值": ALL},
    ),
    Construct(
        "field inside an instruction",
        line(field_code(" IF " + "</w:instrText></w:r>" + field_code("PAGE", run("内层结果"))
             + "<w:r><w:instrText>=1", run("外层结果"))),
        {"内层结果": NEVER, "外层结果": ALL},
    ),
    Construct("formula", line("<m:oMath><m:r><m:t>公式里</m:t></m:r></m:oMath>"), {"公式里": ALL}),
    Construct(
        "ruby",
        line(
            "<w:r><w:ruby><w:rubyPr/><w:rt>" + run("注音字") + "</w:rt><w:rubyBase>" + run("被注的字")
            + "</w:rubyBase></w:ruby></w:r>"
        ),
        {"注音字": NEVER, "被注的字": ALL},
    ),
    Construct(
        "direction",
        line(f'<w:bdo w:val="rtl">{run("方向覆盖")}</w:bdo><w:dir w:val="rtl">{run("方向嵌入")}</w:dir>'),
        {"方向覆盖": ALL, "方向嵌入": ALL},
    ),
    Construct("footnote", line(run("脚注处") + note("footnote", 2)), {"脚注内容": ALL}),
    Construct("endnote", line(run("尾注处") + note("endnote", 2)), {"尾注内容": ALL}),
    Construct(
        "symbol",
        line('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("符号勾")
             + '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run("符号框")),
        {"☑符号勾": ALL, "☐符号框": ALL},
    ),
    Construct(
        "characters that are elements",
        line("<w:r><w:t>制</w:t><w:tab/><w:t>表</w:t><w:br/><w:t>换</w:t><w:noBreakHyphen/><w:t>连</w:t>"
             "<w:softHyphen/><w:t>软</w:t></w:r>"),
        {"制\t表\n换\u2011连软": ALL},
    ),
    Construct("embedded page", '<w:altChunk r:id="rIdHtml"/>', {"嵌入网页": ALL}),
    Construct("embedded text", '<w:altChunk r:id="rIdText"/>', {"嵌入文本": ALL}),
    Construct("embedded Word file", '<w:altChunk r:id="rIdWord"/>', {"嵌入文档": ALL}),
    Construct(
        "deleted paragraph mark",
        joined(run("并段前"), "del") + line(run("并段后")),
        {"并段前并段后": "f"},
    ),
    Construct(
        "inserted paragraph mark",
        joined(run("分段前"), "ins") + line(run("分段后")),
        {"分段前分段后": "o"},
    ),
    Construct("hidden text", line(run("隐藏的字", properties="<w:vanish/>")), {"隐藏的字": ALL}),
    Construct(
        "tick box of a form",
        line('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox>'
             '</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>'
             '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("窗体勾选")),
        {"☑窗体勾选": ALL},
    ),
    Construct(
        "numbers",
        paragraph("编号一级", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + paragraph("编号二级", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
        {"第一条 编号一级": ALL, "1.1 编号二级": ALL},
    ),
    Construct("comment", line(run("批注处")), {"批注内容": ALL}),
    Construct("headers and footers", "", {"首页页眉": ALL, "偶页页眉": ALL, "页脚内容": ALL}),
)  # fmt: skip

_LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/>{}<w:lvlText w:val="{}"/></w:lvl>'
_SEPARATORS = "".join(
    f'<w:{{0}} w:type="{kind}" w:id="{number}">{line(run("分隔线"))}</w:{{0}}>'
    for number, kind in enumerate(("separator", "continuationSeparator"))
)
PARTS: dict[str, str | bytes] = {
    "word/numbering.xml": part(
        "numbering",
        '<w:abstractNum w:abstractNumId="7">'
        + _LEVEL.format(0, "chineseCountingThousand", "", "第%1条")
        + _LEVEL.format(1, "decimal", "<w:isLgl/>", "%1.%2")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
    ),
    "word/settings.xml": part("settings", "<w:evenAndOddHeaders/>"),
    "word/footnotes.xml": part(
        "footnotes",
        _SEPARATORS.format("footnote") + f'<w:footnote w:id="2">{line(run("脚注内容"))}</w:footnote>',
    ),
    "word/endnotes.xml": part(
        "endnotes", _SEPARATORS.format("endnote") + f'<w:endnote w:id="2">{line(run("尾注内容"))}</w:endnote>'
    ),
    "word/comments.xml": part("comments", f'<w:comment w:id="1">{line(run("批注内容"))}</w:comment>'),
    "word/header1.xml": part("hdr", line(run("首页页眉"))),
    "word/header2.xml": part("hdr", line(run("偶页页眉"))),
    "word/footer1.xml": part("ftr", line(run("页脚内容"))),
    "word/chunk.html": "<html><body><p>嵌入网页</p></body></html>",
    "word/chunk.txt": "嵌入文本",
    "word/chunk.docx": make_docx(paragraph("嵌入文档")),
}
RELATIONSHIPS = {
    "rIdHtml": ("aFChunk", "chunk.html"),
    "rIdText": ("aFChunk", "chunk.txt"),
    "rIdWord": ("aFChunk", "chunk.docx"),
    "rIdFirst": ("header", "header1.xml"),
    "rIdEven": ("header", "header2.xml"),
    "rIdFooter": ("footer", "footer1.xml"),
}
_SECTION = (
    '<w:sectPr><w:headerReference w:type="first" r:id="rIdFirst"/>'
    '<w:headerReference w:type="even" r:id="rIdEven"/>'
    '<w:footerReference w:type="default" r:id="rIdFooter"/><w:titlePg/></w:sectPr>'
)
BODY = "".join(construct.body for construct in CONSTRUCTS) + _SECTION
DATA = make_docx(BODY, parts=PARTS, relationships=RELATIONSHIPS)
DOCUMENTS = {view: read(DATA, name="probe.docx", view=view) for view in View}
_MARKS = str.maketrans("", "", "〔〕+-")


def shown_text(document: Document) -> str:
    return printed_text(document).translate(_MARKS)


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct.name)
def test_each_construct_is_read_once_or_left_out(construct: Construct, view: View) -> None:
    text = shown_text(DOCUMENTS[view])
    expected = {word: int(_LETTERS[view] in views) for word, views in construct.shown.items()}
    assert {word: text.count(word) for word in construct.shown} == expected


def test_there_are_at_least_forty_one_constructs() -> None:
    assert len(CONSTRUCTS) >= 41


@pytest.mark.parametrize("view", View)
def test_nothing_of_the_probe_is_unread(view: View) -> None:
    assert DOCUMENTS[view].ledger.unread == ()


@pytest.mark.parametrize("view", View)
def test_blocks_are_numbered_densely(view: View) -> None:
    blocks = DOCUMENTS[view].blocks
    assert [block.index for block in blocks] == list(range(len(blocks)))


@pytest.mark.parametrize("view", View)
def test_runs_cover_each_block_without_gaps(view: View) -> None:
    for block in DOCUMENTS[view].blocks:
        if block.runs:
            assert block.runs[0].start == 0
            assert block.runs[-1].end == len(block.text)
            assert all(a.end == b.start for a, b in zip(block.runs, block.runs[1:], strict=False))


def test_hidden_text_is_marked() -> None:
    [block] = [block for block in DOCUMENTS[View.FINAL].blocks if block.text == "隐藏的字"]
    assert [run.marks for run in block.runs] == [frozenset({"hidden"})]


def test_a_placeholder_is_marked() -> None:
    [block] = [block for block in DOCUMENTS[View.FINAL].blocks if block.text == "占位提示"]
    assert [run.marks for run in block.runs] == [frozenset({"placeholder"})]


def test_a_strict_file_reads_the_same() -> None:
    names = {
        NAMESPACES["w"]: "http://purl.oclc.org/ooxml/wordprocessingml/main",
        NAMESPACES["r"]: "http://purl.oclc.org/ooxml/officeDocument/relationships",
        NAMESPACES["m"]: "http://purl.oclc.org/ooxml/officeDocument/math",
    }
    parts = docx_parts(BODY, parts=PARTS, relationships=RELATIONSHIPS)
    for name, content in parts.items():
        if isinstance(content, str):
            for old, new in names.items():
                content = content.replace(f'"{old}', f'"{new}')  # noqa: PLW2901 - both names at once
            parts[name] = content
    strict = read(zip_parts(parts), name="strict.docx")
    assert shown_text(strict) == shown_text(DOCUMENTS[View.FINAL])
