"""Comments on made files: on the very characters, and nothing else changed."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta, timezone

import docx
import pytest
from helpers.commented import parts, quoted, story, without_comments
from helpers.docx_zip import make_docx, paragraph, part, zip_parts
from helpers.word import deleted, line, run, styles, tracked
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.model.document import Document, Location, View
from pipeline.word.comment import Annotated, Note, Reason, annotate
from pipeline.word.read import read

DATE = datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001 - as Word writes it
STYLES = styles('<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>')


def commented(data: bytes, *notes: Note, view: View = View.FINAL) -> Annotated:
    return annotate(data, notes, name="a.docx", date=DATE, view=view)


def on(block: int, start: int, end: int, text: str = "意见") -> Note:
    return Note(Location(block, start, end), (text,))


def of(data: bytes, words: str, *, view: View = View.FINAL) -> Note:
    """A note on ``words`` where they first stand."""
    blocks = read(data, name="a.docx", view=view).blocks
    block = next(block for block in blocks if words in block.text)
    start = block.text.index(words)
    return Note(Location(block.index, start, start + len(words), block.part), ("意见",))


def mark(kind: str) -> str:
    """A run that begins, separates or ends a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


SPLIT = {
    "one run": run("甲方应当在十日内付款"),
    "several runs": run("甲方应") + run("当在", properties="<w:b/>") + run("十日内") + run("付款"),
    "one text cut in two": "<w:r><w:t>甲方应当</w:t><w:t>在十日内付款</w:t></w:r>",
    "in an insertion": run("甲方应") + tracked("ins", run("当在十日") + run("内付")) + run("款"),
    "around a deletion": run("甲方应当在") + deleted("二") + run("十日内付款"),
    "in a link": run("甲方")
    + f'<w:hyperlink w:anchor="b">{run("应当在")}{run("十日内")}</w:hyperlink>'
    + run("付款"),
    "in a control": f"<w:sdt><w:sdtContent>{run('甲方应当在')}</w:sdtContent></w:sdt>" + run("十日内付款"),
    "in a plain text control": f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('甲方应当在十日内')}"
    "</w:sdtContent></w:sdt>" + run("付款"),
    "in a simple field": run("甲方")
    + f'<w:fldSimple w:instr="REF x">{run("应当在十日")}</w:fldSimple>'
    + run("内付款"),
    "in a field": mark("begin")
    + "<w:r><w:instrText>REF x</w:instrText></w:r>"
    + mark("separate")
    + run("甲方应当在十日")
    + mark("end")
    + run("内付款"),
    "in a smart tag": f'<w:smartTag w:element="x">{run("甲方应当在十日内")}</w:smartTag>' + run("付款"),
    "with spell checking marks": '<w:proofErr w:type="spellStart"/>' + run("甲方应当在十日内付款"),
    "with a changed format": run(
        "甲方应当在十日内付款",
        properties='<w:b/><w:rPrChange w:id="7" w:author="乙"><w:rPr/></w:rPrChange>',
    ),
}


@pytest.mark.parametrize("inner", SPLIT.values(), ids=SPLIT)
@pytest.mark.parametrize("words", ["甲方应当在十日内付款", "应当", "在十日", "十", "日内付款"])
def test_a_comment_stands_on_the_very_characters(inner: str, words: str) -> None:
    data = make_docx(line(inner), parts=STYLES)
    made = commented(data, of(data, words))
    assert quoted(made.data) == {made.placed[0].id: words}
    assert made.placed[0].exact
    assert made.placed[0].reason == ""


@pytest.mark.parametrize("inner", SPLIT.values(), ids=SPLIT)
def test_without_its_comments_the_text_is_the_original(inner: str) -> None:
    data = make_docx(line(inner), parts=STYLES)
    made = commented(data, *(of(data, words) for words in ("应当", "在十日", "当在十", "日内付款")))
    assert without_comments(made.data) == without_comments(data)


def test_a_cell_of_a_table_can_be_commented() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("第一期", "三十万元"))
    data = make_docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert quoted(commented(data, of(data, "十万")).data) == {0: "十万"}


def test_a_comment_may_reach_over_several_paragraphs() -> None:
    data = make_docx(paragraph("甲方付款") + paragraph("乙方交付") + paragraph("双方验收"))
    made = commented(data, Note(Location(0, 2, 4), ("意见",), until=Location(2, 0, 2)))
    assert quoted(made.data) == {0: "付款\n乙方交付\n双方"}


