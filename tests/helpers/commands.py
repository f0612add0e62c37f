"""The command line as a user runs it: in this process for speed, in a new one for what only shows there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.content import root

FLAWED = root() / "corpus" / "demo" / "flawed.docx"
COMPLIANT = root() / "corpus" / "demo" / "compliant.docx"


def cxy(*arguments: str | Path) -> Result:
    """``cxy`` with ``arguments``; an unexpected exception is raised here."""
    return CliRunner().invoke(main, [str(item) for item in arguments], catch_exceptions=False)


def new_process(
    *arguments: str | Path,
    folder: Path,
    options: tuple[str, ...] = (),
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """``python -m pipeline.cli`` with ``arguments`` in ``folder``; ``options`` are the interpreter's."""
    command = [sys.executable, *options, "-m", "pipeline.cli", *map(str, arguments)]
    settings = {**os.environ, **(environment or {})}
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, check=False, timeout=120)  # noqa: S603 - our own command
