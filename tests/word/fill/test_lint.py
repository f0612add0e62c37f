from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeAlias

import pytest
from helpers.docx_zip import make_docx, part
from helpers.filling import block, table, template_file
from helpers.word import deleted, line, run, tracked
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.fill import Problem, lint
from pipeline.word.fill.lint import Kind

Tree: TypeAlias = "str | Mapping[str, Tree] | list[Tree]"
DATA: Tree = {
    "project": {"name": "", "budget": {"": "", "words": ""}},
    "plan": {"milestones": [{"name": "", "due": ""}]},
    "gantt": {"": ""},
}


class Schema:
    """`Known` from a tree: a mapping with the key "" is a leaf with attributes."""

    def _at(self, path: tuple[str, ...]) -> Tree | None:
        here: Tree | None = DATA
        for step in path:
            if isinstance(here, list):
                here = here[0] if step == "[]" else None
            else:
                here = here.get(step) if isinstance(here, Mapping) else None
        return here

    def kind(self, path: tuple[str, ...]) -> Kind | None:
        found = self._at(path)
        if found is None:
            return None
        if isinstance(found, list):
            return "list"
        return "record" if isinstance(found, Mapping) and "" not in found else "leaf"

    def names(self, path: tuple[str, ...]) -> Collection[str]:
        found = self._at(path)
        return tuple(found) if isinstance(found, Mapping) else ()


def problems(*body: str, header: str = "") -> tuple[Problem, ...]:
    return lint(
        template_file(*body, header=header), name="甲.docx", known=Schema(), objects={"gantt", "chart.bar"}
    )


def one(*body: str) -> Problem:
    found = problems(*body)
    assert len(found) == 1, found
    return found[0]


SOUND = (
    "{{ project.name }}（{{ project.budget.words }}）",
    "{%p if project.budget %}",
    "{%p for m in plan.milestones %}",
    "{{ loop.index }}{{ m.name }}{% if loop.last %}。{% endif %}",
    "{%p endfor %}",
    "{%p endif %}",
    "{{ plan.milestones[0].due }}",
    "{{p gantt(gantt) }}",
    "{{p toc() }}",
    '<w:p><w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/></w:p>',
    "见{{r ref('x') }}。",
    table(("名",), ("{%tr for m in plan.milestones %}",), ("{{ m.due }}",), ("{%tr endfor %}",)),
)


def test_a_sound_template_has_no_problems() -> None:
    assert problems(*SOUND, header="{{ project.name }}") == ()


@pytest.mark.parametrize(
    ("tag", "message", "fix"),
    [
        ("{{ project.nmae }}", "没有名为“project.nmae”的字段", "是不是“project.name”"),
        ("{{ projct.name }}", "没有名为“projct.name”的字段", "是不是“project”"),
        ("{{ project.budget.word }}", "没有名为“project.budget.word”的字段", "是不是“project.budget.words”"),
        ("{{ zzz }}", "没有名为“zzz”的字段", "请改正字段名"),
        ("{{ plan }}", "“plan”是一组字段，不能直接打印", ""),
        ("{{ plan.milestones }}", "“plan.milestones”是列表，不能直接打印", ""),
        ("{{ plan.milestones.name }}", "没有名为“plan.milestones.name”的字段", ""),
        ("{% for m in project %}{% endfor %}", "“project”不是列表，不能循环", ""),
        ("{% for m in plan.milestones %}{{ m.nam }}{% endfor %}", "“plan.milestones[].nam”", "[].name”"),
        ("{% if project.x %}{% endif %}", "没有名为“project.x”的字段", ""),
        ("{% if project.name == x %}{% endif %}", "没有名为“x”的字段", ""),
        ("{{ loop.index }}", "没有名为“loop.index”的字段", ""),
        ("{{ project.name|upper }}", "不能使用过滤器“upper”", ""),
        ("{% if project.name is defined %}{% endif %}", "不能使用检验“defined”", ""),
        ("{{ project.name + 1 }}", "不能使用运算", ""),
        ("{{ gant(gantt) }}", "没有名为“gant(…)”的对象", "gantt"),
        ("{{ gantt(gantt) }}", "不是文字", "{{p gantt(gantt) }}"),
        ("{{ ref('x') }}", "不是文字", '{{r ref("x") }}'),
        ("{{r ref('x') }}", "书签“x”不存在", ""),
        ("{{r ref(project.name) }}", "应是一个书签名", ""),
        ("{% set x = 1 %}", "不认识的标记", ""),
        ("{% endif %}", "不成对", ""),
        ("{% if project.name %}", "没有结束", "{% endif %}"),
        ("{{ project.name", "没有配成一对", ""),
        ("{# 说明 #}", "注释", "批注"),
        ("｛｛ project.name ｝｝", "全角括号", "半角"),
        ("{{ project。name }}", "全角标点“。”", "半角"),
        ("文字{%p if project.name %}", "会丢失", "独占"),
        ("{%tr if project.name %}", "不在表格里", ""),
    ],
)
def test_each_fault_is_named_with_what_to_do(tag: str, message: str, fix: str) -> None:
    found = problems("前文", tag)
    assert any(message in item.message and fix in item.fix for item in found), found


