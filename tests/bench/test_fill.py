"""How long filling a set of documents takes, beside docxtpl used as its manual says.

Run as README.md says; the ratio is told, not judged.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable

import pytest
from docxtpl import DocxTemplate

from pipeline.word import canonical
from pipeline.word.build import build
from pipeline.word.fill import Properties, compile_template, expression, fill, loss, patch, tags
from pipeline.word.fill import template as templates

ROUNDS = 15
SET = 6
"""Documents of a set, each from a template of its own."""
CHAPTERS = 8

_CHAPTER = """\
## 第{chapter}章所述事项

{{{{ background }}}}

### 目标与范围

{{{{ company.name }}}}与{{{{ university.name }}}}就“{{{{ project.name }}}}”第{chapter}-{number}项：{filler}

1. 期限自{{{{ project.start }}}}起至{{{{ project.end }}}}止，{filler}
2. 经费为{{{{ project.budget }}}}，由{{{{ company.name }}}}分期支付，{filler}
3. 成果由双方按约定享有，{filler}

{{% if project.secret %}}

本章内容属于{{{{ project.secret }}}}，{filler}

{{% endif %}}

::: table widths=20,30,25,25 caption=第{chapter}章里程碑
| 序号 | 名称 | 责任方 | 完成日期 |
|---|---|---|---|
| {{% for m in milestones %}} |
| {{{{ loop.index }}}} | {{{{ m.name }}}} | {{{{ m.owner }}}} | {{{{ m.due }}}} |
| {{% endfor %}} |

"""
_FILLER = (
    "有关各方应当按照本文件的要求提供资料与人员，并对其真实、完整负责；需要变更的，应当提前书面告知对方。"
)
CONTEXT = {
    "background": "本项目面向产业共性技术需求开展。" * 12,
    "company": {"name": "示例科技有限公司"},
    "university": {"name": "示例大学"},
    "project": {
        "name": "高温合金部件在线检测",
        "start": "2026年3月1日",
        "end": "2028年2月29日",
        "budget": "5,000,000.00元",
        "secret": "内部资料",
    },
    "milestones": [{"name": f"节点{n}", "owner": "乙方", "due": f"2026年{n}月1日"} for n in range(1, 9)],
}


def template_file(number: int) -> bytes:
    chapters = (_CHAPTER.format(chapter=c, number=number, filler=_FILLER * 2) for c in range(1, CHAPTERS + 1))
    return build(f"# 文件{number}\n\n" + "".join(chapters), name=f"{number}.md", style="report")


FILES = [template_file(number) for number in range(SET)]


def naive() -> list[bytes]:
    return [_naive(data) for data in FILES]


def _naive(data: bytes) -> bytes:
    document, out = DocxTemplate(io.BytesIO(data)), io.BytesIO()
    document.render(CONTEXT, autoescape=True)
    document.save(out)
    return out.getvalue()


def ours() -> list[bytes]:
    return [_ours(data) for data in FILES]


def _ours(data: bytes) -> bytes:
    return fill(compile_template(data, name="a.docx"), CONTEXT, properties=Properties(title="文件")).data


def first() -> list[bytes]:
    """As in a new process: nothing is remembered of the last time."""
    for remembered in (
        templates._compile,
        patch._docxtpl,
        loss._bare,
        tags.inside,
        expression.parse_expression,
        canonical.pack_once,
    ):
        remembered.cache_clear()
    return ours()


@pytest.mark.parametrize(
    ("name", "work"), [("each template compiled once", first), ("compiled before", ours)]
)
def test_the_ratio_of_filling_a_set_to_docxtpl_is_told(
    name: str, work: Callable[[], list[bytes]], capsys: pytest.CaptureFixture[str]
) -> None:
    mine, theirs = medians(work, naive)
    each = f"{mine / SET * 1000:.1f} ms, docxtpl {theirs / SET * 1000:.1f} ms a document"
    with capsys.disabled():
        sys.stdout.write(f"\nfill, {name}: {each}, ratio {mine / theirs:.3f}\n")


def medians(mine: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of both, taken in turns so that the machine's moods hit them alike."""
    times = [(timed(mine), timed(theirs)) for _ in range(ROUNDS)]
    left, right = zip(*times, strict=True)
    return statistics.median(left), statistics.median(right)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
