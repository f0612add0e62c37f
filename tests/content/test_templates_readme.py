"""The guide to the templates: its tables are those of today, its examples work, its commands run.

``UPDATE_GOLDEN=1 pytest tests/content/test_templates_readme.py`` writes the tables anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from helpers.golden import assert_table
from helpers.played import play

from pipeline import word
from pipeline.app.linting import EXAMPLES, example_file, known
from pipeline.app.templating import load_templates
from pipeline.content import load_front_matter, load_json_schema, root, validate
from pipeline.generate.breach import Breach
from pipeline.generate.catalogue import DocumentType, load_catalogue
from pipeline.generate.context import context
from pipeline.generate.derive import TOPICS
from pipeline.generate.known import _FORMS
from pipeline.generate.load import load_project
from pipeline.generate.record import stated
from pipeline.generate.shape import Shape, project_shape
from pipeline.generate.values import PartyName
from pipeline.law import load as load_law
from pipeline.word.build import ClauseSource, build
from pipeline.word.build.directives import _KNOWN, FIELDS_OPTIONS, TABLE_OPTIONS
from pipeline.word.fill import Parts, Properties, compile_template, fill, lint
from pipeline.word.objects import native_objects

PATH = root() / "templates" / "README.md"
README = PATH.read_text(encoding="utf-8")
STYLES = {"contract": "合同", "report": "报告", "form": "表格"}
SAMPLES: Mapping[str, object] = {
    "text": "小试完成",
    "prose": "第一段。\n第二段。",
    "money": "5000000.00",
    "date": "2026-03-01",
    "percent": "60%",
    "count": 12,
    "decimal": "98.5",
    "yesno": True,
    "party": "示例科技",
}
PARTIES = {
    "示例科技": PartyName(short="示例科技", name="示例科技有限公司", role="甲方", kind="企业"),
}
CLAUSE = ClauseSource("confidentiality_demo", "保密", "secrecy", "1. 各方应当保密。")


def documents() -> Iterator[str]:
    yield "| 序号 | 名称 | 编号 | 标准 | 版式 | 份数 |"
    yield "|---:|---|---|---|---|---|"
    for item in load_catalogue():
        cells = (str(item.number), item.title, f"`{item.id}`", item.cited, STYLES[item.style], _copies(item))
        yield f"| {' | '.join(cells)} |"


def _copies(item: DocumentType) -> str:
    shape = project_shape()
    count = f"每项一份（{shape.named(item.each)} `{item.each}`）" if item.each else "一份"
    entry = shape.at(f"{item.each}[]") if item.each else None
    conditions = [(shape.named(path), of) for path, of in item.applies.items()]
    conditions += [(entry.named(path), of) for path, of in item.each_when.items() if entry]
    said = (f"仅当{title}{'为' if title else ''}{'、'.join(of)}" for title, of in conditions)
    return "，".join([count, *said])


def keys(schema: str) -> Iterator[str]:
    shape = load_json_schema(schema)
    yield "| 键 | 必填 | 写什么 |"
    yield "|---|---|---|"
    for name, value in shape["properties"].items():
        said = "：".join(
            filter(None, (value.get("title", ""), value.get("description", ""), _choices(value)))
        )
        yield f"| `{name}` | {'是' if name in shape['required'] else '否'} | {said} |"


def _choices(value: Mapping[str, Any]) -> str:
    return "、".join(f"`{item}`" for item in value.get("enum", ()))


def values() -> Iterator[str]:
    yield "| 写法 | 名称 | 项目文件中怎样写 | 例子 | 印出 | 其他形式 |"
    yield "|---|---|---|---|---|---|"
    for name, schema in load_json_schema("project/common")["$defs"].items():
        if schema["type"] == "object":
            continue
        sample = SAMPLES[name]
        printed = stated(Shape(schema), sample, PARTIES)
        forms = (f"`.{form}` {getattr(printed, form)}" for form in _FORMS.get(type(printed), ()))
        written = str(sample).lower() if isinstance(sample, bool) else str(sample)
        cells = (f"`{name}`", schema["title"], schema["description"], written, str(printed), "；".join(forms))
        yield f"| {' | '.join(cell.replace(chr(10), '<br>') for cell in cells)} |"


TABLES: Mapping[str, Callable[[], Iterator[str]]] = {
    "documents": documents,
    "keys": lambda: keys("document"),
    "clause-keys": lambda: keys("clause_text"),
    "values": values,
}


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_are_those_of_today(name: str) -> None:
    assert_table(PATH, name, "\n".join(TABLES[name]()))


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_every_directive_and_every_option_is_explained_and_shown() -> None:
    examples = "\n".join(blocks("template(?: contract)?"))
    for word_ in _KNOWN.split():
        assert f"`::: {word_}`" in README, word_
        assert f"::: {word_}" in examples or word_ == "clauses", word_
    for option in {*TABLE_OPTIONS, *FIELDS_OPTIONS}:
        assert f"`{option}=" in README, option


@pytest.mark.parametrize(("language", "style"), [("template", "report"), ("template contract", "contract")])
def test_the_sources_shown_are_built_linted_and_filled(language: str, style: str) -> None:
    values_of = context(load_project(example_file("技术研发")))
    for source in blocks(language):
        data = build(source, name="README.md", style=style, clauses={CLAUSE.id: CLAUSE})
        assert lint(data, name="README.md", known=known("")) == ()
        filled = fill(compile_template(data, name="README.md"), values_of, properties=Properties())
        text = "\n".join(block.label + block.text for block in word.read(filled.data, name="a.docx").blocks)
        assert "{" not in text
        assert str(values_of["project"]["name"]) in text


def test_the_examples_of_printing_are_true() -> None:
    total = SAMPLES["money"]
    shown = stated(Shape(load_json_schema("project/common")["$defs"]["money"]), total, {})
    assert f"`{shown}`" in README
    assert f"`{shown.words}`" in README


def test_every_object_is_named() -> None:
    section = README.partition("<!-- objects -->")[2].partition("<!-- /objects -->")[0]
    assert set(re.findall(r"\{\{p ([\w.]+)\(", section)) == set(native_objects(Parts()))


def test_the_clause_shown_is_valid_and_its_basis_is_known(tmp_path: Path) -> None:
    (source,) = blocks("clause")
    path = tmp_path / "data_return.md"
    path.write_text(source, encoding="utf-8")
    parts = load_front_matter(path)
    assert validate(parts.value, "clause_text", path) == ()
    assert [load_law().basis(item["law"], item["article"], "") for item in parts.value["basis"]]
    clause = ClauseSource(parts.value["id"], parts.value["title"], parts.value["condition"], parts.text)
    assert build("# 协议\n\n::: clauses\n", name="a", style="contract", clauses={clause.id: clause})


def test_the_modules_shown_work() -> None:
    derive_source, limit_source = blocks("python")
    project = load_project(example_file("技术研发"))
    names: dict[str, Any] = {}
    exec(derive_source, names)  # noqa: S102 - the example of our own page
    record = context(project, topics=(*TOPICS, names["derive"]))
    assert str(record["funding"]["mean_payment"]).endswith("元")
    assert record["milestones"][1]["number"] == 2
    exec(limit_source, names)  # noqa: S102 - the example of our own page
    assert names["breaches"](project) == ()
    data = dict(project.data) | {"funding": {"payments": [{"amount": "1.00"}] * 4}}
    (told,) = names["breaches"](type(project)(data))
    assert isinstance(told, Breach)
    assert told.severity == "warning"


def test_the_commands_shown_run(tmp_path: Path) -> None:
    runs = play(README, tmp_path, omitted="……").runs
    assert len(runs) > 3
    assert [run.result.output for run in runs if run.result.exit_code] == []


def test_a_template_is_also_found_under_its_identifier(tmp_path: Path) -> None:
    document = next(item for item in load_catalogue() if item.id == "cooperation_plan")
    (tmp_path / "cooperation_plan.docx").write_bytes(document.template.read_bytes())
    assert load_templates(tmp_path).path(document).parent == tmp_path


def test_every_path_that_is_named_exists() -> None:
    named = re.findall(r"`((?:tests|pipeline|templates|rules)/[\w/.]+)`", README)
    assert len(named) > 10
    assert [path for path in named if not (root() / path).exists()] == []
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not (PATH.parent / link).exists()] == []


def test_links_inside_the_page_lead_to_headings() -> None:
    headings = {
        re.sub(r"[^\w-]", "", title.strip().lower().replace(" ", "-"))
        for title in re.findall(r"^#+ (.*)$", README, re.MULTILINE)
    }
    assert (
        set(re.findall(r"\]\(#([^)]+)\)", re.sub(r"```.*?```|`[^`\n]*`", "", README, flags=re.DOTALL)))
        <= headings
    )


def test_the_three_examples_are_there() -> None:
    assert {example_file(name).parent.name for name in EXAMPLES} == {"examples"}
