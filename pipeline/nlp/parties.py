"""The parties and their particulars, read from the head of the agreement."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model.agreement import Standing
from pipeline.model.document import Story
from pipeline.model.terms import Party, PartyKind
from pipeline.text.credit_code import find_codes
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.model.evidence import Evidence

LETTERED = "[甲乙丙丁戊己庚辛]方"
NAMED = (
    "委托方|受托方|委托人|受托人|转让方|受让方|让与人|受让人|许可方|被许可方|许可人|被许可人|披露方|接收方|接受方|开发方|服务方|顾问方|投资方"
    "|发包方|承包方|买方|卖方|供方|需方|出卖人|买受人|出租方|承租方|定作方|承揽方|牵头方|合作方|参与方|保证人|担保人|中介方|合伙人[甲乙丙丁]?"
)
ROLE = re.compile(
    rf"(?:^|(?<=[▁\s;；,，|]))(?:本合同|本协议)?(?P<role>{LETTERED}|{NAMED})(?P<more>(?:\s*[(（][^()（）]{{1,14}}[)）])*)\s*(?:名称|单位名称|全称)?\s*[:：]"
)
CALLED = re.compile(
    rf"(?P<name>[^，。；:：,;\s▁]{{3,40}}?)\s*[(（](?:以下|下)?(?:简称|称)(?:为|作)?[:：]?[\"“”'‘]?(?P<role>{LETTERED}|{NAMED})[\"“”'’]?[^()（）]{{0,10}}[)）]"
)
LETTER_IN = re.compile(LETTERED)
ALIAS = re.compile(r"[(（](?:以下)?(?:简称|称)?[:：]?[\"“”']?([^()（）\"“”']{1,14})[\"“”']?[)）]")
FIELDS = (
    ("address", re.compile("^(?:注册|联系|通讯|办公|经营|单位|法定|住所)?(?:地址|住址|住所地?|所在地)(?:[(（][^)）]*[)）])?[:：](.*)$")),
    ("representative", re.compile("^(?:法定代表人|法人代表|法人|负责人|授权代表|委托代理人|法定代表人[^:：]{1,10}|代表人)[:：](.*)$")),
    ("credit_code", re.compile("^(?:统一社会信用代码|社会信用代码|信用代码|纳税人识别号|组织机构代码|税号)[^:：]{0,8}[:：](.*)$")),
    ("name", re.compile("^(?:名称|单位名称|公司名称|全称|单位|姓名|名称或姓名|名称[(（]或姓名[)）])[:：](.*)$")),
)
SIGNING = re.compile("盖章|签字|签章|签名|公章")
STOP = re.compile(rf"[▁\s]|[,，。；;|]|[(（]|(?:{LETTERED}|{NAMED})[:：]|(?:法定代表人|地址|住所|联系人|电话)[:：]?")
KINDS = (
    (PartyKind.UNIVERSITY, re.compile("大学|学院|学校|职业技术|中学|党校")),
    (PartyKind.INSTITUTE, re.compile("研究院|研究所|研究中心|科学院|实验室|设计院|医院|中心$|院$|所$")),
    (PartyKind.ENTERPRISE, re.compile("公司|集团|工厂|厂$|企业|工作室|合作社|合伙|商行|事务所|银行")),
)
FILLER = re.compile(r"^[Xx×*\s]+$|^[/\\无]$")
REACH = 14
"""Lines after a party's name that may hold its particulars."""


@dataclass(slots=True)
class _Draft:
    role: str
    name: str = ""
    aliases: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    blank: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


def read(agreement: Agreement) -> tuple[Party, ...]:
    """The parties in the order in which they are named; none when the head names nobody."""
    drafts: dict[str, _Draft] = {}
    current, left = "", 0
    for provision in _head(agreement):
        roles = list(_roles(provision.text))
        for role, name, aliases in roles:
            current, left = role, REACH
            _note(drafts.setdefault(role, _Draft(role)), name, aliases, agreement.evidence(provision))
        if not roles and left > 0 and current:
            _particular(drafts[current], provision.text, agreement.evidence(provision))
            left -= 1
    return tuple(_party(draft) for draft in drafts.values())


