"""HTML elements as text."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.markup import Html, element, escape, join, link


@given(st.text())
def test_escaped_text_reads_back_as_it_was(text: str) -> None:
    shown = escape(text)
    assert not set(shown) & set("<>\"'")
    if "\ufffd" not in shown:
        assert html.unescape(shown) == text


@given(st.text(st.characters(), max_size=20))
def test_a_page_can_always_be_written_as_utf8(text: str) -> None:
    element("p", text, title=text).encode("utf-8")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x85", "\ud800", "\uffff"])
def test_signs_that_html_forbids_are_replaced(sign: str) -> None:
    assert escape(f"甲{sign}乙") == "甲\ufffd乙"


def test_markup_is_not_escaped_again() -> None:
    assert escape(Html("<b>")) == "<b>"
    assert element("p", element("b", "<"), "<") == "<p><b>&lt;</b>&lt;</p>"


def test_attributes_are_escaped_and_left_out_when_there_are_none() -> None:
    shown = element("a", class_='x" onclick="y', id=None, aria_label="&")
    assert shown == '<a class="x&quot; onclick=&quot;y" aria-label="&amp;"></a>'


def test_an_element_without_content_is_not_closed() -> None:
    assert element("meta", name="a") == '<meta name="a">'


def test_a_link_without_a_target_is_its_text() -> None:
    assert link(None, "甲<") == "甲&lt;"
    assert link("f1", "甲") == '<a href="#f1">甲</a>'


def test_joined_parts_are_escaped() -> None:
    assert join(["<", Html("<br>")], "&") == "&lt;&amp;<br>"
