"""Matters that are only named: left to a contract still to be made, kept in the main one, to be talked about.

“违约责任、争议管辖等在正式合同中写明”, “原合同第十二条（违约责任）继续有效” and “列入谈判清单” name a matter
and settle nothing in this text; “原合同第十二条改为：…” does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.check.unsettled import without_denials
from pipeline.model.late import SievedPattern

_END = "(?=[。；，,、)）!！\n]|\\Z)"
_PAPER = "(?:合同|协议)书?"
_SAYS = "(?:写明|载明|写清|约定|明确|规定|商定|议定|议明|确定|解决|体现|列明|协商|商谈|谈定)"
_HOW = "(?:由[双各三]方|另行?|再行?|具体|一并|分别|单独|予以|加以|进一步|专门|作出?)*"
_LATER = (
    "(?:正式|单项|具体|后续|专项|项目|销售|供货|买卖|采购|许可|转让|委托|单独|另行?|今后|将来|日后|后签|分"
    "|配套)(?:签订|签署|订立)?的?[^。；，、\\n]{0,6}?"
)
_MAIN = (
    "(?:(?:主|原|总|框架|基本|前述|原有)(?:合作|开发|技术|研究|框架|项目|委托)?(?:合同|协议)"
    "|《(?![^》\\n]{0,20}(?:保密|秘密))[^》\\n]{2,40}(?:合同|协议)书?》)"
)
_NO_DUTY = (
    "(?:(?!应当?|须|赔偿?[^责]|支付|承担|有权|可以|起诉|提交|改为|修改为|变更为|调整为|增加|代之)[^。；\\n])"
)
_TOPICS = (
    "(?:[^。；，\\n]*(?:责任|争议|纠纷|条款|事项|事宜|问题|内容|办法|方式|机制|安排|退出|解除|终止|处理|解决"
    "|清算|归属|分配|等)[)）]?，)?[^。；，\\n]*"
)

_IN_ANOTHER = SievedPattern(
    f"{_TOPICS}(?:在|于)(?![^。；，\\n]{{0,10}}(?:本|该|此){_PAPER})[^。；，\\n]{{0,16}}?{_PAPER}(?:中|里|内|时)?{_HOW}{_SAYS}{_END}"
)
"""“违约责任、提前终止等在合同中写明”."""
_BY_ANOTHER = SievedPattern(
    f"{_TOPICS}由(?:[双各三]方|各个?|相应|每份)?(?:的|在)?{_LATER}{_PAPER}(?:中|里)?{_HOW}{_SAYS}{_END}"
)
"""“违约责任由单项合同约定”."""
_ANOTHER_SAYS = SievedPattern(
    f"{_TOPICS}(?:正式|单项|具体|后续|另行(?:签订|签署|订立)的){_PAPER}(?:中|里)?(?:应当?|须|需|将|要|拟|可以?)"
    "(?:包括|载明|写明|列明|明确|约定|规定)[^。；\\n]*"
)
"""“正式合同应当写明违约责任”."""
_WHEN_MADE = SievedPattern(
    f"{_TOPICS}(?:留待|留到|留给|待|等|俟)[^。；，\\n]{{0,20}}(?:合同|协议|签约)[^。；，\\n]{{0,8}}{_HOW}{_SAYS}{_END}"
)
"""“违约责任留待签订正式合同时商定”."""
_ON_THE_LIST = SievedPattern(
    "[^。；\\n]*?(?:未|没有?|尚未|暂未)(?:能)?(?:达成一致|取得一致|形成一致|议定|谈妥|谈定|商妥|谈拢)"
    "(?:，?(?:列入|留待|留到|下次|容后|以后|会后|继续(?:商谈|谈|磋商))[^。；\\n]*|(?=[。；]?\\Z))"
    "|[^。；\\n]*?(?:列入|纳入|作为)[^。；，\\n]{0,10}(?:谈判|商谈|磋商|会商)[^。；，\\n]{0,4}(?:清单|议题|事项|内容|范围)"
)
"""“违约金、仲裁条款未达成一致，列入谈判清单”."""
_KEPT = SievedPattern(
    f"[^。；，\\n]*{_MAIN}{_NO_DUTY}*?(?:(?:继续|仍然?|依然|依旧|均)(?:具有?)?(?:有效|履行|适用|执行)"
    "|不作(?:任何)?(?:变动|变更|修改|改动|调整|更改)|(?:保持|维持|均|仍)*不变|不受影响|照旧|仍照原)"
)
"""“主协议第十二条（违约责任）继续有效”."""
_BY_MAIN = SievedPattern(
    f"{_TOPICS}(?:按照?|依照?|依据|根据|适用|参照|遵照|沿用|执行|遵从|比照)[^。；，\\n]{{0,4}}{_MAIN}"
    "[^。；，\\n]{0,24}?(?:(?:的)?(?:相关|有关)?(?:约定|规定|条款))?(?:执行|办理|处理|为准)?"
    f"{_END}"
)
"""“违约责任、争议解决按原合同执行”."""
_SIGNED_LATER = SievedPattern(
    f"[^。；，\\n]*(?:办法|方式|方法|细节|细则|事宜|事项|安排|标准|比例|时间|期限|数额|金额|分工|责任|归属)"
    f"[^。；，\\n]{{0,6}}?(?:由|经)?(?:[双各三]方|[甲乙丙]、?[乙丙丁]双?方)?(?:将|应当?|须|可)?(?:另行?|再行?|单独|另外)"
    f"(?:协商)?(?:签订|签署|订立|签|订)(?:书面|补充|专项|单独|具体|单项|的)*{_PAPER}{_END}"
)
"""“支付办法由双方另行签订补充协议”."""
_CUTS = (_SIGNED_LATER, _IN_ANOTHER, _BY_ANOTHER, _ANOTHER_SAYS, _WHEN_MADE, _ON_THE_LIST, _KEPT, _BY_MAIN)
_ANY = re.compile("合同|协议|签约|谈判|达成一致|议定|谈妥")


def without_other_papers(text: str) -> str:
    """``text`` without the parts that only name a matter which another contract settles or will settle."""
    if not _ANY.search(text):
        return text
    for cut in _CUTS:
        text = cut.sub("；", text)
    return text


@lru_cache(maxsize=1024)
def settled_here(text: str) -> str:
    """``text`` without what is denied or left to other papers; remembered, as many rules ask the same."""
    return without_denials(without_other_papers(text))