def test_a_point_takes_in_the_character_in_front_of_it() -> None:
    data = make_docx(paragraph("甲方付款。"))
    assert quoted(commented(data, on(0, 5, 5), on(0, 0, 0)).data) == {0: "。", 1: "甲"}


def test_comments_on_the_same_words_stand_side_by_side() -> None:
    data = make_docx(paragraph("甲方付款。"))
    made = commented(data, on(0, 2, 4), on(0, 2, 4), on(0, 1, 3), on(0, 3, 5))
    assert quoted(made.data) == {0: "付款", 1: "付款", 2: "方付", 3: "款。"}


def test_a_comment_that_reaches_into_an_insertion_does_not_vanish_with_it() -> None:
    data = make_docx(line(run("甲方") + tracked("ins", run("应当付款"))))
    made = parts(commented(data, of(data, "方应当")).data)["word/document.xml"].decode()
    assert made.index("</w:ins>") < made.index("commentReference")


def test_a_comment_inside_an_insertion_goes_with_it() -> None:
    data = make_docx(line(run("甲方") + tracked("ins", run("应当付款"))))
    made = parts(commented(data, of(data, "应当")).data)["word/document.xml"].decode()
    assert made.index("commentReference") < made.index("</w:ins>")


def test_white_space_that_shows_still_shows_where_a_text_is_cut() -> None:
    data = make_docx("<w:p><w:r><w:t>  甲方 应当  付款 </w:t></w:r></w:p>")
    notes = [of(data, words) for words in ("甲方", "甲方 ", " 应", "当 ", "付款", "  ", " ")]
    made = commented(data, *notes)
    assert [quoted(made.data)[item.id] for item in made.placed] == [
        "甲方",
        "甲方 ",
        " 应",
        "当 ",
        "付款",
        "  ",
        " ",
    ]
    assert story(read(made.data, name="a.docx")) == story(read(data, name="a.docx"))
    assert without_comments(made.data) == without_comments(data)


def test_signs_of_xml_stay_what_they_are() -> None:
    data = make_docx(
        "<w:p><w:r><w:t>a&lt;b&amp;&amp;c&gt;d&#x4E2D;<![CDATA[<甲>]]>乙<!-- 注 -->丙</w:t></w:r></w:p>"
    )
    made = commented(data, of(data, "b&&c"), of(data, "中<甲"), of(data, "乙丙"))
    assert quoted(made.data) == {0: "b&&c", 1: "中<甲", 2: "乙丙"}
    assert read(made.data, name="a.docx").blocks[0].text == "a<b&&c>d中<甲>乙丙"


def test_a_copied_format_change_gets_a_number_of_its_own() -> None:
    data = make_docx(line(SPLIT["with a changed format"]))
    made = parts(commented(data, of(data, "应当")).data)["word/document.xml"].decode()
    numbers = [piece.partition('"')[0] for piece in made.split('<w:rPrChange w:id="')[1:]]
    assert len(numbers) == len(set(numbers)) == 3


BOX = f"<w:txbxContent>{paragraph('框里的话')}</w:txbxContent>"
TWICE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData>'
    f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:rect><v:textbox>{BOX}</v:textbox></v:rect></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
TERMS = "<m:num><m:r><m:t>子项</m:t></m:r></m:num><m:den><m:r><m:t>母项</m:t></m:r></m:den>"
FORMULA = f"<m:oMath><m:f>{TERMS}</m:f></m:oMath>"
LIST = "<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
NEAREST = {
    "text box": (run("文前") + TWICE + run("文后"), "框里", Reason.TEXT_BOX, ""),
    "formula": (run("文前") + FORMULA, "母", Reason.FORMULA, "(子项)/(母项)"),
    "control that Word fills": (
        run("文前") + LIST.format(run("仲裁委员会")),
        "委员",
        Reason.CONTROL,
        "仲裁委员会",
    ),
    "phonetic guide": (
        f"<w:r><w:ruby><w:rt>{run('jia')}</w:rt><w:rubyBase>{run('甲乙')}</w:rubyBase></w:ruby></w:r>",
        "乙",
        Reason.PHONETIC,
        "甲乙",
    ),
}


