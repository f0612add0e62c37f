"""What a sentence says beside the exceptions that it makes.

“除背景知识产权仍归原权利人外，项目成果归甲方” settles whose the results are; what it excepts is of another
matter and would make the sentence look like one on that.
"""

from __future__ import annotations

import re

_EXCEPTIONS = re.compile(
    r"除(?:[^。；，\n]{2,40}?|[^。；\n]{2,60}?)(?:之外|以外|(?<!此)外)(?![观部包协国形围])[，,]?"
    r"|[，,](?:但|惟|唯)?[^。；，\n]{2,60}?(?:除外|不在此限|不受此限)"
)


def without_exceptions(text: str) -> str:
    """``text`` without what it excepts; ``text`` itself where it excepts nothing."""
    return _EXCEPTIONS.sub("", text) if "除" in text or "此限" in text else text
