from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from helpers.auditing import row
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.audit import codec
from pipeline.model.archive import (
    Archive,
    AuditedFile,
    AuditedFinding,
    AuditedParty,
    AuditedShare,
    AuditedTerms,
    Change,
    FileOutcome,
    Obligation,
    Quotation,
    RuleColumn,
    Run,
)
from pipeline.model.packed import packed, unpacked
from pipeline.model.plain import to_plain
from pipeline.model.report import Outcome, Severity, Verdict

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
DAY = st.dates()
MONEY = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**12)
QUOTES = st.lists(st.builds(Quotation, TEXT, TEXT), max_size=3).map(tuple)
FINDINGS = st.builds(
    AuditedFinding,
    rule=TEXT,
    title=TEXT,
    group=TEXT,
    outcome=st.sampled_from(Outcome),
    severity=st.sampled_from(Severity),
    message=TEXT,
    basis=st.lists(TEXT, max_size=2).map(tuple),
    evidence=QUOTES,
    suggestion=TEXT,
    expected=TEXT,
    fingerprint=TEXT,
    change=st.sampled_from(Change),
)
TERMS = st.builds(
    AuditedTerms,
    title=TEXT,
    parties=st.lists(st.builds(AuditedParty, TEXT, TEXT, TEXT, TEXT), max_size=2).map(tuple),
    amount=st.none() | MONEY,
    signed=st.none() | DAY,
    shares=st.lists(st.builds(AuditedShare, TEXT, st.none() | st.fractions(0, 1)), max_size=2).map(tuple),
)
FILES = st.builds(
    AuditedFile,
    path=TEXT,
    outcome=st.sampled_from(FileOutcome),
    size=st.integers(0, 2**40),
    confidence=st.floats(0, 1),
    remarks=st.lists(TEXT, max_size=2).map(tuple),
    verdict=st.none() | st.sampled_from(Verdict),
    as_of=st.none() | DAY,
    results=st.lists(FINDINGS, max_size=3).map(tuple),
    terms=TERMS,
    obligations=st.lists(
        st.builds(Obligation, kind=TEXT, title=TEXT, due=st.none() | DAY, amount=st.none() | MONEY),
        max_size=2,
    ).map(tuple),
)


@given(FILES)
@settings(max_examples=60, deadline=None)
def test_a_row_comes_back_as_it_was(file: AuditedFile) -> None:
    assert codec.unpack(codec.pack(file)) == file


@given(FILES)
@settings(max_examples=30, deadline=None)
def test_the_json_is_what_the_model_says(file: AuditedFile) -> None:
    assert json.loads(codec.plain_json(codec.pack(file))) == to_plain(file)


def test_a_run_comes_back_as_it_was() -> None:
    run = Run(
        3,
        date(2026, 11, 22),
        "signing",
        ("档案",),
        outcomes=((FileOutcome.CHECKED, 2), (FileOutcome.TIMEOUT, 0)),
        rules=(RuleColumn("a/b", "规则", "a", Severity.ADVICE),),
    )
    assert unpacked(packed(run), Run) == run


def test_fields_that_are_not_there_have_their_defaults_and_unknown_ones_are_left_out() -> None:
    said = '{"path": "a", "outcome": "checked", "later": 1}'
    assert unpacked(said, AuditedFile) == AuditedFile("a", FileOutcome.CHECKED)


def test_exact_numbers_stay_exact() -> None:
    terms = AuditedTerms(amount=Decimal("0.10"), shares=(AuditedShare("甲方", Fraction(1, 3)),))
    file = replace(row(b"a"), terms=terms)
    assert codec.unpack(codec.pack(file)).terms == terms


def test_characters_that_are_no_unicode_do_not_stop_a_row() -> None:
    assert codec.unpack(codec.pack(replace(row(b"a"), remarks=("\udc80",)))).remarks == ("?",)


def test_an_archive_can_be_read_more_than_once() -> None:
    archive = Archive(Run(1, date(2026, 1, 1), "today"), lambda: iter([row(b"a")]))
    assert list(archive) == list(archive) == [row(b"a")]
