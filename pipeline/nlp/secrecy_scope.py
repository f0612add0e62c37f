"""Where an agreement says what is secret and what is not."""

from __future__ import annotations

import re

from pipeline.model.agreement import Agreement, Provision
from pipeline.model.state import State
from pipeline.model.terms import SecrecyScope
from pipeline.nlp.passages import mentions
from pipeline.text.normalise import BLANK

KIND = "confidentiality"
_TRIGGER = re.compile("保密|守密|秘密|机密|泄[露漏密]|涉密")
_THING = (
    "技术|经营|商业|财务|客户|试验|实验|资料|数据|文件|图纸|秘密|信息|情报|样品|配方|参数|工艺|方案|成果"
    "|文档|价格|隐私|代码|算法|方法|内容"
)
_KEPT = "(?:保密(?![、等审守制规措条要协事人])|守密|保守[^，。；]{0,12}秘密|机密)"
_LABELLED = re.compile("(?:保密|涉密)(?:内容|范围|信息|资料|事项)[^。；:]{0,30}:")
_NAMED = re.compile(
    r"(?:保密|机密|秘密|涉密)(?:信息|内容|范围|资料|事项|对象|义务)[^。；]{0,16}?(?:包括|是指|系指|指"
    rf"|为(?!期)|如下|:)[^。；]{{0,80}}(?:{_THING})"
    rf"|(?:对|就|将)[^。；]{{0,80}}(?:{_THING})[^。；]{{0,50}}(?:{_KEPT}|不得)"
    rf"|不得[^。；]{{0,60}}(?:泄[露漏密]|透露|披露|公开|提供)[^。；]{{0,60}}(?:{_THING})"
    rf"|(?:{_THING})[^。；]{{0,60}}{_KEPT}"
)
_EXCEPT = re.compile(
    "(?:不属于|不视为|不构成|不包括|除外|不适用)[^。；]{0,20}(?:保密|秘密|信息)|(?:下列"
    "|以下)[^。；]{0,10}信息[^。；]{0,20}(?:除外|不)"
)
_BLANK = re.compile(
    f"(?:保密|涉密)(?:信息|内容|范围|资料|事项)[^。；]{{0,40}}?[:为]{BLANK}(?=[。；，\\s]|$)"
    f"|(?:下列|以下)[^。；]{{0,12}}(?:资料|信息|内容)[^。；]{{0,40}}{BLANK}"
)
_OTHER = re.compile(
    "保密(?:义务|责任|条款|期限|期)?[^。；，]{0,12}(?:期限|有效|终止|年|月)|涉密人员|违反|泄密责任|赔偿"
    "|返还|销毁|离职|承担[^。；]{0,8}责任(?<!保密责任)"
)
_LABEL = re.compile(r"^[^:。]{2,12}:")
_MOST = 6


def read(agreement: Agreement) -> SecrecyScope:
    """The sentences that name what is secret or free, a few of them; BLANK when that was left to fill in."""
    named: list[Provision] = []
    blank: list[Provision] = []
    for provision in mentions(agreement, _TRIGGER, KIND):
        text = provision.text
        if _BLANK.search(text) or _is_label_alone(agreement, provision):
            blank.append(provision)
        elif _names(text):
            named.append(provision)
    chosen = named or blank
    state = State.DEFINED if named else State.BLANK if blank else State.ABSENT
    return SecrecyScope(state, tuple(agreement.evidence(provision) for provision in chosen[:_MOST]))


def _names(text: str) -> bool:
    if _EXCEPT.search(text):
        return True
    return bool(_NAMED.search(text)) and not (_OTHER.search(text) and not _LABELLED.search(text))


def _is_label_alone(agreement: Agreement, provision: Provision) -> bool:
    """“保密内容：” with the next label, or nothing, right behind it."""
    label = _LABELLED.search(provision.text)
    if label is None or provision.text[label.end() :].strip():
        return False
    following = agreement.provisions[provision.index + 1 : provision.index + 2]
    return not following or bool(_LABEL.match(following[0].text))
