from dataclasses import replace

import numpy as np
import pytest

from pipeline.nlp.model import calibrate, features
from pipeline.nlp.model.weights import SEEN, VIEWS, Weights

KINDS = ("breach", "exit")


def overconfident(count: int = 4000) -> tuple[Weights, features.Floats, calibrate.Truth]:
    """A model whose scores are three times too large, and what is true."""
    chance = np.random.default_rng(5)
    margins = chance.normal(scale=2.0, size=(count, 2))
    truth = chance.random((count, 2)) < 1 / (1 + np.exp(-margins))
    one = np.ones(2, dtype=np.float32)
    alone = np.eye(SEEN + 1, dtype=np.float32)[0]
    empty = Weights(
        KINDS, np.zeros(0, np.uint32), np.zeros((0, 2), np.float32), 0 * one, alone, one, 0 * one, one
    )
    scores = np.zeros((count, 2, VIEWS), dtype=np.float32)
    scores[:, :, 0] = scores[:, :, 2] = 3 * margins
    return empty, scores, truth


def test_confidences_become_shares_of_hits() -> None:
    given, scores, truth = overconfident()
    before = calibrate.calibration_error(given.confidences(scores), truth)
    after = calibrate.calibration_error(calibrate.calibrated(given, scores, truth).confidences(scores), truth)
    assert (before > 0.08, after < 0.02) == (True, True)


def test_a_perfect_forecast_has_no_error() -> None:
    truth = np.array([[True, False]] * 10)
    assert calibrate.calibration_error(truth.astype(np.float32), truth) == 0
    assert calibrate.reliability(truth.astype(np.float32), truth) == ((0.0, 0.0, 10), (1.0, 1.0, 10))


def test_the_threshold_finds_a_rare_kind() -> None:
    given, scores, truth = overconfident()
    found = calibrate.calibrated(given, scores, truth)
    assert all(0.2 <= item <= 0.9 for item in found.threshold)

    def score(threshold: float) -> float:
        meant = found.confidences(scores) >= threshold
        return float(2 * (meant & truth).sum() / (meant.sum() + truth.sum()))

    assert score(float(found.threshold[0])) >= max(score(0.2), score(0.8)) - 0.01


@pytest.mark.parametrize("kind", [0, 1])
def test_a_kind_with_few_texts_keeps_to_the_common_curve(kind: int) -> None:
    given, scores, truth = overconfident(12)
    found = calibrate.calibrated(replace(given), scores, truth)
    assert 0.3 < found.slope[kind] < 1.7
