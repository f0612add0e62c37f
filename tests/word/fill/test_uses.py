from __future__ import annotations

import pytest
from helpers.filling import template

from pipeline.word.fill import paths


def used(*body: str, header: str = "") -> dict[str, bool]:
    return {use.path: use.guarded for use in paths(template(*body, header=header))}


def test_loop_variables_are_resolved_to_their_lists() -> None:
    inner = "{% for t in s.tasks %}{{ t }}{% endfor %}"
    body = "{% for s in plan.stages %}{{ loop.index }}{{ s.name }}" + inner + "{% endfor %}"
    assert set(used(body)) == {
        "plan.stages",
        "plan.stages[].name",
        "plan.stages[].tasks",
        "plan.stages[].tasks[]",
    }


def test_a_loop_variable_hides_a_field_of_its_name_inside_only() -> None:
    assert set(used("{% for a in b %}{{ a.x }}{% endfor %}{{ a.x }}")) == {"b", "b[].x", "a.x"}


def test_every_part_and_every_kind_of_use_counts() -> None:
    body = ("{% if a and not b == c %}{% elif d %}{% endif %}", "{{p gantt(e) }}")
    assert set(used(*body, header="{{ f[0].g }}")) == {"a", "b", "c", "d", "e", "f[].g"}


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("{{ a.b }}", False),
        ("{% if a.b %}甲{% endif %}", True),
        ("{% if a.b %}{{ a.b }}{% endif %}", True),
        ("{% if a %}{{ a.b }}{% endif %}", True),
        ("{% if a.b == '甲' %}{{ a.b }}{% endif %}", True),
        ("{% if x and a.b %}{{ a.b }}{% endif %}", True),
        ("{% if x or a.b %}{{ a.b }}{% endif %}", False),
        ("{% if not a.b %}{{ a.b }}{% endif %}", False),
        ("{% if not a.b %}甲{% else %}{{ a.b }}{% endif %}", True),
        ("{% if a.b %}{% else %}{{ a.b }}{% endif %}", False),
        ("{% if a.b %}{{ a.b }}{% endif %}{{ a.b }}", False),
        ("{% if a.c %}{{ a.b }}{% endif %}", False),
    ],
)
def test_a_use_is_guarded_by_a_condition_on_itself(text: str, *, guarded: bool) -> None:
    assert used(text)["a.b"] is guarded


def test_entries_are_guarded_by_a_condition_on_the_entry() -> None:
    assert used("{% for m in ms %}{% if m.due %}{{ m.due }}{% endif %}{{ m.name }}{% endfor %}") == {
        "ms": False,
        "ms[].due": True,
        "ms[].name": False,
    }


def test_a_template_without_tags_uses_nothing() -> None:
    assert paths(template("甲")) == frozenset()
