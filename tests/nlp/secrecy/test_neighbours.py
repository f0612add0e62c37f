"""Sentences that name secrecy, or a time without end, for the sake of another matter."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown

DUTY = "双方对合作中知悉的对方技术资料负有保密义务。"


def periods(line: str) -> list[str]:
    return [shown(term) for term in secrecy(f"第六条 保密\n{DUTY}\n{line}").periods]


@pytest.mark.parametrize(
    "line",
    [
        "因保密义务发生的争议应在合作结束后三年内提起。",
        "保密义务的争议应在合作结束后三年内提起。",
        "合作结束后三年内，甲方可以检查乙方履行保密义务的情况。",
        "合作终止后三年内发现泄密的，应当在十日内告知对方。",
        "合作结束后三年内，乙方不得更换负责保密工作的人员。",
        "保密保险的有效期至合同终止后三年。",
        "此前签订的意向书约定保密期限为合作结束后三年，自本协议签订之日起失效。",
        "双方建立长期保密机制。",
        "双方对永久性建筑的图纸负有保密义务。",
        "本专利许可长期有效，双方应保密。",
        "协议终止后，双方继续协商保密事宜。",
        "保密审查员的任期为合作结束后三年。",
        "保密补偿金自合作结束后三年内付清。",
        "合作结束后三年，双方可再次协商保密期限。",
        "发现漏洞，请发送到安全邮箱，勿开公开讨论。",
        "保密信息的使用期限为合同终止后三年。",
        "保密义务的追究期为合同终止后五年。",
        "双方应当保守国家秘密，涉密载体的保管期限为三十年。",
        "乙方的涉密资质证书有效期至2035年12月31日。",
        "甲方与第三方签订的保密协议有效期至2036年12月31日。",
        "甲方的供应商应在供货结束后五年内保密。",
        "合同终止后，违反保密义务的一方仍应承担违约责任。",
        "保密义务终止后，双方仍应遵守法律的规定。",
        "保密义务不因合同的变更而解除。",
        "本合同部分条款无效的，不影响保密条款的效力。",
        "除保密条款外，本合同终止后结算条款继续有效。",
        "双方愿意建立永久友好的合作关系，并相互保守秘密。",
        "保密资料的归档期限为永久。",
        "本合同无固定期限，双方应当保密。",
        "双方的保密责任人任期五年。",
        "甲方为泄密风险投保的，保险期间至合同终止后三年。",
    ],
)
def test_a_neighbouring_matter_settles_nothing_about_how_long_secrecy_lasts(line: str) -> None:
    assert {item.split()[0] for item in periods(line)} <= {"undefined"}


@pytest.mark.parametrize(
    "line",
    [
        "披露方可以要求将保密期限延长至合作结束后三年。",
        "经双方书面同意，保密期限可以延长至合同终止后五年。",
        "如一方违约，保密期限延长至合同终止后五年。",
        "甲方提出要求的，乙方应当在合同终止后三年内继续保密。",
        "双方拟将保密期限定为合作结束后三年。",
        "双方拟约定保密期限为合作结束后三年，以正式协议为准。",
        "保密义务的解除以披露方书面通知为准。",
        "保密义务是否延续，由双方商定。",
        "合同终止后是否继续保密，由甲方决定。",
        "合同终止后需要继续保密的，双方另签协议。",
        "双方若达成正式协议，保密期限为终止后三年。",
        "乙方原则上在合同终止后三年内保密。",
    ],
)
def test_a_length_that_is_for_somebody_to_ask_for_or_decide_is_undefined(line: str) -> None:
    assert {item.split()[0] for item in periods(line)} == {"undefined"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("违反保密义务的，应当赔偿；该义务在合同终止后三年内有效。", "months 36 cooperation_end"),
        ("合同终止后三年内，双方仍应做好保密工作。", "months 36 cooperation_end"),
        ("保密义务不因合同的变更、解除或者终止而免除。", "permanent cooperation_end"),
        ("乙方及其人员、供应商应在合同终止后三年内对上述信息保密。", "months 36 cooperation_end"),
        ("保密期限为合同终止后五年，甲方认为必要的，可要求延长保密期限。", "months 60 cooperation_end"),
        ("如一方违约，另一方可以解除合同，但保密义务在合同终止后三年内有效。", "months 36 cooperation_end"),
        ("如双方签订正式合同，保密期限仍为合同终止后三年。", "months 36 cooperation_end"),
        ("保密期限为永久。", "permanent cooperation_end"),
    ],
)
def test_what_binds_beside_such_words_still_counts(line: str, expected: str) -> None:
    assert expected in {" ".join(item.split()) for item in periods(line)}
