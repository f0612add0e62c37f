"""Training, on a tiny corpus."""

import filecmp
import shutil
from pathlib import Path

import pytest
import yaml

from pipeline.content import root
from pipeline.errors import ContentError
from pipeline.nlp.model import labelled, load, stamp, training

SAID = {
    "exit": [
        "任何一方可以退出合作",
        "连续两年没有成果即解除合同",
        "提前三十日通知可以终止",
        "投资人撤资即散伙",
    ],
    "breach": ["逾期付款每日支付违约金", "违约的一方赔偿全部损失", "弄坏设备照价赔偿", "迟延交付扣减报酬"],
}


def tiny(base: Path) -> Path:
    corpus = base / "corpus"
    (corpus / "clauses").mkdir(parents=True)
    shutil.copy(root() / "corpus" / "config.cfg", corpus)
    for kind, said in SAID.items():
        texts = [
            {
                "id": f"{kind}-{number:03}",
                "group": f"a-{number:03}",
                "split": "dev" if number == 4 else "train",
                "style": "prose",
                "heading": "",
                "labels": [kind],
                "text": text,
            }
            for number, text in enumerate(said, 1)
        ]
        text = yaml.safe_dump({"kind": kind, "texts": texts}, allow_unicode=True)
        (corpus / "clauses" / f"{kind}.yaml").write_text(text, encoding="utf-8")
    phrases = yaml.safe_dump({"exit+breach": ["不干了还要赔钱"]}, allow_unicode=True)
    (corpus / "phrases.yaml").write_text(phrases, encoding="utf-8")
    return base


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_training_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    base = tiny(tmp_path)
    said: list[str] = []
    one = training.train(tmp_path / "one", base=base, told=said.append)
    two = training.train(tmp_path / "two", base=base)
    assert one.stamp == two.stamp
    assert (one.texts, said[0]) == (9, "学习 9 段文字")
    names = files(one.folder)
    assert names == files(two.folder)
    assert filecmp.cmpfiles(one.folder, two.folder, names, shallow=False) == (names, [], [])
    assert str(tmp_path) not in "".join(
        (one.folder / name).read_text("utf-8") for name in names if name.endswith((".cfg", ".json"))
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("clauses/exit.yaml", "散伙", "分手", ("条款语料", "读取文字的代码")),
        ("clauses/exit.yaml", "- exit", "- breach", ("条款语料",)),
        ("phrases.yaml", "赔钱", "赔礼", ("条款语料", "读取文字的代码")),
        ("config.cfg", "strength = 3.3", "strength = 4.3", ("训练配置",)),
        ("model/clause_kinds/kinds.json", "exit", "exif", ("模型文件",)),
    ],
)
def test_any_change_makes_a_model_stale(
    tmp_path: Path, file: str, old: str, new: str, expected: tuple[str, ...]
) -> None:
    corpus = tiny(tmp_path) / "corpus"
    made = training.train(base=tmp_path).folder
    assert made == corpus / "model"
    assert stamp.stale(made, labelled.read(corpus), corpus / "config.cfg") == ()
    text = (corpus / file).read_text("utf-8")
    assert old in text
    (corpus / file).write_text(text.replace(old, new), encoding="utf-8")
    assert stamp.stale(made, labelled.read(corpus), corpus / "config.cfg") == expected


def test_what_was_learnt_is_recognised(tmp_path: Path) -> None:
    model = load(training.train(base=tiny(tmp_path)).folder)
    assert model is not None
    sure = model.confidences(["", ""], ["可以退出、解除、终止合同", "支付违约金，赔偿损失"])
    exits = model.weights.kinds.index("exit")
    assert sure[0, exits] > sure[1, exits]


def test_without_texts_nothing_is_trained(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    with pytest.raises(ContentError, match="没有条款语料"):
        training.train(base=tmp_path)
