from __future__ import annotations

import pytest

from pipeline.text.normalise import normalise


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("为____年", "为▁年"),
        ("＿＿＿＿", "▁"),
        ("____ ____", "▁"),
        ("20__年__月__日", "20▁年▁月▁日"),
        ("甲方得____成", "甲方得▁成"),
        ("【】年", "▁年"),
        ("【  】年", "▁年"),
        ("［　］年", "▁年"),
        ("[年数] 年", "▁年"),
        ("【比例】%", "▁%"),
        ("甲方为【甲方名称】。", "甲方为▁。"),
        ("{{收益分配方式}}", "▁"),
        ("${contractName}", "▁"),
        ("×年之后", "▁年之后"),
        ("降低××％", "降低▁%"),
        ("X年", "▁年"),
        ("XX公司", "▁公司"),
        ("XX元", "▁元"),
        ("20××年×月", "20▁年▁月"),
        ("202X年", "202▁年"),
        ("20XX-XX-XX", "20▁-▁-▁"),
        ("甲方占**%", "甲方占▁%"),
        ("N年后", "▁年后"),
        ("○○大学", "▁大学"),
        ("（空白）", "▁"),
        ("按第（  ）种", "按第▁种"),
        ("第()条", "第▁条"),
        ("甲方：……", "甲方:▁"),
        ("支付……元", "支付▁元"),
        ("甲方：──────", "甲方:▁"),
        ("签字------------", "签字▁"),
        ("张××", "张▁"),
        ("91440101XXXXXXXXXX", "91440101▁"),
        ("【{{hours}}】小时", "▁小时"),
    ],
)
def test_what_stands_for_something_to_fill_in_is_one_blank(source: str, text: str) -> None:
    assert normalise(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("SpaceX公司", "SpaceX公司"),
        ("X射线、MAX、XXL", "X射线、MAX、XXL"),
        ("HT_2024_01", "HT_2024_01"),
        ("a_b@example.com", "a_b@example.com"),
        ("138****1234", "138****1234"),
        ("100×5%", "100×5%"),
        ("销售额*提成比例", "销售额*提成比例"),
        ("国科发〔2023〕5号", "国科发〔2023〕5号"),
        ("【2023】5号", "【2023】5号"),
        ("【保密期限】自签订之日起", "【保密期限】自签订之日起"),
        ("【科技处】备案", "【科技处】备案"),
        ("二○○八年", "二○○八年"),
        ("服务费等……", "服务费等……"),
        ("……", "……"),
        ("总则……………3", "总则……………3"),
        ("甲方——某大学", "甲方——某大学"),
        ("run()函数", "run()函数"),
        ("NMR谱图", "NMR谱图"),
        ("其他：/", "其他:/"),
        ("n个人", "n个人"),
        ("标有※号的条款", "标有※号的条款"),
        ("├──┬──┤", "├──┬──┤"),
        (r"10\%", "10%"),
    ],
)
def test_what_only_looks_like_it_stays(source: str, text: str) -> None:
    assert normalise(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("一式【壹】份", "一式壹份"),
        ("[三(3)]年内", "三(3)年内"),
        ("【60】%", "60%"),
        ("【5年】", "5年"),
        ("为__3__年", "为3年"),
        ("__10%__", "10%"),
        ("为期（ 3 ）年", "为期3年"),
        ("收益的（60）%", "收益的60%"),
        ("三（3）年", "三(3)年"),
        ("（3）年底前", "(3)年底前"),
        ("（3）日内", "(3)日内"),
        ("甲方：___示例科技有限公司___", "甲方:示例科技有限公司"),
    ],
)
def test_what_was_filled_in_is_freed_of_its_frame(source: str, text: str) -> None:
    assert normalise(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{☐甲方}}甲方", "☐甲方"),
        ("[ ] 甲方 [x] 双方", "☐甲方☑双方"),
        ("（ ）甲方（√）双方", "☐甲方☑双方"),
        ("□甲方☑双方■乙方", "□甲方☑双方■乙方"),
    ],
)
def test_tick_boxes_stay_tick_boxes(source: str, text: str) -> None:
    assert normalise(source).text == text
