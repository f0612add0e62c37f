"""Template source (Markdown with Jinja tags) in, a Word template for docxtpl out."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.word.build import body, numbering, refine, sections, sound, styles, tags, xml
from pipeline.word.build.blocks import Block, Cover, Place, Title
from pipeline.word.build.clauses import ClauseSource, expanded
from pipeline.word.build.inline import words_of
from pipeline.word.build.parts import HEADER_PART, WIDE_PART, fixed_parts
from pipeline.word.build.problems import Problems
from pipeline.word.build.profiles import PROFILES, Profile
from pipeline.word.build.sections import HEADER, WIDE_HEADER
from pipeline.word.build.source import parse
from pipeline.word.canonical import canonical_zip

__all__ = ["ClauseSource", "build"]

PROJECT = "{{ project.name }}"
"""What the header says at the right."""


def build(
    source: str,
    *,
    name: str,
    style: str,
    clauses: Mapping[str, ClauseSource] | None = None,
    header: str = "",
) -> bytes:
    """The Word template for the template source ``source``; the same source gives the same bytes.

    ``name`` is what messages call the source. ``style`` is ``contract``, ``report`` or ``form``. ``clauses``
    are the clauses that ``::: clause`` may name, in the order of ``::: clauses``. ``header`` stands at the
    left of the header (the title when it is empty), the name of the project at the right.
    ContentError holds every fault as ``file:line: what, what to do``.
    """
    problems = Problems()
    profile = PROFILES.get(style)
    if profile is None:
        problems.add(Place(name, 1), f"没有样式 {style}；style 应当是 {'、'.join(PROFILES)} 之一。")
        profile = PROFILES["report"]
    blocks = _blocks(source, name, clauses or {}, profile, problems)
    problems.raise_if_any()
    return canonical_zip(_parts(blocks, profile, header))


def _blocks(
    source: str,
    name: str,
    clauses: Mapping[str, ClauseSource],
    profile: Profile,
    problems: Problems,
) -> tuple[Block, ...]:
    own = parse(source, file=name, problems=problems)
    tags.check(own, problems)
    blocks = tuple(expanded(own, clauses, problems))
    sound.check(blocks, profile, problems)
    return tuple(refine.refined(blocks))


def _parts(blocks: tuple[Block, ...], profile: Profile, header: str) -> dict[str, bytes]:
    title = next((block.text for block in blocks if isinstance(block, Title)), "")
    covered = any(isinstance(block, Cover) for block in blocks)
    content, lists = body.write(blocks, profile, title=title, covered=covered)
    left = header or words_of(title)
    headers = {
        part: sections.header(profile, left, PROJECT, landscape=part == WIDE_PART)
        for name, part in ((HEADER, HEADER_PART), (WIDE_HEADER, WIDE_PART))
        if f'"{name}"' in content
    }
    return {
        **fixed_parts(headers),
        **headers,
        "word/document.xml": xml.part("document", f"<w:body>{content}</w:body>"),
        "word/styles.xml": styles.styles(profile),
        "word/numbering.xml": numbering.numbering(profile, lists),
        "word/footer1.xml": sections.footer(profile),
    }
