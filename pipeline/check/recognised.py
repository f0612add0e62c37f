"""Results on recognised text: what rests on words that may be read wrongly is open, whatever it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.model.document import Document, How, Location, Run
from pipeline.model.report import Outcome, RuleResult

LEAST = 0.9
"""Confidence that the worst page must have for results that rest on the whole text."""
_SHARE = 0.05
"""Part of the quoted characters that may be unsure, unless they are figures."""
_FIGURES = frozenset(
    "0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟%％"
)
_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "unsure": "所依据的文字识别不清，请对照原件核对。按识别的文字：{message}",
        "sealed": "所依据的文字上盖有印章，可能识别有误，请对照原件核对。按识别的文字：{message}",
        "whole": "全文由文字识别（OCR）得到，可靠程度不足或者不明，请对照原件核对。按识别的文字：{message}",
        "ocr": "{message}（依据识别（OCR）的文字）",
    },
    "en": {
        "unsure": "It rests on words that were not recognised clearly; compare the original. "
        "As recognised: {message}",
        "sealed": "It rests on words below a seal that may be recognised wrongly; compare the original. "
        "As recognised: {message}",
        "whole": "The text was recognised (OCR) with too little or unknown confidence; compare the original. "
        "As recognised: {message}",
        "ocr": "{message} (by recognised characters)",
    },
}


def doubted(results: Iterable[RuleResult], document: Document, *, lang: str = "zh") -> tuple[RuleResult, ...]:
    """``results``, but never satisfied or violated by words that may have been recognised wrongly.

    Such results are ``UNDETERMINED`` and say why; what recognised words say clearly is said to be recognised.
    """
    if document.source.how is not How.OCR:
        return tuple(results)
    return tuple(_doubted(result, document, _WORDS[lang]) for result in results)


def _doubted(result: RuleResult, document: Document, words: Mapping[str, str]) -> RuleResult:
    if result.outcome not in (Outcome.SATISFIED, Outcome.VIOLATED):
        return result
    doubt = _doubt(result, document)
    if not doubt:
        return result
    outcome = result.outcome if doubt == "ocr" else Outcome.UNDETERMINED
    return replace(result, outcome=outcome, message=words[doubt].replace("{message}", result.message))


def _doubt(result: RuleResult, document: Document) -> str:
    """Return the reason for doubt; ``ocr`` when the words were recognised beyond it, empty when none were."""
    if not result.evidence:
        if document.source.confidence < LEAST:
            return "whole" if result.outcome is Outcome.SATISFIED or document.ledger.unread else "ocr"
        return "ocr"
    doubts = {_doubt_at(document, item.location) for item in result.evidence}
    return next((doubt for doubt in ("sealed", "unsure", "ocr") if doubt in doubts), "")


def _doubt_at(document: Document, place: Location) -> str:
    runs = list(_runs(document, place))
    if any("sealed" in run.marks for run in runs):
        return "sealed"
    text = document.blocks[place.block].text if runs else ""
    unsure = "".join(text[run.start : run.end] for run in runs if "unsure" in run.marks)
    if _FIGURES & set(unsure) or len(unsure) > _SHARE * (place.end - place.start):
        return "unsure"
    return "ocr" if any("ocr" in run.marks for run in runs) else ""


def _runs(document: Document, place: Location) -> Iterator[Run]:
    """Yield the runs below ``place``, cut to it."""
    if place.block >= len(document.blocks):
        return
    for run in document.blocks[place.block].runs:
        start, end = max(run.start, place.start), min(run.end, place.end)
        if start < end:
            yield run._replace(start=start, end=end)
