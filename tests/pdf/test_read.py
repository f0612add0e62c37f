"""PDF files are read as their signer sees them."""

from collections.abc import Mapping
from datetime import date

import pypdfium2
import pytest
from helpers.printed import with_plain_numbers

from pipeline import app
from pipeline.app.building import build_document, plan
from pipeline.app.linting import EXAMPLES, example_file
from pipeline.app.templating import load_templates
from pipeline.errors import InputError
from pipeline.generate.load import load_project
from pipeline.layout import Page, Picture
from pipeline.model.agreement import Agreement
from pipeline.model.document import How, PageSource, Story
from pipeline.office import find_office, to_pdf
from pipeline.pdf import read_pdf
from pipeline.word.build import build

needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
ORDER = app.Order(today=date(2026, 3, 1))
ANNEXES = tuple(f"（{number}）附件" for number in range(1, 9))
AGREEMENTS = ("cooperation_agreement", "transfer_contract", "termination_agreement")


@pytest.fixture(scope="module")
def documents() -> Mapping[str, bytes]:
    """Our sample agreement and one agreement of each kind that the examples make."""
    templates, found = load_templates(), {}
    found["compliant"] = with_plain_numbers(app.demo_files()[1].read_bytes())
    for name in EXAMPLES:
        made = plan(load_project(example_file(name)), templates)
        for job in made.jobs:
            if job.document.id in AGREEMENTS and job.document.id not in found:
                found[job.document.id] = build_document(made, job, templates).data
    return found


@pytest.fixture(scope="module")
def pdfs(documents: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return to_pdf(documents)


@pytest.fixture(scope="module")
def checker() -> app.Checker:
    return app.load(documents=True)


def clauses(agreement: Agreement) -> list[str]:
    """Numbers and titles; without the list of annexes, where a printed number stands before another."""
    blocks = agreement.document.blocks
    return [
        "".join((clause.number + clause.title).split())
        for clause in agreement.clauses
        if clause.level
        and not blocks[clause.blocks[0]].text.startswith(tuple(f"（{at}）附件" for at in range(1, 9)))
    ]


@needs_office
def test_the_pdf_of_an_agreement_has_the_clauses_of_the_word_file(
    documents: Mapping[str, bytes], pdfs: Mapping[str, bytes], checker: app.Checker
) -> None:
    for name, data in documents.items():
        typed = checker.analyse(app.read_document(data, name=name))
        printed = checker.analyse(read_pdf(pdfs[name], name=name))
        assert clauses(printed) == clauses(typed), name


@needs_office
def test_the_pdf_of_an_agreement_is_judged_as_the_word_file(
    documents: Mapping[str, bytes], pdfs: Mapping[str, bytes], checker: app.Checker
) -> None:
    for name, data in documents.items():
        reports = [
            app.check_document(document, checker=checker, order=ORDER)
            for document in (app.read_document(data, name=name), read_pdf(pdfs[name], name=name))
        ]
        typed, printed = ({item.rule: item.outcome for item in report.results} for report in reports)
        assert printed == typed, name


@needs_office
def test_every_block_names_its_page_and_headers_stand_behind_the_text(pdfs: Mapping[str, bytes]) -> None:
    document = read_pdf(pdfs["cooperation_agreement"], name="协议.pdf")
    count = len(pypdfium2.PdfDocument(pdfs["cooperation_agreement"]))
    body = [block for block in document.blocks if block.story is Story.BODY]
    assert {block.page for block in body} == set(range(1, count + 1))
    assert all(block.part == f"第{block.page}页" for block in document.blocks)
    assert document.source.how is How.PDF
    assert [page.number for page in document.source.pages] == list(range(1, count + 1))
    assert dict(document.ledger.left_out)["page number"] > 0
    places = [block.story is Story.BODY for block in document.blocks]
    assert places == sorted(places, reverse=True)


def drawn(pages: int = 1, *, picture: bool = True) -> bytes:
    """A PDF file of pages with a picture and no text."""
    file = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        page = file.new_page(595, 842)
        if picture:
            bitmap = pypdfium2.PdfBitmap.new_native(40, 60, 4)
            bitmap.fill_rect((90, 90, 90, 255), 0, 0, 40, 60)
            image = pypdfium2.PdfImage.new(file)
            image.set_bitmap(bitmap)
            image.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
            page.insert_obj(image)
            page.gen_content()
    import io  # noqa: PLC0415

    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def test_a_scan_without_recognition_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match=r"a\.pdf：这是扫描件.*pip install rapidocr onnxruntime"):
        read_pdf(drawn(), name="a.pdf")


def test_pages_without_text_are_recognised_one_by_one() -> None:
    asked: list[tuple[int, int, int]] = []

    def recognise(picture: Picture, number: int) -> Page:
        asked.append((number, picture.width, picture.height))
        assert len(picture.data) == picture.width * picture.height * picture.channels
        return Page(PageSource(number, How.OCR, 0.5), 595, 842)

    document = read_pdf(drawn(2), name="a.pdf", recognise=recognise)
    assert [number for number, _, _ in asked] == [1, 2]
    assert asked[0][1] == pytest.approx(595 * 200 / 72, abs=2)
    assert (document.source.how, document.source.confidence) == (How.OCR, 0.5)
    assert "2 页是扫描图片" in document.source.remarks[0]


def test_a_blank_page_asks_for_no_recognition() -> None:
    def recognise(_picture: Picture, _number: int) -> Page:
        raise AssertionError

    assert read_pdf(drawn(picture=False), name="a.pdf", recognise=recognise).blocks == ()


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4 garbage \xff\xfe" * 50, b"%PDF-1.7\n%%EOF"])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="已损坏"):
        read_pdf(data, name="a.pdf")


@needs_office
def test_every_cut_of_a_file_is_read_or_refused(pdfs: Mapping[str, bytes]) -> None:
    whole = pdfs["termination_agreement"]
    for part in range(1, 12):
        try:
            read_pdf(whole[: len(whole) * part // 12], name="a.pdf")
        except InputError as error:
            assert str(error).startswith("a.pdf：")  # noqa: PT017 - some cuts can be read


@needs_office
def test_text_of_a_rotated_page_is_read_upright() -> None:
    source = "# 合同\n\n正文的第一段，写得长一些，好让它占满一行还要再多一些文字。\n\n第二段。\n"
    made = to_pdf({"a": build(source, name="template.md", style="report")})["a"]
    plain = read_pdf(made, name="a.pdf")
    for turn in (90, 180, 270):
        file = pypdfium2.PdfDocument(made)
        for page in file:
            page.set_rotation(turn)
        import io  # noqa: PLC0415

        target = io.BytesIO()
        file.save(target)
        assert [block.text for block in read_pdf(target.getvalue(), name="a.pdf").blocks] == [
            block.text for block in plain.blocks
        ]
