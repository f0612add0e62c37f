"""Clause numbers: what is printed in front of a line and what it counts; not where a clause belongs."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from pipeline.text.numerals import parse_integer

_SPACE = r"[ \t\u3000\u00a0]"
_DIGIT = "[0-9０-９]"
_HAN = "[〇零一二三四五六七八九十百]"
_FORMAL = "[壹贰貳叁參肆伍陆陸柒捌玖拾佰]"
_POINT = "[.．]"
_NOT_CITED = (
    rf"(?!(?:{_SPACE}*(?:[、，,和与及至到]|以及){_SPACE}*)?第(?:{_HAN}{{1,6}}|{_DIGIT}{{1,3}})[条款])"
)
"""第七条、第八条和第十条的约定…: places that a sentence names, and no number of its own."""
_UNIT = (
    r"(?:[%％‰万亿元倍月套吨克室页折]|个(?!人|别)|年(?!度)|天(?!然)|日(?!常|程)|周(?!期)|次(?!序)|份(?!额)|人(?![员才力])"
    r"|名(?![词称义])|台(?!账)|件|米|升(?!级)|层(?!次)|成(?![果员本立效品])|美元|小时|分钟|公里|公斤|千克|平方|工作日"
    r"|[kKMG][gmbBH]|[Gm]\b)"
)
"""Units behind a number; 5 成果归属 and 3 周期 are a number and a title."""
_YEAR = rf"(?:19|20|１９|２０){_DIGIT}{{2}}{_SPACE}*年"
"""2．2025年度…: the number 2 before a year."""
_LABEL = re.compile(
    rf"""
    第{_SPACE}*(?P<nth>{_HAN}{{1,6}}|{_DIGIT}{{1,3}}|{_FORMAL}{{1,3}}){_SPACE}*(?P<kind>[条章节编篇]|部分){_NOT_CITED}(?P<after>{_SPACE}*[、.．:：]|{_SPACE}+|$)?
    |表{_SPACE}*(?P<sheet>{_HAN}{{1,3}}|{_DIGIT}{{1,2}})(?![.．0-9-])(?:{_SPACE}*[:：、]|{_SPACE}+)(?=[\u4e00-\u9fff])
    |附{_SPACE}*(?:件|录|表){_SPACE}*(?P<annex>{_HAN}{{1,3}}|{_DIGIT}{{1,2}}|[A-Za-zＡ-Ｚ](?![A-Za-z]))?{_SPACE}*[:：、.．]?
    |(?i:(?P<annex_en>annex|appendix|schedule|exhibit)){_SPACE}+(?P<annex_no>[0-9]{{1,2}}|[A-Za-z](?![a-z]))[:：.]?
    |(?i:article|section|clause){_SPACE}+(?P<english>[0-9]{{1,3}}|[IVXivx]{{1,5}})(?![0-9])[:：.]?
    |第(?P<ordinal>{_HAN}{{1,3}})[、,，]
    |(?P<han>{_HAN}{{1,4}}){_SPACE}*(?P<han_stop>[、.．:：,，])(?!{_HAN})
    |(?P<formal>{_FORMAL}{{1,3}}){_SPACE}*[、.．:：](?!{_FORMAL})
    |[（(]{_SPACE}*(?P<formal_round>{_FORMAL}{{1,3}}){_SPACE}*[)）][、.．:：]?
    |(?P<han_loose>{_HAN}{{1,3}}){_SPACE}{{1,4}}(?=[\u4e00-\u9fff])
    |[（(【〔]{_SPACE}*(?P<han_round>{_HAN}{{1,4}}){_SPACE}*[)）】〕][、.．:：]?
    |(?P<han_half>{_HAN}{{1,3}})[)）][、.．]?
    |[（(]{_SPACE}*(?P<round>{_DIGIT}{{1,2}}){_SPACE}*[)）](?![项款种条])[、.．:：]?
    |[\[【〔［]{_SPACE}*(?P<square>{_DIGIT}{{1,2}}){_SPACE}*[\]】〕］]
    |(?P<half>{_DIGIT}{{1,2}}){_SPACE}*[)）][、.．]?
    |(?P<path>{_DIGIT}{{1,2}}(?:{_POINT}{_DIGIT}{{1,2}}){{1,5}})(?!{_DIGIT})(?P<path_unit>{_SPACE}*{_UNIT})?[.．、]?
    |(?P<dash>{_DIGIT}{{1,2}}(?:[-－]{_DIGIT}{{1,2}}){{1,3}}){_SPACE}+(?=[\u4e00-\u9fff“《])(?!{_UNIT}|[年月日周季号])
    |(?P<dot>{_DIGIT}{{1,2}}){_SPACE}*{_POINT}(?:(?!{_DIGIT})|(?={_YEAR}))
    |(?P<dot_far>{_DIGIT}{{1,2}}){_SPACE}*{_POINT}(?={_DIGIT}{{3}})
    |(?P<comma>{_DIGIT}{{1,2}}){_SPACE}*(?P<comma_stop>[、:：，,])(?:(?!{_DIGIT})|(?<=、)(?={_YEAR}))
    |(?P<loose>{_DIGIT}{{1,2}}){_SPACE}+(?=[\u4e00-\u9fff]|[A-Z](?:[a-z]{{2}}|&[A-Z]))(?P<loose_unit>(?={_UNIT}))?
    |(?P<circled>[①-⑳❶-❿])[、.．]?
    |(?P<circled_round>[⑴-⒇])
    |(?P<circled_dot>[⒈-⒛])
    |(?P<circled_han>[㈠-㈩])
    |(?P<roman>[Ⅰ-Ⅻ]){_SPACE}*[、.．]?
    |(?P<ascii_roman>[IVX]{{1,4}}){_SPACE}*[、.．]
    |[（(](?P<round_roman>[ivx]{{1,4}})[)）]
    |(?P<half_roman>[ivx]{{1,4}})[)）]
    |(?P<upper>[A-ZＡ-Ｚ]){_SPACE}*[、.．](?![A-Za-z0-9])
    |(?P<upper_loose>[A-ZＡ-Ｚ])[ \t\u3000]+(?=[\u4e00-\u9fff])
    |(?P<lower>[a-zａ-ｚ]){_SPACE}*[、.．](?![A-Za-z0-9])
    |[（(](?P<round_letter>[A-Za-zＡ-Ｚａ-ｚ])[)）]
    |(?P<half_letter>[A-Za-zＡ-Ｚａ-ｚ])[)）]
    """,
    re.VERBOSE,
)
_LOOSE = frozenset({"han_loose", "upper_loose", "sheet", "dot_far"})
"""A title may begin so without being numbered: 一 个, A 轮融资, 2.150, the caption 表一 技术指标."""
_STARTS = frozenset(
    "第附表〇零一二三四五六七八九十百壹贰貳叁參肆伍陆陸柒捌玖拾佰（(【〔[［①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿"
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ0123456789０１２３４５６７８９"
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZＡＢＣＤＥＦＧＨａｂｃｄｅｆｇｈ"
)
_REFERENCE = frozenset("款项约规之的所及和至到中与第、")
_CITED = re.compile("各[项款]|开列|列[明出举]|载[明有]|写明|定下|提到|说的|里(?!程)")
"""第五条各项成果备齐: an article that the line only names."""
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LARGEST_STEP = 99
_RANGE = 2
_PART = {"编": "part", "篇": "part", "部分": "part", "章": "chapter", "节": "section", "条": "article"}
_CIRCLED = {
    "circled": 0x2460,
    "circled_round": 0x2474,
    "circled_dot": 0x2488,
    "circled_han": 0x3220,
    "roman": 0x2160,
}
_SHAPE = {
    "circled": "①",
    "circled_round": "(1)",
    "circled_dot": "1.",
    "circled_han": "(一)",
    "roman": "I.",
    "ascii_roman": "I.",
    "round_roman": "(i)",
    "half_roman": "i)",
    "upper": "A.",
    "upper_loose": "A.",
    "sheet": "sheet",
    "lower": "a.",
    "round_letter": "(a)",
    "half_letter": "a)",
    "han": "一、",
    "formal": "壹、",
    "formal_round": "(壹)",
    "han_loose": "一、",
    "ordinal": "第一、",
    "han_round": "(一)",
    "han_half": "一)",
    "round": "(1)",
    "square": "[1]",
    "half": "1)",
    "dot": "1.",
    "dot_far": "1.",
    "comma": "1、",
    "loose": "1.",
    "english": "article",
    "annex": "annex",
    "annex_no": "annex",
}
HARD_SHAPES = frozenset({"part", "chapter", "section", "article", "annex"})
"""Shapes that name their rank: 第一章, 第一条, 附件一."""
_CLEAN = str.maketrans("０１２３４５６７８９．－", "0123456789.-", " \t\u3000\u00a0")


class Label(NamedTuple):
    """A clause number. ``shape`` is its style: ``article`` (第一条), ``chapter``, ``一、``, ``(1)``, ``1.1``.

    ``value`` counts from 1 (0 for an annex without number), ``path`` holds all steps of a decimal number,
    ``printed`` is the number without layout, ``end`` where the text behind it starts. A ``doubtful`` label
    may be the first word of a sentence (``1.5 倍``) and counts only where it continues a sequence.
    """

    shape: str
    value: int
    printed: str
    end: int
    path: tuple[int, ...] = ()
    doubtful: bool = False


def read_automatic(printed: str, *, level: int = 0) -> Label | None:
    """The number that Word printed before a paragraph; None for a bullet. ``level``: level of its list."""
    printed = printed.strip()
    label = read_label(printed) or read_label(printed + ".")
    if label is None:
        if not any(char.isalnum() for char in printed):
            return None
        label = Label(f"auto{level}", 0, printed, 0)
    shown = printed.rstrip("、.．:：") if label.shape in HARD_SHAPES else printed
    return label._replace(printed=shown, doubtful=False)


def read_label(text: str, start: int = 0) -> Label | None:
    """The number that is printed at ``start`` of ``text`` (offsets are those of ``text``), or None."""
    if start >= len(text) or text[start] not in _STARTS:
        return None
    match = _LABEL.match(text, start)
    return _label(match, text) if match else None


def _label(match: re.Match[str], text: str) -> Label | None:
    group = match.lastgroup or "annex"
    if match["nth"]:
        return _article(match, text)
    if match["path"]:
        return _path(match)
    if match["dash"]:
        return _dashed(match)
    if match["han_stop"] or match["comma_stop"]:
        return _stopped(match)
    if match["loose"]:
        return _plain(match, "loose", doubtful=True) if match["loose_unit"] is None else None
    return _plain(match, group, doubtful=group in _LOOSE)


def _article(match: re.Match[str], text: str) -> Label | None:
    value = parse_integer(match["nth"].translate(_CLEAN))
    following = text[match.end() : match.end() + 1]
    cited = following in _REFERENCE or _CITED.match(text, match.end()) is not None
    if value is None or following == "第" or (match["after"] is None and cited):
        return None
    printed = match[0].translate(_CLEAN).rstrip("、.．:：")
    doubtful = match["after"] is None and following != ""
    return Label(_PART[match["kind"]], value, printed, match.end(), (), doubtful)


def _path(match: re.Match[str]) -> Label | None:
    printed = match["path"].translate(_CLEAN)
    path = tuple(int(step) for step in printed.split("."))
    if path[0] == 0:
        return None
    unit = match["path_unit"] is not None
    end = match.end("path") if unit else match.end()
    return Label(f"1{'.1' * (len(path) - 1)}", path[-1], printed, end, path, unit)


def _dashed(match: re.Match[str]) -> Label | None:
    """The number 8-1 of an item in form 8: doubtful beyond the first, which may be a range.

    A dash as wide as a character (３－２) and a third step (3-6-1) stand in no range.
    """
    printed = match["dash"].translate(_CLEAN)
    path = tuple(int(step) for step in printed.split("-"))
    if 0 in path:
        return None
    sure = path[-1] == 1 or len(path) > _RANGE or "－" in match["dash"]
    return Label(f"1{'.1' * (len(path) - 1)}", path[-1], printed, match.end("dash"), path, not sure)


def _stopped(match: re.Match[str]) -> Label | None:
    group = "han" if match["han_stop"] else "comma"
    stop = match["han_stop"] or match["comma_stop"]
    return _plain(match, group, doubtful=stop in (":：" if match["han_stop"] else "，,:："))


def _plain(match: re.Match[str], group: str, *, doubtful: bool) -> Label | None:
    if group in ("annex", "annex_en", "annex_no"):
        return _annex(match)
    value = _value(group, match[group])
    if value is None or not 0 < value <= _LARGEST_STEP:
        return None
    printed = match[0].rstrip(":.") if group == "english" else match[0].translate(_CLEAN)
    return Label(_SHAPE[group], value, printed, match.end(), (value,), doubtful)


def _annex(match: re.Match[str]) -> Label:
    number = match["annex"] or match["annex_no"] or ""
    value = parse_integer(number.translate(_CLEAN)) if number else 0
    if value is None:
        value = _letter(number)
    return Label("annex", value, match[0].translate(_CLEAN).rstrip(":：、.．"), match.end())


def _value(group: str, number: str) -> int | None:
    if group in _CIRCLED:
        base = 0x2776 if number >= "❶" and group == "circled" else _CIRCLED[group]
        return ord(number) - base + 1
    if "roman" in group or (group == "english" and number[0] in "IVXivx"):
        return _roman(number.upper())
    if group in ("upper", "upper_loose", "lower", "round_letter", "half_letter"):
        return _letter(number)
    return parse_integer(number.translate(_CLEAN))


def _letter(letter: str) -> int:
    """A, a, Ａ and ａ are 1."""
    return ord(unicodedata.normalize("NFKC", letter).upper()) - ord("A") + 1


def _roman(number: str) -> int:
    digits = [_ROMAN[char] for char in number]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-digit if digit < following else digit for digit, following in pairs)
