"""Tracked changes one by one, and turned round."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.docx_zip import make_docx, part
from helpers.word import deleted, line, run, tracked
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.content import root
from pipeline.model.document import View
from pipeline.word import read
from pipeline.word.accept import Tracked, inverted
from pipeline.word.accept import tracked as find

ODDITIES = sorted(
    path.parent
    for path in (root() / "corpus" / "word").glob("*/body.xml")
    if "w:author" in path.read_text("utf-8")
)
MARK = "<w:rPr>{}</w:rPr>"


def inserted(text: str, *, who: str = "审阅人") -> str:
    return tracked("ins", run(text), who=who)


def found(data: bytes) -> list[tuple[str, str]]:
    return [(item.deleted, item.inserted) for item in find(data, name="a.docx")]


def lines(data: bytes, view: View) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in read(data, name="a.docx", view=view).blocks]


def all_turned(data: bytes) -> bytes:
    return inverted(data, [item.number for item in find(data, name="a.docx")], name="a.docx")


def oddity(folder: Path) -> bytes:
    parts: dict[str, str | bytes] = {}
    for path in folder.glob("*.xml"):
        text = path.read_text("utf-8")
        if path.name != "body.xml":
            parts[f"word/{path.name}"] = text if text.startswith("<?xml") else part(path.stem, text)
    return make_docx((folder / "body.xml").read_text("utf-8"), parts=parts)


@pytest.mark.parametrize("folder", ODDITIES, ids=lambda path: path.name)
def test_turned_round_both_views_change_places(folder: Path) -> None:
    data = oddity(folder)
    turned = all_turned(data)
    assert lines(turned, View.FINAL) == lines(data, View.ORIGINAL)
    assert lines(turned, View.ORIGINAL) == lines(data, View.FINAL)


@pytest.mark.parametrize("folder", ODDITIES, ids=lambda path: path.name)
def test_turned_round_twice_it_says_what_it_said(folder: Path) -> None:
    data = oddity(folder)
    twice = all_turned(all_turned(data))
    assert all(lines(twice, view) == lines(data, view) for view in (View.FINAL, View.ORIGINAL))


def test_one_change_can_be_accepted_alone() -> None:
    body = line(run("甲") + deleted("乙") + inserted("丙")) + line(run("丁") + inserted("戊"))
    data = make_docx(body)
    first, second = (inverted(data, [number], name="a.docx") for number in (1, 2))
    assert lines(first, View.ORIGINAL) == [("", "甲丙"), ("", "丁")]
    assert lines(second, View.ORIGINAL) == [("", "甲乙"), ("", "丁戊")]
    assert lines(first, View.FINAL) == [("", "甲乙"), ("", "丁戊")]


def test_a_deletion_and_the_insertion_in_its_place_are_one_change() -> None:
    assert found(make_docx(line(run("甲") + deleted("一年") + inserted("三年") + run("乙")))) == [
        ("一年", "三年")
    ]


def test_text_between_parts_two_changes() -> None:
    assert len(found(make_docx(line(inserted("甲") + run("乙") + inserted("丙"))))) == 2


def test_another_author_makes_another_change() -> None:
    assert len(found(make_docx(line(inserted("甲", who="一") + inserted("乙", who="二"))))) == 2


def test_an_inserted_paragraph_is_one_change_with_its_mark() -> None:
    mark = MARK.format(tracked("ins"))
    data = make_docx(line(run("甲")) + line(inserted("乙"), properties=mark) + line(run("丙")))
    assert found(data) == [("", "乙")]
    assert lines(inverted(data, [1], name="a.docx"), View.FINAL) == [("", "甲"), ("", "丙")]


def test_an_insertion_inside_which_something_was_deleted_again() -> None:
    inner = tracked(
        "ins", run("先") + tracked("del", "<w:r><w:delText>后</w:delText></w:r>", who="乙") + run("再")
    )
    data = make_docx(line(inner))
    assert [item.author for item in find(data, name="a.docx")] == ["审阅人", "乙"]
    assert lines(inverted(data, [2], name="a.docx"), View.FINAL) == [("", "先后再")]


def test_a_tracked_row_is_one_change_with_all_its_cells() -> None:
    row = (
        "<w:tr>{}<w:tc><w:tcPr/>"
        + line(inserted("甲"))
        + "</w:tc><w:tc><w:tcPr/>"
        + line(run("乙"))
        + "</w:tc></w:tr>"
    )
    table = "<w:tbl>" + row.format(f"<w:trPr>{tracked('ins')}</w:trPr>") + "</w:tbl>"
    data = make_docx(table + line(run("丙")))
    assert found(data) == [("", "甲乙")]
    assert lines(inverted(data, [1], name="a.docx"), View.FINAL) == [("", "丙")]


def test_what_was_moved_is_one_change() -> None:
    body = line(tracked("moveFrom", run("移动的话。")) + run("留下。")) + line(
        run("前面。") + tracked("moveTo", run("移动的话。"))
    )
    data = make_docx(body)
    assert found(data) == [("移动的话。", "移动的话。")]
    assert lines(inverted(data, [1], name="a.docx"), View.ORIGINAL) == [
        ("", "留下。"),
        ("", "前面。移动的话。"),
    ]


def test_a_change_of_looks_alone_is_none() -> None:
    bold = f"<w:b/>{tracked('rPrChange', '<w:rPr/>')}"
    assert found(make_docx(line(run("甲", properties=bold)))) == []


def test_words_that_were_hidden_are_a_change() -> None:
    hidden = f"<w:vanish/>{tracked('rPrChange', '<w:rPr/>')}"
    data = make_docx(line(run("甲", properties=hidden)))
    assert len(found(data)) == 1
    runs = read(all_turned(data), name="a.docx").blocks[0].runs
    assert all("hidden" not in item.marks for item in runs)


def test_changes_in_footnotes_and_headers_come_after_those_of_the_text() -> None:
    parts: dict[str, str | bytes] = {
        "word/header1.xml": part("hdr", line(inserted("页眉"))),
    }
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId9"/></w:sectPr>'
    data = make_docx(
        line(inserted("正文")) + section, parts=parts, relationships={"rId9": ("header", "header1.xml")}
    )
    assert [(item.part, item.inserted) for item in find(data, name="a.docx")] == [
        ("word/document.xml", "正文"),
        ("word/header1.xml", "页眉"),
    ]


def test_a_file_without_changes_has_none() -> None:
    assert find(make_docx(line(run("甲"))), name="a.docx") == ()


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Paragraphs of kept, inserted and deleted words of two authors; marks inserted, deleted or kept."""
    text = st.text(alphabet="甲乙丙丁12", min_size=1, max_size=3)
    who = st.sampled_from(["一", "二"])
    made = []
    for _ in range(draw(st.integers(1, 4))):
        words = "".join(
            draw(
                st.one_of(
                    text.map(run),
                    st.builds(lambda t, w: inserted(t, who=w), text, who),
                    st.builds(
                        lambda t, w: tracked("del", f"<w:r><w:delText>{t}</w:delText></w:r>", who=w),
                        text,
                        who,
                    ),
                )
            )
            for _ in range(draw(st.integers(0, 4)))
        )
        mark = draw(st.sampled_from(["", "ins", "del"]))
        made.append(line(words, properties=MARK.format(tracked(mark)) if mark else ""))
    return "".join(made) + line(run("末段"))


