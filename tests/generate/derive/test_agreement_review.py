import pytest
from helpers.preparation import Data, prepared, printed, project

from pipeline.generate.derive import agreement_review
from pipeline.generate.shape import project_shape


def plain(total: str | None = "5000000.00", *, core: bool | None = False) -> Data:
    data = prepared()
    data["resources"] = []
    data["funding"] = {"total": total} if total else {}
    data["project"]["core_technology"] = core
    if core is None:
        del data["project"]["core_technology"]
    return data


@pytest.mark.parametrize(
    ("total", "core", "required"),
    [
        ("9999999.99", False, False),
        ("10000000.00", False, True),
        ("10000000.00", True, True),
        ("1.00", True, True),
        (None, True, True),
        (None, False, False),
    ],
)
def test_a_law_firm_reviews_from_ten_million_yuan_or_with_core_technology(
    total: str | None,
    core: bool,  # noqa: FBT001 - a column of the table
    required: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert agreement_review.law_firm_required(project(plain(total, core=core))) is required


def test_money_given_by_the_parties_counts_when_it_is_more_than_the_total() -> None:
    data = plain("5000000.00")
    data["resources"] = [
        {"party": "甲方", "kind": "资金", "name": "资金", "amount": "6000000.00"},
        {"party": "乙方", "kind": "资金", "name": "资金", "amount": "4000000.00"},
        {"party": "乙方", "kind": "设备", "name": "设备", "amount": "90000000.00"},
    ]
    assert agreement_review.funds(project(data)) == 10_000_000


@pytest.mark.parametrize(("total", "core"), [("5000000.00", None), (None, False)])
def test_what_is_not_stated_does_not_let_an_agreement_pass_without_a_law_firm(
    total: str | None,
    core: bool | None,  # noqa: FBT001 - a column of the table
) -> None:
    record = printed(agreement_review.derive, plain(total, core=core)).agreement_review
    assert not record.passed
    assert "不能确定" in record.law_firm_reason


def test_the_reason_names_funds_and_core_technology() -> None:
    said = agreement_review.law_firm_reason(project(plain(core=True)))
    assert (
        said == "协议资金500万元，低于1000万元，涉及核心技术，按5.1.3应当委托第三方律师事务所进行合规性审核。"
    )


def test_an_agreement_passes_when_everybody_agrees() -> None:
    record = printed(agreement_review.derive, prepared()).agreement_review
    assert record.passed
    assert record.open == ()


@pytest.mark.parametrize("index", range(6))
def test_each_department_of_each_party_must_agree(index: int) -> None:
    data = prepared()
    data["agreement_review"]["reviews"][index]["result"] = "不同意"
    refused = list(agreement_review.open_points(project(data)))
    del data["agreement_review"]["reviews"][index]
    missing = list(agreement_review.open_points(project(data)))
    assert [len(refused), len(missing)] == [1, 1]
    assert refused[0].endswith("不同意签署")
    assert missing[0].endswith("尚未审核")


def test_a_review_without_a_result_is_none() -> None:
    data = prepared()
    del data["agreement_review"]["reviews"][0]["result"]
    assert list(agreement_review.open_points(project(data))) == ["示例科技法务部门尚未审核"]


def test_a_point_that_fails_keeps_the_agreement_from_passing() -> None:
    data = prepared()
    data["agreement_review"]["checklist"][0]["result"] = "不符合"
    assert list(agreement_review.open_points(project(data))) == ["保密条款不符合要求"]


@pytest.mark.parametrize(("result", "said"), [(None, "尚未审核"), ("不同意", "不同意签署")])
def test_a_law_firm_that_is_needed_must_agree(result: str | None, said: str) -> None:
    data = prepared()
    data["agreement_review"]["law_firm"]["result"] = result
    assert list(agreement_review.open_points(project(data))) == [f"第三方律师事务所{said}"]


def test_departments_are_printed_by_the_names_that_the_parties_give_them() -> None:
    reviews = printed(agreement_review.derive, prepared()).agreement_review.reviews
    assert [review.unit for review in reviews][:2] == ["示例科技法务部", "示例科技科技处"]


def test_every_point_of_the_checklist_has_its_basis() -> None:
    shape = project_shape().at("agreement_review.checklist[].item")
    assert shape is not None
    assert set(shape.choices) == set(agreement_review.BASIS)


def test_the_authorized_representative_signs_before_the_legal_one() -> None:
    data = prepared()
    data["parties"][1]["signatory"] = "李示例"
    signers = printed(agreement_review.derive, data).agreement_review.signers
    assert [(signer.person, signer.capacity) for signer in signers][:2] == [
        ("示例科技法定代表人", "法定代表人"),
        ("李示例", "授权代表"),
    ]


def test_an_agreement_without_a_title_of_its_own_has_the_usual_one() -> None:
    assert printed(agreement_review.derive, prepared()).agreement_review.name == "产学研合作协议"
