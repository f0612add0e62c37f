"""The parameters by which a rule describes a matter that has to be settled somewhere in the agreement."""

from __future__ import annotations

from typing import Any

_WORDS = {
    "type": "array",
    "items": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 2}]},
}
_KINDS = {"type": "array", "items": {"type": "string"}, "minItems": 1}
PATTERN: dict[str, Any] = {
    "clause": _KINDS | {"title": "条款种类", "description": "rules/clauses/ 中的标识"},
    "outside": _KINDS | {"title": "标题写明是这些条款（而不是上述条款）的，其中的话不算"},
    "heading_suffices": {"type": "boolean", "title": "此类标题下有实质内容即可"},
    "wording": _WORDS | {"title": "任何位置出现即可的措辞（正则；列表表示同一句中都要出现）"},
    "wording_within": _WORDS | {"title": "只在上述条款中有效的措辞"},
    "wording_near": {
        "type": "array",
        "items": {"type": "array", "items": {"type": "string"}, "minItems": 2},
        "title": "分在几句里说的措辞：第一项在一句，其余的在同一条的这一句或者随后两句",
    },
    "wording_twice": {
        "type": "array",
        "items": {"type": "string"},
        "title": "至少说到两次才算的措辞：在一句里，或者在同一条的这一句和随后两句",
    },
    "wording_shared": _WORDS | {"title": "在分配收益的那句话或者同一条的随后三句里有效的措辞"},
    "wording_row": _WORDS | {"title": "表格的一行连成一句（栏目:内容，栏目:内容）后的措辞"},
    "wording_row_within": _WORDS | {"title": "表格的一行连成一句后，只在上述条款中有效的措辞"},
    "except": _WORDS | {"title": "含有这些措辞的句子不算"},
    "look_alikes": {
        "type": "array",
        "items": {"type": "string"},
        "title": "形似的措辞：先从句中除去，余下的再看",
    },
    "blank": _WORDS | {"title": "留空待填的措辞（空白处写作 ▁）"},
    "annex_must_stand": {"type": "boolean", "title": "只说见某附件、而该附件不在文中的，由人来看"},
    "blank_heading": {"type": "string", "title": "此类标题下没有内容的，标题里至少要有的措辞（正则）"},
    "field": {
        "type": "object",
        "properties": {
            "left": {"type": "string", "title": "栏目的名称（正则）"},
            "open": _WORDS | {"title": "这一事项没有选定或者没有填写的措辞（空白处写作 ▁）"},
            "unless": {"type": "string", "title": "文中有此措辞的，栏目留空也不影响（正则）"},
        },
        "required": ["left", "unless"],
        "additionalProperties": False,
        "title": "这一事项自己的栏目：留空待填的，由人来看，别处的话不能代替",
    },
    "annex": {
        "type": "object",
        "properties": {
            "wording": _WORDS | {"title": "把这一事项留给附件的措辞"},
            "title": {"type": "string", "title": "没有写编号时，所指附件的标题（正则）"},
        },
        "required": ["wording", "title"],
        "additionalProperties": False,
        "title": "写在附件里：附件在文中且有内容即可，不在文中的由人来看",
    },
}
"""JSON Schema properties of a matter pattern; kinds add their own."""
