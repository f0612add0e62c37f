"""The account of what was read and left out of a file, in sentences."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.report.wording import Wording

REASONS = {
    "deleted revision": ("已删除的修订", "deleted by a tracked change"),
    "inserted revision": ("拒绝插入的修订", "inserted by a tracked change"),
    "moved revision": ("已移走的修订", "moved away by a tracked change"),
    "field instruction": ("域代码", "field instructions"),
}


def lines(document: Document, wording: Wording) -> tuple[str, ...]:
    """What was read, what was left out and why, what could not be read; in this order."""
    ledger = document.ledger
    left_out = [
        wording("ledger.left_out", count=f"{count:,}", reason=reason_name(reason, wording))
        for reason, count in ledger.left_out
    ]
    extras = {"pictures": document.pictures, "revisions": len(document.revisions)}
    return (
        wording("ledger.read", count=f"{ledger.read:,}"),
        *left_out,
        *(wording(f"ledger.{key}", count=count) for key, count in extras.items() if count),
        *(unread(document, wording) or (wording("ledger.complete"),)),
    )


def unread(document: Document, wording: Wording) -> tuple[str, ...]:
    """One line for each piece of content that could not be read."""
    return tuple(
        wording(
            "ledger.unread_counted" if item.characters else "ledger.unread",
            what=item.what,
            part=item.part,
            count=f"{item.characters:,}",
        )
        for item in document.ledger.unread
    )


def reason_name(reason: str, wording: Wording) -> str:
    """The reason in the language of the report; as it stands when it has no other name."""
    return wording.pick(REASONS[reason]) if reason in REASONS else reason
