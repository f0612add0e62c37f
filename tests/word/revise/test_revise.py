"""Tracked changes: what is put in, and what is left when all of it is rejected or accepted."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import pytest
from helpers.docx_zip import docx_parts, make_docx, part, zip_parts
from helpers.rejecting import accepted, main_part, plain, rejected
from helpers.word import level, line, numbered, numbering, run, texts, tracked
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Document, Location, View
from pipeline.word.read import read
from pipeline.word.revise import Change, Insertion, Paragraph, Refusal, Replacement, Revised, revise

AUTHOR = "起草人甲"
DATE = datetime(2026, 3, 4, 5, 6, 7)  # noqa: DTZ001 - Word knows no zone
TWO = line(run("第一条 保密期限为一年。")) + line(run("第二条 附则"))


def _revised(data: bytes, *changes: Change, author: str = AUTHOR) -> Revised:
    return revise(data, changes, document=read(data, name="a.docx"), author=author, date=DATE)


def _read(data: bytes, view: View = View.FINAL) -> Document:
    return read(data, name="a.docx", view=view)


def _is_undone(before: bytes, after: bytes) -> bool:
    """True when rejecting gives the XML of the original, and the reader's own view the text of it."""
    same = plain(rejected(main_part(after), author=AUTHOR)) == plain(main_part(before))
    views = [[block.printed for block in _read(data, View.ORIGINAL).blocks] for data in (before, after)]
    return same and views[0] == views[1]


def _accepted(after: bytes) -> bytes:
    return plain(accepted(main_part(after), author=AUTHOR))


