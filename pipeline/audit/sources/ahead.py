"""Files of other storage are fetched before it is their turn: the way there takes longer than a check."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from pipeline.audit.sources.entry import Entry, Kind
from pipeline.audit.sources.limits import MIB
from pipeline.audit.sources.read import Reader

THREADS = 8
MOST = 32
"""Files on their way at most."""
MOST_BYTES = 256 * MIB
T = TypeVar("T")
Read = Callable[[], tuple[bytes, str]]


def ahead(
    items: Iterable[T], entry_of: Callable[[T], tuple[Entry, bool]], reader: Reader
) -> Iterator[tuple[T, Read]]:
    """``items`` in their order, each with what reads it as ``reader`` does.

    ``entry_of`` names the entry of an item, and whether it is going to be read.
    """
    waiting: deque[tuple[T, Read, int]] = deque()
    with ThreadPoolExecutor(THREADS) as pool:
        try:
            for item in items:
                waiting.append((item, *_read(*entry_of(item), reader, pool)))
                while waiting and (not waiting[0][2] or _full(waiting)):
                    yield waiting.popleft()[:2]
            while waiting:
                yield waiting.popleft()[:2]
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _read(entry: Entry, wanted: bool, reader: Reader, pool: ThreadPoolExecutor) -> tuple[Read, int]:  # noqa: FBT001 - of a pair
    """What reads ``entry``, and how many bytes are on their way because of it."""
    if not wanted or entry.kind is not Kind.REMOTE or entry.member >= 0:
        return lambda: reader.read(entry), 0
    fetched = pool.submit(_fetched, entry)
    return fetched.result, max(entry.size, 1)


def _fetched(entry: Entry) -> tuple[bytes, str]:
    with Reader() as own:
        return own.read(entry)


def _full(waiting: deque[tuple[T, Read, int]]) -> bool:
    return len(waiting) > MOST or sum(size for _, _, size in waiting) > MOST_BYTES
