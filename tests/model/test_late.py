"""A late pattern finds what the pattern finds."""

from __future__ import annotations

import re
from unittest.mock import Mock, patch

import pytest

from pipeline.model.late import LatePattern


def test_a_late_pattern_finds_what_the_pattern_finds() -> None:
    source, flags, text = "^(甲|乙)方$", re.MULTILINE, "甲方\n乙方"
    late, pattern = LatePattern(source, flags), re.compile(source, flags)
    assert [match.span() for match in late.finditer(text)] == [m.span() for m in pattern.finditer(text)]
    assert late.sub("丙", text) == pattern.sub("丙", text)
    assert late.search("丙方") is None


def test_a_late_pattern_is_compiled_once_and_not_before_it_is_needed() -> None:
    compiled = Mock(side_effect=re.compile)
    with patch.object(re, "compile", compiled):
        late = LatePattern("甲方")
        compiled.assert_not_called()
        assert late.search("甲方")
        assert late.sub("", "甲方") == ""
        compiled.assert_called_once_with("甲方", 0)


def test_a_wrong_expression_is_told_when_it_is_searched_for() -> None:
    with pytest.raises(re.error):
        LatePattern("(").search("甲方")
