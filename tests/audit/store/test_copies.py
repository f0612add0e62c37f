from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.auditing import TODAY, audited, inline, row, samples, settings, written

from pipeline.app.exporting import EXPORTS
from pipeline.audit.executors.inline import Inline
from pipeline.audit.job import Judged, Task, judged
from pipeline.audit.settings import Setup
from pipeline.model.archive import Archive, AuditedFile, AuditedParty, AuditedTerms, Obligation, Run
from pipeline.text.likeness import sketch

TEXT = "".join(chr(0x4E00 + number * 7 % 3000) for number in range(1500))
OTHER = "".join(chr(0x5E00 + number * 11 % 3000) for number in range(1500))
PARTIES = (AuditedParty("甲方", "示例科技有限公司"), AuditedParty("乙方", "示例大学"))
DUE = Obligation("payment", "第1期付款", date(2027, 1, 1), "于2027年1月1日前支付", "第3页", amount=Decimal(5))


def told(task: Task, setup: Setup) -> Judged:  # noqa: ARG001 - what every worker gets
    """An agreement whose reading, text, year, party and amount the bytes name."""
    how, text, year, party, amount, *_ = task.data.decode().split("|")
    parties = (PARTIES[0], replace(PARTIES[1], name=party)) if party else ()
    terms = AuditedTerms(parties=parties, signed=date(int(year), 1, 1))
    due = replace(DUE, amount=Decimal(amount), place=how)
    made = replace(row(task.data), read_how=how, terms=terms, obligations=(due,))
    return judged(task.key, made, sketch(text))


def said(tmp_path: Path, **files: str) -> dict[str, tuple[str, str]]:
    """What the rows say of copies: surely one, perhaps one."""
    folder = written(tmp_path / "档案", {f"{name}.docx": text for name, text in files.items()})
    rows = audited(settings(folder, tmp_path / "out"), make=lambda setup: Inline(setup, told))[1]
    return {item.name.removesuffix(".docx"): (item.copy_of[3:-5], item.resembles[3:-5]) for item in rows}


def agreement(
    how: str = "docx", text: str = TEXT, *, year: int = 2026, party: str = "示例大学", amount: str = "5"
) -> str:
    return f"{how}|{text}|{year}|{party}|{amount}|"


def test_the_copy_that_was_read_best_stands_for_all(tmp_path: Path) -> None:
    found = said(
        tmp_path,
        a=agreement("ocr"),
        b=agreement("pdf"),
        c=agreement("converted"),
        d=agreement("docx"),
        e=f"{agreement()}another",
    )
    assert found == {"a": ("d", ""), "b": ("d", ""), "c": ("d", ""), "d": ("", ""), "e": ("d", "")}


@pytest.mark.parametrize(
    "other",
    [
        agreement("pdf", text=OTHER),
        agreement("pdf", text=TEXT[:700] + OTHER[:800]),
        agreement("pdf", year=2025),
        agreement("pdf", party="样本大学"),
    ],
)
def test_another_agreement_is_no_copy(tmp_path: Path, other: str) -> None:
    assert said(tmp_path, a=agreement(), b=other) == {"a": ("", ""), "b": ("", "")}


def test_agreements_without_named_parties_are_not_compared(tmp_path: Path) -> None:
    assert said(tmp_path, a=agreement(party=""), b=agreement("pdf", party="")) == {
        "a": ("", ""),
        "b": ("", ""),
    }


@pytest.mark.parametrize(
    "other", [agreement("pdf", amount="6"), agreement("pdf", text=TEXT[:1400] + OTHER[:100])]
)
def test_what_may_be_a_copy_keeps_its_obligations(tmp_path: Path, other: str) -> None:
    """Another amount, or a text that is a little different: a later draft, or badly read."""
    assert said(tmp_path, a=agreement(), b=other) == {"a": ("", ""), "b": ("", "a")}


def exported(files: list[AuditedFile], name: str) -> bytes:
    archive = Archive(Run(1, TODAY, "signing", files=len(files)), lambda: iter(files))
    return b"".join(EXPORTS[name](archive))


def test_one_set_of_obligations_is_written_out_and_no_row_is_lost(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "档案",
        {"a.docx": agreement(), "b.docx": agreement("pdf"), "c.docx": agreement(amount="6")},
    )
    _, rows = audited(settings(folder, tmp_path / "out"), make=lambda setup: Inline(setup, told))
    assert [(len(item.obligations), len(item.due)) for item in rows] == [(1, 1), (1, 0), (1, 1)]
    assert exported(rows, "obligations.ics").count(b"BEGIN:VEVENT") == 2
    lines = exported(rows, "findings.jsonl").decode().splitlines()
    assert len(lines) == 4
    assert '"copy_of":"档案/a.docx"' in lines[2]


def test_a_real_agreement_saved_again_is_a_copy(tmp_path: Path) -> None:
    again = {f"附_{name}": data for name, data in samples().items()}
    folder = written(tmp_path / "档案", samples() | {name: data + b"\0" for name, data in again.items()})
    _, rows = audited(settings(folder, tmp_path / "out"), make=inline)
    marked = {item.name: item.copy_of for item in rows if item.copy_of}
    assert set(marked) == set(again)
    assert all(marked.values())