def test_the_place_is_named() -> None:
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>背景</w:t></w:r></w:p>'
    found = one(heading, table(("一", "二"), ("三", "名称：{{ x }}")))
    assert (found.place, found.text) == ("正文“背景”之下，第1个表格第2行第2列", "名称：{{ x }}")
    assert (
        str(found)
        == "正文“背景”之下，第1个表格第2行第2列，“名称：{{ x }}”：没有名为“x”的字段；请改正字段名。"
    )


def test_text_beside_a_row_tag_is_found_in_another_cell() -> None:
    found = problems(table(("{%tr for m in plan.milestones %}", "丢失"), ("{%tr endfor %}", "")))
    assert any("表格行" in item.message for item in found)


@pytest.mark.parametrize("tag", ["ins", "del", "moveFrom", "moveTo"])
def test_tags_in_tracked_changes_are_found(tag: str) -> None:
    inner = deleted("{{ project.name }}") if tag == "del" else tracked(tag, run("{{ project.name }}"))
    assert any("修订" in item.message for item in problems(line(inner)))


def test_tags_that_a_tracked_change_splits_are_found() -> None:
    assert any(
        "修订" in item.message for item in problems(line(run("{{ project") + tracked("ins", run(".name }}"))))
    )


def test_other_tracked_changes_are_no_fault() -> None:
    assert problems(line(run("{{ project.name }}") + tracked("ins", run("及附件")))) == ()


def test_tags_that_nobody_fills_are_found() -> None:
    comments = part("comments", f'<w:comment w:id="0">{block("{{ project.name }}")}</w:comment>')
    found = lint(
        make_docx(block("{{ project.name }}"), parts={"word/comments.xml": comments}),
        name="a",
        known=Schema(),
    )
    assert [item.place for item in found] == ["word/comments.xml"]


def test_every_fault_of_every_part_is_found_in_the_order_of_the_text() -> None:
    found = problems("{{ a }}", "{{ b }}{{ c|d }}", header="{{ e }}")
    assert [item.text for item in found if item.place == "正文"] == [
        "{{ a }}",
        "{{ b }}{{ c|d }}",
        "{{ b }}{{ c|d }}",
    ]
    assert [item.text for item in found if item.place == "页眉"] == ["{{ e }}"]


def test_what_is_no_word_file_is_a_problem() -> None:
    (found,) = lint(b"?", name="甲.docx", known=Schema())
    assert str(found).startswith("文件，“甲.docx”：这是纯文本文件，不是 .docx 文档")


def test_a_finished_document_is_no_template() -> None:
    found = one("甲方：示例科技有限公司")
    assert found.place == "文件"
    assert "没有任何字段" in found.message


@pytest.mark.parametrize("tag", ["{ project.name }", "{project.name}", "{name}", "{ plan.milestones }"])
def test_one_pair_of_braces_is_too_few(tag: str) -> None:
    found = one(f"{{{{ project.name }}}} 与 {tag}")
    assert found.message == f"“{tag}”只有一层花括号，会原样印出来"


@pytest.mark.parametrize("text", ["{甲}", "{ 1 }", "f(x) = {x | x > 0}", "{Name}"])
def test_braces_around_something_else_are_left_alone(text: str) -> None:
    assert problems(f"{{{{ project.name }}}} 与 {text}") == ()


PIECES = [
    "{{",
    "}}",
    "{%",
    "%}",
    "p ",
    "tr ",
    "if ",
    "for m in ",
    "endif",
    "project",
    ".name",
    "'",
    "(",
    "｛",
    "甲",
    " ",
    "<",
]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), max_size=4))
def test_no_template_makes_it_fail(body: list[str]) -> None:
    assert isinstance(problems(*(text for text in body if not text.startswith("<w:"))), tuple)
