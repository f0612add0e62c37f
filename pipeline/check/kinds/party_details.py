"""Each party must be named with the particulars that a contract needs.

``details``: which of ``name``, ``address``, ``credit_code``, ``representative``. At least two parties are
needed. A person needs no representative and no credit code. A representative need not be named in a draft: a
line for their signature (法定代表人或授权代表签字, or 代表： among the signatures) for each party will do.
Where nobody can sign behind the terms, naming representatives above them does not help.

Outcomes: violated (fewer than two parties, a particular that is not spoken of, no place to sign),
undetermined (left to fill in, or parties whose particulars were not read), satisfied. Fields: ``problem``
(a phrase in Chinese or English), ``missing`` and ``blank`` (“甲方的住所”, several), ``parties`` (roles
found), ``count`` of parties.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Any

from pipeline.check.handwriting import signature_lines
from pipeline.check.judgement import Judgement, parameters
from pipeline.check.places import SIGNATURES, clauses_of, evidence_at
from pipeline.check.signing_places import has_signing_place, signing_places
from pipeline.model.report import Outcome
from pipeline.model.terms import PartyKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement
    from pipeline.model.evidence import Evidence
    from pipeline.model.terms import Party

PARAMS: Mapping[str, Any] = parameters(
    {
        "details": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {"enum": ["name", "address", "credit_code", "representative"]},
            "title": "每一方必须写明的事项",
        },
    },
    ("details",),
)
FIELDS = ("problem", "missing", "blank", "parties", "count")
FEWEST = 2
_NAMES = {
    "zh": {"name": "名称", "address": "住所", "credit_code": "统一社会信用代码", "representative": "代表人"},
    "en": {
        "name": "name",
        "address": "address",
        "credit_code": "credit code",
        "representative": "representative",
    },
}
_WORDS = {
    "zh": {
        "second": "第二方当事人",
        "missing": "没有写明{}",
        "blank": "{}留空待填",
        "unread": "文中有当事人，但没有读出其名称和住所",
        "unsigned": "文末没有签署的位置",
        "and": "；",
    },
    "en": {
        "second": "a second party",
        "missing": "not stated: {}",
        "blank": "left to fill in: {}",
        "unread": "there are parties, but their particulars were not read",
        "unsigned": "no place to sign at the end",
        "and": "; ",
    },
}
_LEFT_OPEN = {
    "name": {"name", "名称"},
    "address": {"address", "住所"},
    "credit_code": {"credit_code", "统一社会信用代码"},
    "representative": {"representative", "法定代表人"},
}
"""How ``Party.blank`` names what was left to fill in."""
_OF_ORGANISATIONS = frozenset({"credit_code", "representative"})
"""A person signs and has no credit code."""
_SIGNS_FOR = re.compile(
    r"(?:法\s*定\s*代\s*表\s*人|法\s*人\s*代\s*表|授\s*权\s*的?\s*代\s*表|委派代表|委\s*托\s*代\s*理\s*人|授权代理人|(?:被?授权人(?!员)|授权签字人|授权签署人)"
    r"|(?<!项目)(?<!技术)(?<!财务)(?<!课题)(?<!题)负\s*责\s*人|(?<!法定)代\s*表\s*人|全权代表|签[名字]人)"
    r"[^：:。；，,]{0,24}(?:[：:]\s*[（(]?\s*[签盖章]|[签盖章：:]|(?:代表|代理人)[)）])"
    r"|Authori[sz]ed\s+(?:Signatory|Representative|Signature)"
)
_SIGNS = re.compile(
    r"(?:^|[\s\u3000）)])(?:[甲乙丙丁戊]方)?(?:授权)?代\s*表\s*(?:[（(]?[签盖][字章名][）)]?)?\s*[：:](?=[\s\u3000_＿]|$|[\u4e00-\u9fff·]{2,4}(?:\s|$))"
    r"|[（(](?:公章|盖章|签章)[)）]\s*(?:法定代表人|负责人|代表人?|授权代表)[\s\u3000_＿]*$"
    r"|(?:^|(?<=[\s\u3000_＿]))[甲乙丙丁戊]\s*方(?:授权|全权)?代\s*表(?=[\s\u3000_＿]*(?:$|[甲乙丙丁戊]\s*方))"
)
"""A line for a representative among the signatures, where it need not say more: 代表：, 代表签字：张某.

