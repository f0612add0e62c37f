from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.terms import ShareTerm, State
from pipeline.nlp.shares import figures, parts_of
from pipeline.text.normalise import normalise
from pipeline.text.numerals import to_chinese


def read(text: str, *, owner: str = "", held: bool = False) -> list[ShareTerm]:
    return figures(normalise(text).text, owner=owner, held=held)


def shares(term: ShareTerm) -> list[tuple[str, str]]:
    return [(share.party, str(share.value)) for share in term.shares]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("净收益由甲方享有65%，乙方享有35%。", [("甲方", "13/20"), ("乙方", "7/20")]),
        ("利润甲方得百分之六十，乙方得百分之四十。", [("甲方", "3/5"), ("乙方", "2/5")]),
        ("收益中甲方占六成五，乙方占三成五。", [("甲方", "13/20"), ("乙方", "7/20")]),
        ("许可费收入的70%归学校，30%归公司。", [("学校", "7/10"), ("公司", "3/10")]),
        ("转让所得甲方得三分之二，乙方得三分之一。", [("甲方", "2/3"), ("乙方", "1/3")]),
        ("收益甲方得六十点五个百分点，乙方得三十九点五个百分点。", [("甲方", "121/200"), ("乙方", "79/200")]),
        ("收益按6:3:1在甲、乙、丙之间分配。", [("甲方", "3/5"), ("乙方", "3/10"), ("丙方", "1/10")]),
        ("利润按三七开。", [("甲方", "3/10"), ("乙方", "7/10")]),
        ("利润三七开，乙方得三。", [("甲方", "7/10"), ("乙方", "3/10")]),
        ("利润三七开，甲方得三。", [("甲方", "3/10"), ("乙方", "7/10")]),
        ("净收益七三分成，甲方八成、乙方三成。", [("甲方", "4/5"), ("乙方", "3/10")]),
        ("净收益七三分成，甲方三成、乙方七成。", [("甲方", "3/10"), ("乙方", "7/10")]),
        ("学校与企业按四六分享收益。", [("学校", "2/5"), ("企业", "3/5")]),
        ("盈利甲六、乙四。", [("甲方", "3/5"), ("乙方", "2/5")]),
        ("收益甲二、乙三、丙五。", [("甲方", "1/5"), ("乙方", "3/10"), ("丙方", "1/2")]),
        ("双方按三比一分享转让收入。", [("甲方", "3/4"), ("乙方", "1/4")]),
        ("各方以70/30分割净收入。", [("甲方", "7/10"), ("乙方", "3/10")]),
        ("收益分配比例（%）：甲方55，乙方45。", [("甲方", "11/20"), ("乙方", "9/20")]),
        ("分配系数：甲0.5、乙0.3、丙0.2。", [("甲方", "1/2"), ("乙方", "3/10"), ("丙方", "1/5")]),
        ("收益由双方各得一半。", [("甲方", "1/2"), ("乙方", "1/2")]),
        (
            "净收益甲方、乙方、丙方分别享有50%、30%、20%。",
            [("甲方", "1/2"), ("乙方", "3/10"), ("丙方", "1/5")],
        ),
    ],
)
def test_every_sharer_of_a_whole_has_its_figure(text: str, expected: list[tuple[str, str]]) -> None:
    (term,) = read(text)
    assert (shares(term), term.state, term.complete) == (expected, State.DEFINED, True)


@pytest.mark.parametrize("text", ["收益由各方均分。", "许可费按相等的份额分享。", "赚了钱二一添作五。"])
def test_equal_shares_need_no_figure(text: str) -> None:
    (term,) = read(text)
    assert (term.shares, term.state, term.complete) == ((), State.DEFINED, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乙方提取净利润的30%，其余归甲方。", [("乙方", "3/10")]),
        ("乙方按销售额的3%提取技术使用费。", [("乙方", "3/100")]),
        ("技术使用费为销售额的5%。", [("", "1/20")]),
        ("乙方每年按净销售额的4%向甲方支付提成费。", [("甲方", "1/25")]),
    ],
)
def test_a_single_figure_is_no_whole(text: str, expected: list[tuple[str, str]]) -> None:
    (term,) = read(text)
    assert (shares(term), term.state, term.complete) == (expected, State.DEFINED, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收益甲方占__%，乙方占__%。", State.BLANK),
        ("利润按__:__分配。", State.BLANK),
        ("收益中甲方享有60%—70%。", State.UNDEFINED),
    ],
)
def test_figures_left_open_are_told(text: str, expected: State) -> None:
    (term,) = read(text)
    assert (term.state, bool(term.reason), term.complete) == (expected, True, False)


def test_the_part_of_a_part_is_a_statement_of_its_own() -> None:
    terms = read("收益甲方得60%，乙方得40%，其中乙方所得部分的70%归课题组。")
    assert [len(term.shares) for term in terms] == [2, 1]


