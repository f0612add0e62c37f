"""Tables of instalments: 期次 | 付款条件 | 比例 | 金额（万元）."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.model.agreement import Standing
from pipeline.model.terms import Amount, Written
from pipeline.nlp.instalment_parts import Part
from pipeline.text.money import find_amounts
from pipeline.text.numerals import parse_number
from pipeline.text.ratios import find_ratios

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from pipeline.model.agreement import Agreement, Provision

_CUE = re.compile("期次|期数|分期|付款|支付|拨付|拨款|划拨|汇款|到账|缴付|款项|节点|阶段|里程碑|批次")
_SHARE_HEAD = re.compile("比例|占比|百分比|[(]%[)]|^%$")
_AMOUNT_HEAD = re.compile(
    "^(?:应付|支付|付款|拨付|拨款|本期|当期|各期|每期|本批|该批)?(?:金额|款额|款项金额|费用|经费|小计|合计|数额)(?:[(（][^()（）]{1,8}[)）])?$"
    "|^(?:[甲乙丙丁]方)?(?:随后|届时|对应|当期|本期|各期|应)?(?:付款|支付|拨付|拨款|付|划拨|到账)(?:数|额|款项?|金额)?[(（](?:人民币|单位[:：])?[十百千万亿]?元[)）]$"
)
_HEAD = re.compile("比例|占比|百分比|%|金额|款额|费用|经费|[小合]计|数额|元[)）]$")
_UNIT = re.compile("[(（](?:人民币)?(?:单位[:：])?([十百千万亿]?)元[)）]")
_INSTALMENT = re.compile(
    "第.期|首|尾款|预付|进度款|启动款|里程碑|签[订约]|验收|生效|中期|到货|质保|^[1-9一二三四五六]期?$|后"
)
_RECEIVER = re.compile(
    "^(?!合计|总计|小计|共计|金额|数量|单价)[\u4e00-\u9fff]{1,8}[(（](?:单位[:：])?[十百千万亿]?元[)）]$"
)
"""The head of a column that says who gets its amounts: 医院（万元）."""
_WHEN = re.compile("何时|时间|时点|日期|节点|期次|阶段|条件")
_TOTAL = re.compile("合计|总计|小计|共计|总额")
_NUMBER = re.compile(r"(?:[¥]|人民币)?([\d,，.]+)([万亿]?)元?整?")
_PAID = re.compile(r"(?:支付|拨付|拨款|缴付|付|拨|汇)(?:人民币|¥)?([\d,，.]+)([万亿]?)$")
"""The end of a cell under such a head that also says when: 生效后30日内付800,000."""
_PAYING_HEAD = re.compile("(?:付款|支付|拨付|拨款)[^|]{0,6}元[)）]")
_NOT = re.compile("单价|数量|规格|型号|年度|预算|科目|支出|出资|股东|投资|人员|分配|收益")
_SCALE = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_FEWEST = 2


@dataclass(slots=True)
class PaymentTable:
    """The instalments of one table with the cells that they stand in."""

    provisions: set[int] = field(default_factory=set)
    payments: list[tuple[Part, Provision]] = field(default_factory=list)
    total: Amount | None = None


def read_tables(agreement: Agreement) -> list[PaymentTable]:
    """The tables of instalments of the agreement, in reading order."""
    blocks = agreement.document.blocks
    likely = {
        block.cells[-1].table
        for block in blocks
        if block.cells and not block.cells[-1].row and _HEAD.search(block.text)
    }
    if not likely:
        return []
    cells = [
        (place[-1], provision)
        for provision in agreement.provisions
        if provision.standing in (Standing.OPERATIVE, Standing.HEADING)
        and (place := blocks[provision.location.block].cells)
        and place[-1].table in likely
    ]
    found = []
    for _, group in groupby(cells, key=lambda item: item[0].table):
        rows: dict[int, dict[int, Provision]] = {}
        for cell, provision in group:
            rows.setdefault(cell.row, {}).setdefault(cell.column, provision)
            if len(rows) == _FEWEST and not _may_be(next(iter(rows.values()))):
                break
        table = _table(agreement, [rows[row] for row in sorted(rows)])
        if table is not None:
            found.append(table)
    return found


def _table(agreement: Agreement, rows: Sequence[dict[int, Provision]]) -> PaymentTable | None:
    if len(rows) <= _FEWEST:
        return None
    heads = {column: provision.text for column, provision in rows[0].items()}
    line = "|".join(heads.values())
    share = next((column for column, text in heads.items() if _SHARE_HEAD.search(text)), None)
    amount = next((column for column, text in heads.items() if _AMOUNT_HEAD.match(text)), None)
    if _NOT.search(line.replace("年度", "") if _PAYING_HEAD.search(line) else line):
        return None
    if share is None and amount is None:
        receivers = [column for column, text in heads.items() if _RECEIVER.match(text)]
        return _by_receiver(rows, receivers) if len(receivers) >= _FEWEST and _WHEN.search(line) else None
    if not _CUE.search(line) and sum(_is_instalment(row) for row in rows[1:]) < _FEWEST:
        return None
    table = PaymentTable({provision.index for row in rows for provision in row.values()})
    scale = _scale(heads.get(amount, "")) if amount is not None else 0
    for row in rows[1:]:
        _read_row(agreement, row, table, (share, amount), scale)
    return table if len(table.payments) >= _FEWEST else None


def _by_receiver(rows: Sequence[dict[int, Provision]], receivers: Sequence[int]) -> PaymentTable | None:
    """A row for each time of payment, a column for each receiver: all cells make the whole."""
    table = PaymentTable({provision.index for row in rows for provision in row.values()})
    for row in rows[1:]:
        if any(_TOTAL.search(provision.text) for provision in list(row.values())[:2]):
            continue
        for column in receivers:
            amount = _amount(row[column].text, _scale(rows[0][column].text)) if column in row else None
            if amount is not None:
                table.payments.append((Part(amount=amount), row[column]))
    return table if len(table.payments) >= _FEWEST else None


def _may_be(heads: dict[int, Provision]) -> bool:
    """A quick look at the first row."""
    texts = [provision.text for provision in heads.values()]
    return any(
        _SHARE_HEAD.search(text) or _AMOUNT_HEAD.match(text) or _RECEIVER.match(text) for text in texts
    )


def _is_instalment(row: dict[int, Provision]) -> bool:
    return any(_INSTALMENT.search(provision.text) for provision in row.values())


def _scale(head: str) -> int:
    unit = _UNIT.search(head)
    return _SCALE[unit[1]] if unit else 0


def _read_row(
    agreement: Agreement,
    row: dict[int, Provision],
    table: PaymentTable,
    columns: tuple[int | None, int | None],
    scale: int,
) -> None:
    share_cell, amount_cell = (None if column is None else row.get(column) for column in columns)
    share = None if share_cell is None else _share(share_cell.text)
    amount = None if amount_cell is None else _amount(amount_cell.text, scale)
    if any(_TOTAL.search(provision.text) for provision in list(row.values())[:2]):
        if amount is not None and amount_cell is not None:
            table.total = Amount(amount, Written.DIGITS, agreement.evidence(amount_cell))
        return
    place = share_cell if share is not None else amount_cell
    if place is not None and (share is not None or amount is not None):
        table.payments.append((Part(share, amount), place))


def _share(text: str) -> Fraction | None:
    ratios = find_ratios(text)
    if ratios:
        return ratios[0].value
    number = parse_number(text) if text.replace(".", "").isdigit() else None
    return None if number is None else number / 100


def _amount(text: str, scale: int) -> Decimal | None:
    spans = find_amounts(text)
    if spans:
        return spans[0].value
    match = _NUMBER.fullmatch(text.strip()) or _PAID.search(text.strip())
    number = parse_number(match[1]) if match else None
    if match is None or number is None:
        return None
    power = _SCALE[match[2]] if match[2] else scale
    return Decimal(number.numerator * 10**power) / Decimal(number.denominator)
