"""Two files and two views of one file, compared from their bytes."""

from __future__ import annotations

import pytest
from helpers.commands import COMPLIANT, FLAWED
from helpers.docx_zip import make_docx
from helpers.printed import with_plain_numbers
from helpers.versions import TODAY, checker, sample
from helpers.word import deleted, line, run, tracked

from pipeline import app
from pipeline.app.comparing import File, compare_files, compare_views
from pipeline.errors import InputError
from pipeline.model.comparison import Bearing, Change, Comparison, Course
from pipeline.model.document import View
from pipeline.office import find_office, to_pdf
from pipeline.word import plain

ORDER = app.Order(today=TODAY)
needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")


def inserted(text: str) -> str:
    return tracked("ins", run(text))


def built(*swaps: tuple[str, str, str]) -> bytes:
    """The sample as a Word file; of each swap the first words become the second or third by a change.

    The words stand there before; what is there before and after may be empty.
    """
    text = sample()
    for words, *_ in swaps:
        assert text.count(words) == 1, words
    return make_docx("".join(line(_changed(item, swaps)) for item in text.split("\n")))


def _changed(text: str, swaps: tuple[tuple[str, str, str], ...]) -> str:
    """The runs of a paragraph with the tracked changes of the swaps whose words it holds."""
    here = next((swap for swap in swaps if swap[0] in text), None)
    if here is None:
        return run(text) if text else ""
    words, before, after = here
    head, tail = text.split(words)
    change = (deleted(before) if before else "") + (inserted(after) if after else "")
    return _changed(head, swaps) + change + _changed(tail, swaps)


def views(data: bytes) -> Comparison:
    return compare_views(File("草稿.docx", data), checker=checker(), order=ORDER)


def decisions(comparison: Comparison) -> dict[str, tuple[Bearing, tuple[int, ...]]]:
    return {item.rule: (item.bearing, item.numbers) for item in comparison.decisions}


def courses(comparison: Comparison) -> dict[str, Course]:
    return {item.rule: item.course for item in comparison.findings if item.course is not Course.UNCHANGED}


def test_the_sample_agreements_differ_in_terms_findings_and_clauses() -> None:
    files = [File(path.name, path.read_bytes()) for path in (COMPLIANT, FLAWED)]
    comparison = compare_files(files[0], files[1], checker=checker(), order=ORDER)
    assert {"shares", "secrecy", "disputes", "reference"} <= {item.topic for item in comparison.terms}
    assert courses(comparison)["confidentiality/period"] is Course.NEW
    assert comparison.clauses
    assert comparison.matters
    back = compare_files(files[1], files[0], checker=checker(), order=ORDER)
    assert courses(back)["confidentiality/period"] is Course.FIXED


def test_the_same_bytes_are_not_compared_any_further() -> None:
    data = COMPLIANT.read_bytes()
    comparison = compare_files(File("a.docx", data), File("b.docx", data), checker=checker(), order=ORDER)
    assert comparison.identical
    assert not comparison.matters
    assert (comparison.old.document.name, comparison.new.document.name) == ("a.docx", "b.docx")


def test_other_bytes_with_the_same_text_show_nothing() -> None:
    data = COMPLIANT.read_bytes()
    comparison = compare_files(
        File("a.docx", data), File("b.docx", data + b"\0"), checker=checker(), order=ORDER
    )
    assert (comparison.terms, comparison.clauses, comparison.identical) == ((), (), False)
    assert not comparison.matters


def test_different_kinds_of_agreement_are_noticed() -> None:
    other = make_docx(
        line(run("专利实施许可合同")) + line(run("许可方：示例大学")) + line(run("被许可方：示例公司"))
    )
    files = File("a.docx", COMPLIANT.read_bytes()), File("b.docx", other)
    assert compare_files(*files, checker=checker(), order=ORDER).other_kind


def test_a_file_that_is_no_document_is_refused() -> None:
    with pytest.raises(InputError, match=r"b\.docx"):
        compare_files(
            File("a.docx", COMPLIANT.read_bytes()), File("b.docx", b"text"), checker=checker(), order=ORDER
        )


