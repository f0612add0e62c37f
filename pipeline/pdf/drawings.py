"""Ruling lines and pictures of a page of a PDF file."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.layout import Rule
from pipeline.pdf.characters import View

_THIN = 3.5
"""Points: a filled box not wider than this is a line."""
_SHORTEST = 6.0
_STRAIGHT = 1.0
_WHITE = 245
_DEEPEST = 6
"""Form objects inside form objects."""
_MOST_OBJECTS = 200_000
_MOST_POINTS = 64
"""Points of a path that is looked at; curves have more."""


class _Matrix(NamedTuple):
    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: _Matrix) -> _Matrix:
        """Return the matrix that does ``inner`` first and then this one."""
        a, b, c, d, e, f = inner
        return _Matrix(
            self.a * a + self.c * b,
            self.b * a + self.d * b,
            self.a * c + self.c * d,
            self.b * c + self.d * d,
            *self.point(e, f),
        )


@dataclass(slots=True)
class Drawings:
    """``covered``: part of the page below pictures, 0 to 1. ``paths``: number of drawn shapes."""

    rules: list[Rule] = field(default_factory=list)
    pictures: int = 0
    covered: float = 0.0
    paths: int = 0


def read_drawings(page: pypdfium2.PdfPage, view: View) -> Drawings:
    """The ruling lines of ``page`` as ``view`` shows them, and what its pictures cover."""
    found = Drawings()
    whole = view.size[0] * view.size[1] or 1.0
    for item, matrix in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.paths += 1
            found.rules += _rules(item, matrix, view)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            left, top, right, bottom = _box(_matrix(item), matrix, view)
            area = max(0.0, min(right, view.size[0]) - max(left, 0.0)) * max(
                0.0, min(bottom, view.size[1]) - max(top, 0.0)
            )
            found.pictures += kind == pdfium.FPDF_PAGEOBJ_IMAGE
            found.covered = min(1.0, found.covered + area / whole)
    return found


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[Any, _Matrix]]:
    count = min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    for at in range(count):
        yield from _with_inner(pdfium.FPDFPage_GetObject(page.raw, at), _Matrix(), 0)


def _with_inner(item: Any, matrix: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:  # noqa: ANN401 - a C handle
    if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
        yield item, matrix
    elif depth < _DEEPEST:
        inner = matrix.after(_matrix(item))
        for at in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _with_inner(pdfium.FPDFFormObj_GetObject(item, at), inner, depth + 1)


def _matrix(item: Any) -> _Matrix:  # noqa: ANN401 - a C handle
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, raw):
        return _Matrix()
    return _Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _box(own: _Matrix, outer: _Matrix, view: View) -> tuple[float, float, float, float]:
    """Return the unit square of a picture, as it is shown."""
    matrix = outer.after(own)
    corners = [view.point(*matrix.point(x, y)) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _rules(item: Any, outer: _Matrix, view: View) -> Iterator[Rule]:  # noqa: ANN401 - a C handle
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, filled, stroked)
    fills = bool(filled.value) and not _is_white(item, pdfium.FPDFPageObj_GetFillColor)
    strokes = bool(stroked.value) and not _is_white(item, pdfium.FPDFPageObj_GetStrokeColor)
    if not fills and not strokes:
        return
    parts = list(_parts(item, outer.after(_matrix(item)), view))
    if fills:
        yield from (rule for part in parts if (rule := _thin_box(part)))
    if strokes:
        yield from (rule for part in parts for rule in _straight(part))


def _is_white(item: Any, ask: Any) -> bool:  # noqa: ANN401 - C handles
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not ask(item, red, green, blue, alpha):
        return False
    return min(red.value, green.value, blue.value) > _WHITE or not alpha.value


_Points = list[tuple[float, float]]


def _parts(item: Any, matrix: _Matrix, view: View) -> Iterator[_Points]:  # noqa: ANN401 - a C handle
    """Yield the corners of each part of a path, as they are shown; curves end a part."""
    count = pdfium.FPDFPath_CountSegments(item)
    if not 1 < count <= _MOST_POINTS * 64:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    points: _Points = []
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = view.point(*matrix.point(x.value, y.value))
        if kind != pdfium.FPDF_SEGMENT_LINETO and points:
            yield points
            points = []
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _thin_box(points: _Points) -> Rule | None:
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    width, height = right - left, bottom - top
    if min(width, height) <= _THIN and max(width, height) >= _SHORTEST:
        return Rule(left, top, right, bottom)
    return None


def _straight(points: _Points) -> Iterator[Rule]:
    if len(points) > _MOST_POINTS:
        return
    for (x, y), (to_x, to_y) in pairwise(points):
        width, height = abs(x - to_x), abs(y - to_y)
        if min(width, height) <= _STRAIGHT and max(width, height) >= _SHORTEST:
            yield Rule(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
