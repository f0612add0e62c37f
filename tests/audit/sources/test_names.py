from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.audit.sources.names import distinct, escaped, readable, reason_to_skip


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("档案/~$协议.docx", "锁文件"),
        ("档案/._协议.docx", "操作系统"),
        ("a.zip!__MACOSX/协议.docx", "操作系统"),
        ("档案/.DS_Store", "操作系统"),
        ("档案/Thumbs.db", "操作系统"),
        ("档案/来信.EML", "电子邮件"),
        ("档案/来信.msg", "电子邮件"),
        ("档案/旧.rar", "压缩包"),
        ("a.zip!内/旧.7z", "压缩包"),
        ("档案/~WRL0001.tmp", "临时文件"),
        ("档案/cxy.toml", "设置文件"),
    ],
)
def test_files_that_are_no_agreements_are_known_by_name(path: str, word: str) -> None:
    assert word in reason_to_skip(path)


@pytest.mark.parametrize(
    "path", ["档案/协议.docx", "档案/扫描", "a.zip!协议.doc", "档案/mail.docx", "s3://b/协议.pdf"]
)
def test_other_names_say_nothing(path: str) -> None:
    assert reason_to_skip(path) == ""


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("协议.docx".encode(), "协议.docx"),
        ("协议.docx".encode("gbk"), "协议.docx"),
        (b"a\xffb", "a\\xffb"),
        (b"a\nb", "a\\x0ab"),
    ],
)
def test_names_are_read_in_the_encoding_that_fits(raw: bytes, shown: str) -> None:
    assert readable(raw) == shown


def test_a_name_from_the_file_system_is_read_alike() -> None:
    assert readable(os.fsdecode("协议".encode("gbk"))) == "协议"


def test_two_names_that_read_the_same_are_told_apart() -> None:
    names = ["协议".encode(), "协议".encode("gbk"), b"a"]
    shown = distinct(names)
    assert len(set(shown)) == 3
    assert shown[2] == "a"


@given(st.lists(st.binary(min_size=1, max_size=6), unique=True, max_size=8))
def test_distinct_names_stay_distinct_and_can_be_written(names: list[bytes]) -> None:
    shown = distinct(names)
    assert len(set(shown)) == len(names)
    assert all(name.encode() for name in shown)
    assert not any("\n" in name for name in shown)


@given(st.binary(max_size=8), st.binary(max_size=8))
def test_escaping_loses_nothing(first: bytes, second: bytes) -> None:
    assert (escaped(first) == escaped(second)) == (first == second)
