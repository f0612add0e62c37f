"""Remarks on the whole document that are no findings but that a reader of the report has to know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.check.profiles import OTHER, Recognition
from pipeline.model.agreement import Agreement

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "pictures": "文件含有 {count} 幅图片或图形，其中的文字没有检查，请人工查看。",
        "struck": "有 {struck} 段文字画了删除线；这些文字按已经划去处理，不作为约定。",
        "guessed": "标题没有写明种类，按内容认定为“{type}”；如果不对，请用 cxy check 加 --type 指明。",
        "other": (
            "不是产学研或者技术类合同，只检查了各类合同共有的项目；"
            "需要按产学研协议检查的，请用 cxy check 加 --type cooperation_agreement。"
        ),
    },
    "en": {
        "pictures": "The file holds {count} pictures or drawings; text in them was not checked.",
        "struck": "{struck} paragraphs hold crossed-out words, which were not taken as agreed.",
        "guessed": "The kind was taken from the content: “{type}”. If that is wrong, use --type.",
        "other": "No cooperation or technology contract: only what all contracts share was checked.",
    },
}


def notices(agreement: Agreement, recognition: Recognition, *, lang: str = "zh") -> tuple[str, ...]:
    """The remarks, in the language ``lang`` (``zh`` or ``en``)."""
    profile = recognition.profile
    title = profile.en if lang == "en" else profile.title
    fields = {"count": f"{agreement.document.pictures}", "struck": f"{_struck(agreement)}", "type": title}
    return tuple(_WORDS[lang][key].format(**fields) for key in _keys(agreement, recognition))


def _keys(agreement: Agreement, recognition: Recognition) -> Iterator[str]:
    if agreement.document.pictures:
        yield "pictures"
    if _struck(agreement):
        yield "struck"
    if recognition.profile.id == OTHER and recognition.by != "option":
        yield "other"
    elif recognition.by == "wording":
        yield "guessed"


def _struck(agreement: Agreement) -> int:
    """Number of paragraphs with crossed-out words."""
    blocks = agreement.document.blocks
    return sum(any("struck" in run.marks for run in block.runs) for block in blocks)
