from __future__ import annotations

from datetime import date, timedelta

import pytest
from helpers.findings import TODAY, about, finding, waiver
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.waivers.apply import Waived, concerns, waive
from pipeline.model.document import Document
from pipeline.model.report import Outcome, RuleResult, Severity, Waiver

TEXT = "保密期限为合作结束之日起一年。"
DOCUMENT, FOUND = about(TEXT)


def after(
    *waivers: Waiver, found: RuleResult = FOUND, document: Document = DOCUMENT, lang: str = "zh"
) -> Waived:
    return waive((found,), document, waivers, today=TODAY, lang=lang)


@pytest.mark.parametrize("outcome", [Outcome.VIOLATED, Outcome.UNDETERMINED])
def test_a_waived_finding_keeps_what_it_was_and_who_answers_for_it(outcome: Outcome) -> None:
    found = finding(DOCUMENT, TEXT, outcome=outcome)
    result, *others = after(waiver(), found=found).results
    assert (result.outcome, result.waived_from, result.waiver) == (Outcome.WAIVED, outcome, waiver())
    assert (result.message, result.evidence, result.fingerprint) == (
        found.message, found.evidence, found.fingerprint,
    )  # fmt: skip
    assert others == []


@pytest.mark.parametrize("outcome", [Outcome.ERROR, Outcome.SATISFIED, Outcome.NOT_APPLICABLE])
def test_what_is_no_finding_is_never_waived(outcome: Outcome) -> None:
    found = finding(DOCUMENT, TEXT, outcome=outcome)
    assert after(waiver(document="*"), found=found).results == (found,)


@given(st.sampled_from(Outcome), st.booleans(), st.integers(-3, 3), st.integers(-3, 3))
def test_no_waiver_makes_anything_satisfied(outcome: Outcome, named: bool, since: int, until: int) -> None:  # noqa: FBT001
    found = finding(DOCUMENT, TEXT, outcome=outcome)
    given = waiver(
        since=TODAY + timedelta(since),
        expires=TODAY + timedelta(until),
        document="协议.docx" if named else "",
    )
    result, *told = after(given, found=found).results
    assert result.outcome in {outcome, Outcome.WAIVED}
    assert all(item.outcome is Outcome.VIOLATED for item in told)


@pytest.mark.parametrize(
    ("changes", "waived"),
    [
        ({}, True),
        ({"expires": TODAY}, True),
        ({"expires": TODAY - timedelta(1)}, False),
        ({"since": TODAY}, True),
        ({"since": TODAY + timedelta(1)}, False),
        ({"rule": "ip/*"}, True),
        ({"rule": "*"}, True),
        ({"rule": "ip/tes?"}, True),
        ({"rule": "ip"}, False),
        ({"rule": "exit/*"}, False),
        ({"fingerprint": FOUND.fingerprint}, True),
        ({"fingerprint": FOUND.fingerprint, "document": ""}, True),
        ({"fingerprint": "f1-0000000000000000"}, False),
    ],
)
def test_a_waiver_covers_what_it_names_on_its_days(changes: dict[str, object], *, waived: bool) -> None:
    result, *_ = after(waiver(**changes)).results
    assert (result.outcome is Outcome.WAIVED) is waived


@pytest.mark.parametrize(
    ("wanted", "name", "meant"),
    [
        ("协议.docx", "协议.docx", True),
        ("协议.DOCX", "协议.docx", True),
        ("协议*.docx", "协议（终稿）.docx", True),
        ("协议?.docx", "协议.docx", False),
        ("[终稿]协议.docx", "[终稿]协议.docx", True),
        ("[终稿]*.docx", "[终稿]协议.docx", True),
        ("[终稿]*.docx", "终协议.docx", False),
        ("caf\u00e9.docx", "cafe\u0301.docx", True),
        ("ab" * 32, "随便.docx", True),
        ("AB" * 32, "随便.docx", True),
        ("cd" * 32, "随便.docx", False),
        ("", "随便.docx", True),
        ("*", "随便.docx", True),
    ],
)
def test_a_file_is_meant_by_name_pattern_or_hash(wanted: str, name: str, *, meant: bool) -> None:
    assert concerns(waiver(document=wanted), Document(name, (), "ab" * 32)) is meant


