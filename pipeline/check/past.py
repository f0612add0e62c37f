"""Words about what was before or about others: reasons for an agreement, earlier projects, other deals.

“鉴于甲方已累计投入2300万元，双方决定…” tells what led to the agreement; “前期项目的收益已经结清” and “该采购
合同与本协议无关” speak of other agreements. None of them settles a matter of this one.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.model.agreement import Standing

if TYPE_CHECKING:
    from pipeline.model.agreement import Agreement, Provision

_DONE = (
    "(?:投入|投资|投放|出资|建成|建立|建有|承担|主持|获得?|荣获|取得|完成|发表|研制|研发|开发|结清|结题|结项"
    "|拨付|支付|拥有|积累|形成|通过|退出|离开|转让|解除|退还|履行|签订|签署|约定)"
)
_PAST = re.compile(
    "(?:已经?|业已|曾经?|累计|前期|此前|先前|历年|先后|多年来|以来)[^，。；\\n]{0,24}?"
    f"{_DONE}|曾|[设建]有|下设"
)
_AGREED = re.compile(
    "应当?(?!用)|必?须|同意|决定|商定|议定|委托|授权|许可|愿意?|希望|有意|拟|欲|需要|本(?:协议|合同)"
    "|[双各三四]方(?:就|将|现|经)|律师|(?<![合协作已曾]同)(?<![合协作已曾]议)(?<![合协作]作中)(?<![已曾])约定"
)
"""What is agreed after all, or done for the sake of this agreement."""
_REASON = re.compile("[（(]?[0-9一二三四五六七八九十A-Z]{0,2}[)）.、]?(?:又|并|再)?鉴于")
_EARLIER = re.compile(
    "(?:前期|[前上]一[期份次个轮]?|此前|以前|先前|早先|早前|一期|往年|过去)[^。；，\\n]{0,24}"
    "(?:项目|课题|合作|合同|协议|实验室|中心|平台|基地|联合体|联盟|公司)[^。；\\n]{0,30}?"
    "(?:已经?|均已|业已|都已|早已)[^。；\\n]{0,16}?(?:结清|履行完毕|履行完|结束|终止|解除|结题|验收|分配完|付清|两清|退还"
    "|撤销|解散|停办|关闭|注销|失效|作废|期满|到期)"
)
"""“前期合作项目的收益已由乙方结清”, “此前共建的实验室已于2022年撤销”."""
_REPLACED = re.compile(
    "(?:(?:19|20)[0-9]{2}年|此前|以前|先前|早先|原先)[^。；，\\n]{0,12}?(?:签订|签署|订立|达成|终止|解除)?的?"
    "[^。；，\\n]{0,24}?(?:协议|合同|备忘录|意向书)书?》?(?:[（(][^)）\\n]{0,16}[)）])?"
    "(?:[^。；\\n]{0,30}?自本(?:协议|合同)[^。；，\\n]{0,10}起?(?:废止|解除|终止|作废|失效|停止|不再(?:履行|执行|有效))"
    "|(?:终止|解除|期满|到期)(?:后|时)[^。；\\n]{0,12}?已[^。；\\n]*"
    "|(?:项下)?[^。；\\n]{0,16}(?:按照?|依照?|仍按)(?:该|其|原)(?:协议|合同)[^。；，\\n]{0,6}(?:执行|办理|处理|约定))"
)
"""“双方2017年签订的备忘录自本协议生效之日起解除”, “此前终止的协议项下的成果按该协议执行”."""
_UNRELATED = re.compile(
    "(?:与|同|和|跟)(?:本|此|这[份次个回项]?)(?:协议|合同|项目|合作|课题|次?的?事)[^。；，\\n]{0,12}?"
    "(?:无[关涉干]|没有?关系|[互两各]?不相[干关]|互?不牵连|不搭界|两码事)"
    "|[该此][^。；，\\n]{0,8}(?:合同|协议)[^。；，\\n]{0,14}(?:另行|自行|单独)履行"
    "|不属于本(?:次|协议|合同|项目|合作|课题)(?:的|项下)?(?:合作|研究|工作|履行|约定)?的?(?:内容|范围|标的|事项)"
    "|不适用于?本(?:协议|合同)|本(?:协议|合同|次合作|项目)(?:并)?不(?:再)?(?:沿用|采用|适用|援用|引用|承继)"
)
"""“该采购合同由其自行履行，与本协议无涉”."""
_OUTSIDERS = re.compile(
    "(?:[甲乙丙丁]方|一方)(?:此前|先前|另行?|已经?|自行|单独|对外)?(?:与|同|和|跟)"
    "(?!(?:本)?[甲乙丙丁戊各双三]方|对方|另一方|其他各?方|本协议|本合同)[^。；，、\\n]{2,24}?"
    "(?:合同|协议)(?:项下|之下|中|里|内|所列|所定|所载|约定|规定|载明|写明|的|，)"
    "(?![^。；\\n]*(?:[由归][甲乙丙丁双各三]方|[甲乙丙丁双各三]方(?:应|须|负责|承担|自行|可|有权|同意|不得)|守约|本(?:协议|合同)))"
)
"""“甲方与设备公司所签采购合同项下的违约金，由供货方支付”: what an outsider owes a party."""
_GROUND = re.compile(
    "(?:背景|概况|简介|基本情况|现状|由来|缘起|缘由|(?:技术|成果|项目|课题)来源|(?:研究|工作|前期|合作|已有|现有|技术)的?基础)$"
)
"""Headings under which a drafter tells how things stand: “甲方概况”, “研究基础”."""
_STANDS = re.compile(
    "目前|当前|现[有已]|已|曾|拥有|具有|迄今|至今|近年|多年|市场|市售|国[内外]|同类|同行|成立于|位于|差距"
)
_AIMED = re.compile("本(?:项目|课题|次|研究)|旨在|为[此了]|针对|研究开发|攻克|攻关|计划|[:：]")
"""What is to be done all the same, and what is filled in behind a label."""
_HISTORY = re.compile(
    "(?:已经?|早已|业已|曾经?)[于在](?:19|20)[0-9]{2}年[^。；]{0,24}(?:通过|取得|获|完成|做完|建成|结题|结项|鉴定|验收|研制|开发|投产|发表)"
    "|(?:(?:19|20)[0-9]{2}年|[前去]年|早年|从前)[^。；\\n]{0,24}?"
    "(?:签|订|做|办|编|买|卖|租|借|种|修|试|开|用|化验|检测|合作|参加|承担)过(?![程滤渡])"
    "|(?:(?:19|20)[0-9]{2}年|[前去]年|早年|从前|曾|过)[^。；\\n]{0,40}?"
    "(?:货|价|费|款|账|钱|清)[^。；，\\n]{0,4}(?:两清|已经?(?:结清|付清|付讫|了结)|早已结清|当场结了)(?=[。；，]|\\Z)"
)
"""“该技术已于2019年通过鉴定”, “2024年双方签过一份服务合同”, “前年买过样剂，货款两清”."""
_HOLDS = re.compile("适用|继续|为准|效力|依据|依照|按照|附件|作为|归|共有|属于|有权|负责|不得|保密|保守|所有")
"""What follows from it for the parties."""
_OURS = re.compile(
    "归|所有|保密|不得|终止|解除|仍|不影响|不变|不(?:列|纳|计)入|本期|本次|今后|[双各三四]方(?:应|可|同意|约定|共同|按)"
)
"""What such a sentence lays down for the parties all the same."""


def tells_of_past(agreement: Agreement, provision: Provision) -> bool:
    """Whether ``provision`` tells only what led to the agreement, or of what is no part of it."""
    told = _told(provision.text)
    if told is _Told.OF_BEFORE and _is_reason(agreement, provision):
        return True
    return told is _Told.OF_OTHERS or (
        _says_how_things_stand(provision.text) and _under_ground(agreement, provision)
    )


class _Told(Enum):
    OF_OTHERS = auto()
    OF_BEFORE = auto()
    """Only a reason for the agreement where it stands among the reasons."""


@lru_cache(maxsize=1024)
def _told(text: str) -> _Told | None:
    """What ``text`` speaks of, if not of this agreement; remembered, as many rules ask the same."""
    if _OUTSIDERS.match(text) or any(other.search(text) for other in (_EARLIER, _REPLACED, _UNRELATED)):
        rest = _REPLACED.sub("", _EARLIER.sub("", text))
        ours = _OURS.search(rest) is not None and not _REASON.match(text)
        return None if ours else _Told.OF_OTHERS
    if _HISTORY.search(text) and not (_AGREED.search(text) or _HOLDS.search(text)):
        return _Told.OF_OTHERS
    return _Told.OF_BEFORE if _PAST.search(text) and not _AGREED.search(text) else None


@lru_cache(maxsize=1024)
def _says_how_things_stand(text: str) -> bool:
    """Whether ``text`` says how things are and agrees nothing."""
    return _STANDS.search(text) is not None and not (
        _AGREED.search(text) or _AIMED.search(text) or _HOLDS.search(text)
    )


def _under_ground(agreement: Agreement, provision: Provision) -> bool:
    """Whether the innermost heading is one such as “背景”."""
    at: int | None = provision.clause
    while at is not None:
        clause = agreement.clauses[at]
        if clause.title:
            return _GROUND.search(clause.title.rstrip(":： ")) is not None
        at = clause.parent
    return False


def _is_reason(agreement: Agreement, provision: Provision) -> bool:
    """Whether it stands in or below 鉴于, and nothing before it is agreed."""
    if _REASON.match(provision.text):
        return True
    for before in reversed(agreement.provisions[: provision.index]):
        if _REASON.match(before.text):
            return True
        if not _goes_on(before, provision):
            return False
    return False


def _goes_on(before: Provision, provision: Provision) -> bool:
    same = before.clause == provision.clause and before.standing is Standing.OPERATIVE
    return same and not _AGREED.search(before.text)
