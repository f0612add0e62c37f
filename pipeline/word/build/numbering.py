"""Native numbering: headings with their lists, captions, bullets. Word counts, nothing is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.word.build import xml
from pipeline.word.build.profiles import Profile

MAIN, CAPTIONS, BULLETS = 1, 2, 3
"""Numbers of the numberings that every document has; others follow."""
LIST_LEVELS = 3
FIRST_LIST, SECOND_LIST = 3, 6
"""The outermost levels of lists in an outline; each begins anew under the levels above."""


class Kind(StrEnum):
    """What an independent numbering is for."""

    LIST = "list"
    OUTLINE = "outline"
    """The headings of an annex and the lists below them."""


_CHINESE = "chineseCountingThousand"


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    indent: str
    style: str = ""
    suffix: str = "nothing"


def _chars(profile: Profile, left: int = 0) -> str:
    """The first line two characters in, further lines ``left`` twips in."""
    return f'<w:ind w:left="{left}" w:firstLineChars="200" w:firstLine="{profile.indent}"/>'


def _hanging(left: int, hanging: int) -> str:
    return (
        f'<w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs><w:ind w:left="{left}" w:hanging="{hanging}"/>'
    )


_FLUSH = '<w:ind w:left="0" w:firstLine="0"/>'


def outline(profile: Profile) -> tuple[_Level, ...]:
    """一、（一）1. for headings, then two sets of levels for lists."""
    first = _FLUSH if profile.name == "form" else _chars(profile)
    headings = (
        _Level(_CHINESE, "%1、", first, "Heading1"),
        _Level(_CHINESE, "（%2）", first, "Heading2"),
        _Level("decimal", "%3.", first, "Heading3"),
    )
    return (*headings, *_list(profile, FIRST_LIST), *_list(profile, SECOND_LIST))


def _list(profile: Profile, base: int = 0) -> tuple[_Level, ...]:
    """1.（1）①, from level ``base`` on."""
    indent = _chars(profile)
    return (
        _Level("decimal", f"%{base + 1}.", indent),
        _Level("decimal", f"（%{base + 2}）", indent),
        _Level("decimalEnclosedCircleChinese", f"%{base + 3}", indent),
    )


def articles(profile: Profile) -> tuple[_Level, ...]:
    """第一条, then 1.（1）①, each beginning anew under the one above.

    Items do not repeat the number of their article: 1.1 needs ``isLgl``, which LibreOffice prints as 一.1.
    """
    width = profile.indent
    return (
        _Level(_CHINESE, "第%1条", _FLUSH, "Heading1", suffix="space"),
        _Level("decimal", "%2.", _hanging(width, width), "ArticleItem", "tab"),
        _Level("decimal", "（%3）", _hanging(width * 9 // 4, width * 5 // 4), "ArticleSubitem", "tab"),
        _Level("decimalEnclosedCircleChinese", "%4", _hanging(width * 3, width * 3 // 4), "", "tab"),
    )


def numbering(profile: Profile, further: Sequence[Kind]) -> bytes:
    """The numbering part with ``further`` independent numberings from number 4 on."""
    main = articles(profile) if profile.name == "contract" else outline(profile)
    definitions = [main, _captions(), _bullets(profile), *(_independent(profile, kind) for kind in further)]
    abstract = "".join(
        _definition(number, levels, linked=number <= BULLETS) for number, levels in enumerate(definitions, 1)
    )
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(definitions) + 1)
    )
    return xml.part("numbering", abstract + instances)


def _independent(profile: Profile, kind: Kind) -> tuple[_Level, ...]:
    return outline(profile) if kind is Kind.OUTLINE else _list(profile)


def _captions() -> tuple[_Level, ...]:
    return (_Level("decimal", "表%1", _FLUSH, "Caption", "space"),)


def _bullets(profile: Profile) -> tuple[_Level, ...]:
    width = profile.indent
    return tuple(
        _Level("bullet", sign, _hanging(width * (depth + 2), width), "", "tab")
        for depth, sign in enumerate(("•", "–", "•"))
    )


def _definition(number: int, levels: tuple[_Level, ...], *, linked: bool) -> str:
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    written = "".join(_level(index, level, linked=linked) for index, level in enumerate(levels))
    identity = f'<w:nsid w:val="{0x5C000000 + number:08X}"/><w:multiLevelType w:val="{kind}"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{identity}{written}</w:abstractNum>'


def _level(index: int, level: _Level, *, linked: bool) -> str:
    style = f'<w:pStyle w:val="{level.style}"/>' if linked and level.style else ""
    suffix = "" if level.suffix == "tab" else f'<w:suff w:val="{level.suffix}"/>'
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{level.form}"/>{style}'
        f'{suffix}<w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr>{level.indent}</w:pPr><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:lvl>'
    )


def number(level: int, identifier: int) -> str:
    """The properties that give a paragraph a number."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identifier}"/></w:numPr>'