Also 甲方代表 乙方代表, alone on the line.
"""
_SIGNATURE = re.compile(r"[签盖章]|Sign")
_BESIDE = re.compile(r"[\s\u3000_＿]{2,}(?=[^\s\u3000]{0,6}(?:负责人|代表人|授权代表|代理人))")
"""Between those who sign beside each other: 甲方负责人（或授权代表）　　乙方负责人（或授权代表）."""
_SENTENCE = re.compile(r"之日|生效|[。；]")
"""A sentence on what signing brings about is no line to sign where there are such lines."""
_OTHER_PAPER = re.compile(
    r"[署字认收发了]?[^。；，,：:（(]{0,12}?(?:验收|确认|合格|考核|交接|移交|签收|结算|领用|变更|测试|检测|会议|评审|鉴定)"
    r"[^。；，,：:]{0,8}(?:[单书证表册]|纪要|记录|报告|意见|清单|文件|凭证|证明)"
)
"""What a sentence has representatives sign that is not this agreement: 授权代表签署验收单."""
_UNREAD = re.compile(r"[甲乙]方|委托方|受托方|许可方|转让方|受让方|合伙人|合作方|披露方|接收方")
"""What shows that there are parties, though their particulars were not read."""
_NATURAL = re.compile("(?:社员|村民|居民|农民|农户|牧民|渔民|个体户|公民)(?:姓名)?\\s*[:：]")
"""Before the place for the name of a natural person."""
_LIKEWISE = re.compile(
    r"其[余他它](?:各)?(?:单位|方|家|成员|当事人|合伙人|股东|合作者)[^。；，,:]{0,4}(?:同上|如上|照上|照此|仿此|略)"
)
"""（其余单位依次如上所列）: the form prints one party for all."""


class _State(Enum):
    GIVEN = 0
    BLANK = 1
    MISSING = 2


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:
    """Violated when a party or one of its ``details`` is missing."""
    parties = agreement.terms.parties
    names = _NAMES[context.lang]
    signatures = _signature_lines(agreement) if "representative" in params["details"] else []
    states = {
        _of(party, names[detail], context): _state(party, detail, agreement, len(signatures))
        for party in parties
        for detail in params["details"]
    }
    missing = [name for name, state in states.items() if state is _State.MISSING]
    blank = [name for name, state in states.items() if state is _State.BLANK]
    unread = len(parties) < FEWEST and _are_parties(agreement)
    if len(parties) < FEWEST and not unread:
        missing.append(_WORDS[context.lang]["second"])
    unsigned = _unsigned(agreement, params["details"], signatures)
    fields = {
        "problem": _problem(missing, blank, unread=unread, unsigned=unsigned, words=_WORDS[context.lang]),
        "missing": "、".join(missing),
        "blank": "、".join(blank),
        "parties": "、".join(party.role or party.name for party in parties),
        "count": str(len(parties)),
    }
    evidence = _evidence(agreement, params["details"], signatures)
    if missing or (unsigned and not signatures):
        return Judgement(Outcome.VIOLATED, evidence, fields)
    open_ = blank or unread or unsigned
    return Judgement(Outcome.UNDETERMINED if open_ else Outcome.SATISFIED, evidence, fields)


def _are_parties(agreement: Agreement) -> bool:
    """Whether the text speaks of several parties, or of others to be written like the first."""
    text = "\n".join(provision.text for provision in agreement.provisions)
    return len(set(_UNREAD.findall(text))) > 1 or _LIKEWISE.search(text) is not None


def _unsigned(agreement: Agreement, details: Sequence[str], signatures: list[Evidence]) -> bool:
    """Whether nobody can sign: no line for a representative, and none for a party."""
    lines = [item for item in signatures if not _SENTENCE.search(_block_text(agreement, item))]
    return "representative" in details and not lines and not has_signing_place(agreement)


def _problem(
    missing: list[str], blank: list[str], *, unread: bool, unsigned: bool, words: Mapping[str, str]
) -> str:
    told = [
        words[name].format("、".join(what)) for name, what in (("missing", missing), ("blank", blank)) if what
    ]
    told += [words[name] for name, holds in (("unread", unread), ("unsigned", unsigned)) if holds]
    return words["and"].join(told)


def _of(party: Party, detail: str, context: Context) -> str:
    who = party.role or party.name
    return f"{who}的{detail}" if context.lang == "zh" else f"{detail} of {who}"


def _state(party: Party, detail: str, agreement: Agreement, signatures: int) -> _State:
    if getattr(party, detail) or (detail in _OF_ORGANISATIONS and _is_person(party)):
        return _State.GIVEN
    if detail == "representative" and signatures:
        return _State.GIVEN if signatures >= len(agreement.terms.parties) else _State.BLANK
    return _State.BLANK if _LEFT_OPEN[detail].intersection(party.blank) else _State.MISSING


def _is_person(party: Party) -> bool:
    """Whether it is a natural person, by its name or by what stands before the place for it: 社员：____."""
    called = any(_NATURAL.search(item.quote) for item in party.evidence)
    return party.kind is PartyKind.PERSON or (called and not party.name)


def _signature_lines(agreement: Agreement) -> list[Evidence]:
    """Lines for a representative to sign: they say so, or stand on the signature page."""
    pages = [clause.blocks for clause in clauses_of(agreement, SIGNATURES)]
    tail = signature_lines(agreement)
    sealed = any(_SIGNATURE.search(agreement.document.blocks[index].text) for index in tail)
    found: list[Evidence] = []
    for block in agreement.document.blocks:
        page = any(first <= block.index < last for first, last in pages)
        own = page or (sealed and block.index in tail)
        matches = [item for item in _SIGNS_FOR.finditer(block.text) if own or _signs(item)]
        found += [
            evidence_at(agreement, block.location(start, end))
            for match in matches or (_SIGNS.finditer(block.text) if page or block.index in tail else ())
            for start, end in _each(match)
        ]
    return [item for item in found if not _SENTENCE.search(_block_text(agreement, item))] or found


def _each(line: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where each of several representatives beside each other on one line is named."""
    start = line.start()
    for gap in _BESIDE.finditer(line.string, line.start(), line.end()):
        yield start, gap.start()
        start = gap.end()
    yield start, line.end()


def _block_text(agreement: Agreement, evidence: Evidence) -> str:
    return agreement.document.blocks[evidence.location.block].text


def _signs(line: re.Match[str]) -> bool:
    """Whether a line outside the signature page is for signing this agreement."""
    return bool(_SIGNATURE.search(line[0])) and not _OTHER_PAPER.match(line.string, line.end())


def _evidence(
    agreement: Agreement, details: Sequence[str], signatures: list[Evidence]
) -> tuple[Evidence, ...]:
    """Where the parties are named, with what is asked for besides their names, and where they sign.

    Where only the signing is asked for: the lines to sign and the names of those who do.
    """
    if set(details) != {"representative"}:
        found = [item for party in agreement.terms.parties for item in party.evidence]
        return tuple(dict.fromkeys([*found, *signatures] if "representative" in details else found))
    named = [
        item
        for party in agreement.terms.parties
        for item in party.evidence
        if party.representative and party.representative in item.quote
    ]
    shown = dict.fromkeys([*named, *(signatures or signing_places(agreement))])
    return tuple(shown) or tuple(item for party in agreement.terms.parties for item in party.evidence[:1])
