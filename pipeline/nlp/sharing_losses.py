"""Gains and losses that one key divides in one breath: “利润和债务均按九比一承担或分配”, “盈亏按四六分担”.

The words for the losses, and for bearing them, would hide that an income is divided: they are taken off.
"""

from __future__ import annotations

import re

_GAIN = "(?:利润|盈利|盈余|收益|收入|红利|毛利|净利|纯利|利益|所得)"
_LOSS = (
    "(?:(?:经营|经济|投资|合伙|对外|市场|全部|一切|相应的?|或有)*"
    "(?:亏损|亏空|损失|损耗|债权|债务|负债|风险|投资|投入|费用|成本|开支|支出|赤字|责任)额?)"
)
_AND = "(?:、|以及|及其?|和|与|或者?|并且?)"
_BEAR = "(?:(?:共同|分别|相应|平均|按比例|同比例)?(?:分担|承担|负担|共担|分摊|担负|承受))"
_SHARE = "(?:分享|享有|分配|共享|享受|分得|分取|获得|取得)"
_UNKEYED = "(?![的为按]?[^。；，,]{0,6}[0-9▁一二三四五六七八九百半])"
"""The losses have no figure of their own: not “分享利润，承担费用的六成”."""
_KEY = re.compile(
    "%|[0-9▁]:[0-9▁]|分之|[一二三四五六七八九]成|半|平均|均分|平分|比例|出资|投入|份额|股[份权]|[一二三四五六七八九]{2}(?:开|分)"
)
"""By which something is divided."""
_BOTH = re.compile("盈亏|损益")
_OWN = re.compile(
    "(?:自负|自担|自理|自行承担|各自?负)[^。；，]{0,4}(?:盈亏|损益)|(?:盈亏|损益)(?:均|都)?(?:自负|自担|自理)"
    "|(?:盈亏|损益)(?:均|都|一律)?(?:全部)?由[^。；，,]{1,8}?(?:自行|独自|单独|全部|全额|一方)(?:承担|负责|享有)"
)
"""Everybody bears what his own business brings."""
_BORNE = (
    (re.compile(f"(?:{_BEAR}|共负)(?=[^。；，,]{{0,8}}利润)"), "分配"),
    (re.compile(f"(利润[^。；租费税款薪]{{0,40}}?)(?:{_BEAR}|共负)"), r"\1分配"),
)
_FIGURE = "(?:[0-9.▁]+%|百分之[一二三四五六七八九十]+|[一二三四五六七八九]成|一半)"
_PLAIN = (
    (re.compile(f"(?:{_AND}|[，,])?{_BEAR}{_FIGURE}的{_LOSS}"), ""),
    (
        re.compile(
            f"({_GAIN}(?:{_AND}{_LOSS})+[，,]?[^。；，,租税薪款]{{0,16}}?)(?<!共同){_BEAR}(?!方|人|者)"
        ),
        r"\1分配",
    ),
    (re.compile(f"(?:{_LOSS}{_AND})+(?={_GAIN})"), ""),
    (re.compile(f"({_GAIN})(?:{_AND}{_LOSS})+"), r"\1"),
    (re.compile(f"({_GAIN}的?分[配享])(?:比例)?{_AND}?{_LOSS}(?:{_AND}{_LOSS})*的?{_BEAR}"), r"\1"),
    (re.compile(f"{_LOSS}(?:{_AND}{_LOSS})*的?{_BEAR}{_AND}(?={_GAIN}的?分[配享])"), ""),
    (re.compile(f"({_SHARE}){_AND}{_BEAR}"), r"\1"),
    (re.compile(f"{_BEAR}{_AND}(?={_SHARE})"), ""),
    (
        re.compile(f"((?:{_GAIN}|{_SHARE}))(?:{_AND}|[，,]|而)?{_BEAR}{_LOSS}(?:{_AND}{_LOSS})*{_UNKEYED}"),
        r"\1",
    ),
    (re.compile(f"{_BEAR}{_LOSS}(?:{_AND}{_LOSS})*(?:{_AND}|[，,])(?={_SHARE})"), ""),
    (re.compile(f"({_SHARE})(?:、|[，,])?(?:风险|亏损|债务)(?:共担|分担|同担)"), r"\1"),
)
_LOOK = re.compile("[亏债损险担负]|支出|费用|成本|投[资入]")


def gains_alone(text: str) -> str:
    """``text`` without the losses that are divided in one breath with a gain; else ``text``."""
    if not _LOOK.search(text) or not _KEY.search(text):
        return text
    if _BOTH.search(text) and not _OWN.search(text):
        text = _BOTH.sub("利润", text.replace("盈亏比例", "利润分配比例"))
        for pattern, kept in _BORNE:
            text = pattern.sub(kept, text)
    for pattern, kept in _PLAIN:
        text = pattern.sub(kept, text)
    return text
