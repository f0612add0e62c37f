import numpy as np
import pytest

from pipeline.nlp.model import features, fit
from pipeline.nlp.model.weights import apply

TEXTS = [
    "任何一方可以退出。",
    "退出应当提前通知。",
    "违约方赔偿损失。",
    "赔偿以实际损失为限。",
    "逾期支付违约金。",
]
EXIT = np.array([[True], [True], [False], [False], [False]])
ROWS = features.read([""] * len(TEXTS), TEXTS)
RUNS = np.unique(ROWS.ids)


def loss(found: fit.Fitted, strength: float) -> float:
    """What is to be least, written out."""
    scores = (apply(ROWS, RUNS, found.table) + found.bias)[:, 0].astype(float)
    far = scores - np.where(EXIT[:, 0], fit.SURE, -fit.SURE)
    small = (found.table.astype(float) ** 2).sum() + float(found.bias[0]) ** 2 / fit.BIAS
    return float(small / 2 + strength * (far**2).sum() / 2)


def test_no_change_of_the_weights_makes_the_loss_less() -> None:
    best = fit.fit(ROWS, EXIT, RUNS, strength=5.0)
    chance = np.random.default_rng(3)
    least = loss(best, 5.0)
    for _ in range(50):
        turn = chance.normal(size=best.table.shape).astype(np.float32) * 0.02
        shift = chance.normal(size=1).astype(np.float32) * 0.02
        assert loss(fit.Fitted(best.table + turn, best.bias + shift), 5.0) >= least - 1e-5


def test_what_was_learnt_is_known() -> None:
    found = fit.fit(ROWS, EXIT, RUNS, strength=100.0)
    scores = apply(ROWS, RUNS, found.table) + found.bias
    assert ((scores > 0) == EXIT).all()


def test_without_strength_nothing_is_learnt() -> None:
    assert not fit.fit(ROWS, EXIT, RUNS, strength=0.0).table.any()


def test_each_kind_is_learnt_for_itself() -> None:
    both = fit.fit(ROWS, np.hstack([EXIT, ~EXIT]), RUNS, strength=5.0)
    alone = fit.fit(ROWS, EXIT, RUNS, strength=5.0)
    assert np.allclose(both.table[:, :1], alone.table, atol=1e-3)
    assert np.allclose(both.table[:, 0], -both.table[:, 1], atol=1e-3)


def test_a_model_of_some_texts_is_that_of_them_alone() -> None:
    chosen = np.array([True, False, True, True, False])
    some = fit.Fit(ROWS, RUNS).of(EXIT, strength=5.0, chosen=chosen)
    texts = [text for text, its in zip(TEXTS, chosen, strict=True) if its]
    alone = fit.fit(features.read([""] * 3, texts), EXIT[chosen], RUNS, strength=5.0)
    assert np.allclose(some.table, alone.table, atol=1e-5)


def test_frequent_and_rare_runs_are_multiplied_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    best = fit.fit(ROWS, EXIT, RUNS, strength=5.0)
    monkeypatch.setattr(fit, "OFTEN", 1)
    assert np.allclose(fit.fit(ROWS, EXIT, RUNS, strength=5.0).table, best.table, atol=1e-5)


def test_the_same_texts_give_the_same_weights() -> None:
    one, two = (fit.fit(ROWS, EXIT, RUNS, strength=5.0) for _ in range(2))
    assert np.array_equal(one.table, two.table)
