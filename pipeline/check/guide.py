"""The check kinds as a table for authors of rules: what each looks at, its parameters and its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.check.judgement import Kind

LOOKS_AT: Mapping[str, str] = {
    "amounts_agree": "同一金额的大写与小写是否一致",
    "benefit_shares": "收益分配的比例是否明确、合计是否为百分之一百",
    "codes_valid": "统一社会信用代码的校验位是否正确、两方是否用了同一个代码",
    "dates_ordered": "日期是否存在、先后是否矛盾、年限与起止日期是否相符",
    "document_state": "文件本身：未处理的修订、隐藏文字、读不出的内容",
    "elements": "报告、表格等文件必备的内容有没有写，写明的数值和结论是否合乎要求",
    "exclusive_choices": "仲裁与诉讼是否只选了一个、仲裁机构是否写明",
    "matter": "某一事项在文中有没有约定（最常用）",
    "names_consistent": "当事人的名称和称呼前后是否一致",
    "numbering": "条款编号是否重复、跳号、颠倒",
    "party_details": "每一方的名称、住所等是否写明",
    "payments_sum": "分期付款的比例或者金额之和是否等于总额",
    "placeholders": "正文里有没有留空待填的内容",
    "references_resolve": "引用的条款和附件是否存在",
    "requires": "出现某一事项或者金额达到某数时，另一事项是否写明",
    "secrecy_period": "合作结束后的保密期限是否够长",
}
"""Check kind → what it looks at, in Chinese."""


def kinds_table() -> str:
    """All check kinds as a Markdown table in Chinese; required parameters are marked ``*``."""
    head = ("| 检查种类 | 检查什么 | 参数（* 必填） | 说明里可用的字段 |", "|---|---|---|---|")
    return "\n".join([*head, *(_row(name, kind) for name, kind in KINDS.items())])


def _row(name: str, kind: Kind) -> str:
    fields = "、".join(f"`{{{field}}}`" for field in kind.FIELDS)
    return f"| `{name}` | {LOOKS_AT[name]} | {'；'.join(_params(kind)) or '无'} | {fields or '无'} |"


def _params(kind: Kind) -> Iterator[str]:
    required = kind.PARAMS.get("required", ())
    for name, schema in kind.PARAMS.get("properties", {}).items():
        mark = "*" if name in required else ""
        choices = "、".join(f"`{item}`" for item in schema.get("enum", ()))
        said = "：".join(part for part in (schema.get("title", ""), choices) if part)
        yield f"`{name}`{mark}" + (f" {said}" if said else "")
