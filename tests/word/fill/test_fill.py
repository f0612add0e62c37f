from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from helpers.filling import NAME, filled, table, template, texts, texts_of, xml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ContentError
from pipeline.word.fill import Properties, compile_template, fill
from pipeline.word.fill.values import CONTROL


class Amount(str):
    __slots__ = ("words",)
    words: str


class Blank:
    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> object:
        return iter(())

    def __str__(self) -> str:
        return "＿＿＿＿"


class Record:
    """As `pipeline.generate.record.Record`: has entries by name, no text."""

    def __init__(self, **fields: object) -> None:
        self._fields = fields

    def __iter__(self) -> object:
        return iter(self._fields)

    def __getitem__(self, name: str) -> object:
        return self._fields[name]

    def __str__(self) -> str:
        raise TypeError


def refusal(context: Mapping[str, object], *body: str) -> str:
    with pytest.raises(ContentError) as caught:
        filled(context, *body)
    return str(caught.value)


@pytest.mark.parametrize(
    "value", ["甲<公司>&", "</w:t></w:r>", "\"引号\"与'撇号'", "{{ 甲 }}", "{% if %}", "&amp;"]
)
def test_markup_in_a_value_prints_as_it_is(value: str) -> None:
    assert texts({"a": value}, "前{{ a }}后") == [f"前{value}后"]


def test_fields_lists_and_conditions_are_filled() -> None:
    items = [{"name": "设计"}, {"name": "试制"}]
    found = texts(
        {"plan": {"items": items}, "on": True, "off": False, "kind": "转让"},
        "{%p for m in plan.items %}",
        "{{ loop.index }}. {{ m.name }}{% if loop.last %}。{% else %}；{% endif %}",
        "{%p endfor %}",
        "{%p if on and not off and kind == “转让” %}",
        "保密条款",
        "{%p elif kind != '转让' %}",
        "不印",
        "{%p else %}",
        "也不印",
        "{%p endif %}",
    )
    assert found == ["1. 设计；", "2. 试制。", "保密条款"]


def test_a_loop_without_entries_prints_its_else() -> None:
    body = ("{%p for m in ms %}", "{{ m }}", "{%p else %}", "无", "{%p endfor %}")
    assert texts({"ms": []}, *body) == ["无"]
    assert texts({"ms": Blank()}, *body) == ["无"]


def test_rows_are_repeated() -> None:
    rows = table(
        ("名称", "日期"), ("{%tr for m in ms %}", ""), ("{{ m.name }}", "{{ m.due }}"), ("{%tr endfor %}", "")
    )
    found = texts({"ms": [{"name": "甲", "due": "三月"}, {"name": "乙", "due": "五月"}]}, rows)
    assert found == ["名称", "日期", "甲", "三月", "乙", "五月"]


def test_a_loop_variable_ends_with_its_loop() -> None:
    body = ("{%p for m in ms %}", "{{ m }}", "{%p endfor %}", "{{ m }}")
    assert "没有名为“m”的字段" in refusal({"ms": ["甲"]}, *body)


def test_every_story_is_filled() -> None:
    found = texts({"a": "甲"}, "正文{{ a }}", header="眉{{ a }}", footer="脚{{ a }}", footnote="注{{ a }}")
    assert found == ["正文甲", "注", "注甲", "眉甲", "脚甲"]


def test_a_tag_that_word_split_into_runs_is_filled() -> None:
    split = (
        "<w:p>"
        + "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in ("甲{", "{ a.", "b }", "}乙"))
        + "</w:p>"
    )
    assert texts({"a": {"b": "值"}}, split) == ["甲值乙"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (7, "7"),
        (True, "是"),
        (False, "否"),
        (Decimal("1.50"), "1.50"),
        (Amount("5元"), "5元"),
        (Blank(), "＿＿＿＿"),
        ("", ""),
    ],
)
def test_single_values_print(value: object, shown: str) -> None:
    assert texts({"a": value}, "值：{{ a }}") == [f"值：{shown}"]


def test_forms_of_a_value_are_attributes() -> None:
    amount = Amount("5元")
    amount.words = "伍元整"
    assert texts({"a": amount}, "{{ a }}（{{ a.words }}）") == ["5元（伍元整）"]


def test_a_name_of_the_data_prevails_over_a_method() -> None:
    assert texts({"a": {"items": "甲", "keys": "乙"}}, "{{ a.items }}{{ a.keys }}") == ["甲乙"]


@pytest.mark.parametrize("value", [None, ["甲"], ("甲",), {"b": 1}, Record(b=1), 1.5, object()])
def test_what_has_no_text_is_refused(value: object) -> None:
    assert "“a.b”" in refusal({"a": {"b": value}}, "值：{{ a.b }}")


