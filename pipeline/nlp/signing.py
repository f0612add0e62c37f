"""Lines on which the parties sign, and the line with which the signatures start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.nlp.titles import is_clause_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.nlp.lines import Line

_HEAD = re.compile(r"无(?:合同|协议)?正文|签(?:署|字|章|约|名)(?:盖章)?(?:页|栏|处)")
_OPENING = re.compile(r"(?:签订|签约|签署)(?:本?(?:合同|协议))?(?:各方|双方|三方|人|单位|代表)[:：]?")
_WORD = re.compile(r"盖章|签字|签章|签名|公章|[（(][章印][）)]|印章处|[签用]印[:：]")
_SENTENCE = re.compile(
    r"[。；]|(?:盖章|签[字章名])(?:核[实对准]|确认|认可|审核)?[后并之]|(?:盖章|签[字章名])(?:核[实对准]|确认|认可)(?!栏|处|页)|之日|生效|[应须]|经(?!办)|视为|签章权"
)
_PARTY = re.compile(
    r"(?:[甲乙丙丁戊]方|[委受]托[方人]|需方|供方|许可方|被许可方|[买卖]方|合作方|出资方)[^，。；]{0,24}[:：]"
)
_FIELD = re.compile(
    r"(?:法定|授权|委托)?代[表理]人?[^。]{0,12}[:：]|(?:签[订署约]?)?(?:日期|时间)[:：]|[_＿\d]*年[_＿\d]*月[_＿\d]*日"
)
_PARTY_CELL = re.compile(r"[\u4e00-\u9fff]{1,10}(?:方|人|单位)(?:[（(]?[甲乙丙丁]方[）)]?)?")
_PARTY_STARTS = frozenset("甲乙丙丁戊委受需供许被买卖合出")
_WITHOUT_RULES = str.maketrans("", "", "_＿")
_LONGEST_HEAD = 70
_LONGEST_LINE = 120
_AHEAD = 5
_LAST_LINES = 16


def is_sign_line(words: str) -> bool:
    """True for a line on which somebody signs: 甲方（盖章）：."""
    if "章" not in words and "签" not in words and "印" not in words:
        return False
    if len(words) > _LONGEST_LINE and len(words.translate(_WITHOUT_RULES)) > _LONGEST_LINE:
        return False
    return bool(_OPENING.fullmatch(words)) or bool(_WORD.search(words) and not _SENTENCE.search(words))


def _is_party_cell(lines: Sequence[Line], at: int) -> bool:
    """True for the cell that names who signs in the next one: 受让方 | （公章）负责人：."""
    own, following = lines[at], lines[at + 1 : at + 2]
    if own.cell is None or not _PARTY_CELL.fullmatch(own.words):
        return False
    return any(line.cell and line.cell[:2] == own.cell[:2] and is_sign_line(line.words) for line in following)


def is_sign_start(lines: Sequence[Line], at: int) -> bool:
    """True when the signatures may start at line ``at``."""
    words = lines[at].words
    if lines[at].label is not None or not words:
        return False
    if ("正文" in words or "签" in words) and len(words) <= _LONGEST_HEAD and _HEAD.search(words):
        return not is_clause_title(words)
    if is_sign_line(words) or _is_party_cell(lines, at):
        return True
    if words[0] not in _PARTY_STARTS or not _PARTY.match(words):
        return False
    ahead = lines[at + 1 : at + _AHEAD]
    if any(len(line.words) > _LONGEST_HEAD or line.label for line in ahead):
        return False
    last = len(lines) - at <= _LAST_LINES
    return any(is_sign_line(line.words) or (last and bool(_FIELD.match(line.words))) for line in ahead)
