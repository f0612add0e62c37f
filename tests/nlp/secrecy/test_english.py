from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown

HEAD = "第五条 保密 Confidentiality\n双方对未公开的资料予以保密。\n"


def periods(sentence: str) -> list[str]:
    return [shown(term) for term in secrecy(HEAD + sentence).periods]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Such obligation shall bind the Parties for four (4) years thereafter.",
            "months 48 cooperation_end",
        ),
        (
            "This Clause shall survive for eighteen months after the expiry hereof.",
            "months 18 cooperation_end",
        ),
        (
            "The duty of secrecy lasts 36 months from termination of this Agreement.",
            "months 36 cooperation_end",
        ),
        ("Confidential Information is protected for six years from disclosure.", "months 72 disclosure"),
        ("The obligations of confidentiality shall survive termination.", "permanent cooperation_end"),
        (
            "The confidentiality obligation lasts for five (3) years after expiration.",
            "undefined cooperation_end",
        ),
    ],
)
def test_english_words_count_where_the_chinese_ones_say_nothing(sentence: str, expected: str) -> None:
    assert periods(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Employees shall keep it confidential for five years after termination.",
        "Confidential records shall be retained for ten years after expiry.",
        "The obligation of secrecy shall remain in force until termination.",
        "The confidentiality obligations shall not survive the termination.",
        "The obligation of confidentiality lapses upon expiry of this Agreement.",
        "The warranty period is three years after completion.",
    ],
)
def test_english_words_on_another_matter_are_no_period(sentence: str) -> None:
    assert periods(sentence) == []


def test_the_chinese_words_go_before_the_english_ones() -> None:
    found = periods("保密期限为合作终止后一年。\nSuch obligation shall last five years after termination.")
    assert found == ["months 12 cooperation_end"]
