"""PDF files: made by LibreOffice on this machine, and read for the pages of their headings."""

from pipeline.pdf.office import find_office, to_pdf
from pipeline.pdf.outline import Entry, outline

__all__ = ["Entry", "find_office", "outline", "to_pdf"]
