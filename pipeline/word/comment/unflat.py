"""A flat Word file (``pkg:package``) as the zip file that it stands for."""

from __future__ import annotations

from pipeline.word.canonical import CONTENT_TYPES, canonical_zip
from pipeline.word.comment.wording import attribute
from pipeline.word.package import open_package
from pipeline.word.recognise import is_zip

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"


def zipped(data: bytes, name: str) -> bytes:
    """``data`` itself when it is a zip; else a zip with all parts of the flat file and their types."""
    if is_zip(data):
        return data
    package = open_package(data, name=name)
    parts = {part: package.bytes(part) for part in package.names}
    overrides = "".join(
        f'<Override PartName="/{attribute(part)}" ContentType="{package.content_type(part)}"/>'
        for part in sorted(parts)
        if not part.endswith(".rels")
    )
    default = f'<Default Extension="rels" ContentType="{_RELATIONSHIPS}"/>'
    parts[CONTENT_TYPES] = f'<Types xmlns="{_TYPES}">{default}{overrides}</Types>'.encode()
    return canonical_zip(parts)
