"""The bytes of entries; the archive that one was read from stays open for the next."""

from __future__ import annotations

import os
import zipfile
from io import BufferedReader, BytesIO
from types import TracebackType
from typing import IO, Self

from pipeline.audit.sources import remote, zips
from pipeline.audit.sources.entry import Entry, Kind
from pipeline.audit.sources.folders import stamp, why
from pipeline.audit.sources.limits import MAX_FILE, too_large
from pipeline.errors import InputError
from pipeline.model.archive import FileOutcome

TRIES = 3
RESTLESS = "读取时一直有别的程序在修改它，请稍后再审计。"


class Unreadable(Exception):  # noqa: N818 - an outcome, not a fault
    """The bytes cannot be had, or are not wanted; the text is one Chinese sentence."""

    def __init__(self, reason: str, outcome: FileOutcome = FileOutcome.UNREADABLE) -> None:
        """Hold both."""
        super().__init__(reason)
        self.outcome = outcome


class Reader:
    """Reads one entry after another; a context manager that closes what it opened."""

    def __init__(self) -> None:
        """Nothing is open yet."""
        self._address = b""
        self._file: IO[bytes] | None = None
        self._archive: zipfile.ZipFile | None = None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close what is open."""
        self._close()

    def read(self, entry: Entry) -> tuple[bytes, str]:
        """The bytes and the stamp that they were read under. Raises Unreadable."""
        try:
            if entry.member < 0:
                return _whole(entry)
            data = zips.read(self._opened(entry), entry.member)
        except OSError as error:
            raise Unreadable(why(error)) from error
        except zips.BadMemberError as error:
            raise Unreadable(str(error)) from error
        except (zipfile.BadZipFile, IndexError) as error:
            raise Unreadable(zips.BROKEN) from error
        except InputError as error:
            raise Unreadable(str(error)) from error
        if zips.is_archive(BytesIO(data)):
            raise Unreadable(zips.NESTED, FileOutcome.SKIPPED)
        return data, entry.stamp

    def _opened(self, entry: Entry) -> zipfile.ZipFile:
        if self._archive is None or self._address != entry.address:
            self._close()
            self._file = opened(entry)
            self._archive = zipfile.ZipFile(self._file)
            self._address = entry.address
        return self._archive

    def _close(self) -> None:
        for item in (self._archive, self._file):
            if item is not None:
                item.close()
        self._archive = self._file = None
        self._address = b""


def opened(entry: Entry) -> IO[bytes]:
    """The file that ``entry`` is, or is a member of, open for reading. Raises OSError, InputError."""
    if entry.kind is Kind.REMOTE:
        return remote.opened(entry.address.decode("utf-8", "surrogateescape"))
    return BufferedReader(open(os.fsdecode(entry.address), "rb", buffering=0))  # noqa: PTH123 - any name


def _whole(entry: Entry) -> tuple[bytes, str]:
    if entry.kind is Kind.REMOTE:
        with opened(entry) as file:
            return _limited(file.read(MAX_FILE + 1)), entry.stamp
    for _ in range(TRIES):
        with opened(entry) as file:
            before = os.fstat(file.fileno())
            data = file.read(MAX_FILE + 1)
            after = os.fstat(file.fileno())
        if (before.st_mtime_ns, len(data)) == (after.st_mtime_ns, after.st_size):
            return _limited(data), stamp(after)
        _limited(data)
    raise Unreadable(RESTLESS)


def _limited(data: bytes) -> bytes:
    if reason := too_large(len(data)):
        raise Unreadable(reason)
    return data
