"""Parties must be called by the same names throughout.

Three slips are looked for: a line that names a party again (``甲方（盖章）：…``) with another name than its
particulars; a name anywhere in the text that is all but one of the parties' names (示例科技有限公司 /
示列科技有限公司); and a role that no party has (丙方 in an agreement of two). Names that a party is said to
have besides (以下简称) are its own.

Outcomes: violated (evidence: the deviating words), undetermined when no party has a name to compare,
satisfied. Fields: ``found`` and ``expected`` of the first slip, ``names`` (all deviating words), ``count``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Judgement, parameters
from pipeline.check.places import evidence_at
from pipeline.model.document import Story
from pipeline.model.report import Outcome
from pipeline.text.traditional import SIMPLIFIED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement
    from pipeline.model.document import Block, Location
    from pipeline.model.terms import Party

PARAMS: Mapping[str, Any] = parameters({})
FIELDS = ("found", "expected", "names", "count")
LONG = 7
"""A name of this length with one or two other characters is mistyped; a shorter one may be another's."""
MOST_SLIPS = 2
MOST_EVIDENCE = 20

_SUFFIX = re.compile(r"公司|大学|学院|研究院|研究所|集团|中心|医院|实验室|合作社|事务所|协会")
_BODY = re.compile(rf"(?:{_SUFFIX.pattern}|厂|设计院|科学院|学校|农场|政府|[局站厅社])(?=$|[（(])")
"""The end of an organisation's name beside a seal."""
_SEAL = re.compile(
    r"\s*([\u4e00-\u9fff（）()]{4,30}?)\s*[（(](?:加?盖?(?:公章|印章|章)|盖章|签章|用印)[）)]\s*"
)
"""A name with nothing but its seal: 示例大学（印章）."""
SHORTEST_SEALED = 5
_ROLE_AGAIN = (
    r"[甲乙丙丁戊庚辛]\s*方|(?<![自知为以])己\s*方|[委受][托让]方|转让方|许可方|被许可方|开发方|研究开发方"
    r"|顾问方|服务方|研究方"
)
_BRACKETED = r"(?:[（(][^（）()]{0,16}[）)]\s*)?"
_SEALED = r"(?:加?盖?(?:公章|印章|签章|盖章|用印|签字|签名)\s*)?"
_BESIDE_SEAL = (
    r"\s*[（(](?:加?盖?(?:公章|印章)|章|盖章|签章|用印)[）)][ \u3000]{0,4}(?=[^：:]{4,40}(?:$|\n|\s{2}))"
)
_AGAIN_ENDS = rf"(?:\s*{_BRACKETED}(?:名称|单位|单位名称)?\s*{_SEALED}{_BRACKETED}[：:]|{_BESIDE_SEAL})\s*"
"""Between a role and the name that is given it again: 甲方（盖章）：, 甲方盖章：, 甲方（公章） 示例大学."""
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·&.\-（）() \u3000]{2,50}")
_SHORT = re.compile("[\u4e00-\u9fff]{2,8}")
"""A designation without signs that mean something in a pattern."""
_ROLE = re.compile(
    r"[甲乙丙丁戊庚辛]方|(?:(?<![\u4e00-\u9fff])|(?<=[由与和及]))己方(?=\s*[：:（(]|负责|承担|应)"
)
"""A lettered role; 己方 also means one's own side, and is a role only where something is put on it."""
_ROLES = frozenset(f"{letter}方" for letter in "甲乙丙丁戊己庚辛")
_OTHER_BODY = re.compile(r"公司|集团|附属.{0,8}医院|出版社|基金会")
_REMARK = re.compile(r"\((?![^()]*[分子]公司)[^()]{1,10}\)")
"""What a bracket behind a whole name says of it: （学校）, （拟上市公司）."""
_OPEN = re.compile(r"[（(](?:如有|若有|如果有|如存在)")
_ROLE_BEHIND = re.compile(r"\s*[（(]([甲乙丙丁戊己庚辛]方)[）)]$")
_ALIKE = SIMPLIFIED | str.maketrans("（）", "()")
"""Traditional characters and brackets of either width are no other name."""
_SPACES = re.compile(r"[\s\u3000]+")
_TRAILER = re.compile(
    r"[（(](?:盖章|公章|签章|签字|章|盖公章|加盖公章|签名)[^（）()]*[）)].*$|(?:\s{2,}|\u3000).*$"
)


