"""What may let the cooperation end later than its stated term, counted from signing, would say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.agreement import Agreement
from pipeline.model.terms import CooperationTerm
from pipeline.nlp.term import longest

_RENEWED = re.compile(
    "(?:自动|自然|自行|当然)(?:予以)?(?:续[期展约签延订存]|接续|顺延|延[长续期展])"
    "|视为(?:同意)?(?:续[期展约签延订]|延[长续期展])"
    "|(?:无异议|未[^。；，]{0,16}(?:提出|通知|表示|书面|终止|解除)|不[^。；，]{0,8}(?:提出|通知|异议))[^。；]{0,24}(?:(?:续[期展约签延订]|延[长续期展]|顺延)(?!申请))"
)
"""The term is prolonged without a new agreement."""
_TERM_RUN_OUT = re.compile("期满|届满|到期|有效期|期限|合同期|协议期|合作期|终止日")
_OTHER_RUN_OUT = re.compile(
    "[保守]密|节假|休息日|不可抗力|付款|支付|质保|保修|维护|专利|许可费|工期|送达|试用期|第一?个工作日"
)
_EFFECT_LATER = re.compile(
    "(?:批准|审批|核准|同意|备案|登记|公证|到账|到位|支付|缴[纳付]|收到|立项|下达|满足|成就|完成|取得|获得)[^。；]{0,24}?(?:之?[日时]|后|以后)[^。；]{0,6}生效"
    "|生效(?:的?(?:条件|前提))[^。；]{0,4}[:：为是]"
)
"""The agreement takes effect later than it is signed."""
_FROM = re.compile("(?:自|从|由|以)(?P<what>[^，。；:]{1,30}?)(?:之?[日时]?起|起|开始|算起|为起点)")
_OWN_START = re.compile("签|订立|盖章|生效|成立|本(?:合同|协议)")
_DAY = re.compile("[0-9〇零一二三四五六七八九▁]年")


def doubts(agreement: Agreement, term: CooperationTerm) -> Iterator[str]:
    """Each reason, in Chinese, why the end may come later than the stated months after signing or effect."""
    if any(_renews(provision.text) for provision in agreement.stream.provisions):
        yield "合作期限可能自动延续"
    most = longest(agreement)
    if most is not None and term.months is not None and most > term.months:
        yield f"另有更长的期限：{most} 个月"
    if term.anchor == "effective" and _EFFECT_LATER.search(agreement.stream.text):
        yield "合作期限自生效起算，生效晚于签署"
    if moment := _other_start(term):
        yield f"合作期限自“{moment}”起算"


def _renews(text: str) -> bool:
    if not ("续" in text or "延" in text) or not _RENEWED.search(text):
        return False
    return _TERM_RUN_OUT.search(text) is not None and not _OTHER_RUN_OUT.search(text)


def _other_start(term: CooperationTerm) -> str:
    """The moment from which the term runs when that is neither a day nor signing nor effect."""
    if term.start is not None or term.anchor or not term.evidence:
        return ""
    match = _FROM.search(term.evidence[0].quote)
    if match is None or _OWN_START.search(match["what"]) or _DAY.search(match["what"]):
        return ""
    return match["what"]
