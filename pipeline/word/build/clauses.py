"""Clauses of the library put in where a source names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.word.build import tags
from pipeline.word.build.blocks import Block, Clause, Heading, Place, Tag
from pipeline.word.build.problems import Problems
from pipeline.word.build.source import parse


@dataclass(frozen=True, slots=True)
class ClauseSource:
    """One clause of the library.

    ``condition`` is the Jinja expression under which it stands in the document, empty when always. ``source``
    is template source; when it does not begin with a heading, ``title`` becomes its heading with the anchor
    ``id``. ``file`` and ``first_line`` say where ``source`` begins, for messages.
    """

    id: str
    title: str
    condition: str
    source: str
    file: str = ""
    first_line: int = 1


def expanded(
    blocks: Iterable[Block], clauses: Mapping[str, ClauseSource], problems: Problems
) -> Iterator[Block]:
    """``blocks`` with the clauses in their places; an unknown clause is told to ``problems``."""
    for block in blocks:
        if not isinstance(block, Clause):
            yield block
        elif not block.identifier:
            for clause in clauses.values():
                yield from _inlined(clause, problems)
        elif block.identifier in clauses:
            yield from _inlined(clauses[block.identifier], problems)
        else:
            problems.add(
                block.place, f"条款库里没有条款 {block.identifier}；请核对标识，或者先写出这一条款。"
            )


def _inlined(clause: ClauseSource, problems: Problems) -> Iterator[Block]:
    file = clause.file or f"templates/clauses/{clause.id}.md"
    place = Place(file, clause.first_line)
    blocks = parse(clause.source, file=file, problems=problems, first=clause.first_line)
    _refuse_nested(blocks, problems)
    if not any(isinstance(block, Heading) for block in blocks):
        blocks = (Heading(place, 1, clause.title, clause.id), *blocks)
    if clause.condition:
        blocks = (Tag(place, f"{{% if {clause.condition} %}}"), *blocks, Tag(place, "{% endif %}"))
    tags.check(blocks, problems)
    yield from blocks


def _refuse_nested(blocks: tuple[Block, ...], problems: Problems) -> None:
    for block in blocks:
        if isinstance(block, Clause):
            problems.add(block.place, "条款里不能再引入条款；请在模板里分别引入。")
