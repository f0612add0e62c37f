"""What is secret."""

from __future__ import annotations

import pytest
from helpers.reading import understood

from pipeline.model.state import State
from pipeline.nlp import secrecy_scope

HEADING = "第七条 保密\n"


@pytest.mark.parametrize(
    "text",
    [
        "保密信息包括技术方案、试验数据和样品。",
        "保密内容：本项目的全部工艺参数。",
        "双方对合作中知悉的技术资料负有保密义务。",
        "乙方不得向第三方泄露甲方提供的图纸。",
        "已经公开的资料不属于保密信息。",
    ],
)
def test_what_is_secret_is_quoted(text: str) -> None:
    found = secrecy_scope.read(understood(HEADING + text))
    assert (found.state, [item.quote for item in found.evidence]) == (State.DEFINED, [text])


@pytest.mark.parametrize(
    "text",
    [
        "保密内容：____________",
        "双方应当对下列技术资料承担保密义务：____________",
        "保密内容：\n涉密人员范围：",
    ],
)
def test_what_was_left_to_fill_in_is_blank(text: str) -> None:
    assert secrecy_scope.read(understood(HEADING + text)).state is State.BLANK


@pytest.mark.parametrize(
    "text",
    [
        HEADING + "双方应当严格保密。",
        HEADING + "违反保密义务的，应当赔偿损失。",
        "第五条 安全\n各方应当采取措施，防止数据泄露。",
        "第五条 论文\n发表论文应经技术保密审查。",
    ],
)
def test_secrecy_as_such_names_nothing_secret(text: str) -> None:
    assert secrecy_scope.read(understood(text)).state is State.ABSENT
