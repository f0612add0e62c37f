from __future__ import annotations

import pytest

from pipeline.word.strict import transitional

OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/"


@pytest.mark.parametrize(
    ("strict", "expected"),
    [
        (b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        (
            b"drawingml/wordprocessingDrawing",
            b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        ),
        (b"officeDocument/relationships/aFChunk", OFFICE + b"relationships/aFChunk"),
        (b"officeDocument/math", OFFICE + b"math"),
        (b"officeDocument/extendedProperties", OFFICE + b"extended-properties"),
        (b"officeDocument/customProperties", OFFICE + b"custom-properties"),
        (b"officeDocument/customXml", OFFICE + b"customXml"),
    ],
)
def test_each_strict_namespace_has_its_transitional_one(strict: bytes, expected: bytes) -> None:
    assert transitional(b'<a b="http://purl.oclc.org/ooxml/%s"/>' % strict) == b'<a b="%s"/>' % expected


def test_single_quotes_are_quotes() -> None:
    assert b"purl" not in transitional(b"<a xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main'/>")


def test_text_is_left_alone() -> None:
    for data in (b"<a>http://purl.oclc.org/ooxml/wordprocessingml/main</a>", b"<a>b</a>"):
        assert transitional(data) == data
