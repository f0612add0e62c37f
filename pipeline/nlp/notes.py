"""Notes and instructions inside the text of an agreement: words that guide whoever fills in the form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.nlp.nesting import ORDER

if TYPE_CHECKING:
    from pipeline.nlp.labels import Label
    from pipeline.nlp.lines import Line

_NOTE = re.compile(
    r"\s*[（(〔\[【]?\s*(?:注(?:意)?(?:事项)?|附注|说明|提示|填写说明|填表说明|示例|范例|举例|例如|温馨提示|使用说明|填写要求)"
    r"[ ]?[0-9０-９一二三四五①-⑨]?\s*[:：]"
)
_FIELD = re.compile(r"\s*(?:说明|提示|示例|举例)\s*[:：][\s_＿]*$")
_STARTS = frozenset("注附说提填示范举例温使（(〔[【 \t\u3000")
_HEAD = re.compile(r"[【（(\[][^】）)\]]{0,10}(?:说明|示例|举例|参考|提示|注意|指引)[】）)\]]")
_EXAMPLES = re.compile(r"(?:举例|示例|例如)(?:说明)?(?:如下)?[:：]$")
_BRACKETED = re.compile(r"\s*[（(〔\[【].{1,400}[)）〕\]】][。；;]?\s*")
_INSTRUCTION = re.compile(
    r"注[:：]|填写|请(?!求)|删除|增删|勾选|选择|参照|参考|示例|如有[^。]{0,12}附|按[^。]{0,8}顺序|根据(?:实际|具体)|选填|择一|任选|"
    r"自行添加|可(?:增|另|自)?(?:加|附)页|不需要的?|如无|划[掉去]|一致[）)]$"
)
_INLINE = re.compile(
    r"[（(〔【\[]\s*(?:注|填写说明|说明|提示|示例|填写|请填写?|选填|备注说明)\s*[0-9]?\s*[:：][^（(）)〔〕]{1,300}[）)〕】\]]"
)


def is_note(text: str) -> bool:
    """True for a paragraph or sentence that is a note or an instruction to whoever fills in the form."""
    if text[:1] not in _STARTS:
        return False
    if _NOTE.match(text):
        return not _FIELD.match(text)
    return bool(_BRACKETED.fullmatch(text) and _INSTRUCTION.search(text))


def opens_notes(words: str) -> bool:
    """True for a line after which notes or examples follow: 【填写说明】, 举例如下：."""
    if words.endswith(("：", ":")):
        return bool(_EXAMPLES.search(words)) or is_note(words)
    return words[:1] in "【（([" and bool(_HEAD.fullmatch(words))


def inline_notes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Bracketed notes inside ``text[start:end]``: （注：一般不少于两年）."""
    return [match.span() for match in _INLINE.finditer(text, start, end)]


class NoteLists:
    """Follows notes over the lines that they announce. ``shape`` is the number style of the articles."""

    def __init__(self, shape: str | None) -> None:
        """Start outside of notes."""
        self._shape = shape
        self._next: int | None = None
        """Number of the next item that still belongs to the note; None outside of notes."""

    def take(self, line: Line, *, titled: bool) -> bool:
        """True for a note, and for the lines that a note announces. Lines have to be passed in order."""
        if line.label is None:
            opens = bool(line.words) and opens_notes(line.words)
            if opens or is_note(line.words):
                self._next = 1 if opens else None
                return True
        if self._next is None:
            return False
        if titled or (line.label is not None and not self._counts(line.label)):
            self._next = None
        return self._next is not None

    def _counts(self, label: Label) -> bool:
        if label.shape in ORDER or label.shape == self._shape or len(label.path) > 1:
            return False
        if self._next is None or label.value != self._next:
            return False
        self._next += 1
        return True
