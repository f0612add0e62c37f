"""How long a whole package takes, beside docxtpl used as its manual says. The ratios are told, not judged."""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from pipeline import app
from pipeline.app.building import Plan, build_documents, plan
from pipeline.app.linting import example_file
from pipeline.app.templating import Templates, load_templates
from pipeline.generate.load import load_project
from pipeline.generate.package import job_context
from pipeline.word import canonical
from pipeline.word.fill import document, template
from pipeline.word.objects import charts

ROUNDS = 7
KINDS = ("radar", "column", "bar", "line", "pie")


class Drawings:
    """Objects drawn as nothing: docxtpl has none of its own."""

    def __init__(self) -> None:
        for kind in KINDS:
            setattr(self, kind, nothing)


def nothing(*_: object) -> Markup:
    return Markup("<w:p/>")


def naive(made: Plan, templates: Templates) -> int:
    """Every document from a template that is opened, patched, compiled, rendered and saved anew."""
    for job in made.jobs:
        context = dict(job_context(job, made.context))
        context.update(gantt=nothing, matrix=nothing, chart=Drawings(), toc=nothing, ref=nothing)
        data = templates.path(job.document).read_bytes()
        docx = DocxTemplate(io.BytesIO(data))
        environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        environment.globals["risk_matrix"] = nothing
        context.pop("risk_matrix", None)
        docx.render(context, environment)
        docx.save(io.BytesIO())
    return len(made.jobs)


def forget() -> None:
    """What a new process would not have: compiled templates, compressed parts."""
    for module in (template, canonical, document, charts):
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_a_package_beside_docxtpl() -> None:
    project, checker = load_project(example_file("技术研发")), app.load()
    made = plan(project, load_templates())
    list(build_documents(made, load_templates(), checker=checker))
    known = load_templates()
    rows: dict[str, list[float]] = {"naive": [], "once": [], "warm": [], "checked": []}
    for _ in range(ROUNDS):
        rows["naive"].append(timed(lambda: naive(made, known)))
        forget()
        fresh = load_templates()
        rows["once"].append(timed(lambda fresh=fresh: list(build_documents(made, fresh))))  # type: ignore[misc]
        rows["warm"].append(timed(lambda fresh=fresh: list(build_documents(made, fresh))))  # type: ignore[misc]
        forget()
        fresh = load_templates()
        rows["checked"].append(
            timed(lambda fresh=fresh: list(build_documents(made, fresh, checker=checker)))  # type: ignore[misc]
        )
    medians = {name: statistics.median(values) for name, values in rows.items()}
    sys.stderr.write(f"\n{len(made.jobs)} documents, medians of {ROUNDS}\n")
    for name, value in medians.items():
        sys.stderr.write(f"{name:8} {value * 1000:7.0f} ms  {value / medians['naive']:5.2f}×\n")
    assert medians["warm"] > 0
