"""Sharers called by what they do behind “分成比例为”: “收益分成比例为：平台25%，运营商75%”."""

from __future__ import annotations

import re

from pipeline.model.terms import Share
from pipeline.text.ratios import find_ratios

_DIGIT = "[一二三四五六七八九]"
_FIGURE = (
    f"(?:[0-9]{{1,2}}(?:\\.[0-9]{{1,2}})?%|百分之[一二三四五六七八九十]{{1,3}}|{_DIGIT}成(?:{_DIGIT}|半)?)"
)
_NO_SHARER = "(?![首次逐前后今去每头上下第]|[0-9]|其[余他中]|剩|余|成本|费用|税)"
_NAME = f"(?:{_NO_SHARER}[\u4e00-\u9fff]{{2,6}}?(?<![年月期费税本款品类额料档]))"
_PAIR = f"{_NAME}(?:方)?(?:分?得|占|享有?|取得?)?:?[(（]?{_FIGURE}[)）]?"
_ROLES = re.compile(
    f"(?:分成|分配|分享|分账|分润|分红)(?:的)?比例(?:分别)?[为是]?:?(?P<pairs>{_PAIR}(?:[，,、;和]{_PAIR}){{1,4}})[。；;]?$"
)
_NAMED = re.compile(f"({_NAME})(?:分?得|占|享有?|取得?)?:?[(（]?(?={_FIGURE})")


def roles(text: str) -> tuple[Share, ...]:
    """What each of them gets; empty unless nothing but names and figures stands behind the ratio."""
    match = _ROLES.search(text)
    if match is None:
        return ()
    names, ratios = _NAMED.findall(match["pairs"]), find_ratios(match["pairs"])
    if len(set(names)) != len(ratios) or len(names) != len(ratios):
        return ()
    return tuple(Share(name, span.value) for name, span in zip(names, ratios, strict=True))
