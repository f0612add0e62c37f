from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline import content
from pipeline.content import strict
from pipeline.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str, name: str = "x.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def problems_of(path: Path) -> tuple[str, ...]:
    with pytest.raises(ContentError) as error:
        content.load_yaml(path)
    return error.value.problems


def test_the_content_lies_beside_the_package() -> None:
    assert (content.root() / "rules" / "law").is_dir()


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "y", "True", "FALSE", "Null", "NULL"])
def test_no_word_but_true_and_false_is_a_boolean(tmp_path: Path, word: str) -> None:
    assert content.load_yaml(write(tmp_path, f"a: {word}\n")) == {"a": word}


@pytest.mark.parametrize(
    "text",
    ["2021-01-01", "2021-01-01 10:00:00", "010", "0o17", "0x1F", "1_000", "12:30:45", ".5", "1e3", "="],
)
def test_what_yaml_would_guess_to_be_something_else_stays_text(tmp_path: Path, text: str) -> None:
    assert content.load_yaml(write(tmp_path, f"a: {text}\n")) == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-12", -12),
        ("10000000", 10_000_000),
        ("0.10", Decimal("0.10")),
        ("'1'", "1"),
        ('"true"', "true"),
        ("|\n  甲\n  乙", "甲\n乙\n"),
        ("[1, 二]", [1, "二"]),
        ("{b: 1}", {"b": 1}),
    ],
)
def test_plain_values_are_read_exactly(tmp_path: Path, text: str, value: object) -> None:
    read = content.load_yaml(write(tmp_path, f"a: {text}\n"))["a"]
    assert (read, type(read)) == (value, type(value))


def test_keys_are_always_text(tmp_path: Path) -> None:
    assert content.load_yaml(write(tmp_path, "on: 1\n845: 2\n")) == {"on": 1, "845": 2}


def test_every_duplicate_key_is_named_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")
    said = problems_of(path)
    assert [line.split(": ")[0] for line in said] == [f"{path}:4", f"{path}:5"]
    assert "出现两次" in said[0]


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a: 1\nb：2\n", 2, "冒号"),
        ("a: 甲: 乙\n", 1, "引号"),
        ("a:\n\t- 1\n", 2, "空格"),
        ("a: [1, 2\nb: 3\n", 2, "方括号"),
        ('a: "甲\nb: 2\n', 1, "引号"),
        ("a: *甲\n", 1, "引号"),
        ("a: !!int 3\n", 1, "标签"),
        ("a: 1\n---\nb: 2\n", 2, "一份"),
        ("", 1, "空的"),
        ("# 只有注释\n", 1, "空的"),
        ("? [a, b]\n: 1\n", 1, "一个词"),
        ("a: &x [*x]\n", 1, "引用"),
        ("a: 1\nb: *x\n", 2, "引号"),
        ("a: x\n\ty\n", 2, "制表符"),
        ("project：\n  name: x\n", 1, "全角冒号"),
        ("a: 1\n# 说明：x\n\nb：甲\nc: 2\n", 4, "全角冒号"),
        ('a: "C:\\数据"\n', 1, "反斜杠"),
        ("a: 1\nb: 甲\x07乙\n", 2, "U+0007"),
        ("a: 1\nb: 甲\ufffe\n", 2, "U+FFFE"),
        ("a: " + "[" * 100_000, 1, "层次太深"),
        ("- " * 100_000, 1, "层次太深"),
        ("a: " + "{a: " * 600 + "1" + "}" * 600, 1, "层次太深"),
    ],
)
def test_a_mistake_is_said_at_its_line_in_chinese(tmp_path: Path, text: str, line: int, word: str) -> None:
    path = write(tmp_path, text)
    said = problems_of(path)
    assert said[0].startswith(f"{path}:{line}: ")
    assert word in said[0]


def test_a_colon_of_chinese_text_is_no_mistake_where_it_belongs(tmp_path: Path) -> None:
    (said,) = problems_of(write(tmp_path, "a: 1\n说明: 目标：甲\n  b: 2\n"))
    assert "全角冒号" not in said


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    assert "超过 10 MB" in problems_of(path)[0]


def test_a_long_file_may_have_many_brackets(tmp_path: Path) -> None:
    path = write(tmp_path, "a:\n" + "- {b: [1, 2]}\n" * 2000)
    assert len(content.load_yaml(path)["a"]) == 2000


def test_a_file_in_another_encoding_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("a: 甲".encode("gbk"))
    assert "另存为 UTF-8" in problems_of(path)[0]


def test_a_byte_order_mark_of_notepad_is_no_mistake(tmp_path: Path) -> None:
    assert content.load_yaml(write(tmp_path, "\ufeffa: 甲\r\nb: 乙\r\n")) == {"a": "甲", "b": "乙"}


