"""Fields of a form that nobody filled in, in normalised text."""

import pytest

from pipeline.text.blank_fields import is_blank_row, lays_down, without_blank_fields, without_blank_parts


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("保密期限:▁年。", "；。"),
        ("成果转让的，所得收益分配比例:▁。", "成果转让的，；。"),
        ("乙方的份额为▁%，余下归甲方", "；，余下归甲方"),
        ("总额(含税):¥▁元(大写:人民币▁)", "；"),
        ("产权类型:□持有权 ☑使用权", "产权类型:□持有权 ☑使用权"),
        ("双方应对下列资料承担保密义务:▁", "双方应对下列资料承担保密义务:▁"),
        ("收益归▁所有", "收益归▁所有"),
    ],
)
def test_a_stem_before_a_blank_is_left_out(text: str, left: str) -> None:
    assert without_blank_fields(text) == left


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("按销售额▁%提成▁支付日期", True),
        ("(1)总金额▁元▁年▁月▁日", True),
        ("双方按▁比例分配", False),
        ("甲方▁%，乙方▁%", False),
        ("甲方应当在▁日内支付首期款▁元", False),
    ],
)
def test_a_line_of_labels_and_blanks_is_no_sentence(text: str, *, blank: bool) -> None:
    assert is_blank_row(text) is blank


def test_a_stem_that_lays_something_down_says_it_without_what_follows() -> None:
    assert lays_down("专利权归双方共有:")
    assert lays_down("双方应遵守的保密义务如下:")
    assert not lays_down("双方应保守的秘密如下:")


def test_of_a_sentence_with_blanks_only_long_words_without_one_stay() -> None:
    assert without_blank_parts("共同申请的专利，是因▁项目产生的") == ""
    assert without_blank_parts("双方共同研制低温快烧釉料及其配套窑炉控制软件，期限▁年").startswith("双方")
    assert without_blank_parts("研制釉料") == "研制釉料"
