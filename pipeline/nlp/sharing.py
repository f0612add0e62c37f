"""How income from the results is divided: every statement about it and whether it holds usable figures.

A figure counts only where income is divided: penalty rates, taxes, investments, instalments and marks do not.
“按贡献分配”, “另行协商” and blanks are statements without a figure; “按出资比例” has one where the agreement
says what everybody puts in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.agreement import Agreement, Provision, Standing
from pipeline.model.terms import BenefitSharing, Party, Share, ShareTerm, State
from pipeline.nlp import sharing_annexes, sharing_broken, sharing_lists, sharing_others, sharing_plain
from pipeline.nlp import sharing_words as words
from pipeline.nlp.amended import in_force
from pipeline.nlp.called import Called
from pipeline.nlp.shares import figures
from pipeline.nlp.sharing_beside import without_figures_beside
from pipeline.nlp.sharing_forms import in_cell, usual, with_rest
from pipeline.nlp.sharing_others import another_matter
from pipeline.nlp.sharing_outsiders import without_outsiders
from pipeline.nlp.sharing_tables import Tables
from pipeline.text.normalise import BLANK
from pipeline.text.ratios import find_ratios, find_splits

KIND = "benefit_sharing"
LIST_LENGTH = 8
"""Lines after “按以下比例分配：” that are read as its list."""
MOST_EVIDENCE = 4
SHORT = 16
"""Characters of a sentence that says nothing but “双方另行商定” and means its heading."""
_FORFEIT = re.compile(
    "(?:让出|放弃|丧失|失去|交回|收回|取消|空出|腾出)[^。；，]{0,10}(?:份额|收益|分成|提成|分红)"
    "|(?:退出|离开|退伙|撤出)[^。；]{0,20}的?(?:收益|利润|分红)?份额[^。；，]{0,6}由"
)
"""What the one who leaves gives up, and who takes it over."""

_OFFERED = re.compile(
    "(?:收入|收益|利润|所得)[^。；，]{0,6}(?:按|以)?(?:照)?(?:以下|下列|如下)[^。；□]{0,12}:"
)
"""An income for which options follow: “收入按以下方式处理：□…”."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    provision: Provision
    text: str
    """Normalised, without old words that it replaces; in a table with the label of its row."""
    speaks: bool
    """Says itself that income is divided; otherwise it stands under such a heading or in such a list."""
    headed: bool
    owner: str = ""
    """The party of its row or column in a table."""
    open_choice: bool = False
    """One of several alternatives among which nobody has chosen."""
    tentative: bool = False
    """Stands in an article that is a basis for talks and no more."""


def read(agreement: Agreement, parties: Sequence[Party] = ()) -> BenefitSharing:
    """All that the agreement says about dividing income; ``parties`` may be spoken of by their names."""
    tables = Tables(agreement)
    sentences = list(_sentences(agreement, tables, Called(parties)))
    found = [(sentence, term) for sentence in sentences for term in _terms(agreement, sentence)]
    terms = _along_lines(agreement, tables, found)
    terms += list(_besides(agreement, terms))
    terms += [ShareTerm(State.BLANK, e, reason="比例留空", empty=True) for e in tables.unfilled(agreement)]
    if whole := list(_in_lists(agreement, sentences)):
        told = whole[0].evidence.location
        terms = [*whole, *(term for term in terms if term.complete and term.evidence.location != told)]
    if not any(term.state is State.DEFINED for term in terms):
        terms += _held(agreement, tables, sentences)
    terms = terms or list(_left_empty(agreement, tables))
    return BenefitSharing(_state(terms), tuple(terms), tuple(term.evidence for term in terms[:MOST_EVIDENCE]))


def _state(terms: Iterable[ShareTerm]) -> State:
    states = {term.state for term in terms}
    order = (State.DEFINED, State.UNDEFINED, State.BLANK)
    return next((state for state in order if state in states), State.ABSENT)


def _sentences(agreement: Agreement, tables: Tables, called: Called) -> Iterator[_Sentence]:
    lead, left = -1, 0
    choosing, tentative = _articles(agreement, words.CHOICE), _articles(agreement, words.TENTATIVE)
    scopes, blocks = agreement.scopes, agreement.document.blocks
    for position, provision in enumerate(agreement.stream.provisions):
        headed = KIND in scopes[provision.clause]
        block = blocks[provision.location.block]
        broken = not block.cells and sharing_broken.whole(agreement.stream.provisions, position)
        text = broken or provision.text
        text = in_force(text, words.INCOME) if "原" in text else text
        title = agreement.clauses[provision.clause].title
        text = _labelled(in_cell(text), tables.label(block)) if block.cells else usual(text, title)
        text = _bare(text if tables.owner(block) else called.spoken(text))
        if not text or tables.is_answered_elsewhere(block):
            continue
        speaks = words.SIEVE.search(text) is not None and _speaks(text)
        speaks = speaks or _goes_on(agreement.stream.provisions, position, text)
        article = agreement.article(provision.clause).index if speaks or headed or left > 0 else -1
        listed = left > 0 and article == lead
        if speaks and text.rstrip().endswith((":", BLANK)):
            lead, left = article, LIST_LENGTH + 1
        left -= 0 if block.cells else 1
        if speaks or headed or listed:
            open_choice = headed and article in choosing
            yield _Sentence(
                provision, text, speaks, headed, tables.owner(block), open_choice, article in tentative
            )


