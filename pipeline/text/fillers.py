"""Characters that stand for something left to fill in: ____, 【】, [年数], {{x}}, ××, **, N年."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.text.edits import BLANK, Edit
from pipeline.text.numerals import NUMERAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SPACE = r"[ \t\u3000]"
UNIT = (
    r"(?:年(?![度限份底]|终(?!止|了|结))|个?月(?![度份])|个?工作日|个(?![人别性体])|日(?![期常])|天(?![津然])|周(?![期边末])|[%‰‱]"
    r"|成(?![果员立本为功分熟品])|万?元(?![素件])|亿|份(?!额)|种(?![类子植])|条(?![款件例文])|次(?![日月年序])|号(?!码))"
)
"""Regex source: what a number is followed by, so that whatever stands before it is left to fill in."""
ENTITY = (
    r"(?:(?!有限|股份|集团|科技)[\u4e00-\u9fff()]{2,26}"
    r"(?:公司|大学|学院|研究院|研究所|集团|中心|医院|委员会))"
)
"""Regex source: the name of an organisation, with more than the ending that a form prints."""
_UNIT_AHEAD = re.compile(rf"{_SPACE}*{UNIT}")
_NAME_AHEAD = re.compile(
    r"(?:有限|股份|集团|公司|大学|学院|研究[院所]|[省市县区路街镇村]|先生|女士|项目|[银分支]行)"
)
_NUMBER = re.compile(rf"{NUMERAL}(?:\({NUMERAL}\))?(?P<unit>{UNIT}?)")
_FILLED_UNDERLINE = (
    rf"(?<![A-Za-z0-9])_+{_SPACE}*(?P<filled>{NUMERAL}(?:\({NUMERAL}\))?%?|{ENTITY}|(?:[一两二三四五六七八九十]年)?半年?|[甲乙丙丁双三各]方?){_SPACE}*"
    r"_+(?![A-Za-z0-9])"
)
_TOKENS = re.compile(
    r"(?=[_{$\\\[【〔<(×✕╳※Xx*Nn○△?…·.─━▁—\-\u200b\u200c\u200d\u2060\ufeff\u00ad])(?:"
    r"(?P<braces>\$?\{{1,2}[^{}\n]{0,60}\}{1,2})"
    r"|(?P<bracket>[\[【〔<][^\[\]【】〔〕<>\n]{0,30}[\]】〕>])"
    r"|(?P<round>\((?:[ \t\u3000_.…]*|空白|待填写?|请填写|待补充|此处填写|待定|[√✓✔])\))"
    rf"|(?P<framed>\({_SPACE}*{NUMERAL}{_SPACE}*\))"
    rf"|(?P<underline>{_FILLED_UNDERLINE}|_(?:{_SPACE}*_)*)"
    r"|(?P<rule>[─━▁]{2,}|—{3,}|-{3,}|-(?:[ ]-){2,})"
    r"|(?P<dots>(?:…|\.{3,}|·{3,})+)"
    r"|(?P<cross>[×✕╳※]+|△+|\?{2,})"
    rf"|(?P<number>\*\*\[{_SPACE}*{NUMERAL}{_SPACE}*[%％]?\]{_SPACE}*[%％]?\*\*)"
    r"|(?P<bold>\*\*(?![*%年月日元万个、，,\s])[^*\n{}\[\]【】_]{1,60}(?<!\s)\*\*(?!\*))"
    r"|(?P<letter>X+|x+)|(?P<star>\*+)|(?P<variable>[Nn])|(?P<circle>○+)"
    r"|(?P<nothing>\\(?=%)|[\u200b\u200c\u200d\u2060\ufeff\u00ad]+)"
    r")"
)
_EMPTY = re.compile(r"[ \t\u3000_.…·*×Xx-]*")
_TICKS = "☐□☑■√✓☒"
_TICKED_BRACKET = re.compile(r"\[[xX√✓]\]")
_TICKED_ROUND = re.compile(r"\([√✓✔]\)")
_FIELD = re.compile(
    r"(?:请|此处|在此|待|须|需)?(?:填写|填入|填|插入|输入|补充|明确|确定|协商|商定|定)[^，。；：:]{0,12}"
    r"|(?:请|此处|在此|待)(?:填写|填入|填|补充)[：:][^，。；：:]{1,24}"
    r"|[^，。；：:0-9]{0,10}(?:名称|全称|姓名|地址|住所|日期|金额|比例|百分比|数量|编号|号码|电话|邮箱|账号|年数|年限|代码|职务"
    r"|代表人|联系人|数字|税率|城市|年份|月数|天数|份数|具体[^，。；：:]{0,8}|X+[^，。；：:]{0,8}|×+[^，。；：:]{0,8})"
)
_HEADING_FIELD = re.compile(r"(?:期限|时间|地点|方式|内容|事项|范围|要求)")
_HAN_DIGIT = frozenset("〇零一二三四五六七八九十○")
_ENDS = frozenset("。；;:，、")
_LEADS_IN = frozenset(":为是于至在按")
_TOO_SHORT_FOR_A_NAME_MASK = 2
_LONG_DOTS = 3
_MASKED_CODE = 4
_OPTIONS = 200
_BOX = frozenset("┌┬┐├┼┤└┴┘│┃╋")


def blanks_among_characters(text: str) -> Iterator[Edit]:
    """Yield, from left to right, the edits that turn fillers into ``BLANK`` and free what fills them."""
    for match in _TOKENS.finditer(text):
        kind = match.lastgroup or ""
        if kind == "filled":
            kind = "underline"
        yield from _HANDLERS[kind](text, match)


def _whole(match: re.Match[str], replacement: str = BLANK) -> Iterator[Edit]:
    yield Edit(match.start(), match.end(), replacement)


def _nearby(match: re.Match[str]) -> tuple[int, int]:
    """Return the bounds within which the other options of a tick box stand."""
    return max(0, match.start() - _OPTIONS), match.end() + _OPTIONS


def _before(text: str, match: re.Match[str]) -> str:
    return text[match.start() - 1 : match.start()]


def _after(text: str, match: re.Match[str]) -> str:
    return text[match.end() : match.end() + 1]


def _alnum(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _inner(match: re.Match[str]) -> Iterator[Edit]:
    """Keep what was filled in and drop what surrounds it."""
    frame = "_ \t\u3000()" if match[0][0] == "(" else "_ \t\u3000[]【】〔〕<>"
    filled = match[0].strip(frame)
    start = match.start() + match[0].index(filled)
    yield Edit(match.start(), start, "")
    yield Edit(start + len(filled), match.end(), "")


def _braces(_text: str, match: re.Match[str]) -> Iterator[Edit]:
    content = match[0].strip("${} ")
    return _whole(match, content[0] if content[:1] and content[0] in _TICKS else BLANK)


def _bracket(text: str, match: re.Match[str]) -> Iterator[Edit]:
    content = match[0][1:-1].strip()
    if match[0][0] == "[" and _TICKED_BRACKET.search(text, *_nearby(match)) and content in {"", "x", "X"}:
        return _whole(match, "☑" if content else "☐")
    if _EMPTY.fullmatch(content) or content.startswith(("{", "$")):
        return _whole(match)
    unit = _UNIT_AHEAD.match(text, match.end())
    number = _NUMBER.fullmatch(content)
    if number is not None:
        return _inner(match) if unit or number["unit"] else iter(())
    if content[0] in _TICKS or content == "/":
        return iter(())
    if unit or _is_field(text, match, content):
        return _whole(match)
    return iter(())


def _is_field(text: str, match: re.Match[str], content: str) -> bool:
    """Tell a description of what to fill in from a title or a filled bracket."""
    if match.start() == 0 and match[0][0] == "【" and _HEADING_FIELD.search(content):
        return False
    if match[0][0] == "<" and _after(text, match) == ">":
        return False
    return _FIELD.fullmatch(content) is not None


def _round(text: str, match: re.Match[str]) -> Iterator[Edit]:
    if _TICKED_ROUND.search(text, *_nearby(match)):
        return _whole(match, "☑" if match[0][1] in "√✓✔" else "☐")
    return iter(()) if _alnum(_before(text, match)) and len(match[0]) == len("()") else _whole(match)


def _framed(text: str, match: re.Match[str]) -> Iterator[Edit]:
    """Free the number of “为期（3）年”; “三（3）年” and the label “（3）” at the start of a line stay."""
    before = _before(text, match).strip()
    second_form = not before or before in _ENDS or _NUMBER.fullmatch(before) is not None
    return iter(()) if second_form or not _UNIT_AHEAD.match(text, match.end()) else _inner(match)


def _underline(text: str, match: re.Match[str]) -> Iterator[Edit]:
    if match["filled"]:
        return _inner(match)
    joins = _alnum(_before(text, match)) and _alnum(_after(text, match))
    return iter(()) if joins and len(match[0]) <= _TOO_SHORT_FOR_A_NAME_MASK else _whole(match)


def _rule(text: str, match: re.Match[str]) -> Iterator[Edit]:
    drawn = not _BOX.isdisjoint(_before(text, match) + _after(text, match))
    return iter(()) if drawn else _whole(match)


def _dots(text: str, match: re.Match[str]) -> Iterator[Edit]:
    before, rest = _before(text, match), text[match.end() :].strip()
    if _UNIT_AHEAD.match(text, match.end()):
        return _whole(match)
    if before in _LEADS_IN and (not rest or rest[0] in "。；，)"):
        return _whole(match)
    long = match[0].count("…") >= _LONG_DOTS or len(match[0]) >= _LONG_DOTS * _LONG_DOTS
    return _whole(match) if long and not rest.isdigit() else iter(())


def _cross(text: str, match: re.Match[str]) -> Iterator[Edit]:
    before, after, length = _before(text, match), _after(text, match), len(match[0])
    if match[0] == "※" and after == "号":
        return iter(())
    if _UNIT_AHEAD.match(text, match.end()):
        product = length == 1 and ((before.isdigit() and after != "年") or before == ")")
        return iter(()) if product else _whole(match)
    if before.isdigit() and after.isdigit():
        return iter(())
    name = _NAME_AHEAD.match(text, match.end()) is not None
    return _whole(match) if length >= _TOO_SHORT_FOR_A_NAME_MASK or name else iter(())


def _letter(text: str, match: re.Match[str]) -> Iterator[Edit]:
    before, after, length = _before(text, match), _after(text, match), len(match[0])
    unit = _UNIT_AHEAD.match(text, match.end()) is not None
    if before.isdigit():
        masked_year = (
            length >= _TOO_SHORT_FOR_A_NAME_MASK and (unit or after in {"-", ".", "/"})
        ) or after == "年"
        masked = length >= _MASKED_CODE and not _alnum(after)
        return _whole(match) if masked_year or masked else iter(())
    if _alnum(before) or _alnum(after):
        return iter(())
    name = _NAME_AHEAD.match(text, match.end()) is not None
    return _whole(match) if unit or name or length >= _TOO_SHORT_FOR_A_NAME_MASK else iter(())


def _star(text: str, match: re.Match[str]) -> Iterator[Edit]:
    before, after, length = _before(text, match), _after(text, match), len(match[0])
    if (before.isdigit() and (after.isdigit() or length == 1)) or before == ")":
        return iter(())
    unit = _UNIT_AHEAD.match(text, match.end()) is not None
    name = length >= _TOO_SHORT_FOR_A_NAME_MASK and _NAME_AHEAD.match(text, match.end()) is not None
    return _whole(match) if unit or name or length > _TOO_SHORT_FOR_A_NAME_MASK else iter(())


def _bold(_text: str, match: re.Match[str]) -> Iterator[Edit]:
    """Markdown's ``**…**``: the asterisks go, the words stay."""
    yield Edit(match.start(), match.start() + 2, "")
    yield Edit(match.end() - 2, match.end(), "")


