"""Agreements understood from a few lines or blocks, for tests of what is read out of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from helpers.segmenting import document

from pipeline.content import root
from pipeline.nlp import Lexicon, analyse, load

if TYPE_CHECKING:
    from pipeline.model.agreement import Agreement
    from pipeline.model.document import Document
    from pipeline.model.terms import Terms

FRONT = (
    "示例合作协议\n甲方：示例科技有限公司\n乙方：示例大学\n"
    "双方经友好协商，就共同研发示例系统达成如下协议，共同遵守。\n"
)
"""Title, parties and a recital."""


@cache
def _lexicon() -> Lexicon:
    return load(root() / "rules" / "clauses")


def understood(source: str | Document) -> Agreement:
    """``source`` (a line a paragraph, or a document) analysed."""
    return analyse(document(source), _lexicon())


def terms_of(text: str) -> Terms:
    """The terms of an agreement with these articles behind ``FRONT``."""
    return understood(FRONT + text).terms
