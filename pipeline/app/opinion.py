"""The review opinion: a report on one file as a formal Word document."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline import __version__
from pipeline.content import root, shown
from pipeline.model.report import Report
from pipeline.report.opinion import opinion_values
from pipeline.word.build import build
from pipeline.word.fill import Properties, Template, compile_template, fill

TITLE = "审查意见书"
TEMPLATE = "review_opinion"
"""Folder of the template; no document of the standard."""


def opinion(report: Report) -> bytes:
    """The review opinion (审查意见书) on ``report`` as a .docx file: same report, same bytes."""
    properties = Properties(
        title=f"{TITLE} {report.document.name}",
        template=TEMPLATE,
        data_sha256=report.document.sha256,
        program=f"cxy {__version__}",
    )
    return fill(_template(), opinion_values(report), properties=properties).data


def opinion_template() -> tuple[Path, bytes]:
    """The path of the Word template with its bytes as they follow from the source today."""
    source = root() / "templates" / TEMPLATE / "template.md"
    text = source.read_text(encoding="utf-8")
    return source.with_suffix(".docx"), build(text, name=shown(source), style="form", header=TITLE)


@cache
def _template() -> Template:
    path = root() / "templates" / TEMPLATE / "template.docx"
    return compile_template(path.read_bytes(), name=shown(path))
