"""What reads like the title of a clause and where a title ends; nothing about numbers or places."""

from __future__ import annotations

import re
from typing import NamedTuple

_SHORTEST = 2
_LONGEST = 24
_LONGEST_CLAUSE_TITLE = 16
_LONGEST_RUN_IN = 18
_LONGEST_LINE = 80
_NO_TITLE_CHAR = re.compile(
    r"[。；！？;!?:：=＝▁_＿…￥¥$%％￣{}|│→]|\d{3}|\d[年月日天元万个]|人民币|[，,].*[，,]"
)
_VERB = re.compile(
    r"采[用取]|以下|应[当该]|应(?![急付用收]|达到的|具备的)|须|不得|可以|有权(?!属|利(?![要对向]))|无权|负责(?!人)|同意|确[定认](?!书|单|函|方式|程序|标准)|委托[甲乙丙丁双]|如下|为准|归(?!属|档|还|集|口)|提交|签订(?![地时日前后])"
    r"|均(?!衡|等)|已|将(?!来)|即|是(?!否)|(?<![存现内外])在|付给|下[列述]|(?<!各)自(?!主|有|由|然|动|身|愿|行)|按(?!时付|揭)|依照|根据|按照|并(?!购)|(?<!合)并且|导致|致使"
    r"|不(?!可抗|正当|动产|竞争|招揽|披露|侵权|弃权|放弃|保证|完全|良|合格|得竞)|向(?!前)(?<!方向)(?<!定向)(?<!横向)(?<!纵向)"
    r"|享有|具有|拥有|达到(?!的)|超过|作出|给予|为(?=[甲乙丙丁双一人\d]|本合|本协)|以(?=[甲乙双书本])|由(?=[甲乙丙丁双各一本其])|(?<![自理事缘原])由(?!来)\S{2,10}(?:[请做办出管交报付派写]|提供|组织|牵头|承担|主持|进行|完成)|有[一二三四五六七八九十两几][项种类个条款]?$|(?<![行作])为$|[限例额点间式准]为|[双各甲乙]方约定|[甲乙丙]方[提支交承完派]"
)
_ROOM = re.compile(r"\S[ \t\u3000]{3,}\S")
_LATIN = re.compile(r"[A-Za-z]{3}")
_COMMA = re.compile(r"[，,]")
_OPENING = re.compile(
    r"[若凡除至为]|如(?!实)|因(?!素)|对(?![外价账])|当(?!事人|地)|经(?![济费营理销办纪贸])|就(?!业)|从(?!业)|自(?![主有愿然动])|以(?!外)|由(?!来)|"
    r"本(?:合同|协议)(?!的|之|用[语词]|术语|词[语汇]|所用|中的|标的|期限|文本|份数|附件|背景|宗旨|目的|项下|变更|生效|终止|解除|效力|履行|签订[前后])|鉴于"
)
_ORGANISATION = re.compile(
    r"(?:公司|大学|学院|研究所|研究院|设计院|科学院|工程院|勘察院|规划院|检测院|农科院|集团|中心|医院|工厂|委员会|管理局)$"
    r"|^[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月"
)
"""Lines of a cover that name somebody or a day."""
_PARTY = re.compile(
    r"[甲乙丙丁戊]方?(?:[（(][^（(）)]{0,10}[）)])?$|(?:委托|受托|披露|接收|转让|受让|许可|被许可|出资|合作)方$"
)
_HEAD = re.compile(
    r"([^\s:：。；，,;—–]{1,24})(?<![\[【〔(（])(\s*[:：]\s*|\s+(?=[^\s，、。；,;：:）)])|\s*[—–]{1,2}\s*(?=\S)|。(?=\S))"
)
_NOTHING = re.compile(r"([^\s:：。；，]{2,16})[ \t\u3000:：]+(无|/|\\|略|暂无|不适用)[。；]?\s*$")
_STRAY = re.compile("(?<=[\u4e00-\u9fff，、；]) (?=[\u4e00-\u9fff])")
"""A space between two words of Chinese: one sets off a title, several are slips of a converter."""
_FEWEST_STRAY = 2
_COUNTED = re.compile(
    r"\s?[0-9０-９][0-9０-９.,．]*\s?(?:[年月日天周名次份%％‰元万个种项人]|小时|工作日|季度)"
)
"""A space in front of a figure: 合同终止后 3 年 goes on, 合同金额 50 万元 is a title with its value."""
_BRACKET = re.compile(r"[【\[]([^】\]\[【▁_＿{}]{2,18})[】\]]\s*[:：]?\s*")
_CORE = re.compile(
    r"保密|违约|争议|纠纷|知识产权|成果|权属|收益|利益|利润|盈余|分配|定义|释义|术语|不可抗力|变更|解除|终止|退出|退伙|清算|通知|送达|"
    r"^其[他它]$|其[他它](?:约定|事项|条款|规定)|附则|总则|生效|风险|组织(?:机构|管理|架构)|项目管理|(?:研究|开发|工作|实施|进度)计划|进度安排|"
    r"验收|交付|付款|支付|价款|费用|经费|报酬|合作(?:内容|目标|方式|期限|原则|模式|领域|范围|概况|背景|宗旨|任务)|权利|义务|标的|"
    r"技术(?:内容|要求|指标|资料|服务|秘密)|改进|转让|许可|陈述|承诺|声明|廉洁|反商业贿赂|法律适用|适用法律|管辖|责任|期限$|"
    r"背景|宗旨|分工|任务|资源投入|出资|论文|发表|专利|担保|保险|税[费负务]|发票|结算|竞业|竞争|独家|合规|学术"
)
_FIELD = re.compile(
    r"(?:期限?|比例|方式|时间|日期|地点|金额|标准|人员?|名称|账号|账户|费用?|范围|总额|编号|数量|情况)$"
)
_NOUN = re.compile(
    r"(?:条款|责任|义务|权利|内容|方式|期限|范围|目标|解决|约定|事项|规定|说明|标准|要求|计划|进度|安排|分配|分享|归属|管理|变更|解除|终止|退出|"
    r"清算|保密|送达|通知|附则|总则|定义|释义|解释|术语|费用?|经费|价款|报酬|金额|支付|结算|验收|交付|服务|培训|保证|承诺|声明|陈述|不可抗力|"
    r"争议|适用|效力|生效|其[他它]|附件|机制|原则|概况|背景|宗旨|目的|名称|概述|风险|担保|保险|转让|许可|改进|协助|合作|机构|人员|团队|联系人|"
    r"账户|发票|税[费负]|保证金|违约金|赔偿|免责|限制|廉洁|诚信|合规|贿赂|数据|信息|成果|专利|产权|利益|利润|收益|亏损|债务|投入|出资|投资|"
    r"设备|资料|场地|产品|技术|分工|任务|职责|方案|策划|派驻|返还|使用|处理|保护|保留|销售|推广|竞争|雇佣|情况|参数|负责人|代表|条件|方法|办法|份数|发表|论文)$"
)


