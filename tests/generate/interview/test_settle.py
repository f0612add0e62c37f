"""An answer stands in the file where a person looks for it, and nothing else changes."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.content.strict import parse_yaml
from pipeline.generate.interview.settle import settled
from pipeline.generate.starter import starter

FILE = Path("project.yaml")


def test_a_field_of_a_section_in_use_stands_above_its_commented_examples() -> None:
    lines = settled(starter(), ("project", "code"), "SL-1").splitlines()
    place = lines.index('  code: "SL-1"')
    assert lines[place - 1].startswith("  stage: 前期准备")
    assert lines[place + 1].startswith("#   code:")


def test_a_new_section_stands_below_its_own_heading() -> None:
    lines = settled(starter(), ("funding", "total"), "5.00").splitlines()
    place = lines.index("funding:")
    assert lines[place + 1] == '  total: "5.00"'
    assert lines[place - 2].startswith("# 经费：")
    assert lines[place + 2].startswith("# funding:")


def test_nothing_but_the_answer_is_new() -> None:
    before, after = starter().splitlines(), settled(starter(), ("indicators", 0, "name"), "寿命").splitlines()
    added = [line for line in after if line not in before]
    assert added == ["indicators:", '  - name: "寿命"']
    assert [line for line in after if line not in added] == before


def test_a_file_of_comments_keeps_them() -> None:
    text = settled("# 说明\n", ("project", "name"), "涂层")
    assert text == '# 说明\n\nproject:\n  name: "涂层"\n'


def test_a_line_of_text_that_looks_like_a_comment_stays_where_it_is() -> None:
    text = "project:\n  name: 涂层\n  summary: |\n    第一段\n    # 不是注释\nparties: []\n"
    changed = settled(text, ("project", "code"), "1")
    assert parse_yaml(changed, FILE)["project"] == {
        "name": "涂层",
        "summary": "第一段\n# 不是注释\n",
        "code": "1",
    }


@settings(deadline=None, max_examples=20)
@given(st.lists(st.sampled_from(["code", "field", "summary", "database"]), min_size=1, max_size=5))
def test_any_order_of_answers_gives_the_same_data(keys: list[str]) -> None:
    text = starter()
    for key in keys:
        text = settled(text, ("project", key), f"{key}: #值\n第二段" if key == "summary" else f"{key} #值")
    project = parse_yaml(text, FILE)["project"]
    assert {key: project[key] for key in keys} == {
        key: f"{key}: #值\n第二段" if key == "summary" else f"{key} #值" for key in keys
    }
