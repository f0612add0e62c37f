"""From the files to the catalogue, with every problem of every file at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.content import Located, files_in, load_yaml, root, shown, validate
from pipeline.errors import ContentError
from pipeline.law.catalogue import Article, Catalogue, Dated, Law, Parameter, Span
from pipeline.model.report import Force

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

Item = TypeVar("Item", Law, Parameter)
_ALWAYS: dict[str, str] = {"from": "", "to": ""}


def load(*folders: Path) -> Catalogue:
    """The catalogue of ``law/`` and ``parameters/`` below each of ``folders`` (default: the program's rules).

    Files of other folders are compared with their schemas; the program's own have been compared by the tests,
    and are again only when they cannot be used. Raises ContentError with every problem of every file.
    """
    homes = folders or (root() / "rules",)
    problems: list[str] = []
    laws = _read(homes, "law", _law, problems)
    numbers = _read(homes, "parameters", _parameter, problems)
    catalogue = Catalogue({law.id: law for _, law in laws}, {item.id: item for _, item in numbers})
    for path, law in laws:
        problems.extend(_law_problems(path, law))
    for path, parameter in numbers:
        problems.extend(_parameter_problems(path, parameter, catalogue))
    problems.extend([*_names(laws), *_names(numbers)])
    if problems:
        raise ContentError(tuple(problems))
    return catalogue


def _read(
    homes: Sequence[Path], name: str, build: Callable[[dict[str, Any]], Item], problems: list[str]
) -> list[tuple[Path, Item]]:
    found: list[tuple[Path, Item]] = []
    for home in homes:
        for path in files_in(home / name) if (home / name).is_dir() else ():
            try:
                found.append((path, _item(path, build, "law" if name == "law" else "parameter", home)))
            except ContentError as error:
                problems.extend(error.problems)
    return found


def _item(path: Path, build: Callable[[dict[str, Any]], Item], schema: str, home: Path) -> Item:
    raw = load_yaml(path)
    problems = () if home == root() / "rules" else validate(raw, schema, path)
    if problems:
        raise ContentError(problems)
    try:
        return build(raw)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        said = validate(raw, schema, path) or (f"{shown(path)}:1: 内容有误，请检查日期等写法（{error}）",)
        raise ContentError(said) from error


def _law(raw: dict[str, Any]) -> Law:
    span = raw["in_force"]
    articles = tuple(_article(raw["id"], item, item.get("in_force", span)) for item in raw["articles"])
    texts = {name: raw.get(name, "") for name in ("number", "issuer", "checked", "note")}
    return Law(raw["id"], raw["title"], raw["short"], _span(span), articles, **texts)


def _article(law: str, raw: dict[str, Any], span: dict[str, str]) -> Article:
    return Article(
        law,
        raw["article"],
        raw.get("part", ""),
        raw["shown"],
        Force(raw["force"]),
        raw["summary"],
        _span(span),
        raw.get("note", ""),
    )


def _parameter(raw: dict[str, Any]) -> Parameter:
    values = tuple(
        Dated(item["value"], _span(item), basis["law"], basis["article"], basis.get("part", ""))
        for item in raw["values"]
        for basis in (item["basis"],)
    )
    return Parameter(raw["id"], raw["title"], raw["unit"], values)


def _span(raw: dict[str, str]) -> Span:
    days = {**_ALWAYS, **raw}
    return Span(_day(days["from"]), _day(days["to"]))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _law_problems(path: Path, law: Law) -> Iterator[str]:
    located = Located(path)
    if _reversed(law.span):
        yield f"{located.at(('in_force',))}: 失效日期早于施行日期，请更正"
    for index, article in enumerate(law.articles):
        if _reversed(article.span):
            yield f"{located.at(('articles', index))}: {article.shown} 的失效日期早于施行日期，请更正"
        same = [
            item
            for item in law.articles[:index]
            if (item.article, item.part) == (article.article, article.part)
        ]
        if any(item.span.meets(article.span) for item in same):
            yield f"{located.at(('articles', index))}: {article.shown} 登记了两次，请合并或分清施行期间"


def _parameter_problems(path: Path, parameter: Parameter, catalogue: Catalogue) -> Iterator[str]:
    located = Located(path)
    for index, dated in enumerate(parameter.values):
        if _reversed(dated.span):
            yield f"{located.at(('values', index))}: 最后一日早于起用之日，请更正"
        if any(dated.span.meets(other.span) for other in parameter.values[:index]):
            yield f"{located.at(('values', index))}: 与前面的数值期间重叠，请分清起止日期"
        try:
            catalogue.article(dated.law, dated.article, dated.part)
        except ContentError as error:
            yield f"{located.at(('values', index, 'basis'))}: {error.problems[0]}"


def _names(items: Sequence[tuple[Path, Law]] | Sequence[tuple[Path, Parameter]]) -> Iterator[str]:
    seen: dict[str, Path] = {}
    for path, item in items:
        if item.id != path.stem:
            yield f"{Located(path).at(('id',))}: 编号 {item.id} 与文件名 {path.name} 不同，请改成一致"
        if item.id in seen:
            yield f"{Located(path).at(('id',))}: 编号 {item.id} 已用于 {shown(seen[item.id])}，请换一个"
        seen[item.id] = path


def _reversed(span: Span) -> bool:
    return span.first is not None and span.last is not None and span.last < span.first
