"""Repairs: each is proved on the file that comes out, decided by a hand of its own."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from helpers.docx_zip import make_docx, paragraph, zip_parts
from helpers.lacking import titles_of, without_articles
from helpers.rejecting import accepted, main_part, plain, rejected
from lxml import etree

from pipeline import app
from pipeline.app.fixing import Fixed, Kind, Repair, fix
from pipeline.content import root
from pipeline.errors import InputError
from pipeline.generate.load import load_project, project_of
from pipeline.model.document import View
from pipeline.model.project import Project
from pipeline.model.report import Outcome, Report
from pipeline.office import find_office, to_pdf
from pipeline.word.accept import inverted, tracked
from pipeline.word.read import read

AUTHOR = "起草人甲"
ORDER = app.Order(today=date(2026, 1, 1))
DEMO = root() / "corpus" / "demo"
BAD = (Outcome.VIOLATED, Outcome.UNDETERMINED, Outcome.ERROR)


@cache
def _checker() -> app.Checker:
    return app.load()


@cache
def _demo(name: str) -> bytes:
    return (DEMO / f"{name}.docx").read_bytes()


def _fixed(data: bytes, *only: str, project: Project | None = None) -> Fixed:
    return fix(
        data,
        name="协议.docx",
        checker=_checker(),
        order=ORDER,
        only=only,
        project=project,
        author=AUTHOR,
        date=datetime(2026, 3, 4),  # noqa: DTZ001 - Word knows no zone
    )


def _report(data: bytes, type_: str) -> Report:
    return app.check_bytes(data, name="协议.docx", checker=_checker(), order=replace(ORDER, type=type_))


def _outcomes(report: Report) -> dict[str, Outcome]:
    return {result.rule: result.outcome for result in report.results}


def _accepted(data: bytes) -> bytes:
    """The file ``data`` as it is once the changes were accepted."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = etree.tostring(accepted(main_part(data), author=AUTHOR))
    return zip_parts(parts)


def _typed(data: bytes) -> bytes:
    """The text of ``data`` with every number typed."""
    document = read(data, name="协议.docx")
    return make_docx("".join(paragraph(block.printed) for block in document.blocks if block.story == "body"))


def _text(data: bytes, view: View) -> list[str]:
    return [block.printed for block in read(data, name="协议.docx", view=view).blocks]


def _prove(data: bytes, fixed: Fixed) -> None:
    """What has to be true of every result."""
    assert plain(rejected(main_part(fixed.data), author=AUTHOR)) == plain(main_part(data))
    assert _text(fixed.data, View.ORIGINAL) == _text(data, View.ORIGINAL)
    before, after = _outcomes(fixed.report), _outcomes(_report(_accepted(fixed.data), fixed.report.type))
    filled = {rule for repair in fixed.repairs if not repair.open for rule in repair.rules}
    waiting = {rule for repair in fixed.repairs if repair.open for rule in repair.rules}
    assert all(after[rule] is Outcome.SATISFIED for rule in filled - waiting)
    worse = {rule for rule in after if after[rule] in BAD and before[rule] not in BAD}
    good = {rule for rule, outcome in _outcomes(fixed.filled).items() if outcome not in BAD}
    assert worse <= (good if fixed.open else set())


def _repair(fixed: Fixed, rule: str) -> Repair:
    return next(repair for repair in fixed.repairs if rule in repair.rules)


def _left(fixed: Fixed) -> set[str]:
    return {item.result.rule for item in fixed.left}


def test_the_flawed_sample_is_repaired_where_words_can_do_it() -> None:
    fixed = _fixed(_demo("flawed"))
    _prove(_demo("flawed"), fixed)
    assert {rule for repair in fixed.repairs for rule in repair.rules} == {
        "confidentiality/period",
        "ip/improvements",
        "exit/liquidation",
    }
    figure = _repair(fixed, "confidentiality/period")
    assert (figure.kind, figure.old, figure.text) == (Kind.REPLACED, "一年", ("二年",))
    settled = _repair(fixed, "exit/liquidation")
    assert settled.kind is Kind.PARAGRAPHS
    assert settled.clause == "第十四条 退出机制"
    assert settled.text[0].startswith("14.3 资源清算：")
    assert settled.open == ("【待填写天数】",)


def test_what_only_the_parties_can_decide_is_left_with_a_reason() -> None:
    fixed = _fixed(_demo("flawed"))
    assert _left(fixed) == {
        "benefit/ratio-defined",
        "benefit/ratio-sum",
        "dispute/arbitration-or-court",
        "draft/amounts-agree",
        "draft/credit-code",
        "draft/party-names",
        "draft/pending-revisions",
        "draft/placeholders",
        "draft/references-resolve",
    }
    assert all(item.reason for item in fixed.left)


def test_a_compliant_agreement_stays_byte_for_byte() -> None:
    fixed = _fixed(_demo("compliant"))
    assert (fixed.data, fixed.repairs, fixed.left) == (_demo("compliant"), (), ())


def test_the_same_call_gives_the_same_bytes() -> None:
    assert _fixed(_demo("flawed")).data == _fixed(_demo("flawed")).data


