"""What the READMEs say is true: every command is run, every file shown is used, the transcripts are real.

``UPDATE_GOLDEN=1 pytest tests/content/test_readme.py`` writes the transcripts anew.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from helpers.commands import FLAWED, cxy
from helpers.played import FILE, SHELL, Played, Run, commands, play, renewed

from pipeline.app import load, showing
from pipeline.cli import main
from pipeline.content import root
from pipeline.generate.catalogue import load_catalogue

SETUP = (
    "pip install -c constraints.txt -e . && cxy demo",
    "pip install -c constraints.txt -e '.[dev]' && pytest",
)
TRANSCRIPT = re.compile(r"<!-- transcript: cxy (.*?) -->\n```text\n(.*?)```\n", re.DOTALL)
FINDINGS_SHOWN = 2
FOUND = {"check": 1, "fix": 1, "diff": 1, "audit": 1, "verify": 1, "templates": 3}
"""How commands end that find something."""
FINDS = {"check", "fix", "diff", "audit"}
"""Commands that find something in the flawed agreement."""


@dataclass(frozen=True)
class Page:
    path: Path
    agreement: str
    omitted: str

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")


PAGES = (
    Page(root() / "README.md", "agreement.docx", "..."),
    Page(root() / "README.zh-CN.md", "协议.docx", "……"),
)
pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path.name)


def played(page: Page, folder: Path) -> Played:
    shutil.copy(FLAWED, folder / page.agreement)
    return play(page.text, folder, omitted=page.omitted)


def finds(run: Run) -> bool:
    """Whether ``run`` finds something: what is known from a baseline is no finding."""
    name = run.command.split()[1]
    quiet = re.search(r" --help| --baseline |audit (?:query|export) ", run.command) is not None
    return not quiet and (name in FINDS or run.edited)


def excerpt(output: str, omitted: str) -> str:
    """Both heads of the reports with their verdicts, the first findings of the first; what was built."""
    first, second, built = re.split(r"\n(?=═+\n.*\n═+\n)", output)
    shown = re.split(rf"\n\n +{FINDINGS_SHOWN + 1}\. ", first, maxsplit=1)[0]
    head = "\n".join(second.splitlines()[:9])
    packages = built.rstrip().rsplit("\n\n", 1)[0]
    return f"{shown}\n\n{omitted}\n\n{head}\n\n{omitted}\n\n{packages}\n"


@pages
def test_the_readme_opens_with_the_two_commands(page: Page) -> None:
    blocks = [block.strip() for block in SHELL.findall(page.text)]
    assert tuple(blocks[:2]) == SETUP


def test_the_machine_runs_the_same_line_as_the_readme() -> None:
    script = (root() / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(rf"^{re.escape(SETUP[1])}\b", script, re.MULTILINE)


def test_the_transcripts_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    """What ``cxy demo`` builds is built once for both pages."""
    built = tuple(showing.show_examples(load()))
    monkeypatch.setattr(showing, "show_examples", lambda _: built)
    for page in PAGES:
        found = TRANSCRIPT.search(page.text)
        assert found
        real = excerpt(cxy(*shlex.split(found[1])).stdout, page.omitted)
        if os.environ.get("UPDATE_GOLDEN"):
            block = f"<!-- transcript: cxy {found[1]} -->\n```text\n{real}```\n"
            page.path.write_text(page.text.replace(found[0], block), encoding="utf-8")
            continue
        assert found[2] == real


@pages
def test_every_command_runs_in_the_order_of_the_readme_and_says_what_is_shown(
    page: Page, tmp_path: Path
) -> None:
    """Commands find nothing wrong but in the flawed agreement and in what was changed by hand."""
    seen = played(page, tmp_path)
    assert len(seen.runs) > 20
    for run in seen.runs:
        expected = FOUND.get(run.command.split()[1], 0) if finds(run) else 0
        assert run.result.exit_code == expected, f"{run.command}\n{run.result.output}"
    assert seen.outputs
    if os.environ.get("UPDATE_GOLDEN"):
        page.path.write_text(renewed(page.text, seen.outputs), encoding="utf-8")
        pytest.skip("the outputs were written anew")
    assert [item.shown for item in seen.outputs] == [item.real for item in seen.outputs]


@pages
def test_the_finding_that_is_waived_is_one_that_is_shown(page: Page) -> None:
    transcript = TRANSCRIPT.search(page.text)
    waived = re.findall(r"^ *fingerprint: (\S+)$", page.text, re.MULTILINE)
    assert transcript
    assert waived
    assert [item for item in waived if item not in transcript[2]] == []


@pages
def test_the_house_rule_and_the_settings_shown_take_effect(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(root() / "corpus" / "demo" / "compliant.docx", page.agreement)
    before = cxy("check", page.agreement).stdout
    for name, content in FILE.findall(page.text):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    after = cxy("check", page.agreement).stdout
    assert "源代码的交付" not in before
    assert "源代码的交付" in after


def subcommands(group: click.Group) -> Iterator[str]:
    for name, command in group.commands.items():
        yield name
        if isinstance(command, click.Group):
            yield from subcommands(command)


def test_both_readmes_show_the_same_commands_and_sections() -> None:
    english, chinese = PAGES
    assert english.text.count("\n## ") == chinese.text.count("\n## ")
    known = {"cxy", *subcommands(main)}

    def plain(page: Page) -> list[str]:
        lines = [line.replace(" --lang en", "") for line in commands(page.text)]
        return [" ".join(word for word in line.split() if word in known or word[0] == "-") for line in lines]

    assert plain(english) == plain(chinese)


@pages
def test_every_command_is_in_the_readme(page: Page) -> None:
    shown = {line.split()[1] for line in commands(page.text)} | {"demo"}
    assert set(main.commands) - shown == set()


@pages
def test_the_number_of_kinds_of_document_is_true(page: Page) -> None:
    numbers = re.findall(r"(\d+) (?:种文件|kinds of document)", TRANSCRIPT.sub("", page.text))
    assert numbers
    assert set(numbers) == {str(len(load_catalogue()))}


@pages
def test_every_link_leads_somewhere(page: Page) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.text)
    assert links
    assert [link for link in links if not (root() / link).exists()] == []


def test_the_transcripts_are_not_being_rewritten_unseen() -> None:
    assert "CI" not in os.environ or "UPDATE_GOLDEN" not in os.environ
