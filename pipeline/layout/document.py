"""Pages as a document."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.layout.blocks import lay_out
from pipeline.layout.shapes import Page
from pipeline.model.document import Document, How, Ledger, Source, Unread


@dataclass(frozen=True, slots=True)
class Account:
    """What else there is to say of the reading: ``kind`` and ``remarks`` as in ``Source``."""

    kind: str
    left_out: Mapping[str, int] = field(default_factory=dict)
    unread: Sequence[Unread] = ()
    remarks: Sequence[str] = ()


def document(pages: Sequence[Page], data: bytes, account: Account, *, name: str) -> Document:
    """The document on ``pages`` of the file ``data``; its confidence is that of the worst recognised page."""
    laid = lay_out(pages)
    counts = Counter(account.left_out)
    counts.update(dict(laid.left_out))
    sources = tuple(page.source for page in pages)
    return Document(
        name,
        laid.blocks,
        hashlib.sha256(data).hexdigest(),
        ledger=Ledger(
            sum(len(block.text) for block in laid.blocks),
            tuple((reason, count) for reason, count in counts.items() if count),
            (*account.unread, *_lost(pages)),
        ),
        pictures=sum(page.pictures for page in pages),
        source=Source(
            How.OCR if any(source.how is How.OCR for source in sources) else How.PDF,
            account.kind,
            min((source.confidence for source in sources), default=1.0),
            sources,
            tuple(account.remarks),
        ),
    )


def _lost(pages: Sequence[Page]) -> Iterator[Unread]:
    return (Unread(f"第{page.number}页", f"{page.lost} 处无法识别的文字") for page in pages if page.lost)
