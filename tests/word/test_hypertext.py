from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.hypertext import MAX_HTML, Page, read_html


def paragraphs(html: str) -> tuple[str, ...]:
    page = read_html(html)
    assert page is not None
    return page.paragraphs


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("甲方", ("甲方",)),
        ("<p>甲</p><p>乙</p>", ("甲", "乙")),
        ("<p>甲<p>乙", ("甲", "乙")),
        ("前<p>甲</p>后", ("前", "甲", "后")),
        ("甲<br>乙<br/><br/>丙", ("甲", "乙", "丙")),
        ("<p>甲<b>乙</b><span>丙</span>丁</p>", ("甲乙丙丁",)),
        ("<div>甲<div>乙</div>丙</div>", ("甲", "乙", "丙")),
        ("<h1>协议</h1>正文<hr>附件", ("协议", "正文", "附件")),
        (
            "<table><caption>表</caption><tr><th>一</th><td>二<p>三</p></td></tr></table>",
            ("表", "一", "二", "三"),
        ),
        ("<p> a \n\t b </p>", ("a b",)),
        ("<p>a <b> b</b></p>", ("a b",)),
        ("<p>甲&nbsp;乙&lt;丙&amp;&#19969;</p>", ("甲\xa0乙<丙&丁",)),
        ("<pre>一\n  二\r\n三</pre>四  五", ("一", "二", "三", "四 五")),
        ("<p></p><p> </p>", ()),
        ("", ()),
        ("   ", ()),
        ("<!-- 批注 --><?a b?><![CDATA[c]]>甲", ("甲",)),
        ("<p>a\0b</p>", ("ab",)),
    ],
)
def test_blocks_lines_and_cells_become_paragraphs(html: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(html) == expected


@pytest.mark.parametrize("element", ["script", "style", "template", "svg", "iframe"])
def test_what_is_no_text_is_left_out(element: str) -> None:
    assert paragraphs(f"<p>甲</p><{element}>不是正文</{element}><p>乙</p>") == ("甲", "乙")


def test_the_title_of_the_window_is_left_out() -> None:
    assert paragraphs("<html><head><title>标题</title></head><body>甲</body></html>") == ("甲",)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ol><li>甲<li>乙</ol>", ("1. 甲", "2. 乙")),
        ("<ol start=9><li>甲<li>乙</ol>", ("9. 甲", "10. 乙")),
        ("<ol><li>甲<li value=5>乙<li>丙</ol>", ("1. 甲", "5. 乙", "6. 丙")),
        ("<ol type=a start=26><li>甲<li>乙</ol>", ("z. 甲", "aa. 乙")),
        ("<ol type=A><li>甲</ol>", ("A. 甲",)),
        ("<ol type=i start=4><li>甲</ol>", ("iv. 甲",)),
        ("<ol type=I start=49><li>甲</ol>", ("XLIX. 甲",)),
        ("<ol><li><p>甲</p><p>乙</p></ol>", ("1. 甲", "乙")),
        ("<ol><li>甲<ol type=a><li>乙</ol><li>丙</ol>", ("1. 甲", "a. 乙", "2. 丙")),
        ("<ul><li>甲</ul>", ("甲",)),
        ("<ol start=x><li value=-3>甲</ol>", ("-3. 甲",)),
        ("<ol type=i start=5000><li>甲</ol>", ("5000. 甲",)),
    ],
)
def test_items_of_a_list_have_their_printed_numbers(html: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(html) == expected


def test_boxes_and_fields_show_their_state() -> None:
    html = (
        "<p><input type=checkbox checked>专利<input type=checkbox>论文<input type=radio>独占</p>"
        "<p><input value=30>%<input type=hidden value=x><select><option>甲<option selected>乙</select></p>"
    )
    page = read_html(html)
    assert page == Page(("☑专利☐论文☐独占", "30%", "乙"), hidden=1)


@pytest.mark.parametrize(
    "attribute",
    ["style='display: none'", "style='color:red;mso-hide:all'", "hidden", "style='VISIBILITY:hidden'"],
)
def test_hidden_text_is_left_out_and_counted(attribute: str) -> None:
    assert read_html(f"<p>甲</p><div {attribute}>看 <b>不见</b></div><p>乙</p>") == Page(
        ("甲", "乙"), hidden=3
    )


def test_deleted_text_is_left_out_and_counted() -> None:
    assert read_html("<p>三<del>二</del>年</p>") == Page(("三年",), hidden=1)


def test_nesting_is_read_to_a_depth_and_refused_beyond_it() -> None:
    assert read_html("<font>" * 1000 + "甲") == Page(("甲",))
    assert read_html("<div>" * 5000 + "甲") is None


def test_too_large_a_page_is_refused_quickly() -> None:
    begin = time.thread_time()
    assert read_html("甲" * MAX_HTML) is None
    assert read_html("<b>" * 1_000_000) is None
    assert time.thread_time() - begin < 10


@given(st.text(alphabet="<>/&;!-=\"' \nap甲乙\0\ud800", max_size=60))
def test_anything_is_a_page(html: str) -> None:
    page = read_html(html)
    assert page is None or all(paragraph.strip() for paragraph in page.paragraphs)


@given(st.lists(st.text(alphabet="甲乙丙x 1。", min_size=1).filter(lambda line: line.strip()), max_size=8))
def test_what_is_written_in_paragraphs_is_read_back(lines: list[str]) -> None:
    html = "".join(f"<p>{line}</p>" for line in lines)
    assert paragraphs(html) == tuple(" ".join(line.split()) for line in lines)
