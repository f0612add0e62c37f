from __future__ import annotations

import re

import pytest

from pipeline.check.other_papers import without_other_papers

MATTER = re.compile("违约|争议|退出|终止|仲裁")


@pytest.mark.parametrize(
    "line",
    [
        "违约责任、争议管辖、提前终止等商务条款在合同中写明。",
        "违约、退出、争议等事项，双方在正式合同中另行约定。",
        "各方的违约责任和争议的解决，由单项合同约定。",
        "关于合作终止、违约责任等内容，留待签订正式协议时商定。",
        "正式合同应当写明违约责任、争议解决办法。",
        "违约金和仲裁条款未达成一致，列入谈判清单。",
        "除上述变更外，原合同的其他条款（包括违约责任、争议解决）不作变动，继续履行。",
        "主协议第十二条（违约责任）、第十四条（争议解决）未经本补充协议改动的，继续有效。",
        "《示例设备开发合同》第八条违约责任、第九条争议解决保持不变。",
        "违约责任、争议解决按原合同第十条、第十一条执行。",
        "本补充协议没有写到的事项（包括违约责任、争议解决），仍按原协议执行。",
    ],
)
def test_a_matter_named_for_another_contract_or_kept_in_it_says_nothing_here(line: str) -> None:
    assert not MATTER.search(without_other_papers(line))


@pytest.mark.parametrize(
    "line",
    [
        "原合同第十条（违约责任）改为：逾期交付的，每日支付合同价款千分之一的违约金。",
        "甲方未按合同约定付款的，应当赔偿乙方损失。",
        "乙方在合同约定的期限内没有交付的，支付违约金。",
        "争议的解决方式在本合同第十条中约定。",
        "双方协商未达成一致的，提交示例仲裁委员会仲裁。",
        "一方违反原合同的，应赔偿损失。",
        "因正式合同引起的争议，向甲方所在地法院起诉。",
    ],
)
def test_what_this_contract_says_itself_stays(line: str) -> None:
    assert without_other_papers(line) == line


def test_what_is_added_beside_what_is_kept_stays() -> None:
    told = without_other_papers("原合同第十二条（违约责任）继续有效，并增加一款：逾期交付的，支付违约金。")
    assert "逾期交付的，支付违约金" in told
    assert "第十二条" not in told
