"""Who files for rights in the results and who pays for filing and upkeep, for each kind of right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.agreement import Agreement, Provision, Standing
from pipeline.model.state import State
from pipeline.model.terms_results import FilingDuty
from pipeline.nlp.passages import ACTOR, mentions, plain_actor
from pipeline.text.normalise import BLANK

TRIGGER = re.compile("专利|著作权|知识产权|商标|品种权|布图设计|申请费|年费|代理费|维持费|品种|申请人|登记人")
_RIGHT = re.compile(
    "专利|软件著作权|著作权|商标|植物新品种|品种权|集成电路布图设计|布图设计|(?<!国家)知识产权(?!局|机构)"
)
_FILES = "(?:申请|申报|登记|注册|办理)"
_PARTY = (
    rf"(?:{ACTOR}|{BLANK}(?:方)?|项目组|课题组|[^，。；、{BLANK}由]{{2,12}}(?:大学|学院|公司|研究[院所]|企业)"
    rf"|[^，。；、{BLANK}由]{{1,6}}(?:方|单位))"
)
_APPLICANT = (
    re.compile(rf"由({_PARTY})[^，。；不]{{0,16}}?{_FILES}"),
    re.compile(
        rf"{_FILES}[^。；，]{{0,30}}?由({_PARTY})(?:统一|单独|共同)?(?:负责|提出|办理|完成|组织|承担|进行"
        r"|执行)"
    ),
    re.compile(
        rf"({ACTOR})(?:应当?|须|将|可以?|有权)?(?:单独|共同|牵头|统一|分别)*(?:负责|办理|牵头|组织"
        rf"|承担)[^，。；不费]{{0,24}}{_FILES}"
    ),
    re.compile(
        rf"({ACTOR})(?:应当?|须|将|可以?|有权)?(?:单独|分别|共同)(?:名义)?(?:提出"
        r"|向[^，。；]{2,12})?(?:申请|申报|登记)"
    ),
    re.compile(
        rf"({ACTOR})(?:应当?|须|将|可以?|有权)(?:就[^，。；]{{2,16}}|自行|优先)?(?:提出"
        r"|向[^，。；]{2,12})?(?:申请|申报)(?!权)"
    ),
    re.compile(
        rf"({ACTOR})[^，。；不费]{{0,20}}(?:完成|提出|办理)[^，。；]{{0,4}}(?:专利|著作权|商标|品种权)[^，。；]{{0,4}}"
        r"(?:申请|申报|登记|注册)(?!权)"
    ),
    re.compile(rf"以({_PARTY})(?:的|共同)*名义[^，。；不]{{0,10}}{_FILES}"),
    re.compile(rf"(?:申请人|登记人|申请方|申请责任方)(?:均)?(?:为|是|:)(?:第一)?({_PARTY})"),
    re.compile(rf"({ACTOR})(?:均)?(?:作)?为(?:第一|唯一|共同)?(?:申请人|登记人|选育单位|专利权人)"),
)
_BLANK_APPLICANT = re.compile(
    f"(?:申请人|登记人|申请方)[^。；]{{0,8}}(?:为|:){BLANK}|由{BLANK}方?(?:负责)?[^，。；]{{0,8}}{_FILES}"
)
_FEE = (
    "(?:申请费|年费|代理费|维持费|维护费|登记费|注册费|审查费|官费|申请及维[持护]费|(?:申请|维持|维护|登记"
    "|注册|确权)[^，。；]{0,24}(?:费用|开支|支出)|(?:相关|相应|所需|全部|该等|上述|有关"
    "|由此[^，。；]{0,6})(?:的)?费用|费用)"
)
_PAYS = "(?:承担|支付|负担|缴纳|交纳|分担|负责|出资|列支)"
_PAYER = (
    re.compile(rf"{_FEE}[^。；]{{0,40}}?由({_PARTY})[^，。；]{{0,8}}?{_PAYS}"),
    re.compile(rf"由({_PARTY})[^，。；]{{0,8}}?{_PAYS}[^，。；]{{0,30}}?{_FEE}"),
    re.compile(rf"({ACTOR})(?:应当?|须|将|负责)?(?:按[^，。；]{{2,12}})?{_PAYS}[^，。；不]{{0,30}}?{_FEE}"),
    re.compile(
        rf"{_FEE}[^，。；]{{0,16}}?({ACTOR}|各自|平均|各半)(?:双方)?(?:各自|平均|共同|各|均)?(?:承担|支付"
        r"|负担|分担|缴纳|出)"
    ),
    re.compile(rf"{_FEE}[^，。；]{{0,6}}从([^，。；{BLANK}]{{2,10}}?)中?(?:列支|支付|支出|开支)"),
)
_MAINTAINER = re.compile(
    rf"由({_PARTY})(?:负责|承担)[^，。；费]{{0,24}}(?:维[持护]|续展)"
    rf"|维[持护][^，。；:费]{{0,12}}由({_PARTY})(?:负责|承担|办理)"
    rf"|({ACTOR})负责[^，。；费]{{0,24}}维[持护]"
)
_SHARED = re.compile(
    rf"{_FEE}[^。；]{{0,60}}?(?:(各自|各方|双方|三方)?[^，。；]{{0,6}}(?:平均|均摊|共同|各半|各承担|各负担"
    rf"|按[^，。；{BLANK}]{{2,30}}比例|按份额)[^，。；]{{0,8}}(?:承担|负担|分担|支付|分摊)?)"
)
_BLANK_PAYER = re.compile(
    rf"{_FEE}[^。；]{{0,60}}(?:由{BLANK}|{BLANK}方?(?:承担|负担|支付))|(?:承担|负担|如下|原则|分担)(?:方式"
    rf"|比例)?[:：]{BLANK}"
)
_ABOUT_FEES = re.compile("申请费|年费|代理费|维持费|维护费|登记费|注册费|审查费|费用|费由|维[持护]")
_FEES_NAMED = re.compile("申请费|年费|代理费|维持费")
_SYSTEM = re.compile(
    "(?:系统|软件|设备|平台|网站|设施|服务器)(?:的)?(?:运行|日常|免费|升级)?(?:维护|维修)|域名|项目申报"
    "|课题|申报书|奖"
)
_GOAL = re.compile("[0-9一二三四五六七八九十两▁]+(?:余)?(?:件|项|个|篇|部)")
_NOT_FREE = re.compile("不得|擅自|未经|禁止|侵犯|侵权|无权|第三|征求意见|他人(?:就|申请)|尚未")
_LAW = re.compile("依据《|根据《|《[^》]{2,24}法》第")
_JOINT = re.compile("双方|各方|三方|共同")
_KINDS = ("ip_filing", "result_ownership", "background_ip", "improvements")


def read(agreement: Agreement) -> tuple[FilingDuty, ...]:
    """Each statement about filing or its cost; one about cost alone takes the right named before it."""
    found: list[FilingDuty] = []
    article = -1
    rights: tuple[str, ...] = ("知识产权",)
    for provision in mentions(agreement, TRIGGER):
        own = agreement.article(provision.clause).index
        named = tuple(dict.fromkeys(_plain_right(match[0]) for match in _RIGHT.finditer(provision.text)))
        article, rights = own, (named or (rights if own == article else ("知识产权",)))
        about = bool(named or _FEES_NAMED.search(provision.text)) or not agreement.scopes[
            provision.clause
        ].isdisjoint(_KINDS)
        if about and not _LAW.search(provision.text):
            found += _duties(agreement, provision, rights)
    return tuple(found)


def _plain_right(name: str) -> str:
    return {"品种权": "植物新品种", "布图设计": "集成电路布图设计"}.get(name, name)


def _duties(agreement: Agreement, provision: Provision, rights: tuple[str, ...]) -> Iterator[FilingDuty]:
    text = provision.text
    applicant, payer, maintainer = _applicant(text), _payer(text), _maintainer(text)
    blank = (not applicant and _BLANK_APPLICANT.search(text)) or (
        not payer and (_BLANK_PAYER.search(text) or _is_unticked(agreement, provision))
    )
    if not (applicant or payer or maintainer or blank):
        return
    state = State.BLANK if blank else State.DEFINED
    for right in rights:
        yield FilingDuty(right, state, agreement.evidence(provision), applicant, payer, maintainer)


def _is_unticked(agreement: Agreement, provision: Provision) -> bool:
    """Whether the sentence about cost leads to options among which nobody has chosen."""
    following = agreement.provisions[provision.index + 1 : provision.index + 2]
    open_list = provision.text.endswith(":") and _ABOUT_FEES.search(provision.text)
    return bool(open_list) and any(item.standing is Standing.UNTICKED for item in following)


def _applicant(text: str) -> str:
    for pattern in _APPLICANT:
        for match in pattern.finditer(text):
            around = text[max(0, match.start() - 12) : match.end()]
            goal = _GOAL.match(text[match.end() :].lstrip("专利发明著作权软件登记"))
            if (
                not goal
                and not _NOT_FREE.search(around)
                and not _paid_only(match[0])
                and BLANK not in match[1]
            ):
                return _actor(match[1], match[0])
    return ""


def _paid_only(words: str) -> bool:
    """由甲方承担申请费 says who pays, not who files."""
    return bool(re.search(f"{_PAYS}[^，。；]{{0,12}}$", words)) and "负责" not in words


def _payer(text: str) -> str:
    if not _ABOUT_FEES.search(text) or _SYSTEM.search(text):
        return ""
    for pattern in _PAYER:
        if match := pattern.search(text):
            named = next(filter(None, match.groups()))
            return "" if BLANK in named else _actor(named, match[0])
    if match := _SHARED.search(text):
        return "各自" if match[1] == "各自" else "共同"
    return ""


def _maintainer(text: str) -> str:
    match = _MAINTAINER.search(text)
    named = next(filter(None, match.groups())) if match else ""
    return "" if not match or BLANK in named or _SYSTEM.search(text) else _actor(named, match[0])


def _actor(named: str, words: str) -> str:
    if named in {"各自", "完成方"} or "各自" in words:
        return "各自"
    return "共同" if _JOINT.search(named) or named in {"平均", "各半"} else plain_actor(named)
