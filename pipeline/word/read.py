"""A Word file as its signer reads it: bytes in, `Document` out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from pipeline.model.document import Document, Story, View
from pipeline.word import body, drawings, runs
from pipeline.word.ledger import ledger
from pipeline.word.markup import Element
from pipeline.word.memo import Memo
from pipeline.word.names import W
from pipeline.word.numbering import Counter, Lists, Numbering
from pipeline.word.package import Package, open_package
from pipeline.word.stories import prepare_notes, read_comments, read_margins
from pipeline.word.styles import StyleSheet
from pipeline.word.walk import Handler, Reading, Walk

HANDLERS: dict[str, Handler | None] = {**body.HANDLERS, **runs.HANDLERS, **drawings.HANDLERS}
_STYLES: Memo[StyleSheet] = Memo(64)
_NUMBERINGS: Memo[Numbering] = Memo(64)
Value = TypeVar("Value")


def read(data: bytes, *, name: str, view: View = View.FINAL) -> Document:
    """The Word file ``data`` in the state of tracked changes ``view``; ``name`` is what messages call it.

    Every character of the file is read, left out for a reason, or reported as unread (`Document.ledger`).
    InputError says in Chinese why a file cannot be read.
    """
    package = open_package(data, name=name)
    reading = _reading(package, view)
    root = package.xml(package.main)
    walk = Walk(reading, package.main, root, story=Story.BODY, counter=Counter())
    notes = prepare_notes(reading)
    content = root.find(W + "body")
    if content is not None:
        walk.children(content, 0)
    walk.flush()
    for kind in notes:
        kind.close()
    read_comments(reading)
    read_margins(reading)
    return Document(
        name,
        tuple(reading.blocks),
        hashlib.sha256(data).hexdigest(),
        view,
        ledger((walk.tally, walk.root) for walk in reading.walks),
        tuple(reading.revisions),
        reading.pictures,
    )


def _reading(package: Package, view: View) -> Reading:
    styles = _remembered(package, "styles", _STYLES, StyleSheet.from_xml, StyleSheet())
    numbering = _remembered(package, "numbering", _NUMBERINGS, Numbering.from_xml, Numbering())
    return Reading(package, view, styles, Lists(numbering, styles), HANDLERS)


def _remembered(
    package: Package, kind: str, memo: Memo[Value], make: Callable[[Element], Value], default: Value
) -> Value:
    for link in package.relationships(package.main).values():
        part = link.target
        if link.type_suffix == kind and part in package:
            return memo.get((package.crc(part), package.size(part)), lambda: make(package.xml(part)))
    return default
