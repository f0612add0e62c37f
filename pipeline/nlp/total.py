"""The total of the contract: not a penalty, a deposit, a capital or one party's part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.terms import Amount, Written
from pipeline.nlp.cells import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.text.money import MoneySpan

_PRICE = "(?:价款|费用?|经费|报酬|金额|价|额|款项?|酬金|资金)"
_KIND = (
    "(?:研究|开发|研发|研制|试制|攻关|协作|现金|技术|服务|咨询|转让|许可|使用|合作|项目|测试|检测|试验|集成|培训|设计"
    "|加工|采购|委托|课题|科研|服务外包|和|与|及)"
)
_PARTY = "(?:[甲乙丙丁]方|[委受]托[方人]|需求?方|承研方|厂方|所方|校方|企业|学校|公司)"
_BETWEEN_PARTIES = (
    rf"{_PARTY}(?:应当?|须|需)?(?:向|给|为){_PARTY}(?:一共|共计?|应当?|须|需)?"
    "(?:支付|拨付|缴付|交付|提供|划拨|给付|拨给|付)"
)
"""One party pays the other: 甲方向乙方支付研究开发经费…."""
_FIGURE = "(?=[人¥0-9壹贰叁肆伍陆柒捌玖拾一二三四五六七八九])"
_RANKS = (
    re.compile(
        rf"(?:本)?(?:合同|协议|项目|课题|计[划画])(?:的)?(?:总(?:金额|价款?|额|价格|费用|经费|投入|投资)|金额|价款?|标的额|经费总额|费用总额)|总(?:合同)?(?:价款|金额|费用|经费|报酬)"
        rf"|(?:{_KIND}{{0,4}}{_PRICE})总(?:额|计|价|金额)|{_KIND}{{0,4}}总(?:额|价|费用|经费|金额)"
    ),
    re.compile(
        rf"{_KIND}{{1,4}}{_PRICE}(?:\([^()]{{1,8}}\))?(?:共计|合计|总计|共|为|是|[:▁])|总(?:计|价|额|共)|合计|共计"
        rf"|(?:总数|盘子)(?:为|是|:){_FIGURE}|(?:一共|统共|拢共)(?:是|要|需)?{_FIGURE}|现[金钱款](?:投入|部分)?共{_FIGURE}"
        rf"|{_BETWEEN_PARTIES}(?:本?(?:合同|协议|项目|课题)(?:项下)?的?)?(?:全部)?{_KIND}{{1,4}}{_PRICE}(?=[(人¥\d壹贰叁肆伍陆柒捌玖拾])"
    ),
)
_NONE = re.compile(
    "违约|逾期|滞纳|赔偿|罚|押金|定金|保证金|质保金|注册资[本金]|出资|投资(?!总额)|认缴|补偿|奖|责任(?:总额)?|上限|封顶|以上|扣|税[率额金]|减免|其中|退还|返还|提成|分红|收益|收入|到账|利润|销售|营业|租金(?!总)"
    "|不(?:超过|低于|少于|高于)|至少|以内|单价|每[年月日件个人台次份亩期]|(?:甲|乙|丙|丁)方(?:承担|投入|出|自筹|支付(?!的)[^总]{0,4}$)|[一二三四五1-9](?:期|次)|剩余|余款|尾款|首|预付|培训总合同额的"
)
_FEE = re.compile(
    r"(?:经费|(?<!入门)(?<!管理)(?<!会)(?<!工本)费用?|报酬|价款|酬金)(?:[(][^()]{1,8}[)])?(?:总|共计|为|是|:|人民币|新台币|▁)*$"
)
_RATE = re.compile(r"^[)]?(?:/|每|一?[个次]|以[上内])")
_AMOUNT_FIRST = re.compile(r"^[\s:(为人民币RMB¥▁大小写整]*$")
_NEAR = 30
_FAR = 14


def find_total(agreement: Agreement, spans: Mapping[int, Sequence[MoneySpan]]) -> Amount | None:
    """The amount that the agreement calls its total; in digits where it is said twice."""
    found = list(_candidates(agreement, spans))
    if not found:
        return None
    _, provision, span = min(found, key=lambda item: (item[0], item[1].index))
    written = Written.WORDS if span.words else Written.DIGITS
    return Amount(span.value, written, agreement.evidence(provision), span.currency)


def _candidates(
    agreement: Agreement, spans: Mapping[int, Sequence[MoneySpan]]
) -> Iterator[tuple[int, Provision, MoneySpan]]:
    for index, found in spans.items():
        provision = agreement.provisions[index]
        head = _label_before(agreement, provision)
        ranked = total_in(head + provision.text, found, shift=len(head))
        if ranked is not None:
            outside = agreement.clauses[provision.clause].annex
            yield ranked[0] + 2 * outside, provision, ranked[1]


def find_only(agreement: Agreement, spans: Mapping[int, Sequence[MoneySpan]]) -> Amount | None:
    """The price or fee of an agreement that names no total and only one fee."""
    found = []
    for index, inside in spans.items():
        provision = agreement.provisions[index]
        text = _label_before(agreement, provision) + provision.text
        shift = len(text) - len(provision.text)
        for span in inside[:1] if len({span.words for span in inside}) == len(inside) else ():
            before = text[: span.start + shift]
            rate = _RATE.match(provision.text[span.end :]) or "每" in before
            if _FEE.search(before) and not rate and not _NONE.search(before) and not span.range:
                found.append((provision, _in_digits(inside)))
    if len(found) != 1:
        return None
    provision, span = found[0]
    written = Written.WORDS if span.words else Written.DIGITS
    return Amount(span.value, written, agreement.evidence(provision), span.currency)


def total_in(text: str, spans: Sequence[MoneySpan], *, shift: int = 0) -> tuple[int, MoneySpan] | None:
    """Rank (0 is best) and amount of the total in ``text``; ``spans`` are ``shift`` further right."""
    for rank, pattern in enumerate(_RANKS):
        for match in pattern.finditer(text):
            after = [
                span for span in spans if 0 <= span.start + shift - match.end() <= _NEAR and not span.range
            ]
            if not after:
                continue
            between = text[match.end() : after[0].start + shift]
            before = text[max(0, match.start() - _FAR) : match.start()].rpartition("。")[2]
            rate = _RATE.match(text[after[0].end + shift :])
            if rate or _NONE.search(before) or _NONE.search(between) or "，" in between or "的" in between:
                continue
            return rank, _in_digits(after)
    return None


def _in_digits(spans: Sequence[MoneySpan]) -> MoneySpan:
    near = [span for span in spans[:2] if span.start - spans[0].end <= _FAR]
    return next((span for span in near if not span.words), spans[0])


def _label_before(agreement: Agreement, provision: Provision) -> str:
    """The label of the value: the cell to the left, or the line before when it ends with 为 or a colon."""
    if label := label_of(agreement, provision):
        return label + ":"
    blocks = agreement.document.blocks
    if provision.index == 0 or not _AMOUNT_FIRST.match(_before_amount(provision.text)):
        return ""
    last = agreement.provisions[provision.index - 1]
    apart = blocks[provision.location.block].cells or blocks[last.location.block].cells
    announces = last.text.endswith(("为", ":")) and len(last.text) < _NEAR
    return last.text if announces and not apart else ""


def _before_amount(text: str) -> str:
    match = re.search(r"[\d壹贰叁肆伍陆柒捌玖拾一二三四五六七八九十]", text)
    return text[: match.start()] if match else text