@dataclass(frozen=True, slots=True)
class _Slip:
    location: Location
    found: str
    expected: str = ""


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:  # noqa: ARG001 - kinds
    """Violated when a party is called by a name or role that is not its own."""
    slips = {item.location: item for item in _slips(agreement)}
    if slips:
        return _judgement(agreement, [slips[key] for key in sorted(slips)])
    named = [party for party in agreement.terms.parties if party.name]
    evidence = tuple(dict.fromkeys(item for party in named for item in party.evidence[:1]))
    return Judgement(Outcome.SATISFIED if named else Outcome.UNDETERMINED, evidence)


def _slips(agreement: Agreement) -> Iterator[_Slip]:
    parties = [_bare(party) for party in agreement.terms.parties if party.name]
    known = tuple(_plain(item) for party in parties for item in (party.name, *party.aliases) if item)
    long = [name for party in parties if len(name := _plain(party.name)) >= LONG]
    again = _again(parties)
    for block in agreement.document.blocks:
        if block.story not in (Story.COMMENT, Story.HEADER, Story.FOOTER):
            yield from _renamed(block, parties, again)
            yield from _misspelt(block, known, long) if long else ()
            yield from _sealed(block, parties)
    yield from _strangers(agreement)


def _bare(party: Party) -> Party:
    """The party without the role in brackets behind its name: 示例大学（甲方） is called 甲方 too."""
    match = _ROLE_BEHIND.search(party.name)
    if match is None or not match.start():
        return party
    return replace(party, name=party.name[: match.start()], aliases=(*party.aliases, match[1]))


def _again(parties: Sequence[Party]) -> re.Pattern[str]:
    """A role or designation of a party where a name may stand behind it: 甲方（盖章）：, 社里（盖章）：."""
    own = sorted(
        {item for party in parties for item in (party.role, *party.aliases) if _SHORT.fullmatch(item)}
    )
    own = [rf"(?<![\u4e00-\u9fff）)]){item}" if _SUFFIX.fullmatch(item) else item for item in own]
    return re.compile(rf"({'|'.join((_ROLE_AGAIN, *own))}){_AGAIN_ENDS}")


def _renamed(block: Block, parties: Sequence[Party], again: re.Pattern[str]) -> Iterator[_Slip]:
    for match in again.finditer(block.text):
        called = _called(_plain(match[1]), parties)
        written = _NAME.match(block.text, match.end())
        if not called or written is None:
            continue
        name = _TRAILER.sub("", written[0]).strip()
        named = _SUFFIX.search(name) or _BODY.search(name)
        if named and not any(_same(name, party) for party in called):
            start = block.text.index(name, match.end())
            yield _Slip(block.location(start, start + len(name)), name, called[0].name)


def _sealed(block: Block, parties: Sequence[Party]) -> Iterator[_Slip]:
    """A name beside a seal that is nobody's and nearly that of a party, however short."""
    match = _SEAL.fullmatch(block.text) if "章" in block.text or "印" in block.text else None
    if match is None or not _BODY.search(match[1]) or any(_same(match[1], party) for party in parties):
        return
    for party in parties:
        own = _plain(party.name)
        if len(own) >= SHORTEST_SEALED and 0 < _distance(_plain(match[1]), own)[0] <= MOST_SLIPS:
            yield _Slip(block.location(match.start(1), match.end(1)), match[1], party.name)


def _called(role: str, parties: Sequence[Party]) -> list[Party]:
    """The parties of ``role``; several may share one (乙方：示例大学、示例研究所)."""
    return [party for party in parties if role == party.role or role in party.aliases]


