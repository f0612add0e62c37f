"""What a house (the user's legal department) settles for itself: ``cxy.toml`` and a folder of rules."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pipeline.check.waivers.read import Written, find_waivers, joined, read_waivers, waivers_of
from pipeline.content import Located, load_toml, shown, validate
from pipeline.errors import ContentError, InputError
from pipeline.model.report import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SETTINGS = "cxy.toml"


@dataclass(frozen=True, slots=True)
class House:
    """A house's own rules and its changes to the bundled ones; empty: none."""

    folders: tuple[Path, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    off: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)
    settings: Path | None = None
    """The file that these were read from."""
    waivers: tuple[Written, ...] = ()
    """Those of the settings and those of a file of their own."""
    waiver_file: Path | None = None
    """That file."""


def find_settings(document: Path) -> Path | None:
    """The nearest ``cxy.toml`` beside ``document`` or in a folder above it."""
    for folder in document.resolve().parents:
        if (folder / SETTINGS).is_file():
            return folder / SETTINGS
    return None


def house_for(document: Path | None = None, rules: Path | None = None, waivers: Path | None = None) -> House:
    """The settings that count for ``document``, and the folder ``rules`` beside the one that they name.

    Waivers are those of the settings and of the file ``waivers``, without it of the nearest ``waivers.yaml``.
    Raises InputError when ``rules`` is no folder or ``waivers`` no file, ContentError when one is wrong.
    """
    if rules is not None and not rules.is_dir():
        raise InputError(f"规则文件夹 {rules} 不存在或不是文件夹，请检查 --rules 后面的路径。")
    settings = find_settings(document) if document is not None else None
    if waivers is None and document is not None:
        waivers = find_waivers(document)
    house, own = _read_both(settings, waivers)
    folders = (*house.folders, *([rules] if rules is not None else []))
    distinct = {folder.resolve(): folder for folder in folders}
    written = joined(house.waivers, own)
    return replace(house, folders=tuple(distinct.values()), waivers=written, waiver_file=waivers)


def _read_both(settings: Path | None, waivers: Path | None) -> tuple[House, tuple[Written, ...]]:
    """What both files say. Raises ContentError with the problems of both."""
    house = House()
    own: tuple[Written, ...] = ()
    problems: list[str] = []
    for path in filter(None, (settings, waivers)):
        try:
            if path is settings:
                house = read_house(path)
            else:
                own = read_waivers(path)
        except ContentError as error:
            problems.extend(error.problems)
    if problems:
        raise ContentError(tuple(problems))
    return house, own


def read_house(settings: Path) -> House:
    """What ``settings`` (a ``cxy.toml``) says. Raises ContentError with every problem."""
    raw = load_toml(settings)
    problems = list(validate(raw, "house", settings))
    try:
        waivers = waivers_of(raw, settings)
    except ContentError as error:
        problems.extend(error.problems)
    if problems:
        raise ContentError(tuple(problems))
    folders = []
    if "rules" in raw:
        folder = settings.parent / raw["rules"]
        if not folder.is_dir():
            where = Located(settings).at(("rules",))
            raise ContentError((f"{where}: 规则文件夹 {shown(folder)} 不存在，请改正 rules 的路径",))
        folders.append(folder)
    return House(
        folders=tuple(folders),
        severity={name: Severity(value) for name, value in raw.get("severity", {}).items()},
        off=tuple(raw.get("off", {}).get("rules", ())),
        parameters=raw.get("parameters", {}),
        settings=settings,
        waivers=waivers,
    )
