"""Strict Open XML (ISO/IEC 29500-1) in the namespaces of the transitional one, so that a reader knows one."""

from __future__ import annotations

import re

_MARK = b"http://purl.oclc.org/ooxml/"
_NAMESPACE = re.compile(rb"""(?<=["'])http://purl\.oclc\.org/ooxml/(\w+)/(\w+)""")
_RENAMED = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}


def transitional(data: bytes) -> bytes:
    """Return the XML ``data`` (UTF-8) with every strict namespace replaced and all else unchanged."""
    return _NAMESPACE.sub(_translate, data) if _MARK in data else data


def _translate(match: re.Match[bytes]) -> bytes:
    group, name = match.groups()
    return b"http://schemas.openxmlformats.org/%s/2006/%s" % (group, _RENAMED.get(name, name))
