"""A README is played: files are written, commands run, files edited by hand, in the order of the page.

What a page holds::

    `cxy.toml`                                 and a block: a file that is written
    ```sh                                      commands of cxy that are run (other lines are not)
    <!-- by hand: a.docx: old → new -->        words of a Word file that somebody changes
    <!-- output: first 3, last 1 -->           and a text block: what the last command said
    <!-- output: 6 lines from “words” -->      the same, some lines from the first with these words on
    <!-- output -->                            the same, all of it
"""

from __future__ import annotations

import contextlib
import re
import shlex
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import Result
from helpers.commands import cxy

from pipeline.office import find_office
from pipeline.word.canonical import canonical_zip

SHELL = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"^`([^`\n]+\.(?:yaml|toml))`\n\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EDIT = re.compile(r"^<!-- by hand: ([^:\n]+): (.+?) → (.+?) -->$", re.MULTILINE)
OUTPUT = re.compile(
    r"^<!-- output"
    r"(?:: first (?P<first>\d+)(?:, last (?P<last>\d+))?|: (?P<lines>\d+) lines from “(?P<words>.+?)”)?"
    r" -->\n```text\n(?P<shown>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_BODY = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Run:
    """One command of the page and its result; ``edited``: it names a folder with a file edited by hand."""

    command: str
    result: Result
    edited: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """An output as the page shows it, and as it really is; ``block``: the whole passage of the page."""

    block: str
    shown: str
    real: str


@dataclass(slots=True)
class Played:
    """What happened in the order of the page."""

    runs: list[Run] = field(default_factory=list)
    outputs: list[Shown] = field(default_factory=list)
    edited: set[str] = field(default_factory=set)
    """Folders in which a file was changed by hand."""


def commands(text: str) -> list[str]:
    """The commands of cxy that the page ``text`` tells to run."""
    lines = [line for block in SHELL.findall(text) for line in block.splitlines()]
    return [line for line in lines if line.startswith("cxy ")]


def play(text: str, folder: Path, *, omitted: str) -> Played:
    """Play the page ``text`` in ``folder``; ``omitted`` is how it marks what an output leaves out."""
    played = Played()
    steps = [found for pattern in (SHELL, FILE, EDIT, OUTPUT) for found in pattern.finditer(text)]
    with contextlib.chdir(folder):
        for step in sorted(steps, key=lambda found: found.start()):
            if step.re is SHELL:
                _run(step[1], played)
            elif step.re is FILE:
                _write(Path(step[1]), step[2])
            elif step.re is EDIT:
                edit(Path(step[1]), step[2], step[3])
                played.edited.add(step[1].rpartition("/")[0])
            else:
                played.outputs.append(_shown(step, played.runs[-1].result.stdout, omitted))
    return played


def edit(path: Path, old: str, new: str) -> None:
    """Change the first ``old`` in the text of the Word file ``path``, as a hand would."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[_BODY].decode()
    assert old in text, (path, old)
    parts[_BODY] = text.replace(old, new, 1).encode()
    path.write_bytes(canonical_zip(parts))


def _run(block: str, played: Played) -> None:
    for command in (line for line in block.splitlines() if line.startswith("cxy ")):
        if "--pdf" in command and find_office() is None:
            continue
        words = [name for word in shlex.split(command, comments=True)[1:] for name in _expanded(word)]
        played.runs.append(Run(command, cxy(*words), not played.edited.isdisjoint(words)))


def _expanded(word: str) -> list[str]:
    return (sorted(path.name for path in Path().glob(word)) if "*" in word else []) or [word]


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def _shown(step: re.Match[str], output: str, omitted: str) -> Shown:
    lines = _excerpt(step, output.strip("\n").splitlines(), omitted)
    return Shown(step[0], step["shown"], "".join(f"{line.rstrip()}\n" for line in lines))


def _excerpt(step: re.Match[str], lines: list[str], omitted: str) -> list[str]:
    if step["first"]:
        last = int(step["last"] or 0)
        return [*lines[: int(step["first"])], omitted, *lines[len(lines) - last :]]
    if step["words"]:
        start = next(number for number, line in enumerate(lines) if step["words"] in line)
        return [*lines[start : start + int(step["lines"])], omitted]
    return lines


def renewed(text: str, outputs: list[Shown]) -> str:
    """The page ``text`` with ``outputs`` as they really are."""
    for item in outputs:
        head = item.block.split("```text\n", 1)[0]
        text = text.replace(item.block, f"{head}```text\n{item.real}```", 1)
    return text
