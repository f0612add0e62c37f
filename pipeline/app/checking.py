"""Checking: bytes → document → agreement → outcomes → report."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline import check, nlp, word
from pipeline.app.order import Order
from pipeline.app.reading import read_any
from pipeline.check import examples, pages, waivers
from pipeline.check.house import House, house_for
from pipeline.content import root
from pipeline.errors import InputError
from pipeline.layout import joined
from pipeline.model.document import View
from pipeline.model.report import OPEN, Outcome, Report, Severity, Verdict
from pipeline.model.terms import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from pipeline.check.rule import Rule, RuleSet
    from pipeline.check.waivers import Baseline
    from pipeline.model.agreement import Agreement
    from pipeline.model.document import Document
    from pipeline.model.report import RuleResult, Waiver
    from pipeline.nlp.lexicon import Lexicon
    from pipeline.nlp.model import Recogniser

MARKED_REFUSED = (
    "检查不能使用 --view marked：删除和插入的文字混在一起无法判断。请用 final（默认）或 original。"
)
SAMPLES = (
    ("flawed", "有问题的协议", "an agreement with faults"),
    ("compliant", "合规的协议", "a compliant agreement"),
)
"""File below ``corpus/demo`` and title in both languages."""


@dataclass(frozen=True, slots=True)
class Checker:
    """The content of a run, loaded once and used for every document."""

    ruleset: RuleSet
    lexicon: Lexicon
    waivers: tuple[Waiver, ...] = ()
    opinion: Recogniser | None = None
    """The trained model; None checks without it."""

    def analyse(self, document: Document) -> Agreement:
        """What is understood of ``document``."""
        return nlp.analyse(document, self.lexicon)


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample agreement of the demonstration and the report on it."""

    title: str
    report: Report


def load(*, house: House | None = None, thorough: bool = False, documents: bool = False) -> Checker:
    """The bundled rules with those of ``house``. Raises ContentError with every problem of every file.

    Rules for single kinds of document are read when one is checked, with ``documents`` now.
    """
    ruleset = check.load(house=house, thorough=thorough, documents=documents)
    written = tuple(item.waiver for item in house.waivers) if house is not None else ()
    opinion = nlp.load_model(root() / "corpus" / "model")
    checker = Checker(ruleset, nlp.load(root() / "rules" / "clauses"), written, opinion)
    gc.freeze()  # the content stays as long as the process: the collector need not look at it again
    return checker


def load_for(path: Path, rules: Path | None, waivers: Path | None = None) -> Checker:
    """The checker for one file: ``cxy.toml`` beside it or above it counts, and the folder ``rules``.

    The file ``waivers`` counts instead of the ``waivers.yaml`` found in the same way.
    """
    return load(house=house_for(path, rules, waivers))


def load_rules(rules: Path | None = None, *, thorough: bool = False) -> Checker:
    """The bundled rules with those of the folder ``rules``; no settings count."""
    return load(house=house_for(None, rules), thorough=thorough, documents=True)


def rule_rows(checker: Checker, *, type_: str = "", lang: str = "zh") -> tuple[pages.Row, ...]:
    """The table of rules; only of those for one kind of agreement when ``type_`` names it.

    Raises InputError for an unknown kind.
    """
    rows = pages.rows(checker.ruleset, lang)
    if not type_:
        return rows
    profile = check.profile_for(type_, checker.ruleset.profiles)
    return tuple(row for row in rows if profile.covers(row.rule))


def rules_with_examples(checker: Checker, *, house_only: bool = False) -> tuple[Rule, ...]:
    """The rules whose examples ``run_examples`` runs: all, or those of the house; never retired ones."""
    return tuple(
        rule for rule in checker.ruleset.rules if rule.status != "retired" and (rule.house or not house_only)
    )


def run_examples(rule: Rule, checker: Checker, *, as_of: date) -> tuple[str, ...]:
    """For each example of ``rule`` what is wrong, as ``file:line: what``; empty when nothing is."""
    results = examples.run_rule(rule, checker.ruleset, checker.analyse, as_of=as_of)
    return tuple("" if result.ok else pages.told(result, checker.ruleset) for result in results)


def demo_files() -> tuple[Path, ...]:
    """The sample agreements, the flawed one first."""
    return tuple(root() / "corpus" / "demo" / f"{name}.docx" for name, _, _ in SAMPLES)


def demo(*, today: date, lang: str = "zh") -> Iterator[Sample]:
    """Each sample agreement with the report on it, by the bundled rules."""
    checker, order = load(), Order(today=today, lang=lang)
    for path, (_, chinese, english) in zip(demo_files(), SAMPLES, strict=True):
        report = check_bytes(read_file(path), name=path.name, checker=checker, order=order)
        yield Sample(english if lang == "en" else chinese, report)


