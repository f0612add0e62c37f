"""Clauses that a model takes for what neither heading nor wording shows: a reason to look, no finding.

What rests on the model alone settles nothing. Where a rule finds a matter missing and the model takes a
clause for one about it, the outcome is undetermined, with the place and the model's confidence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from pipeline.check.past import tells_of_past
from pipeline.check.rule import Rule
from pipeline.model.agreement import Agreement, Clause, Provision
from pipeline.model.report import Outcome, RuleResult

FEWEST = 8
"""Characters below which no text is asked about."""
LONG = 250
"""Characters from which on the parts of an article are asked about as well."""
LEAST = 0.5
"""Confidence below which nothing is suspected, whatever the threshold of the kind."""
MOST_EVIDENCE = 2
_HEADING = "heading"
_MISCELLANEOUS = {"effectiveness"}
"""What a clause is filed under whose heading says only 其他 or 附则: anything may stand there."""
_OF_KIND: Mapping[str, str] = {"benefit_shares": "benefit_sharing", "secrecy_period": "confidentiality"}
"""For kinds of check without clause kinds of their own: the clause that they need."""
_NAMES: Mapping[str, re.Pattern[str]] = {
    "secrecy_period": re.compile("[保守]密|守秘|秘密|机密|密级|[Cc]onfidential|[Nn]on-?disclosure")
}
"""By what name an agreement calls what such a kind measures; so called, it need not be told again."""
_DENIED: Mapping[str, re.Pattern[str]] = {
    "benefit_sharing": re.compile(
        "不(?:再|得|另)?(?:参与|分享|分取|收取|提取|享有|主张)[^。；，]{0,10}(?:收益|利润|分成|分配|提成|分红)"
        "|(?:[无毋][须需庸]|不[须需必用]|没有义务|免予?)[^。；，]{0,14}(?:付|缴|交)[^。；，]{0,8}(?:提成|抽成|分成|分红)"
    )
}
"""Words that only say that the matter is not there."""
_FIGURE = re.compile("[0-9一二三四五六七八九]成|%|分之")
_COSTS = re.compile(r"[^。；\n]*(?:费用?|成本|开支|支出)[^。；\n]*(?:承担|负担|分担|分摊)[^。；\n]*")
"""Who bears what part of the costs: figures that divide no income."""
_ALIKE: Mapping[str, re.Pattern[str]] = {
    "benefit_sharing": re.compile(
        "租金|房租|场租|物业(?:管理)?费|押金|花(?:的|掉|去|出|销|费)|官费|规费|年费|开销|开支|课题款|奖金|[修垫赔]"
    ),
    "result_ownership": re.compile(
        "装修|装饰装潢|添附|可移动物品|附着物|门头|利息|孳息|押金|保证金|车辆|租赁物|模具|网[框版]|菲林|刀模|治具|夹具|包装物|周转[箱筐]|托盘"
        "|冰柜|货架|展[架柜品]|废料|余料|边角料|尾料|耗材|备[品件]|来料|(?:设备|货物|器具|样品|商品|店铺|平台|公众号|账号)的?所有权"
    ),
    "exit": re.compile("归还|返还|交还|退还|销毁|保密|保守"),
    "confidentiality": re.compile(
        "模具|工装|夹具|样机|样车|设备|仪器|工具|器材|钥匙|原料|原材料|物料|货物|包装物|周转箱|车辆|物品|财物|证件|印章|宿舍|场地"
        "|竞业|不竞争|相竞争|同业竞争|竞争(?:性的?)?业务|[Cc]ompet|对账|账目|核验|供[^。；，]{0,4}核[对查]"
    ),
}
"""What another matter is told of: a rent that rises, goods in care, business that competes, accounts."""
_OWN: Mapping[str, re.Pattern[str]] = {
    "benefit_sharing": re.compile("收益|利润|分[成红享]|提成|所得|收入|盈|利益|卖|销售"),
    "result_ownership": re.compile(
        "专利|著作|版权|成果|知识产权|技术|软件|数据|发明|图纸|作品|商标|研究|开发"
    ),
    "exit": re.compile("解除|退出|提前|单方|有权|可以|撤|违约|通知|散伙|不再|随时|中途|作废|失效|取消"),
    "confidentiality": re.compile(
        "密|泄|透露|透漏|披露|公开|扩散|外[传流泄露讲说]|(?:外|别|旁|他)人|第三[人方者家]|同行|声张|知[悉晓道情]|告诉|告知|打听|传出|[讲说漏]出|口风|嘴|守口"
        "|资料|图[纸样]|信息|情报|数据|技术|工艺|配方|参数|代码|诀窍|价钱|报价|底价|名单|内情|底细|文件|拍照|照片|录像|参观|密码"
    ),
}
"""Words of the matter itself: with them it may be spoken of beside the other."""
_BESIDE = re.compile(
    "(?:收益|财务|结算|对账|销售|交易|业绩|统计|后台)[^。；，]{0,4}(?:数据|信息|资料|文件|名单)"
    "|收到(?:[^。；，]{0,4})(?:数据|资料|文件)之?[后日]|(?:数据|资料)有异议"
)
"""Such words where they only name the figures of an account."""
_SAID = {
    "zh": "标题和措辞中都没有找到这一约定；疑似（置信度 {confidence:.2f}）{place}，请人工核对。",
    "en": "Neither heading nor wording shows it; {place} may be about it (confidence {confidence:.2f}), "
    "to be read by a person.",
}
_UNNAMED = {"zh": "无标题的一段", "en": "a passage without heading"}


class Opinion(Protocol):
    """Somebody who can tell what clauses seem to be about."""

    def kinds(self, headings: Sequence[str], texts: Sequence[str]) -> Sequence[Mapping[str, float]]:
        """For each clause the kinds that it seems to be of and the confidence in each, 0 to 1."""

    def settles(self, rules: Sequence[str], headings: Sequence[str], texts: Sequence[str]) -> Sequence[float]:
        """For each sentence how much it reads like those that settle the matter of its rule."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause or a part of one that the opinion is asked about."""

    clause: Clause
    provisions: tuple[Provision, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "\n".join(item.text for item in self.provisions)


@dataclass(frozen=True, slots=True)
class Suspect:
    """A passage that may be of the kind asked for."""

    passage: Passage
    confidence: float


@dataclass(frozen=True)
class Suspicion:
    """The opinion on one agreement; it is asked when the first kind is missing."""

    agreement: Agreement
    opinion: Opinion

    def of(self, kind: str, *, worded: bool = True, telling: str = "", own: bool = False) -> Suspect | None:
        """The passage that is likeliest of ``kind``; None when there is none, or a clause is headed so.

        With ``worded`` False none either when a clause is worded so. ``telling`` is a regular expression:
        what a passage must say at least; with ``own`` a word of the matter itself as well.
        """
        known = [clause for clause in self.agreement.clauses if kind in clause.kinds]
        if any(not worded or clause.by == _HEADING for clause in known):
            return None
        found = [
            Suspect(passage, told[kind])
            for passage, told in zip(self._passages, self._told, strict=True)
            if told.get(kind, 0.0) >= LEAST
            and not _is_other(kind, passage.text)
            and re.search(telling, passage.text)
            and (not own or _OWN[kind].search(passage.text))
        ]
        return max(found, key=lambda item: item.confidence, default=None)

    def likeliest(self, kinds: Sequence[str], *, least: float) -> Clause | None:
        """The article whose words are likeliest of one of ``kinds``; None below ``least``."""
        told = zip(self._passages, self._told, strict=True)
        rated = [(max((seen.get(kind, 0.0) for kind in kinds), default=0.0), p.clause) for p, seen in told]
        rating, clause = max(rated, key=lambda item: item[0], default=(0.0, None))
        if clause is None or rating < least or not clause.level:
            return None
        return self.agreement.article(clause.index)

    @cached_property
    def _told(self) -> Sequence[Mapping[str, float]]:
        passages = self._passages
        return self.opinion.kinds([p.clause.title for p in passages], [p.text for p in passages])

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        return tuple(passages(self.agreement))


def _is_other(kind: str, text: str) -> bool:
    """Whether ``text`` only says that the matter is not there, or is plainly about another one."""
    denied = kind in _DENIED and _DENIED[kind].search(text) and not _FIGURE.search(_COSTS.sub("", text))
    alike = kind in _ALIKE and _ALIKE[kind].search(text) and not _OWN[kind].search(_BESIDE.sub("", text))
    return bool(denied or alike)


def passages(agreement: Agreement) -> list[Passage]:
    """What no heading tells of: articles, parts of long ones, and paragraphs before the first article.

    What only tells of before is left out.
    """
    whole: dict[int, list[Provision]] = {}
    parts: dict[tuple[int, int], list[Provision]] = {}
    headed = _headed(agreement)
    for item in agreement.stream.provisions:
        if item.clause in headed or tells_of_past(agreement, item):
            continue
        article = agreement.article(item.clause)
        if article.level > 0:
            whole.setdefault(article.index, []).append(item)
        part = item.location.block if item.clause == article.index else -item.clause
        parts.setdefault((article.index, part), []).append(item)
    found = [Passage(agreement.clauses[index], tuple(items)) for index, items in whole.items()]
    long = {index for index, items in whole.items() if sum(len(item.text) for item in items) > LONG}
    found += [
        Passage(agreement.clauses[items[0].clause], tuple(items))
        for (index, _), items in parts.items()
        if index in long or index not in whole
    ]
    return [item for item in found if len(item.text) >= FEWEST]


def _headed(agreement: Agreement) -> set[int]:
    """The clauses with a telling heading on them or above them."""
    found: set[int] = set()
    for clause in agreement.clauses:
        telling = clause.by == _HEADING and set(clause.kinds) != _MISCELLANEOUS
        if telling or clause.parent in found:
            found.add(clause.index)
    return found


def suspected(rule: Rule, result: RuleResult, suspicion: Suspicion, lang: str) -> RuleResult:
    """``result``, or undetermined where the model takes a passage for what ``rule`` finds missing.

    No other outcome changes, and rules that depend on this one are judged as if it were missing.
    """
    if result.outcome is not Outcome.VIOLATED or result.evidence or "depends_on" in rule.params:
        return result
    whole = len(rule.params.get("clause", ())) <= 1  # else part of what such clauses say is missing
    least = "" if _named(rule, suspicion.agreement) else rule.params.get("telling", "")
    own = rule.kind in _OF_KIND and bool(least)
    told = (suspicion.of(kind, worded=whole, telling=least, own=own) for kind in kinds_wanted(rule))
    suspects = [suspect for suspect in told if suspect is not None]
    if not suspects:
        return result
    best, agreement = max(suspects, key=lambda item: item.confidence), suspicion.agreement
    clause = best.passage.clause
    place = (agreement.clause_name(clause.index) if clause.level else "") or _UNNAMED[lang]
    return replace(
        result,
        outcome=Outcome.UNDETERMINED,
        message=_SAID[lang].format(place=place, confidence=best.confidence),
        evidence=tuple(agreement.evidence(item) for item in best.passage.provisions[:MOST_EVIDENCE]),
        expected_at=None,
        expected_clause="",
    )


def _named(rule: Rule, agreement: Agreement) -> bool:
    """Whether any paragraph, an unticked option too, calls what ``rule`` measures by its name."""
    name = _NAMES.get(rule.kind)
    return name is not None and any(name.search(item.text) for item in agreement.provisions)


def kinds_wanted(rule: Rule) -> tuple[str, ...]:
    """The kind of clause that ``rule`` demands; empty for a rule that demands none, or several."""
    return rule.demanded or tuple(kind for kind in (_OF_KIND.get(rule.kind, ""),) if kind)
