"""Waivers at work: what they cover is ``WAIVED``; what they cover no longer is said."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from enum import Enum
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from pipeline.check.waivers.fingerprint import FINDINGS
from pipeline.check.waivers.wording import early, expired, idle, unused
from pipeline.model.report import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from pipeline.model.document import Document
    from pipeline.model.report import RuleResult, Waiver

_WILD = "*?"
_ANY = "*"


class _State(Enum):
    EARLY, VALID, EXPIRED = range(3)


@dataclass(frozen=True, slots=True)
class Waived:
    """The results after the waivers, those about waivers last, and remarks on waivers that say nothing."""

    results: tuple[RuleResult, ...]
    notices: tuple[str, ...] = ()


def waive(
    results: tuple[RuleResult, ...],
    document: Document,
    waivers: Iterable[Waiver],
    *,
    today: date,
    lang: str = "zh",
) -> Waived:
    """``results`` (with fingerprints) with everything covered on ``today`` as ``WAIVED``.

    Only what is violated or undetermined can be waived; nothing becomes satisfied. A waiver that expired
    with its finding still there is a warning, one for this file alone that covers nothing is advice.
    """
    own = [item for item in waivers if concerns(item, document)]
    if not own:
        return Waived(results)
    valid = [item for item in own if _state(item, today) is _State.VALID]
    after = tuple(_waived(item, valid) for item in results)
    spent = [item for item in own if _state(item, today) is _State.EXPIRED]
    over = [item for item in spent if any(covers(item, result) for result in after)]
    useless = [item for item in spent if item not in over]
    useless += [item for item in valid if not any(covers(item, result) for result in results)]
    single = [item for item in useless if _names_one(item)]
    told = [*([expired(over, lang)] if over else []), *([unused(single, lang)] if single else [])]
    remarks = [early(item, lang) for item in own if _state(item, today) is _State.EARLY]
    remarks += [idle(item, lang) for item in useless if _names_some(item)]
    return Waived((*after, *told), tuple(remarks))


def concerns(waiver: Waiver, document: Document) -> bool:
    """Whether the waiver speaks of this file: by its name, a glob, or its SHA-256."""
    wanted = waiver.document
    if not wanted or wanted == _ANY or wanted.lower() == document.sha256:
        return True
    name, pattern = _plain(document.name), _plain(wanted)
    return name == pattern or fnmatchcase(name, pattern.replace("[", "[[]"))


def covers(waiver: Waiver, result: RuleResult) -> bool:
    """Whether the waiver speaks of this finding, whatever the day."""
    if result.outcome not in FINDINGS or not fnmatchcase(result.rule, waiver.rule):
        return False
    return not waiver.fingerprint or waiver.fingerprint == result.fingerprint


def _waived(result: RuleResult, valid: Sequence[Waiver]) -> RuleResult:
    """``result`` under the waiver that lasts longest."""
    covering = [item for item in valid if covers(item, result)]
    if not covering:
        return result
    chosen = max(covering, key=lambda item: item.expires)
    return replace(result, outcome=Outcome.WAIVED, waiver=chosen, waived_from=result.outcome)


def _state(waiver: Waiver, today: date) -> _State:
    if waiver.since is not None and today < waiver.since:
        return _State.EARLY
    return _State.VALID if today <= waiver.expires else _State.EXPIRED


def _names_one(waiver: Waiver) -> bool:
    """Whether the waiver was written for one file only, so that nothing else can need it."""
    return bool(waiver.document) and not _has_wildcard(waiver)


def _names_some(waiver: Waiver) -> bool:
    """Whether the waiver was written for several files, not for all."""
    return waiver.document != _ANY and _has_wildcard(waiver)


def _has_wildcard(waiver: Waiver) -> bool:
    return any(letter in waiver.document for letter in _WILD)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
