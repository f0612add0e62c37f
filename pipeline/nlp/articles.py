"""Which numbers the articles carry, which lines are titles without a number, where the first article is."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pipeline.nlp.columns import key_column
from pipeline.nlp.front import is_agreement_title, is_party_line
from pipeline.nlp.nesting import rank
from pipeline.nlp.signing import is_sign_line
from pipeline.nlp.titles import find_title, is_clause_name, is_clause_title, is_noun, is_title
from pipeline.nlp.zones import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.nlp.lines import Line

_CANDIDATES = ("article", "壹、", "一、", "1.", "1、", "I.", "(一)", "A.", "第一、", "sheet")
_HARD = frozenset({"part", "chapter", "section", "article"})
_RECITALS = re.compile(r"鉴于|前言|引言")
_INTRODUCED = re.compile(
    r"(?:订立|签订|签署|达成|缔结|制定)[^。]{0,16}(?:合同|协议|如下|一致|条款)|共同(?:遵守|恪守|信守)|约定如下|协议如下"
)
_SENTENCE_END = re.compile(r"[。；;]$")
_PARTICULARS = re.compile(
    r"名称|地址|住所|电话|联系|代表|代码|开户|账[号户]|帐号|邮[编箱]|传真|编号|日期|负责人|姓名"
)
_ROW = 8
_ENDS = re.compile(r"[。；;：:]$")
_SAYS = re.compile(r"[。；，：:;,！!▁_＿]|应[当该]|不得|不[能许]")
_FEWEST_BOLD, _FEWEST_ALIKE = 2, 3
_LONGEST_PLAIN = 18
_LONGEST_BARE = 10
_LONG_SENTENCE = 30
_SHORT_SENTENCE = 12
_SHORTEST_SENTENCE = 8


class Plan(NamedTuple):
    """``shape``: number style of the articles, None where numbers are lost; ``start``: the first article."""

    shape: str | None
    start: int
    plain: frozenset[int]
    """Lines that are titles without a number."""


def find_plan(lines: Sequence[Line], zones: Sequence[Zone]) -> Plan:
    """How the articles of the document can be told. ``start`` is -1 when there is none."""
    recitals = _recitals(lines)
    open_lines = [at for at, zone in enumerate(zones) if zone is Zone.FRONT and not lines[at].aside]
    numbered = [at for at in open_lines if at not in recitals and _is_sure(lines[at])]
    shape = _article_shape(lines, open_lines, numbered)
    introduced = _introduced(lines, open_lines)
    plain = frozenset(_plain_titles(lines, open_lines, lost=shape is None, after=introduced))
    start = _first(lines, numbered, shape, plain)
    if start < 0:
        shape = _only_shape(lines, open_lines)
        start = _first(lines, numbered, shape, plain) if shape else -1
    start = next((at for at in numbered if introduced < at < start and _is_stray(lines, at)), start)
    return Plan(shape, start, plain)


def _article_shape(lines: Sequence[Line], open_lines: Sequence[int], numbered: Sequence[int]) -> str | None:
    seen: dict[str, list[int]] = {}
    for at in numbered:
        label = lines[at].label
        if label and label.shape in _CANDIDATES:
            seen.setdefault(label.shape, []).append(at)
    if len(seen.get("article", ())) > 1:
        return "article"
    shapes = [shape for shape in _CANDIDATES if shape in seen and _is_sequence(lines, seen[shape])]
    shapes = [shape for shape in shapes if not _below_titles(lines, open_lines, seen[shape])]
    first = min(seen, key=lambda shape: seen[shape][0], default=None)
    shape = min(shapes, key=lambda shape: seen[shape][0], default="article" if "article" in seen else None)
    return first if shape and first and rank(first) < rank(shape) else shape


def _only_shape(lines: Sequence[Line], open_lines: Sequence[int]) -> str | None:
    """The first number style of a text without any sequence, such as one clause quoted alone."""
    shapes = (label.shape for at in open_lines if (label := lines[at].label) and _is_sure(lines[at]))
    return next((shape for shape in shapes if shape != "annex"), None)


def _is_sure(line: Line) -> bool:
    return line.label is not None and (not line.label.doubtful or is_title(line.words.rstrip("：:")))


def _recitals(lines: Sequence[Line]) -> frozenset[int]:
    """鉴于 and the numbered reasons between it and the agreement itself."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if line.label is None:
            inside = bool(_RECITALS.match(line.words)) and len(line.words) < _LONG_SENTENCE
        else:
            inside = line.label.shape not in _HARD and at - 1 in found
        if inside:
            found.add(at)
    return frozenset(found)


