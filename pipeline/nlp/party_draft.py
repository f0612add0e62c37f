"""A party in the making: its name, its particulars as they are met, what was left to fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model.terms import Party, PartyKind
from pipeline.nlp.party_names import designate
from pipeline.nlp.party_words import LETTERED, ORGANISATION, PLACEHOLDER, is_individual, is_person, kind_of
from pipeline.text.credit_code import find_codes
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from pipeline.model.evidence import Evidence

SHOWN = {"address": "住所", "representative": "法定代表人", "credit_code": "统一社会信用代码", "name": "名称"}
"""How ``Party.blank`` calls what was left to fill in."""
_MOST_EVIDENCE = 6
_LONGEST_FULL_NAME = 4
_SHORTEST_CODE = 15
"""A shorter code beside a blank was begun and not finished."""
_LETTER = re.compile(LETTERED)
_TRAILER = re.compile(r"[(（](?:盖章|签字|公章).*$")
_POST = re.compile("(?:[一-龥]{2,4})?(?:书记|董事长|总经理|经理|主任|[校院所厂区市县局]长|负责人)")
"""Who represents a party by his post, his name not told."""
_NEXT = re.compile(
    "\\s(?=[一-龥]{2,8}:)|(?<=[0-9][号楼层室座栋])(?=[一-龥]{2,6}:)"
    "|[,，;；。、](?=[一-龥]{2,10}:|法定代表人|统一社会信用代码|邮编|邮政编码|电话|联系|负责人|法人)"
)
"""Where the address ends and the next particular begins."""


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
    identified: bool = False
    """True where a number of an identity card is given or asked for."""

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

    def _kind(self) -> PartyKind:
        """A natural person by the identity card or the role, where the name does not tell."""
        kind = kind_of(self.name)
        if kind is not PartyKind.OTHER or self._organised():
            return kind
        single = self.identified or any(map(is_individual, (self.role, *self.aliases)))
        return PartyKind.PERSON if single else kind

    def _organised(self) -> bool:
        """True for what has a representative, a credit code or the name of an organisation."""
        if any(key in self.fields or SHOWN[key] in self.blank for key in ("representative", "credit_code")):
            return True
        whole = ORGANISATION.search(self.name) and len(self.name) > _LONGEST_FULL_NAME - 1
        return bool(whole) or len(self.name) > _LONGEST_FULL_NAME

    def party(self) -> Party:
        """What is known of it."""
        written = self.fields.get("credit_code", "")
        codes = find_codes(written) or find_codes(f"信用代码:{written}")
        return Party(
            role=self.role,
            name=self.name,
            aliases=tuple(self.aliases),
            kind=self._kind(),
            address=self.fields.get("address", ""),
            credit_code=codes[0].code if codes else written,
            credit_code_valid=codes[0].valid if codes else False if written else None,
            representative=self.fields.get("representative", ""),
            blank=tuple(dict.fromkeys(self.blank)),
            evidence=tuple(dict.fromkeys(self.evidence))[:_MOST_EVIDENCE],
        )


def clean(key: str, value: str) -> str:
    """The value of a particular; empty where it was left to fill in."""
    cut = key == "credit_code" and BLANK in value and len(value) < _SHORTEST_CODE
    value = "" if cut else _TRAILER.sub("", value.strip(BLANK)).strip(" ,，。;；、.*|:")
    if key == "representative" and is_person(first := value.split(BLANK)[0].strip()):
        return first
    if key == "credit_code":
        return "" if BLANK in value or not any(char.isdigit() for char in value) else value
    return _settled(key, value)


def _settled(key: str, value: str) -> str:
    if not value or BLANK in value or PLACEHOLDER.fullmatch(value):
        return ""
    if key == "name":
        return next(iter(designate(value)[0]), "")
    if key == "address":
        return _NEXT.split(value)[0]
    if key == "representative":
        return "" if _POST.fullmatch(name := re.split("[,，;；。(（ /]", value)[0]) else name
    return value