def read_file(path: Path) -> bytes:
    """The bytes of ``path``; raises InputError with what to do when there are none to be had."""
    try:
        if path.is_dir():
            raise InputError(f"{path} 是文件夹，请给出其中的文件；要检查整个文件夹，用 cxy audit。")
        if path.stat().st_size > word.LARGEST:
            raise InputError(
                f"{path.name} 超过 {word.LARGEST // 2**20} MB，请确认它是协议文本，或删去其中的图片后再试。"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"找不到文件 {path}，请检查文件名和所在文件夹。") from None
    except PermissionError:
        raise InputError(f"没有读取 {path} 的权限，请检查文件属性，或先关闭正在使用它的程序。") from None
    except OSError as error:
        raise InputError(f"无法读取 {path}（{error.strerror}），请把它复制到本机后再试。") from error


def read_document(data: bytes, *, name: str, view: View = View.FINAL) -> Document:
    """The document as a signer sees it; raises InputError when it cannot be read."""
    return joined(word.read(data, name=name, view=view))


def read_text(data: bytes, *, name: str, view: View = View.FINAL) -> Document:
    """The file ``data`` of any format as `read_any` reads it; raises InputError also where it has no text."""
    document = read_any(data, name=name, view=view)
    _refuse_without_text(document)
    return document


def check_bytes(data: bytes, *, name: str, checker: Checker, order: Order) -> Report:
    """The report on one file. Pure: same bytes, checker and order, same report; raises InputError."""
    if order.view is View.MARKED:
        raise InputError(MARKED_REFUSED)
    return check_document(read_text(data, name=name, view=order.view), checker=checker, order=order)


def check_document(document: Document, *, checker: Checker, order: Order) -> Report:
    """The report on a document that was read already."""
    agreement = checker.analyse(document)
    kind = check.recognise(agreement, checker.ruleset.profiles, wanted=order.type)
    agreement = replace(agreement, type=kind.profile.id)
    as_of, as_of_by = _law_date(agreement, order)
    ruleset = check.for_profile(checker.ruleset, kind.profile)
    found = check.run(
        agreement, ruleset, profile=kind.profile, as_of=as_of, lang=order.lang, opinion=checker.opinion
    )
    known = waivers.identified(document, check.doubted(found, document, lang=order.lang))
    after = waivers.waive(known, document, checker.waivers, today=order.today, lang=order.lang)
    report = Report(
        document=document,
        type=kind.profile.id,
        type_title=kind.profile.en if order.lang == "en" else kind.profile.title,
        type_by=kind.by,
        verdict=verdict(after.results),
        results=after.results,
        terms=agreement.terms,
        ruleset=checker.ruleset.digest,
        model=checker.opinion.hash if checker.opinion is not None else "",
        as_of=as_of,
        as_of_by=as_of_by,
        notices=(
            *_how_read(document, order),
            *check.notices(agreement, kind, lang=order.lang),
            *after.notices,
        ),
    )
    if order.baseline is None:
        return report
    return waivers.compared(report, order.baseline, lang=order.lang)


def _how_read(document: Document, order: Order) -> tuple[str, ...]:
    """The remarks on the way the file was read; the English report says it in its head alone."""
    return document.source.remarks if order.lang == "zh" else ()


def read_baseline(path: Path) -> Baseline:
    """The findings that the file ``path`` registers. Raises InputError when it is no such file."""
    return waivers.read_baseline(path)


def baseline_bytes(reports: Iterable[Report]) -> bytes:
    """The open findings of ``reports`` as a file for ``read_baseline``; any order gives the same bytes."""
    return waivers.baseline_text(reports).encode()


def verdict(results: Iterable[RuleResult]) -> Verdict:
    """FAIL with a violated rule of severity error; REVIEW with anything else open; else PASS.

    What is waived is not open; what a baseline knows is.
    """
    open_ones = [result for result in results if result.outcome in OPEN]
    if any(r.outcome is Outcome.VIOLATED and r.severity is Severity.ERROR for r in open_ones):
        return Verdict.FAIL
    return Verdict.REVIEW if open_ones else Verdict.PASS


def _refuse_without_text(document: Document) -> None:
    if sum(len(block.text.strip()) for block in document.blocks) > 0:
        return
    if document.pictures:
        raise InputError(
            "文件里只有图片没有文字，像是扫描件。请提供 Word 原稿，或先做文字识别（OCR）并校对后再检查。"
        )
    raise InputError("文件是空的，没有任何文字。请确认选对了文件。")


def _law_date(agreement: Agreement, order: Order) -> tuple[date, str]:
    """The day whose law counts: the option, the latest signing date of the text, or today."""
    if order.as_of is not None:
        return order.as_of, "option"
    signed = [
        event.value
        for event in agreement.terms.dates
        if event.event == "signing" and event.state is State.DEFINED and event.value is not None
    ]
    return (max(signed), "signing") if signed else (order.today, "today")
