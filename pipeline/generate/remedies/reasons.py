"""Why a finding is left to a person."""

from __future__ import annotations

from pipeline.model.report import Outcome, RuleResult
from pipeline.text.blanks import find_placeholders

BY_RULE = {
    "benefit/ratio-sum": "各方比例属于商业决定，由各方商定后改正",
    "civil-code/parties": "当事人的名称、住所由各方按证照填写",
    "dispute/arbitration-or-court": "仲裁还是诉讼由各方选定，并写明准确的机构或者法院",
    "draft/amounts-agree": "大写与小写哪一个正确，由各方核对后改正",
    "draft/credit-code": "统一社会信用代码按营业执照或者法人证书核对",
    "draft/dates-ordered": "哪一个日期正确，由各方核对后改正",
    "draft/hidden-text": "隐藏文字是否保留，由起草人决定",
    "draft/numbering": "编号的调整会影响引用，由起草人统一修改",
    "draft/party-names": "当事人名称按证照核对后统一",
    "draft/payments-sum": "各期付款与总额哪一个正确，由各方核对后改正",
    "draft/pending-revisions": "已有的修订由各方决定接受或者拒绝",
    "draft/placeholders": "留空的内容由各方填写",
    "draft/references-resolve": "引用的是哪一条，由起草人核对后改正",
    "draft/unread-content": "读不出的内容由人核对",
    "signing/representative": "签署人由各方确定，签章处由起草人补齐",
}
BLANK = "原文已有这一项，内容留空，由各方填写"
UNCLEAR = "原文没有写清楚，由人核对后修改"
NO_REMEDY = "没有可以直接补入的条款，按建议修改"
FAILED = "补入的文字没有通过复查，按建议由人修改"
UNTRACKABLE = "所在位置不能写入修订（域、控件、文本框等），由人修改"
CRASHED = "规则自身出错，没有结论"


def reason(result: RuleResult) -> str:
    """Why ``result`` cannot be repaired by adding words."""
    if result.outcome is Outcome.ERROR:
        return CRASHED
    known = BY_RULE.get(result.rule)
    if known is not None:
        return known
    blank = any(find_placeholders(evidence.quote) for evidence in result.evidence)
    if blank:
        return BLANK
    return UNCLEAR if result.outcome is Outcome.UNDETERMINED else NO_REMEDY