@pytest.mark.parametrize(
    "tag", ["{{ x }}", "{{ a.x }}", "{{ a.b.c }}", "{{ ms[3] }}", "{{ a.upper }}", "{{ s.upper }}"]
)
def test_an_unknown_name_is_refused(tag: str) -> None:
    assert "没有名为" in refusal({"a": {"b": "甲"}, "ms": ["甲"], "s": "abc"}, f"值：{tag}")


@pytest.mark.parametrize("tag", ["if x", "if not x", "if a and x", "if x == '甲'", "for m in x"])
def test_an_unknown_name_in_a_condition_is_refused(tag: str) -> None:
    end = "endfor" if tag.startswith("for") else "endif"
    assert "没有名为“x”的字段" in refusal({"a": True}, f"{{%p {tag} %}}", "保密条款", f"{{%p {end} %}}")


def test_a_condition_on_none_is_refused() -> None:
    assert "空值" in refusal({"x": None}, "{% if x %}甲{% endif %}")


@pytest.mark.parametrize("value", ["甲乙", 3, {"a": 1}, Record(a=1), None])
def test_only_lists_are_looped_over(value: object) -> None:
    assert "不是列表" in refusal({"x": value}, "{% for m in x %}{{ m }}{% endfor %}")


@pytest.mark.parametrize(
    "attack",
    [
        "''.__class__.__mro__",
        "a.__class__",
        "a['__class__']",
        "a|attr('__class__')",
        "cycler.__init__.__globals__",
        "self.__init__",
        "a.format('x')",
        "lipsum()",
        "namespace(x=1)",
        "[].append(1)",
        "a + a",
        "a ~ a",
        "a * 99999999",
        "a if a else a",
        "a is defined",
        "range(9)",
        "a[1:2]",
        "a.b(c=1)",
        "(a, a)",
        "{'x': a}",
    ],
)
def test_nothing_but_fields_can_be_evaluated(attack: str) -> None:
    assert NAME in refusal({"a": "甲"}, f"{{{{ {attack} }}}}")


@pytest.mark.parametrize(
    "tag", ["set x = 1", "include 'x'", "macro f()", "raw", "import 'x' as y", "do x", "", "block b"]
)
def test_other_statements_are_refused(tag: str) -> None:
    assert "不认识的标记" in refusal({}, f"{{% {tag} %}}")


def test_text_beside_a_paragraph_tag_is_refused() -> None:
    message = refusal({"x": True}, "正文前{%p if x %}", "甲", "{%p endif %}")
    assert "会丢失" in message
    assert "正文前{%p if x %}" in message


@pytest.mark.parametrize(
    "row",
    [("{%tr for m in ms %}", "日期"), ("{%tr for m in ms %}", "{{ a }}"), ("合计{%tr for m in ms %}", "")],
)
def test_text_beside_a_row_tag_is_refused(row: tuple[str, str]) -> None:
    rows = table(row, ("{{ m }}", ""), ("{%tr endfor %}", ""))
    assert "会丢失" in refusal({"ms": ["甲"], "a": "乙"}, rows)


@pytest.mark.parametrize("text", ["｛｛ a ｝｝", "{｛ a }}", "{{ a ｝}", "{％ if a ％}", "｛% if a %｝"])
def test_full_width_braces_are_refused(text: str) -> None:
    assert "全角" in refusal({"a": "甲"}, f"值：{text}")


@pytest.mark.parametrize("text", ["{{ a（1） }}", "{{ a，b }}", "{% if a ＝＝ 1 %}{% endif %}", "{{ a．b }}"])
def test_full_width_punctuation_in_a_tag_is_named(text: str) -> None:
    assert "全角标点" in refusal({"a": "甲"}, text)


def test_full_width_punctuation_in_a_compared_text_is_meant() -> None:
    assert texts({"a": "甲（乙）"}, "{% if a == '甲（乙）' %}是{% endif %}") == ["是"]


@pytest.mark.parametrize(
    "body",
    [
        ("{{ a",),
        ("a }}",),
        ("{% if a %}甲",),
        ("甲{% endif %}",),
        ("{% for m in a %}{% endif %}",),
        ("{% if a %}{% else %}{% elif a %}{% endif %}",),
        ("{% if a %}{% else %}{% else %}{% endif %}",),
        ("{% else %}",),
        ("{% for a, b in a %}{% endfor %}",),
        ("{{ a", "b }}"),
        ("{%tr if a %}", "甲", "{%tr endif %}"),
    ],
)
def test_broken_tags_are_refused(body: tuple[str, ...]) -> None:
    assert NAME in refusal({"a": "甲"}, *body)


