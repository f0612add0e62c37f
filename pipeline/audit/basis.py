"""What a run must know of the rules, remembered: an archive without changes does not even load them."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.audit.job import loaded
from pipeline.content import root
from pipeline.model.packed import packed, unpacked

if TYPE_CHECKING:
    from pipeline.app import Checker
    from pipeline.audit.store.state import State

_REMEMBERED = "rules"
_OF_THE_HOUSE = ("cxy.toml", "waivers.yaml")


@dataclass(frozen=True, slots=True)
class Basis:
    """The hashes of rules and model, the days on which the law changes, whether a house waives findings."""

    ruleset: str
    model: str
    days: tuple[date, ...] = ()
    waivers: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The basis of the rules whose files had this ``fingerprint``."""

    fingerprint: str
    basis: Basis


@cache
def told(near: Path | None, rules: Path | None, program: str) -> Told:
    """What this process found when it was first asked; processes forked from it know it at once.

    Raises ContentError.
    """
    return found(near, rules, program)


def found(near: Path | None, rules: Path | None, program: str) -> Told:
    """What the rules are now. Raises ContentError."""
    return Told(fingerprint(near, rules, program), basis_of(loaded(near, rules)))


def basis_of(checker: Checker) -> Basis:
    """What a run must know of the rules of ``checker``."""
    from pipeline.app import archiving  # noqa: PLC0415 - slow to load

    days, model = archiving.days_of_change(checker), archiving.model_digest(checker)
    return Basis(checker.ruleset.digest, model, days, bool(checker.waivers))


def recall(state: State, fingerprint: str) -> Basis | None:
    """What was remembered of the files with this fingerprint."""
    found = state.execute("SELECT value FROM meta WHERE key = ?", (_REMEMBERED,))
    kept = unpacked(found[0][0], Told) if found else None
    return kept.basis if kept and kept.fingerprint == fingerprint else None


def remember(state: State, fingerprint: str, basis: Basis) -> None:
    """Keep it for later runs."""
    said = packed(Told(fingerprint, basis)).decode()
    state.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_REMEMBERED, said))


def fingerprint(near: Path | None, rules: Path | None, program: str) -> str:
    """The hash of ``program`` and of every file that the rules for documents beside ``near`` are made of."""
    total = hashlib.sha256(program.encode())
    for path in _files(near, rules):
        total.update(f"{path}:".encode("utf-8", "surrogateescape"))
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _files(near: Path | None, rules: Path | None) -> Iterator[Path]:
    folders = [root() / "rules", root() / "corpus/model", *([rules] if rules else [])]
    homes = near.resolve().parents if near is not None else ()
    for name in _OF_THE_HOUSE:
        found = next((home / name for home in homes if (home / name).is_file()), None)
        if found is not None:
            yield found
            folders += _named(found)
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _named(settings: Path) -> list[Path]:
    """The folder of rules that ``settings`` name, if any; reading them tells what is wrong with them."""
    if settings.suffix != ".toml":
        return []
    try:
        return [settings.parent / str(tomllib.loads(settings.read_text("utf-8-sig"))["rules"])]
    except (KeyError, ValueError):
        return []
