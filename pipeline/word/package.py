"""The parts of a Word file: opened within limits, found by name or relationship, parsed once."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.errors import InputError
from pipeline.word.archive import MIB, Entry, canonical, part_key, zip_entries
from pipeline.word.flat import flat_entries
from pipeline.word.markup import MAX_MARKUP, Element, markup_in, parse
from pipeline.word.recognise import DAMAGED, is_flat_opc, is_zip, refusal, shown, zip_refusal

MAX_FILE = 200 * MIB
"""Bytes of a file; larger ones are refused unread."""
MAX_PARSED = 128 * MIB
"""Bytes of XML of one file that are parsed."""

_CONTENT_TYPES = "[content_types].xml"
_USUAL_MAIN = "word/document.xml"
_MAIN_TYPES = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroenabled.main+xml",
    "ms-word.template.macroenabledtemplate.main+xml",
)
_DOCUMENT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part points to. ``type_suffix`` is the last word of the type (``header``, ``aFChunk``).

    ``target`` is the name of a part of this file (it may be missing in it), or an address when ``external``.
    """

    type_suffix: str
    target: str
    external: bool = False


class Package:
    """The parts of one Word file; names are looked up as Word does, in any case.

    Every method raises InputError, naming the part, when what it needs is missing, damaged or too large.
    """

    __slots__ = ("_entries", "_markup", "_parsed", "_relationships", "_trees", "_types", "file", "main")

    def __init__(
        self, entries: tuple[Entry, ...], *, file: str, types: Mapping[str, str] | None = None
    ) -> None:
        """Hold ``entries``; ``types`` gives content types of a file without ``[Content_Types].xml``."""
        self.file = file
        self._entries = {part_key(entry.name): entry for entry in entries}
        self._trees: dict[str, Element] = {}
        self._relationships: dict[str, Mapping[str, Relationship]] = {}
        self._parsed = self._markup = 0
        self._types = types
        self.main = self._find_main()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all parts as the file spells them, in its order."""
        return tuple(entry.name for entry in self._entries.values())

    def __contains__(self, name: str) -> bool:
        """Tell whether the file has a part ``name``."""
        return part_key(name) in self._entries

    def xml(self, name: str) -> Element:
        """Root element of the part ``name`` in transitional namespaces, parsed once."""
        key = part_key(name)
        if key not in self._trees:
            self._trees[key] = self._parse(name)
        return self._trees[key]

    def bytes(self, name: str) -> bytes:
        """All bytes of the part ``name``, inflated anew each time."""
        return self._entry(name).read()

    def size(self, name: str) -> int:
        """Inflated size of the part ``name`` in bytes, from the directory."""
        return self._entry(name).size

    def digest(self, name: str) -> str:
        """What only parts with the content of ``name`` have; the part is not inflated for it."""
        return self._entry(name).digest()

    def content_type(self, name: str) -> str:
        """Content type of the part ``name`` in lower case, empty when the file gives none."""
        key = part_key(name)
        types = self._content_types()
        return types.get(key) or types.get(f"*.{key.rpartition('.')[2]}", "")

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """Relationships of ``part`` (``""``: of the whole file) by their id; empty when it has none."""
        key = part_key(part)
        if key not in self._relationships:
            self._relationships[key] = self._read_relationships(part)
        return self._relationships[key]

    def _entry(self, name: str) -> Entry:
        entry = self._entries.get(part_key(name))
        if entry is None:
            raise InputError(f"{self.file}：文档缺少“{shown(name)}”部分，文件已损坏；{DAMAGED}。")
        return entry

    def _parse(self, name: str) -> Element:
        entry = self._entry(name)
        data = entry.read()
        self._parsed += len(data)
        self._markup += markup_in(data)
        if self._parsed > MAX_PARSED or self._markup > MAX_MARKUP:
            raise InputError(
                f"{self.file}：文档内容过多（读到“{shown(entry.name)}”时超限），无法检查；请拆分后再检查。"
            )
        return parse(data, part=entry.name, file=self.file)

    def _content_types(self) -> Mapping[str, str]:
        if self._types is None:
            self._types = self._read_types()
        return self._types

    def _read_types(self) -> Mapping[str, str]:
        if _CONTENT_TYPES not in self:
            return {}
        types: dict[str, str] = {}
        for item in self.xml(_CONTENT_TYPES):
            name = item.get("PartName")
            key = f"*.{item.get('Extension', '').lower()}" if name is None else part_key(name)
            types[key] = item.get("ContentType", "").lower()
        return types

    def _read_relationships(self, part: str) -> Mapping[str, Relationship]:
        folder, _, base = canonical(part).rpartition("/")
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self:
            return {}
        return {item.get("Id", ""): self._relationship(item, folder) for item in self.xml(name)}

    def _relationship(self, item: Element, folder: str) -> Relationship:
        suffix = item.get("Type", "").rpartition("/")[2]
        target = item.get("Target", "")
        if item.get("TargetMode", "").lower() == "external":
            return Relationship(suffix, target, external=True)
        return Relationship(suffix, self._resolve(target, folder))

    def _resolve(self, target: str, folder: str) -> str:
        """Return the name of the part as the directory spells it, where there is one."""
        path = target.partition("#")[0].replace("\\", "/")
        path = canonical(posixpath.normpath(posixpath.join("/", folder, path)))
        entry = self._entries.get(part_key(path))
        return entry.name if entry else path

    def _find_main(self) -> str:
        for name in self._main_candidates():
            if name in self and self.xml(name).tag == _DOCUMENT:
                return self._entry(name).name
        raise InputError(f"{self.file}：{zip_refusal(self.names)}")

    def _main_candidates(self) -> Iterator[str]:
        """Yield what the relationships name, what Word names it, what has the content type of a main part."""
        named = [
            item.target for item in self.relationships("").values() if item.type_suffix == "officeDocument"
        ]
        yield from (name for name in named if name.lower() == _USUAL_MAIN or not self._is_foreign(name))
        yield _USUAL_MAIN
        yield from (name for name in self.names if self.content_type(name).endswith(_MAIN_TYPES))

    def _is_foreign(self, name: str) -> bool:
        kind = self.content_type(name)
        return any(other in kind for other in ("spreadsheet", "excel", "presentation", "powerpoint", "visio"))


def open_package(data: bytes, *, name: str) -> Package:
    """Return the Word file ``data``: .docx, .docm, .dotx, .dotm or flat OPC, recognised by content.

    Only the directory, the relationships and the main part are read at once. InputError, starting with
    ``name``, is one Chinese sentence that says what the file is or what is wrong with it, and what to do.
    """
    if len(data) > MAX_FILE:
        raise InputError(f"{name}：文件超过 {MAX_FILE // MIB} MB，无法检查；请压缩或删除其中的图片后再检查。")
    if is_zip(data):
        return Package(zip_entries(data, file=name), file=name)
    if is_flat_opc(data):
        entries, types = flat_entries(data, file=name)
        return Package(entries, file=name, types=types)
    raise InputError(f"{name}：{refusal(data, name=name)}")
