"""What was filled in between spaces: “指定   张某   为联系人”, “1、负责联系工作        ；”."""

from __future__ import annotations

import re

from pipeline.text.edits import BLANK

_SPACE = r"[ \t\u3000]"
_VALUE = rf"(?:[^\s。；，,;:：()（）{BLANK}]{{2,40}}|[0-9.]{{1,6}}{_SPACE}?[:：]{_SPACE}?[0-9.]{{1,6}})"
_GOES_ON = (
    "(?:项目|课题|工程|公司|企业|仲裁委|人民法院|法院|方式|方法|形式|为|的|条(?!件)|比例|进行|等"
    "|[(（。；，,;])"
)
"""How the printed words of a form go on behind a place to fill in."""
_AHEAD = re.compile(rf"(?P<value>{_VALUE}){_SPACE}+(?={_GOES_ON})")
_BEHIND = re.compile(rf"[^\s]{_SPACE}{{2,}}(?P<value>{_VALUE})$")
_AFTER = re.compile(_GOES_ON)
_PRINTED = re.compile(
    "^(?:[年月日元天万%％‰款项个份倍省市县区镇乡路街号为以向由在于按至归并的等及和与或起止]|公司|有限|计划|方[式法面]|工作日|比例"
    "|提成|[之以]?[内前后]|同志|教授|先生|女士|方$)"
    "|担任|负责|承担|支付|提供|完成|组成|出资|作为|属于|享有|拥有|位于|签订|委派|聘请|占|[为以向由在于按至归并及和与或计是]$"
)
"""Words between two blanks that belong to the form: “委派   同志担任   职务”, “由   负责   工作”."""
_SAID = re.compile(
    rf"(?:^|\n)[^\n]{{0,60}}?[:：]{_SPACE}*(?P<answer>[^\n:：。；{BLANK}]{{4,}})$"
    rf"|(?:^|\n){_SPACE}*(?:[0-9]{{1,2}}[、.．)）]|[（(][一二三四五六七八九十0-9]{{1,2}}[)）])(?P<item>[^\n:：。；{BLANK}]{{6,}})$"
)
"""The answer to a label, or all of an item, before its last mark."""
_ASKS = re.compile(
    "(?:为|是|由|归|于|按|至|向|在|共|计|付|内容|事项|方[式法]|期限|地点?|时间|比例|标准|范围|名称|金额|日期|要求|条件|承担|负责|负担"
    "|提供|交付|采用|选择|如下|包括|以下|指定|指派|委托|[人员者])$"
)
"""Words behind which something is to be filled in."""


def is_padded(text: str, start: int, end: int) -> bool:
    """Whether the spaces ``text[start:end]`` stand before or behind a value that fills its place.

    The printed words must go on behind the value as they do behind a place to fill in.
    """
    ahead = _AHEAD.match(text, end)
    if ahead is not None:
        return _PRINTED.search(ahead["value"]) is None
    if _AFTER.match(text, end) is None:
        return False
    behind = _BEHIND.search(text, text.rfind("\n", 0, start) + 1, start)
    return behind is not None and _PRINTED.search(behind["value"]) is None


def is_answered(text: str, start: int) -> bool:
    """Whether the spaces at ``start``, before a full stop, only follow an answer or a whole item."""
    said = _SAID.search(text, max(0, text.rfind("\n", 0, start)), start)
    return said is not None and _ASKS.search(said["answer"] or said["item"]) is None
