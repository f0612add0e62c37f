"""Sentences beside a duty of secrecy that seem to say how long it lasts, in words that were not understood.

They settle nothing; they keep the absence of a period from being called certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.agreement import Agreement, Provision
from pipeline.model.terms import SecrecyPeriod
from pipeline.nlp.secrecy import others
from pipeline.nlp.secrecy.combining import Said
from pipeline.nlp.secrecy.lasting import ENDS
from pipeline.nlp.secrecy.sentence import Sentence, statement
from pipeline.nlp.secrecy.topic import DUTY, KEPT_WITHIN, OTHER_CLAUSES, PERIOD_WORD, SECRECY
from pipeline.text.numerals import parse_integer, to_chinese

_AFTER = re.compile(
    f"(?:{ENDS}|退出|出站|毕业|离园|离校|撤出|退场)[^。；]{{0,24}}?(?:后|之日|起|时|满|也|仍|不|继续|照样|同样)"
)
"""After the end of something."""
_ON = re.compile(
    "有效|约束|拘束|遵守|存续|延续|持续|履行|效力|照旧|照样|照办|管用|作数|算数|解密通知|视为(?:已经?)?解除|不变|不受影响|不设|不限|长期|永久"
    "|(?:年|个月|日|天)(?:之?内|里|为止|届满|期满|间|中|以?前|止|满)"
)
"""Goes on, or for so many years."""
_MEANT = re.compile(
    f"{SECRECY}|(?:上述|前述|前款|上款|该|此|本|这|以上|其|各自?的?)[^。；，]{{0,8}}(?:要求|义务|责任|约定|规定|条款?|限制|约束|效力|纪律|规矩|承诺|信息|资料|内容|款|项)"
    "|不得|不准|不许|不能|泄|透露|外传|保守|扩散|公开"
)
"""The duty itself, by name or by 上述要求."""
_OTHERWISE = re.compile(
    "受聘|任职|上班|(?:企业|公司|单位|机构)(?:内|里)?工作|竞争|返还|归还|退还|交还|缴回|销毁|删除|注销|移交|结算|清算|结清|支付|付清|通知|答复|审查|审阅|审核|提前|竞业|竞争|同类|同业|同行|任职|兼职|招募|招揽|招用|录用|雇用|挖|接洽|从事|投资|设立|参股|持股|销售|经销|代理|采购|收购|注册|招聘|聘用|雇佣|抢[夺占]|争[抢夺]|拉拢|招徕|诋毁|贬低"
    "|保存|存档|备份|留存|质保|维护|保修|免费|优惠|续签|续约|顺延|发表|论文|申请[^。；，]{0,12}专利|专利申请"
)
"""Something else that is to be done by then."""
_UNTIL = re.compile(
    "(?:应当?|须|均|继续|予以|负责)[^。；，,]{0,6}[保守]密[，,]?(?:直至|直到|至|到)[^。；，,]{2,}"
)
"""Secrecy until something happens."""
_VALUE = re.compile("由|[:：为是自从至到依按以](?!甲方|乙方|丙方|双方|各方|何时|什么)[^。；]{2}")
"""Behind “保密期限”: it is said how long that is."""
_DIGITS = re.compile("[0-9]+|[一二三四五六七八九十]+")
_LEAST_TITLE = 3
_TIED = re.compile(
    f"{SECRECY}|泄|透露|外传|义务|责任|要求|约束|拘束|遵守|效力"
    "|利用(?:该|此|上述|前述|其|对方|所|[甲乙丙丁]方)[^。；，,]{0,10}(?:信息|资料|秘密|数据|技术|情况)"
)
_OTHER_DUTY = re.compile(
    "(?:付款|支付|付清|结算|清算|质保|保修|交付|违约|赔偿|侵权|通知|协助|配合|售后|交货|供货|还款|补偿)[^。；，,]{0,6}(?:义务|责任)"
    "|(?:未完成|未履行(?:完毕)?|剩余)的[^。；，,]{0,8}(?:义务|责任)"
)
"""Duties that are not secrecy."""


def unread(agreement: Agreement, sentences: Sequence[Sentence]) -> Iterator[Said]:
    """An undefined statement for each such sentence in the articles of ``sentences``, or that names one."""
    known = {sentence.evidence: sentence for sentence in sentences}
    articles = [agreement.article(clause.index).index for clause in agreement.clauses]
    bound = [s.evidence.location.block for s in sentences if s.headed or DUTY.search(s.text)]
    bound += [p.location.block for p in agreement.stream.provisions if KEPT_WITHIN.search(p.text)]
    provisions = agreement.stream.provisions
    secret = {articles[p.clause] for p in provisions if p.location.block in bound}
    names = _names(agreement, secret)
    for provision in provisions:
        text = _OTHER_DUTY.sub("", provision.text)
        inside = articles[provision.clause] in secret and _MEANT.search(text)
        if (inside or (names and names.search(provision.text))) and _may_last(provision):
            evidence = agreement.evidence(provision)
            sentence = known.get(evidence) or Sentence(provision.text, evidence)
            yield Said(sentence, statement(sentence, SecrecyPeriod.UNDEFINED))


def _names(agreement: Agreement, articles: Iterable[int]) -> re.Pattern[str] | None:
    """What ``articles`` are called elsewhere: 第六条, 信息管理一章."""
    called: list[str] = []
    for clause in (agreement.clauses[index] for index in articles):
        digits = _DIGITS.search(clause.number)
        value = parse_integer(digits[0]) if digits else None
        if value is not None:
            called.append(f"(?<![》法])第(?:{value}|{to_chinese(value)})[条项款章](?!以外|之外|除外)")
        if len(clause.title) >= _LEAST_TITLE:
            called.append(re.escape(clause.title))
    return re.compile("|".join(called)) if called else None


def _may_last(provision: Provision) -> bool:
    text = provision.text
    named = PERIOD_WORD.search(text)
    valued = (named and _VALUE.match(text, named.end())) or _UNTIL.search(text)
    if valued and not others.is_of_others(text):
        return True
    if not (_AFTER.search(text) and _ON.search(text)) or others.is_of_others(text) or others.is_advice(text):
        return False
    if OTHER_CLAUSES.search(text) and not DUTY.search(text):
        return False
    return not _OTHERWISE.search(text) or _TIED.search(text) is not None
