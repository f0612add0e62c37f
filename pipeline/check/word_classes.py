"""Word classes of a rule: parts of its patterns that are written once and used by name.

With ``words: {deed: 完成|交付}`` the pattern ``[0-9]月⟨deed⟩`` means ``[0-9]月(?:完成|交付)``.
A class may use others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NAME = re.compile("⟨([^⟨⟩]*)⟩")


def spelled_out(value: Any, words: Mapping[str, str]) -> Any:  # noqa: ANN401 - any YAML value
    """``value`` with the names of ``words`` replaced by what they stand for, wherever strings are in it.

    Lists become tuples, by which what is made of them can be remembered. Raises ValueError, in Chinese, for
    a name that is not in ``words`` and for a class that uses itself.
    """
    if isinstance(value, str):
        return _spelled(value, words, ())
    if isinstance(value, list):
        return tuple(spelled_out(item, words) for item in value)
    if isinstance(value, dict):
        return {key: spelled_out(item, words) for key, item in value.items()}
    return value


def _spelled(text: str, words: Mapping[str, str], within: tuple[str, ...]) -> str:
    def meant(match: re.Match[str]) -> str:
        name = match[1]
        if name not in words:
            raise ValueError(f"没有名为 ⟨{name}⟩ 的词类，请在 words 里写明")
        if name in within:
            raise ValueError(f"词类 ⟨{name}⟩ 用到了自己，请改写")
        return f"(?:{_spelled(words[name], words, (*within, name))})"

    return _NAME.sub(meant, text) if "⟨" in text else text
