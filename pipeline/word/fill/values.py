"""Values as they are written into the XML of a document."""

from __future__ import annotations

import re
from typing import Final

from pipeline.word.fill.expression import Expression, show
from pipeline.word.fill.problem import Refused

NAMESPACE: Final = "urn:cxy:fill"
"""Of the elements that rendering leaves for the finish."""
CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 does not allow, and the control characters beside them."""
_LINE_ENDS: Final = re.compile("\r\n?|[\u2028\u2029]")
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NEXT_TEXT: Final = '<w:t xml:space="preserve">'
_TAB: Final = f"</w:t><w:tab/>{_NEXT_TEXT}"
_LINE: Final = f'</w:t><f:line xmlns:f="{NAMESPACE}"/>{_NEXT_TEXT}'
_FIRST: Final = f'</w:t><f:first xmlns:f="{NAMESPACE}"/>{_NEXT_TEXT}'
_LAST: Final = f'</w:t><f:last xmlns:f="{NAMESPACE}"/>{_NEXT_TEXT}'


def printed(value: object, expression: Expression) -> str:
    """Return the text of ``value``, which ``expression`` has; `Refused` when it has none."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[return-value]
    if isinstance(value, str):
        return str.__str__(value)
    name = show(expression)
    if value is None:
        raise Refused(
            f"“{name}”是空值（None），不能打印", "请在项目文件中补上它，或在模板里用 {% if … %} 判断"
        )
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        raise Refused(f"“{name}”是浮点数，打印会不准", "请把数写成带引号的十进制数")
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
    return () if is_harmless(text) else tuple(dict.fromkeys(CONTROL.findall(text)))


def is_harmless(text: str) -> bool:
    """Tell, in no time, that ``text`` can be written as it is; other texts may be so too."""
    return text.isprintable() and not ("&" in text or "<" in text or ">" in text or '"' in text)


def in_text(text: str) -> str:
    """Return ``text`` as content of ``w:t``: escaped, without control characters; tabs and lines marked."""
    if is_harmless(text):
        return text
    clean = _clean(text).strip("\n").translate(_ESCAPES).replace("\t", _TAB)
    if "\n" not in clean:
        return clean
    return _FIRST + clean.replace("\n", _LINE) + _LAST


def in_plain(text: str) -> str:
    """Return ``text`` as content of an attribute or of an element that knows no lines."""
    return text if is_harmless(text) else " ".join(_clean(text).split()).translate(_ESCAPES)


def _clean(text: str) -> str:
    return CONTROL.sub("", _LINE_ENDS.sub("\n", text))
