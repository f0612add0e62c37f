from __future__ import annotations

from pathlib import Path

import pytest
from helpers.promises import lexicon

from pipeline.errors import ContentError
from pipeline.nlp.lexicon import Lexicon, load

LEAK = """
id: leak
title: 泄密
en: Leaks
headings: [泄密, 泄露]
not_headings: [说明]
wording:
  - 不得泄露
  - [泄露, 赔偿]
"""
OTHER = """
id: other
title: 其他
en: Other
headings: [其他]
"""


@pytest.fixture
def small(tmp_path: Path) -> Lexicon:
    (tmp_path / "leak.yaml").write_text(LEAK, encoding="utf-8")
    (tmp_path / "another.yaml").write_text(OTHER, encoding="utf-8")
    return load(tmp_path)


def test_kinds_come_in_the_order_of_their_files(small: Lexicon) -> None:
    assert [(kind.id, kind.title, kind.en) for kind in small.kinds] == [
        ("other", "其他", "Other"),
        ("leak", "泄密", "Leaks"),
    ]


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("泄密责任", ("leak",)),
        ("泄露与其他", ("leak", "other")),
        ("其他及泄露", ("other", "leak")),
        ("泄密条款说明", ()),
        ("违约责任", ()),
        ("", ()),
    ],
)
def test_a_title_promises_kinds_in_the_order_of_its_words(
    small: Lexicon, title: str, kinds: tuple[str, ...]
) -> None:
    assert small.headed(title) == kinds


def test_a_list_of_words_is_found_when_all_of_them_are(small: Lexicon) -> None:
    (_, leak) = small.kinds
    text = "泄露的应当赔偿"
    assert [all(part.search(text) for part in wording) for wording in leak.wording] == [False, True]


def test_a_wrong_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("id: [", encoding="utf-8")
    with pytest.raises(ContentError):
        load(tmp_path)


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("保密义务", "confidentiality"),
        ("利益分配", "benefit_sharing"),
        ("违约责任", "breach"),
        ("争议的解决", "dispute_resolution"),
        ("不可抗力", "force_majeure"),
        ("知识产权归属", "result_ownership"),
    ],
)
def test_the_bundled_kinds_know_usual_titles(title: str, first: str) -> None:
    assert lexicon().headed(title)[0] == first
