"""A comparison as a page."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from helpers.versions import changed

from pipeline.model.comparison import Bearing, Comparison, Decision, TrackedChange
from pipeline.report import diff_html

SECRECY = ("合作结束之日起三年", "合作结束之日起一年")
VOID = {"meta", "br", "input"}


class Page(HTMLParser):
    """Open tags, all tags, ids and where links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def with_changes() -> Comparison:
    found = changed(SECRECY, ("甲方享有60%", "甲方享有50%"))
    tracked = (TrackedChange(1, "张三", "2026-01-02", "三年", "一年", "第十一条 保密"),)
    decisions = (Decision("confidentiality/period", Bearing.ONLY, (1,)),)
    return replace(found, views=True, tracked=tracked, decisions=decisions)


COMPARISONS = {
    "changes": changed(SECRECY),
    "views": with_changes(),
    "nothing": changed(),
    "identical": replace(changed(), identical=True),
}


@pytest.mark.parametrize("comparison", COMPARISONS.values(), ids=COMPARISONS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_tag_is_closed(comparison: Comparison, lang: str) -> None:
    assert Page(diff_html.render(comparison, lang=lang)).open == []


@pytest.mark.parametrize("comparison", COMPARISONS.values(), ids=COMPARISONS)
def test_the_page_needs_nothing_else(comparison: Comparison) -> None:
    page = Page(diff_html.render(comparison))
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object"}
    links = [attributes["href"] or "" for tag, attributes in page.tags if tag == "a"]
    ids = {attributes.get("id") for _, attributes in page.tags}
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def test_reworded_clauses_are_collapsed_and_marked() -> None:
    page = Page(diff_html.render(COMPARISONS["changes"]))
    details = [attributes for tag, attributes in page.tags if tag == "details"]
    assert details
    assert not any("open" in attributes for attributes in details)
    assert "<del>三年</del><ins>一年</ins>" in diff_html.render(COMPARISONS["changes"])


def test_what_a_file_says_is_no_markup() -> None:
    html = diff_html.render(changed(("合作结束之日起三年", "合作结束之日起一年<script>alert(1)</script>")))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_tracked_changes_and_what_hangs_on_them_are_shown() -> None:
    html = diff_html.render(COMPARISONS["views"])
    assert "接受第 1 处修订后不符合" in html
    assert "张三" in html


def test_the_same_comparison_gives_the_same_page() -> None:
    assert diff_html.render(changed(SECRECY)) == diff_html.render(changed(SECRECY))
