"""Ids that a loop has doubled are made unique again: drawings, bookmarks, paragraphs."""

from __future__ import annotations

from typing import Final

from pipeline.word.markup import Element
from pipeline.word.names import ID, W14, WP, W

BOOKMARK: Final = W + "bookmarkStart"
_BOOKMARK_END: Final = W + "bookmarkEnd"
NAME: Final = W + "name"
_DRAWING: Final = WP + "docPr"
_PARAGRAPH: Final = (W14 + "paraId", W14 + "textId")
_LONGEST_NAME: Final = 40
"""Characters that Word allows in the name of a bookmark."""


class Identities:
    """Gives out ids that are unique in one document; its parts come one after another."""

    def __init__(self) -> None:
        """Begin with nothing given out."""
        self._drawings = self._bookmarks = 0
        self._names: set[str] = set()
        self._paragraphs: set[str] = set()

    def renew(self, root: Element) -> None:
        """Number drawings and bookmarks below ``root``; a name met again becomes ``name_2``, ``name_3`` …."""
        open_: dict[str, list[str]] = {}
        for item in root.iter(_DRAWING, BOOKMARK, _BOOKMARK_END):
            if item.tag == _DRAWING:
                self._drawings += 1
                item.set("id", str(self._drawings))
            elif item.tag == BOOKMARK:
                fresh = self.next_bookmark()
                open_.setdefault(item.get(ID, ""), []).append(fresh)
                item.set(ID, fresh)
                item.set(NAME, self.free_name(item.get(NAME, "")))
            else:
                _close(item, open_)
        self._renew_paragraphs(root)

    def next_bookmark(self) -> str:
        """Return an id for a bookmark."""
        self._bookmarks += 1
        return str(self._bookmarks)

    def free_name(self, name: str) -> str:
        """Return ``name`` or, where it is taken (in any case), its first free successor; it is taken now."""
        free, number = name, 1
        while free.lower() in self._names:
            number += 1
            free = f"{name[: _LONGEST_NAME - len(str(number)) - 1]}_{number}"
        self._names.add(free.lower())
        return free

    def _renew_paragraphs(self, root: Element) -> None:
        for paragraph in root.iter(W + "p", W + "tr"):
            identifier = paragraph.get(_PARAGRAPH[0])
            if identifier is None:
                continue
            if identifier in self._paragraphs:
                for key in _PARAGRAPH:
                    paragraph.attrib.pop(key, "")
            self._paragraphs.add(identifier)


def _close(item: Element, open_: dict[str, list[str]]) -> None:
    """Ends take the ids of their beginnings; an end without one is removed."""
    waiting = open_.get(item.get(ID, ""), [])
    if waiting:
        item.set(ID, waiting.pop())
        return
    parent = item.getparent()
    if parent is not None:
        parent.remove(item)
