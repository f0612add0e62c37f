"""Word files become PDF files on this machine; what cannot be done is said."""

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.office import find_office, printing, to_pdf
from pipeline.pdf import outline
from pipeline.word.build import build

needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")


def document() -> bytes:
    source = "# 报告\n\n## 概况\n\n正文。\n\n::: pagebreak\n\n## 结论\n\n正文。\n"
    return build(source, name="template.md", style="report")


def test_without_the_office_the_user_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "find_office", lambda: None)
    with pytest.raises(InputError, match="没有找到 LibreOffice"):
        to_pdf({"a.docx": b""})


def test_an_office_that_cannot_run_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(printing, "find_office", lambda: tmp_path / "nothing")
    with pytest.raises(InputError, match="LibreOffice 不能运行"):
        to_pdf({"a.docx": b""})


@needs_office
def test_the_outline_of_a_pdf_names_the_pages_of_the_headings() -> None:
    made = to_pdf({"报告.docx": document()})
    assert made["报告.docx"].startswith(b"%PDF")
    marks = outline(made["报告.docx"])
    assert [mark.page for mark in marks] == [0, 1]
    assert [mark.title.split()[-1] for mark in marks] == ["概况", "结论"]
