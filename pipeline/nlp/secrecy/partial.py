"""Periods that reach less than they seem to: some of the secrets, or one case of the agreement's course."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.terms import SecrecyPeriod
from pipeline.nlp.secrecy import lasting, topic
from pipeline.nlp.secrecy.combining import Said
from pipeline.nlp.secrecy.sentence import Sentence

_WHOSE = (
    "(?:患者|病人|受试者|受检者|受访者|捐献者|捐赠者|供者|参保人|学员|学生|儿童|未成年人|用户|会员|居民|消费者)的?"
    "(?:全部|所有|一切)?(?:身份|个人)?"
)
_PRIVATE = (
    f"{_WHOSE}(?:信息|资料|数据|隐私(?:信息|数据)?|姓名)|个人(?:信息|资料|数据|隐私|身份)|身份(?:信息|资料)|隐私(?:信息|数据|权)?"
    "|生物(?:识别|特征)(?:信息|数据)?|(?:遗传|基因|健康|诊疗|医疗|就诊)(?:信息|数据|资料|记录)"
    "|病历(?:资料)?|病案(?:资料)?|病史|样本编码(?:对照表)?|编码对照表|住址|联系方式"
)
_GUARDED = (
    "国家(?:的)?(?:秘密|机密)|军事秘密|关键信息基础设施|网络拓扑|安全配置|安全漏洞(?:信息)?|密钥|口令|登录密码|账号"
    "|[定点]位坐标|涉密(?:信息|资料|数据|内容)"
)
_LIVING = "抗体序列|(?:氨基酸|核酸|基因|蛋白)序列|细胞株|菌种|菌株|毒株|种质|亲本|自交系|不育系"
_OF_SOME = re.compile(f"{_PRIVATE}|{_GUARDED}|{_LIVING}")
"""Secrets beside which an agreement on technology has others: private data, security, living matter."""
_OTHERS = re.compile(
    "技术|商业|经营|商务|财务|资料|信息|数据|图纸|文件|秘密|机密|工艺|方案|内容|成果|情报|诀窍|配方|协议|合同|项目|合作"
    "|上述|前述|前[款条项]|上款|本[章条款项]|此项|该[项等条]|该?义务|对方|知悉|获悉|一切|任何事"
)
"""Words of what else the sentence may be about, or of a duty laid down before."""
_UNENDING = "永久|永远|长期|终身|始终|无论何时|不论何时|任何时候|不受|不设|不限|无期限|无限期|直至|只要"
_AMONG = re.compile(
    "(?:^|[。；;，,])(?:但)?其中[，,]?(?:对于?|涉及|有关|属于)?"
    "((?!任[何一]|每|一方|包括|包含|一部分|某|部分|保密期|[甲乙丙丁戊双各三]方|第|最)[^。；，,:：]{2,24}?)"
    f"(?=[，,]?(?:应当?|须|均|则|的|仍)*(?:{_UNENDING}|持续))"
)
"""“其中X长期保密”: one of the things named before."""
_AS_LONG = re.compile(
    "(?:^|[,，；。])(?:但|而)?(?:对于?)((?!全部|所有|一切|任何|其他|其余|保密|涉密|[双各三]方|上述|前述|前款|该|此|本|对方"
    f"|未公开|每)[^。；，,:：]{{2,30}})[,，](?={_UNENDING})"
)
"""“对于抗体序列，只要未被公开即应保密”."""
_QUALIFIED = re.compile(
    "(?:依法|属于|构成|符合|成为|满足)[^。；，,]{0,6}(?:商业|技术)秘密"
    "(?:[^。；，,]{0,4}条件)?(?:者|的(?=[，,]|部分|信息|内容|资料))"
)
"""“依法构成商业秘密者”: what of the secrets has that quality."""
_PART = re.compile("其中|核心|绝密|部分|限定|专利申请")
"""Names of secrets that are some of those there are."""
_PUBLISHED = "(?:被|依法|正式|[经由][^。；，,]{0,10})?(?:公布|公开)"
_FILED = re.compile(
    f"(?:专利)?申请(?:文件|内容|案)?{_PUBLISHED}(?:之|以)?前[，,]?[^。；]{{0,40}}申请"
    f"|(?:至|直到|到)[^。；，,]{{0,10}}(?:专利)?申请(?:文件|内容)?{_PUBLISHED}(?:之日|之时|时)?(?:为?止)"
)
"""Until a patent application is published: of its content, and no more."""
_STEM = 2
"""Characters by which the same secrets are told again: B级资料, B级."""
_OPEN = frozenset({SecrecyPeriod.PERMANENT, SecrecyPeriod.UNTIL_PUBLIC})
_HELD = _OPEN | {SecrecyPeriod.MONTHS}

_UNSUCCESSFUL = (
    "(?:(?:如果?|若|倘若?|一旦|因)?(?:[^。；，,]{0,10}(?:申报|立项|项目|课题|投标|竞标|申请|评审))?[^。；，,]{0,8}"
    "(?:未获|未予|未能|未被|不获|没有?|未)(?:得到|获得|获|能|通过)?"
    "(?:批准|批复|立项|资助|中标|入选|评审|支持|选中|列入|成功|通过)"
    "|[^。；，,]{0,10}(?:申报|申请|投标|竞标|中标|评审|立项)(?:失败|不成(?:功)?|落选|落空|未果)|[^。；，,]{0,6}落选)"
    "(?:的|时|后|的情况下)?[,，]"
)
"""“项目未获立项的，…”: should the work never begin."""
_RESCINDED = (
    "(?:如果?|若|倘若?|一旦|因)?[^。；，,或及、]{0,12}?(?:本)?(?:合同|协议|合作)"
    "(?:[^。；，,或及、]{0,6}(?:被|依法|依约|单方|提前|中途))?(?:解除|撤销|提前终止|中途终止)的[,，]"
)
"""“合同解除的，…”: should it be rescinded; ended or performed is another case."""
_ONE_CASE = re.compile(
    f"^(?:保密期限:)?(?:[(（]?[0-9一二三四五六七八九十.]{{1,6}}[)）、.]?)?(?:{_UNSUCCESSFUL}|{_RESCINDED})"
)


def narrowed(said: Said) -> Said:
    """``said`` with the secrets that an open period is for, where its sentence is about those alone."""
    if said.term.period not in _OPEN:
        return said
    if (among := _AMONG.search(said.sentence.text)) and _lasts(said.sentence.text[: among.start()]):
        return Said(said.sentence, replace(said.term, subject=""))
    if said.term.subject:
        part = any(among.search(said.sentence.text) for among in (_QUALIFIED, _AMONG))
        return Said(said.sentence, replace(said.term, subject=f"其中的{said.term.subject}")) if part else said
    return Said(said.sentence, replace(said.term, subject=_some(said.sentence.text)))


def _lasts(text: str) -> bool:
    """Whether the words before the secrets that are singled out keep all of them for good."""
    return any(manner.search(text) for manner in (lasting.EXPLICIT_PERMANENT, lasting.UNTIL_PUBLIC))


def _some(text: str) -> str:
    """The secrets that ``text`` is about where those are not all; empty when they may be."""
    if found := _AMONG.search(text) or _AS_LONG.search(text):
        return found[1]
    if filed := _FILED.search(text):
        return "" if _OTHERS.search(text, 0, filed.start()) else "专利申请"
    named = _OF_SOME.search(text)
    return named[0] if named and not _OTHERS.search(_OF_SOME.sub("", text)) else ""


def of_one_case(found: Sequence[Said]) -> list[Said]:
    """What counts should the project not begin, or the agreement be rescinded, says nothing of its course.

    It is left out beside a period for every case; else it leaves open how long secrecy lasts.
    """
    usual = [said for said in found if not _ONE_CASE.match(said.sentence.text)]
    if any(not said.term.subject and said.term.period in _HELD for said in usual):
        return usual
    return [said if said in usual or said.term.period not in _HELD else _open(said) for said in found]


def _open(said: Said) -> Said:
    return Said(said.sentence, replace(said.term, period=SecrecyPeriod.UNDEFINED))


def widened(found: Sequence[Said], sentences: Sequence[Sentence]) -> list[Said]:
    """Secrets besides which the agreement keeps none are no special ones.

    A kind that a table lists is one where the agreement binds to secrecy in words as well.
    """
    subjects = {said.term.subject for said in found}
    if len(subjects) != 1 or not (subject := subjects.pop()):
        return list(found)
    told = {said.sentence.evidence for said in found}
    duties = [s.text for s in sentences if s.evidence not in told and topic.DUTY.search(s.text)]
    if duties and found[0].sentence.subject:
        return list(found)
    others = any(subject[:_STEM] not in text for text in duties)
    if others or _OF_SOME.search(subject) or _PART.search(subject):
        return list(found)
    return [Said(said.sentence, replace(said.term, subject="")) for said in found]
