"""The Word oddities of corpus/word, each read as Word shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.docx_zip import make_docx, part

from pipeline.model.document import View
from pipeline.report.plain import printed_text
from pipeline.word.read import read

CORPUS = Path(__file__).parents[2] / "corpus" / "word"
ODDITIES = sorted(path for path in CORPUS.iterdir() if path.is_dir())
_ROOTS = {"header": "hdr", "footer": "ftr"}
EXPECTED = [
    (path, View.FINAL if file.stem == "expected" else View(file.stem.removeprefix("expected-")))
    for path in ODDITIES
    for file in sorted(path.glob("expected*.txt"))
]


def built(path: Path) -> bytes:
    """The Word file whose parts are kept in the folder ``path``."""
    parts: dict[str, str | bytes] = {}
    relationships = {}
    for file in sorted(path.glob("*.xml")):
        kind = file.stem.rstrip("0123456789")
        if kind == "body":
            continue
        inner = file.read_text(encoding="utf-8")
        parts[f"word/{file.name}"] = part(_ROOTS.get(kind, kind), inner)
        if kind in _ROOTS:
            relationships[f"rId{file.stem}"] = (kind, file.name)
    body = (path / "body.xml").read_text(encoding="utf-8")
    return make_docx(body, parts=parts, relationships=relationships)


@pytest.mark.parametrize(("path", "view"), EXPECTED, ids=lambda value: getattr(value, "name", value))
def test_an_oddity_is_read_as_word_shows_it(path: Path, view: View) -> None:
    name = "expected.txt" if view is View.FINAL else f"expected-{view}.txt"
    document = read(built(path), name=f"{path.name}.docx", view=view)
    assert printed_text(document) == (path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ODDITIES, ids=lambda path: path.name)
def test_nothing_of_an_oddity_is_unread(path: Path) -> None:
    assert read(built(path), name=path.name).ledger.unread == ()


def test_the_readme_names_every_oddity() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in ODDITIES if f"`{path.name}`" not in readme] == []


@pytest.mark.parametrize("path", ODDITIES, ids=lambda path: path.name)
def test_every_oddity_says_what_is_expected(path: Path) -> None:
    assert (path / "expected.txt").is_file()