def test_a_missing_file_is_a_content_error(tmp_path: Path) -> None:
    assert "打不开" in problems_of(tmp_path / "none.yaml")[0]


def test_all_unreadable_files_are_named_at_once(tmp_path: Path) -> None:
    paths = [write(tmp_path, text, f"{n}.yaml") for n, text in enumerate(("a: 1\n", "a: [", "a: 1\na: 2\n"))]
    with pytest.raises(ContentError) as error:
        content.load_all(paths)
    assert [line.rsplit("/", 1)[1][0] for line in error.value.problems] == ["1", "2"]


def test_the_slow_parser_reads_the_same_as_the_fast_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(yaml.SafeLoader):
        resolve = strict._Strict.resolve

    paths = content.files_in(content.root() / "rules" / "law")
    fast = [content.load_yaml(path) for path in paths]
    monkeypatch.setattr(strict, "_Strict", Slow)
    assert [content.load_yaml(path) for path in paths] == fast
    assert "出现两次" in problems_of(write(tmp_path, "a: 1\na: 2\n"))[0]


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(alphabet="甲乙 :#-'\"\n01yes.{}[],&*!|>%@", max_size=12),
)
trees = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("ab甲", min_size=1, max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(value=trees)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:  # noqa: ANN401
    text = yaml.safe_dump({"a": value}, allow_unicode=True)
    assert content.load_yaml(write(tmp_path_factory.mktemp("back"), text)) == {"a": value}


def test_a_value_is_located_at_the_line_of_its_key(tmp_path: Path) -> None:
    path = write(tmp_path, "a: 1\nb:\n  - c: 1\n    d: 2\n  - e\n")
    located = content.Located(path)
    assert [located.line(keys) for keys in ((), ("b",), ("b", 0, "d"), ("b", 1), ("b", 0, "x"))] == [
        1,
        2,
        4,
        5,
        3,
    ]
    assert located.at(("b",)) == f"{path}:2"


SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["title", "kind"],
    "properties": {
        "title": {"type": "string", "title": "名称", "minLength": 1},
        "kind": {"enum": ["error", "warning"]},
        "id": {"type": "string", "pattern": "^[a-z]+$", "description": "由小写字母组成"},
        "items": {
            "type": "array",
            "minItems": 2,
            "items": {"anyOf": [{"type": "string"}, {"type": "array"}]},
        },
        "months": {"type": "integer", "minimum": 1},
        "regex": {"type": "string", "format": "regex"},
    },
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: error\n", "1: 文件：缺少 title（名称），请补上"),
        ("title: 甲\nkind: error\ntitel: 乙\n", "3: 字段 titel：不认识这个键，是不是 title？"),
        ("title: 甲\nkind: error\nzzz: 1\n", "3: 字段 zzz：不认识这个键，请删去；可用的键：title、kind"),
        ("title: 12\nkind: error\n", "1: 字段 title：应当是文字（含数字时加引号），现在是“12”"),
        ("title: 甲\nkind: eror\n", "2: 字段 kind：“eror”不在可选的值之内：error、warning，是不是 error？"),
        ("title: 甲\nkind: error\nid: A1\n", "3: 字段 id：“A1”的写法不对，应当由小写字母组成"),
        ("title: 甲\nkind: error\nitems: [a]\n", "3: 字段 items：至少要有 2 项"),
        (
            "title: 甲\nkind: error\nitems:\n  - a\n  - 3\n",
            "5: 字段 items[1]：应当是文字（含数字时加引号），或者列表",
        ),
        ("title: ''\nkind: error\n", "1: 字段 title：不能为空"),
        ("title: 甲\nkind: error\nmonths: 0\n", "3: 字段 months：不能小于 1"),
        ("title: 甲\nkind: error\nmonths: 二\n", "3: 字段 months：应当是整数（不加引号），现在是“二”"),
        ("title: 甲\nkind: error\nregex: '('\n", "3: 字段 regex：“(”不是合法的正则表达式"),
    ],
)
def test_a_violated_schema_says_what_to_do(tmp_path: Path, text: str, expected: str) -> None:
    path = write(tmp_path, text)
    (said,) = content.validate(content.load_yaml(path), SCHEMA, path)
    assert said.startswith(f"{path}:{expected}")


def test_all_violations_are_said_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "x: 1\nkind: 3\nid: 4\n")
    said = content.validate(content.load_yaml(path), SCHEMA, path)
    assert [int(line.removeprefix(f"{path}:").split(":")[0]) for line in said] == [1, 1, 2, 3]


def test_a_valid_value_has_no_problems(tmp_path: Path) -> None:
    path = write(tmp_path, "title: 甲\nkind: error\nitems: [a, [b]]\nregex: 甲|乙\n")
    assert content.validate(content.load_yaml(path), SCHEMA, path) == ()


