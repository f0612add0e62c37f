"""The model that is committed and shipped: whole, of these texts, the same in spaCy and without it."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from pipeline import nlp
from pipeline.content import root
from pipeline.errors import ContentError
from pipeline.nlp.model import Recogniser, labelled, load, measuring, stamp

CORPUS = root() / "corpus"
MODEL = CORPUS / "model"
LARGEST = 5_000_000
"""Bytes of the whole folder."""
FLOOR = 0.88
"""Mean F1 of the kinds on the test texts."""

here = pytest.mark.skipif(not (CORPUS / "clauses").is_dir(), reason="the texts are not part of the package")


@pytest.fixture(scope="module")
def model() -> Recogniser:
    found = load(MODEL)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def texts() -> tuple[labelled.Labelled, ...]:
    return labelled.of(labelled.read(CORPUS), "test")


@here
def test_it_is_of_these_texts_settings_and_features() -> None:
    """When this fails: run ``cxy corpus train`` and commit ``corpus/model``."""
    assert stamp.stale(MODEL, labelled.read(CORPUS), CORPUS / "config.cfg") == ()


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) < LARGEST


def test_it_knows_all_kinds(model: Recogniser) -> None:
    assert set(model.weights.kinds) == {kind.id for kind in nlp.load(root() / "rules" / "clauses").kinds}


@here
def test_spacy_gives_the_same_confidences(model: Recogniser, texts: tuple[labelled.Labelled, ...]) -> None:
    import spacy  # noqa: PLC0415 - takes seconds to import

    pipeline = spacy.load(MODEL)
    assert pipeline.pipe_names == ["clause_kinds"]
    from pipeline.nlp.model.component import document  # noqa: PLC0415 - imports spaCy

    own = model.confidences([item.heading for item in texts], [item.text for item in texts])
    docs = list(pipeline.pipe(document(item.heading, item.text) for item in texts))
    theirs = np.array([[doc.cats[kind] for kind in model.weights.kinds] for doc in docs])
    assert np.allclose(own, theirs, atol=1e-6)
    assert [doc.text for doc in docs] == [document(item.heading, item.text) for item in texts]


@here
def test_it_recognises_what_heading_and_wording_do_not(model: Recogniser) -> None:
    found = measuring.measure(CORPUS, nlp.load(root() / "rules" / "clauses"), model)
    assert found["model"].macro_f1 >= FLOOR
    assert found["model"].macro_f1 > found["both"].macro_f1 > found["words"].macro_f1


@here
def test_its_confidences_mean_something(model: Recogniser) -> None:
    found = measuring.reliability(CORPUS, model)
    assert found.error < 0.01
    assert all(abs(mean - share) < 0.3 for mean, share, cases in found.ranges if cases >= 30)


def test_the_likeliest_kind_comes_first(model: Recogniser) -> None:
    told = model.kinds([""], ["谁不想干了，提前一个月讲一声就可以散伙，剩下的钱平分，机器各拿各的。"])[0]
    assert list(told.values()) == sorted(told.values(), reverse=True)
    assert set(told) == {"exit", "liquidation"}


def test_asking_it_imports_no_spacy() -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline.nlp.model import load;"
        f"model = load(Path({str(MODEL)!r})); assert 'numpy' not in sys.modules;"
        "model.kinds([''], ['双方应当保守秘密。']); assert 'numpy' in sys.modules;"
        "assert not {'spacy', 'thinc', 'srsly'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code


def test_a_broken_model_is_named(tmp_path: Path) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    (tmp_path / "model" / "clause_kinds" / "kinds.json").write_text("{", encoding="utf-8")
    broken = load(tmp_path / "model")
    assert broken is not None
    with pytest.raises(ContentError, match="模型读不出来"):
        broken.kinds([""], ["双方"])


def test_where_there_is_no_model_there_is_none(tmp_path: Path) -> None:
    assert load(tmp_path) is None
