"""Amounts, pairs, the total and the plans of payment."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from helpers.segmenting import of_blocks, table
from helpers.understanding import FRONT, terms_of, understood
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.terms import PaymentPlan
from pipeline.nlp.instalment_parts import Part
from pipeline.nlp.instalments import shares_of
from pipeline.text.money import write_words

_PAY = "第一条 合同价款与支付\n"


def plans(text: str) -> tuple[PaymentPlan, ...]:
    return terms_of(_PAY + text).payment_plans


def shares(text: str) -> list[list[Fraction | None]]:
    return [[payment.share for payment in plan.payments] for plan in plans(text)]


def percent(*parts: int | None) -> list[Fraction | None]:
    return [None if part is None else Fraction(part, 100) for part in parts]


def total(text: str) -> Decimal | None:
    found = terms_of(_PAY + text).total
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("合同总金额为人民币100,000元。", "100000"),
        ("本合同总价款：人民币壹拾万元整（¥100,000.00）。", "100000"),
        ("技术服务费总额（含税）为：10万元。", "100000"),
        ("项目总经费人民币480万元，由甲方分期支付。", "4800000"),
        ("研究开发经费总额为\n人民币30万元。", "300000"),
        ("本项目报酬为人民币陆拾捌万元整。", "680000"),
        ("甲方提供经费人民币110万元，签约付50%，验收付50%。", "1100000"),
        ("甲方向乙方支付科研协作费12万元，其中首期拨付50%，验收后拨付50%。", "120000"),
        ("甲方应向乙方拨付研究开发经费人民币（大写）肆拾万元整（小写：¥400,000.00元）。", "400000"),
        ("项目总投资人民币800万元，其中甲方出资500万元。", "8000000"),
    ],
)
def test_the_total_is_what_all_is_to_be_paid(text: str, value: str) -> None:
    assert total(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "违约金总额为5万元。",
        "乙方应当缴纳履约保证金合计10万元。",
        "甲方注册资本总额为1000万元。",
        "赔偿总额不超过50万元。",
        "甲方出资总额为200万元。",
        "每名学生的费用为100元。",
        "技术服务费为100元/次。",
        "已到账的收入共计120万元。",
        "甲方支付设备费20万元，测试费10万元。",
    ],
)
def test_penalties_deposits_capital_and_rates_are_no_total(text: str) -> None:
    assert total(text) is None


def test_the_contracts_total_counts_before_that_of_its_parts() -> None:
    assert total("设备费合计20万元。\n测试费合计10万元。\n本合同总金额为30万元。") == Decimal(300000)


def test_a_cell_may_hold_the_total_that_its_neighbour_names() -> None:
    blocks = of_blocks(
        *FRONT.splitlines(), "第一条 合同价款", *table(("合同总金额", "30万元"), ("甲方联系人", "张三"))
    )
    found = understood(blocks).terms.total
    assert found is not None
    assert found.value == Decimal(300000)


@pytest.mark.parametrize(
    "text",
    [
        "经费为人民币壹拾万元整（¥100,000.00）。",
        "经费为人民币壹拾万元整（小写：100000元）。",
        "经费为¥100,000.00元（大写：人民币壹拾万元整）。",
        "经费为10万元（大写：壹拾万元整）。",
        "经费为100,000元，大写壹拾万元整。",
    ],
)
def test_an_amount_in_words_beside_one_in_digits_is_a_pair(text: str) -> None:
    (pair,) = terms_of(_PAY + text).amount_pairs
    assert pair.digits.value == pair.words.value == Decimal(100000)


def test_words_and_digits_in_neighbouring_lines_are_a_pair() -> None:
    (pair,) = terms_of(_PAY + "大写：人民币壹拾万元整\n小写：¥120,000.00").amount_pairs
    assert (pair.words.value, pair.digits.value) == (Decimal(100000), Decimal(120000))


@pytest.mark.parametrize("text", ["首期支付壹万元，20000元用于设备。", "奖励壹万元至20000元。"])
def test_two_amounts_are_no_pair(text: str) -> None:
    assert terms_of(_PAY + text).amount_pairs == ()


@given(st.integers(min_value=1, max_value=9_999_999))
def test_what_is_written_both_ways_is_read_as_equal(yuan: int) -> None:
    (pair,) = terms_of(f"{_PAY}经费为{yuan}元（大写：人民币{write_words(Decimal(yuan))}）。").amount_pairs
    assert pair.digits.value == pair.words.value == yuan


@pytest.mark.parametrize(
    "text",
    [
        "合同签订后支付总额的30%；\n中期检查后支付总额的50%；\n验收后支付总额的20%。",
        "合同签订后支付30%，中期检查后支付50%，验收后支付20%。",
        "签约付三成，样机付五成，验收付二成。",
        "付款方式如下：\n（1）签订后5日内30%；\n（2）中期检查后50%；\n（3）验收后20%。",
        "甲方分三期支付，各期比例为30%、50%、20%。",
        "经费按里程碑拨付：立项30%、中期50%、验收20%。",
        "第一期款为合同总价的30%；\n第二期款为合同总价的50%；\n尾款为合同总价的20%。",
        "合同签订后支付30%，中期检查后付至80%，验收后付至100%。",
        "预付30%，发货前付50%，质保金20%于质保期满后付清。",
    ],
)
def test_shares_of_the_whole_make_a_plan(text: str) -> None:
    assert shares(text) == [percent(30, 50, 20)]


@pytest.mark.parametrize(
    "text",
    [
        "签订后支付60%。\n验收后支付余款。",
        "签订后支付60%，验收后付清剩余款项。",
        "签订后预付60%，其余部分待验收后付清。",
        "签订后支付60%，验收合格后支付剩余款项的100%。",
    ],
)
def test_what_is_left_is_a_part_without_a_share(text: str) -> None:
    assert shares(text) == [percent(60, None)]


def test_a_share_may_come_with_its_amount() -> None:
    (plan,) = plans(
        "总额为10万元。\n签订后支付总额的30%，即人民币叁万元整（¥30,000）；\n验收后支付70%，计70,000元。"
    )
    assert [payment.amount for payment in plan.payments] == [Decimal(30000), Decimal(70000)]
    assert plan.total is not None
    assert plan.total.value == Decimal(100000)


def test_amounts_alone_make_a_plan() -> None:
    (plan,) = plans("合同总金额为35000元。\n签订后十日内付15000元，试验后付15000元，鉴定后付5000元。")
    assert [payment.amount for payment in plan.payments] == [Decimal(15000), Decimal(15000), Decimal(5000)]
    assert plan.total is not None
    assert plan.total.value == Decimal(35000)


@pytest.mark.parametrize(
    "text",
    [
        "甲方逾期付款的，每日按应付金额的0.05%支付违约金，累计不超过10%。",
        "甲方按销售额的3%向乙方支付提成，五年后按5%支付。",
        "净收益由甲方享有60%，乙方享有40%，每年支付一次。",
        "财政经费按甲方35%、乙方65%拨付。",
        "乙方应当支付合同总额20%的违约金，并退还已付款项的50%。",
        "甲方付清全部费用之日起，样机归甲方所有。",
        "甲方支付设备费20万元，测试费10万元。",
        "甲方每年支付指导费5万元，每月支付补贴2万元。",
        "借款利息按年利率6%支付，逾期加收50%。",
    ],
)
def test_penalties_income_and_distributions_are_no_plan(text: str) -> None:
    assert plans(text) == ()


def test_two_plans_in_one_article_are_two() -> None:
    text = (
        "开发费为20万元。\n签订后支付50%；\n验收后支付50%。\n"
        "服务费为10万元。\n签订后支付40%；\n期满后支付60%。"
    )
    assert shares(text) == [percent(50, 50), percent(40, 60)]
    assert [plan.total.value for plan in plans(text) if plan.total] == [Decimal(200000), Decimal(100000)]


def test_each_partys_plan_is_its_own() -> None:
    text = "甲方于签订后支付50%，验收后支付50%。\n丙方于签订后支付30%，验收后支付70%。"
    assert shares(text) == [percent(50, 50), percent(30, 70)]


def test_too_much_is_not_split_away() -> None:
    assert shares("签订后支付50%；\n中期支付50%；\n验收后支付10%。") == [percent(50, 50, 10)]


def test_a_part_left_to_fill_in_leaves_a_plan_with_the_others() -> None:
    assert shares("签订后支付30%；\n中期支付____%；\n验收后支付____%。") == [percent(30)]


def _plan_table(*rows: tuple[str, ...]) -> tuple[PaymentPlan, ...]:
    blocks = of_blocks(*FRONT.splitlines(), "第一条 合同价款与支付", "合同总金额为480万元。", *table(*rows))
    return understood(blocks).terms.payment_plans


def test_a_table_of_instalments_is_a_plan() -> None:
    (plan,) = _plan_table(
        ("期次", "付款条件", "比例", "金额（万元）"),
        ("1", "签订后", "30%", "144"),
        ("2", "中期检查后", "50%", "240"),
        ("3", "验收后", "20%", "96"),
        ("合计", "", "100%", "480"),
    )
    assert [payment.share for payment in plan.payments] == percent(30, 50, 20)
    assert [payment.amount for payment in plan.payments] == [1440000, 2400000, 960000]
    assert plan.total is not None
    assert plan.total.value == 4800000


def test_a_table_may_give_amounts_alone() -> None:
    (plan,) = _plan_table(("款项", "金额"), ("启动款", "40万"), ("里程碑款", "40万元"), ("尾款", "200,000元"))
    assert [payment.amount for payment in plan.payments] == [400000, 400000, 200000]


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("名称", "单价（元）", "数量", "金额（元）"),
            ("机床", "100", "2", "200"),
            ("刀具", "10", "5", "50"),
        ),
        (("科目", "预算金额（万元）", "比例"), ("设备费", "20", "40%"), ("材料费", "30", "60%")),
    ],
)
def test_tables_of_prices_and_budgets_are_no_plan(rows: tuple[tuple[str, ...], ...]) -> None:
    assert _plan_table(*rows) == ()


@given(st.lists(st.integers(min_value=1, max_value=40), min_size=1, max_size=6))
def test_shares_to_date_are_the_sums_of_the_shares(parts: list[int]) -> None:
    running = [Part(Fraction(sum(parts[: at + 1]), 1000), to_date=True) for at in range(len(parts))]
    found = [part.share for part in shares_of(running)]
    assert found == [Fraction(part, 1000) for part in parts]


@pytest.mark.parametrize(
    ("text", "total", "amounts"),
    [
        (
            "甲方拨经费叁拾万元（¥300,000）给乙方，分三笔：签约后¥150,000；\n首批样品交出后¥90,000；\n验收后¥60,000。",
            300000,
            [150000, 90000, 60000],
        ),
        (
            "甲方支付经费80万元：生效后十日内付24万元，评审后十日内付32万元，上线后十日内付24万元。",
            800000,
            [240000, 320000, 240000],
        ),
        (
            "甲方出资¥2,400,000.00支持本课题，乙方不出现金。\n甲方在生效后十日内付给乙方140万元，在交付后十日内付给乙方100万元。",
            2400000,
            [1400000, 1000000],
        ),
        (
            "款项依下列时点划出：生效后二十日内，2,000,000.00元；\n中期确认后二十日内，1,000,000.00元。",
            None,
            [2000000, 1000000],
        ),
        (
            "研发费200万元由甲方承担，到账安排如下：\n2026年5月31日前，80万元；\n2026年12月31日前，70万元；\n2027年6月30日前，50万元。",
            2000000,
            [800000, 700000, 500000],
        ),
        (
            "经费总额：壹佰万元整。\n第一次：签约时，肆拾万元整；\n第二次：验收时，陆拾万元整。",
            1000000,
            [400000, 600000],
        ),
        (
            "委托研发费为120万元。\n甲方按照下列进度支付：\n（1）启动款36万元，生效后10日内；\n（2）结题款84万元，验收后10日内。",
            1200000,
            [360000, 840000],
        ),
        (
            "总经费90万元，甲乙双方各出一半，甲方的45万元分两次付：签约付25万元，年底付20万元。",
            450000,
            [250000, 200000],
        ),
        (
            "报酬共60万元：生效后付二十万元，中期后再付二十万元，剩下的验收后一次付清。",
            600000,
            [200000, 200000, None],
        ),
        (
            "经费500万元，首笔300万元于2026年9月15日前到账，余额于2027年3月31日前到账。",
            5000000,
            [3000000, None],
        ),
    ],
)
def test_a_plan_in_everyday_words_has_its_whole(
    text: str, total: int | None, amounts: list[int | None]
) -> None:
    (plan,) = plans(f"第五条 经费\n{text}")
    assert (plan.total.value if plan.total else None) == total
    assert [payment.amount for payment in plan.payments] == amounts


def test_each_payer_has_a_plan_of_its_own() -> None:
    text = (
        "第五条 经费\n甲方补助600万元，丙方投入装置。\n甲方补助分两笔拨付：开工时拨300万元，试车拨200万元。\n"
        "丁方资金生效后到位一半，安装后到位另一半。"
    )
    assert [plan.total.value if plan.total else None for plan in plans(text)] == [6000000, None]


def test_the_subtotal_column_of_a_table_is_the_plan() -> None:
    (plan,) = _plan_table(
        ("批次", "时点", "乙方（元）", "丙方（元）", "小计（元）"),
        ("第一批", "签约后", "7000", "3000", "10000"),
        ("第二批", "验收后", "2000", "3000", "5000"),
    )
    assert [payment.amount for payment in plan.payments] == [10000, 5000]


@pytest.mark.parametrize(
    ("text", "each", "years", "whole"),
    [
        ("甲方每年投入经费二百万元，三年共计六百万元。", 2000000, 3, 6000000),
        ("公司每学年拨付20万元，于9月底前汇入学校账户，五年合计100万元。", 200000, 5, 1000000),
        ("甲方每年度投入50万元，两年总计90万元。", 500000, 2, 900000),
    ],
)
def test_what_is_paid_every_year_is_a_plan_of_as_many_instalments(
    text: str, each: int, years: int, whole: int
) -> None:
    (plan,) = plans(text)
    assert [payment.amount for payment in plan.payments] == [Decimal(each)] * years
    assert plan.total is not None
    assert plan.total.value == whole


@pytest.mark.parametrize(
    "text",
    [
        "各方每年投入50万元，三年共计450万元。",
        "甲方每年投入不少于50万元，三年共计200万元。",
        "甲方首年投入80万元，以后每年投入50万元，三年共计180万元。",
        "甲方每年投入50万元，逐年递增一成，三年共计165.5万元。",
        "甲方每年投入50万元，期限三年。",
    ],
)
def test_unlike_years_are_no_plan_of_equal_instalments(text: str) -> None:
    assert plans(text) == ()


def test_the_sum_of_a_table_and_its_repetition_in_words_are_one_amount() -> None:
    rows = table(
        ("阶段", "应完成", "随后付款（元）"),
        ("启动", "方案定稿", "60,000.00"),
        ("收官", "验收通过", "40,000.00"),
        ("合计", "—", "100,000.00"),
    )
    blocks = of_blocks(*FRONT.splitlines(), "第一条 经费", *rows, "开发费合计（大写）：壹拾万元整。")
    (pair,) = understood(blocks).terms.amount_pairs
    assert pair.digits.value == pair.words.value == Decimal(100000)
