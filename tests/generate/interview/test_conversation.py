"""An interview asks what is missing, in order, once, and forgets nothing."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.content import load_yaml, root, validate
from pipeline.content.strict import parse_yaml
from pipeline.generate.catalogue import DocumentType, load_catalogue
from pipeline.generate.interview.answers import AnswerError, choices_of
from pipeline.generate.interview.conversation import Conversation
from pipeline.generate.interview.places import Keys
from pipeline.generate.interview.questions import Question
from pipeline.generate.interview.sound import filled_in, sound, unfinished_schema
from pipeline.generate.load import project_of
from pipeline.generate.shape import project_schema
from pipeline.generate.starter import starter

PARTIES = [
    {"name": "示例科技有限公司", "short": "示例科技", "kind": "企业"},
    {"name": "示例大学", "short": "示例大学", "kind": "高校"},
]
NAMED: dict[str, Any] = {
    "project": {"name": "涂层研发", "stage": "前期准备", "type": "技术研发", "code": "SL-1"},
    "parties": PARTIES,
}


@cache
def catalogue() -> tuple[DocumentType, ...]:
    return load_catalogue()


def kind(**given: object) -> DocumentType:
    fields: dict[str, Any] = {
        "id": "sample",
        "number": 1,
        "title": "样本",
        "en": "Sample",
        "clause": "5.1",
        "clause_title": "条",
        "stage": "preparation",
        "style": "report",
        "folder": root(),
    }
    return DocumentType(**{**fields, **given})


def begin(
    data: Mapping[str, Any], *documents: DocumentType, opened: frozenset[Keys] = frozenset()
) -> Conversation:
    return Conversation(data, documents, opened=opened)


def keys(conversation: Conversation) -> list[Keys]:
    return [question.keys for question in conversation.open_questions()]


def first(conversation: Conversation) -> Question:
    return conversation.open_questions()[0]


def say(conversation: Conversation, text: str) -> Conversation:
    question = first(conversation)
    return conversation.answered(question, conversation.read(question, text))


def test_an_empty_file_is_asked_for_its_name_first_and_for_two_parties() -> None:
    asked = keys(begin({}))
    assert asked[:4] == [
        ("project", "name"),
        ("project", "code"),
        ("project", "type"),
        ("project", "stage"),
    ]
    assert asked[4:] == [("parties", 0, "name"), ("parties", 0, "short"), ("parties", 0, "kind")]
    must = {question.keys for question in begin({}).open_questions() if question.must}
    assert must == {("project", "name"), *asked[4:]}


def test_the_second_party_is_compulsory_and_the_third_is_not() -> None:
    conversation = begin(NAMED | {"parties": PARTIES[:1]})
    second = first(conversation)
    assert (second.keys, second.must, second.ends) == (("parties", 1, "name"), True, ())
    for text in ("示例大学", "示例大学", "高校"):
        conversation = say(conversation, text)
    third = first(conversation)
    assert (third.keys, third.must, third.ends) == (("parties", 2, "name"), False, ("parties",))
    assert not conversation.passed(third).open_questions()


def test_only_what_is_missing_is_asked_in_the_order_of_the_schema() -> None:
    document = kind(needs=("funding.total", "project.name", "project.start", "indicators[].target"))
    data = NAMED | {"indicators": [{"name": "寿命", "target": "≥1000"}, {"name": "强度"}]}
    assert keys(begin(data, document)) == [
        ("project", "start"),
        ("indicators", 1, "target"),
        ("funding", "total"),
    ]


def test_a_list_is_asked_entry_by_entry_until_nothing_is_said() -> None:
    conversation = begin(NAMED, kind(needs=("indicators[].name", "indicators[].target")))
    assert keys(conversation) == [("indicators", 0, "name"), ("indicators", 0, "target")]
    for text in ("寿命", "≥1000", "强度", "≥50"):
        conversation = say(conversation, text)
    assert first(conversation).number == 3
    finished = conversation.passed(first(conversation))
    assert not finished.open_questions()
    assert finished.data["indicators"] == [
        {"name": "寿命", "target": "≥1000"},
        {"name": "强度", "target": "≥50"},
    ]


def test_a_list_inside_an_entry_and_a_list_of_texts_are_asked_too() -> None:
    document = kind(needs=("duties[].items", "benefit.incomes[].shares[].share"))
    conversation = begin(NAMED, document)
    for text in ("1", "提供资金", "提供设备"):
        conversation = say(conversation, text)
    conversation = conversation.passed(first(conversation))
    assert first(conversation).keys == ("duties", 1, "party")
    conversation = conversation.passed(first(conversation))
    for text in ("转让收入", "示例科技", "六成", "示例大学", "40"):
        conversation = say(conversation, text)
    assert conversation.data["duties"] == [{"party": "示例科技", "items": ["提供资金", "提供设备"]}]
    assert conversation.data["benefit"]["incomes"][0]["shares"] == [
        {"to": "示例科技", "share": "60%"},
        {"to": "示例大学", "share": "40%"},
    ]


def test_what_an_entry_cannot_be_without_is_not_passed_over() -> None:
    conversation = begin(NAMED, kind(needs=("tasks[].output",)))
    conversation = say(conversation, "小试")
    assert [(item.keys[-1], item.must) for item in conversation.open_questions()][:3] == [
        ("start", True),
        ("end", True),
        ("output", False),
    ]
    passed = conversation.passed(first(conversation))
    assert first(passed).keys == ("tasks", 0, "start")


def test_an_entry_that_is_not_begun_is_passed_over_as_a_whole() -> None:
    conversation = begin(NAMED, kind(needs=("tasks[].output", "benefit.incomes[].shares[].share")))
    assert [item.keys[-1] for item in conversation.open_questions()][:4] == ["name", "start", "end", "output"]
    conversation = conversation.passed(first(conversation))
    assert first(conversation).keys == ("benefit", "incomes", 0, "name")
    assert not conversation.passed(first(conversation)).open_questions()


def test_a_record_that_is_begun_is_asked_for_its_name() -> None:
    conversation = begin(NAMED, kind(needs=("organization.manager.phone",)))
    assert keys(conversation) == [("organization", "manager", "name"), ("organization", "manager", "phone")]


def test_what_was_passed_over_is_not_asked_again_but_next_time() -> None:
    document = kind(needs=("funding.total", "indicators[].name"))
    conversation = begin(NAMED, document)
    while conversation.open_questions():
        conversation = conversation.passed(first(conversation))
    assert conversation.asked == 2
    assert keys(begin(conversation.data, document)) == [("indicators", 0, "name"), ("funding", "total")]


def test_going_back_asks_the_last_question_again_with_its_answer() -> None:
    conversation = begin(NAMED, kind(needs=("project.field", "project.start")))
    after = say(conversation, "新材料").back()
    assert (first(after).keys, after.stated(first(after))) == (("project", "field"), "新材料")
    assert after.passed(first(after)).data["project"]["field"] == "新材料"
    assert keys(after.passed(first(after))) == [("project", "start")]
    assert say(after, "化工").data["project"]["field"] == "化工"
    assert begin(NAMED).back().asked == 0


def test_going_back_over_the_end_of_a_list_opens_it_again() -> None:
    conversation = say(begin(NAMED, kind(needs=("indicators[].name", "funding.total"))), "寿命")
    after = conversation.passed(first(conversation)).back()
    assert first(after).keys == ("indicators", 1, "name")
    assert say(after, "强度").data["indicators"] == [{"name": "寿命"}, {"name": "强度"}]


def test_documents_of_later_stages_come_later_and_say_so() -> None:
    later = kind(id="b", title="后", stage="closing", needs=("project.field",))
    now = kind(id="a", title="先", needs=("project.start",))
    asked = begin(NAMED, later, now).open_questions()
    assert [(item.keys[-1], item.due, item.stage) for item in asked] == [
        ("start", True, "前期准备"),
        ("field", False, "合作收尾"),
    ]
    assert asked[0].documents == ("《先》",)


def test_what_decides_whether_a_document_applies_is_asked_before_what_it_needs() -> None:
    document = kind(needs=("ip.owner",), applies={"ip.regime": ("企业拥有",)})
    conversation = begin(NAMED, document)
    assert keys(conversation) == [("ip", "regime")]
    assert keys(say(conversation, "企业拥有")) == [("ip", "owner")]
    assert not keys(say(conversation, "共有"))


def test_each_entry_is_asked_for_what_its_own_document_needs() -> None:
    document = kind(each="risk_warnings", item_needs=("impact",))
    warnings = [{"id": "W1", "risk": "R1", "on": "2026-03-01", "impact": "无"}, {"id": "W2"}]
    data = NAMED | {"risk_warnings": [*warnings, {"id": "W3", "risk": "R1", "on": "2026-04-01"}]}
    assert keys(begin(data, document)) == [
        ("risk_warnings", 1, "risk"),
        ("risk_warnings", 1, "on"),
        ("risk_warnings", 1, "impact"),
        ("risk_warnings", 2, "impact"),
    ]


def test_a_list_that_is_opened_gets_another_entry_although_nothing_is_missing() -> None:
    document = kind(needs=("indicators[].name", "indicators[].method"))
    data = NAMED | {"indicators": [{"name": "寿命", "method": "试验"}]}
    assert not keys(begin(data, document))
    opened = frozenset({("indicators",)})
    assert keys(begin(data, document, opened=opened)) == [
        ("indicators", 1, "name"),
        ("indicators", 1, "method"),
    ]


@pytest.mark.parametrize("key", ["name", "short"])
def test_two_parties_have_different_names(key: str) -> None:
    data = NAMED | {"parties": [PARTIES[0], {k: v for k, v in PARTIES[1].items() if k != key}]}
    conversation = begin(data)
    with pytest.raises(AnswerError, match="已经是另一个合作方的名称"):
        conversation.read(first(conversation), PARTIES[0][key])


def test_the_words_of_a_new_file_are_no_answers() -> None:
    data = parse_yaml(starter(), Path("project.yaml"))
    conversation = begin(filled_in(data))
    assert keys(conversation)[0] == ("project", "name")
    assert ("parties", 1, "short") in keys(conversation)
    edited = {**data, "parties": [{**data["parties"][0], "name": "示例科技有限公司"}, data["parties"][1]]}
    assert filled_in(edited)["parties"][0] == {"name": "示例科技有限公司", "kind": "企业", "lead": True}


def by_example(conversation: Conversation, question: Question) -> str:
    """An answer that is right for any question."""
    choices = choices_of(question.shape, conversation.parties())
    if choices:
        return choices[0]
    if question.keys[0] == "parties" and question.keys[-1] in ("name", "short"):
        return f"示例单位{question.keys[1]}"
    return str(question.shape.example or "文字")


def run(conversation: Conversation, answer: Callable[[Conversation, Question], str]) -> Conversation:
    """Answer everything; a list gets two entries."""
    for _ in range(3000):
        asked = conversation.open_questions()
        if not asked:
            return conversation
        question = asked[0]
        value = "" if question.number > 2 else answer(conversation, question)
        if not value:
            conversation = conversation.passed(question)
            continue
        conversation = conversation.answered(question, conversation.read(question, value))
        assert not validate(conversation.data, unfinished_schema(), root() / "project.yaml")
        assert not validate(sound(conversation.data), project_schema(), root() / "project.yaml")
    raise AssertionError("the questions do not end")


def test_whoever_answers_everything_has_a_complete_valid_project() -> None:
    document = kind(
        needs=("parties[].contact.name", "funding.payments[].amount", "ip.results[].costs[].share", "tasks")
    )
    conversation = run(begin({}, document), by_example)
    assert not validate(conversation.data, project_schema(), root() / "project.yaml")
    assert not keys(begin(conversation.data, document))
    assert len(project_of(conversation.data).entries("funding", "payments")) == 2


@pytest.mark.parametrize("name", ["technology_rd", "commercialization", "talent"])
def test_a_complete_example_is_asked_nothing_about_the_sections_it_has(name: str) -> None:
    data = load_yaml(root() / "templates" / "examples" / f"{name}.yaml")
    asked = begin(filled_in(data), *catalogue()).open_questions()
    assert [item.label for item in asked if item.due and item.keys[0] in data] == []