def _same(name: str, party: Party) -> bool:
    """Whether ``name`` is the party's, by itself or followed by a department (示例大学材料学院)."""
    own = [_plain(item) for item in (party.name, *party.aliases)]
    plain = _plain(name)
    return any(plain == item or item.startswith(plain) or _department(plain, item) for item in own if item)


def _department(name: str, whole: str) -> bool:
    """True for 示例大学材料学院 or 示例大学（学校） of 示例大学; a company that begins so is another."""
    if not name.startswith(whole):
        return False
    return _REMARK.fullmatch(name, len(whole)) is not None or not _OTHER_BODY.search(name, len(whole))


def _misspelt(block: Block, known: tuple[str, ...], names: Sequence[str]) -> Iterator[_Slip]:
    """Words that differ from one of ``names`` in one or two characters and are none of ``known``."""
    text = block.text.translate(_ALIKE)
    for match in _SUFFIX.finditer(text):
        if text.endswith(known, 0, match.end()):
            continue
        for name in names:
            start = _near(text, match.end(), name)
            if start is not None:
                yield _Slip(block.location(start, match.end()), block.text[start : match.end()], name)


def _near(text: str, end: int, name: str) -> int | None:
    """Start of the slip of ``name`` that ends at ``end``, or None."""
    head = text[max(0, end - len(name) - MOST_SLIPS) : end]
    if not _alike(head, name):
        return None
    distance, length = _distance(head, name)
    if 0 < distance <= MOST_SLIPS and not _abridged(head[-length:], name):
        return end - length
    return None


def _alike(head: str, name: str) -> bool:
    """A cheap test before the dear one: nearly all characters of ``name`` are there, and it ends alike."""
    characters = set(head)
    return head[-1] == name[-1] and sum(item not in characters for item in name) <= MOST_SLIPS


def _distance(head: str, name: str) -> tuple[int, int]:
    """Edit distance between ``name`` and the nearest end of ``head``, and the length of that end."""
    text, wanted = head[::-1], name[::-1]
    row = list(range(len(text) + 1))
    for count, character in enumerate(wanted, 1):
        previous, row = row, [count]
        for index, other in enumerate(text, 1):
            row.append(min(previous[index - 1] + (character != other), previous[index] + 1, row[-1] + 1))
    best = min(row)
    length = max(index for index, value in enumerate(row) if value == best)
    exact = len(name) if len(name) < len(row) and row[len(name)] == best else length
    return best, exact


def _abridged(written: str, name: str) -> bool:
    """A name without its first characters, such as the city, is short for it."""
    return name.endswith(_plain(written))


def _strangers(agreement: Agreement) -> Iterator[_Slip]:
    """Roles that no party has, where the parties are 甲方, 乙方 …; each where it is first used."""
    roles = {role for party in agreement.terms.parties for role in (party.role, *party.aliases)}
    everything = agreement.stream.text
    if not {"甲方", "乙方"} <= roles or not any(role in everything for role in _ROLES - roles):
        return
    strange = set(_ROLE.findall(everything)) - roles
    for provision in agreement.stream.provisions:
        text = agreement.document.quote(provision.location)
        for match in _ROLE.finditer(text):
            if match[0] in strange and not _OPEN.match(text, match.end()):
                strange.discard(match[0])
                start = provision.location.start + match.start()
                block = agreement.document.blocks[provision.location.block]
                yield _Slip(block.location(start, start + len(match[0])), match[0])


def _plain(name: str) -> str:
    return _SPACES.sub("", name).translate(_ALIKE)


def _judgement(agreement: Agreement, slips: list[_Slip]) -> Judgement:
    names = list(dict.fromkeys(item.found for item in slips))
    first = slips[0]
    fields = {
        "found": first.found,
        "expected": first.expected or "、".join(party.role for party in agreement.terms.parties),
        "names": "、".join(names),
        "count": str(len(slips)),
    }
    evidence = tuple(evidence_at(agreement, item.location) for item in slips[:MOST_EVIDENCE])
    return Judgement(Outcome.VIOLATED, evidence, fields)
