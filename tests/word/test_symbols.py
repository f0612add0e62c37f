from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.symbols import PRIVATE_USE, bullet, is_symbol_font, symbol, translate

FONTS = ("Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Symbol")


@pytest.mark.parametrize(
    ("code", "font", "expected"),
    [
        (0xF0FE, "Wingdings", "☑"),
        (0x00FE, "wingdings", "☑"),
        (0xF0A8, "Wingdings", "☐"),
        (0xF06F, "Wingdings", "☐"),
        (0xF0FD, "Wingdings", "☒"),
        (0xF0FC, "Wingdings", "✓"),
        (0xF0FB, "Wingdings", "✗"),
        (0xF081, "Wingdings", "①"),
        (0xF052, "Wingdings 2", "☑"),
        (0xF0A3, "Wingdings 2", "☐"),
        (0xF050, "Wingdings 2", "✓"),
        (0xF063, "Webdings", "☐"),
        (0xF061, "Webdings", "✓"),
        (0xF0B7, "Symbol", "•"),
        (0xF0B1, "Symbol", "±"),
        (0xF061, "Symbol", "α"),
        (0xF0A5, "Symbol", "∞"),
        (0xF020, "Wingdings", " "),
        (0x7532, "Wingdings", "甲"),
        (0x0041, "宋体", "A"),
        (0xE000, "宋体", "\ufffd"),
    ],
)
def test_a_symbol_becomes_the_character_it_shows(code: int, font: str, expected: str) -> None:
    assert symbol(code, font) == expected


@given(st.text(max_size=20), st.sampled_from(FONTS))
def test_translation_keeps_the_length_and_no_private_sign(text: str, font: str) -> None:
    shown = translate(text, font)
    assert len(shown) == len(text)
    assert not [char for char in shown if "\uf000" <= char <= "\uf0ff"]


@given(st.text(max_size=5), st.sampled_from((*FONTS, "宋体", "")))
def test_bullets_never_show_private_signs(text: str, font: str) -> None:
    assert not PRIVATE_USE.search(bullet(text, font))


def test_fonts_are_known_in_any_case() -> None:
    assert [is_symbol_font(font) for font in ("WINGDINGS", "Symbol", "宋体", "")] == [
        True,
        True,
        False,
        False,
    ]
