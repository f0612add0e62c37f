"""Every kind of document is printed: LibreOffice makes pages of it, and a font has all its characters."""

import shutil
import subprocess
from collections.abc import Mapping

import pypdfium2
import pytest

from pipeline import word
from pipeline.app.building import build_document, plan
from pipeline.app.linting import EXAMPLES, example_file
from pipeline.app.templating import load_templates
from pipeline.generate.load import load_project
from pipeline.office import find_office, to_pdf

pytestmark = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
MOST_PAGES = 45
COMMON = "Noto Serif CJK SC"
"""The font that stands in for 宋体 and 仿宋 on machines without them."""


@pytest.fixture(scope="module")
def documents() -> Mapping[str, bytes]:
    """One document of each kind."""
    templates, found = load_templates(), {}
    for name in EXAMPLES:
        made = plan(load_project(example_file(name)), templates)
        for job in made.jobs:
            if job.document.id not in found:
                found[job.document.id] = build_document(made, job, templates).data
    return found


@pytest.fixture(scope="module")
def pdfs(documents: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return to_pdf(documents)


def words(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in pdf)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_each_kind_of_document_has_pages(pdfs: Mapping[str, bytes]) -> None:
    pages = {name: len(pypdfium2.PdfDocument(data)) for name, data in pdfs.items()}
    assert len(pages) == 29
    assert {name: count for name, count in pages.items() if not 1 <= count <= MOST_PAGES} == {}


def test_what_stands_in_a_document_stands_on_its_pages(
    documents: Mapping[str, bytes], pdfs: Mapping[str, bytes]
) -> None:
    for name, data in documents.items():
        printed = squeezed(words(pdfs[name]))
        headings = [block.text for block in word.read(data, name=name).blocks if block.heading_level]
        assert headings
        assert [text for text in headings if squeezed(text) not in printed] == [], name


def test_no_page_is_empty(pdfs: Mapping[str, bytes]) -> None:
    for name, data in pdfs.items():
        for number, page in enumerate(pypdfium2.PdfDocument(data), start=1):
            assert len(squeezed(page.get_textpage().get_text_range())) > 4, (name, number)


@pytest.mark.skipif(shutil.which("fc-list") is None, reason="fontconfig is not installed")
def test_one_font_has_every_character(documents: Mapping[str, bytes]) -> None:
    text = "".join(block.text for data in documents.values() for block in word.read(data, name="a").blocks)
    characters = sorted(set(text) - set("\n\t\u00a0"))
    wanted = " ".join(f"{ord(character):x}" for character in characters)
    listed = subprocess.run(  # noqa: S603 - figures of our own
        ["fc-list", f":charset={wanted}", "family"],  # noqa: S607 - whichever fontconfig there is
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    assert COMMON in listed
