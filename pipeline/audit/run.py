"""A run: find the files, judge what is not known yet, keep everything, say what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol, Self

from pipeline import __version__
from pipeline.audit import identity
from pipeline.audit.basis import Basis, Told, fingerprint, recall, remember
from pipeline.audit.executors import Executor, asked
from pipeline.audit.job import Judged, Task, digest, loaded
from pipeline.audit.places import make_folder, refuse
from pipeline.audit.settings import Settings, Setup
from pipeline.audit.sources import Entry, Reader, Unreadable, find
from pipeline.audit.sources.ahead import Read, ahead
from pipeline.audit.store import outcome, rows
from pipeline.audit.store.state import NAME, Pending, State
from pipeline.model.archive import Archive, AuditedFile, FileOutcome, Run
from pipeline.model.packed import packed, unpacked

Make = Callable[[Setup], Executor]


class Watch(Protocol):
    """Somebody who looks on."""

    def found(self, files: int, known: int) -> None:
        """So many files are there, of which so many need no work."""

    def done(self, outcome: FileOutcome) -> None:
        """Another file has its outcome."""

    def stopping(self) -> bool:
        """Whether the user wants the run to end."""


class Silent:
    """Nobody looks on."""

    def found(self, files: int, known: int) -> None:
        """Nothing is shown."""

    def done(self, outcome: FileOutcome) -> None:
        """Nothing is shown."""

    def stopping(self) -> bool:
        """The run goes on to its end."""
        return False


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: the run, how many files had to be judged, how long it took.

    ``same``: everything was found as before, so that ``run`` is the one before and its results stand.
    """

    run: Run
    judged: int
    seconds: float
    same: bool = False


