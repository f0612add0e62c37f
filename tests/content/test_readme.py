"""What the READMEs say is true: every command is run, every file shown is used, the transcripts are real.

``UPDATE_GOLDEN=1 pytest tests/content/test_readme.py`` writes the transcripts anew.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from helpers.commands import FLAWED, cxy

from pipeline.content import root

SETUP = (
    "pip install -c constraints.txt -e . && cxy demo",
    "pip install -c constraints.txt -e '.[dev]' && pytest",
)
TRANSCRIPT = re.compile(r"<!-- transcript: cxy (.*?) -->\n```text\n(.*?)```\n", re.DOTALL)
SHELL = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SHOWN_FILE = re.compile(r"^`([^`\n]+\.(?:yaml|toml))`\n\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FINDINGS_SHOWN = 2


@dataclass(frozen=True)
class Page:
    path: Path
    agreement: str
    omitted: str

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def commands(self) -> list[str]:
        return [
            line
            for block in SHELL.findall(self.text)
            for line in block.splitlines()
            if line.startswith("cxy ")
        ]


PAGES = (
    Page(root() / "README.md", "agreement.docx", "..."),
    Page(root() / "README.zh-CN.md", "协议.docx", "……"),
)
pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path.name)


def excerpt(output: str, omitted: str) -> str:
    """Both heads with their verdicts and the first findings of the first report."""
    first, second = re.split(r"\n(?=═+\n\S+ ?2)", output, maxsplit=1)
    shown = re.split(rf"\n\n +{FINDINGS_SHOWN + 1}\. ", first, maxsplit=1)[0]
    head = "\n".join(second.splitlines()[:9])
    return f"{shown}\n\n{omitted}\n\n{head}\n\n{omitted}\n"


@pages
def test_the_readme_opens_with_the_two_commands(page: Page) -> None:
    blocks = [block.strip() for block in SHELL.findall(page.text)]
    assert tuple(blocks[:2]) == SETUP


def test_the_machine_runs_the_same_line_as_the_readme() -> None:
    script = (root() / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(rf"^{re.escape(SETUP[1])}\b", script, re.MULTILINE)


@pages
def test_the_transcript_is_true(page: Page) -> None:
    found = TRANSCRIPT.search(page.text)
    assert found
    real = excerpt(cxy(*shlex.split(found[1])).stdout, page.omitted)
    if os.environ.get("UPDATE_GOLDEN"):
        block = f"<!-- transcript: cxy {found[1]} -->\n```text\n{real}```\n"
        page.path.write_text(page.text.replace(found[0], block), encoding="utf-8")
        pytest.skip("the transcript was written anew")
    assert found[2] == real


@pages
def test_every_command_runs_in_the_order_of_the_readme(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(FLAWED, tmp_path / page.agreement)
    for name, content in SHOWN_FILE.findall(page.text):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    assert len(page.commands) > 10
    for command in page.commands:
        names = [name for word in shlex.split(command)[1:] for name in expanded(word, tmp_path)]
        result = cxy(*names)
        assert result.exit_code in {0, 1}, f"{command}\n{result.output}"
        assert (result.exit_code == 1) == (names[0] == "check" and "--help" not in names), command


def expanded(word: str, folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob(word)) if "*" in word else [word]


@pages
def test_the_house_rule_and_the_settings_shown_take_effect(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(root() / "corpus" / "demo" / "compliant.docx", page.agreement)
    before = cxy("check", page.agreement).stdout
    for name, content in SHOWN_FILE.findall(page.text):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    after = cxy("check", page.agreement).stdout
    assert "源代码的交付" not in before
    assert "源代码的交付" in after


def test_both_readmes_show_the_same_commands_and_sections() -> None:
    english, chinese = PAGES
    assert english.text.count("\n## ") == chinese.text.count("\n## ")

    def without_names(commands: list[str]) -> list[str]:
        return [
            " ".join(word for word in item.split() if word.isascii() and "." not in word) for item in commands
        ]

    shared = [
        item.replace(" --lang en", "").replace("house-rules", "").strip()
        for item in without_names(english.commands)
    ]
    assert shared == without_names(chinese.commands)


@pages
def test_every_link_leads_somewhere(page: Page) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.text)
    assert links
    assert [link for link in links if not (root() / link).exists()] == []


def test_the_transcripts_are_not_being_rewritten_unseen() -> None:
    assert "CI" not in os.environ or "UPDATE_GOLDEN" not in os.environ
