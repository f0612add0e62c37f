import pytest
from helpers.preparation import Data, printed
from helpers.results import finished

from pipeline.generate.derive import intellectual_properties
from pipeline.generate.record import Record


def context(data: Data) -> Record:
    return printed(intellectual_properties.derive, data)


def first(data: Data) -> Record:
    record: Record = context(data).intellectual_properties[0]
    return record


@pytest.mark.parametrize(
    ("started", "said"),
    [
        ("2026-01-15", "先行申请"),
        ("2026-01-16", "第1个工作日，按期"),
        ("2026-03-04", "第30个工作日，按期"),
        ("2026-03-05", "第31个工作日，逾期"),
    ],
)
def test_filing_begins_within_thirty_working_days(started: str, said: str) -> None:
    data = finished()
    data["intellectual_properties"][0]["started_on"] = started
    assert said in first(data).timely


def test_a_right_that_nobody_filed_for_says_by_when() -> None:
    data = finished()
    for key in ("started_on", "filed_on", "granted_on", "number", "application_number"):
        del data["intellectual_properties"][0][key]
    record = first(data)
    assert record.timely == "尚未启动，最迟2026年3月4日启动"
    assert (record.state, record.shown_number) == ("尚未申请", "尚未取得")


def test_every_partner_but_the_applicant_confirms() -> None:
    data = finished()
    data["intellectual_properties"][0]["confirmations"] = []
    record = first(data)
    assert [(str(row.party), row.result) for row in record.consents] == [("示例科技", "尚未确认")]


def test_a_secret_is_neither_filed_nor_confirmed() -> None:
    secret = context(finished()).intellectual_properties[1]
    assert secret.consents == ()
    assert (secret.state, secret.shown_number) == ("已认定", "技术秘密，不登记")


def test_an_application_is_shown_by_its_number_until_it_is_granted() -> None:
    data = finished()
    del data["intellectual_properties"][0]["number"], data["intellectual_properties"][0]["granted_on"]
    record = first(data)
    assert (record.shown_number, record.state) == ("申请号 202510000011.8", "审查中")


def test_the_register_counts_its_rights_by_kind() -> None:
    assert context(finished()).ip_register.counted == "发明专利1项、技术秘密1项"
