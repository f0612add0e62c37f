from __future__ import annotations

import pytest
from helpers.word import line, read_body, run, styles, texts

from pipeline.word.ledger import TEXT_BEARING

_STYLES = styles(
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bold"><w:name w:val="粗"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:i/><w:color w:val="808080"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Advice"><w:rPr><w:i/><w:color w:val="808080"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Signs"><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:style>'
)


def marks(style: str, properties: str) -> set[str]:
    body = line(run("甲", properties=properties), properties=f'<w:pStyle w:val="{style}"/>')
    return set(read_body(body, parts=_STYLES).blocks[0].runs[0].marks)


@pytest.mark.parametrize(
    ("style", "properties", "expected"),
    [
        ("N", "", set()),
        ("N", "<w:b/>", {"bold"}),
        ("N", '<w:u w:val="single"/>', {"underline"}),
        ("N", '<w:u w:val="none"/>', set()),
        ("N", "<w:vanish/>", {"hidden"}),
        ("N", '<w:vanish w:val="0"/>', set()),
        ("N", "<w:webHidden/>", set()),
        ("N", '<w:rStyle w:val="Strong"/>', {"bold", "underline"}),
        ("N", '<w:rStyle w:val="Hidden"/>', {"hidden"}),
        ("N", '<w:rStyle w:val="Missing"/>', set()),
        ("Bold", "", {"bold"}),
        ("Bold", '<w:b w:val="0"/>', set()),
        ("Bold", '<w:rStyle w:val="Strong"/>', {"underline"}),
        ("N", '<w:i/><w:color w:val="7F7F7F"/>', {"aside"}),
        ("N", '<w:i/><w:color w:val="A6A6A6"/>', {"aside"}),
        ("N", '<w:i/><w:color w:val="FF0000"/>', set()),
        ("N", '<w:i/><w:color w:val="000000"/>', set()),
        ("N", '<w:i/><w:color w:val="auto"/>', set()),
        ("N", "<w:i/>", set()),
        ("N", '<w:i w:val="0"/><w:color w:val="7F7F7F"/>', set()),
        ("N", '<w:color w:val="7F7F7F"/>', set()),
        ("N", '<w:rStyle w:val="Advice"/>', {"aside"}),
        ("Note", "", {"aside"}),
        ("Secret", "", {"hidden"}),
        ("Secret", '<w:vanish w:val="false"/>', set()),
    ],
)
def test_marks_come_from_the_run_and_its_styles(style: str, properties: str, expected: set[str]) -> None:
    assert marks(style, properties) == expected


@pytest.mark.parametrize(
    ("text", "space", "expected"),
    [("  甲 ", "", "甲"), ("  甲 ", ' xml:space="preserve"', "  甲 "), ("\n甲\n乙\n", "", "甲 乙"),
     ("　甲　", "", "　甲　")],
)  # fmt: skip
def test_white_space_is_kept_where_word_keeps_it(text: str, space: str, expected: str) -> None:
    document = read_body(line(f"<w:r><w:t{space}>{text}</w:t></w:r>"))
    assert texts(document) == [expected]


def test_white_space_may_be_kept_from_above() -> None:
    body = '<w:p xml:space="preserve"><w:r><w:t>甲 </w:t></w:r><w:r><w:t> 乙</w:t></w:r></w:p>'
    assert texts(read_body(body)) == ["甲  乙"]


def test_runs_point_to_the_elements_that_hold_their_text() -> None:
    from helpers.docx_zip import part  # noqa: PLC0415
    from lxml import etree  # noqa: PLC0415

    body = line(run("甲乙") + "<w:r><w:tab/><w:t> 丙</w:t></w:r>")
    root = etree.fromstring(part("document", f"<w:body>{body}</w:body>").encode())
    nodes = list(root.iter(*TEXT_BEARING))
    [block] = read_body(body).blocks
    held = [
        ((nodes[item.node].text or "\t")[item.offset :], block.text[item.start : item.end])
        for item in block.runs
    ]
    assert held == [("甲乙", "甲乙"), ("\t", "\t"), ("丙", "丙")]


@pytest.mark.parametrize(
    ("properties", "text", "expected"),
    [
        ('<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>', "R", "☑"),
        ('<w:rFonts w:hAnsi="Wingdings"/>', "þ", "☑"),
        ('<w:rFonts w:ascii="Wingdings"/>', "\uf0a8", "☐"),
        ('<w:rStyle w:val="Signs"/>', "\uf0fc", "✓"),
        ('<w:rFonts w:ascii="Symbol"/>', "\uf0b3", "≥"),
        ('<w:rFonts w:ascii="宋体"/>', "R", "R"),
    ],
)
def test_letters_of_symbol_fonts_become_what_they_show(properties: str, text: str, expected: str) -> None:
    assert texts(read_body(line(run(text, properties=properties) + run("后")), parts=_STYLES)) == [
        expected + "后"
    ]


@pytest.mark.parametrize(
    ("sym", "expected"),
    [
        ('w:font="Wingdings" w:char="F0FE"', "☑"),
        ('w:font="Wingdings 2" w:char="00A3"', "☐"),
        ('w:font="宋体" w:char="25A1"', "□"),
        ('w:font="Wingdings" w:char="zz"', "\ufffd"),
        ('w:font="Wingdings" w:char="FFFFFFFF"', "\ufffd"),
        ('w:font="某字体" w:char="F0A8"', "\ufffd"),
    ],
)
def test_symbols_become_unicode(sym: str, expected: str) -> None:
    assert texts(read_body(line(f"<w:r><w:sym {sym}/></w:r>"))) == [expected]


def test_signs_that_only_a_font_knows_are_reported() -> None:
    document = read_body(line(run("甲\ue123乙\ue124")))
    assert texts(document) == ["甲\ufffd乙\ufffd"]
    assert [(item.what, item.characters) for item in document.ledger.unread] == [("字体自定义的符号", 2)]
    assert document.ledger.read == 2


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("☒"), "☑甲"),
        ('<w:r><w:sym w:font="MS Gothic" w:char="2612"/></w:r>', "☑甲"),
        ("", "☑甲"),
    ],
)
def test_a_check_box_shows_its_state_whatever_its_glyph(content: str, expected: str) -> None:
    box = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    control = f"<w:sdt><w:sdtPr>{box}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    assert texts(read_body(line(control + run("甲")))) == [expected]


def test_text_outside_a_paragraph_is_reported_as_unread() -> None:
    document = read_body(line(run("甲")) + run("散落"))
    assert [(item.what, item.characters) for item in document.ledger.unread] == [("未能读出的文字", 2)]
