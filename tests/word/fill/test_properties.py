from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from helpers.docx_zip import make_docx, paragraph
from helpers.filling import rebuilt, template, template_file, xml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.word.fill import Properties, compile_template, fill, read_properties

ALL = Properties(
    title="甲<乙>&“标题”",
    author="示例科技有限公司",
    created=date(2026, 3, 1),
    modified=date(2026, 4, 2),
    template="feasibility_report 1.2",
    data_sha256="ab" * 32,
    program="cxy 0.1",
)


def made(properties: Properties) -> bytes:
    return fill(template("{{ a }}"), {"a": "甲"}, properties=properties).data


def test_properties_are_read_as_they_were_written() -> None:
    sha256 = hashlib.sha256(template_file("{{ a }}")).hexdigest()
    assert read_properties(made(ALL)) == replace(ALL, template_sha256=sha256)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))).map(str.strip))
def test_every_title_comes_back(title: str) -> None:
    clean = title.replace("\ufffe", "").replace("\uffff", "")
    assert read_properties(made(Properties(title=title, program=title))).title == clean


def test_nothing_comes_from_a_clock() -> None:
    data = made(Properties())
    assert "dcterms:created" not in xml(data, "docProps/core.xml")
    assert read_properties(data).created is None


def test_a_file_of_others_says_nothing() -> None:
    assert read_properties(make_docx(paragraph("甲"))) == Properties()


def test_what_is_no_word_file_is_refused_by_name() -> None:
    with pytest.raises(InputError, match=r"甲\.docx"):
        read_properties(b"?", name="甲.docx")


def test_properties_of_the_template_are_replaced_and_its_own_kept() -> None:
    first = made(ALL)
    custom = xml(first, "docProps/custom.xml").replace("cxy.program", "部门")
    again = compile_template(rebuilt(first, {"docProps/custom.xml": custom.encode()}), name="a")
    data = fill(again, {}, properties=Properties(title="新")).data
    properties = xml(data, "docProps/custom.xml")
    assert properties.count('name="部门"') == 1
    assert properties.count('name="cxy.template"') == 1
    assert 'pid="2"' in properties
    assert read_properties(data).title == "新"
    assert xml(data, "[Content_Types].xml").count("custom-properties") == 1
    assert xml(data, "_rels/.rels").count('/custom-properties"') == 1
