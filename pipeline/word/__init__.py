"""The only code that touches .docx: bytes in, `Document` out."""

from pipeline.word.package import MAX_FILE as LARGEST
from pipeline.word.read import read

__all__ = ["LARGEST", "read"]
