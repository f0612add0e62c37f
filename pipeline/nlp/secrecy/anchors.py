"""From when a secrecy period runs."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.model.terms import Anchor
from pipeline.nlp.secrecy.lasting import ENDS, LATER_OF

_MOMENT = "[^。；,，的]{0,10}?(?:之?日|之?时|起|后)"
"""Behind a verb: it names a moment (披露之日, 收到资料后), not what was disclosed (提供的资料)."""
_NO_PAPER = "(?![^。；,，]{0,10}(?:批准|批复|批文|授权|立项|证书|登记|注册|许可证|专利|资质|款项))"
"""Behind a verb of receiving: it is information that is received, not an office's paper."""
_EXIT = "(?:退出|退伙|退会|退社|离室|离会|离伙|退股|撤资|脱离(?:联盟|联合体|合作社))"
_ANCHOR = re.compile(
    "(?P<end>(?:合同|协议|合作|联合|项目|研究|研发|服务|关系|期限|有效期|任务|课题|委托|许可|孵化|合伙|公司|本次|工作|开发|咨询|实验|试验"
    f"|试制|攻关|中试|实验室|平台|评估|建设|代理|运营|周期|基地|中心|联盟|联合体|双方|建站|共建|联营|转化|预研期?|[研开]发期)[^。；,，]{{0,24}}?(?:{ENDS})(?:接触|往来|洽谈|谈判|合作|交流)?(?!人)"
    "|(?:企业|公司|合作社|联合社|协会|联盟|合伙)[^。；,，]{0,6}?(?:解散|注销|清算|歇业)(?:完毕|之日|后|以后|之后)|[出撤]站(?:之?日|后|以后|之后|时|期?满)|期满|届满(?:之?日|之?后|以后|之?时)|终止(?:之?日|后|日期?|以后|满|之?时|之后)|结束(?:之?日|之?后|以后|之?时)|解除(?:之?日|之?后|以后)|散伙|散了伙|散了(?:之后|以后|后)|分手|(?:做|干|办)完(?:了|以|之)?后|收班(?:以|之)?后|不再合作|(?:终止|停止|结束|中断)(?:接触|往来|洽谈|谈判|合作|交流)|最后一次(?:往来|接触|合作|交流|业务)"
    "|(?:[协合]作|协议|合同|项目)期(?:限|间)?(?:以?及|和|与|并)?期满?后"
    "|(?:比|较|长于|多于|超[过出]|晚于|迟于)本?(?:合作|协议|合同|项目)(?:[^。；,，短早少]{0,12}?(?:长出?|多出?|多存在|再?延[长续后]|晚|迟|再?多))?(?:出|了)?(?=[0-9一二三四五六七八九十两贰叁伍]|$)"
    "|(?:申报|立项|本?项目|本?课题|投标|竞标)[^。；,，]{0,8}(?:未获|未予|未能|未被|不获|未|落选)(?:得到|获得|获|能)?(?:批准|立项|资助|中标|入选|通过|支持|选中)?(?:的|时)?[,，]?[^。；,，]{0,12}?(?:之?日|之?后|起)"
    "|(?:退出|迁出|搬离|撤离|离开)(?:孵化器|孵化基地|孵化园|园区|众创空间|加速器|科技园|产业园)[^。；,，]{0,6}?(?:之?[日曰]|之?后|以后|起)"
    "|(?:股权|股份|份额)[^。；,，]{0,4}(?:全部|悉数|全数)(?:转出|转让|退出|出让)(?:完毕)?(?:之?[日时]|之?后|以后|起)"
    "|不再(?:持有|拥有|享有)[^。；,，]{0,16}(?:股权|股份|份额)(?:之?日|之?后|以后|之?时|起)"
    "|不含合作期|不包括合作期|合作期(?:限|间)?(?:之?内|满|届满)?(?:\\+|加|外加|及(?:其|之)?后|之后|以后|后|另加)"
    "|(?:[协合]作|协议|合同|项目|履行|有效|联营|联运)期(?:限|间)?(?:之?内)?(?:以?及|和|与|并)?(?:其|此|嗣|随|之|以)后"
    "|(?:[协合]作|协议|合同|项目)?(?:有效|履行|存续|协作|合作)期(?:限|间)?(?:届?满)?(?:\\+|加上?|外加|另加|再加)(?=[0-9一二三四五六七八九十两叁伍]|$))"
    f"|(?P<exit>{_EXIT}[^。；,，或、及]{{0,10}}?(?:之?日|之?时|起|之?后|以后))"
    f"|(?P<reported>报告书?(?:签署|签发|出具|提交){_MOMENT})"
    "|(?P<included>[(（,，](?:包?含|包括)合作(?:期|期限|期间)(?=[)）]))"
    f"|(?P<signing>(?:签订|签署|签字|订立|盖章|签约){_MOMENT})"
    f"|(?P<effective>生效{_MOMENT})"
    f"|(?P<disclosure>(?:披露|知悉|获悉|获知|接收|收到|接触|提供|知晓|得知|取得|获得|交付)(?!方){_NO_PAPER}{_MOMENT})"
    f"|(?P<acceptance>(?:验收|鉴定|[终初]验|综合绩效评价){_MOMENT})"
    "|(?P<public>公开|公布|进入公有领域)"
)
_ANCHORS = {
    "end": Anchor.COOPERATION_END,
    "included": Anchor.EFFECTIVE,
    "signing": Anchor.SIGNING,
    "effective": Anchor.EFFECTIVE,
    "disclosure": Anchor.DISCLOSURE,
    "acceptance": Anchor.ACCEPTANCE,
    "reported": Anchor.ACCEPTANCE,
    "exit": Anchor.OTHER,
    "public": Anchor.OTHER,
}
_WORK = "交付|交样|移交|提交|安装|调试|上线|完工|竣工|装车|投产|量产|发货|供货|开工|进场|上市|末次|最后一"
_SOME_MOMENT = re.compile(
    f"(?:自|从|为)(?![^。；,，]{{0,24}}(?:{_WORK}))[^。；,，]{{2,30}}(?:之?日|之?时|次日|当日|后)(?:起|开始)"
)
"""A period runs from a moment that is none of those, and that need not lie within the cooperation."""
_MOMENTS = (_ANCHOR, _SOME_MOMENT, re.compile("(?:自|从)▁[^。；,，]{0,8}(?:起|开始)"))
"""The last one is left blank in a form: 自____起."""
_SAYS_FROM_WHEN = re.compile("自|从|不含|不包括|[(（,，]含|包含|包括|另加|[A-Z]为|起算")
_REACH, _REACH_BACK = 40, 240
"""Characters behind and before a period in which its start is looked for."""
RUNS_FROM = re.compile(
    "^[(（]?(?:均|上述期限|前述期限|该期限|期限)?(?:自|从)[^。；]{2,30}(?:起|开始)|^起算[点日时][^。；]{0,2}[:：]"
)
"""The next sentence says from when the period runs."""


