"""What one line says about parties: roles, names, other designations, particulars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.nlp.party_names import CALLED, EDGES, QUOTED, alias_in, designate, is_name, trimmed
from pipeline.nlp.party_words import (
    LABEL,
    LETTERED,
    NAMED,
    ORGANISATION,
    SPOKEN_ROLE,
    UNMARKED,
    is_person,
    role_of,
)
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator


class Named(NamedTuple):
    """A party as one place calls it; ``name`` is empty where it was left out or stands elsewhere."""

    role: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    known: bool = True
    """False for a label that only looks like a role (研究机构：)."""
    written: bool = True
    """False where nothing stands behind the role, not even a blank."""


class Particular(NamedTuple):
    """A value and what it is: ``name``, ``address``, ``representative``, ``credit_code`` …, or ``other``."""

    key: str
    value: str
    who: str = ""
    """The role that the label itself names (甲方地址：)."""


_KEYED = ("address", "representative", "credit_code", "name")
_LETTER = re.compile(LETTERED)
_CALL = re.compile(
    rf"(?:为(?:一|另一)方)?[(,，、]?{CALLED}{QUOTED}(?:[^()“”\"]{{1,10}}[\"”](?:或者?|、|/)[\"“])?"
    rf"(?P<role>{LETTERED}|{NAMED}){QUOTED}"
    rf"|\([\"“]?(?P<bare>{LETTERED}|{NAMED})[\"”]?\)"
)
_PARTNERS = re.compile(r"(?:订立.{0,8})?合[伙作]人(?P<nth>[一二三四五甲乙丙丁]?)(?:姓名)?:")
_PARTNER = re.compile(r"(?:^|(?<=[:、,，;；和]))(?P<letter>[甲乙丙丁戊])\((?P<name>[^()]{2,20})\)")
_LABELS = re.compile(rf"[\"”]?\)?[\"”]?:(?!.*\({LETTERED}\))")
"""A colon behind 某某人（以下称甲方）: what stands before it is what the party is, not its name."""
_OWN_ROLE = re.compile(rf"({NAMED})(?:[为:]|(?={BLANK}))")


def read_line(text: str) -> tuple[list[Named | Particular], str]:
    """What the labels of ``text`` (normalised) introduce, in order, and what stands before them."""
    labels = [
        match
        for match in LABEL.finditer(text)
        if text.count("(", 0, match.start()) <= text.count(")", 0, match.start())
    ]
    ends = [*(match.start() for match in labels), len(text)][1:]
    found: list[Named | Particular] = []
    for match, end in zip(labels, ends, strict=False):
        found += _labelled(match, text[match.end() : end])
    before = text[: labels[0].start()] if labels else text
    found += [Particular(_key(match["key"]), BLANK) for match in UNMARKED.finditer(before)]
    return found, before


def _key(label: str) -> str:
    return "name" if label in {"名称", "单位名称", "姓名"} else "address"


def _labelled(match: re.Match[str], value: str) -> Iterator[Named | Particular]:
    if match["role"] or match["any"]:
        written, nth = match["role"] or match["any"], match["nth"] or match["any_nth"] or ""
        more = (match["more"] or match["any_more"] or "") + (match["more2"] or "")
        named = list(introduce(written, nth, more, value, known=bool(match["role"])))
        if not SPOKEN_ROLE.fullmatch(written) or all(item.known or is_party(item.name) for item in named):
            yield from named
        return
    key = next((key for key in _KEYED if match[key]), _other(match))
    names, aliases = designate(value) if key == "name" else ((), ())
    if names and (letter := next(filter(_LETTER.fullmatch, aliases), "")):
        yield Named(letter, names[0], tuple(alias for alias in aliases if alias != letter))
        return
    yield Particular(key, value.strip(EDGES), role_of(match["who"] or ""))


def _other(match: re.Match[str]) -> str:
    """``identity`` for the party's own identity card, not for that of its 经办人."""
    own = "身份证" in (match["other"] or "") and match.string[match.start() - 1 : match.start()] not in {
        "人",
        "员",
    }
    return "identity" if own else "other"


def is_party(name: str) -> bool:
    """True for what ends like the name of an organisation or reads like that of a person."""
    return bool(ORGANISATION.search(name)) or is_person(name)


def introduce(written: str, nth: str, more: str, value: str = "", *, known: bool = True) -> Iterator[Named]:
    """The parties that a role with its brackets and value introduces; several for joint parties."""
    names, aliases = designate(value)
    inner = [
        alias for item in re.findall(r"\(([^()]*)\)", more) if (alias := alias_in(item, beside_role=True))
    ]
    role = role_of(written.removeprefix("本合同").removeprefix("本协议"))
    lettered = next((alias for alias in (*inner, *aliases) if _LETTER.fullmatch(alias)), None)
    others = tuple(dict.fromkeys(alias for alias in (*inner, *aliases) if alias not in {lettered, role}))
    if lettered and not _LETTER.fullmatch(role):
        role, others, known = lettered, (role, *others), True
    elif nth:
        digit = nth.strip("()")
        role, others = role + digit, (role, *others) if _LETTER.fullmatch(role) else others
    for name in names or ("",):
        yield Named(role, name, others, known, bool(value.strip(EDGES)))


def called(text: str) -> Iterator[Named]:
    """Parties that a sentence names: 示例厂（以下简称甲方）, 示例厂（委托方）."""
    end = 0
    for match in _CALL.finditer(text):
        name = _name_before(text[end : match.start()])
        end = match.end()
        if name is not None and _LABELS.match(text, end) and not ORGANISATION.search(name):
            yield Named(role_of(match["role"] or match["bare"]), "", (name,))
        elif name is not None:
            alias = _OWN_ROLE.match(name)
            name = name[alias.end() :] if alias else name
            role = role_of(match["role"] or match["bare"])
            yield Named(
                role, name if is_name(name) else "", (alias[1],) if alias and alias[1] != role else ()
            )


def _outside_brackets(text: str) -> str:
    """``text`` before a bracket that stays open and behind one that was open before."""
    opened: list[int] = []
    start = 0
    for index, char in enumerate(text):
        if char == "(":
            opened.append(index)
        elif char == ")" and opened:
            opened.pop()
        elif char == ")":
            start = index + 1
    return text[start : opened[0] if opened else len(text)].strip(EDGES)


def _name_before(text: str) -> str | None:
    """The name that ends ``text``; None where nothing is named."""
    text = _outside_brackets(text.strip(EDGES + "("))
    if not text or re.search(rf"(?:{LETTERED}|{NAMED})$", text):
        return None
    cut = max((text.rfind(mark) + 1 for mark in "。;；，,:"), default=0)
    name = text[cut:].strip(EDGES + ")" * text.startswith(")"))
    name = trimmed(name)
    return None if not name or name.endswith("一方") else name


def partners(text: str) -> list[Named]:
    """合伙人：甲（张某）、乙（李某） and 订立合同各合伙人：, the names left out."""
    match = _PARTNERS.match(text)
    if match is None:
        return []
    members = list(_PARTNER.finditer(text, match.end()))
    if members:
        return [Named(item["letter"], item["name"] if is_name(item["name"]) else "") for item in members]
    if match["nth"]:
        return []
    names, _ = designate(text[match.end() :])
    return [Named("合伙人", name) for name in names or ("",)]
