"""Whether the words under a title say anything, leave it to be filled in, or are not there at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.agreement import Agreement, Standing
from pipeline.model.document import Location
from pipeline.text.normalise import BLANK, normalise

FEWEST = 2
"""Characters of substance that an answer has when the rule asks for no more: 优秀, 张某, 2%."""

_SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;！!？?]?")
_NOTHING = re.compile(
    r"(?:此处|本项|本栏|本节|本部分|内容)?(?:无|没有|略|从略|/|\\|不适用|空白|暂无|暂缺|空|无内容|无此项|以下空白|n/?a|none|nil)"
    r"[。.]?",
    re.IGNORECASE,
)
_PENDING = re.compile(
    r"待[^，,。；]{0,10}(?:填写|补充|补填|确定|明确|完善)|待(?:定|填写?|补充?|完善|确认|商定|撰写|编写|提供|续|更新)(?![义位人])|另行(?:补充|提供|填写)|(?<![A-Za-z])(?:TBD|TODO|TBC|FIXME)(?![A-Za-z])"
    r"|后(?:补|续补充)|尚未(?:填写|编写|撰写)",
    re.IGNORECASE,
)
_INSTRUCTION = re.compile(
    r"^[（(【\[〔<《]?(?:请|此处|应(?:当)?(?:写明|说明|填写|列明|包括)|本(?:节|章|部分|栏|项|段)(?:应|需|须|请|主要|用于|填写|说明|描述)|(?:填写|编制|撰写|填表|编写)?(?:说明|提示|要求|要点|示例|举例|注)[:：]"
    r"|(?:简[述要]|概述|描述|说明|阐述|列[明出举]|填写|填入|写明|输入|点击|单击|应(?:包括|说明|写明|描述|填写))[^。]{0,60}[)）】\]〕>》]$)"
    r"|^[（(【\[〔<].{0,60}(?:填写|填报|请|简述|说明|列明|写明|描述|字以内|不少于\d+字|可另附|示例|举例)[^)）】\]〕>]{0,60}[)）】\]〕>][。.]?$"
    r"|单击(?:此处|或点击)|点击(?:此处|输入)|请(?:在此|填写|输入|说明|描述|简述|列[明出])|在此(?:填写|输入|说明)"
)
_LAYOUT = re.compile(r"[\s,，。；;:：、.()（）\[\]【】“”\"《》_—–…·*#|☐□☑■√✓✔☒●○◆-]+")
_SIGNING = re.compile(r"[(（]?(?:签字|签名|签章|盖章|公章|签字盖章)[)）]?|年?月日")
_NUMBER = re.compile(
    r"^\s*(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．](?!\d)|[①-⑳])\s*(?=\D|$)"
)
_BOX, _TICK = re.compile("[□☐]"), re.compile("[☑☒■√✓✔]")


def is_instruction(text: str) -> bool:
    """Whether normalised ``text`` tells the writer what to write."""
    return bool(_INSTRUCTION.search(text))


class Substance(StrEnum):
    """What stands there."""

    FILLED = "filled"
    PENDING = "pending"
    """Blanks, 待定, instructions to the writer: still to be written."""
    EMPTY = "empty"
    """Nothing, or words that say so: 无, 略, /."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How much was written, and the sentences of substance in reading order."""

    state: Substance
    said: tuple[Location, ...] = ()


class Passages:
    """Says of characters of one document what they are worth."""

    def __init__(self, agreement: Agreement) -> None:
        """Remember which words are crossed out."""
        self._document = agreement.document
        self._passed_over: dict[int, list[tuple[int, int]]] = {}
        for item in agreement.provisions:
            if item.standing is Standing.STRUCK:
                place = item.location
                self._passed_over.setdefault(place.block, []).append((place.start, place.end))

    def answer(self, spans: Iterable[Location], *, fewest: int = FEWEST, none: bool = False) -> Answer:
        """What ``spans`` say. ``fewest``: characters of substance wanted; ``none``: “无” is an answer too."""
        said: list[Location] = []
        characters, pending = 0, False
        for place in self._sentences(spans):
            text = normalise(self._document.quote(place)).text.strip()
            worth = self._worth(place, text, none=none)
            pending |= worth is None
            if worth:
                characters += worth if not none else max(worth, fewest)
                said.append(place)
        if characters >= fewest:
            return Answer(Substance.FILLED, tuple(said))
        return Answer(Substance.PENDING if pending else Substance.EMPTY, tuple(said))

    def _sentences(self, spans: Iterable[Location]) -> Iterator[Location]:
        for span in spans:
            text = self._document.blocks[span.block].text
            for match in _SENTENCE.finditer(text, span.start, span.end):
                if match[0].strip():
                    yield Location(span.block, *_trimmed(text, *match.span()), span.part)

    def _worth(self, place: Location, text: str, *, none: bool) -> int | None:
        """Characters of substance of one sentence; None for one that is still to be written."""
        if self._is_passed_over(place) or is_instruction(text) or _PENDING.search(text):
            return None
        if BLANK in text or (_BOX.search(text) and not _TICK.search(text)):
            return None
        bare = _LAYOUT.sub("", _NUMBER.sub("", text))
        if (
            _NOTHING.fullmatch(text.strip(" :：、"))
            or _NOTHING.fullmatch(bare)
            or text.strip(" -—") in {"/", ""}
        ):
            return 1 if none and bare else 0
        if set(bare.lower()) <= {"x"} or set(bare) <= {"×"}:
            return None if bare else 0
        return len(_SIGNING.sub("", bare))

    def _is_passed_over(self, place: Location) -> bool:
        passed = self._passed_over.get(place.block, ())
        covered = sum(max(0, min(end, place.end) - max(start, place.start)) for start, end in passed)
        return covered * 2 > place.end - place.start


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
