"""How income from the results is divided: every statement about it and whether it holds usable figures.

A figure counts only where income is divided: penalty rates, taxes, investments, instalments and marks do not.
“按贡献分配”, “另行协商” and blanks are statements without a figure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.model.agreement import Standing
from pipeline.model.terms import BenefitSharing, ShareTerm, State
from pipeline.nlp import sharing_words as words
from pipeline.nlp.shares import figures
from pipeline.text.normalise import BLANK
from pipeline.text.ratios import find_ratios, find_splits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.model.document import Block

KIND = "benefit_sharing"
LIST_LENGTH = 8
"""Lines after “按以下比例分配：” that are read as its list."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    provision: Provision
    headed: bool
    """Stands in a clause headed as benefit sharing."""
    listed: bool
    """Item of a list that a sentence about sharing introduces."""
    open_choice: bool = False
    """One of several alternatives among which nobody has chosen."""


def read(agreement: Agreement) -> BenefitSharing:
    """All that the agreement says about dividing income."""
    sentences = list(_sentences(agreement))
    terms = [term for sentence in sentences for term in _terms(agreement, sentence)]
    if not terms:
        terms = list(_left_empty(agreement))
    return BenefitSharing(_state(terms), tuple(terms), tuple(term.evidence for term in terms[:4]))


def _state(terms: Iterable[ShareTerm]) -> State:
    states = {term.state for term in terms}
    order = (State.DEFINED, State.UNDEFINED, State.BLANK)
    return next((state for state in order if state in states), State.ABSENT)


def _sentences(agreement: Agreement) -> Iterator[_Sentence]:
    lead, left = -1, 0
    choosing = {
        agreement.article(p.clause).index for p in agreement.stream.provisions if words.CHOICE.search(p.text)
    }
    for provision in agreement.stream.provisions:
        text = provision.text
        headed = KIND in agreement.scopes[provision.clause]
        speaks = _speaks(text)
        article = agreement.article(provision.clause).index
        listed = left > 0 and article == lead and not speaks
        if speaks and text.rstrip().endswith((":", "：", BLANK)):
            lead, left = article, LIST_LENGTH
        left -= 0 if agreement.document.blocks[provision.location.block].cells else 1
        if speaks or headed or listed:
            yield _Sentence(provision, headed, listed, article in choosing and headed)


def _speaks(text: str) -> bool:
    spoken = words.SPEAKS.search(text) and not words.NEGATED.search(text) and not words.FORM_HINT.search(text)
    return bool(spoken) and not words.WRONGFUL.search(text) and not words.REWARD.search(text)


def _terms(agreement: Agreement, sentence: _Sentence) -> list[ShareTerm]:
    text = sentence.provision.text
    if words.WRONGFUL.search(text) or words.NEGATED.search(text) or words.REWARD.search(text):
        return []
    evidence = agreement.evidence(sentence.provision)
    found = _figured(agreement, sentence)
    if found:
        return [replace(term, evidence=evidence) for term in found]
    speaks = _speaks(text)
    if not speaks and not (sentence.headed and words.OPEN.search(text) and words.INCOME.search(text)):
        return []
    if _figures_elsewhere(text):
        return []
    if BLANK in text:
        return [ShareTerm(State.BLANK, evidence, reason="留空")]
    open_ended = words.OPEN.search(text)
    return [ShareTerm(State.UNDEFINED, evidence, reason=open_ended[0] if open_ended else "没有比例")]


def _figures_elsewhere(text: str) -> bool:
    """Whether the sentence's only figures divide something else (costs, fines)."""
    parts = text.replace(",", "，").split("，")
    if any(words.SPEAKS.search(part) and not words.OTHER_RATIO.search(part) for part in parts[1:]):
        return False
    return bool(words.OTHER_RATIO.search(text) and (find_ratios(text) or find_splits(text)))


def _figured(agreement: Agreement, sentence: _Sentence) -> list[ShareTerm]:
    text = sentence.provision.text
    found = figures(text, owner=_row_owner(agreement, sentence.provision))
    if not found:
        return []
    if sentence.open_choice:
        return [replace(term, state=State.BLANK, reason="几种方案没有选定") for term in found[:1]]
    if words.HEDGED.search(text):
        return [replace(term, state=State.UNDEFINED, reason="只是建议或范围") for term in found[:1]]
    return found


def _row_owner(agreement: Agreement, provision: Provision) -> str:
    """In a table: the party named by another cell of the same row."""
    block = agreement.document.blocks[provision.location.block]
    if not block.cells:
        return ""
    own = block.cells[-1]
    for other in reversed(agreement.document.blocks[max(block.index - 4, 0) : block.index]):
        if other.cells and (other.cells[-1].table, other.cells[-1].row) == (own.table, own.row):
            match = words.SHARER.search(other.text)
            if match:
                return match[0]
    return _column_owner(agreement, block)


def _column_owner(agreement: Agreement, block: Block) -> str:
    """In a table: the party named at the head of the column."""
    own = block.cells[-1]
    for other in agreement.document.blocks[max(block.index - 80, 0) : block.index]:
        if other.cells and (other.cells[-1].table, other.cells[-1].column) == (own.table, own.column):
            match = words.SHARER.search(other.text)
            return match[0] if match else ""
    return ""


def _left_empty(agreement: Agreement) -> Iterator[ShareTerm]:
    """A heading about sharing with nothing below it, or options without a tick."""
    for provision in agreement.provisions:
        clause = agreement.clauses[provision.clause]
        if KIND not in agreement.scopes[provision.clause]:
            continue
        if provision.standing is Standing.UNTICKED or (
            provision.standing is Standing.HEADING and clause.blank and KIND in clause.kinds
        ):
            yield ShareTerm(State.BLANK, agreement.evidence(provision), reason="未填写或未勾选", empty=True)
