"""The layout of pages: characters and ruling lines with their places in, paragraphs and tables out.

Knows nothing of where the characters come from: a PDF file or a picture. `pipeline.layout.document` puts
pages together; it is not imported here, so that reading a Word file does not wait for it.
"""

from pipeline.layout.shapes import Glyph, Page, Picture, Rule
from pipeline.layout.wrapped import joined

__all__ = ["Glyph", "Page", "Picture", "Rule", "joined"]
