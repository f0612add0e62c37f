"""Income cut into pieces: “余款作一百份，甲方四十五份，乙方五十五份”, “以百分计，甲方得六十分”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from pipeline.nlp import sharing_words as words
from pipeline.text.numerals import parse_number

_NUMBER = "([0-9]{1,4}|[〇零一二三四五六七八九十百千两万壹贰叁肆伍陆柒捌玖拾佰仟]{1,9})"
_PIECE = re.compile(
    f"({words.SHARER.pattern}|[\u4e00-\u9fff]{{1,8}}?(?=[得占享取拿留]))(?:应|可|将)?(?:得|占|享有?|取得?|拿|留|分得|获得|为|[:：])?(?:其中的?)?{_NUMBER}(份|分)(?!之|钟|钱|期|红|[一二三四五六七八九])"
)
_TOTAL = re.compile(
    f"(?:视[为作]|[分折拆切][为成作合]|作[为成]?|共|合?计[为作]?|按|以){_NUMBER}等?(?:份|分计|分)"
)
_DIVIDED = re.compile(
    "余|剩|收益|净额|所得|盈余|钱|款|收入|利润|许可费|转让费|分[享配成红]|红利|份额|比例|百分计"
)
_PAPERS = re.compile(
    "一式|各执|正本|副本|样[品本]|问卷|报告|合同书|协议书|文件|图纸|资料|试卷|材料|考核|评分|满分|打分|得票|评审"
)
_UNIT = "(?:元钱?|块钱?|圆)"
_EACH_SUM = re.compile(
    f"每(?:[满收挣赚卖进得到入][进到入得满足]?了?)?[^。；，,、0-9一二三四五六七八九十百千万元块]{{0,4}}([百千万](?=[元块圆])|{_NUMBER[1:-1]}){_UNIT}"
)
"""The sum that is divided: “净收入每满一百元”, “每挣一百块钱”."""
_OF_SUM = re.compile(
    f"({words.SHARER.pattern}|[\u4e00-\u9fff]{{1,6}}?(?=[得占享取拿留分归]))(?:应|可|将|各)?"
    f"(?:得|占|享有?|取得?|拿走?|留[下取]?|分得?|分到|获得|归|为|[:：])?(?:其中的?)?([0-9.]{{1,6}}|{_NUMBER[1:-1]}){_UNIT}"
)
_REST_OF_SUM = re.compile(
    f"(?:其余|剩余|余下|剩下)的?(?:钱|部分|都|全|全部|均|款)*(?:归属?|给|留给|由|属)?({words.SHARER.pattern})"
)
_EARNED = re.compile(
    "收益|收入|净|利润|毛利|盈|赚|挣|[卖售]|收进|收到|进账|到手|回款|许可|转让|授权|提成|所得|分成"
)
_ROUND_SUMS = (1, 10, 100, 1_000, 10_000)
_MANY = 2
_ROUND = (10, 100)
"""What tenths and hundredths (分) make, where nobody says how many there are."""


def pieces(text: str) -> Mapping[str, Fraction]:
    """Each party's part of one; empty unless several parties get pieces that make the whole that is told."""
    if of_sum := _of_each_sum(text):
        return of_sum
    if ("份" not in text and "分" not in text) or _PAPERS.search(text) or not _DIVIDED.search(text):
        return {}
    found = [(match[1], parse_number(match[2]), match[3]) for match in _PIECE.finditer(text)]
    given = {party: number for party, number, _ in found if number}
    if len(given) < _MANY or len(given) != len(found) or len({unit for *_, unit in found}) > 1:
        return {}
    whole, total = sum(given.values()), _TOTAL.search(text)
    told = total is not None and parse_number(total[1]) == whole
    told = told or (whole == 100 and "百分" in text)  # noqa: PLR2004 - hundredths
    counted = found[0][2] == "份" or whole in _ROUND
    if not (told or (total is None and counted and words.INCOME.search(text))):
        return {}
    return {party: number / whole for party, number in given.items()}


def _of_each_sum(text: str) -> Mapping[str, Fraction]:
    """“净收入每满一百元，甲方拿25元，乙方拿75元”: the parts of a round sum of what is earned."""
    told = _EACH_SUM.search(text) if "每" in text else None
    whole = parse_number(f"一{told[1]}" if told[1] in "百千万" else told[1]) if told else None
    if told is None or whole not in _ROUND_SUMS or not _EARNED.search(text):
        return {}
    found = [(match[1], parse_number(match[2])) for match in _OF_SUM.finditer(text, told.end())]
    given = {party: number for party, number in found if number}
    rest = _REST_OF_SUM.search(text, told.end())
    if rest and len(given) == len(found) and sum(given.values()) < whole and rest[1] not in given:
        given[rest[1]] = whole - sum(given.values())
    if len(given) < _MANY or sum(given.values()) != whole:
        return {}
    return {party: number / whole for party, number in given.items()}
