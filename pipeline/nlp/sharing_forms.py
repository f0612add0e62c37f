"""Rare ways to write shares turned into the usual ones, and shares promised without saying how large."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.agreement import Provision
from pipeline.nlp import sharing_words as words
from pipeline.text.numerals import parse_number

_BRACKET = re.compile(
    "(?<=[0-9])\\((?:[甲乙丙丁戊]方?[:、/]){1,4}[甲乙丙丁戊]方?\\)(?=的?(?:比例)?[^。；，]{0,4}分)"
)
"""Behind 5:3:2, whose parts these are in their order: （甲：乙：丙）."""
_AGAINST = re.compile("(?<![0-9])([1-9][0-9]?)对([1-9][0-9]?)(?=的?比例)")
_OF_HUNDRED = re.compile(
    "([甲乙丙]方?)([一二三四五六七八九]?十[一二三四五六七八九]?)[、，]([甲乙丙]方?)([一二三四五六七八九]?十[一二三四五六七八九]?)(?=[之的]?比例)"
)
_EQUATION = re.compile("^([^。；，:0-9]{1,8}):([^。；，:=0-9]{1,8})=([0-9]{1,2}):([0-9]{1,2})(?=[。；，]|$)")
_FRACTION = re.compile("([1-9][0-9]?)/([1-9][0-9]?)")
_BELONGS = re.compile(
    "((?:[0-9.]+%|百分之[一二三四五六七八九十零]+|[一二三四五六七八九]成|其余|剩余|余下|剩下)(?:部分)?)(?:全部|均|都)?为([^。；，所0-9]{1,8})所[得有](?=[，,。；]|$)"
)
"""“百分之四十为学校所得”: it goes to the one named."""
_TRIPLE = re.compile(
    "([甲乙丙]方?):([甲乙丙]方?):([甲乙丙]方?)=([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?=[。；，]|$)"
)
_INTO = re.compile(
    "((?:[0-9.]+%|百分之[一二三四五六七八九十零点]+|[一二三四五六七八九]成[一二三四五六七八九半]?|其余|剩余|余下|剩下)(?:部分|的)?)"
    "(?:应|均|都|则|直接|自动|全部)?(?:入|进|打[进入到给]|划[到进入归]|转[到进入]|汇[入进到至]|存[入进]|记[在入到]|计[在入到]|落[入进到]|流入)"
    "(?!共|双方|三方|各方|两家|监管|公共|课题|项目|风险|发展)([^。；，,、0-9%的]{1,8}?)(?:的|方的)?(?:对公|基本|银行|单位|自有)?(?:账户?|户头|名下|腰包|口袋)(?:[上里内中头])?(?=[，,。；]|$)"
)
"""“62%入甲方账，余下38%入乙方账”: the account tells whose it is."""
_EARNING = re.compile("收益|收入|利润|毛利|净|盈|许可|转让|授权|[卖售赚挣]|提成|回款|进账|所得")
_PLAIN_TAKER = re.compile(
    "(?:留给|留归|分给|付给|归|给)(?!各|对|国|另|其)([\u4e00-\u9fff]{2,4})(?=[，,。；]|$)"
)
_HUNDRED = 100
_OUTSIDE = "公积金|公益金|准备金|风险|维修|安全|活动|奖|慈善|公益|税|费用|成本|债|贷款|保证金|培训费"
_INCOME = "收益|利润|盈余|红利|利益|收入|销售额|所得|毛利|净利|赚头|回款|营业额"
_TO_OTHER = (
    "(?:另一方|对方|他方|其他(?:各?方|共有人)|[甲乙丙丁]方"
    "|学校|大学|学院|研究所|研究院|公司|企业|合作社|农户|医院|团队|作者)"
)
_UNMEASURED = re.compile(
    f"(?:{_INCOME})[^。；]{{0,14}}(?:商量着|看着|酌情|看情况)(?:来)?分(?=[，。；给]|$)"
    f"|(?:享有|取得|分得|获得|得到)[^。；，的]{{0,10}}的?[^。；，]{{0,6}}(?:{_INCOME})的?(?:一部分|部分份额|一定(?:比例|份额))"
    f"|从[^。；，]{{0,10}}(?:{_INCOME})(?:之?中|里|内)?(?:提取|拿出|划出|计提|提|抽出?)(?:一定|适当|部分|若干)的?(?:比例|份额|金额|数额|资金)?"
    f"(?![^。；，]{{0,16}}(?:{_OUTSIDE}))(?:[，,]?(?:作为|用于|用来|以)?)(?:对)?(?:回报|回馈|返还|反哺|支付|付|分|给|补偿)?(?:给|予)?{_TO_OTHER}"
    f"|(?:实施|使用|生产|转让|许可)[^。；，]{{0,10}}(?:所得|取得的?)(?:的)?(?:{_INCOME})[，,]?(?:应当?|须)?(?:给予?|向|与){_TO_OTHER}[^。；，0-9%]{{0,6}}(?:补偿|回报|分成)"
    f"|(?:{_INCOME})[^。；]{{0,12}}[，,][^。；，,]{{2,6}}(?:留|得|拿|提|分)(?:取|走)?(?:一部分|一点|部分)[，,](?:其余|余下|剩余|剩下)"
    f"|(?:{_INCOME})[^。；]{{0,20}}由(?:股东会|理事会|管理委员会|管委会|董事会|合伙人会议|各方|双方)[^。；，]{{0,6}}(?:决定|商定|讨论)(?:是否|怎么|怎样|如何|分不分)[^。；]{{0,4}}分"
)
"""“享有推广收益的一部分”: somebody shares in an income, nobody knows how much."""


def usual(text: str, title: str = "") -> str:
    """``text`` in the usual form; a bare “甲：乙＝6：4” counts below a ``title`` that names income."""
    text = _TRIPLE.sub(r"\1、\2、\3按\4:\5:\6分", text)
    text = _AGAINST.sub(r"\1:\2", _BRACKET.sub("", text))
    text = _BELONGS.sub(r"\1归\2", _OF_HUNDRED.sub(_percent, text))
    text = _by_account(text)
    if (found := _EQUATION.match(text)) and words.INCOME.search(title) and _makes_whole(found[3], found[4]):
        first, second, one, other = found.groups()
        return f"{title}:{first}得{one}%，{second}得{other}%{text[found.end() :]}"
    return text


def in_cell(text: str) -> str:
    """A fraction that is all that a cell holds, as it is read: 1/3 is 3分之1."""
    text = _by_account(text)
    found = _FRACTION.fullmatch(text.strip())
    return f"{found[2]}分之{found[1]}" if found and int(found[1]) < int(found[2]) else text


def plain_taker(after: str) -> str:
    """Who gets the figure before ``after`` by a name that no list holds: 72%留给见微."""
    found = _PLAIN_TAKER.match(after)
    return found[1] if found else ""


def with_rest(provisions: Sequence[Provision]) -> Iterator[tuple[Provision, str]]:
    """Each sentence, and with the one behind it where a semicolon parts them: 甲方占60%；乙方占40%."""
    for position, provision in enumerate(provisions):
        yield provision, provision.text
        following = provisions[position + 1 : position + 2]
        if following and provision.text.endswith("；") and following[0].clause == provision.clause:
            yield provision, f"{provision.text[:-1]}，{following[0].text}"


def is_unmeasured(text: str) -> bool:
    """Whether ``text`` lets somebody share in an income without saying how much."""
    return _UNMEASURED.search(text) is not None


def _by_account(text: str) -> str:
    """``text`` with each figure given to the one whose account it goes to."""
    told = ("账" in text or "户" in text or "名下" in text) and _EARNING.search(text)
    return _INTO.sub(r"\1归\2", text) if told else text


def _percent(match: re.Match[str]) -> str:
    first, second = parse_number(match[2]), parse_number(match[4])
    if first is None or second is None or first + second != _HUNDRED:
        return match[0]
    return f"{match[1]}百分之{match[2]}、{match[3]}百分之{match[4]}"


def _makes_whole(first: str, second: str) -> bool:
    return int(first) + int(second) in {10, _HUNDRED}
