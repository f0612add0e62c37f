from __future__ import annotations

from pipeline.word.memo import Memo


def test_a_value_is_made_once() -> None:
    made: list[int] = []
    memo: Memo[int] = Memo(2)

    def make() -> int:
        made.append(1)
        return 7

    assert [memo.get("key", make) for _ in range(3)] == [7, 7, 7]
    assert made == [1]


def test_the_value_not_used_for_longest_is_forgotten() -> None:
    memo: Memo[str] = Memo(2)
    for key in ("1", "2", "1", "3"):
        memo.get(key, lambda key=key: f"first {key}")  # type: ignore[misc]
    assert [memo.get(key, lambda: "again") for key in ("1", "3", "2")] == ["first 1", "first 3", "again"]
