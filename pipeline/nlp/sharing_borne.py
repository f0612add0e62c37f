"""Money divided in the words for income that is none: spent, put in for the work, owed by a wrongdoer."""

from __future__ import annotations

import re

from pipeline.text.ratios import find_ratios

_EARNED = re.compile(
    "收益|收入|收获|利润|毛利|净[利额收入益余数]|盈|红利|提成(?!费?率)|分成|许可|转让|授权|[卖售赚挣]|销(?!毁)|回款|进账|进项|价款"
    "|门票|票款|货款|服务费|佣金|分红|版税"
)
"""What is earned, by any name."""
_SPENT = re.compile(
    "(?:花(?!卉|木|苗|市|店|农|[^，。；]{0,2}种)|用|需|缺|欠|赔|赔出|付出|支出|投|凑|掏|垫|开销|交给(?:国家|局|机关))"
    "(?:要|费|去|掉|出去?|了|到|进去?)*的?(?:那?[笔些])?(?:钱(?!款)|款|费用|资金|现金)"
    "|(?:^|[，；])(?:雇|请|租|修|买|购|订|挖|盖|运|检|办|打|装)(?:(?![收得来赢给出])[^。；，]){1,6}的钱(?!款)"
    "|(?:花销|花费|开销|开支|支出|用度|挑费|账面损失|损失|亏空)(?=[^。；，]{0,12}[，,甲乙丙两三双各由按])"
)
"""Money that goes out: “花的钱”, “打官司用掉的钱”, “盖温室要用的钱”."""
_FUNDS = re.compile(
    "现金(?!收入|分红|红利|流)|(?:课题|项目|研[究发制]|试制|开发|合作|科研|专项|资助|财政|支持|扶持|奖补|补助|赞助)(?:的)?(?:款(?!项收)|[资现]金|经费|费用)"
    "|分[一二两三四五六0-9]{1,2}[批次笔期](?:给|拨|付|汇|打)"
    "|(?:认缴|实缴|拨付|拨来|拨下|资助|出资|投入)的?(?:款|钱|[资现]金|经费)"
)
"""Money that pays for the work: “前款现金依下表分期支付”, “每批课题款到账”."""
_BEARING = re.compile(
    "(?:付|出|掏|垫|交|缴|担|认|摊|贴|赔|扛|背|支付|承受|负责)(?:其中的?|总数的?|全部的?)?$"
)
"""Right before a figure: somebody bears it."""
_TO = re.compile("的?[^。；，]{0,6}(?:给|归|向|予)")
_DIVIDES = re.compile(f"(?:{_EARNED.pattern})[^。；，]{{0,12}}[分享]")
"""Before the figures: an income is divided as well, by another key."""
_MANY = 2

_WRONG = (
    "(?:隐瞒|瞒报|瞒着|瞒下|藏匿|少报|漏报|虚报|低报|谎报|假报|少[计记列算付给交分](?!数)|漏[计记列付]|做假账|作假|造假|失信|不守信"
    "|撂挑子|毁约|背约|爽约|不守约|过错|过失|懈怠|误期|拖欠|欠付|晚[付交给]|迟[付交]|延迟[付支交]|拖延|挪用|截留|私吞|吃里扒外)"
)
_CASE = "(?:的(?:一?[家方个位]|单位|成员|人)?|者|时|后)"
PENAL = re.compile(
    f"(?:^|[，,；:])[^。；，,]{{0,20}}{_WRONG}[^。；，,]{{0,30}}{_CASE}(?:[，,]|(?<=[的方家位人者])(?=[应须]|另付|加付|再付|补足|补[齐给]|每[晚迟天日]|按))(?![^。；]{{0,4}}(?:均|都|一律|各方)按)[^。；]*"
    "|(?:^|[，,；])(?:按|以)?(?:瞒报|少报|隐瞒|漏报|少付|少分|晚付|晚交)(?:的)?(?:数额?|部分|金额)[^。；]*"
)
"""A wrong done and what follows from it, to the end of the sentence."""
REDUCED = re.compile(
    "(?:^|[，,；])[^。；，,]{0,40}(?:请出|除名|清退|退出|离开|散伙|撤出|出局|半[路途]|中途|脱离|被解约|不干了?|走人|解约|违约|过错)[^。；，,]{0,16}"
    "(?:的(?:一?[家方个位]|单位|成员|人)?|者|方)[，,][^。；]{0,40}?"
    "(?:少[拿分得取]|[只仅](?:能|可|有权)?[拿分得取](?!到|出)|减半|折半|减为|降为|减[少去掉]|扣[减掉下]|打[对一二三四五六七八九]折|丧失|取消|归零|作罢|不再[分拿得享])[^。；]*"
)
"""Who left by his own fault gets less than his share: the share itself is told elsewhere."""
_LOOK = re.compile(
    "瞒|报|少|漏|假|失信|不守|撂|毁约|背约|爽约|过[错失]|懈怠|误期|欠|晚|迟|拖|挪|截|私吞|减|折|只|仅|扣|丧失|取消|归零|作罢|不再"
)


def without_penalties(text: str) -> str:
    """``text`` without what a wrongdoer pays or loses; what it divides besides stays."""
    if not _LOOK.search(text):
        return text
    return REDUCED.sub("", PENAL.sub("", text))


def is_borne(text: str) -> bool:
    """Whether its figures say who bears a cost, or divide money that was spent or put in for the work."""
    if _all_borne(text):
        return True
    return (_SPENT.search(text) or _FUNDS.search(text)) is not None and not _EARNED.search(text)


def _all_borne(text: str) -> bool:
    """Whether two figures and more stand behind a word for paying each, and go to nobody."""
    spans = find_ratios(text)
    return (
        len(spans) >= _MANY
        and not _DIVIDES.search(text[: spans[0].start])
        and all(_BEARING.search(text[: span.start]) and not _TO.match(text, span.end) for span in spans)
    )