@pytest.mark.parametrize(
    "body",
    [
        ("{%p if a %}", "甲", "{% endif %}乙"),
        ("甲{% if a %}", "{%p endif %}"),
        (table(("{%p if a %}",), ("{%p endif %}",)),),
        (table(("甲{% if a %}", "{% endif %}")),),
        ("{% if a %}甲", table(("{% endif %}",))),
        (table(("{%tr if a %}",), ("甲{% endif %}",)),),
    ],
)
@pytest.mark.parametrize("value", [True, False])
def test_tags_that_tear_paragraphs_or_tables_apart_are_refused(body: tuple[str, ...], *, value: bool) -> None:
    assert "拆散" in refusal({"a": value}, *body)


def test_a_condition_may_reach_into_the_next_paragraph() -> None:
    body = ("甲{% if a %}乙", "丙{% endif %}丁")
    assert texts({"a": True}, *body) == ["甲乙", "丙丁"]
    assert texts({"a": False}, *body) == ["甲丁"]


def test_text_where_an_object_belongs_is_refused() -> None:
    assert "会丢失" in refusal({"a": "甲"}, "{{p a }}")
    assert "会丢失" in refusal({"a": "甲"}, "前{{r a }}后")


def test_an_unknown_object_is_refused_with_the_known_ones() -> None:
    message = refusal({"a": "甲"}, "{{p gant(a) }}")
    assert "gant(…)" in message
    assert "toc" in message


def test_control_characters_are_left_out_and_told() -> None:
    result = filled({"a": "甲\x07乙\x0b\ud800丙\ufffe"}, "{{ a }}")
    assert texts_of(result.data) == ["甲乙丙"]
    assert len(result.notes) == 1
    assert all(name in result.notes[0] for name in ("“a”", "U+0007", "U+000B", "U+D800", "U+FFFE"))


def test_a_clean_document_has_no_notes() -> None:
    assert filled({"a": "甲"}, "{{ a }}").notes == ()


def test_comments_print_nothing() -> None:
    assert texts({}, "甲{# 说明 #}乙") == ["甲乙"]


def test_a_template_without_tags_stays_as_it_is() -> None:
    assert texts({}, "甲方：示例科技有限公司") == ["甲方：示例科技有限公司"]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert (
        filled({"a": "甲"}, "{{ a }}", header="眉").data == filled({"a": "甲"}, "{{ a }}", header="眉").data
    )


def test_nothing_of_one_filling_is_left_in_the_next() -> None:
    once = template("{{ a }}", "{%p for m in ms %}", "{{ m }}", "{%p endfor %}")
    first, second, third = (
        fill(once, {"a": a, "ms": [a] * n}, properties=Properties()).data
        for a, n in (("甲", 3), ("乙", 1), ("甲", 3))
    )
    assert texts_of(second) == ["乙", "乙"]
    assert first == third


def test_threads_share_a_template() -> None:
    once = template("{%p for m in ms %}", "{{ loop.index }}{{ m }}", "{%p endfor %}")
    with ThreadPoolExecutor(4) as pool:
        found = list(
            pool.map(lambda n: fill(once, {"ms": [str(n)] * 20}, properties=Properties()).data, range(20))
        )
    assert [texts_of(data) for data in found] == [[f"{i}{n}" for i in range(1, 21)] for n in range(20)]


def test_the_same_bytes_are_compiled_once() -> None:
    data = filled({}, "甲").data
    assert compile_template(data, name=NAME) is compile_template(bytes(bytearray(data)), name=NAME)


def test_spaces_at_the_edges_of_a_value_stay() -> None:
    assert texts({"a": " 甲 "}, "{{ a }}") == [" 甲 "]
    assert 'xml:space="preserve"' in xml(
        filled({"a": " 甲 "}, "<w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p>").data
    )


def test_the_result_is_a_sound_zip() -> None:
    with zipfile.ZipFile(io.BytesIO(filled({"a": "甲"}, "{{ a }}").data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"


def _kept(text: str) -> str:
    """What of ``text`` must be read again, line ends apart."""
    return CONTROL.sub("", re.sub("[\r\n\u2028\u2029]", "", text))


_READABLE = st.characters(exclude_categories=("Co", "Cs"))
_TRICKY = st.sampled_from("\n\r\t<>&\"'{}%#\x00\x0b\ud800\u2028甲 ")
values = st.text(_READABLE | _TRICKY)


@settings(max_examples=150, deadline=None)
@given(values)
def test_all_text_that_goes_in_comes_out(text: str) -> None:
    (found,) = texts_of(filled({"a": text}, "始{{ a }}终").data)
    assert found.replace("\n", "") == f"始{_kept(text)}终"


@settings(max_examples=150, deadline=None)
@given(values)
def test_all_text_that_stands_alone_comes_out(text: str) -> None:
    found = texts_of(filled({"a": text}, "{{ a }}").data)
    assert "".join("".join(found).split()) == "".join(_kept(text).split())
