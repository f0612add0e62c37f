"""A new project file, and its questions answered one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from pipeline.app.checking import read_file
from pipeline.app.linting import example_file
from pipeline.content import load_yaml, validate
from pipeline.errors import ContentError, InputError
from pipeline.generate.catalogue import load_catalogue
from pipeline.generate.context import context
from pipeline.generate.interview.answers import Answer
from pipeline.generate.interview.conversation import Conversation, begun
from pipeline.generate.interview.places import Keys
from pipeline.generate.interview.questions import Question
from pipeline.generate.interview.settle import settled
from pipeline.generate.interview.sound import filled_in, unfinished_schema
from pipeline.generate.limits import breaches
from pipeline.generate.load import called, load_project
from pipeline.generate.shape import Shape, project_shape
from pipeline.generate.starter import starter
from pipeline.generate.status import State, statuses

FILE = "project.yaml"
"""The name of a project file inside its folder."""
HEAD = """\
# 产学研合作项目文件：一个项目的全部数据，各种文件都由它生成。可以直接修改，也可以运行 cxy init 接着回答问题。
# 全部字段的说明和例子：在另一个文件夹运行 cxy init 文件夹
"""


@dataclass(frozen=True, slots=True)
class Sitting:
    """An interview together with the text of the project file as it is so far."""

    text: str
    conversation: Conversation

    def answered(self, question: Question, value: Answer) -> Sitting:
        """After ``question`` was answered with ``value``, which is now in the text."""
        text = settled(self.text, question.keys, value)
        return Sitting(text, self.conversation.answered(question, value))

    def passed(self, question: Question) -> Sitting:
        """After nothing was said to ``question``."""
        return replace(self, conversation=self.conversation.passed(question))

    def back(self) -> Sitting:
        """Before the last question."""
        return replace(self, conversation=self.conversation.back())


@dataclass(frozen=True, slots=True)
class Progress:
    """What a project file is good for now."""

    ready: tuple[str, ...]
    """Titles of the documents that can be built."""
    missing: tuple[str, ...]
    """Titles of those that lack something and are due."""
    breaches: tuple[str, ...]
    """What is not as standard or law want it."""


def project_file(target: Path) -> Path:
    """The project file that ``target`` means: itself, or the one in that folder."""
    return target if target.suffix.lower() in (".yaml", ".yml") else target / FILE


def new_project(example: str = "") -> bytes:
    """A commented new project file, or the complete example of this type of cooperation.

    Raises InputError for an unknown type.
    """
    return read_file(example_file(example)) if example else starter().encode()


def begin(path: Path, *, add: Sequence[str] = ()) -> Sitting:
    """The interview about the project file ``path``, which need not be there yet.

    ``add``: names of lists that get another entry now. Raises InputError for a file that cannot be read, with
    every fault, and for a name that is no list.
    """
    opened = frozenset(_list_named(name) for name in add)
    if not path.exists():
        return Sitting(HEAD, begun({}, load_catalogue(), opened=opened))
    try:
        data = load_yaml(path)
    except ContentError as error:
        raise InputError("\n".join([f"项目文件 {path} 读不出来，请先改正：", *error.problems])) from None
    problems = validate(data, unfinished_schema(), path, called=called)
    if problems:
        raise InputError("\n".join([f"项目文件 {path.name} 有 {len(problems)} 处要先改正：", *problems]))
    text = read_file(path).decode("utf-8-sig")
    return Sitting(text, begun(filled_in(data), load_catalogue(), opened=opened))


def progress(path: Path) -> Progress:
    """Where the project stands. Raises InputError as `load_project` does."""
    project = load_project(path)
    known = statuses(project, context(project), load_catalogue())
    titles = {
        state: tuple(item.document.title for item in known if item.state is state)
        for state in (State.READY, State.MISSING)
    }
    broken = tuple(f"{item.message}（{item.clause}）" for item in breaches(project))
    return Progress(titles[State.READY], titles[State.MISSING], broken)


def _list_named(name: str) -> Keys:
    known = {title: keys for keys, titles in _lists(project_shape(), (), "") for title in titles}
    if name not in known:
        close = get_close_matches(name, known, n=1, cutoff=0.4)
        hint = f"，是不是 {close[0]}？" if close else "；例如 技术指标、里程碑、会议。"
        raise InputError(f"没有名为“{name}”的列表{hint}")
    return known[name]


def _lists(shape: Shape, at: Keys, titled: str) -> list[tuple[Keys, tuple[str, ...]]]:
    """Each list outside of other lists with what it may be called."""
    found: list[tuple[Keys, tuple[str, ...]]] = []
    for name, inner in shape.fields.items():
        keys = (*at, name)
        title = f"{titled}·{inner.title}" if titled else inner.title
        if inner.kind == "list":
            found.append((keys, (title, ".".join(map(str, keys)), *([inner.title] if at else []))))
        elif inner.kind == "record":
            found += _lists(inner, keys, title)
    return found
