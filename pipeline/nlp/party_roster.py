"""The parties met so far while a head or a signature page is read from top to bottom."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model.terms import Party
from pipeline.nlp.party_bilingual import in_chinese
from pipeline.nlp.party_described import alike, lettered
from pipeline.nlp.party_lines import Named, Particular, called, introduce, is_name, partners, read_line
from pipeline.nlp.party_running import running
from pipeline.nlp.party_words import LETTERED, ORGANISATION, PLACEHOLDER, ROLE_CELL, is_person, kind_of
from pipeline.text.credit_code import find_codes
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from pipeline.model.evidence import Evidence

SHOWN = {"address": "住所", "representative": "法定代表人", "credit_code": "统一社会信用代码", "name": "名称"}
"""How ``Party.blank`` calls what was left to fill in."""
_REACH = 20
"""Lines after a party's name that may hold its particulars."""
_MOST_EVIDENCE = 6
_SHORTEST_CODE = 15
"""A shorter code beside a blank was begun and not finished."""
_LETTER = re.compile(LETTERED)
_LETTER_LINE = re.compile(rf"\(({LETTERED})\)")
_REST_OF_NAME = re.compile(r"[一-龥()]{2,16}")
_LONE_NAME = re.compile(r"[一-龥A-Za-z()·&]{4,40}")
_TRAILER = re.compile(r"[(（](?:盖章|签字|公章).*$")
_NEXT = re.compile(
    "[,，;；。、](?=[一-龥]{2,10}:|法定代表人|统一社会信用代码|邮编|邮政编码|电话|联系|负责人|法人)"
)
"""Where the address ends and the next particular begins."""
_FRAMED = re.compile("^[【〖](?=[^】〗]{2,8}[】〗])([一-龥]+)[】〗]:?")
_UNITS = re.compile("单位|各方|双方|主体|成员")


@dataclass(slots=True)
class Draft:
    """A party in the making."""

    role: str
    known: bool
    name: str = ""
    aliases: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    blank: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def lettered(self) -> bool:
        """True for 甲方, 乙方 …, also 甲方1."""
        return bool(_LETTER.match(self.role))

    def alias(self, *others: str) -> None:
        """Take ``others`` as further designations."""
        self.aliases += [other for other in others if other not in {*self.aliases, self.role}]

    def named(self, name: str, evidence: Evidence) -> None:
        """Set the name unless there is one; ``name`` empty: left to fill in."""
        if not name:
            self.leave("name", evidence)
        elif not self.name:
            self.name = name
            self._settle("name", evidence)

    def leave(self, key: str, evidence: Evidence) -> None:
        """Note that ``key`` was left to fill in, unless it is known."""
        if not (self.name if key == "name" else key in self.fields):
            self.blank.append(SHOWN[key])
            self.evidence.append(evidence)

    def set(self, key: str, value: str, evidence: Evidence) -> None:
        """Set a particular unless it is known."""
        if key == "name":
            self.named(value, evidence)
        elif key not in self.fields:
            self.fields[key] = value
            self._settle(key, evidence)

    def _settle(self, key: str, evidence: Evidence) -> None:
        self.blank = [item for item in self.blank if item != SHOWN[key]]
        if key == "name":
            self.evidence.insert(0, evidence)
        else:
            self.evidence.append(evidence)

    def party(self) -> Party:
        """What is known of it."""
        written = self.fields.get("credit_code", "")
        codes = find_codes(written) or find_codes(f"信用代码:{written}")
        return Party(
            role=self.role,
            name=self.name,
            aliases=tuple(self.aliases),
            kind=kind_of(self.name),
            address=self.fields.get("address", ""),
            credit_code=codes[0].code if codes else written,
            credit_code_valid=codes[0].valid if codes else False if written else None,
            representative=self.fields.get("representative", ""),
            blank=tuple(dict.fromkeys(self.blank)),
            evidence=tuple(dict.fromkeys(self.evidence))[:_MOST_EVIDENCE],
        )


