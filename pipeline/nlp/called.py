"""What the parties are called, spoken of by their roles: 提升公司、矿大 → 甲方、乙方."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model.terms import Party

_ROLES = "甲乙丙丁戊己庚辛"
_ROLE = re.compile(f"[{_ROLES}]方")
_COMMON = re.compile(
    "(?:本)?(?:公司|企业|学校|大学|学院|医院|集团|高校|中心|团队|合作社|研究[所院]|平台|基地|.{1,6}方)"
)
"""Said of others as well: no name of anybody in particular."""


class Called:
    """The names of the parties; ``spoken`` puts the role of a party in the place of its names."""

    def __init__(self, parties: Iterable[Party]) -> None:
        """Parties without a role of the row 甲方, 乙方 … get the one of their place."""
        known = tuple(parties)
        self._roles = {
            name: _role(party, place)
            for place, party in enumerate(known[: len(_ROLES)])
            for name in (party.role, party.name, *party.aliases)
            if len(name) > 1 and not _ROLE.fullmatch(name) and not _COMMON.fullmatch(name)
        }
        longest = sorted(self._roles, key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, longest))) if longest else None

    def spoken(self, text: str) -> str:
        """``text`` with roles for names."""
        if self._names is None:
            return text
        return self._names.sub(lambda match: self._roles[match[0]], text)


def _role(party: Party, place: int) -> str:
    return party.role if _ROLE.fullmatch(party.role) else f"{_ROLES[place]}方"
