"""Provisions that stand in the file and are no longer part of what is agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.mutant import OPEN, VIOLATED, Fault, Kind
from pipeline.benchmark.mutate.missing import DEMANDED, missing, parts_of, sentences, side_effects, turn
from pipeline.benchmark.sheet import Place, body
from pipeline.model.report import Outcome
from pipeline.text.notation import Kind as Mark

REVISIONS, HIDDEN = "draft/pending-revisions", "draft/hidden-text"
_TRAP = "各方另行签署的备忘录与本协议不一致的，以备忘录为准。"
_ADDED = "本协议的附件与正文具有同等效力。"


def _marked(mark: Mark, variant: int) -> Callable[[Labelled], Iterable[Fault]]:
    """Provisions that settle a demanded rule stand in ``mark``; two marks take turns from rule to rule."""

    def plant(agreement: Labelled) -> Iterator[Fault]:
        for number, rule in enumerate(DEMANDED, turn(agreement)):
            if number % 2 != variant:
                continue
            if not agreement.holds(rule) or not agreement.truth[rule].quotes:
                continue
            touched = sentences(agreement, rule)
            expected = missing(agreement, touched)
            if rule not in expected:
                continue
            try:
                changes = agreement.sheet.wrapped(touched, mark)
            except ValueError:
                continue
            right = expected[rule] if mark is Mark.DELETED else _open(expected[rule])
            yield Fault(
                changes,
                {rule: right},
                touched,
                parts=parts_of(agreement, touched),
                unjudged=side_effects(agreement, touched) | frozenset(expected) | {REVISIONS, HIDDEN},
                note=rule,
            )

    return plant


def _open(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    return tuple(dict.fromkeys((*OPEN, *outcomes)))


def _only_commented(agreement: Labelled) -> Iterator[Fault]:
    """A provision stands in a comment: comments are not the contract."""
    for number, rule in enumerate(DEMANDED, turn(agreement)):
        if number % 3 or not agreement.holds(rule) or not agreement.truth[rule].quotes:
            continue
        touched = sentences(agreement, rule)
        expected = missing(agreement, touched)
        if rule not in expected:
            continue
        cuts = [
            (place, f"{{{Mark.COMMENT}{agreement.sheet.words(place)}{Mark.COMMENT}}}") for place in touched
        ]
        try:
            changes = agreement.sheet.edited(cuts)
        except ValueError:
            continue
        yield Fault(
            changes,
            {rule: expected[rule]},
            touched,
            parts=parts_of(agreement, touched),
            unjudged=side_effects(agreement, touched) | frozenset(expected),
            note=rule,
        )


def _hidden_trap(agreement: Labelled) -> Iterator[Fault]:
    for place in islice(_ends(agreement), 2):
        if agreement.holds(HIDDEN):
            changes = agreement.sheet.edited([(place, f"{agreement.sheet.words(place)}{{~{_TRAP}~}}")])
            yield Fault(changes, {HIDDEN: VIOLATED}, words=(_TRAP,), note="正文末尾")


def _pending(words: str) -> Callable[[Labelled], Iterable[Fault]]:
    def plant(agreement: Labelled) -> Iterator[Fault]:
        for place in islice(_ends(agreement), 2):
            if agreement.holds(REVISIONS):
                changes = agreement.sheet.edited([(place, agreement.sheet.words(place) + words)])
                yield Fault(changes, {REVISIONS: VIOLATED}, note="正文末尾")

    return plant


def _ends(agreement: Labelled) -> Iterator[Place]:
    """The last characters of the last paragraphs of the text, annexes and signatures left aside."""
    for part in reversed(agreement.parts):
        if {"signatures", "annexes"}.intersection(part.kinds):
            continue
        for place in reversed(agreement.sheet.inside(part.first, part.end)):
            paragraph = agreement.sheet.paragraphs[place.paragraph]
            line = agreement.sheet.lines[paragraph.line]
            if not line.mark and paragraph.text.endswith("。"):
                yield Place(place.paragraph, place.end - 1, place.end)
                break


def _inserted_line(agreement: Labelled) -> Iterator[Fault]:
    for place in islice(_ends(agreement), 1):
        index = agreement.sheet.paragraphs[place.paragraph].line
        changes = {index: (agreement.sheet.lines[index], body(f"{{++{_ADDED}++}}"))}
        if agreement.holds(REVISIONS):
            yield Fault(changes, {REVISIONS: VIOLATED}, words=(_ADDED,), note="插入一段")


KINDS = (
    Kind("in-deletion", "约定只在修订删除的文字里", "revision", _marked(Mark.DELETED, 0)),
    Kind("struck-through", "约定被手工划去", "struck", _marked(Mark.STRUCK, 1)),
    Kind("only-commented", "约定只在批注里", "comment", _only_commented),
    Kind("hidden-trap", "隐藏的文字改变约定", "hidden", _hidden_trap),
    Kind("pending-deletion", "留有没有处理的删除", "revision", _pending("{--，但是各方另有约定的除外--}")),
    Kind("pending-insertion", "留有没有处理的插入", "revision", _inserted_line),
)
