"""RapidOCR with the models of its package: a picture in, lines of characters with places and scores out."""

from __future__ import annotations

import importlib.util
import os
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import InputError

Pixels = NDArray[np.uint8]
"""Rows of pixels of three bytes: blue, green, red."""

MISSING = "没有安装文字识别组件，不能读取扫描件和图片；请运行 pip install rapidocr onnxruntime 安装后再检查。"
_THREADS = "CXY_OCR_THREADS"
"""Environment variable: threads of one recognition; default: all cores."""
_PARTS = ("rapidocr", "onnxruntime", "cv2", "PIL")


class Character(NamedTuple):
    """One recognised character; ``x`` is its middle in pixels, ``score`` from 0 to 1."""

    char: str
    x: float
    score: float


class Found(NamedTuple):
    """One line: the corners of its box in pixels, clockwise from the upper left, and its characters."""

    corners: tuple[tuple[float, float], ...]
    text: str
    score: float
    characters: tuple[Character, ...]


def available() -> bool:
    """Tell whether the extra ``[ocr]`` is installed."""
    return all(importlib.util.find_spec(name) is not None for name in _PARTS)


def find_lines(pixels: Pixels) -> list[Found]:
    """The lines of text in ``pixels``. Raises InputError when the extra is not installed."""
    result = _engine()(pixels)
    if result.boxes is None or result.txts is None:
        return []
    words = result.word_results or [()] * len(result.txts)
    return [
        Found(_corners(box), text, float(score), _characters(parts))
        for box, text, score, parts in zip(result.boxes, result.txts, result.scores, words, strict=False)
        if text.strip()
    ]


def _corners(box: Any) -> tuple[tuple[float, float], ...]:  # noqa: ANN401 - an array
    return tuple((float(x), float(y)) for x, y in box)


def _characters(parts: Any) -> tuple[Character, ...]:  # noqa: ANN401 - as RapidOCR gives them
    found = []
    for char, score, box in parts or ():
        xs = [float(x) for x, _ in box]
        found.append(Character(str(char), (min(xs) + max(xs)) / 2, float(score)))
    return tuple(found)


@lru_cache(maxsize=1)
def _engine() -> Any:  # noqa: ANN401 - the class of an extra
    """Load the models, once in a process.

    The classifier of upside-down lines is off: it turns upright ones. No score is filtered here.
    """
    if not available():
        raise InputError(MISSING)
    from rapidocr import RapidOCR  # noqa: PLC0415 - an extra, and slow to import

    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
            "EngineConfig.onnxruntime.intra_op_num_threads": int(os.environ.get(_THREADS, "-1")),
        }
    )
