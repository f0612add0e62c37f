"""The rule set of a run from bundled content and a house's own, with all problems of all files at once."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline import law
from pipeline.check.build import profile_from, rule_from
from pipeline.check.house import House
from pipeline.check.kinds import KINDS
from pipeline.check.proof import (
    dependency_problems,
    nearest,
    profile_problems,
    rule_problems,
    settings_problems,
    shape_problems,
    unknown_names,
    waiver_problems,
)
from pipeline.check.rule import DOCUMENTS, Profile, Rule, RuleSet
from pipeline.content import Located, content_hash, files_in, load_yaml, root, shown
from pipeline.errors import ContentError
from pipeline.law import Catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

Item = TypeVar("Item", Rule, Profile)

PROFILES = "profiles"
DEPENDS_ON = "depends_on"
"""Parameter of any kind that names a rule whose outcome is needed first."""
_OTHER = frozenset({"law", "parameters", "clauses", PROFILES})
"""Folders of rule content that hold no rules."""


def load(
    *,
    house: House | None = None,
    folder: Path | None = None,
    thorough: bool = False,
    documents: bool = True,
) -> RuleSet:
    """The rules of ``folder`` (default: the bundled ones) and of ``house``, ready to run.

    Without ``documents`` the rules of ``documents/`` are left for ``for_profile``, as most runs need none.

    Files of a house are compared with their schemas and looked through for what else can be wrong; the
    bundled ones have been by the tests, and are only with ``thorough``. Raises ContentError with every
    problem.
    """
    house = house or House()
    home = folder or root() / "rules"
    problems: list[str] = []
    catalogue = _catalogue((home, *house.folders), problems)
    later = () if documents else tuple(sorted((home / DOCUMENTS).glob("*.yaml")))
    loader = _Loader(catalogue, home, problems, thorough=thorough, later=frozenset(later))
    homes = (home, *house.folders)
    rules = _distinct([item for base in homes for item in loader.rules(base)], problems)
    known = (*rules, *(f"{DOCUMENTS}{path.stem}" for path in later))
    kinds = [item for base in homes for item in loader.profiles(base)]
    profiles = _distinct(kinds, problems)
    for path, profile in kinds:
        if loader.looks_through(path):
            problems += unknown_names(profile, path, known, catalogue)
    problems += dependency_problems(rules)
    problems += settings_problems(house, known, catalogue)
    problems += waiver_problems(house, known)
    if problems:
        raise ContentError(tuple(problems))
    return RuleSet(
        tuple(replace(rule, off=rule.id in house.off) for rule in in_order(rules)),
        tuple(profiles[name] for name in sorted(profiles)),
        catalogue,
        house.severity,
        house.parameters,
        frozenset(house.off),
        _digest(homes, house),
        later,
    )


def for_profile(ruleset: RuleSet, profile: Profile) -> RuleSet:
    """``ruleset`` with those of its rules for later that ``profile`` covers. Raises ContentError.

    For what is no agreement it holds the covered rules alone.
    """
    paths = [path for path in ruleset.later if profile.covers(f"{DOCUMENTS}{path.stem}")]
    problems: list[str] = []
    loader = _Loader(ruleset.catalogue, root() / "rules", problems, thorough=False)
    rules = {rule.id: rule for rule in ruleset.rules if profile.agreement or profile.covers(rule.id)}
    rules |= {rule.id: replace(rule, off=rule.id in ruleset.off) for _, rule in loader.files(paths)}
    if problems:
        raise ContentError(tuple(problems))
    chosen = tuple(rule for rule in in_order(rules) if _concerns(rule, profile))
    return replace(ruleset, rules=chosen, later=())


def _concerns(rule: Rule, profile: Profile) -> bool:
    """Whether a report on ``profile`` names the rule, if only to say that it does not apply."""
    return profile.covers(rule.id) or (profile.agreement and not rule.id.startswith(DOCUMENTS))


def in_order(rules: Mapping[str, Rule]) -> list[Rule]:
    """``rules`` by identifier, each after the one that it depends on."""
    ordered: dict[str, Rule] = {}

    def place(name: str, above: frozenset[str]) -> None:
        needed = rules[name].params.get(DEPENDS_ON, "")
        if needed in rules and needed not in above:
            place(needed, above | {name})
        ordered.setdefault(name, rules[name])

    for name in sorted(rules):
        place(name, frozenset())
    return list(ordered.values())


class _Loader:
    """Reads files of rules and profiles and collects what is wrong with them."""

    def __init__(
        self,
        catalogue: Catalogue,
        bundled: Path,
        problems: list[str],
        *,
        thorough: bool,
        later: frozenset[Path] = frozenset(),
    ) -> None:
        self.catalogue = catalogue
        self.later = later
        self.bundled = bundled
        self.problems = problems
        self.thorough = thorough

    def looks_through(self, path: Path) -> bool:
        """Whether the file is looked at for more than what a run needs."""
        return self.thorough or not path.is_relative_to(self.bundled)

    def rules(self, home: Path) -> Iterator[tuple[Path, Rule]]:
        """The rules below ``home``, without those for later."""
        paths = [path for path in files_in(home) if path.relative_to(home).parts[0] not in _OTHER]
        yield from self.files([path for path in paths if path not in self.later], house=home != self.bundled)

    def files(self, paths: Sequence[Path], *, house: bool = False) -> Iterator[tuple[Path, Rule]]:
        """The rules in ``paths``."""

        def build(raw: dict[str, Any], path: Path) -> Rule:
            return rule_from(raw, path, self.catalogue, house=house)

        for path, rule in self._items(paths, build, "rule", thorough=house or self.thorough):
            if rule.kind not in KINDS:
                where = Located(path).at(("check", "kind"))
                self.problems.append(f"{where}: 没有检查种类 {rule.kind}{nearest(rule.kind, KINDS)}")
            elif house or self.thorough:
                self.problems.extend(rule_problems(rule, path))
            yield path, rule

    def profiles(self, home: Path) -> Iterator[tuple[Path, Profile]]:
        """The profiles below ``home``."""
        paths = files_in(home / PROFILES) if (home / PROFILES).is_dir() else ()
        thorough = home != self.bundled or self.thorough
        for path, profile in self._items(
            paths, lambda raw, _: profile_from(raw), "profile", thorough=thorough
        ):
            if thorough:
                self.problems.extend(profile_problems(profile, path))
            yield path, profile

    def _items(
        self,
        paths: Sequence[Path],
        build: Callable[[dict[str, Any], Path], Item],
        schema: str,
        *,
        thorough: bool,
    ) -> Iterator[tuple[Path, Item]]:
        for path in paths:
            try:
                yield path, _item(path, build, schema, thorough=thorough)
            except ContentError as error:
                self.problems.extend(error.problems)


def _item(path: Path, build: Callable[[dict[str, Any], Path], Item], schema: str, *, thorough: bool) -> Item:
    raw = load_yaml(path)
    if thorough and (problems := shape_problems(raw, schema, path)):
        raise ContentError(problems)
    try:
        return build(raw, path)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        said = shape_problems(raw, schema, path) or (f"{shown(path)}:1: 内容有误，请检查写法（{error!r}）",)
        raise ContentError(said) from error


def _catalogue(homes: Sequence[Path], problems: list[str]) -> Catalogue:
    try:
        return law.load(*homes)
    except ContentError as error:
        problems.extend(error.problems)
        return Catalogue()


def _distinct(items: Sequence[tuple[Path, Item]], problems: list[str]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    places: dict[str, Path] = {}
    for path, item in items:
        if item.id in found:
            where, other = Located(path).at(("id",)), shown(places[item.id])
            problems.append(
                f"{where}: 编号 {item.id} 已用于 {other}，请换一个编号（调整内置规则请用 cxy.toml）"
            )
        found[item.id], places[item.id] = item, path
    return found


def _digest(homes: Sequence[Path], house: House) -> str:
    """Fingerprint of all files that were read, the same wherever they lie."""
    digest = hashlib.sha256()
    for home in homes:
        digest.update(content_hash(files_in(home)).encode())
    for path in (house.settings, house.waiver_file):
        if path is not None:
            digest.update(path.read_bytes())
    return digest.hexdigest()