TITLES = titles_of(DEMO / "compliant.docx")


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("make", [bytes, _typed], ids=["automatic", "typed"])
def test_an_article_that_was_taken_out_is_made_up_for(title: str, make: type[bytes]) -> None:
    data = make(without_articles(_demo("compliant"), [title]))
    fixed = _fixed(data)
    _prove(data, fixed)
    assert {rule for rule in _left(fixed) if not rule.startswith("draft/")} <= {
        "civil-code/parties",
        "signing/representative",
    }


@pytest.mark.parametrize("count", [2, 5, 9])
@pytest.mark.parametrize("make", [bytes, _typed], ids=["automatic", "typed"])
def test_many_articles_are_made_up_for_at_once(count: int, make: type[bytes]) -> None:
    data = make(without_articles(_demo("compliant"), TITLES[count:]))
    fixed = _fixed(data)
    _prove(data, fixed)
    assert len(fixed.repairs) > 1
    new = [text for repair in fixed.repairs for text in repair.text]
    assert len(new) == len(set(new))


def test_typed_articles_go_on_counting_behind_the_last_one() -> None:
    data = _typed(without_articles(_demo("compliant"), ["风险分担", "争议的解决"]))
    fixed = _fixed(data)
    heads = [repair.text[0].split()[0] for repair in fixed.repairs if repair.kind is Kind.ARTICLE]
    assert heads == ["第十九条", "第二十条"]
    texts = _text(fixed.data, View.FINAL)
    last = texts.index("第十八条 生效和其他")
    assert last < next(place for place, text in enumerate(texts) if text.startswith("第十九条"))


def test_automatic_articles_keep_the_numbers_that_others_name() -> None:
    """The sample names 第九条, 第十条 and 第十一条 behind the place where an article is missing."""
    data = without_articles(_demo("compliant"), ["组织形式"])
    fixed = _fixed(data, "transfer-law/organization")
    if fixed.repairs:
        assert fixed.repairs[0].text[0].startswith("第二十条")


def test_only_the_rules_asked_for_are_repaired() -> None:
    fixed = _fixed(_demo("flawed"), "exit/*")
    assert [repair.rules for repair in fixed.repairs] == [("exit/liquidation",)]
    assert fixed.left == ()
    with pytest.raises(InputError, match="没有规则 exit/none"):
        _fixed(_demo("flawed"), "exit/none")


PERIODS = [
    ("保密期限为本协议终止后一年。", "保密期限为本协议终止后二年。"),
    ("保密期限至合作结束后12个月止。", "保密期限至合作结束后24个月止。"),
    ("保密期限为合作结束后一（1）年。", "保密期限为合作结束后二（2）年。"),
    ("保密期限为合作终止后壹年。", "保密期限为合作终止后贰年。"),
    (
        "双方在合作期间内不得泄露对方的技术资料。",
        "双方在合作期间内以及合作结束后二年内不得泄露对方的技术资料。",
    ),
    ("保密期限为自本协议签署之日起一年。", "保密期限为自本协议签署之日起至合作结束后二年止。"),
    ("保密期限为合作结束后____年。", "保密期限为合作结束后二年。"),
]
HEAD = (
    "产学研合作协议",
    "甲方：示例科技有限公司",
    "乙方：示例大学",
    "第一条 合作内容",
    "双方共同研究开发低温电池的正极材料。",
    "第二条 保密",
    "双方应当对合作中知悉的对方技术资料予以保密。",
)
TAIL = ("第三条 生效", "本协议自签字盖章之日起生效。", "甲方（盖章）：", "乙方（盖章）：")


@pytest.mark.parametrize(("was", "becomes"), PERIODS)
def test_secrecy_that_ends_too_early_lasts_as_long_as_it_must(was: str, becomes: str) -> None:
    data = make_docx("".join(map(paragraph, (*HEAD, was, *TAIL))))
    fixed = _fixed(data, "confidentiality/period")
    assert becomes in _text(fixed.data, View.FINAL)
    assert _outcomes(fixed.after)["confidentiality/period"] is Outcome.SATISFIED
    _prove(data, fixed)


def test_secrecy_without_a_period_gets_one_in_its_article() -> None:
    data = make_docx("".join(map(paragraph, (*HEAD, *TAIL))))
    fixed = _fixed(data, "confidentiality/period")
    texts = _text(fixed.data, View.FINAL)
    place = texts.index(HEAD[-1])
    assert texts[place + 1] == "保密期限：自本协议签署之日起至合作结束后二年止。"
    _prove(data, fixed)


def test_the_words_of_the_agreement_for_itself_and_its_parties_are_used() -> None:
    lines = [line.replace("本协议", "本合同") for line in (*HEAD, *TAIL)]
    fixed = _fixed(make_docx("".join(map(paragraph, lines))))
    new = "\n".join(text for repair in fixed.repairs for text in repair.text)
    assert "本合同" in new
    assert "本协议" not in new