def test_a_part_of_a_file_is_located_in_the_whole(tmp_path: Path) -> None:
    path = write(tmp_path, "id: a\ncheck:\n  title: 甲\n  kind: none\n")
    value = content.load_yaml(path)["check"]
    (said,) = content.validate(value, SCHEMA, path, within=("check",))
    assert said.startswith(f"{path}:4: 字段 check.kind：")


RULE = """\
id: exit/liquidation
title: 退出后的资源清算
status: stable
basis:
  - {law: standard, article: "5.1.3", part: 退出机制条款}
rationale: 退出后投入的资源怎样处理，不写明会有争议。
check: {kind: matter, anything: [goes, here]}
message: {violated: 没有约定退出后的清算}
examples:
  pass:
    - text: 第八条 退出后三十日内清算。
  fail:
    - {text: 第八条 退出另议。, quote: 退出另议}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", None),
        ("status: stable", "status: stable\nseverity: error", "severity_note"),
        ("exit/liquidation", "liquidation", "组/名称"),
        ("kind: matter, ", "", "缺少 kind"),
        ("rationale:", "rational:", "是不是 rationale"),
        ("part:", "paragraph:", "字段 basis[0].paragraph"),
    ],
)
def test_a_rule_file_is_checked(tmp_path: Path, old: str, new: str, expected: str | None) -> None:
    path = write(tmp_path, RULE.replace(old, new, 1) if old else RULE)
    said = content.validate(content.load_yaml(path), "rule", path)
    assert bool(said) == (expected is not None)
    assert expected is None or any(expected in line for line in said)


@pytest.mark.parametrize("name", ["rule", "law", "clause_kind", "profile", "house", "parameter"])
def test_the_schemas_are_schemas_with_a_chinese_title(name: str) -> None:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - as slow here as anywhere

    schema = content.load_json_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert all("\u4e00" <= part["title"][0] <= "\u9fff" for part in schema["properties"].values())


HOUSE = """\
rules = "./house"

[severity]
"exit/liquidation" = "warning"

[off]
rules = ["review/law-firm"]

[parameters]
secrecy-minimum-months = 36
rate = 0.5
"""


def test_the_settings_of_a_house_are_read(tmp_path: Path) -> None:
    path = write(tmp_path, HOUSE, "cxy.toml")
    value = content.load_toml(path)
    assert content.validate(value, "house", path) == ()
    assert value["parameters"] == {"secrecy-minimum-months": 36, "rate": Decimal("0.5")}


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ('"warning"', '"warn"', 4, "是不是 warning"),
        ("[off]", "[of]", 6, "不认识这个键"),
        ("rules = [", "rule = [", 7, "是不是 rules"),
        ("= 36", "= {}", 10, "应当是"),
        ('"./house"', "3", 1, "应当是文字"),
    ],
)
def test_a_wrong_setting_is_said_at_its_line(
    tmp_path: Path, old: str, new: str, line: int, word: str
) -> None:
    path = write(tmp_path, HOUSE.replace(old, new, 1), "cxy.toml")
    said = content.validate(content.load_toml(path), "house", path)
    assert any(text.startswith(f"{path}:{line}: ") and word in text for text in said)


def test_broken_toml_is_said_at_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, 'rules = "a"\n[off\n', "cxy.toml")
    with pytest.raises(ContentError, match=r"cxy\.toml:2: TOML"):
        content.load_toml(path)


def test_the_hash_does_not_depend_on_the_place_or_the_order(tmp_path: Path) -> None:
    def tree(name: str) -> list[Path]:
        return [
            write(tmp_path, "a: 1\n", f"{name}/law/a.yaml"),
            write(tmp_path, "b: 2\n", f"{name}/b/b.yaml"),
        ]

    one, two = tree("one"), tree("two")
    assert content.content_hash(one) == content.content_hash(reversed(two))


@pytest.mark.parametrize(("name", "text"), [("a.yaml", "a: 2\n"), ("c.yaml", "a: 1\n")])
def test_the_hash_changes_with_names_and_contents(tmp_path: Path, name: str, text: str) -> None:
    other = write(tmp_path, "b: 2\n", "b.yaml")
    before = content.content_hash([other, write(tmp_path, "a: 1\n", "a.yaml")])
    assert content.content_hash([other, write(tmp_path, text, name)]) != before


def test_files_are_listed_in_one_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yaml", ".git/x.yaml", "~$b.yaml", "readme.md"):
        write(tmp_path, "a: 1\n", name)
    assert [path.relative_to(tmp_path).as_posix() for path in content.files_in(tmp_path)] == [
        "a/z.yaml",
        "b.yaml",
    ]
