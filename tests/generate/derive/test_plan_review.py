import pytest
from helpers.preparation import Data, prepared, printed

from pipeline.generate.derive import plan_review
from pipeline.generate.record import Record


def review(data: Data) -> Record:
    record: Record = printed(plan_review.derive, data).plan_review
    return record


def test_an_abstention_counts_against_the_approval() -> None:
    record = review(prepared())
    assert (record.approval, record.conclusion) == ("90%", "通过")
    assert any("弃权" in step for step in record.steps)


@pytest.mark.parametrize(
    ("weights", "approval", "conclusion"),
    [
        (("50%", "30%", "20%"), "80%", "通过"),
        (("50%", "29.9%", "20.1%"), "79.9%", "不通过"),
        ((None, None, None), "2/3", "不通过"),
    ],
)
def test_four_fifths_of_the_weight_pass_and_less_does_not(
    weights: tuple[str | None, ...], approval: str, conclusion: str
) -> None:
    data = prepared()
    for party, weight in zip(data["parties"], weights, strict=True):
        party["vote_weight"] = weight
        if weight is None:
            del party["vote_weight"]
    assert (review(data).approval, review(data).conclusion) == (approval, conclusion)


def test_a_party_that_did_not_vote_is_listed_and_does_not_approve() -> None:
    data = prepared()
    del data["plan_review"]["votes"][1]
    record = review(data)
    assert [ballot.choice for ballot in record.ballots] == ["赞成", "未投票", "弃权"]
    assert record.approval == "50%"


def test_a_vote_without_a_choice_is_no_approval() -> None:
    data = prepared()
    del data["plan_review"]["votes"][0]["choice"]
    assert review(data).approval == "40%"


def test_a_party_that_voted_twice_makes_the_count_impossible() -> None:
    data = prepared()
    data["plan_review"]["votes"].append({"party": "示例科技有限公司", "choice": "赞成"})
    record = review(data)
    assert not record.approval
    assert record.conclusion == "不通过"
    assert "不止一次" in record.steps[0]


def test_without_votes_there_is_no_conclusion() -> None:
    data = prepared()
    data["plan_review"]["votes"] = []
    assert not review(data).conclusion
    assert not review(data).passed


def test_experts_are_counted_by_kind() -> None:
    record = review(prepared())
    assert (record.technical_count, record.management_count) == (1, 1)


def test_opinions_are_counted_by_what_became_of_them() -> None:
    data = prepared()
    data["plan_review"]["opinions"] += [{"content": "a", "adopted": "采纳"}, {"content": "b"}]
    assert review(data).handling == "共3条，采纳2条，尚未处理1条"
