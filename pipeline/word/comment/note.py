"""What is to be commented, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pipeline.model.document import Location

MAX_COMMENTS: Final = 32_767
"""Word does not open a file with more comment ranges ([MS-OI29500] 2.1.315 a)."""


class Reason(StrEnum):
    """Why a comment does not stand on the very characters it speaks of.

    Word ignores comments in headers, footers, text boxes, footnotes and endnotes ([MS-OI29500] 2.1.315 c).
    """

    WHOLE = "whole"
    HEADER = "header"
    FOOTER = "footer"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"
    DELETED = "deleted"
    FORMULA = "formula"
    CONTROL = "control"
    COMPUTED = "computed"
    PHONETIC = "phonetic"
    EMBEDDED = "embedded"
    ENCLOSED = "enclosed"


_SAYINGS: Final[dict[Reason, tuple[str, str]]] = {
    Reason.WHOLE: (
        "本条针对全文，批注放在文首。",
        "This is about the whole text; the comment stands at its head.",
    ),
    Reason.HEADER: (
        "所指文字在页眉中，Word 不能在页眉里批注，故放在正文开头。",
        "The words stand in a header, where Word allows no comment; it stands at the head of the text.",
    ),
    Reason.FOOTER: (
        "所指文字在页脚中，Word 不能在页脚里批注，故放在正文开头。",
        "The words stand in a footer, where Word allows no comment; it stands at the head of the text.",
    ),
    Reason.TEXT_BOX: (
        "所指文字在文本框或图形中，Word 不能在其中批注，故放在文本框所在处。",
        "The words stand in a text box, where Word allows no comment; it stands on the box.",
    ),
    Reason.FOOTNOTE: (
        "所指文字在脚注中，Word 不能在脚注里批注，故放在脚注编号上。",
        "The words stand in a footnote, where Word allows no comment; it stands on the number of the note.",
    ),
    Reason.ENDNOTE: (
        "所指文字在尾注中，Word 不能在尾注里批注，故放在尾注编号上。",
        "The words stand in an endnote, where Word allows no comment; it stands on the number of the note.",
    ),
    Reason.COMMENT: (
        "所指文字在已有的批注中，故放在该批注所在处。",
        "The words stand in an earlier comment; this one stands beside it.",
    ),
    Reason.DELETED: (
        "所指文字含有待处理的删除，批注放在整处删除上。",
        "The words hold a pending deletion; the comment stands on all of it.",
    ),
    Reason.FORMULA: (
        "所指文字在公式中，批注放在整个公式上。",
        "The words stand in a formula; the comment stands on all of it.",
    ),
    Reason.CONTROL: (
        "所指文字在内容控件中，批注放在整个控件上。",
        "The words stand in a content control; the comment stands on all of it.",
    ),
    Reason.COMPUTED: (
        "所指文字由 Word 自动生成，批注放在最近的文字上。",
        "The words are made by Word itself; the comment stands on the nearest characters.",
    ),
    Reason.PHONETIC: (
        "所指文字带有拼音标注，批注放在整组文字上。",
        "The words carry a phonetic guide; the comment stands on all of it.",
    ),
    Reason.EMBEDDED: (
        "所指文字在嵌入的文件、图示或图表中，批注放在邻近的正文上。",
        "The words stand in an embedded file or drawing; the comment stands on the text beside it.",
    ),
    Reason.ENCLOSED: (
        "所指文字在 Word 不能批注的内容中，批注放在该内容所在处。",
        "The words stand where Word allows no comment; it stands on what encloses them.",
    ),
}


def saying(reason: Reason, quote: str, lang: str) -> str:
    """The sentence that tells a reader of the comment where its words stand; ``lang`` is zh or en."""
    chinese, english = _SAYINGS[reason]
    if lang == "en":
        return f"{english} The words: “{quote}”" if quote else english
    return f"{chinese}所指文字：「{quote}」" if quote else chinese


@dataclass(frozen=True, slots=True)
class Note:
    """One comment to be made.

    It is put on the characters of ``location`` up to the end of ``until`` (default: of ``location``). A
    location without characters is a point: the comment is put on the character in front of it. None speaks
    of the whole document. ``title`` is printed bold, ``paragraphs`` below it, ``small`` in small print.
    """

    location: Location | None
    paragraphs: tuple[str, ...]
    title: str = ""
    small: str = ""
    until: Location | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the note ``note`` (its place among the notes) was put, as the comment ``id``.

    ``exact``: on the very characters. If not, ``reason`` says in the language asked for why and where it is.
    """

    note: int
    id: int
    exact: bool
    why: Reason | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A commented copy of a file; ``remarks`` are sentences for its user (a signature that is void now)."""

    data: bytes
    placed: tuple[Placed, ...] = ()
    remarks: tuple[str, ...] = ()