class Audit:
    """One output folder, open for a run. A context manager; nobody else can use the folder meanwhile."""

    def __init__(self, settings: Settings) -> None:
        """Load the rules and open the store. Raises InputError, ContentError."""
        refuse(settings)
        self.settings = settings
        self._found: Told | None = None
        if not (settings.out / NAME).exists():
            self._told()  # wrong rules leave no folder behind
        make_folder(settings.out)
        self.state = State(settings.out)
        try:
            self.identity = identity.identity(settings, self._basis())
            self.settings = replace(settings, types=self._types())
        except BaseException:
            self.state.close()
            raise
        self.previous, self.number = _numbers(self.state)
        self._judged = 0

    def _told(self) -> Told:
        """What the rules come to now."""
        if self._found is None:
            settings = self.settings
            self._found = asked.told(settings.near, settings.rules, here=bool(settings.cluster))
        return self._found

    def _basis(self) -> Basis:
        """What the rules come to; they are loaded only when a file of theirs is different from last time."""
        files = fingerprint(self.settings.near, self.settings.rules, identity.program())
        found = recall(self.state, files)
        if found is None:
            found = self._told().basis
            remember(self.state, files, found)
        return found

    def _types(self) -> tuple[str, ...]:
        if not self.settings.types:
            return ()
        from pipeline.app import archiving  # noqa: PLC0415 - slow to load

        checker = loaded(self.settings.near, self.settings.rules)
        return archiving.types(self.settings.types, checker)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Save and close the store."""
        self.state.close()

    def setup(self) -> Setup:
        """What workers need."""
        settings = self.settings
        return Setup(settings.order(), settings.near, settings.rules, self.identity.ruleset, settings.limits)

    def work(self, make: Make, watch: Watch | None = None) -> Ended:
        """The whole run with workers that ``make`` starts when something is to be judged."""
        watch = watch or Silent()
        began, clock = datetime.now(UTC), time.monotonic()
        self._forget()
        files = self.state.begin(self.number, self._entries())
        self.state.save()
        self._judge(make, watch, files)
        complete = not watch.stopping()
        run, same = self._finish(files) if complete else (self._interrupted(files), False)
        seconds = time.monotonic() - clock
        if not same:
            said = (" ".join(self.settings.sources), packed(run).decode())
            self.state.execute(
                "INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?, '')",
                (self.number, int(complete), began.isoformat(timespec="seconds"), round(seconds, 3), *said),
            )
        self.state.save()
        return Ended(run, self._judged, seconds, same=same)

    def archive(self, run: Run) -> Archive:
        """The rows of ``run``, read as they are needed."""

        def read() -> Iterator[AuditedFile]:
            return rows.files(self.state, run.number)

        return Archive(run, read)

    def _forget(self) -> None:
        if self.settings.fresh:
            self.state.execute("DELETE FROM stamps")
            self.state.void()
        if self.settings.retry:
            self.state.void("outcome <> 'checked'")

    def _entries(self) -> Iterator[Entry]:
        since = self.settings.since
        found = find(self.settings.sources, leave_out=self.settings.out, plain=self.state.is_plain)
        for entry in found:
            if since and entry.outcome is None and entry.modified and entry.modified < since:
                said = outcome.NOT_MODIFIED.format(modified=entry.modified, since=since)
                yield replace(entry, outcome=FileOutcome.SKIPPED, reason=said, filtered=True)
            else:
                yield entry

    def _judge(self, make: Make, watch: Watch, files: int) -> None:
        (waiting,) = self.state.execute(
            "SELECT count(*) FROM files WHERE run = ? AND outcome IS NULL", (self.number,)
        )[0]
        watch.found(files, files - waiting)
        executor: Executor | None = None
        tasks = self._tasks(watch)
        first = next(tasks, None)
        if first is None:
            return
        executor = make(self.setup())
        try:
            for item in executor.results(_chain(first, tasks)):
                self._keep(item)
                watch.done(item.outcome)
                if watch.stopping():
                    executor.stop()
        finally:
            executor.close()
            self.state.save()

    def _keep(self, item: Judged) -> None:
        self.state.keep(item, epoch=self.identity.epoch, conditions=self.identity.conditions)
        self._judged += 1

    def _tasks(self, watch: Watch) -> Iterator[Task]:
        """What has to be judged, each content once."""
        asked: set[str] = set()
        with Reader() as reader:
            pending = self.state.pending(self.number)
            for item, read in ahead(pending, lambda item: (item.entry, not item.sha256), reader):
                if watch.stopping():
                    return
                task = self._task(item, read, asked)
                if task is None:
                    watch.done(FileOutcome.SKIPPED)
                else:
                    yield task

    def _task(self, item: Pending, read: Read, asked: set[str]) -> Task | None:
        """The task for a file; None when its outcome is known or will be by another."""
        entry, sha256 = item.entry, item.sha256
        name = AuditedFile(entry.path, FileOutcome.CHECKED).name
        if sha256 and (key := self._known(sha256, name, asked)):
            self.state.found(self.number, entry, sha256=sha256, size=entry.size, key=key)
            return None
        try:
            data, stamp = read()
        except Unreadable as error:
            self.state.settle(self.number, entry.path, error.outcome, str(error))
            return None
        sha256 = digest(data)
        self.state.stamped(entry, stamp=stamp, sha256=sha256, size=len(data))
        known = self._known(sha256, name, asked)
        key = known or self._free(sha256, name)
        self.state.found(self.number, entry, sha256=sha256, size=len(data), key=key)
        asked.add(key)
        return None if known else Task(key, name, data)

    def _known(self, sha256: str, name: str, asked: set[str]) -> str:
        """The key of the bytes when nothing is left to do for them; else empty."""
        own = self.identity
        for key in own.keys(sha256, name):
            if key in asked or self.state.usable(key, epoch=own.epoch, conditions=own.conditions):
                return key
        return ""

    def _free(self, sha256: str, name: str) -> str:
        """The key for an outcome that is not known; what the law of another day led to stays beside it."""
        first, later = self.identity.keys(sha256, name)
        return later if self.state.outdated(first, epoch=self.identity.epoch) else first

    def _finish(self, files: int) -> tuple[Run, bool]:
        """The run, and whether it is the one before because nothing is different."""
        state, number, settings = self.state, self.number, self.settings
        outcome.settle(state, number, types=settings.types, signed_since=settings.signed_since)
        counts = outcome.count(state, number, files)
        if self.previous is not None and not settings.fresh and outcome.same(state, number, self.previous):
            state.execute("DELETE FROM files WHERE run = ?", (number,))
            return run_of(state, self.previous), True
        gone = outcome.compare(state, number, self.previous)
        _mark_copies(state, number)
        columns = rows.columns(state, number)
        outcome.forget(state, (number, self.previous or 0))
        return replace(self._run(files), outcomes=counts, gone=gone, rules=columns), False

    def _interrupted(self, files: int) -> Run:
        return replace(self._run(files), complete=False)

    def _run(self, files: int) -> Run:
        settings = self.settings
        return Run(
            self.number,
            settings.today,
            settings.law_date,
            settings.sources,
            self.identity.ruleset,
            self.identity.model,
            __version__,
            self.previous,
            files=files,
        )


def _chain(first: Task, rest: Iterable[Task]) -> Iterator[Task]:
    yield first
    yield from rest


def _mark_copies(state: State, run: int) -> None:
    from pipeline.audit.store import copies  # noqa: PLC0415 - slow to load

    copies.mark(state, run)


def _numbers(state: State) -> tuple[int | None, int]:
    """The last complete run and the number of this one."""
    (last,) = state.execute("SELECT max(number) FROM runs WHERE complete")[0]
    return last, (last or 0) + 1


def run_of(state: State, number: int) -> Run:
    """The run that the state holds under ``number``."""
    (said,) = state.execute("SELECT run FROM runs WHERE number = ?", (number,))[0]
    return unpacked(said, Run)
