r"""The readable notation of an agreement: one paragraph a line, marks in front and marks within.

========== =====================================================================================
``# ``      title
``! ``      centred line of a cover
``@ ``      centred heading: an annex, 填写说明
``---``     page break
``## ``     article with an automatic number, 第一条
``1. ``     second level, automatic, 1.1
``a. ``     third level, automatic, （一）
``= ``      heading (Heading 1) without an automatic number
``== ``     the same one level down (Heading 2)
``* ``      bold paragraph without a heading style
``>> ``     paragraph in a text box; consecutive lines share one box
``?? ``     guidance in grey italics
``| a |``   row of a bordered table, ``|| a ||`` of one without borders; `` // `` begins a new paragraph
            in the cell, a cell ``^^`` is merged with the one above, ``<<`` with the one to its left
``%header`` the page header, ``%footer`` the page footer, once each
========== =====================================================================================

Anything else is a body paragraph; ``\`` in front makes any mark plain text. Within a line:
``{++inserted++}`` ``{--deleted--}`` ``{^footnote^}`` ``{~hidden~}`` ``{_underlined_}``
``{=content control=}`` ``{!struck through!}`` ``{#comment#}``, one inside the other where Word can do it.
"""

from pipeline.text.notation.inline import NOT_SHOWN, Kind, Node, parse_inline, plain, shown, written
from pipeline.text.notation.lines import MERGED_LEFT, MERGED_UP, PARAGRAPH, Line, parse

__all__ = [
    "MERGED_LEFT",
    "MERGED_UP",
    "NOT_SHOWN",
    "PARAGRAPH",
    "Kind",
    "Line",
    "Node",
    "parse",
    "parse_inline",
    "plain",
    "shown",
    "written",
]
