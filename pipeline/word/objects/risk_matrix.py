"""The matrix of probability and impact of the standard (6.2, table 1) with a project's risks in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from pipeline.word.objects.tags import join
from pipeline.word.objects.values import Fields, entries, fault, filled, get, text
from pipeline.word.objects.wordml import Cell, Row, note, table, table_caption

_LOW, _MIDDLE, _HIGH = "低", "中", "高"
_LEVELS = (_LOW, _MIDDLE, _HIGH)
PROBABILITIES: Mapping[str, str] = {_LOW: "≤30%", _MIDDLE: "31%-70%", _HIGH: "≥71%"}
IMPACTS: Mapping[str, str] = {_LOW: "轻微损失", _MIDDLE: "较大损失", _HIGH: "重大损失"}
MATRIX: Mapping[str, Mapping[str, str]] = {
    _LOW: {_LOW: _LOW, _MIDDLE: _LOW, _HIGH: _MIDDLE},
    _MIDDLE: {_LOW: _LOW, _MIDDLE: _MIDDLE, _HIGH: _HIGH},
    _HIGH: {_LOW: _MIDDLE, _MIDDLE: _HIGH, _HIGH: _HIGH},
}
"""Level of risk by probability, then impact (6.2, table 1)."""
_FILLS = {_LOW: "E6F0E2", _MIDDLE: "F8E3AE", _HIGH: "E6A493"}
"""Light, middling and dark, so that the levels can be told apart without colour as well."""
_HEAD = "E7E6E6"
_SIZE = 18
_SHARES = (22, 26, 26, 26)


def risk_matrix(data: Fields) -> Markup:
    """Return the 3×3 risk matrix under its caption, the number and name of each risk in its cell.

    ``data`` holds ``risks`` (``number``, ``name``, ``probability`` and ``impact``: 低 | 中 | 高, also 低概率,
    中影响 …), optionally ``title`` and ``caption``. A risk that is not yet graded is named below the table.
    ContentError for an unknown grade.
    """
    risks = tuple((_grades(risk), _name(risk)) for risk in entries(data, "risks"))
    placed = {grades: [name for at, name in risks if at == grades] for grades, _ in risks}
    caption = filled(data, "caption") or filled(data, "title")
    drawn = table(
        (_head(), *(_row(probability, placed) for probability in _LEVELS)),
        _SHARES,
        title=filled(data, "title") or caption or "风险分级表",
        description=_description(placed),
        together=True,
    )
    return join(table_caption(caption), drawn, note(_note([name for at, name in risks if "" in at])))


def _grades(risk: Fields) -> tuple[str, str]:
    probability, impact = _grade(risk, "probability", "概率"), _grade(risk, "impact", "影响")
    return (probability, impact) if probability and impact else ("", "")


def _grade(risk: Fields, name: str, what: str) -> str:
    if not get(risk, name):
        return ""
    grade = text(risk, name).removesuffix("程度").removesuffix(what)
    if grade not in _LEVELS:
        raise fault(f"风险“{_name(risk)}”的{what}应为低、中或高，现在是“{text(risk, name)}”")
    return grade


def _name(risk: Fields) -> str:
    return " ".join(part for part in (filled(risk, "number"), filled(risk, "name")) if part)


def _head() -> Row:
    corner = _heading("概率 ＼ 影响程度", ())
    return Row(
        (corner, *(_heading(f"{level}影响", (f"（{IMPACTS[level]}）",)) for level in _LEVELS)), head=True
    )


def _heading(content: str, below: tuple[str, ...]) -> Cell:
    return Cell(content, fill=_HEAD, size=_SIZE, bold=True, style="TableHead", below=below)


def _row(probability: str, placed: Mapping[tuple[str, str], Sequence[str]]) -> Row:
    head = _heading(f"{probability}概率", (f"（{PROBABILITIES[probability]}）",))
    cells = (_cell(probability, impact, placed.get((probability, impact), ())) for impact in _LEVELS)
    return Row((head, *cells), height=900)


def _cell(probability: str, impact: str, names: Sequence[str]) -> Cell:
    level = MATRIX[probability][impact]
    return Cell(f"{level}风险", fill=_FILLS[level], size=_SIZE, bold=True, below=tuple(names))


def _note(ungraded: Sequence[str]) -> str:
    basis = "注：风险等级依据风险概率与影响程度确定（6.2 风险评估）"
    return f"{basis}；尚未分级：{'、'.join(ungraded)}。" if ungraded else f"{basis}。"


def _description(placed: Mapping[tuple[str, str], Sequence[str]]) -> str:
    told = (
        f"{probability}概率{impact}影响（{MATRIX[probability][impact]}风险）："
        f"{'、'.join(placed.get((probability, impact), ())) or '无'}"
        for probability in _LEVELS
        for impact in _LEVELS
    )
    return f"风险分级表。{'；'.join(told)}。"
