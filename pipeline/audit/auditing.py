"""A whole audit: the run, the database, everything that people open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.audit import codec
from pipeline.audit.executors.choose import early, make
from pipeline.audit.run import Audit, Watch
from pipeline.audit.settings import Settings
from pipeline.audit.store.state import State
from pipeline.model.archive import Run

if TYPE_CHECKING:
    from pipeline.audit.store.database import Database


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

        names = outputs.write(opened.archive(ended.run), settings.out, jobs=settings.workers)
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
    state.execute("UPDATE runs SET tally = ? WHERE number = ?", (codec.text(tally), run.number))
    return tally


def _kept(state: State, run: Run, out: Path) -> Tally | None:
    """The figures of ``run`` when all that was written of it is still there."""
    (said,) = state.execute("SELECT tally FROM runs WHERE number = ?", (run.number,))[0]
    kept = codec.parse(said, Tally) if said else Tally()
    return kept if kept.outputs and all((out / name).exists() for name in kept.outputs) else None


def tallied(base: Database, run: Run) -> Tally:
    """The figures of ``run``, the last one in the database."""
    _, verdicts = base.ask(
        "SELECT verdict, count(*) FROM latest JOIN documents USING (document)"
        " WHERE latest.outcome = 'checked' GROUP BY 1"
    )
    _, rules = base.ask("SELECT title, count(*) FROM findings GROUP BY rule, title ORDER BY 2 DESC, rule")
    new, fixed = _changes(base, run)
    return Tally(sum(count for _, count in rules), new, fixed, tuple(sorted(verdicts)), tuple(rules))


def _changes(base: Database, run: Run) -> tuple[int, int]:
    """Findings that are new and that are fixed since the run before; none without one."""
    if run.previous is None:
        return 0, 0
    _, ((new, fixed),) = base.ask(_CHANGES.format(now=run.number, then=run.previous))
    return new, fixed


_CHANGES = """
WITH found AS (
  SELECT f.run, f.path, r.rule, r.outcome, r.fingerprint FROM files AS f JOIN results AS r USING (document)
  WHERE f.outcome = 'checked' AND r.outcome IN ('violated', 'undetermined', 'error')),
pairs AS (
  SELECT now.path, coalesce(same.path, other.path) AS before FROM files AS now
  LEFT JOIN files AS same ON same.run = {then} AND same.path = now.path
  LEFT JOIN (SELECT sha256, min(path) AS path FROM files WHERE run = {then} AND sha256 <> '' GROUP BY 1)
    AS other ON other.sha256 = now.sha256
  WHERE now.run = {now} AND now.outcome = 'checked' AND coalesce(same.path, other.path) IS NOT NULL),
new AS (
  SELECT path, rule, outcome, fingerprint FROM found JOIN pairs USING (path) WHERE run = {now}),
old AS (
  SELECT pairs.path, rule, found.outcome, fingerprint FROM found JOIN pairs ON found.path = pairs.before
  WHERE run = {then})
SELECT (SELECT count(*) FROM new ANTI JOIN old USING (path, rule, outcome, fingerprint))
     + (SELECT count(*) FROM found WHERE run = {now} AND path NOT IN (SELECT path FROM pairs)),
       (SELECT count(*) FROM old ANTI JOIN new USING (path, rule, outcome, fingerprint))
"""
