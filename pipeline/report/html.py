"""Reports as one HTML page that needs nothing else: no network, no script, readable in print."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from pipeline.model.report import Report
from pipeline.report.failure import Entry, Failure
from pipeline.report.html_findings import findings, kind_name
from pipeline.report.html_text import text
from pipeline.report.marks import KINDS, places
from pipeline.report.markup import Html, element
from pipeline.report.wording import Wording

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(reports: Sequence[Entry], *, lang: str = "zh") -> str:
    """The page for ``reports``, in their order; the same reports always give the same page."""
    wording = Wording(lang)
    shown = [_entry(entry, f"r{number}", wording) for number, entry in enumerate(reports, 1)]
    bar = element(
        "header", element("h1", wording("report")), _files(reports, wording), _filter(wording), class_="bar"
    )
    head = element("head", *_meta(), element("title", wording("report")), _style(len(reports)))
    page = element("html", head, element("body", bar, element("main", *shown)), lang=_language(lang))
    return f"<!DOCTYPE html>\n{page}\n"


def _entry(entry: Entry, prefix: str, wording: Wording) -> Html:
    if isinstance(entry, Failure):
        verdict = element(
            "p", wording("verdict.unread"), wording("colon"), entry.error, class_="verdict v-fail"
        )
        side = element("div", element("header", element("h2", entry.name), verdict), class_="side")
        return element("article", side, class_="report failure", id=prefix)
    return _report(entry, prefix, wording)


def _report(report: Report, prefix: str, wording: Wording) -> Html:
    side = element("div", findings(report, prefix, wording), class_="side", tabindex="0")
    words = text(report.document, places(report, prefix), prefix, wording)
    heading = element("h2", wording("document"), class_="title")
    paper = element(
        "div", heading, element("div", words, class_="paper", lang="zh-CN"), class_="text", tabindex="0"
    )
    return element("article", side, paper, class_="report", id=prefix)


def _files(reports: Sequence[Entry], wording: Wording) -> Html:
    if len(reports) < 2:  # noqa: PLR2004 - there is nothing to choose from
        return Html()
    choices = [_choice(number, entry) for number, entry in enumerate(reports, 1)]
    return element("nav", *choices, class_="files", aria_label=wording("files"))


def _choice(number: int, entry: Entry) -> Html:
    failed = isinstance(entry, Failure)
    name = entry.name if isinstance(entry, Failure) else entry.document.name
    verdict = "fail" if isinstance(entry, Failure) else entry.verdict.value
    checked = "" if number == 1 else None
    box = element("input", type="radio", name="file", id=f"pick-{number}", checked=checked)
    return element(
        "label", box, element("span", name), class_=f"v-{verdict}" + (" failure" if failed else "")
    )


def _filter(wording: Wording) -> Html:
    boxes = [
        element(
            "label",
            element("input", type="checkbox", id=f"show-{kind}", checked=""),
            element("span", kind_name(kind, wording)),
            class_=f"k-{kind}",
        )
        for kind in KINDS
    ]
    return element("fieldset", element("legend", wording("show")), *boxes, class_="filter")


def _meta() -> tuple[Html, ...]:
    return (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
    )


def _style(count: int) -> Html:
    """The style sheet; of several reports it shows the chosen one (all, in browsers without ``:has``)."""
    sheet = files("pipeline.report").joinpath("style.css").read_text(encoding="utf-8")
    picks = ",".join(f"body:has(#pick-{number}:checked) #r{number}" for number in range(1, count + 1))
    chosen = (
        f"@supports selector(:has(a)){{@media screen{{.report{{display:none}}{picks}{{display:grid}}}}}}"
        if count > 1
        else ""
    )
    return element("style", Html(sheet + chosen))


def _language(lang: str) -> str:
    return "zh-CN" if lang == "zh" else lang