def _bold_number(_text: str, match: re.Match[str]) -> Iterator[Edit]:
    """A number filled into Markdown's ``**[3]**``: marks and brackets go."""
    yield from (
        Edit(match.start() + at, match.start() + at + 1, "")
        for at, char in enumerate(match[0])
        if char in "*[]"
    )


def _variable(text: str, match: re.Match[str]) -> Iterator[Edit]:
    alone = not _alnum(_before(text, match)) and not _alnum(_after(text, match))
    return _whole(match) if alone and _UNIT_AHEAD.match(text, match.end()) else iter(())


def _circle(text: str, match: re.Match[str]) -> Iterator[Edit]:
    if _before(text, match) in _HAN_DIGIT or _after(text, match) in _HAN_DIGIT:
        return iter(())
    unit = _UNIT_AHEAD.match(text, match.end()) is not None
    return _whole(match) if unit or len(match[0]) >= _TOO_SHORT_FOR_A_NAME_MASK else iter(())


_HANDLERS: dict[str, Callable[[str, re.Match[str]], Iterator[Edit]]] = {
    "braces": _braces,
    "bracket": _bracket,
    "round": _round,
    "framed": _framed,
    "underline": _underline,
    "rule": _rule,
    "dots": _dots,
    "cross": _cross,
    "letter": _letter,
    "number": _bold_number,
    "bold": _bold,
    "star": _star,
    "variable": _variable,
    "circle": _circle,
    "nothing": lambda _text, match: _whole(match, ""),
}
