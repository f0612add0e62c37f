"""Industrialization, incubation and the quarterly reports."""

from fractions import Fraction

from helpers.preparation import Data, printed
from helpers.results import company, finished, quarter

from pipeline.generate.derive import incubation, industrialization, transformation_reports
from pipeline.generate.record import Record


def reports(data: Data) -> tuple[Record, ...]:
    found: tuple[Record, ...] = printed(transformation_reports.derive, data).transformation_reports
    return found


def founded() -> Record:
    record: Record = printed(incubation.derive, finished() | {"incubation": company()}).incubation
    return record


def test_rates_are_lines_in_production_and_satisfied_customers() -> None:
    report = reports(finished())[0]
    assert (report.running_rate, report.satisfied_rate) == ("50%", "87.5%")
    assert [line.used for line in report.lines] == ["80%", "—"]


def test_a_quarter_is_compared_with_the_one_before_it_whatever_their_order() -> None:
    data = finished()
    data["transformation_reports"].insert(
        0, quarter("2026年第一季度", "2026-01-01", "2026-03-31", "25000.00")
    )
    later, earlier = reports(data)
    assert later.sales_change == "比上季度增长25%"
    assert not earlier.sales_change
    assert [row.period for row in later.history] == ["2025年第四季度", "2026年第一季度"]
    assert str(later.sales_total) == "45,000.00元"


def test_charts_begin_with_the_second_quarter_and_hold_shares_of_one() -> None:
    data = finished()
    assert not reports(data)[0].sales_chart
    data["transformation_reports"].append(quarter("2026年第一季度", "2026-01-01", "2026-03-31", "25000.00"))
    chart = reports(data)[1].rate_chart
    assert [value.value for value in chart.series[0]["values"]] == [Fraction(1, 2), Fraction(1, 2)]


def test_tackling_is_measured_against_the_conversion_plan() -> None:
    data = finished()
    data["transformation_reports"][0]["problems"] = [
        {"problem": "送粉", "since": "2025-10-01", "until": "2025-11-09"}
    ]
    problem = reports(data)[0].problems[0]
    assert (problem.tackling_days, bool(problem.tackling_within)) == (40, True)
    assert printed(transformation_reports.derive, data).transfer.tackling_days == 54


def test_income_is_added_up_over_the_quarters() -> None:
    data = finished()
    data["transformation_reports"][0]["income"] = [{"item": "一期", "amount": "10.00"}]
    second = quarter("2026年第一季度", "2026-01-01", "2026-03-31", "0.00")
    data["transformation_reports"].append(second | {"income": [{"item": "二期", "amount": "5.00"}]})
    assert str(reports(data)[1].income_so_far) == "15.00元"


def test_contributions_and_seats_are_added_up() -> None:
    record = founded()
    assert str(record.contributed) == "2,200.00元"
    assert [(row.form, row.part) for row in record.forms] == [("货币", "40%"), ("知识产权", "60%")]
    assert (record.governance.seat_count, record.governance.majority) == (5, 3)
    assert record.shareholders[2].full == "持股平台"


def test_each_round_dilutes_all_who_held_before() -> None:
    first, second = founded().funding
    assert first.after == "示例科技54%、示例大学18%、持股平台18%、A 轮10%"
    assert second.after.startswith("示例科技36%、示例大学12%、持股平台12%")
    assert first.post == "1万元"


def test_shares_that_do_not_add_up_are_said_and_not_drawn() -> None:
    data = company()
    data["shareholders"][0]["share"] = "50%"
    record = printed(incubation.derive, finished() | {"incubation": data}).incubation
    assert not record.pie
    assert "90%" in record.share_steps


def test_the_investment_is_recovered_within_the_year_that_earns_the_rest() -> None:
    sales = [
        {"year": "2025年", "revenue": "100", "cost": "80"},
        {"year": "2026年", "revenue": "200", "cost": "140"},
    ]
    found = industrialization.payback(industrialization.total([{"amount": "50"}]), sales)
    assert found is not None
    assert found.endswith("约1.5年")


def test_an_investment_that_is_not_recovered_is_said_to_be_so() -> None:
    sales = [{"year": "2025年", "revenue": "100", "cost": "130"}]
    found = industrialization.payback(industrialization.total([{"amount": "50"}]), sales)
    assert found is not None
    assert "亏损30.00元" in found
    assert "不足以收回" in found


def test_the_plan_of_a_company_has_a_chart_only_with_a_schedule() -> None:
    data = finished() | {"industrialization": {"schedule": []}}
    assert not printed(industrialization.derive, data).industrialization.gantt
    data["industrialization"]["schedule"] = [{"name": "建线", "start": "2025-05-06", "end": "2025-08-29"}]
    assert printed(industrialization.derive, data).industrialization.gantt
