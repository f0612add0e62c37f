"""Everything that templates may print about one project."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.generate.derive import TOPICS, Topic
from pipeline.generate.parties import party_names
from pipeline.generate.record import Record, merged, stated
from pipeline.generate.shape import project_shape
from pipeline.model.project import Project


def context(project: Project, *, topics: Iterable[Topic] = TOPICS) -> Record:
    """The stated and the derived values of ``project`` as templates see them."""
    parties = party_names(project)
    record: Record = stated(project_shape(), project.data, parties)
    for derive in topics:
        record = merged(record, derive(project), parties)
    return record