def test_a_party_without_address_gets_a_line_for_it_behind_its_name() -> None:
    data = make_docx("".join(map(paragraph, (*HEAD, *TAIL))))
    fixed = _fixed(data, "civil-code/parties")
    assert _text(fixed.data, View.FINAL)[1:5] == [
        "甲方：示例科技有限公司",
        "住所：【待填写甲方的住所】",
        "乙方：示例大学",
        "住所：【待填写乙方的住所】",
    ]
    _prove(data, fixed)


def test_an_empty_file_is_refused_as_by_the_check() -> None:
    with pytest.raises(InputError, match="文件是空的"):
        _fixed(make_docx(""))


def _project() -> Project:
    return load_project(root() / "templates" / "examples" / "commercialization.yaml")


def _draft_of(project: Project, *lines: str) -> bytes:
    names = [str(party["name"]) for party in project.entries("parties")]
    head = (HEAD[0], *(f"{role}方：{name}" for role, name in zip("甲乙丙", names, strict=False)))
    return make_docx("".join(map(paragraph, (*head, *HEAD[3:], *lines, *TAIL))))


def test_with_a_project_whole_clauses_with_its_values_are_used() -> None:
    project = _project()
    data = _draft_of(project)
    fixed = _fixed(data, project=project)
    _prove(data, fixed)
    benefit = _repair(fixed, "benefit/clause")
    assert benefit.title == "利益分配"
    assert any("%" in text for text in benefit.text)
    assert not benefit.open


def test_references_of_a_library_clause_name_no_number() -> None:
    project = _project()
    fixed = _fixed(_draft_of(project), project=project)
    new = "\n".join(text for repair in fixed.repairs for text in repair.text)
    assert "第X条" not in new
    assert "的约定" in new


def test_a_project_of_other_parties_is_refused() -> None:
    data = make_docx("".join(map(paragraph, (*HEAD, *TAIL))))
    with pytest.raises(InputError, match="请核对是不是同一个项目"):
        _fixed(data, project=_project())


def test_a_project_with_other_roles_is_refused() -> None:
    project = _project()
    lines = ("委托方：示例科技有限公司", "受托方：示例大学", "委托方应当支付报酬，受托方应当完成研究。")
    with pytest.raises(InputError, match="条款无法对应"):
        _fixed(make_docx("".join(map(paragraph, (HEAD[0], *lines, *HEAD[3:], *TAIL)))), project=project)


def test_what_a_project_does_not_say_is_left_to_be_filled_in() -> None:
    data = {**_project().data}
    data.pop("disputes", None)
    project = project_of(data)
    fixed = _fixed(_draft_of(project), "civil-code/dispute-resolution", project=project)
    assert "＿＿＿＿" not in "\n".join(_text(fixed.data, View.FINAL))


ODDITIES = sorted((root() / "corpus" / "word").glob("*/body.xml"))


WHOLE = [
    path.parent.name for path in ODDITIES if not [*path.parent.glob("header*"), *path.parent.glob("footer*")]
]
"""Oddities that stand in the body alone."""


def _oddity(path: Path) -> bytes:
    """What is odd about Word in the middle of an agreement that lacks much."""
    inner = path.read_text(encoding="utf-8")
    return make_docx("".join(map(paragraph, HEAD)) + inner + "".join(map(paragraph, TAIL)))


@pytest.mark.parametrize("path", ODDITIES, ids=lambda path: path.parent.name)
def test_rejecting_gives_back_every_oddity_of_word(path: Path) -> None:
    data = _oddity(path)
    fixed = _fixed(data)
    assert fixed.repairs
    assert plain(rejected(main_part(fixed.data), author=AUTHOR)) == plain(main_part(data))
    assert _text(fixed.data, View.ORIGINAL) == _text(data, View.ORIGINAL)


def test_each_change_can_be_rejected_alone() -> None:
    """What the reader makes of the copy once only the new changes are rejected is the draft as it stood."""
    data = _demo("flawed")
    fixed = _fixed(data)
    own = [item.number for item in tracked(fixed.data, name="a.docx") if item.author == AUTHOR]
    assert len(own) >= len(fixed.repairs)
    assert _text(inverted(fixed.data, own, name="a.docx"), View.FINAL) == _text(data, View.FINAL)


@pytest.mark.parametrize("name", ["flawed", *WHOLE])
def test_the_package_is_clean_in_the_eyes_of_another_program(tmp_path: Path, name: str) -> None:
    judge = pytest.importorskip("ooxml_integrity")
    data = _demo("flawed") if name == "flawed" else _oddity(root() / "corpus" / "word" / name / "body.xml")
    draft, copy = tmp_path / "稿.docx", tmp_path / "改.docx"
    draft.write_bytes(data)
    copy.write_bytes(_fixed(data).data)
    known = {(item.code, item.message) for item in judge.check(draft)}
    found = [*judge.check(copy), *judge.compare(draft, copy)]
    assert [
        item for item in found if item.severity != judge.INFO and (item.code, item.message) not in known
    ] == []


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy() -> None:
    pdf = to_pdf({"改.docx": _fixed(_demo("flawed")).data})["改.docx"]
    assert pdf.startswith(b"%PDF")
