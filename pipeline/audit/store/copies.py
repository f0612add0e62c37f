"""Copies of one agreement as several files: the .doc, the PDF and the scan of what was signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.audit import codec
from pipeline.audit.store.state import State
from pipeline.model.archive import AuditedFile
from pipeline.text.likeness import alike

SAME: Final = 0.98
"""From here on two texts with the same parties and days are one agreement."""
NEAR: Final = 0.85
"""From here on they may be; or one is a later draft of the other."""
_HOW: Final = ("docx", "converted", "pdf", "ocr")
"""Ways of reading, the surest first: of copies the one that was read best stands for all."""
_Due = tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class _Agreement:
    path: str
    sketch: bytes
    how: int
    due: _Due


def mark(state: State, run: int) -> None:
    """Say of every agreement of ``run`` of which other it is a copy, or of which it may be one.

    A copy has the same parties and days, text and obligations: leaving out its own loses none.
    """
    for facts in _twice(state, run):
        originals: list[_Agreement] = []
        for item in sorted(_agreements(state, run, facts), key=lambda item: (item.how, item.path)):
            same, near = _compared(item, originals)
            if same or near:
                state.execute(
                    "UPDATE files SET copy_of = ?, resembles = ? WHERE run = ? AND path = ?",
                    (same, near, run, item.path),
                )
            if not same:
                originals.append(item)


def _twice(state: State, run: int) -> list[str]:
    """The facts that several different files of ``run`` share."""
    found = state.execute(
        "SELECT facts FROM files JOIN judged USING (key) WHERE run = ? AND files.outcome = 'checked'"
        " AND facts <> '' GROUP BY facts HAVING count(*) > 1 ORDER BY facts",
        (run,),
    )
    return [facts for (facts,) in found]


def _agreements(state: State, run: int, facts: str) -> Iterator[_Agreement]:
    for path, sketch, body in state.execute(
        "SELECT path, sketch, body FROM files JOIN judged USING (key)"
        " WHERE run = ? AND files.outcome = 'checked' AND facts = ?",
        (run, facts),
    ):
        row = codec.unpack(bytes(body))
        how = _HOW.index(row.read_how) if row.read_how in _HOW else len(_HOW)
        yield _Agreement(path, bytes(sketch), how, _due(row))


def _due(row: AuditedFile) -> _Due:
    """What the obligations come to, whatever page they stand on."""
    return tuple(
        sorted(
            ((item.kind, item.due, item.amount, item.party, item.provisional) for item in row.obligations),
            key=repr,
        )
    )


def _compared(item: _Agreement, others: list[_Agreement]) -> tuple[str, str]:
    """The path of the agreement that ``item`` is a copy of, and of the one that it may be a copy of."""
    found = [(alike(item.sketch, other.sketch), other) for other in others]
    for degree, other in found:
        if degree >= SAME and item.due == other.due:
            return other.path, ""
    best = max(found, key=lambda pair: pair[0], default=None)
    return "", best[1].path if best and best[0] >= NEAR else ""
