"""The second reader has learnt from the agreements as they are, and from none of the test split."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.app import benchmarking
from pipeline.app.benchmarking.settling import digest, learnt_from
from pipeline.benchmark.labelled import Labelled
from pipeline.content import root
from pipeline.nlp.model import Recogniser, settling, stamp

CORPUS = root() / "corpus"
here = pytest.mark.skipif(
    not (CORPUS / "agreements").is_dir(), reason="the texts are not part of the package"
)


@pytest.fixture(scope="module")
def known() -> tuple[Labelled, ...]:
    return benchmarking.agreements()


@here
def test_it_has_learnt_from_the_agreements_as_they_are(known: tuple[Labelled, ...]) -> None:
    """When this fails: run ``cxy corpus train`` and commit ``corpus/model``."""
    assert stamp.read_stamp(CORPUS / "model").sentences == digest(known)


@here
def test_the_test_split_stays_unread(known: tuple[Labelled, ...]) -> None:
    tests = [item for item in known if item.split == "test"]
    assert tests
    assert not learnt_from(tests)
    assert digest(known) == digest([item for item in known if item.split != "test"])


@here
def test_another_label_is_another_reader(known: tuple[Labelled, ...]) -> None:
    first, *others = learnt_from(known)
    rule = next(iter(first.truth))
    changed = replace(first, truth={name: told for name, told in first.truth.items() if name != rule})
    assert digest([changed, *others]) != digest([first, *others])


def test_the_committed_reader_tells_a_risk_from_a_meeting() -> None:
    model = settling.read(CORPUS / "model" / settling.FOLDER)
    rule = "transfer-law/risk-sharing"
    told = Recogniser(CORPUS / "model").settles(
        [rule, rule],
        ["风险分担", "会议"],
        ["研究开发失败造成的损失由双方各自承担。", "双方每季度召开一次例会。"],
    )
    assert rule in model.rules
    assert told[0] > 0 > told[1]
