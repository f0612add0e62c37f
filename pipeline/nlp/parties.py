"""The parties and their particulars, read from the head of the agreement, else from its signatures."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.model.agreement import Standing
from pipeline.model.document import Story
from pipeline.nlp import party_addresses
from pipeline.nlp.party_cells import TextCell
from pipeline.nlp.party_described import alike, described, listed, same_body
from pipeline.nlp.party_draft import Draft, clean
from pipeline.nlp.party_lines import Named, read_line
from pipeline.nlp.party_nicknames import nicknamed, quoted
from pipeline.nlp.party_opening import opened, translated
from pipeline.nlp.party_roster import Roster
from pipeline.nlp.party_tables import read_table
from pipeline.nlp.party_words import LABEL, ORGANISATION
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.model.terms import Party

_TITLE = re.compile(
    "^(?:(?:合同|协议|合作|签约|参加|参与|共建|联建|建设|成员|协作|缔约|甲乙|联营|合伙|立约|订约|本合同|本协议)?(?:的)?(?:各方|双方|[三四五六]方|主体|当事人|单位|当事方|合伙人)"
    "(?:信息|基本情况|简介|概况|资料|名称)?|[甲乙丙丁]方|联合经营单位|合伙人姓名.{0,8}"
    "|[两双三四五六各](?:方|家|单位)(?:登记)?的?(?:基本)?(?:情况|身份|信息)|单位(?:基本)?情况|(?:参加|参与|成员|签约|立约|合作)(?:的)?(?:单位|各家|成员|各方|的人)"
    "(?:名单|一览|登记)?表?|都?有?(?:是)?谁(?:和谁|跟谁|与谁)?(?:来)?(?:参加|签|合作|一起做|干|立约|订约|参与|入伙)?|(?:参加|签约|合作|立约|签字)的是谁|我们是谁)$"
)
_FIRST_ARTICLE = re.compile("第[一1壹][条章]")
_CALLED = re.compile('(?:以下|下)[简筒]?称(?:为)?[“"]?([甲乙丙]方)')
_FORMS = frozenset({"基本信息", "合同登记编号", "登记编号", "合同编号"})
_LETTERED_LINE = re.compile(r"\(?[甲乙]方(?:\([^()]*\))?:?.{0,20}$")
_BODY = (Story.BODY, Story.TEXT_BOX)
_SHORTEST_SENTENCE = 25
_ANNOUNCED = re.compile(
    "(?:[双各三四五]方|当事人|主体|单位)(?:的)?(?:基本|登记|主体)?(?:情况|信息|事项|资料)?(?:如下|见下表|列[于入]下表|载于下表|由下表|登记如下)"
)
"""A sentence that leads to the particulars below it: “订立本合同的双方如下”."""
_FEWEST, _LETTERS, _FIRST_ARTICLES = 2, 2, 2
_PART = re.compile("第[一1]部分")
"""第一部分 协议书: the sheet with the parties before the terms."""
_LONGEST_HEAD, _FIRST_PROVISIONS, _LONGEST_REPRESENTATIVE = 240, 120, 6
_UNREAD = (Standing.GUIDANCE, Standing.UNTICKED)


def read(agreement: Agreement) -> tuple[Party, ...]:
    """The parties in the order in which they are named; none when nobody is named.

    A party is known by its role. Its name is that of the first place that states one (the cover, the head, a
    clause about the parties, last the signatures); several parties of one role are several entries.
    """
    roster = Roster()
    head = list(_head(agreement))
    _take(agreement, head, roster)
    if len(roster.drafts) < _FEWEST:
        _strays(agreement, {provision.index for provision in head}, roster)
    if len(roster.drafts) < _FEWEST or not any(draft.name for draft in roster.drafts):
        _nicknames(agreement, head, roster)
    if len(roster.drafts) < _FEWEST:
        _listed(agreement, head, roster)
    if len(roster.drafts) < _FEWEST:
        _quoted(agreement, head, roster)
    if len(roster.drafts) < _FEWEST:
        _opened(agreement, head, roster)
    signed = Roster()
    if len(roster.drafts) < _FEWEST or not all(draft.name for draft in roster.drafts):
        _take(agreement, list(_signatures(agreement)), signed)
    drafts = _chosen(_completed(roster.drafts, signed.drafts))
    party_addresses.complete(agreement, drafts)
    return tuple(draft.party() for draft in drafts)


def _head(agreement: Agreement) -> Iterator[Provision]:
    """What stands before the first article or in a first article about the parties, the cover included."""
    inside = {clause.index for clause in agreement.clauses if clause.level == 0}
    inside |= _articles_about_parties(agreement) | _above_articles(agreement)
    inside |= {clause.index for clause in agreement.clauses[:_FIRST_ARTICLES] if _PART.match(clause.number)}
    count = 0
    for provision in agreement.provisions:
        story = agreement.document.blocks[provision.location.block].story
        if provision.clause in inside and story in _BODY and provision.standing is not Standing.GUIDANCE:
            count += 1
            if count > _LONGEST_HEAD and provision.clause == 0:
                continue
            yield provision


def _above_articles(agreement: Agreement) -> set[int]:
    """The items of a list that stands above 第一条: （一）示例大学，住所…."""
    first = next((item.index for item in agreement.clauses if _FIRST_ARTICLE.match(item.number)), 0)
    return {item.index for item in agreement.clauses[:first] if not item.annex and item.number}


def _articles_about_parties(agreement: Agreement) -> set[int]:
    """The clauses of those among the first articles whose title says that they name the parties."""
    articles = [clause.index for clause in agreement.clauses if clause.level == 1][: _FIRST_ARTICLES + 1]
    chosen = {
        index
        for index in articles
        if _TITLE.match(agreement.clauses[index].title.replace(" ", ""))
        or (
            index == articles[0]
            and not agreement.clauses[index].title
            and "parties" in agreement.clauses[index].kinds
        )
        or agreement.clauses[index].title in {"本项目由", "订立合同双方"}
        or (index == articles[0] and _names_both(agreement, index))
    }
    return {clause.index for clause in agreement.clauses if agreement.article(clause.index).index in chosen}


def _names_both(agreement: Agreement, index: int) -> bool:
    """True for an article whose first sentence says who 甲方 and 乙方 are, or that is a form for them."""
    texts = [item.text for item in agreement.provisions if item.clause == index and item.text]
    if agreement.clauses[index].title in _FORMS:
        return any(_LETTERED_LINE.match(text) for text in texts)
    return len(set(_CALLED.findall(next(iter(texts), "")))) >= _FEWEST


def _signatures(agreement: Agreement) -> Iterator[Provision]:
    for provision in agreement.provisions:
        if "signatures" in agreement.scopes[provision.clause] and provision.standing is not Standing.GUIDANCE:
            yield provision


def _take(agreement: Agreement, provisions: Sequence[Provision], roster: Roster) -> None:
    """Read lines and tables; a full sentence ends the head once the parties are known."""
    closed = False
    tables = _tables(agreement)
    for table, group in groupby(provisions, key=lambda p: _table(agreement, p, tables)):
        items = list(group)
        if table is not None:
            if not closed:
                read_table(_cells(agreement, items), roster)
            continue
        for provision in items:
            if closed and provision.clause == 0:
                continue
            said = roster.line(provision.text, agreement.evidence(provision))
            sentence = not said and provision.standing is Standing.OPERATIVE and _is_sentence(provision.text)
            closed = closed or (sentence and len(roster.drafts) >= _FEWEST)


def _is_sentence(text: str) -> bool:
    ends = len(text) >= _SHORTEST_SENTENCE and text.endswith(("。", "；", ":", "；", ";"))
    return ends and not _ANNOUNCED.search(text)


def _tables(agreement: Agreement) -> frozenset[int]:
    """The tables of several columns; one of a single column is a frame around lines."""
    cells = (cell for block in agreement.document.blocks for cell in block.cells or ())
    return frozenset(cell.table for cell in cells if cell.column > 0)


def _table(agreement: Agreement, provision: Provision, tables: frozenset[int]) -> int | None:
    cells = agreement.document.blocks[provision.location.block].cells
    return cells[-1].table if cells and cells[-1].table in tables else None


def _cells(agreement: Agreement, provisions: Iterable[Provision]) -> list[TextCell]:
    blocks = agreement.document.blocks
    found = []
    for place, group in groupby(provisions, key=lambda p: blocks[p.location.block].cells[-1]):
        lines = tuple((provision.text, agreement.evidence(provision)) for provision in group)
        found.append(TextCell(place.row, place.column, lines))
    return found


def _strays(agreement: Agreement, seen: set[int], roster: Roster) -> None:
    """Lines such as 甲方：示例大学 outside what was taken for the head, where a list of contents misled."""
    for provision in agreement.provisions[:_FIRST_PROVISIONS]:
        if provision.index in seen or provision.standing in _UNREAD:
            continue
        if (label := LABEL.match(provision.text)) and (label["role"] or label["any"]):
            items, _ = read_line(provision.text)
            named = [
                item
                for item in items
                if isinstance(item, Named) and item.known and ORGANISATION.search(item.name)
            ]
            if named:
                roster.introduce(named, agreement.evidence(provision))
                roster.tell(named, provision.text, agreement.evidence(provision))


def _nicknames(agreement: Agreement, provisions: Iterable[Provision], roster: Roster) -> None:
    """Last resort: 示例大学（“大学”） in the opening sentence."""
    for provision in provisions:
        if (
            "(" in provision.text
            or "叫" in provision.text
            or "称" in provision.text
            or "方" in provision.text
        ):
            told = (*described(provision.text), *nicknamed(provision.text), *translated(provision.text))
            for named in told:
                if not any(draft.name and same_body(draft.name, named.name) for draft in roster.drafts):
                    roster.introduce([named], agreement.evidence(provision))
                    roster.tell([named], provision.text, agreement.evidence(provision))


def _listed(agreement: Agreement, provisions: Iterable[Provision], roster: Roster) -> None:
    """Lines that call each party by a word of its own (权利人：示例大学，…), where there are several."""
    told = [(named, provision) for provision in provisions if (named := listed(provision.text))]
    if len({named.role for named, _ in told}) < _FEWEST or len({named.name for named, _ in told}) < _FEWEST:
        return
    for named, provision in told:
        roster.introduce([named], agreement.evidence(provision))
        roster.tell([named], provision.text, agreement.evidence(provision))


def _quoted(agreement: Agreement, provisions: Iterable[Provision], roster: Roster) -> None:
    """Paragraphs that begin with a short name (“社里”：示例合作社。住址…), where there are several."""
    told = {provision.location.block: named for provision in provisions if (named := quoted(provision.text))}
    if len({named.role for named in told.values()}) < _FEWEST:
        return
    for provision in provisions:
        if (named := told.get(provision.location.block)) is not None:
            evidence = agreement.evidence(provision)
            if quoted(provision.text):
                roster.introduce([named], evidence)
                roster.tell([named], provision.text, evidence)
            else:
                roster.line(provision.text, evidence, owner=roster.group[-1])


def _opened(agreement: Agreement, provisions: Iterable[Provision], roster: Roster) -> None:
    """The parties of the opening sentence, where nothing else calls them anything."""
    for provision in provisions:
        named = opened(provision.text)
        if named and provision.standing is Standing.OPERATIVE:
            roster.introduce(named, agreement.evidence(provision))
            return


def _completed(drafts: list[Draft], signed: list[Draft]) -> list[Draft]:
    """``drafts`` with what only the signatures say."""
    enough = len(drafts) >= _FEWEST
    for other in signed:
        own = next((draft for draft in drafts if _same(draft, other)), None)
        if own is None:
            if not enough and (other.known or other.name):
                drafts = [*drafts, other]
            continue
        if other.name and other.evidence:
            own.named(other.name, other.evidence[0])
        name = clean("representative", other.fields.get("representative", ""))
        if name and len(name) <= _LONGEST_REPRESENTATIVE and BLANK not in name and other.evidence:
            own.set("representative", name, other.evidence[-1])
    return drafts


def _same(first: Draft, second: Draft) -> bool:
    if first.role in second.aliases or second.role in first.aliases:
        return True
    return first.role == second.role or _stem(first.role) == _stem(second.role)


def _stem(role: str) -> str:
    """委托 of 委托方 and 委托单位; 甲方 itself."""
    return role if len(role) <= _LETTERS else re.sub("(?:方|人|单位|者)$", "", role)


def _chosen(drafts: list[Draft]) -> list[Draft]:
    """Without labels that only look like roles where there are enough real ones, and without repetitions."""
    drafts = [draft for draft in drafts if draft.name or not _heads(draft, drafts)]
    known = [draft for draft in drafts if draft.known]
    kept = (
        known if len(known) >= _FEWEST else [d for d in drafts if d.known or d.name or len(drafts) >= _FEWEST]
    )
    lettered = [draft for draft in kept if draft.lettered]
    if len(lettered) < _FEWEST:
        return kept
    return [draft for draft in kept if draft.lettered or not _repeats(draft, lettered)]


def _heads(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """True for 甲方 above 甲方一：示例大学, 甲方二：示例公司, and for 成员单位 above 成员一."""
    stem = draft.role.removesuffix("单位")
    below = (other for other in drafts if other is not draft and other.name)
    return sum(draft.role in other.aliases or _nth(other.role, stem) for other in below) >= _FEWEST


def _nth(role: str, stem: str) -> bool:
    return role.startswith(stem) and len(role) == len(stem) + 1 and role[-1] in "一二三四五六七八九"


def _repeats(draft: Draft, lettered: Iterable[Draft]) -> bool:
    """True for 委托单位 that is nobody else than 甲方."""
    for other in lettered:
        if draft.role in other.aliases or (draft.name and other.name and alike(draft.name, other.name)):
            other.alias(draft.role)
            return True
    return not draft.name
