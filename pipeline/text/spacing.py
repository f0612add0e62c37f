"""Spaces that are layout, spaces that are a place to fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.text.edits import BLANK, Edit
from pipeline.text.fillers import ENTITY, UNIT
from pipeline.text.numerals import NUMERAL
from pipeline.text.padded import is_answered, is_padded

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = r"[ \t\u3000]"
_RUN = re.compile(rf"{_SPACE}+")
_CJK = r"\u4e00-\u9fff〇"
_JUSTIFIED = re.compile(
    rf"(?<![{_CJK}])(?![年月日时分元第])[{_CJK}](?:{_SPACE}+(?![年月日时分元第])[{_CJK}]){{1,9}}(?={_SPACE}*(?:[:(]|$))",
    re.MULTILINE,
)
_LABEL = re.compile(
    rf"(?:^{_SPACE}*|:{_SPACE}{{2,}})(?P<label>[{_CJK}/]{{1,3}}(?:{_SPACE}{{1,8}}[{_CJK}/]{{1,3}}){{1,3}}{_SPACE}*)(?=:)",
    re.MULTILINE,
)
_LETTERED = re.compile(r"(?<!\S)\S(?:[ \u3000]\S){5,}(?!\S)")
"""A line set letter by letter: 总 额 1 5 0 0 万 元; its digits belong together as its words do."""
_DIGITS_APART = re.compile(r"\d[ \u3000]\d")
_DAY_APART = re.compile(r"(?:\d[ \u3000]){4}年[ \u3000](?:\d[ \u3000]){1,2}月")
_LIST_LABEL = re.compile(
    r"(?:第[一二三四五六七八九十百零〇\d]{1,6}[条章节款项编部]|附[件录表][一二三四五六七八九十\d]{0,3}|[一二三四五六七八九十]{1,3}[、.]?"
    r"|\([一二三四五六七八九十\da-zA-Z]{1,3}\)|\d{1,2}(?:\.\d{1,2}){0,4}[.、)]?|[a-zA-Z][.、)]|[①-⑳•·●\-])"
)
_COLUMN = rf"[{_CJK}A-Za-z0-9()/]{{1,8}}"
_COLUMNS = re.compile(
    rf"{_COLUMN}(?:{_SPACE}{{2,}}{_COLUMN}){{2,9}}|[甲乙丙丁]方{_COLUMN}{_SPACE}{{2,}}[甲乙丙丁]方{_COLUMN}"
)
_UNIT_AHEAD = re.compile(
    rf"(?!周(?![内以后前之左的起])[{_CJK}])(?:{UNIT}"
    r"|页(?![面码])|项(?!目)|款(?!项)|倍|名(?![称单义字])|人(?![民员才工力身类事])"
    rf"|[省市县区路](?=[ \t\u3000{BLANK}]))"
)
"""A unit; 周 before another word is a surname: 办公室　周某."""
_NUMBER_AHEAD = re.compile(rf"(?>{NUMERAL})(?:\({NUMERAL}\))?{_SPACE}*(?:{UNIT}|[,，;；。)])")
_PERIOD_AHEAD = re.compile(r"个?工作日|个月|日[内前]|天内")
_UNIT_ALONE = re.compile(r"(?:年|个?月|日|天|%|万?元)(?:内|[。；，\n]|$)")
_COUNTED = frozenset("一二两三四五六七八九十百零半几数每当同次本即今某翌多余壹贰叁肆伍陆柒捌玖拾佰")
_NEXT_LABEL = re.compile(
    rf"[{_CJK}/]{{1,10}}(?:{_SPACE}{{0,8}}[{_CJK}]){{0,6}}(?:\([^():\n]{{1,8}}\))?{_SPACE}*:"
)
_NEXT_FIELD = re.compile(
    rf"(?:统一社会信用代码|社会信用代码|信用代码|纳税人识别号|法定代表人|负责人|联系人|住所地?|地址|(?:联系|办公)?电话|手机号?|邮编|邮政编码"
    rf"|传真|开户(?:银行|行)|[账帐]号|(?:电子)?邮箱|职务|职称|身份证号码?)(?:{_SPACE}{{1,2}})?[A-Za-z0-9{_CJK}]"
)
"""A further field behind a filled one, without a colon of its own: 法定代表人:张五     地址 示例路1号."""
_PER_CENT = "百分之"
_NUMERAL_AHEAD = re.compile(f"[(（]?{NUMERAL}")
_SOMEBODYS = re.compile("所在地|住所地|方(?:的|所有|承担|负担|负责|支付|筹集|提供|享有|[，。；、]|$)")
"""“应向 所在地的人民法院起诉”, “由 方筹集”: whose, or who, was left to fill in."""
_SHARED = re.compile(r"(?:的)?(?:比例|分成|分配|分享|分红|开)")
_FILLED = rf"(?:[/\\甲乙丙丁双无√]|{ENTITY})"
_FILLED_AHEAD = re.compile(rf"{_FILLED}(?:{_SPACE}|$)", re.MULTILINE)
_FILLED_BEHIND = re.compile(rf"{_SPACE}{_FILLED}$")
_PARTIAL_YEAR = re.compile(r"(?<![\d〇零一二三四五六七八九十])(?:20\d?|19|二[〇零○]|贰零)$")
_MONTH_AHEAD = re.compile(rf"年{_SPACE}*\S{{0,3}}{_SPACE}*月")
_SENTENCE_END = frozenset("。；;！？!?")
_OPENING = frozenset('([“‘"《【<「')
_CLOSING = frozenset("。；，、,.;)]”’》】>」！？")
_LEADS_IN = frozenset("第为于约按至给付向达由在以因就将是之¥$币指以经共计：:")
_TAB, _WIDE, _TAB_WIDTH, _WIDE_WIDTH = "\t", "\u3000", 4, 2
_STRONG, _WEAK = 2, 3
_COUNTED_KIND = re.compile(rf"{NUMERAL}\)?\s?个?\s?(?:工\s?作|自\s?然|日\s?历)?$")
"""“十个工作 日内”, “十个 工作日内”: the number stands before."""
_LONGEST_COUNT = 16
_LONGEST_LABEL = 12
_LONGEST_NAME = 32


class _Gap(NamedTuple):
    """A run of spaces inside a line with what stands around it."""

    text: str
    start: int
    end: int
    width: int
    before: str
    after: str


def blanks_among_spaces(text: str) -> Iterator[Edit]:
    """Yield, from left to right, one edit for each run of spaces: dropped, one space, or ``BLANK``.

    Spaces between two blanks make them one.
    """
    layout = _layout_ranges(text)
    for match in _RUN.finditer(text):
        gap = _gap(text, match)
        if any(start <= gap.start and gap.end <= end for start, end in layout):
            replacement = ""
        else:
            replacement = _judge(gap)
        if gap.before == gap.after == BLANK:
            yield Edit(gap.start, gap.end + 1, BLANK)
        elif replacement != match[0]:
            yield Edit(gap.start, gap.end, replacement)


def _layout_ranges(text: str) -> list[tuple[int, int]]:
    """Return the labels that were spread out to one width: 甲   方:, 住 所 地:."""
    spread = [match.span() for match in _JUSTIFIED.finditer(text)]
    lettered = [match.span() for match in _LETTERED.finditer(text) if _is_lettered(match[0])]
    labels = [match.span("label") for match in _LABEL.finditer(text) if not _UNIT_AHEAD.search(match[0])]
    return spread + lettered + labels


def _is_lettered(run: str) -> bool:
    """Whether single letters and digits are a sentence, not the cells of a row of numbers."""
    if _DIGITS_APART.search(run) is None:
        return False
    return _DAY_APART.search(run) is not None or 2 * sum(map(_is_cjk, run)) > len(run) // 2 + 1


def _gap(text: str, match: re.Match[str]) -> _Gap:
    spaces = match[0]
    width = len(spaces) + spaces.count(_WIDE) * (_WIDE_WIDTH - 1) + spaces.count(_TAB) * (_TAB_WIDTH - 1)
    start, end = match.span()
    before = text[start - 1] if start and text[start - 1] != "\n" else ""
    after = text[end] if end < len(text) and text[end] != "\n" else ""
    return _Gap(text, start, end, width, before, after)


def _judge(gap: _Gap) -> str:
    """Return what a run of spaces stands for."""
    if not (gap.before and gap.after) or BLANK in {gap.before, gap.after}:
        return _at_the_edge(gap)
    if _is_partial_year(gap):
        return BLANK
    if gap.before in _SENTENCE_END:
        return ""
    return " " if _is_list_label(gap) else _inside(gap)


def _at_the_edge(gap: _Gap) -> str:
    """Judge spaces at the start or the end of a line or beside a blank."""
    if BLANK in {gap.before, gap.after} or gap.width < _STRONG:
        return ""
    if not gap.before:
        return BLANK if gap.after and _date_follows(gap) else ""
    return BLANK if gap.before in _LEADS_IN else ""


def _date_follows(gap: _Gap) -> bool:
    return _MONTH_AHEAD.match(gap.text, gap.end) is not None


def _is_partial_year(gap: _Gap) -> bool:
    """Tell the place of the missing digits in “20  年  月”."""
    if gap.after != "年" or gap.width < _STRONG or not gap.before.isalnum():
        return False
    return _PARTIAL_YEAR.search(gap.text[max(0, gap.start - 6) : gap.start]) is not None and _date_follows(
        gap
    )


def _inside(gap: _Gap) -> str:
    """Judge spaces between two words of one sentence."""
    if _is_blank(gap):
        return BLANK
    joined = gap.before.isascii() and gap.before.isalnum() and gap.after.isascii() and gap.after.isalnum()
    if joined or (gap.width >= _WEAK and _NEXT_LABEL.match(gap.text, gap.end)):
        return " "
    return " " if gap.width >= _WEAK and gap.before not in "，、:" and not _is_filled(gap) else ""


def _is_blank(gap: _Gap) -> bool:
    unit = _UNIT_AHEAD.match(gap.text, gap.end) is not None
    if _is_narrow_blank(gap, unit=unit):
        return True
    if gap.width < _STRONG or _is_filled(gap):
        return False
    if unit:
        return _left_of_unit(gap)
    return _after_colon(gap) if gap.before == ":" else _between_words(gap)


def _is_narrow_blank(gap: _Gap, *, unit: bool) -> bool:
    """Tell one space where something must stand: 第 条, ¥ 元, 收到后 日内, 比例为 %, 百分之 ）."""
    if _is_share_left_out(gap) or (gap.before in "向由归" and _SOMEBODYS.match(gap.text, gap.end)):
        return True
    if unit and (gap.before in "第¥币" or (gap.before in ")写" and gap.after == "元")):
        return True
    if gap.before == ":" and _UNIT_ALONE.match(gap.text, gap.end):
        return True
    return (
        gap.before not in _COUNTED
        and _is_cjk(gap.before)
        and _PERIOD_AHEAD.match(gap.text, gap.end) is not None
        and _COUNTED_KIND.search(gap.text, max(0, gap.start - _LONGEST_COUNT), gap.start) is None
    )


def _is_share_left_out(gap: _Gap) -> bool:
    if gap.after in "%‰":
        return (_is_cjk(gap.before) and gap.before not in _COUNTED) or gap.before in ":，("
    told = gap.text[max(0, gap.start - len(_PER_CENT)) : gap.start]
    return told == _PER_CENT and _NUMERAL_AHEAD.match(gap.text, gap.end) is None


def _between_words(gap: _Gap) -> bool:
    if gap.before in _OPENING or gap.before in _LEADS_IN:
        return True
    if gap.after == ":" or _NEXT_LABEL.match(gap.text, gap.end) or _before_field(gap):
        return False
    return gap.width >= _WEAK and _words_around(gap)


def _is_filled(gap: _Gap) -> bool:
    """Tell “归   甲   方所有”, “第  /  条” and “为  3  年”, where the place was filled."""
    if _NUMBER_AHEAD.match(gap.text, gap.end) or is_padded(gap.text, gap.start, gap.end):
        return True
    if gap.after in _SENTENCE_END and is_answered(gap.text, gap.start):
        return True
    behind = gap.text[max(0, gap.start - _LONGEST_NAME) : gap.start]
    return _FILLED_AHEAD.match(gap.text, gap.end) is not None or _FILLED_BEHIND.search(behind) is not None


def _left_of_unit(gap: _Gap) -> bool:
    """Before 年, %, 元 …: a blank, unless a number stands there already."""
    line_start = gap.text.rfind("\n", 0, gap.start) + 1
    number = re.search(rf"{NUMERAL}\)?$", gap.text[max(line_start, gap.start - 8) : gap.start])
    return number is None


def _after_colon(gap: _Gap) -> bool:
    """After a label: a blank when nothing but punctuation, a bracket or the next label follows."""
    if (
        gap.after in _CLOSING
        or gap.after == "("
        or (gap.width >= _WEAK and _NEXT_FIELD.match(gap.text, gap.end))
    ):
        return True
    return _NEXT_LABEL.match(gap.text, gap.end) is not None or _SHARED.match(gap.text, gap.end) is not None


def _words_around(gap: _Gap) -> bool:
    """Three columns and more between two words: a blank, unless the line is a row of columns."""
    if gap.before in "，、":
        return gap.width > _WEAK
    if gap.before == ")" or not _is_word(gap.before):
        return False
    if gap.after in _CLOSING:
        return True
    if not (_is_word(gap.after) or gap.after in _OPENING):
        return False
    line = gap.text[gap.text.rfind("\n", 0, gap.start) + 1 :].partition("\n")[0].strip()
    return _COLUMNS.fullmatch(line) is None


def _before_field(gap: _Gap) -> bool:
    """Tell the room between the value of one field and the name of the next."""
    if _NEXT_FIELD.match(gap.text, gap.end) is None:
        return False
    line_start = gap.text.rfind("\n", 0, gap.start) + 1
    _, colon, value = gap.text[line_start : gap.start].rpartition(":")
    return bool(colon and value.strip())


def _is_word(char: str) -> bool:
    return _is_cjk(char) or (char.isascii() and char.isalnum())


def _is_cjk(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _is_list_label(gap: _Gap) -> bool:
    """Tell the space after 第一条, 1.2, （一） at the start of a line."""
    line_start = gap.text.rfind("\n", 0, gap.start) + 1
    label = gap.text[line_start : gap.start].strip()
    if len(label) > _LONGEST_LABEL or _LIST_LABEL.fullmatch(label) is None:
        return False
    return gap.after not in "%‰‱" and not (label.isdigit() and _UNIT_AHEAD.match(gap.text, gap.end))
