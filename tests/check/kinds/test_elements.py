"""What a report or form must contain: found in every layout, never taken for there when it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from helpers.judging import judged, quotes
from helpers.understanding import understood

from pipeline.check.examples import document_of
from pipeline.check.kinds import elements
from pipeline.model.report import Outcome

if TYPE_CHECKING:
    from pipeline.check.judgement import Judgement

REASON: dict[str, Any] = {"name": "调整原因", "en": "reason", "titles": ["(调整)?原因"]}
PLAN: dict[str, Any] = {"name": "新计划", "en": "new plan", "titles": ["新(时间)?计划|调整后"]}
EFFECT: dict[str, Any] = {"name": "影响评估", "en": "effects", "titles": ["影响(评估|分析)"]}
BOTH = [REASON, PLAN]


def look(text: str, wanted: list[dict[str, Any]], **options: Any) -> Judgement:  # noqa: ANN401
    return judged(elements, understood(document_of(text)), elements=wanted, **options)


@pytest.mark.parametrize(
    "text",
    [
        "一、调整原因\n设备到货推迟。\n二、新计划\n十月完成中试。",
        "第一章 调整原因\n设备到货推迟。\n第二章 新时间计划\n十月完成中试。",
        "1 调整原因\n1.1 直接原因\n设备到货推迟。\n2 新计划\n十月完成中试。",
        "（一）调整原因。设备到货推迟。\n（二）新计划。十月完成中试。",
        "1. 原因分析\n1）设备到货推迟；\n2）人员不足。\n2. 调整后的安排\n十月完成中试。",
        "调整原因：设备到货推迟。\n新计划：十月完成中试。",
        "调 整 原 因：设备到货推迟。\n新 计 划：十月完成中试。",
        "调整原因：设备到货推迟    新计划：十月完成中试",
        "调整原因：\n设备到货推迟。\n新计划：\n1. 九月装配；\n2. 十月完成中试。",
        "调整原因\n设备到货推迟。\n新计划\n十月完成中试。",
        "| 调整原因 | 设备到货推迟 |\n| 新计划 | 十月完成中试 |",
        "| 申请人 | 示例人 | 调整原因 | 设备到货推迟 |\n| 日期 | 四月 | 新计划 | 十月完成中试 |",
        "| 序号 | 调整原因 | 新计划 |\n| 1 | 设备到货推迟 | 十月完成中试 |",
        "| 调整原因 |\n| 设备到货推迟，无法按期装配。 |\n| 新计划 |\n| 十月完成中试。 |",
        "| 一、调整原因：设备到货推迟。 |\n| 二、新计划：十月完成中试。 |",
        "一、调整原因\n| 序号 | 说明 |\n| 1 | 设备到货推迟两个月 |\n二、新计划\n十月完成中试。",
        "一、调整原因\n1. 电源模块\n2. 控制器\n二、新计划\n十月完成中试。",
    ],
)
def test_an_element_is_found_in_every_usual_layout(text: str) -> None:
    found = look(f"进度调整申请\n{text}", BOTH)
    assert found.outcome is Outcome.SATISFIED, found.fields
    assert found.fields["found"] == "调整原因、新计划"
    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "本申请说明调整原因和新计划。",
        "本申请包括调整原因、新计划等内容。\n附件略。",
        "目录\n一、基本情况\n二、调整原因\n一、基本情况\n示例项目。\n二、其他\n没有。",
        "一、调整原因……………………3\n二、其他……………………4\n一、基本情况\n示例项目。",
        "| 填写说明 | 应写明调整原因 |",
    ],
)
def test_an_element_named_in_passing_is_missing(text: str) -> None:
    found = look(f"进度调整申请\n{text}", [REASON])
    assert found.outcome is Outcome.VIOLATED
    assert found.fields["problems"] == "缺少调整原因"
    assert not found.evidence
    assert found.expected_at is not None


@pytest.mark.parametrize(
    "text",
    [
        "一、调整原因\n二、新计划\n十月完成中试。",
        "一、调整原因\n无\n二、新计划\n十月完成中试。",
        "一、调整原因\n略。\n二、新计划\n十月完成中试。",
        "调整原因：/\n新计划：十月完成中试。",
        "调整原因：\n新计划：十月完成中试。",
        "调整原因：\n申请人：示例人\n新计划：十月完成中试。",
        "| 调整原因 |  |\n| 新计划 | 十月完成中试 |",
        "| 序号 | 调整原因 | 备注 |\n一、新计划\n十月完成中试。",
        "目录\n一、调整原因\n二、新计划\n一、调整原因\n二、新计划\n十月完成中试。",
    ],
)
def test_a_title_with_nothing_under_it_is_a_violation_at_the_title(text: str) -> None:
    found = look(f"进度调整申请\n{text}", BOTH)
    assert found.outcome is Outcome.VIOLATED
    assert found.fields["empty"] == "调整原因"
    assert quotes(found) == ["调整原因"]


@pytest.mark.parametrize(
    "blank",
    [
        "＿＿＿＿＿＿",
        "待定",
        "待补充",
        "TBD",
        "{{ 原因 }}",
        "【请填写原因】",
        "（请说明调整的原因，不少于100字）",
        "（此处填写原因）",
        "□政策变化 □技术瓶颈 □其他",
        "××××",
    ],
)
def test_what_is_still_to_be_written_is_left_to_a_person(blank: str) -> None:
    for layout in (
        f"一、调整原因\n{blank}\n二、新计划\n十月完成。",
        f"| 调整原因 | {blank} |\n| 新计划 | 十月完成 |",
    ):
        found = look(f"进度调整申请\n{layout}", BOTH)
        assert found.outcome is Outcome.UNDETERMINED, (layout, found.fields)
        assert found.fields["pending"] == "调整原因"
        assert "调整原因" in quotes(found)[0]


def test_guidance_that_was_left_beside_the_answer_does_no_harm() -> None:
    found = look("一、调整原因\n（请说明原因）\n设备到货推迟两个月。\n二、新计划\n十月完成。", BOTH)
    assert found.outcome is Outcome.SATISFIED


def test_skeleton_of_known_titles_is_no_content() -> None:
    whole = {**REASON, "parts": [{"name": "政策", "en": "policy"}, {"name": "技术", "en": "technology"}]}
    found = look("一、调整原因\n（一）政策\n（二）技术\n二、新计划\n十月完成。", [whole, PLAN])
    assert found.outcome is Outcome.VIOLATED
    assert found.fields["empty"] == "调整原因"


def test_missing_elements_are_named_with_the_place_behind_the_one_before() -> None:
    found = look("一、调整原因\n设备到货推迟。\n二、影响评估\n顺延一个月。", [REASON, PLAN, EFFECT])
    assert found.fields["missing"] == "新计划"
    assert found.expected_at is not None
    place, title = found.expected_at
    assert (place.block, title) == (1, "调整原因")


def test_parts_stand_inside_or_under_titles_of_their_own() -> None:
    whole = {
        **REASON,
        "parts": [
            {"name": "政策", "en": "policy", "within": ["政策"]},
            {"name": "技术", "en": "technology", "within": ["技术"]},
        ],
    }
    assert look("一、原因\n政策有变，技术未突破。", [whole]).outcome is Outcome.SATISFIED
    wanting = look("一、原因\n政策有变。", [whole])
    assert wanting.fields["problems"] == "缺少调整原因（技术）"
    assert (
        look("一、原因\n政策有变。", [whole], lang="en").fields["problems"] == "missing: reason (technology)"
    )


def test_a_table_needs_one_row_and_no_row_begun_only() -> None:
    ledger = [{"name": "支出", "en": "expenses", "columns": ["日期", "金额", "用途"]}]
    head = "台账\n| 日期 | 金额 | 用途 | 备注 |\n"
    full = "| 四月二日 | 300元 | 材料 |  |\n"
    assert look(head + full, ledger).outcome is Outcome.SATISFIED
    assert look(head, ledger).outcome is Outcome.VIOLATED
    begun = look(head + full + "| 四月三日 | 500元 |  | 急 |", ledger)
    assert begun.outcome is Outcome.UNDETERMINED
    assert quotes(begun) == ["四月三日"]
    assert look("台账\n| 日期 | 金额 |\n| 四月二日 | 300元 |", ledger).fields["missing"] == "支出"


@pytest.mark.parametrize(("text", "outcome"), [("存在问题：无", "satisfied"), ("存在问题：", "violated")])
def test_none_is_an_answer_where_the_rule_says_so(text: str, outcome: str) -> None:
    wanted = [{"name": "存在问题", "en": "problems", "none": True}]
    assert look(text, wanted).outcome.value == outcome


def test_an_element_counts_only_where_the_document_says_so() -> None:
    wanted = [{"name": "紧急会议", "en": "meeting", "when": "红色预警", "unless": "已解除"}]
    assert look("发布黄色预警。", wanted).outcome is Outcome.NOT_APPLICABLE
    assert look("发布红色预警。", wanted).outcome is Outcome.VIOLATED
    assert look("发布红色预警，现已解除。", wanted).outcome is Outcome.NOT_APPLICABLE


LIMIT = {
    "name": "整改期限",
    "en": "time limit",
    "optional": True,
    "limit": {"measure": "working_days", "near": "整改期限(为)?", "at_most": "most"},
}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("整改期限：30个工作日", "satisfied"),
        ("整改期限为31个工作日。", "violated"),
        ("整改期限为三十日。", "satisfied"),
        ("整改期限为45日。", "undetermined"),
        ("整改期限为一百天。", "violated"),
        ("整改期限为6个月。", "violated"),
        ("整改期限为＿＿个工作日。", "undetermined"),
        ("| 整改期限 | 40个工作日 |\n| 负责人 | 示例人 |", "violated"),
        ("| 问题 | 整改期限 | 负责人 |\n| 漏气 | 40个工作日 | 示例人 |", "violated"),
        ("整改期限为20个工作日；返工部分整改期限为50个工作日。", "violated"),
        ("没有需要整改的。", "not_applicable"),
    ],
)
def test_a_period_is_judged_where_it_is_surely_read(text: str, outcome: str) -> None:
    assert look(text, [LIMIT], values={"most": 30}).outcome.value == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("加权通过率为85%。", "satisfied"),
        ("通过率百分之七十五。", "violated"),
        ("通过率为4/5。", "satisfied"),
        ("通过率不低于80%为通过，本次通过率为75%。", "violated"),
        ("通过率80%以上为通过。", "not_applicable"),
        ("| 通过率 | 60% |\n| 结论 | 通过 |", "violated"),
    ],
)
def test_the_norm_is_not_taken_for_the_figure(text: str, outcome: str) -> None:
    rate = {"name": "通过率", "en": "approval", "optional": True}
    limit = {"measure": "ratio", "near": "通过率", "at_least": 80}
    assert look(text, [{**rate, "limit": limit}]).outcome.value == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("结论：通过", "satisfied"),
        ("结论：不通过", "satisfied"),
        ("结论：☑通过 □不通过", "satisfied"),
        ("结论：☑通过 ☑不通过", "violated"),
        ("结论：□通过 □不通过", "undetermined"),
        ("结论：部分专家认为通过，部分专家认为不通过。", "undetermined"),
        ("结论：水平较高。", "violated"),
    ],
)
def test_exactly_one_conclusion_is_taken(text: str, outcome: str) -> None:
    options = {"通过": "(?<!不)通过", "不通过": "不通过"}
    assert look(text, [{"name": "结论", "en": "conclusion", "choice": options}]).outcome.value == outcome


@pytest.mark.parametrize(
    ("score", "grade", "outcome"),
    [
        ("85", "优秀", "satisfied"),
        ("84", "合格", "satisfied"),
        ("84.5", "合格", "satisfied"),
        ("84.5", "优秀", "undetermined"),
        ("59.9", "不合格", "satisfied"),
        ("60", "不合格", "violated"),
        ("70", "优秀", "violated"),
    ],
)
def test_the_grade_follows_from_the_score(score: str, grade: str, outcome: str) -> None:
    band = {"near": "综合得分", "grades": {"优秀": 85, "合格": 60, "不合格": 0}}
    wanted = [{"name": "等级", "en": "grade", "titles": ["等级"], "band": band}]
    assert look(f"综合得分：{score}分\n评价等级：{grade}", wanted).outcome.value == outcome


@pytest.mark.parametrize(
    ("rate", "outcome"),
    [("75%", "satisfied"), ("80%", "violated"), ("＿＿%", "undetermined")],
)
def test_a_rate_agrees_with_its_parts(rate: str, outcome: str) -> None:
    parts = {"near": "达成率", "of": "实际完成(任务)?", "by": "计划(任务)?"}
    wanted = [{"name": "达成率", "en": "rate", "titles": ["达成率"], "quotient": parts}]
    assert look(f"计划任务12项，实际完成9项。\n达成率：{rate}", wanted).outcome.value == outcome


@pytest.mark.parametrize(
    ("probability", "impact", "level", "outcome"),
    [
        ("30%", "中", "低", "satisfied"),
        ("31%", "中", "中", "satisfied"),
        ("70%", "高", "高", "satisfied"),
        ("71%", "低", "中", "satisfied"),
        ("低概率", "高影响", "中风险", "satisfied"),
        ("高", "低", "低", "violated"),
        ("经常", "低", "低", "undetermined"),
    ],
)
def test_a_level_follows_from_its_causes(probability: str, impact: str, level: str, outcome: str) -> None:
    matrix = {
        "rows": "概率",
        "across": "影响",
        "level": "等级",
        "bounds": [30, 70],
        "classes": ["低", "中", "高"],
        "levels": [["低", "低", "中"], ["低", "中", "高"], ["中", "高", "高"]],
    }
    table = f"| 风险 | 概率 | 影响 | 等级 |\n| 延期 | {probability} | {impact} | {level} |"
    wanted = [{"name": "等级", "en": "level", "optional": True, "matrix": matrix}]
    assert look(table, wanted).outcome.value == outcome


def test_words_of_both_languages_are_told() -> None:
    text = "一、调整原因\n二、其他\n没有。"
    assert look(text, BOTH).fields["problems"] == "缺少新计划；调整原因只有标题，没有内容"
    english = look(text, BOTH, lang="en").fields["problems"]
    assert english == "missing: new plan; no content under: reason"
