"""A Word file as its signer reads it: bytes in, `Document` out."""

from __future__ import annotations

import hashlib

from pipeline.errors import InputError
from pipeline.model.document import Document, View
from pipeline.word import body, drawings, foreign, math, runs, tables
from pipeline.word.ledger import ledger
from pipeline.word.package import open_package
from pipeline.word.reading import Gathered, start_reading
from pipeline.word.stories import read_body, read_comments, read_margins
from pipeline.word.walk import Handler

_HANDLERS: dict[str, Handler | None] = {
    **body.HANDLERS,
    **tables.HANDLERS,
    **runs.HANDLERS,
    **drawings.HANDLERS,
    **foreign.HANDLERS,
    **math.HANDLERS,
}


def read(data: bytes, *, name: str, view: View = View.FINAL) -> Document:
    """The Word file ``data`` in the state of tracked changes ``view``; ``name`` is what messages call it.

    Every character of the file is read, left out for a reason, or reported as unread (`Document.ledger`).
    InputError says in Chinese why a file cannot be read.
    """
    gathered = Gathered()
    try:
        reading = start_reading(open_package(data, name=name), view, _HANDLERS, gathered)
        read_body(reading)
        read_comments(reading)
        read_margins(reading)
    except RecursionError:
        raise InputError(
            f"{name}：文档嵌套层数过多，不是正常的 Word 文档；请用 Word 打开后另存再检查。"
        ) from None
    gathered.close()
    return Document(
        name,
        tuple(gathered.blocks),
        hashlib.sha256(data).hexdigest(),
        view,
        ledger(gathered.tallies),
        tuple(gathered.revisions),
        gathered.pictures,
    )
