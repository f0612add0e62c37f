from datetime import date

from helpers.preparation import Data, printed, project
from helpers.results import finished

from pipeline.generate.derive import appraisal
from pipeline.generate.record import Record
from pipeline.generate.results import passed_on


def report(data: Data) -> Record:
    record: Record = printed(appraisal.derive, data).appraisal
    return record


def rectified(data: Data) -> Data:
    data["appraisal"].update(
        conclusion="整改后通过",
        concluded_on="2025-06-12",
        rectification={
            "items": [{"problem": "缺数据", "done_on": "2025-07-18"}],
            "reviewed_on": "2025-07-24",
            "passed": True,
        },
    )
    return data


def test_an_appraisal_that_passed_counts_from_its_conclusion() -> None:
    record = report(finished())
    assert str(record.passed_on) == "2026年1月15日"
    assert str(record.filing_by) == "2026年3月4日"
    assert not record.rectify_by


def test_rectification_has_sixty_working_days_and_filing_counts_from_its_review() -> None:
    record = report(rectified(finished()))
    assert str(record.rectify_by) == "2025年9月4日"
    assert (record.rectify_days, str(record.passed_on)) == (26, "2025年7月24日")
    assert str(record.filing_by) == "2025年9月4日"


def test_without_a_passed_review_nothing_has_passed() -> None:
    data = rectified(finished())
    data["appraisal"]["rectification"]["passed"] = False
    assert not report(data).passed_on
    assert passed_on(project(data)) is None


def test_an_appraisal_that_failed_has_passed_on_no_day() -> None:
    data = finished()
    data["appraisal"]["conclusion"] = "不通过"
    assert passed_on(project(data)) is None
    assert passed_on(project(finished())) == date(2026, 1, 15)


def test_marks_are_averaged_only_when_every_expert_gave_one() -> None:
    data = finished()
    data["appraisal"]["committee"][0]["applicability"] = 90
    record = report(data)
    assert [(row.name, row.average) for row in record.scored] == [("技术创新性", "87.5")]
    assert record.votes == "通过1人，整改后通过1人"
    assert (record.technical_count, record.industrial_count, record.chair) == (1, 1, "梁示例")


def test_the_clients_are_the_partners_unless_stated() -> None:
    data = finished()
    assert report(data).client_names == "示例科技有限公司、示例大学"
    data["appraisal"]["clients"] = ["示例大学"]
    assert report(data).client_names == "示例大学"


def test_a_condition_that_is_not_met_is_not_passed_over() -> None:
    data = finished()
    assert bool(report(data).conditions_met)
    data["appraisal"]["conditions"][0]["met"] = False
    assert not report(data).conditions_met
