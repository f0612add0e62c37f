"""A file is recognised by its content, whatever it is called, and read or refused with one clear sentence."""

import io
import zipfile

import pytest

from pipeline import app
from pipeline.app.reading import read_any
from pipeline.app.recognising import Kind, recognise
from pipeline.errors import InputError
from pipeline.model.document import How

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def odt(*, mime: str = "application/vnd.oasis.opendocument.text", manifest: str = "<m/>") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", mime)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", "<c/>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n", (Kind.PDF, "pdf")),
        (b"\0\0junk before\n%PDF-1.4", (Kind.PDF, "pdf")),
        (b"{\\rtf1\\ansi}", (Kind.OFFICE, "rtf")),
        (b"\r\n {\\rtf1}", (Kind.OFFICE, "rtf")),
        (odt(), (Kind.OFFICE, "odt")),
        (b"\x89PNG\r\n\x1a\n...", (Kind.PICTURE, "png")),
        (b"\xff\xd8\xff\xe0", (Kind.PICTURE, "jpg")),
        (b"II*\0....", (Kind.PICTURE, "tiff")),
        (b"MM\0*....", (Kind.PICTURE, "tiff")),
        (b"BM\x0a\0\0\0\0\0\0\0", (Kind.PICTURE, "bmp")),
        ("<html><body>合同</body></html>".encode(), (Kind.OFFICE, "html")),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>',
            (Kind.OFFICE, "xml"),
        ),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", (Kind.OFFICE, "mht")),
        (b"PK\x03\x04broken", (Kind.WORD, "docx")),
        ("普通文本".encode(), (Kind.WORD, "docx")),
        (b"BMW is no picture", (Kind.WORD, "docx")),
        (b"", (Kind.WORD, "docx")),
    ],
)
def test_a_file_is_what_it_holds(data: bytes, expected: tuple[Kind, str]) -> None:
    assert recognise(data) == expected


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"From: a@example.com\nTo: b@example.com\nSubject: x\nMIME-Version: 1.0\n\nbody", "电子邮件"),
        (b"Received: by x\nFrom: a@example.com\n\nbody", "电子邮件"),
        (odt(manifest="<m:encryption-data/>"), "打开密码"),
        ("普通文本".encode(), "纯文本"),
        (b"Rar!\x1a\x07\0", "RAR"),
        (b"", "0 字节"),
        (b"PK\x03\x04broken", "损坏"),
        (OLE + bytes(600), "复合文档"),
    ],
)
def test_what_is_no_agreement_is_refused_with_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_any(data, name="协议.docx")
    assert str(caught.value).startswith("协议.docx：")
    assert "\n" not in str(caught.value)


def test_a_word_file_is_read_as_it_is_whatever_its_name() -> None:
    document = read_any(app.demo_files()[0].read_bytes(), name="协议.pdf")
    assert (document.source.how, document.source.kind, document.source.confidence) == (How.DOCX, "docx", 1.0)


def test_a_converted_file_says_so_and_keeps_its_own_hash() -> None:
    class Office:
        def to_docx(self, data: bytes, kind: str) -> bytes:
            assert (data, kind) == (b"{\\rtf1}", "rtf")
            return app.demo_files()[0].read_bytes()

    document = read_any(b"{\\rtf1}", name="a", office=Office())
    assert (document.source.how, document.source.kind) == (How.CONVERTED, "rtf")
    assert document.sha256 == __import__("hashlib").sha256(b"{\\rtf1}").hexdigest()
    assert ".rtf 转换" in document.source.remarks[0]


def test_what_the_office_refuses_names_the_file() -> None:
    class Office:
        def to_docx(self, _data: bytes, _kind: str) -> bytes:
            raise InputError("不能读取。")

    with pytest.raises(InputError, match=r"^a\.doc：不能读取。"):
        read_any(b"{\\rtf1}", name="a.doc", office=Office())
