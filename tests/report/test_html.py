"""The page: parsed as a browser would and looked through."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest
from helpers import reports
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Block, Cell, Document, Run, Story, View
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome, Report
from pipeline.report import html
from pipeline.report.failure import Failure

FAILURE = Failure("坏的.docx", "坏的.docx 不是 Word 文件，请另存为 .docx 后重试。")
VOID = {"meta", "input", "br"}
Attributes = list[tuple[str, str | None]]


@dataclass
class Node:
    """One element."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def all(self, name: str = "", cls: str = "") -> list[Node]:
        """The elements below this one with a name and a class, in the order of the page."""
        below = [child for child in self.children if isinstance(child, Node)]
        found: list[Node] = []
        for child in below:
            fits = name in {"", child.name} and (not cls or cls in child.classes)
            found += [child, *child.all(name, cls)] if fits else child.all(name, cls)
        return found

    def one(self, name: str = "", cls: str = "") -> Node:
        (found,) = self.all(name, cls)
        return found

    def without(self, name: str) -> str:
        """The text without what the elements ``name`` hold."""
        parts = [
            c if isinstance(c, str) else "" if c.name == name else c.without(name) for c in self.children
        ]
        return "".join(parts)


class Parser(HTMLParser):
    """Builds the tree; an element that is closed wrongly is an error."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Node("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs})
        assert len(attrs) == len(node.attributes)
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def page(*entries: Report | Failure, lang: str = "zh") -> Node:
    parser = Parser()
    parser.feed(html.render(entries, lang=lang))
    parser.close()
    assert parser.open == [parser.root]
    return parser.root


def of(document: Document) -> Node:
    """The text side of a report on ``document`` that found nothing."""
    return page(replace(reports.clean(), document=document, results=())).one(cls="paper")


PAGE = page(reports.report())
MANY = page(reports.report(view=View.MARKED), FAILURE, reports.clean())
IDS = {node.attributes["id"]: node for node in PAGE.all() if "id" in node.attributes}


@pytest.mark.parametrize("made", [PAGE, MANY], ids=["one", "many"])
def test_the_page_needs_nothing_from_anywhere(made: Node) -> None:
    policy = next(meta for meta in made.all("meta") if "http-equiv" in meta.attributes).attributes
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert "default-src 'none'" in policy["content"]
    assert "script" not in policy["content"]
    names = {node.name for node in made.all()}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "svg", "video"}
    for node in made.all():
        assert not node.attributes.keys() & {"src", "srcset", "action", "style", "data", "background"}
        assert not [key for key in node.attributes if key.startswith("on")]
        assert node.attributes.get("href", "#").startswith("#")
    assert not re.search(r"url\(|@import|https?:", made.one("style").text)


@pytest.mark.parametrize("made", [PAGE, MANY], ids=["one", "many"])
def test_every_id_is_there_once_and_every_link_leads_somewhere(made: Node) -> None:
    ids = Counter(node.attributes["id"] for node in made.all() if "id" in node.attributes)
    assert set(ids.values()) == {1}
    links = {node.attributes["href"].removeprefix("#") for node in made.all("a")}
    assert links <= ids.keys()


@pytest.mark.parametrize("number", range(1, 7))
def test_a_finding_and_its_places_are_linked_both_ways(number: int) -> None:
    card = IDS[f"r1-f{number}"]
    for place in card.one(cls="places").all("a") if card.all(cls="places") else []:
        target = IDS[place.attributes["href"][1:]]
        back = {link.attributes["href"] for link in PAGE.one(cls="paper").all("a")}
        assert target.name == "mark" or "missing" in target.classes
        assert f"#r1-f{number}" in back


def test_the_highlight_holds_exactly_the_quotation() -> None:
    made = reports.report()
    period = made.results[2].evidence[0]
    parts = [node for node in PAGE.one(cls="paper").all("mark") if "k-error" in node.classes]
    assert IDS["r1-f1-e0"].text == "保密期限自本协议"
    assert "".join(node.without("sup") for node in parts if node.text in period.quote) == period.quote


def test_overlapping_findings_are_both_marked_and_both_numbered() -> None:
    block = next(node for node in PAGE.all(cls="block") if node.text.startswith("双方对合作中"))
    assert [sup.text for sup in block.all("sup")] == ["5", "1"]
    nested = [node for node in block.all("mark") if node.all("mark")]
    assert [(node.text, node.classes, node.one("mark").classes) for node in nested] == [
        ("保密期限自本协议", {"k-undetermined"}, {"k-error"})
    ]


def test_marks_leave_the_text_as_it_is() -> None:
    made = reports.report()
    shown = {node.attributes["id"]: node for node in PAGE.one(cls="paper").all(cls="block")}
    assert len(shown) == len(made.document.blocks)
    for block in made.document.blocks:
        node = shown[f"r1-b{block.index}"]
        assert node.without("sup").endswith(block.printed)


def test_something_missing_is_shown_where_it_was_expected() -> None:
    order = [node for node in PAGE.one(cls="paper").all() if node.name == "p"]
    before = next(index for index, node in enumerate(order) if node.text == reports.LEAK)
    assert order[before + 1].classes == {"missing", "k-warning"}
    assert order[before + 1].text == "3 此处应有：收益分配条款"
    assert order[before + 1].one("a").attributes["href"] == "#r1-f3"
    assert IDS["r1-f3"].one(cls="expected").attributes["href"] == "#r1-f3-x"


def test_the_full_table_names_every_rule_with_outcome_and_evidence() -> None:
    rows = PAGE.one("table", "rules").one("tbody").all("tr")
    made = reports.report()
    assert [row.one("code").text for row in rows] == [result.rule for result in made.results]
    assert [row.one(cls="outcome").text for row in rows] == [
        "符合", "不符合", "不符合", "待定", "不符合", "不符合", "符合", "不适用", "检查出错",
    ]  # fmt: skip
    assert rows[0].one("q").one("b").text == "专利申请权归双方共有"
    assert rows[6].one("q").text.endswith("本句为隐藏文字。")


def test_a_card_says_what_a_lawyer_needs() -> None:
    card = IDS["r1-f1"]
    assert card.one("h4").text == "1 保密期限不少于合作结束后两年 confidentiality/period"
    assert card.one(cls="message").text.startswith("保密期限自签订之日起一年")
    assert card.one(cls="places").text == "第三条 保密 保密期限自本协议签订之日起"
    assert [cite.text for cite in card.all("cite")] == [reports.STANDARD.title, reports.CIVIL.title]
    assert card.one(cls="suggestion").text.endswith("改为“保密期限至合作结束后满两年止”或更长。")


def test_the_verdict_terms_account_and_hashes_are_there() -> None:
    side = PAGE.one(cls="side").text
    for words in (
        "不通过：4 项不符合",
        "自签订起 12 个月",
        "未能读取：嵌入的 Excel 工作表",
        "9f" * 32,
        "c0ffee",
        "不构成法律意见",
    ):
        assert words in side


def test_everything_from_the_document_is_escaped() -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=y>&amp;"
    made = reports.clean()
    result = replace(made.results[0], title=evil, message=evil, suggestion=evil, rule=evil)
    document = replace(Document.from_text(f"{evil}\n{evil}\n{evil}保密期限至合作结束后满三年止。"), name=evil)
    made = replace(made, document=document, results=(result,), type_title=evil, notices=(evil,))
    shown = page(made, Failure(evil, evil))
    assert not {node.name for node in shown.all()} & {"script", "img"}
    assert shown.one("article", "failure").one("h2").text == evil
    assert shown.one(cls="paper").all(cls="block")[0].text == evil


@given(st.text(max_size=40))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    block = Block(0, text, runs=(Run(0, len(text), marks=frozenset({"bold"})),))
    shown = of(Document("a.docx", (block,))).one(cls="block").text
    if "\ufffd" not in shown:
        assert shown == text.replace("\r\n", "\n").replace("\r", "\n") or shown == text


def test_a_table_keeps_its_rows_columns_and_the_table_inside_it() -> None:
    outer = PAGE.one(cls="paper").all("table")[0]
    rows = [child for child in outer.children if isinstance(child, Node)]
    cells = [[cell.without("sup") for cell in row.children if isinstance(cell, Node)] for row in rows]
    assert cells == [
        ["项目", "金额", "说明"],
        ["合作经费", "人民币壹佰万元整（¥1,000,000.00）", ""],
        ["分期", "首付款人民币    万元余款于验收后支付", ""],
        ["以上金额含税。", "", ""],
    ]
    inner = rows[2].one("table")
    assert [cell.without("sup") for cell in inner.all("td")] == ["首付款", "人民币    万元"]


@pytest.mark.parametrize(
    ("column", "block", "spans"),
    [
        (0, Block(3, "标题", centred=True), ["3"]),
        (0, Block(3, "短"), ["", "", ""]),
        (1, Block(3, "这一格的文字很长，长到只能是合并过的单元格，不会是与旁边空格并列的一格"), ["", "2"]),
        (2, Block(3, "短"), ["", "", ""]),
    ],
)
def test_a_title_or_a_long_text_reaches_over_the_empty_cells_beside_it(
    column: int, block: Block, spans: list[str]
) -> None:
    first = [Block(index, "甲", cells=(Cell(0, 0, index),)) for index in range(3)]
    table = of(Document("a.docx", (*first, replace(block, cells=(Cell(0, 1, column),))))).one("table")
    assert [cell.attributes.get("colspan", "") for cell in table.all("tr")[1].all("td")] == spans


def test_two_places_of_one_finding_that_overlap_are_marked_once() -> None:
    made = reports.clean()
    block = made.document.blocks[2]
    evidence = tuple(Evidence(block.text[:end], block.location(0, end)) for end in (8, 4))
    result = replace(made.results[0], outcome=Outcome.VIOLATED, evidence=evidence)
    paper = page(replace(made, results=(result,))).one(cls="paper")
    assert [(mark.text, mark.attributes.get("id")) for mark in paper.all("mark")] == [
        (block.text[:4], "r1-f1-e0"),
        (block.text[4:8], None),
    ]
    assert paper.one("span", "k-error").attributes["id"] == "r1-f1-e1"


def test_a_note_inside_a_table_does_not_cut_it_in_two() -> None:
    blocks = (
        Block(0, "甲", cells=(Cell(0, 0, 0),)),
        Block(1, "注", story=Story.FOOTNOTE, note="1"),
        Block(2, "乙", cells=(Cell(0, 0, 1),)),
    )
    table = of(Document("a.docx", blocks)).one("table")
    assert [cell.text for cell in table.all("td")] == ["甲脚注 1 注", "乙"]


def test_notes_comments_and_margins_are_named_and_stand_apart() -> None:
    paper = PAGE.one(cls="paper")
    assert [node.text for node in paper.all("h3")] == ["批注", "页眉", "页脚"]
    assert [node.text for node in paper.all(cls="tag")] == ["脚注 1", "文本框", "批注 审阅人"]


def test_a_note_of_several_paragraphs_is_named_once() -> None:
    blocks = tuple(Block(index, text, story=Story.FOOTNOTE, note="1") for index, text in enumerate("甲乙"))
    assert [node.text for node in of(Document("a.docx", blocks)).all(cls="block")] == ["脚注 1 甲", "乙"]


def test_a_text_box_in_a_header_stays_with_the_header() -> None:
    blocks = (Block(0, "正文"), Block(1, "页眉", story=Story.HEADER), Block(2, "框", story=Story.TEXT_BOX))
    assert of(Document("a.docx", blocks)).text == "正文页眉页眉文本框 框"


def test_tracked_changes_are_shown_in_the_marked_view_only() -> None:
    marked = MANY.all(cls="paper")[0]
    assert (marked.one("del").text, marked.one("ins").text) == ("三年", "一年")
    assert not PAGE.all("ins") + PAGE.all("del")


def test_hidden_text_is_flagged() -> None:
    hidden = PAGE.one(cls="hidden")
    assert (hidden.text, hidden.attributes["title"]) == ("本句为隐藏文字。", "隐藏文字")


def test_a_document_without_text_says_so() -> None:
    assert of(Document("a.docx", ())).text == "（文件没有文字）"


def test_several_files_can_be_chosen_and_a_failure_says_why() -> None:
    choices = MANY.one("nav", "files").all("label")
    assert [choice.text for choice in choices] == ["示例合作协议.docx", "坏的.docx", "无问题.docx"]
    assert [choice.classes & {"v-fail", "v-pass"} for choice in choices] == [
        {"v-fail"},
        {"v-fail"},
        {"v-pass"},
    ]
    assert [node.attributes["id"] for node in MANY.all("article", "report")] == ["r1", "r2", "r3"]
    assert FAILURE.error in MANY.one("article", "failure").text


def test_a_single_file_needs_no_choice() -> None:
    assert not PAGE.all("nav", "files")
    assert "#pick-" not in PAGE.one("style").text


def test_the_language_of_the_page_is_declared() -> None:
    assert PAGE.one("html").attributes["lang"] == "zh-CN"
    english = page(reports.report(), lang="en")
    assert english.one("html").attributes["lang"] == "en"
    assert english.one(cls="paper").attributes["lang"] == "zh-CN"
    assert "Not passed: 4 not met" in english.text


def test_the_same_report_gives_the_same_page() -> None:
    assert html.render([reports.report()]) == html.render([reports.report()])


def test_every_kind_of_result_has_a_filter_and_colours() -> None:
    sheet = PAGE.one("style").text
    for box in PAGE.one(cls="filter").all("input"):
        kind = box.attributes["id"].removeprefix("show-")
        assert f".k-{kind} {{" in sheet
        assert f"#show-{kind}:not(:checked)" in sheet
