"""What the trained model adds, as figures for ``corpus/metrics.json``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.app.ablation import Figures, ablate
from pipeline.app.checking import load
from pipeline.benchmark.labelled import Labelled
from pipeline.nlp.model.measuring import Recognised

_DIGITS = 4


def model_figures(known: Sequence[Labelled], others: Path | None) -> dict[str, Any]:
    """The figures with and without the model: clause texts of the test split, agreements, others' agreements.

    Raises ContentError where the clause texts are wrong.
    """
    told = ablate(load(), known, others=others)
    found: dict[str, Any] = {
        "clauses": {way: _recognised(item) for way, item in told.clauses.items()},
        "reliability_error": round(told.reliability.error, _DIGITS),
        "agreements": _presences(told.agreements),
    }
    if others is not None:
        found["real"] = _presences(told.others)
    return found


def _recognised(item: Recognised) -> dict[str, Any]:
    kinds = {
        kind: {
            "precision": round(score.precision, _DIGITS),
            "recall": round(score.recall, _DIGITS),
            "f1": round(score.f1, _DIGITS),
        }
        for kind, score in item.kinds.items()
    }
    macro, micro = round(item.macro_f1, _DIGITS), round(item.micro_f1, _DIGITS)
    return {"texts": item.texts, "macro_f1": macro, "micro_f1": micro, "kinds": kinds}


def _presences(figures: Figures) -> dict[str, dict[str, int]]:
    """How often a clause was found, pointed to, missed …, by the way of judging."""
    return {
        f"{'headings' if setting.headings else 'no_headings'}_{'model' if setting.model else 'words'}": {
            presence.value: count for presence, count in counts.items()
        }
        for setting, counts in figures.items()
    }
