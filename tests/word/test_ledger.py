from __future__ import annotations

import io
import re
import zipfile
from html import unescape

from helpers.docx_zip import make_docx, part
from helpers.word import deleted, line, read_body, run, texts, tracked
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.model.document import View
from pipeline.word.names import W
from pipeline.word.read import read

_TEXT = re.compile(r"<(w:t|w:delText|w:instrText|m:t|a:t)(?: [^>]*)?>([^<]*)</\1>")

words = st.text("甲乙丙丁 ①%&\u3000", min_size=1, max_size=6).map(lambda text: text.replace("&", "&amp;"))
runs = words.map(run)


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Everything that can stand around runs."""
    pairs = [
        ("<w:hyperlink>", "</w:hyperlink>"),
        ('<w:fldSimple w:instr="X">', "</w:fldSimple>"),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:smartTag>", "</w:smartTag>"),
        ("<w:r><w:ruby><w:rt/><w:rubyBase>", "</w:rubyBase></w:ruby></w:r>"),
        ("<w:r><w:ruby><w:rubyBase/><w:rt>", "</w:rt></w:ruby></w:r>"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
         '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        ("<w:r><w:pict><v:textbox><w:txbxContent><w:p>", "</w:p></w:txbxContent></v:textbox></w:pict></w:r>"),
        ('<w:r><mc:AlternateContent><mc:Choice Requires="wps">', "</mc:Choice></mc:AlternateContent></w:r>"),
        ('<w:r><mc:AlternateContent><mc:Choice Requires="none">', "</mc:Choice></mc:AlternateContent></w:r>"),
        (tracked("ins")[: -len("</w:ins>")], "</w:ins>"),
        (tracked("del")[: -len("</w:del>")], "</w:del>"),
        (tracked("moveFrom")[: -len("</w:moveFrom>")], "</w:moveFrom>"),
        (tracked("moveTo")[: -len("</w:moveTo>")], "</w:moveTo>"),
        ("<w:strange>", "</w:strange>"),
    ]  # fmt: skip
    return st.tuples(st.sampled_from(pairs), st.lists(inner, min_size=1, max_size=3)).map(
        lambda found: found[0][0] + "".join(found[1]) + found[0][1]
    )


inlines = st.recursive(st.one_of(runs, words.map(deleted)), wrapped, max_leaves=8)
marks = st.sampled_from(
    ["", f"<w:rPr>{tracked('del')}</w:rPr>", f"<w:rPr>{tracked('ins')}</w:rPr>", "<w:rPr><w:vanish/></w:rPr>"]
)
paragraphs = st.tuples(st.lists(inlines, max_size=3), marks).map(
    lambda found: line("".join(found[0]), properties=found[1])
)
cell_properties = st.sampled_from(["", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', tracked("cellDel")])
rows = st.tuples(
    st.sampled_from(["", tracked("ins"), tracked("del")]),
    st.lists(st.tuples(cell_properties, paragraphs), min_size=1, max_size=2),
).map(
    lambda found: f"<w:tr><w:trPr>{found[0]}</w:trPr>"
    + "".join(f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>" for properties, inner in found[1])
    + "</w:tr>"
)  # fmt: skip
tables = st.lists(rows, min_size=1, max_size=3).map(lambda found: f"<w:tbl>{''.join(found)}</w:tbl>")
bodies = st.lists(st.one_of(paragraphs, tables), max_size=5).map("".join)


some = settings(max_examples=40, deadline=None)


def characters(data: bytes) -> int:
    """Number of characters in all text elements of all parts, counted without the reader."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/")]
    return sum(len(unescape(text)) for part in parts for _, text in _TEXT.findall(part))


@some
@given(bodies, st.sampled_from(View))
def test_every_character_is_read_left_out_or_unread(body: str, view: View) -> None:
    data = make_docx(body)
    document = read(data, name="a.docx", view=view)
    ledger = document.ledger
    assert ledger.read + sum(count for _, count in ledger.left_out) == characters(data)
    assert ledger.unread == ()


@some
@given(bodies, st.sampled_from(View))
def test_what_is_read_stands_in_the_blocks(body: str, view: View) -> None:
    document = read(make_docx(body), name="a.docx", view=view)
    shown = sum(len(block.text.strip()) for block in document.blocks)
    assert shown <= document.ledger.read
    for block in document.blocks:
        assert "".join(block.text[item.start : item.end] for item in block.runs) == block.text


@some
@given(bodies)
def test_text_without_changes_is_the_same_in_all_views(body: str) -> None:
    plain = re.sub(r"</?w:(ins|del|moveFrom|moveTo|cellDel|delText)\b[^>]*>", "", body)
    found = {
        tuple(block.text for block in read(make_docx(plain), name="a", view=view).blocks) for view in View
    }
    assert len(found) == 1


def settled(body: str, *, gone: tuple[str, ...], kept: tuple[str, ...]) -> str:
    """``body`` with all changes settled: ``gone`` taken out with what they hold, ``kept`` made plain."""
    root = etree.fromstring(part("body", body).encode())
    for change in [item for tag in gone for item in root.iter(W + tag)]:
        holder = change.getparent()
        inside = holder is not None and holder.tag in (W + "trPr", W + "tcPr")
        removed = holder.getparent() if holder is not None and inside else change
        above = None if removed is None else removed.getparent()
        if removed is not None and above is not None:
            above.remove(removed)
    for tag in kept:
        etree.strip_tags(root, W + tag)
    text = etree.tostring(root, encoding="unicode")
    return text.partition(">")[2].rpartition("<")[0].replace("w:delText", "w:t")


def without_mark_changes(body: str) -> str:
    return re.sub(r"<w:pPr><w:rPr><w:(ins|del)\b.*?</w:rPr></w:pPr>", "", body)


@some
@given(bodies.map(without_mark_changes))
def test_the_final_view_is_what_remains_after_accepting_everything(body: str) -> None:
    accepted = settled(body, gone=("del", "moveFrom", "cellDel"), kept=("ins", "moveTo"))
    assert texts(read_body(body)) == texts(read_body(accepted, view=View.MARKED))


@some
@given(bodies.map(without_mark_changes))
def test_the_original_view_is_what_remains_after_rejecting_everything(body: str) -> None:
    rejected = settled(body, gone=("ins", "moveTo"), kept=("del", "moveFrom", "cellDel"))
    assert texts(read_body(body, view=View.ORIGINAL)) == texts(read_body(rejected, view=View.MARKED))
