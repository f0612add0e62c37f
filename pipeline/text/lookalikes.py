"""Characters that recognition, or a hasty typist, takes for others that look alike: 2O26年, 5月l日, 末经."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.text.edits import BLANK

if TYPE_CHECKING:
    from collections.abc import Callable

_HAN_DIGIT = "〇一二三四五六七八九零"
_ZERO = "OoＯ0"
_HAN_ZERO = re.compile(rf"(?<=[一二三四五六七八九])[{_ZERO}]{{1,2}}(?=[{_HAN_DIGIT}{_ZERO}]{{0,2}}年)")
"""二O二六年, 二0二六年, 二OO八年."""
_UNIT = r"[年月日号万亿元%％‰个天份台套件项次人名周条款期级批种篇部册页亩吨升克米度倍折公千毫]|小时|平方"
_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9{BLANK}.\-/])(?=[0-9.,，]*[OoIl|])(?=[OoIl|.,，]*[0-9])"
    rf"[0-9OoIl|]+(?:[.,，][0-9OoIl|]+)*(?=\s?(?:{_UNIT}))"
)
"""2O26年, l2个月, 1OO万元: digits and letters that look like them, with a unit behind."""
_ALONE = re.compile(r"(?<=[年月])[Il|](?=[月日])|(?<=[年月])[Il|](?=[0-9][月日])|(?<=第)[Il|](?=[条款项期])")
"""5月l日, 第l条."""
_DIGITS = str.maketrans("OoIl|", "00111")
_NOT_YET = re.compile(
    r"(?<![年月周季期岁世文篇卷节段旬日底本最始粉微晚清明秋夏冬春汉唐宋元])末"
    r"(?=[经登扣达答能完按用改成付得到尽履获取收支约依予曾被有约定明确在向将把能发公规定一及时造以超])"
)
"""末经允许 for 未经允许; not 年末付清, 期末."""
_ALREADY = re.compile(
    r"(?<![自知克利异律虚舍一为律各损])己(?=[经有获取得由在完形发生列投被向将付知达届满申授公登提交签拨用签约])"
)
"""己经 for 已经; not 自己有."""
_SECRET = re.compile(r"(?<=[保泄守机秘])蜜")
"""保蜜 for 保密; not 蜂蜜."""
_TERM = re.compile(
    r"(?<=[密合同作议时有效此])期眼|(?<![始最])终正(?=之日|后)"
    r"|终上(?=之[日曰]|日|后|本|合同|协议|合作|[ \u3000]*[，。；])"
    r"|解徐(?=[合本协之后时的或]|[ \u3000]*[，。；,;：:]|\Z)|(?<=[约律偿担济密何切应部])贵任|仲栽(?![种培])"
)
_MEANT = {"期眼": "期限", "终上": "终止", "终正": "终止", "解徐": "解除", "贵任": "责任", "仲栽": "仲裁"}
_DONE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_HAN_ZERO, lambda match: "〇" * len(match[0])),
    (_NUMBER, lambda match: match[0].translate(_DIGITS)),
    (_ALONE, lambda _: "1"),
    (_NOT_YET, lambda _: "未"),
    (_ALREADY, lambda _: "已"),
    (_SECRET, lambda _: "密"),
    (_TERM, lambda match: _MEANT[match[0]]),
)
_SUSPECT = re.compile(r"[OoＯIl|末己蜜眼徐]|终[上正]|贵任|仲栽|[一二三四五六七八九]0")


def plain(text: str) -> str:
    """``text`` of the same length with the characters that were meant, where nothing else makes sense."""
    if not _SUSPECT.search(text):
        return text
    for pattern, meant in _DONE:
        text = pattern.sub(meant, text)
    return text
