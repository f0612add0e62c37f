"""One document from a template and data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from lxml import etree
from markupsafe import Markup

from pipeline.errors import ContentError
from pipeline.word.fill.expression import Scope
from pipeline.word.fill.grids import repair_tables
from pipeline.word.fill.identities import Identities
from pipeline.word.fill.lines import resolve_lines
from pipeline.word.fill.output import write
from pipeline.word.fill.parts import Parts
from pipeline.word.fill.place import locate
from pipeline.word.fill.properties import Properties
from pipeline.word.fill.references import Heading, ref, resolve_references, toc
from pipeline.word.fill.render import RenderFault, Rendering
from pipeline.word.fill.template import Story, Template
from pipeline.word.fill.warning import warn
from pipeline.word.markup import Element

Functions = Mapping[str, Callable[..., Markup]]
Objects = Callable[[Parts], Functions]
"""Given the collector of one document, the objects that its template may call, by name (``chart.radar``)."""
_NO_OBJECTS: Final[Functions] = {}


class Context(Protocol):
    """Data by name: a mapping or a record."""

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""

    def __getitem__(self, name: str, /) -> object:
        """Return the value of ``name``."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A document. ``notes`` say in Chinese what of the data could not be written."""

    data: bytes
    notes: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    """Entries of the table of contents; none where the template has no ``toc()``."""


def fill(  # noqa: PLR0913 - all that a document depends on, by name
    template: Template,
    context: Context,
    *,
    properties: Properties,
    objects: Objects | None = None,
    pages: Mapping[str, int] | None = None,
    warnings: Sequence[str] = (),
) -> Filled:
    """Return the document that ``template`` makes of ``context``: same input, same bytes.

    ``pages`` are page numbers for the table of contents by `Heading.bookmark`; ``warnings`` are printed in a
    frame at the very beginning. ContentError names the place
    of the first tag that cannot be filled (unknown name, None, a list where text is meant), or all references
    that lead nowhere.
    """
    parts = Parts(template.names)
    functions: Functions = {**(objects(parts) if objects else _NO_OBJECTS), "toc": toc, "ref": ref}
    rendering, identities = Rendering(functions), Identities()
    scope = {name: context[name] for name in context}
    roots = {
        story: _finished(_rendered(template, story, rendering, scope), identities)
        for story in template.stories
        if story.has_tags or template.sheet is not None or (warnings and story.part == template.main)
    }
    for story, root in roots.items():
        if story.part == template.main:
            warn(root, warnings)
    headings = _referred(template, roots, identities, pages)
    stories = {story.part: _bytes(root) for story, root in roots.items()}
    properties = replace(properties, template_sha256=template.sha256)
    data = write(template, stories, parts.added, properties)
    return Filled(data, _notes(rendering), headings)


def _rendered(template: Template, story: Story, rendering: Rendering, scope: Scope) -> Element:
    try:
        xml = rendering.render(story.body, scope)
    except RenderFault as error:
        problem = locate(story.source, error.fault, part=story.title)
        raise ContentError((f"{template.name}：{problem}",)) from None
    try:
        return etree.fromstring(xml)
    except etree.XMLSyntaxError:
        fix = "请让成对的标记在同一层：都独占一段，或都独占表格的一行"
        raise ContentError((f"{template.name}：{story.title}：标记拆散了段落或表格；{fix}。",)) from None


def _referred(
    template: Template,
    roots: Mapping[Story, Element],
    identities: Identities,
    pages: Mapping[str, int] | None,
) -> tuple[Heading, ...]:
    if template.sheet is None:
        return ()
    main, *others = roots.items()
    named = [(story.title, root) for story, root in others]
    headings, problems = resolve_references(main[1], named, template.sheet, identities, pages)
    if problems:
        raise ContentError(tuple(f"{template.name}：{problem}" for problem in problems))
    return headings


def _finished(root: Element, identities: Identities) -> Element:
    resolve_lines(root)
    repair_tables(root)
    identities.renew(root)
    return root


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _notes(rendering: Rendering) -> tuple[str, ...]:
    return tuple(_note(name, characters) for name, characters in rendering.removed.items())


def _note(name: str, characters: tuple[str, ...]) -> str:
    codes = "、".join(f"U+{ord(character):04X}" for character in characters)
    return f"“{name}”含有 Word 无法保存的控制字符（{codes}），已删除。"