def test_the_change_that_breaks_a_rule_is_named() -> None:
    comparison = views(
        built(
            ("合作结束之日起三年", "合作结束之日起三年", "合作结束之日起一年"),
            ("创新路1号", "创新路1号", "创新路9号"),
        )
    )
    assert courses(comparison) == {"confidentiality/period": Course.NEW}
    assert decisions(comparison) == {"confidentiality/period": (Bearing.ONLY, (2,))}
    (second,) = [item for item in comparison.tracked if item.number == 2]
    assert (second.deleted, second.inserted, second.author) == (
        "合作结束之日起三年",
        "合作结束之日起一年",
        "审阅人",
    )
    assert second.place.startswith("第十一条 保密")


def test_the_change_that_repairs_a_rule_is_named() -> None:
    comparison = views(built(("合作结束之日起三年", "合作结束之日起一年", "合作结束之日起三年")))
    assert courses(comparison) == {"confidentiality/period": Course.FIXED}
    assert decisions(comparison) == {"confidentiality/period": (Bearing.ONLY, (1,))}


def test_two_changes_that_are_needed_together_are_named_together() -> None:
    comparison = views(
        built(
            ("甲方享有60%，", "甲方享有80%，", "甲方享有60%，"),
            ("乙方提供面积二百", "乙方提供面积三百", "乙方提供面积二百"),
            ("乙方科研团队享有20%", "乙方科研团队享有30%", "乙方科研团队享有20%"),
        )
    )
    assert courses(comparison).get("benefit/ratio-sum") is Course.FIXED
    assert decisions(comparison)["benefit/ratio-sum"] == (Bearing.ALL, (2, 3))


def test_a_file_without_changes_says_so() -> None:
    comparison = views(COMPLIANT.read_bytes())
    assert comparison.identical
    assert comparison.tracked == ()


def test_the_views_are_original_and_final() -> None:
    comparison = views(FLAWED.read_bytes())
    assert (comparison.old.document.view, comparison.new.document.view) == (View.ORIGINAL, View.FINAL)
    assert comparison.views
    assert [(item.deleted, item.inserted) for item in comparison.tracked] == [("五", "三十")]


def test_that_there_are_changes_is_no_finding_about_them() -> None:
    assert "draft/pending-revisions" not in {item.rule for item in views(FLAWED.read_bytes()).findings}


def test_many_changes_are_not_all_tried_and_the_one_that_decides_is_found() -> None:
    titles = [item for item in sample().split("\n") if item.startswith("第") and "条 " in item][:18]
    swaps = [(title, title, f"{title}之约定") for title in titles]
    broken = ("合作结束之日起三年", "合作结束之日起三年", "合作结束之日起一年")
    comparison = views(built(*swaps, broken))
    assert len(comparison.tracked) > 10
    (number,) = [item.number for item in comparison.tracked if item.inserted == "合作结束之日起一年"]
    assert decisions(comparison)["confidentiality/period"] == (Bearing.ONLY, (number,))


def test_a_year_behind_an_automatic_number_is_no_part_of_the_number() -> None:
    source = "# 合作协议\n甲方：示例科技有限公司\n乙方：示例大学\n## 进度\na. 2027年9月30日前完成中试。\n"
    old, new = (plain.docx(text) for text in (source, source.replace("2027年", "2029年")))
    found = compare_files(File("一.docx", old), File("二.docx", new), checker=checker(), order=ORDER)
    (change,) = (item for clause in found.clauses for item in clause.paragraphs)
    assert [piece.text for piece in change.pieces] == ["2027年", "2029年", "9月30日前完成中试。"]


@needs_office
def test_a_word_file_and_its_pdf_do_not_differ() -> None:
    name = COMPLIANT.stem
    data = with_plain_numbers(COMPLIANT.read_bytes())
    pdf = to_pdf({name: data})[name]
    found = compare_files(
        File(f"{name}.docx", data), File(f"{name}.pdf", pdf), checker=checker(), order=ORDER
    )
    assert [item for item in found.terms if item.change is not Change.UNCLEAR] == []
    assert {item.course for item in found.findings} <= {Course.UNCHANGED}
    assert found.clauses == ()
