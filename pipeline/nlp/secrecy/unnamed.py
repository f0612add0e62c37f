"""Duties of secrecy that are never called so, and the sentences that say how long they last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.agreement import Agreement, Provision
from pipeline.nlp.secrecy import lasting, topic

_QUICK = re.compile("[给向对使]")
_RECEIVER = re.compile(
    "接[收受]方(?:的|之)?(?:义务|责任)[^。；，,]{0,4}(?:维持|持续|延续|存续|继续|保持)[^。；，,]{0,6}(?:至|到|有效|期)"
)
"""In an agreement with a 披露方 the duty of the 接收方 is secrecy."""
_POINTS = re.compile(
    "^本[项条款节](?:第[0-9一二三四五六七八九十]{1,3}[目项款])?(?:所[列定述载]的?|的|之)?(?:义务|责任)[,，]?(?:自|从|至|于|持续|延续|存续|在)"
)
"""“本项第一目的义务，自签订之日起，至…届满”."""
_OPENS = re.compile("[:：][(（]?[aA1一①](?:[)）.、]|(?<=①))")
_ITEM = re.compile("^[(（]?(?:[b-dB-D2-4二三四](?:[)）.、])|[②③④])")
"""Ends of which one counts, as items of a list that begins within the sentence and behind it."""


def unnamed_duties(agreement: Agreement) -> list[Provision]:
    """The provisions that forbid to hand things to outsiders, without the name of secrecy."""
    provisions = agreement.stream.provisions
    return [p for p in provisions if _QUICK.search(p.text) and topic.KEPT_WITHIN.search(p.text)]


def lengths_of_unnamed(agreement: Agreement, duties: Sequence[Provision]) -> set[int]:
    """The indices of provisions that say how long one of ``duties``, or the receiver's duty, lasts."""
    provisions, clauses = agreement.stream.provisions, agreement.clauses
    nests = {clauses[p.clause].parent for p in duties} - {None} | {p.clause for p in duties}
    disclosed = any("披露方" in p.text for p in provisions)
    pointing = {
        p.index
        for p in provisions
        if _POINTS.search(p.text) and (p.clause in nests or clauses[p.clause].parent in nests)
    }
    return pointing | {p.index for p in provisions if disclosed and _RECEIVER.search(p.text)}


def with_items(text: str, following: Sequence[Provision]) -> str:
    """``text`` with the items behind it where it opens a list of ends of which one counts."""
    opened = _OPENS.search(text)
    if opened is None or not any(
        kind.search(text, 0, opened.start()) for kind in (lasting.LATER_OF, lasting.EARLIER_OF)
    ):
        return text
    for provision in following:
        if not _ITEM.match(provision.text):
            break
        text += provision.text
    return text
