"""Mentions of clauses by their titles where they carry no number: 仍照“新成果属于谁”办理, 见“验收”一节."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.model.terms import Reference
from pipeline.nlp.titles import tight
from pipeline.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.model.agreement import Agreement, Provision

_QUOTED = re.compile(r"[“\"「《](?P<title>[^“”\"「」《》。；]{2,20})[”\"」》]")
_BEFORE = re.compile(
    r"(?:按照?|依照?|照|参照|适用|遵照|根据|违反|见|前文|上文|下文|[前上后下](?:面|头|边)|开头|本(?:协议|合同))的?$"
)
_BEHIND = re.compile(
    r"(?:这?一(?:节|条|项|部分|段)|那一?(?:节|条|项|部分|段)|部分|条款?|的?(?:约定|规定)|所[列述定说]|里|中|项下|办理|执行|处理)"
)


class Titles:
    """The titles of one agreement outside its annexes; a title that stands there twice is none."""

    def __init__(self, agreement: Agreement) -> None:
        """Read nothing yet."""
        self._agreement = agreement

    def mentioned(self, provision: Provision) -> Iterator[Reference]:
        """The clauses that ``provision`` names by title; words that are no title are left alone."""
        text = provision.text
        for match in _QUOTED.finditer(text):
            if not (_BEFORE.search(text, 0, match.start()) or _BEHIND.match(text, match.end())):
                continue
            index = self._titles.get(tight(match["title"]))
            if index is not None and self._agreement.article(provision.clause).index != index:
                yield Reference(match[0], self._agreement.evidence(provision), index)

    @cached_property
    def _titles(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        doubled: set[str] = set()
        for clause in self._agreement.clauses:
            title = tight(normalise(clause.title).text)
            if not title or clause.annex or not clause.level:
                continue
            doubled |= {title} & found.keys()
            found.setdefault(title, clause.index)
        return {title: index for title, index in found.items() if title not in doubled}
