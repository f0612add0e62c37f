from __future__ import annotations

import pytest
from helpers.word import line, read_body, run, texts


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
