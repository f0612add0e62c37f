from helpers.preparation import prepared, printed

from pipeline.generate.derive import organization


def test_members_are_counted_by_party_and_body() -> None:
    rows = printed(organization.derive, prepared()).organization.composition
    counted = [(row.party, row.weight, row.committee, row.executive, row.supervision) for row in rows]
    assert counted == [
        ("示例科技", "50%", 1, 0, 1),
        ("示例大学", "40%", 1, 1, 1),
        ("评估中心", "10%", 0, 0, 0),
    ]


def test_parties_without_weights_vote_with_equal_ones() -> None:
    data = prepared()
    for party in data["parties"]:
        del party["vote_weight"]
    rows = printed(organization.derive, data).organization.composition
    assert [row.weight for row in rows] == ["1/3"] * 3


def test_one_weight_that_is_missing_is_a_line_to_fill_in() -> None:
    data = prepared()
    del data["parties"][2]["vote_weight"]
    rows = printed(organization.derive, data).organization.composition
    assert [bool(row.weight) for row in rows] == [True, True, False]


def test_chair_and_manager_have_their_posts() -> None:
    record = printed(organization.derive, prepared()).organization
    assert [member.post for member in record.committee] == ["主任", "委员"]
    assert [member.post for member in record.executive] == ["项目负责人", "成员"]


def test_members_are_printed_with_the_party_or_else_with_the_own_unit() -> None:
    record = printed(organization.derive, prepared()).organization
    assert [member.origin for member in record.executive] == ["示例大学", "示例研究会"]
