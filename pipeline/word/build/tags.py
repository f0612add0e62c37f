"""Whether the Jinja tags of a source are sound: known statements, right syntax, each opened one closed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import Environment, TemplateSyntaxError

from pipeline.word.build import inline, texts
from pipeline.word.build.blocks import Block, Place
from pipeline.word.build.problems import Problems

_STATEMENT = re.compile(r"\{%-?\s*(\w*)\s*(.*?)\s*-?%\}")
_PREFIX = re.compile(r"\{\{[pr]\s")
_PARAGRAPH_TAG = re.compile(r"\{\{p\s(?:(?!\}\}).)*\}\}")
_WIDE = re.compile(r"[｛｝]{2}|｛\s*[%％]|[%％]\s*｝")
_LOOSE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_OPENING = {"if": "endif", "for": "endfor"}
_MIDDLE = {"elif", "else"}
_CLOSING = {"endif": "if", "endfor": "for"}
_SYNTAX = Environment(autoescape=True)
_WIDE_SIGNS = re.compile(r"[（），＝“”‘’＂＇．。；：]")


def check(blocks: Iterable[Block], problems: Problems) -> None:
    """Tell ``problems`` every unsound tag of the ``blocks`` of one source."""
    blocks = tuple(blocks)
    _check_scope(texts.block_tags(blocks), problems)
    for block in blocks:
        _check_scope(texts.row_tags(block), problems)
        for place, text in texts.printed(block):
            _check_text(place, text, problems)


def _check_text(place: Place, text: str, problems: Problems) -> None:
    _check_scope(tuple((place, tag[0]) for tag in inline.TAG.finditer(text) if tag[0][1] == "%"), problems)
    for tag in inline.TAG.findall(text):
        if tag.startswith("{{"):
            _check_expression(place, tag, problems)
    rest = inline.TAG.sub("", text)
    if _WIDE.search(rest):
        problems.add(place, "标记用了全角的大括号或百分号；请改为半角的 {{ }} 或者 {% %}。")
    elif _LOOSE.search(rest):
        problems.add(
            place, f"标记 “{_LOOSE.findall(rest)[0]}” 没有成对，或者跨了行；请把整个标记写在一行之内。"
        )
    if _PARAGRAPH_TAG.search(text) and not _PARAGRAPH_TAG.fullmatch(text.strip()):
        problems.add(place, "{{p … }} 会占去整个段落，同段的文字都会丢失；请让它单独成行，或者单独占一格。")
    if not inline.is_bold_closed(text):
        problems.add(place, "加粗的 ** 没有成对；请补上另一个 **。")


def _check_expression(place: Place, tag: str, problems: Problems) -> None:
    _check_syntax(place, tag, _PREFIX.sub("{{ ", tag), problems)


def _check_syntax(place: Place, tag: str, jinja: str, problems: Problems) -> None:
    inside = tag[2:-2]
    if re.search(r"[{}%]", inside):
        problems.add(place, f"标记 {tag} 里不能有大括号和百分号；这类计算请放到程序的派生值里。")
        return
    try:
        _SYNTAX.parse(jinja)
    except TemplateSyntaxError:
        wide = "；标记里的标点要用半角" if _WIDE_SIGNS.search(inside) else ""
        problems.add(place, f"标记 {tag} 写法不对；请写成 {{{{ 字段.子字段 }}}} 或 {{% if 字段 %}}{wide}。")


def _check_scope(tags: Iterable[tuple[Place, str]], problems: Problems) -> None:
    """Each ``if`` and ``for`` among ``tags`` is closed by its counterpart, each closing tag has opened."""
    opened: list[tuple[Place, str, str]] = []
    for place, tag in tags:
        word = _word(place, tag, problems)
        if word in _OPENING:
            opened.append((place, word, tag))
        elif word in _MIDDLE and not opened:
            problems.add(place, f"{tag} 之前没有 {{% if … %}}；请检查是否多写或者写错了位置。")
        elif word in _CLOSING:
            _close(place, tag, word, opened, problems)
    for place, word, tag in opened:
        problems.add(place, f"{tag} 没有结束；请在同一层补上 {{% {_OPENING[word]} %}}。")


def _close(
    place: Place, tag: str, word: str, opened: list[tuple[Place, str, str]], problems: Problems
) -> None:
    if opened and opened[-1][1] == _CLOSING[word]:
        opened.pop()
        return
    problems.add(
        place, f"{tag} 之前没有与它相配的 {{% {_CLOSING[word]} … %}}；请检查是否多写或者写错了位置。"
    )


def _word(place: Place, tag: str, problems: Problems) -> str:
    found = _STATEMENT.fullmatch(tag)
    word = found[1] if found else ""
    if word in _OPENING:
        _check_syntax(place, tag, f"{tag}{{% {_OPENING[word]} %}}", problems)
    elif word == "elif" and found:
        _check_syntax(place, tag, f"{{% if x %}}{tag}{{% endif %}}", problems)
    elif word not in _MIDDLE | set(_CLOSING):
        problems.add(place, f"不认识标记 {tag}；可以用的是 if、elif、else、endif、for、endfor。")
    return word
