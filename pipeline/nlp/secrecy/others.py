"""Figures beside secrecy that are not the parties': papers that staff sign, theses, advice for a form."""

from __future__ import annotations

import re

_PERSON = (
    "人员|员工|职工|雇员|师生|学生|研究生|医师|医生|技师|教师|专家|学员|队员|社员|村民|工人|顾问|实习生|骨干|成员(?!单位|方)|参与者|参加者"
    "|(?:养殖|种植|饲养)[户场]|兽医|农户|志愿者|受试者|试用单位|受托单位|外协(?:单位|厂)|分包(?:方|商|单位)|分供方|供应商|协作单位|加工厂|测试机构"
)
_PAPER = "(?:保密|竞业|守密|承诺|个人)[^。；，,]{0,14}(?:书|函|协议|契约|合同|承诺|声明)|保证书|保密文件"
_SIGNS = "(?:签署|签订|签有|签了|签好|签下|另签|补签|订立|订有|出具|提交|填写|均签|都签|应签|须签|要签|签)"
STAFF_PAPER = re.compile(
    f"(?:{_PERSON})[^。；]{{0,24}}{_SIGNS}[^。；]{{0,24}}(?:{_PAPER})"
    f"|(?:{_PAPER})[^。；]{{0,6}}[(（](?:{_PERSON}|驻场人员|[^()（）]{{0,6}}人员)[^()（）]{{0,6}}{_SIGNS}"
    f"|{_SIGNS}[^。；]{{0,24}}(?:{_PERSON})[^。；]{{0,10}}(?:{_PAPER})"
    f"|与[^。；，,]{{0,24}}(?:{_PERSON})[^。；，,]{{0,12}}{_SIGNS}[^。；]{{0,20}}(?:{_PAPER})"
    f"|(?:保密)?(?:承诺书|保密书|保密函|承诺函|保证书)[^。；，,]{{0,4}}(?:的)?(?:期限|期间|期|有效期)"
)
"""A paper signed by persons or helpers of a party: how long it binds them says nothing of the parties."""
OTHER_PAPER = re.compile(
    "》(?:的)?(?:保密)?(?:有效期|期限|保密期)"
    "|与(?:任何)?(?:第三[方人]|他人)(?:所)?(?:签订|签署|订立)的?[^。；，,]{0,6}(?:协议|合同)"
    "|(?:^|[，,])(?:[甲乙丙丁各]方)?的?(?:供应商|分包(?:商|方|单位)|外协(?:单位|厂)|加工厂)(?:均|都|也)?(?:应当?|须)[^。；，,]{0,16}[保守]密"
)
"""The length of time that another paper has."""
THESIS = re.compile(
    "(?:学位|毕业)?论文(?:[^。；，,]|[，,](?!(?:双方|[各三]方|任何一方|[甲乙丙丁]方)(?:仍|均|应|须|继续))){0,24}(?:保密|密级|推迟|延期|暂缓|不公开)|(?:保密|涉密)(?:的)?(?:学位|毕业)?论文"
)
"""A thesis that is kept from the public, and how long."""
MANUSCRIPT = re.compile(
    "投稿|稿件|稿子|文稿|论文|答辩|送审稿|样稿|(?:推迟|暂缓|延后|延迟|延期|推后|缓)[^。；，,]{0,6}(?:公开|发表|投稿|出版|发布|递交|提交)"
)
"""A paper or a talk, and when it may come out: the review before publication, not secrecy."""
GUIDANCE = re.compile(
    "(?:应当?|须|宜|请|可)(?:在此)?(?:写明|填写?|注明|写清|选填|载明)[^。；]{0,30}(?:例如|如|期限|期间|时间|年以上|起止)"
    "|一[栏项]宜填|(?:栏|项|处|期限)(?:建议|宜|可)(?:填|写|约定|不[少低短]于|为|按)|(?:栏|项|处|期限)(?:一般|通常)(?:填|写|约定|按|为[^。；]{0,12}(?:即可|左右|不等|为宜))|(?:例如|比如|譬如|诸如)[:：]?[“\"'(（]"
    "|常见(?:的)?(?:为|做法|写法|约定)|实践中(?:多|常|一般)|建议(?:约定|填写?|写|不[低少短]于|为)"
)
"""Advice to whoever fills in the form."""
_ADVISER = (
    "律师(?:事务所)?|会计师(?:事务所)?|审计(?:师|员|机构|单位|人员|部门)"
    "|(?:评审|验收|鉴定|论证)(?:专家|委员)|调解员|仲裁员|公证(?:员|处|机构)"
)
ADVISERS = re.compile(
    f"(?:^|(?<=[。；，,:]))(?:参与|(?![及和与、向对由除]|不得|应|须|[双各]方(?:均|都))[^。；，,]){{0,14}}(?:{_ADVISER})"
    "(?:(?![双各三]方|任何一方|[甲乙丙丁]方(?:及|和|与|均|都|应|须|负|不得|对))"
    "(?:[^。；，,]|[，,](?=[^。；，,]{0,2}(?:对|就|应|须|不得|并|且|均|负|未经)))){0,60}?"
    "(?:[保守]密|秘密|泄[露漏密]|透露|披露|外传|公开)[^。；，,]*"
)
"""Lawyers, auditors and experts as those bound, and not the parties together with them."""
_OWN_PROMISE = re.compile("[，,；。](?:并且?|且|同时|双方|[各三四]方|[甲乙丙丁]方|任何一方|任一方|接收方)")
"""Behind the paper the sentence goes on with what the parties themselves promise."""


_REMARK = re.compile(
    r"[(〔\[【](?:注[:：])?(?:常见|一般|通常|建议|例如|比如|如(?![上下前果需])|宜|实践中|推荐|参考)[^()〔〕【】\[\]]{0,40}[)〕\]】]"
    r"|\((?:不论|无论|不管)[^()]{0,24}\)"
)
"""“____年（常见为3年）”: advice in brackets; “（不论何种原因）”."""
_OPENED = re.compile(r"[(〔\[【]")


def without_remarks(text: str) -> str:
    """``text`` without advice in brackets."""
    return _REMARK.sub("", text) if _OPENED.search(text) else text


def is_of_publication(text: str) -> bool:
    """Whether the sentence speaks of a manuscript and its publication."""
    return MANUSCRIPT.search(text) is not None


def is_advice(text: str) -> bool:
    """Whether the sentence guides whoever fills in the form: it settles nothing."""
    return GUIDANCE.search(text) is not None


def is_of_others(text: str) -> bool:
    """Whether the sentence speaks of others' paper, or of a thesis."""
    return stretch_of_others(text) is not None


def stretch_of_others(text: str) -> tuple[int, int] | None:
    """From where to where the lengths of time are those of others' paper, or of a thesis; None: nowhere."""
    if THESIS.search(text):
        return 0, len(text)
    paper = STAFF_PAPER.search(text) or OTHER_PAPER.search(text) or ADVISERS.search(text)
    if paper is None:
        return None
    own = _OWN_PROMISE.search(text, paper.end())
    return paper.start(), own.end() if own else len(text)
