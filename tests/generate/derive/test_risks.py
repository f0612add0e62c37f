from helpers.evaluated import look, printed, risk


def test_a_risk_is_managed_by_its_highest_level_and_followed_up_by_its_latest() -> None:
    found = printed(risks=[risk(look("2024-04-01", "80%", "高"), look("2024-05-06", "40%", "中"))]).risks[0]
    assert (found.first_level, found.managed_level, found.level) == ("高风险", "高风险", "中风险")
    assert found.response.plan == "一风险一方案"
    assert str(found.next_on) == "2024年7月6日"


def test_a_high_risk_is_looked_at_again_within_a_month() -> None:
    found = printed(risks=[risk(look("2024-01-31", "80%", "高"))]).risks[0]
    assert str(found.next_on) == "2024年2月29日"
    assert "每月跟踪" in found.next_note


def test_a_low_risk_has_no_date_of_its_own_but_a_reminder_fifteen_days_ahead() -> None:
    stated = risk(look("2024-04-01", "20%", "低"), watch={"event": "设备到位", "on": "2024-05-10"})
    found = printed(risks=[stated]).risks[0]
    assert not found.next_on
    assert str(found.watch.remind_on) == "2024年4月25日"


def test_a_risk_that_was_not_assessed_is_not_low() -> None:
    seen = printed(risks=[risk()])
    assert seen.risks[0].managed_level == "未定级"
    assert seen.risk_register.ungraded == "R01"
    assert [item.managed for item in seen.risk_register["levels"]] == [0, 0, 0]
    assert [(row.name, row.probability) for row in seen.risk_matrix_now.risks] == [("风险R01", "")]


def test_a_closed_risk_is_not_followed_up_and_leaves_the_matrix_of_today() -> None:
    seen = printed(risks=[risk(look("2024-04-01", "80%", "高"), closed_on="2024-06-01")])
    assert not seen.risks[0].next_on
    assert seen.risks[0].status == "已关闭"
    assert seen.risk_matrix.total == 1
    assert seen.risk_matrix_now.total == 0


def test_assessments_are_printed_in_the_order_of_their_days_with_their_movement() -> None:
    stated = risk(
        look("2024-06-01", "10%", "低"), look("2024-04-01", "40%", "中"), look("2024-05-01", "80%", "高")
    )
    found = printed(risks=[stated]).risks[0].assessments
    assert [(str(item.on), item.change) for item in found] == [
        ("2024年4月1日", "首次评估"),
        ("2024年5月1日", "上升"),
        ("2024年6月1日", "下降"),
    ]


def test_a_level_cannot_be_compared_with_one_that_was_not_graded() -> None:
    stated = risk(look("2024-04-01", "130%", "中"), look("2024-05-01", "40%", "中"))
    found = printed(risks=[stated]).risks[0].assessments
    assert [item.change for item in found] == ["首次评估", "无法比较"]


def test_the_matrix_places_each_risk_by_its_first_assessment() -> None:
    seen = printed(risks=[risk(look("2024-04-01", "50%", "高"), look("2024-05-01", "10%", "低"))])
    (placed,) = seen.risk_matrix.risks
    assert (placed.number, placed.probability, placed.impact) == ("R01", "中", "高")
    (now,) = seen.risk_matrix_now.risks
    assert (now.probability, now.impact) == ("低", "低")


def test_all_four_kinds_of_risk_are_counted_also_those_without_any() -> None:
    seen = printed(risks=[risk(look("2024-04-01", "50%", "高"))])
    rows = seen.risk_register.categories
    assert [(row.name, row.total, row.high) for row in rows] == [
        ("技术风险", 1, 1),
        ("管理风险", 0, 0),
        ("知识产权风险", 0, 0),
        ("利益风险", 0, 0),
    ]


def test_a_review_counts_the_risks_that_were_open_on_its_day() -> None:
    seen = printed(
        risks=[
            risk(look("2024-04-01", "80%", "高"), look("2024-05-02", "20%", "中"), closed_on="2024-08-01"),
            risk(look("2024-07-01", "50%", "中"), number="R02"),
        ],
        risk_reviews=[
            {"period": "2024年第二季度", "on": "2024-06-20"},
            {"period": "2024年第三季度", "on": "2024-09-20"},
        ],
    )
    second, third = seen.risk_reviews
    assert (second.total, second.high, second.medium, second.low, second.closed) == (1, 0, 0, 1, "无")
    assert (third.total, third.high, third.medium, third.low, third.closed) == (1, 0, 1, 0, "R01")
    assert [row.change for row in third.rows] == ["新识别"]
    assert [list(row["values"]) for row in seen.risk_register.trend.series] == [[0, 0], [0, 1], [1, 0]]


def test_a_known_risk_that_nobody_assessed_is_open_at_a_review() -> None:
    seen = printed(
        risks=[risk(identified_on="2024-06-01"), risk(identified_on="2024-07-01", number="R02")],
        risk_reviews=[{"period": "2024年第二季度", "on": "2024-06-20"}],
    )
    (review,) = seen.risk_reviews
    assert (review.total, review.ungraded, review.low) == (1, 1, 0)
    assert [(row.number, row.level, row.change) for row in review.rows] == [("R01", "未定级", "尚未评估")]


def test_reviews_are_compared_in_the_order_of_their_days() -> None:
    seen = printed(
        risks=[risk(look("2024-04-01", "80%", "高"), look("2024-09-01", "50%", "中"))],
        risk_reviews=[
            {"period": "2024年第三季度", "on": "2024-09-20"},
            {"period": "2024年第二季度", "on": "2024-06-20"},
        ],
    )
    assert [review.rows[0].change for review in seen.risk_reviews] == ["下降", "新识别"]
    assert list(seen.risk_register.trend.categories) == ["2024年第二季度", "2024年第三季度"]


def test_one_review_has_no_trend() -> None:
    seen = printed(
        risks=[risk(look("2024-04-01", "80%", "高"))],
        risk_reviews=[{"period": "2024年第二季度", "on": "2024-06-20"}],
    )
    assert not seen.risk_register.trend


def test_the_register_says_how_gaps_of_the_table_are_read() -> None:
    assert any("30%与31%之间" in choice for choice in printed(risks=[]).risk_register.choices)
