"""A place of the document that the text refers to (第十五条, 附件三) must exist.

An annex of which no more than its title is there, in a list, is not there. References into laws, standards
and other documents are not judged, nor is a number that opens its own paragraph. An article is there when a
paragraph opens with its number, even if no clause was read there. In a document that prints no article number
at all, a reference to an article cannot be followed: undetermined.

Fields: ``references`` (the places that do not exist, each once, as they stand there), ``count``. Not
applicable without a reference into the document.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.check.annexed import annex_key
from pipeline.check.judgement import Judgement, parameters
from pipeline.check.openings import openings
from pipeline.check.places import part_of
from pipeline.model.document import Story
from pipeline.model.report import Outcome
from pipeline.text.normalise import normalise
from pipeline.text.numerals import parse_integer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement
    from pipeline.model.evidence import Evidence
    from pipeline.model.terms import Reference

PARAMS: Mapping[str, Any] = parameters({})
FIELDS = ("references", "count")
MOST_EVIDENCE = 20
_ARTICLE = re.compile(r"第[^附]{1,8}[条款项]")
_NUMBER = re.compile(r"第?([\d.]+|[一二三四五六七八九十百零〇两壹贰貳叁參肆伍陆陸柒捌玖拾佰]+)[条款]")
_SEVERAL = re.compile("[条款].*第")
"""第七条、第八条: a paragraph has one number of its own."""
_ELSEWHERE = re.compile(
    r"(?:标准|规范|规程|规则|手册|制度|公约|守则|章程|备忘录|招标文件|投标文件|通知书|决定|意见|方案)(?:的|之|中|中的)?$"
)
_ANNEX = re.compile(r"(附[件表录])[:：]?([0-9]+|[一二三四五六七八九十]+)")
_LIST_GOES_ON = re.compile(
    r"$|附[件表录]|[(]?(?:以下|此页|本页)?无正文|[(]?(?:此页|本页|签[署章字]页)|[甲乙丙丁]\s*方|[一-龥]{2,4}[方人][:(]|(?:法定)?代表|[签盖]|日期"
)
"""What stands behind the title of an annex in a list: the next one, the signatures, nothing."""
_PICTURED = {
    "zh": "引用的附件只有标题，而文件里有图片没有读。请核对附件的内容是否就在图片里。",
    "en": "Only the title of the annex is there, and the file holds pictures that were not read. See whether"
    " the annex is one of them.",
}
_NO_NUMBER = re.compile(r"[式并起同经致旦律概]")
"""Behind 附件一: 本协议及附件一式三份 names no annex."""


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:  # noqa: ARG001 - kinds
    """Violated when the text refers to an article or annex that is not there.

    An annex of which only the title is there may be a picture: undetermined where the file holds any.
    """
    own = [item for item in agreement.terms.references if not item.external and _refers(agreement, item)]
    dangling = [item for item in own if item.resolved is None or _is_title_only(agreement, item)]
    printed = openings(agreement) if dangling else frozenset()
    dangling = [item for item in dangling if not _is_printed(item.target, printed)]
    if not dangling:
        evidence = tuple(dict.fromkeys(map(_written, own[:MOST_EVIDENCE])))
        return Judgement(Outcome.SATISFIED if own else Outcome.NOT_APPLICABLE, evidence)
    numbered = _numbered(agreement) or any(item.startswith("第") for item in printed)
    followed = [item for item in dangling if numbered or not _ARTICLE.search(item.target)]
    if followed and agreement.document.pictures and all(item.resolved is not None for item in followed):
        return replace(_judgement(Outcome.UNDETERMINED, followed), message=_PICTURED[context.lang])
    outcome = Outcome.VIOLATED if followed else Outcome.UNDETERMINED
    return _judgement(outcome, followed or dangling)


def _is_title_only(agreement: Agreement, reference: Reference) -> bool:
    """Whether nothing of the annex is there but its title in a list: 附件一：技术方案, and then 附件二."""
    clause = agreement.clauses[reference.resolved or 0]
    if clause.annex:
        return clause.blank
    return _ANNEX.fullmatch(reference.target) is not None and _is_only_listed(agreement, reference.target)


def _is_only_listed(agreement: Agreement, target: str) -> bool:
    """Whether lines open with the annex, and other annexes or the signatures stand behind each of them."""
    lines = [normalise(block.text).text for block in agreement.document.blocks if block.story is Story.BODY]
    lines = [line.strip() for line in lines if line.strip()]
    behind = [
        following
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if (match := _ANNEX.match(line)) and annex_key(match[0]) == annex_key(target)
    ]
    return bool(behind) and all(_LIST_GOES_ON.match(line) for line in behind)


def _numbered(agreement: Agreement) -> bool:
    return any(clause.number and clause.level == 1 for clause in agreement.clauses if not clause.annex)


def _refers(agreement: Agreement, reference: Reference) -> bool:
    """Whether the words point to a place of this document, and are not that place's own number."""
    written = _written(reference)
    if reference.resolved is not None or written is reference.evidence:
        return True
    block = agreement.document.blocks[written.location.block].text
    before, after = block[: written.location.start], block[written.location.end :]
    if not before.strip(" \t\u3000#*") and reference.target.startswith("第"):
        return _SEVERAL.search(reference.target) is not None
    if reference.target.startswith("附件"):
        return not _NO_NUMBER.match(after)
    return not _ELSEWHERE.search(before)


def _is_printed(target: str, printed: frozenset[str]) -> bool:
    """Whether a paragraph opens with the number of ``target``; 五、 counts where no 第五条 is printed."""
    match = _NUMBER.fullmatch(target)
    if match is None:
        return False
    value = parse_integer(match[1]) if "." not in match[1] else None
    if value is None:
        return match[1] in printed
    articles = any(item.startswith("第") for item in printed)
    return (f"第{value}条" if articles else str(value)) in printed


def _judgement(outcome: Outcome, dangling: list[Reference]) -> Judgement:
    targets: dict[str, str] = {}
    for item in dangling:
        targets.setdefault(annex_key(item.target), item.target)
    fields = {"references": "、".join(targets.values()), "count": str(len(dangling))}
    return Judgement(outcome, tuple(dict.fromkeys(map(_written, dangling[:MOST_EVIDENCE]))), fields)


def _written(reference: Reference) -> Evidence:
    """The mention itself within the sentence that it was read from."""
    sentence = normalise(reference.evidence.quote)
    start = sentence.text.find(reference.target)
    if start < 0:
        return reference.evidence
    return part_of(reference.evidence, sentence, start, start + len(reference.target))
