"""Two statements of the same shares that differ: in the body and in an annex, or in two articles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from pipeline.model.agreement import Agreement
from pipeline.model.terms import Share, ShareTerm

_CASE = re.compile(
    "转让|许可|授权|实施|生产|自行|自用|销售|作价|入股|出资|投资|服务|咨询|培训|广告|票|海外|境外|国内|省内|省外"
    "|衍生|改进|后续|独立|共同|单独|软件|专利|技术秘密|数据|奖励|退出|解除|终止|届满|结余|剩余|其余|余下|部分"
    "|超过|超出|不足|以内|以上|以下|满|首[年期笔]|第[一二三四五六0-9]+[年期笔]|前[一二三四五六0-9]+年"
    "|此后|以后|之后|以前|之前|起|如果|若|但"
)
"""Words that tell one case, or one income, from another."""
_GENERIC = re.compile(
    "(?:成果|转化|项目|合作|本项|课题|全部|上述|前述|可分配|分配|税后|产生|取得|获得|净|纯|的|之|得|该|其|按|由|归|应"
    "|收益|收入|利益|效益|所得|利润|盈余|比例|表|:|：|“|”|[0-9.、附件]|\\s)+"
)
"""Of any income: “成果转化净收益”, “收益分配比例”."""
_PARTY = re.compile("[甲乙丙丁戊己]方?|[双各三四五]方")
_FIGURE = re.compile(
    "[0-9０-９]+(?:[.．][0-9０-９]+)?[%％]?|百分之[一二三四五六七八九十百零点]+|[一二三四五六七八九]成[一二三四五六七八九]?"
    "|[一二三四五六七八九]{2}(?=分|开)"
)


def contradicting(agreement: Agreement, terms: Iterable[ShareTerm]) -> tuple[ShareTerm, ShareTerm] | None:
    """The first two of ``terms`` that divide the same income among the same parties by other figures.

    Each must divide the whole, and they must stand in different articles; statements that name different
    cases (licence and transfer, the first and the second year) never contradict each other.
    """
    whole = [term for term in terms if term.complete and len(term.shares) > 1 and _is_whole(term.shares)]
    return next((pair for pair in combinations(whole, 2) if _contradict(agreement, *pair)), None)


def _is_whole(shares: Iterable[Share]) -> bool:
    return sum(share.value or 0 for share in shares) == 1


def _contradict(agreement: Agreement, one: ShareTerm, other: ShareTerm) -> bool:
    mine, yours = ({share.party: share.value for share in term.shares} for term in (one, other))
    differ = "" not in mine and mine.keys() == yours.keys() and mine != yours
    apart = one.evidence.clause != other.evidence.clause or _in_annex(agreement, one) != _in_annex(
        agreement, other
    )
    return differ and apart and _same_income(agreement, one, other)


def _same_income(agreement: Agreement, one: ShareTerm, other: ShareTerm) -> bool:
    """Word for word the same but for the figures; or one in an annex, of the same case and income."""
    mine, yours = one.evidence.quote, other.evidence.quote
    if _masked(mine) == _masked(yours):
        return True
    if _in_annex(agreement, one) == _in_annex(agreement, other):
        return False
    body, annexed = (yours, mine) if _in_annex(agreement, one) else (mine, yours)
    same_case = set(_CASE.findall(body)) == set(_CASE.findall(annexed))
    return same_case and _income(annexed) in ("", _income(body))


def _in_annex(agreement: Agreement, term: ShareTerm) -> bool:
    block = term.evidence.location.block
    return any(clause.annex and clause.blocks[0] <= block < clause.blocks[1] for clause in agreement.clauses)


def _masked(quote: str) -> str:
    return _PARTY.sub("", _FIGURE.sub("", quote)).strip(" 。；\u3000")


def _income(quote: str) -> str:
    """What is divided, without the words that fit any income: the words before the first party or figure."""
    first = min((match.start() for item in (_PARTY, _FIGURE) if (match := item.search(quote))), default=0)
    return _GENERIC.sub("", quote[:first])