@pytest.mark.parametrize(("inner", "words", "why", "stands"), NEAREST.values(), ids=NEAREST)
def test_where_word_allows_no_comment_it_stands_on_what_encloses_the_words(
    inner: str, words: str, why: Reason, stands: str
) -> None:
    data = make_docx(line(inner))
    made = commented(data, of(data, words))
    assert (made.placed[0].exact, made.placed[0].why) == (False, why)
    assert f"「{words}」" in made.placed[0].reason
    assert made.placed[0].reason in texts(made)[0]
    assert quoted(made.data) == {0: stands}
    assert without_comments(made.data) == without_comments(data)


@pytest.mark.parametrize("words", ["仲裁委员会", "前仲裁委员会"])
def test_all_of_what_encloses_them_is_exactly_the_words(words: str) -> None:
    data = make_docx(line(run("文前") + LIST.format(run("仲裁委员会"))))
    made = commented(data, of(data, words))
    assert made.placed[0].exact
    assert quoted(made.data) == {0: words}


def test_a_pending_deletion_is_commented_as_a_whole() -> None:
    data = make_docx(line(run("甲方") + deleted("应当在十日内") + run("付款")))
    made = commented(data, of(data, "十日", view=View.ORIGINAL), view=View.ORIGINAL)
    assert made.placed[0].why is Reason.DELETED
    assert quoted(made.data, view=View.ORIGINAL) == {0: "应当在十日内"}
    assert "<w:del " in parts(made.data)["word/document.xml"].decode().partition("commentRangeEnd")[0]


def margins(data_body: str) -> bytes:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId9"/></w:sectPr>'
    return make_docx(
        data_body + section,
        parts={"word/header1.xml": part("hdr", paragraph("合同编号 12"))},
        relationships={"rId9": ("header", "header1.xml")},
    )


def test_a_header_is_commented_at_the_head_of_the_text() -> None:
    data = margins(paragraph("合作协议") + paragraph("甲方付款"))
    made = commented(data, of(data, "编号"))
    assert made.placed[0].why is Reason.HEADER
    assert quoted(made.data) == {0: "合作协议"}


def test_without_any_text_in_the_body_there_is_nothing_to_comment() -> None:
    data = margins("<w:p/>")
    with pytest.raises(InputError, match="没有可以放批注的文字"):
        commented(data, of(data, "编号"))


def test_a_note_is_commented_on_its_number() -> None:
    note = f'<w:footnote w:id="2">{paragraph("注释的话")}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = make_docx(
        line(run("甲方") + reference + run("付款")), parts={"word/footnotes.xml": part("footnotes", note)}
    )
    made = commented(data, of(data, "注释"))
    assert made.placed[0].why is Reason.FOOTNOTE
    text = parts(made.data)["word/document.xml"].decode()
    assert text.index("commentRangeStart") < text.index("footnoteReference") < text.index("commentRangeEnd")
    assert "comment" not in parts(made.data)["word/footnotes.xml"].decode()


@pytest.mark.parametrize(("start", "end"), [(0, 3), (2, 5), (1, 2)])
def test_a_note_of_its_own_mark_keeps_it(start: int, end: int) -> None:
    note = f'<w:footnote w:id="2">{paragraph("注释")}</w:footnote>'
    mark = '<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>※</w:t>'
    inner = f"<w:r><w:t>甲方</w:t>{mark}<w:t>付款</w:t></w:r>"
    data = make_docx(line(inner), parts={"word/footnotes.xml": part("footnotes", note)})
    made = commented(data, on(0, start, end), on(1, 0, 2))
    assert quoted(made.data)[0] == "甲方※付款"[start:end]
    assert story(read(made.data, name="a.docx")) == story(read(data, name="a.docx"))


def test_a_note_on_the_whole_document_stands_at_its_head() -> None:
    data = make_docx(paragraph("合作协议") + paragraph("甲方付款"))
    made = commented(data, Note(None, ("缺少签署日期",)))
    assert made.placed[0].why is Reason.WHOLE
    assert quoted(made.data) == {0: "合作协议"}


def texts(made: Annotated) -> list[str]:
    return [item.text for item in docx.Document(io.BytesIO(made.data)).comments]


def test_the_comment_says_what_the_note_says() -> None:
    data = make_docx(paragraph("甲方付款"), parts=STYLES)
    note = Note(Location(0, 0, 2), ("第一段\n另起一行", "<&>\x00{w}"), title="标题", small="a/b")
    made = annotate(data, [note], name="a.docx", date=DATE, author='甲"乙<', initials="甲")
    comment = next(iter(docx.Document(io.BytesIO(made.data)).comments))
    assert comment.text == "标题\n第一段\n另起一行\n<&>\ufffd{w}\na/b"
    assert (comment.author, comment.initials) == ('甲"乙<', "甲")
    assert comment.timestamp == DATE.replace(tzinfo=UTC)
    assert comment.paragraphs[0].runs[-1].bold


