"""Paragraphs word by word."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.words import pieces
from pipeline.model.comparison import Edit, Piece

TEXTS = st.text(alphabet="甲乙方应当在3日内三年，。5%60 ab", max_size=40)


def marked(found: tuple[Piece, ...]) -> str:
    """The pieces as the terminal shows them."""
    shown = {Edit.SAME: "{}", Edit.DELETED: "[-{}-]", Edit.INSERTED: "{{+{}+}}"}
    return "".join(shown[piece.edit].format(piece.text) for piece in found)


def side(found: tuple[Piece, ...], dropped: Edit) -> str:
    return "".join(piece.text for piece in found if piece.edit is not dropped)


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_out_of_it(old: str, new: str) -> None:
    found = pieces(old, new)
    assert (side(found, Edit.INSERTED), side(found, Edit.DELETED)) == (old, new)


@given(TEXTS, TEXTS)
def test_changing_places_mirrors_it(old: str, new: str) -> None:
    forth, back = pieces(old, new), pieces(new, old)
    kept = [piece.text for piece in forth if piece.edit is Edit.SAME]
    assert kept == [piece.text for piece in back if piece.edit is Edit.SAME]
    for mine, theirs in ((Edit.DELETED, Edit.INSERTED), (Edit.INSERTED, Edit.DELETED)):
        assert [p.text for p in forth if p.edit is mine] == [p.text for p in back if p.edit is theirs]


@given(TEXTS, TEXTS)
def test_a_deletion_comes_before_the_insertion_in_its_place(old: str, new: str) -> None:
    edits = [piece.edit for piece in pieces(old, new)]
    assert (Edit.INSERTED, Edit.DELETED) not in pairwise(edits)
    assert all(first is not second for first, second in pairwise(edits))


@given(TEXTS)
def test_nothing_changed_is_one_piece(text: str) -> None:
    assert pieces(text, text) == ((Piece(Edit.SAME, text),) if text else ())


def test_figures_stay_whole() -> None:
    assert marked(pieces("支付1,200,000.00元，即40%。", "支付1,500,000.00元，即50%。")) == (
        "支付[-1,200,000.00元-]{+1,500,000.00元+}，即[-40%-]{+50%+}。"
    )
    assert marked(pieces("合作结束之日起三年。", "合作结束之日起三十年。")) == (
        "合作结束之日起[-三年-]{+三十年+}。"
    )
    assert marked(pieces("按照第九条确定", "按照第二十九条确定")) == "按照[-第九条-]{+第二十九条+}确定"


def test_an_edit_is_not_cut_into_splinters() -> None:
    found = marked(
        pieces("由双方组织五名以上专家评审后，出具书面意见。", "由双方组织专家会审后，出具书面意见。")
    )
    assert found.count("[-") == 1


def test_what_has_little_in_common_is_shown_as_replaced() -> None:
    found = pieces("甲方应当付款。", "成果由各方共同所有，任何一方不得单独处分。")
    assert [piece.edit for piece in found][:2] == [Edit.DELETED, Edit.INSERTED]


def test_a_very_long_paragraph_is_compared_by_sentences() -> None:
    sentences = [f"第{number}项工作由甲方负责。" for number in range(1000)]
    changed = [
        "甲方负责全部工作。",
        *sentences[1:500],
        "这一项由乙方负责。",
        *sentences[501:999],
        "其余由乙方负责。",
    ]
    found = pieces("".join(sentences), "".join(changed))
    inserted = [piece.text for piece in found if piece.edit is Edit.INSERTED]
    assert inserted[1:2] == ["这一项由乙方负责。"]
    assert len(inserted) == 3
