"""The review opinion: a report on one file as a formal Word document."""

from __future__ import annotations

from functools import cache

from pipeline import __version__
from pipeline.app.templating import OPINION, OTHERS
from pipeline.content import root, shown
from pipeline.model.report import Report
from pipeline.report.opinion import opinion_values
from pipeline.word.fill import Properties, Template, compile_template, fill


def opinion(report: Report) -> bytes:
    """The review opinion (审查意见书) on ``report`` as a .docx file: same report, same bytes."""
    properties = Properties(
        title=f"{OTHERS[OPINION]} {report.document.name}",
        template=OPINION,
        data_sha256=report.document.sha256,
        program=f"cxy {__version__}",
    )
    return fill(_template(), opinion_values(report), properties=properties).data


@cache
def _template() -> Template:
    path = root() / "templates" / OPINION / "template.docx"
    return compile_template(path.read_bytes(), name=shown(path))