def anchor_of(text: str, start: int, end: int, following: str = "") -> Anchor:
    """From when the period at ``start`` to ``end`` runs: the last moment named before it, else behind it.

    ``following`` is the next sentence when that says from when. ``Anchor.NONE``: nothing says it.
    """
    before = _before(text, start)
    named = _named(before)
    if "end" in named and (LATER_OF.search(before) or named[-1] == "exit"):
        return Anchor.COOPERATION_END
    if named:
        return _ANCHORS[named[-1]]
    return Anchor.OTHER if _SOME_MOMENT.search(before) else anchor_after(text, end, following)


def anchor_after(text: str, end: int, following: str = "") -> Anchor:
    """From when a period runs where that is said behind it: “三年，自合作终止之日起计算”."""
    after = text[end : end + _REACH].partition("。")[0]
    named = _named(after if _SAYS_FROM_WHEN.search(after) else following)
    if named and named[0] == "exit" and "end" in named:
        return Anchor.COOPERATION_END
    if named:
        return _ANCHORS[named[0]]
    return Anchor.OTHER if _SOME_MOMENT.search(after) else Anchor.NONE


def is_after_publication(text: str, start: int) -> bool:
    """Whether the period at ``start`` begins when the secret is public: “至相关信息公开后五年”."""
    before = _before(text, start)
    if "至" not in before:
        return False
    named = _named(before)
    return bool(named) and named[-1] == "public"


def runs_from_leaving(text: str) -> bool:
    """Whether the only moment that ``text`` names is that one of several parties leaves."""
    return _named(text) == ("exit",)


def names_moment(text: str) -> bool:
    """Whether ``text`` names a moment from which a period can run."""
    return any(moment.search(text) for moment in _MOMENTS)


def _before(text: str, start: int) -> str:
    return text[max(0, start - _REACH_BACK) : start].rpartition("。")[2]


@lru_cache(maxsize=64)
def _named(text: str) -> tuple[str, ...]:
    """The moments that ``text`` names; asked several times about the words before one figure."""
    return tuple(match.lastgroup for match in _ANCHOR.finditer(text) if match.lastgroup)
