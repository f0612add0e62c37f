"""Ends of secrecy that another thing sets: the close of the project, another paper, one of two cases."""

from __future__ import annotations

import re

from pipeline.nlp.secrecy import others
from pipeline.nlp.secrecy.lasting import ENDS

_JOINT = "(?:本|该)?(?:项[目日]|课题|合作|协议|合同|研究|任务|联合|服务)"
_CLOSE = re.compile(
    f"[保守]密的?(?:义务|责任|时间|期限|期间|期|要求)[^。；，,]{{0,4}}?(?:以|于|到|至){_JOINT}[^。；，,后满]{{0,10}}?(?:{ENDS})"
    "(?:之?[日时])?(?:为|作为)(?:终点|终期|截止(?:点|日|时间)?|界限?|限|终了)(?=[。；，,]|$)"
)
"""“保密的时间以项目结题为终点”."""
_PAPER = "(?:承诺书|保证书|保密书|任务书|知情书|声明书|告知书|保密协议|保密合同)"
_LEFT = re.compile(
    "(?:^|[，,；])(?:具体|详细|其|有关|相关)?(?:的)?(?:[保守]密)?(?:的)?(?:期限|期间|时间|年限)(?:[、和及与][^。；，,]{1,12})?(?:均|都)?"
    f"(?:以|按照?|依照?|依据|见|由|遵照)[^。；，,]{{0,20}}{_PAPER}[^。；，,]{{0,6}}(?:为准|执行|确定|载明|规定|约定|办理)"
)
"""“具体期限、范围以承诺书为准”."""
_CASE = re.compile(
    "(?:的|时|后|情形下)[，,][^。；，,]{0,6}(?:按照?|依照?|依据|适用|遵照|执行)[^。；，,]{0,4}《[^》]{2,24}》[^。；，,]{0,4}[保守]密"
    "[^。；，,]{0,4}(?:条款|约定|规定|义务|要求)"
)
"""“基金设立的，按《合伙协议》中保密条款的规定执行”: for one of the cases another paper says it."""


def is_at_close(text: str) -> bool:
    """Whether secrecy is said to last until the cooperation, or its project, closes and no longer."""
    return _CLOSE.search(text) is not None


def is_left_to_paper(text: str) -> bool:
    """Whether the length, in general or in one of several cases, is what another paper says."""
    left = _LEFT.search(text) or _CASE.search(text)
    return left is not None and not others.is_of_others(text)
