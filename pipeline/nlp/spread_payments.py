"""A sum spread over dates: 投入1000万元，2026年400万元，2027年、2028年各300万元, also in rows of tables."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.model.agreement import Standing
from pipeline.model.terms import Amount, Payment, PaymentPlan, Written
from pipeline.nlp.party_words import LETTERED, NAMED
from pipeline.text.numerals import parse_integer

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.model.evidence import Evidence
    from pipeline.text.money import MoneySpan

_Found = tuple["MoneySpan | None", list["MoneySpan"]]
"""The sum, where the text names it, and the amounts that are to make it."""

_AMOUNT = "\ue000"
"""Stands for an amount while the words around it are read."""
_NUMBER = "[0-9一二两三四五六七八九十]{1,2}"
_EDGE = "(?:以前|之前|以内|[内前底末初中里]|年底|年末|上旬|中旬|下旬){0,2}"
_DATE = (
    rf"(?:(?:20\d\d年|第[一二三四五六]年|[首次末当]年)(?:度)?(?:的?\d{{1,2}}月)?(?:\d{{1,2}}日)?{_EDGE}"
    rf"|\d{{1,2}}月(?:\d{{1,2}}日)?{_EDGE})"
)
_SAME = "(?:同样|相同|同一|上述|前述|该等|上列)的?(?:日期|时间|期限|时点|日子|进度)|同期"
_PAY = (
    "(?:(?:支付|拨付|汇|拨|划|转|打|存|付|缴|注)[入至到给]"
    "|支付|拨付|拨给|拨|缴付|缴纳|缴|投入|出资|交付|到账|到位|转账|汇款|汇付|汇|付|划拨|划)"
)
_WHO = rf"(?:{LETTERED}|{NAMED}|[一-龥]{{1,3}}(?:大学|学院|公司|医院|研究所|研究院))"
_NOUN = "(?:现金|货币|资金|经费|款项|款|人民币)"
_ACCOUNT = "(?:的?(?:银行|财务|指定|对公|基本|项目|课题|专用|专项|共管|监管)*(?:[账帐]户|[账帐]号|专户))"
_WORDS = (
    rf"(?:[，,:]?(?:应当?|由|再|向|给|其中|均|分别|计划|安排|{_PAY}|{_NOUN}|{_WHO}{_ACCOUNT}?|{_ACCOUNT}))*"
)
_YEARLY = rf"(?:每年(?:度)?|年均|各年|各(?:年)?)(?:的?\d{{1,2}}月(?:\d{{1,2}}日)?{_EDGE})?"
_ITEM = re.compile(
    rf"(?:(?P<same>{_SAME})(?:前|内)?"
    rf"|(?P<first>20\d\d)年?(?:度)?(?:至|到|~|-|—)+(?P<last>20\d\d)年(?:度)?(?:期间|间)?{_EDGE}"
    rf"|(?P<dates>{_DATE}(?:(?:、|,|，|和|及|与|以及){_DATE})*)"
    rf"|(?:随后|其后|此后|之后|以后|后|另外|余下|剩余)的?(?P<later>{_NUMBER})个?年(?:度|内|间|中)?"
    rf"|(?P<years>{_NUMBER})个?年(?:度|内|间|中|里|期间)?(?:里)?，?(?=每年|年均|逐年|各年))"
    rf"{_WORDS}[，,]?(?P<each>(?:平均|等额|均)?{_YEARLY})?{_WORDS}"
    rf"(?P<amounts>{_AMOUNT}(?:(?:、|，|,|和|及){{1}}{_WHO}{_NOUN}?{_AMOUNT})*)"
    rf"|(?P<every>每年(?:度)?(?:的?\d{{1,2}}月(?:\d{{1,2}}日)?{_EDGE})?){_WORDS}(?P<one>{_AMOUNT}){_WORDS}"
    rf"[，,]?(?:连续|连|共|分|为期|期限)?{_PAY}?(?P<running>{_NUMBER})个?年(?!前|后|以)"
)
_DATE_ITEM = re.compile(_DATE)
_NEVER = re.compile(
    "违约|逾期|滞纳|赔偿|提成|分成|分红|分享|收益|利润|销售|营业|产值|利息|奖|折旧|补贴|不(?:少于|低于|超过|高于)|至少|以上"
    "|累计|付至|达到?|租金|工资|薪|税|预计|约为|递增|万人|里程|亩"
)
_PARTY = re.compile(_WHO)
_LATER_YEAR = re.compile("第[二三四五六]年|次年")
"""A row of years whose first date is not the first year: the amount before belongs to that year."""
_GIVEN = re.compile(rf"{_PAY}|{_NOUN}|投资|筹|安排|费|元(?:，|:)(?:分|按)")
_CASH = re.compile(rf"(?:现金|货币|资金|自筹|现款){_PAY}?(?:部分)?(?:合计|共计?|总额)?(?:为|是|人民币|¥|:)*$")
_PAYER = re.compile(rf"(?<![向给至到])(?P<who>{_WHO})(?!的?[账帐专])")
_PUTS_IN = re.compile(
    rf"(?P<who>{_WHO})[^，。；]{{0,16}}?(?:投入|出资|提供|资助|承担|拨付|支付|安排)[^，。；]{{0,20}}"
)
_IN_KIND = re.compile("折价|折合|折算|作价|设备|仪器|实物|场地|人力|技术(?:出资|入股)|已(?:经)?[支拨到]")
"""What makes a part of a sum that nobody pays by date."""
_LEAST, _MOST = 2, 30


def read_spread(
    agreement: Agreement, spans: Mapping[int, Sequence[MoneySpan]], plans: Sequence[PaymentPlan]
) -> Iterator[PaymentPlan]:
    """A plan for each sum whose parts are named by date, where none of ``plans`` holds the sentence."""
    taken = {item.evidence for plan in plans for item in plan.payments}
    loose: list[tuple[Provision, list[MoneySpan]]] = []
    for index, found in spans.items():
        provision = agreement.provisions[index]
        if (
            agreement.evidence(provision) in taken
            or agreement.document.blocks[provision.location.block].cells
        ):
            continue
        if _GIVEN.search(provision.text) is None:
            continue
        base, parts = spread(provision.text, found, _times_before(loose, provision))
        if base is not None and len(parts) >= _LEAST:
            yield _plan(agreement, [(provision, parts)], (provision, base))
        elif parts:
            loose.append((provision, parts))
    for _, group in groupby(loose, key=lambda item: agreement.article(item[0].clause).index):
        inside = list(group)
        yield from list(_of_cash(agreement, inside, spans)) or _of_payer(agreement, inside, spans)
    yield from _of_rows(agreement, spans, taken)


def _times_before(loose: Sequence[tuple[Provision, list[MoneySpan]]], provision: Provision) -> int:
    """How many dates the sentence before named: those that 同样的日期 means."""
    last = loose[-1] if loose else None
    return len(last[1]) if last and provision.index - last[0].index == 1 else 0


def spread(text: str, spans: Sequence[MoneySpan], same: int = 0) -> _Found:
    """The sum that normalised ``text`` names first and its parts by date; none where an amount has no date.

    ``same``: how many dates 同样的日期 stands for.
    """
    amounts = _once(spans)
    if not amounts or any(span.range for span in spans) or _NEVER.search(text):
        return None, []
    plain, places = _masked(text, amounts)
    parts: list[MoneySpan] = []
    first = None
    for item in _ITEM.finditer(plain):
        times, inside = _times(item, same), (item["amounts"] or item["one"]).count(_AMOUNT)
        if not times:
            return None, []
        first = first or item
        at = plain.count(_AMOUNT, 0, item.start("one" if item["one"] else "amounts"))
        parts += amounts[at : at + inside] * times
        same = times
    if first is None or _LATER_YEAR.match(first[0]) or not _LEAST <= len(parts) <= _MOST:
        return None, []
    before = plain.count(_AMOUNT, 0, first.start())
    whole = before + len({part.start for part in parts}) == len(amounts)
    base = amounts[before - 1] if before else None
    if not whole or (base and not _fits(plain[places[before - 1] + 1 : first.start()], base, parts)):
        return None, []
    return base, parts


def _fits(between: str, base: MoneySpan, parts: Sequence[MoneySpan]) -> bool:
    """Whether ``parts`` are of ``base``: nobody else is named between them, unless they make it."""
    made = sum(part.value for part in parts)
    return made == base.value or _PARTY.search(between) is None


def _once(spans: Sequence[MoneySpan]) -> list[MoneySpan]:
    """``spans`` without those in digits that repeat the one in words before them."""
    kept: list[MoneySpan] = []
    for span in spans:
        last = kept[-1] if kept else None
        if last is None or last.value != span.value or last.words == span.words:
            kept.append(span)
    return kept


def _masked(text: str, amounts: Sequence[MoneySpan]) -> tuple[str, list[int]]:
    """``text`` with one sign for each amount, and where the signs stand."""
    plain, places, end = "", [], 0
    for span in amounts:
        plain += text[end : span.start]
        places.append(len(plain))
        plain, end = plain + _AMOUNT, span.end
    return plain + text[end:], places


def _times(item: re.Match[str], same: int) -> int:
    """How often the amounts of ``item`` fall due; 0 where that is not said."""
    if item["same"]:
        return same
    if item["first"]:
        years = int(item["last"]) - int(item["first"]) + 1
        return years if item["each"] and _LEAST <= years <= _MOST else 0
    if item["dates"]:
        dates = len(_DATE_ITEM.findall(item["dates"]))
        return dates if item["each"] or dates == 1 else 0
    number = item["later"] or item["years"] or item["running"]
    return parse_integer(number.replace("两", "二")) or 0 if item["each"] or item["every"] else 0


def _plan(
    agreement: Agreement,
    parts: Sequence[tuple[Provision, Sequence[MoneySpan]]],
    whole: tuple[Provision, MoneySpan],
) -> PaymentPlan:
    provision, span = whole
    written = Written.WORDS if span.words else Written.DIGITS
    total = Amount(span.value, written, agreement.evidence(provision), span.currency)
    payments = [Payment(agreement.evidence(at), None, part.value) for at, found in parts for part in found]
    return PaymentPlan(tuple(payments), total)


def _of_cash(
    agreement: Agreement,
    group: Sequence[tuple[Provision, list[MoneySpan]]],
    spans: Mapping[int, Sequence[MoneySpan]],
) -> Iterator[PaymentPlan]:
    """The parts of all payers of one article, which names their cash before: 其中现金400万元."""
    first = group[0][0]
    article = agreement.article(first.clause).index
    for index in range(first.index - 1, max(-1, first.index - _MOST), -1):
        provision = agreement.provisions[index]
        if agreement.article(provision.clause).index != article:
            return
        for span in spans.get(index, ()):
            if not span.range and _CASH.search(provision.text[: span.start]):
                yield _plan(agreement, group, (provision, span))
                return


def _of_payer(
    agreement: Agreement,
    group: Sequence[tuple[Provision, list[MoneySpan]]],
    spans: Mapping[int, Sequence[MoneySpan]],
) -> Iterator[PaymentPlan]:
    """The parts of one payer, and the one sum that the same article says before that it puts in."""
    first, parts = group[0]
    payer = _PAYER.search(first.text, 0, parts[0].start)
    if len(group) > 1 or payer is None:
        return
    article = agreement.article(first.clause).index
    said = [
        (provision, found[0])
        for provision in agreement.provisions[max(0, first.index - _MOST) : first.index]
        if agreement.article(provision.clause).index == article
        and (found := _once(spans.get(provision.index, ())))
        and (mine := _PUTS_IN.fullmatch(provision.text[: found[0].start])) is not None
        and mine["who"] == payer["who"]
        and not found[0].range
    ]
    if len(said) != 1:
        return
    (told, whole), made = said[0], sum(part.value for part in parts)
    if made == whole.value or _IN_KIND.search(told.text) is None:
        yield _plan(agreement, group, said[0])


def _of_rows(
    agreement: Agreement, spans: Mapping[int, Sequence[MoneySpan]], taken: Container[Evidence]
) -> Iterator[PaymentPlan]:
    """The rows of tables with a sum in one cell and its parts by date in another."""
    blocks = agreement.document.blocks
    cells = [
        (place[-1], provision)
        for index in spans
        if (provision := agreement.provisions[index]).standing is Standing.OPERATIVE
        and (place := blocks[provision.location.block].cells)
    ]
    for _, row in groupby(cells, key=lambda item: (item[0].table, item[0].row)):
        found = [(provision, spans[provision.index]) for _, provision in row]
        parts = [(p, items) for p, at in found if (items := spread(p.text, at)[1])]
        sums = [(p, _once(at)) for p, at in found if all(p is not other for other, _ in parts)]
        alone = len(parts) == len(sums) == 1 and len(sums[0][1]) == 1 and not sums[0][1][0].range
        if alone and agreement.evidence(parts[0][0]) not in taken:
            yield _plan(agreement, parts, (sums[0][0], sums[0][1][0]))
