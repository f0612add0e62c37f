"""Who owns the results, for each kind of result that a sentence names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.terms import Ownership, State
from pipeline.nlp.party_words import LETTERED, NAMED
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.agreement import Agreement, Provision

_RESULT = re.compile(
    "专利申请权|申请专利的权利|专利权?(?![^，。；]{0,2}(?:法|号|局|费|代理))|论文|软件著作权|著作权|版权|技术秘密|商业秘密|商标权?|集成电路布图设计|植物新品种权?|品种权"
    "|源代码|技术资料|数据(?![出入]|提供方|使用方)|知识产权|智慧财产权|发明创造|(?:新的)?(?:技术|研究开发|研究|研发|研制|开发|科技|科研|项目|合作|改进|后续改进|创新|基地|共同|背景|转化)?成果(?!转化|归属|所有|完成人|提供方)"
)
_SPEAKS = re.compile("[归属享拥持]|[共所]有|取得")
_ROLE = rf"(?:{LETTERED}|{NAMED})"
_OWNED = re.compile(
    rf"(?:(?<![不同回])归属?(?:于|为|至|给)?|(?<![权不归])属于?(?!的)|由|为)(?P<owner>[^，。；:,;]{{0,24}}?)(?:单独|独自|独家|按份|共同|排他|依法)?(?P<how>所有|共有|享有|拥有|持有|共享|所属)(?!权|人|者|[^，。；]{{0,4}}(?:%|使用|收益|优先))"
    rf"|(?:(?<![不同回])(?:归属于|归(?![属档集纳类还口])|属于|归属(?={_ROLE}))|(?<=[权果据])属(?=[^于性])|仍属(?!于))"
    r"(?P<plain>(?!于)[^，。；:,;的归属、等]{1,14}?)(?=[，,。；;、)]|$)"
    rf"|(?P<both>(?:双方|各方|甲、?乙双?方|三方|四方)(?:按份|共同)?(?:共有|所有(?!权)|共享))"
    rf"|(?P<joint>(?<!对)(?:按份|共同)?共有(?=[:，。；)]|$)|共同享有(?=[^，。；]{{0,8}}权))"
)
_HOLDS = re.compile(
    rf"(?P<holder>{_ROLE})(?:对[^，。；]{{1,30}}|依法|独家|单独|仍然?|应)?(?:享有|拥有|取得)(?P<what>(?!的)[^，。；]{{0,16}})"
)
_CLAIM = re.compile("指|鉴于|保证|声明|承诺|合法|确认其|具备")
_RIGHT = re.compile("(?:享有|取得|拥有)[^，。；]{0,12}(?:权|成果)|享有|取得")
_PART = re.compile("[%优]")
_MADE = re.compile("(?:完成|形成|产生|取得)的?|(?:研发|开发|研制)(?:出)?的")
_OPEN = re.compile(
    "(?:归属|权属|归谁)[^，。；]{0,14}(?:另行|另外|另签|具体(?:项目)?(?:合同|协议)|协商|届时|商定)"
)
_INCOME = re.compile(
    "收益|所得|利益|利润|收入|分成|资金|股权|份额|费用|补贴|使用权|优先|奖金|报酬|变更为|不享有|不再享有|奖励|设备|残值|余款|保证金"
)
_NOT = re.compile("侵犯|侵害|不得[^，。；]{0,12}$|不(?:再)?享有|未|不能将")
_BACKGROUND = re.compile(
    "背景|(?:签订|合作|签署|生效|订立)(?:之?前|以前)|原有|已有|已经?拥有|带入|各方拥有的"
)
_EACH = re.compile(
    "各自|该方|(?:^|[^同])(?:完成|研发|研制|改进|创造|开发|发明)(?:的|成果的|发明创造的)?(?:一|各)?方|(?:做出|作出)[^，。；]{0,10}的?一?方"
)
_ALONE = re.compile("独立|单独|各自|自行|各方拥有")
_ALL = re.compile(
    "^(?:本)?(?:合同|协议|项目|课题)?(?:的)?(?:甲、?乙(?:、?丙)?(?:、?丁)?[双三四]?方|双方|各方|[三四]方|[双双]万|全体成员)(?:共同|按份)?$|^$|^共同$"
)
_SEVERAL = re.compile("和|与|及|、")
_LEAD = re.compile("^(?:属?于|归|仍|均|依法|最终|自动|应当?|全部|一律|原则上|其|给|本)+")
_OPTIONS = re.compile(r"\([^()]*[、/][^()]*\)")
_NOUN = re.compile(
    "违约|信息|问题|手续|方面|范围|部分|秘密|内容|不因|负责|申请(?!人)|承担|支付|申报|办理|主导|牵头|协商|约定|提供(?!方)|其他方$|按照|根据|使用|同意|共同完成(?!方)|产生|可能|从"
)
_LONGEST_OWNER = 18


class _Said(NamedTuple):
    """A statement of ownership; ``owner`` as written, ``results`` where it names them itself."""

    start: int
    end: int
    owner: str
    joint: bool = False
    results: tuple[str, ...] = ()
    state: State = State.DEFINED


def read(agreement: Agreement) -> tuple[Ownership, ...]:
    """Each statement of ownership with the results it names, in reading order.

    ``owner`` is the party as the sentence calls it, 共有 (all of them), 甲方和丙方共有 (some), 各自所有, or
    empty where it was left to fill in (BLANK) or to be agreed later (UNDEFINED). 背景 before a result tells
    what the parties bring along from what they make.
    """
    return tuple(
        found
        for provision in agreement.stream.provisions
        if _SPEAKS.search(provision.text) and _RESULT.search(provision.text)
        for found in _statements(agreement, provision)
    )


def _statements(agreement: Agreement, provision: Provision) -> Iterator[Ownership]:
    text, evidence, done = provision.text, agreement.evidence(provision), 0
    for said in sorted(_said(text)):
        if said.start < done:
            continue
        results = said.results or _results(text, done, said)
        if not results:
            continue
        done = said.end
        blank = BLANK in said.owner
        owner = "" if blank or said.state is not State.DEFINED else _owner(said, text)
        if owner is None:
            continue
        background = "背景" if _BACKGROUND.search(_chunks(text, said.start)) else ""
        for result in results:
            name = result if result.startswith("背景") else background + result
            yield Ownership(name, owner, State.BLANK if blank else said.state, evidence)


def _said(text: str) -> Iterator[_Said]:
    for match in _OWNED.finditer(text):
        owner = match["owner"] if match["owner"] is not None else match["plain"] or ""
        owner = "双方" if match["both"] else owner
        joint = bool(
            match["both"] or match["joint"] or match["how"] in {"共有", "共享"} or "共同" in match[0]
        )
        if not _NOT.search(_before(text, match.start())):
            yield _Said(match.start(), match.end(), _last(owner), joint)
    for match in _HOLDS.finditer(text):
        results = tuple(dict.fromkeys(item[0] for item in _RESULT.finditer(match["what"])))
        claimed = _CLAIM.search(_chunks(text, match.start())) or not _RIGHT.search(match[0])
        if results and not claimed and not _INCOME.search(match[0]) and not _PART.search(match["what"]):
            yield _Said(match.start(), match.end(), match["holder"], results=results)
    for match in _OPEN.finditer(text):
        yield _Said(match.start(), match.end(), "", state=State.UNDEFINED)


def _before(text: str, at: int) -> str:
    return re.split("[，。；;]", text[:at])[-1]


def _chunks(text: str, at: int) -> str:
    """The words of the sentence before ``at``."""
    return re.split("[。；;]", text[:at])[-1]


def _last(owner: str) -> str:
    """由此产生的利益归披露方: the owner stands behind the last 归."""
    return re.split("归属于?|归|属于|由", owner)[-1]


def _results(text: str, done: int, said: _Said) -> tuple[str, ...]:
    """The results between the statement before and this one, those of the same clause first."""
    start = max(done, len(text[: said.start]) - len(_chunks(text, said.start)))
    near = max(start, said.start - len(_before(text, said.start)))
    found: list[str] = []
    for first in dict.fromkeys((near, start)):
        between = text[first : said.start]
        found = _made(between)
        if found:
            last = between.rfind(found[-1])
            if _INCOME.search(between[last:]) or _INCOME.search(_before(text, said.start)[-12:]):
                return ()
            break
    specific = [item for item in dict.fromkeys(found) if item != "成果" or found == ["成果"]]
    return tuple(specific or dict.fromkeys(found))


def _made(text: str) -> list[str]:
    """The results in ``text``; of 利用技术资料完成的成果 only what is made."""
    places = [(item.start(), item[0].removeprefix("新的")) for item in _RESULT.finditer(text)]
    made = [match.end() for match in _MADE.finditer(text)]
    later = [name for start, name in places if made and start >= made[-1]]
    return later or [name for _, name in places]


def _owner(said: _Said, text: str) -> str | None:
    """The owner in the terms of the model; None for words that name nobody."""
    name = _LEAD.sub("", _OPTIONS.sub("", said.owner)).strip("▁ :'\"“”")
    if "共同完成方" in name:
        return "共有"
    if _EACH.search(name) or (
        name in {"各方", "双方"} and not said.joint and _ALONE.search(_chunks(text, said.start))
    ):
        return "各自所有"
    if _ALL.match(name) or name in {"甲乙方", "合同各方"}:
        return "共有" if said.joint or name else None
    if not name or len(name) > _LONGEST_OWNER or _NOUN.search(name):
        return None
    return f"{name}共有" if said.joint and _SEVERAL.search(name) else name
