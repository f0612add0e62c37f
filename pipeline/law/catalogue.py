"""Articles with their dates in force, and legal numbers that change with time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from pipeline.errors import ContentError
from pipeline.model.report import Basis, Force

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Value = int | str | Decimal
_CITATIONS = 4096


@dataclass(frozen=True, slots=True)
class Span:
    """A period of time, both ends included; None: open."""

    first: date | None = None
    last: date | None = None

    def covers(self, on: date) -> bool:
        """Whether ``on`` lies in it."""
        return (self.first or date.min) <= on <= (self.last or date.max)

    def meets(self, other: Span) -> bool:
        """Whether some day lies in both."""
        starts = max(self.first or date.min, other.first or date.min)
        return starts <= min(self.last or date.max, other.last or date.max)


@dataclass(frozen=True, slots=True)
class Article:
    """An article, or a ``part`` of one that is cited by itself, in the wording of one period."""

    law: str
    article: str
    part: str
    shown: str
    """As printed after the title: 第八百四十五条; 5.1.3 合作协议签署 · 保密条款."""
    force: Force
    summary: str
    span: Span
    note: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    """An act, a judicial interpretation or a standard; ``articles`` in the order of its file."""

    id: str
    title: str
    short: str
    span: Span
    articles: tuple[Article, ...]
    number: str = ""
    issuer: str = ""
    checked: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A number while it is the law."""

    value: Value
    span: Span
    law: str
    article: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A legal number through time; its periods never overlap."""

    id: str
    title: str
    unit: str
    values: tuple[Dated, ...]


@dataclass(frozen=True)
class Catalogue:
    """All laws and legal numbers; for what is not in it a ContentError names the nearest."""

    laws: Mapping[str, Law] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def article(self, law: str, article: str, part: str = "", on: date | None = None) -> Article:
        """The article as in force on ``on``; without a date, or when it was not, its latest wording."""
        versions = self._versions(law, article, part)
        on_day = [version for version in versions if on and version.span.covers(on)]
        return (on_day or sorted(versions, key=lambda version: version.span.first or date.min))[-1]

    def basis(self, law: str, article: str, part: str = "", on: date | None = None) -> Basis:
        """The citation of an article, as a report prints it; custom of the trade goes without 《》."""
        found = self.article(law, article, part, on)
        title = self.laws[law].title
        printed = f"{title}：{found.shown}" if found.force is Force.PRACTICE else f"《{title}》{found.shown}"
        return Basis(law, article, printed, found.summary, found.force)

    def in_force(self, law: str, article: str, on: date, part: str = "") -> bool:
        """Whether the article, in some wording, was in force on that day."""
        return any(version.span.covers(on) for version in self._versions(law, article, part))

    def basis_on(self, law: str, article: str, part: str, on: date) -> Basis | None:
        """The citation of an article as in force on that day; None when it was not."""
        return self._bases(law, article, part, on)

    @cached_property
    def _bases(self) -> Callable[[str, str, str, date], Basis | None]:
        """The same few citations are asked for in every document of a day."""
        return lru_cache(maxsize=_CITATIONS)(self._basis_on)

    def _basis_on(self, law: str, article: str, part: str, on: date) -> Basis | None:
        return self.basis(law, article, part, on) if self.in_force(law, article, on, part) else None

    def value_on(self, name: str, on: date) -> Value:
        """The legal number in force on that day."""
        if name not in self.parameters:
            raise ContentError((f"没有参数 {name}{_nearest(name, self.parameters)}",))
        for dated in self.parameters[name].values:
            if dated.span.covers(on):
                return dated.value
        raise ContentError(
            (f"参数 {name} 在 {on.isoformat()} 没有生效的数值，请在 rules/parameters/ 中补上",)
        )

    def values_on(self, on: date) -> dict[str, Value]:
        """All legal numbers in force on that day."""
        return {
            name: dated.value
            for name, parameter in self.parameters.items()
            for dated in parameter.values
            if dated.span.covers(on)
        }

    @cached_property
    def _index(self) -> Mapping[tuple[str, str, str], list[Article]]:
        index: dict[tuple[str, str, str], list[Article]] = {}
        for law in self.laws.values():
            for item in law.articles:
                index.setdefault((law.id, item.article, item.part), []).append(item)
        return index

    def _versions(self, law: str, article: str, part: str) -> list[Article]:
        if law not in self.laws:
            raise ContentError((f"没有法律 {law}{_nearest(law, self.laws)}",))
        found = self._index.get((law, article, part))
        if found:
            return found
        articles = self.laws[law].articles
        parts = [item.part for item in articles if item.article == article and item.part]
        if part and parts:
            raise ContentError(
                (f"{law} {article} 中没有登记 {part}；已登记：{'、'.join(dict.fromkeys(parts))}",)
            )
        numbers = dict.fromkeys(item.article for item in articles)
        raise ContentError(
            (f"rules/law/{law}.yaml 没有登记 {article}{_nearest(article, numbers)}，请先登记再引用",)
        )


def _nearest(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    return f"，是不是 {close[0]}？" if close else ""
