"""What an agreement is about, in one line."""

from __future__ import annotations

import re

from pipeline.model.agreement import Agreement, Provision
from pipeline.model.state import State
from pipeline.model.terms_results import Subject
from pipeline.text.normalise import BLANK

KIND = "subject"
_LABELLED = re.compile(
    r"(?:项目|课题|技术|产品|合作项目|服务项目|标的)名称(?:(?:为|是|:)+[“《\"<]?"
    r"|[“《\"<])([^。；，》”\"\n>]{0,60})"
)
_TRIGGER = re.compile("项目名称|课题名称|技术名称|标的名称")
_QUOTED = re.compile(
    r"(?:项目|课题|关于|就|开展|进行|实施|建设|研发|研究|共建"
    r"|承担)[^。；，\n《“\"称(]{0,16}[《“\"<]([^》”\"\n>]{3,60})[》”\">](?![^。；，]{0,6}^本|(?:法|条例"
    r"|规定|办法|有关规定))"
)
_QUOTED_BEFORE = re.compile(
    r"(?<!称)(?<!即)[《“\"<]([^》”\"\n>]{3,60})[》”\">](?:的)?(?:项目|课题|专项|技术(?:开发|研究)|研究"
    r"|的研究|产品|合作)"
)
_OVER = re.compile(
    r"(?:(?<![成一造])就|关于)(?!业|餐|此|本[合协][同议](?:的)?(?:签|未)|诊|近"
    r"|[以如][下])([^。；，:\n]{4,60}?)(?:的)?(?:等)?(?:相关|有关|具体|合作)?(?:事宜|事项|问题|达成"
    r"|签[订署]|订立|经[^，。]{0,8}协商|共同|一事|进行[^，。]{0,8}(?:合作|协商)|开展[^，。]{0,10}合作)"
)
_LAW = re.compile(
    "^本|(?:法|条例|规定|办法|民法典|规范|合同|协议|订单|确认书|承诺书|附件)$|^(?:甲|乙|丙)方$|以下|[简统]称"
)
_FILLED_LATER = re.compile(rf"^[{BLANK}/\s()（）]*$")
_UNDERLINED = re.compile(f"{BLANK} ?([^{BLANK}]+?) ?{BLANK}")
"""Words written on a line to fill in."""
_ITEM = re.compile(r"^(?:[(（]?[0-9一二三四五六七八九十]{1,2}[)）.、．]|[-•·]) *")
_RHETORIC = re.compile(
    "^(?:为了?|本着|根据|依据|鉴于|随着|按照|遵循|甲、?乙[^，。]{0,6}本着)|深刻|积极|旨在|平等|意义|理念"
)
_LABEL = re.compile(r"^[^:。，]{2,16}:\s*")
_LONGEST = 100
_PREAMBLE = 12
"""Provisions at the start among which 就…达成如下协议 is looked for."""


def read(agreement: Agreement) -> Subject:
    """The project's name where one is said; else what the parties agree on; else the first sentence."""
    return _labelled(agreement) or _quoted(agreement) or _first_sentence(agreement) or Subject()


def _made(agreement: Agreement, provision: Provision, text: str) -> Subject:
    filled = _UNDERLINED.fullmatch(text.strip(" 。；，:、"))
    name = _ITEM.sub("", filled[1] if filled else text).strip(" 。；，,:、的")
    blank = BLANK in name or not name
    return Subject(
        State.BLANK if blank else State.DEFINED, "" if blank else name, (agreement.evidence(provision),)
    )


def _labelled(agreement: Agreement) -> Subject | None:
    """项目名称：…."""
    for provision, start, _ in agreement.stream.search(_TRIGGER):
        match = _LABELLED.search(provision.text, max(0, start - 2))
        if match:
            return _made(agreement, provision, BLANK if _FILLED_LATER.match(match[1]) else match[1])
    return None


def _quoted(agreement: Agreement) -> Subject | None:
    scopes = agreement.scopes
    provisions = agreement.stream.provisions
    near = (
        provisions[:_PREAMBLE]
        + tuple(p for p in provisions[_PREAMBLE:] if KIND in scopes[p.clause])[:_PREAMBLE]
    )
    for pattern in (_QUOTED, _QUOTED_BEFORE, _OVER):
        for provision in near:
            match = pattern.search(provision.text)
            if match and not _LAW.search(match[1]) and BLANK not in match[1]:
                return _made(agreement, provision, match[1])
    return None


def _first_sentence(agreement: Agreement) -> Subject | None:
    """The first sentence below the heading about the subject; what introduces it is passed over."""
    scopes = agreement.scopes
    said = [
        p
        for p in agreement.stream.provisions
        if KIND in scopes[p.clause] and not p.text.endswith((":", "："))
    ]
    if not said:
        return None
    chosen = next((p for p in said if not _RHETORIC.search(p.text)), said[0])
    return _made(agreement, chosen, _shortened(_LABEL.sub("", chosen.text)))


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    cut = max(text.rfind(mark, 0, _LONGEST) for mark in "，；、")
    return text[: cut if cut > 0 else _LONGEST]