def _is_sequence(lines: Sequence[Line], places: Sequence[int]) -> bool:
    values = {lines[at].label.value for at in places if lines[at].label}  # type: ignore[union-attr]
    return any(value + 1 in values for value in values)


def _below_titles(lines: Sequence[Line], open_lines: Sequence[int], places: Sequence[int]) -> bool:
    """True when the numbers lie below titles that have no number: then the titles are the articles."""
    if _restarts_under_titles(lines, places):
        return True
    if places[0] == 0 or not _is_bare_title(lines[places[0] - 1]):
        return False
    titles = [
        at for at in open_lines[1:] if _is_bare_title(lines[at]) and is_plain_title(lines, at, lost=True)
    ]
    before = [at for at in titles if at < places[0] - 1 and not _RECITALS.match(lines[at].words)]
    return bool(before) and titles[-1] > places[0]


def _restarts_under_titles(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """True when the numbers start anew below titles that have no number: then the titles are the articles."""
    ones = [at for at in places if lines[at].label.value == 1]  # type: ignore[union-attr]
    titled = [at for at in ones if at and _is_bare_title(lines[at - 1])]
    return len(titled) > 1 and 2 * len(titled) >= len(ones)


def _is_bare_title(line: Line) -> bool:
    return (
        line.label is None
        and line.cell is None
        and not line.stem
        and is_title(line.words, longest=_LONGEST_PLAIN)
    )


def _introduced(lines: Sequence[Line], open_lines: Sequence[int]) -> int:
    """The last line of what introduces the agreement (订立本合同 …); -1 when it is not found."""
    for at in open_lines:
        words = lines[at].words
        if _INTRODUCED.search(words) and (len(words) >= _LONG_SENTENCE or words.endswith(("：", ":"))):
            return at
        if lines[at].label is None and len(words) > 2 * _LONG_SENTENCE and words.endswith("。"):
            return at
    return -1


def _plain_titles(lines: Sequence[Line], open_lines: Sequence[int], *, lost: bool, after: int) -> list[int]:
    found = [
        at
        for at in open_lines
        if (at > after or _heads_early(lines, at, after))
        and (at > open_lines[0] or _names_clause(lines[at]))
        and is_plain_title(lines, at, lost=lost)
    ]
    found = sorted({*found, *key_column(lines, open_lines)})
    bold = [at for at in found if _stands_out(lines[at])]
    if not lost or len(bold) < _FEWEST_BOLD:
        return found
    alike = (at for at in open_lines if at > after and _looks_like_titles(lines, at))
    return sorted({*found, *alike})


def _heads_early(lines: Sequence[Line], at: int, after: int) -> bool:
    """True for a title in the style of those behind the first long sentence: the parties have one too."""
    level, printed = lines[at].heading, lines[at].block.style
    if level is None or not printed:
        return False
    alike = sum(line.heading == level and line.block.style == printed for line in lines[after + 1 :])
    return alike >= _FEWEST_ALIKE


def _looks_like_titles(lines: Sequence[Line], at: int) -> bool:
    """True for plain words (权利归谁) that stand out above a sentence, as the titles of the document do."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    return (
        line.label is None
        and _stands_out(line)
        and 0 < len(line.words) <= _LONGEST_PLAIN
        and not _SAYS.search(line.words)
        and not (is_sign_line(line.words) or is_party_line(line) or is_agreement_title(line))
        and following is not None
        and following.cell is None
        and len(following.words) > len(line.words)
        and _is_sentence(following)
    )


def is_plain_title(lines: Sequence[Line], at: int, *, lost: bool) -> bool:
    """True for a title without a number. ``lost``: the document has no numbered articles at all."""
    line = lines[at]
    if line.label or line.border or not line.words or is_sign_line(line.words) or is_party_line(line):
        return False
    if lost and line.cell is None and _runs_in(line):
        return True
    words = line.block.text[line.body : line.end]
    if line.stem or not is_title(words, longest=_LONGEST_PLAIN) or is_agreement_title(line):
        return False
    following = lines[at + 1] if at + 1 < len(lines) else None
    return _stands_out(line) or (following is not None and _heads(lines, at, following, lost=lost))


def _stands_out(line: Line) -> bool:
    return line.cell is None and (line.heading is not None or line.all_bold or line.centred)


def _heads(lines: Sequence[Line], at: int, following: Line, *, lost: bool) -> bool:
    """True when what follows looks like the text of a title."""
    words = lines[at].words
    if lines[at].cell is not None:
        return _is_key(lines, at, following, lost=lost)
    if not lost:
        return is_clause_title(words) and _is_sentence(following)
    return (
        is_clause_title(words) or is_noun(words) or (len(words) <= _LONGEST_BARE and _is_sentence(following))
    )


def _names_clause(line: Line) -> bool:
    """True for a line that names a clause even where it is the first of the text."""
    return is_clause_name(line.words) or _runs_in(line)


def _runs_in(line: Line) -> bool:
    """True for 保密：双方应当…, a title and its text without a number."""
    title = find_title(line.block.text, line.body, line.end)
    return (
        title is not None
        and not title.kept
        and is_clause_name(line.block.text[title.start : title.end])
        and line.end - title.text >= _SHORTEST_SENTENCE
    )


def _is_sentence(line: Line) -> bool:
    return bool(line.label) or (len(line.words) >= _SHORTEST_SENTENCE and bool(_ENDS.search(line.words)))


def _is_key(lines: Sequence[Line], at: int, following: Line, *, lost: bool) -> bool:
    """True for the first cell of a row of two whose other cell has the text (保密条款 | 双方应当保密)."""
    line = lines[at]
    row = line.cell[:2] if line.cell else None
    if following.cell is None or following.cell[:2] != row or following.cell == line.cell:
        return False
    if at and _row(lines[at - 1]) == row:
        return False
    if _SENTENCE_END.search(following.words) or len(following.words) > _SHORT_SENTENCE:
        return is_clause_title(line.words) or (
            lost and is_noun(line.words) and not _PARTICULARS.search(line.words)
        )
    wide = any(_row(other) == row and other.cell != following.cell for other in lines[at + 2 : at + _ROW])
    return lost and not wide and is_clause_title(line.words)


def _row(line: Line) -> tuple[int, int] | None:
    return line.cell[:2] if line.cell else None


def _is_stray(lines: Sequence[Line], at: int) -> bool:
    """True for an article numbered in another style than all others: a title (七、保密) above a sentence."""
    line, following = lines[at], lines[at + 1 : at + 2]
    titled = line.cell is None and is_clause_title(line.words.rstrip("：:"))
    return titled and any(other.cell is None and _is_sentence(other) for other in following)


def _first(lines: Sequence[Line], numbered: Sequence[int], shape: str | None, plain: frozenset[int]) -> int:
    """The first title or article; -1 when there is none. ``numbered``: lines that surely have a number."""
    articles = (
        at for at in numbered if (label := lines[at].label) and (label.shape == shape or label.shape in _HARD)
    )
    return min([*plain, *islice(articles, 1)], default=-1)
