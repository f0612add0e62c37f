"""Where disputes are decided: negotiation, mediation, arbitration, a court; open, or left blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.agreement import Agreement, Provision
from pipeline.model.evidence import Evidence
from pipeline.model.terms_disputes import Forum, ForumKind
from pipeline.nlp.passages import mentions, parts
from pipeline.text.normalise import BLANK

KIND = "dispute_resolution"
_TRIGGER = re.compile("仲裁|法院|争议|纠纷|争执|调解不成|协商不成")
_DISPUTE = re.compile(
    "争议|纠纷|争执|异议|协商不成|调解不成|不能?达成|未果|仲裁|诉讼|起诉|涉讼|诉诸|管辖|法院审理"
)
_SETTLES = re.compile("争议|纠纷|争执|异议|解决|处理")
_OTHER = re.compile(
    "质量(?:问题)?(?:有)?争议|检[测验]结果|没有[^。；]{0,6}纠纷|送达|文书|联系信息|地址|诉讼费|仲裁费|律师费|期间|法院[^。；]{0,6}(?:命令|判决|认为|裁定|强制|查封"
    "|要求)|解散|救济措施"
    "|(?:成立|效力|有效性|订立)[、的][^。；]{0,40}适用"
)
_COURT = re.compile(r"(?:人民)?法院(?!命令|判决)")
_DECIDES = re.compile("起诉|诉讼|管辖|解决|裁[判决]|审理|处理|提交|诉诸|诉至|涉讼")
_INSTITUTION = re.compile("仲裁(?:委员会|院|中心|机构|协会)")
_ARBITRATION = re.compile("仲裁(?!裁决|期间|程序|费|时|庭)")
_BY_RULES = re.compile(
    "[依按](?:照|据)?(?![^，。；]{0,8}(?:申请|仲裁|提起|当)时)([^，。；]{2,20}?)仲裁规则[^，。；]{0,8}(?:解决|仲裁)"
)
_MEDIATION = re.compile("(?:调解|调处)(?!不成|未果|无效|不能|不愿|决定|不服)")
_NEGOTIATION = re.compile(
    "(?:协商|磋商)(?!不成|未果|无效|不能|不一|、调解不|或(?:者)?调解不|、?(?:或)?和解不|解决不|和解不"
    "|处理,处理不)"
)
_CHOICE = re.compile(f"第{BLANK}[种项款个条]|(?:方法|方式|办法|机构)[^。；]{{0,6}}[:为]{BLANK}")
_LEAD = re.compile(r"^.*(?:提交给?|提请|请求|(?<!申)请|[向由到至交以于]|委托|诉诸)")
_COURT_TAIL = re.compile(r"(?:依法)?(?:具)?(?:有)?(?:管辖权)?的?(?:(?<![所在])地方)?(?:(?<=地)方)?$")
_NO_PLACE = re.compile("(?<!劳动)争议|采[取用]|申请|协商|和解|仲裁或")
_COURT_UNNAMED = re.compile("司法程序|仲裁[^，。；]{0,6}诉讼|诉讼[^，。；]{0,6}仲裁")
_NO_NAME = re.compile("仲裁|规则|法院|有效|的")
_EMPTY_VERB = re.compile("(?:进行|组织|予以|申请)$")
_EITHER = re.compile("或|亦可|也可|均可")
_APPEAL = re.compile("不服")
_CHOSEN = re.compile("约定|选定|确定|同意|选择")
_LONGEST = 30
_DECIDING = frozenset({ForumKind.COURT, ForumKind.ARBITRATION, ForumKind.BLANK})


def read(agreement: Agreement) -> tuple[Forum, ...]:
    """The steps in order; ``OPEN`` in the place of court and arbitration when both are left."""
    under_heading: list[Forum] = []
    elsewhere: list[Forum] = []
    for provision in mentions(agreement, _TRIGGER, KIND):
        headed = KIND in agreement.scopes[provision.clause]
        if not _OTHER.search(provision.text) and (headed or _DISPUTE.search(provision.text)):
            (under_heading if headed else elsewhere).extend(_forums(agreement, provision, headed=headed))
    decided = any(forum.kind in _DECIDING for forum in under_heading)
    return tuple(_settled(_once(under_heading if decided else under_heading + elsewhere)))


def _forums(agreement: Agreement, provision: Provision, *, headed: bool) -> Iterator[Forum]:
    text, evidence = provision.text, agreement.evidence(provision)
    about = headed or any(word in text for word in ("争议", "纠纷", "争执"))
    if about and _SETTLES.search(text) and _NEGOTIATION.search(text):
        yield Forum(ForumKind.NEGOTIATION, evidence)
    if about and (match := _MEDIATION.search(text)):
        yield Forum(ForumKind.MEDIATION, evidence, _named(text, match.start()))
    if about and _CHOICE.search(text):
        yield Forum(ForumKind.BLANK, evidence)
    yield from _decided(text, evidence)


def _decided(text: str, evidence: Evidence) -> Iterator[Forum]:
    for part in parts(text):
        courts = _COURT.search(part.text) if _DECIDES.search(text) else None
        named = _INSTITUTION.search(part.text)
        if not named and (match := _BY_RULES.search(part.text)):
            yield _forum(ForumKind.ARBITRATION, match[1], evidence)
        elif match := named or _ARBITRATION.search(part.text):
            yield _forum(ForumKind.ARBITRATION, _institution(part.text, match), evidence)
        if courts:
            yield _forum(ForumKind.COURT, _place(part.text[: courts.start()]), evidence)
        elif _COURT_UNNAMED.search(part.text):
            yield Forum(ForumKind.COURT, evidence)


def _forum(kind: ForumKind, where: str, evidence: Evidence) -> Forum:
    return Forum(ForumKind.BLANK, evidence) if BLANK in where else Forum(kind, evidence, where)


def _institution(text: str, match: re.Match[str]) -> str:
    """北京仲裁委员会 of 提交北京仲裁委员会仲裁; empty for a mere 仲裁."""
    name = _named(text, match.start())
    if match[0] != "仲裁":
        return name and name + match[0]
    return "" if _NO_NAME.search(name) else name


def _named(text: str, end: int) -> str:
    """What stands between the last 向, 由, 提交 … and ``end``."""
    before = text[:end]
    cut = _LEAD.match(before)
    name = _EMPTY_VERB.sub("", before[cut.end() :].strip(" :的")) if cut else ""
    return "" if len(name) > _LONGEST or _NO_PLACE.search(name) else name


def _place(before: str) -> str:
    """甲方所在地 of 向甲方所在地有管辖权的人民法院; blanks stay."""
    name = _named(before, len(before))
    return _COURT_TAIL.sub("", name).strip("的 ")


def _once(found: list[Forum]) -> list[Forum]:
    """Each kind and place once, the first time."""
    first: dict[tuple[ForumKind, str], Forum] = {}
    for forum in found:
        first.setdefault((forum.kind, forum.where), forum)
    named = {forum.kind for forum in first.values() if forum.where}
    return [forum for forum in first.values() if forum.where or forum.kind not in named or _alone(forum)]


def _alone(forum: Forum) -> bool:
    return forum.kind in {ForumKind.NEGOTIATION, ForumKind.BLANK}


def _settled(found: list[Forum]) -> list[Forum]:
    """Court and arbitration together are open, unless a later sentence chooses or one reviews the other."""
    both = [forum for forum in found if forum.kind in {ForumKind.COURT, ForumKind.ARBITRATION}]
    if len({forum.kind for forum in both}) < 2 or any(_APPEAL.search(f.evidence.quote) for f in both):  # noqa: PLR2004
        return found
    chosen = [f for f in both if _CHOSEN.search(f.evidence.quote) and not _EITHER.search(f.evidence.quote)]
    if len({forum.kind for forum in chosen}) == 1:
        return [forum for forum in found if forum not in both or forum in chosen]
    return [replace(forum, kind=ForumKind.OPEN) if forum in both else forum for forum in found]
