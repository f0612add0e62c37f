"""Fields of a form in normalised text that nobody filled in: “保密期限：▁年。”, “总金额▁元▁年▁月▁日”."""

from __future__ import annotations

import re

from pipeline.text.edits import BLANK

_STEM = r"(?:[^。；，,\n:()▁]|\([^()▁]{0,60}\)){1,40}"
_UNIT = (
    r"(?:人民币|[大小]写|[万亿]?元整?|整|个?工作日|个?月|[年日天周%‰份次个种项条名号]|[市省县区]|方|[¥￥])"
)
_FILL = rf"(?:{_UNIT}|[ :()\[\]、/.☐□_-])*{BLANK}(?:{BLANK}|{_UNIT}|[ :()\[\]、/.☐□_-])*"
_FIELD = re.compile(rf"(?P<stem>{_STEM})(?::|为:?|是:?)(?![^。；，\n]*[☑■√✓☒]){_FILL}(?=[。；，,\n]|\Z)")
"""“所得收益分配比例：▁”, “乙方的份额为▁%”."""
_LAYS_DOWN = re.compile("应当?|须|不得|负有|负责|承担|支付|赔偿|归(?!属)|有权|可以|同意|享有|是指|共有")
_DUTY = re.compile("应(?:当|予)?(?:遵守|承担|履行|负)[^。；，]{0,8}义务")
"""“应遵守的保密义务如下：” takes the duty on, whatever of it is left to be filled in."""
_LEADS = re.compile("(?:如下|以下|下列|下述)[^。；，]{0,5}$")
_NUMBER = re.compile(r"^(?:[(]?[0-9一二三四五六七八九十]{1,3}[)、.]|[①-⑳])")
_JOINED = re.compile(r"[。；，,:\n]")
_PART = re.compile("[，；]")
_LONG = 20
"""Characters without a blank from which a sentence with blanks says something all the same."""
_LONGEST_PIECE = 6
_LONGEST_ROW = 24
_FEWEST_BLANKS = 2


def without_blank_fields(text: str) -> str:
    """``text`` without the stems that only a blank stands behind."""
    return _FIELD.sub(_without, text) if BLANK in text else text


def without_blank_parts(text: str) -> str:
    """``text``; of a sentence with blanks what stands between commas without one, if that is long."""
    if BLANK not in text:
        return text
    parts = [part for part in _PART.split(text) if BLANK not in part]
    return "，".join(parts) if sum(map(len, parts)) >= _LONG else ""


def lays_down(stem: str) -> bool:
    """Whether the words before a colon say something themselves: “双方应对下列资料承担保密义务：”."""
    if _DUTY.search(stem):
        return True
    return bool(_LAYS_DOWN.search(stem)) and not _LEADS.search(stem.rstrip(":"))


def _without(field: re.Match[str]) -> str:
    return field[0] if lays_down(field["stem"]) else "；"


def is_blank_row(text: str) -> bool:
    """Whether ``text`` is a line of a form: words no longer than labels between blanks, no sentence."""
    row = _NUMBER.sub("", text.rstrip("。；"))
    if row.count(BLANK) < _FEWEST_BLANKS or len(row) > _LONGEST_ROW or _JOINED.search(row):
        return False
    return all(len(piece) <= _LONGEST_PIECE for words in row.split(BLANK) for piece in words.split())
