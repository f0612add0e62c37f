"""Words that announce a list: without the list they settle nothing."""

from __future__ import annotations

import re

from pipeline.model.agreement import Agreement, Provision, Standing

_ANNOUNCING = re.compile("(?:下[列述面]|以下|如下|之一)[^。；]*:$")
_OPENING = re.compile(
    "(?:约定|协议|合同|条款|商定|议定|达成|订立|签订|签署|一致)[^。；]{0,6}(?:如下|以下|下列)(?:条款|协议|约定|内容)?:$"
    "|(?:如下|以下|下列)(?:条款|协议|约定|合同):$"
)
"""The last sentence of the head; what it announces are the articles."""


def announces_nothing(agreement: Agreement, provision: Provision) -> bool:
    """Whether the list that ``provision`` announces (有下列情形的，可以退出：) is not in its article."""
    if not _ANNOUNCING.search(provision.text):
        return False
    behind = (p for p in agreement.provisions[provision.index + 1 :] if p.standing is Standing.OPERATIVE)
    following = next(behind, None)
    if following is not None and provision.clause == 0 and _OPENING.search(provision.text):
        return False
    if following is None:
        return True
    article = agreement.article(provision.clause)
    return agreement.article(following.clause).index != article.index