def _main(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def test_a_paragraph_stands_behind_its_block_and_vanishes_when_rejected() -> None:
    data = make_docx(TWO)
    after = _revised(data, Insertion(0, (Paragraph("新的一款。", 0),))).data
    assert texts(_read(after)) == ["第一条 保密期限为一年。", "新的一款。", "第二条 附则"]
    assert _is_undone(data, after)


def test_the_mark_and_the_words_of_a_new_paragraph_are_insertions_of_the_author() -> None:
    after = _main(_revised(make_docx(TWO), Insertion(0, (Paragraph("新的一款。", 0),))).data)
    who = rf'w:author="{AUTHOR}" w:date="2026-03-04T05:06:07Z"'
    assert len(re.findall(rf'<w:ins w:id="\d+" {who}/></w:rPr></w:pPr>', after)) == 1
    assert len(re.findall(rf'<w:ins w:id="\d+" {who}><w:r>', after)) == 1


def test_figures_change_character_by_character() -> None:
    data = make_docx(TWO)
    after = _revised(data, Replacement(Location(0, 9, 11), "二年")).data
    assert texts(_read(after))[0] == "第一条 保密期限为二年。"
    assert '<w:delText xml:space="preserve">一年</w:delText>' in _main(after)
    assert _is_undone(data, after)


def test_words_are_added_at_a_point() -> None:
    data = make_docx(TWO)
    after = _revised(data, Replacement(Location(0, 11, 11), "，并且不短于二年")).data
    assert texts(_read(after))[0] == "第一条 保密期限为一年，并且不短于二年。"
    assert "<w:del " not in _main(after)
    assert _is_undone(data, after)


def test_words_across_runs_keep_the_look_of_each() -> None:
    body = line(run("期限一", properties="<w:b/>") + run("年。", properties="<w:i/>")) + line(run("尾"))
    data = make_docx(body)
    after = _revised(data, Replacement(Location(0, 2, 4), "二年")).data
    assert texts(_read(after))[0] == "期限二年。"
    assert _is_undone(data, after)
    assert "<w:r><w:rPr><w:b/></w:rPr><w:delText" in _main(after)
    assert "<w:r><w:rPr><w:i/></w:rPr><w:delText" in _main(after)


def test_two_changes_in_one_run_are_both_made() -> None:
    data = make_docx(line(run("一年和一年")) + line(run("尾")))
    changes = (Replacement(Location(0, 3, 5), "三年"), Replacement(Location(0, 0, 2), "二年"))
    after = _revised(data, *changes).data
    assert texts(_read(after))[0] == "二年和三年"
    assert _is_undone(data, after)


def test_changes_of_the_same_characters_are_refused() -> None:
    changes = (Replacement(Location(0, 0, 2), "二年"), Replacement(Location(0, 1, 3), "三年"))
    assert _revised(make_docx(TWO), *changes).refused == ((1, Refusal.OVERLAP),)


def test_words_inside_the_insertion_of_somebody_else_are_changed_beside_it() -> None:
    data = make_docx(line(run("期限") + tracked("ins", run("为一年止"))) + line(run("尾")))
    after = _revised(data, Replacement(Location(0, 3, 5), "二年")).data
    assert texts(_read(after))[0] == "期限为二年止"
    assert _is_undone(data, after)
    assert texts(_read(after, View.ORIGINAL))[0] == "期限"


def test_an_insertion_of_its_own_does_not_stand_inside_that_of_somebody_else() -> None:
    data = make_docx(line(tracked("ins", run("为一年止"))) + line(run("尾")))
    after = main_part(_revised(data, Replacement(Location(0, 1, 3), "二年")).data)
    nested = after.xpath(
        "//w:ins//w:ins", namespaces={"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    )
    assert nested == []


def test_numbers_of_changes_are_unique() -> None:
    body = line(tracked("ins", run("甲乙丙"))) + line(run("丁", properties="")) + line(run("尾"))
    data = make_docx(body)
    changes = (Insertion(1, (Paragraph("戊", 1),)), Replacement(Location(0, 1, 2), "己"))
    found = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', _main(_revised(data, *changes).data))
    assert len(found) == len(set(found)) >= 4


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>一年</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CONTROL = "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent><w:r><w:t>一年</w:t></w:r></w:sdtContent></w:sdt>"
SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>年</w:t></w:r>'


@pytest.mark.parametrize(
    ("inner", "why"),
    [(FIELD, Refusal.FIELD), (CONTROL, Refusal.CONTROL), (SYMBOL, Refusal.NO_TEXT)],
)
def test_words_that_word_makes_itself_are_refused(inner: str, why: Refusal) -> None:
    data = make_docx(line(inner) + line(run("尾")))
    revised = _revised(data, Replacement(Location(0, 0, 2), "二年"))
    assert revised.refused == ((0, why),)
    assert revised.data == data


def test_a_text_box_and_a_note_are_refused() -> None:
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>一年</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    data = make_docx(line(run("正文") + box))
    place = next(block.index for block in _read(data).blocks if block.text == "一年")
    assert _revised(data, Replacement(Location(place, 0, 2), "二年")).refused == ((0, Refusal.OTHER_PART),)
    assert _revised(data, Insertion(place, (Paragraph("款", 0),))).refused == ((0, Refusal.OTHER_PART),)


def test_behind_a_table_a_paragraph_of_the_body_stands_in_the_body() -> None:
    table = "<w:tbl><w:tr><w:tc>" + line(run("表内")) + "</w:tc></w:tr></w:tbl>"
    data = make_docx(line(run("正文")) + table + line(run("尾")))
    after = _revised(data, Insertion(1, (Paragraph("新款", 0),))).data
    blocks = _read(after).blocks
    assert [(block.text, bool(block.cells)) for block in blocks] == [
        ("正文", False),
        ("表内", True),
        ("新款", False),
        ("尾", False),
    ]
    assert _is_undone(data, after)


def test_like_a_paragraph_of_a_cell_it_stays_in_the_cell() -> None:
    table = "<w:tbl><w:tr><w:tc>" + line(run("一")) + line(run("二")) + "</w:tc></w:tr></w:tbl>"
    data = make_docx(table + line(run("尾")))
    after = _revised(data, Insertion(0, (Paragraph("新款", 1),))).data
    assert [(block.text, bool(block.cells)) for block in _read(after).blocks][:3] == [
        ("一", True),
        ("新款", True),
        ("二", True),
    ]
    assert _is_undone(data, after)


SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


@pytest.mark.parametrize(
    "body",
    [
        line(run("首")) + line(run("末"), properties='<w:jc w:val="left"/>'),
        line(run("首")) + line(run("末")) + SECTION,
        line(run("首")) + "<w:p><w:r><w:t>末</w:t></w:r></w:p>",
        line(run("首")) + line(run("末"), properties=f'<w:ind w:left="420"/>{SECTION}') + line(run("次节")),
        "<w:tbl><w:tr><w:tc>"
        + line(run("首"))
        + line(run("末"))
        + "</w:tc></w:tr></w:tbl>"
        + line(run("后")),
    ],
)
def test_behind_the_last_paragraph_nothing_empty_stays_when_rejected(body: str) -> None:
    data = make_docx(body)
    after = _revised(data, Insertion(1, (Paragraph("甲款", 0), Paragraph("乙款", 0)))).data
    assert texts(_read(after))[:4] == ["首", "末", "甲款", "乙款"]
    assert _is_undone(data, after)
    sections = re.findall("<w:sectPr", _main(after))
    assert len(sections) == len(re.findall("<w:sectPr", _main(data)))


def test_behind_a_paragraph_whose_mark_is_deleted_it_stands_behind_what_that_goes_on_in() -> None:
    first = line(run("前半"), properties=f"<w:rPr>{tracked('del')}</w:rPr>")
    data = make_docx(first + line(run("后半")) + line(run("尾")))
    after = _revised(data, Insertion(0, (Paragraph("新款", 1),))).data
    assert texts(_read(after)) == ["前半后半", "新款", "尾"]
    assert _is_undone(data, after)


def test_two_insertions_behind_one_block_stay_in_their_order() -> None:
    data = make_docx(line(run("首")))
    after = _revised(data, Insertion(0, (Paragraph("甲", 0),)), Insertion(0, (Paragraph("乙", 0),))).data
    assert texts(_read(after)) == ["首", "甲", "乙"]
    assert _is_undone(data, after)


def test_a_new_paragraph_counts_on_and_one_without_number_has_none() -> None:
    parts = numbering(level(0, "第%1条"))
    data = make_docx(numbered("甲") + numbered("乙") + line(run("尾")), parts=parts)
    after = _revised(data, Insertion(0, (Paragraph("新", 0), Paragraph("无号", 0, numbered=False)))).data
    assert [block.printed for block in _read(after).blocks] == [
        "第1条 甲",
        "第2条 新",
        "无号",
        "第3条 乙",
        "尾",
    ]
    assert _is_undone(data, after)


def test_the_number_of_a_style_is_taken_off() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Art"><w:name w:val="Art"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    parts = {**numbering(level(0, "第%1条")), "word/styles.xml": part("styles", style)}
    data = make_docx(line(run("甲"), properties='<w:pStyle w:val="Art"/>') + line(run("尾")), parts=parts)
    after = _revised(data, Insertion(0, (Paragraph("无号", 0, numbered=False), Paragraph("有号", 0)))).data
    assert [block.printed for block in _read(after).blocks] == ["第1条 甲", "无号", "第2条 有号", "尾"]


def test_places_to_fill_in_are_highlighted_in_the_right_place() -> None:
    look = '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="24"/><w:u w:val="single"/><w:lang w:val="zh-CN"/>'
    data = make_docx(line(run("一年", properties=look)) + line(run("尾")))
    after = _main(_revised(data, Insertion(0, (Paragraph("共【待填写天数】日", 0, marked=((1, 8),)),))).data)
    shown = (
        '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="24"/><w:highlight w:val="yellow"/><w:lang w:val="zh-CN"/>'
    )
    assert f'<w:rPr>{shown}</w:rPr><w:t xml:space="preserve">【待填写天数】</w:t>' in after
    assert after.count("w:highlight") == 1
    assert after.count("<w:u ") == 1


def test_new_words_take_over_no_old_revision_no_section_and_no_frame() -> None:
    changed = '<w:pPrChange w:id="7" w:author="旧" w:date="2020-01-01T00:00:00Z"><w:pPr/></w:pPrChange>'
    properties = f'<w:jc w:val="center"/><w:rPr>{tracked("ins", who="旧")}<w:b/></w:rPr>{changed}'
    data = make_docx(line(run("甲"), properties=properties) + line(run("尾")))
    after = _main(_revised(data, Insertion(0, (Paragraph("新", 0),))).data)
    assert after.count("pPrChange") == 2
    assert after.count('w:author="旧"') == 2
    assert after.count('<w:jc w:val="center"/>') == 2
    assert _is_undone(data, _revised(data, Insertion(0, (Paragraph("新", 0),))).data)


def test_every_other_part_stays_byte_for_byte_and_the_same_call_gives_the_same_bytes() -> None:
    data = zip_parts(
        {**docx_parts(TWO), "word/media/image1.png": b"\x89PNG\x00", "word/odd.bin": b"\xff" * 99}
    )
    change = Insertion(0, (Paragraph("新", 0),))
    first, second = _revised(data, change).data, _revised(data, change).data
    assert first == second
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(first)) as new:
        assert old.namelist() == new.namelist()
        others = [name for name in old.namelist() if name != "word/document.xml"]
        assert all(old.read(name) == new.read(name) for name in others)


def test_without_changes_the_file_is_the_same() -> None:
    data = make_docx(TWO)
    assert _revised(data).data == data


def test_the_document_of_another_file_is_no_guide() -> None:
    with pytest.raises(ValueError, match="another file"):
        revise(make_docx(TWO), [], document=_read(make_docx(line(run("甲")))), author="a", date=DATE)


def test_a_signature_that_becomes_void_is_told() -> None:
    data = zip_parts({**docx_parts(TWO), "_xmlsignatures/sig1.xml": "<Signature/>"})
    assert "签名" in _revised(data, Insertion(0, (Paragraph("新", 0),))).remarks[0]


def test_strict_files_and_a_default_namespace_are_written_in_their_own_way() -> None:
    strict = part("document", f"<w:body>{TWO}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    data = make_docx("", parts={"word/document.xml": strict})
    after = _revised(data, Insertion(0, (Paragraph("新", 0),)), Replacement(Location(0, 9, 11), "二年")).data
    assert texts(_read(after)) == ["第一条 保密期限为二年。", "新", "第二条 附则"]
    assert "schemas.openxmlformats.org/wordprocessingml" not in _main(after)


def test_a_part_whose_words_have_no_prefix_gets_one() -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<p><r><t>保密一年</t></r></p><p><r><t>尾</t></r></p>"
    document = f'<?xml version="1.0"?><document xmlns="{space}"><body>{body}</body></document>'
    data = make_docx("", parts={"word/document.xml": document})
    changes = (Insertion(0, (Paragraph("新", 0),)), Replacement(Location(0, 2, 4), "二年"))
    after = _revised(data, *changes).data
    assert texts(_read(after)) == ["保密二年", "新", "尾"]
    assert _is_undone(data, after)


PIECES = st.lists(st.text(alphabet="甲乙一二 &<年]", min_size=1, max_size=5), min_size=1, max_size=5)


@given(
    pieces=PIECES, ends=st.tuples(st.integers(0, 25), st.integers(0, 25)), text=st.text("新旧&< ", max_size=4)
)
def test_any_words_can_be_replaced_and_come_back(pieces: list[str], ends: tuple[int, int], text: str) -> None:
    escaped = [piece.replace("&", "&amp;").replace("<", "&lt;").replace("]", "&#93;") for piece in pieces]
    data = make_docx(line("".join(map(run, escaped))) + line(run("尾")))
    block = _read(data).blocks[0]
    whole = "".join(pieces)
    if block.text != whole:  # nothing but white space
        return
    start, end = sorted(min(place, len(whole)) for place in ends)
    after = _revised(data, Replacement(Location(0, start, end), text)).data
    expected = whole[:start] + text + whole[end:]
    assert _read(after).blocks[0].text == (expected if expected.strip() else "尾")
    assert _is_undone(data, after)
    assert plain(accepted(main_part(after), author=AUTHOR)) == _accepted(after)
