"""Comparing: two files, or the two views of one file with tracked changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.app.checking import Checker, Order, check_document, read_document
from pipeline.compare import Version, compare
from pipeline.model.agreement import Agreement
from pipeline.model.comparison import Comparison
from pipeline.model.document import Document, View


@dataclass(frozen=True, slots=True)
class _Remembering(Checker):
    """A checker that keeps what it understood."""

    understood: list[Agreement] = field(default_factory=list)

    def analyse(self, document: Document) -> Agreement:
        """What is understood of ``document``; kept."""
        agreement = Checker.analyse(self, document)
        self.understood.append(agreement)
        return agreement


@dataclass(frozen=True, slots=True)
class File:
    """A file to compare and the content that it is checked with."""

    name: str
    data: bytes
    checker: Checker


def compare_files(old: File, new: File, *, order: Order) -> Comparison:
    """What differs between two versions. Pure; raises InputError for a file that cannot be checked."""
    first = version_of(read_document(old.data, name=old.name, view=order.view), old.checker, order)
    if old.data == new.data:
        same = replace(first.report, document=replace(first.report.document, name=new.name))
        return Comparison(first.report, same, identical=True)
    second = version_of(read_document(new.data, name=new.name, view=order.view), new.checker, order)
    return compare(first, second)


def version_of(document: Document, checker: Checker, order: Order) -> Version:
    """``document`` checked, with what was understood of it."""
    remembering = _Remembering(checker.ruleset, checker.lexicon)
    report = check_document(document, checker=remembering, order=order)
    return Version(report, replace(remembering.understood[0], type=report.type))


def compare_views(file: File, *, order: Order) -> Comparison:
    """What the tracked changes of one file would change; raises InputError as `compare_files` does."""
    versions = [
        version_of(read_document(file.data, name=file.name, view=view), file.checker, order)
        for view in (View.ORIGINAL, View.FINAL)
    ]
    found = compare(*versions)
    return replace(found, views=True, identical=not versions[1].report.document.revisions)
