"""Pictures of pages: opened within limits, upright, at the resolution that recognition works best with."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipeline.errors import InputError
from pipeline.layout import Picture
from pipeline.scan.engine import MISSING, Pixels, available

if TYPE_CHECKING:
    from PIL import Image

DPI = 200.0
MAX_PAGES = 500
MAX_PIXELS = 200_000_000
_PAPER = 8.27
"""Inches: width of a sheet, for pictures that do not say their resolution."""
_LIKELY = (60.0, 1300.0)
_CLOSE = 0.1


class Sheet(NamedTuple):
    """The pixels of one page and how many of them make an inch."""

    pixels: Pixels
    dpi: float


def sheet(picture: Picture) -> Sheet:
    """A drawn page as pixels."""
    shape = (picture.height, picture.width, picture.channels)
    colours = np.frombuffer(picture.data, dtype=np.uint8).reshape(shape)
    if picture.channels == 1:
        return Sheet(np.repeat(colours, 3, axis=2), picture.dpi)
    return Sheet(np.ascontiguousarray(colours[:, :, 2::-1]), picture.dpi)


def sheets(data: bytes, *, name: str) -> Iterator[Sheet]:
    """The pages of the picture file ``data``. Raises InputError for a damaged or overlarge one."""
    if not available():
        raise InputError(f"{name}：这是图片；{MISSING}")
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError  # noqa: PLC0415 - an extra

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with Image.open(io.BytesIO(data)) as file:
            if getattr(file, "n_frames", 1) > MAX_PAGES:
                raise InputError(f"{name}：图片超过 {MAX_PAGES} 页；请拆分后再检查。")
            for frame in ImageSequence.Iterator(file):
                if frame.width * frame.height > MAX_PIXELS:
                    raise InputError(f"{name}：图片过大（{frame.width}×{frame.height}）；请缩小后再检查。")
                dpi = _dpi(frame.info.get("dpi"), frame.width, frame.height)
                upright = ImageOps.exif_transpose(frame)
                colours = np.asarray(_on_white(upright), dtype=np.uint8)
                yield _scaled(np.ascontiguousarray(colours[:, :, ::-1]), dpi)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise InputError(
            f"{name}：图片已损坏或过大，无法读取（{type(error).__name__}）；请重新扫描。"
        ) from None


def _on_white(frame: Image.Image) -> Image.Image:
    """Return the picture in colours, what is transparent as white."""
    from PIL import Image  # noqa: PLC0415 - an extra

    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        clear = frame.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return frame.convert("RGB")


def _dpi(said: object, width: int, height: int) -> float:
    """Return the resolution; what the file says counts when it makes a likely sheet of paper."""
    if isinstance(said, tuple) and said and isinstance(said[0], int | float):
        dpi = float(said[0])
        if _LIKELY[0] < dpi < _LIKELY[1] and 4 < min(width, height) / dpi < 14:  # noqa: PLR2004 - inches
            return dpi
    return min(width, height) / _PAPER


def _scaled(pixels: Pixels, dpi: float) -> Sheet:
    """Return the page at the usual resolution, unless it is near it or coarser."""
    if dpi <= DPI * (1 + _CLOSE):
        return Sheet(pixels, dpi)
    import cv2  # noqa: PLC0415 - an extra

    factor = DPI / dpi
    smaller = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return Sheet(np.ascontiguousarray(smaller, dtype=np.uint8), DPI)