@settings(max_examples=60, deadline=None)
@given(bodies())
def test_any_text_turned_round_changes_places(body: str) -> None:
    data = make_docx(body)
    turned = all_turned(data)
    assert lines(turned, View.FINAL) == lines(data, View.ORIGINAL)
    assert lines(turned, View.ORIGINAL) == lines(data, View.FINAL)


@settings(max_examples=60, deadline=None)
@given(bodies(), st.data())
def test_accepting_some_is_rejecting_the_others(body: str, data: st.DataObject) -> None:
    file = make_docx(body)
    numbers = [item.number for item in find(file, name="a.docx")]
    some = data.draw(st.sets(st.sampled_from(numbers))) if numbers else set()
    accepted = inverted(file, some, name="a.docx")
    others = inverted(file, set(numbers) - some, name="a.docx")
    assert lines(accepted, View.ORIGINAL) == lines(others, View.FINAL)


@settings(max_examples=60, deadline=None)
@given(bodies())
def test_every_word_of_a_change_is_told(body: str) -> None:
    file = make_docx(body)
    known = {
        kind: "".join(getattr(item, kind) for item in find(file, name="a.docx"))
        for kind in Tracked.__slots__[3:5]
    }
    final, original = ("".join(text for _, text in lines(file, view)) for view in (View.FINAL, View.ORIGINAL))
    assert len(final) - len(known["inserted"]) == len(original) - len(known["deleted"])
