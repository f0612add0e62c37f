import pytest
from helpers.evaluated import look, printed, risk, warning


@pytest.mark.parametrize(
    ("probability", "impact", "colour", "meeting", "actions"),
    [
        ("20%", "低", "黄色预警", "项目例会", 2),
        ("50%", "中", "橙色预警", "管理委员会会议", 2),
        ("80%", "高", "红色预警", "管理委员会紧急会议", 3),
    ],
)
def test_the_colour_follows_from_the_level_of_the_risk(
    probability: str, impact: str, colour: str, meeting: str, actions: int
) -> None:
    seen = printed(
        risks=[risk(look("2024-04-01", probability, impact))], risk_warnings=[warning("2024-04-15")]
    )
    found = seen.risk_warnings[0]
    assert (found.colour, found.meeting_name, len(found.actions)) == (colour, meeting, actions)


def test_the_level_is_that_of_the_day_of_the_warning() -> None:
    looks = (look("2024-04-01", "20%", "低"), look("2024-05-01", "80%", "高"))
    seen = printed(risks=[risk(*looks)], risk_warnings=[warning("2024-04-30"), warning("2024-05-01")])
    assert [item.colour for item in seen.risk_warnings] == ["黄色预警", "红色预警"]


def test_a_warning_about_an_unknown_risk_has_no_colour() -> None:
    seen = printed(risk_warnings=[warning("2024-04-30", number="R09")])
    assert seen.risk_warnings[0].colour == "未定级"
    assert not seen.risk_warnings[0].risk_name


def test_a_warning_before_the_first_assessment_has_no_colour() -> None:
    seen = printed(risks=[risk(look("2024-05-01", "20%", "低"))], risk_warnings=[warning("2024-04-30")])
    assert seen.risk_warnings[0].colour == "未定级"


@pytest.mark.parametrize(
    ("notified", "said"),
    [
        ("2024-05-20 10:10", "历时1小时，在2小时以内"),
        ("2024-05-20 11:10", "历时2小时，在2小时以内"),
        ("2024-05-20 11:11", "历时2小时1分钟，超过2小时"),
        ("2024-05-20 09:10", "历时0分钟，在2小时以内"),
        ("2024-05-20 09:00", "早于发现时间，请核对"),
    ],
)
def test_the_time_until_the_committee_is_told_is_measured_against_two_hours(notified: str, said: str) -> None:
    emergency = {"occurred": "2024-05-20 09:10", "notified": notified}
    seen = printed(risk_warnings=[warning("2024-05-20", emergency=emergency)])
    assert seen.risk_warnings[0].emergency.notice_taken == said


def test_times_are_printed_in_chinese_and_missing_ones_left_blank() -> None:
    seen = printed(risk_warnings=[warning("2024-05-20", emergency={"occurred": "2024-05-20 09:05"})])
    emergency = seen.risk_warnings[0].emergency
    assert emergency.occurred == "2024年5月20日9时05分"
    assert not emergency.notified
    assert not emergency.notice_taken


def test_a_time_that_does_not_exist_is_printed_as_written_and_not_counted() -> None:
    emergency = {"occurred": "2024-02-30 09:05", "notified": "2024-03-01 09:05"}
    seen = printed(risk_warnings=[warning("2024-05-20", emergency=emergency)])
    assert seen.risk_warnings[0].emergency.occurred == "2024-02-30 09:05"
    assert not seen.risk_warnings[0].emergency.notice_taken


def test_the_three_levels_are_listed_in_the_order_of_the_standard() -> None:
    rows = printed().risk_warning_levels
    assert [(row.colour, row.level) for row in rows] == [
        ("黄色预警", "低风险"),
        ("橙色预警", "中风险"),
        ("红色预警", "高风险"),
    ]
