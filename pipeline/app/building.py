"""Building: project file → values → documents, each proved before it is handed out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline import __version__, word
from pipeline.app.checking import Checker, check_document
from pipeline.app.order import Order
from pipeline.app.templating import Templates
from pipeline.errors import InputError
from pipeline.generate.breach import Breach, confession
from pipeline.generate.context import context
from pipeline.generate.limits import breaches
from pipeline.generate.package import Job, job_context, jobs
from pipeline.generate.record import Record
from pipeline.generate.status import State, Status, statuses
from pipeline.generate.terms import terms
from pipeline.generate.terms_agree import Disagreement, disagreements
from pipeline.model.project import Project
from pipeline.model.report import Outcome, Report, RuleResult, Severity
from pipeline.word.fill import Filled, Properties, Template, fill
from pipeline.word.objects import native_objects


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be built from one project."""

    project: Project
    context: Record
    statuses: tuple[Status, ...]
    breaches: tuple[Breach, ...]
    jobs: tuple[Job, ...]
    allowed: bool = False
    """Whether documents that break a limit are handed out all the same; they say so themselves."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that keeps a document from being handed out; ``rule``: whose finding it is."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Built:
    """One finished document and the report of the checker on it (None when it was not asked for)."""

    job: Job
    data: bytes
    template_sha256: str
    notes: tuple[str, ...] = ()
    report: Report | None = None
    disagreements: tuple[Disagreement, ...] = ()
    """Terms that the document, read back, does not have as the project states them."""
    warnings: tuple[str, ...] = ()
    """What the document says of itself at its beginning, because it breaks a limit."""

    @property
    def refused(self) -> bool:
        """Whether it is not handed out."""
        return bool(self.faults) and not self.warnings

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Mandatory rules that are violated or could not be decided, and terms that came out otherwise."""
        results = self.report.results if self.report else ()
        open_ones = (Fault(item.rule, f"{item.title}：{item.message}") for item in results if _wrong(item))
        return (*open_ones, *(Fault("terms", str(item)) for item in self.disagreements))


def plan(
    project: Project,
    templates: Templates,
    *,
    only: Iterable[str] = (),
    allow_noncompliant: bool = False,
) -> Plan:
    """The documents that can be built from ``project``.

    Raises InputError for a limit of the standard or of law that the project breaks, unless
    ``allow_noncompliant``; and for names in ``only`` that are no documents or not ready.
    """
    values = context(project)
    known = statuses(project, values, templates.catalogue)
    broken = breaches(project)
    errors = [item for item in broken if item.severity == "error"]
    if errors and not allow_noncompliant:
        raise InputError("\n".join(_refusal(project, errors)))
    return Plan(project, values, known, broken, jobs(known, values, only=tuple(only)), allow_noncompliant)


def build_documents(made: Plan, templates: Templates, *, checker: Checker | None = None) -> Iterator[Built]:
    """Each document of ``made`` in its order; with ``checker`` each is read back and judged."""
    for job in made.jobs:
        yield build_document(made, job, templates, checker=checker)


def build_document(
    made: Plan,
    job: Job,
    templates: Templates,
    *,
    checker: Checker | None = None,
    pages: Mapping[str, int] | None = None,
) -> Built:
    """One document: same project, template and program, same bytes.

    ``pages``: the page on which each heading of the table of contents stands, where that is known.
    """
    template = templates.template(job.document)
    filled = filled_document(made, job, template, pages=pages)
    built = Built(job, filled.data, template.sha256, filled.notes)
    if checker is not None:
        report = prove(built, checker)
        apart = disagreements(terms(made.project), report.terms) if job.document.states_terms else ()
        built = replace(built, report=report, disagreements=apart)
    warnings = confession((*noncompliant(made, job), *(fault.message for fault in built.faults)))
    if not made.allowed or not warnings:
        return built
    data = filled_document(made, job, template, pages=pages, warnings=warnings).data
    return replace(built, data=data, warnings=warnings)


def filled_document(
    made: Plan,
    job: Job,
    template: Template,
    *,
    pages: Mapping[str, int] | None = None,
    warnings: Sequence[str] = (),
) -> Filled:
    """The document of ``job`` with what filling notes about it; ``warnings`` stand at its beginning."""
    return fill(
        template,
        job_context(job, made.context),
        properties=_properties(made.project, job),
        objects=native_objects,
        pages=pages,
        warnings=warnings,
    )


def prove(built: Built, checker: Checker) -> Report:
    """The report of the checker on what was built, by the profile of its kind."""
    document = word.read(built.data, name=built.job.file)
    return check_document(document, checker=checker, order=Order(_today(), built.job.document.profile))


def noncompliant(made: Plan, job: Job) -> tuple[str, ...]:
    """The broken limits that a document must confess."""
    return tuple(
        f"{item.message}（{item.clause}）"
        for item in made.breaches
        if item.severity == "error" and (not item.documents or job.document.id in item.documents)
    )


def ready(made: Plan) -> tuple[Status, ...]:
    """The kinds of document that can be built."""
    return tuple(item for item in made.statuses if item.state is State.READY)


def _properties(project: Project, job: Job) -> Properties:
    """Title and author of a document; its dates are the project's, so that no clock counts."""
    signed = project.at("project", "signing_date") or project.at("project", "start")
    day = date.fromisoformat(signed) if signed else None
    parties = project.entries("parties")
    leading = next((party for party in parties if party.get("lead")), parties[0])
    return Properties(
        title=f"{project.at('project', 'name')} {job.title}",
        author=str(leading["name"]),
        created=day,
        modified=day,
        template=job.document.id,
        data_sha256=project.digest,
        program=f"cxy {__version__}",
    )


def _refusal(project: Project, errors: list[Breach]) -> Iterator[str]:
    yield f"{project.source or '项目文件'} 有 {len(errors)} 处不符合标准或者法律，没有生成文件："
    for item in errors:
        yield f"{item.path}：{item.message}（依据：{item.clause}；规则：{item.rule}）"
    yield "请改正项目文件；确需先生成草稿的，加 --allow-noncompliant，文件内会写明不符合之处。"


def _wrong(result: RuleResult) -> bool:
    if result.outcome is Outcome.ERROR:
        return True
    open_ = result.outcome in (Outcome.VIOLATED, Outcome.UNDETERMINED)
    return open_ and result.severity is Severity.ERROR


def _today() -> date:
    return date.today()  # noqa: DTZ011 - a legal day is the user's own
