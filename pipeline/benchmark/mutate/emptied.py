"""Clauses whose heading stays while nothing is settled any more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pipeline.benchmark.labelled import Labelled, Part
from pipeline.benchmark.mutant import Fault, Kind
from pipeline.benchmark.mutate.missing import WHOLE, missing, referring, side_effects, turn
from pipeline.benchmark.mutate.removed import clauses
from pipeline.benchmark.sheet import Place, body
from pipeline.text.notation import Line

_LONGEST = 26
_MARKED = ("=", "==", "##", "*", "@")
VARIANTS = 5
DEFERRED = "本条的具体内容由各方另行协商约定。"
LATER = "各方将在本协议签署后另行签订补充协议，对上述事项予以明确。"
OMITTED = "（略）"
GUIDANCE = "（填写说明：请在此处写明本条的内容，写明各方的权利和义务，未写明的应当注明原因。）"
BLANK = "____________________________________"


def is_heading(agreement: Labelled, part: Part) -> bool:
    """Whether the first line of the clause is a heading and more follows."""
    line = agreement.sheet.lines[part.first]
    if line.is_row or part.end - part.first < 2:  # noqa: PLR2004 - a heading and a body
        return False
    return line.mark in _MARKED or (len(line.text) <= _LONGEST and line.text.rstrip()[-1] not in "。；，：")


def _emptied(variant: int | None, words: str = "", mark: str = "") -> Callable[[Labelled], Iterable[Fault]]:
    """Clauses whose body is ``words``; the variants from 0 take turns, None is made of every clause."""

    def plant(agreement: Labelled) -> Iterator[Fault]:
        for number, part in enumerate(clauses(agreement), turn(agreement)):
            if not is_heading(agreement, part) or variant not in (None, number % VARIANTS):
                continue
            touched = agreement.sheet.inside(part.first, part.end)
            expected = missing(agreement, touched, empty=True)
            if expected:
                yield _fault(agreement, part, touched, (body(words, mark),) if words else ())

    return plant


def _fault(agreement: Labelled, part: Part, touched: tuple[Place, ...], lines: tuple[Line, ...]) -> Fault:
    heading = agreement.sheet.lines[part.first]
    first: dict[int, tuple[Line, ...]] = {part.first: (heading, *lines)}
    rest = dict.fromkeys(range(part.first + 1, part.end), ())
    return Fault(
        {**first, **rest},
        missing(agreement, touched, empty=True),
        touched,
        parts=(part,),
        unjudged=WHOLE | referring(agreement) | side_effects(agreement, touched),
        note=part.at,
    )


KINDS = (
    Kind("heading-only", "只留标题", "body", _emptied(None)),
    Kind("deferred", "正文改成另行约定", "body", _emptied(0, DEFERRED)),
    Kind("deferred-supplement", "正文改成另签补充协议", "body", _emptied(1, LATER)),
    Kind("omitted", "正文改成（略）", "body", _emptied(2, OMITTED)),
    Kind("guidance-only", "正文只剩填写说明", "body", _emptied(3, GUIDANCE, "??")),
    Kind("blank-body", "正文留空待填", "body", _emptied(4, BLANK)),
)
