"""Handlers of formulas (OMML): read in one line, ``1/2``, ``x^2``, ``√(a+b)``."""

from __future__ import annotations

from pipeline.model.document import View
from pipeline.word.ledger import characters
from pipeline.word.markup import Element
from pipeline.word.names import DEL, INS, MOVE_FROM, MOVE_TO, M
from pipeline.word.walk import Handler, Walk

_VALUE = M + "val"
_PROPERTIES = (
    "accPr", "argPr", "barPr", "borderBoxPr", "boxPr", "ctrlPr", "dPr", "eqArrPr", "fPr", "funcPr",
    "groupChrPr",
    "limLowPr", "limUppPr", "mPr", "naryPr", "oMathParaPr", "phantPr", "radPr", "rPr", "sPrePr", "sSubPr",
    "sSubSupPr", "sSupPr",
)  # fmt: skip


_GONE: dict[View, tuple[str, ...]] = {
    View.FINAL: (DEL, MOVE_FROM),
    View.ORIGINAL: (INS, MOVE_TO),
    View.MARKED: (),
}


def _shown(walk: Walk, element: Element) -> int:
    """Number of characters that this view shows."""
    gone = _GONE[walk.reading.view]
    return characters(element) - (sum(map(characters, element.iter(*gone))) if gone else 0)


def _part(walk: Walk, element: Element, tag: str, marks: int, *, before: str = "") -> None:
    """Read the child ``tag`` after the sign ``before``, in brackets when it is longer than one sign."""
    child = element.find(M + tag)
    if child is None:
        return
    count = _shown(walk, child)
    if not count:
        walk.children(child, marks)
        return
    walk.show(before, None, marks)
    bracketed = count > 1
    walk.show("(" if bracketed else "", None, marks)
    walk.children(child, marks)
    walk.show(")" if bracketed else "", None, marks)


def _joined(*parts: tuple[str, str]) -> Handler:
    """A handler that reads the children named, each with the sign in front of it."""

    def handle(walk: Walk, element: Element, marks: int) -> None:
        for tag, sign in parts:
            _part(walk, element, tag, marks, before=sign)

    return handle


def _scripted(*scripts: tuple[str, str]) -> Handler:
    """A handler that reads the base as it is, then the scripts."""

    def handle(walk: Walk, element: Element, marks: int) -> None:
        base = element.find(M + "e")
        if base is not None:
            walk.children(base, marks)
        for tag, sign in scripts:
            _part(walk, element, tag, marks, before=sign)

    return handle


def _sign(element: Element, path: str, default: str) -> str:
    found = element.find(path)
    return default if found is None else found.get(_VALUE, "")


def delimited(walk: Walk, element: Element, marks: int) -> None:
    """Reads a ``m:d``: parts between brackets."""
    if not _shown(walk, element):
        walk.children(element, marks)
        return
    opening = _sign(element, f"{M}dPr/{M}begChr", "(")
    between = _sign(element, f"{M}dPr/{M}sepChr", "|")
    walk.show(opening, None, marks)
    for place, child in enumerate(element.iterchildren(M + "e")):
        walk.show(between if place else "", None, marks)
        walk.children(child, marks)
    walk.show(_sign(element, f"{M}dPr/{M}endChr", ")"), None, marks)


def summed(walk: Walk, element: Element, marks: int) -> None:
    """Reads a ``m:nary``: a sum, product or integral with its limits."""
    if not _shown(walk, element):
        walk.children(element, marks)
        return
    walk.show(_sign(element, f"{M}naryPr/{M}chr", "∫"), None, marks)
    _part(walk, element, "sub", marks, before="_")
    _part(walk, element, "sup", marks, before="^")
    body = element.find(M + "e")
    if body is not None:
        walk.children(body, marks)


def rows(walk: Walk, element: Element, marks: int) -> None:
    """Reads an array of equations or a matrix, rows parted by semicolons, columns by commas."""
    for place, row in enumerate(child for child in element if child.tag in (M + "e", M + "mr")):
        walk.show("; " if place else "", None, marks)
        cells = row.findall(M + "e") if row.tag == M + "mr" else [row]
        for column, item in enumerate(cells):
            walk.show(", " if column else "", None, marks)
            walk.children(item, marks)


HANDLERS: dict[str, Handler | None] = {
    M + "f": _joined(("num", ""), ("den", "/")),
    M + "sSup": _scripted(("sup", "^")),
    M + "sSub": _scripted(("sub", "_")),
    M + "sSubSup": _scripted(("sub", "_"), ("sup", "^")),
    M + "limLow": _scripted(("lim", "_")),
    M + "limUpp": _scripted(("lim", "^")),
    M + "rad": _joined(("deg", ""), ("e", "√")),
    M + "d": delimited,
    M + "nary": summed,
    M + "eqArr": rows,
    M + "m": rows,
    **dict.fromkeys(M + tag for tag in _PROPERTIES),
}