def test_a_date_with_a_zone_is_written_in_universal_time() -> None:
    zone = timezone(timedelta(hours=8))
    made = annotate(
        make_docx(paragraph("甲")), [on(0, 0, 1)], name="a", date=datetime(2026, 1, 2, 7, 0, tzinfo=zone)
    )
    assert b'w:date="2026-01-01T23:00:00Z"' in parts(made.data)["word/comments.xml"]


def test_without_notes_the_file_stays_as_it_is() -> None:
    data = make_docx(paragraph("甲"))
    assert commented(data) == Annotated(data)


def test_the_document_of_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="another file"):
        annotate(
            make_docx(paragraph("甲")), [on(0, 0, 1)], name="a", date=DATE, document=Document.from_text("甲")
        )


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", make_docx("")[:200], zip_parts({"a.txt": "b"})])
def test_what_cannot_be_read_cannot_be_commented(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.docx："):
        commented(data, on(0, 0, 1))


def test_the_same_notes_give_the_same_bytes() -> None:
    data = make_docx(paragraph("甲方付款"))
    assert commented(data, on(0, 0, 2)).data == commented(data, on(0, 0, 2)).data


# Files of any shape --------------------------------------------------------------------------------------

WORDS = st.text("甲方乙丙付款 &<>\u3000𠮷a1，。", min_size=1, max_size=6)
FORMATS = st.sampled_from(["", "<w:b/>", '<w:rFonts w:hint="eastAsia"/><w:b/>', "<w:vanish/>", "<w:i/>"])


@st.composite
def runs(draw: st.DrawFn) -> str:
    content = "".join(draw(st.lists(contents(), min_size=1, max_size=3)))
    look = draw(FORMATS)
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{content}</w:r>"


@st.composite
def contents(draw: st.DrawFn) -> str:
    if draw(st.integers(0, 5)) == 0:
        return draw(
            st.sampled_from(["<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:lastRenderedPageBreak/>"])
        )
    text = draw(WORDS).replace("&", "&amp;").replace("<", "&lt;")
    kept = draw(st.sampled_from(["", ' xml:space="preserve"']))
    return f"<w:t{kept}>{text}</w:t>"


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    many = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.one_of(
        many.map(lambda text: tracked("ins", text)),
        many.map(lambda text: f'<w:hyperlink w:anchor="a">{text}</w:hyperlink>'),
        many.map(lambda text: f"<w:sdt><w:sdtContent>{text}</w:sdtContent></w:sdt>"),
        many.map(lambda text: f'<w:fldSimple w:instr="REF a">{text}</w:fldSimple>'),
        many.map(
            lambda text: f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{text}</w:sdtContent></w:sdt>"
        ),
        WORDS.map(lambda text: deleted(text.replace("&", "&amp;").replace("<", "&lt;"))),
    )


INNER = st.recursive(runs(), wrapped, max_leaves=6)
LINES = st.lists(INNER, min_size=1, max_size=4).map("".join).map(line)
BODIES = st.lists(LINES, min_size=1, max_size=4).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(BODIES, st.data())
def test_whatever_the_file_every_comment_stands_on_its_words(body: str, data: st.DataObject) -> None:
    original = make_docx(body, parts=STYLES)
    before = read(original, name="a.docx")
    blocks = [block for block in before.blocks if block.text]
    if not blocks:
        return
    notes = []
    for block in data.draw(st.lists(st.sampled_from(blocks), min_size=1, max_size=5)):
        start = data.draw(st.integers(0, len(block.text) - 1))
        end = data.draw(st.integers(start + 1, len(block.text)))
        notes.append(Note(block.location(start, end), ("意见",)))
    made = annotate(original, notes, name="a.docx", date=DATE, document=before)
    found = quoted(made.data)
    for note, item in zip(notes, made.placed, strict=True):
        assert note.location is not None
        assert item.exact
        assert found[item.id] == before.quote(note.location)
    for view in View:
        assert story(read(made.data, name="a.docx", view=view)) == story(
            read(original, name="a.docx", view=view)
        )
    assert without_comments(made.data) == without_comments(original)
