from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.canonical import canonical_zip, pack, pack_once

NAMES = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="/\\"), min_size=1, max_size=20
)


@given(st.dictionaries(NAMES, st.binary(max_size=200), min_size=1))
def test_every_part_comes_out_as_it_went_in(parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(canonical_zip(parts))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == parts


def test_the_order_of_the_parts_does_not_count() -> None:
    parts = {"b": b"2", "[Content_Types].xml": b"0", "a/c": b"1"}
    backwards = dict(reversed(parts.items()))
    assert canonical_zip(parts) == canonical_zip(backwards)
    with zipfile.ZipFile(io.BytesIO(canonical_zip(parts))) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "a/c", "b"]


def test_members_tell_nothing_of_clock_and_system() -> None:
    with zipfile.ZipFile(io.BytesIO(canonical_zip({"a": b"1" * 100}))) as archive:
        (info,) = archive.infolist()
    assert info.date_time == (1980, 1, 1, 0, 0, 0)
    assert info.create_system == 3
    assert info.compress_type == zipfile.ZIP_DEFLATED


def test_packed_parts_are_written_as_they_are() -> None:
    assert (
        canonical_zip({"a": pack(b"1")})
        == canonical_zip({"a": b"1"})
        == canonical_zip({"a": pack_once(b"1")})
    )
