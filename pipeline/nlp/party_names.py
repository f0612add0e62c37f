"""Names of parties: what can be one, and what an agreement writes before and behind it."""

from __future__ import annotations

import re

from pipeline.nlp.party_words import LETTERED, NAMED, ORGANISATION, PLACEHOLDER, is_person
from pipeline.text.normalise import BLANK

CALLED = (
    r"(?:(?:以下|下)[头面文边]?(?:[统简合筒均]|统一)?称|以下合|合称|简称"
    r"|以下(?=[为作是\"“甲乙丙丁戊])|(?<![名职通俗对号堪])称)(?:为|作|是)?:?"
)
"""Regex source: 以下简称 and its like, before what somebody is called."""
QUOTED = r"[\"“”'‘’「『(]*"
EDGES = ' \t:,，。;；、.*#|"“”'
_LETTER = re.compile(LETTERED)
_ALIAS = re.compile(
    rf"(?:{CALLED}{QUOTED}|[(][\"“「]|(?<=[\"”])(?:或者?|、|/)[\"“])(?P<alias>[^\"“”'‘’」』()，,。;；:{BLANK}]{{1,16}})"
)
_BRACKET = re.compile(r"\(([^()]*)\)[\"”]?$")
_ROLE_LIKE = re.compile(
    r"[一-龥]{2,12}(?:方|人|单位|者|商|企业|代表|机构|学校|站|工厂|个人)(?:\d|[一二三四五六]|/[一-龥]{2,4})?"
)
_NO_ALIAS = re.compile(
    r"(?:单位|公司)?(?:名称|全称)|盖章|公章|印章?|签[字章名]|章|姓名|自然人|个人|法人|如有.*|填写.*|以下.{0,3}称.*|下称.*|简称.*|.*[:：].*|.*以下.*"
    r"|(?:个人独资|国有|民营|外资|中外合资|高新技术|上市|中小|小微)企业|事业单位|个体工商户|排名.*|本?(?:协议|合同)书?"
)
_SENTENCE = (
    "为(?:了|充分|更好|进一步|适应|加[快强]|推[动进]|促进|贯彻|落实|实施|发挥|明确|开展|共同|实现|保证|提高|满足|解决|研究|开发)"
    "|根据|依[据照]|按照|鉴于|本着|就(?!业)|经(?:双|各|[三四]方|友好|协商|充分|平等|共同|甲)|甲、?乙|[双三四各]方|第[一1]条|一、"
)
_RUN_ON = rf"(?:(?<=公司|大学|学院|医院|中心|集团)|(?<=研究院|研究所|科学院|合作社|事务所))(?:{_SENTENCE})"
"""示例大学为充分发挥…: the sentence that follows a name where the break between the lines was lost."""
_STOP = re.compile(
    r"[,，](?![ ]?(?:Ltd|Inc|LLC|Limited|Corp)\b)|[。;；!|\n]"
    r"|(?:为|作为)(?:一|另一)?方|——|(?<=[一-龥)])\x20(?=[一-龥])|\(?加?盖(?:公)?章|\(?公章|签[字章名]|\(章\)"
    r"|[男女]?(?:居民)?身份证|[\[]?(?:以下|(?<![一-龥])下)[简统筒]?称"
    rf"|(?:(?<=[一-龥)])|\b)[/\s]{0, 4}Party\s?[A-H]\b|(?P<sentence>{_RUN_ON})"
)
_SORT = re.compile(
    "(?:企业|学校|高校|院校|大学|公司|科研院所|政府|医院|用户|联合体(?:牵头)?(?:方|人)?|牵头|见证|参与|协作|主办|承办|校方|筹|筹建|筹备中?|原|略|公立|民办|公办)|[一-龥]{2,14}(?:平台|单位|机构|企业|用户|示范区)"
)
"""What a party is, in brackets behind its name: 示例大学（学校）."""
_REMARK = re.compile(
    '["“]|以下|下面|下称|身份证|暂定|盖|签|公章|填|注|依托|在.{0,6}[省市县区镇乡]|住所|地址|统一社会|法定代表|负责人|成员|名单|详见|证券|股票|编号|拟|曾用名|全资|控股|隶属|挂靠|作为|代表'
    "|[以由受即系含见代属].{3,}|经(?!开|济|贸).{3,}|为.{3,}"
    "|原(?:名|为|称|系|.{4,})"
    "|.*(?:代[章签]|审[核定查]|承办|委托|授权|持股|签[署约订]|版|执行|范围内|牵头|出资|管理|院校|商户|设立|性质|资质)$"
    "|[一-龥]{2,}(?:省|自治区|市)[一-龥]{2,}[市县区州盟镇]$|[^一-龥]*$"
)
"""A bracket behind a name that tells of the party: （受示例大学委托）, （牵头）, （福建省福州市）."""
_FORM = re.compile("(?:特殊)?(?:普通|有限)合伙|集团|有限公司")
_LATIN = re.compile(r"(?<=[一-龥)])[\s/]*[A-Z][A-Za-z][A-Za-z .,&'’()-]{3,}$")
"""The same name in another language."""
_NO_NAME = re.compile(
    "应当|负责(?!人)|承担|根据|依据|双方|本合同|本协议|如下|享有|保密(?!技术|科技|局|委|办|器材|设备|安全|通信)|同意|按照|[的了]$|^(?:的|应|为|在|将|须|须|有|提供|支付|投入|出资|以(?!岭|诺|恒)|按|不|可)|%|元$|第[一二三四五六七八九十]+条"
    "|(?<!美)的(?:高等学校|高等院校|高校|大学|企业|公司|机构|单位|法人|组织|医院|研究所|自然人|一方)$"
    "|^(?:[甲乙丙丁戊]方?|对方|其)的?(?:(?:非)?直属|附属|下属|所属|全资|控股|参股|关联|上级|主管|母公司|子公司|分支|合作(?!社)|(?:独家|授权)?(?:代理|经销|供应))"
    "|^[甲乙丙丁戊]方的|^一[所家个名位]|^(?:请|单击|点击|此处|填写|输入|选择|待)|[\\[\\]{}<>【】$=]"
)
_ONLY_ROLE = re.compile(
    "Party [A-H]|(?:企业|高校|学校|院校|院所|科研|研究|政府|平台|用户|技术|成果|需求"
    "|投资|牵头|培养|实践|园区|地方|社会)?(?:方|单位|企业|高校|学校|院校|机构)"
    "|(?:本|该|贵|我|中国|外国)(?:公司|单位|学校|大学|企业|医院|院|校|厂|所)|医院|研究[院所]|合作社|合同研究组织"
    "|[一-龥A-Za-z]{0,12}(?:会员|用户|客户|商户|提供商|供应商|服务商|运营方)|博士后(?:研究)?(?:人员)?|研究生|学生|实习生|先生/女士|.{0,10}一方"
)
"""企业方（甲方）： calls a party by what it is; that is no name."""
_PAPER = re.compile("(?:名称|全称|姓名|协议书?|合同书?|备忘录|意向书|承诺书|任务书|计划书|须知|章程)$")
"""Words of a template and titles of documents: 客户公司名称, 产学研合作协议."""
_UNFILLED = re.compile(
    "(?:[Xx×*○〇]{1,6}[省市县区]){0,3}[Xx×*○〇]{1,8}(?:科技|技术|信息|实业|集团|股份|有限|责任)*(?:公司|大学|学院|医院|研究[院所]|集团|中心|合作社|工厂|厂)"
)
_LONGEST, _SHORTEST, _SHORTEST_ORGANISATION = 60, 2, 4
_LONGEST_ALIAS = 14
_JOINT = re.compile("[、/]|(?<=[司学院所厂心])和")
_POST = re.compile("^[一-龥]{0,5}(?:研究员|师|教授|博士|院士|经理|主任)(?=[一-龥]{2,3}$)")
_NUMBER = re.compile(r"^[(]?(?:[1-9]|[一二三四五])(?:[)、]|\.(?![0-9]))\s*")
_LEADING = re.compile(
    r"《[^《》]*》|[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[)]|[.、](?!\d))\s*"
    "|本(?:协议|合同)书?(?:由|是|系|经)?|[兹现](?:由|有|经|就|将)|由|通过|委托(?!方|人|单位)|聘请|接[受收](?!方|人|单位)|授权(?!方|人)|以及|经(?!纬|开|济|典|世|贸)|以(?!岭|诺|恒|太)|是|系(?!统)|受(?![托让聘]|方)|即(?!墨|发)"
    "|与|和(?!平|谐|县|硕|田|记|顺|美|佳|林|信|泰|兴|元|晶|润)|及|暨|同(?!济|方|仁|心|兴|力|创|德|洲|辉|花|城|舟|煤|益|泰|盛)|、|向(?!阳|日|上)|跟|到|对(?!外)|并|且|让|请|[一-龥]{2,8}(?:方|人|单位)(?:为|是|系|:)"
)
"""What stands before a name in a sentence or a list: 由, 与, 并通过, 3."""