def test_an_expired_waiver_does_not_waive_and_is_a_warning() -> None:
    ended = waiver(expires=date(2026, 5, 31), source="cxy.toml:3")
    found, told = after(ended).results
    assert found.outcome is Outcome.VIOLATED
    assert (told.rule, told.outcome, told.severity) == ("waivers/expired", Outcome.VIOLATED, Severity.WARNING)
    for words in ("2026-05-31 到期", "示例批准人", "cxy.toml:3"):
        assert words in told.message


def test_an_unused_waiver_of_this_file_is_advice() -> None:
    met = finding(DOCUMENT, TEXT, outcome=Outcome.SATISFIED)
    for useless in (waiver(), waiver(expires=date(2026, 5, 31))):
        result, told = after(useless, found=met).results
        assert result == met
        assert (told.rule, told.severity) == ("waivers/unused", Severity.ADVICE)
        assert "可以删除" in told.message


def test_a_waiver_whose_words_have_changed_is_unused_and_the_finding_is_open() -> None:
    document, changed = about("保密期限为合作结束之日起半年。")
    found, told = after(waiver(fingerprint=FOUND.fingerprint), found=changed, document=document).results
    assert (found.outcome, told.rule) == (Outcome.VIOLATED, "waivers/unused")


def test_an_expired_waiver_that_another_one_replaces_is_unused() -> None:
    old, new = waiver(expires=date(2026, 5, 31)), waiver(rule="ip/*")
    found, told = after(old, new).results
    assert (found.waiver, told.rule) == (new, "waivers/unused")


def test_of_several_waivers_the_longest_is_shown_and_none_is_unused() -> None:
    short, long = waiver(rule="ip/*"), waiver(expires=date(2027, 1, 1))
    assert [item.waiver for item in after(short, long).results] == [long]


@pytest.mark.parametrize("document", ["其他.docx", "other*", "cd" * 32])
@pytest.mark.parametrize("expires", [date(2026, 5, 31), date(2026, 12, 31)])
def test_a_waiver_of_other_files_is_silent(document: str, expires: date) -> None:
    assert after(waiver(document=document, expires=expires)) == Waived((FOUND,))


@pytest.mark.parametrize(
    "changes", [{"document": "*"}, {"document": "", "fingerprint": "f1-0000000000000000"}]
)
def test_a_waiver_for_any_file_that_covers_nothing_here_is_silent(changes: dict[str, str]) -> None:
    met = finding(DOCUMENT, TEXT, outcome=Outcome.SATISFIED)
    assert after(waiver(**changes), found=met) == Waived((met,))


def test_a_waiver_for_several_files_that_covers_nothing_here_is_a_remark() -> None:
    met = finding(DOCUMENT, TEXT, outcome=Outcome.SATISFIED)
    made = after(waiver(document="协*.docx", source="waivers.yaml:2"), found=met)
    assert made.results == (met,)
    assert [remark for remark in made.notices if "waivers.yaml:2" in remark]


def test_a_waiver_that_does_not_hold_yet_is_a_remark() -> None:
    made = after(waiver(since=date(2026, 7, 1)))
    assert made.results == (FOUND,)
    assert "2026-07-01" in made.notices[0]


def test_several_expired_waivers_are_one_finding() -> None:
    ended = [waiver(rule=rule, expires=date(2026, 5, 31)) for rule in ("ip/*", "ip/test")]
    _, told = after(*ended).results
    assert told.message.startswith("2 项豁免")


def test_english_reports_are_told_in_english() -> None:
    _, told = after(waiver(expires=date(2026, 5, 31)), lang="en").results
    assert "expired on 2026-05-31" in told.message
