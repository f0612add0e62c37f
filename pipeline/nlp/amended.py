"""What is left of a sentence that quotes old words and puts new ones in their place."""

from __future__ import annotations

import re

_REPLACED = re.compile(
    '(?:原为|由|从|将)[“"][^。；]{1,80}?[”"][^。；“"]{0,8}?(?:修改|变更|更改|修订|调整|更正|替换|改)(?:为|成)'
    "|原(?:协议|合同|条款|约定|文|定|第|所|有|先|来|《)[^。；]{0,120}?"
    "(?:修改|变更|更改|修订|调整|更正|替换|延长|缩短|顺延|改)(?:为|成|至|到)"
)


def in_force(text: str, topic: re.Pattern[str]) -> str:
    """``text`` without the old words that it replaces; ``topic`` names the matter where only they did.

    “原协议所定一年的守密期延长为五年” → “守密期:五年”. Any other sentence comes back as it is.
    """
    replaced = _REPLACED.search(text)
    if replaced is None:
        return text
    named = topic.search(replaced[0])
    rest = text[replaced.end() :].lstrip("“\"':：")
    if named is None and not topic.search(rest):
        return text[: replaced.start()] + rest
    return rest if named is None or topic.search(rest) else f"{named[0]}:{rest}"
