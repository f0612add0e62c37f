"""Tables that a README holds and that the program writes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest


def assert_table(path: Path, name: str, table: str) -> None:
    """``path`` holds ``table`` between its marks ``name``; with UPDATE_GOLDEN it is written there."""
    text = path.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text, re.DOTALL)
    assert found
    if os.environ.get("UPDATE_GOLDEN"):
        renewed = f"<!-- {name} -->\n{table}\n<!-- /{name} -->"
        path.write_text(text.replace(found[0], renewed), encoding="utf-8")
        pytest.skip("the table was written anew")
    assert found[1] == f"{table}\n"
