"""Findings that an archive knows: written to a file, and recognised in later runs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from pipeline.check.waivers.fingerprint import FINDINGS, VERSION, passages
from pipeline.errors import InputError
from pipeline.model.report import ABOUT_WAIVERS, Outcome, Report, RuleResult, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FORMAT: Final = "cxy-baseline"
_VERSION: Final = 1
_LARGEST: Final = 256 * 2**20
_OUTCOMES: Final = (Outcome.UNDETERMINED, Outcome.VIOLATED)
_SEVERITIES: Final = (Severity.ADVICE, Severity.WARNING, Severity.ERROR)
_NOTICE: Final = {
    "total": ("基线登记了本文件的 {count} 项发现", "the baseline holds {count} findings of this file"),
    "known": ("仍在 {count} 项（已登记）", "{count} still there (known)"),
    "changed": ("有变化 {count} 项（按新发现计）", "{count} changed (counted as new)"),
    "gone": ("已消除 {count} 项（{names}）", "{count} gone ({names})"),
    "waived": ("已豁免 {count} 项", "{count} waived"),
    "left": ("规则不再适用 {count} 项", "{count} whose rule does not apply any more"),
}
_STRANGE: Final = (
    "基线中没有登记本文件，全部发现按新发现计。",
    "The baseline does not hold this file; all its findings are new.",
)
_SEVERAL: Final = (
    "基线中有 {count} 份同名文件，内容都与本文件不同，无法对应，全部发现按新发现计。",
    "The baseline holds {count} files of this name, all of other content; all findings are new.",
)


class _DamagedError(ValueError):
    """What is wrong with a file, in Chinese."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A finding as it was. ``passages``: digests of the words that it quoted."""

    rule: str
    outcome: Outcome
    severity: Severity
    passages: tuple[str, ...]

    def holds(self, other: Registered) -> bool:
        """Whether ``other`` is this finding, not worse and about no other words."""
        worse = _OUTCOMES.index(other.outcome) > _OUTCOMES.index(self.outcome)
        graver = _SEVERITIES.index(other.severity) > _SEVERITIES.index(self.severity)
        if worse or graver or bool(self.passages) != bool(other.passages):
            return False
        return Counter(other.passages) <= Counter(self.passages)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the archive with its findings by rule."""

    name: str
    sha256: str
    findings: Mapping[str, Registered]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The files of an archive."""

    entries: tuple[Entry, ...]

    def of(self, name: str, sha256: str) -> tuple[Entry, ...]:
        """The entry of the same content, else those of the same name."""
        same = tuple(entry for entry in self.entries if sha256 and entry.sha256 == sha256)
        named = tuple(entry for entry in same if entry.name == name)
        return (named or same)[:1] or tuple(entry for entry in self.entries if entry.name == name)


def baseline_text(reports: Iterable[Report]) -> str:
    """The findings of ``reports`` as canonical JSON, whatever their order; waived ones are left out.

    Left out as well: rules that crashed, and what is said about waivers.
    """
    entries = {json.dumps(item, sort_keys=True): item for item in map(_entry, reports)}
    ordered = sorted(entries.values(), key=lambda item: (item["name"], item["sha256"], json.dumps(item)))
    value = {"format": FORMAT, "version": _VERSION, "documents": ordered}
    return json.dumps(value, ensure_ascii=True, indent=1, sort_keys=True) + "\n"


def read_baseline(path: Path) -> Baseline:
    """The baseline that ``baseline_text`` wrote to ``path``. Raises InputError for anything else."""
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"基线文件 {path.name} 超过 {_LARGEST // 2**20} MB，请确认它是基线文件。")
        raw = json.loads(path.read_bytes())
        return _baseline(raw)
    except OSError as error:
        raise InputError(f"无法读取基线文件 {path}（{error.strerror}），请检查路径。") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{path.name} 不是基线文件或者已经损坏（{_reason(error)}），请用 --write-baseline 重新生成。"
        ) from error


