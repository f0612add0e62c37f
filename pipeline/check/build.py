"""From the values of rule and profile files to rules and profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.check.rule import Citation, Example, Profile, Rule, Texts, severity_from
from pipeline.check.word_classes import spelled_out
from pipeline.content import Located
from pipeline.errors import ContentError
from pipeline.model.report import Basis, Outcome, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pipeline.law import Catalogue

Raw = dict[str, Any]


def rule_from(raw: Raw, path: Path, catalogue: Catalogue, *, house: bool) -> Rule:
    """The rule that ``raw``, the value of ``path``, describes.

    Raises ContentError for a citation that the catalogue does not know, and KeyError, TypeError, ValueError
    or AttributeError for a value of another shape than the schema's.
    """
    citations = tuple(Citation(item["law"], item["article"], item.get("part", "")) for item in raw["basis"])
    basis = _resolved(citations, catalogue, Located(path))
    check = dict(raw["check"])
    return Rule(
        id=str(raw["id"]),
        zh=_texts({**raw["message"], "title": raw["title"], "suggestion": raw.get("suggestion", "")}),
        en=_texts(raw.get("en", {"title": ""})),
        severity=_severity(raw, basis),
        kind=check.pop("kind"),
        params=_spelled_out(check, raw.get("words", {}), Located(path)),
        citations=citations,
        basis=basis,
        status=raw["status"],
        severity_note=raw.get("severity_note", ""),
        rationale=raw["rationale"].strip(),
        expected_after=tuple(raw.get("expected_after", ())),
        examples=_examples(raw["examples"]),
        source=path,
        house=house,
    )


def _spelled_out(check: Raw, words: dict[str, str], where: Located) -> Any:  # noqa: ANN401 - any YAML value
    """The patterns of ``check`` without names of word classes. Raises ContentError for a wrong one."""
    try:
        return spelled_out(check, words)
    except ValueError as problem:
        raise ContentError((f"{where.at(('check',))}: {problem}",)) from problem


def profile_from(raw: Raw) -> Profile:
    """The profile that ``raw`` describes; raises like ``rule_from``."""
    lists = ("titles", "not_titles", "wording", "rules", "optional")
    severity = {name: Severity(value) for name, value in raw.get("severity", {}).items()}
    return Profile(
        raw["id"],
        raw["title"],
        raw["en"],
        **{name: tuple(raw.get(name, ())) for name in lists},
        severity=severity,
        parameters=raw.get("parameters", {}),
        agreement=raw.get("agreement", True),
    )


def _resolved(citations: tuple[Citation, ...], catalogue: Catalogue, located: Located) -> tuple[Basis, ...]:
    found: list[Basis] = []
    problems: list[str] = []
    for index, item in enumerate(citations):
        try:
            found.append(catalogue.basis(item.law, item.article, item.part))
        except ContentError as error:
            problems += [f"{located.at(('basis', index))}: {problem}" for problem in error.problems]
    if problems:
        raise ContentError(tuple(problems))
    return tuple(found)


def _severity(raw: Raw, basis: tuple[Basis, ...]) -> Severity:
    return Severity(raw["severity"]) if "severity" in raw else severity_from(basis)


def _texts(raw: Mapping[str, str]) -> Texts:
    return Texts(**raw)


def _examples(raw: Raw) -> tuple[Example, ...]:
    passing = [_example(item, Outcome.SATISFIED) for item in raw["pass"]]
    failing = [_example(item, Outcome.VIOLATED) for item in raw["fail"]]
    return (*passing, *failing)


def _example(raw: Raw, usual: Outcome) -> Example:
    outcome = Outcome(raw["outcome"]) if "outcome" in raw else usual
    return Example(raw["text"], outcome, raw.get("quote", ""), missing=raw.get("missing", False))
