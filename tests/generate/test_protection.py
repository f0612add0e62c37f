"""Terms of protection follow the law from the kind of right and its dates."""

from datetime import date, timedelta

import pytest
from helpers.preparation import project
from helpers.results import finished
from hypothesis import given
from hypothesis import strategies as st

from pipeline.generate.protection import holder_text, holders, protection
from pipeline.text.dates import add_months


@pytest.mark.parametrize(
    ("kind", "filed", "until"),
    [
        ("发明专利", "2025-05-20", date(2045, 5, 19)),
        ("实用新型专利", "2024-04-22", date(2034, 4, 21)),
        ("外观设计专利", "2025-08-15", date(2040, 8, 14)),
        ("外观设计专利", "2021-06-01", date(2036, 5, 31)),
        ("外观设计专利", "2021-05-31", date(2031, 5, 30)),
        ("发明专利", "2024-02-29", date(2044, 2, 28)),
    ],
)
def test_a_patent_lasts_from_the_day_of_filing_to_the_day_before_its_anniversary(
    kind: str, filed: str, until: date
) -> None:
    found = protection({"kind": kind, "filed_on": filed, "granted_on": filed})
    assert found is not None
    assert found.until == until


@given(st.dates(min_value=date(2021, 6, 1), max_value=date(2060, 12, 31)))
def test_the_day_after_an_invention_expires_is_twenty_years_after_its_filing(filed: date) -> None:
    found = protection({"kind": "发明专利", "filed_on": filed.isoformat()})
    assert found is not None
    assert found.until is not None
    assert found.until + timedelta(days=1) == add_months(filed, 240)


def test_an_application_is_protected_after_it_is_granted_only() -> None:
    found = protection({"kind": "发明专利", "filed_on": "2025-05-20"})
    assert found is not None
    assert found.said.startswith("授权后")


@pytest.mark.parametrize(
    ("dates", "until", "said"),
    [
        ({"published_on": "2025-01-06", "completed_on": "2024-11-22"}, date(2075, 12, 31), "首次发表"),
        ({"completed_on": "2024-11-22"}, date(2074, 11, 22), "未发表的不再保护"),
    ],
)
def test_software_is_protected_to_the_end_of_the_fiftieth_year(
    dates: dict[str, str], until: date, said: str
) -> None:
    found = protection({"kind": "软件著作权", **dates})
    assert found is not None
    assert found.until == until
    assert said in found.said


@pytest.mark.parametrize("entry", [{"kind": "发明专利"}, {"kind": "软件著作权"}, {"kind": "其他"}])
def test_without_a_date_there_is_no_term(entry: dict[str, str]) -> None:
    assert protection(entry) is None


def test_a_secret_has_no_fixed_term() -> None:
    found = protection({"kind": "技术秘密", "filed_on": "2025-10-24"})
    assert found is not None
    assert found.until is None


def test_rights_without_stated_owners_belong_to_those_of_the_agreement() -> None:
    data = project(finished())
    held = holders(data, {"kind": "发明专利"})
    assert holder_text(data, held) == "示例科技有限公司（60%）、示例大学（40%）"


def test_a_right_of_a_kind_belongs_to_whom_the_agreement_names_for_that_kind() -> None:
    data = finished()
    data["ip"] = {
        "regime": "按成果约定",
        "results": [{"kind": "专利", "owners": [{"party": "示例大学", "share": "100%"}]}],
    }
    assert holder_text(project(data), holders(project(data), {"kind": "实用新型专利"})) == "示例大学"
    assert holders(project(data), {"kind": "软件著作权"}) == []


def test_an_owner_that_is_no_party_keeps_its_name() -> None:
    data = project(finished())
    held = holders(data, {"kind": "发明专利", "owners": [{"party": "示范新材料有限公司"}]})
    assert holder_text(data, held) == "示范新材料有限公司"
