"""The JSON of a comparison."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers.versions import changed, compared, sample
from jsonschema import Draft202012Validator

import pipeline
from pipeline.model.comparison import Bearing, Comparison, Decision, TrackedChange
from pipeline.report import diff_json

SCHEMA = json.loads((Path(pipeline.__file__).parent / "schemas" / "diff.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
SWAPS = (
    ("合作结束之日起三年", "合作结束之日起一年"),
    ("甲方享有60%", "甲方享有50%"),
    ("人民币叁佰万元整（¥3,000,000.00）", "人民币陆佰万元整（¥6,000,000.00）"),
    ("起至2028年3月31日止", "起至2028年6月30日止"),
    ("向甲方住所地有管辖权的人民法院提起诉讼", "向示例仲裁委员会申请仲裁"),
    ("9.6 后续改进", "9.6 其后的改进"),
    ("（三） 双方协商一致。\n", ""),
    ("技术资料、试验数据、经营信息", "技术资料"),
)


def everything() -> Comparison:
    """A comparison with values of every type and decisions of every bearing."""
    found = changed(*SWAPS)
    rules = [item.rule for item in found.findings]
    tracked = tuple(TrackedChange(n, "张三", "2026-01-02T03:04:05Z", "甲", "乙", "第一条") for n in (1, 2))
    decisions = tuple(
        Decision(rule, bearing, (1, 2)) for rule, bearing in zip(rules, list(Bearing) * 3, strict=False)
    )
    return Comparison(
        found.old,
        found.new,
        found.terms,
        found.findings,
        found.clauses,
        views=True,
        tracked=tracked,
        decisions=decisions,
    )


def loaded(comparison: Comparison, lang: str = "zh") -> dict[str, Any]:
    value = json.loads(diff_json.render(comparison, lang=lang))
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("make", [everything, changed], ids=["everything", "nothing"])
def test_it_follows_the_schema(make: Callable[[], Comparison], lang: str) -> None:
    VALIDATOR.validate(loaded(make(), lang))


def test_every_object_of_the_schema_is_closed() -> None:
    def check(node: object) -> None:
        if isinstance(node, dict):
            if node.get("type") == "object":
                assert node["additionalProperties"] is False
                assert set(node["required"]) == set(node["properties"])
            for item in node.values():
                check(item)
        elif isinstance(node, list):
            for item in node:
                check(item)

    check(SCHEMA)


def test_values_keep_their_type() -> None:
    found = {(item["topic"], item["aspect"]): item for item in loaded(everything())["terms"]}
    assert found["shares", "甲方"]["old"]["values"] == [{"type": "share", "value": "3/5", "text": "60%"}]
    assert found["total", ""]["new"]["values"] == [
        {"type": "money", "value": "6000000", "currency": "CNY", "text": "6,000,000.00 元"}
    ]
    assert found["secrecy", "period"]["new"]["values"][0]["months"] == 12


def test_a_quotation_stands_where_it_is_said_to_stand() -> None:
    comparison = everything()
    for item in loaded(comparison)["terms"]:
        for side, report in (("old", comparison.old), ("new", comparison.new)):
            for place in (item[side] or {"evidence": []})["evidence"]:
                text = report.document.blocks[place["block"]].text
                assert text[place["start"] : place["end"]] == place["quote"]


def test_the_same_comparison_gives_the_same_bytes() -> None:
    text = sample().replace("合作结束之日起三年", "合作结束之日起一年")
    assert diff_json.render(compared(sample(), text)) == diff_json.render(compared(sample(), text))
