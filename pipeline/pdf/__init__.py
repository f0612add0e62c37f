"""PDF files: read as documents and for the pages of their headings."""

from pipeline.pdf.outline import Entry, outline
from pipeline.pdf.read import read_pdf

__all__ = ["Entry", "outline", "read_pdf"]
