"""Templates: built from their source, listed, exported for a lawyer, checked when they come back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.content import root, shown
from pipeline.errors import ContentError, InputError
from pipeline.generate.catalogue import DocumentType, load_catalogue
from pipeline.generate.library import LibraryClause, load_library
from pipeline.word.build import ClauseSource, build
from pipeline.word.fill import Template, compile_template

INDEX, OPINION = "package_index", "review_opinion"
OTHERS: Mapping[str, str] = {INDEX: "文件目录", OPINION: "审查意见书"}
"""Templates of forms that are no documents of the standard, and what their headers say."""


@dataclass(frozen=True, slots=True)
class Templates:
    """Where templates come from: the house's folder wins over the bundled ones, file by file."""

    catalogue: tuple[DocumentType, ...]
    house: Path | None = None
    _compiled: dict[Path, Template] = field(default_factory=dict, compare=False)

    def template(self, document: DocumentType) -> Template:
        """The compiled template of ``document``. Raises ContentError with every fault and its place."""
        return self._load(self.path(document))

    def index(self) -> Template:
        """The compiled template of the list of documents."""
        return self._load(root() / "templates" / INDEX / "template.docx")

    def path(self, document: DocumentType) -> Path:
        """The Word file that is filled for ``document``."""
        for name in (f"{document.id}.docx", f"{document.number:02d}_{document.title}.docx"):
            if self.house is not None and (self.house / name).is_file():
                return self.house / name
        return document.template

    def _load(self, path: Path) -> Template:
        if path not in self._compiled:
            try:
                self._compiled[path] = compile_template(_bytes(path), name=shown(path))
            except InputError as error:
                raise ContentError((str(error),)) from None
        return self._compiled[path]


def load_templates(house: Path | None = None) -> Templates:
    """The bundled templates, and those of the folder ``house``. Raises InputError when it is no folder."""
    if house is not None and not house.is_dir():
        raise InputError(f"找不到模板文件夹 {house}，请用 cxy templates export 导出后再修改。")
    return Templates(load_catalogue(), house)


def build_templates(catalogue: Sequence[DocumentType]) -> Iterator[tuple[Path, bytes]]:
    """Each template's path with its bytes as they follow from the source today."""
    library = load_library()
    for document in catalogue:
        yield document.template, built(document, library)
    for name, header in OTHERS.items():
        source = root() / "templates" / name / "template.md"
        text = source.read_text(encoding="utf-8")
        yield source.with_suffix(".docx"), build(text, name=shown(source), style="form", header=header)


def built(document: DocumentType, library: Mapping[str, LibraryClause]) -> bytes:
    """The template of ``document`` from its source. Raises ContentError with every fault of the source."""
    unknown = [name for name in document.clauses if name not in library]
    if unknown:
        place = shown(document.folder / "document.yaml")
        raise ContentError(
            tuple(f"{place}: 没有条款 {name}，请改成 templates/clauses/ 中有的" for name in unknown)
        )
    clauses = {name: _source(library[name]) for name in document.clauses}
    text = document.source.read_text(encoding="utf-8")
    return build(text, name=shown(document.source), style=document.style, clauses=clauses)


def _source(clause: LibraryClause) -> ClauseSource:
    return ClauseSource(
        id=clause.id,
        title=clause.title,
        condition=clause.condition,
        source=clause.source,
        file=clause.file,
        first_line=clause.first_line,
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ContentError((f"{shown(path)}: 模板打不开（{error.strerror}），请检查文件",)) from None


def unbuilt(catalogue: Sequence[DocumentType]) -> tuple[str, ...]:
    """The templates whose Word file is not what their source says today."""
    return tuple(
        shown(path)
        for path, data in build_templates(catalogue)
        if not path.is_file() or path.read_bytes() != data
    )
