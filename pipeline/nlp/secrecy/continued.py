"""Duties that go on behind what is to be returned, and periods that go on when they have run out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.agreement import Agreement, Clause, Provision
from pipeline.nlp.secrecy import topic
from pipeline.nlp.secrecy.lasting import ENDS
from pipeline.text.durations import find_durations

_GIVEN_BACK = "(?:返还|归还|退还|交还|退回|交回|收回|销毁|删除|移交|缴回|清退|清除|交出)"
_AT_END = re.compile(
    "^(?:[(（]?[0-9.]{1,5}[)）、]?)?(?:在|于|自|当)?(?:本|该)?(?:合同|协议|契约|合作|项目|课题|服务|任务|研究|工作|委托)"
    f"[^。；，,]{{0,16}}?(?:{ENDS})(?:之日)?(?:时|起|之?后|以后)(?=[，,][^。]*{_GIVEN_BACK})"
)
"""“终止后，双方应返还资料”: when something is to be given back."""
_GOES_ON = re.compile(
    "(?:^|[，,])(?:并|且|但|同时|此外|[双各]方|任何一方|接[收受]方|[甲乙丙丁]方|均|应当?|仍|须|上述|前述|其)*(?:继续|仍应|仍须|仍然?)"
    "[^。；，,]{0,16}(?:[保守]密(?:的)?(?:义务|责任)|[保守]密(?=[。；，,]|$))"
)
_STILL = re.compile(
    "(?:继续|仍应?|仍须|仍然)[^。；，,]{0,10}[保守]密"
    "|[保守]密[^。；，,]{0,10}(?:继续|仍然?|依然|持续)(?:有效|存续|履行|适用|具有|承担|遵守|存在|生效)"
)
"""What goes on, told without a time: “保密义务继续有效”."""
_CLOSED = "(?:终止|解除|结束|届满|期满|到期|终结)"
_AFTERWARDS = re.compile(f"{_CLOSED}(?:[或与及、]{_CLOSED})?(?:之?后|以后|的?(?:法律)?(?:后果|效力)|善后)")
"""A heading: “合同终止后的义务”, “解除的后果”."""
_ANNOUNCED = re.compile(f"{_CLOSED}(?:之日)?(?:时|起|之?后|以后|的|[,，])[^。；]*:$")
"""“合同终止后，双方应当：” in front of a list."""
_LEADS = re.compile(f"[:：]$|^[^。；，,]{{0,10}}(?:{_AFTERWARDS.pattern})[^。；，,]{{0,6}}$")
"""The head of a list: an announcement, or a line that only names what it is about."""
_REACH = 10
"""Sentences between the head of a list and its last item."""
_OWN_TIME = re.compile("期间|期内|期限|以前|之前|届满")
_KEPT_ONLY = re.compile("(?:留存|保留|备份|存档)[^。；，,]{0,6}(?:部分|资料|信息|副本|复制件|备份)")
"""Only what is left is kept secret."""
_RUN_OUT = re.compile(
    "(?:^|[，,；])(?:若|如果?)?(?:(?:该|上述|前述|此|本条|其)?(?:[保守]密)?(?:的)?(?:义务|责任)?(?:期限|期间|期|信息|资料))?"
    "(?:届满|期满|到期|(?<=期)满)(?:之?日|之?[后时]|以后|的|而)?(?P<rest>[^。；]*)"
)
"""“期满后仍未公开的，…”: behind a secrecy period, or at the head of a sentence of its own."""
_ON = re.compile("仍|继续|尚")
_SOME = re.compile("核心|商业秘密|技术秘密|个人信息|源代?码|部分|重要|特别|特定")
"""Of some secrets only."""
_SHORT = re.compile(
    "(?:[0-9一二三四五六七八九十百两▁]{1,4}个?(?:工作|自然)?[日天]|合理(?:的)?(?:期限|期间|时间)|规定(?:的)?(?:期限|时间))之?(?:内|以内)[，,]?"
    f"(?=[^。；]{{0,50}}{_GIVEN_BACK}[^。；]{{0,60}}[，,][^。；，,]{{0,10}}(?:继续|仍))"
)
"""How soon something is to be given back: “终止后十日内返还全部资料，并继续保密”."""

_MAY_GROW = re.compile(
    "[，,][^。；，,]{0,30}?(?:可以?|有权)(?:适当|酌情|另行|依法|书面|协商)*(?:延长|顺延|延展)(?:至|到)?[^。；，,]*"
)
"""“但核心秘密的期限可以适当延长至五年”: the period before it is the least there is."""


def without_returns(text: str) -> str:
    """``text`` without how soon papers are to be given back, and without leave to lengthen a period."""
    for grown in _MAY_GROW.finditer(text):
        if find_durations(text[: grown.start()]):
            text = text[: grown.start()] + text[grown.end() :]
            break
    return _SHORT.sub("", text) if "继续" in text or "仍" in text else text


def prolongs(text: str) -> bool:
    """Whether ``text`` says of all secrets what counts when their period has run out."""
    for found in _RUN_OUT.finditer(text):
        named = (
            topic.PERIOD_WORD.search(text, 0, found.start())
            or "密" in text[found.start() : found.start("rest")]
        )
        if named and _ON.search(found["rest"]) and not _SOME.search(found["rest"]):
            return True
    return False


def carried_on(agreement: Agreement, position: int) -> str:
    """“合作终止后，” where what goes before says when, and this sentence goes on with secrecy.

    The sentence before gave papers back then, the list it is an item of tells what is done then, or the
    article is headed 终止后的义务. ``position``: in the stream of ``agreement``.
    """
    provisions = agreement.stream.provisions
    own = provisions[position]
    if any(said.search(own.text) for said in (_OWN_TIME, _KEPT_ONLY)) or find_durations(own.text):
        return ""
    if position and _GOES_ON.search(own.text) and (moment := _given_back(provisions[position - 1], own)):
        return moment
    is_item = _STILL.search(own.text) is not None
    return "合作终止后，" if is_item and _is_after_the_end(agreement, position) else ""


def _given_back(before: Provision, own: Provision) -> str:
    """When ``before``, of the same paragraph, gives papers back; nothing said: empty."""
    if before.location.block != own.location.block or topic.SENTENCE_END.search(before.text) is None:
        return ""
    found = _AT_END.match(before.text)
    return f"{found[0]}，" if found else ""


def _lineage(agreement: Agreement, provision: Provision) -> Iterator[Clause]:
    """The clause of ``provision`` and those that it stands in."""
    index: int | None = provision.clause
    while index is not None:
        yield agreement.clauses[index]
        index = agreement.clauses[index].parent


def _is_after_the_end(agreement: Agreement, position: int) -> bool:
    """Whether the list or the heading that the sentence stands under is about what counts after the end."""
    provisions = agreement.stream.provisions
    if any(_AFTERWARDS.search(clause.title) for clause in _lineage(agreement, provisions[position])):
        return True
    article = agreement.article(provisions[position].clause)
    nearest = provisions[max(0, position - _REACH) : position]
    lead = next((item for item in reversed(nearest) if _LEADS.search(item.text)), None)
    if lead is None or agreement.article(lead.clause) != article:
        return False
    return any(told.search(lead.text) for told in (_ANNOUNCED, _AFTERWARDS))
