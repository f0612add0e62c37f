"""Boxes and ticks of symbol fonts are read as such."""

import pytest

from pipeline.pdf.symbols import shown


@pytest.mark.parametrize(
    ("char", "font", "expected"),
    [
        ("\uf0a3", "SimSun", "☐"),
        ("£", "ABCDEF+Wingdings2", "☐"),
        ("£", "OpenSymbol", "☐"),
        ("R", "Wingdings 2", "☑"),
        ("þ", "Wingdings", "☑"),
        ("£", "SimSun", "£"),
        ("合", "Wingdings", "合"),
        ("\uf0ff", "SimSun", "\uf0ff"),
    ],
)
def test_a_box_is_a_box_only_in_a_symbol_font(char: str, font: str, expected: str) -> None:
    assert shown(char, font) == expected
