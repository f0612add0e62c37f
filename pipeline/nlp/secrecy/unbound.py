"""Duties that are said to end with the cooperation: “终止后，双方无需继续保密”."""

from __future__ import annotations

import re

from pipeline.nlp.secrecy.lasting import ENDS, NO_SURVIVAL

_FREE = (
    "(?<!不得)(?<!不能)(?:不(?:再|必|用|需|须)|无需|无须|毋须|毋需|没有(?:任何)?(?:义务|责任)|不负有?|停止)"
    "(?:再|继续|承担|担负|负有?|履行|受|遵守|严格|任何|[对为就][^。；，,]{1,12}?)*"
)
_KEPT = (
    "(?:[保守]密(?!的?(?:信息|资料|文件|内容|材料|技术|数据|产品|费|津贴|承诺书))|保守[^。；，,]{0,10}秘密)"
)
_UNBOUND = re.compile(
    f"(?:{ENDS})(?:之?后|时|之日)?(?![^。；]{{0,24}}(?:[0-9一二三四五六七八九十两半▁]个?[年月]))"
    f"(?:[^。；]{{0,20}}?{_FREE}{_KEPT}"
    "|[^。；]{0,20}?[保守]密(?:义务|责任|条款|约定|规定|要求)?(?!(?:以|之|除)?外)[^。；，,]{0,4}?"
    "(?:不(?:再|应|予)?(?:继续)?(?:有效|适用|存续|具有|约束|生效|执行|履行|存在)|失去(?:法律)?(?:效力|约束力)))"
)
"""“终止后，双方无需继续保密”, “保密条款不再有效”."""
_NOT_FOR_THAT = re.compile("(?:不|非|未|无)[^。；，,]{0,4}(?:因|以|由于|随|借口|主张|据此)[^。；，,]*$")
"""“不得因协议终止而不再保密”: before the end that frees nobody."""


def ends_with_cooperation(text: str) -> bool:
    """Whether ``text`` says that nobody needs to keep the secret once the cooperation has ended."""
    found = NO_SURVIVAL.search(text) or _UNBOUND.search(text)
    return found is not None and not _NOT_FOR_THAT.search(text[: found.end()])
