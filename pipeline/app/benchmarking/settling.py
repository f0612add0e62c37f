"""Teaching the second reader: the sentences of labelled agreements, and which rules each of them settles."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.app.checking import Checker, load, read_document
from pipeline.benchmark.labelled import Labelled
from pipeline.check.second_reading import heading_of, is_reread
from pipeline.model.agreement import Agreement, Provision
from pipeline.model.report import Outcome
from pipeline.nlp.model import settling
from pipeline.text.notation import plain
from pipeline.word.plain import docx

SPLITS = ("train", "dev")
_SHORTEST_QUOTE, _SHORTEST = 4, 6
"""Characters of a quotation, and of a sentence inside one, from which on they tell of each other."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence under its heading, and the rules whose matter it settles, alone or with others."""

    heading: str
    text: str
    rules: frozenset[str]


def learnt_from(agreements: Sequence[Labelled]) -> list[Labelled]:
    """The agreements that the second reader learns from: those of the test split stay unread."""
    return [item for item in agreements if item.split in SPLITS]


def digest(agreements: Sequence[Labelled]) -> str:
    """SHA-256 of the texts and labels of those ``agreements`` that are learnt from."""
    said = hashlib.sha256()
    for item in learnt_from(agreements):
        truth = {rule: (told.outcome, told.quotes) for rule, told in sorted(item.truth.items())}
        said.update(json.dumps((item.id, item.source, truth), ensure_ascii=False).encode())
    return said.hexdigest()


def teach(agreements: Sequence[Labelled], folder: Path) -> int:
    """Write the model of the sentences of ``agreements`` below ``folder``; how many sentences it is of."""
    checker = load()
    sentences = [found for item in learnt_from(agreements) for found in _sentences(item, checker)]
    rules = sorted(rule.id for rule in checker.ruleset.rules if is_reread(rule))
    rules = [rule for rule in rules if any(rule in item.rules for item in sentences)]
    truth = np.array([[rule in item.rules for rule in rules] for item in sentences], dtype=bool)
    model = settling.learnt(
        [item.heading for item in sentences], [item.text for item in sentences], truth, rules
    )
    model.write(folder / settling.FOLDER)
    return len(sentences)


def _sentences(known: Labelled, checker: Checker) -> Iterator[Sentence]:
    agreement = checker.analyse(read_document(docx(known.source), name=f"{known.id}.docx"))
    quotes = {
        rule: [bare for quote in truth.quotes if len(bare := _bare(_shown(quote))) >= _SHORTEST_QUOTE]
        for rule, truth in known.truth.items()
        if truth.outcome is Outcome.SATISFIED
    }
    for provision in agreement.provisions:
        settled = frozenset(rule for rule, said in quotes.items() if _is_said(agreement, provision, said))
        yield Sentence(heading_of(agreement, provision), provision.text, settled)


def _is_said(agreement: Agreement, provision: Provision, quotes: Sequence[str]) -> bool:
    text = _bare(agreement.document.quote(provision.location))
    return any(quote in text or (len(text) >= _SHORTEST and text in quote) for quote in quotes)


def _bare(text: str) -> str:
    return _SPACES.sub("", text)


def _shown(quote: str) -> str:
    try:
        return plain(quote)
    except ValueError:
        return quote
