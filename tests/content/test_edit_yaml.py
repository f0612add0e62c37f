"""A file that a person wrote keeps her words when a value is put in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.content import load_yaml
from pipeline.content.edit_yaml import with_value

TEXT = """# 说明
project:
  name: 示例项目  # 名称
# 合作方
parties:
  - {name: 甲, short: 甲}
"""


def test_comments_and_order_stay() -> None:
    told = with_value(TEXT, ("project", "code"), "SL-1")
    assert told.replace('  code: "SL-1"\n', "") == TEXT


def test_what_is_missing_on_the_way_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(with_value(TEXT, ("funding", "payments", 0, "amount"), "100.00"), encoding="utf-8")
    assert load_yaml(path)["funding"] == {"payments": [{"amount": "100.00"}]}


def test_an_index_past_the_end_adds_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(with_value(TEXT, ("parties", 1, "name"), "乙"), encoding="utf-8")
    assert load_yaml(path)["parties"][1] == {"name": "乙"}


@pytest.mark.parametrize(
    "value", ["yes", "2026-03-01", "010", "1:20", "60%", "# 号", "a: b", "第一段\n第二段", ""]
)
def test_any_text_is_read_back_as_it_was(tmp_path: Path, value: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(with_value(TEXT, ("project", "summary"), value), encoding="utf-8")
    assert load_yaml(path)["project"]["summary"] == value


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40))
def test_whatever_is_put_in_comes_out(value: str) -> None:
    from pipeline.content.strict import parse_yaml  # noqa: PLC0415 - beside its only use

    assert (
        parse_yaml(with_value(TEXT, ("project", "field"), value), Path("a.yaml"))["project"]["field"] == value
    )
