"""A zip file in which some members were replaced: the others are what and where they were."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.comment.members import rewritten

NAMES = ("[Content_Types].xml", "word/document.xml", "word/合同.xml", "media/1.png")
CONTENTS = st.binary(max_size=300) | st.binary(max_size=20).map(lambda data: data * 50)


def made(contents: Mapping[str, bytes], *, streamed: bool = False, comment: bytes = b"") -> bytes:
    """A file whose members are stored and deflated by turns; ``streamed`` as into a pipe."""
    buffer = _Pipe() if streamed else io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number, (name, content) in enumerate(contents.items()):
            info = zipfile.ZipInfo(name, (1990 + number, 2, 3, 4, 5, 6))
            info.external_attr = 0o644 << 16
            archive.writestr(info, content, (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)[number % 2])
        archive.comment = comment
    return buffer.getvalue()


class _Pipe(io.BytesIO):
    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise OSError


def contents(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def packed(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """The member as it is packed, with its header."""
    start = info.header_offset
    length = 30 + int.from_bytes(data[start + 26 : start + 28], "little") + info.compress_size
    return data[start : start + length + int.from_bytes(data[start + 28 : start + 30], "little")]


@given(
    st.lists(CONTENTS, min_size=4, max_size=4),
    st.sets(st.sampled_from(NAMES)),
    CONTENTS,
    st.booleans(),
    st.binary(max_size=9).filter(lambda data: b"PK" not in data),
)
def test_only_what_is_named_is_replaced(
    old: list[bytes],
    names: set[str],
    new: bytes,
    streamed: bool,  # noqa: FBT001 - hypothesis gives it
    comment: bytes,
) -> None:
    data = made(dict(zip(NAMES, old, strict=True)), streamed=streamed, comment=comment)
    result = rewritten(data, dict.fromkeys(names, new), {"word/comments.xml": new})
    expected = {name: new if name in names else content for name, content in zip(NAMES, old, strict=True)}
    assert contents(result) == {**expected, "word/comments.xml": new}
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(result)) as after:
        assert after.namelist() == [*NAMES, "word/comments.xml"]
        assert after.comment == before.comment
        for name in set(NAMES) - names:
            assert packed(result, after.getinfo(name)) == packed(data, before.getinfo(name))
        for name in NAMES:
            assert after.getinfo(name).date_time == before.getinfo(name).date_time
            assert after.getinfo(name).external_attr == before.getinfo(name).external_attr


def test_names_are_compared_as_word_does() -> None:
    data = made({"Word/Document.xml": b"old"})
    assert contents(rewritten(data, {"word/document.xml": b"new"}, {})) == {"Word/Document.xml": b"new"}


def test_bytes_in_front_of_the_file_do_not_disturb() -> None:
    data = b"#!/bin/sh\n" + made({"a": b"1", "b": b"2"})
    assert contents(rewritten(data, {"a": b"3"}, {})) == {"a": b"3", "b": b"2"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_records_of_one_name_are_both_kept() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for _ in range(2):
            archive.writestr("a", b"1")
    with zipfile.ZipFile(io.BytesIO(rewritten(buffer.getvalue(), {}, {"b": b"2"}))) as archive:
        assert archive.namelist() == ["a", "a", "b"]