def _head(agreement: Agreement) -> Iterator[Provision]:
    """What stands before the first article or in a clause about the parties, the cover included."""
    inside = {c.index for c in agreement.clauses if c.level == 0 or "parties" in agreement.scopes[c.index]}
    for provision in agreement.provisions:
        block = agreement.document.blocks[provision.location.block]
        body = block.story in {Story.BODY, Story.TEXT_BOX}
        if body and provision.clause in inside and provision.standing is not Standing.GUIDANCE:
            yield provision


def _roles(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """Role, name (BLANK when left out) and other designations for each party that ``text`` introduces."""
    for match in CALLED.finditer(text):
        yield match["role"], match["name"].lstrip(":："), []
    for match in ROLE.finditer(text):
        if SIGNING.search(match["more"]):
            continue
        role, aliases = _designations(match["role"], match["more"])
        yield role, _value(text[match.end() :]), aliases


def _designations(role: str, more: str) -> tuple[str, list[str]]:
    """“委托方（甲方）” is 甲方 with the alias 委托方."""
    aliases = [match[1] for match in ALIAS.finditer(more) if BLANK not in match[1]]
    lettered = next((LETTER_IN.search(alias) for alias in aliases if LETTER_IN.fullmatch(alias)), None)
    if lettered and not LETTER_IN.fullmatch(role):
        return lettered[0], [role, *(alias for alias in aliases if alias != lettered[0])]
    return role, aliases


def _value(rest: str) -> str:
    rest = rest.strip(" \t:：")
    stop = STOP.search(rest)
    value = rest[: stop.start()] if stop else rest
    if stop and stop[0].startswith(("(", "（")) and ")" in rest:
        inner = rest[: rest.find(")") + 1]
        value = inner if re.search(r"公司|大学|[(（](?:中国|北京|上海|深圳|集团)", inner) and "简称" not in inner else value
    return value.strip() or BLANK


def _note(draft: _Draft, name: str, aliases: list[str], evidence: Evidence) -> None:
    draft.aliases += [alias for alias in aliases if alias not in draft.aliases]
    if name == BLANK or FILLER.match(name):
        if not draft.name:
            draft.blank.append("名称")
        draft.evidence.append(evidence)
        return
    if not draft.name:
        draft.name = name
        draft.blank = [item for item in draft.blank if item != "名称"]
        draft.evidence.insert(0, evidence)


SHOWN = {"address": "住所", "representative": "法定代表人", "credit_code": "统一社会信用代码", "name": "名称"}


def _particular(draft: _Draft, text: str, evidence: Evidence) -> None:
    for part in text.split(BLANK + BLANK):
        for key, pattern in FIELDS:
            match = pattern.match(part.strip())
            if match:
                _set(draft, key, match[1].strip(), evidence)
                return


def _set(draft: _Draft, key: str, value: str, evidence: Evidence) -> None:
    value = value.split(BLANK)[0].strip(" ,，。;；")
    if not value or FILLER.match(value):
        if key not in draft.fields and not (key == "name" and draft.name):
            draft.blank.append(SHOWN[key])
        return
    if key == "name":
        _note(draft, value, [], evidence)
        return
    draft.fields.setdefault(key, value)
    draft.blank = [item for item in draft.blank if item != SHOWN[key]]
    draft.evidence.append(evidence)


def _party(draft: _Draft) -> Party:
    codes = find_codes(draft.fields.get("credit_code", ""))
    return Party(
        draft.role, draft.name, tuple(draft.aliases), _kind(draft.name), draft.fields.get("address", ""),
        codes[0].code if codes else draft.fields.get("credit_code", ""),
        codes[0].valid if codes else None,
        draft.fields.get("representative", ""), tuple(dict.fromkeys(draft.blank)), tuple(draft.evidence[:6]),
    )


def _kind(name: str) -> PartyKind:
    company = re.search("公司|集团|厂$", name)
    if company:
        return PartyKind.ENTERPRISE
    return next((kind for kind, pattern in KINDS if pattern.search(name)), PartyKind.OTHER)


def names(parties: Iterable[Party]) -> tuple[str, ...]:
    """The names that are stated."""
    return tuple(party.name for party in parties if party.name)
