"""A part as bytes and as a tree: where in the bytes each element stands, so that bytes can be put between."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.word.markup import Element
from pipeline.word.names import XML_SPACE

_APART = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
"""What may hold a ``<`` that begins no tag."""
_OPENING = re.compile(rb"<[^/!?]")
_TAG = re.compile(rb"""<(/?)([^\s/>]+)[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
WHITE = " \t\r\n"
"""White space that counts at the ends of a text only where ``xml:space`` says so."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def utf8(data: bytes) -> bytes:
    """The XML ``data`` in UTF-8: unchanged when it is that already."""
    declared = _ENCODING.match(data)
    encoding = _MARKS.get(data[:2]) or (declared[1].decode().lower() if declared else "utf-8")
    if encoding in {"utf-8", "utf8", "us-ascii", "ascii"}:
        return data
    return (_HEAD + _DECLARATION.sub("", data.decode(encoding), count=1)).encode()


def masked(data: bytes) -> bytes:
    """``data`` with spaces for comments, CDATA and processing instructions; every offset stays."""
    if b"<!" not in data and data.count(b"<?") <= 1:
        return data
    return _APART.sub(lambda match: b" " * len(match[0]), data)


class Source:
    """The bytes ``data`` (UTF-8) of the part whose tree is ``root``."""

    def __init__(self, data: bytes, root: Element) -> None:
        """Hold both; ValueError when they do not belong together."""
        self.data = data
        self.root = root
        self._masked = masked(data)
        offsets = [match.start() for match in _OPENING.finditer(self._masked)]
        self._offsets = dict(zip(root.iter(), offsets, strict=True))

    def start(self, element: Element) -> int:
        """Offset of the first byte of ``element``."""
        return self._offsets[element]

    def tag(self, element: Element) -> bytes:
        """The start tag of ``element`` as it stands."""
        return self._tag(element)[0]

    def name(self, element: Element) -> bytes:
        """The name of ``element`` with its prefix as it stands."""
        return self._tag(element)[2]

    def end(self, element: Element) -> int:
        """Offset behind the last byte of ``element``."""
        depth = 0
        for match in _TAG.finditer(self._masked, self.start(element)):
            if match[1]:
                depth -= 1
            elif self._masked[match.end() - 2] != ord("/"):
                depth += 1
            if not depth:
                return match.end()
        raise ValueError("an element without end")

    def raw(self, element: Element) -> bytes:
        """All of ``element`` as it stands."""
        return self.data[self.start(element) : self.end(element)]

    @cached_property
    def strict(self) -> bool:
        """True when the part uses the namespaces of Strict Open XML."""
        return b"http://purl.oclc.org/ooxml/" in self._tag(self.root)[0]

    def _tag(self, element: Element) -> re.Match[bytes]:
        match = _TAG.match(self._masked, self.start(element))
        if match is None:
            raise ValueError("an element without start tag")
        return match


def keeps_space(element: Element) -> bool:
    """True when white space at the ends of ``element`` counts (``xml:space``, inherited)."""
    said = (item.get(XML_SPACE) for item in (element, *element.iterancestors()))
    return next((value for value in said if value), "") == "preserve"


def appended(data: bytes, inner: bytes) -> bytes:
    """The XML ``data`` (UTF-8) with ``inner`` as the last children of its root."""
    plain = masked(data)
    end = plain.rfind(b"</")
    if end >= 0:
        return data[:end] + inner + data[end:]
    match = _TAG.match(plain, next(_OPENING.finditer(plain)).start())
    if match is None:
        raise ValueError("an element without start tag")
    head = data[match.start() : match.end() - 2].rstrip()
    return data[: match.start()] + head + b">" + inner + b"</" + match[2] + b">" + data[match.end() :]
