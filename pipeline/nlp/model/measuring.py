"""How well clause kinds are recognised on labelled texts: by heading and wording, by the model, by both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.agreement import Clause, Provision
from pipeline.model.document import Location
from pipeline.nlp.classify import classify
from pipeline.nlp.labels import read_label
from pipeline.nlp.lexicon import Lexicon
from pipeline.nlp.model import labelled
from pipeline.nlp.model.labelled import Labelled
from pipeline.nlp.model.recognise import Recogniser
from pipeline.nlp.sentences import split
from pipeline.text.normalise import normalise

WORDS, MODEL, BOTH = "words", "model", "both"


@dataclass(frozen=True, slots=True)
class Score:
    """Of one kind: how many texts of it were found, wrongly named, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of right ones among those named; 1 when none was named."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of right ones among those that are there; 1 when there are none."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The scores of one way of recognising on one split."""

    texts: int
    kinds: Mapping[str, Score]

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the kinds."""
        return sum(score.f1 for score in self.kinds.values()) / max(len(self.kinds), 1)

    @property
    def micro_f1(self) -> float:
        """F1 of all texts and kinds together."""
        scores = self.kinds.values()
        right, wrong, missed = (
            sum(getattr(s, name) for s in scores) for name in ("right", "wrong", "missed")
        )
        return Score(right, wrong, missed).f1


@dataclass(frozen=True, slots=True)
class Reliability:
    """Whether confidences mean something: of texts with confidence 0.8 eight in ten should be of the kind."""

    error: float
    """Mean distance of confidence and share of hits, 0 to 1."""
    ranges: tuple[tuple[float, float, int], ...]
    """For each range of confidence: its mean, the share of hits, the number of cases."""


def measure(
    corpus: Path, lexicon: Lexicon, model: Recogniser, *, part: str = "test"
) -> Mapping[str, Recognised]:
    """The scores on the split ``part`` of the folder ``corpus``.

    ``words``: heading and wording alone; ``model``: the model alone; ``both``: heading and wording first, the
    model where they are silent, as an agreement is checked. Raises ContentError without texts.
    """
    texts = labelled.of(labelled.read(corpus), part)
    by_words = [by_heading_and_wording(item, lexicon) for item in texts]
    by_model = [set(told) for told in model.kinds([i.heading for i in texts], [i.text for i in texts])]
    both = [words or told for words, told in zip(by_words, by_model, strict=True)]
    kinds = [kind.id for kind in lexicon.kinds]
    ways = {WORDS: by_words, MODEL: by_model, BOTH: both}
    return {name: _recognised(texts, found, kinds) for name, found in ways.items()}


def reliability(corpus: Path, model: Recogniser, *, part: str = "test") -> Reliability:
    """What the model's confidences are worth on the split ``part``."""
    from pipeline.nlp.model import calibrate  # noqa: PLC0415 - NumPy is not needed before

    texts = labelled.of(labelled.read(corpus), part)
    sure = model.confidences([item.heading for item in texts], [item.text for item in texts])
    truth = calibrate.truths(model.weights.kinds, [item.labels for item in texts])
    return Reliability(calibrate.calibration_error(sure, truth), calibrate.reliability(sure, truth))


def by_heading_and_wording(item: Labelled, lexicon: Lexicon) -> set[str]:
    """The kinds that a clause of this heading and text has in an agreement by heading and wording."""
    label = read_label(item.heading.strip())
    title = item.heading.strip()[label.end :] if label else item.heading
    clauses = (Clause(0, "", "", 0, None, (0, 0)), Clause(1, "", title.strip(" 、.．:："), 1, None, (0, 1)))
    return set(classify(clauses, tuple(_provisions(item.text)), lexicon)[1].kinds)


def _provisions(text: str) -> Iterable[Provision]:
    at = 0
    for line in text.splitlines():
        label = read_label(line)
        for start, end in split(line, label.end if label else 0, len(line)):
            yield Provision(at, normalise(line[start:end]).text, Location(0, start, end), 1)
            at += 1


def _recognised(
    texts: Sequence[Labelled], found: Sequence[AbstractSet[str]], kinds: Iterable[str]
) -> Recognised:
    pairs = [(item.labels, told) for item, told in zip(texts, found, strict=True)]
    return Recognised(len(texts), {kind: _score(kind, pairs) for kind in kinds})


def _score(kind: str, pairs: Iterable[tuple[AbstractSet[str], AbstractSet[str]]]) -> Score:
    seen = [(kind in true, kind in told) for true, told in pairs]
    return Score(seen.count((True, True)), seen.count((False, True)), seen.count((True, False)))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
