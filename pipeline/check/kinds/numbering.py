"""Numbers of articles and of what stands below them must run on: none missing, doubled or out of order.

``第三条`` after ``第一条``, ``第五部分`` after ``第三部分``, two ``第五条``, ``5.2`` before ``5.1``, ``4.1``
under ``第五条``. Articles are counted through all chapters; an annex, or a further part that starts again at
one after at least three articles, is a sequence of its own. Lists below articles must only run on once they
have begun.

Fields: ``problem`` (in Chinese or English, the first ones), ``numbers`` (as printed), ``count``. Not
applicable to a document that prints no numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Judgement, parameters
from pipeline.check.openings import opening
from pipeline.check.places import evidence_at
from pipeline.model.report import Outcome
from pipeline.text.normalise import normalise
from pipeline.text.numerals import parse_integer, to_chinese, to_financial

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement, Clause
    from pipeline.model.evidence import Evidence

PARAMS: Mapping[str, Any] = parameters({})
FIELDS = ("problem", "numbers", "count")
MOST_EVIDENCE = 20
MOST_SHOWN = 4
SHORT = 30
PART = 3
"""Articles after which a second 第一条 is the start of a further part and no slip."""

_FORMAL = "壹贰貳叁參肆伍陆陸柒捌玖拾佰"
_NAMED = re.compile(rf"^第\s*([\d一二三四五六七八九十百零〇两{_FORMAL}]+)\s*(条|章|节|编|篇|部分)")
_ARTICLE = "第{}条"
_FORMS = (
    ("（{}）", re.compile(rf"^[（(]\s*([一二三四五六七八九十]+|[{_FORMAL}]+)\s*[）)]")),
    ("{}、", re.compile(rf"^([一二三四五六七八九十]+|[{_FORMAL}]+)\s*[、.．,，]")),
    ("({})", re.compile(r"^[（(]\s*(\d{1,2})\s*[）)]")),
    ("{})", re.compile(r"^(\d{1,2})\s*[）)]")),
)
_FORM_NUMBER = re.compile(r"(?:表([一二三四五六七八九十]{1,3}|\d{1,2})|(\d{1,2})-(\d{1,2})|([A-Z]))")
"""表三, 8-1, A: the numbers of forms."""
_DECIMAL = re.compile(r"^(\d{1,2}(?:[.．]\d{1,2})*)\s*[.．、]?$")
_BRACKETS = str.maketrans("（）．", "().")
_YEAR = re.compile(r"[一二三四五六七八九]{2,}$")
"""一九…… begins a year."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
MOST_MISSING = 3
"""Missing numbers that are told one by one; of more, the first and the last."""
_UNREADABLE = re.compile(r"^\s*第\s*\S{1,2}\s*[条茶絛章]")
"""An article's number that a scan has spoilt."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_WORDS = {
    "zh": {
        "missing": "“{previous}”之后缺“{wanted}”",
        "first": "第一个编号是“{shown}”，缺“{wanted}”",
        "doubled": "“{shown}”出现两次",
        "order": "“{shown}”排在“{previous}”之后，次序颠倒",
        "prefix": "“{shown}”写在“{previous}”之下",
    },
    "en": {
        "missing": "“{wanted}” is missing after “{previous}”",
        "first": "numbering starts with “{shown}”; “{wanted}” is missing",
        "doubled": "“{shown}” stands there twice",
        "order": "“{shown}” stands after “{previous}”",
        "prefix": "“{shown}” stands below “{previous}”",
    },
}


@dataclass(frozen=True, slots=True)
class _Number:
    """A printed number: its form (``第{}条``), what stands before its last part, and the value of that."""

    form: str
    prefix: tuple[int, ...]
    value: int
    formal: bool = False
    """Written 壹, 贰, 叁."""

    def shown(self, value: int) -> str:
        """The number of the same form with another value."""
        if self.form == "①":
            return _CIRCLED[value - 1] if 0 < value <= len(_CIRCLED) else str(value)
        if self.form == ".":
            return ".".join(map(str, (*self.prefix, value)))
        if self.form == "-":
            return f"{self.prefix[0]}-{value}"
        if self.form == "A":
            return chr(ord("A") + value - 1)
        chinese = self.form[0] in "第表" or self.form in ("（{}）", "{}、")
        return self.form.format(self._words(value) if chinese else value)

    def _words(self, value: int) -> str:
        words = to_financial(value) if self.formal else to_chinese(value)
        return words[1:] if words.startswith("壹拾") else words


@dataclass(frozen=True, slots=True)
class _Problem:
    name: str
    clause: Clause
    previous: str = ""
    wanted: tuple[str, ...] = ()

    @property
    def missing(self) -> str:
        """The wanted numbers for people, within quotation marks."""
        if len(self.wanted) > MOST_MISSING:
            return f"{self.wanted[0]}”—“{self.wanted[-1]}"
        return "”、“".join(self.wanted)


@dataclass(slots=True)
class _Sequence:
    """The numbers of one form seen so far in one place."""

    last: _Number
    clause: Clause
    seen: set[int] = field(default_factory=set)


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:  # noqa: ARG001 - kinds
    """Violated when a number is missing, doubled, out of order or below the wrong article."""
    numbered = [
        (clause, number)
        for clause in agreement.clauses
        if (number := _read(clause.number)) and not _is_value(agreement, clause)
    ]
    problems = list(_problems(agreement, numbered))
    if not problems:
        return Judgement(Outcome.SATISFIED if numbered else Outcome.NOT_APPLICABLE)
    words = _WORDS[context.lang]
    told = [
        words[item.name].format(shown=item.clause.number, previous=item.previous, wanted=item.missing)
        for item in problems
    ]
    fields = {
        "problem": ("；" if context.lang == "zh" else "; ").join(told[:MOST_SHOWN]),
        "numbers": "、".join(
            dict.fromkeys(n for item in problems for n in item.wanted or [item.clause.number])
        ),
        "count": str(len(problems)),
    }
    evidence = [_evidence(agreement, item) for item in problems[:MOST_EVIDENCE]]
    return Judgement(Outcome.VIOLATED, tuple(dict.fromkeys(evidence)), fields)


def _read(printed: str) -> _Number | None:
    """The number that ``printed`` is; None for anything else."""
    text = printed.strip()
    if named := _NAMED.match(text):
        value = parse_integer(named[1])
        formal = named[1][0] in _FORMAL
        return None if value is None else _Number(f"第{{}}{named[2]}", (), value, formal)
    if of_form := _FORM_NUMBER.fullmatch(text):
        return _of_form(of_form)
    if decimal := _DECIMAL.match(text):
        parts = [int(part) for part in re.split(r"[.．]", decimal[1])]
        return None if 0 in parts else _Number(".", tuple(parts[:-1]), parts[-1])
    if text[:1] and text[0] in _CIRCLED:
        return _Number("①", (), _CIRCLED.index(text[0]) + 1)
    for form, pattern in _FORMS:
        if match := pattern.match(text):
            value = parse_integer(match[1])
            formal = match[1][0] in _FORMAL
            return None if value is None or _YEAR.match(match[1]) else _Number(form, (), value, formal)
    return None


def _of_form(found: re.Match[str]) -> _Number | None:
    """The number of a part of a form, or of a line in it."""
    sheet, outer, inner, letter = found.groups()
    if letter:
        return _Number("A", (), ord(letter) - ord("A") + 1)
    if inner:
        return _Number("-", (int(outer),), int(inner))
    value = parse_integer(sheet)
    return None if value is None else _Number("表{}", (), value)


def _is_value(agreement: Agreement, clause: Clause) -> bool:
    """Whether the number is all that stands in its cell: a value of a table (1.20)."""
    block = agreement.document.blocks[clause.blocks[0]]
    return bool(block.cells) and not block.label and block.text.strip() == clause.number.strip()


def _problems(agreement: Agreement, numbered: list[tuple[Clause, _Number]]) -> Iterator[_Problem]:
    sequences: dict[object, _Sequence] = {}
    for clause, number in numbered:
        below = _misplaced(agreement, clause, number)
        if below is not None:
            yield _Problem("prefix", clause, below)
            continue
        key = (_key(agreement, clause, number), _language(agreement, clause))
        sequence = sequences.get(key)
        problem = _first(clause, number) if sequence is None else _next(sequence, clause, number)
        start = 0 if sequence is None else sequence.clause.blocks[0]
        if problem is not None and (problem := _looked_for(agreement, problem, start)) is not None:
            yield problem
        if sequence is None or _starts_again(sequence, number):
            sequence = sequences[key] = _Sequence(number, clause)
        sequence.last, sequence.clause = number, clause
        sequence.seen.add(number.value)


def _language(agreement: Agreement, clause: Clause) -> str:
    """``han`` for a clause with Chinese words, ``latin`` for one of two languages side by side."""
    text = agreement.document.blocks[clause.blocks[0]].text
    return "latin" if len(text) > SHORT and not _HAN.search(text) else "han"


def _key(agreement: Agreement, clause: Clause, number: _Number) -> object:
    if number.form == _ARTICLE:
        return (number.form, _annex(agreement, clause))
    if number.prefix:
        return (number.form, number.prefix, _annex(agreement, clause))
    return (number.form, clause.parent, clause.level)


def _annex(agreement: Agreement, clause: Clause) -> int | None:
    """The outermost annex that ``clause`` stands in."""
    found = clause.index if clause.annex else None
    while clause.parent is not None:
        clause = agreement.clauses[clause.parent]
        found = clause.index if clause.annex else found
    return found


def _misplaced(agreement: Agreement, clause: Clause, number: _Number) -> str | None:
    """The article above ``clause`` when the number belongs below another one."""
    if not number.prefix or clause.parent is None:
        return None
    article = agreement.article(clause.index)
    above = _read(article.number)
    if above is None or above.form != _ARTICLE or article.index == clause.index:
        return None
    return article.number if above.value != number.prefix[0] else None


def _first(clause: Clause, number: _Number) -> _Problem | None:
    if number.form == _ARTICLE and number.value > 1 and not clause.annex:
        return _Problem("first", clause, wanted=(number.shown(1),))
    return None


def _starts_again(sequence: _Sequence, number: _Number) -> bool:
    return number.value == 1 and (number.form != _ARTICLE or len(sequence.seen) >= PART)


def _next(sequence: _Sequence, clause: Clause, number: _Number) -> _Problem | None:
    last = sequence.last.value
    if number.value == last + 1 or _starts_again(sequence, number):
        return None
    previous = sequence.clause.number
    if number.value in sequence.seen:
        return _Problem("doubled", clause, previous)
    if number.value < last:
        return _Problem("order", clause, previous)
    missing = [number.shown(value) for value in range(last + 1, number.value)]
    return _Problem("missing", clause, previous, tuple(missing))


def _looked_for(agreement: Agreement, problem: _Problem, start: int) -> _Problem | None:
    """``problem`` with what is printed nowhere between block ``start`` and the clause; None if all is."""
    if not problem.wanted:
        return problem
    blocks = agreement.document.blocks[start : problem.clause.blocks[0] + 1]
    if problem.name == "first":
        above = blocks[:-1]
        found = any(_UNREADABLE.match(item.text) for item in above) or "第1条" in map(opening, above)
        return None if found else problem
    text = "\n".join(normalise(item.printed).text for item in blocks)
    wanted = tuple(item for item in problem.wanted if not _printed(item).search(text))
    return replace(problem, wanted=wanted) if wanted else None


def _printed(number: str) -> re.Pattern[str]:
    """``number`` where it numbers something, and is no reference and no part of another number."""
    shown = re.escape(number.translate(_BRACKETS))
    if number.startswith("第"):
        return re.compile(rf"(?:^|[\s。；;]){shown}", re.MULTILINE)
    if number.isdigit():
        return re.compile(rf"(?<!\d)(?<!\d\.){shown}(?=[.、)])(?!\.\d)")
    return re.compile(rf"(?<![\d一二三四五六七八九十第])(?<!\d\.){shown}(?![\d条款]|项(?!目))")


def _evidence(agreement: Agreement, problem: _Problem) -> Evidence:
    block = agreement.document.blocks[problem.clause.blocks[0]]
    return evidence_at(agreement, block.location(0, min(len(block.text), SHORT)))
