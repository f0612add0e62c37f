"""Instructions to whoever fills in a form, as a section of their own: where they start and where they end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.nlp.front import starts_agreement
from pipeline.nlp.nesting import rank
from pipeline.nlp.titles import is_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.nlp.labels import Label
    from pipeline.nlp.lines import Line

_PAPER = r"(?:本?(?:合同|协议|文本|范本|模板|样本|格式|示范文本|参考文本|标准文本)书?)"
_HEAD = re.compile(
    rf"[【（(]?(?:关于)?{_PAPER}?(?:的)?"
    r"(?:使用|填写|填表|填报|编写|编制|签约|签订|签署|起草|阅读|适用|修改|谈判|制作)(?:前)?(?:的)?"
    r"(?:指引|说明|须知|要求|指南|提示|注意事项|必读|建议|规则)[】）)]?[:：]?"
)
_LOOSE_HEAD = re.compile(
    r"[【（(]?(?:说明|须知|注意事项|编者按|编者说明|写在前面|致使用者|(?:重要|特别|温馨|友情|风险)(?:提示|说明)"
    rf"|(?:关于)?{_PAPER}(?:的)?(?:有关)?说明)[】）)]?[:：]?"
)
"""Titles that clauses have too: below numbered articles instructions only where forms are spoken of next."""
_PLAIN_HEAD = re.compile(rf"填[写表报]|编[写制]|阅读|谈判|{_PAPER}(?:的)?(?:使用|适用|起草|修改|制作)")
"""What no article is headed; 使用规则 or 签署要求 with a number may be one."""
_OF_FORMS = re.compile(
    r"(?:的)?填写(?:方法|要求|说明|规则)|(?:无需|不需|不必|须|应)填写|(?:空白|空格|空栏)处?|划[(（]?[/／]|勾选|附页"
    rf"|示范文本|(?:使用|填写|适用)(?:于)?本?{_PAPER}|^{_PAPER}(?:书)?(?:中)?[，,]?(?:凡|适用于|供)"
)
"""What instructions speak of, and agreements do not."""
_NEXT = 2
"""Lines below such a title that tell."""
_FIRST_ARTICLE = re.compile(
    r"定义|释义|术语|总则|前言|序言|引言|鉴于|标的|[双各三]方|当事人|[甲乙]方|背景|宗旨|目的$"
    r"|合作(?!社)|(?:研究|研发|开发|技术|服务|转让|许可|委托)的?(?:内容|目标|范围|标的|事项)"
    r"|(?:项目|课题|成果|专利|标的)的?(?:名称|概况|内容|目标|背景|简介|基本情况)"
)
"""What the first article of an agreement is about; instructions are about 适用范围, 填写方法."""


class _Section(NamedTuple):
    """The instructions read so far."""

    head: Line
    shape: str = ""
    """Style of their first number; empty while they have none."""
    counted: int = 0
    """Lines with a number of that style."""
    lines: int = 0
    """Lines below the head."""
    before: Label | None = None
    """The last number above the head."""

    def add(self, line: Line) -> _Section:
        """The section with one more line."""
        label = line.label
        shape = self.shape or (label.shape if label else "")
        own = label is not None and label.shape == shape
        return self._replace(shape=shape, counted=self.counted + own, lines=self.lines + 1)

    def ends(self, line: Line) -> bool:
        """True when ``line`` is the first of the agreement or of another section."""
        return (
            starts_agreement(line)
            or self._restarts(line)
            or self._resumes(line)
            or self._starts_section(line)
            or self._starts_articles(line)
        )

    def _restarts(self, line: Line) -> bool:
        """True when the line starts other numbers than those of the instructions."""
        label = line.label
        if label is None or label.value != 1 or not self.counted:
            return False
        return label.shape == self.shape or rank(label.shape) < rank(self.shape) or is_title(line.words)

    def _resumes(self, line: Line) -> bool:
        """True when the line goes on with the numbers above the head, and not with the instructions' own."""
        label, before, head = line.label, self.before, self.head.label
        if label is None or before is None or label.shape != before.shape:
            return False
        numbered = head is not None and head.shape == before.shape
        own = label.shape == self.shape and label.value == self.counted + 1
        return not own and label.value == before.value + 1 + numbered

    def _starts_section(self, line: Line) -> bool:
        """True for a heading as high as that of the instructions."""
        if line.heading is None or not is_title(line.words):
            return False
        return self.head.heading is None or line.heading <= self.head.heading

    def _starts_articles(self, line: Line) -> bool:
        """True for the title of a first article below instructions without numbers."""
        label = line.label
        return (
            label is not None
            and label.value == 1
            and not self.counted
            and self.lines > 0
            and is_title(line.words)
            and bool(_FIRST_ARTICLE.search(line.words))
        )


def find_guides(lines: Sequence[Line], beside: frozenset[int]) -> list[int]:
    """The lines of instructions (填写说明) with their heads; lines ``beside`` are no part of the text.

    They end where the agreement starts (its title, a party, what the parties agree upon, its first article),
    where numbers start anew, and at the next heading of their rank.
    """
    found: list[int] = []
    section: _Section | None = None
    last: Label | None = None
    for at, line in enumerate(lines):
        if at in beside:
            continue
        if line.cell is None and _is_head(line, lines[at + 1 : at + 1 + _NEXT], numbered=last is not None):
            section = _Section(line, before=last)
        elif section is not None:
            section = None if section.ends(line) else section.add(line)
        last = line.label or last if section is None else last
        if section is not None:
            found.append(at)
    return found


def _is_head(line: Line, following: Sequence[Line], *, numbered: bool) -> bool:
    """True for the title of instructions; ``numbered``: articles with numbers stand before it."""
    of_forms = any(_OF_FORMS.search(item.words) for item in following)
    if _HEAD.fullmatch(line.words):
        is_article = numbered and line.label is not None and not _PLAIN_HEAD.search(line.words)
        return of_forms or not is_article
    if not _LOOSE_HEAD.fullmatch(line.words):
        return False
    stands_out = line.centred or line.all_bold or line.heading is not None
    alone = not numbered and line.label is None and stands_out
    return alone or of_forms