def _goes_on(provisions: Sequence[Provision], position: int, text: str) -> bool:
    """Whether ``text`` shares what a sentence about income leaves over: “其余六成，由乙方、丙方均分”."""
    if position == 0 or not words.REST_SHARED.match(text) or words.OTHER_RATIO.search(text):
        return False
    before, own = provisions[position - 1], provisions[position]
    told = words.INCOME.search(before.text) and find_ratios(before.text) and not another_matter(before.text)
    return bool(told) and before.clause == own.clause and not another_matter(text)


def _labelled(text: str, label: str) -> str:
    """``text`` behind the ``label`` of its row, where only that says that income is spoken of."""
    told = words.INCOME.search(text) and not words.ROYALTY_LABEL.search(label)
    return text if not label or told else f"{label}:{text}"


def _bare(text: str) -> str:
    """``text`` without marks and deductions; empty for a remark and for a field answered with nothing."""
    text = words.PROMPT.sub(BLANK, words.MARKS.sub("", text))
    if words.REMARK.match(text) or words.NOT_HERE.fullmatch(text):
        return ""
    return words.ASIDE.sub("", words.DEDUCTED.sub("", without_figures_beside(without_outsiders(text))))


def _articles(agreement: Agreement, pattern: re.Pattern[str]) -> set[int]:
    """The articles with a sentence of ``pattern``: alternatives offered, all of it called a proposal."""
    found = agreement.stream.search(pattern)
    return {agreement.article(provision.clause).index for provision, _, _ in found}


def _speaks(text: str) -> bool:
    spoken = words.SPEAKS.search(text) or words.ROW.fullmatch(text) or sharing_plain.divides(text)
    only_named = words.FORM_HINT.search(text) or words.LABEL.fullmatch(text)
    return bool(spoken) and not only_named and not another_matter(text)


def _terms(agreement: Agreement, sentence: _Sentence) -> list[ShareTerm]:
    text = sentence.text
    if another_matter(text):
        return []
    evidence = agreement.evidence(sentence.provision)
    found = _figured(sentence)
    if found:
        return [replace(term, evidence=evidence) for term in found]
    if words.DEFINES.search(text) or words.LEAVING.search(text):
        return []
    named = words.INCOME.search(text) or words.REST.match(text) or len(text) <= SHORT
    principle = sentence.headed and words.OPEN.search(text) and named
    open_ended = words.OPEN.search(text)
    if not (sentence.speaks or principle) or (not open_ended and _figures_elsewhere(text)):
        return []
    if BLANK in text:
        return [ShareTerm(State.BLANK, evidence, reason="留空")]
    return [ShareTerm(State.UNDEFINED, evidence, reason=open_ended[0] if open_ended else "没有比例")]


def _figures_elsewhere(text: str) -> bool:
    """Whether the sentence's only figures divide something else (costs, fines)."""
    _, *parts = text.replace(",", "，").split("，")
    if any(words.SPEAKS.search(part) and not words.OTHER_RATIO.search(part) for part in parts):
        return False
    other = words.OTHER_RATIO.search(text) or words.HOLDING.search(text)
    return bool(other and (find_ratios(text) or find_splits(text)))


def _figured(sentence: _Sentence) -> list[ShareTerm]:
    found = figures(sentence.text, speaks=sentence.speaks, owner=sentence.owner)
    if found and sentence.open_choice:
        return [replace(found[0], state=State.BLANK, reason="几种方案没有选定")]
    leaving = words.LEAVING.search(sentence.text) is not None
    if leaving and (_FORFEIT.search(sentence.text) or not any(term.complete for term in found)):
        return []
    if found and (sentence.tentative or words.HEDGED.search(sentence.text)):
        return [replace(found[0], state=State.UNDEFINED, reason="只是建议或范围")]
    return found


def _along_lines(
    agreement: Agreement, tables: Tables, found: Sequence[tuple[_Sentence, ShareTerm]]
) -> list[ShareTerm]:
    """The statements; the figures of a row or column of a table, one for each of its parties, as one."""
    lines: defaultdict[tuple[int, str, int], list[ShareTerm]] = defaultdict(list)
    for sentence, term in found:
        block = agreement.document.blocks[sentence.provision.location.block]
        alone = sentence.owner and len(term.shares) == 1 and term.shares[0].party == sentence.owner
        if alone and not tables.is_of_something_else(block):
            lines[tables.line(block)].append(term)
    divisions = {id(parts[0]): parts for parts in lines.values() if _is_division(parts)}
    joined = {id(term) for parts in divisions.values() for term in parts}
    return [
        _joined(divisions[id(term)]) if id(term) in divisions else term
        for _, term in found
        if id(term) in divisions or id(term) not in joined
    ]


