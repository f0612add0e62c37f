"""Workbooks whose bytes follow from their content: openpyxl writes down the hour, which is taken out here."""

from __future__ import annotations

import io
import zipfile
from typing import Final
from xml.sax.saxutils import escape

from openpyxl import Workbook

_CORE: Final = "docProps/core.xml"
_PROPERTIES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>cxy</dc:creator>'
    "</cp:coreProperties>"
)


def workbook_bytes(workbook: Workbook, *, title: str) -> bytes:
    """``workbook`` as an .xlsx file without dates, titled ``title``."""
    written, clean = io.BytesIO(), io.BytesIO()
    workbook.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(clean, "w") as target:
        for name in source.namelist():
            core = _PROPERTIES.format(title=escape(title)).encode()
            content = core if name == _CORE else source.read(name)
            target.writestr(_entry(name), content)
    return clean.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """The entry ``name``, of 1980 and of one system whatever runs this."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o100600 << 16
    return entry
