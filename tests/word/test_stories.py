from __future__ import annotations

import pytest
from helpers.docx_zip import part
from helpers.word import level, line, numbered, numbering, read_body, run, texts, tracked

from pipeline.model.document import Document, Story, View


def footnotes(*words: str, more: str = "") -> dict[str, str | bytes]:
    inner = "".join(
        f'<w:footnote w:id="{place}">{line(run(word))}</w:footnote>' for place, word in enumerate(words, 2)
    )
    return {"word/footnotes.xml": part("footnotes", more + inner)}


def reference(number: int, more: str = "") -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"{more}/></w:r>'


def notes(document: Document) -> list[tuple[str, str]]:
    return [(block.note, block.text) for block in document.blocks if block.story is Story.FOOTNOTE]


def test_notes_come_after_the_block_that_refers_to_them() -> None:
    body = line(run("甲") + reference(3) + run("乙") + reference(2)) + line(run("丙"))
    document = read_body(body, parts=footnotes("注二", "注一"))
    assert texts(document) == ["甲乙", "注一", "注二", "丙"]
    assert notes(document) == [("1", "注一"), ("2", "注二")]


def test_notes_are_counted_in_the_format_of_the_settings() -> None:
    settings = part("settings", '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircle"/></w:footnotePr>')
    document = read_body(
        line(run("甲") + reference(2)), parts=footnotes("注") | {"word/settings.xml": settings}
    )
    assert notes(document) == [("①", "注")]


def test_notes_are_counted_as_their_section_says() -> None:
    def section(more: str) -> str:
        return f"<w:sectPr><w:footnotePr>{more}</w:footnotePr></w:sectPr>"

    circled = section('<w:numFmt w:val="decimalEnclosedCircle"/><w:numStart w:val="3"/>')
    goes_on = section('<w:numFmt w:val="chineseCounting"/>')
    anew = section('<w:numRestart w:val="eachSect"/>')
    body = (
        line(run("甲") + reference(2) + reference(3), properties=circled)
        + line(run("乙") + reference(4), properties=goes_on)
        + line(run("丙") + reference(5))
        + anew
    )
    marks = [mark for mark, _ in notes(read_body(body, parts=footnotes(*"一二三四")))]
    assert marks == ["③", "④", "五", "1"]


def test_a_note_may_have_a_mark_of_its_own() -> None:
    marked = reference(2, ' w:customMarkFollows="1"').replace("</w:r>", "<w:t>※</w:t></w:r>")
    document = read_body(line(run("甲") + marked + reference(3)), parts=footnotes("注一", "注二"))
    assert notes(document) == [("※", "注一"), ("1", "注二")]


def test_notes_of_deleted_references_are_left_out() -> None:
    document = read_body(line(run("甲") + tracked("del", reference(2))), parts=footnotes("注二"))
    assert (texts(document), document.ledger.left_out) == (["甲"], (("note without reference", 2),))


def test_a_note_is_read_once_though_referred_to_twice() -> None:
    assert notes(read_body(line(run("甲") + reference(2) + reference(2)), parts=footnotes("注"))) == [
        ("1", "注")
    ]


def test_a_reference_to_no_note_is_passed_over() -> None:
    assert texts(read_body(line(run("甲") + reference(9)), parts=footnotes("注"))) == ["甲"]


