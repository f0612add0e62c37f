"""Instalments that a sentence names: what part of the whole or what amount is due when."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pipeline.nlp.instalment_lists import read_lists
from pipeline.nlp.instalment_parts import Part, Reading
from pipeline.nlp.party_words import LETTERED, NAMED
from pipeline.text.ratios import find_ratios

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from pipeline.text.money import MoneySpan
    from pipeline.text.ratios import RatioSpan

PAYING = re.compile(
    "支付|付款|付清|付讫|结清|拨付|拨款|拨给|拨到|拨至|划拨|划出|划给|划转|(?<![调挑])拨(?=[0-9¥人])|缴付|缴纳|汇(?![率票费合编报总集聚交流演])|预付|给付|交付款|打到|打给|打清|打完|打(?=[0-9¥人])|付给|(?<![交应已未])付(?!出|诸|费)|到账|[先再]到(?=人民币|[0-9¥一二三四五六七八九十百千两])"
)
"""Words for paying."""
STEM = re.compile(
    "(?:支付|付款|拨付|拨款|付费|到账|到位|结算|缴付|缴纳)(?:方式|办法|进度|时间|节点|计划|安排|比例|条件)|分[一二两三四五六七八\\d]{0,2}(?:期|次|阶段|笔|批)|按(?:以?下列?|如下)?(?:里程碑|节点|阶段|进度|期)"
    "|(?:下列|以下|如下)(?:几?[个项]?)?(?:时点|时间|节点|进度|日期|期限|步骤|批次)|各期(?:支付|付款)?比例|(?:经费|款项)拨付|方式[^，。]{0,6}支付"
)
"""Words after which parts are named without a word for paying."""
NAMED_PART = re.compile(
    "期款|首[付笔次]款?|首期|(?:尾|进度|启动|验收|预付|签约|定金|订金|样机|样品|交付|交样|交货|到货|初验|终验|结题|结项|结案|里程碑|质保|阶段|完工|投产)款"
    "|^[^，。；:]{0,4}第[一二三四五六七八九十\\d]{1,2}(?:次|笔|期|批|阶段)(?:付款|支付|拨款|拨付|款|[:为(])"
    "|^[^，。；:]{0,4}(?:第[一二三四五六七八九十\\d]{1,2}|头一?|首|最后一?|末)[次笔期批](?=[0-9¥人壹贰叁肆伍陆柒捌玖一二三四五六七八九])"
)
"""Words for instalments."""
_NEVER = re.compile(
    "违约|逾期|滞纳|罚|赔偿|迟延|迟[交付]|延期|延误|每延|每拖|拖延|[晚迟误拖](?:[一1]|每一?)?个?[日天周月]|加[付收罚]|减收|提成|分成|分红|分账|分享|销售额|销售收入|净销售|营业额|利润|收益|净收入|销售净额|年销售|销售总?价|补偿金|押金|奖励|利息|利率|年息|税率|税款"
    "|减少|扣除|扣减|折价|退还|退回|返还|押金|结算价|增值税|定金罚|解除|终止|支出率|用于|管理费|超过\\d"
)
_RATE = re.compile("每(?:[年月季日周天]|一?[个件人台次份亩例吨生名]|公斤|份|逾|套)")
_TIMING = re.compile(
    "后|前|[内时]|之日|日起|首|头|末|尾|预付|进度款|第[一二三四五六七八九十\\d]{1,2}[期次笔批阶]|[一二三四五六七八九十\\d]期|[年月]底|签[订约署]|签字|盖章|验收|初验|终验|复验|定稿|送审|评审|提交|交[付出船货机样]|上线|到位|[开完竣动]工|安装|投料|试车|调试|批复|备案|发布|移交|结题|结项|出图|封样|中标|期满|获批|受理|授权|落地|入驻|首样|样机|样品|当[年月日]|次[年月周]|中期|立项|启动|交付|到货|鉴定|完成|通过|竣工|投产|\\d月|入组|质保"
)
_NOUN = re.compile(
    "(?:首[期付笔次]款?|第[一二三四五六七八九十\\d]{1,2}(?:期|次|笔|批|阶段)(?:款|付款|支付|经费|费用)?|预付款?|进度款|尾款|启动款|启动经费|(?:中期|验收|签约|样机|样品|交付|交样|交货|到货|初验|终验|结题|结项|结案|里程碑|质保|阶段|完工|投产)款|质保金|余款)(?:为|:|是|占|按|付|支付)?[^，。；%]{0,14}$"
)
_REST = re.compile("余款|余额|余下|剩余|其余|尾款|(?:一次性?)?付清|结清|支付完毕|全部支付")
_REMAINDER = re.compile("余款|余额|余下|剩余|其余|尾款")
_EVERY_TIME = re.compile("每[年月季期次]|上(?:一)?年度|明细|台账|报表|按[年月季][结付]")
_REST_OF = re.compile("(?:剩余|余款|其余|余额|余下)[^，。；]{0,8}的$")
_CONDITION = re.compile("^[^，。；:]{0,12}(?:之日|之后|后(?![续期])|以前|之前|前(?!期)|的(?=$|[，,]))")
_AT_ONCE = re.compile("[后前时]|以[上后]")
_SHARER = re.compile(
    rf"(?<![给向至到予])(?:{LETTERED}|{NAMED}|[双各三四]方)(?:各|占|得|享有?|为|承担|投入|出资|负担|的)?$|(?:占|分得|享有|各占)$"
)
_PAYER = re.compile(
    rf"(?<![向给对与和经至由])(?P<who>{LETTERED}|{NAMED})[^，。；:]{{0,24}}?(?:支付|付|拨|汇|缴|划|到位|到账)|由(?P<by>{LETTERED}|{NAMED})[^，。；:]{{0,24}}?(?:支付|付|拨|汇|缴)"
)
_CHUNK = re.compile(r"(?:[^，,；;。]|(?<=\d)[，,](?=\d{3}(?!\d)))+")
_SAME = re.compile(r"^(?:即|计|共计|合计|合|人民币|大写|小写|[(¥]|金额|折合)")
_TO_DATE = re.compile("(?:付|支付|拨|拨付|付款|累计)(?:到|至|达到?)|累计")
_SHARE = re.compile("[%‰‱成]|分之|一半")
_BASE = re.compile(
    "[款费金价额资](?:用|额|款)?(?:共计|合计|总计|共|为|是|:|约定为|人民币|▁)*$|报酬(?:为|共计|:|人民币)*$|(?:总额|总价)[^，。；]{0,8}$"
)
_PART_OF_COST = re.compile("(?:^|由)[\u4e00-\u9fff]{1,8}(?:付|出|掏|担|认|摊)$")
"""Before a share of what is spent, which falls due at no time: 花的钱，甲方付六成."""
_LONGEST_LINK = 30
_BESIDE = re.compile(r"(?:[\s()¥元:=整正,，]|人民币|RMB|CNY|大写|小写|金额|即|计|合计|共计|为)*")
"""Between an amount in words and the same in digits."""
_ANNOUNCES = re.compile(
    r"[整正]?(?:元|万元)?[整正]?(?:[)]|[(][^()]{1,24}[)])?[^，。；:¥0-9]{0,8}[,，]?[^，。；:¥0-9]{0,16}:"
)
"""Behind an amount: what follows after the colon are its parts."""
_DIVIDED = re.compile(
    "(?:[(][^()]{1,24}[)])?，?(?:由[^，。；]{2,8})?(?:平均|等额)?分(?!别|摊|担|配|享|得|成)[一二两三四五六七八九十0-9]{0,2}[期次笔批年阶]"
)
"""Behind an amount: it is paid in parts."""
_BARE = re.compile(
    r"\s*(?:人民币|¥)?[0-9,.零〇一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾佰仟百千]+[万亿]?元?[整正]?\s*"
)
_DUE = re.compile(
    rf"[后前内时起底初末日][，,](?:(?:再|则|即|应当?|须|一次性|由|向|给|{LETTERED}|{NAMED})*)"
    "(?:支付|付(?!出|诸)|拨付|拨款|拨|缴纳|缴付|汇入|汇给|划拨|划付|首付|预付)"
)
"""A comma between when a payment falls due and that it is made: 生效后十五日内，支付20万元."""
_TOTAL = re.compile("共计?|[合总]计|总[额价]")


def read_sentence(text: str, spans: Sequence[MoneySpan], *, announced: bool = False) -> Reading:
    """The instalments in normalised ``text``; ``announced``: a sentence before said that they follow."""
    reading = Reading(stem=bool(STEM.search(text)))
    payer = _PAYER.search(text)
    reading.payer = (payer["who"] or payer["by"]) if payer else ""
    reading.parts, reading.base = read_lists(text, spans)
    if reading.parts:
        return reading
    led = announced or reading.stem or NAMED_PART.match(text) is not None
    ratios = find_ratios(text) if _SHARE.search(text) else ()
    for match in _CHUNK.finditer(text):
        if _NEVER.search(match[0]) and not _warranty(match[0]):
            break
        _read_chunk(_Chunk.of(text, match, ratios, spans), reading, led=led)
    return reading


def _warranty(text: str) -> bool:
    """True for the last part that is kept until the warranty ends."""
    return "质保" in text and not re.search("违约|逾期|扣除|利息", text)


class _Chunk(NamedTuple):
    """The words between two commas with the shares and amounts within them."""

    text: str
    start: int
    end: int
    ratios: list[RatioSpan]
    amounts: list[MoneySpan]

    @classmethod
    def of(
        cls, text: str, match: re.Match[str], ratios: Sequence[RatioSpan], spans: Sequence[MoneySpan]
    ) -> _Chunk:
        start, end = match.span()
        inside = [span for span in spans if start <= span.start < end and not span.range]
        own = [ratio for ratio in ratios if start <= ratio.start < end]
        return cls(text, start, end, own, _said_once(text, inside))

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def paying(self) -> bool:
        return PAYING.search(self.words) is not None

    @property
    def timed(self) -> bool:
        """Whether it says when; an amount alone falls due when the words before it say."""
        when = self.text[: self.end].rsplit("；", 1)[-1] if _BARE.fullmatch(self.words) else self.words
        return _TIMING.search(when) is not None

    @property
    def due(self) -> bool:
        """Whether it is the paying of what falls due as the words before its comma say."""
        return self.start > 1 and _DUE.match(self.text, self.start - 2) is not None

    def before(self, span: RatioSpan | MoneySpan) -> str:
        return self.text[self.start : span.start]


def _said_once(text: str, spans: Sequence[MoneySpan]) -> list[MoneySpan]:
    """``spans`` without those in words that stand beside the same amount in digits."""
    beside = {
        one.start if one.words else other.start
        for one, other in pairwise(spans)
        if one.words != other.words and _BESIDE.fullmatch(text[one.end : other.start])
    }
    return [span for span in spans if span.start not in beside]


def _read_chunk(chunk: _Chunk, reading: Reading, *, led: bool) -> None:
    if chunk.ratios:
        accepted = _names_parts(chunk, reading, led=led)
        for ratio in chunk.ratios:
            _take_ratio(chunk, ratio, reading, accepted=accepted)
    elif chunk.amounts:
        _take_amounts(chunk, reading, led=led)
    elif _names_rest(chunk, reading):
        reading.parts.append(Part(rest=True))


def _names_rest(chunk: _Chunk, reading: Reading) -> bool:
    """True for what is left over of the whole: 余款验收后付清."""
    if not _REST.search(chunk.words) or not (chunk.paying or reading.parts) or _is_condition(chunk.words):
        return False
    return _REMAINDER.search(chunk.words) is not None or not _settles_all(chunk, reading)


def _settles_all(chunk: _Chunk, reading: Reading) -> bool:
    """True for 总额100万元，分三笔付清 and 每年按销售明细结清: nothing is left over that they would name."""
    whole = reading.base is not None and not reading.parts
    return whole or STEM.search(chunk.words) is not None or _EVERY_TIME.search(chunk.words) is not None


def _names_parts(chunk: _Chunk, reading: Reading, *, led: bool) -> bool:
    """True when the shares of ``chunk`` are parts to be paid."""
    if chunk.paying or (led and (chunk.timed or len(chunk.ratios) > 1)):
        return True
    linked = bool(reading.parts) and len(chunk.words) < _LONGEST_LINK
    return chunk.timed and (linked or _paid_next(chunk))


def _paid_next(chunk: _Chunk) -> bool:
    """True when the words behind ``chunk`` say that what it names is to be paid."""
    following = _CHUNK.search(chunk.text, chunk.end)
    return bool(
        following and PAYING.search(following[0]) and not any(mark in following[0] for mark in "%成元")
    )


def _is_condition(words: str) -> bool:
    """True for 付清全部费用后: nothing is to be paid then."""
    following = words[list(_REST.finditer(words))[-1].end() :]
    condition = _CONDITION.match(following)
    return condition is not None and PAYING.search(following, condition.end()) is None


def _take_ratio(chunk: _Chunk, ratio: RatioSpan, reading: Reading, *, accepted: bool) -> None:
    before, after = chunk.before(ratio), chunk.text[ratio.end : chunk.end]
    noun = _NOUN.search(before) is not None
    if not (accepted or noun) or _SHARER.search(before) or _RATE.search(chunk.words) or ratio.range:
        return
    if _PART_OF_COST.search(before) and not (chunk.timed or chunk.due or noun):
        return
    if _CONDITION.match(after) and (_AT_ONCE.match(after) or not PAYING.search(after)):
        return
    if ratio.value is None:
        reading.blank = True
    elif _REST_OF.search(before):
        reading.parts.append(Part(rest=True))
    else:
        _take_base(chunk, ratio, reading)
        reading.parts.append(Part(ratio.value, _amount_of(chunk, ratio), _TO_DATE.search(before) is not None))


def _take_base(chunk: _Chunk, ratio: RatioSpan, reading: Reading) -> None:
    """An amount before the first share is what it is a share of."""
    if chunk.amounts and chunk.amounts[0].end <= ratio.start and not reading.parts:
        reading.base = reading.base or chunk.amounts[0]


def _amount_of(chunk: _Chunk, ratio: RatioSpan) -> Decimal | None:
    following = [span.value for span in chunk.amounts if span.start >= ratio.end]
    return following[0] if following and len(chunk.ratios) == 1 else None


def _take_amounts(chunk: _Chunk, reading: Reading, *, led: bool) -> None:
    last = reading.parts[-1] if reading.parts else None
    if last and last.share is not None and last.amount is None and _SAME.match(chunk.words):
        reading.parts[-1] = last._replace(amount=chunk.amounts[0].value)
        return
    for span in chunk.amounts:
        if not reading.parts and _DIVIDED.match(chunk.text, span.end):
            reading.base = span
        elif _is_base(chunk, span, reading, led=led):
            reading.base = reading.base or span
        elif _is_part(chunk, span, reading, led=led):
            reading.parts.append(Part(amount=span.value))


def _is_base(chunk: _Chunk, span: MoneySpan, reading: Reading, *, led: bool) -> bool:
    """True for an amount that the parts named after it are parts of."""
    if reading.parts:
        return False
    before = chunk.before(span)
    if led and chunk.due and not _TOTAL.search(before):
        return False
    dated = chunk.timed and (chunk.paying or reading.stem)
    whole = _BASE.search(before) and not dated and not _NOUN.search(before)
    announcing = not chunk.timed or len(chunk.amounts) > 1
    if announcing and _ANNOUNCES.match(chunk.text, span.end) and span.end < len(chunk.text) - 1:
        return True
    return bool(
        whole or "其中" in chunk.text[chunk.end : chunk.end + 4] or (reading.stem and not chunk.timed)
    )


def _is_part(chunk: _Chunk, span: MoneySpan, reading: Reading, *, led: bool) -> bool:
    before = chunk.before(span)
    if _RATE.search(chunk.words.rpartition(":")[2]) or _SHARER.search(before):
        return False
    linked = chunk.paying or led or bool(reading.parts)
    return _NOUN.search(before) is not None or ((chunk.timed or chunk.due) and linked)


def shares_of(parts: Sequence[Part]) -> list[Part]:
    """``parts`` with 付至 70% after 30% counted as 40%, unless the shares as written make the whole."""
    written = sum((part.share for part in parts if part.share is not None), Fraction(0))
    if written == 1 or not any(part.to_date for part in parts):
        return list(parts)
    return list(_increments(parts))


def _increments(parts: Sequence[Part]) -> Iterator[Part]:
    paid = Fraction(0)
    for part in parts:
        share = part.share
        if share is not None and part.to_date and share > paid:
            share -= paid
        paid += share or 0
        yield part._replace(share=share)
