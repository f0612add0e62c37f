"""Closing report, archive and termination."""

from helpers.preparation import Data, printed
from helpers.results import ended_by_consent, finished

from pipeline.generate.derive import archive, closing, termination
from pipeline.generate.record import Record


def report(data: Data) -> Record:
    record: Record = printed(closing.derive, data).closing
    return record


def index(data: Data) -> Record:
    record: Record = printed(archive.derive, data).archive
    return record


def ending(data: Data) -> Record:
    record: Record = printed(termination.derive, data).ending
    return record


def test_the_report_is_due_thirty_working_days_after_the_closing() -> None:
    record = report(finished())
    assert str(record.report_by) == "2026年4月13日"
    assert "第30个工作日" in record.report_taken
    assert str(record.secrecy_until) == "2028年2月28日"


def test_results_stand_beside_their_goals() -> None:
    record = report(finished())
    assert [(row.name, row.result, row.timely) for row in record.stage_rows] == [("小试", "完成", "推迟3天")]
    assert (record.tasks_done, record.tasks_rate, record.met_rate) == (2, "100%", "100%")
    assert [(row.name, row.actual) for row in record.outcome_rows] == [("涂层", "1 项")]


def test_the_last_review_of_a_milestone_counts() -> None:
    data = finished()
    data["milestone_reviews"] = [
        {"name": "一", "milestone": "小试完成", "reviewed_on": "2024-10-08", "conclusion": "通过"},
        {"name": "二", "milestone": "小试完成", "reviewed_on": "2024-08-30", "conclusion": "不通过"},
    ]
    assert report(data).milestone_rows[0].conclusion == "通过（共评审2次）"


def test_final_accounts_win_over_the_ledger_and_the_ledger_over_nothing() -> None:
    data = finished()
    data["expenses"] = [{"date": "2024-04-12", "subject": "材料费", "amount": "55.00"}]
    assert str(report(data).spent_total) == "99.00元"
    del data["closing"]["spending"]
    assert str(report(data).spent_total) == "55.00元"
    assert report(data).account_rows[0].left == "5.00"


def test_income_is_divided_to_the_fen_and_paid_when_the_agreement_says() -> None:
    row = report(finished()).income_rows[0]
    assert row.division.split("\n") == [
        "示例科技（50%）50.01元",
        "示例大学（30%）30.00元",
        "科研团队（20%）20.00元",
    ]
    assert row.paid == "待支付，最迟2026年4月13日"


def test_income_without_an_agreed_division_is_not_divided() -> None:
    data = finished()
    data["closing"]["benefits"]["incomes"][0]["income"] = "分红"
    assert report(data).income_rows[0].division == "没有约定比例"


def test_files_are_kept_ten_years_and_data_at_least_as_long() -> None:
    record = index(finished())
    assert (record.years, str(record.until)) == (10, "2036年2月28日")
    assert (record.data_years, str(record.data_until)) == (5, "2036年2月28日")
    assert record.kept_party == "示例科技有限公司"


def test_data_are_kept_longer_than_files_where_that_is_agreed() -> None:
    data = finished()
    data["agreement"] = {"data_years": 12}
    record = index(data)
    assert str(record.data_until) == "2038年2月28日"
    kept = {group.name: group.entries[0].until for group in record.groups}
    assert (str(kept["数据"]), str(kept["报告"]), kept["协议"]) == ("2038年2月28日", "2036年2月28日", "永久")


def test_files_are_grouped_in_the_order_of_the_standard() -> None:
    data = finished()
    data["archive"]["files"].reverse()
    assert [group.name for group in index(data).groups] == ["协议", "报告", "数据", "知识产权证书"]


def test_secrecy_after_a_termination_counts_from_its_day() -> None:
    record = ending(ended_by_consent(finished()))
    assert str(record.secrecy_until) == "2027年12月31日"
    assert (str(record.left), bool(record.settled)) == ("10.00元", False)


def test_receivers_that_are_no_party_keep_their_name() -> None:
    record = ending(ended_by_consent(finished()))
    assert (record.assets[0].party, record.assets[0].to) == ("乙方", "新企业")
    assert (record.documents[0].giver, record.documents[0].taker) == ("乙方", "甲方")


def test_money_spent_to_the_last_fen_leaves_nothing() -> None:
    data = ended_by_consent(finished())
    data["termination"]["funds"]["spent"] = "100.00"
    assert bool(ending(data).settled)
    assert not ending(data).has_left
