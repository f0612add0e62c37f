"""What else is on a scanned page: red seals, ruling lines."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.layout import Rule
from pipeline.scan.engine import Pixels

_RED_HUES = ((0, 12), (165, 180))
_COLOURED, _BRIGHT = 60, 70
_SEAL = 0.5, 3.5
"""Inches: sides of a seal."""
_CLOSED = 0.06
"""Inches: gaps between the strokes of one seal."""
_FILLED = 0.04, 0.75
"""Part of its box that the ink of a seal covers."""
_LINE = 0.45, 0.26
"""Inches: shortest horizontal and vertical ruling line; longer than the strokes of characters."""
_THICK = 0.05
"""Inches: thickest ruling line."""


class Seals(NamedTuple):
    """``ink`` is true where a seal's ink is; ``boxes`` are left, top, right, bottom in pixels."""

    ink: NDArray[np.bool_]
    boxes: tuple[tuple[int, int, int, int], ...]


def find_seals(pixels: Pixels, dpi: float) -> Seals:
    """The red seals of a page."""
    colours = cv2.cvtColor(pixels, cv2.COLOR_BGR2HSV)
    red = np.zeros(colours.shape[:2], dtype=np.uint8)
    for low, high in _RED_HUES:
        red |= cv2.inRange(colours, np.array((low, _COLOURED, _BRIGHT)), np.array((high, 255, 255))).astype(
            np.uint8
        )
    size = max(3, int(_CLOSED * dpi) | 1)
    whole = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    count, _, places, _ = cv2.connectedComponentsWithStats(whole)
    ink = np.zeros(red.shape, dtype=np.bool_)
    boxes = []
    for at in range(1, count):
        left, top, width, height = (int(value) for value in places[at][:4])
        part = red[top : top + height, left : left + width] > 0
        if _is_seal(width / dpi, height / dpi, float(part.mean())):
            ink[top : top + height, left : left + width] |= part
            boxes.append((left, top, left + width, top + height))
    return Seals(ink, tuple(boxes))


def _is_seal(width: float, height: float, filled: float) -> bool:
    low, high = _SEAL
    alike = 0.5 < width / max(height, 0.01) < 2  # noqa: PLR2004 - round, oval or square
    return low < width < high and low < height < high and alike and _FILLED[0] < filled < _FILLED[1]


def without_seals(pixels: Pixels, seals: Seals) -> Pixels:
    """The page with the ink of its seals as pale as their red is: black text below it stays."""
    if not seals.boxes:
        return pixels
    cleaned = pixels.copy()
    red = pixels[:, :, 2]
    grown = cv2.dilate(seals.ink.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    for channel in range(3):
        cleaned[:, :, channel][grown] = red[grown]
    return cleaned


def find_rules(pixels: Pixels, dpi: float) -> list[Rule]:
    """The ruling lines of an upright page, in points."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12)
    lengths = [max(8, int(length * dpi)) for length in _LINE]
    found: list[Rule] = []
    for shape in ((lengths[0], 1), (1, lengths[1])):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        lines = cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)
        lines = cv2.dilate(lines, np.ones((3, 3), np.uint8))
        count, _, places, _ = cv2.connectedComponentsWithStats(lines.astype(np.uint8))
        for at in range(1, count):
            left, top, width, height = (float(value) for value in places[at][:4])
            if min(width, height) < _THICK * dpi + 2:
                scale = 72 / dpi
                found.append(Rule(left * scale, top * scale, (left + width) * scale, (top + height) * scale))
    return found
