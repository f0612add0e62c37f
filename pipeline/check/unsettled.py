"""Words that settle nothing: left to another contract, left open, or said not to be agreed or done."""

from __future__ import annotations

import re

from pipeline.model.late import SievedPattern

DEFERRED = (
    "(?:另行|另外|单独)(?:签订|签署|订立)[^。；\\n]{0,30}(?:合同|协议)[^。；\\n]{0,4}[,，]?(?:明确|约定|规定|予以)"
    "|(?:应当?|须|需)?另(?:订|签)(?:保密)?(?:协议|合同)"
    "|(?:合同|协议)(?:中)?(?:应当?|须|需|将)?(?:包括|载明|写明|列明)[^。；\\n]{0,60}等(?:条款|事项|内容)"
    "|在(?:具体|项目|单项|正式)[^。；\\n]{0,6}(?:合同|协议)[^。；\\n]{0,8}(?:约定|明确|规定)"
)
"""Left to another contract: settles nothing in this one."""

_DONE = (
    "(?:(?:任何|资产|财产|成果|技术|收益|利益|费用|经费)的?)?"
    "(?:清算|结算|清理|清点|盘点|验收|鉴定|检验|测试|分配|分享|分成|保密|审核|审查|审阅|评审|仲裁|调解|登记)"
)
_CLOSED = "(?=[。；，,!！\n]|\\Z)(?!，(?:由|按|依|适用|从|则|以(?!后)|均|归|参照|应|遵|执行|根据))"
"""The end of the words; what follows does not say what holds instead."""
_OPEN = (
    "(?:不|未|没有?)(?:曾|能|予以?|加以?|作出?|做出?|进行|给予|专门|单独|具体|明确|任何|对此|在此|在本(?:协议|合同)中?)*的?"
    "(?:约定|规定|商定|议定|订明|写明|(?<=[作做予加以])(?:规范|明确))" + _CLOSED
)
"""“本协议不作约定”, “未予规定”; but not “未约定的，依照法律”."""
_NO_MORE = (
    "(?:不|没有|无)(?:予|作|做|进行)?(?:另行?|再行?|其[他它]|特别|额外)(?:予|作|做|进行)?(?:出|以)?(?:任何|具体)?的?(?:约定|规定)"
    + _CLOSED
)
"""“不再约定”: what stands before may hold."""
_WHAT = "(?:具体的?)?(?:[^。；，的\\n]{0,6}(?:办法|方式|细则|事宜|方案|程序|规则))?"
"""What is left to be drawn up: “另行商定审核办法”."""
_LATER = (
    "(?:届时|到时候?|以后|日后|将来|今后|另行?|事后|那时|留待[^。；，\\n]{0,8}|待[^。；，\\n]{0,8}后)[^。；，\\n]{0,4}再?行?"
    "(?:再(?:议|说|定|谈)|另?议|商议|商定|议定|商量|会签|补[签订写定]|(?:协商)?约定)"
    + _WHAT
    + _CLOSED
    + "|(?:届时|到时候?|到那时|那时|(?:等|待)[^。；，\\n]{1,16}(?:以后|之后|后|再))[^。；，\\n]{0,14}?"
    "(?:(?:商量|协商|合计|碰头|看|斟酌)着?(?:[来再]?[办定]|处理|安排)|再?(?:商量|合计|碰头|斟酌))" + _CLOSED
)
"""“届时再议”, “另行商定”, “到时候商量着办”."""
_MADE_LATER = (
    "(?:另行|另外|(?:留|有)?待[^。；，\\n]{1,16}?[后时]|届时|以后|日后|将来|今后)"
    "(?:[^。；，\\n]{0,6}?|(?:由[双各三]方)?(?:本着|遵循|按照?|依照?)[^。；，\\n]{1,16}?(?:原则|精神)(?:进行|来|予以)?)"
    "(?:制[定订]|拟[定订]|制作|研究|讨论|协商|[商议]定|商议|探讨|确定|明确|规定|安排)" + _WHAT + _CLOSED + "|"
    "(?:根据|视|按照?|依据|结合)[^。；，\\n]{0,14}(?:情况|情形|进展|需要|形势)[^。；，\\n]{0,6}"
    "(?:再(?:议|定|谈)|另?议|商议|商定|议定|协商(?:确定|解决|处理)?|(?<!予以)确定|研究确定)" + _CLOSED
)
"""“由管委会另行制定”, “待启动会后确定”, “根据具体情况再议”."""
_UNDONE = (
    "(?:不(?:再|另行|单独|专门)?(?:进行|作|做|组织|办理|开展|安排|实行)"
    "|(?:无须|无需|毋须|不必|不用|免于|不需要?)(?:再|另行|单独|专门)?(?:进行|作|做|组织|办理|开展|安排|实行)?)"
    + _DONE
    + _CLOSED
)
"""“不进行清算”, “无须验收”."""

_NOT_YET = (
    "(?:暂时?|暂且)(?:不|未)(?:予|作|做|加)?(?:列[出明入]?|写[明入出]?|填[写入]?|定[下明]?|约定|规定|载明|订明?|议)"
    + _CLOSED
)
"""“签约时暂不列出”."""

_DENIED = f"(?:{_OPEN}|{_NO_MORE}|{_LATER}|{_MADE_LATER}|{_NOT_YET})"
_ANY = re.compile(f"{_DENIED}|{_UNDONE}|{DEFERRED}")
_TOPIC = "(?:归属|使用|许可|方式|办法|条件|期限|标准|范围|责任|事宜|事项|问题|机构)"
_ASKED = f"(?:谁|怎样|怎么|如何|何时|何种|何处|何地|多少|是否|哪|的[^。；，\\n]{{0,10}}{_TOPIC})"
_LAID_DOWN = (
    "应当?(?!用)|必?须|不得|负有|负责|予以|承担|支付|付给|赔偿"
    "|归(?!属)|有权|可以|同意|享有|对[^。；，\\n]{1,20}保密"
)
_BARE = f"(?<![^。；，:\\n])(?:(?!{_LAID_DOWN})[^。；，\\n])+，[^。；，\\n]{{0,12}}?"
"""A mere topic, nothing laid down, before the words that leave it to another contract."""
_CUTS = (
    SievedPattern(f"{_BARE}(?:{DEFERRED})[^。；，\\n]*"),
    SievedPattern(f"[^。；，\\n]*?(?:{DEFERRED})[^。；，\\n]*"),
    SievedPattern(f"[^。；，\\n]*(?:{_TOPIC}|{_DONE})，[^。；，\\n]{{0,8}}?{_DENIED}"),
    SievedPattern(f"[^。；，\\n]*{_ASKED}[^。；，\\n]*，[^。；，\\n]*?{_DENIED}"),
    SievedPattern(f"[^。；\\n]*?(?:本(?:协议|合同)|双方|各方|三方|此处)[^。；，\\n]*?{_OPEN}"),
    SievedPattern(f"[^。；，\\n]*?{_DENIED}"),
    SievedPattern(f"[^。；，\\n]*?{_UNDONE}"),
)
"""First the words with the question or topic that they leave open, at last they alone."""


def without_denials(text: str) -> str:
    """``text`` without the parts that leave a matter open or to another contract, or deny it.

    “除本协议另有约定外”, “未约定的，依照法律” and “不得…” are none of these.
    """
    if not _ANY.search(text):
        return text
    for cut in _CUTS:
        text = cut.sub("；", text)
    return text
