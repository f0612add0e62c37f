"""The state of the file itself: what a signer may overlook in Word.

``aspect: pending_revisions``: tracked changes that nobody has accepted or rejected. ``hidden_text``: words
formatted as hidden. ``unread_content``: content that could not be read, so that nothing can be said about
it; lost characters are a violation, content without a known number of characters (a picture) wants a
reader.

Fields: ``count``, ``what`` (what was found, for people), ``authors`` of revisions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Judgement, parameters
from pipeline.check.places import evidence_at
from pipeline.model.report import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement
    from pipeline.model.document import Location, Revision

PARAMS: Mapping[str, Any] = parameters(
    {
        "aspect": {
            "enum": ["pending_revisions", "unread_content", "hidden_text"],
            "title": "看文件的哪一方面",
        },
    },
    ("aspect",),
)
FIELDS = ("count", "what", "authors")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^()]+\.(?:jpe?g|png|gif|bmp|tiff?|webp)\)", re.IGNORECASE)
MOST_EVIDENCE = 20
MOST_SHOWN = 5
SHORT = 20
_KINDS = {
    "zh": {
        "insertion": "插入",
        "deletion": "删除",
        "move": "移动",
        "formatting": "格式",
        "row": "表格行",
        "cell": "单元格",
    },
    "en": {},
}


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:
    """Violated when the file holds what ``aspect`` names."""
    aspects: dict[str, Callable[[Agreement, str], Judgement]] = {
        "pending_revisions": _revisions,
        "unread_content": _unread,
        "hidden_text": _hidden,
    }
    return aspects[params["aspect"]](agreement, context.lang)


def _revisions(agreement: Agreement, lang: str) -> Judgement:
    revisions = agreement.document.revisions
    if not revisions:
        return Judgement(Outcome.SATISFIED)
    evidence = tuple(evidence_at(agreement, _place(agreement, item)) for item in revisions[:MOST_EVIDENCE])
    shown = [
        f"{_KINDS[lang].get(item.kind, item.kind)}“{_short(item.text)}”" for item in revisions if item.text
    ]
    fields = {
        "count": str(len(revisions)),
        "what": "、".join(shown[:MOST_SHOWN]),
        "authors": "、".join(dict.fromkeys(item.author for item in revisions if item.author)),
    }
    return Judgement(Outcome.VIOLATED, tuple(dict.fromkeys(evidence)), fields)


def _place(agreement: Agreement, revision: Revision) -> Location:
    """Where the revision is; the whole paragraph for one that leaves no character behind."""
    place = revision.location
    empty = place.start >= place.end
    return agreement.document.blocks[place.block].location() if empty else place


def _unread(agreement: Agreement, lang: str) -> Judgement:
    unread = agreement.document.ledger.unread
    if not unread:
        return _pictures(agreement, lang)
    fields = {
        "count": str(len(unread)),
        "what": "、".join(list(dict.fromkeys(item.what for item in unread))[:MOST_SHOWN]),
    }
    lost = any(item.characters for item in unread)
    return Judgement(Outcome.VIOLATED if lost else Outcome.UNDETERMINED, (), fields)


def _pictures(agreement: Agreement, lang: str) -> Judgement:
    """Undetermined where a recognised paper only names the file of a picture: ``![](images/1.jpg)``."""
    blocks = [b for b in agreement.document.blocks if _PICTURE.search(b.text)]
    if not blocks:
        return Judgement(Outcome.SATISFIED)
    evidence = tuple(evidence_at(agreement, block.location()) for block in blocks[:MOST_EVIDENCE])
    fields = {"count": str(len(blocks)), "what": "picture" if lang == "en" else "图片"}
    return Judgement(Outcome.UNDETERMINED, evidence, fields)


def _hidden(agreement: Agreement, lang: str) -> Judgement:  # noqa: ARG001 - one signature for all aspects
    places = [
        block.location(run.start, run.end)
        for block in agreement.document.blocks
        for run in block.runs
        if "hidden" in run.marks and block.text[run.start : run.end].strip()
    ]
    if not places:
        return Judgement(Outcome.SATISFIED)
    evidence = tuple(evidence_at(agreement, place) for place in places[:MOST_EVIDENCE])
    shown = [f"“{_short(item.quote)}”" for item in evidence[:MOST_SHOWN]]
    return Judgement(Outcome.VIOLATED, evidence, {"count": str(len(places)), "what": "、".join(shown)})


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"
