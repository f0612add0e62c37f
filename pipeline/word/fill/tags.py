"""The tags in the text of a template: ``{{ … }}``, ``{% … %}``, ``{# … #}``."""

from __future__ import annotations

import re
from functools import lru_cache

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
LOOSE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
"""Halves of tags that are left when all tags are taken out."""
UNIT = re.compile(r"(?<=^\{[{%#])(?:p|tr|tc|r)(?=\s)")
"""Letters that make docxtpl replace the paragraph, row, cell or run around the tag."""
MERGES = re.compile(r"\{%\s*(?:vm|hm|colspan|cellbg)\b")
"""Tags of docxtpl that it rewrites into several others."""
TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)")
XML_TAG = re.compile(r"<[^>]*>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))


def plain(text: str) -> str:
    """Return ``text`` with the entities of XML resolved."""
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


@lru_cache(maxsize=4096)
def inside(tag: str) -> str:
    """Return what stands between the braces of ``tag``, without signs for white space and unit letters."""
    return UNIT.sub("", tag)[2:-2].strip("-+").strip()
