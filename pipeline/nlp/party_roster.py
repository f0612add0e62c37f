"""The parties met so far while a head or a signature page is read from top to bottom."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pipeline.nlp.party_bilingual import in_chinese
from pipeline.nlp.party_described import alike, lettered
from pipeline.nlp.party_draft import SHOWN, Draft, clean
from pipeline.nlp.party_lines import Named, Particular, called, introduce, partners, read_line
from pipeline.nlp.party_names import designate, is_name
from pipeline.nlp.party_running import running
from pipeline.nlp.party_words import LETTERED, NAMED, ORGANISATION, ROLE_CELL, is_person
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from pipeline.model.evidence import Evidence

_REACH = 20
"""Lines after a party's name that may hold its particulars."""
_LETTER_LINE = re.compile(rf"\(({LETTERED})\)[{BLANK} ]*")
_REST_OF_NAME = re.compile(r"[一-龥()]{2,16}")
_LONE_NAME = re.compile(r"[一-龥A-Za-z()·&]{4,40}")
_FRAMED = re.compile("^[【〖](?=[^】〗]{2,8}[】〗])([一-龥]+)[】〗]:?")
_PARTICULARS_OF = re.compile(rf"({LETTERED}|{NAMED})的?(?:基本)?(?:信息|情况|资料):?")
"""甲方信息：, above the particulars of a party."""
_IDENTITY = re.compile(rf"(?<![人员])身份证(?:件)?(?:号码|编号|号)?[为是:]?[ ]?(?:{BLANK}|[0-9Xx*]{{4,}})")
_MEMBER = re.compile(
    r"(?:[(]?[0-9一二三四五六七八九十]{1,2}[)、.][ ]?)?"
    r"(?P<name>[一-龥·]{2,8})[,，(](?=男|女|身份证|性别|住|汉族|公民身份|年龄)"
)
"""张三，男，身份证号…: a person in a list of partners."""
_NUMBERED = re.compile(
    r"(?:[(]?[1-9][)、.]|[(][一二三四五六][)])[ ]?((?!.*[各双三四]方)[一-龥A-Za-z()·]{4,40})[;；、,，]?"
)
"""2、示例大学: one more of joint parties that are numbered."""
_UNITS = re.compile("单位|各方|双方|主体|成员")


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
        text = heading[1] if (heading := _PARTICULARS_OF.fullmatch(text)) else text
        items, before = read_line(text)
        parties = [
            *(partners(text) or lettered(text) or called(before)),
            *(item for item in items if isinstance(item, Named)),
        ]
        parties = parties or self._listed(items, before) or self._member(text)
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
            self._expect_no_name(items)
            self._told(draft, text, evidence)
        self.left -= not parties
        return bool(parties or items)

    def _expect_no_name(self, items: list[Named | Particular]) -> None:
        """Behind the particulars of a party whose name was left out, a line by itself names somebody else."""
        if (
            self._open is not None
            and not self._open.name
            and any(isinstance(item, Particular) and item.key in SHOWN for item in items)
        ):
            self._open = None

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

    def _member(self, text: str) -> list[Named]:
        """One more of those whose list a role has opened: 示例大学； or 张三，男，身份证号…."""
        draft = self._open
        if draft is None:
            return []
        name = text.strip(" ,，。;；、")
        if (numbered := _NUMBERED.fullmatch(text)) and ORGANISATION.search(numbered[1]):
            return [Named(draft.role, one, known=draft.known) for one in designate(numbered[1])[0]]
        if _UNITS.search(draft.role) and draft.name and _LONE_NAME.fullmatch(name):
            names = designate(name)[0] if ORGANISATION.search(draft.name) else ()
            return [Named(draft.role, name, known=draft.known) for name in names if ORGANISATION.search(name)]
        person = _MEMBER.match(text)
        if person is None or not is_person(person["name"]) or (draft.name and not is_person(draft.name)):
            return []
        return [Named(draft.role, person["name"], known=draft.known)]

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
        draft.identified |= bool(_IDENTITY.search(text))
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
        if item.key == "identity":
            draft.identified = True
            return
        value = clean(item.key, item.value)
        if item.key == "name":
            draft.alias(*designate(item.value)[1])
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
