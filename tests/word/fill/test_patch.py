"""What is patched in pieces is what docxtpl makes of the whole."""

from __future__ import annotations

import io
import re

import pytest
from docxtpl import DocxTemplate
from helpers.filling import block, cell, table
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.fill.patch import patch, with_runs_apart

DOCXTPL = DocxTemplate(io.BytesIO())
PIECES = [
    "{{ a }}",
    "甲{{ a.b }}乙",
    "{{a}}{{b}}",
    "{%p if a %}",
    "{%p endif %}",
    "{{p toc() }}",
    '见{{r ref("x") }}。',
    "{% if a == “甲” %}是{% else %}否{% endif %}",
    '{% if a == "甲" %}{% endif %}',
    "{# 说明 #}",
    "没有标记",
    "{ 单个 }",
    "50%}",
    "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{ a }</w:t></w:r><w:r><w:t>}后</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>{{ a</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>.b }}</w:t></w:r></w:p>",
    "<w:p/>",
    '<w:p w:rsidR="1"><w:r><w:t>{{ a }}</w:t></w:r></w:p>',
    table(("名", "值"), ("{%tr for m in ms %}", ""), ("{{ m }}", "{{ m.x }}"), ("{%tr endfor %}", "")),
    table(("{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}")),
    table(("{% colspan n %}{{ a }}", "{% cellbg c %}{{ a }}")),
    f"<w:tbl><w:tr>{cell(table(('{{ a }}',)))}</w:tr></w:tbl>",
]


def same(xml: str) -> str:
    return re.sub(r' xml:space="preserve"', "", xml)


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_the_pieces_are_patched_as_the_whole(pieces: list[str]) -> None:
    xml = f"<w:body>{''.join(map(block, pieces))}</w:body>"
    assert same(patch(xml).xml) == same(DOCXTPL.patch_xml(with_runs_apart(xml)))


def test_text_after_a_run_tag_keeps_its_format() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    xml = f"<w:p><w:r>{bold}<w:t>甲{{%r if a %}}乙{{%r endif %}}丙</w:t></w:r></w:p>"
    made = patch(xml).xml
    assert all(f"<w:r>{bold}<w:t>{text}</w:t></w:r>" in same(made) for text in "甲乙丙")


def test_tags_that_join_paragraphs_do_so() -> None:
    xml = block("甲") + block("{%- if a %}乙{% endif -%}") + block("丙")
    assert same(patch(xml).xml) == same(DOCXTPL.patch_xml(xml))
    assert "</w:p>" in patch(xml).xml


@pytest.mark.parametrize(
    "text",
    ["前{%p if a %}", "{%p if a %}{{ b }}", "{%p if a %}{%p if b %}", "{{p toc() }}。"],
)
def test_text_and_tags_beside_a_unit_tag_are_missed(text: str) -> None:
    xml = block(text)
    assert patch(xml).lost


@pytest.mark.parametrize("piece", PIECES)
def test_nothing_else_is_missed(piece: str) -> None:
    xml = block(piece)
    assert not patch(xml).lost
