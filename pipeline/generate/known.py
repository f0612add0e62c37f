"""What templates may print: every name of the values of complete projects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.generate.record import Record
from pipeline.generate.values import Day, Money, PartyName, Percent

Kind = Literal["leaf", "record", "list"]
ENTRY = "[]"
"""The step from a list to its entries."""
_FORMS: Mapping[type, tuple[str, ...]] = {
    Money: ("figures", "words", "wan"),
    Day: ("han", "dots", "iso", "year", "month", "day"),
    Percent: ("words",),
    PartyName: ("name", "role", "kind", "short"),
}
"""What leaves print besides themselves."""


@dataclass(frozen=True, slots=True)
class KnownValues:
    """Names by their path; made from the printed values of one or several projects."""

    kinds: Mapping[tuple[str, ...], Kind]
    below: Mapping[tuple[str, ...], frozenset[str]]

    def kind(self, path: tuple[str, ...]) -> Kind | None:
        """What is at ``path``; None when nothing of that name is known.

        A list without an entry in any of the projects tells nothing of its entries: any name there will do.
        """
        found = self.kinds.get(path)
        return "leaf" if found is None and self._is_untold(path) else found

    def _is_untold(self, path: tuple[str, ...]) -> bool:
        before = (path[:place] for place, step in enumerate(path) if step == ENTRY)
        return any(self.kinds.get(at) == "list" and (*at, ENTRY) not in self.kinds for at in before)

    def names(self, path: tuple[str, ...]) -> Collection[str]:
        """The names below ``path``."""
        return self.below.get(path, frozenset())


def known_values(contexts: Iterable[Mapping[str, Any]]) -> KnownValues:
    """The names in ``contexts``; a list that is empty in one may have its entries from another."""
    kinds: dict[tuple[str, ...], Kind] = {}
    below: dict[tuple[str, ...], set[str]] = {}
    for context in contexts:
        for name, value in context.items():
            below.setdefault((), set()).add(name)
            _learn(value, (name,), kinds, below)
    return KnownValues(kinds, {path: frozenset(names) for path, names in below.items()})


def _learn(
    value: Any,  # noqa: ANN401 - any printed value
    path: tuple[str, ...],
    kinds: dict[tuple[str, ...], Kind],
    below: dict[tuple[str, ...], set[str]],
) -> None:
    if isinstance(value, Record):
        kinds[path] = "record"
        for name in value:
            below.setdefault(path, set()).add(name)
            _learn(value[name], (*path, name), kinds, below)
    elif isinstance(value, tuple):
        kinds[path] = "list"
        for entry in value:
            _learn(entry, (*path, ENTRY), kinds, below)
    else:
        kinds.setdefault(path, "leaf")
        for form in _FORMS.get(type(value), ()):
            below.setdefault(path, set()).add(form)
            kinds.setdefault((*path, form), "leaf")
