"""Terms for when things go wrong: liability and where disputes are decided."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from pipeline.model.evidence import Evidence
from pipeline.model.state import State


class LiabilityKind(StrEnum):
    """What a sentence about liability promises."""

    PENALTY_RATE = "penalty_rate"
    """Grows with time: 每逾期一日万分之五."""
    PENALTY_SUM = "penalty_sum"
    """Once: 合同总额的20%, 人民币50万元."""
    DAMAGES = "damages"
    CAP = "cap"
    """An upper limit: 以…为限, 不超过…."""
    EXCLUSION = "exclusion"
    """Nothing is owed: 不承担间接损失. Force majeure is none."""


@dataclass(frozen=True, slots=True)
class Liability:
    """One promise, limit or exclusion of liability.

    ``rate`` is a part of ``base`` (合同总额, 逾期金额 …) for each ``per`` (``day`` | ``week`` | ``month`` |
    ``year``; empty: once); ``amount`` is in yuan. ``state`` is UNDEFINED where liability is owed but its
    measure is not said (承担相应责任).
    """

    kind: LiabilityKind
    state: State
    evidence: Evidence
    party: str = ""
    """Whose liability it is: a party, 违约方, 任何一方; empty: not named."""
    rate: Fraction | None = None
    per: str = ""
    amount: Decimal | None = None
    base: str = ""
    """What a rate is a part of, what the limit is, which damage is covered or excluded, in its own words."""


class ForumKind(StrEnum):
    """How disputes are settled."""

    NEGOTIATION = "negotiation"
    MEDIATION = "mediation"
    ARBITRATION = "arbitration"
    COURT = "court"
    OPEN = "open"
    """Arbitration and court are both offered and neither is chosen."""
    BLANK = "blank"
    """Left to be filled in or chosen."""


@dataclass(frozen=True, slots=True)
class Forum:
    """One step of settling disputes, in the order of the agreement."""

    kind: ForumKind
    evidence: Evidence
    where: str = ""
    """The institution or place: 示例仲裁委员会, 甲方所在地; empty where none is named."""
