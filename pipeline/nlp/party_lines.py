"""What one line says about parties: roles, names, other designations, particulars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.nlp.party_words import (
    LABEL,
    LETTERED,
    NAMED,
    ORGANISATION,
    PLACEHOLDER,
    SPOKEN_ROLE,
    UNMARKED,
    is_person,
    role_of,
)
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator


class Named(NamedTuple):
    """A party as one place calls it; ``name`` is empty where it was left out or stands elsewhere."""

    role: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    known: bool = True
    """False for a label that only looks like a role (研究机构：)."""
    written: bool = True
    """False where nothing stands behind the role, not even a blank."""


class Particular(NamedTuple):
    """A value and what it is: ``name``, ``address``, ``representative``, ``credit_code`` or ``other``."""

    key: str
    value: str
    who: str = ""
    """The role that the label itself names (甲方地址：)."""


_KEYED = ("address", "representative", "credit_code", "name")
_LETTER = re.compile(LETTERED)
_CALLED = r"(?:(?:以下|下|合称|以下合)(?:统|简|合)?称?|简称|(?<![名职通俗])称)(?:为|作|是)?:?"
_QUOTED = r"[\"“”'‘’「『(]*"
_ALIAS = re.compile(rf"(?:{_CALLED}{_QUOTED}|[(][\"“「])(?P<alias>[^\"“”'‘’」』()，,。;；:{BLANK}]{{1,16}})")
_BRACKET = re.compile(r"\(([^()]*)\)[\"”]?$")
_ROLE_LIKE = re.compile(
    r"[一-龥]{2,12}(?:方|人|单位|者|商|企业|代表|机构|学校|站|工厂|个人)(?:\d|[一二三四五六]|/[一-龥]{2,4})?"
)
_NO_ALIAS = re.compile(
    r"(?:单位|公司)?(?:名称|全称)|盖章|公章|签[字章名]|章|姓名|自然人|个人|法人|如有.*|填写.*|以下.{0,3}称.*|下称.*|简称.*|.*[:：].*|.*以下.*"
)
_STOP = re.compile(
    r"[,，。;；!|\n]|(?:为|作为)(?:一|另一)?方|——|(?<=[一-龥)])\x20(?=[一-龥])|\(?加?盖(?:公)?章|\(?公章|签[字章名]|\(章\)"
)
_CALL = re.compile(
    rf"(?:为(?:一|另一)方)?[(,，、]?{_CALLED}{_QUOTED}(?P<role>{LETTERED}|{NAMED}){_QUOTED}"
    rf"|\((?P<bare>{LETTERED}|{NAMED})\)"
)
_QUOTED_ALIAS = re.compile(
    r"(?P<name>[一-龥A-Za-z0-9]{2,36}(?:\((?![一-龥]*[称叫])[一-龥]{2,6}\)[一-龥]{0,20})?)\((?:(?:以下|下)(?:简)?称为?|简称为?)?:?(?P<mark>[\"“]?)(?P<alias>[^\"“”()，,。]{2,8})[\"”]?\)"
)
_SPOKEN_ALIAS = re.compile(
    r"(?P<name>[一-龥A-Za-z0-9]{4,40}(?:\((?![一-龥]*[称叫])[一-龥]{2,6}\)[一-龥]{0,20})?)[(,，](?:[^(),，。;；]{4,50}[,，])?(?:以下|下面|下文|后文|往下|以后|后面|文中|这里)(?:都|均|一律|就)?"
    r"(?:简称|称为|称作|称|叫作|叫做|叫)(?:为)?[\"“]?(?P<alias>[^\"“”()，,。]{1,8})[\"”]?(?=[,，)。;；])"
)
_LATER_ALIAS = re.compile(
    r"(?P<name>[一-龥A-Za-z0-9]{2,30}(?:公司|大学|学院|研究院|研究所|中心|医院|合作社|集团))[,，][^()。；;]{2,60}"
    r"[(](?:(?:以下|下)(?:简)?称为?)?:?[\"“](?P<alias>[一-龥]{2,8})[\"”][)]"
)
_PARTNERS = re.compile(r"(?:订立.{0,8})?合[伙作]人(?P<nth>[一二三四五甲乙丙丁]?)(?:姓名)?:")
_PARTNER = re.compile(r"(?:^|(?<=[:、,，;；和]))(?P<letter>[甲乙丙丁戊])\((?P<name>[^()]{2,20})\)")
_LEAD = re.compile(
    r"^(?:本(?:协议|合同)(?:书)?(?:由|是|系)|[兹现](?:由|有|经)|由|经|以|是|系|同|受|即)|^[一-龥]{2,8}(?:方|人|单位)(?:为|是|系|:)"
)
_JOINER = re.compile(r"^(?:与|和|及|以及|暨|同|、|委托|聘请|接受|授权|向|跟|到)")
_NO_NAME = re.compile(
    "应当|负责(?!人)|承担|根据|依据|双方|本合同|本协议|如下|享有|保密|同意|按照|[的了]$|^(?:的|应|为|在|将|须|须|有|提供|支付|投入|出资|以|按|不|可)|%|元$|第[一二三四五六七八九十]+条"
)
_ONLY_ROLE = re.compile(
    "Party [A-H]|(?:企业|高校|学校|院校|院所|科研|研究|政府|平台|用户|技术|成果|需求"
    "|投资|牵头|培养|实践|园区|地方|社会)?(?:方|单位|企业|高校|学校|院校|机构)"
)
"""企业方（甲方）： calls a party by what it is; that is no name."""
_OWN_ROLE = re.compile(rf"({NAMED})(?:[为:]|(?={BLANK}))")
_SORT = re.compile(
    "(?:企业|学校|高校|院校|大学|公司|科研院所|政府|医院|用户)|[一-龥]{2,14}(?:平台|单位|机构|企业|用户|示范区)"
)
"""What a party is, in brackets behind its name: 示例大学（学校）."""
_EDGES = ' \t:,，。;；、.*#|"“”'
_LONGEST, _SHORTEST, _SHORTEST_ORGANISATION = 60, 2, 4
_LONGEST_ALIAS = 14
_JOINT = re.compile("[、/]|(?<=[司学院所厂心])和")


def read_line(text: str) -> tuple[list[Named | Particular], str]:
    """What the labels of ``text`` (normalised) introduce, in order, and what stands before them."""
    labels = [
        match
        for match in LABEL.finditer(text)
        if text.count("(", 0, match.start()) <= text.count(")", 0, match.start())
    ]
    ends = [*(match.start() for match in labels), len(text)][1:]
    found: list[Named | Particular] = []
    for match, end in zip(labels, ends, strict=False):
        found += _labelled(match, text[match.end() : end])
    before = text[: labels[0].start()] if labels else text
    found += [Particular(_key(match["key"]), BLANK) for match in UNMARKED.finditer(before)]
    return found, before


def _key(label: str) -> str:
    return "name" if label in {"名称", "单位名称", "姓名"} else "address"


def _labelled(match: re.Match[str], value: str) -> Iterator[Named | Particular]:
    if match["role"] or match["any"]:
        written, nth = match["role"] or match["any"], match["nth"] or match["any_nth"] or ""
        more = (match["more"] or match["any_more"] or "") + (match["more2"] or "")
        named = list(introduce(written, nth, more, value, known=bool(match["role"])))
        if not SPOKEN_ROLE.fullmatch(written) or all(ORGANISATION.search(item.name) for item in named):
            yield from named
        return
    key = next((key for key in _KEYED if match[key]), "other")
    yield Particular(key, value.strip(_EDGES), role_of(match["who"] or ""))


def introduce(written: str, nth: str, more: str, value: str = "", *, known: bool = True) -> Iterator[Named]:
    """The parties that a role with its brackets and value introduces; several for joint parties."""
    names, aliases = designate(value)
    inner = [alias for item in re.findall(r"\(([^()]*)\)", more) if (alias := _alias(item, beside_role=True))]
    role = role_of(written.removeprefix("本合同").removeprefix("本协议"))
    lettered = next((alias for alias in (*inner, *aliases) if _LETTER.fullmatch(alias)), None)
    others = tuple(dict.fromkeys(alias for alias in (*inner, *aliases) if alias not in {lettered, role}))
    if lettered and not _LETTER.fullmatch(role):
        role, others, known = lettered, (role, *others), True
    elif nth:
        digit = nth.strip("()")
        role, others = role + digit, (role, *others) if _LETTER.fullmatch(role) else others
    for name in names or ("",):
        yield Named(role, name, others, known, bool(value.strip(_EDGES)))


def _alias(text: str, *, beside_role: bool = False) -> str:
    called = _ALIAS.match(text)
    text = (called["alias"] if called else text).strip("\"“”'‘’ ")
    if not text or len(text) > _LONGEST_ALIAS or BLANK in text or _NO_ALIAS.fullmatch(text):
        return ""
    return text if called or beside_role or _ROLE_LIKE.fullmatch(text) or _LETTER.fullmatch(text) else ""


def designate(value: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and other designations that stand behind a role; no name where it was left to fill in."""
    aliases = [match["alias"] for match in _ALIAS.finditer(value)]
    name = value.strip(_EDGES)
    stop = _STOP.search(name)
    name = _unframed(_closed(name[: stop.start()]) if stop else name)
    while bracket := _BRACKET.search(name):
        inner = bracket[1]
        if not (inner == "" or _drops(inner) or is_person(name[: bracket.start()])):
            break
        alias = _alias(inner)
        aliases += [alias] if alias and alias not in aliases else []
        name = name[: bracket.start()].strip(_EDGES)
    names = tuple(part for part in _parts(name) if is_name(part))
    return names, tuple(dict.fromkeys(alias.strip() for alias in aliases if alias.strip()))


