"""Ends of secrecy that another thing sets: the close of the project, another paper, publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.terms import SecrecyPeriod
from pipeline.nlp.secrecy import others, topic
from pipeline.nlp.secrecy.combining import Said
from pipeline.nlp.secrecy.lasting import ENDS, KNOWN
from pipeline.nlp.secrecy.sentence import Sentence, statement

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
_GONE = (
    "(?:[保守]密(?:的)?(?:义务|责任|要求)[^。；，,]{0,4}?(?:自动|自行|自然|当然|随之|同时|立即|相应|[即便就则亦也])*(?:告|行|予)?(?:以)?"
    "(?:终止|解除|消灭|免除|失效|结束|终了|归于消灭)"
    "|(?:不再|不用再|无需再|无须再|不必再)(?:承担|负有?|履行|受)[^。；，,]{0,12}(?:[保守]密|约束|限制)|不再[保守]密"
    "|(?:[保守]密(?:义务|责任)?的?(?:限制|约束)|此项义务|上述义务)(?:自动|随之|即)?(?:告)?(?:解除|终止|消灭|失效))"
)
_WHEN_KNOWN = re.compile(
    f"(?:(?:一旦|一经|如果?|若|倘若?|当|凡)[^。；]{{0,50}}?(?<![未不非尚])(?<!可以)(?<!合作){KNOWN}[^。；]{{0,40}}?"
    f"|(?<![未不非尚])(?<!合作){KNOWN}[^。；，,]{{0,6}}?(?:之?后|之?时|之日起?|的|时起)[，,]?[^。；，,]{{0,20}}?)"
    f"{_GONE}"
)
"""“一旦信息公开，保密义务自动终止”: the duty ends then, and not before."""
_UNSAID = re.compile(
    "(?:至|到)[^。；，,]{0,6}[保守]密的?(?:义务|责任)?期(?:限|间)?(?:之日)?(?:届?满|期满|结束|终止|到期)"
)
"""“承担保密义务直至保密期限届满”, a period that nothing in the agreement tells."""


def at_publication(sentences: Sequence[Sentence]) -> Iterator[Said]:
    """Until the secret is known, where nothing but that is said to end the duty; nothing said: nothing."""
    for sentence in sentences:
        found = _WHEN_KNOWN.search(sentence.text)
        if found and not topic.BREACH.search(sentence.text, 0, found.end()):
            yield Said(sentence, statement(sentence, SecrecyPeriod.UNTIL_PUBLIC))


def unsaid(sentences: Sequence[Sentence]) -> Iterator[Said]:
    """An undefined statement for a period that is named and told nowhere."""
    for sentence in sentences:
        if _UNSAID.search(sentence.text):
            yield Said(sentence, statement(sentence, SecrecyPeriod.UNDEFINED))


def is_at_close(text: str) -> bool:
    """Whether secrecy is said to last until the cooperation, or its project, closes and no longer."""
    return _CLOSE.search(text) is not None


def is_left_to_paper(text: str) -> bool:
    """Whether the length, in general or in one of several cases, is what another paper says."""
    left = _LEFT.search(text) or _CASE.search(text)
    return left is not None and not others.is_of_others(text)
