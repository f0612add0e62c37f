"""The rows of a run as the model has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.audit import codec
from pipeline.audit.store.state import State
from pipeline.model.archive import AuditedFile, AuditedFinding, Change, FileOutcome, RuleColumn

_FILES = (
    "SELECT path, container, sha256, size, key, outcome, reason, duplicate_of, change, before_key,"
    " copy_of, resembles FROM files"
    " WHERE run = ? AND path > ? ORDER BY path LIMIT 256"
)
_Known = tuple[str, str, str]


def files(state: State, run: int) -> Iterator[AuditedFile]:
    """Every file of ``run`` by path, each finding marked as new or unchanged, and what was fixed."""
    last = ""
    while rows := state.execute(_FILES, (run, last)):
        for row in rows:
            yield _file(state, row)
        last = rows[-1][0]


def _file(state: State, row: tuple[str, ...]) -> AuditedFile:
    path, container, sha256, size, key, outcome, reason, duplicate_of, change, before, copy_of, resembles = (
        row
    )
    known = FileOutcome(outcome)
    kept = AuditedFile(path, known)
    if known is FileOutcome.CHECKED:
        kept = _marked(state, codec.unpack(state.body(key)), key, before)
    return replace(
        kept,
        path=path,
        outcome=known,
        reason=reason,
        container=container,
        sha256=sha256,
        size=int(size),
        duplicate_of=duplicate_of,
        change=Change(change),
        copy_of=copy_of,
        resembles=resembles,
    )


def _marked(state: State, row: AuditedFile, key: str, before: str | None) -> AuditedFile:
    if not before:
        return row
    if before == key:
        same = tuple(replace(item, change=Change.UNCHANGED) for item in row.results)
        return replace(row, results=same)
    old = _unpacked(state.body(before))
    return row if old is None else compared(row, old)


@lru_cache(maxsize=1)
def _unpacked(data: bytes) -> AuditedFile | None:
    return codec.unpack(data) if data else None


def compared(new: AuditedFile, old: AuditedFile) -> AuditedFile:
    """``new`` with its findings marked against those of ``old``, and those that it no longer has."""
    before, now = {_known(item) for item in old.results}, {_known(item) for item in new.results}
    results = tuple(
        replace(item, change=Change.UNCHANGED if _known(item) in before else Change.NEW)
        for item in new.results
    )
    fixed = tuple(replace(item, change=Change.FIXED) for item in old.findings if _known(item) not in now)
    return replace(new, results=results, fixed=fixed)


def _known(item: AuditedFinding) -> _Known:
    """What a finding is known by from one run to the next: rule, outcome and the words quoted."""
    return item.rule, item.outcome.value, item.fingerprint


def columns(state: State, run: int) -> tuple[RuleColumn, ...]:
    """The rules that judged a file of ``run``, by identifier."""
    found: dict[str, RuleColumn] = {}
    for (key,) in state.execute(
        "SELECT min(key) FROM files JOIN judged USING (key) WHERE run = ? AND files.outcome = 'checked'"
        " GROUP BY shape ORDER BY shape",
        (run,),
    ):
        for item in codec.unpack(state.body(key)).results:
            found.setdefault(item.rule, RuleColumn(item.rule, item.title, item.group, item.severity))
    return tuple(found[name] for name in sorted(found))
