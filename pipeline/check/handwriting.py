"""Blanks that are no gaps in a draft: filled in by hand at the signing, drawn, or filled in already.

The date and number of the agreement, the lines for signatures at its end, annexed forms for later use, dot
leaders of a table of contents, drawn tables, rules across the page, and values between two underscores.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model.document import Story
from pipeline.text.blanks import PlaceholderKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from pipeline.model.agreement import Agreement
    from pipeline.model.document import Block
    from pipeline.text.blanks import PlaceholderSpan

NEAR = 16
"""Characters around a blank in which words about the signing count."""
MOST_TAIL = 60
"""Characters of a line that may belong to the signatures."""
FRAMED = 2
"""Values between double underscores after which that is how the form is filled in."""

_SIGNING_LABEL = re.compile(
    r"(?:编\s*号|合同号|协议号|登记号|签\s*字|签\s*章|签\s*名|盖\s*章|公\s*章|签[订署约]\s*(?:日期|时间|地点|地)?|日\s*期)"
    r"\s*[）)]?\s*[：:]?\s*$"
)
_NUMBER_LABEL = re.compile(r"(?:编\s*号|登记号|(?:合同|协议)\s*号)\s*[）)]?\s*[：:][^。；，\n]{0,60}$")
_SIGNING_PLACE = re.compile(r"签[订署约](?:日期|时间|地点|地)?\s*[：:][^。；，\n]{0,30}$")
_COLUMNS = re.compile(r"(?:[\s\u3000]{2,}[\d０-９.．]+){3,}[\s\u3000]*$")
_SIGNED = re.compile(r"签[订署约]|盖章|签字")
_DATE = re.compile(r"[^年]{0,12}年[^月]{0,10}月|[^月]{0,12}月[^日]{0,10}日")
_DATE_LINE = re.compile(
    r"^[\s\u3000]*(?:公\s*元|中\s*[华華]\s*民\s*[国國])?[\s\u3000\d_＿〇○零一二三四五六七八九×X]{0,24}年"
    r"[\s\u3000\d_＿一二三四五六七八九十×X]{0,16}月(?:[\s\u3000\d_＿一二三四五六七八九十×X]{0,16}日)?[\s\u3000]*[订签立]?[\s\u3000]*$"
)
_ROLE = (
    r"(?:[甲乙丙丁戊己]\s*方?|[\u4e00-\u9fff]{1,5}(?:方|人)|研究所|学校|学院|公司|单位"
    r"|项目组|课题组|合伙人|For\s+[A-Za-z ]{1,16})"
    r"(?:[（(][^（）()]{1,12}[）)])?(?:\s*(?:全权|法定|授权|委托|项目)?(?:代表人?|代理人|负责人|经办人))?"
)
_ALONE = (
    r"(?:(?:法定|授权|委托|项目|课题)?(?:代表人?|代理人|负责人|经办人)(?:[或/](?:授权|委托)(?:代表人?|代理人))?"
    r"|[（(]?(?:公章|盖章|签字|签章)[）)]?|签[名字订署]|[日时]\s*[期间]|By|Name|Title|Date)"
)
_GAP = r"[\s\u3000_＿]*(?:[：:][\s\u3000_＿]*)?"
_SIGNATURE = re.compile(
    rf"^[\s\u3000]*(?:(?:{_ROLE}|{_ALONE}){_GAP}){{1,6}}(?:[\s\u3000\d_＿]*年[\s\u3000\d_＿]*月[\s\u3000\d_＿]*日[^。；，\n]{{0,12}})?$"
)
_SENTENCE = re.compile(
    r"[。；;]|^[\s\u3000]*(?:第.{1,4}[条章节]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．]|[（(].{1,3}[）)])"
)
_LATER = re.compile(r"样式|格式|样本|样张|范本|模板|模版|样表")
_DRAWN = re.compile(r"[│┃┌├└┬┼┴]")
_RULE = re.compile(r"^[\s\u3000]*(?:[—─━=*~－-]\s?){6,}$")
_LEADER = re.compile(
    r"^[\s\u3000]*(?:第.{1,4}[章节条]|[一二三四五六七八九十\d]{1,3}[、.．]|附[件录表]).{0,40}[^：:为是][….·．]{4,}\s*\d{0,4}\s*$"
)
_BRACKETED_TITLE = re.compile(
    r"^[\s\u3000]*(?:\d{1,2}(?:[.．]\d{1,2}){0,3}|[（(].{1,3}[）)]|第.{1,4}条)[、.．]?\s*【[^】]+】\s*$"
)
_FRAMED = re.compile(r"(?<!_)__(?=[^\s_])([^_\n]{0,80}[^\s_]|[^\s_])__(?!_)")
_SHOWN_FRAMED = re.compile(r"[：:]\s*__(?=[^\s_])[^_\n]{1,80}__(?=\s|$|[。；，])")
_CROSSED_OUT = re.compile(r"_+\s*/\s*_*")
_CODE_BOXES = re.compile(r"[□☐]{3,}")
_TICK = re.compile(r"[☑☒■√✓✔]")
_OPTION = re.compile(r"[□☐○☑☒■√✓✔]|口(?=[\u4e00-\u9fff])")
WIDEST_FRAME = 300
"""Characters around a blank in which its frame stands."""


@dataclass(frozen=True, slots=True)
class Handwriting:
    """Where blanks of one document do not count."""

    tail: frozenset[int]
    """Blocks of the signatures at the end, known by their place and by holding labels only."""
    front: int
    """The first article; a line above it that is a date alone is the day of signing."""
    later: tuple[tuple[int, int], ...]
    """Annexed forms, as ranges of blocks."""
    framed: bool
    """Whether values are printed between double underscores."""

    def is_signed(self, block: Block, span: PlaceholderSpan) -> bool:
        """Whether the place is filled in when the agreement, or an annexed form, is signed."""
        return self._placed(block) or for_signing(block.text, span)

    def is_no_gap(self, block: Block, span: PlaceholderSpan, neighbours: tuple[str, str]) -> bool:
        """Whether ``span``, in a block between the texts ``neighbours``, is layout or was filled in."""
        return _drawn(block.text, span, neighbours) or _filled(block.text, span, framed=self.framed)

    def _placed(self, block: Block) -> bool:
        if block.index in self.tail and _SIGNATURE.match(block.text):
            return True
        if any(first <= block.index < last for first, last in self.later):
            return True
        return (block.index < self.front or block.index in self.tail) and bool(_DATE_LINE.match(block.text))


def handwriting(agreement: Agreement) -> Handwriting:
    """What the kind ``placeholders`` leaves out of ``agreement``."""
    articles = [item.blocks[0] for item in agreement.clauses if item.level == 1 and item.number]
    shown = sum(
        len(_SHOWN_FRAMED.findall(item.text)) for item in agreement.document.blocks if "__" in item.text
    )
    later = [item.blocks for item in agreement.clauses if item.annex and _LATER.search(item.title)]
    return Handwriting(signature_lines(agreement), min(articles, default=0), tuple(later), shown >= FRAMED)


def signature_lines(agreement: Agreement) -> frozenset[int]:
    """The blocks without a sentence or number of their own before each annex and before the end."""
    blocks = agreement.document.blocks
    ends = {item.blocks[0] for item in agreement.clauses if item.annex and item.blocks[0] > 0}
    found: set[int] = set()
    for end in sorted({*ends, len(blocks)}):
        found |= set(_lines_above(blocks, end, found))
    return frozenset(found)


def _lines_above(blocks: Sequence[Block], end: int, known: Container[int]) -> Iterator[int]:
    """The blocks above ``end``, up to the last one with a sentence or a number of its own.

    What stands above one of the ``known`` lines is known too.
    """
    for number in range(end - 1, -1, -1):
        block = blocks[number]
        if block.story is Story.BODY and block.text.strip():
            if block.index in known or block.label or _SENTENCE.search(block.text) or _long(block.text):
                return
            yield block.index


def _long(text: str) -> bool:
    return len(re.sub(r"[\s\u3000_＿]", "", text)) > MOST_TAIL


def for_signing(text: str, span: PlaceholderSpan) -> bool:
    """Whether the blank is filled in by hand at the signing: its date, place and number."""
    before = text[: span.start]
    if any(label.search(before[-NEAR * 5 :]) for label in (_SIGNING_LABEL, _NUMBER_LABEL, _SIGNING_PLACE)):
        return True
    if span.kind is PlaceholderKind.EMPTY and _SIGNING_LABEL.search(text[span.start : span.end]):
        return True
    start = max(text.rfind(mark, 0, span.start) for mark in "。；") + 1
    sentence = re.split(r"[。；]", text[start:], maxsplit=1)[0]
    around = text[max(0, span.start - NEAR) : span.end + NEAR]
    return bool(_SIGNED.search(sentence) and _DATE.search(around))


def _drawn(text: str, span: PlaceholderSpan, neighbours: tuple[str, str]) -> bool:
    """Whether the blank is part of the layout: a drawn table, a rule, dot leaders, a title in brackets."""
    if span.kind is PlaceholderKind.SPACES:
        return bool(_DRAWN.search(text) or _COLUMNS.search(text))
    if span.kind is PlaceholderKind.BRACKETS and _BRACKETED_TITLE.match(text):
        return True
    if span.kind is not PlaceholderKind.UNDERLINE:
        return False
    return bool(_RULE.match(text)) or (bool(_LEADER.match(text)) and any(map(_LEADER.match, neighbours)))


def _filled(text: str, span: PlaceholderSpan, *, framed: bool) -> bool:
    """Whether the place was filled in, crossed out, or belongs to an option that was not taken."""
    if span.kind is PlaceholderKind.UNDERLINE:
        first, last = max(span.start - WIDEST_FRAME, 0), span.start + WIDEST_FRAME
        frames = _FRAMED.finditer(text, first, last) if framed else iter(())
        if any(match.start() <= span.start < match.end() for match in frames):
            return True
        crossed_out = _CROSSED_OUT.finditer(text, first, last)
        return any(match.start() <= span.start < match.end() for match in crossed_out)
    if span.kind is PlaceholderKind.UNTICKED:
        return bool(_CODE_BOXES.match(text, span.start))
    return span.kind is PlaceholderKind.BRACKETS and _not_taken(text, span.start)


def _not_taken(text: str, start: int) -> bool:
    """Whether the option that holds ``start`` has no tick and another one on the line has."""
    if not _TICK.search(text):
        return False
    options = list(_OPTION.finditer(text, 0, start))
    return bool(options) and not _TICK.match(options[-1][0])