def compared(report: Report, baseline: Baseline, *, lang: str = "zh") -> Report:
    """``report`` with the findings that ``baseline`` holds marked as known, and a notice on the rest."""
    found = baseline.of(report.document.name, report.document.sha256)
    if len(found) != 1:
        words = _SEVERAL if found else _STRANGE
        return replace(report, notices=(*report.notices, words[lang == "en"].format(count=len(found))))
    held = found[0].findings
    results = tuple(_marked(item, report, held) for item in report.results)
    notice = _told(results, held, lang)
    return replace(report, results=results, notices=(*report.notices, notice))


def _marked(result: RuleResult, report: Report, held: Mapping[str, Registered]) -> RuleResult:
    known = held.get(result.rule)
    if known is None or not _is_finding(result) or not known.holds(_registered(result, report)):
        return result
    return replace(result, known=True)


def _told(results: Iterable[RuleResult], held: Mapping[str, Registered], lang: str) -> str:
    """What became of the findings of the baseline, on one line."""
    english, now = lang == "en", {item.rule: item for item in results}
    found: dict[str, list[str]] = {"total": list(held), **{key: [] for key in _NOTICE if key != "total"}}
    for rule in held:
        title = now[rule].title if rule in now else rule
        found[_became(now.get(rule))].append(title)
    parts = [
        words[english].format(count=len(found[key]), names=("、", ", ")[english].join(found[key]))
        for key, words in _NOTICE.items()
        if found[key] or key == "total" or (key == "gone" and held)
    ]
    return ("，", ", ")[english].join(parts).replace("（）", "").replace(" ()", "") + ("。", ".")[english]


def _became(result: RuleResult | None) -> str:
    if result is None:
        return "left"
    outcomes = {Outcome.SATISFIED: "gone", Outcome.NOT_APPLICABLE: "left", Outcome.WAIVED: "waived"}
    return "known" if result.known else outcomes.get(result.outcome, "changed")


def _is_finding(result: RuleResult) -> bool:
    return result.outcome in FINDINGS and result.group != ABOUT_WAIVERS


def _registered(result: RuleResult, report: Report) -> Registered:
    return Registered(result.rule, result.outcome, result.severity, passages(report.document, result))


def _entry(report: Report) -> dict[str, Any]:
    found = [_registered(item, report) for item in report.results if _is_finding(item)]
    listed = [
        {
            "rule": item.rule,
            "outcome": item.outcome.value,
            "severity": item.severity.value,
            "passages": [VERSION + digest for digest in item.passages],
        }
        for item in sorted(found, key=lambda item: item.rule)
    ]
    return {"name": report.document.name, "sha256": report.document.sha256, "findings": listed}


def _baseline(raw: Any) -> Baseline:  # noqa: ANN401 - any JSON value
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise _DamagedError("没有基线文件的标记")
    if raw["version"] != _VERSION:
        raise _DamagedError(f"版本 {raw['version']} 不能识别")
    return Baseline(tuple(map(_read_entry, _list(raw["documents"]))))


def _read_entry(raw: Any) -> Entry:  # noqa: ANN401
    found = [_read_finding(item) for item in _list(raw["findings"])]
    findings = {item.rule: item for item in found}
    if len(findings) != len(found):
        raise _DamagedError("同一规则登记了两次")
    return Entry(_text(raw["name"]), _text(raw["sha256"]), findings)


def _read_finding(raw: Any) -> Registered:  # noqa: ANN401
    words = [_text(item) for item in _list(raw["passages"])]
    if not all(item.startswith(VERSION) for item in words):
        raise _DamagedError("指纹的写法不能识别")
    outcome, severity = Outcome(raw["outcome"]), Severity(raw["severity"])
    if outcome not in FINDINGS:
        raise _DamagedError(f"结果不能是 {outcome}")
    return Registered(_text(raw["rule"]), outcome, severity, tuple(w.removeprefix(VERSION) for w in words))


def _list(value: Any) -> list[Any]:  # noqa: ANN401
    if not isinstance(value, list):
        raise _DamagedError("应当是列表")
    return value


def _text(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str):
        raise _DamagedError("应当是文字")
    return value


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"缺少 {error.args[0]}"
    return str(error) if isinstance(error, _DamagedError) else "内容读不出来"
