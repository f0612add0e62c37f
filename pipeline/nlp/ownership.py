"""Who owns the results, for each kind of result that a sentence names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.terms import Ownership, State
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.agreement import Agreement, Provision

RESULT = re.compile(
    "专利申请权|专利权?|论文|软件著作权|著作权|版权|技术秘密|商业秘密|商标权?|集成电路布图设计|植物新品种|源代码|数据|知识产权|技术成果|研究成果|开发成果|科技成果|成果"
)
OWNED = re.compile(
    "(?:归属?于?|属于?|由|为|归属)(?P<owner>[^，。；,;]{0,24}?)(?:单独|独自|独家|按份|共同)?(?:所有|共有|享有|拥有|持有|共享)"
    "|(?:归|属于|归属于|归属)(?P<plain>甲方|乙方|丙方|丁方|双方|各方|委托方|受托方|完成方|研发方|开发方|学校|公司|企业)"
    "|(?P<both>(?:双方|各方|甲乙双方|三方|甲、乙(?:双)?方)(?:共同)?(?:共有|所有|享有|拥有))"
    "|(?P<party>甲方|乙方|丙方|委托方|受托方)(?:享有|拥有)"
)
NOT = re.compile("侵犯|侵害|不得|第三方(?:的)?(?:知识产权|专利)|保证|违约|侵权")
JOINT = re.compile("共有|双方|各方|共同|三方|甲乙")
EACH = re.compile("各自|完成方|研发方|开发方|改进方")


def read(agreement: Agreement) -> tuple[Ownership, ...]:
    """Each statement of ownership with the results it names, in reading order."""
    return tuple(
        found for provision in agreement.stream.provisions
        if RESULT.search(provision.text) and not NOT.search(provision.text)
        for found in _statements(agreement, provision)
    )


def _statements(agreement: Agreement, provision: Provision) -> Iterator[Ownership]:
    evidence = agreement.evidence(provision)
    end = 0
    for match in OWNED.finditer(provision.text):
        results = dict.fromkeys(item[0] for item in RESULT.finditer(provision.text, end, match.start()))
        end = match.end()
        owner = match["owner"] or match["plain"] or match["both"] or match["party"] or match[0]
        blank = BLANK in match[0]
        for result in results:
            yield Ownership(result, "" if blank else _owner(owner), State.BLANK if blank else State.DEFINED, evidence)


def _owner(text: str) -> str:
    if EACH.search(text):
        return "各自所有"
    return "共有" if JOINT.search(text) else text.strip("于由归属 ")
