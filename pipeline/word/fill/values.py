"""Values as they are written into the XML of a document."""

from __future__ import annotations

import re
from typing import Final

from pipeline.word.fill.problem import Refused

NAMESPACE: Final = "urn:cxy:fill"
"""Of the elements that rendering leaves for the finish."""
CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 does not allow, and the control characters beside them."""
_SPECIAL: Final = re.compile('[&<>"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]')
_LINE_ENDS: Final = re.compile("\r\n?|[\u2028\u2029]")
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NEXT_TEXT: Final = '<w:t xml:space="preserve">'
_TAB: Final = f"</w:t><w:tab/>{_NEXT_TEXT}"
_LINE: Final = f'</w:t><f:line xmlns:f="{NAMESPACE}"/>{_NEXT_TEXT}'
_FIRST: Final = f'</w:t><f:first xmlns:f="{NAMESPACE}"/>{_NEXT_TEXT}'
_LAST: Final = f'</w:t><f:last xmlns:f="{NAMESPACE}"/>{_NEXT_TEXT}'


def printed(value: object, name: str) -> str:
    """Return the text of ``value``, which the template calls ``name``; `Refused` when it has none."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[return-value]
    if value is None:
        raise Refused(
            f"“{name}”是空值（None），不能打印", "请在项目文件中补上它，或在模板里用 {% if … %} 判断"
        )
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        raise Refused(f"“{name}”是浮点数，打印会不准", "请把数写成带引号的十进制数")
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int.__repr__(value)
    try:
        text = "" if kind.__str__ is object.__str__ else str(value)
    except TypeError:  # how a record says that it has no text
        text = ""
    if not text:
        raise Refused(f"“{name}”是一组内容，不能直接打印", "请写到具体字段，或用 {% for … %} 逐项打印")
    return text


def removed(text: str) -> tuple[str, ...]:
    """Return the characters of ``text`` that no document can hold, each once."""
    return tuple(dict.fromkeys(CONTROL.findall(text)))


def in_text(text: str) -> str:
    """Return ``text`` as content of ``w:t``: escaped, without control characters; tabs and lines marked."""
    if not _SPECIAL.search(text):
        return text
    clean = _clean(text).strip("\n").translate(_ESCAPES).replace("\t", _TAB)
    if "\n" not in clean:
        return clean
    return _FIRST + clean.replace("\n", _LINE) + _LAST


def in_plain(text: str) -> str:
    """Return ``text`` as content of an attribute or of an element that knows no lines."""
    return " ".join(_clean(text).split()).translate(_ESCAPES) if _SPECIAL.search(text) else text


def _clean(text: str) -> str:
    return CONTROL.sub("", _LINE_ENDS.sub("\n", text))
