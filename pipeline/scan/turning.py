"""Pages that lie on their side, upside down or a little askew."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.scan.engine import Found, Pixels

_LONG = 5
"""Characters from which on the slope of a line is meaningful."""
_MOST = 15.0
"""Degrees: a larger skew is none."""
_BETTER = 0.05


def skew(found: Sequence[Found]) -> float:
    """Degrees by which the lines rise clockwise; 0 for too few lines."""
    angles = [_angle(line) for line in found if len(line.text) >= _LONG]
    angle = median(angles) if angles else 0.0
    return angle if abs(angle) < _MOST else 0.0


def _angle(line: Found) -> float:
    (left, top), (right, end), *_ = line.corners
    return math.degrees(math.atan2(end - top, right - left))


def upright(
    pixels: Pixels, found: list[Found], *, limit: float, recognise: Callable[[Pixels], list[Found]]
) -> tuple[int, list[Found]]:
    """Quarters clockwise by which the page must be turned to be read, and its lines then.

    ``found`` is what it says unturned; ``recognise`` is asked only when that is sideways or scores less than
    ``limit``.
    """
    sideways = _are_sideways(found)
    if found and _score(found) >= limit and not sideways:
        return 0, found
    tried = {turn: recognise(turned(pixels, turn, 0.0)) for turn in ((1, 3) if sideways else (2, 1, 3))}
    scores = {turn: 0.0 if _are_sideways(lines) else _score(lines) for turn, lines in tried.items()}
    best = max(scores, key=lambda turn: scores[turn])
    before = 0.0 if sideways else _score(found)
    return (best, tried[best]) if scores[best] > before + _BETTER else (0, found)


def straightened(found: Sequence[Found], pixels: Pixels, degrees: float) -> list[Found]:
    """The lines as they stand when ``pixels`` is turned straight by ``degrees``."""
    matrix = _matrix(pixels, degrees)
    return [_moved(line, matrix) for line in found]


def _moved(line: Found, matrix: NDArray[np.float64]) -> Found:
    (left, top), (right, end), (_, low), _ = line.corners
    middle = (top + low) / 2

    def move(x: float, y: float) -> tuple[float, float]:
        moved = matrix @ np.array((x, y, 1.0))
        return float(moved[0]), float(moved[1])

    slope = (end - top) / max(right - left, 1.0)
    characters = tuple(
        char._replace(x=move(char.x, middle + slope * (char.x - (left + right) / 2))[0])
        for char in line.characters
    )
    return line._replace(corners=tuple(move(x, y) for x, y in line.corners), characters=characters)


def _matrix(pixels: Pixels, degrees: float) -> NDArray[np.float64]:
    height, width = pixels.shape[:2]
    return np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), dtype=np.float64)


def _are_sideways(found: Sequence[Found]) -> bool:
    tall = sum(_is_tall(line) for line in found)
    return bool(found) and tall > len(found) / 2


def _is_tall(line: Found) -> bool:
    xs, ys = [x for x, _ in line.corners], [y for _, y in line.corners]
    return max(ys) - min(ys) > 1.5 * (max(xs) - min(xs))


def _score(found: Sequence[Found]) -> float:
    count = sum(len(line.text) for line in found)
    return sum(line.score * len(line.text) for line in found) / count if count else 0.0


def turned(pixels: Pixels, quarters: int, degrees: float) -> Pixels:
    """The page turned clockwise by quarters, then straightened by ``degrees`` of skew; white comes in."""
    whole = np.ascontiguousarray(np.rot90(pixels, -quarters % 4))
    if not degrees:
        return whole
    height, width = whole.shape[:2]
    made = cv2.warpAffine(
        whole,
        _matrix(whole, degrees),
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(255, 255, 255),
    )
    return np.ascontiguousarray(made, dtype=np.uint8)
