"""Regular expressions of all kinds, for properties that hold of any."""

from __future__ import annotations

from hypothesis import strategies as st

_LITERALS = st.sampled_from(["甲", "乙方", "甲方", "1", "\\n", "\\s", "\\d", "\\b", ".", "^", "$", "\\Z"])
_CLASSES = st.sampled_from(["[甲乙]", "[^甲]", "[^\\n]", "[^。\\n]", "[0-9]", "[乙-甲]", "[\\s1]"])
_FORMS = ("{}{}", "(?:{}|{})", "({}|{})", "{}(?={})", "(?!{}){}", "(?<=甲){}{}")
_REPEATS = ("(?:{})?", "(?:{})*", "(?:{}){{0,2}}", "(?:{}){{1,3}}?", "(?i:{})")


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.builds(str.format, st.sampled_from(_FORMS), inner, inner)
    return pairs | st.builds(str.format, st.sampled_from(_REPEATS), inner)


patterns = st.recursive(_LITERALS | _CLASSES, _nested, max_leaves=8)
"""Expressions that match texts of the characters 甲乙方1 and line feeds, or what is between them."""