_PURE = re.compile(
    r"(?:保密|违约|争议|纠纷|知识产权|技术|合作|合同|协议|成果|权属|收益|利益|分配|不可抗力|变更|解除|终止|退出|清算|通知|送达|其[他它]|附则|生效|"
    r"风险|验收|交付|付款|支付|价款|费用|经费|报酬|权利|义务|责任|法律|适用|管辖|归属|承担|分享|解决|处理|条款|约定|事项|机制|与|和|及|的|、)+"
)


class Title(NamedTuple):
    """Where a title stands in a line: ``start`` and ``end`` of its words, start of the ``text`` behind it.

    ``kept`` is True when the words belong to the sentence that follows (``保密期限：三年``).
    """

    start: int
    end: int
    text: int
    kept: bool = False


def tight(text: str) -> str:
    """``text`` without spaces and marks of Markdown."""
    words = "".join(text.split())
    return words.replace("*", "").replace("#", "") if "*" in words or "#" in words else words


def is_title(text: str, *, longest: int = _LONGEST) -> bool:
    """True when ``text`` is short, has no stop, names no party and no organisation, and says nothing."""
    words = tight(text)
    return (
        _SHORTEST <= _length(words) <= longest
        and not _ROOM.search(text)
        and not words.isdigit()
        and not _NO_TITLE_CHAR.search(words)
        and not _VERB.search(words)
        and not _OPENING.match(words)
        and not _ORGANISATION.search(words)
        and not _PARTY.fullmatch(words)
        and (not _COMMA.search(words) or is_noun(words))
    )


