"""Income divided in plain words: money, and figures given to several that make a whole."""

from __future__ import annotations

import re

from pipeline.nlp import sharing_words as words
from pipeline.nlp.sharing_dues import is_due
from pipeline.nlp.sharing_forms import is_unmeasured
from pipeline.nlp.sharing_pieces import pieces
from pipeline.text.numerals import parse_number
from pipeline.text.ratios import RatioSpan, find_ratios, find_splits

_MONEY = re.compile(
    "钱|款(?![项第规条])|余额|剩余|结余|余下|剩下|其余|实收|所得(?!税|的?[^。；，]{0,6}(?:专利|成果|技术|知识产权|产权|数据|软件|样[品机]|资料|品种|著作|论文|图纸|代码|报告|证书))|收费|卖价|租金|净额|金额|对外(?:许可|转让|授权)|变现|到账|进账|之利(?=，)"
    "|[卖售]出|出售|收取的费用|所收的?费用|节[约省]下?的|利润|毛利|净利|纯利|盈余|红利|成交的|收入|收益|进项(?!税|发票|抵扣|额)|余数|(?:转让|许可)费|入门费|提成[费款]|订阅[费款]|充值|打赏|(?:软件|会员|平台|产品|客户|用户)[^，。；]{0,8}年费"
)
_OTHER = re.compile(
    "散伙|散摊|散场|收场|解散|解体|停办|了断|经费|资金|预算|拨款|投入|投资(?![人方者])|出资(?![人方者])|注资|设备|财产|资产|清算|物资|奖|赔|补偿|保险|押金|学分|课时|学时|面积|样[品本]|名额|预付|首付(?!款?[和及与、][^，。；]{0,6}提成)|尾款"
    "|税[款负]|份额(?!的?收益)|股|债|成本|垫付|余料|材料|用途|用于|工资|报销|招生|床位|席位|[掏摊]|学费|[路油车]费|油钱|账上|尚有"
    "|减少|扣减|(?:光罩|版|饭|工|房|料)钱|退[卡还款]|不须|补助|(?:专利|著作权|所有权|知识产权)(?![^。；，]{0,6}(?:卖|转让|许可|授权|变现))"
)
"""Other things that are divided in the same words."""
_EQUALLY = re.compile(
    "平分|均分|对劈|劈半|对开(?=[，,。；]|$)|平均分[享配成]|对半|各得其半|各得一半|各半|各一半|[一两]?家一半|[一二三四五六七八九]{2,3}开|按[一二三四五六七八九]{2,3}分"
    "|[一二三四五六七八九]{2,3}分(?=[，,。；账成利]|$)"
)
_BY_TENTHS = re.compile("甲方?(?:分利?|得)[^。；\\n]{0,4}成[,，、]乙")
_NAME = re.compile("(?:^|[，、,；:])(?:余额|剩余|再)?[\u4e00-\u9fff]{1,5}(?<!的)$")
_SOLD = re.compile("[卖售]出|钱(?!款)|余额|剩余|价款|会员费")
_COMMISSION = re.compile(
    f"向{words.PARTY}[^。；，\\n]{{0,4}}(?:支付|给付|计提|付)[^。；，\\n]{{0,8}}(?:佣金|提成|返利)[^。；\\n]{{0,40}}(?:%|分之|届时|商定|协商|另[议定])"
    "|(?<![介纪间])(?:佣金|提成)[^。；，\\n]{0,16}(?:分档|分段|阶梯|分级|按档|累进)[^。；\\n]{1,40}?%"
    f"|{words.PARTY}的?(?:佣金|提成)[^。；，\\n]{{0,16}}(?:商定|议定|另行)|(?<![介纪间])(?:佣金|提成)[^。；，\\n]{{0,8}}(?:按|为|以)[^。；\\n]{{0,40}}?%[^。；\\n]{{0,24}}(?:付给|支付给|付与|交给|给付){words.PARTY}|(?<![介纪间])(?:佣金|提成)(?:标准)?:[^。；\\n]{{1,40}}?[0-9]%"
)
"""A commission that one party pays the other, in steps or not: “向乙方支付佣金，500万元以下部分6%”."""
_PART = "(?:[0-9]{1,3}(?:\\.[0-9]{1,2})?%?|[一二三四五六七八九]|▁%?)"
_PORTION = f"{_PART}(?:[(（](?:{words.SHARER.pattern})[)）])?"
_TO_ONE = "(?:[:比和与及、]|以及)"
_PORTIONED = re.compile(
    f"[按以依]照?{_PORTION}(?:{_TO_ONE}{_PORTION}){{1,4}}的?(?:比例)?(?:来|进行)?(?:分享|分取|分配|分成|分账|分润|分派|分(?=[，,。；]|$))"
)
"""Money is divided in given or open proportions: “双方按50%:50%的比例分享年费”."""
_FIGURE = "(?:[0-9.]+%|▁%|百分之[一二三四五六七八九十▁]+|[一二两三四五六七八九]成)"
_EARNED = (
    "(?:利润|收益|收入|盈利|盈余|红利|毛利|净利|纯利|营业额|销售额"
    "|(?:营业|销售)总额|流水|票款|票房|门票款|广告费)"
)
_PAID_OUT = re.compile(
    f"(?:将|把|以|从|按|拿出|提取)[^。；，,]{{0,24}}?{_FIGURE}的?[^。；，,%]{{0,10}}?{_EARNED}(?:部分|款项?|金额)?(?:应|须|均|再|定期|按[月季年])?"
    f"(?:支付|付|给|返|分|划|转|让|拨|交|结算|结)(?:还|利|配|拨|付|入)?(?:(?:给|予|与|归|至)?(?:{words.SHARER.pattern})|给[\u4e00-\u9fff]{{2,6}})"
    f"|(?:所得|价款|收入|利润|收益)[^。；，]{{0,12}}分给(?:{words.SHARER.pattern})(?:其中的?)?(?:{_FIGURE}|一半)"
    f"|各自?(?:提取?|得|分得?|占|拿|取得?|收取?)[^。；，,%]{{0,8}}{_EARNED}(?:所)?(?:得|额)?的?{_FIGURE}"
)
"""So much of what is earned goes to somebody, or to each: “将30%广告利润收入支付乙方”."""
_KEYED = re.compile(
    f"(?:按照?|依照?|根据|以|凭)[^。；，,\\n]{{0,24}}?(?:比例|份额|股份|股权|股数|投入|出资额?|投资额?|贡献|大小|多少|[0-9▁]%|半|{_PART}[:比]{_PART})[^。；，,权\\n]{{0,6}}?"
    "(?:分配|分享|分派|分取|分得|共享|享有|取得)(?![^。；，]{0,4}奖)[^。；，,奖薪酬\\n]{0,6}?"
    "(?:利润|收益|盈余|盈利|红利|净利|毛利|纯利|收入|所得|分红|利益|可分配款)(?!权|税|分配(?:方案|表)|证明)"
)
"""The key stands before what it divides: “双方按投入比例分配利润”."""
CARVED = re.compile(
    "(?:收入|营业[款额]|收益|利润|流水|票款|销售额|回款|货款|所得|净额)[^。；\\n]{0,24}?(?:扣除|扣掉|扣去|减去|除去|刨去)"
    f"{words.PORTION}[^。；，,\\n]{{0,8}}[，,]?(?:{words.REST.pattern})(?:部分|款项|金额|收入)?(?:全部|均)?(?:归|由|给|属)"
)
"""What is left of an income when one has got his part goes to another: “扣除甲方所得，其余归乙方”."""
_YIELD = re.compile(
    "收成|渔获|鱼获|收获的?|收割的?|采收的?|采摘的?|捕捞的?|养成的|养出的|种出的|出栏的?|产下的|所产(?![生品权出])|出产的?|产量|产出的(?!论文|专利|成果|数据|软件|报告|知识|技术|文)"
)
"""What a field, a pond or a herd brings."""
_TALKED = re.compile("(?:协商|另行|商定|议定)[^。；，]{0,6}(?:分配|分成|分享)")
_MATERIAL = re.compile(
    "试验|实验|测产|取样|标本|种子|种质|籽粒|菌[种株]|任务|指标|论文|专利|成果|数据|训练|验证"
)
_LEFT = re.compile(f"(?:{words.REST.pattern})的?$")
_REST_TO = re.compile(
    f"[，,、；](?:{words.REST.pattern})的?(?:部分|钱|都|全|均){{0,2}}(?:归属?|给予?|留给|留归|拨[付给]|划[归给拨入]|付给|支付给|返还|转给|交)(?:{words.SHARER.pattern}|[\u4e00-\u9fff]{{2,4}}(?=[，,。；]|$))"
)
_KEEPS = re.compile("(?:^|[，、,；:])[\u4e00-\u9fff]{2,4}?(?:留|抽|得|拿|提|收)(?:取|成|得|走|存|用)?$")
"""Somebody by a plain name keeps the figure: “，平台留”."""
_FEE = re.compile("提成|权益金|品种权|许可费|使用费|分成|分润|版税")
"""What is paid for each piece is a share in what it brings."""
_TEN = 10
_NEAR = 24


