from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from helpers.filling import filled, table

SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_what_was_filled(tmp_path: Path) -> None:
    rows = table(("名称",), ("{%tr for m in ms %}",), ("{{ m }}",), ("{%tr endfor %}",))
    body = ("{{p toc() }}", "甲方：{{ a }}", "{{ lines }}", rows)
    data = filled(
        {"a": "示例<科技>&", "ms": ["一", "二"], "lines": "行一\n行二\t尾"}, *body, header="{{ a }}"
    ).data
    (tmp_path / "a.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [SOFFICE or "", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=100)  # noqa: S603
    text = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    assert [line for line in text.splitlines() if line] == [
        "甲方：示例<科技>&",
        "行一",
        "行二\t尾",
        "名称",
        "一",
        "二",
    ]
