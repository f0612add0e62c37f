"""LibreOffice on this machine: prints Word files, turns older and other text files into Word files."""

from pipeline.office.compound import is_encrypted, streams
from pipeline.office.converter import Converter
from pipeline.office.printing import find_office, to_pdf

__all__ = ["Converter", "find_office", "is_encrypted", "streams", "to_pdf"]
