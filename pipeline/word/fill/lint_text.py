"""Faults that the text of a template shows before any tag is read."""

from __future__ import annotations

import re
from typing import Final

from pipeline.word.fill.problem import Problem
from pipeline.word.markup import Element

WIDE_BRACE: Final = re.compile(r"｛[｛{%％#]|[{〔]｛|\{[％＃]|[｝}%％#]｝|｝[}〕]|[％＃]\}")
"""Braces of a tag typed with a Chinese keyboard."""


def text_problems(root: Element, *, part: str) -> list[Problem]:
    """Return what is wrong with the texts below ``root``, the root of the part called ``part``."""
    return []
