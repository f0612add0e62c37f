"""The styles of comments: those of the file, or new ones put into its styles."""

from __future__ import annotations

from pipeline.word.comment.source import appended
from pipeline.word.comment.wording import Look, Names, attribute
from pipeline.word.markup import Element
from pipeline.word.names import TYPE, VAL, W

_STYLE, _STYLE_ID, _NAME = W + "style", W + "styleId", W + "name"
_DEFAULT = W + "default"
_REFERENCE, _TEXT = "annotation reference", "annotation text"


def styled(data: bytes, root: Element, names: Names) -> tuple[bytes, Look]:
    """The styles part ``data`` with the styles of comments, and what they are called in it.

    A style is known by its name, which is the same in Word of every language; its identifier is not.
    """
    new = []
    reference, text = _identifier(root, _REFERENCE), _identifier(root, _TEXT)
    if not reference:
        reference = _free(root, "CommentReference")
        new.append(_reference_style(names, reference, _default(root, "character")))
    if not text:
        text = _free(root, "CommentText")
        new.append(_text_style(names, text, _default(root, "paragraph")))
    return (appended(data, "".join(new).encode()) if new else data), Look(reference, text)


def _identifier(root: Element, name: str) -> str:
    for style in root.iterchildren(_STYLE):
        found = style.find(_NAME)
        if found is not None and found.get(VAL, "").lower() == name:
            return style.get(_STYLE_ID, "")
    return ""


def _default(root: Element, kind: str) -> str:
    for style in root.iterchildren(_STYLE):
        if style.get(TYPE) == kind and style.get(_DEFAULT) in ("1", "true", "on"):
            return style.get(_STYLE_ID, "")
    return ""


def _free(root: Element, wanted: str) -> str:
    used = {style.get(_STYLE_ID, "").lower() for style in root.iterchildren(_STYLE)}
    names = (wanted, *(f"{wanted}{number}" for number in range(1, len(used) + 2)))
    return next(name for name in names if name.lower() not in used)


def _reference_style(names: Names, identifier: str, base: str) -> str:
    w = names.prefix
    head = _head(names, identifier, "character", _REFERENCE, base)
    look = f'<{w}rPr><{w}sz {w}val="21"/><{w}szCs {w}val="21"/></{w}rPr>'
    return f"{head}<{w}semiHidden/><{w}unhideWhenUsed/>{look}</{w}style>"


def _text_style(names: Names, identifier: str, base: str) -> str:
    w = names.prefix
    head = _head(names, identifier, "paragraph", _TEXT, base)
    look = f'<{w}pPr><{w}ind {w}firstLineChars="0" {w}firstLine="0"/></{w}pPr>'
    return f"{head}<{w}unhideWhenUsed/>{look}</{w}style>"


def _head(names: Names, identifier: str, kind: str, name: str, base: str) -> str:
    w, d = names.prefix, names.declared
    based = f'<{w}basedOn {w}val="{attribute(base)}"/>' if base else ""
    return (
        f'<{w}style{d} {w}type="{kind}" {w}styleId="{identifier}"><{w}name {w}val="{name}"/>{based}'
        f'<{w}uiPriority {w}val="99"/>'
    )
