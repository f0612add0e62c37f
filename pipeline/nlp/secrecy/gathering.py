"""The sentences of an agreement that may say how long secrecy lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.agreement import Agreement, Clause, Provision
from pipeline.nlp.amended import in_force
from pipeline.nlp.secrecy import anchors, cells, fields, lasting, topic
from pipeline.nlp.secrecy.amendments import amended
from pipeline.nlp.secrecy.continued import carried_on, without_returns
from pipeline.nlp.secrecy.sentence import Sentence
from pipeline.nlp.secrecy.unnamed import lengths_of_unnamed, unnamed_duties, with_items
from pipeline.text.durations import find_durations

KIND = "confidentiality"
LIST_LENGTH, LONGEST_ITEM, MOST_LINES = 8, 40, 3
_HIRING = re.compile("聘(?:请|用|任)?(?:书|函|合同|协议)|顾问(?:聘请|聘用)?(?:书|函|合同|协议)")
_LENGTH = re.compile("(?:期限|期间|年限)(?:[:为是至到自从分共均]|直至|持续|延续|不[少短低])")
_SECRECY_TOO = re.compile("守秘(?!密)")
_PROMISE = re.compile("(?:承诺|保证|声明|告知|知情|责任)书")
_TOP = 4
"""The first lines, among which the title stands."""
TITLE_TAIL = 8
"""Characters that may follow the party in the title of a clause about its duties."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """A sentence that announces a period whose ends follow as a list, or that gives it for one party."""

    position: int
    article: int
    block: int
    text: str

    @property
    def listing(self) -> bool:
        return topic.ANNOUNCES.search(self.text) is not None

    @property
    def asking(self) -> bool:
        return topic.ASKED.search(self.text) is not None

    def reaches(self, position: int, provision: Provision) -> bool:
        """Whether ``provision``, of the same article, is one of the ends or the value for another party."""
        text = provision.text
        if position > self.position + (1 if self.asking else LIST_LENGTH) or len(text) > LONGEST_ITEM:
            return False
        if not (self.listing or self.asking):
            return provision.location.block == self.block and topic.CONTINUES.match(text) is not None
        return bool(find_durations(text) or lasting.COOPERATION_TIME.search(text))


def gather(agreement: Agreement, term: int | None) -> Iterator[Sentence]:
    """The sentences of confidentiality clauses, and those about secrecy elsewhere, in reading order.

    ``term``: months that the cooperation lasts.
    """
    provisions, scopes = [_called(p) for p in agreement.stream.provisions], agreement.scopes
    articles = [agreement.article(clause.index).index for clause in agreement.clauses]
    hiring = _is_hiring(agreement.provisions)
    spoken = {p.index for p in provisions if topic.MENTION.search(p.text)}
    secret = {articles[p.clause] for p in provisions if p.index in spoken and topic.DUTY.search(p.text)}
    secret |= {articles[clause.index] for clause in agreement.clauses if _is_told(clause)}
    duties = unnamed_duties(agreement)
    lengths = lengths_of_unnamed(agreement, duties)
    tabled = cells.periods(
        agreement,
        {p.location.block for p in provisions if KIND in scopes[p.clause]},
        {p.location.block for p in agreement.provisions if articles[p.clause] in secret},
    )
    lead, before = _Lead(-1, -1, -1, ""), -1
    changed, promised = amended(agreement), _promises_of_persons(agreement, articles)
    for position, provision in enumerate(provisions):
        article = articles[provision.clause]
        if provision.index in changed.gone or article in promised:
            continue
        if provision.location.block in tabled:
            if own := tabled[provision.location.block]:
                yield from _tabled(agreement, provision, own, term)
            continue
        headed = KIND in scopes[provision.clause] or provision.index in lengths
        if article in secret or before in secret:
            headed = headed or topic.SAME_DUTY.search(provision.text) is not None
        if article in secret:
            headed = headed or topic.STILL_BOUND.search(provision.text) is not None
        length = not headed and _says_its_length(provisions, position)
        headed = headed or length
        led = article == lead.article and lead.reaches(position, provision)
        before = article
        if _asks(provisions, position):
            lead = _Lead(position, article, provision.location.block, provision.text)
            continue
        if headed or led or (provision.index in spoken and _is_about_secrecy(provision.text)):
            following = provisions[position + 1].text if position + 1 < len(provisions) else ""
            whole, evidence = changed.worded.get(provision.index) or (
                _whole(agreement, position),
                agreement.evidence(provision),
            )
            whole = fields.CHOOSE.sub("", whole) if fields.TICK.search(evidence.quote) else whole
            whole = f"保密{whole}" if length else whole
            yield Sentence(
                _text(whole, led=led, hiring=hiring),
                evidence,
                headed,
                titled_party(agreement, provision),
                following if anchors.RUNS_FROM.match(following) else "",
                term,
                lead.position if led and lead.listing else position,
                lead.text if led else "",
                f"{agreement.clause_name(provision.clause)} {provision.text}",
            )
            if not led and topic.PERIOD_WORD.search(provision.text):
                lead = _Lead(position, article, provision.location.block, provision.text)


def _says_its_length(provisions: Sequence[Provision], position: int) -> bool:
    """Whether “期限为…” stands right behind the duty, in its paragraph, so that it is the duty's period."""
    if position == 0 or not _LENGTH.match(provisions[position].text):
        return False
    before, own = provisions[position - 1], provisions[position]
    return before.location.block == own.location.block and topic.DUTY.search(before.text) is not None


