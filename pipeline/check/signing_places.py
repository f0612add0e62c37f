"""Where this agreement leaves room to sign: lines after what it says, with labels and no sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.handwriting import signature_lines
from pipeline.check.openings import opening
from pipeline.check.places import SIGNATURES, clauses_of, evidence_at
from pipeline.model.document import Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.agreement import Agreement
    from pipeline.model.document import Block
    from pipeline.model.evidence import Evidence

_BESIDE = frozenset({Story.HEADER, Story.FOOTER, Story.FOOTNOTE, Story.ENDNOTE, Story.COMMENT})
_SAID = re.compile(r"[。；;]")
_SIGNS = re.compile(
    r"签|[盖公]\s*章|[（(]\s*章|印|代\s*表|代\s*理\s*人|负\s*责\s*人|日\s*期|年[\s_＿\d]*月|Sign|By\s*[:：]"
)
_SIGNED = re.compile(r"签\s*[字章名]|盖\s*章|公\s*章|[（(]\s*[章印]\s*[）)]|[签用]\s*印")
_TOLD = re.compile(r"[。；;]|(?:盖章|签[字章名])[后并之]|之日|生效|[应须经]|视为|签章权")
"""What makes a line about signing a statement about it."""
_LONGEST = 120
_PARTY = re.compile(
    r"[\s\u3000]*(?:[甲乙丙丁戊己]\s*方|[\u4e00-\u9fff]{1,4}(?:方|人)\s*(?:[(（]|[:：])|承诺者|For\s)"
)


def signing_places(agreement: Agreement) -> tuple[Evidence, ...]:
    """The lines on which the parties can sign; what only heads the agreement is none."""
    return tuple(
        evidence_at(agreement, block.location())
        for block in _behind_the_terms(agreement)
        if _is_sign_line(block.text) or _is_label(agreement, block)
    )


def has_signing_place(agreement: Agreement) -> bool:
    """Whether anybody can sign; taken for granted where a part was not read, or nothing is said."""
    if agreement.document.ledger.unread or "![" in agreement.stream.text:
        return True
    return not _SAID.search(agreement.stream.text) or bool(signing_places(agreement))


def _behind_the_terms(agreement: Agreement) -> Iterator[Block]:
    """The paragraphs of the body after the first that says something."""
    said = False
    for block in agreement.document.blocks:
        if said and block.story not in _BESIDE:
            yield block
        said = said or bool(_SAID.search(block.text))


def _is_sign_line(text: str) -> bool:
    """Whether somebody signs on this line, wherever it stands: 甲方（盖章）：."""
    return len(text.replace("_", "")) <= _LONGEST and bool(_SIGNED.search(text)) and not _TOLD.search(text)


def _is_label(agreement: Agreement, block: Block) -> bool:
    """Whether ``block`` is a line of the last ones, or of a signature page, that names who signs."""
    last = block.index in signature_lines(agreement) or any(
        first <= block.index < end
        for first, end in (item.blocks for item in clauses_of(agreement, SIGNATURES))
    )
    if not last or block.label or opening(block) or _SAID.search(block.text):
        return False
    return bool(_SIGNS.search(block.text) or _PARTY.match(block.text))
