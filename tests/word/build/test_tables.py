from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.build.tables import weights, widths


@given(st.lists(st.integers(1, 100), min_size=1, max_size=12), st.integers(1000, 20000))
def test_widths_add_up_to_the_whole(parts: list[int], total: int) -> None:
    found = widths(parts, total)
    assert sum(found) == total
    assert all(abs(width - total * part / sum(parts)) <= 1 for width, part in zip(found, parts, strict=True))


def test_a_column_of_serial_numbers_is_narrow() -> None:
    assert weights({}, ("序号", "名称", "金额")) == (0.5, 1.0, 1.0)


def test_widths_asked_for_win() -> None:
    assert weights({"widths": "10，20,30"}, ("序号", "名称", "金额")) == (10.0, 20.0, 30.0)
