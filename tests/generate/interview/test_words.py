"""What is said about a field is said without keys and YAML."""

import pytest

from pipeline.generate.interview.words import told
from pipeline.generate.shape import Shape, project_shape


def leaf(path: str) -> Shape:
    shape = project_shape().at(path)
    assert shape is not None
    return shape


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("project.name", "与协议一致的全称"),
        ("project.start", "合作期限的第一天；例如 2026-03-01 或者 2026年3月1日"),
        ("parties[].contact.party", "合作方的简称、全称或者甲方、乙方"),
        ("parties[].contact.email", ""),
        ("milestone_reviews[].experts[].lead", "是评审组长的写“是”"),
        ("expenses[].subject", "“经费 · 预算”中的科目"),
    ],
)
def test_a_field_is_explained(path: str, words: str) -> None:
    assert words in told(leaf(path))
    assert "加引号" not in told(leaf(path))
