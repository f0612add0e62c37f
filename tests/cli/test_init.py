"""cxy init: files, questions, stopping and going on, as a person at a terminal meets them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from helpers.commands import cxy

from pipeline.cli import main
from pipeline.content import load_yaml, root
from pipeline.generate.load import load_project
from pipeline.generate.starter import starter

SKIPPED = [""] * 4
FIRST = ["示例科技有限公司", "示例科技", "1", *SKIPPED]
OPENING = ["涂层研发", "SL-1", "2", "", *FIRST, "示例大学", "示例大学", "高校", *SKIPPED, ""]
"""Name, number, type, stage skipped, two parties, no third."""


def talk(path: Path, *lines: str, options: tuple[str, ...] = ()) -> Result:
    """What is said when these lines are typed; the input ends after them."""
    arguments = ["init", str(path), "--interactive", *options]
    typed = "".join(f"{line}\n" for line in lines)
    return CliRunner().invoke(main, arguments, input=typed, catch_exceptions=False)


def test_a_new_file_is_the_commented_starter_and_the_way_on_is_told(tmp_path: Path) -> None:
    told = cxy("init", tmp_path / "涂层")
    path = tmp_path / "涂层" / "project.yaml"
    assert path.read_text(encoding="utf-8") == starter()
    assert f"cxy status {path}" in told.output
    assert f"cxy build {path}" in told.output


@pytest.mark.parametrize(
    ("kind", "name"),
    [("技术研发", "technology_rd"), ("成果转化", "commercialization"), ("人才培养", "talent")],
)
def test_an_example_is_complete(tmp_path: Path, kind: str, name: str) -> None:
    cxy("init", tmp_path, "--example", kind)
    source = root() / "templates" / "examples" / f"{name}.yaml"
    assert (tmp_path / "project.yaml").read_bytes() == source.read_bytes()


@pytest.mark.parametrize("options", [(), ("--example", "技术研发")])
def test_nothing_is_overwritten(tmp_path: Path, options: tuple[str, ...]) -> None:
    path = tmp_path / "project.yaml"
    path.write_text("mine", encoding="utf-8")
    told = cxy("init", tmp_path, *options)
    assert told.exit_code == 2
    assert "已经存在，没有覆盖" in told.stderr
    assert "--interactive" in told.stderr
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--example", "技术"), "没有名为“技术”的示例，可选：技术研发、成果转化、人才培养"),
        (("--example", "技术研发", "--interactive"), "不能同时使用"),
        (("--interactive", "--add", "会仪"), "没有名为“会仪”的列表，是不是 会议？"),
    ],
)
def test_a_wrong_option_says_what_to_write(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    told = cxy("init", tmp_path, *options)
    assert told.exit_code == 2
    assert words in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_first_answers_make_a_file_that_can_be_used(tmp_path: Path) -> None:
    told = talk(tmp_path, *OPENING, "2026年3月1日", "q")
    project = load_project(tmp_path / "project.yaml")
    assert project.section("project") == {
        "name": "涂层研发",
        "code": "SL-1",
        "type": "成果转化",
        "start": "2026-03-01",
    }
    assert [party["short"] for party in project.entries("parties")] == ["示例科技", "示例大学"]
    assert f"接着填写：cxy init {tmp_path} --interactive" in told.output
    assert told.exit_code == 0


def test_whoever_stops_at_once_has_no_file(tmp_path: Path) -> None:
    told = talk(tmp_path / "新", "q")
    assert "没有写出文件" in told.output
    assert not (tmp_path / "新").exists()


@pytest.mark.parametrize(
    ("count", "following"),
    [(1, "项目 · 项目编号"), (2, "项目 · 合作类型"), (3, "项目 · 当前阶段"), (6, "项目 · 当前阶段")],
)
def test_the_next_time_goes_on_where_one_stopped(tmp_path: Path, count: int, following: str) -> None:
    talk(tmp_path, *OPENING[:count], "q")
    assert following in talk(tmp_path, "q").output.split("第 1 / ")[1].split("\n")[0]


@pytest.mark.parametrize("count", range(1, len(OPENING) + 1))
def test_stopping_anywhere_loses_nothing(tmp_path: Path, count: int) -> None:
    talk(tmp_path, *OPENING[:count])
    text = (tmp_path / "project.yaml").read_text(encoding="utf-8")
    said = [line for line in OPENING[:count] if len(line) > 1]
    assert [line for line in said if f'"{line}"' not in text] == []


def test_going_on_twice_comes_to_the_same_as_once(tmp_path: Path) -> None:
    once, twice = tmp_path / "once", tmp_path / "twice"
    talk(once, *OPENING)
    talk(twice, *OPENING[:6])
    talk(twice, "", *OPENING[6:])
    assert load_yaml(twice / "project.yaml") == load_yaml(once / "project.yaml")


def test_an_unfinished_entry_is_named_when_one_stops(tmp_path: Path) -> None:
    told = talk(tmp_path, *OPENING[:5], "q")
    assert "这个文件现在还不能用来生成文件" in told.output
    assert "缺少 short（简称）" in told.output


def test_a_wrong_answer_is_asked_again_with_what_to_write(tmp_path: Path) -> None:
    told = talk(tmp_path, *OPENING, "明年", "2026-03-01", "q")
    assert "“明年”不是日期，请写成 2026-03-01 或者 2026年3月1日。" in told.output
    assert load_yaml(tmp_path / "project.yaml")["project"]["start"] == "2026-03-01"


def test_what_must_be_there_is_not_skipped(tmp_path: Path) -> None:
    told = talk(tmp_path, "", "涂层研发", "q")
    assert "这一项不能跳过" in told.output
    assert load_yaml(tmp_path / "project.yaml") == {"project": {"name": "涂层研发"}}


@pytest.mark.parametrize("mark", ["?", "？"])
def test_a_question_mark_explains(tmp_path: Path, mark: str) -> None:
    told = talk(tmp_path, mark, "q")
    assert "例如：高温合金叶片表面涂层技术合作研发" in told.output
    assert "在项目文件中的位置：project.name" in told.output


def test_b_goes_back_and_return_keeps_what_was_said(tmp_path: Path) -> None:
    told = talk(tmp_path, "b", "涂层研发", "b", "", "SL-1", "b", "SL-2", "q")
    assert "这是第一个问题" in told.output
    assert "现在是：涂层研发（直接回车：不改）" in told.output
    assert load_yaml(tmp_path / "project.yaml")["project"] == {"name": "涂层研发", "code": "SL-2"}


def test_a_backslash_makes_a_command_an_answer(tmp_path: Path) -> None:
    talk(tmp_path, "涂层研发", "\\q", "q")
    assert load_yaml(tmp_path / "project.yaml")["project"]["code"] == "q"


def test_progress_and_the_document_that_needs_it_are_shown(tmp_path: Path) -> None:
    told = talk(tmp_path, *OPENING, "q")
    assert "第 1 / " in told.output
    assert "合作需求说明书》" in told.output
    assert "── 当前阶段：前期准备 ──" in told.output


def test_paragraphs_are_asked_until_an_empty_line_and_each_is_saved(tmp_path: Path) -> None:
    talk(tmp_path, *OPENING, "", "", "", "", "第一段", "第二段")
    assert load_yaml(tmp_path / "project.yaml")["requirement"]["background"] == "第一段\n第二段"


def test_the_comments_of_the_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "project.yaml"
    path.write_text(
        "# 我的说明\nproject:\n  name: 涂层研发  # 暂定名\nparties:\n"
        "  - {name: 甲, short: 甲, kind: 企业}\n  - {name: 乙, short: 乙, kind: 高校}\n",
        encoding="utf-8",
    )
    talk(path, "SL-1", "q")
    text = path.read_text(encoding="utf-8")
    assert text.startswith('# 我的说明\nproject:\n  name: 涂层研发  # 暂定名\n  code: "SL-1"\n')


def test_the_starter_is_asked_for_its_name_and_parties(tmp_path: Path) -> None:
    cxy("init", tmp_path)
    talk(tmp_path, *OPENING[:4], *FIRST, "示例大学", "示大", "高校")
    path = tmp_path / "project.yaml"
    assert [party["short"] for party in load_project(path).entries("parties")] == ["示例科技", "示大"]
    assert comments(path.read_text(encoding="utf-8")) == comments(starter())


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def test_another_entry_is_added_to_a_list_on_demand(tmp_path: Path) -> None:
    cxy("init", tmp_path, "--example", "技术研发")
    path = tmp_path / "project.yaml"
    before = len(load_project(path).entries("indicators"))
    told = talk(tmp_path, "孔隙率", "≤2%", options=("--add", "技术指标"))
    assert f"技术指标 第 {before + 1} 项" in told.output
    assert load_project(path).entries("indicators")[before]["name"] == "孔隙率"


def test_whoever_skips_everything_comes_to_the_end(tmp_path: Path) -> None:
    cxy("init", tmp_path, "--example", "技术研发")
    before = (tmp_path / "project.yaml").read_bytes()
    assert "该问的都问过了" in talk(tmp_path, *[""] * 200).output
    assert (tmp_path / "project.yaml").read_bytes() == before


def test_a_file_with_mistakes_is_not_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "project.yaml"
    path.write_text("project:\n  nam: 涂层\n", encoding="utf-8")
    told = talk(tmp_path)
    assert told.exit_code == 2
    assert "project.yaml:2" in told.stderr
    assert "是不是 name？" in told.stderr
