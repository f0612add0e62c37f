"""Scanned pages are recognised on this machine: text, tables, seals, turned and skewed pages."""

import io
import math
import os
import subprocess
import sys
from functools import lru_cache
from typing import Any

import numpy as np
import pytest

from pipeline import scan
from pipeline.errors import InputError
from pipeline.layout import Picture
from pipeline.model.document import Document, How
from pipeline.office import find_office, to_pdf
from pipeline.scan import engine
from pipeline.word.build import build

needs_extra = pytest.mark.skipif(
    not scan.available() or find_office() is None, reason="the extra [ocr] or LibreOffice is not installed"
)
SOURCE = """# 技术开发合同

第一条 合作期限为24个月，自2026年4月1日起至2028年3月31日止，各方应当按照约定完成研究，并按期提交报告。

| 期次 | 付款条件 | 金额 |
|---|---|---|
| 第一期 | 合同生效后 | 100000 |
| 第二期 | 验收合格后 | 200000 |

第二条 研究开发成果的知识产权由双方共有。
"""


@lru_cache(maxsize=1)
def printed() -> Picture:
    """The page as a clean picture at 200 dots an inch."""
    import pypdfium2  # noqa: PLC0415

    pdf = to_pdf({"a": build(SOURCE, name="template.md", style="form")})["a"]
    bitmap = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72, rev_byteorder=True)
    rows = np.frombuffer(bytes(bitmap.buffer), dtype=np.uint8).reshape(bitmap.height, bitmap.stride)
    data = rows[:, : bitmap.width * bitmap.n_channels].tobytes()
    return Picture(bitmap.width, bitmap.height, bitmap.n_channels, data, 200)


def image() -> Any:  # noqa: ANN401 - a class of an extra
    from PIL import Image  # noqa: PLC0415

    made = printed()
    pixels = np.frombuffer(made.data, dtype=np.uint8).reshape(made.height, made.width, made.channels)
    upper = np.ascontiguousarray(pixels[: made.height // 2, :, :3])
    return Image.fromarray(np.vstack((upper, np.full_like(upper[:200], 255))))


def saved(picture: Any, **options: Any) -> bytes:  # noqa: ANN401 - a class of an extra
    target = io.BytesIO()
    picture.save(target, **{"format": "PNG", "dpi": (200, 200), **options})
    return target.getvalue()


def squeezed(document: Document) -> str:
    return "".join("".join(block.text.split()) for block in document.blocks).replace(":", "：")


@needs_extra
def test_the_text_and_the_table_of_a_page_are_recognised() -> None:
    document = scan.read_picture(saved(image()), name="a.png", kind="png")
    assert "合作期限为24个月，自2026年4月1日起至2028年3月31日止" in squeezed(document)
    cells = {
        (block.cells[0].row, block.cells[0].column): block.text for block in document.blocks if block.cells
    }
    assert cells[1, 0] == "第一期"
    assert cells[2, 2] == "200000"
    assert document.source.how is How.OCR
    assert document.source.confidence > 0.95
    assert all("ocr" in run.marks for block in document.blocks for run in block.runs if block.text)


@needs_extra
@pytest.mark.parametrize("degrees", [90, 180, 1.2])
def test_turned_and_skewed_pages_are_read_upright(degrees: float) -> None:
    turned = image().rotate(degrees, expand=degrees >= 90, fillcolor="white")
    document = scan.read_picture(saved(turned), name="a.png", kind="png")
    assert "由双方共有" in squeezed(document)
    assert squeezed(document).index("第一条") < squeezed(document).index("第二条")


@needs_extra
def test_text_below_a_seal_is_flagged_and_other_text_is_not() -> None:
    from PIL import Image, ImageDraw  # noqa: PLC0415

    page = image()
    found = next(
        line for line in engine.find_lines(np.asarray(page)[:, :, ::-1]) if "由双方共有" in line.text
    )
    x, y = (sum(corner[at] for corner in found.corners) / 4 for at in (0, 1))
    layer = Image.new("RGBA", page.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    pen.ellipse((x - 150, y - 150, x + 150, y + 150), outline=(215, 30, 30, 200), width=12)
    star = [(x + 60 * math.sin(k * 0.8 * math.pi), y - 60 * math.cos(k * 0.8 * math.pi)) for k in range(5)]
    pen.polygon(star, fill=(215, 30, 30, 190))
    sealed = Image.alpha_composite(page.convert("RGBA"), layer).convert("RGB")
    document = scan.read_picture(saved(sealed), name="a.png", kind="png")
    flagged = {
        block.text[:3]
        for block in document.blocks
        for run in block.runs
        if "sealed" in run.marks and block.text
    }
    assert "第二条" in flagged
    assert "第一条" not in flagged
    assert "印章" in document.source.pages[0].remarks[0]


@needs_extra
def test_all_pages_of_a_picture_file_are_read() -> None:
    data = saved(image(), format="TIFF", save_all=True, append_images=[image()])
    document = scan.read_picture(data, name="a.tif", kind="tiff")
    assert [page.number for page in document.source.pages] == [1, 2]
    assert {block.page for block in document.blocks} == {1, 2}


@needs_extra
def test_an_empty_picture_and_a_damaged_one_are_refused() -> None:
    from PIL import Image  # noqa: PLC0415

    blank = saved(Image.new("RGB", (800, 1100), "white"))
    with pytest.raises(InputError, match=r"a\.png：图片里没有识别出文字"):
        scan.read_picture(blank, name="a.png", kind="png")
    with pytest.raises(InputError, match=r"a\.png：图片已损坏"):
        scan.read_picture(saved(image())[:2000], name="a.png", kind="png")


def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.scan import picture  # noqa: PLC0415

    monkeypatch.setattr(picture, "available", lambda: False)
    with pytest.raises(InputError, match=r"a\.png：.*pip install rapidocr onnxruntime"):
        scan.read_picture(b"\x89PNG\r\n\x1a\n", name="a.png", kind="png")


@needs_extra
def test_recognition_asks_nothing_of_the_network() -> None:
    code = (
        "import socket\n"
        "def refuse(*_a, **_k): raise RuntimeError('network')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
        "from pipeline.scan import engine; engine._engine(); print('loaded')"
    )
    made = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        env={**os.environ},
    )
    assert made.stdout.strip() == "loaded", made.stderr
