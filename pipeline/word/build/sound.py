"""Whether the blocks of a document fit together: anchors, columns, titles, levels."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.word.build import inline, texts
from pipeline.word.build.blocks import Annex, Block, Cover, Fields, Heading, Item, Place, Table, Title
from pipeline.word.build.problems import Problems
from pipeline.word.build.profiles import Profile

_FIELD_CELLS = (1, 2, 4)


def check(blocks: tuple[Block, ...], profile: Profile, problems: Problems) -> None:
    """Tell ``problems`` where the ``blocks`` of a whole document do not fit together."""
    _check_anchors(blocks, problems)
    _check_title(blocks, problems)
    _check_once(blocks, Title, "标题（# ）", problems)
    _check_once(blocks, Cover, "封面（::: cover）", problems)
    for block in blocks:
        if isinstance(block, Table):
            _check_table(block, problems)
        elif isinstance(block, Fields):
            _check_fields(block, problems)
    if profile.name == "contract":
        _check_levels(blocks, problems)


def _check_anchors(blocks: Iterable[Block], problems: Problems) -> None:
    known: dict[str, Place] = {}
    used: list[tuple[Place, str]] = []
    for block in blocks:
        if isinstance(block, (Heading, Item, Annex)) and block.anchor:
            if block.anchor in known:
                there = known[block.anchor]
                problems.add(
                    block.place, f"锚点 {block.anchor} 已在 {there.file}:{there.line} 用过；请换一个名称。"
                )
            known.setdefault(block.anchor, block.place)
        used += [(place, anchor) for place, text in texts.printed(block) for anchor in inline.anchors(text)]
    for place, anchor in used:
        if anchor not in known:
            problems.add(place, f"引用的锚点 #{anchor} 不存在；请在被引用的标题末尾写 {{#{anchor}}}。")


def _check_title(blocks: tuple[Block, ...], problems: Problems) -> None:
    if blocks and not any(isinstance(block, Title) for block in blocks):
        problems.add(blocks[0].place, "缺少文件名称；请在开头写一行“# 名称”。")


def _check_once(blocks: Iterable[Block], kind: type, what: str, problems: Problems) -> None:
    for block in [block for block in blocks if isinstance(block, kind)][1:]:
        problems.add(block.place, f"{what}只能有一个；请删去多余的。")


def _check_table(block: Table, problems: Problems) -> None:
    if not block.aligns:
        return
    columns = len(block.aligns)
    if texts.row_tag(block.rows[0]):
        problems.add(block.rows[0].place, "表格的第一行应当是表头，不能是标记；请把标记移到分隔线之后。")
    for row in block.rows:
        if not texts.row_tag(row) and len(row.cells) != columns:
            problems.add(row.place, f"这一行有 {len(row.cells)} 格，分隔线有 {columns} 格；请使两者一致。")
    _check_widths(block, columns, problems)


def _check_widths(block: Table | Fields, columns: int, problems: Problems) -> None:
    asked = block.options.get("widths", "")
    if asked and asked.replace("，", ",").count(",") + 1 != columns:
        problems.add(block.place, f"widths 给出的列数与表格的 {columns} 列不一致；请逐列给出宽度。")


def _check_fields(block: Fields, problems: Problems) -> None:
    for row in block.rows:
        if not texts.row_tag(row) and len(row.cells) not in _FIELD_CELLS:
            problems.add(
                row.place, f"这一行有 {len(row.cells)} 格；应当写“标签 | 值”或“标签 | 值 | 标签 | 值”。"
            )
    _check_widths(block, 4 if any(len(row.cells) == 4 for row in block.rows) else 2, problems)  # noqa: PLR2004


def _check_levels(blocks: Iterable[Block], problems: Problems) -> None:
    annexed = False
    for block in blocks:
        annexed = annexed or isinstance(block, Annex)
        if isinstance(block, Heading) and block.level > 1 and not annexed:
            problems.add(block.place, "合同正文只有条（## ）一级标题；条以下请用编号列表（1. ）。")