class Roster:
    """Parties in the order in which they are met."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self.drafts: list[Draft] = []
        self.group: list[Draft] = []
        """Those that the last line with a role introduced."""
        self.left = 0
        self._open: Draft | None = None
        """The party whose name may follow or go on in the next line."""

    @property
    def current(self) -> Draft | None:
        """The party whose particulars are being read."""
        return self.group[-1] if self.group and self.left > 0 else None

    def expect(self, draft: Draft | None) -> None:
        """Say whose name may follow; None: nobody's."""
        self._open = draft

    def line(self, text: str, evidence: Evidence, *, owner: Draft | None = None) -> bool:
        """Take in a line or a cell that belongs to ``owner``; False when it says nothing about parties."""
        text = _FRAMED.sub(r"\1:", in_chinese(text.replace("*", "").strip()))
        items, before = read_line(text)
        parties = [
            *(partners(text) or lettered(text) or called(before)),
            *(item for item in items if isinstance(item, Named)),
        ]
        parties = parties or self._listed(items, before)
        if not items and not parties and self._bare(text, evidence, owner):
            return True
        if parties:
            self.introduce(parties, evidence)
        counted: Counter[str] = Counter()
        for item in items:
            if isinstance(item, Particular):
                self.particular(item, evidence, owner, counted[item.key])
                counted[item.key] += 1
            else:
                counted.clear()
        if parties:
            self.tell(parties, text, evidence)
        elif (draft := owner or self.current) and not text.startswith("鉴于"):
            self._told(draft, text, evidence)
        self.left -= not parties
        return bool(parties or items)

    def _listed(self, items: list[Named | Particular], before: str) -> list[Named]:
        """A member of a list below 合作单位：, named before its address: 示例大学　地址：…."""
        name, draft = before.strip(" ,，:"), self.current
        own = (
            bool(items)
            and isinstance(items[0], Particular)
            and items[0].key in SHOWN
            and items[0].key != "name"
        )
        if not (own and draft and _UNITS.search(draft.role) and _LONE_NAME.fullmatch(name)):
            return []
        return (
            [Named(draft.role, name, known=draft.known)]
            if ORGANISATION.search(name) and is_name(name)
            else []
        )

    def tell(self, parties: list[Named], text: str, evidence: Evidence) -> None:
        """Take in what ``text`` says behind the names of ``parties``, which are those last introduced."""
        found = [
            (text.find(item.name), draft)
            for item, draft in zip(parties, self.group, strict=False)
            if item.name
        ]
        starts = sorted(start for start, _ in found if start >= 0)
        for start, draft in found:
            end = next((other for other in starts if other > start), len(text))
            if start >= 0:
                self._told(draft, text[start + len(draft.name) : end], evidence)

    @staticmethod
    def _told(draft: Draft, text: str, evidence: Evidence) -> None:
        for item in running(text):
            if item.value == BLANK:
                draft.leave(item.key, evidence)
            else:
                draft.set(item.key, item.value, evidence)

    def _bare(self, text: str, evidence: Evidence, owner: Draft | None) -> bool:
        """A line without a label: a role, the letter of a role, a name, the rest of a name."""
        if role := ROLE_CELL.fullmatch(text):
            parties = introduce(role["role"], role["nth"], role["more"])
            self.introduce(list(parties), evidence)
            return True
        if (letter := _LETTER_LINE.fullmatch(text)) and self.current:
            draft = self.current
            draft.role, old = letter[1], draft.role
            draft.alias(old)
            return True
        target = owner or self._open
        self._open = None
        if target is None or not (_LONE_NAME.fullmatch(text) or is_person(text)):
            return False
        if not target.name and is_name(text) and (ORGANISATION.search(text) or is_person(text)):
            target.named(text, evidence)
            return True
        if target.name and self._completes(target.name, text):
            target.name += text
            return True
        return False

    @staticmethod
    def _completes(name: str, text: str) -> bool:
        """True for 有限公司 after a name that ends in the middle."""
        whole = ORGANISATION.search(name) or is_person(name)
        return bool(not whole and _REST_OF_NAME.fullmatch(text) and ORGANISATION.search(text))

    def introduce(self, parties: list[Named], evidence: Evidence) -> None:
        """Take in the parties that one place names; what follows is theirs."""
        group: list[Draft] = []
        for item in parties:
            draft = self._draft(item, group)
            draft.alias(*item.aliases)
            if item.name:
                draft.named(item.name, evidence)
            elif item.written or not draft.name:
                draft.named("", evidence)
            group.append(draft)
        self.group, self.left = group, _REACH
        self._open = group[-1] if group else None

    def _draft(self, item: Named, group: list[Draft]) -> Draft:
        """The party that ``item`` speaks of; a second one of the same role is a new one."""
        same = [draft for draft in self.drafts if draft.role == item.role or item.role in draft.aliases]
        for draft in same:
            if not (item.name and draft.name) or alike(item.name, draft.name):
                return draft
        joint = same and (same[-1] in group or same[-1] in self.group)
        if same and not joint:
            return same[-1]
        draft = Draft(item.role, item.known)
        self.drafts.append(draft)
        return draft

    def particular(
        self, item: Particular, evidence: Evidence, owner: Draft | None = None, nth: int = 0
    ) -> None:
        """Give a value to ``owner``, to the party that its label names, or to the one being read."""
        draft = self._owner(item, nth) if owner is None or item.who else owner
        if draft is None or item.key == "other":
            return
        value = clean(item.key, item.value)
        if value:
            draft.set(item.key, value, evidence)
        else:
            draft.leave(item.key, evidence)

    def _owner(self, item: Particular, nth: int) -> Draft | None:
        """Whose particular it is; on lines of two columns the ``nth`` is that of the ``nth`` party."""
        if item.who:
            return next((one for one in self.drafts if item.who in (one.role, *one.aliases)), None)
        if self.current is None or len(self.group) == 1:
            return self.current
        if nth < len(self.group) and (nth or self._side_by_side(item)):
            return self.group[nth]
        return self.current

    def _side_by_side(self, item: Particular) -> bool:
        return item.key not in self.group[0].fields and SHOWN.get(item.key) not in self.group[0].blank


def clean(key: str, value: str) -> str:
    """The value of a particular; empty where it was left to fill in."""
    cut = key == "credit_code" and BLANK in value and len(value) < _SHORTEST_CODE
    value = "" if cut else _TRAILER.sub("", value.strip(BLANK)).strip(" ,，。;；、.*|")
    if key == "representative" and is_person(first := value.split(BLANK)[0].strip()):
        return first
    if key == "credit_code":
        return "" if BLANK in value or not any(char.isdigit() for char in value) else value
    return _settled(key, value)


def _settled(key: str, value: str) -> str:
    if not value or BLANK in value or PLACEHOLDER.fullmatch(value):
        return ""
    if key == "name":
        return value if is_name(value) else ""
    if key == "address":
        return _NEXT.split(value)[0]
    if key == "representative":
        return re.split("[,，;；。(（ /]", value)[0]
    return value
