from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.build.canonical import zipped

NAMES = st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8})?\.xml", fullmatch=True)


@given(st.dictionaries(NAMES, st.binary(max_size=50)))
def test_what_is_zipped_comes_out_in_one_order(parts: dict[str, bytes]) -> None:
    parts = {**parts, "[Content_Types].xml": b"x"}
    data = zipped(parts)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == parts
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert data == zipped(dict(reversed(parts.items())))
