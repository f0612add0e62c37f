"""Names and codes of the parties, and the place where disputes are settled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.mutant import OPEN, VIOLATED, Fault, Kind
from pipeline.benchmark.sheet import Place
from pipeline.text.credit_code import ALPHABET, is_valid

NAMES, CODES, FORUM, BLANKS = (
    "draft/party-names",
    "draft/credit-code",
    "dispute/arbitration-or-court",
    "draft/placeholders",
)
_CODE = re.compile(r"[0-9A-Z]{18}")
_BOX = re.compile("[□☑☐☒■√]")
_SIGNING = frozenset({"signing/representative", "civil-code/parties"})
_SETTLED = frozenset({"civil-code/dispute-resolution"})
_COURT = "甲方住所地人民法院"
_INSTITUTION = "示例仲裁委员会"


def _other_name(name: str) -> str:
    """A name that another body would have."""
    if "股份有限公司" in name:
        return name.replace("股份有限公司", "有限公司")
    if name.endswith("有限公司"):
        return f"{name.removesuffix('有限公司')}股份有限公司"
    if name.endswith("大学"):
        return f"{name.removesuffix('大学')}工业大学"
    return f"{name[:2]}新{name[2:]}"


def _signature(agreement: Labelled) -> Iterator[Fault]:
    if not agreement.holds(NAMES):
        return
    for place in agreement.spots("party_in_signature"):
        text = agreement.sheet.words(place)
        name = max(
            (name for name in agreement.places.get("parties", ()) if name in text), key=len, default=""
        )
        if name:
            start = place.start + text.index(name)
            new = _other_name(name)
            spot = Place(place.paragraph, start, start + len(name))
            changes = agreement.sheet.edited([(spot, new)])
            yield Fault(changes, {NAMES: VIOLATED}, (place,), (new,), unjudged=_SIGNING, note=new)


def _code(agreement: Labelled) -> Iterator[Fault]:
    """The check character of each code, and a character in the middle of the first."""
    if not agreement.holds(CODES):
        return
    for number, place in enumerate(agreement.spots("credit_codes")):
        code = agreement.sheet.words(place)
        if not _CODE.fullmatch(code) or not is_valid(code):
            continue
        for at in (17, 10) if number == 0 else (17,):
            other = ALPHABET[(ALPHABET.index(code[at]) + 1) % len(ALPHABET)]
            new = code[:at] + other + code[at + 1 :]
            changes = agreement.sheet.edited([(place, new)])
            yield Fault(changes, {CODES: VIOLATED}, (place,), (new,), note=new)


def _forum(change: Callable[[str], str]) -> Callable[[Labelled], Iterable[Fault]]:
    def plant(agreement: Labelled) -> Iterator[Fault]:
        if not agreement.holds(FORUM):
            return
        for place in agreement.spots("forum")[:1]:
            old = agreement.sheet.words(place)
            text = agreement.sheet.paragraphs[place.paragraph].text
            new = change(old)
            if new and not _BOX.search(text):
                changes = agreement.sheet.edited([(place, new)])
                expected = {
                    FORUM: OPEN,
                    **({BLANKS: VIOLATED} if "__" in new and agreement.holds(BLANKS) else {}),
                }
                yield Fault(changes, expected, (place,), (new,), unjudged=_SETTLED, note=new)

    return plant


def _both(old: str) -> str:
    if "仲裁" in old and "法院" not in old:
        return f"{old}，也可以向{_COURT}提起诉讼"
    if "法院" in old and "仲裁" not in old:
        return f"提交{_INSTITUTION}仲裁，或者{old}"
    return ""


def _nowhere(old: str) -> str:
    return "提交仲裁机构仲裁" if old else ""


def _blank(old: str) -> str:
    return "提交________仲裁委员会仲裁" if old else ""


KINDS = (
    Kind("signature-name", "签章处的名称与首部不同", "body", _signature),
    Kind("credit-code", "统一社会信用代码写错一位", "body", _code),
    Kind("arbitration-and-court", "既仲裁又诉讼", "body", _forum(_both)),
    Kind("arbitration-nowhere", "约定仲裁而没有写明仲裁机构", "body", _forum(_nowhere)),
    Kind("arbitration-blank", "仲裁机构留空", "body", _forum(_blank)),
)
