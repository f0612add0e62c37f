"""What segmenting made of a document, in a form that reads like the document."""

from __future__ import annotations

from pipeline.model.agreement import Clause, Standing
from pipeline.model.document import Block, Cell, Document, Run
from pipeline.nlp.segment import segment


def paragraph(text: str, *, index: int = 0, bold: bool = False, **fields: object) -> Block:
    """One block; ``fields`` are those of ``Block``."""
    marks = frozenset({"bold"}) if bold else frozenset()
    return Block(index, text, runs=(Run(0, len(text), marks=marks),), **fields)  # type: ignore[arg-type]


def of_blocks(*blocks: Block | str) -> Document:
    """A document of these blocks, numbered in order."""
    made = (paragraph(block) if isinstance(block, str) else block for block in blocks)
    return Document("test", tuple(_numbered(block, index) for index, block in enumerate(made)))


def table(*rows: tuple[str | tuple[str, ...], ...], number: int = 0) -> list[Block]:
    """The blocks of a table; a cell is one paragraph or several."""
    return [
        paragraph(text, cells=(Cell(number, row, column),))
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        for text in ((cell,) if isinstance(cell, str) else cell)
    ]


def _numbered(block: Block, index: int) -> Block:
    values = {name: getattr(block, name) for name in Block.__slots__}
    return Block(**{**values, "index": index})


def document(source: str | Document) -> Document:
    """``source``, or a document with one paragraph for each of its lines."""
    return Document.from_text(source) if isinstance(source, str) else source


def outline(source: str | Document) -> list[str]:
    """The clauses after clause 0: indented by level, number, title, “空” when blank, “附” for an annex."""
    return [_shown(clause) for clause in segment(document(source))[0][1:]]


def _shown(clause: Clause) -> str:
    words = " ".join(filter(None, (clause.number, clause.title, "空" * clause.blank, "附" * clause.annex)))
    return "  " * (clause.level - 1) + words


def texts(source: str | Document, *standings: Standing) -> list[str]:
    """The texts of all provisions with one of ``standings`` (default: operative)."""
    wanted = standings or (Standing.OPERATIVE,)
    return [item.text for item in segment(document(source))[1] if item.standing in wanted]


def under(source: str | Document, number: str) -> list[str]:
    """The operative texts right below the first clause with this number."""
    clauses, provisions = segment(document(source))
    index = next(clause.index for clause in clauses if clause.number == number)
    return [item.text for item in provisions if item.clause == index and item.standing is Standing.OPERATIVE]