def _drops(inner: str) -> bool:
    """False for a bracket that is part of the name, such as （中国）."""
    return bool(
        _ALIAS.match(inner)
        or _NO_ALIAS.fullmatch(inner)
        or _ROLE_LIKE.fullmatch(inner)
        or re.match(
            '["“]|以下|下面|下称|身份证|暂定|盖|签|公章|填|注|依托|在.{0,6}[省市县区镇乡]|住所|地址|统一社会',
            inner,
        )
        or _SORT.fullmatch(inner)
        or BLANK in inner
    )


def _closed(name: str) -> str:
    """``name`` without a bracket that was cut in two."""
    return name[: name.rfind("(")] if name.count("(") > name.count(")") else name


def _unframed(name: str) -> str:
    """A name that stands on a line to fill in is filled in; one behind or before a blank alone is not."""
    name = name.strip(_EDGES)
    if name.startswith(BLANK) and name.endswith(BLANK):
        name = name.strip(BLANK)
    elif name.endswith(BLANK) and ORGANISATION.search(name.rstrip(BLANK)):
        name = name.rstrip(BLANK)
    return name.strip(_EDGES)


def _parts(name: str) -> list[str]:
    parts = [part.strip() for part in _JOINT.split(name)]
    joint = all(ORGANISATION.search(part) and len(part) >= _SHORTEST_ORGANISATION for part in parts)
    return parts if joint else [name]


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
    )


