"""What an agreement calls itself: 合约, as in Hong Kong and Taiwan, is read as 合同."""

from __future__ import annotations

import re

_CALLED = "合约"
_CONTRACT = re.compile(r"(?<![符结联配契组整混复集综融吻适缝撮])合约(?![定束谈请见占莫管部科咨工服能资书]|$)")
"""Not 符合约定, 综合约束, 联合约谈, nor the name of a company or a paper (合约管理公司, 开发合约书)."""


def plain(text: str) -> str:
    """``text`` of the same length with 合同 where it says 合约."""
    return _CONTRACT.sub("合同", text) if _CALLED in text else text
