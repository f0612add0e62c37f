"""Reports on one or more files in any form, and whether they hold anything up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import check
from pipeline.app.checking import Checker
from pipeline.model.report import Outcome, Report, Severity
from pipeline.report import as_json, html, markdown, sarif, text
from pipeline.report.failure import Entry

FAIL_ON = ("error", "warning", "undetermined", "advice")
"""From the strictest selection to everything."""
_SEVERITIES: Mapping[str, tuple[Severity, ...]] = {
    "error": (Severity.ERROR,),
    "warning": (Severity.ERROR, Severity.WARNING),
    "undetermined": (Severity.ERROR, Severity.WARNING),
    "advice": tuple(Severity),
}


@dataclass(frozen=True, slots=True)
class Rendering:
    """What forms want to know beside the reports: addresses of the files, and why each rule exists."""

    lang: str = "zh"
    uris: Sequence[str] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)


def render(entries: Sequence[Entry], form: str, how: Rendering) -> bytes:
    """``entries`` in the form ``form``, one of ``FORMS``; same entries, same bytes.

    For opinions, one file each, see `opinions`.
    """
    return FORMS[form](entries, how)


def opinions(entries: Iterable[Entry]) -> dict[str, bytes]:
    """A review opinion for every report, by file name; files that could not be read have none."""
    from pipeline.app.opinion import opinion  # noqa: PLC0415 - what fills templates is slow to load

    made: dict[str, bytes] = {}
    for report in (entry for entry in entries if isinstance(entry, Report)):
        made[_free_name(Path(report.document.name).stem, made)] = opinion(report)
    return made


def reasons(checkers: Iterable[Checker], entries: Iterable[Entry]) -> dict[str, str]:
    """Why the rules exist that ``entries`` speak of, by identifier, in Chinese."""
    types = {entry.type for entry in entries if isinstance(entry, Report)}
    found: dict[str, str] = {}
    for checker in checkers:
        profiles = (profile for profile in checker.ruleset.profiles if profile.id in types)
        for profile in profiles:
            rules = check.for_profile(checker.ruleset, profile).rules
            found |= {rule.id: rule.rationale for rule in rules if rule.rationale}
    return found


def fails(report: Report, fail_on: str = "") -> bool:
    """Whether ``report`` holds something that must stop a run.

    What is waived or known from a baseline does not. Without ``fail_on`` everything else that is open does;
    with it violations of severity ``error``, of ``warning`` and above, these and what is ``undetermined``, or
    all with ``advice``. A rule that crashed always does: it may hide anything.
    """
    if not fail_on:
        return bool(report.news)
    stopping = {Outcome.ERROR} | ({Outcome.UNDETERMINED} if fail_on in {"undetermined", "advice"} else set())
    return any(
        result.outcome in stopping
        or (result.outcome is Outcome.VIOLATED and result.severity in _SEVERITIES[fail_on])
        for result in report.news
    )


def _free_name(stem: str, taken: Mapping[str, bytes]) -> str:
    name, number = f"{stem}_审查意见书.docx", 1
    while name in taken:
        number += 1
        name = f"{stem}_审查意见书_{number}.docx"
    return name


def _text(entries: Sequence[Entry], how: Rendering) -> bytes:
    return "\n".join(text.render(entry, lang=how.lang) for entry in entries).encode()


def _json(entries: Sequence[Entry], how: Rendering) -> bytes:
    one = len(entries) == 1
    made = as_json.render(entries[0], lang=how.lang) if one else as_json.render_all(entries, lang=how.lang)
    return made.encode()


def _html(entries: Sequence[Entry], how: Rendering) -> bytes:
    return html.render(entries, lang=how.lang).encode()


def _markdown(entries: Sequence[Entry], how: Rendering) -> bytes:
    return markdown.render(entries, lang=how.lang).encode()


def _sarif(entries: Sequence[Entry], how: Rendering) -> bytes:
    return sarif.render(entries, lang=how.lang, uris=how.uris, reasons=how.reasons).encode()


def _xlsx(entries: Sequence[Entry], how: Rendering) -> bytes:
    from pipeline.report import xlsx  # noqa: PLC0415 - openpyxl is slow to load and seldom wanted

    return xlsx.render(entries, lang=how.lang)


FORMS: Mapping[str, Callable[[Sequence[Entry], Rendering], bytes]] = {
    "text": _text,
    "json": _json,
    "html": _html,
    "markdown": _markdown,
    "sarif": _sarif,
    "xlsx": _xlsx,
}
