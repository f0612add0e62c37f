"""Which texts a block holds: what is printed, and the statements that rule it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.word.build.blocks import (
    Annex,
    Block,
    Cover,
    Fields,
    Heading,
    Item,
    Native,
    Note,
    Paragraph,
    Place,
    Row,
    Signatures,
    Signoff,
    Table,
    Tag,
    Title,
)
from pipeline.word.build.inline import TAG

Text = tuple[Place, str]


def printed(block: Block) -> Iterator[Text]:
    """The texts of ``block`` that are printed, each one paragraph or cell."""
    if isinstance(block, (Title, Heading, Paragraph, Item, Note, Native, Annex)):
        yield block.place, block.text
    elif isinstance(block, Signoff):
        yield from ((block.place, role) for role in block.roles)
    elif isinstance(block, Signatures):
        yield block.place, block.title
    elif isinstance(block, (Table, Fields, Cover)):
        yield from ((row.place, cell) for row in block.rows if not row_tag(row) for cell in row.cells)
        if not isinstance(block, Cover):
            yield block.place, block.options.get("caption", "")


def row_tag(row: Row) -> str:
    """The statement that a row consists of, or nothing when it is a row of cells."""
    first, *others = row.cells
    found = TAG.fullmatch(first)
    return first if found and first.startswith("{%") and not any(others) else ""


def row_tags(block: Block) -> tuple[Text, ...]:
    """The statements for whole rows in ``block``."""
    if not isinstance(block, (Table, Fields, Cover)):
        return ()
    return tuple((row.place, tag) for row in block.rows if (tag := row_tag(row)))


def block_tags(blocks: Iterable[Block]) -> tuple[Text, ...]:
    """The statements for whole paragraphs among ``blocks``."""
    return tuple((block.place, block.text) for block in blocks if isinstance(block, Tag))