def test_figures_for_the_same_party_again_are_another_statement() -> None:
    terms = read("前两年收益甲方得70%，乙方得30%，此后甲方得50%，乙方得50%。")
    assert [[share.value for share in term.shares] for term in terms] == [
        [Fraction(7, 10), Fraction(3, 10)],
        [Fraction(1, 2), Fraction(1, 2)],
    ]


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("净收益甲方占60%，乙方占50%。", True),
        ("甲方分得利润的六成，乙方分得利润的五成。", True),
        ("甲方提取净利润的30%，乙方提取销售额的5%。", False),
        ("许可收益甲方占60%，转让收益乙方占30%。", False),
        ("甲方得净收益的60%，乙方得30%，其余归课题组。", False),
        ("甲方得净收益的60%，乙方得其余的40%。", True),
    ],
)
def test_figures_must_add_up_only_where_they_divide_one_whole_among_all(text: str, *, complete: bool) -> None:
    assert {term.complete for term in read(text)} == {complete}


def test_all_of_it_may_go_to_one() -> None:
    (term,) = read("转让收益全部归乙方所有。")
    assert shares(term) == [("乙方", "1")]


@pytest.mark.parametrize(
    "text",
    [
        "逾期支付收益的，每日按万分之五支付违约金。",
        "收益应缴纳的增值税税率为6%。",
        "研发损失由甲方承担60%，乙方承担40%。",
        "税后利润先提取10%公积金。",
        "收益款分两次支付，第一次支付60%，第二次支付40%。",
        "甲方出资70%，乙方出资30%，共享收益。",
        "预付款30%，验收合格后支付利润款70%。",
        "产品按市场价下浮15%供应，以体现收益。",
        "验收评分中技术指标占60%，效益指标占40%。",
        "净收益增长50%以上的，双方再议。",
        "项目收益达到100%后双方再行商议。",
        "乙方完成任务的80%，方可获得服务费。",
        "服务费分三期支付：30%、40%、30%。",
        "货款的70%在验收后支付，所得票据由甲方保存。",
        "研发人员投入甲方占40%，乙方占60%，收益另行约定。",
        "技术服务费按3:4:3分期支付。",
    ],
)
def test_figures_that_divide_something_else_are_none(text: str) -> None:
    assert [term for term in read(text) if term.shares] == []


def test_figures_held_count_where_income_is_divided_by_them() -> None:
    text = "甲方持股51%，乙方持股49%"
    assert read(f"利润分红。{text}。") == []
    (term,) = read(f"利润按持股比例分红，{text}。")
    assert shares(term) == [("甲方", "51/100"), ("乙方", "49/100")]


def test_without_a_word_for_income_the_figure_must_be_given_to_somebody() -> None:
    assert len(read("甲方60%，乙方40%。")) == 1
    assert read("甲方的进度不低于60%时开会。") == []


@pytest.mark.parametrize(
    "text", ["知识产权由双方共有，各占50%。", "甲方收入占比60%以上为财政资助。", "产品利润率为20%。"]
)
def test_where_no_income_is_divided_a_figure_must_be_given_to_somebody(text: str) -> None:
    assert figures(normalise(text).text, speaks=False) == []


def test_a_figure_alone_belongs_to_the_party_of_its_row() -> None:
    (term,) = read("65%", owner="乙方")
    assert shares(term) == [("乙方", "13/20")]


_PER_CENT = st.integers(1, 99)


@given(_PER_CENT)
def test_shares_read_the_same_in_every_manner(part: int) -> None:
    rest = 100 - part
    written = [
        f"收益甲方得{part}%，乙方得{rest}%。",
        f"收益甲方得百分之{to_chinese(part)}，乙方得百分之{to_chinese(rest)}。",
        f"收益按{part}:{rest}的比例分配。",
        f"收益分配比例（%）：甲方{part}，乙方{rest}。",
    ]
    expected = [Fraction(part, 100), Fraction(rest, 100)]
    for text in written:
        (term,) = read(text)
        assert [share.value for share in term.shares] == expected
        assert [share.party for share in term.shares] == ["甲方", "乙方"]


@given(st.integers(1, 9))
def test_tenths_read_the_same_in_every_manner(part: int) -> None:
    first, second = to_chinese(part), to_chinese(10 - part)
    written = [
        f"收益甲方得{first}成，乙方得{second}成。",
        f"收益甲{first}乙{second}。",
        f"收益按{first}{second}分成。",
        f"收益按{part}:{10 - part}分成。",
    ]
    for text in written:
        (term,) = read(text)
        assert [share.value for share in term.shares] == [Fraction(part, 10), Fraction(10 - part, 10)]


@given(st.lists(st.integers(1, 50), min_size=2, max_size=5))
def test_parts_keep_their_proportions_when_they_make_a_whole(numbers: list[int]) -> None:
    values = [Fraction(number, sum(numbers)) for number in numbers]
    for whole in (1, 10, 100):
        assert list(parts_of(value * whole for value in values)) == values


@given(st.fractions(min_value=Fraction(1, 100), max_value=200))
def test_parts_that_make_no_whole_are_none(whole: Fraction) -> None:
    assert bool(parts_of((whole / 4, whole * 3 / 4))) is (whole in {1, 10, 100})
