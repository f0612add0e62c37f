from helpers.preparation import prepared, printed

from pipeline.generate.derive import requirement


def test_everybody_but_the_leading_party_receives_the_requirement() -> None:
    record = printed(requirement.derive, prepared()).requirement
    assert record.recipients == "示例大学、示例评估中心"
    assert [entry.party.role for entry in record.recipient_list] == ["乙方", "丙方"]
    assert record.contact.name == "示例科技联系人"


def test_without_a_leading_party_the_first_one_sends_it() -> None:
    data = prepared()
    data["parties"][0]["lead"] = False
    assert printed(requirement.derive, data).requirement.recipients == "示例大学、示例评估中心"


def test_a_leading_party_in_the_middle_sends_it_to_those_around_it() -> None:
    data = prepared()
    data["parties"][0]["lead"], data["parties"][1]["lead"] = False, True
    record = printed(requirement.derive, data).requirement
    assert record.recipients == "示例科技有限公司、示例评估中心"
    assert record.contact.name == "示例大学联系人"


def test_a_contact_that_is_not_stated_is_a_line_to_fill_in() -> None:
    data = prepared()
    del data["parties"][0]["contact"]
    assert str(printed(requirement.derive, data).requirement.contact.name) == "＿＿＿＿＿＿"