def divides(text: str) -> bool:
    """Whether ``text`` divides money among several without remainder, or gives so much for a piece."""
    if pieces(text) or _KEYED.search(text) or CARVED.search(text) or is_due(text):
        return True
    if is_unmeasured(text) or (words.ROYALTY.search(text) and _FEE.search(text)):
        return True
    if words.OTHER_RATIO.search(text) or words.HOLDING.search(text) or _OTHER.search(text):
        return False
    if any(pattern.search(text) for pattern in (_BY_TENTHS, words.ROYALTY, _COMMISSION, _PAID_OUT)):
        return True
    money = _MONEY.search(text)
    if money is None:
        return _yields(text)
    return (
        _PORTIONED.search(text) is not None
        or _equally(text, money.end())
        or _tenths(text, money.end())
        or _whole(text)
        or _and_rest(text)
    )


def _yields(text: str) -> bool:
    """Whether ``text`` divides what is harvested: “鱼类收成双方按六比四分配”."""
    found = _YIELD.search(text)
    if found is None or _MATERIAL.search(text):
        return False
    portioned = _PORTIONED.search(text, found.end()) or _EQUALLY.search(text, found.end())
    talked = _TALKED.search(text, found.end())
    return bool(portioned or talked) or _tenths(text, found.end()) or _whole(text)


