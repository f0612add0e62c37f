from __future__ import annotations

from pipeline.check.guide import LOOKS_AT, kinds_table
from pipeline.check.kinds import KINDS
from pipeline.content import root


def test_every_kind_is_described() -> None:
    assert set(LOOKS_AT) == set(KINDS)


def test_the_table_has_a_row_for_each_kind_with_its_parameters_and_fields() -> None:
    rows = kinds_table().splitlines()[2:]
    assert len(rows) == len(KINDS)
    for row, (name, kind) in zip(rows, KINDS.items(), strict=True):
        assert row.startswith(f"| `{name}` |")
        assert all(f"`{param}`" in row for param in kind.PARAMS["properties"])
        assert all(f"`{{{field}}}`" in row for field in kind.FIELDS)
        assert row.count(" | ") == 3


def test_required_parameters_are_marked() -> None:
    (row,) = (row for row in kinds_table().splitlines() if row.startswith("| `document_state`"))
    assert "`aspect`* 看文件的哪一方面：`pending_revisions`、`unread_content`、`hidden_text`" in row


def test_the_guide_for_authors_of_rules_holds_the_table_of_today() -> None:
    guide = (root() / "rules" / "README.md").read_text(encoding="utf-8")
    assert f"<!-- kinds -->\n{kinds_table().strip()}\n<!-- /kinds -->" in guide
