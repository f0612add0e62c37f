"""What a finding is known by from one version of a document to the next."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from pipeline.model.document import Block, Document, Location
from pipeline.model.report import Outcome, RuleResult
from pipeline.text.fillers import UNIT
from pipeline.text.traditional import SIMPLIFIED

VERSION = "f1-"
"""How all fingerprints begin: which words count may change, and old ones have to be told apart."""
FINDINGS = (Outcome.VIOLATED, Outcome.UNDETERMINED)
"""What has a fingerprint. A rule that crashed found nothing."""
_DIGITS = 16
_LONGEST_ROW = 400
_HAN = "[〇零一二三四五六七八九十百]"
_NUMBER = rf"(?:{_HAN}{{1,6}}|\d{{1,3}})"
_MEASURED = (
    r"[万亿倍吨家台套件岁度前后起止至到—]|[之以][前后]|名(?![称单义字])|人(?![员民才工力身类事])"
    r"|小时|平方|公[里斤顷]|美元|[A-Za-z]"
)
_LABEL = re.compile(
    rf"""\s*(?:
    第\s*{_NUMBER}\s*(?:[条章节编篇]|部分)\s*[、.:,]?
    |\(\s*(?:{_HAN}{{1,3}}|\d{{1,2}})\s*\)(?![项款种条])[、.:]?
    |(?:{_HAN}{{1,3}}|\d{{1,2}})\s*[、)](?!\d|{_HAN})
    |\d{{1,2}}(?:\.\d{{1,2}}){{0,5}}\.(?![\d.])
    |\d{{1,2}}(?:\.\d{{1,2}}){{1,5}}(?![\d.,%/~-])(?!\s*(?:{UNIT}|{_MEASURED}))
    |[①-⑳❶-❿]
    )\s*""",
    re.VERBOSE,
)
"""The number in front of a passage; never a figure with its unit."""
_REFERENCE = re.compile(
    rf"(?<![》法典例释定])第\s*(?:{_NUMBER}|\d{{1,2}}(?:\.\d{{1,2}}){{1,5}})\s*(?=[条章节])"
)
"""A clause of the document itself; numbers of clauses change when one is put in."""
_END = re.compile(r"[。｡！？!?\n]")
_SPACE = re.compile(r"\s+")
_LAYOUT = re.compile(r"(?<![0-9A-Za-z]) | (?![0-9A-Za-z])")
"""Spaces, but for those between Latin words and figures."""
_BLANK = re.compile("_+")
_SAME = {
    **SIMPLIFIED,
    **dict.fromkeys(map(ord, "“”„‟「」『』＂"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛＇"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–−－"), "-"),
    **dict.fromkeys(map(ord, "∼〜～"), "~"),
    **dict.fromkeys(map(ord, "∶︰﹕"), ":"),
    **dict.fromkeys(map(ord, "￥"), "¥"),
}
_UNUSUAL = re.compile(r"[^\x00-\x7f\u4e00-\u9fff\u3001\u3002\u2014]")
_WIDTHS = ("<wide>", "<narrow>", "<small>", "<compat>", "<noBreak>", "<vertical>")


def fingerprint(document: Document, result: RuleResult) -> str:
    """``f1-`` and 16 digits that follow from the passages that ``result`` quotes.

    Numbers of clauses, places, white space, full-width and traditional letters do not count; any other
    change of the sentences does. A result that quotes nothing is known by its rule.
    """
    known = passages(document, result)
    text = "\0".join(known) if known else f"\0{result.rule}"
    return VERSION + _digest(text)


def identified(document: Document, results: Iterable[RuleResult]) -> tuple[RuleResult, ...]:
    """``results``, every finding with its fingerprint."""
    return tuple(
        replace(item, fingerprint=fingerprint(document, item)) if item.outcome in FINDINGS else item
        for item in results
    )


def passages(document: Document, result: RuleResult) -> tuple[str, ...]:
    """The digests of the passages that ``result`` quotes: sorted, one for each place."""
    places = {item.location: item.quote for item in result.evidence}
    return tuple(sorted(_digest(_passage(document, place, quote)) for place, quote in places.items()))


def folded(text: str) -> str:
    """``text`` as far as its wording goes: no white space but between Latin words, one form of letters."""
    return _BLANK.sub("_", _LAYOUT.sub("", _SPACE.sub(" ", _line(text))))


def _passage(document: Document, place: Location, quote: str) -> str:
    """The sentence around a quotation; in a table its row."""
    if place.block >= len(document.blocks):
        return folded(quote)
    block = document.blocks[place.block]
    row = _row(document, block) if block.cells else ""
    if row and len(row) <= _LONGEST_ROW:
        return row
    start, end = _sentence(block.text, place.start, place.end)
    text = block.text
    parts = text[start : place.start], text[place.start : place.end], text[place.end : end]
    return _unnumbered(*parts)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From the end of the sentence before to the end of the one that ``end`` stands in."""
    first = max((match.end() for match in _END.finditer(text, 0, start)), default=0)
    last = _END.search(text, max(end - 1, start))
    return first, last.end() if last else len(text)


def _unnumbered(before: str, quote: str, after: str) -> str:
    """The folded sentence without its number; of references only one that is quoted alone keeps its own."""
    plain = _line(before + quote + after)
    label = _LABEL.match(plain)
    text = plain[label.end() :] if label else plain
    alone = _REFERENCE.match(_line(quote).strip())
    masked = _REFERENCE.sub("第#", text)
    own = folded(alone[0]) if alone and len(folded(quote)) <= len(folded(alone[0])) + 1 else ""
    return folded(masked) + (f"\0{own}" if own else "")


def _line(text: str) -> str:
    """Letters in one form, white space kept: what the patterns above are written for."""
    return _UNUSUAL.sub(lambda match: _plain(match[0]), unicodedata.normalize("NFC", text).translate(_SAME))


def _row(document: Document, block: Block) -> str:
    """The row of the innermost table that ``block`` stands in; cells are parted."""
    own, depth = block.cells[-1], len(block.cells)

    def same(other: Block) -> bool:
        cells = other.cells
        return len(cells) >= depth and (cells[depth - 1].table, cells[depth - 1].row) == (own.table, own.row)

    first = last = block.index
    while first > 0 and same(document.blocks[first - 1]):
        first -= 1
    while last + 1 < len(document.blocks) and same(document.blocks[last + 1]):
        last += 1
    return "|".join(folded(item.text) for item in document.blocks[first : last + 1])


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """One letter in its everyday form; figures in circles and above the line stay what they are."""
    if unicodedata.category(letter) == "Cf":
        return ""
    known = unicodedata.decomposition(letter).startswith(_WIDTHS)
    return unicodedata.normalize("NFKC", letter) if known else letter


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
