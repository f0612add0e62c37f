"""A document that breaks a limit says so before anything else."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline import word
from pipeline.word.build import build
from pipeline.word.fill import Properties, compile_template, fill

SOURCE = "# 报告\n\n::: cover\n编号：一\n:::\n\n## 概况\n\n正文。\n"


def filled(warnings: tuple[str, ...]) -> list[str]:
    template = compile_template(build(SOURCE, name="template.md", style="report"), name="template.docx")
    context = {"project": {"name": "示例项目"}}
    data = fill(template, context, properties=Properties(), warnings=warnings).data
    return [block.text for block in word.read(data, name="a.docx").blocks if block.text]


def test_without_a_broken_limit_nothing_is_said() -> None:
    assert not any("不符合" in text for text in filled(()))


def test_the_warning_stands_before_the_cover() -> None:
    first, second, *_ = [text for text in filled(("不符合规定", "保密期限只有一年")) if text != "示例项目"]
    assert (first, second) == ("不符合规定", "保密期限只有一年")


@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Zl", "Zp", "Zs")), min_size=1),
        max_size=4,
    )
)
def test_every_warning_is_printed_as_it_is(warnings: list[str]) -> None:
    found = filled(tuple(warnings))
    assert all(line in found for line in warnings)
