"""What the trained model takes a clause for leads a reader there, and settles nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import inf

import pytest
from helpers.promises import read

from pipeline import check
from pipeline.check import suspicion
from pipeline.content import root
from pipeline.model.report import Outcome, RuleResult, Severity

RULES = check.load()
KINDS = sorted((root() / "rules" / "clauses").glob("*.yaml"))
PROFILE = check.profile_for("cooperation_agreement", RULES.profiles)
ODD = "口风要紧，配方和价钱烂在肚子里。"
TEXT = f"""示例合作协议
第一条 合作内容
双方共同研究陶瓷釉料。
第二条 还有一件事
{ODD}
第三条 违约责任
违约方应当赔偿损失。"""


class Voice:
    """An opinion that takes every text with certain words for a kind."""

    def __init__(self, words: str, **kinds: float) -> None:
        self.words, self.told = words, kinds
        self.asked: list[tuple[str, str]] = []

    def kinds(self, headings: Sequence[str], texts: Sequence[str]) -> Sequence[Mapping[str, float]]:
        self.asked += zip(headings, texts, strict=True)
        return [self.told if self.words in text else {} for text in texts]

    def settles(
        self, rules: Sequence[str], _headings: Sequence[str], _texts: Sequence[str]
    ) -> Sequence[float]:
        return [inf] * len(rules)


def results(text: str, voice: suspicion.Opinion | None, lang: str = "zh") -> dict[str, RuleResult]:
    agreement = read(text)
    found = check.run(
        agreement, RULES, profile=PROFILE, as_of=date(2026, 3, 1), lang=lang, crash=True, opinion=voice
    )
    return {result.rule: result for result in found}


def test_what_the_model_alone_sees_is_undetermined_with_its_place_and_confidence() -> None:
    found = results(TEXT, Voice("肚子", confidentiality=0.87))["confidentiality/clause"]
    assert (found.outcome, [item.quote for item in found.evidence]) == (Outcome.UNDETERMINED, [ODD])
    assert found.message == (
        "标题和措辞中都没有找到这一约定；疑似（置信度 0.87）第二条 还有一件事，请人工核对。"
    )
    assert found.severity is Severity.ERROR
    assert found.suggestion


def test_without_the_model_it_is_missing() -> None:
    assert results(TEXT, None)["confidentiality/clause"].outcome is Outcome.VIOLATED


def test_one_suspicion_is_told_once() -> None:
    found = results(TEXT, Voice("肚子", confidentiality=0.87))
    assert {found[f"confidentiality/{name}"].outcome for name in ("scope", "liability")} == {
        Outcome.NOT_APPLICABLE
    }


@pytest.mark.parametrize("confidence", [0.2, 0.49])
def test_a_faint_suspicion_is_none(confidence: float) -> None:
    found = results(TEXT, Voice("肚子", confidentiality=confidence))["confidentiality/clause"]
    assert found.outcome is Outcome.VIOLATED


def test_the_model_never_makes_anything_satisfied_or_violated() -> None:
    everything = dict.fromkeys((path.stem for path in KINDS), 0.99)
    with_it, without = results(TEXT, Voice("", **everything)), results(TEXT, None)
    for rule, found in with_it.items():
        if found.outcome is not without[rule].outcome:
            assert (without[rule].outcome, found.outcome) == (Outcome.VIOLATED, Outcome.UNDETERMINED)
    assert {found.outcome for found in with_it.values()} >= {Outcome.SATISFIED, Outcome.UNDETERMINED}


def test_the_model_is_not_asked_about_what_a_heading_tells() -> None:
    voice = Voice("")
    results(TEXT, voice)
    assert voice.asked == [("还有一件事", ODD)]


def test_the_model_is_asked_once() -> None:
    voice = Voice("肚子", confidentiality=0.9, risk=0.9, exit=0.9)
    results(TEXT, voice)
    assert len(voice.asked) == len(set(voice.asked))


def test_the_model_is_not_asked_where_nothing_is_missing() -> None:
    class Never:
        def kinds(self, _headings: Sequence[str], _texts: Sequence[str]) -> Sequence[Mapping[str, float]]:
            raise AssertionError("asked")

        def settles(self, rules: Sequence[str], *_: Sequence[str]) -> Sequence[float]:
            return [inf] * len(rules)

    agreement = read(TEXT)
    found = [rule for rule in RULES.rules if rule.id == "civil-code/breach-liability"]
    from dataclasses import replace  # noqa: PLC0415 - only here

    told = check.run(
        agreement,
        replace(RULES, rules=tuple(found)),
        profile=PROFILE,
        as_of=date(2026, 3, 1),
        crash=True,
        opinion=Never(),
    )
    assert [item.outcome for item in told] == [Outcome.SATISFIED]


def test_a_clause_headed_so_is_not_looked_for_elsewhere() -> None:
    text = TEXT.replace("第三条", "第三条 保密\n（略）\n第四条")
    found = results(text, Voice("肚子", confidentiality=0.99))["confidentiality/clause"]
    assert "置信度" not in found.message


@pytest.mark.parametrize(
    ("odd", "outcome"),
    [
        ("园区不介入双方的合作，也不分享其收益。", Outcome.VIOLATED),
        ("园区不介入，钱归出力的人。", Outcome.UNDETERMINED),
        ("园区的租金第三年起上浮百分之五。", Outcome.VIOLATED),
        ("园区减免租金，换来的好处大家都沾一点利润。", Outcome.UNDETERMINED),
        ("摊主无需向园区缴纳抽成；广告费用由园区承担七成，摊主承担三成。", Outcome.VIOLATED),
        ("摊主头一年不必向园区交抽成，往后园区得三成。", Outcome.UNDETERMINED),
    ],
)
def test_words_that_deny_a_matter_or_tell_of_another_are_no_reason_to_suspect_it(
    odd: str, outcome: Outcome
) -> None:
    voice = Voice("园区", benefit_sharing=0.9)
    assert results(TEXT.replace(ODD, odd), voice)["benefit/clause"].outcome is outcome


@pytest.mark.parametrize(
    ("odd", "outcome"),
    [
        ("到期搬走的，固定的装修留给园区。", Outcome.VIOLATED),
        ("到期搬走的，装修和做出来的软件留给园区。", Outcome.UNDETERMINED),
        ("园区收存的押金，生出的利息是入驻人的。", Outcome.VIOLATED),
        ("园区发下的货架和周转箱，样样记在园区名下。", Outcome.VIOLATED),
        ("园区发下的货架和写出来的软件，样样记在园区名下。", Outcome.UNDETERMINED),
    ],
)
def test_fittings_that_stay_with_a_house_are_no_results(odd: str, outcome: Outcome) -> None:
    voice = Voice("园区", result_ownership=0.9)
    assert results(TEXT.replace(ODD, odd), voice)["ip/ownership"].outcome is outcome


@pytest.mark.parametrize(
    ("odd", "outcome"),
    [
        ("模具归园区所有，平日由对方保管，丢失损毁的照价赔偿。", Outcome.VIOLATED),
        ("园区的钥匙和器材用完放回原处。", Outcome.VIOLATED),
        ("园区的模具由对方保管，不准叫旁人来看。", Outcome.UNDETERMINED),
        ("园区的设备参数由对方锁在柜里。", Outcome.UNDETERMINED),
        ("园区里三年内不从事相竞争的业务。", Outcome.VIOLATED),
        ("园区保存销售数据，供双方核验。", Outcome.VIOLATED),
        ("园区的竞业人员不得把图纸说出去。", Outcome.SATISFIED),
    ],
)
def test_goods_in_care_competing_business_and_accounts_are_no_secrets(odd: str, outcome: Outcome) -> None:
    voice = Voice("园区", confidentiality=0.9)
    assert results(TEXT.replace(ODD, odd), voice)["confidentiality/clause"].outcome is outcome


@pytest.mark.parametrize(
    ("odd", "outcome"),
    [
        ("合作停下来的时候，园区收到的底稿要归还。", Outcome.VIOLATED),
        ("园区随时不想干了，底稿要归还。", Outcome.UNDETERMINED),
    ],
)
def test_what_is_given_back_at_the_end_gives_nobody_a_way_out(odd: str, outcome: Outcome) -> None:
    voice = Voice("园区", exit=0.9)
    assert results(TEXT.replace(ODD, odd), voice)["exit/clause"].outcome is outcome


def test_debts_are_no_secrets() -> None:
    voice = Voice("举债", confidentiality=0.9)
    found = results(TEXT.replace(ODD, "企业不得对外举债，亦不得为他人作保。"), voice)
    assert found["confidentiality/clause"].outcome is Outcome.VIOLATED


@pytest.mark.parametrize(
    ("odd", "outcome"),
    [
        ("打2026年3月1日动手，干到2028年2月28日。", Outcome.VIOLATED),
        ("配方和窑温，讲究的是进度，谁也别拖。", Outcome.UNDETERMINED),
    ],
)
def test_a_passage_that_says_nothing_of_the_matter_is_not_suspected(odd: str, outcome: Outcome) -> None:
    voice = Voice(odd, schedule=0.95)
    assert results(TEXT.replace(ODD, odd), voice)["technology-contract/plan"].outcome is outcome


def test_an_unnumbered_passage_is_named_as_one() -> None:
    found = results(f"示例合作协议\n{ODD}", Voice("肚子", confidentiality=0.9))["confidentiality/clause"]
    assert "疑似（置信度 0.90）无标题的一段" in found.message


def test_it_is_said_in_english_too() -> None:
    found = results(TEXT, Voice("肚子", confidentiality=0.87), "en")["confidentiality/clause"]
    assert "第二条 还有一件事 may be about it (confidence 0.87)" in found.message


def test_a_long_article_is_asked_about_part_by_part() -> None:
    parts = "\n".join(f"（{number}）{'双方就此事另行商量并作记录，' * 12}" for number in "一二三")
    text = f"示例合作协议\n第一条 其他\n{parts}\n（四）{ODD}"
    voice = Voice("肚子", confidentiality=0.9)
    found = results(text, voice)["confidentiality/clause"]
    assert ODD in {asked for _, asked in voice.asked}
    assert found.outcome is Outcome.UNDETERMINED


def test_words_below_a_substance_are_not_asked_about() -> None:
    voice = Voice("")
    results("示例合作协议\n第一条 其他\n同上。", voice)
    assert all(len(text) >= suspicion.FEWEST for _, text in voice.asked)


@pytest.mark.parametrize(
    ("odd", "outcome"),
    [
        ("口风要紧，配方和价钱烂在肚子里。", Outcome.VIOLATED),
        ("口风要紧，配方和价钱一辈子烂在肚子里。", Outcome.UNDETERMINED),
    ],
)
def test_a_passage_without_a_word_of_time_holds_no_period(odd: str, outcome: Outcome) -> None:
    found = results(TEXT.replace(ODD, odd), Voice("肚子", confidentiality=0.87))
    assert found["confidentiality/period"].outcome is outcome


def test_times_of_another_matter_are_no_reason_to_look_for_a_secrecy_period() -> None:
    """“定期监测水质” speaks of a time and of no secret."""
    odd = "乙方须长期监测塘口水质，淤泥沤制半年后还田，肚子朝上的死鱼当日捞出。"
    found = results(TEXT.replace(ODD, odd), Voice("肚子", confidentiality=0.87))
    assert found["confidentiality/period"].outcome is Outcome.VIOLATED
