"""Values as JSON text that any reader takes."""

from __future__ import annotations

import json
import re
from typing import Final

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def json_text(value: object) -> str:
    """``value`` as JSON in UTF-8 letters, a line feed at the end; half a surrogate pair as escape."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
