"""The call for cooperation: who sends it, to whom, whom to ask (5.1.1 需求对接与可行性分析)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.generate.derive.core import lead
from pipeline.generate.parties import party_name
from pipeline.model.project import Project


def derive(project: Project) -> Mapping[str, object]:
    """The parties that receive the requirement (all but the leading one) and the leading party's contact."""
    leading = str(lead(project))
    parties = project.entries("parties")
    others = [(index, party) for index, party in enumerate(parties) if party["short"] != leading]
    sender = next(party for party in parties if party["short"] == leading)
    return {
        "requirement": {
            "recipients": "、".join(str(party["name"]) for _, party in others),
            "recipient_list": [_recipient(index, party) for index, party in others],
            "contact": _person(sender.get("contact")),
        }
    }


def _recipient(index: int, party: Mapping[str, Any]) -> Mapping[str, object]:
    contact = _person(party.get("contact"))
    return {"party": party_name(party, index), "contact": contact["name"], "phone": contact["phone"]}


def _person(person: Mapping[str, Any] | None) -> Mapping[str, object]:
    """Name, title, phone and e-mail of a person; None for what is not stated."""
    return {key: (person or {}).get(key) for key in ("name", "title", "phone", "email")}
