"""The use cases, each read like the data flow; the one place that composes the rooms below."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.app.checking import (
        MARKED_REFUSED,
        SAMPLES,
        Checker,
        Sample,
        baseline_bytes,
        check_bytes,
        check_document,
        demo,
        demo_files,
        load,
        load_for,
        load_rules,
        read_baseline,
        read_document,
        read_file,
        rule_rows,
        rules_with_examples,
        run_examples,
        verdict,
    )
    from pipeline.app.order import Order
    from pipeline.app.reading import read_any

__all__ = [
    "MARKED_REFUSED",
    "SAMPLES",
    "Checker",
    "Order",
    "Sample",
    "baseline_bytes",
    "check_bytes",
    "check_document",
    "demo",
    "demo_files",
    "load",
    "load_for",
    "load_rules",
    "read_any",
    "read_baseline",
    "read_document",
    "read_file",
    "rule_rows",
    "rules_with_examples",
    "run_examples",
    "verdict",
]


def __getattr__(name: str) -> object:
    """What ``__all__`` names, imported on first use: the checker is slow to load, and not all need it."""
    if name not in __all__:
        raise AttributeError(name)
    from pipeline.app import checking, reading  # noqa: PLC0415 - see above

    found: object = getattr(reading if name == "read_any" else checking, name)
    globals()[name] = found
    return found
