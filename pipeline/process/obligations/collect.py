"""All obligations of one agreement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pipeline.model.archive import Obligation
from pipeline.model.document import Document
from pipeline.model.terms import Terms
from pipeline.process.calendars import Calendar
from pipeline.process.obligations.agreed import payments, promises, secrecy_ends, term_end
from pipeline.process.obligations.days import Days, days_of
from pipeline.process.obligations.standard import closing


def obligations(
    terms: Terms, document: Document, calendar: Calendar, *, standard: bool
) -> tuple[Obligation, ...]:
    """What falls due by ``terms``, read from ``document``: by day, those that depend on an event last.

    With ``standard`` also what the standard asks for of a cooperation. Nothing is said twice.
    """
    days = days_of(terms)
    found = [*_agreed(terms, days, document, calendar), *(closing(days, calendar) if standard else ())]
    return tuple(sorted(_once(found), key=lambda item: (item.due is None, item.due or date.max)))


def _agreed(terms: Terms, days: Days, document: Document, calendar: Calendar) -> Iterator[Obligation]:
    yield from term_end(terms, days)
    yield from secrecy_ends(terms, days)
    yield from payments(terms, days, document, calendar)
    yield from promises(terms, document)


def _once(found: Iterable[Obligation]) -> Iterator[Obligation]:
    """The first of those that say the same words of the same day."""
    seen: set[tuple[object, ...]] = set()
    for item in found:
        key = (item.due, item.quote, item.party, item.amount) if item.quote else (item.kind, item.due)
        same_sentence = (item.due, item.quote) in seen and item.kind in {"milestone", "payment"}
        if key not in seen and not (same_sentence and item.amount is None):
            seen |= {key, (item.due, item.quote)}
            yield item