def called(text: str) -> Iterator[Named]:
    """Parties that a sentence names: 示例厂（以下简称甲方）, 示例厂（委托方）."""
    end = 0
    for match in _CALL.finditer(text):
        name = _name_before(text[end : match.start()], first=end == 0)
        end = match.end()
        if name is not None:
            alias = _OWN_ROLE.match(name)
            name = name[alias.end() :] if alias else name
            role = role_of(match["role"] or match["bare"])
            yield Named(
                role, name if is_name(name) else "", (alias[1],) if alias and alias[1] != role else ()
            )


def _outside_brackets(text: str) -> str:
    """``text`` before a bracket that stays open and behind one that was open before."""
    opened: list[int] = []
    start = 0
    for index, char in enumerate(text):
        if char == "(":
            opened.append(index)
        elif char == ")" and opened:
            opened.pop()
        elif char == ")":
            start = index + 1
    return text[start : opened[0] if opened else len(text)].strip(_EDGES)


def _name_before(text: str, *, first: bool) -> str | None:
    """The name that ends ``text``; None where nothing is named."""
    text = _outside_brackets(text.strip(_EDGES + "("))
    if not text or re.search(rf"(?:{LETTERED}|{NAMED})$", text):
        return None
    cut = max((text.rfind(mark) + 1 for mark in "。;；，,:"), default=0)
    name = text[cut:].strip(_EDGES + ")" * text.startswith(")"))
    joined = _JOINER.sub("", name) if not first or cut else name
    name = _LEAD.sub("", joined)
    return name or None


def partners(text: str) -> list[Named]:
    """合伙人：甲（张某）、乙（李某） and 订立合同各合伙人：, the names left out."""
    match = _PARTNERS.match(text)
    if match is None:
        return []
    members = list(_PARTNER.finditer(text, match.end()))
    if members:
        return [Named(item["letter"], item["name"] if is_name(item["name"]) else "") for item in members]
    if match["nth"]:
        return []
    names, _ = designate(text[match.end() :])
    return [Named("合伙人", name) for name in names or ("",)]


def nicknamed(text: str) -> Iterator[Named]:
    """Parties that a sentence gives a short name of its own: 示例大学（“大学”）, 示例合作社，下面叫“社里”."""
    for match in _QUOTED_ALIAS.finditer(text):
        spoken = match["mark"] or "称" in match[0][len(match["name"]) : match.start("alias") - match.start()]
        if spoken:
            yield from _nickname(match)
    for pattern in (_SPOKEN_ALIAS, _LATER_ALIAS):
        for match in pattern.finditer(text):
            yield from _nickname(match)


def _nickname(match: re.Match[str]) -> Iterator[Named]:
    name = _LEAD.sub("", _JOINER.sub("", re.split("由|与|到|是|跟|和(?!利)", match["name"])[-1]))
    if not _LETTER.fullmatch(match["alias"]) and ORGANISATION.search(name) and is_name(name):
        yield Named(match["alias"], name, (), known=False)
