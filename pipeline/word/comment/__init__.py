"""Comments put into a copy of a Word file, each on the exact characters it speaks of."""

from pipeline.word.comment.annotate import annotate
from pipeline.word.comment.note import Annotated, Note, Placed, Reason

__all__ = ["Annotated", "Note", "Placed", "Reason", "annotate"]