def _is_division(parts: Sequence[ShareTerm]) -> bool:
    """Whether each of ``parts`` gives a known figure to another party."""
    shares = [share for term in parts for share in term.shares]
    known = all(share.value is not None for share in shares)
    return known and len(shares) > 1 and len({share.party for share in shares}) == len(shares)


def _joined(parts: Sequence[ShareTerm]) -> ShareTerm:
    return replace(parts[0], shares=tuple(share for term in parts for share in term.shares), complete=True)


def _besides(agreement: Agreement, terms: Sequence[ShareTerm]) -> Iterator[ShareTerm]:
    """What one sentence takes from an income that another one divides whole: both together."""
    whole = [term for term in terms if term.complete and term.shares]
    for provision, start, end in agreement.stream.search(words.BESIDES) if whole else ():
        match, ratios = words.BESIDES.search(provision.text, start), find_ratios(provision.text[end:])
        if match is None or not ratios or another_matter(provision.text):
            continue
        parties = words.SHARER.findall(provision.text[:start]) or [""]
        share = Share(parties[-1], ratios[0].value)
        for term in whole:
            if match["base"] in term.evidence.quote:
                shares = (*term.shares, share)
                yield replace(term, shares=shares, evidence=agreement.evidence(provision))


def _in_lists(agreement: Agreement, sentences: Sequence[_Sentence]) -> Iterator[ShareTerm]:
    """What a list behind “年度净利润分配：”, in the same article, gives to those it names."""
    for at, first in enumerate(sentences):
        article = agreement.article(first.provision.clause)
        lines = [s.text for s in sentences[at:] if agreement.article(s.provision.clause) is article]
        for texts in (lines, [f"{article.title}:", *lines]):
            if (term := sharing_lists.division(texts)) and not any(map(words.HEDGED.search, lines)):
                yield replace(term, evidence=agreement.evidence(first.provision))
                return


def _held(agreement: Agreement, tables: Tables, sentences: Sequence[_Sentence]) -> list[ShareTerm]:
    """“按出资比例分配” where another sentence or a table says what each puts in, and that makes a whole."""
    applied = [
        match
        for s in sentences
        if (match := words.BY_HOLDING.search(s.text)) and not sharing_others.REWARD.search(s.text)
    ]
    texts = [f"{agreement.clauses[s.provision.clause].number} {s.text}" for s in sentences]
    if found := sharing_annexes.listed(agreement, tables, texts):
        return found[:1]
    for s in sentences:
        named = words.BY_COLUMN.search(s.text)
        if named and (found := list(_in_columns(agreement, tables, (named["quoted"] or named["bare"],)))):
            return found[:1]
    for match in applied:
        bases = next((group for group in words.BASES if match[1] in group), ())
        found = [*_in_columns(agreement, tables, bases), *_in_sentences(agreement, bases)]
        if bases and found:
            return found[:1]
    return []


def _in_columns(agreement: Agreement, tables: Tables, bases: Sequence[str]) -> Iterator[ShareTerm]:
    for column in tables.columns(agreement, bases):
        yield ShareTerm(State.DEFINED, column.evidence, column.shares, column.heading, complete=True)


def _in_sentences(agreement: Agreement, bases: Sequence[str]) -> Iterator[ShareTerm]:
    for provision, text in with_rest(agreement.stream.provisions):
        if (
            any(base in text for base in bases)
            and words.HOLDING.search(text)
            and not words.OTHER_RATIO.search(text)
        ):
            for term in figures(text, held=True):
                whole = sum(share.value or 0 for share in term.shares) == 1
                if term.complete and whole and not words.HEDGED.search(text):
                    yield replace(term, evidence=agreement.evidence(provision))


def _left_empty(agreement: Agreement, tables: Tables) -> Iterator[ShareTerm]:
    """A heading about sharing with nothing below it, or options without a tick."""
    for provision in agreement.provisions:
        clause = agreement.clauses[provision.clause]
        block = agreement.document.blocks[provision.location.block]
        unticked = provision.standing is Standing.UNTICKED
        offered = unticked and _OFFERED.search(provision.text) and _speaks(_bare(provision.text))
        within = KIND in agreement.scopes[provision.clause] or offered
        if not within or tables.is_answered_elsewhere(block):
            continue
        empty = provision.standing is Standing.HEADING and clause.blank and KIND in clause.kinds
        if empty or unticked:
            yield ShareTerm(State.BLANK, agreement.evidence(provision), reason="未填写或未勾选", empty=True)
