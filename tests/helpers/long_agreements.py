"""Agreements of about ten pages to time things with, made from the compliant sample and a work plan."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import docx

from pipeline.content import root
from pipeline.word import plain

DEMO = root() / "corpus" / "demo"
TOPICS = (
    "低温电解液的匹配",
    "掺杂元素的筛选",
    "前驱体的共沉淀",
    "烧结气氛的控制",
    "颗粒形貌的调控",
    "表面包覆的工艺",
    "极片压实的试验",
    "水分含量的控制",
    "阻抗谱的分析",
    "循环衰减的机理",
    "软包电芯的试制",
    "安全性能的测试",
)
WORKERS = (("乙方", "甲方"), ("甲方", "乙方"))


def lean(*, party: str = "示例") -> bytes:
    """As Word writes it: few styles, automatic numbers, every paragraph in several runs with revision ids."""
    source, target = io.BytesIO(plain.docx(_of(party))), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode()
            new.writestr(name, _split_runs(content) if name == "word/document.xml" else content)
    return target.getvalue()


def fat(*, party: str = "示例") -> bytes:
    """As python-docx writes it: its whole template, typed numbers, one run a paragraph."""
    document = docx.Document()
    article = clause = 0
    rows: list[list[str]] = []
    for line in [*_of(party).splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in re.split(r"\|+", line.strip("| "))])
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        if line.startswith("## "):
            article, clause = article + 1, 0
            document.add_heading(f"第{article}条 {line[3:]}", 1)
        elif line.startswith("1. "):
            clause += 1
            document.add_paragraph(f"{article}.{clause} {line[3:]}")
        elif line.strip("- "):
            document.add_paragraph(line.lstrip("#!@a. "))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def text() -> str:
    """The source of the agreement, in the notation of ``corpus/demo``."""
    return "\n".join([(DEMO / "compliant.md").read_text(encoding="utf-8"), "---", *_plan()])


def _of(party: str) -> str:
    """The source with names of parties that begin with ``party``."""
    return text().replace("示例", party)


def _plan() -> Iterator[str]:
    yield "@ 附件二 研究任务书"
    for number, topic in enumerate(TOPICS * 2, 1):
        worker, other = WORKERS[number % 2]
        yield f"{number}. 任务{number}：{topic}研究。"
        day = f"2027年{number % 12 + 1}月{number % 27 + 1}日"
        yield (
            f"本任务由{worker}负责，{other}配合提供样品、数据和必要的试验条件。{worker}应当在{day}以前提交阶段报告，"
            f"报告写明试验方案、原始数据、分析方法和结论，并附不少于{number + 3}组对比数据。"
        )
        yield (
            f"考核指标：放电容量保持率不低于{80 + number % 10}%，批次偏差不超过{number % 4 + 1}%，"
            f"连续试验不少于{number * 10}小时；达不到指标的，{worker}应当说明原因并提出改进方案，"
            "由管理委员会决定是否继续。"
        )
        yield (
            f"本任务的经费为人民币{number}万元，用于材料、测试加工、差旅和劳务，"
            "结余的部分调剂到其他任务使用。"
        )
    yield "| 序号 | 科目 | 预算（元） | 说明 |"
    for number, topic in enumerate(TOPICS * 3, 1):
        yield f"| {number} | {topic} | {number * 5000:,}.00 | 按照实际发生的数额凭票据列支 |"


def _add_table(document: docx.document.Document, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=False):
            cell.text = words


def _split_runs(xml: str) -> str:
    return re.sub(r'<w:r><w:t xml:space="preserve">([^<]{12,})</w:t></w:r>', _in_pieces, xml)


def _in_pieces(match: re.Match[str]) -> str:
    words = match[1]
    if "&" in words:
        return match[0]
    size = max(len(words) // 3, 6)
    pieces = [words[start : start + size] for start in range(0, len(words), size)]
    look = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    return "".join(
        f'<w:r w:rsidRPr="00A{number}5B2C">{look}<w:t>{piece}</w:t></w:r>'
        for number, piece in enumerate(pieces)
    )
