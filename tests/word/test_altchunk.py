from __future__ import annotations

import pytest
from helpers.docx_zip import make_docx, paragraph

from pipeline.errors import InputError
from pipeline.word.altchunk import AltChunk, alt_chunk
from pipeline.word.package import Relationship, open_package

FLAT = b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>'
ARCHIVE = (
    b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    b'Content-Type: text/html; charset="gb2312"\nContent-Transfer-Encoding: quoted-printable\n\n'
    b"<p>=BC=D7=B7=BD</p><style>p {}</style>\n--b\nContent-Type: image/png\n\nx\n--b--\n"
)
HTML = "<html><head><meta charset={}></head><body><p>甲方</p>乙方</body></html>"


def chunk(content: str | bytes, name: str = "chunk1.html") -> AltChunk:
    data = make_docx(
        '<w:altChunk r:id="a"/>', parts={f"word/{name}": content}, relationships={"a": ("aFChunk", name)}
    )
    package = open_package(data, name="合同.docx")
    return alt_chunk(package, package.relationships(package.main)["a"])


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "GBK", "gb18030", "big5"])
def test_html_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    assert chunk(HTML.format(encoding).encode(encoding)) == AltChunk(("甲方", "乙方"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_html_that_declares_nothing_or_nonsense_is_read(encoding: str) -> None:
    assert chunk("<p>甲方</p>".encode(encoding)) == AltChunk(("甲方",))
    assert chunk(HTML.format("unicode_escape").encode(encoding)) == AltChunk(("甲方", "乙方"))


def test_a_charset_of_two_bytes_that_is_not_true_is_ignored() -> None:
    assert chunk(HTML.format("utf-16").encode()) == AltChunk(("甲方", "乙方"))


def test_xhtml_is_read() -> None:
    xhtml = '<?xml version="1.0" encoding="gb2312"?><html xmlns="http://www.w3.org/1999/xhtml"><body>甲<br/>乙</body></html>'
    assert chunk(xhtml.encode("gb2312"), "a.xhtml") == AltChunk(("甲", "乙"))


def test_html_without_tags_is_known_by_its_content_type() -> None:
    assert chunk("甲 &amp; 乙") == AltChunk(("甲 & 乙",))


def test_html_is_known_by_its_tags_where_the_content_type_is_wrong() -> None:
    assert chunk("<div>甲</div>", "a.txt") == AltChunk(("甲",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
def test_each_line_of_a_text_is_a_paragraph(encoding: str) -> None:
    text = "甲方：示例科技有限公司\r\n\r\n  乙方 < 丙方\n丙方"
    expected = ("甲方：示例科技有限公司", "  乙方 < 丙方", "丙方")
    assert chunk(text.encode(encoding), "a.txt") == AltChunk(expected)


def test_a_web_archive_is_read() -> None:
    assert chunk(ARCHIVE, "a.mht") == AltChunk(("甲方",))


@pytest.mark.parametrize("content", [make_docx(paragraph("甲")), FLAT])
def test_a_word_file_is_handed_on_whole(content: bytes) -> None:
    assert chunk(content, "a.docx") == AltChunk(docx=content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"{\\rtf1 \\'bc\\'d7}", "嵌入的 RTF 文件"),
        (bytes(range(256)), "嵌入的文件（格式无法识别）"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "嵌入的文件（格式无法识别）"),
        (b"<div>" * 5000, "嵌入的网页（过大或嵌套过深）"),
        (b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", "嵌入的网页归档（其中没有网页）"),
        (b"MIME-Version: 1.0\nContent-Type: text/html\n\n\x01\xff", "嵌入的网页归档（编码无法识别）"),
    ],
)
def test_what_cannot_be_read_is_named(content: bytes, what: str) -> None:
    assert chunk(content) == AltChunk(unread=what)


def test_hidden_text_is_counted() -> None:
    assert chunk("<p>甲</p><p style='display:none'>乙丙</p>") == AltChunk(("甲",), hidden=2)


def test_an_external_file_is_not_fetched() -> None:
    package = open_package(make_docx(""), name="合同.docx")
    found = alt_chunk(package, Relationship("aFChunk", "https://example.com/a.html", external=True))
    assert found == AltChunk(unread="引用的外部文件")


def test_a_missing_part_is_unread() -> None:
    package = open_package(make_docx(""), name="合同.docx")
    assert alt_chunk(package, Relationship("aFChunk", "word/a.html")) == AltChunk(
        unread="嵌入的文件（在文档中缺失）"
    )


def test_a_damaged_part_is_refused() -> None:
    data = make_docx("", parts={"word/a.html": bytes(1000)})
    at = data.rfind(b"word/a.html") - 46
    damaged = data[: at + 16] + b"\1\2\3\4" + data[at + 20 :]
    package = open_package(damaged, name="合同.docx")
    with pytest.raises(InputError, match=r"“word/a.html”部分已损坏"):
        alt_chunk(package, Relationship("aFChunk", "word/a.html"))
