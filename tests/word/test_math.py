from __future__ import annotations

import pytest
from helpers.word import line, read_body, run, texts, tracked

from pipeline.model.document import View


def sign(text: str) -> str:
    return f"<m:r><m:rPr/><m:t>{text}</m:t></m:r>"


def element(tag: str, **parts: str) -> str:
    return (
        f"<m:{tag}><m:{tag}Pr/>"
        + "".join(f"<m:{key}>{text}</m:{key}>" for key, text in parts.items())
        + f"</m:{tag}>"
    )


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (sign("a+b"), "a+b"),
        (element("f", num=sign("1"), den=sign("2")), "1/2"),
        (element("f", num=sign("a+b"), den=sign("2")), "(a+b)/2"),
        (element("sSup", e=sign("x"), sup=sign("2")), "x^2"),
        (element("sSub", e=sign("x"), sub=sign("12")), "x_(12)"),
        (element("sSubSup", e=sign("x"), sub=sign("i"), sup=sign("2")), "x_i^2"),
        (element("rad", deg=sign("3"), e=sign("ab")), "3√(ab)"),
        (element("rad", deg="", e=sign("a")), "√a"),
        (element("d", e=sign("a+b")), "(a+b)"),
        (element("limLow", e=sign("max"), lim=sign("i")), "max_i"),
        (element("limUpp", e=sign("max"), lim=sign("i=1")), "max^(i=1)"),
        ('<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e>' + sign("a")
         + "</m:e></m:d>", "[a"),
        ('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>' + sign("i") + "</m:sub><m:e>" + sign("p")
         + "</m:e></m:nary>", "∑_ip"),
        (element("func", fName=sign("sin"), e=sign("x")), "sinx"),
        ("<m:m><m:mr><m:e>" + sign("a") + "</m:e><m:e>" + sign("b") + "</m:e></m:mr><m:mr><m:e>" + sign("c")
         + "</m:e></m:mr></m:m>", "a, b; c"),
    ],
)  # fmt: skip
def test_formulas_are_read_in_one_line(formula: str, expected: str) -> None:
    document = read_body(line(run("前") + f"<m:oMath>{formula}</m:oMath>" + run("后")))
    assert texts(document) == [f"前{expected}后"]
    assert document.ledger.unread == ()


@pytest.mark.parametrize(
    "formula",
    [
        element("f", num=tracked("del", sign("1")), den=tracked("del", sign("2"))),
        element("d", e=tracked("del", sign("12"))),
        element("nary", sub=tracked("del", sign("1")), e=tracked("del", sign("2"))),
    ],
)
def test_no_sign_is_left_of_a_formula_that_is_deleted(formula: str) -> None:
    document = read_body(line(run("x=") + f"<m:oMath>{formula}{tracked('ins', sign('3'))}</m:oMath>"))
    assert (texts(document), document.ledger.unread) == (["x=3"], ())
    assert [(item.kind, item.text) for item in document.revisions][-1] == ("insertion", "3")


def test_a_formula_that_is_inserted_was_not_there_before() -> None:
    formula = element("f", num=tracked("ins", sign("1")), den=tracked("ins", sign("2")))
    assert texts(read_body(line(run("x=") + formula), view=View.ORIGINAL)) == ["x="]
