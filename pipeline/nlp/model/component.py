"""The parts of the spaCy pipeline: tokenizer, architecture, component and reader, found by entry points.

Training and whoever opens the model with ``spacy.load`` come here; the checker reads the weights without
spaCy (`pipeline.nlp.model.recognise`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline.textcat_multilabel import MultiLabel_TextCategorizer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model

from pipeline.content import root
from pipeline.nlp.model import features, labelled, weights
from pipeline.nlp.model.features import Rows
from pipeline.nlp.model.weights import Weights

BETWEEN = "\t"
"""Stands between heading and text of a document; a document without it has no heading."""
FACTORY = "clause_kinds"
_TOKEN = re.compile(r"[0-9]+|[A-Za-z]+|\s|.", re.DOTALL)


class RunTokenizer:
    """Numbers, Latin words and single characters as tokens; no dictionary, nothing to download."""

    def __init__(self, vocab: Vocab) -> None:
        """Tokens are entered in ``vocab``."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The document of ``text``, whose ``text`` it has."""
        return Doc(self.vocab, words=_TOKEN.findall(text), spaces=[False] * len(_TOKEN.findall(text)))

    def to_bytes(self, **_: Any) -> bytes:  # noqa: ANN401 - spaCy's protocol
        """Nothing: the tokenizer has no settings."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> RunTokenizer:  # noqa: ANN401 - spaCy's protocol
        """The tokenizer itself."""
        return self

    def to_disk(self, _path: Path, **_: Any) -> None:  # noqa: ANN401 - spaCy's protocol
        """Write nothing."""

    def from_disk(self, _path: Path, **_: Any) -> RunTokenizer:  # noqa: ANN401 - spaCy's protocol
        """The tokenizer itself."""
        return self


def tokenizer() -> Callable[[Language], RunTokenizer]:
    """``@tokenizers = "cxy.runs.v1"``."""
    return lambda nlp: RunTokenizer(nlp.vocab)


def clause_texts(
    *, split: str, folder: str = "corpus/clauses", without: int = -1
) -> Callable[[Language], Iterator[Example]]:
    """``@readers = "cxy.clause_texts.v1"``: the labelled texts of a split, but for the fold ``without``."""

    def read(nlp: Language) -> Iterator[Example]:
        path = Path(folder) if Path(folder).is_absolute() else root() / folder
        texts = labelled.of(labelled.read(path), split)
        kinds = sorted({label for item in texts for label in item.labels})
        for item in texts:
            if labelled.fold(item) == without:
                continue
            yield Example.from_dict(
                nlp.make_doc(document(item.heading, item.text)),
                {"cats": {kind: float(kind in item.labels) for kind in kinds}},
            )

    return read


def document(heading: str, text: str) -> str:
    """What the pipeline is given for a clause."""
    return f"{heading}{BETWEEN}{text}" if heading else text


def rows_of(docs: Sequence[Doc]) -> Rows:
    """The features of ``docs``."""
    parts = [doc.text.partition(BETWEEN) for doc in docs]
    headings = [head if between else "" for head, between, _ in parts]
    return features.read(headings, [text if between else head for head, between, text in parts])


def linear(*, nO: int | None = None, yes: float = 1.0, headings_lost: float = 0.0) -> Model[Any, Any]:  # noqa: N803 - spaCy's name
    """``@architectures = "cxy.ClauseRuns.v1"``: a logistic regression for each kind over the runs.

    The gradient is that of the cross-entropy in which a text that is of a kind counts ``yes`` times. While
    the model is trained, a heading is left out with probability ``headings_lost``.
    """
    return Model(
        "clause_runs",
        _forward,
        init=_start,
        dims={"nO": nO},
        params={"W": None, "b": None},
        attrs={"runs": np.zeros(0, dtype=np.uint32), "yes": yes, "headings_lost": headings_lost},
    )


def _start(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:  # noqa: ANN401, N803 - thinc's protocol
    if Y is not None:
        model.set_dim("nO", Y.shape[1])
    wide = model.get_dim("nO")
    model.set_param("W", np.zeros((len(model.attrs["runs"]), wide), dtype=np.float32))
    model.set_param("b", np.full(wide, _START, dtype=np.float32))


_START = -3.0
"""Score of a kind before anything is known of the text: one text in twenty is of it."""


def _forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[Any, Callable[[Any], Any]]:  # noqa: FBT001 - thinc's protocol
    table, bias = model.get_param("W"), model.get_param("b")
    rows = rows_of(docs)
    owner, place, values = weights.known(rows, model.attrs["runs"])
    if is_train:
        kept = _kept(model, rows, owner, place)
        owner, place, values = owner[kept], place[kept], values[kept]
    shares = weights.sigmoid(weights.gather(owner, place, values, table, len(docs)) + bias)

    def backward(change: Any) -> Any:  # noqa: ANN401 - thinc's protocol
        change = np.where(change < 0, change * model.attrs["yes"], change)
        grown = np.zeros_like(table)
        np.add.at(grown, place, values[:, None] * change[owner])
        model.inc_grad("W", grown)
        model.inc_grad("b", change.sum(axis=0))
        return []

    return shares, backward


def _kept(model: Model[Any, Any], rows: Rows, owner: Any, place: Any) -> Any:  # noqa: ANN401 - arrays
    bare = np.random.random_sample(len(rows)) < model.attrs["headings_lost"]  # noqa: NPY002 - spaCy seeds this one
    return ~(features.of_heading(model.attrs["runs"])[place] & bare[owner])


class ClauseKinds(MultiLabel_TextCategorizer):
    """spaCy's multi-label classifier that learns which runs of characters there are, and calibrates its scores.

    ``doc.cats`` holds calibrated probabilities; ``threshold`` says from where on a kind is meant.
    """

    runs_in_texts = 2
    """A run of characters is learnt when it stands in so many texts."""
    calibration: Weights | None = None

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        labels: Iterable[str] | None = None,
    ) -> None:
        """Find the runs that are worth learning, then start from nothing."""
        rows = rows_of([example.reference for example in get_examples()])
        runs, texts = np.unique(rows.ids, return_counts=True)
        self.model.attrs["runs"] = runs[texts >= self.runs_in_texts]
        super().initialize(get_examples, nlp=nlp, labels=labels)

    def weights(self) -> Weights:
        """The model's numbers, rounded as they are written; calibrated when that was done."""
        flat = np.ones(len(self.labels), dtype=np.float32)
        return Weights(
            tuple(self.labels),
            self.model.attrs["runs"],
            weights.rounded(self.model.get_param("W")),
            self.model.get_param("b").astype(np.float32),
            *(
                (self.calibration.slope, self.calibration.offset, self.calibration.threshold)
                if self.calibration
                else (flat, 0 * flat, flat / 2)
            ),
        )

    def predict(self, docs: Iterable[Doc]) -> Any:  # noqa: ANN401 - spaCy's protocol
        """Calibrated probabilities, a row for each of ``docs``."""
        chosen = list(docs)
        if self.calibration is None:
            return self.model.predict(chosen)
        return self.calibration.confidences(self.calibration.scores(rows_of(chosen)))

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy's protocol
        """Write `Weights` into the folder ``path``."""
        self.weights().write(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ClauseKinds:  # noqa: ARG002 - spaCy's protocol
        """Read what `to_disk` wrote."""
        self.take(weights.read(Path(path)))
        return self

    def take(self, given: Weights) -> None:
        """Become the classifier of ``given``."""
        for kind in given.kinds:
            self.add_label(kind)
        self.model.attrs["runs"] = given.runs
        self.model.set_dim("nO", len(given.kinds), force=True)
        self.model.set_param("W", given.table)
        self.model.set_param("b", given.bias)
        self.calibration = given


@Language.factory(
    FACTORY,
    assigns=["doc.cats"],
    default_config={"model": {"@architectures": "cxy.ClauseRuns.v1"}, "threshold": 0.5},
    default_score_weights={"cats_macro_f": 1.0},
)
def clause_kinds(nlp: Language, name: str, model: Model[Any, Any], threshold: float) -> ClauseKinds:
    """The component ``clause_kinds``."""
    return ClauseKinds(nlp.vocab, model, name, threshold=threshold)
