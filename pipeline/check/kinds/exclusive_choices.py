"""Arbitration or court: exactly one of the two, and an arbitration commission with a name.

Violated: both are open to the parties (“可以向仲裁委员会申请仲裁，也可以向人民法院起诉”: 仲裁法司法解释
art. 7), or arbitration without a commission that can be told (仲裁法 art. 16, 18). Undetermined: the choice
was left open (“第▁种”, no box ticked), the commission's name is blank, or it is only described
(“合同签订地仲裁委员会”: valid where that place has exactly one). Not applicable: neither is spoken of; then
courts have jurisdiction by law.

Only sentences about disputes are read; costs of suits, enforcement, limitation and suits by others do not
count. Fields: ``choice`` (仲裁 with the commission, or 诉讼), ``commission`` (as written), ``problem`` (in
Chinese or English).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Judgement, parameters
from pipeline.model.agreement import Standing
from pipeline.model.report import Outcome
from pipeline.text.normalise import BLANK
from pipeline.text.numerals import parse_integer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement, Provision

PARAMS: Mapping[str, Any] = parameters({})
FIELDS = ("choice", "commission", "problem")
CLAUSE = "dispute_resolution"
FOLLOWING = 4
"""Sentences after one about disputes that may go on about them."""

_MENTIONS = re.compile(r"仲裁|法院|诉讼|起诉|打官司")
_DISPUTE = re.compile(
    r"[Dd]ispute|争议|纠纷|争端|争执|争讼|争拗|纠葛|争吵|分歧|矛盾|不同意见|不同看法|意见不[一合同]|各执一词|闹起来|达不成一致|不能达成一致|打官司"
    r"|(?:协商|磋商|商谈|调解|调停|商量)[^。；，]{0,8}(?:不成|不一致|无果|未果|不通|不了)|[谈说劝]不[拢成]|歧见|评理|纷争|龃龉|争端|扯皮"
    r"|不能(?:弥合|化解|调和|和解)|(?:仍有|还有|依然)[^。；，]{0,4}不服"
    r"|(?:仍|还|依然|依旧)(?:旧|是)?(?:不能|无法|未能?|没有?|得不到)[^。；，]{0,4}解决"
    r"|(?:协商|磋商|商量|调解|调停|调处|劝说?|说和)[^。；，]{0,6}不(?:下|好|拢|服|了[的，])"
    r"|(?:不能|无法|未能|不愿)(?:协商|自行|友好|妥善)+解决"
    r"|法院[^。；，]{0,6}(?:审理|受理|裁判|管辖)"
    r"|仲裁(?:委员会|委|院)[^。；，]{0,10}?(?:仲裁(?![员庭费规])|裁[决断])"
)
"""Words for a dispute, and for talks about it that lead to nothing."""
_DECOYS = re.compile(
    r"《[^《》]{0,20}(?:法|规则|规定|解释)》|(?:劳动|人事)(?:人事)?(?:争议)?仲裁(?:委员会)?(?:[^。；]{0,20}仲裁|裁决)?"
    r"|(?:仲裁|诉讼)(?:[、或和及/](?:者)?(?:仲裁|诉讼))?"
    r"(?:(?:的)?费|期间|过程|程序|时效|材料|文书|活动|法|规则|裁决|保全|中(?!心))"
    r"|(?:为|就|因)[^。；，]{0,4}(?:证据|财产|行为)?保全[^。；]{0,4}(?:向|由)[^。；，]{0,20}法院[^。；，]{0,8}"
    r"|(?:证据|财产|行为)保全(?:措施)?的?，[^。；，]{0,6}(?:向|由)[^。；，]{0,20}法院[^。；，]{0,8}"
    r"|(?:向|由|请求|申请)[^。；，、]{0,20}法院[^。；，]{0,4}申?请?[^。；，]{0,6}(?:强制执行|执行|保全|撤销)"
    r"|(?:不得|不能(?!解决|弥合|化解|达成|调和|和解|协商|妥善|一致)|不再|无权|放弃|不(?:走|去|找|用|选|采用|通过|提交|申请|适用|约定|上|到|打|交由?|付诸)+)[^。；，]{0,20}(?:起诉|诉讼|法院|仲裁|打官司)[^。；，]{0,8}"
    r"|(?:排除|而非|而不[是走]|不是|并非)[^。；，]{0,6}(?:仲裁|诉讼|法院)[^。；，]{0,6}"
    r"|[（(]?包括[^。；]{0,12}(?:仲裁|诉讼)[^。；]{0,12}[)）]"
    r"|(?<![请由交给向])(?:第三方|第三人|任何人|他人|案外人)[^。；，]{0,20}(?:起诉|诉讼|仲裁)"
    r"|(?:生效|终审)[^。；，]{0,8}(?:判决|裁决)|法院(?:的)?(?:判决|裁定)(?![。；，]|$)"
    r"|(?:履行(?!地)|执行(?!地)|服从|按照?|依照?|根据|依据?|以|经)[^。；，由]{0,16}法院(?:的)?(?:判决|裁定)"
)
_COURT = re.compile(r"法院|诉讼|起诉|打官司")
_OPTION = rf"{BLANK}|[一二三四五六七八九1-9A-Da-d①②③④]"
_SELECTS = re.compile(
    rf"(?:第|选择|采取|采用|按照?|以下|下列)\s*[（(]?\s*({_OPTION})\s*[)）]?\s*(?:种|项|款)(?!以)"
    rf"|(?:以下|下列|如下|选择|按照?|采取|采用)\s*[（(]?\s*({_OPTION})\s*[)）]?\s*(?:方式|途径|办法)"
    rf"|(?:以下|下列|如下)(?:方式|途径|办法)(?:之|中|的)?第?\s*[（(]?\s*({_OPTION})(?![、.．])\s*[)）]?"
)
_UNFILLED = re.compile(
    r"(?:争议|纠纷|争端|(?:协商|磋商|商量|调解)(?:不成|未果|无果|不了)|(?:不能|无法)(?:协商)?解决)[^。；▁]{0,20}"
    r"(?:提交|提请|申请|向|由|交)[^。；，]{0,2}▁(?:[^。；，]{0,4}(?:裁决|处理|解决|管辖(?!权))|[。；，]|$)".replace(
        "▁", BLANK
    )
)
"""“协商不成的，提交▁。”: where disputes go was left to be filled in."""
_MARKER = re.compile(r"[（(]?[一二三四1-4A-Da-d][)）、.．]|[①②③④]")
_LETTERS = {letter: str(1 + index % 4) for index, letter in enumerate("ABCDabcd①②③④")}
_COMMISSION = re.compile(
    rf"([\u4e00-\u9fff{BLANK}]{{0,16}}?)((?:国际)?(?:经济贸易|商事|知识产权)?仲裁(?:委员会|委|院|中心|机构|机关|部门))"
)
_VERB = re.compile(r".*(?:提交至?|提请|交由|递交|选择|约定|同意|申请|向|由|至|到|(?<!所)在|给|以|将|方式)")
_VAGUE = re.compile(
    r"(?:有管辖权|有权|有关|相关|相应|当地|合同|法定|一家|任何|任意|某|第三方|专业|权威|中立|专门|民间|合法|适当|适格|其他)的?$|^的?$"
    r"|(?:规定|认可|同意|信任|选定|选择|指定|约定|商定|设立|成立|接受|确定|都认可)的$"
)
_BODY = re.compile(r"机构|机关|部门")
"""“示例市的仲裁机构” names a place, not a commission."""
_DESCRIBED = re.compile(r"(?:所在地|签订地|签署地|签约地|履行地|住所地|注册地|项目地|当地)的?$")
_WORDS = {
    "zh": {
        "both": "仲裁和诉讼可以任选，这样的仲裁约定无效",
        "unnamed": "约定了仲裁，没有写明仲裁委员会的名称",
        "open": "仲裁还是诉讼尚未选定",
        "blank": "仲裁委员会的名称留空",
        "described": "只写了“{commission}”，该地恰有一家仲裁机构时才确定",
        "arbitration": "仲裁",
        "court": "诉讼",
        "name": "（{}）",
    },
    "en": {
        "both": "arbitration and court are both open, which makes the arbitration agreement void",
        "unnamed": "arbitration is agreed without naming a commission",
        "open": "the choice between arbitration and court was left open",
        "blank": "the name of the arbitration commission was left blank",
        "described": "“{commission}” is certain only where that place has exactly one commission",
        "arbitration": "arbitration",
        "court": "court",
        "name": " ({})",
    },
}


@dataclass(frozen=True, slots=True)
class _Choice:
    """A sentence about where disputes go, without what only looks like it."""

    provision: Provision
    text: str

    @property
    def arbitration(self) -> bool:
        return "仲裁" in self.text

    @property
    def court(self) -> bool:
        return _COURT.search(self.text) is not None


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:  # noqa: ARG001 - kinds
    """Violated when both are open or the commission cannot be told."""
    provisions = _sentences(agreement)
    choices = [choice for choice in map(_choice, provisions) if choice.arbitration or choice.court]
    taken = [item for item in choices if item.provision.standing is Standing.OPERATIVE]
    selection = _selection(provisions)
    if selection is not None:
        taken = _selected(selection[1], _options(selection[0], choices))
        if not taken:
            return _told(agreement, context, Outcome.UNDETERMINED, "open", [selection[0]])
    if not taken:
        left = [item.provision for item in choices] or _unfilled(agreement)
        outcome = Outcome.UNDETERMINED if left else Outcome.NOT_APPLICABLE
        return _told(agreement, context, outcome, "open", left)
    return _decided(agreement, context, taken)


def _decided(agreement: Agreement, context: Context, taken: Sequence[_Choice]) -> Judgement:
    arbitration = [item for item in taken if item.arbitration]
    court = [item for item in taken if item.court]
    if arbitration and court:
        sentences = [item.provision for item in (*arbitration, *court)]
        return _told(agreement, context, Outcome.VIOLATED, "both", sentences)
    if court:
        return _told(agreement, context, Outcome.SATISFIED, "", [item.provision for item in court], "court")
    outcome, problem, name, sentence = _commission(arbitration)
    return _told(agreement, context, outcome, problem, [sentence], "arbitration", name)


def _sentences(agreement: Agreement) -> list[Provision]:
    """The sentences about where disputes go, of options not taken too.

    Those of a clause on disputes, those that speak of disputes elsewhere, and the ones that follow these.
    """
    found, left = [], 0
    for item in agreement.provisions:
        if item.standing not in (Standing.OPERATIVE, Standing.UNTICKED):
            continue
        inside, opens = CLAUSE in agreement.scopes[item.clause], _DISPUTE.search(item.text) is not None
        left = FOLLOWING if opens else left - 1
        if inside or (left >= 0 and (_MENTIONS.search(item.text) or _SELECTS.search(item.text))):
            found.append(item)
    return found


def _unfilled(agreement: Agreement) -> list[Provision]:
    """The sentences that leave the place for disputes to be filled in."""
    said = (item for item in agreement.provisions if item.standing is Standing.OPERATIVE)
    return [item for item in said if _UNFILLED.search(item.text)]


def _choice(provision: Provision) -> _Choice:
    return _Choice(provision, _DECOYS.sub("", provision.text))


def _selection(provisions: Sequence[Provision]) -> tuple[Provision, str] | None:
    """The sentence that picks one of several ways, and what it picks: a number as written or ``BLANK``."""
    for provision in provisions:
        match = _SELECTS.search(provision.text)
        if match and provision.standing is Standing.OPERATIVE:
            return provision, match[1] or match[2] or match[3]
    return None


def _options(selecting: Provision, choices: Sequence[_Choice]) -> list[_Choice]:
    """What there is to pick from: parts of the selecting sentence and the sentences after it."""
    match = _SELECTS.search(selecting.text)
    tail = selecting.text[match.end() :] if match else ""
    inside = [_Choice(selecting, _DECOYS.sub("", part)) for part in _MARKER.split(tail)]
    inside = [item for item in inside if item.arbitration or item.court]
    after = [item for item in choices if item.provision.index > selecting.index]
    return [*inside, *after]


def _selected(picked: str, options: Sequence[_Choice]) -> list[_Choice]:
    number = parse_integer(_LETTERS.get(picked, picked))
    return [options[number - 1]] if number and 0 < number <= len(options) else []


def _commission(choices: Sequence[_Choice]) -> tuple[Outcome, str, str, Provision]:
    """Outcome, problem, name and sentence of the best-named commission."""
    found = [(*_named(item.text), item.provision) for item in choices]
    order = (Outcome.SATISFIED, Outcome.UNDETERMINED, Outcome.VIOLATED)
    return min(found, key=lambda item: order.index(item[0]))


def _named(text: str) -> tuple[Outcome, str, str]:
    best = (Outcome.VIOLATED, "unnamed", "")
    for match in _COMMISSION.finditer(text):
        place = _VERB.sub("", match[1])
        name = place + match[2]
        if BLANK in place:
            return Outcome.UNDETERMINED, "blank", name
        told = not _VAGUE.search(place)
        if _DESCRIBED.search(place) or (told and _BODY.search(match[2])):
            return Outcome.UNDETERMINED, "described", name
        if told or match[2].startswith("国际"):
            return Outcome.SATISFIED, "", name
        best = (Outcome.VIOLATED, "unnamed", name)
    return best


def _told(  # noqa: PLR0913, PLR0917 - what a judgement is made of
    agreement: Agreement,
    context: Context,
    outcome: Outcome,
    problem: str,
    provisions: Sequence[Provision],
    choice: str = "",
    commission: str = "",
) -> Judgement:
    words = _WORDS[context.lang]
    fields = {
        "choice": words.get(choice, "") + (words["name"].format(commission) if commission else ""),
        "commission": commission,
        "problem": words.get(problem, "").format(commission=commission),
    }
    evidence = tuple(dict.fromkeys(agreement.evidence(item) for item in provisions))
    return Judgement(outcome, evidence, fields)
