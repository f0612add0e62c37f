from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.money import find_amounts, read_words, write_words
from pipeline.text.normalise import normalise

CENTS = st.integers(0, 10**16)
AMOUNT = CENTS.map(lambda cents: Decimal(cents) / 100)


def amounts(source: str) -> list[tuple[str, Decimal, bool]]:
    text = normalise(source).text
    return [(text[span.start : span.end], span.value, span.words) for span in find_amounts(text)]


def legal_forms(amount: Decimal) -> set[str]:
    """Every way in which the rules for notes and cheques allow the canonical words to be varied."""
    words = write_words(amount)
    forms = {words}
    yuan, _, change = words.partition("元")
    if (
        change not in {"", "整"}
        and not change.startswith("零")
        and yuan.endswith(("拾", "佰", "仟", "万", "亿"))
    ):
        forms.add(f"{yuan}元零{change}")
    forms |= {form.removesuffix("整") for form in forms if form.endswith("角整")}
    forms |= {form.replace("整", "正") for form in forms}
    forms |= {form.replace("元", "圆") for form in forms}
    return {prefix + form for prefix, form in product(("", "人民币", "人民币（大写）：", "人民币 "), forms)}


@given(AMOUNT)
def test_what_is_written_in_words_is_read_back(amount: Decimal) -> None:
    if amount < Decimal(10) ** 14:
        assert read_words(write_words(amount)) == amount


@given(AMOUNT.filter(lambda amount: amount < 10**14))
def test_every_legal_form_is_read_as_the_same_amount(amount: Decimal) -> None:
    assert {read_words(form) for form in legal_forms(amount)} == {amount}


@given(AMOUNT.filter(lambda amount: 0 < amount < 10**12))
def test_words_and_digits_of_an_amount_are_found_in_a_sentence(amount: Decimal) -> None:
    found = amounts(f"经费总额为人民币{write_words(amount)}（¥{amount:,.2f}），由甲方支付。")
    assert [value for _, value, _ in found] == [amount, amount]


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.5", "伍角整"),
        ("1.05", "壹元零伍分"),
        ("10.50", "壹拾元伍角整"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("1000000", "壹佰万元整"),
        ("100001000", "壹亿零壹仟元整"),
    ],
)
def test_one_form_is_written(amount: str, words: str) -> None:
    assert write_words(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("壹仟陆佰捌拾元零叁角贰分", "1680.32"),
        ("壹拾万零柒仟元伍角叁分", "107000.53"),
        ("壹拾万柒仟元零伍角叁分", "107000.53"),
        ("人民币（大写）：贰拾万圆正", "200000"),
        ("壹拾零万零仟伍佰零拾零元零角零分", "100500"),
        ("贰 拾 万 元 整", "200000"),
        ("一百万元", "1000000"),
        ("壹亿壹仟万元整", "110000000"),
        ("陆元零角伍分", "6.05"),
    ],
)
def test_other_forms_are_read(words: str, amount: str) -> None:
    assert read_words(words) == Decimal(amount)


@pytest.mark.parametrize(
    "words", ["", "整", "元整", "人民币", "壹佰伍元", "壹元拾角", "壹角壹元", "壹佰", "甲元整", "壹分壹角"]
)
def test_what_is_not_exactly_one_amount_is_none(words: str) -> None:
    assert read_words(words) is None


@pytest.mark.parametrize("amount", ["-1", "0.005", "1E16", "NaN", "Infinity"])
def test_what_is_no_amount_is_not_written(amount: str) -> None:
    with pytest.raises(ValueError, match="no amount"):
        write_words(Decimal(amount))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (
            "人民币贰拾万元整（¥200,000.00）",
            [("人民币贰拾万元整", "200000", True), ("¥200,000.00", "200000.00", False)],
        ),
        ("经费3.5万元", [("3.5万元", "35000", False)]),
        ("经费1，000，000元", [("1，000，000元", "1000000", False)]),
        ("￥50000", [("¥50000", "50000", False)]),
        ("RMB 3,000", [("RMB 3,000", "3000", False)]),
        ("人民币 50 万元", [("人民币50万元", "500000", False)]),
        ("1.2亿元", [("1.2亿元", "120000000", False)]),
        ("50元5角", [("50元5角", "50.5", False)]),
        ("二十万元", [("二十万元", "200000", True)]),
        ("5千万元", [("5千万元", "50000000", False)]),
        ("人民币叁佰万整", [("人民币叁佰万整", "3000000", True)]),
        ("（小写）：¥1,000.00元", [("¥1,000.00元", "1000.00", False)]),
        ("100（壹佰）万元", [("100", "1000000", False), ("(壹佰)万元", "1000000", True)]),
        ("100（伍佰）万元", [("100", "1000000", False), ("(伍佰)万元", "5000000", True)]),
    ],
)
def test_amounts_are_found(source: str, found: list[tuple[str, str, bool]]) -> None:
    assert amounts(source) == [(shown, Decimal(value), words) for shown, value, words in found]


@pytest.mark.parametrize(
    "source",
    [
        "一元化管理",
        "3元素",
        "二元函数",
        "第12条",
        "共计3万",
        "____元",
        "¥    元",
        "2026年",
        "10,0000元",
        "1 000 000元",
    ],
)
def test_what_is_no_amount_is_not_found(source: str) -> None:
    assert amounts(source) == []


@pytest.mark.parametrize(
    ("source", "currency"),
    [("100万美元", "USD"), ("USD 1,000", "USD"), ("€500", "EUR"), ("5万港币", "HKD"), ("5万元", "CNY")],
)
def test_the_currency_is_named(source: str, currency: str) -> None:
    (span,) = find_amounts(normalise(source).text)
    assert span.currency == currency


@pytest.mark.parametrize(
    ("source", "ranges"), [("10-20万元", [True]), ("10万元至20万元", [True]), ("20万元", [False])]
)
def test_the_upper_bound_of_a_range_is_marked(source: str, ranges: list[bool]) -> None:
    assert [span.range for span in find_amounts(normalise(source).text)][-1:] == ranges
