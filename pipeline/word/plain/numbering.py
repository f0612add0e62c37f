"""The automatic numbers: 第一条, 1.1, （一）."""

from __future__ import annotations

_LEVELS = (
    ("chineseCounting", "第%1条", "space"),
    ("decimal", "%1.%2", "tab"),
    ("chineseCounting", "（%3）", "nothing"),
)
"""Number format, text and what follows it, for articles, paragraphs and items."""


def _level(number: int, form: str, text: str, follows: str) -> str:
    style = '<w:pStyle w:val="Heading1"/>' if number == 0 else ""
    legal = "<w:isLgl/>" if number == 1 else ""
    indent = '<w:pPr><w:ind w:left="0" w:firstLine="480"/></w:pPr>' if number else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}{legal}'
        f'<w:suff w:val="{follows}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{indent}</w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    + "".join(_level(number, *level) for number, level in enumerate(_LEVELS))
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
