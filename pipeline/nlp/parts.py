"""Where the cover ends, the articles start, the parties sign and the annexes follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.nlp.front import is_agreement_title, is_party_line
from pipeline.nlp.signing import is_sign_line, is_sign_start
from pipeline.nlp.titles import is_title
from pipeline.nlp.zones import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.nlp.articles import Plan
    from pipeline.nlp.lines import Line

# Members of an enumeration by themselves: Python 3.11 takes as long to look one up as to search a sentence.
_FRONT, _COVER, _CONTENTS, _GUIDE, _BODY, _SIGNATURE, _ANNEX_HEAD, _ANNEX = Zone
_ATTACHED = re.compile(
    r"(?:清单|方案|确认书|承诺书|责任书|任务书|说明书|明细表?|计划书|登记表|廉洁(?:协议|合同)|保密(?:协议|合同)|补充协议)书?"
)
_CONDITIONS = re.compile(
    r"(?:本?(?:合同|协议|委托|服务|交易|采购)(?:之|的)?)?(?:标准|通用|一般|共同|专用|特别|特殊|补充|背面|详细|具体|主要|基本)?(?:合同|协议|业务|服务|交易)?"
    r"(?:条款|条件|条款与条件|条款和条件|约定条款)(?:正文|[(（][^()（）]{1,12}[)）])?"
    r"|(?i:(?:general|special|standard|particular) (?:terms|conditions|terms and conditions))"
)
"""The title of the terms behind a signature page: 通用条款, 专用条款."""
_LONGEST_ANNEX_HEAD = 44
_LONGEST_ATTACHED = 20
_CLOSE = 8


def find_parts(lines: Sequence[Line], margins: Sequence[Zone], plan: Plan) -> list[Zone]:
    """The zone of each line; ``margins``: contents and instructions as ``zones.find_margins`` finds them."""
    zones = list(margins)
    later = _later(lines, zones, plan.shape)
    zone = _FRONT
    for at in range(len(lines)):
        if zones[at] is not _FRONT:
            continue
        if not (at and zones[at - 1] is _ANNEX_HEAD and lines[at].label is None):
            zone = _next(zone, at, lines, later, plan)
        zones[at] = zone
        zone = _ANNEX if zone is _ANNEX_HEAD else zone
    _mark_cover(lines, zones)
    return zones


class _Later(NamedTuple):
    """What is still to come at any place of the document."""

    shape: str | None
    """Number style of the articles."""
    last_article: int
    signed: frozenset[int]
    """Lines where signatures may start."""
    last_signed: int


def _later(lines: Sequence[Line], zones: Sequence[Zone], shape: str | None) -> _Later:
    text = [at for at, zone in enumerate(zones) if zone is _FRONT]
    articles = [at for at in text if shape and (label := lines[at].label) and label.shape == shape]
    last = articles[-1] if articles else -1
    signed = [at for at in text if is_sign_start(lines, at) and (at > last or _more_sign(lines, at))]
    return _Later(shape, last, frozenset(signed), signed[-1] if signed else -1)


def _more_sign(lines: Sequence[Line], at: int) -> bool:
    """True when others sign close by: in the middle of a document one line alone is no signature page."""
    return any(is_sign_line(line.words) for line in lines[at + 1 : at + _CLOSE])


def _next(zone: Zone, at: int, lines: Sequence[Line], later: _Later, plan: Plan) -> Zone:
    if at < plan.start:
        return zone
    zone = _BODY if zone is _FRONT and plan.start >= 0 else zone
    label = lines[at].label
    if _starts_annex(lines, at, zone, later):
        return _ANNEX_HEAD
    if zone is _SIGNATURE and label and label.shape in (plan.shape, "article", "chapter", "part"):
        return _BODY
    if zone is _SIGNATURE and _CONDITIONS.fullmatch(lines[at].words):
        return _BODY
    if zone in (_FRONT, _BODY) and at > max(plan.start, 0) and at in later.signed:
        return _SIGNATURE
    return zone


def _starts_annex(lines: Sequence[Line], at: int, zone: Zone, later: _Later) -> bool:
    """True when an annex starts here; a list of annexes inside the agreement is none."""
    line = lines[at]
    signed = zone in (_SIGNATURE, _ANNEX)
    if line.label is None or line.label.shape != "annex":
        return signed and _is_attached(line)
    if len(line.words) > _LONGEST_ANNEX_HEAD or not _names_annex(line.words):
        return False
    if signed:
        return True
    if at < later.last_article:
        return _articles_start_anew(lines, at, later.shape)
    return later.last_signed < at or _stands_alone(lines, at)


def _articles_start_anew(lines: Sequence[Line], at: int, shape: str | None) -> bool:
    """True when the next articles are those of the annex at line ``at``."""
    coming = (label for line in lines[at + 1 : at + _CLOSE] if (label := line.label) and label.shape == shape)
    following = next(coming, None)
    return following is not None and following.value == 1


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    """True for the head of an annex that is bound in before the signatures."""
    line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    return (
        following is not None
        and (line.centred or line.heading is not None or not lines[at - 1].stem)
        and not (following.label and following.label.shape == "annex")
        and not is_sign_start(lines, at + 1)
    )


def _names_annex(words: str) -> bool:
    return not words or words[0] in "《“（(" or is_title(words.rstrip("：:"), longest=_LONGEST_ANNEX_HEAD)


def _is_attached(line: Line) -> bool:
    words = line.words
    if line.label or line.cell or len(words) > _LONGEST_ATTACHED:
        return False
    return is_agreement_title(line) or (bool(_ATTACHED.search(words)) and is_title(words))


def _mark_cover(lines: Sequence[Line], zones: list[Zone]) -> None:
    """There is a cover when the title or a party is printed twice before the first article."""
    front = [at for at, zone in enumerate(zones) if zone is _FRONT]
    end = _second_title(lines, front)
    end = _second_party(lines, front) if end is None else end
    for at in front:
        if end is not None and at < end:
            zones[at] = _COVER


def _second_title(lines: Sequence[Line], front: Sequence[int]) -> int | None:
    titles = [at for at in front if is_agreement_title(lines[at])]
    parties = [at for at in front if is_party_line(lines[at])]
    if len(titles) > 1 and parties and parties[0] < titles[-1] < parties[-1]:
        return titles[-1]
    return None


def _second_party(lines: Sequence[Line], front: Sequence[int]) -> int | None:
    parties = [at for at in front if is_party_line(lines[at])]
    again = (at for at in parties[1:] if lines[at].words[:2] == lines[parties[0]].words[:2])
    at = next(again, None)
    if (
        at is None
        or "。" in lines[at].words
        or any(lines[place].words.startswith("鉴于") for place in front[:at])
    ):
        return None
    return at
