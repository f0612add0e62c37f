from helpers.preparation import Data, printed
from helpers.results import finished

from pipeline.generate.derive import transfer_contract
from pipeline.generate.record import Record


def deal(data: Data) -> Record:
    record: Record = printed(transfer_contract.derive, data).deal
    return record


def test_the_transferee_comes_after_all_who_transfer() -> None:
    record = deal(finished())
    assert [(one.role, one.side, one.name) for one in record.signatories] == [
        ("甲方", "让与人", "示例科技有限公司"),
        ("乙方", "让与人", "示例大学"),
        ("丙方", "受让人", "示范叶片有限公司"),
    ]
    assert record.payee.account == "0001"


def test_a_granted_patent_is_named_with_all_that_the_civil_code_asks_for() -> None:
    said = deal(finished()).rights[0].particulars
    for part in ("示例涂层", "专利申请人和专利权人", "2026年3月3日", "ZL202510000011.8", "2046年3月2日"):
        assert part in said


def test_an_application_is_transferred_as_one() -> None:
    data = finished()
    del data["intellectual_properties"][0]["granted_on"]
    record = deal(data)
    assert record.rights[0].kind == "专利申请权"
    assert "尚未授权" in record.rights[0].particulars
    assert (bool(record.has_application), bool(record.has_patent)) == (True, False)


def test_the_kinds_of_rights_are_listed_once() -> None:
    assert deal(finished()).kinds == "专利权和技术秘密"


def test_what_is_paid_depends_on_the_way() -> None:
    data = finished()
    record = deal(data)
    assert (record.fixed, bool(record.has_fixed), bool(record.has_royalty)) == ("入门费", True, True)
    data["transfer_contract"]["fee"]["way"] = "提成支付"
    assert not deal(data).has_fixed
    data["transfer_contract"]["fee"]["way"] = "一次总付"
    assert not deal(data).has_royalty


def test_disputes_are_settled_as_in_the_cooperation_unless_stated() -> None:
    data = finished()
    assert (deal(data).forum, deal(data).commission) == ("仲裁", "示例市仲裁委员会")
    data["transfer_contract"]["disputes"] = {"way": "诉讼", "court": "示例市中级人民法院"}
    assert (deal(data).forum, deal(data).court) == ("诉讼", "示例市中级人民法院")


def test_targets_are_the_indicators_of_the_project_unless_stated() -> None:
    data = finished()
    assert [row.target for row in deal(data).targets] == ["≥1000 次", "≥95%"]
    data["transfer_contract"]["targets"] = [{"name": "寿命", "target": "≥900 次"}]
    assert [row.target for row in deal(data).targets] == ["≥900 次"]


def test_a_project_without_a_contract_has_an_empty_one() -> None:
    data = finished()
    del data["transfer_contract"]
    assert deal(data).rights == ()
