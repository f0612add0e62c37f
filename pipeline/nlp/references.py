"""Mentions of other places of the same agreement: 第八条, 第3.1款, 第6、7、8和12条, 附件二, 附件《…》."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.terms import Reference
from pipeline.nlp.annex_references import ANNEX_WORD, Annexes
from pipeline.nlp.bare_references import BareReferences
from pipeline.nlp.form_references import FormReferences
from pipeline.nlp.places import LETTERS_AND_NUMBERS, Places, key_of
from pipeline.nlp.title_references import Titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.model.evidence import Evidence

_ONE = LETTERS_AND_NUMBERS
_SUB = rf"(?:第?[(]?(?:{_ONE})[)]?[款项目])"
_ARTICLE = re.compile(
    rf"第(?P<numbers>(?:{_ONE})(?:条?(?:[、,，和与及]|以及|至|到|-|~)第?(?:{_ONE})(?![月年日个天%元万])条?){{0,8}})"
    rf"(?:(?P<unit>条款?){_SUB}{{0,2}}|(?P<part>款){_SUB}?)"
)
_PARAGRAPH = re.compile(rf"第(?:{_ONE})条第?[(]?(?P<number>{_ONE})[)]?款.{{0,8}}")
"""第三条第四款, of one article."""
_DOTTED = re.compile(
    rf"(?<![0-9.第])(?P<numbers>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}})(?P<unit>条款?|款)(?:{_SUB}{{0,2}})"
)
_NAMED = re.compile(
    rf"(?<![条款)）0-9述中上列该前])第(?P<numbers>{_ONE})(?P<unit>部分|[章编]|项(?!目))(?![^。；，]{{0,6}}[条款])"
)
"""第九部分, 第三章, and 第十项 where the articles have no other name."""
_DASH = re.compile("(?<=[0-9])-(?=[0-9]{1,2}(?:-[0-9]{1,2}){0,2}[条款])")
"""第3-2款, where paragraphs are numbered so."""
_SINGLE = re.compile(_ONE)
_RANGE = re.compile(rf"({_ONE})条?(?:至|到|-|~)第?({_ONE})")
_OUTSIDE = re.compile(
    "(?:》(?:[(][^()]{0,20}[)])?|法|典|条例|规定|办法|解释|细则|指南|准则|章程|通则|标准|规范|规程|手册|公约|协定|说明书|主合同|原合同|原协议|主协议|总协议|框架协议|补充协议|(?:该|上述|前述|开发|许可|服务)合同|该协议"
    "|附件[一二三四五六七八九十\\d]{0,2})(?:的|之|中|中的|项下)?$"
)
_CHAINED = re.compile("(?:条|款|项)(?:第[^，。；]{1,6}款)?(?:[、,，和与及]|以及|或|至)$")
_CHAPTER = re.compile("第[一二三四五六七八九十0-9]{1,3}[章节编部]$")
_POINTS_TO = re.compile(r"(?:按照?|依照?|照|参照|见|根据|违反|适用|本(?:协议|合同)|前文|上文|下文)的?$")
_POINTED = re.compile(r"[(][一二三四五六七八九十0-9]+[)]|所[列述定]|的?(?:约定|规定)|办理|执行|处理")
_HEADING = frozenset(" :、,，.．")
_LONGEST_RANGE = 60
_FEWEST = 3
"""Numbered articles from which on it is sure how many parts there are."""


class _Mention(NamedTuple):
    """Words that name a place by number; ``part`` is True for 第二款 without an article before it."""

    keys: list[str]
    start: int
    end: int
    outside: bool
    part: bool = False
    chapter: bool = False
    unit: str = ""
    """Name of the part of the agreement (部分, 章, 编, 项) when it is no article."""


BACK = 80
"""Characters before a number in which is said whether it is one of a law or of another contract."""


def clause_numbers(agreement: Agreement, text: str) -> Iterator[int]:
    """Indices of the clauses that ``text`` (normalised) names by number; numbers of laws are left out."""
    places = Places(agreement)
    for mention in _mentions(text):
        for key in mention.keys:
            index = places.named(mention.unit, key) if mention.unit else places.exact(key)
            if not mention.outside and index is not None:
                yield index


def read(agreement: Agreement) -> tuple[Reference, ...]:
    """Every mention of an article or annex in the operative text.

    A paragraph (第二款) is given only where it was found: paragraphs need no number. One of an article whose
    own numbers skip it (第三条第四款 where 一 二 三 五 stand) is missing. ``resolved`` is None for a place
    that is certainly missing; where numbers are doubtful, the likeliest place is taken.
    """
    places, annexes, titles = Places(agreement), Annexes(agreement), Titles(agreement)
    forms, bare = FormReferences(agreement), BareReferences(agreement, places)
    found: list[Reference] = []
    for provision in agreement.stream.provisions:
        text = provision.text
        if "条" in text or "款" in text or ("第" in text and _NAMED.search(text)):
            found += _numbered(agreement, provision, places)
        if "”" in text or '"' in text or "》" in text or "」" in text:
            found += titles.mentioned(provision)
        if ANNEX_WORD in text:
            found += annexes.mentioned(provision)
        found += list(forms.mentioned(provision)) or bare.mentioned(provision)
    return tuple(found)


def _numbered(agreement: Agreement, provision: Provision, places: Places) -> Iterator[Reference]:
    text = provision.text
    for mention in _mentions(_DASH.sub(".", text) if places.dashed else text):
        if _is_heading(agreement, provision, mention):
            continue
        target, evidence = text[mention.start : mention.end], agreement.evidence(provision)
        if mention.outside:
            yield Reference(target, evidence, external=True)
            continue
        if mention.unit == "部分" and not places.has(mention.unit) and not _points(text, mention):
            continue
        if mention.unit:
            yield from _named(target, evidence, mention, places)
            if _is_beyond(agreement, text, mention, places):
                yield Reference(target, evidence)
            continue
        for key in mention.keys:
            sure = not (mention.part or mention.chapter) or (places.dashed and "." in key)
            index = places.find(key, provision) if sure else places.below(key, provision)
            if index is not None and sure and places.lacks(index, _below(target)):
                index = None
            if index is not None or sure:
                yield Reference(target, evidence, index)


def _below(target: str) -> str:
    """The key of the paragraph that ``target`` names below one article: 4 for 第三条第四款."""
    match = _PARAGRAPH.fullmatch(target)
    return "" if match is None else key_of(match["number"])


def _points(text: str, mention: _Mention) -> bool:
    """False for a part of something else: 经费分两部分，第一部分……."""
    return bool(_POINTS_TO.search(text, 0, mention.start) or _POINTED.match(text, mention.end))


def _named(target: str, evidence: Evidence, mention: _Mention, places: Places) -> Iterator[Reference]:
    """A part of the agreement; one that is missing is told only where the others have that name."""
    index = places.named(mention.unit, mention.keys[0])
    if index is not None or places.has(mention.unit):
        yield Reference(target, evidence, index)


def _is_beyond(agreement: Agreement, text: str, mention: _Mention, places: Places) -> bool:
    """Whether a part that is pointed to has a number above that of the last article: 照第九十七部分."""
    if places.has(mention.unit) or places.named(mention.unit, mention.keys[0]) is not None:
        return False
    articles = sum(clause.level == 1 and bool(clause.number) for clause in agreement.clauses)
    number = mention.keys[0]
    return articles >= _FEWEST and number.isdigit() and int(number) > articles and _points(text, mention)


def _is_heading(agreement: Agreement, provision: Provision, mention: _Mention) -> bool:
    """True for the number of an article that was not recognised as such: 第五条：保密."""
    if mention.start or provision.text[mention.end : mention.end + 1] not in _HEADING:
        return False
    before = agreement.document.blocks[provision.location.block].text[
        max(provision.location.start - BACK, 0) : provision.location.start
    ]
    return not before.strip() or before.endswith("\n")


def _mentions(text: str) -> Iterator[_Mention]:
    outside = False
    for match in _ARTICLE.finditer(text):
        before = text[max(match.start() - BACK, 0) : match.start()]
        outside = bool(_OUTSIDE.search(before)) or (outside and bool(_CHAINED.search(before)))
        chapter = bool(_CHAPTER.search(before))
        yield _Mention(_keys(match["numbers"]), *match.span(), outside, match["part"] is not None, chapter)
    for match in _DOTTED.finditer(text):
        before = text[max(match.start() - BACK, 0) : match.start()]
        yield _Mention([match["numbers"]], *match.span(), bool(_OUTSIDE.search(before)))
    for match in _NAMED.finditer(text):
        before = text[max(match.start() - BACK, 0) : match.start()]
        outside = bool(_OUTSIDE.search(before))
        yield _Mention([key_of(match["numbers"])], *match.span(), outside, unit=match["unit"])


def _keys(numbers: str) -> list[str]:
    keys = [key_of(match[0]) for match in _SINGLE.finditer(numbers)]
    for match in _RANGE.finditer(numbers):
        first, last = key_of(match[1]), key_of(match[2])
        if first.isdigit() and last.isdigit() and int(first) < int(last) <= int(first) + _LONGEST_RANGE:
            keys += [str(number) for number in range(int(first) + 1, int(last))]
    return list(dict.fromkeys(keys))
