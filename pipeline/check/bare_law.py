"""Sentences that leave their matter to the law: “归属按照国家有关规定执行” agrees on nothing."""

from __future__ import annotations

from functools import lru_cache

from pipeline.model.late import SievedPattern

LEFT_TO_LAW = SievedPattern(
    r"^(?:[^。；，,:：\n]{1,30}[:：]?)(?:均|一律|将|应当?|须)?(?:按照?|依照?|依据|根据|适用|执行|遵照|遵从|参照|以)"
    r"(?:中华人民共和国|我国|国家|现行|有关|相关|的|和|及|、|[省市]){0,5}"
    r"(?:(?:《[^》\n]{1,30}(?:法典?|条例)》[、和及]?){1,3}|民法典|合同法|专利法|著作权法|法律|法规|法律法规|政策|(?<=有关)规定|(?<=相关)规定)"
    r"(?:[、和及]?(?:法律|法规|政策|规定)|第[^。；，\n]{1,10}条|的|有关|相关|等|合同编|技术合同){0,6}"
    r"(?:规定|条款)?(?:予以|进行|加以)?(?:执行|办理|处理|确定|为准)?[。；]?$"
)
"""A whole sentence that only says that the law holds, as it does without it."""


@lru_cache(maxsize=2048)  # every matter asks it of every sentence
def leaves_to_law(text: str) -> bool:
    """Whether normalised ``text`` does no more than refer its matter to laws or rules of the state."""
    return LEFT_TO_LAW.search(text) is not None
