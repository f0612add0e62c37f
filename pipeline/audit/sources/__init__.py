"""Where the files of an archive lie: folders, zip archives, other storage. Nothing is ever written there."""

from pipeline.audit.sources.entry import Entry, Kind
from pipeline.audit.sources.read import Reader, Unreadable
from pipeline.audit.sources.search import find

__all__ = ["Entry", "Kind", "Reader", "Unreadable", "find"]
