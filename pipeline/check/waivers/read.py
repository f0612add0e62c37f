"""Waivers from ``cxy.toml`` and ``waivers.yaml``, with everything that is wrong with them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.content import Located, load_json_schema, load_toml, load_yaml, validate
from pipeline.errors import ContentError, InputError
from pipeline.model.report import Waiver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

FILE = "waivers.yaml"
_KEY = "waivers"
_SUFFIXES = (".yaml", ".yml", ".toml")


class Written(NamedTuple):
    """A waiver and the ``file:line`` of its rule."""

    waiver: Waiver
    place: str


def find_waivers(document: Path) -> Path | None:
    """The nearest ``waivers.yaml`` beside ``document`` or in a folder above it."""
    return next((folder / FILE for folder in document.resolve().parents if (folder / FILE).is_file()), None)


def read_waivers(path: Path) -> tuple[Written, ...]:
    """The waivers of a ``waivers.yaml`` (or a .toml file of the same content).

    Raises ContentError with every problem, InputError when there is no such file.
    """
    if not path.is_file():
        raise InputError(f"豁免文件 {path} 不存在，请检查 --waivers 后面的路径。")
    if path.suffix.lower() not in _SUFFIXES:
        raise InputError(f"豁免文件 {path.name} 应当是 .yaml 或 .toml 文件，请改正 --waivers 后面的路径。")
    raw = load_toml(path) if path.suffix.lower() == ".toml" else load_yaml(path)
    return _read(raw, _KEY, path)


def waivers_of(settings: Mapping[str, Any], path: Path) -> tuple[Written, ...]:
    """The waivers among the settings ``path`` (a ``cxy.toml``). Raises ContentError."""
    if not isinstance(settings.get(_KEY), list):
        return ()
    shape = {"properties": {_KEY: load_json_schema(_KEY)["properties"][_KEY]}}
    return _read({_KEY: settings[_KEY]}, shape, path)


def joined(*groups: Sequence[Written]) -> tuple[Written, ...]:
    """The waivers of several files. Raises ContentError when they waive the same thing twice."""
    written = tuple(item for group in groups for item in group)
    keyed = [((item.rule, item.document, item.fingerprint), place) for item, place in written]
    if again := tuple(_repeated(keyed)):
        raise ContentError(again)
    return written


def _read(raw: Any, shape: str | Mapping[str, Any], path: Path) -> tuple[Written, ...]:  # noqa: ANN401
    raw = _dated(raw)
    if problems := (*validate(raw, shape, path), *_sense(raw, path)):
        raise ContentError(problems)
    return tuple(_written(item, number, path) for number, item in enumerate(raw[_KEY]))


def _repeated(keyed: Iterable[tuple[tuple[str, str, str], str]]) -> Iterator[str]:
    seen: dict[tuple[str, str, str], str] = {}
    for key, place in keyed:
        if key in seen:
            yield f"{place}: 与 {seen[key]} 的豁免相同，请只留一项（延长期限的，改 expires）"
        seen.setdefault(key, place)


def _sense(raw: Any, path: Path) -> Iterator[str]:  # noqa: ANN401 - any YAML value
    """What is wrong with the items and cannot be said by a schema."""
    given = raw.get(_KEY) if isinstance(raw, dict) else None
    listed = given if isinstance(given, list) else ()
    items = [(number, item) for number, item in enumerate(listed) if isinstance(item, dict)]
    located = Located(path)
    for number, item in items:
        if "document" not in item and "fingerprint" not in item:
            where = located.at((_KEY, number))
            yield f"{where}: 缺少 document（哪份文件）或 fingerprint（哪处文字），请至少写一个；全部文件写 *"
        since, expires = _day(item.get("since")), _day(item.get("expires"))
        if since and expires and expires < since:
            where = located.at((_KEY, number, "expires"))
            yield f"{where}: 到期日 {expires} 早于起始日 {since}，请改正其中一个"
    yield from _repeated((_key(item), located.at((_KEY, number))) for number, item in items if "rule" in item)


def _key(item: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(item["rule"]), str(item.get("document", "")), str(item.get("fingerprint", ""))


def _written(item: Mapping[str, str], number: int, path: Path) -> Written:
    line = Located(path).line((_KEY, number, "rule"))
    waiver = Waiver(
        rule=item["rule"],
        reason=item["reason"].strip(),
        approver=item["approver"].strip(),
        expires=date.fromisoformat(item["expires"]),
        since=_day(item.get("since")),
        document=item.get("document", ""),
        fingerprint=item.get("fingerprint", ""),
        source=f"{path.name}:{line}",
    )
    return Written(waiver, Located(path).at((_KEY, number, "rule")))


def _day(value: Any) -> date | None:  # noqa: ANN401
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _dated(value: Any) -> Any:  # noqa: ANN401
    """``value`` with the dates of TOML, which need no quotes, as text."""
    if isinstance(value, dict):
        return {key: _dated(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_dated(item) for item in value]
    return value.isoformat() if isinstance(value, date | datetime) else value
