"""Whole clauses of the library with the values of a project, for a draft that lacks them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from pipeline import word
from pipeline.errors import ContentError, InputError
from pipeline.generate.context import context
from pipeline.generate.library import LibraryClause, load_library
from pipeline.generate.parties import party_names
from pipeline.generate.record import Record
from pipeline.generate.remedies.compose import Piece
from pipeline.generate.remedies.draft import Draft
from pipeline.generate.remedies.load import Remedy
from pipeline.generate.remedies.propose import Ready
from pipeline.generate.remedies.words import Words
from pipeline.model.agreement import Agreement
from pipeline.model.document import Block, Document
from pipeline.model.project import Project
from pipeline.word.build import build
from pipeline.word.fill import Properties, compile_template, fill

_REFERENCE = re.compile(r"\[第X条\]\(#(\w+)\)(?:第[0-9一二三四五六七八九十]+[款项])?")
_LINE = "＿＿＿＿"
_OPEN, _EXAMPLE = "【待填写】", "示例内容"
_HEADING, _CAPTION = "heading", "caption"
_ANNEX = re.compile("附件[一二三四五六七八九十]")
_IN_ANNEX = re.compile("(?<!在)(附件[一二三四五六七八九十])(?:所列|载明)的")
_THAT_ANNEX = "该附件"


def ready_clauses(
    project: Project, draft: Draft, remedies: Iterable[Remedy]
) -> Mapping[str, tuple[Ready, ...]]:
    """For each remedy the clauses that stand for it, printed with the values of ``project``.

    A clause is left out where its condition does not hold or where it refers to annexes that the draft has
    not. Raises InputError when the parties of the project are not those of the draft.
    """
    _refuse_strangers(project, draft.agreement)
    library, values = load_library(), context(project)
    made: dict[str, tuple[Ready, ...]] = {}
    for remedy in remedies:
        clauses = (library[name] for name in remedy.library if name in library)
        found = tuple(
            item for clause in clauses if (item := _ready(clause, values, draft, library)) is not None
        )
        if found:
            made[remedy.id] = found
    return made


def _ready(
    clause: LibraryClause, values: Record, draft: Draft, library: Mapping[str, LibraryClause]
) -> Ready | None:
    document = _printed(clause, values, library)
    own = _own_annexes(draft.agreement)
    pieces = tuple(_pieces(document, lambda text: _fitted(text, draft.own, own)))
    said = [piece.words.text for piece in pieces]
    if not pieces or not _annexes(said) <= own or (not own and any(_THAT_ANNEX in text for text in said)):
        return None
    return Ready(clause.title, pieces, clause.satisfies)


def _printed(clause: LibraryClause, values: Record, library: Mapping[str, LibraryClause]) -> Document:
    """A document of the clause alone; a reference to another clause says what that is about."""
    source = _REFERENCE.sub(lambda match: f"本协议关于{_title(match[1], library)}的约定", clause.source)
    if clause.condition:
        source = f"{{% if {clause.condition} %}}\n{source}\n{{% endif %}}\n"
    template = compile_template(
        build(f"# 条款\n\n{source}", name=clause.file, style="contract"), name=clause.file
    )
    try:
        filled = fill(template, values, properties=Properties())
    except ContentError as error:
        raise InputError(f"项目文件的数据不能写成条款“{clause.title}”：{error.problems[0]}") from error
    return word.read(filled.data, name=clause.file)


def _title(identifier: str, library: Mapping[str, LibraryClause]) -> str:
    return library[identifier].title if identifier in library else "有关事项"


def _pieces(document: Document, fitted: Callable[[str], str]) -> Iterator[Piece]:
    """The paragraphs below the heading; the rows of a table become items."""
    body = (block for block in document.blocks if block.heading_level is None and _is_clause(block))
    for in_table, group in groupby(body, key=lambda block: bool(block.cells)):
        blocks = list(group)
        if in_table:
            yield from (Piece(2, _words(fitted(text))) for text in _rows(blocks))
        else:
            for block in blocks:
                level = 1 if block.list_level is None else max(block.list_level, 1)
                yield Piece(min(level, 2), _words(fitted(block.text)))


def _is_clause(block: Block) -> bool:
    style = block.style.lower()
    return (
        block.story == "body" and bool(block.text.strip()) and _CAPTION not in style and "title" not in style
    )


def _rows(blocks: list[Block]) -> Iterator[str]:
    """Each row of a table below its head as one text (类别：专利；名称：示例)."""
    rows: dict[int, dict[int, str]] = {}
    for block in blocks:
        cell = block.cells[-1]
        row = rows.setdefault(cell.row, {})
        row[cell.column] = f"{row.get(cell.column, '')}{block.text.strip()}"
    head = rows.get(min(rows), {})
    for place in sorted(rows)[1:]:
        said = (f"{head.get(column, '')}：{text}" for column, text in sorted(rows[place].items()) if text)
        yield "；".join(said) + "。"


def _fitted(text: str, own: str, annexes: frozenset[str]) -> str:
    """``text`` in the words of the draft: what it calls itself, no annex that it has not."""
    said = text.strip().replace("本协议", own)
    return _IN_ANNEX.sub(lambda match: match[0] if match[1] in annexes else "书面约定的", said)


def _words(text: str) -> Words:
    """``text`` with what the project does not say left to be filled in."""
    parts = text.split(_LINE)
    printed, places = parts[0], []
    for part in parts[1:]:
        places.append((len(printed), len(printed) + len(_OPEN)))
        printed += _OPEN + part
    return Words(printed, tuple(places), _EXAMPLE.join(parts))


def _annexes(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(found for text in texts for found in _ANNEX.findall(text))


def _own_annexes(agreement: Agreement) -> frozenset[str]:
    """The annexes that ``agreement`` has."""
    return _annexes(clause.printed for clause in agreement.clauses if clause.annex)


def _refuse_strangers(project: Project, agreement: Agreement) -> None:
    """Raise InputError when a role of the draft belongs to somebody else in the project."""
    known = party_names(project)
    for party in agreement.terms.parties:
        if party.role not in known:
            roles = "、".join(sorted({item.role for item in known.values()}))
            raise InputError(
                f"协议的当事人称“{party.role}”，项目文件的合作方称{roles}，条款无法对应；请去掉 --project。"
            )
        stated = known[party.role].name
        if party.name and stated != party.name:
            raise InputError(
                f"协议的{party.role}是“{party.name}”，项目文件的{party.role}是“{stated}”；"
                "请核对是不是同一个项目，或者去掉 --project。"
            )
