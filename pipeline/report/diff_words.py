"""What a comparison calls things, in Chinese and English."""

from __future__ import annotations

from typing import Final

from pipeline.report.brief_words import LABELS
from pipeline.report.brief_words import VALUES as BRIEF_VALUES
from pipeline.report.wording import Wording

Pair = tuple[str, str]

PHRASES: Final[dict[str, Pair]] = {
    "title": ("协议版本比较", "Versions of an agreement compared"),
    "title.views": ("修订前后比较", "Before and after the tracked changes"),
    "old": ("旧", "Old"),
    "new": ("新", "New"),
    "old.views": ("修订前", "Before"),
    "new.views": ("修订后", "After"),
    "verdict": ("结论", "Verdict"),
    "same": ("两份文件逐字节相同，没有任何变化。", "The files are the same, byte for byte."),
    "same.views": ("文件里没有待处理的修订，没有可以比较的内容。", "The file has no tracked changes."),
    "nothing": ("要素和规则结果都没有变化", "no term and no outcome changed"),
    "nothing.text": ("，文字也没有变化。", ", nor did the text."),
    "nothing.reworded": ("；有 {count} 条条款的文字有改动。", "; {count} clauses were reworded."),
    "sum.terms": ("{count} 项要素有变化", "{count} terms changed"),
    "sum.unclear": ("其中 {count} 项读不准，请人工核对", "{count} of them for a person to read"),
    "sum.findings": ("规则结果：{parts}", "outcomes: {parts}"),
    "sum.clauses": ("{count} 条条款的文字有改动", "{count} clauses differ in text"),
    "as_printed": (
        (
            "{names} 不是 Word 文件，两份按印出来的文字比较：空格、留空处、分段和签章处的排列不同不算变化；"
            "读出的文字请对照原件核对。"
        ),
        (
            "{names}: not a Word file, so both are compared as printed: spaces, blanks, paragraph breaks and"
            " the order of the signatures do not count; compare what was read with the original."
        ),
    ),
    "other_kind": (
        (
            "两份文件被认作不同的类型：旧为“{old}”，新为“{new}”。适用的规则不同，规则结果不能直接比较；"
            "请核对是否选错了文件，或用 --type 指定类型。"
        ),
        (
            "The files were taken for different kinds: {old} and {new}. Different rules apply; "
            "check the files or use --type."
        ),
    ),
    "terms": ("合同要素的变化", "Terms that changed"),
    "terms.none": ("没有读出要素的变化。", "No term changed."),
    "findings": ("规则结果的变化", "Outcomes of the rules"),
    "findings.none": (
        "规则结果没有变化，也没有不符合或待定的项目。",
        "Nothing is objected to in either version.",
    ),
    "clauses": ("条款文字的变化", "Clauses that differ"),
    "clauses.none": ("条款文字没有变化。", "The text is the same."),
    "tracked": ("待处理的修订", "Tracked changes"),
    "tracked.entry": ("第 {number} 处", "No. {number}"),
    "unsaid": ("未写明", "not said"),
    "not_found": ("不再找到", "not found any more"),
    "not_there": ("原来没有", "was not there"),
    "places.gone": ("不再指出：{count} 处", "no longer objected to: {count}"),
    "places.new": ("新指出：{count} 处", "objected to now: {count}"),
    "touches": ("涉及 {count} 项要素或规则", "bears on {count} terms or rules"),
    "moved": ("移动", "moved"),
    "moved.here": ("从别处移来", "came from elsewhere"),
    "moved.away": ("移到别处", "went elsewhere"),
    "more": ("（另有 {count} 段）", "({count} more)"),
    "change.added": ("新增", "added"),
    "change.removed": ("不再找到", "not found any more"),
    "change.changed": ("改变", "changed"),
    "change.unclear": ("读不准，请人工核对", "not read for sure: a person has to look"),
    "note.undefined": ("约定不明确，无法比出数值", "not settled, so there is no value to compare"),
    "note.not_read": ("原来的文字还在，但只在一份里读出了这一项", "the words are in both, read in one only"),
    "note.printed": (
        "两份印出来的文字相同，读出的不同（空格、留空处和表格线从页面上读不准）",
        "printed alike, read otherwise (spaces, blanks and ruling lines are not read for sure)",
    ),
    "note.reworded": ("措辞有改动，含义是否改变请人工核对", "worded otherwise"),
    "note.duty": ("表示义务、权利或者许可的用语变了", "words of duty or right changed"),
    "note.party": ("句中的当事人变了", "the parties named changed"),
    "note.name": ("名称变了", "a name changed"),
    "note.figure": ("整段变化，其中有数字", "a whole paragraph with figures"),
    "passage.duty": ("整段变化，其中有义务或者权利", "a whole paragraph with duties or rights"),
    "course.new": ("新出现的问题", "New"),
    "course.fixed": ("已改正", "Fixed"),
    "course.worse": ("由待定变为不符合", "Worse: open before, not met now"),
    "course.better": ("由不符合变为待定", "Not met before, open now"),
    "course.unchanged": ("仍未解决", "Unchanged"),
    "course.gone": ("原有问题不再适用（请核对是否删去了整条）", "No longer applies"),
    "course.lost": ("原来符合，现在不适用（请核对是否删去了整条）", "Met before, does not apply any more"),
    "course.met": ("原来不适用，现在符合", "Applies now and is met"),
    "short.new": ("新出现 {count}", "{count} new"),
    "short.fixed": ("已改正 {count}", "{count} fixed"),
    "short.worse": ("变差 {count}", "{count} worse"),
    "short.better": ("变为待定 {count}", "{count} open now"),
    "short.unchanged": ("仍未解决 {count}", "{count} unchanged"),
    "short.gone": ("不再适用 {count}", "{count} gone"),
    "short.lost": ("原符合现不适用 {count}", "{count} lost"),
    "short.met": ("新适用且符合 {count}", "{count} met"),
    "clause.added": ("新增", "added"),
    "clause.removed": ("删去", "removed"),
    "clause.moved": ("移动", "moved"),
    "clause.reworded": ("改写", "reworded"),
    "decides.only.good": (
        "只有接受第 {numbers} 处修订才符合。",
        "Compliant only if change {numbers} is accepted.",
    ),
    "decides.all.good": (
        "须同时接受第 {numbers} 处修订才符合，缺一不可。",
        "Compliant only if changes {numbers} are all accepted.",
    ),
    "decides.any.good": (
        "接受第 {numbers} 处修订中的任何一处即符合。",
        "Compliant if any of the changes {numbers} is accepted.",
    ),
    "decides.only.bad": (
        "接受第 {numbers} 处修订后不符合，拒绝它就没有这个问题。",
        "Not met once change {numbers} is accepted.",
    ),
    "decides.all.bad": (
        "同时接受第 {numbers} 处修订后不符合，拒绝其中任何一处就没有这个问题。",
        "Not met once changes {numbers} are all accepted.",
    ),
    "decides.any.bad": (
        "第 {numbers} 处修订中接受任何一处都不符合。",
        "Not met if any of the changes {numbers} is accepted.",
    ),
    "decides.touching": (
        "与第 {numbers} 处修订有关，没有逐一验证，请人工核对。",
        "Bears on changes {numbers}; not tested one by one.",
    ),
    "was": ("原来：{message}", "Before: {message}"),
    "inserted": ("插入", "inserted"),
    "deleted": ("删除", "deleted"),
}
TOPICS: Final[dict[str, Pair]] = {
    **LABELS,
    "reference": ("条款引用", "Reference"),
    "figure": ("其他数值", "Other figure"),
    "wording": ("关键用语", "Key words"),
    "passage": ("整段文字", "Whole paragraph"),
}
ASPECTS: Final[dict[str, Pair]] = {
    "name": ("名称", "name"),
    "address": ("住所", "address"),
    "code": ("统一社会信用代码", "credit code"),
    "representative": ("代表人", "representative"),
    "role": ("称谓", "role"),
    "months": ("长度", "length"),
    "start": ("开始", "start"),
    "end": ("结束", "end"),
    "anchor": ("起算", "runs from"),
    "state": ("是否明确", "settled"),
    "applicant": ("申请人", "applicant"),
    "payer": ("费用承担", "payer"),
    "maintainer": ("维护", "upkeep"),
    "every": ("周期", "every"),
    "within": ("期限", "within"),
    "how": ("方式", "how"),
    "when": ("时间", "when"),
    "period": ("长度", "length"),
    "until": ("截止日", "until"),
    "who": ("由谁提出", "who"),
    "threshold": ("持续多久", "threshold"),
    "notice": ("提前通知", "notice"),
    "kind": ("责任形式", "kind"),
    "rate": ("比例", "rate"),
    "per": ("计算周期", "per"),
    "amount": ("金额", "amount"),
    "base": ("计算基数", "base"),
    "before": ("先行程序", "first"),
    "way": ("解决方式", "way"),
    "where": ("机构或地点", "where"),
    "date": ("日期", "date"),
    "share": ("比例", "share"),
    "number": ("数字", "number"),
    "said": ("约定", "agreed"),
    "duty": ("义务与权利", "duty or right"),
    "party": ("当事人", "party"),
    "whom": ("由谁承担", "whose"),
    "what": ("针对什么", "of what"),
}
VALUES: Final[dict[str, Pair]] = {
    **BRIEF_VALUES,
    "agreed": ("已约定", "agreed"),
    "undefined": ("约定不明", "not settled"),
    "dangling": ("没有这一条", "no such clause"),
    "months": ("有期限，长度没有读出", "a period of unknown length"),
    "from.cooperation_end": ("自合作结束起", "from the end of the cooperation"),
    "from.disclosure": ("自披露起", "from disclosure"),
    "from.acceptance": ("自验收起", "from acceptance"),
    "from.other": ("自其他时点起", "from another event"),
    "penalty_rate": ("违约金（按时间计）", "penalty by time"),
    "penalty_sum": ("违约金（一次）", "penalty"),
}


def phrase(wording: Wording, key: str, **values: object) -> str:
    """The phrase ``key`` with ``values`` filled in; KeyError for one that does not exist."""
    return wording.pick(PHRASES[key]).format(**values)


def topic(wording: Wording, key: str) -> str:
    """The name of a topic."""
    return wording.pick(TOPICS[key])


def aspect(wording: Wording, topic_: str, key: str) -> str:
    """The name of an aspect; of an instalment its number, else the words of the agreement themselves."""
    if topic_ == "payment" and key.isdigit():
        return wording.pick((f"第 {key} 期", f"instalment {key}"))
    return wording.pick(ASPECTS[key]) if key in ASPECTS and topic_ != "shares" else key