def alias_in(text: str, *, beside_role: bool = False) -> str:
    """What ``text``, the inside of a bracket, calls somebody; empty where it says something else."""
    called = (_ALIAS.search if beside_role else _ALIAS.match)(text)
    text = (called["alias"] if called else text).strip("\"“”'‘’ ")
    if not text or len(text) > _LONGEST_ALIAS or BLANK in text or _NO_ALIAS.fullmatch(text):
        return ""
    return text if called or beside_role or _ROLE_LIKE.fullmatch(text) or _LETTER.fullmatch(text) else ""


def designate(value: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and other designations that stand behind a role; no name where it was left to fill in."""
    name = value.strip(EDGES)
    stop = _STOP.search(name)
    own = value[: value.find(name) + stop.start()] if stop and stop["sentence"] else value
    aliases = [match["alias"] for match in _ALIAS.finditer(own)]
    name = _NUMBER.sub("", _unframed(_closed(name[: stop.start()] if stop else name)))
    name, others = _bared(name)
    names = tuple(part for part in _parts(name) if is_name(part))
    found = (alias.strip() for alias in (*aliases, *others))
    return names, tuple(dict.fromkeys(alias for alias in found if alias and not _NO_ALIAS.fullmatch(alias)))


def _bared(name: str) -> tuple[str, list[str]]:
    """``name`` without what brackets behind it say of the party, and what they call it."""
    aliases: list[str] = []
    while bracket := _BRACKET.search(name):
        inner = bracket[1]
        if not (inner == "" or _drops(inner) or is_person(name[: bracket.start()])):
            break
        alias = alias_in(inner)
        aliases += [alias] if alias else []
        name = name[: bracket.start()].strip(EDGES)
    latin = _LATIN.search(name)
    return (name[: latin.start()] if latin and ORGANISATION.search(name[: latin.start()]) else name), aliases


def _drops(inner: str) -> bool:
    """False for a bracket that is part of the name, such as （中国）."""
    return not _FORM.fullmatch(inner) and bool(
        _ALIAS.match(inner)
        or _NO_ALIAS.fullmatch(inner)
        or _ROLE_LIKE.fullmatch(inner)
        or _LETTER.fullmatch(inner)
        or _REMARK.match(inner)
        or _SORT.fullmatch(inner)
        or BLANK in inner
    )


def trimmed(text: str) -> str:
    """``text`` without the words of a sentence or a list before the name: 由, 与, 并对, 3."""
    while (match := _LEADING.match(text)) and (rest := text[match.end() :]):
        text = rest
    return text


def _closed(name: str) -> str:
    """``name`` without a bracket that was cut in two."""
    return name[: name.rfind("(")] if name.count("(") > name.count(")") else name


def _unframed(name: str) -> str:
    """A name that stands on a line to fill in is filled in; one behind or before a blank alone is not."""
    name = name.strip(EDGES)
    if name.startswith(BLANK) and name.endswith(BLANK):
        name = name.strip(BLANK)
        if name.rstrip().endswith(":"):
            return ""
    elif name.endswith(BLANK) and ORGANISATION.search(name.rstrip(BLANK)):
        name = name.rstrip(BLANK)
    return name.strip(EDGES)


def _parts(name: str) -> list[str]:
    """The names of joint parties, each by itself; one name where they are not all names."""
    parts = [_POST.sub("", _bared(part.strip())[0]) for part in _JOINT.split(name)]
    whole = all(
        is_person(part) or (ORGANISATION.search(part) and len(part) >= _SHORTEST_ORGANISATION)
        for part in parts
    )
    return parts if whole else [name]


def is_name(text: str) -> bool:
    """True for what can be the name of a party: no blank, no placeholder, no sentence, no number."""
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and BLANK not in text
        and ":" not in text
        and text.count("(") == text.count(")")
        and "(或" not in text
        and not text.replace("-", "").isdigit()
        and not PLACEHOLDER.fullmatch(text)
        and not _NO_NAME.search(text)
        and not re.fullmatch(rf"{LETTERED}|{NAMED}", text)
        and not _ONLY_ROLE.fullmatch(text)
        and not _PAPER.search(text)
        and not _UNFILLED.fullmatch(text)
    )