def _equally(text: str, start: int) -> bool:
    equal = _EQUALLY.search(text, start)
    return equal is not None and _MONEY.search(text, max(0, equal.start() - _NEAR), equal.start()) is not None


def _tenths(text: str, start: int) -> bool:
    """“厂七校三”, when the tenths make ten."""
    found = (words.LETTERED.search(text, start), *words.TENTHS.finditer(text, start))
    return any(
        match and sum(parse_number(part) or 0 for part in match.groups() if part) == _TEN for match in found
    )


def _whole(text: str) -> bool:
    """Whether at least two figures go to somebody each and make one."""
    spans = find_ratios(text)
    if len(spans) < 2 or find_splits(text):  # noqa: PLR2004 - nobody shares with himself
        return False
    values = [span.value for span in spans]
    return (
        None not in values
        and sum(value or 0 for value in values) == 1
        and all(_is_given(text, span) for span in spans)
    )


def _and_rest(text: str) -> bool:
    """“学校抽两成，剩下归公司”: whether one figure goes to somebody and the rest to somebody else."""
    spans = find_ratios(text)
    if len(spans) != 1 or spans[0].value is None or find_splits(text):
        return False
    before = text[: spans[0].start]
    return (words.ADJACENT.search(before) or _KEEPS.search(before)) is not None and _REST_TO.match(
        text, spans[0].end
    ) is not None


def _is_given(text: str, span: RatioSpan) -> bool:
    """Whether somebody gets the figure: a verb says so, or only a short name stands before it."""
    before = text[: span.start]
    given = (
        words.ADJACENT.search(before)
        or words.GETTING.search(before)
        or _LEFT.search(before)
        or (_SOLD.search(before) and _NAME.search(before))
    )
    return given is not None or text.startswith(words.GIVING, span.end)
