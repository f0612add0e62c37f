"""A whole audit: the run, the database, everything that people open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.audit.executors.announced import context
from pipeline.audit.executors.choose import early, make
from pipeline.audit.run import Audit, Watch
from pipeline.audit.settings import Settings
from pipeline.audit.store.state import State
from pipeline.model.archive import Run
from pipeline.model.packed import packed, unpacked

if TYPE_CHECKING:
    from pipeline.audit.store.database import Database

MOST_UNREAD = 10


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of a run: open findings, how many are new or fixed, files by verdict, files by rule."""

    open: int = 0
    new: int = 0
    fixed: int = 0
    verdicts: tuple[tuple[str, int], ...] = ()
    rules: tuple[tuple[str, int], ...] = ()
    """Titles of rules with the number of files that break them, the most frequent first."""
    outputs: tuple[str, ...] = ()
    """What was written of the run."""
    unread: tuple[tuple[str, str], ...] = ()
    """Path and reason of the first ``MOST_UNREAD`` files that could not be read or were given up."""


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit came to; ``outputs`` are names of files in the output folder."""

    run: Run
    tally: Tally
    judged: int
    seconds: float
    outputs: tuple[str, ...] = ()
    same: bool = False
    """Nothing is different from the run before: ``run`` is that one, and its results stand."""


def audit(settings: Settings, watch: Watch) -> Audited:
    """Run and write everything. Raises InputError, ContentError."""
    early(settings)
    with Audit(settings) as opened:
        ended = opened.work(lambda setup: make(settings, setup), watch)
        if not ended.run.complete:
            return Audited(ended.run, Tally(), ended.judged, ended.seconds)
        if ended.same and (kept := _kept(opened.state, ended.run, settings.out)):
            return Audited(ended.run, kept, ended.judged, ended.seconds, same=True)
        from pipeline.audit import outputs  # noqa: PLC0415 - slow to load

        names = outputs.write(
            opened.archive(ended.run),
            settings.out,
            jobs=settings.workers,
            processes=context(settings.near, settings.rules),
        )
        tally = brought_up(opened.state, ended.run, settings.out, names)
        return Audited(ended.run, tally, ended.judged, ended.seconds, names, same=ended.same)


def brought_up(state: State, run: Run, out: Path, names: tuple[str, ...]) -> Tally:
    """The figures of ``run``, kept with it and with the ``names`` of what was written of it.

    The database says what the state says. Raises InputError.
    """
    from pipeline.audit.store import database  # noqa: PLC0415 - slow to load

    with database.Database(out) as base:
        base.bring_up(state, run.number)
        tally = replace(tallied(base, run), outputs=names)
    state.execute("UPDATE runs SET tally = ? WHERE number = ?", (packed(tally).decode(), run.number))
    return tally


def _kept(state: State, run: Run, out: Path) -> Tally | None:
    """The figures of ``run`` when all that was written of it is still there."""
    (said,) = state.execute("SELECT tally FROM runs WHERE number = ?", (run.number,))[0]
    kept = unpacked(said, Tally) if said else Tally()
    return kept if kept.outputs and all((out / name).exists() for name in kept.outputs) else None


def tallied(base: Database, run: Run) -> Tally:
    """The figures of ``run``, the last one in the database."""
    _, verdicts = base.ask(
        "SELECT verdict, count(*) FROM latest JOIN documents USING (document)"
        " WHERE latest.outcome = 'checked' GROUP BY 1"
    )
    _, rules = base.ask("SELECT title, count(*) FROM findings GROUP BY rule, title ORDER BY 2 DESC, rule")
    new, fixed = _changes(base, run)
    _, unread = base.ask(_UNREAD.format(most=MOST_UNREAD))
    open_ = sum(count for _, count in rules)
    return Tally(open_, new, fixed, tuple(sorted(verdicts)), tuple(rules), unread=tuple(unread))


def _changes(base: Database, run: Run) -> tuple[int, int]:
    """Findings that are new and that are fixed since the run before; none without one."""
    if run.previous is None:
        return 0, 0
    _, ((new, fixed),) = base.ask(_CHANGES.format(now=run.number))
    return new, fixed


_UNREAD = """
SELECT path, reason FROM latest WHERE outcome IN ('unreadable', 'timeout', 'memory', 'crashed')
ORDER BY path LIMIT {most}
"""
_CHANGES = """
WITH found AS (
  SELECT document, rule, outcome, fingerprint FROM results
  WHERE outcome IN ('violated', 'undetermined', 'error')),
pairs AS (SELECT path, document, before FROM files WHERE run = {now} AND outcome = 'checked'),
new AS (SELECT path, rule, outcome, fingerprint FROM pairs JOIN found USING (document)),
old AS (SELECT path, rule, outcome, fingerprint FROM pairs JOIN found ON found.document = pairs.before)
SELECT (SELECT count(*) FROM new ANTI JOIN old USING (path, rule, outcome, fingerprint)),
       (SELECT count(*) FROM old ANTI JOIN new USING (path, rule, outcome, fingerprint))
"""
