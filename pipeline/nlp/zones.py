"""Which part of the paper each line stands in: cover, contents, instructions, front, body, signatures, annexes."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum, auto
from typing import TYPE_CHECKING

from pipeline.nlp import front
from pipeline.nlp.titles import is_clause_title, is_title, tight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.nlp.lines import Line


class Zone(Enum):
    """Part of the paper."""

    FRONT = auto()
    """Title, parties and recitals."""
    COVER = auto()
    CONTENTS = auto()
    GUIDE = auto()
    """Instructions to whoever fills in the form, as a section of their own."""
    BODY = auto()
    SIGNATURE = auto()
    ANNEX_HEAD = auto()
    """The line with which an annex starts."""
    ANNEX = auto()


_CONTENTS_HEAD = re.compile(r"目录|目次|contents", re.IGNORECASE)
_LEADER = re.compile(r"(?:[.．…·・﹒_—-]{3,}|\t)[ \t]*\d{1,3}[ \t]*$")
_GUIDE_HEAD = re.compile(
    r"[【（(]?(?:本?(?:合同|协议|文本|范本|示范文本)书?)?(?:的)?(?:使用|填写|填表|填报|编写|编制|签约|签订|起草)"
    r"(?:指引|说明|须知|要求|指南|提示|注意事项)[】）)]?[:：]?"
)
_SIGN_HEAD = re.compile(r"无(?:合同|协议)?正文|签(?:署|字|章|约|名)(?:盖章)?(?:页|栏|处)")
_SIGN_OPENING = re.compile(r"(?:签订|签约|签署)(?:本?(?:合同|协议))?(?:各方|双方|三方|人|单位|代表)[:：]?")
_SIGN_WORD = re.compile(r"盖章|签字|签章|签名|公章|[（(]章[）)]")
_SIGN_NOT = re.compile(r"[。；]|盖章[后并之]|签[字章名][后并之]|之日|生效|[应须经]|视为|签章权")
_SIGN_LINE = re.compile(r"(?:法定|授权|委托)?代[表理]人?|日期|签[署订]日|时间|负责人|年月日|地址|电话")
_PARTY = re.compile(r"(?:[甲乙丙丁戊]方|[委受]托[方人]|需方|供方|许可方|被许可方|[买卖]方|合作方|出资方)[^，。；]{0,24}[:：]")
_ATTACHED = re.compile(r"(?:清单|方案|确认书|承诺书|责任书|任务书|说明书|明细表?|计划书|登记表|廉洁(?:协议|合同)|保密(?:协议|合同)|补充协议)书?")
_WITHOUT_RULES = str.maketrans("", "", "_＿")
_LONGEST_SIGN_HEAD = 70
_LONGEST_SIGN_LINE = 120
_LONGEST_ANNEX_HEAD = 44
_LONGEST_ATTACHED = 20


def find_zones(lines: Sequence[Line], shape: str | None, start: int) -> list[Zone]:
    """The zone of each line. ``shape`` is the number style of the articles, ``start`` the line of the first one.

    Contents and instructions have to be marked first, see ``find_margins``.
    """
    zones = find_margins(lines)
    later = _Later(lines, zones, shape)
    zone = Zone.FRONT
    for at, line in enumerate(lines):
        if zones[at] in (Zone.CONTENTS, Zone.GUIDE):
            continue
        headed = at > 0 and zones[at - 1] is Zone.ANNEX_HEAD
        zones[at] = zone if headed and line.label is None else _next(zone, at, line, later, start)
        zone = Zone.ANNEX if zones[at] is Zone.ANNEX_HEAD else zones[at]
    front.mark_cover(lines, zones, Zone)
    return zones


def find_margins(lines: Sequence[Line]) -> list[Zone]:
    """Every line FRONT except those of the table of contents and of the instructions."""
    zones = [Zone.FRONT] * len(lines)
    _mark_contents(lines, zones)
    _mark_guides(lines, zones)
    return zones


class _Later:
    """What still comes: needed to tell a list of annexes from annexes."""

    def __init__(self, lines: Sequence[Line], zones: Sequence[Zone], shape: str | None) -> None:
        self.lines = lines
        self.shape = shape
        numbered = [
            at
            for at, line in enumerate(lines)
            if shape and line.label and line.label.shape == shape and zones[at] is Zone.FRONT
        ]
        self.last_article = numbered[-1] if numbered else -1
        signed = [at for at, line in enumerate(lines) if zones[at] is Zone.FRONT and is_sign_start(lines, at)]
        self.signed = [at for at in signed if 2 * at >= len(lines) or at > self.last_article]

    def signature_follows(self, at: int) -> bool:
        return bool(self.signed) and self.signed[-1] > at


def _next(zone: Zone, at: int, line: Line, later: _Later, start: int) -> Zone:
    if at < start:
        return zone
    if zone is Zone.FRONT and (at == start or start < 0):
        zone = Zone.BODY
    if is_annex_head(later.lines, at, zone, later):
        return Zone.ANNEX_HEAD
    if zone is Zone.SIGNATURE and line.label and line.label.shape in (later.shape, "article", "chapter"):
        return Zone.BODY
    if zone is Zone.BODY and at > start and is_sign_start(later.lines, at) and _may_sign(at, later):
        return Zone.SIGNATURE
    return zone


def _may_sign(at: int, later: _Later) -> bool:
    return at in later.signed or not later.shape


def is_annex_head(lines: Sequence[Line], at: int, zone: Zone, later: _Later) -> bool:
    """True when an annex starts here; a list of annexes before the signatures is none."""
    line = lines[at]
    if line.label is None or line.label.shape != "annex":
        return zone in (Zone.SIGNATURE, Zone.ANNEX) and _is_attached(line)
    if len(line.words) > _LONGEST_ANNEX_HEAD or not _names_annex(line.words):
        return False
    if zone in (Zone.SIGNATURE, Zone.ANNEX):
        return True
    if at < later.last_article:
        return False
    if not later.signature_follows(at):
        return True
    following = lines[at + 1] if at + 1 < len(lines) else None
    return (
        (line.centred or line.heading is not None or not lines[at - 1].stem)
        and following is not None
        and not (following.label and following.label.shape == "annex")
        and not is_sign_start(lines, at + 1)
    )


def _names_annex(words: str) -> bool:
    return not words or words[0] in "《“\"（(" or is_title(words.rstrip("：:"), longest=_LONGEST_ANNEX_HEAD)


def _is_attached(line: Line) -> bool:
    return (
        line.label is None
        and line.cell is None
        and len(line.words) <= _LONGEST_ATTACHED
        and bool(_ATTACHED.search(line.words))
        and is_title(line.words)
    )


def is_sign_start(lines: Sequence[Line], at: int) -> bool:
    """True when the signatures may start here."""
    line = lines[at]
    if line.label is not None and line.label.shape != "auto":
        return False
    words = line.words
    if len(words) <= _LONGEST_SIGN_HEAD and _SIGN_HEAD.search(words) and not is_clause_title(words):
        return True
    return is_sign_line(words) or (bool(_PARTY.match(words)) and _signs_soon(lines, at))


def is_sign_line(words: str) -> bool:
    """True for a line on which somebody signs."""
    if len(words) > _LONGEST_SIGN_LINE and len(words.translate(_WITHOUT_RULES)) > _LONGEST_SIGN_LINE:
        return False
    return bool(_SIGN_OPENING.fullmatch(words)) or bool(_SIGN_WORD.search(words) and not _SIGN_NOT.search(words))


def _signs_soon(lines: Sequence[Line], at: int) -> bool:
    ahead = lines[at + 1 : at + 5]
    return (
        len(ahead) > 0
        and all(len(line.words) <= _LONGEST_SIGN_LINE and line.label is None for line in ahead)
        and any(is_sign_line(line.words) for line in ahead)
    )


def _mark_contents(lines: Sequence[Line], zones: list[Zone]) -> None:
    texts = Counter(_bare(line) for line in lines)
    inside = False
    for at, line in enumerate(lines):
        style = line.block.style.lower()
        listed = bool(_LEADER.search(line.block.text, line.start, line.end))
        if style.startswith(("toc", "目录")) or (listed and len(line.words) < _LONGEST_SIGN_LINE and line.cell is None):
            zones[at] = Zone.CONTENTS
            inside = True
        elif _CONTENTS_HEAD.fullmatch(line.words):
            zones[at] = Zone.CONTENTS
            inside = True
        elif inside and texts[_bare(line)] > 1:
            zones[at] = Zone.CONTENTS
            texts[_bare(line)] -= 1
        else:
            inside = False


def _bare(line: Line) -> str:
    return (line.label.printed if line.label else "") + line.words


def _mark_guides(lines: Sequence[Line], zones: list[Zone]) -> None:
    inside, shape, counted = False, "", 0
    for at, line in enumerate(lines):
        if zones[at] is Zone.CONTENTS:
            continue
        if _GUIDE_HEAD.fullmatch(line.words) and line.cell is None:
            inside, shape, counted = True, "", 0
        elif inside:
            label = line.label
            if label and not shape:
                shape = label.shape
            restarts = bool(label and label.shape == shape and label.value == 1 and counted)
            counted += bool(label and label.shape == shape)
            inside = not (restarts or front.starts_agreement(line))
        if inside:
            zones[at] = Zone.GUIDE


__all__ = ["Zone", "find_margins", "find_zones", "is_sign_line", "is_sign_start", "tight"]
