"""A line that holds nothing but the number of a page."""

import pytest

from pipeline.text.page_numbers import is_page_number


@pytest.mark.parametrize("text", ["第 3 页", "第3页 共9页", "第1页；共2页", "3/9", "- 3 -", "— 12 —"])
def test_it_is_known(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["第三条", "20260115", "合同编号 3/9", "-", ""])
def test_nothing_else_is(text: str) -> None:
    assert not is_page_number(text)
