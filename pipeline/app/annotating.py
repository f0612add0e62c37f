"""The findings of a report as comments in a copy of the file that was checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from pipeline.model.document import Document, Location, Story
from pipeline.model.evidence import Evidence
from pipeline.model.report import ABOUT_WAIVERS, Outcome, Report, RuleResult
from pipeline.report import passages, summary
from pipeline.report.quote import printable, shorten
from pipeline.report.wording import Wording
from pipeline.word.comment import Annotated, Note
from pipeline.word.comment import annotate as put_comments

AUTHOR = "cxy"
DATE = datetime(2000, 1, 1)  # noqa: DTZ001 - Word writes the local time of the author and calls it UTC
"""The date of comments when nobody gives one: the same input gives the same bytes."""
_ELSEWHERE = 5
"""Further places that a comment names."""
_SAID = {
    "heading": ("【{kind}】{title}", "[{kind}] {title}"),
    "also": ("另见：{places}", "See also: {places}"),
    "rule": ("规则 {rule}", "Rule {rule}"),
    "place": ("{clause}「{quote}」", "{clause} “{quote}”"),
    "between": ("；", "; "),
    "open": ("需人工判断", "To be judged by a person"),
}


def annotate(  # noqa: PLR0913 - what a comment says of itself
    data: bytes,
    report: Report,
    *,
    author: str = AUTHOR,
    initials: str = "",
    date: datetime = DATE,
    lang: str = "zh",
) -> Annotated:
    """A copy of the file ``data`` with a comment for every open finding of ``report``, in its order.

    A comment stands on the main evidence of its finding and names the other places; for something missing it
    stands where that was expected, or else on the title. Rules that are met or do not apply leave nothing.
    ``placed`` has one entry for each result of ``noted``. The same arguments give the same bytes.
    ``initials`` default to the author. Raises InputError as reading does, ValueError when ``report`` is that
    of another file.
    """
    document = report.document
    notes = tuple(_notes(report, Wording(lang)))
    return put_comments(
        data,
        notes,
        name=document.name,
        date=date,
        document=document,
        author=author,
        initials=initials or author,
        lang=lang,
    )


def noted(report: Report) -> tuple[RuleResult, ...]:
    """The open findings that get a comment: not those about waivers, which are the house's own affair."""
    results = (item.result for item in summary.items(report))
    return tuple(result for result in results if result.group != ABOUT_WAIVERS)


def _notes(report: Report, wording: Wording) -> Iterator[Note]:
    for result in noted(report):
        evidence = summary.distinct(result.evidence)
        main = _main(report.document, evidence)
        place = main.location if main is not None else result.expected_at or _title(report)
        others = tuple(found for found in evidence if found is not main)
        yield Note(
            _inside(report.document, place),
            tuple(_paragraphs(report, result, others, wording)),
            title=_said(wording, "heading", kind=_kind(result, wording), title=result.title),
            small=_said(wording, "rule", rule=result.rule),
        )


def _main(document: Document, evidence: tuple[Evidence, ...]) -> Evidence | None:
    """The first evidence in the body; else the first of all."""
    held = [item for item in evidence if item.location.block < len(document.blocks)]
    in_body = (item for item in held if document.blocks[item.location.block].story is Story.BODY)
    return next(in_body, held[0] if held else None)


def _title(report: Report) -> Location | None:
    """The line with the title of the agreement; None when it has none."""
    title = "".join(report.terms.title.split())
    lines = (block for block in report.document.blocks if block.story is Story.BODY)
    return next((block.location() for block in lines if title and "".join(block.text.split()) == title), None)


def _inside(document: Document, place: Location | None) -> Location | None:
    return None if place is None or place.block >= len(document.blocks) else place


def _kind(result: RuleResult, wording: Wording) -> str:
    if result.outcome is Outcome.VIOLATED:
        return wording.name("severity", result.severity)
    if result.outcome is Outcome.UNDETERMINED:
        return wording.pick(_SAID["open"])
    return wording.name("outcome", result.outcome)


def _paragraphs(
    report: Report, result: RuleResult, others: tuple[Evidence, ...], wording: Wording
) -> Iterator[str]:
    yield result.message
    where = passages.where(report, result, wording)
    if where:
        yield where
    if others:
        yield _also(others, wording)
    if result.basis:
        titles = [
            basis.title + wording.bracketed(wording.name("force", basis.force)) for basis in result.basis
        ]
        yield wording("basis") + wording("colon") + _between(wording, titles)
    if result.suggestion:
        yield wording("suggestion") + wording("colon") + result.suggestion


def _also(others: tuple[Evidence, ...], wording: Wording) -> str:
    shown = [
        _said(wording, "place", clause=summary.clause_name(item.clause), quote=_quote(item.quote)).strip()
        for item in others[:_ELSEWHERE]
    ]
    more = len(others) - len(shown)
    text = _said(wording, "also", places=_between(wording, shown))
    return text + (wording("more", count=more) if more else "")


def _quote(text: str) -> str:
    return printable(shorten(text.strip() or text, 40))


def _between(wording: Wording, items: list[str]) -> str:
    return wording.pick(_SAID["between"]).join(items)


def _said(wording: Wording, key: str, **values: str) -> str:
    return wording.pick(_SAID[key]).format(**values)
