"""The benchmark: agreements whose truth is known, built, judged and compared."""

from pipeline.app.benchmarking.building import build, sources
from pipeline.app.benchmarking.evaluating import agreements, corpus, evaluate
from pipeline.app.benchmarking.measuring import Measured, Wanted, committed, fallen, measure, written
from pipeline.app.benchmarking.planting import chosen, files, kind_rows, plant
from pipeline.app.benchmarking.telling import examples, groups, summary
from pipeline.app.benchmarking.training import train

__all__ = [
    "Measured",
    "Wanted",
    "agreements",
    "build",
    "chosen",
    "committed",
    "corpus",
    "evaluate",
    "examples",
    "fallen",
    "files",
    "groups",
    "kind_rows",
    "measure",
    "plant",
    "sources",
    "summary",
    "train",
    "written",
]
