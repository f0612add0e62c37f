"""Numbers of pages as they are printed: 第 1 页 共 9 页, 3/9, - 3 -."""

from __future__ import annotations

import re

_PAGE_NUMBER = re.compile(
    r"[\s\-–—~·]*(?:第\s*\d{1,4}\s*页(?:[\s,，;；/／]*共\s*\d{1,4}\s*页)?|\d{1,3}\s*[/／]\s*\d{1,3}|[-–—~·]\s*\d{1,4}\s*[-–—~·])[\s\-–—~·]*"
)


def is_page_number(text: str) -> bool:
    """Whether ``text`` holds nothing but the number of a page."""
    return _PAGE_NUMBER.fullmatch(text) is not None
