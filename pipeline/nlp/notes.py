"""Notes and instructions inside the text of an agreement: words that guide whoever fills in the form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.nlp.nesting import ORDER

if TYPE_CHECKING:
    from pipeline.nlp.labels import Label
    from pipeline.nlp.lines import Line

_NOTE = re.compile(
    r"[\s※★▲*＊]*[（(〔\[【]?\s*(?:注(?:意)?(?:事项)?|附注|说明|提示|填写说明|填表说明|示例|范例|举例|例如?|样例|使用说明|填写要求|编者[按注]"
    r"|(?:起草|编制|填写|填表|律师|法务|谈判|审核|签约|友情|操作|温馨|重要)(?:提示|要点|建议|提醒|注意)|批注|评注|起草说明|编制说明"
    r"|(?:参考|示范|备选|常见|样板)(?:条款|写法|表述|做法|格式))"
    r"[ ]?[0-9０-９一二三四五①-⑨]?\s*(?:[:：]|[】〕\]](?=.))"
)
_ADVICE = re.compile(
    r"^[（(]?(?:此处|本处|此栏|本栏|此空|本条|本款|此条|本项)(?:请|应|可|需|须)?(?:据实|如实|由[^。，]{1,10})?"
    r"(?:填写(?!的)|填入(?!的)|(?:仅)?供[^。，]{0,8}参考|选用|可以?(?:删|不填|不写))"
    r"|^请(?:在(?![下以]|如下)|据实|根据|按照?|参照)[^。]{0,20}(?:填写|修改|删除)|^使用本(?:条|款|文本|范本|模板|样本)时"
    r"|^[双各]方可以?(?:参照|参考)(?:下列|以下|如下)[^。]{0,12}(?:约定|填写)"
    r"|^(?:[双各]方)?(?:当事人)?(?:各方|双方)?可以?(?:在(?:本)?(?:合同|协议)中)?约定[，,：:]"
)
_COMMENT = re.compile(
    r"\s*(?://|<!(?:$|--)|--[^\n]{0,200}-->|-{2,}\s*(?:批注|评注|注|说明|建议|备选)\s*[:：])"
)
"""“// 常见为三年”, “<!-- 批注 -->”: a drafter's remark in a text with marks."""
_HINTS = frozenset("此本以请使双各当（(")
_TRIGGER = re.compile(r"[填删划写考]|做法|约定为|不代表|(?:需要|情况)约定")
_REMARK = re.compile(
    r"(?:不需要|不适用|不涉及|没有|无此项)的[^。，]{0,8}[，,]?(?:可以?|请|应)?(?:删去?|划[去掉]|写[“\"]|填[“\"])"
    r"|条款[，,]?(?:应当?|可以?)?(?:根据|按照?|依)[^。，]{0,12}(?:需要|情况)约定"
    r"|(?:一般|通常|常见)(?:写|填|做法|约定为|写法)|不代表本(?:协议|合同)的约定"
    r"|(?<![译文标号])(?<!译本)(?<!文本)(?<!版本)(?<!标题)(?<!附图)(?<!编号)仅供[^。，]{0,6}参考"
)
"""Sentences about the form without a mark: 此处填写…, 不需要的可以删去."""
_LATIN_NOTE = re.compile(
    r"\s*[\[(（]?(?:Drafting )?(?:Note|Guidance|Tips?)(?: to draft)?\s*[:：]", re.IGNORECASE
)
_FIELD = re.compile(r"\s*(?:说明|提示|示例|举例)\s*[:：][\s_＿]*$")
_STARTS = frozenset("注附说提填示范举例温使起编律法谈审签友操重批评参备常样※★▲*＊（(〔[【/<- \t\u3000")
_LATIN_STARTS = frozenset("NnGgTtDd[(（")
_HEAD = re.compile(r"[【（(\[][^】）)\]]{0,10}(?:说明|示例|举例|参考|提示|注意|指引)[】）)\]]")
_EXAMPLES = re.compile(r"(?:举例|示例|例如)(?:说明)?(?:如下)?[:：]$")
_BRACKETED = re.compile(
    r"\s*[（(〔\[【](?:[^（()）]|[（(][^（()）]{0,200}[)）]){1,400}[)）〕\]】][。；;]?\s*"
)
"""One bracket from beginning to end; （甲）示例大学（“学校”） is none."""
_INSTRUCTION = re.compile(
    r"注[:：]|填写|请(?!求)|删除|增删|勾选|选择|参照|参考|示例|如有[^。]{0,12}附|按[^。]{0,8}顺序|根据(?:实际|具体)|选填|择一|任选|"
    r"自行添加|可(?:增|另|自)?(?:加|附)页|不需要的?|如无|划[掉去]|一致[）)]$"
)
_INLINE = re.compile(
    r"[（(〔【\[]\s*(?:注|填写说明|说明|提示|示例|填写|请填写?|选填|备注说明)\s*[0-9]?\s*[:：][^（(）)〔〕]{1,300}[）)〕】\]]"
)


def is_note(text: str) -> bool:
    """True for a paragraph or sentence that is a note or an instruction to whoever fills in the form."""
    if _is_advice(text) or (text[:1] in _LATIN_STARTS and _LATIN_NOTE.match(text)):
        return True
    if text[:1] not in _STARTS:
        return False
    if _COMMENT.match(text):
        return True
    if _NOTE.match(text):
        return not _FIELD.match(text)
    return bool(_BRACKETED.fullmatch(text) and _INSTRUCTION.search(text))


def _is_advice(text: str) -> bool:
    """True for a sentence about the form itself; quick for all others."""
    if text[:1] in _HINTS and _ADVICE.match(text):
        return True
    return bool(_TRIGGER.search(text) and _REMARK.search(text))


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
