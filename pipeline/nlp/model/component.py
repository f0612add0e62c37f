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
from pipeline.nlp.model.fit import fit
from pipeline.nlp.model.weights import Weights

BETWEEN = "\t"
"""Stands between heading and text of a document; a document without it has no heading."""
FACTORY = "clause_kinds"
_HALF = np.float32(0.5)
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


def clause_texts(*, split: str, folder: str = "corpus") -> Callable[[Language], Iterator[Example]]:
    """``@readers = "cxy.clause_texts.v1"``: the labelled texts of a split, or of ``train+dev``."""

    def read(nlp: Language) -> Iterator[Example]:
        path = Path(folder) if Path(folder).is_absolute() else root() / folder
        texts = labelled.of(labelled.read(path), *split.split("+"))
        kinds = sorted({label for item in texts for label in item.labels})
        for item in texts:
            yield Example.from_dict(
                nlp.make_doc(document(item.heading, item.text)),
                {"cats": {kind: float(kind in item.labels) for kind in kinds}},
            )

    return read


def document(heading: str, text: str) -> str:
    """What the pipeline is given for a clause."""
    return f"{heading}{BETWEEN}{text}" if heading else text


def halves(docs: Sequence[Doc]) -> tuple[list[str], list[str]]:
    """The headings and the texts of ``docs``."""
    parts = [doc.text.partition(BETWEEN) for doc in docs]
    headings = [head if between else "" for head, between, _ in parts]
    return headings, [text if between else head for head, between, text in parts]


def rows_of(docs: Sequence[Doc]) -> Rows:
    """The features of ``docs``."""
    return features.read(*halves(docs))


def linear(*, nO: int | None = None) -> Model[Any, Any]:  # noqa: N803 - spaCy's name
    """``@architectures = "cxy.ClauseRuns.v1"``: a logistic regression for each kind over the runs.

    The gradient is that of the cross-entropy.
    """
    empty = {"runs": np.zeros(0, dtype=np.uint32)}
    dims: dict[str, int | None] = {"nO": nO}
    params: dict[str, Any] = {"W": None, "b": None}
    return Model("clause_runs", _forward, init=_start, dims=dims, params=params, attrs=empty)


def _start(model: Any, X: Any = None, Y: Any = None) -> None:  # noqa: ANN401, ARG001, N803 - thinc's protocol
    if Y is not None:
        model.set_dim("nO", Y.shape[1])
    wide = model.get_dim("nO")
    model.set_param("W", np.zeros((len(model.attrs["runs"]), wide), dtype=np.float32))
    model.set_param("b", np.zeros(wide, dtype=np.float32))


def _forward(model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[Any, Callable[[Any], Any]]:  # noqa: ANN401, ARG001, FBT001 - thinc's protocol
    table, bias = model.get_param("W"), model.get_param("b")
    rows = rows_of(docs)
    owner, place, values = weights.known(rows, model.attrs["runs"])

    def backward(change: Any) -> Any:  # noqa: ANN401 - thinc's protocol
        grown = np.zeros_like(table)
        np.add.at(grown, place, values[:, None] * change[owner])
        model.inc_grad("W", grown)
        model.inc_grad("b", change.sum(axis=0))
        return []

    return weights.sigmoid(weights.gather(owner, place, values, table, len(docs)) + bias), backward


class ClauseKinds(MultiLabel_TextCategorizer):
    """spaCy's multi-label classifier, fitted once and for all when it is initialised, then calibrated.

    ``doc.cats`` holds calibrated probabilities.
    """

    model: Any
    calibration: Weights | None = None

    def initialize(  # type: ignore[override]
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        labels: Iterable[str] | None = None,
        strength: float = 1.0,
        least: int = 2,
    ) -> None:
        """Find the weights for the examples: of the runs that stand in ``least`` texts, as `fit` does."""
        examples = list(get_examples())
        rows = rows_of([example.reference for example in examples])
        runs, texts = np.unique(rows.ids, return_counts=True)
        self.model.attrs["runs"] = runs[texts >= least]
        super().initialize(lambda: examples, nlp=nlp, labels=labels)
        truth = np.array([[item.reference.cats[kind] > 0 for kind in self.labels] for item in examples])
        found = fit(rows, truth, self.model.attrs["runs"], strength=strength)
        self.model.set_param("W", weights.rounded(found.table))
        self.model.set_param("b", found.bias)

    def weights(self) -> Weights:
        """The model's numbers; without calibration the probabilities are those of the scores alone."""
        if self.calibration is not None:
            return self.calibration
        one = np.ones(len(self.labels), dtype=np.float32)
        alone = np.eye(weights.SEEN + 1, dtype=np.float32)[0]
        runs, table, bias = self.model.attrs["runs"], self.model.get_param("W"), self.model.get_param("b")
        return Weights(tuple(self.labels), runs, table, bias, alone, one, 0 * one, one - _HALF)

    def predict(self, docs: Iterable[Doc]) -> Any:  # noqa: ANN401 - spaCy's protocol
        """Calibrated probabilities, a row for each of ``docs``."""
        chosen = list(docs)
        if self.calibration is None:
            return self.model.predict(chosen)
        return self.calibration.confidences(self.calibration.scores(features.clauses(*halves(chosen))))

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
    """Return the component ``clause_kinds``."""
    return ClauseKinds(nlp.vocab, model, name, threshold=threshold)
