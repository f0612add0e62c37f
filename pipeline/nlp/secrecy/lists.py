"""Secrecy settled or left open outside its own sentences: by clause number, by an empty form, elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model.agreement import Agreement, Clause, Provision, Standing
from pipeline.model.terms import Anchor, SecrecyPeriod, SecrecyTerm
from pipeline.nlp.references import clause_numbers
from pipeline.nlp.secrecy import fields, lasting, others, topic
from pipeline.nlp.secrecy.combining import Said
from pipeline.nlp.secrecy.gathering import KIND, titled_party
from pipeline.nlp.secrecy.sentence import Sentence, statement
from pipeline.nlp.secrecy.timed import timed
from pipeline.text.durations import find_durations
from pipeline.text.normalise import BLANK

_NUMBERED = re.compile("[条款项章]")
_LEAST_TITLE = 3
"""Characters that a title needs to be told from other words of a sentence."""
_OPTION = re.compile("(?<!不)(?<!不要求)(?<!无需)[保守]密[^。；]{0,4}期限?[^。；]{0,2}▁")
"""“□要求保密，期限____年”: an option that asks for the period itself."""
_LISTS = re.compile("(?:下列|以下|如下)[^。；]{0,30}[:：]$")
_MOST_ITEMS, _LONGEST_ITEM = 8, 30
_AS_A_WHOLE = "[”》]?(?:这|该|此)?(?:一)?(?:[章节条]|部分|条款)"
_BY_PERIOD = re.compile(
    "(?:以|在|于|至)(?:前述|上述|第[^。；，,]{1,6}[条款]规定的)?“?[保守]密期(?:限|间)?”?(?:为限|之?内(?:有效|适用)|届满为?止)"
)
"""“但第十九条以保密期为限”: a period that is told elsewhere."""
_AWAITS = re.compile(
    "(?:之|以)?[前内里间][,，](?:[^。；,，]{0,40}[前内里间][,，])?(?:双方|各方|[甲乙丙丁]方)?(?:仍|均|也|还|继续|都)"
)
"""Behind a length of time: what goes on for so long is said behind the comma."""
_RELEASED = re.compile(
    "[^。；，,]{0,6}[,，]?[^。；，,]{0,20}(?:义务|责任|限制|约束|要求)[^。；，,]{0,6}(?:免除|解除|消灭|终止|终了|失效|届满|结束)"
)
"""Behind a length of time: the duty ends then."""


def surviving(agreement: Agreement) -> Iterator[Said]:
    """“第六条、第八条在终止后继续有效”: outlives the end when one of them is the confidentiality clause."""
    secret = {agreement.article(clause.index).index for clause in agreement.clauses if KIND in clause.kinds}
    secret |= {agreement.article(p.clause).index for p in agreement.stream.provisions if _is_duty(p.text)}
    titles = {
        c.title: c.index for c in agreement.clauses if c.index in secret and len(c.title) >= _LEAST_TITLE
    }
    for position, provision in enumerate(agreement.stream.provisions):
        listed = provision.text.endswith(":") and _LISTS.search(provision.text) is not None
        named = _listed(agreement, position) if listed else _named_to_survive(provision.text, titles)
        if named and secret & _articles(agreement, named, titles):
            sentence = Sentence(provision.text, agreement.evidence(provision), headed=True)
            found = list(timed(sentence)) or list(_outliving(sentence))
            lasting_for = [made if made.anchor is Anchor.ACCEPTANCE else _from_end(made) for made in found]
            yield from (Said(sentence, made) for made in lasting_for or [_without_figure(sentence)])


def _listed(agreement: Agreement, position: int) -> str:
    """The list that a sentence announces, “下列条款继续有效：（1）第六条；”; empty when it does not go on."""
    provisions = agreement.stream.provisions
    text, clause = provisions[position].text, provisions[position].clause
    goes_on = lasting.SURVIVAL.search(text) or lasting.OUTLIVING.search(text)
    if not goes_on or lasting.NO_SURVIVAL.search(text):
        return ""
    article = agreement.article(clause).index
    items = [p for p in provisions[position + 1 : position + 1 + _MOST_ITEMS] if len(p.text) <= _LONGEST_ITEM]
    return "；".join(p.text for p in items if agreement.article(p.clause).index == article)


def _articles(agreement: Agreement, named: str, titles: Mapping[str, int]) -> set[int]:
    """The articles that ``named`` mentions by number, or by one of the ``titles``."""
    numbered = {agreement.article(index).index for index in clause_numbers(agreement, named)}
    return numbered | {index for title, index in titles.items() if _names(named, title)}


def _names(text: str, title: str) -> bool:
    return title in text and re.search(re.escape(title) + _AS_A_WHOLE, text) is not None


def _is_duty(text: str) -> bool:
    if topic.KEPT_WITHIN.search(text):
        return True
    return topic.MENTION.search(text) is not None and topic.DUTY.search(text) is not None


def _outliving(sentence: Sentence) -> Iterator[SecrecyTerm]:
    """“第三项在其后三十个月内仍然约束各方”: the lengths of time that the clauses named go on."""
    for span in find_durations(sentence.text):
        start, end = (sentence.text.rfind("，", 0, span.start) + 1, sentence.text.find("，", span.end))
        own = sentence.text[start : end if end >= 0 else None]
        goes_on = lasting.GOES_ON.search(own) or any(
            behind.match(sentence.text, span.end) for behind in (_AWAITS, _RELEASED)
        )
        if goes_on and (span.blank or span.months is not None):
            period = SecrecyPeriod.BLANK if span.blank else SecrecyPeriod.MONTHS
            months = None if span.months is None else int(span.months)
            yield replace(statement(sentence, period, at=span.start), months=months, party="", subject="")


def _from_end(made: SecrecyTerm) -> SecrecyTerm:
    return replace(made, anchor=Anchor.COOPERATION_END)


def _without_figure(sentence: Sentence) -> SecrecyTerm:
    public = lasting.UNTIL_PUBLIC.search(sentence.text)
    until = public is not None and public[0].startswith(("至", "直到", "到"))
    period = SecrecyPeriod.UNTIL_PUBLIC if until else SecrecyPeriod.PERMANENT
    return replace(statement(sentence, period), party="", subject="")


def _named_to_survive(text: str, titles: Iterable[str]) -> str:
    """The part of the sentence whose clause numbers go on after the end; empty when none do."""
    if any(_names(text, title) for title in titles):
        return text if lasting.OUTLIVING.search(text) else ""
    if not _NUMBERED.search(text) or topic.TOPIC.search(text):
        return ""
    if excepted := lasting.EXCEPTED.search(text):
        return excepted[1]
    return text if lasting.SURVIVAL.search(text) or lasting.OUTLIVING.search(text) else ""


def left_elsewhere(sentences: Sequence[Sentence]) -> list[Said]:
    """Secrecy left to an agreement still to be made, or to an event that nobody can date."""
    open_ended = (topic.AGREED_ELSEWHERE, lasting.BEFORE_EVENT)
    return [
        Said(sentence, statement(sentence, SecrecyPeriod.UNDEFINED))
        for sentence in sentences
        if any(pattern.search(sentence.text) for pattern in open_ended)
        or (topic.ANOTHER_PAPER.search(sentence.text) and not others.is_of_others(sentence.text))
    ]


def left_to_paper(sentences: Sequence[Sentence]) -> list[Said]:
    """Sentences that leave the period itself to another agreement."""
    return [said for said in left_elsewhere(sentences) if "期限" in said.sentence.text]


def by_period(sentences: Sequence[Sentence]) -> list[Said]:
    """An undefined statement for clauses that outlive the end for a period told elsewhere, if anywhere."""
    return [
        Said(sentence, statement(sentence, SecrecyPeriod.UNDEFINED))
        for sentence in sentences
        if _BY_PERIOD.search(sentence.text)
    ]


def left_empty(agreement: Agreement) -> list[Said]:
    """Headings “保密期限” with nothing below them, and options for the period without a tick."""
    return [
        _blank(agreement, provision) for provision in agreement.provisions if _is_empty(agreement, provision)
    ]


def unfilled(agreement: Agreement) -> list[Said]:
    """Headings “保密” with nothing below them, in an agreement that says nothing else about secrecy."""
    return [
        _blank(agreement, provision)
        for provision in agreement.provisions
        if provision.standing is Standing.HEADING and _is_unfilled(agreement.clauses[provision.clause])
    ]


def _is_unfilled(clause: Clause) -> bool:
    return clause.blank and KIND in clause.kinds and clause.by == "heading"


def left_empty_beside(agreement: Agreement, found: Sequence[Said]) -> Iterator[Said]:
    """Fields “保密期限” with nothing below them beside one, for another party, that was filled in."""
    filled = [said for said in found if topic.PERIOD_WORD.search(said.sentence.text)]
    if not any(said.term.period is SecrecyPeriod.MONTHS for said in filled):
        return
    for provision in agreement.provisions:
        if provision.standing is Standing.HEADING and _is_empty(agreement, provision):
            blank = _blank(agreement, provision)
            party = titled_party(agreement, provision)
            yield Said(blank.sentence, replace(blank.term, party=party))


def _blank(agreement: Agreement, provision: Provision) -> Said:
    evidence = agreement.evidence(provision)
    return Said(Sentence(provision.text, evidence), SecrecyTerm(SecrecyPeriod.BLANK, evidence))


def _is_answered(agreement: Agreement, provision: Provision) -> bool:
    """Whether what stands behind the label “保密义务：” is its content, and not the next label of a form."""
    if provision.text.endswith(BLANK) or topic.PERIOD_WORD.search(provision.text):
        return False
    behind = agreement.provisions[provision.index + 1 : provision.index + 2]
    return any(
        below.standing is Standing.OPERATIVE and fields.LABEL.search(below.text) is None for below in behind
    )


def _is_empty(agreement: Agreement, provision: Provision) -> bool:
    text = provision.text
    if provision.standing is Standing.OPERATIVE:
        empty = "密" in text and fields.LEFT_EMPTY.search(text) is not None
        return empty and not _is_answered(agreement, provision)
    if provision.standing is Standing.HEADING:
        return agreement.clauses[provision.clause].blank and topic.PERIOD_WORD.search(text) is not None
    secret = KIND in agreement.scopes[provision.clause] or _OPTION.search(text)
    if provision.standing is not Standing.UNTICKED or not secret:
        return False
    patterns = (topic.PERIOD_WORD, lasting.EXPLICIT_PERMANENT)
    return bool(find_durations(text)) or any(pattern.search(text) for pattern in patterns)
