from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.model import features, weights
from pipeline.nlp.model.weights import Weights

KINDS = ("breach", "exit", "risk")


def model(seed: int = 1) -> Weights:
    chance = np.random.default_rng(seed)
    runs = np.unique(features.read(["退出"], ["任何一方可以退出。"]).ids)

    def some(*shape: int) -> features.Floats:
        return chance.normal(size=shape).astype(np.float32)

    table = weights.rounded(some(len(runs), len(KINDS)))
    context = some(weights.SEEN + 1)
    return Weights(KINDS, runs, table, some(3), context, some(3), some(3), abs(some(3)))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    model().write(tmp_path)
    read, written = weights.read(tmp_path), model()
    assert read.kinds == written.kinds
    for name in ("runs", "table", "bias", "context", "slope", "offset", "threshold"):
        assert np.allclose(getattr(read, name), getattr(written, name), atol=1e-6), name


def test_the_same_model_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        model().write(tmp_path / name)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == ["kinds.json", "runs.npy", "weights.npy"]
    assert [(tmp_path / "one" / name).read_bytes() for name in names] == [
        (tmp_path / "two" / name).read_bytes() for name in names
    ]


def test_rounding_twice_is_rounding_once() -> None:
    table = model().table
    assert np.array_equal(weights.rounded(table), table)


def test_the_score_is_the_sum_of_the_weights_of_the_known_runs() -> None:
    given_model = model()
    clauses = features.clauses(["别的", ""], ["一方退出。", "毫不相干"])
    rows = clauses.whole
    expected = np.tile(given_model.bias, (2, 1)).astype(float)
    for text in range(2):
        for at in range(rows.starts[text], rows.starts[text + 1]):
            for row in np.flatnonzero(given_model.runs == rows.ids[at]):
                expected[text] += rows.values[at] * given_model.table[row]
    assert np.allclose(given_model.scores(clauses)[:, :, 0], expected, atol=1e-5)


def test_a_text_without_a_known_run_has_the_bias() -> None:
    given_model = model()
    assert np.allclose(given_model.scores(features.clauses([""], [""]))[:, :, 0], given_model.bias)


def test_a_score_is_seen_with_the_best_other_and_whether_it_leads() -> None:
    scores = np.zeros((1, 3, weights.VIEWS), dtype=np.float32)
    scores[0, :, 0] = [2.0, -1.0, 0.5]
    seen = weights.in_context(scores)[0]
    assert seen.shape == (3, weights.SEEN)
    assert seen[:, 0].tolist() == [2.0, -1.0, 0.5]
    assert seen[:, 1].tolist() == [0.5, 2.0, 2.0]
    assert seen[:, 3].tolist() == [1.0, 0.0, 0.0]


def test_the_heading_is_told_apart_from_the_text() -> None:
    given_model = model()
    runs = np.unique(features.read(["退出"], ["一方退出"]).ids)
    wide = np.ones((len(runs), len(KINDS)), dtype=np.float32)
    known = replace(given_model, runs=runs, table=wide)
    both, bare = known.scores(features.clauses(["退出", ""], ["一方退出", "一方退出"]))
    assert np.allclose(both[:, 0] - both[:, 1], bare[:, 0], atol=1e-5)
    assert (both[:, 1] > 0).all()
    assert not bare[:, 1].any()


def test_the_best_sentence_scores_as_if_it_stood_alone() -> None:
    given_model = model()
    told = given_model.scores(
        features.clauses([""] * 3, ["一方退出。毫不相干。", "一方退出。", "毫不相干。"])
    )
    assert np.allclose(told[0, :, 2], told[1:, :, 0].max(axis=0), atol=1e-6)
    assert told[0, :, 3].sum() == 1
    assert np.allclose(told[:, 0, 5], np.log([2, 1, 1]))


@given(st.lists(st.floats(-1e6, 1e6, width=32), min_size=1))
def test_the_logistic_function_stays_between_0_and_1(values: list[float]) -> None:
    shares = weights.sigmoid(np.array(values, dtype=np.float32))
    assert ((shares >= 0) & (shares <= 1)).all()


def test_half_a_model_is_refused(tmp_path: Path) -> None:
    model().write(tmp_path)
    (tmp_path / weights.RUNS).unlink()
    with pytest.raises(OSError, match=r"runs\.npy"):
        weights.read(tmp_path)
