"""When and how benefits are paid out: read from the clauses about sharing and the sentences that share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.agreement import Agreement, Provision
from pipeline.model.state import Period, State
from pipeline.model.terms import BenefitSharing
from pipeline.model.terms_results import Distribution
from pipeline.nlp.passages import Part, parts, period
from pipeline.text.durations import find_durations
from pipeline.text.normalise import BLANK

KIND = "benefit_sharing"
_OTHER = re.compile(
    "违约|逾期|罚|滞纳|税(?!后)|预付|首付|尾款|定金|保证金|合同总额|研究开发经费|研发经费|会费|存储"
    "|成本补偿|收款账号|发票(?:类型|抬头)|审计|损失|侵权|补偿费用|补正"
)
_EVERY = (
    (1, re.compile("每(?:个)?(?:自然|公历)?月|按月|月度|逐月|月[底末初]|(?<!个)1个月(?!内)")),
    (3, re.compile("每(?:个)?(?:自然)?季|按季|季度|季[底末初]")),
    (6, re.compile("每半年|按半年|半年度|每六个月|每6个月")),
    (
        12,
        re.compile(
            "每(?:个)?(?:一)?(?:自然|会计|财政|财务|合作|运营|销售)?年|按年|年度|逐年|年[底末终]|次年"
        ),
    ),
)
_WHEN = re.compile(
    "每(?:个|一)?(?:自然|会计|财务|合作|运营|销售|结算|公历)*(?:年|季|月|半年|周期)|按[年季月]|[年季月]度"
    "|[年季月][底末终初]|逐[年月]|次[年月]|(?:到账|收到|取得|实现|签[订署]|收款|回款|转让|确认|验收|上市"
    "|获得|结束|终了|生效|期满|到期|届满)[^，。；]{0,20}?(?:后|之日起|起|时)|日前"
    "|[0-9一二三四五六七八九十]日(?:支付|结|分)|个月里|周期:"
)
_NO_TIME = re.compile("期限:|年内$|[年月季]度(?:净|总)?(?:销售|利润|收入|营业)")
"""How long there is sharing, what it is reckoned from."""
_ACT = re.compile(
    "支付|结算|结清|付清|分配|分红|分享|分成|提成|提取|划[转付]|汇[入至付]|清算|兑现|返还|拨付|到账|对账"
    "|核算|编制|电汇|列出(?:清单|明细)|转[到入至](?=[^。；，]{0,8}账户)"
)
_HOW = (
    ("转账", re.compile("转账|汇款|汇入|汇至|汇付|划转|划付|电汇|银行(?:账户|账号|转)|存入")),
    ("现金", re.compile("现金")),
    ("票据", re.compile("支票|汇票|承兑")),
    ("一次性", re.compile("一次性?(?:支付|总付|付清|分配|结清|总算)|一次总付")),
    ("分期", re.compile("分期|分[两二三四0-9]+[次期]")),
    ("提成", re.compile("提成(?!基数)|入门费")),
    ("分红", re.compile("分红")),
    ("股权", re.compile("股权|股份|作价")),
    ("抵扣", re.compile("抵扣|冲抵|抵销")),
    ("对账", re.compile("对账|核算(?!期|单位|办法)|核对")),
    ("结算", re.compile("结算|结清|付清")),
)
_BLANK_TIME = re.compile(
    f"(?:分配|支付|结算|提成|付款)(?:的)?(?:时间|期限|周期|日期|方式|办法)[^。；，]{{0,8}}?[:为]?{BLANK}"
    f"|每{BLANK}|{BLANK}个?(?:工作)?(?:日|天|月)(?:以?内|前)"
)
_OPEN_TIME = re.compile("(?:时间|方式|期限|办法|周期)[^。；，]{0,12}(?:另行|协商|再行|届时|另定)")
_LABEL = re.compile("^[^，。；:]{2,8}:")
_INSIDE = re.compile("(?:以)?内|前")
_REGULAR = re.compile(
    "每(?:个|一)?(?:自然|会计|结算)?(?:年|季|月|半年)|按[年季月]|[年季月][底末终初]|到账后|收款后|[日月]内|个月里|[0-9一二三四五六七八九十]日(?:之|以)?前"
)
_SETTLED = re.compile(
    "付清|结清|结账|对账|分账|分清|划付|分完|核算|列出(?:明细|清单|账目)|结算|应得(?:之数|部分|款|份额)|(?:转到|汇[至入到]|划[至入到]|打到|付[至到])[^。；，]{0,10}账户"
)
_OWN_MATTER = re.compile(
    "[经学杂课税]费|费用|补[贴助]|工资|租金|课题|拨款|[货价]款|报酬|投入|预算|押金|年费|违约|赔|罚"
)
"""What is paid regularly and divides no income."""


def read(agreement: Agreement, sharing: BenefitSharing) -> tuple[Distribution, ...]:
    """Each statement about the time or the manner of sharing, in reading order."""
    spoken = {term.evidence.location for term in sharing.terms}
    blocks = {location.block for location in spoken}
    within = {index for index, scope in enumerate(agreement.scopes) if KIND in scope}
    provisions = agreement.stream.provisions
    told = [item.location.block in blocks and item.location in spoken for item in provisions]
    return tuple(
        found
        for index, provision in enumerate(provisions)
        if provision.clause in within or told[index] or (index and told[index - 1] and _follows(provision))
        for found in _statement(agreement, provision)
    )


def _follows(provision: Provision) -> bool:
    """Whether the sentence behind one that shares says when accounts are made and paid, of nothing else."""
    text = provision.text
    return bool(_REGULAR.search(text) and _SETTLED.search(text)) and not _OWN_MATTER.search(text)


def _statement(agreement: Agreement, provision: Provision) -> Iterator[Distribution]:
    text = provision.text
    held = [part for part in parts(text) if not _OTHER.search(part.text)]
    if _ACT.search(text) and any(_BLANK_TIME.search(part.text) for part in held):
        yield Distribution(State.BLANK, agreement.evidence(provision))
        return
    if _OPEN_TIME.search(text):
        yield Distribution(State.UNDEFINED, agreement.evidence(provision))
        return
    timed = [part for part in held if _is_time(part, text)]
    how = tuple(name for name, pattern in _HOW if any(pattern.search(part.text) for part in held))
    if not timed and not _tells_manner(how):
        return
    when = _LABEL.sub("", "，".join(part.text for part in timed)).strip()
    found = [(match.start(), months) for months, pattern in _EVERY if (match := pattern.search(when))]
    every = min(found)[1] if found else None
    yield Distribution(State.DEFINED, agreement.evidence(provision), when, every, _within(when), how)


def _tells_manner(how: tuple[str, ...]) -> bool:
    """提成 and 分红 alone name what is shared, not how it is paid."""
    return not set(how) <= {"提成", "分红", "股权"}


def _is_time(part: Part, text: str) -> bool:
    return bool(_WHEN.search(part.text) and _ACT.search(text)) and not _NO_TIME.search(part.text)


def _within(when: str) -> Period | None:
    for span in find_durations(when):
        if _INSIDE.match(when, span.end) and span.unit != "年":
            return period(span)
    return None
