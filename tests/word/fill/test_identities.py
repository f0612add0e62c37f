from __future__ import annotations

from helpers.filling import filled, root

from pipeline.word.fill.identities import Identities
from pipeline.word.names import ID, W14, WP, P, W

MARKED = (
    '<w:p w14:paraId="0A" w14:textId="0B"><w:bookmarkStart w:id="7" w:name="a"/><w:r><w:t>{{ m }}</w:t></w:r>'
    '<w:bookmarkEnd w:id="7"/><w:r><w:drawing><wp:inline><wp:docPr id="1" name="图"/></wp:inline>'
    "</w:drawing></w:r></w:p>"
)
LOOP = ("{%p for m in ms %}", MARKED, "{%p endfor %}")


def test_what_a_loop_has_doubled_is_unique() -> None:
    made = root(filled({"ms": ["甲", "乙", "丙"]}, *LOOP).data)
    starts, ends = list(made.iter(f"{W}bookmarkStart")), list(made.iter(f"{W}bookmarkEnd"))
    assert [item.get(f"{W}name") for item in starts] == ["a", "a_2", "a_3"]
    assert [item.get(ID) for item in starts] == [item.get(ID) for item in ends] == ["1", "2", "3"]
    assert [item.get("id") for item in made.iter(f"{WP}docPr")] == ["1", "2", "3"]
    assert [item.get(f"{W14}paraId") for item in made.iter(P)] == ["0A", None, None]


def test_an_end_without_a_beginning_is_removed() -> None:
    assert not list(
        root(filled({"a": "甲"}, '<w:p><w:bookmarkEnd w:id="3"/></w:p>', "{{ a }}").data).iter(
            f"{W}bookmarkEnd"
        )
    )


def test_names_differ_in_more_than_case_and_keep_the_length_of_word() -> None:
    identities = Identities()
    assert [identities.free_name(name) for name in ("Plan", "plan", "x" * 40, "x" * 40)] == [
        "Plan",
        "plan_2",
        "x" * 40,
        "x" * 38 + "_2",
    ]
