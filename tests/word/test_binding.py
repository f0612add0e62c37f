from __future__ import annotations

import pytest
from helpers.docx_zip import relationships_part
from helpers.word import line, read_body, run, texts, tracked

from pipeline.model.document import Document

STORE = "{11111111-2222-3333-4444-555555555555}"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PARTS: dict[str, str | bytes] = {
    "customXml/item1.xml": '<r xmlns="urn:x"><a unit="元">三年</a><b/><c>2</c></r>',
    "customXml/itemProps1.xml": f'<ds:datastoreItem ds:itemID="{STORE}" xmlns:ds="{_PROPERTIES}"/>',
    "customXml/_rels/item1.xml.rels": relationships_part({"rId1": ("customXmlProps", "itemProps1.xml")}),
}
LINKS = {"rId9": ("customXml", "../customXml/item1.xml")}
ENTRY = '<w:dropDownList><w:listItem w:displayText="两年" w:value="2"/></w:dropDownList>'


def control(path: str, inner: str, *, kind: str = "<w:text/>", store: str = STORE) -> str:
    binding = (
        f"<w:dataBinding w:prefixMappings=\"xmlns:n='urn:x'\" w:xpath='{path}' w:storeItemID='{store}'/>"
    )
    return f"<w:sdt><w:sdtPr>{binding}{kind}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def shown(body: str) -> Document:
    return read_body(body, parts=PARTS, relationships=LINKS)


@pytest.mark.parametrize(
    ("path", "kind", "expected"),
    [
        ("/n:r[1]/n:a[1]", "<w:text/>", "三年"),
        ("/n:r/n:a/@unit", "<w:text/>", "元"),
        ("/n:r[1]/n:c[1]", ENTRY, "两年"),
        ("/n:r[1]/n:missing[1]", "<w:text/>", "旧"),
        ("/n:r[1]/n:a[1]", "<w:date/>", "旧"),
        ("string(/n:r)", "<w:text/>", "旧"),
        ("/m:r[1]/m:a[1]", "<w:text/>", "旧"),
        ("/n:r[1]/n:a[1]", "<w:text/><w:showingPlcHdr/>", "三年"),
        ("/n:r[1]/n:b[1]", "<w:text/><w:showingPlcHdr/>", "旧"),
    ],
)
def test_a_bound_control_shows_its_data(path: str, kind: str, expected: str) -> None:
    document = shown(line(run("期限") + control(path, run("旧"), kind=kind)))
    assert texts(document) == [f"期限{expected}"]
    assert document.ledger.unread == ()


def test_data_of_another_store_is_not_shown() -> None:
    other = "{99999999-2222-3333-4444-555555555555}"
    assert texts(shown(line(control("/n:r[1]/n:a[1]", run("旧"), store=other)))) == ["旧"]


def test_the_text_is_accounted_for_and_the_data_is_no_character_of_the_file() -> None:
    ledger = shown(line(run("甲") + control("/n:r[1]/n:a[1]", run("旧值")))).ledger
    assert (ledger.read, ledger.left_out) == (1, (("replaced by bound data", 2),))


@pytest.mark.parametrize(
    "body",
    [control("/n:r[1]/n:a[1]", line(run("旧"))), line(control("/n:r[1]/n:b[1]", run("旧")))],
    ids=["whole paragraph", "empty data"],
)
def test_a_difference_that_cannot_be_shown_is_reported(body: str) -> None:
    document = shown(body)
    assert texts(document) == ["旧"]
    assert [item.what for item in document.ledger.unread] == [
        "与数据绑定的内容控件（显示的文字与所绑定的数据不同）"
    ]


def test_tracked_changes_in_a_bound_control_are_read() -> None:
    assert texts(shown(line(control("/n:r[1]/n:a[1]", tracked("ins", run("新")))))) == ["新"]
