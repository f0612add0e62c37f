"""What an agreement calls itself: 合约, as in Hong Kong and Taiwan, is read as 合同."""

from __future__ import annotations

import re

_CALLED = "合约"
_CONTRACT = re.compile(
    r"(?<![符结联配契组整混复集综融吻适缝撮])合约"
    r"(?=[之的书期内中外上项双各当正副签生届终解履变有到满规约条总价金份款标文附转让无失存续或及和与、，。；：）)》\s]|$)"
    r"(?!约[束谈请见]|款待)"
)
"""Not 符合约定, 综合约束, 联合约谈, nor the name of a company (合约管理公司)."""


def plain(text: str) -> str:
    """``text`` of the same length with 合同 where it says 合约."""
    return _CONTRACT.sub("合同", text) if _CALLED in text else text
