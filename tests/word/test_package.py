from __future__ import annotations

import hashlib
import io
import os
import random
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest
from helpers.docx_zip import (
    NAMESPACES,
    content_types,
    docx_parts,
    make_docx,
    paragraph,
    part,
    relationships_part,
    zip_parts,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.word import archive, package
from pipeline.word.package import Package, Relationship, open_package

W = f"{{{NAMESPACES['w']}}}"
STRICT = "http://purl.oclc.org/ooxml/"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def opened(data: bytes) -> Package:
    return open_package(data, name="合同.docx")


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_all(opened(data))
    message = str(caught.value)
    assert message.startswith("合同.docx：")
    assert message.count("。") == 1
    assert "\n" not in message
    return message


def noise(size: int) -> bytes:
    """Return bytes that do not shrink, the same each time."""
    return random.Random(size).randbytes(size)  # noqa: S311 - nothing is kept secret with them


def read_all(parts: Package) -> None:
    """Do what a reader might: parse and follow everything."""
    for name in parts.names:
        parts.relationships(name)
        if parts.content_type(name).endswith("xml"):
            parts.xml(name)
        else:
            parts.bytes(name)


def text(parts: Package, name: str) -> str:
    return "".join(map(str, parts.xml(name).itertext()))


def with_main(xml: str | bytes) -> bytes:
    return zip_parts(docx_parts("") | {"word/document.xml": xml})


# names, relationships, types


def test_the_main_part_is_found_by_its_relationship() -> None:
    moved = docx_parts("") | {"_rels/.rels": relationships_part({"a": ("officeDocument", "/text/Main.xml")})}
    moved["text/main.xml"] = part("document")
    assert opened(zip_parts(moved)).main == "text/main.xml"


@pytest.mark.parametrize("missing", ["_rels/.rels", "[Content_Types].xml", "word/_rels/document.xml.rels"])
def test_the_main_part_is_found_without_what_should_name_it(missing: str) -> None:
    parts = docx_parts(paragraph("甲"))
    del parts[missing]
    assert text(opened(zip_parts(parts)), "word/document.xml") == "甲"


def test_the_main_part_is_found_by_its_content_type_when_nothing_else_names_it() -> None:
    types = f'<Types><Override PartName="/text/a.xml" ContentType="{DOCUMENT}"/></Types>'
    parts = {"[Content_Types].xml": types, "text/a.xml": part("document")}
    assert opened(zip_parts(parts)).main == "text/a.xml"


@pytest.mark.parametrize("kind", [MACRO, TEMPLATE, DOCUMENT])
def test_documents_with_macros_and_templates_are_read(kind: str) -> None:
    parts = docx_parts(paragraph("甲"))
    parts["[Content_Types].xml"] = content_types(parts).replace(DOCUMENT, kind)
    found = opened(zip_parts(parts))
    assert found.content_type(found.main) == kind.lower()


def test_names_are_looked_up_in_any_case_and_with_either_slash() -> None:
    found = opened(make_docx("", parts={"word\\Styles.XML": part("styles")}))
    assert "word/Styles.XML" in found.names
    for name in ("word/styles.xml", "/WORD/styles.xml", "word\\styles.xml"):
        assert name in found
        assert found.xml(name).tag == f"{W}styles"


def test_a_part_is_parsed_once() -> None:
    found = opened(make_docx(paragraph("甲")))
    assert found.xml("word/document.xml") is found.xml("WORD/document.xml")


def test_bytes_and_size_are_those_of_the_content() -> None:
    styles = part("styles").encode()
    found = opened(make_docx("", parts={"word/styles.xml": styles}))
    assert found.bytes("word/styles.xml") == styles
    assert found.size("word/styles.xml") == len(styles)


def test_parts_of_the_same_content_have_the_same_digest() -> None:
    styles = {"word/styles.xml": part("styles"), "word/copy.xml": part("styles"), "word/a.xml": "<a/>"}
    first, second = opened(make_docx("甲", parts=styles)), opened(make_docx("", parts=styles))
    assert first.digest("word/styles.xml") == second.digest("word/copy.xml")
    assert first.digest("word/styles.xml") != first.digest("word/a.xml")


def test_another_part_does_not_pass_for_one_whose_checksum_the_directory_claims() -> None:
    ours, theirs = part("styles", "<w:a/>").encode(), part("styles", "<w:b/>").encode()
    first, other = (
        zip_parts(docx_parts("", parts={"word/styles.xml": styles}), compress=zipfile.ZIP_STORED)
        for styles in (ours, theirs)
    )
    forged = other.replace(zlib.crc32(theirs).to_bytes(4, "little"), zlib.crc32(ours).to_bytes(4, "little"))
    assert opened(forged).size("word/styles.xml") == opened(first).size("word/styles.xml")
    assert opened(forged).digest("word/styles.xml") != opened(first).digest("word/styles.xml")


def test_overlapping_parts_are_refused() -> None:
    data = zip_parts(docx_parts(paragraph("甲")), compress=zipfile.ZIP_STORED)
    name = b"word/document.xml"
    at = data.rindex(name) - 46
    entry = data[at : at + 46 + len(name)]
    twice = data[:at] + entry * 40 + data[at + len(entry) :]
    end = twice.rindex(b"PK\x05\x06")
    count = struct.unpack("<H", twice[end + 10 : end + 12])[0] + 39
    size = struct.unpack("<I", twice[end + 12 : end + 16])[0] + 39 * len(entry)
    tail = twice[end : end + 8] + struct.pack("<HHI", count, count, size) + twice[end + 16 :]
    assert "互相重叠" in refused(twice[:end] + tail)


def test_relationships_are_resolved_to_the_names_of_parts() -> None:
    relationships = {
        "a": ("header", "header1.xml"),
        "b": ("image", "../media/a b.png"),
        "c": ("hyperlink", "https://example.com/x?a=1&b=2#c"),
        "d": ("aFChunk", "/word/chunk%201.html"),
        "e": ("image", "NULL"),
        "f": ("http://schemas.microsoft.com/office/2011/relationships/commentsExtended", "HEADER1.xml#part"),
        "g": ("image", "..\\..\\..\\media\\a b.png"),
    }
    parts: dict[str, str | bytes] = {
        "word/header1.xml": part("hdr"),
        "media/a b.png": b"",
        "word/chunk 1.html": b"",
    }
    found = opened(make_docx("", parts=parts, relationships=relationships))
    assert dict(found.relationships(found.main)) == {
        "a": Relationship("header", "word/header1.xml"),
        "b": Relationship("image", "media/a b.png"),
        "c": Relationship("hyperlink", "https://example.com/x?a=1&b=2#c", external=True),
        "d": Relationship("aFChunk", "word/chunk 1.html"),
        "e": Relationship("image", "word/NULL"),
        "f": Relationship("commentsExtended", "word/header1.xml"),
        "g": Relationship("image", "media/a b.png"),
    }
    assert found.relationships("word/header1.xml") == {}
    assert found.relationships("")["rId1"] == Relationship("officeDocument", "word/document.xml")


def test_content_types_come_from_the_part_and_else_from_the_extension() -> None:
    found = opened(make_docx("", parts={"word/media/a.PNG": b"", "word/b.xyz": b""}))
    assert found.content_type("word/document.xml") == DOCUMENT.lower()
    assert found.content_type("word/media/a.png") == "image/png"
    assert found.content_type("word/b.xyz") == ""


def test_a_missing_part_is_named() -> None:
    with pytest.raises(InputError, match=r"合同.docx：文档缺少“word/styles.xml”部分"):
        opened(make_docx("")).xml("word/styles.xml")


def test_names_that_climb_out_of_the_folder_are_only_names() -> None:
    found = opened(make_docx("", parts={"../../etc/passwd": b"x", "/absolute": b"y", "C:\\a": b"z"}))
    assert found.bytes("../../etc/passwd") == b"x"
    assert found.bytes("absolute") == b"y"


# other shapes of the same document


def test_strict_open_xml_is_read_in_transitional_namespaces() -> None:
    parts = docx_parts(paragraph("甲"), parts={"word/styles.xml": part("styles")})
    strict = {name: strictly(content) for name, content in parts.items()}
    found = opened(zip_parts(strict))
    assert STRICT.encode() in found.bytes("word/document.xml")
    assert found.xml(found.main).tag == f"{W}document"
    assert found.xml(found.main).nsmap["m"] == NAMESPACES["m"]
    assert found.relationships(found.main)["rIdstyles"] == Relationship("styles", "word/styles.xml")


def strictly(content: str | bytes) -> str | bytes:
    assert isinstance(content, str)
    return content.replace("http://schemas.openxmlformats.org/", STRICT).replace("/2006/", "/")


def test_an_address_in_the_text_is_not_taken_for_a_namespace() -> None:
    address = f"{STRICT}wordprocessingml/main"
    assert text(opened(make_docx(paragraph(f"见{address}"))), "word/document.xml") == f"见{address}"


def flat(parts: dict[str, str | bytes], *, encoding: str = "utf-8") -> bytes:
    body = "".join(
        flat_part(name, content) for name, content in parts.items() if name != "[Content_Types].xml"
    )
    package_xml = (
        f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{body}</pkg:package>'
    )
    return f'<?xml version="1.0"?>{package_xml}'.encode(encoding)


def flat_part(name: str, content: str | bytes) -> str:
    kind = DOCUMENT if name == "word/document.xml" else "application/xml"
    if isinstance(content, bytes):
        inner = "<pkg:binaryData>iVBO\r\nRw0K</pkg:binaryData>"
    else:
        inner = f"<pkg:xmlData>{content.rpartition('?>')[2]}</pkg:xmlData>"
    return f'<pkg:part pkg:name="/{name}" pkg:contentType="{kind}">{inner}</pkg:part>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_document_in_one_xml_file_has_the_same_parts_as_a_zip(encoding: str) -> None:
    parts = docx_parts(
        paragraph("甲"), parts={"word/styles.xml": part("styles"), "word/media/a.png": b"\x89PNG"}
    )
    found = opened(flat(parts, encoding=encoding))
    assert set(found.names) == set(parts) - {"[Content_Types].xml"}
    assert text(found, found.main) == "甲"
    assert found.relationships(found.main)["rIdstyles"].target == "word/styles.xml"
    assert found.content_type(found.main) == DOCUMENT.lower()
    assert found.bytes("word/media/a.png") == b"\x89PNG\r\n"
    assert found.digest("word/media/a.png") == hashlib.sha256(b"\x89PNG\r\n").hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_parts_in_other_encodings_are_read(encoding: str) -> None:
    declared = "utf-16" if encoding.startswith("utf-16") else encoding.removesuffix("-sig")
    xml = part("document", f"<w:body>{paragraph('甲方')}</w:body>").replace('"UTF-8"', f'"{declared}"')
    assert text(opened(with_main(xml.encode(encoding))), "word/document.xml") == "甲方"


def test_comments_and_instructions_in_the_xml_are_dropped() -> None:
    body = "<w:body><!-- a --><w:p><w:r><w:t>甲<!-- b --><?c d?>乙</w:t></w:r></w:p></w:body>"
    found = opened(with_main(part("document", body)))
    assert [element.text for element in found.xml(found.main).iter(f"{W}t")] == ["甲乙"]


# bad input


@pytest.mark.parametrize("name", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_part_that_is_no_xml_is_named(name: str) -> None:
    for content in ("<a><b></a>", "", "text", b"\xff\xfe\x00", "<a>&undefined;</a>", b"<a>\xff</a>"):
        assert f"“{name}”部分不是完整的 XML" in refused(zip_parts(docx_parts("") | {name: content}))


@pytest.mark.parametrize(
    "doctype",
    [
        LAUGHS,
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32-le", "utf-32-be", "gb18030"])
def test_a_dtd_is_refused_in_any_encoding(doctype: str, encoding: str) -> None:
    declared = encoding.removesuffix("-le").removesuffix("-be")
    xml = f'<?xml version="1.0" encoding="{declared}"?>{doctype}' + part("document").rpartition("?>")[2]
    assert "“word/document.xml”部分含有 DTD" in refused(with_main(xml.encode(encoding)))


def test_a_dtd_in_a_flat_document_is_refused() -> None:
    data = flat(docx_parts("")).replace(b"<pkg:package", LAUGHS.encode() + b"<pkg:package", 1)
    assert "DTD" in refused(data)


@pytest.mark.parametrize("depth", [300, 3_000, 300_000])
def test_absurd_nesting_is_refused(depth: int) -> None:
    nested = "<w:sdt>" * depth + "</w:sdt>" * depth
    assert "嵌套" in refused(make_docx(nested))


def test_nesting_within_reason_is_read() -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 60 + paragraph("甲") + "</w:tc></w:tr></w:tbl>" * 60
    assert text(opened(make_docx(nested)), "word/document.xml") == "甲"


def test_an_attribute_of_many_megabytes_is_read_and_hides_no_nesting() -> None:
    wide = f'<w:pict w:data="{noise(6 << 20).hex()}"/>'
    assert text(opened(make_docx(wide + paragraph("甲"))), "word/document.xml") == "甲"
    assert "嵌套" in refused(make_docx(wide + "<w:p>" * 300 + "</w:p>" * 300))


def test_a_part_that_is_cut_off_or_altered_is_named() -> None:
    data = zip_parts(docx_parts(paragraph("甲" * 50)), compress=zipfile.ZIP_STORED)
    assert "“word/document.xml”部分已损坏" in refused(data.replace("甲甲".encode(), "甲乙".encode(), 1))


@pytest.mark.parametrize("share", range(50))
def test_a_truncated_file_is_refused(share: int) -> None:
    data = make_docx(paragraph("甲") * 300, parts={"word/media/a.png": noise(5000)})
    message = refused(data[: len(data) * share // 50])
    assert "不完整或已损坏" in message or "空的" in message


def test_encrypted_entries_are_refused() -> None:
    data = bytearray(make_docx(""))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + offset] |= 1
    assert "加密" in refused(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_compression_that_word_does_not_know_is_refused(method: int) -> None:
    assert "已损坏" in refused(zip_parts(docx_parts(""), compress=method))


@pytest.mark.parametrize(
    "name", ["WORD/document.xml", "word\\document.xml", "/word/document.xml", "word/d%6Fcument.xml"]
)
def test_two_different_parts_of_one_name_are_refused(name: str) -> None:
    assert "两个不同的" in refused(make_docx("", parts={name: part("document")}))


def test_two_different_parts_of_one_name_in_a_flat_document_are_refused() -> None:
    assert "重复" in refused(flat(docx_parts("") | {"Word/document.xml": part("document")}))


def test_the_same_part_twice_is_read_once() -> None:
    picture = {"word/media/a.png": b"x", "word/media/A.png": b"x"}
    assert opened(make_docx("", parts=picture)).names.count("word/media/a.png") == 1


def test_too_many_parts_are_refused_quickly() -> None:
    entry = zip_parts({"a": ""}, compress=zipfile.ZIP_STORED)
    begin = time.thread_time()
    assert "超过 10000 个部件" in refused(entry + b"PK\x01\x02" * 10_001)
    assert time.thread_time() - begin < 10


@pytest.mark.parametrize("filling", ["<w:p/>", " ", "<w:t>甲</w:t>"])
def test_a_bomb_in_the_main_part_is_refused_quickly(filling: str) -> None:
    data = make_docx(filling * (30_000_000 // len(filling.encode())))
    assert len(data) < 300_000
    begin = time.thread_time()
    assert "大小异常" in refused(data)
    assert time.thread_time() - begin < 10


def test_a_bomb_beside_the_main_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL", 3 << 20)
    assert "大小异常" in refused(make_docx("", parts={"word/media/a.png": bytes(4 << 20)}))


def test_a_size_that_lies_is_found_before_more_is_inflated() -> None:
    data = bytearray(make_docx(" " * 50_000_000))
    at = data.rfind(b"word/document.xml", 0, data.rfind(b"word/_rels")) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = (5000).to_bytes(4, "little")
    tracemalloc.start()
    assert "“word/document.xml”部分已损坏" in refused(bytes(data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_more_markup_than_fits_into_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_MARKUP", 500)
    assert "内容过多" in refused(make_docx(paragraph("甲") * 200))


def test_limits_hold_for_all_parts_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PARSED", 6000)
    assert opened(make_docx(""))
    assert "内容过多" in refused(make_docx("", parts={f"word/header{n}.xml": part("hdr") for n in range(9)}))


def test_a_file_beyond_the_limit_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_FILE", 1000)
    assert "文件超过 0 MB" in refused(make_docx("", parts={"a": os.urandom(2000)}))


def test_fifty_megabytes_of_pictures_are_not_touched() -> None:
    picture = noise(10 << 20)
    pictures: dict[str, str | bytes] = {f"word/media/{n}.png": picture for n in range(5)}
    data = zip_parts(docx_parts(paragraph("甲"), parts=pictures), compress=zipfile.ZIP_STORED)
    begin = time.thread_time()
    found = opened(data)
    assert text(found, found.main) == "甲"
    assert time.thread_time() - begin < 10


def whole() -> bytes:
    parts: dict[str, str | bytes] = {"word/styles.xml": part("styles"), "word/chunk.html": b"<p>x</p>"}
    return make_docx(paragraph("甲") * 20, parts=parts, relationships={"a": ("aFChunk", "chunk.html")})


WHOLE = {"zip": whole(), "flat": flat(docx_parts(paragraph("甲") * 3)), "pdf": b"%PDF-1.7" + bytes(99)}


@pytest.mark.parametrize("kind", WHOLE)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_and_never_crashes(kind: str, data: st.DataObject) -> None:
    content = bytearray(WHOLE[kind])
    places = st.integers(0, len(content) - 1)
    for place, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        content[place] = value
    del content[data.draw(places) :]
    content += data.draw(st.binary(max_size=40))
    read_or_refused(bytes(content))


@pytest.mark.parametrize("region", ["directory", "headers"])
def test_every_byte_of_the_zip_structure_may_be_wrong(region: str) -> None:
    original = WHOLE["zip"]
    start = original.find(b"PK\x01\x02") if region == "directory" else 0
    end = len(original) if region == "directory" else 200
    for place in range(start, end):
        for value in (0, 1, 0x7F, 0xFF):
            content = bytearray(original)
            content[place] = value
            read_or_refused(bytes(content))


@given(st.binary(max_size=300))
def test_any_bytes_are_refused(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<", b"\xff\xfe"):
        assert refused(start + content)


def read_or_refused(data: bytes) -> None:
    message = ""
    try:
        read_all(opened(data))
    except InputError as error:
        message = str(error)
    assert not message or message.startswith("合同.docx：")
    assert "\n" not in message


def test_the_builder_of_these_tests_makes_the_same_bytes_each_time() -> None:
    assert whole() == WHOLE["zip"]
    assert zipfile.ZipFile(io.BytesIO(whole())).testzip() is None
