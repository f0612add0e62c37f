"""The rows about duties: filing, sharing, secrecy, exit, liability and disputes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.model.state import Period, State
from pipeline.model.terms import Terms
from pipeline.model.terms_disputes import Forum, ForumKind, Liability
from pipeline.model.terms_exit import Exit, ExitCondition
from pipeline.model.terms_results import Distribution, FilingDuty
from pipeline.report.brief_words import Row, Words
from pipeline.report.figures import grouped, months, share


@dataclass(frozen=True, slots=True)
class Duties:
    """Rows in ``words``; nothing for what is absent."""

    words: Words

    def filing(self, duty: FilingDuty) -> Row:
        """Who files and who pays."""
        said = [
            self.words.phrase(key, text=text)
            for key in ("applicant", "maintainer", "payer")
            if (text := getattr(duty, key))
        ]
        missing = "" if duty.state is State.DEFINED else self.words.value(duty.state)
        value = self.words.of(duty.result, self.words.listed(*said, missing))
        return Row(self.words.label("filing"), value, (duty.evidence,))

    def distribution(self, item: Distribution) -> Row:
        """When and how benefits are paid out."""
        how = self.words.wording.joined(list(item.how))
        value = item.when + self.words.wording.bracketed(how) if item.when else how
        return Row(self.words.label("distribution"), self.words.settled(item.state, value), (item.evidence,))

    def secrecy(self, terms: Terms) -> Iterator[Row]:
        """What is secret."""
        scope = terms.confidentiality.scope
        if scope.state is not State.ABSENT:
            yield Row(self.words.label("secrecy_scope"), self.words.value(scope.state), scope.evidence)

    def exit(self, leaving: Exit) -> Iterator[Row]:
        """Who may leave and when, what is settled, who keeps the results."""
        yield from map(self.condition, leaving.conditions)
        for item in leaving.liquidation:
            within = self.period(item.within)
            said = self.words.phrase("within", text=within) if within else ""
            missing = "" if item.state is State.DEFINED else self.words.value(item.state)
            value = item.what + self.words.wording.bracketed(self.words.listed(said, missing))
            yield Row(self.words.label("liquidation"), value, (item.evidence,))
        for kept in leaving.ownership:
            value = self.words.settled(kept.state, kept.owner)
            yield Row(self.words.label("exit_ownership"), value, (kept.evidence,))

    def condition(self, item: ExitCondition) -> Row:
        """One case in which somebody may leave, with the notice."""
        notice = self.period(item.notice)
        ahead = self.words.phrase("notice", text=notice) if notice else ""
        missing = "" if item.state is State.DEFINED else self.words.value(item.state)
        value = (item.condition or self.words.value("no_reason")) + self.words.wording.bracketed(
            self.words.listed(ahead, missing)
        )
        return Row(self.words.label("exit"), self.words.of(item.who, value), (item.evidence,))

    def period(self, period: Period | None) -> str:
        """A length of time; empty for none and for one that was left blank."""
        counted = period.months if period else None
        said = months(counted, self.words.wording) if counted is not None else ""
        return self.words.period(period, months=said)

    def liability(self, label: str, item: Liability) -> Row:
        """``甲方：违约金 每日 0.05%（未付款项）``."""
        figure = self.figure(item.rate, item.amount)
        missing = "" if item.state is State.DEFINED else self.words.value(item.state)
        said = (self.words.value(item.kind), self.words.value(f"per.{item.per}"), figure or missing)
        value = " ".join(filter(None, said)) + self.words.wording.bracketed(item.base.replace("▁", "____"))
        return Row(self.words.label(label), self.words.of(item.party, value), (item.evidence,))

    def figure(self, rate: Fraction | None, amount: Decimal | None) -> str:
        """A part, a multiple or a sum."""
        if rate is not None:
            return share(rate) if rate <= 1 else self.words.phrase("times", text=f"{float(rate):g}")
        return "" if amount is None else f"{grouped(amount)} {self.words.wording.pick(('元', 'CNY'))}"

    def disputes(self, forums: tuple[Forum, ...]) -> Iterator[Row]:
        """All steps in one row."""
        if not forums:
            return
        steps = dict.fromkeys(map(self.forum, forums))
        evidence = tuple(dict.fromkeys(forum.evidence for forum in forums))
        yield Row(self.words.label("disputes"), " → ".join(steps), evidence)

    def forum(self, forum: Forum) -> str:
        """One step with its institution or place."""
        where = "" if forum.kind is ForumKind.BLANK else forum.where
        return self.words.value(forum.kind) + self.words.wording.bracketed(where)
