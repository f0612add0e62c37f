"""Tracked changes put into a copy of a Word file: bytes and changes in, bytes out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import count

from pipeline.model.document import Document
from pipeline.word.comment.members import rewritten
from pipeline.word.comment.source import Source, utf8
from pipeline.word.comment.unflat import zipped
from pipeline.word.comment.wording import STRICT, names_at
from pipeline.word.names import W
from pipeline.word.package import Package, open_package
from pipeline.word.revise.change import Change, Insertion, Refusal, Revised
from pipeline.word.revise.insert import Edit, Inserter
from pipeline.word.revise.marks import Signed
from pipeline.word.revise.places import Places
from pipeline.word.revise.replace import Cut, Replacer

_NUMBER = re.compile(rb""":id\s*=\s*["'](\d{1,9})["']""")
_STORIES = ("document", "header", "footer", "footnotes", "endnotes", "comments")
_SIGNED = "_xmlsignatures/"
_REMARK = "原文件带有数字签名；修订写入的是副本，副本上的签名因内容改变而失效，原文件及其签名不受影响。"


def revise(
    data: bytes,
    changes: Sequence[Change],
    *,
    document: Document,
    author: str,
    date: datetime,
) -> Revised:
    """A copy of the Word file ``data`` with ``changes`` as tracked changes of ``author``.

    Addresses are those of ``document``, which was read from ``data`` in its final view. Rejecting all changes
    gives the text and the formats of the original, every part but the main one stays byte for byte, and the
    same arguments give the same bytes. A change that cannot be tracked at its place is left out and named in
    ``refused``. Raises ValueError when ``document`` is that of another file.
    """
    if document.sha256 != hashlib.sha256(data).hexdigest():
        raise ValueError("the document was read from another file")
    data = zipped(data, document.name)
    package = open_package(data, name=document.name)
    main = package.main
    source = Source(utf8(package.bytes(main)), package.xml(main))
    when = (date.astimezone(UTC) if date.tzinfo else date).strftime("%Y-%m-%dT%H:%M:%SZ")
    names = names_at(source.root, W.strip("{}"), "w", STRICT if source.strict else "")
    signed = Signed(names, author, when, _numbers(package))
    edits, refused = _edits(changes, Places(source, document, main), signed)
    remarks = (_REMARK,) if any(part.lower().startswith(_SIGNED) for part in package.names) else ()
    if not edits:
        return Revised(data, refused, remarks)
    return Revised(rewritten(data, {main: _spliced(source.data, edits)}, {}), refused, remarks)


def _edits(
    changes: Sequence[Change], places: Places, signed: Signed
) -> tuple[list[Edit], tuple[tuple[int, Refusal], ...]]:
    """All edits in the order of the changes, and the changes that cannot be made."""
    inserter, replacer = Inserter(places, signed), Replacer(places, signed)
    edits: list[Edit] = []
    cuts: list[Cut] = []
    refused: list[tuple[int, Refusal]] = []
    behind: dict[int, list[int]] = {}
    for place, change in enumerate(changes):
        if isinstance(change, Insertion):
            behind.setdefault(change.after, []).append(place)
            continue
        found = replacer.cuts(change)
        if isinstance(found, Refusal):
            refused.append((place, found))
        elif any(_overlap(cut, other) for cut in found for other in cuts):
            refused.append((place, Refusal.OVERLAP))
        else:
            cuts += found
    for places_ in behind.values():
        made = inserter.edits(_merged([changes[place] for place in places_]))
        if isinstance(made, Refusal):
            refused += [(place, made) for place in places_]
        else:
            edits += made
    return [*edits, *replacer.edits(cuts)], tuple(refused)


def _overlap(first: Cut, second: Cut) -> bool:
    return first.element is second.element and first.start < second.end and second.start < first.end


def _merged(changes: Sequence[Change]) -> Insertion:
    """All of ``changes``, which stand behind one block, as one."""
    insertions = [change for change in changes if isinstance(change, Insertion)]
    return Insertion(insertions[0].after, tuple(p for item in insertions for p in item.paragraphs))


def _spliced(data: bytes, edits: list[Edit]) -> bytes:
    """``data`` with ``edits``; those at one place stay in their order."""
    pieces, done = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [data[done:start], new]
        done = max(done, end)
    return b"".join([*pieces, data[done:]])


def _numbers(package: Package) -> Iterator[int]:
    """Numbers that no change, comment or bookmark of the file has."""
    used = {0}
    for part in package.names:
        stem = part.rpartition("/")[2]
        if stem.startswith(_STORIES) and stem.endswith(".xml"):
            used.update(int(found) for found in _NUMBER.findall(package.bytes(part)))
    highest = max(used)
    return count(highest + 1)
