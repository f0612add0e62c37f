"""What other parts of the file get when comments are added, and what they keep."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import datetime

import docx
import pytest
from helpers.commented import parts, quoted, story
from helpers.docx_zip import NAMESPACES, OFFICE, docx_parts, make_docx, paragraph, part, zip_parts
from helpers.word import line, run, styles
from lxml import etree

from pipeline.model.document import Location
from pipeline.word.comment import Annotated, Note, Reason, annotate
from pipeline.word.read import read

DATE = datetime(2026, 1, 2)  # noqa: DTZ001 - as Word writes it
MICROSOFT = "http://schemas.microsoft.com/office/2011/relationships/"
SPACES = NAMESPACES | {"w16cid": "http://schemas.microsoft.com/office/word/2016/wordml/cid"}
MAIN = "word/document.xml"


def commented(data: bytes, *notes: Note, author: str = "cxy") -> Annotated:
    return annotate(
        data, notes or (Note(Location(0, 0, 2), ("意见",)),), name="a.docx", date=DATE, author=author
    )


def changed(before: bytes, after: bytes) -> set[str]:
    """Names of the parts that differ or are new."""
    old, new = parts(before), parts(after)
    assert list(new)[: len(old)] == list(old)
    return {name for name in new if new[name] != old.get(name)}


def test_only_what_comments_need_is_changed() -> None:
    data = make_docx(paragraph("甲方付款"), parts=styles("") | {"word/settings.xml": part("settings")})
    assert changed(data, commented(data).data) == {
        "[Content_Types].xml",
        MAIN,
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/comments.xml",
        "word/people.xml",
    }


def test_new_parts_are_declared_and_related() -> None:
    made = parts(commented(make_docx(paragraph("甲方付款"))).data)
    types = {
        item.get("PartName"): item.get("ContentType", "")
        for item in etree.fromstring(made["[Content_Types].xml"])
    }
    assert types["/word/comments.xml"].endswith("wordprocessingml.comments+xml")
    assert types["/word/people.xml"].endswith("wordprocessingml.people+xml")
    links = list(etree.fromstring(made["word/_rels/document.xml.rels"]))
    assert {item.get("Target"): item.get("Type") for item in links} == {
        "comments.xml": f"{OFFICE}comments",
        "people.xml": f"{MICROSOFT}people",
    }
    assert len({item.get("Id") for item in links}) == 2


def test_a_part_without_relationships_gets_them() -> None:
    contents = docx_parts(paragraph("甲方付款"))
    del contents["word/_rels/document.xml.rels"]
    made = commented(zip_parts(contents)).data
    assert [item.text for item in docx.Document(io.BytesIO(made)).comments] == ["意见"]


def test_what_was_in_the_file_only_grows() -> None:
    data = make_docx(paragraph("甲方付款"), parts=styles('<w:style w:styleId="x"/>'))
    made = commented(data, Note(Location(0, 0, 4), ("意见",))).data
    before, after = parts(data), parts(made)
    for name in changed(data, made) & set(before):
        assert is_subsequence(before[name], after[name]), name


def is_subsequence(small: bytes, large: bytes) -> bool:
    """True when ``large`` is ``small`` with something put in: their pieces between tags follow each other."""
    pieces = iter(re.split(b"(?=<)", large))
    return all(any(piece == other for other in pieces) for piece in re.split(b"(?=<)", small))


# Files with comments of their own ------------------------------------------------------------------------

OLD = (
    '<w:p><w:commentRangeStart w:id="{0}"/><w:r><w:t>甲方</w:t></w:r><w:commentRangeEnd w:id="{0}"/>'
    '<w:r><w:commentReference w:id="{0}"/></w:r><w:bookmarkStart w:id="6" w:name="b"/>'
    '<w:bookmarkEnd w:id="6"/><w:r><w:t>付款</w:t></w:r></w:p>'
)
OLD_COMMENT = (
    '<w:comment w:id="{}" w:author="乙" w:date="2020-01-01T00:00:00Z">'
    '<w:p w14:paraId="{}">{}</w:p></w:comment>'
)


def listed(prefix: str, root: str, inner: str) -> str:
    """A part of the later versions of Word."""
    return f'<{prefix}:{root} xmlns:{prefix}="{SPACES[prefix]}">{inner}</{prefix}:{root}>'


def with_comments(number: int = 5, mark: str = "10000000") -> bytes:
    lists = {
        "Extended": ("w15", "commentsEx", f'<w15:commentEx w15:paraId="{mark}" w15:done="1"/>'),
        "Ids": (
            "w16cid",
            "commentsIds",
            f'<w16cid:commentId w16cid:paraId="{mark}" w16cid:durableId="{mark}"/>',
        ),
    }
    made: dict[str, str | bytes] = {
        "word/comments.xml": part("comments", OLD_COMMENT.format(number, mark, run("旧批注"))),
        "word/people.xml": listed("w15", "people", '<w15:person w15:author="乙"/>'),
    }
    for name, (prefix, root, inner) in lists.items():
        made[f"word/comments{name}.xml"] = listed(prefix, root, inner)
    links = {f"rId{name}": (f"{MICROSOFT}comments{name}", f"comments{name}.xml") for name in lists}
    links["rIdPeople"] = (f"{MICROSOFT}people", "people.xml")
    return make_docx(OLD.format(number), parts=made, relationships=links)


def test_earlier_comments_stay_and_new_numbers_go_on() -> None:
    data = with_comments()
    made = commented(data, Note(Location(0, 1, 3), ("意见",)), Note(Location(0, 2, 4), ("再议",)))
    assert [item.id for item in made.placed] == [7, 8]  # 6 is a bookmark
    assert quoted(made.data) == {5: "甲方", 7: "方付", 8: "付款"}
    comments = list(docx.Document(io.BytesIO(made.data)).comments)
    assert [(item.comment_id, item.author, item.text) for item in comments] == [
        (5, "乙", "旧批注"),
        (7, "cxy", "意见"),
        (8, "cxy", "再议"),
    ]


def test_the_lists_of_comments_name_the_new_ones() -> None:
    made = parts(commented(with_comments()).data)
    marks = re.findall(rb'paraId="(\w{8})"', made["word/comments.xml"])
    assert len(set(marks)) == 2
    for name in ("Extended", "Ids"):
        assert re.findall(rb'paraId="(\w{8})"', made[f"word/comments{name}.xml"]) == marks
    assert b'w15:done="1"' in made["word/commentsExtended.xml"]


@pytest.mark.parametrize(("author", "people"), [("cxy", 2), ("乙", 1)])
def test_the_author_is_among_the_people_once(author: str, people: int) -> None:
    made = parts(commented(with_comments(), author=author).data)
    assert len(list(etree.fromstring(made["word/people.xml"]))) == people


def test_words_of_an_earlier_comment_are_commented_beside_it() -> None:
    data = with_comments()
    blocks = read(data, name="a.docx").blocks
    made = commented(data, Note(blocks[1].location(0, 2), ("意见",)))
    assert made.placed[0].why is Reason.COMMENT
    assert quoted(made.data) == {5: "甲方", 7: "甲方"}


def test_comments_of_a_part_without_marks_get_none() -> None:
    bare = f'<w:comments xmlns:w="{NAMESPACES["w"]}"/>'
    data = make_docx(paragraph("甲方付款"), parts={"word/comments.xml": bare})
    made = parts(commented(data).data)["word/comments.xml"]
    assert b"paraId" not in made
    assert etree.fromstring(made)[0].get(f"{{{NAMESPACES['w']}}}id") == "0"


# Styles --------------------------------------------------------------------------------------------------


def looks(made: Annotated) -> Mapping[str, str]:
    root = etree.fromstring(parts(made.data)["word/styles.xml"])
    w = f"{{{NAMESPACES['w']}}}"
    names = {item.get(f"{w}styleId"): item.find(f"{w}name") for item in root}
    return {key or "": name.get(f"{w}val", "") for key, name in names.items() if name is not None}


def test_styles_of_comments_are_defined() -> None:
    made = commented(make_docx(paragraph("甲方付款"), parts=styles("")))
    assert looks(made) == {"CommentReference": "annotation reference", "CommentText": "annotation text"}
    assert b'<w:rStyle w:val="CommentReference"/>' in parts(made.data)[MAIN]
    assert b'<w:pStyle w:val="CommentText"/>' in parts(made.data)["word/comments.xml"]


def test_styles_that_chinese_word_calls_otherwise_are_used() -> None:
    known = "".join(
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for kind, key, name in (
            ("character", "a5", "annotation reference"),
            ("paragraph", "a6", "annotation text"),
        )
    )
    data = make_docx(paragraph("甲方付款"), parts=styles(known))
    made = commented(data)
    assert "word/styles.xml" not in changed(data, made.data)
    assert b'<w:rStyle w:val="a5"/>' in parts(made.data)[MAIN]
    assert b'<w:pStyle w:val="a6"/>' in parts(made.data)["word/comments.xml"]


def test_an_identifier_that_is_taken_is_not_used_again() -> None:
    taken = '<w:style w:type="paragraph" w:styleId="commenttext"><w:name w:val="我的"/></w:style>'
    made = commented(make_docx(paragraph("甲方付款"), parts=styles(taken)))
    assert looks(made)["CommentText1"] == "annotation text"


def test_without_styles_none_is_named() -> None:
    made = parts(commented(make_docx(paragraph("甲方付款"))).data)
    assert "word/styles.xml" not in made
    assert b"Style" not in made[MAIN] + made["word/comments.xml"]


# Unusual files -------------------------------------------------------------------------------------------


def strict(data: bytes) -> bytes:
    swaps = {
        NAMESPACES["w"]: "http://purl.oclc.org/ooxml/wordprocessingml/main",
        OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    }
    contents = {name: content.decode() for name, content in parts(data).items()}
    for old, new in swaps.items():
        contents = {name: text.replace(old, new) for name, text in contents.items()}
    return zip_parts(contents)


def test_a_strict_file_stays_strict() -> None:
    data = strict(make_docx(paragraph("甲方付款"), parts=styles("")))
    made = commented(data)
    assert quoted_strict(made.data) == "甲方"
    joined = b"".join(parts(made.data).values())
    assert NAMESPACES["w"].encode() not in joined
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in joined


def quoted_strict(data: bytes) -> str:
    text = parts(data)[MAIN].decode()
    return re.sub(
        "<[^>]+>", "", text.partition("commentRangeStart")[2].partition("<w:commentRangeEnd")[0]
    ).lstrip(' w:id="0/>')


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_a_text_in_another_encoding_is_commented(encoding: str) -> None:
    contents = docx_parts(paragraph("甲方付款"))
    text = str(contents[MAIN]).replace("UTF-8", encoding)
    data = zip_parts({**contents, MAIN: text.encode(encoding)})
    assert quoted(commented(data).data) == {0: "甲方"}


def test_names_without_prefix_are_understood() -> None:
    w = NAMESPACES["w"]
    body = f'<document xmlns="{w}"><body><p><r><t>甲方付款</t></r></p></body></document>'
    data = make_docx("", parts={MAIN: body})
    assert quoted(commented(data).data) == {0: "甲方"}


def test_comments_and_instructions_of_xml_in_the_text_do_not_disturb() -> None:
    body = f"<!-- <w:p> --><?x <w:p> ?>{paragraph('甲方付款')}"
    made = commented(make_docx(body))
    assert quoted(made.data) == {0: "甲方"}
    assert b"<!-- <w:p> --><?x <w:p> ?>" in parts(made.data)[MAIN]


def test_a_sign_in_an_attribute_that_looks_like_the_end_of_a_tag_does_not_disturb() -> None:
    properties = '<w:sdtPr><w:tag w:val="a>b/>"/><w:dropDownList/></w:sdtPr>'
    control = f"<w:sdt>{properties}<w:sdtContent>{run('甲方')}</w:sdtContent></w:sdt>"
    assert quoted(commented(make_docx(line(control + run("付款")))).data) == {0: "甲方"}


def test_a_flat_file_becomes_a_zip() -> None:
    texts = {name: str(content) for name, content in docx_parts(paragraph("甲方付款")).items()}
    types = {"_rels/.rels": "application/vnd.openxmlformats-package.relationships+xml"}
    pieces = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="{types.get(name, "application/xml")}">'
        f"<pkg:xmlData>{text.partition('?>')[2] or text}</pkg:xmlData></pkg:part>"
        for name, text in texts.items()
        if name != "[Content_Types].xml"
    )
    flat = (
        f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{pieces}</pkg:package>'
    )
    made = commented(flat.encode())
    assert quoted(made.data) == {0: "甲方"}
    assert story(read(made.data, name="a")) == story(read(flat.encode(), name="a"))


def test_a_signed_file_is_commented_and_the_void_signature_is_told() -> None:
    signature = {"_xmlsignatures/sig1.xml": "<Signature/>"}
    made = commented(make_docx(paragraph("甲方付款"), parts=signature))
    assert len(made.remarks) == 1
    assert "签名" in made.remarks[0]
    assert parts(made.data)["_xmlsignatures/sig1.xml"] == b"<Signature/>"
    assert commented(make_docx(paragraph("甲方付款"))).remarks == ()
