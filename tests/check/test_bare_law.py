from __future__ import annotations

import pytest
from helpers.agreements import agreement
from helpers.judging import found

from pipeline.check.bare_law import leaves_to_law
from pipeline.check.matter import Found

REFERRING = [
    "技术风险的承担按照民法典的规定执行。",
    "成果的归属依照《专利法》《著作权法》的规定处理。",
    "论文发表按照国家有关规定办理。",
    "合作终止后的清算按国家有关法律法规办理",
    "违约责任适用《民法典》合同编的有关规定。",
    "后续改进成果的归属按照民法典第八百七十五条执行。",
]


@pytest.mark.parametrize("text", REFERRING)
def test_a_sentence_may_leave_its_matter_to_the_law(text: str) -> None:
    assert leaves_to_law(text)


@pytest.mark.parametrize(
    "text",
    [
        "专利权归甲方，按照国家有关规定办理。",
        "任何一方违约，依照法律规定承担违约责任。",
        "违约方应当按照法律规定赔偿损失。",
        "经费按照本合同第五条执行。",
        "清算按照双方出资比例执行。",
        "验收按照附件一规定的标准执行。",
        "质量按照国家标准执行。",
        "双方按照法律规定共有。",
    ],
)
def test_what_settles_something_itself_is_not_left_to_the_law(text: str) -> None:
    assert not leaves_to_law(text)


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        (("技术风险的承担按照民法典的规定执行。",), Found.BLANK),
        (("技术风险的承担按照民法典的规定执行。", "风险由双方承担。"), Found.SETTLED),
        (("清算按照民法典的规定执行。",), Found.ABSENT),
    ],
)
def test_only_what_the_agreement_says_itself_settles_a_matter(lines: tuple[str, ...], state: Found) -> None:
    given = agreement("\n".join(("第一条 约定", *lines)))
    assert found(given, {"wording": ["风险[^。]{0,8}承担"]}).state is state
