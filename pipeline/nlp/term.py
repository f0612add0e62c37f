"""How long the cooperation lasts."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.agreement import Standing
from pipeline.model.terms import CooperationTerm, State
from pipeline.nlp.cells import label_of
from pipeline.nlp.dates import month, ranges
from pipeline.text.dates import find_dates
from pipeline.text.durations import find_durations
from pipeline.text.normalise import BLANK
from pipeline.text.numerals import parse_integer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.text.dates import DateSpan
    from pipeline.text.durations import DurationSpan

_WHAT = "(?:期限|有效期限?|期间|周期|年限|时限|起止时间|起止日期|起止年限|时间|期)"
_STATES = (
    rf"(?=[:{BLANK}为是定暂初拟预约确共总自从由至截计原\d一二两三四五六七八九十半壹贰叁肆伍陆柒捌玖拾]|[,，](?:自|从|为期|一?共|总共)"
    rf"|\([^()]{{0,10}}\):?[\d{BLANK}一二两三四五六七八九十为]|$)"
)
_OWN = re.compile(
    r"(?=[合协联共建在孵入培租代经委借加承聘战攻实基有期])"
    r"(?:(?:合作|(?:合同|协议)(?:书)?(?:履行)?|联营|联合|合伙|联盟|共建|建设|建站|在站|孵化|入驻|培养|租赁|代理|经营|委托|借款|加盟|承包|聘任|聘用|战略合作|攻关|实习|基地)"
    rf"(?:的)?(?:总)?{_WHAT}{_STATES}"
    rf"|(?<![保质专])有效(?:期限?|日期|时间){_STATES}|期限?{_STATES}(?<=^期限))"
)
_PROJECT = re.compile(
    rf"(?=[项课研开服咨履实执授许使试工任计协转检总起])(?:(?:项目|课题|研究|研发|开发|服务|咨询|履行|实施|执行|授权|许可(?:使用)?|使用|试验|工程|任务|计划|计画|研制|协作|转化|检测)(?:的)?(?:总)?(?:工期|执行期|{_WHAT}){_STATES}"
    rf"|(?:总工期|执行期|起止(?:时间|日期|年限)){_STATES})"
    rf"|(?<=[”\"》])的?(?:周期|工期|期限|期间|起止时间){_STATES}"
)
_UNTIL = re.compile(
    "(?:合同|协议|备忘录|意向书)(?:书)?[^，。；]{0,24}(?:起|后)?[^，。；]{0,4}生效[,，](?:有效期)?至|(?:合同|协议|备忘录)(?:书)?自[^，。；]{2,24}起?至[^，。；]{2,24}(?:止|日)"
    "|(?:合同|协议|备忘录)(?:书)?(?:从|自)[^，。；]{1,24}起[^，。；]{0,6}?(?:有效期|年内有效|内有效|暂定|为期)"
)
_FOR = re.compile(
    "(?:合作|合同|协议|项目|课题|研究)[^，。；]{0,30}?[,，]?(?<!每次)(?<!任)为期"
    "|(?:合作|合同|协议|项目|课题)(?:自|从)[^，。；]{2,24}起[^，。；]{0,3}[,，][^，。；]{2,24}(?:结束|终止|为?止)[,，](?:一共|总共|共计?)"
)
_TITLE = re.compile("期限|有效期|合作期|工期|起止|履行期|周期")
_OWN_TITLE = re.compile("合作|合同|协议|有效|^期限|履行|联营|合伙|建设|经营|攻关|许可|授权")
_NOT_TITLE = re.compile("付款|支付|保密|质保|保修|质量|交付|交货|通知|验收|竞业|违约|保护|异议|方式.*期限")
_OTHER = re.compile(
    "保密|秘密|守密|付款|支付|质保|保修|质量|保证期|验收|竞业|竞争|通知|异议|诉讼|续签|续期|续约|延长|顺延|争议|专利权?的?有效|宽限|试用|试运行|违约|维护期|售后|审查|公开|档案|限制期"
    "|优先|披露期|锁定|披露|资料提交|提交期限|结算|交付|交货|培训|演出"
)
_OTHER_KINDS = frozenset(
    {"confidentiality", "notice", "breach", "warranty", "funding", "acceptance", "publication"}
)
_NEW = re.compile("(?:修改|变更|调整|更改|延长|改)(?:为|至)")
_CONDITION = re.compile("[,，;；](?=[^,，;；]{0,14}(?:期满|届满|未满|顺延|续|如|若|提前|可以?|经))")
_SKIPPED = re.compile(
    r"(?:提前|延长|顺延|续签|续展|续|满前|届满前|不少于|至少提前|每|第|试用期为?|其中[^，。]{0,10}|之后|后)$"
)
_ACADEMIC = re.compile("([0-9]{1,2}|[一二两三四五六七八九十]{1,3})个?学年")
_OPEN_END = re.compile("长期有效|永久|无固定期限|直至|完毕|完成之日|终止之日|履行完")
_START = (
    ("signing", re.compile("(?:签[订署字章约]|盖章|订立)(?=之|日|后|盖|并|生效|时|本|合同|协议|、|和|或|$)")),
    ("effective", re.compile("生效")),
)
_ANCHORED = re.compile(r"(?:自|从|由)(?P<what>[^，。；:]{1,24}?)(?:之?[日时]?起|起|开始|算起|后|至|到)")
_DAYS_A_MONTH = 30.4375
_TIME = re.compile(f"[年月日天{BLANK}]")
_KEY = re.compile("[期限起]|时间|起止|有效|生效")
_DURATION_FIRST = re.compile(r"[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾半]{1,3}(?:\(\d+\))?(?:年|个月)")
_COVER_RANK, _ANNEX_RANK = 3, 4
_WINDOW = 14


class _Found(NamedTuple):
    """A statement of a term; the lowest ``rank`` is nearest to the cooperation itself."""

    rank: int
    term: CooperationTerm


def read(agreement: Agreement) -> CooperationTerm:
    """The term of the cooperation.

    What is said of the cooperation, the contract or its validity counts before what is said of its project or
    of services, and these before what stands on the cover or in an annex. Of several terms of one kind the
    longest counts, because then least secrecy is left. Begun months count; working days are not converted.
    """
    found = sorted(_found(agreement), key=lambda item: item.rank)
    if not found:
        return CooperationTerm()
    best = [item.term for item in found if item.rank == found[0].rank]
    known = [term for term in best if term.months is not None] or [
        term for term in best if term.end is not None
    ]
    if known:
        return max(known, key=lambda term: term.months or 0)
    if best[0].state is State.BLANK and found[0].rank >= _COVER_RANK:
        return best[0]
    return next((term for term in best if term.state is State.BLANK), best[0])


def longest(agreement: Agreement) -> int | None:
    """The months of the longest term that any part of the agreement names; None where none has a length."""
    return max((item.term.months for item in _found(agreement) if item.term.months is not None), default=None)


def _found(agreement: Agreement) -> Iterator[_Found]:
    titled = _titled(agreement)
    blocks = agreement.document.blocks
    for provision in agreement.provisions:
        cover = provision.standing is Standing.MARGIN and provision.clause == 0
        if not (cover or provision.standing is Standing.OPERATIVE) or not _TIME.search(provision.text):
            continue
        title, in_table = titled.get(provision.clause, ""), blocks[provision.location.block].cells
        if not (title or in_table or _KEY.search(provision.text)):
            continue
        found = _statement(agreement, provision, title)
        if found is not None:
            rank = found.rank + (_COVER_RANK if cover else 0)
            yield found._replace(rank=rank + _ANNEX_RANK * agreement.clauses[provision.clause].annex)


def _titled(agreement: Agreement) -> dict[int, str]:
    """The clauses that are called 合作期限 or stand in an article of that name, with the title."""
    clauses = agreement.clauses
    own = {c.index: c.title for c in clauses if _TITLE.search(c.title) and not _NOT_TITLE.search(c.title)}
    inside = {c.index: own[article] for c in clauses if (article := agreement.article(c.index).index) in own}
    return inside | own if own else {}


def _statement(agreement: Agreement, provision: Provision, title: str) -> _Found | None:
    label = label_of(agreement, provision)
    label = "" if label and find_dates(label) else label
    text = f"{label}:{provision.text}" if label else provision.text
    for rank, pattern in enumerate((_OWN, _PROJECT)):
        for match in pattern.finditer(text):
            if _speaks_of_other(agreement, provision, text, match, rank):
                continue
            term = _term(agreement, provision, text, match.end())
            if term is not None and not (rank and term.state is State.UNDEFINED):
                return _Found(rank, term)
    for rank, pattern in ((0, _UNTIL), (1, _FOR)):
        said = pattern.search(text)
        if said and not _speaks_of_other(agreement, provision, text, said, rank):
            term = _term(agreement, provision, text, said.start())
            if term is not None and (term.months is not None or term.end is not None or rank == 0):
                return _Found(rank, term)
    return _under_title(agreement, provision, text, title) if title else None


def _speaks_of_other(
    agreement: Agreement, provision: Provision, text: str, match: re.Match[str], rank: int
) -> bool:
    """True for the term of payment, warranty, secrecy …, told by the words before or by the article."""
    clause = re.split("[。；;]", text[: match.start()])[-1]
    if _OTHER.search(clause[-_WINDOW:] + match[0]):
        return True
    return rank > 0 and bool(agreement.scopes[provision.clause] & _OTHER_KINDS)


def _under_title(agreement: Agreement, provision: Provision, text: str, title: str) -> _Found | None:
    """自…至… or 三年 in an article that is called 合作期限."""
    if provision.standing is not Standing.OPERATIVE or _OTHER.search(text[:_WINDOW]):
        return None
    starts = text.startswith(("自", "从", "为期", "共", BLANK)) or text[:1].isdigit()
    if not (starts or _DURATION_FIRST.match(text)):
        return None
    term = _term(agreement, provision, text, 0)
    if term is None or (term.months is None and term.end is None and term.state is not State.BLANK):
        return None
    return _Found(0 if _OWN_TITLE.search(title) else 1, term)


def _term(agreement: Agreement, provision: Provision, text: str, after: int) -> CooperationTerm | None:
    """The term that ``text`` states from ``after`` on; None when it only mentions one."""
    newer = list(_NEW.finditer(text, after))
    after = newer[-1].end() if newer else after
    condition = _CONDITION.search(text, after)
    text = text[: condition.start()] if condition else text
    evidence = (agreement.evidence(provision),)
    spans = find_dates(text)
    start, end = _range(text, [span for span in spans if span.start >= after - 1])
    if start is None and not newer:
        start = _range(text, [span for span in spans if span.start < after])[0]
    anchor = "date" if start else _anchor(text[max(0, after - 30) :])
    months = _months_in(text, after)
    if months is None and start and end:
        months = months_between(start, end)
    if months is not None or end is not None:
        return CooperationTerm(State.DEFINED, months, start, end, anchor, evidence)
    if BLANK in text[after:]:
        return CooperationTerm(State.BLANK, evidence=evidence, anchor=anchor)
    if any(span.working or span.range for span in find_durations(text[after:])) or _OPEN_END.search(
        text, after
    ):
        return CooperationTerm(State.UNDEFINED, evidence=evidence, anchor=anchor)
    return None


def _months_in(text: str, after: int) -> int | None:
    academic = _ACADEMIC.search(text, after)
    if academic:
        years = parse_integer(academic[1])
        return None if years is None else years * 12
    for span in find_durations(text):
        if span.start >= after - 1 and not _SKIPPED.search(text[max(0, span.start - _WINDOW) : span.start]):
            return _months(span)
    return None


def _months(span: DurationSpan) -> int | None:
    if span.months is not None:
        return int(-(-span.months // 1))
    return None if span.days is None or span.working else int(-(-span.days // _DAYS_A_MONTH))


def _range(text: str, spans: Sequence[DateSpan]) -> tuple[date | None, date | None]:
    """Start and end: two dates with 至 between, or one with 自 or 至 before it."""
    for first, second in ranges(text, spans):
        return _day(text, first), _day(text, second, last=True)
    start = end = None
    for span in spans:
        before = text[: span.start]
        if re.search(r"(?:至|到|截止)[于到]?[▁ ]?$", before):
            end = end or _day(text, span, last=True)
        elif re.search(r"(?:自|从|由|始于)[▁ ]?$", before):
            start = start or _day(text, span)
    return start, end


def _day(text: str, span: DateSpan, *, last: bool = False) -> date | None:
    return month(text, span, last=last) if span.partial else span.value


def _anchor(text: str) -> str:
    """What the term runs from: ``signing``, ``effective`` or nothing that is known."""
    match = _ANCHORED.search(text)
    said = match["what"] if match else ""
    where = said or (text if "生效" in text and not match else "")
    return next((name for name, pattern in _START if pattern.search(where)), "")


def months_between(start: date, end: date) -> int:
    """Whole months from ``start`` to ``end``, the last day included, a part of a month counted as a month."""
    after = end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return months + (1 if after.day > start.day else 0)
