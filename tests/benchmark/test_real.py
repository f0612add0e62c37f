from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.benchmark.real import Claim, figures, samples
from pipeline.errors import InputError
from pipeline.model.report import Outcome
from pipeline.text.notation import parse

LABELS = """
documents:
- id: '01'
  file: 01_示例.docx
  clauses:
    confidentiality: present
    ip_ownership: blank
    benefit_sharing: absent
    exit: present
    breach_liability: present
    dispute_resolution: present
  confidentiality_period: {satisfies_two_years: 'no'}
  benefit_ratio: {state: absent}
  doubt: [exit]
  also_accept: {confidentiality/period: [undetermined]}
"""
WORDINGS = """
confidentiality_periods:
- {id: c01, text: 保密期限五年, satisfies_two_years: unclear, term_months: 24}
- {id: c02, text: 不清楚, satisfies_two_years: unclear, doubt: true}
- {id: c03, text: 退出后仍应保密, satisfies_two_years: 'yes', place: termination}
benefit_ratios:
- {id: r01, text: 甲方六成, state: defined}
- {id: r02, text: 另议, state: undefined, build: false}
"""


def folder(path: Path) -> Path:
    (path / "LABELS.yaml").write_text(LABELS, encoding="utf-8")
    (path / "WORDINGS.yaml").write_text(WORDINGS, encoding="utf-8")
    return path


def test_labels_become_claims_without_the_blank_and_the_doubtful(tmp_path: Path) -> None:
    document = samples(folder(tmp_path))[0]
    assert document.path == tmp_path / "01_示例.docx"
    rules = {claim.rule: claim.right for claim in document.claims if claim.group == "presence"}
    assert rules == {
        "confidentiality/clause": (Outcome.SATISFIED,),
        "benefit/clause": (Outcome.VIOLATED,),
        "civil-code/breach-liability": (Outcome.SATISFIED,),
        "civil-code/dispute-resolution": (Outcome.SATISFIED,),
    }
    period = next(claim for claim in document.claims if claim.group == "period")
    assert (period.right, period.tolerated) == ((Outcome.VIOLATED,), (Outcome.UNDETERMINED,))


def test_wordings_become_small_agreements(tmp_path: Path) -> None:
    found = {sample.name: sample.source for sample in samples(folder(tmp_path))[1:]}
    assert sorted(found) == ["c01", "c03", "r01"]
    assert "合作期限为24个月" in found["c01"]
    assert all(parse(source) for source in found.values())
    ending, secrecy = found["c03"].index("退出后仍应保密"), found["c03"].index("## 保密")
    assert ending > found["c03"].index("## 退出与解除") > secrecy


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"LABELS\.yaml"):
        samples(tmp_path)


def test_answers_are_right_wrong_dangerous_or_none() -> None:
    yes = Claim("period", "r", (Outcome.SATISFIED,))
    no = Claim("period", "r", (Outcome.VIOLATED,), (Outcome.UNDETERMINED,))
    pairs = [
        (yes, Outcome.SATISFIED),
        (yes, Outcome.VIOLATED),
        (yes, Outcome.UNDETERMINED),
        (no, Outcome.UNDETERMINED),
        (no, Outcome.SATISFIED),
    ]
    assert figures(pairs) == {
        "period": {"labels": 5, "right": 2, "right_of_answered": 0.5, "undetermined": 1, "dangerous": 1}
    }
