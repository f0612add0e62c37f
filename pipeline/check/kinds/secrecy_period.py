"""secrecy_period: secrecy outlives the cooperation by a number of months.

Parameters
  months   name of the dated parameter that holds the number of months (default secrecy-minimum-months)
  telling  a regular expression: what a passage must say at least to be suspected of holding a period

Every general statement counts, for every party. A longer promise for special secrets does not make up for a
short general one, nor for none; a shorter one leaves the matter to a reader. A period from signing or effect
is measured against the term of the cooperation; where that is unknown, or may turn out longer (renewed
without a new agreement, another longer term, a start of its own), the outcome is undetermined, unless the
period could not suffice in any case.
Fields: {months} required, {found} what was found, {derivation} the computation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.check.judgement import Context, Judgement
from pipeline.model.agreement import Agreement
from pipeline.model.report import Outcome
from pipeline.model.terms import Anchor, SecrecyPeriod, SecrecyTerm, State

PARAMS: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "months": {"type": "string"},
        "telling": {"type": "string", "title": "模型疑似的段落里至少要有的措辞（正则）"},
    },
    "additionalProperties": False,
}
FIELDS = ("months", "found", "derivation")
DEFAULT = "secrecy-minimum-months"
OPEN = frozenset({SecrecyPeriod.PERMANENT, SecrecyPeriod.UNTIL_PUBLIC})
PROMISED = OPEN | {SecrecyPeriod.MONTHS}
SHOWN = {
    SecrecyPeriod.PERMANENT: "合作终止后继续有效，不设期限",
    SecrecyPeriod.UNTIL_PUBLIC: "至相关信息公开为止",
    SecrecyPeriod.COOPERATION_ONLY: "仅在合作期间有效",
    SecrecyPeriod.UNDEFINED: "约定不明",
    SecrecyPeriod.BLANK: "期限留空或未勾选",
    SecrecyPeriod.NONE: "写明不约定期限",
}
FROM = {
    Anchor.COOPERATION_END: "合作结束后",
    Anchor.SIGNING: "自签署起",
    Anchor.EFFECTIVE: "自生效起",
    Anchor.DISCLOSURE: "自披露（知悉）起",
    Anchor.ACCEPTANCE: "自验收（交付）起",
    Anchor.OTHER: "自其他时点起",
    Anchor.NONE: "起算点不明的",
}
_FEW = re.compile("核心|绝密|国家秘密|源代?码|个人信息|部分信息|其中")
"""Secrets of which an agreement has others beside them."""
_WHOLE = re.compile(
    "(?:商业|技术)秘密|(?:技术|商业|项目)(?:信息|资料|材料|文件|数据)|经营|保密|机密|专有|^秘密|[非未]公开"
    "|前[^，。]{0,2}[款项条]|第[^，。]{1,6}[款项条]|所[列述]"
)
"""What may be all that an agreement keeps secret."""
WORST = (Outcome.VIOLATED, Outcome.UNDETERMINED, Outcome.SATISFIED)


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:
    """Judge the secrecy period."""
    needed = int(context.parameters[params.get("months", DEFAULT)])
    secrecy = agreement.terms.confidentiality
    if secrecy.state is State.ABSENT and not secrecy.periods:
        return Judgement(
            Outcome.VIOLATED, fields={"months": f"{needed}", "found": "没有保密条款", "derivation": ""}
        )
    if not secrecy.periods:
        fields = {"months": f"{needed}", "found": "有保密义务而没有约定期限", "derivation": ""}
        return Judgement(Outcome.VIOLATED, secrecy.evidence[:2], fields)
    outcome, deciding = _worst_party(secrecy.periods, needed)
    told = _fields(deciding, needed)
    if _is_of_one_party(secrecy.periods):
        told["found"] += "（没有写明其他方的期限）"
    return Judgement(outcome, tuple(dict.fromkeys(t.evidence for t in deciding)), told)


def _is_of_one_party(periods: Sequence[SecrecyTerm]) -> bool:
    parties = {term.party for term in periods}
    return len(parties) == 1 and "" not in parties


def _fields(deciding: Sequence[SecrecyTerm], needed: int) -> dict[str, str]:
    found = "；".join(dict.fromkeys(shown(term) for term in deciding))
    if _is_of_some(deciding):
        found = f"只就一部分信息写明期限：{found}"
    steps = "；".join(dict.fromkeys(step for term in deciding for step in term.derivation))
    return {"months": f"{needed}", "found": found, "derivation": f"（{steps}）" if steps else ""}


def _is_of_some(periods: Sequence[SecrecyTerm]) -> bool:
    """Whether ``periods`` are for some secrets only; several kinds of them may be all there are."""
    subjects = {term.subject for term in periods}
    if all(_FEW.search(subject) for subject in subjects):
        return True
    return len(subjects) == 1 and not any(not subject or _WHOLE.search(subject) for subject in subjects)


def shown(term: SecrecyTerm) -> str:
    """The statement in a few Chinese words: 乙方：自签署起 60 个月."""
    dated = f"至 {term.until.isoformat()} 止" if term.until else f"{FROM[term.anchor]} {term.months} 个月"
    text = SHOWN.get(term.period) or dated
    return f"{term.party}：{text}" if term.party else text


def _worst_party(periods: Iterable[SecrecyTerm], needed: int) -> tuple[Outcome, tuple[SecrecyTerm, ...]]:
    """The outcome for the party that fares worst, with the statements that decide it.

    A statement that names no party binds all of them.
    """
    periods = tuple(periods)
    parties = sorted({term.party for term in periods if term.party}) or [""]
    judged = []
    for party in parties:
        own = tuple(term for term in periods if term.party in {party, ""})
        judged.append(_beside(_of_party(own, needed), periods))
    return min(judged, key=lambda item: WORST.index(item[0]))


def _beside(
    judged: tuple[Outcome, tuple[SecrecyTerm, ...]], periods: Sequence[SecrecyTerm]
) -> tuple[Outcome, tuple[SecrecyTerm, ...]]:
    """A party that struck its field out beside one that promises a period may not be bound at all."""
    promised = any(term.party and term.period in PROMISED for term in periods)
    if promised and all(term.party and term.period is SecrecyPeriod.NONE for term in judged[1]):
        return Outcome.UNDETERMINED, judged[1]
    return judged


def _of_party(periods: Sequence[SecrecyTerm], needed: int) -> tuple[Outcome, tuple[SecrecyTerm, ...]]:
    """The outcome of the general statements; special secrets that fare worse leave it to a reader."""
    special = [term for term in periods if term.subject]
    general = [term for term in periods if not term.subject]
    outcome, deciding = _of_equals(general or special, needed)
    worse = [term for term in special if _outcome(term, needed) is not Outcome.SATISFIED]
    if general and outcome is Outcome.SATISFIED and worse:
        return Outcome.UNDETERMINED, (*deciding, *worse)
    if not general and outcome is Outcome.SATISFIED and _is_of_some(special):
        return Outcome.UNDETERMINED, deciding
    return outcome, deciding


def _of_equals(periods: Sequence[SecrecyTerm], needed: int) -> tuple[Outcome, tuple[SecrecyTerm, ...]]:
    """The worst outcome; statements of the same reach that contradict each other leave it to a reader."""
    outcomes = [_outcome(term, needed) for term in periods]
    worst, best = min(outcomes, key=WORST.index), max(outcomes, key=WORST.index)
    contradicted = worst is Outcome.VIOLATED and best is Outcome.SATISFIED
    if contradicted and not any(term.subject for term in periods):
        return Outcome.UNDETERMINED, tuple(periods)
    return worst, tuple(term for term, outcome in zip(periods, outcomes, strict=True) if outcome is worst)


def _outcome(term: SecrecyTerm, needed: int) -> Outcome:
    if term.period in OPEN:
        return Outcome.SATISFIED
    if term.period in {SecrecyPeriod.COOPERATION_ONLY, SecrecyPeriod.NONE}:
        return Outcome.VIOLATED
    if term.period is SecrecyPeriod.UNDEFINED:
        short = term.months is not None and term.months < needed
        return Outcome.VIOLATED if short else Outcome.UNDETERMINED
    if term.months_after_end is not None:
        return Outcome.SATISFIED if term.months_after_end >= needed else Outcome.VIOLATED
    if any(most is not None and most < needed for most in (term.months, term.most_after_end)):
        return Outcome.VIOLATED
    enough = term.least_after_end is not None and term.least_after_end >= needed
    return Outcome.SATISFIED if enough else Outcome.UNDETERMINED
