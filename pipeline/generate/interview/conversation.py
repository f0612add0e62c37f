"""How an interview goes on: what was answered, passed over or taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.generate.catalogue import DocumentType
from pipeline.generate.interview.answers import Answer, AnswerError, read_answer
from pipeline.generate.interview.gaps import gaps
from pipeline.generate.interview.places import Keys, value_at, with_answer
from pipeline.generate.interview.questions import Question, questions
from pipeline.generate.parties import role
from pipeline.generate.shape import project_shape
from pipeline.generate.values import PartyName


@dataclass(frozen=True, slots=True)
class Conversation:
    """An interview at one moment; each step makes a new one."""

    data: Mapping[str, Any]
    catalogue: tuple[DocumentType, ...]
    skipped: frozenset[Keys] = frozenset()
    opened: frozenset[Keys] = frozenset()
    """Lists that may get another entry."""
    before: tuple[tuple[Question, Conversation], ...] = field(default=(), repr=False)
    """What was asked so far, and the conversation as it was then."""
    again: Question | None = None
    """Asked once more although it is answered."""

    def open_questions(self) -> tuple[Question, ...]:
        """Everything that is still to be asked, the next question first."""
        found = questions(self.data, self.catalogue, skipped=self.skipped, opened=self.opened)
        if self.again is None:
            return found
        return (self.again, *(item for item in found if item.keys != self.again.keys))

    @property
    def asked(self) -> int:
        """How many questions were asked."""
        return len(self.before)

    def stated(self, question: Question) -> Any:  # noqa: ANN401 - any leaf
        """What the file says now in answer to ``question``; None when nothing."""
        return value_at(self.data, question.keys)

    def parties(self) -> tuple[PartyName, ...]:
        """The parties that are named so far."""
        return parties_of(self.data)

    def read(self, question: Question, text: str) -> Answer:
        """``text`` as an answer to ``question``. Raises AnswerError, a Chinese sentence what to write."""
        value = read_answer(question.shape, text, parties=self.parties(), numbered=True)
        self._refuse_same_name(question, value)
        return value

    def answered(self, question: Question, value: Answer) -> Conversation:
        """The conversation after ``question`` was answered with ``value``."""
        data = with_answer(self.data, question.keys, value)
        opened = self.opened | frozenset(_grown(self.data, question.keys))
        return replace(self._after(question), data=data, opened=opened)

    def passed(self, question: Question) -> Conversation:
        """The conversation after nothing was said to ``question``; a list gets no further entry."""
        if self.stated(question) is not None:
            return self._after(question)
        place = (*question.ends, question.number - 1) if question.ends else question.keys
        opened = self.opened - {question.ends}
        return replace(self._after(question), skipped=self.skipped | {place}, opened=opened)

    def back(self) -> Conversation:
        """The conversation before the last question, which is asked again; itself when there was none."""
        if not self.before:
            return self
        question, then = self.before[-1]
        return replace(then, data=self.data, again=question)

    def _after(self, question: Question) -> Conversation:
        return replace(self, before=(*self.before, (question, self)), again=None)

    def _refuse_same_name(self, question: Question, value: Answer) -> None:
        match question.keys:
            case ("parties", int(index), "name" | "short" as key):
                others = [party for place, party in enumerate(self.data.get("parties", ())) if place != index]
                if any(party.get(key) == value for party in others):
                    raise AnswerError(f"“{value}”已经是另一个合作方的名称，请写不同的名称")


def begun(
    data: Mapping[str, Any], catalogue: tuple[DocumentType, ...], *, opened: frozenset[Keys] = frozenset()
) -> Conversation:
    """A conversation about ``data``; lists with unfinished entries go on as if it had not stopped."""
    unfinished = (gap.keys for gap in gaps(project_shape(), data, ()))
    lists = {keys[:depth] for keys in unfinished for depth, key in enumerate(keys) if isinstance(key, int)}
    return Conversation(data, catalogue, opened=opened | lists)


def parties_of(data: Mapping[str, Any]) -> tuple[PartyName, ...]:
    """The parties of unfinished ``data`` that have a name, by which they can be referred to."""
    named = [(index, party) for index, party in enumerate(data.get("parties") or ()) if party.get("name")]
    return tuple(
        PartyName(
            short=str(party.get("short") or party["name"]),
            name=str(party["name"]),
            role=role(index),
            kind=str(party.get("kind", "")),
        )
        for index, party in named
    )


def _grown(data: Mapping[str, Any], keys: Keys) -> Iterator[Keys]:
    """The lists that get a new entry when there is something at ``keys``."""
    for depth, key in enumerate(keys):
        if isinstance(key, int) and key >= len(value_at(data, keys[:depth]) or ()):
            yield keys[:depth]
