"""Mentions of the parts of a form by the numbers they carry: 按表四转拨, 见2-5、2-6, 照E栏勾选处理."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.terms import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.agreement import Agreement, Provision

_NUMBER = re.compile(r"表[一二三四五六七八九十0-9]{1,3}|[0-9]{1,2}-[0-9]{1,2}|[A-Z]")
_MENTION = re.compile(
    r"(?<![0-9A-Za-z年月图-])(?:(?P<sheet>表[一二三四五六七八九十0-9]{1,3})(?![0-9格示])"
    r"|(?P<item>[0-9]{1,2}-[0-9]{1,2})(?![0-9年月日个天万元项名人件台套%-])|(?P<letter>[A-Z])(?=[栏部节表](?!门|分)))"
)


class FormReferences:
    """Finds mentions of clauses that are numbered as forms are; other words are left alone."""

    def __init__(self, agreement: Agreement) -> None:
        """Know the numbers of ``agreement``."""
        self._agreement = agreement
        self._numbers = {
            clause.number: clause.index for clause in agreement.clauses if _NUMBER.fullmatch(clause.number)
        }

    def mentioned(self, provision: Provision) -> Iterator[Reference]:
        """The mentions in ``provision`` of clauses that are there, itself excepted."""
        if not self._numbers:
            return
        for match in _MENTION.finditer(provision.text):
            target = match["sheet"] or match["item"] or match["letter"]
            index = self._numbers.get(target)
            if index is not None and index != provision.clause:
                yield Reference(match[0], self._agreement.evidence(provision), index)
