"""Objects of templates, here invented ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from helpers.filling import template, texts_of, xml
from markupsafe import Markup

from pipeline.errors import ContentError
from pipeline.word.fill import Parts, Properties, fill
from pipeline.word.objects import native_objects

RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@dataclass(frozen=True)
class Piece:
    stem: str
    suffix: str
    content_type: str
    relationship: str
    data: bytes
    parts: tuple[Piece, ...] = ()


BOOK = Piece("embeddings/Book", ".xlsx", "application/x-book", RELATIONSHIP + "package", b"PK")
CHART = Piece("charts/chart", ".xml", "application/x-chart+xml", RELATIONSHIP + "chart", b"<c/>", (BOOK,))


def objects(parts: Parts) -> Mapping[str, Callable[..., Markup]]:
    def chart(text: object) -> Markup:
        return Markup("<w:p><w:r><w:t>{}{}</w:t></w:r></w:p>").format(text, parts.add(CHART))

    def refuse(_value: object) -> Markup:
        raise ContentError(("长度不一。",))

    def plain() -> Markup:
        return "甲"  # type: ignore[return-value]  # what a faulty object may do

    return {"chart.bar": chart, "refuse": refuse, "plain": plain}


def made(*body: str, **context: object) -> bytes:
    return fill(template(*body), context, properties=Properties(), objects=objects).data


def test_an_object_stands_in_place_of_its_paragraph() -> None:
    assert texts_of(made("前", "{{p chart.bar(a) }}", "后", a="甲<")) == ["前", "甲<rIdObject1", "后"]


def test_parts_of_objects_are_in_the_package_with_their_relationships() -> None:
    data = made("{{p chart.bar(a) }}", "{{p chart.bar(a) }}", a="甲")
    links = xml(data, "word/_rels/document.xml.rels")
    assert 'Id="rIdObject1"' in links
    assert 'Target="charts/chart1.xml"' in links
    assert 'Target="charts/chart2.xml"' in links
    assert xml(data, "word/charts/chart2.xml") == "<c/>"
    assert 'Id="rId1"' in xml(data, "word/charts/_rels/chart2.xml.rels")
    assert 'Target="../embeddings/Book2.xlsx"' in xml(data, "word/charts/_rels/chart2.xml.rels")
    types = xml(data, "[Content_Types].xml")
    assert '<Override PartName="/word/embeddings/Book1.xlsx" ContentType="application/x-book"/>' in types


def test_parts_of_one_document_are_not_in_the_next() -> None:
    once = template("{{p chart.bar(a) }}")
    first, second = (fill(once, {"a": "甲"}, properties=Properties(), objects=objects).data for _ in range(2))
    assert first == second


def test_names_of_the_template_are_not_taken_again() -> None:
    parts = Parts(frozenset({"word/Charts/chart1.xml"}))
    parts.add(CHART)
    assert parts.added[0].name == "word/charts/chart2.xml"


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("{{p refuse(a) }}", "长度不一"),
        ("{{p chart.bar() }}", "括号"),
        ("{{p chart.bar(b) }}", "没有名为“b”的字段"),
        ("{{p chart.pie(a) }}", "chart.bar"),
        ("文字{{ chart.bar(a) }}", "{{p"),
        ("{{p plain() }}", "没有给出 Word 内容"),
        ("{{p chart.bar(refuse(a)) }}", "refuse(…)"),
    ],
)
def test_an_object_that_cannot_be_drawn_is_told_with_its_place(tag: str, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        made("前", tag, a="甲")
    assert "正文" in str(caught.value)
    assert words in str(caught.value)


def test_the_objects_of_the_program_fit() -> None:
    radar = {
        "title": "评分",
        "categories": ["甲", "乙", "丙"],
        "series": [{"name": "得分", "values": [1, 2, 3]}],
    }
    data = fill(
        template("{{p chart.radar(a) }}"), {"a": radar}, properties=Properties(), objects=native_objects
    ).data
    assert "得分" in texts_of(data)
