"""Scanned pages and pictures, recognised on this machine by RapidOCR (extra ``[ocr]``), without network."""

from pipeline.scan.engine import available
from pipeline.scan.pages import read_picture, recognise

__all__ = ["available", "read_picture", "recognise"]