def _length(words: str) -> int:
    """Characters; beside Chinese words three Latin letters count as one: Background IP 既有权利."""
    if words.isascii() or not _LATIN.search(words):
        return len(words)
    latin = sum(char.isascii() for char in words)
    return len(words) - latin + -(-latin // 3)


def is_clause_title(text: str) -> bool:
    """True for a title that names the matter of a clause (违约责任, 成果归属), not a field (付款方式)."""
    words = tight(text)
    return len(words) <= _LONGEST_CLAUSE_TITLE and bool(_CORE.search(words)) and is_title(words)


def is_clause_name(text: str) -> bool:
    """True for the bare name of a matter (违约责任, 争议解决) that may start a paragraph without a number."""
    words = tight(text)
    return bool(_PURE.fullmatch(words)) and is_clause_title(words) and not is_field(words)


def is_noun(text: str) -> bool:
    """True when ``text`` ends with a noun that titles end with."""
    return bool(_NOUN.search(tight(text)))


def is_field(text: str) -> bool:
    """True when ``text`` names a value to fill in (期限, 比例, 金额), so that it must stay with its value."""
    return bool(_FIELD.search(tight(text)))


def find_title(text: str, start: int, end: int, *, bold: int = 0, room: bool = False) -> Title | None:
    """The title that ``text[start:end]`` is or begins with, None for a sentence.

    ``bold``: where its bold head ends; ``room``: spaces at the end are room to fill in, so that a field
    (保密期限：     ) stays with them.
    """
    nothing = _NOTHING.match(text, start, end)
    if nothing and is_title(nothing[1]):
        return Title(start, nothing.end(1), nothing.start(2), kept=not is_clause_name(nothing[1]))
    whole = text[start : min(end, start + _LONGEST_LINE)].rstrip()
    words = whole.rstrip("：:*、")
    if (end - start <= _LONGEST_LINE or not text[start + _LONGEST_LINE : end].strip()) and is_title(words):
        if room and whole[-1] in ":：" and end - start - len(whole) > 1 and not is_clause_name(words):
            return Title(start, start + len(words), start, kept=True)
        return Title(start, start + len(words), end)
    if start + 1 < bold < end and is_title(text[start:bold].rstrip(" ：:*")):
        return Title(start, bold, bold)
    return _run_in(text, start, end)


def _run_in(text: str, start: int, end: int) -> Title | None:
    bracket = _BRACKET.match(text, start, end)
    if bracket and is_title(bracket[1]):
        return Title(bracket.start(1), bracket.end(1), bracket.end())
    head = _HEAD.match(text, start, end)
    if head is None or not is_title(head[1], longest=_LONGEST_RUN_IN) or not _balanced(head[1]):
        return None
    if _goes_on(text, head, end):
        return None
    clause = is_clause_title(head[1])
    last = start + len(head[1].rstrip("*"))
    if "：" in head[2] or ":" in head[2]:
        return Title(start, last, head.end(), kept=not is_clause_name(head[1]))
    noun = is_noun(head[1])
    if (clause and (noun or is_clause_name(head[1]))) if head[2] == "。" else (clause or noun):
        return Title(start, last, head.end())
    return None


def _goes_on(text: str, head: re.Match[str], end: int) -> bool:
    """True when the space behind ``head`` stands inside a sentence."""
    if head[2] == " " and len(_STRAY.findall(text, head.end(), end)) >= _FEWEST_STRAY:
        return True
    return bool(_COUNTED.match(text, head.end(1))) and not (is_noun(head[1]) or is_field(head[1]))


def _balanced(text: str) -> bool:
    return text.count("(") + text.count("（") == text.count(")") + text.count("）")
