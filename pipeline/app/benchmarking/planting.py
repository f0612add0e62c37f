"""Mutants as Word files, with what is expected of each."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence

from pipeline.app.benchmarking.evaluating import agreements
from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.mutant import Mutant
from pipeline.benchmark.mutate import KINDS, mutants
from pipeline.errors import InputError
from pipeline.word.plain import docx


def kind_rows() -> dict[str, list[tuple[str, str]]]:
    """All kinds of fault, identifier and title, by whether anything is wrong after them."""
    return {
        "问题": [(kind.id, kind.title) for kind in KINDS if not kind.neutral],
        "不改变结论的变化": [(kind.id, kind.title) for kind in KINDS if kind.neutral],
    }


def chosen(names: Sequence[str]) -> tuple[Labelled, ...]:
    """The labelled agreements called ``names``, all without any. Raises InputError for an unknown name."""
    known = {item.id: item for item in agreements()}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise InputError(f"语料里没有协议 {'、'.join(unknown)}，编号见 corpus/agreements。")
    return tuple(known[name] for name in names) if names else tuple(known.values())


def plant(known: Sequence[Labelled], kinds: Collection[str]) -> list[Mutant]:
    """The mutants of the compliant agreements among ``known``. Raises InputError for an unknown kind."""
    unknown = sorted(set(kinds) - {kind.id for kind in KINDS})
    if unknown:
        raise InputError(f"没有变异 {'、'.join(unknown)}，全部种类用 cxy corpus mutate --list 查看。")
    return list(mutants(known, kinds=kinds))


def files(planted: Sequence[Mutant]) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file, ``expected.json`` the last."""
    for mutant in planted:
        yield f"{mutant.id}.docx", docx(mutant.source, name=mutant.id)
    described = [mutant.described() for mutant in planted]
    yield "expected.json", (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()
