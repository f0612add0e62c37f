from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown

GENERAL = "双方应当对合作中知悉的对方技术资料保密。"


def periods(*lines: str, elsewhere: bool = False) -> list[str]:
    """What the lines promise; ``elsewhere``: those behind the first one stand in another article."""
    between = ("第七条 资料的管理",) if elsewhere else ()
    text = "\n".join(("第六条 保密", lines[0], *between, *lines[1:]))
    return [shown(term) for term in secrecy(text).periods]


@pytest.mark.parametrize(
    "lines",
    [
        (GENERAL, "乙方对甲方的配方自合同终止之日起五年内不得泄露。"),
        (GENERAL, "合同终止后五年内，乙方不得泄露甲方的配方。"),
        ("甲乙双方对合作内容保密。", "乙方的保密期限为合同终止后五年。"),
        ("任何一方均负有保密义务。", "甲方在合同终止后五年内不得透露乙方的算法。"),
    ],
)
def test_a_period_of_one_party_elsewhere_leaves_the_duty_of_all_without_one(lines: tuple[str, ...]) -> None:
    assert any(item.startswith("undefined") for item in periods(*lines, elsewhere=True))


def test_a_period_of_one_party_in_the_article_of_the_duty_is_the_one_it_gives() -> None:
    found = periods(GENERAL, "乙方对甲方的配方自合同终止之日起五年内不得泄露。")
    assert found == ["months 60 cooperation_end"]


@pytest.mark.parametrize(
    "lines",
    [
        ("乙方应当对甲方的资料保密。", "乙方在合同终止后五年内不得泄露。"),
        (GENERAL, "合同终止后五年内，双方不得泄露对方的配方。"),
        (GENERAL, "合同终止后五年内，乙方不得泄露甲方的配方，甲方不得泄露乙方的算法。"),
        (GENERAL, "甲方的保密期限为合同终止后三年，乙方的保密期限为合同终止后五年。"),
        (GENERAL, "保密期限为合同终止后五年，乙方应当妥善保管资料。"),
        (GENERAL, "接收方在合同终止后五年内仍应保密。"),
        ("双方应当保守国家秘密。", "乙方对甲方的配方自合同终止之日起五年内不得泄露。"),
    ],
)
def test_what_binds_all_or_the_only_one_bound_is_a_period(lines: tuple[str, ...]) -> None:
    found = periods(*lines)
    assert found
    assert all(item.startswith("months") for item in found)
