"""Instalments that a form leaves to be filled in: “首笔款：▁元”, “分期支付。具体方式如下：▁”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.agreement import Standing
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.agreement import Agreement, Provision

_COUNT = "[一二两三四五六七八九十0-9]{1,2}"
_UNIT = r"(?:[十百千万亿美英欧日港]|人民币)*(?:元|镑|%|‰|成)"
_NAMED = re.compile(
    rf"(?:首[期付笔次]款?|(?:第{_COUNT}|每[年月季]?[一1]|末|最后一)[期笔次批](?:款|付款|支付|拨款)?|预付[^。；，:▁]{{0,8}}"
    rf"|尾款|进度款)[^。；，▁不]{{0,16}}{BLANK}{_UNIT}"
)
_SPLIT = re.compile(
    rf"分(?:{_COUNT})?[期次笔批](?:[^。；，:▁不]{{0,8}}(?:支付|付款|付清|拨付|缴付|缴纳|偿还)|付)"
)
_HEADED = re.compile(
    rf"分(?:{_COUNT})?[期次笔批](?!产|实施|投产)[^。；，]{{0,16}}(?:款|金额|数额|付|经费|偿还)"
)
_PENALTY = re.compile(
    "违约|逾期|迟延|拖延|罚|赔偿|滞纳|退[还回]|返还|提成|利息|如果?采?[取用]?分期|不得|无需|不分期"
)
_SUM = re.compile(rf"{BLANK}{_UNIT}|{BLANK}[。；]?$|:$")
_FIGURE = re.compile("[0-9](?:[0-9,.]*)(?:万|千|亿)?(?:元|%)")
_STAGE = re.compile(rf"(?:[后前时内]|之日)[^。；▁不]{{0,16}}付[^。；，{BLANK}不]{{0,14}}{BLANK}(?:%|‰|成)")
"""“验收合格后支付▁%”: one of several."""
_FEWEST = 2
_NEAR = 2
"""Sentences behind one that splits the sum among which the blank for the parts stands."""


def open_instalments(agreement: Agreement) -> tuple[Provision, ...]:
    """The operative sentences and headings that name instalments whose sums nobody filled in."""
    return tuple(dict.fromkeys([*_sentences(agreement), *_stages(agreement), *_headings(agreement)]))


def _stages(agreement: Agreement) -> list[Provision]:
    """Several sentences that each pay a share left blank when something has been done."""
    told = (p for p in agreement.stream.provisions if BLANK in p.text and not _PENALTY.search(p.text))
    found = [p for p in told if _STAGE.search(p.text)]
    return found if len(found) >= _FEWEST else []


def _sentences(agreement: Agreement) -> Iterator[Provision]:
    told = agreement.stream.provisions
    for at, provision in enumerate(told):
        text = provision.text
        if _PENALTY.search(text):
            continue
        if BLANK in text and _NAMED.search(text):
            yield provision
        elif _SPLIT.search(text) and not _FIGURE.search(text):
            near = [p.text for p in told[at : at + 1 + _NEAR] if p.clause == provision.clause]
            if any(BLANK in item and _SUM.search(item) for item in near):
                yield provision


def _headings(agreement: Agreement) -> Iterator[Provision]:
    """Headings of instalments above blanks and no figures: “分期偿还的金额：”, “▁年▁月还▁元”."""
    for provision in agreement.provisions:
        if provision.standing is not Standing.HEADING or not _HEADED.search(provision.text):
            continue
        below = [p.text for p in agreement.stream.provisions if p.clause == provision.clause]
        if any(BLANK in text for text in below) and not any(map(_FIGURE.search, below)):
            yield provision
