"""What can be wrong with a rule or profile file besides its shape; slow, for houses' files and the tests."""

from __future__ import annotations

import re
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from pipeline.check.kinds import KINDS
from pipeline.content import Located, validate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from pipeline.check.house import House
    from pipeline.check.rule import Profile, Rule
    from pipeline.law import Catalogue

_FIELD = re.compile(r"\{([^{}]*)\}")
_PATTERN_KEYS = frozenset(
    {
        "wording",
        "wording_within",
        "wording_near",
        "wording_twice",
        "wording_shared",
        "wording_row",
        "wording_row_within",
        "except",
        "blank",
        "titles",
        "columns",
        "within",
    }
    | {"when", "unless", "near", "of", "by", "rows", "across", "level"}
)
_MESSAGES = ("satisfied", "violated", "undetermined", "not_applicable")


def nearest(name: str, known: Iterable[str]) -> str:
    """``，是不是 X？`` for the most similar of ``known``; empty when none is."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"，是不是 {close[0]}？" if close else ""


def shape_problems(raw: Any, schema: str, path: Path) -> tuple[str, ...]:  # noqa: ANN401 - any YAML value
    """What the schema says about ``raw``; for a rule also the schema of its check kind."""
    problems = validate(raw, schema, path)
    if problems or schema != "rule" or raw["check"]["kind"] not in KINDS:
        return problems
    params = {key: value for key, value in raw["check"].items() if key != "kind"}
    return validate(params, KINDS[raw["check"]["kind"]].PARAMS, path, within=("check",))


def rule_problems(rule: Rule, path: Path) -> Iterator[str]:
    """What is wrong with a rule of the right shape, as ``file:line: what to do``."""
    located = Located(path)
    if rule.id != f"{path.parent.name}/{path.stem}":
        expected = f"{path.parent.name}/{path.stem}"
        yield f"{located.at(('id',))}: 编号与位置不符，请改成 {expected}，或移动文件"
    yield from _field_problems(rule, located)
    yield from _pattern_problems(rule.params, ("check",), located)
    yield from _example_problems(rule, located)


def profile_problems(profile: Profile, path: Path) -> Iterator[str]:
    """What is wrong with a profile of the right shape, by itself."""
    if profile.id != path.stem:
        yield f"{Located(path).at(('id',))}: 编号 {profile.id} 与文件名 {path.name} 不同，请改成一致"


def unknown_names(
    profile: Profile, path: Path, rules: Collection[str], catalogue: Catalogue
) -> Iterator[str]:
    """Rules and parameters that ``profile`` names and that do not exist."""
    located = Located(path)
    for key, globs in (("rules", profile.rules), ("optional", profile.optional)):
        for index, glob in enumerate(globs):
            if not any(fnmatchcase(name, glob) for name in rules):
                yield f"{located.at((key, index))}: 没有规则符合 {glob}{nearest(glob, rules)}"
    for name in profile.severity:
        if name not in rules:
            yield f"{located.at(('severity', name))}: 没有规则 {name}{nearest(name, rules)}"
    for name in profile.parameters:
        if name not in catalogue.parameters:
            yield f"{located.at(('parameters', name))}: 没有参数 {name}{nearest(name, catalogue.parameters)}"


def dependency_problems(rules: Mapping[str, Rule]) -> Iterator[str]:
    """Rules that depend on one that does not exist, or on themselves."""
    for rule in rules.values():
        needed = rule.params.get("depends_on", "")
        if rule.source is not None and needed and (needed not in rules or needed == rule.id):
            where = Located(rule.source).at(("check", "depends_on"))
            yield f"{where}: 没有可以依赖的规则 {needed}{nearest(needed, rules.keys() - {rule.id})}"


def settings_problems(house: House, rules: Iterable[str], catalogue: Catalogue) -> Iterator[str]:
    """Names in ``cxy.toml`` that mean nothing."""
    if house.settings is None:
        return
    located, known = Located(house.settings), set(rules)
    for name in house.severity:
        if name not in known:
            yield f"{located.at(('severity', name))}: 没有规则 {name}{nearest(name, known)}"
    for name in house.off:
        if name not in known:
            yield f"{located.at(('off', 'rules'))}: 没有规则 {name}{nearest(name, known)}"
    for name, value in house.parameters.items():
        where = located.at(("parameters", name))
        if name not in catalogue.parameters:
            yield f"{where}: 没有参数 {name}{nearest(name, catalogue.parameters)}"
        elif isinstance(value, str | bool) != isinstance(catalogue.parameters[name].values[0].value, str):
            yield f"{where}: 参数 {name} 的值应当是数字，不加引号"


def waiver_problems(house: House, rules: Collection[str]) -> Iterator[str]:
    """Waivers of rules that do not exist."""
    for waiver, place in house.waivers:
        if not any(fnmatchcase(name, waiver.rule) for name in rules):
            yield f"{place}: 没有规则 {waiver.rule}{nearest(waiver.rule, rules)}"


def _field_problems(rule: Rule, located: Located) -> Iterator[str]:
    fields = set(KINDS[rule.kind].FIELDS)
    for keys, text in _told(rule):
        for name in _FIELD.findall(text):
            if name not in fields:
                known = "、".join(sorted(fields)) or "无"
                yield f"{located.at(keys)}: 检查种类 {rule.kind} 不提供字段 {{{name}}}；可用的字段：{known}"


def _told(rule: Rule) -> Iterator[tuple[tuple[str, ...], str]]:
    for name in _MESSAGES:
        yield ("message", name), getattr(rule.zh, name)
        yield ("en", name), getattr(rule.en, name)
    yield ("suggestion",), rule.zh.suggestion
    yield ("en", "suggestion"), rule.en.suggestion


def _pattern_problems(value: Any, keys: tuple[str | int, ...], located: Located) -> Iterator[str]:  # noqa: ANN401
    """Regular expressions that are none, wherever a matter is described."""
    if isinstance(value, dict):
        for name, item in value.items():
            inner = _expressions(item) if name in _PATTERN_KEYS else ()
            for index, expression in inner:
                if error := _wrong(expression):
                    yield f"{located.at((*keys, name, index))}: 正则表达式有误（{error}）：{expression}"
            yield from _pattern_problems(item, (*keys, name), located)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _pattern_problems(item, (*keys, index), located)


def _expressions(value: Any) -> Iterator[tuple[int, str]]:  # noqa: ANN401
    for index, item in enumerate([value] if isinstance(value, str) else value):
        for expression in [item] if isinstance(item, str) else item:
            yield index, expression


def _wrong(expression: str) -> str:
    try:
        re.compile(expression)
    except re.error as error:
        return str(error)
    return ""


def _example_problems(rule: Rule, located: Located) -> Iterator[str]:
    passing = sum(example.outcome.value in ("satisfied", "not_applicable") for example in rule.examples)
    for position, example in enumerate(rule.examples):
        good = position < passing
        keys = ("examples", "pass" if good else "fail", position if good else position - passing)
        if example.quote and example.quote not in example.text:
            yield f"{located.at((*keys, 'quote'))}: 引文不在示例文字中，请照抄示例里的原话"
        if example.missing and example.quote:
            yield f"{located.at((*keys, 'quote'))}: 写了 missing: true（缺失）就没有引文，请去掉其中一个"
