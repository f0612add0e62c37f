"""What is said of waivers that do not waive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.report import ABOUT_WAIVERS, Outcome, RuleResult, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.model.report import Waiver

EXPIRED, UNUSED = f"{ABOUT_WAIVERS}/expired", f"{ABOUT_WAIVERS}/unused"
"""The identifiers under which reports speak of waivers themselves."""
_WORDS = {
    EXPIRED: {
        "title": ("豁免未到期", "Waivers have not expired"),
        "message": (
            "{count} 项豁免已经到期，不再起作用：{items}。",
            "{count} waivers have expired: {items}.",
        ),
        "item": (
            "{rule} 的豁免已于 {expires} 到期（批准人：{approver}；{source}）",
            "{rule} expired on {expires} (approved by {approver}; {source})",
        ),
        "suggestion": (
            "改正所豁免的问题；仍须保留的，重新批准并改写到期日。",
            "Correct what was waived, or have it approved again with a new day of expiry.",
        ),
    },
    UNUSED: {
        "title": ("豁免都有对象", "Every waiver has its finding"),
        "message": (
            "{count} 项豁免在本文件中已经没有对象，可以删除：{items}。",
            "{count} waivers have nothing left to waive in this file and can be deleted: {items}.",
        ),
        "item": (
            "{rule}（批准人：{approver}；{source}）",
            "{rule} (approved by {approver}; {source})",
        ),
        "suggestion": (
            "删除这些豁免；写了指纹的，先确认是问题已经改正，还是文字改动后指纹不同了。",
            "Delete them; where they name a fingerprint, see whether the words have changed.",
        ),
    },
}
_EARLY = (
    "{source} 的豁免（规则 {rule}）自 {since} 起才生效，本次没有适用。",
    "The waiver for {rule} ({source}) holds from {since} on and was not applied.",
)
_IDLE = (
    "{source} 的豁免（规则 {rule}，文件 {document}）在本文件中没有对象。",
    "The waiver for {rule} ({source}, files {document}) has nothing to waive in this file.",
)


def expired(waivers: Sequence[Waiver], lang: str) -> RuleResult:
    """The finding that waivers ended while what they waived is still there."""
    return _result(EXPIRED, waivers, Severity.WARNING, lang)


def unused(waivers: Sequence[Waiver], lang: str) -> RuleResult:
    """The finding that waivers for this file cover nothing any more."""
    return _result(UNUSED, waivers, Severity.ADVICE, lang)


def early(waiver: Waiver, lang: str) -> str:
    """The remark on a waiver that does not hold yet."""
    return _said(_EARLY, waiver, lang)


def idle(waiver: Waiver, lang: str) -> str:
    """The remark on a waiver for several files that covers nothing in this one."""
    return _said(_IDLE, waiver, lang)


def _result(rule: str, waivers: Sequence[Waiver], severity: Severity, lang: str) -> RuleResult:
    english, words = lang == "en", _WORDS[rule]
    items = ("; " if english else "；").join(_said(words["item"], item, lang) for item in waivers)
    return RuleResult(
        rule,
        words["title"][english],
        ABOUT_WAIVERS,
        Outcome.VIOLATED,
        severity,
        words["message"][english].format(count=len(waivers), items=items),
        suggestion=words["suggestion"][english],
    )


def _said(words: tuple[str, str], waiver: Waiver, lang: str) -> str:
    return words[lang == "en"].format(
        rule=waiver.rule,
        expires=waiver.expires,
        since=waiver.since,
        approver=waiver.approver,
        source=waiver.source,
        document=waiver.document,
    )
