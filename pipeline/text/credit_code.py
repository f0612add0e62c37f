"""Unified social credit codes (GB 32100-2015)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of GB 32100-2015 §4: no I, O, S, V, Z."""
LENGTH = 18


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """A code in normalised text; ``code`` is in capitals and without spaces."""

    start: int
    end: int
    code: str
    valid: bool
    """18 characters of the alphabet with the right check character."""


_WEIGHTS = tuple(pow(3, place, 31) for place in range(LENGTH - 1))
_BASE = 31
_CODE = re.compile(
    r"信用代码(?:证号?|号码?)?[)]?[:为是]? ?"
    r"(?P<labelled>[0-9A-Za-z]{18}|[0-9A-Za-z](?:[ -]?[0-9A-Za-z]){11,23})(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])(?P<bare>[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10})(?![0-9A-Za-z])"
)
_IDENTITY_CARD = re.compile(r"\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]")
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_IDENTITY_CHECKS = "10X98765432"
_OTHER_NUMBER = re.compile(r"(?:身份证|护照|[账帐][号户]|卡号|流水号|订单)[^0-9A-Za-z。；，、]{0,6}$")
"""What is said before a number that is no credit code, though it may look like a sound one."""
_LABEL_WINDOW = 12


def check_digit(code17: str) -> str:
    """Return the 18th character for the first 17 (GB 32100-2015 annex A: weights 3^i mod 31).

    Raises ValueError unless ``code17`` is 17 characters of ``ALPHABET``.
    """
    if len(code17) != LENGTH - 1 or any(char not in ALPHABET for char in code17):
        raise ValueError("a code has 17 characters of the alphabet before its check character")
    total = sum(ALPHABET.index(char) * weight for char, weight in zip(code17, _WEIGHTS, strict=True))
    return ALPHABET[-total % _BASE]


def is_valid(code: str) -> bool:
    """Whether ``code`` (capitals, no spaces) is well formed and its check character right."""
    if len(code) != LENGTH or any(char not in ALPHABET for char in code):
        return False
    return check_digit(code[:-1]) == code[-1]


def find_codes(text: str) -> tuple[CodeSpan, ...]:
    """Return the codes in normalised ``text``: what follows 信用代码, elsewhere what has the shape of one.

    Numbers of identity cards (GB 11643), which have the same length, are left out.
    """
    spans = (_span(text, match) for match in _CODE.finditer(text))
    return tuple(span for span in spans if span is not None)


def _span(text: str, match: re.Match[str]) -> CodeSpan | None:
    kind = "labelled" if match["labelled"] else "bare"
    code = match[kind].replace(" ", "").replace("-", "").upper()
    valid = is_valid(code)
    before = text[max(0, match.start() - _LABEL_WINDOW) : match.start()]
    if kind == "bare" and (_OTHER_NUMBER.search(before) or (not valid and _may_be_identity_card(code))):
        return None
    return CodeSpan(match.start(kind), match.end(kind), code, valid)


def _may_be_identity_card(code: str) -> bool:
    match = _IDENTITY_CARD.fullmatch(code)
    return match is not None and _is_day(match) and _identity_check(code)


def _is_day(match: re.Match[str]) -> bool:
    try:
        date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return False
    return True


def _identity_check(code: str) -> bool:
    total = sum(int(char) * weight for char, weight in zip(code[:-1], _IDENTITY_WEIGHTS, strict=True))
    return _IDENTITY_CHECKS[total % len(_IDENTITY_CHECKS)] == code[-1]
