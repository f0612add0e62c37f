"""A cooperation project as its file states it: validated plain data, and where the file is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Project:
    """The data of one project file; the keys and their meaning are those of ``project.schema.json``.

    ``data`` holds dict, list, str, int and bool only and is not to be changed by anybody.
    """

    data: Mapping[str, Any]
    source: str = ""
    """The project file as it is named to people."""
    digest: str = ""
    """SHA-256 of ``data`` in canonical JSON, in hexadecimal."""

    def section(self, name: str) -> Mapping[str, Any]:
        """The section ``name``; empty when it is not there."""
        value = self.data.get(name)
        return value if isinstance(value, Mapping) else {}

    def entries(self, *path: str) -> tuple[Mapping[str, Any], ...]:
        """The entries of the list at ``path`` (``entries("funding", "payments")``); empty when not there."""
        value = self.at(*path)
        return tuple(value) if isinstance(value, list) else ()

    def at(self, *path: str) -> Any:  # noqa: ANN401 - any value of a project file
        """The value at ``path``; None when it is not there."""
        value: Any = self.data
        for key in path:
            value = value.get(key) if isinstance(value, Mapping) else None
        return value
