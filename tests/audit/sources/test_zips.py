from __future__ import annotations

import io
import struct
import zipfile
from datetime import date

import pytest
from helpers.auditing import agreement, zipped

from pipeline.audit.sources import limits, zips
from pipeline.audit.sources.entry import Entry
from pipeline.model.archive import FileOutcome


def members(data: bytes) -> dict[str, Entry]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = list(zips.members(archive, Entry("档案/旧.zip", b"x", size=len(data))))
    assert len({item.path for item in entries}) == len(entries)
    return {item.path: item for item in entries}


def test_members_are_entries_with_their_own_day() -> None:
    entries = members(zipped({"内/协议.docx": b"abc", "b.doc": b"b"}))
    assert list(entries) == ["档案/旧.zip!内/协议.docx", "档案/旧.zip!b.doc"]
    entry = entries["档案/旧.zip!内/协议.docx"]
    assert (entry.container, entry.member, entry.size) == ("档案/旧.zip", 0, 3)
    assert entry.modified == date(2020, 5, 17)


def test_names_in_gbk_are_read() -> None:
    assert "档案/旧.zip!合同/协议书.docx" in members(
        zipped({"合同/协议书.docx": b"a"}, gbk=["合同/协议书.docx"])
    )


def test_folders_are_no_members() -> None:
    assert len(members(zipped({"内/": b"", "内/a.docx": b"a"}))) == 1


def test_an_empty_archive_is_one_entry() -> None:
    entries = members(zipped({}))
    assert [item.outcome for item in entries.values()] == [FileOutcome.SKIPPED]


def test_names_never_lead_out_of_the_archive() -> None:
    entries = members(zipped({"../../a.docx": b"a", "/b.docx": b"b", "c\\d.docx": b"d"}))
    assert set(entries) == {"档案/旧.zip!a.docx", "档案/旧.zip!b.docx", "档案/旧.zip!c/d.docx"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_with_the_same_name_are_told_apart() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.docx", b"1")
        archive.writestr("a.docx", b"2")
    assert set(members(buffer.getvalue())) == {"档案/旧.zip!a.docx", "档案/旧.zip!a.docx (2)"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_with_the_same_chinese_name_keep_it() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("合同.docx", b"1")
        archive.writestr("合同.docx", b"2")
    assert set(members(buffer.getvalue())) == {"档案/旧.zip!合同.docx", "档案/旧.zip!合同.docx (2)"}


def test_what_cannot_be_read_in_a_name_opens_no_folder() -> None:
    assert set(members(zipped({"a\n.docx": b"a"}))) == {"档案/旧.zip!a\\x0a.docx"}


def test_a_member_with_a_password_says_so() -> None:
    data = bytearray(zipped({"a.docx": b"abc"}))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    (entry,) = members(bytes(data)).values()
    assert (entry.outcome, "密码" in entry.reason) == (FileOutcome.UNREADABLE, True)


def test_a_member_that_swells_is_a_bomb() -> None:
    (entry,) = members(zipped({"a.docx": b"\0" * (limits.SMALL + 1)})).values()
    assert (entry.outcome, "炸弹" in entry.reason) == (FileOutcome.UNREADABLE, True)


def test_members_that_overlap_are_a_bomb() -> None:
    data = zipped({"a.docx": bytes(range(256)) * 8, "b.docx": b"b"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            info.compress_size = len(data)
        (entry,) = zips.members(archive, Entry("a.zip", size=len(data)))
    assert (entry.path, entry.outcome) == ("a.zip", FileOutcome.UNREADABLE)


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_MEMBERS", 2)
    (entry,) = members(zipped({"a": b"a", "b": b"b", "c": b"c"})).values()
    assert "上限" in entry.reason


def test_a_member_larger_than_it_says_is_refused() -> None:
    data = bytearray(zipped({"a.docx": b"a" * 1000}))
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, central + 24, 10)
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive, pytest.raises(zips.BadMemberError):
        zips.read(archive, 0)


def test_damaged_data_is_refused() -> None:
    data = bytearray(zipped({"a.docx": bytes(range(256)) * 20}))
    data[60:80] = bytes(20)
    with (
        zipfile.ZipFile(io.BytesIO(bytes(data))) as archive,
        pytest.raises(zips.BadMemberError, match="损坏"),
    ):
        zips.read(archive, 0)


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (zipped({"a.docx": b"a"}), True),
        (zipped({}), True),
        (agreement(1), False),
        (zipped({"word/document.xml": b"a", "[Content_Types].xml": b"a"}), False),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), False),
        (b"PK\x03\x04 broken", False),
        (b"%PDF-1.7", False),
        (b"", False),
    ],
)
def test_archives_are_told_from_documents_by_content(data: bytes, is_one: bool) -> None:  # noqa: FBT001 - parametrised
    assert zips.is_archive(io.BytesIO(data)) is is_one