def _called(provision: Provision) -> Provision:
    """``provision`` with the usual name of secrecy for 守秘, as long."""
    text = _SECRECY_TOO.sub("保密", provision.text)
    return provision if text == provision.text else replace(provision, text=text)


def _promises_of_persons(agreement: Agreement, articles: Sequence[int]) -> set[int]:
    """The annexes that are forms of a promise for somebody of a party's staff to sign."""
    forms = {clause.index for clause in agreement.clauses if clause.annex and _PROMISE.search(clause.title)}
    return {
        articles[p.clause] for p in agreement.provisions if articles[p.clause] in forms and "本人" in p.text
    }


def _is_told(clause: Clause) -> bool:
    """Whether the heading or the first sentence of ``clause`` makes it one about secrecy."""
    return KIND in clause.kinds and clause.by in {"heading", "lead"}


def _tabled(
    agreement: Agreement, provision: Provision, own: cells.Period, term: int | None
) -> Iterator[Sentence]:
    """What a cell of a table says of the secrecy of each of its parties, or of one kind of secret."""
    text = f"保密期限:{provision.text}"
    place = agreement.clause_name(provision.clause)
    evidence = agreement.evidence(provision)
    for party in own.parties or ("",):
        yield Sentence(text, evidence, party=party, subject=own.subject, term=term, place=place)


def _is_about_secrecy(text: str) -> bool:
    return topic.TOPIC.search(text) is not None or topic.DUTY.search(text) is not None


def _is_hiring(provisions: Sequence[Provision]) -> bool:
    """Whether it is an adviser's letter or contract: the term of the office is the agreement's own."""
    return any(_HIRING.search(provision.text) for provision in provisions[:_TOP])


def _asks(provisions: Sequence[Provision], position: int) -> bool:
    """Whether the label “保密到什么时候” stands there with a length of time as its answer right behind it."""
    if not topic.ASKED.search(provisions[position].text) or position + 1 >= len(provisions):
        return False
    answer = provisions[position + 1]
    return answer.clause == provisions[position].clause and bool(find_durations(answer.text))


def _whole(agreement: Agreement, position: int) -> str:
    """The sentence at ``position`` with the lines over which recognition has spread it.

    A field “保密期限” that is answered by a stroke or 无 in the next cell is read with its answer.
    """
    provisions = agreement.stream.provisions
    following = provisions[position + 1 : position + 1 + MOST_LINES]
    own = provisions[position].text
    text = with_items(own, following)
    if text != own:
        return text
    text = carried_on(agreement, position) + without_returns(text)
    if text != own:
        return text
    for provision in following:
        if fields.PERIOD_FIELD.search(text) and fields.NOT_AGREED.fullmatch(provision.text):
            return f"{text}:{provision.text}"
        broken = topic.BROKEN_OFF.search(text) or topic.GOES_ON.match(provision.text)
        broken = broken or (topic.BEFORE_FIGURE.search(text) and topic.FIGURE.fullmatch(provision.text))
        if not broken or topic.SENTENCE_END.search(text):
            break
        text += provision.text
    return text


def _text(text: str, *, led: bool, hiring: bool) -> str:
    """The words in force; an item of a list, or the value for another party, names the period first."""
    text = _SECRECY_TOO.sub("保密", text.replace("聘期", "合同期") if hiring else text)
    if led:
        return "保密期限:" + topic.ITEM_LABEL.sub("", text)
    return in_force(fields.NOT_TAKEN.sub(r"\1", text), topic.PERIOD_WORD)


def titled_party(agreement: Agreement, provision: Provision) -> str:
    """The party that the title of the clause, or of one above it, names: “乙方的保密义务”."""
    clause = agreement.clauses[provision.clause]
    while clause.level > 1 and clause.parent is not None:
        match = topic.TITLED_PARTY.match(clause.title)
        if match and len(clause.title) <= len(match[0]) + TITLE_TAIL:
            return match[1]
        clause = agreement.clauses[clause.parent]
    return ""
