"""The questions that a project file leaves open, those for the documents of the present stage first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pipeline.generate.catalogue import STAGES, DocumentType
from pipeline.generate.context import context
from pipeline.generate.interview.gaps import EACH, Gap, Want, gaps, under, want
from pipeline.generate.interview.places import Keys, called, is_empty, value_at, within
from pipeline.generate.interview.sound import entry_numbers, sound
from pipeline.generate.load import project_of
from pipeline.generate.shape import Shape, project_shape
from pipeline.generate.status import State, Status, statuses

_EVERY = "各份文件"
_FIRST = ("project.type", "project.stage", "project.code")
"""What every document prints."""


@dataclass(frozen=True, slots=True)
class Question:
    """One leaf to be asked for."""

    keys: Keys
    shape: Shape
    label: str
    """What is asked: ``合作方 第 2 项 · 单位名称``."""
    documents: tuple[str, ...]
    """Titles of the documents that need it."""
    stage: str
    """Of the documents, in Chinese."""
    due: bool
    """Whether a document of the present stage needs it."""
    must: bool
    """Whether the file cannot be used without it: the question cannot be passed over."""
    ends: Keys = ()
    """The list that has no further entry when nothing is said."""

    @property
    def number(self) -> int:
        """With ``ends``: the number, from 1, of the entry that would be new; else 0."""
        place = self.keys[len(self.ends)] if self.ends else -1
        return place + 1 if isinstance(place, int) else 0


def questions(
    data: Mapping[str, Any],
    catalogue: Sequence[DocumentType],
    *,
    skipped: frozenset[Keys] = frozenset(),
    opened: frozenset[Keys] = frozenset(),
) -> tuple[Question, ...]:
    """Every question that ``data`` leaves open, each once; ``data`` may lack anything.

    First come what entries cannot be without and the lists in ``opened``, then the documents that are due,
    then the other stages in their order. ``skipped`` holds places about which nothing is asked.
    """
    asked: dict[Keys, Question] = {}
    for stage, due, wants in _rounds(data, catalogue, opened):
        for gap in gaps(project_shape(), data, wants, opened=opened):
            passed = not gap.must and any(within(gap.keys, place) for place in skipped)
            if not passed and gap.keys not in asked:
                asked[gap.keys] = _question(gap, data, stage, due=due)
    return tuple(asked.values())


def _question(gap: Gap, data: Mapping[str, Any], stage: str, *, due: bool) -> Question:
    label = called(project_shape(), data, gap.keys)
    return Question(gap.keys, gap.shape, label, gap.documents, stage, due, gap.must, gap.ends)


def _rounds(
    data: Mapping[str, Any], catalogue: Sequence[DocumentType], opened: frozenset[Keys]
) -> Iterator[tuple[str, bool, tuple[Want, ...]]]:
    """The stage, whether it is due, and what its documents want."""
    project = project_of(sound(data))
    known = statuses(project, context(project), catalogue)
    due = [item for item in known if item.state in (State.READY, State.MISSING)]
    later = [item for item in known if item.state is State.NOT_DUE]
    first = tuple(want(path, _EVERY) for path in _FIRST)
    now = tuple(chain.from_iterable(_wants(item, data) for item in due))
    all_ = (*now, *chain.from_iterable(_wants(item, data, new=True) for item in known))
    present = str(project.at("project", "stage") or next(iter(STAGES.values())))
    growing = chain.from_iterable(under(now, at) or under(all_, at) for at in sorted(opened, key=str))
    yield present, True, (*first, *growing)
    yield present, True, now
    for stage, title in STAGES.items():
        inside = [item for item in later if item.document.stage == stage]
        if inside:
            yield title, False, tuple(chain.from_iterable(_wants(item, data) for item in inside))


def _wants(item: Status, data: Mapping[str, Any], *, new: bool = False) -> Iterator[Want]:
    """What one kind of document wants: first what decides whether it applies.

    ``new``: everything, also of entries that are still to come.
    """
    document = item.document
    title = f"《{document.title}》"
    deciding = [path for path in document.applies if is_empty(value_at(data, path.split(".")))]
    if deciding and not new:
        yield from (want(path, title) for path in deciding)
        return
    yield from (want(path, title) for path in document.needs)
    if not document.each:
        return
    at = tuple(document.each.split("."))
    if not document.each_when:
        yield want(document.each, title)
    numbers = entry_numbers(_list(document.each), value_at(data, at))
    entries = [numbers[index] for index in item.items if index < len(numbers)]
    ahead = [EACH] if new or not document.each_when else []
    for path in document.item_needs:
        yield from (want(path, title, at=(*at, step)) for step in (*entries, *ahead))


def _list(path: str) -> Shape:
    shape = project_shape().at(path)
    if shape is None:
        raise KeyError(path)
    return shape
