"""An agreement in the readable notation (`pipeline.text.notation`) in, a Word file out."""

from __future__ import annotations

from pipeline.text.notation import parse
from pipeline.word.canonical import canonical_zip, pack_once
from pipeline.word.plain.body import written
from pipeline.word.plain.parts import parts

__all__ = ["docx"]


def docx(source: str, *, name: str = "") -> bytes:
    """The Word file that ``source`` describes; the same source gives the same bytes.

    ``name`` is what messages call the source. ContentError holds every fault as ``name:line: what, what to
    do``.
    """
    made = parts(written(parse(source, name=name)))
    return canonical_zip({part: pack_once(content) for part, content in made.items()})
