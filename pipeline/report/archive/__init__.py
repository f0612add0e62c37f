"""An audited archive as files: register, matrix of findings, dashboard, calendar of dates, JSON lines, pages.

Every export follows from the archive alone: the same archive gives the same bytes.
"""

from pipeline.report.archive.dashboard import dashboard
from pipeline.report.archive.ics import upcoming
from pipeline.report.archive.lines import lines
from pipeline.report.archive.matrix import findings
from pipeline.report.archive.page import page, page_name
from pipeline.report.archive.register import register

__all__ = ["dashboard", "findings", "lines", "page", "page_name", "register", "upcoming"]
