"""Blocks in, the body of a Word document out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.word.build import cover, inline, numbering, panels, sections, signatures, xml
from pipeline.word.build.blocks import (
    Annex,
    Block,
    Contents,
    Cover,
    Fields,
    Heading,
    Item,
    Native,
    Note,
    PageBreak,
    Paragraph,
    Signatures,
    Signoff,
    Table,
    Tag,
    Title,
    Turn,
)
from pipeline.word.build.content import runs
from pipeline.word.build.numbering import Kind
from pipeline.word.build.profiles import Profile
from pipeline.word.build.sections import Section

_TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_LISTS_UNDER_HEADING_3 = 3
_UNSTYLED_LEVEL = 3
"""The innermost level of items under an article, which no style is linked to."""
_FOR = re.compile(r"\{%-?\s*for\b")
_OPEN = re.compile(r"\{%-?\s*(if|for)\b")
_CLOSE = re.compile(r"\{%-?\s*end(if|for)\b")
_ELSE = re.compile(r"\{%-?\s*(else|elif)\b")
_ENDFOR = re.compile(r"\{%-?\s*endfor\b")


@dataclass(slots=True)
class Body:
    """A body being written."""

    profile: Profile
    title: str
    covered: bool
    written: list[str] = field(default_factory=list)
    section: Section = field(default_factory=Section)
    empty: bool = True
    """Whether the present section still has no content."""
    outline: int = numbering.MAIN
    """The numbering of headings in the main text or the present annex."""
    level: int = 0
    """Of the last heading; 0 before the first."""
    annexed: bool = False
    listing: tuple[int, int] | None = None
    """Numbering and outermost level of the list that the last item under this heading belonged to."""
    going: bool = False
    """Whether the last block was an item of a list."""
    loops: list[bool] = field(default_factory=list)
    """The loops that are open, and whether a heading stands in them."""
    numberings: list[Kind] = field(default_factory=list)
    """Independent numberings so far."""
    bookmarks: int = 0
    keep: str = ""
    """The property of a paragraph that stays on the page of what follows."""

    @property
    def width(self) -> int:
        """Width of the present type area."""
        return sections.text_width(self.profile, self.section)

    def put(self, content: str) -> None:
        """Write ``content``."""
        self.written.append(content)
        self.empty = False

    def fresh(self, kind: Kind) -> int:
        """The number of a further, independent numbering."""
        self.numberings.append(kind)
        return numbering.BULLETS + len(self.numberings)

    def marked(self, anchor: str, content: str) -> str:
        """``content`` with the bookmark of ``anchor``, if there is one."""
        if not anchor:
            return content
        self.bookmarks += 1
        return xml.bookmark(self.bookmarks, anchor, content)


def write(
    blocks: Iterable[Block], profile: Profile, *, title: str, covered: bool
) -> tuple[str, tuple[Kind, ...]]:
    """The content of ``w:body``, and the independent numberings it uses."""
    body = Body(profile, title, covered)
    blocks = tuple(blocks)
    for index, block in enumerate(blocks):
        body.keep = "<w:keepNext/>" if _leads_to(block, _following(blocks[index + 1 :])) else ""
        _WRITERS[type(block)](body, block)
        if not isinstance(block, Tag):
            body.going = isinstance(block, Item)
    body.written.append(sections.properties(profile, body.section))
    return "".join(body.written), tuple(body.numberings)


def _following(blocks: Sequence[Block]) -> Block | None:
    """What stands next; past tags where to sign, so that no page holds the signature lines alone."""
    depth = 0
    for index, block in enumerate(blocks):
        if not isinstance(block, Tag):
            if depth == 0:
                return block if index == 0 or isinstance(block, Signoff) else None
        elif _ELSE.match(block.text):
            depth = max(depth, 1)
        else:
            depth += bool(_OPEN.match(block.text)) - bool(_CLOSE.match(block.text) and depth)
    return None


def _leads_to(block: Block, following: Block | None) -> bool:
    """Whether ``block`` announces what follows, so that no page may end between them."""
    if isinstance(following, Item) and isinstance(block, (Paragraph, Item)):
        return block.text.endswith("：")
    return isinstance(following, (Table, Fields, Native, Signoff))


def _title(body: Body, block: Title) -> None:
    if not body.covered:
        body.put(xml.paragraph("Title", runs(block.text)))


def _heading(body: Body, block: Heading) -> None:
    body.level, body.listing = block.level, None
    body.loops = [True] * len(body.loops)
    own = "" if body.outline == numbering.MAIN else numbering.number(block.level - 1, body.outline)
    content = body.marked(block.anchor, runs(block.text))
    body.put(xml.paragraph(f"Heading{block.level}", content, own))


def _paragraph(body: Body, block: Paragraph) -> None:
    body.put(xml.paragraph("BodyText", runs(block.text), body.keep))


def _note(body: Body, block: Note) -> None:
    body.put(xml.paragraph("Note", runs(block.text), body.keep))


def _tag(body: Body, block: Tag) -> None:
    if _FOR.match(block.text):
        body.loops.append(False)
    elif _ENDFOR.match(block.text):
        body.loops.pop()
    body.put(xml.paragraph("BodyText", xml.run(block.text.replace("{%", "{%p", 1))))


def _native(body: Body, block: Native) -> None:
    body.put(xml.paragraph("BodyText", xml.run(block.text)))


def _item(body: Body, block: Item) -> None:
    content = body.marked(block.anchor, runs(block.text))
    if not block.number:
        depth = min(block.depth, 2)
        body.put(xml.paragraph("ListBullet", content, body.keep + numbering.number(depth, numbering.BULLETS)))
    elif body.profile.name == "contract" and body.level and not body.annexed:
        body.put(_article_item(body, block, content))
    else:
        body.put(_list_item(body, block, content))


def _article_item(body: Body, block: Item, content: str) -> str:
    level = min(block.depth + 1, _UNSTYLED_LEVEL)
    style = "ArticleItem" if level == 1 else "ArticleSubitem"
    own = numbering.number(level, numbering.MAIN) if level == _UNSTYLED_LEVEL else ""
    return xml.paragraph(style, content, body.keep + own)


def _list_item(body: Body, block: Item, content: str) -> str:
    """An item below the headings; under a heading 1. it begins with（1）."""
    if (block.depth == 0 and block.number == 1 and not body.going) or not body.listing:
        body.listing = _new_list(body)
    identifier, base = body.listing
    level = min(block.depth + (body.level == _LISTS_UNDER_HEADING_3), numbering.LIST_LEVELS - 1)
    return xml.paragraph("ListItem", content, body.keep + numbering.number(base + level, identifier))


def _new_list(body: Body) -> tuple[int, int]:
    """The numbering and the outermost level of a new list.

    A list under a heading that is repeated by a loop belongs to the outline of the headings, so that it
    begins anew with each of them; any other list counts for itself.
    """
    if not any(body.loops):
        return body.fresh(numbering.Kind.LIST), 0
    second = body.listing == (body.outline, numbering.FIRST_LIST)
    return body.outline, numbering.SECOND_LIST if second else numbering.FIRST_LIST


def _table(body: Body, block: Table) -> None:
    body.put(panels.data_table(block, body.width))


def _fields(body: Body, block: Fields) -> None:
    body.put(panels.fields_table(block, body.width))


def _cover(body: Body, block: Cover) -> None:
    """The cover is a section of its own. Where the footer tells the total of pages, it counts as one.

    A report begins with its first chapter, other documents say their name again.
    """
    body.put(cover.cover(body.title, block.rows, body.width))
    body.section = Section(bare=True)
    if body.profile.total_pages:
        _close_section(body, Section())
        body.put(xml.paragraph("Title", runs(body.title)))
    else:
        _close_section(body, Section(start=1))


def _contents(body: Body, _block: Contents) -> None:
    report = body.profile.name == "report"
    if report:
        if not body.empty:
            _close_section(body, body.section)
        body.section = replace(body.section, roman=True, start=1)
    body.put(xml.paragraph("TOCHeading", xml.run("目　录")))
    body.put(xml.paragraph("BodyText", xml.run("{{p toc() }}")))
    if report:
        _close_section(body, Section(start=1))
    else:
        _page_break(body, None)


def _page_break(body: Body, _block: PageBreak | None) -> None:
    body.put(f"<w:p><w:pPr><w:pageBreakBefore/>{_TINY}</w:pPr></w:p>")


def _turn(body: Body, block: Turn) -> None:
    following = replace(body.section, landscape=block.landscape)
    if body.empty:
        body.section = following
    elif block.landscape != body.section.landscape:
        _close_section(body, replace(following, start=None))


def _close_section(body: Body, following: Section) -> None:
    properties = sections.properties(body.profile, body.section)
    body.put(f"<w:p><w:pPr>{_TINY}{properties}</w:pPr></w:p>")
    body.section, body.empty = following, True


def _signatures(body: Body, block: Signatures) -> None:
    body.put(signatures.signature_page(block, inline.words_of(body.title), body.width))


def _signoff(body: Body, block: Signoff) -> None:
    body.put(signatures.signoff(block, body.width))


def _annex(body: Body, block: Annex) -> None:
    body.annexed, body.level, body.listing = True, 0, None
    body.outline = body.fresh(Kind.OUTLINE)
    body.put(xml.paragraph("Annex", body.marked(block.anchor, runs(block.text))))


_WRITERS: dict[type, Callable[[Body, Any], None]] = {
    Title: _title,
    Heading: _heading,
    Paragraph: _paragraph,
    Note: _note,
    Tag: _tag,
    Native: _native,
    Item: _item,
    Table: _table,
    Fields: _fields,
    Cover: _cover,
    Contents: _contents,
    PageBreak: _page_break,
    Turn: _turn,
    Signatures: _signatures,
    Signoff: _signoff,
    Annex: _annex,
}