def test_a_note_in_a_table_does_not_part_the_row() -> None:
    cells = f"<w:tc>{line(run('甲') + reference(2))}</w:tc><w:tc>{line(run('乙'))}</w:tc>"
    document = read_body(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", parts=footnotes("注"))
    assert [(block.text, len(block.cells)) for block in document.blocks] == [("甲", 1), ("注", 0), ("乙", 1)]


def test_numbers_of_notes_are_counted_on_their_own() -> None:
    inner = f'<w:footnote w:id="2">{numbered("注")}</w:footnote>'
    parts = numbering(level(0, "%1.")) | {"word/footnotes.xml": part("footnotes", inner)}
    document = read_body(numbered("甲") + line(run("乙") + reference(2)) + numbered("丙"), parts=parts)
    assert [block.label for block in document.blocks] == ["1.", "", "1.", "2."]


def test_comments_are_numbered_and_come_after_the_body() -> None:
    inner = "".join(
        f'<w:comment w:id="{n}">{line(run(f"批{n}"))}{line(run("续"))}</w:comment>' for n in (7, 8)
    )
    document = read_body(line(run("甲")), parts={"word/comments.xml": part("comments", inner)})
    assert [(block.story, block.note, block.text) for block in document.blocks[1:]] == [
        (Story.COMMENT, "1", "批7"),
        (Story.COMMENT, "1", "续"),
        (Story.COMMENT, "2", "批8"),
        (Story.COMMENT, "2", "续"),
    ]


PARTS: dict[str, str | bytes] = {
    "word/header1.xml": part("hdr", line(run("页眉"))),
    "word/footer1.xml": part("ftr", line(run("页脚"))),
}
LINKS = {"rId1h": ("header", "header1.xml"), "rId1f": ("footer", "footer1.xml")}


def section(*references: tuple[str, str, str], more: str = "") -> str:
    inner = "".join(f'<w:{kind}Reference w:type="{page}" r:id="{key}"/>' for kind, page, key in references)
    return f"<w:sectPr>{inner}{more}</w:sectPr>"


def margins(body: str, *, settings: str = "") -> list[tuple[str, str, bool]]:
    parts = PARTS | ({"word/settings.xml": part("settings", settings)} if settings else {})
    document = read_body(body, parts=parts, relationships=LINKS)
    found = (Story.HEADER, Story.FOOTER)
    return [
        (block.story.value, block.text, "hidden" in block.runs[0].marks)
        for block in document.blocks
        if block.story in found
    ]


def test_headers_come_before_footers_each_part_once() -> None:
    references = (("footer", "default", "rId1f"), ("header", "default", "rId1h"))
    first = line(run("甲"), properties=section(*references))
    assert margins(first + section(*references)) == [("header", "页眉", False), ("footer", "页脚", False)]


@pytest.mark.parametrize(
    ("page", "more", "settings", "hidden"),
    [
        ("first", "<w:titlePg/>", "", False),
        ("first", '<w:titlePg w:val="0"/>', "", True),
        ("first", "", "", True),
        ("even", "", "<w:evenAndOddHeaders/>", False),
        ("even", "", "", True),
    ],
)
def test_headers_that_no_page_shows_are_hidden(page: str, more: str, settings: str, *, hidden: bool) -> None:
    found = margins(section(("header", page, "rId1h"), more=more), settings=settings)
    assert found == [("header", "页眉", hidden)]


def test_a_section_prints_the_first_page_header_of_the_one_before() -> None:
    first = line(run("甲"), properties=section(("header", "first", "rId1h")))
    assert margins(first + section(more="<w:titlePg/>")) == [("header", "页眉", False)]


def test_a_header_replaced_in_the_section_that_would_print_it_stays_hidden() -> None:
    first = line(run("甲"), properties=section(("header", "first", "rId1h")))
    last = section(("header", "first", "rId1f"), more="<w:titlePg/>")
    assert margins(first + last) == [("header", "页眉", True), ("header", "页脚", False)]


def test_headers_that_no_section_names_are_left_out() -> None:
    document = read_body(line(run("甲")), parts=PARTS, relationships=LINKS)
    assert (texts(document), document.ledger.left_out) == (["甲"], (("header or footer of no page", 4),))


def test_text_boxes_of_a_header_belong_to_the_header() -> None:
    content = f"<w:txbxContent>{line(run('水印'))}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{content}</v:textbox></w:pict></w:r>"
    parts: dict[str, str | bytes] = {"word/header1.xml": part("hdr", line(box))}
    document = read_body(
        section(("header", "default", "rId1h")),
        parts=parts,
        relationships={"rId1h": ("header", "header1.xml")},
    )
    assert [(block.story, block.text) for block in document.blocks] == [(Story.HEADER, "水印")]


@pytest.mark.parametrize("view", View)
def test_stories_follow_the_view(view: View) -> None:
    inner = f'<w:comment w:id="1">{line(run("甲") + tracked("ins", run("乙")))}</w:comment>'
    document = read_body(line(run("正")), parts={"word/comments.xml": part("comments", inner)}, view=view)
    assert document.blocks[1].text == ("甲" if view is View.ORIGINAL else "甲乙")
