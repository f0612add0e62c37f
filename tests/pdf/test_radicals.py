"""Characters that look alike are read as the usual ones."""

import pytest

from pipeline.pdf.radicals import plain


@pytest.mark.parametrize(
    ("char", "usual"),
    [
        ("⼀", "一"),
        ("⽤", "用"),
        ("⻚", "页"),
        ("⺠", "民"),
        ("⻓", "长"),
        ("ﬁ", "fi"),
        ("豈", "豈"),
        ("︵", "("),
        ("\xa0", " "),
    ],
)
def test_radicals_forms_and_ligatures_become_the_usual_characters(char: str, usual: str) -> None:
    assert plain(char) == usual


@pytest.mark.parametrize("char", ["一", "（", "：", "％", "Ａ", "①", "㎡", "☐", "½"])
def test_all_others_stay(char: str) -> None:
    assert plain(char) == char
