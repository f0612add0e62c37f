"""The layout of pages: characters and ruling lines with their places in, paragraphs and tables out.

Knows nothing of where the characters come from: a PDF file or a picture.
"""

from pipeline.layout.blocks import Laid, lay_out
from pipeline.layout.document import Account, document
from pipeline.layout.shapes import Glyph, Page, Picture, Rule
from pipeline.layout.wrapped import joined

__all__ = ["Account", "Glyph", "Laid", "Page", "Picture", "Rule", "document", "joined", "lay_out"]
