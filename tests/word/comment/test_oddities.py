"""Every block of the Word oddities of corpus/word commented at once."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import docx
import pytest
from helpers.commented import parts, quoted, story, without_comments
from helpers.docx_zip import make_docx, part

from pipeline.content import root
from pipeline.model.document import Document, View
from pipeline.word.comment import Note, annotate
from pipeline.word.read import read

DATE = datetime(2026, 1, 2)  # noqa: DTZ001 - as Word writes it
ODDITIES = sorted(path for path in (root() / "corpus" / "word").iterdir() if path.is_dir())
ROOTS = {"header": "hdr", "footer": "ftr"}
views = pytest.mark.parametrize("view", View)
oddities = pytest.mark.parametrize("path", ODDITIES, ids=lambda path: path.name)


def built(path: Path) -> bytes:
    files = {
        file: file.stem.rstrip("0123456789") for file in sorted(path.glob("*.xml")) if file.stem != "body"
    }
    inner = {
        f"word/{file.name}": part(ROOTS.get(kind, kind), file.read_text("utf-8"))
        for file, kind in files.items()
    }
    links = {f"rId{file.stem}": (kind, file.name) for file, kind in files.items() if kind in ROOTS}
    return make_docx((path / "body.xml").read_text("utf-8"), parts=dict(inner), relationships=links)


def changes(document: Document) -> list[tuple[str, ...]]:
    """The tracked changes; one that no text prints has the address of what comes next, a comment even."""
    return [(item.kind, item.text, item.author, item.date) for item in document.revisions]


@views
@oddities
def test_every_block_of_an_oddity_can_be_commented(path: Path, view: View) -> None:
    data = built(path)
    before = read(data, name=path.name, view=view)
    notes = [Note(block.location(), (f"第 {block.index} 段",)) for block in before.blocks]
    made = annotate(data, notes, name=path.name, date=DATE, document=before)
    found = quoted(made.data, view=view)
    for block, item in zip(before.blocks, made.placed, strict=True):
        assert item.id in found
        if item.exact and block.text:
            assert found[item.id] == block.text
    texts = {item.comment_id: item.text for item in docx.Document(io.BytesIO(made.data)).comments}
    assert [texts[item.id].partition("\n")[0] for item in made.placed] == [
        note.paragraphs[0] for note in notes
    ]


@oddities
def test_the_text_of_a_commented_oddity_is_the_same(path: Path) -> None:
    data = built(path)
    notes = [Note(block.location(), ("意见",)) for block in read(data, name=path.name).blocks]
    made = annotate(data, notes, name=path.name, date=DATE)
    for view in View:
        after = read(made.data, name=path.name, view=view)
        assert story(after) == story(read(data, name=path.name, view=view))
        assert changes(after) == changes(read(data, name=path.name, view=view))
    assert without_comments(made.data) == without_comments(data)
    untouched = set(parts(data)) - {"word/document.xml", "word/styles.xml"} - {"[Content_Types].xml"}
    assert all(
        parts(made.data)[name] == parts(data)[name] for name in untouched if not name.endswith(".rels")
    )


@oddities
def test_another_program_finds_nothing_broken_in_a_commented_oddity(path: Path, tmp_path: Path) -> None:
    integrity = pytest.importorskip("ooxml_integrity")
    data = built(path)
    notes = [Note(block.location(), ("意见",)) for block in read(data, name=path.name).blocks]
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(data)
    new.write_bytes(annotate(data, notes, name=path.name, date=DATE).data)
    known = {finding.code for finding in integrity.check(str(old))}
    assert [str(item) for item in integrity.check(str(new)) if item.code not in known] == []
    assert [str(item) for item in integrity.compare(str(old), str(new))] == []
