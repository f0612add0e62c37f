"""Which kind of agreement a document is: by ``--type``, by its title, else by its wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.model.document import Story
from pipeline.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.check.rule import Profile
    from pipeline.model.agreement import Agreement

OTHER = "other_contract"
"""The profile of an agreement that is none of the others."""
FEWEST = 2
"""Different wordings of a kind of agreement that must occur before it is assumed."""
DENSE = 0.15
"""Part of the sentences that must hold such wording."""
FIRST_BLOCKS = 12
"""Paragraphs among which a title stands."""
LONGEST_TITLE = 60

_AGREEMENT = re.compile(
    r"[甲乙]方|(?<![A-Za-z])[A-D]方(?![案法程式便向面形块格])|合伙人|订立合同|(?:委托|受托|许可|被许可|转让|受让|披露|接收|合作|承诺|受聘|聘用)(?:方|人)"
    r"|(?:数据|信息)?(?:控制|处理)者|(?:数据|信息)(?:接收|提供)者|本(?:合同|协议|约定|承诺书?)(?!书?样)|(?:双|三|各)方(?:当事人|经|应|同意|约定|协商|确认|在)"
    r"|违约责任|签订(?:本|以下|如下)|达成(?:以下|如下)(?:协议|合同|条款)|(?:出租|承租|发包|承包|[买卖供需]|采购|发榜|揭榜|牵头)(?:方|人)"
    r"|未尽事宜|(?:提交|提请)\S{2,12}仲裁|双方签字"
)
_FEWEST_WORDS = 3
"""Words of agreements that a text without a title of one must hold to be one."""
_PROMISES = tuple(
    map(
        re.compile,
        (
            r"(?:以下|下面|下称|以后)(?:就|都|简|统)?[叫称]",
            r"(?:这[份封张]|本)(?:信函?|约定|文书|备忘|纪要|意向|东西)[^。]{0,24}(?:协议|合同|作数|算数|为准|生效|遵守|照办)|(?:照|依)(?:这个|它|此)?办|[就才]?(?:作数|算数|照办)",
            r"一式\S{1,3}份|写\S{1,2}[张份]，?[^。]{0,4}一(?:边|家|方)",
            r"(?:签[字名了]|盖[章了])[^。]{0,12}(?:生效|起|算|作数|才行|就照办|照办)",
            r"人民法院|仲裁|打官司|起诉|劝不?拢|谈不[成拢]",
            r"照?[^。]{0,8}赔(?:偿|出来|掉|上)?|违约|说话不算话|罚",
            r"(?:不许|不能|不得|不准|都不)[^。，]{0,6}(?:外传|往外[说讲发]|泄露|透露|告诉)",
            r"(?:归|属于?)[^。，]{0,10}(?:所有|共有|享有)|一家一半|归谁|[两三]家(?:共有|对半|平分)|还是(?:各家|它|谁)的",
            r"(?:[两三四五各哪一]|任[一何])(?:家|边)",
        ),
    )
)
"""What people say who bind themselves in plain words: 两家一家一半, 哪家漏出去的照赔, 签了字就照办."""
_FEWEST_PROMISES, _FEWEST_UNTITLED = 3, 5
_SIGNED = re.compile(r"[（(](?:盖章|公章|签[字名章]|章)[)）]")
_PLAIN_NAME = re.compile(
    r"(?:合作|协作|合办|共建|共管|联合|研究|开发|转化|入股|试[验种])\S{0,8}(?:约定|信函|函|意向|纪要|办法|契约|字据|备忘)(?:[(（][^()（）]{0,24}[)）])?$"
)
_REMARK = re.compile(r"[(（](?:含|附|兼|暨|包括)[^()（）]{1,16}[)）]")
"""What an agreement holds besides: 成果转化合作协议(含专利许可)."""
_TITLE = re.compile(
    r"(?:合同|协议|协议书|合同书|备忘录|意向书|契约书?|合约书?|约定书|任务书|(?:保密|聘)\S{0,4}(?:承诺书?|约定|请书)|AGREEMENT)(?:[(（][^()（）]{0,16}[)）]|范本|样本|模板|文本)*$"
)
_PLAIN_TITLE = re.compile(
    r"合同|协议|书|框架|补充|[(（][一二三四五六七八九十0-9][)）]|[\s:：]|样本|范本|模板|文本|草案?|[稿份]"
)
"""What is left out to see whether a title says anything about the kind of agreement."""
_PAPER = re.compile("(?:报告|书|方案|计划|意见|[表单]|职责|章程|纪要|申请|台账|目录|清单|案例|记录|结论)书?$")
"""How the titles of reports and forms end."""
_STATE_OF_DRAFT = re.compile("(?:[(（][^()（）]{1,24}[)）])+$")
_NAME_BEHIND = re.compile("(?<=[书案划见告表单责要请账录例]):.{2,40}$")
"""What a report is about, behind its title: 最佳实践案例:分阶段评审."""
_NUMBERED = re.compile(r"附[件录表]|第.{1,3}[章节条]|[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]")
_SENTENCE = re.compile("[。；，,;：:]")
_QUOTED = re.compile(r"《[^《》]{2,60}》")
"""The name of another agreement in a title: 关于终止《联合开发合同》的协议书."""
_NUMBER_LINE = re.compile(r"编\s*号|登记")
_LOOKS = (
    (
        "一篇论文",
        re.compile(
            r"关键词[：:]|摘\s*要[：:]?$|Abstract|参考文献$|指导教师|学位论文|毕业(?:论文|设计)", re.MULTILINE
        ),
    ),
    ("一份简历", re.compile(r"求职意向|教育(?:背景|经历)|工作经[历验]|个人简历|自我评价|期望薪资")),
    ("一份会议通知", re.compile(r"会议(?:通知|议程|时间|地点)|参会|报到(?:时间|地点)|关于召开")),
    ("一份会议纪要", re.compile(r"会议纪要|参会人员|会议(?:决议|记录|主持)|出席人员")),
    (
        "一份通知或公文",
        re.compile(
            r"关于[^\n]{2,40}的(?:通知|通告|公告|请示|批复|意见|函|报告|决定)$|各(?:单位|部门|学院)[：:]$",
            re.MULTILINE,
        ),
    ),
    ("一份申请书或者申报书", re.compile(r"申[请报](?:书|表)$|项目申报|申请人承诺|立项依据", re.MULTILINE)),
    ("一份标准或规范", re.compile(r"本(?:文件|标准)按照\s*GB|规范性引用文件|术语和定义$", re.MULTILINE)),
    ("一部法律法规或制度", re.compile(r"^第一章\s*总\s*则|自\S{1,20}起施行|管理办法$", re.MULTILINE)),
    ("一份招标或投标文件", re.compile(r"招标(?:文件|公告|人)|投标(?:人须知|函|文件)|评标办法")),
    (
        "一份报告",
        re.compile(
            r"(?:研究|可行性|调研|总结|评估|工作|结题)(?:分析)?报告$|项目背景$|结论与建议$", re.MULTILINE
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Recognition:
    """The kind of an agreement; ``by`` is ``option``, ``title`` or ``wording``."""

    profile: Profile
    by: str


def recognise(agreement: Agreement, profiles: Sequence[Profile], *, wanted: str = "") -> Recognition:
    """The profile of ``agreement``; ``wanted`` (the value of ``--type``) wins over what the document says.

    By the title when it fits one, most closely where it fits several; by the wording when the title says
    nothing; else ``other_contract``. Raises InputError for an unknown ``wanted`` and, without ``wanted``,
    for a document that is no agreement.
    """
    if wanted:
        return Recognition(profile_for(wanted, profiles), "option")
    paper = _paper(agreement, [item for item in profiles if not item.agreement])
    if paper is not None:
        return Recognition(paper, "title")
    title = _REMARK.sub("", _QUOTED.sub("", normalise(title_of(agreement)).text))
    refuse_other_documents(agreement, title)
    special = [item for item in profiles if item.id != OTHER and item.agreement]
    fitting = _by_title(title, special)
    if len(fitting) == 1:
        return Recognition(fitting[0], "title")
    if not fitting and _PLAIN_TITLE.sub("", title):
        return Recognition(profile_for(OTHER, profiles), "title")
    found = _by_wording(agreement, fitting or special, sure=bool(fitting))
    return Recognition(found or profile_for(OTHER, profiles), "wording")


def _paper(agreement: Agreement, profiles: Sequence[Profile]) -> Profile | None:
    """The kind of report or form that the title is; None below the title of an agreement."""
    for text in _first_lines(agreement):
        bare = _STATE_OF_DRAFT.sub("", _NAME_BEHIND.sub("", text)).strip("《》")
        if _PAPER.search(bare) and not _NUMBERED.match(bare) and not _SENTENCE.search(bare):
            fitting = _by_title(bare, profiles)
            if fitting:
                return fitting[0]
        if _TITLE.search(bare) and not _NUMBER_LINE.search(bare):
            return None
    return None


def _first_lines(agreement: Agreement) -> Iterator[str]:
    body = (item for item in agreement.document.blocks if item.story in (Story.BODY, Story.TEXT_BOX))
    lines = (item.text.strip() for item in body if not item.label and item.text.strip())
    for text in islice(lines, FIRST_BLOCKS):
        if len(text) <= LONGEST_TITLE:
            yield normalise(text).text.strip()


def refuse_other_documents(agreement: Agreement, title: str = "") -> None:
    """Raise InputError, saying what it looks like, for a document that is no agreement."""
    text = "\n".join(block.text.strip() for block in agreement.document.blocks if block.story is Story.BODY)
    words = {match[0] for match in _AGREEMENT.finditer(text)} or {
        match[0] for match in _AGREEMENT.finditer(normalise(text).text)
    }
    named = any(party.role or party.name for party in agreement.terms.parties)
    if len(words) >= (1 if named or _TITLE.search(title) else _FEWEST_WORDS) or _promises(agreement, text):
        return
    looks = _looks_like(text)
    seems = f"看起来是{looks}" if looks else "没有找到当事人和合同条款"
    raise InputError(
        f"{agreement.document.name or '这个文件'}不是合同或协议：{seems}。"
        "请换成协议文件；如果确实是协议或者技术规范规定的文件，请用 --type 指明种类后重新检查。"
    )


def _promises(agreement: Agreement, text: str) -> bool:
    """True for an agreement in plain words: named as one, or signed, and saying what binds those who sign."""
    found = sum(bool(pattern.search(text)) for pattern in _PROMISES)
    lines = list(_first_lines(agreement))
    if any(_PLAIN_NAME.search(line) or _TITLE.search(line.rstrip(")")) for line in lines):
        return found >= _FEWEST_PROMISES
    return found >= _FEWEST_UNTITLED and bool(_SIGNED.search(text))


def title_of(agreement: Agreement) -> str:
    """The title as read, else the first short line of the body that ends like one."""
    if agreement.terms.title:
        return agreement.terms.title
    body = (item.text.strip() for item in agreement.document.blocks if item.story is Story.BODY)
    short = [
        normalise(text).text
        for text in islice(filter(None, body), FIRST_BLOCKS)
        if len(text) <= LONGEST_TITLE
    ]
    titles = (text for text in short if _TITLE.search(text) and not _NUMBER_LINE.search(text))
    return next(titles, None) or next((text for text in short if _PLAIN_NAME.search(text)), "")


def profile_for(wanted: str, profiles: Sequence[Profile]) -> Profile:
    """The profile with this identifier or title. Raises InputError, naming all, for an unknown one."""
    for profile in profiles:
        if wanted in (profile.id, profile.title):
            return profile
    known = "、".join(f"{item.id}（{item.title}）" for item in profiles)
    raise InputError(f"没有文件种类“{wanted}”，请在 --type 后面写下列之一：{known}。")


def _by_title(title: str, profiles: Sequence[Profile]) -> list[Profile]:
    """The profiles whose patterns cover most of ``title``: several when they cover the same."""
    lengths = [(_title_length(title, item), item) for item in profiles]
    longest = max((length for length, _ in lengths), default=0)
    return [item for length, item in lengths if length == longest] if longest else []


def _title_length(title: str, profile: Profile) -> int:
    if any(_compiled(item).search(title) for item in profile.not_titles):
        return 0
    found = [match for item in profile.titles if (match := _compiled(item).search(title))]
    return max((len(match[0]) for match in found), default=0)


def _by_wording(agreement: Agreement, profiles: Sequence[Profile], *, sure: bool) -> Profile | None:
    """The profile whose wording stands in most sentences; None when it is thin, unless ``sure`` of one."""
    sentences = [item.text for item in agreement.stream.provisions]
    scores = [(_share(item.wording, sentences), item) for item in profiles if item.wording]
    share, best = max(scores, key=lambda score: score[0], default=(0.0, None))
    if best is None or sure:
        return best
    varied = sum(any(_compiled(item).search(text) for text in sentences) for item in best.wording)
    return best if share >= DENSE and varied >= FEWEST else None


def _share(patterns: Sequence[str], sentences: Sequence[str]) -> float:
    """Part of ``sentences`` that hold one of ``patterns``."""
    compiled = [_compiled(item) for item in patterns]
    hits = sum(any(pattern.search(text) for pattern in compiled) for text in sentences)
    return hits / max(len(sentences), 1)


def _looks_like(text: str) -> str:
    scores = [(len(set(pattern.findall(text))), name) for name, pattern in _LOOKS]
    best = max(scores, key=lambda score: score[0])
    return best[1] if best[0] else ""


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
