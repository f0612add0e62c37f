"""Two versions of a paragraph, word by word: figures stay whole, and no edit is cut into splinters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from pipeline.model.comparison import Edit, Piece

_TOKEN = re.compile(
    r"[A-Za-z]+"
    r"|第[\d一二三四五六七八九十百零〇]+[条款项章节期]|附件[\d一二三四五六七八九十]+"
    r"|[¥￥$]?\d[\d,.]*(?:[%％‰]|[万亿]?元|个?[年月日天周]|个?工作日)?"
    r"|百分之[〇零一二三四五六七八九十百点]+"
    r"|[〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+(?:万?元整?|个?[年月日天周成]|个?工作日)"
    r"|[甲乙丙丁戊己]方|双方|各方|不得|应当|可以|必须|有权|无权"
    r"|\s+|.",
    re.DOTALL,
)
_SENTENCE = re.compile(r"[^。；\n]*[。；\n]|[^。；\n]+")
_PAUSE = re.compile(r"[，。；、：,;:()（）\s]")
_LONG = 3_000
"""From this many words on sentences are compared instead."""
_SHORT = 2
"""Kept characters between two edits that are taken into them: splinters."""
_POOR = 0.25
"""Below this share of kept text the whole is shown as replaced."""


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """``old`` and ``new`` in one: kept, deleted and inserted pieces; deletions come before insertions.

    Without the insertions it is ``old``, without the deletions ``new``; changing places only mirrors it.
    """
    if old > new:
        return tuple(_flipped(pieces(new, old)))
    first, last = _common(old, new)
    middle_old, middle_new = old[first : len(old) - last], new[first : len(new) - last]
    raw = [(old[:first], old[:first]), *_matched(middle_old, middle_new), (old[len(old) - last :],) * 2]
    return tuple(_said(_joined(raw)))


def _common(old: str, new: str) -> tuple[int, int]:
    """How many characters both begin and end with, cut back to whole words."""
    tokens = _TOKEN.findall(old), _TOKEN.findall(new)
    first = _shared(*tokens)
    rest = [list(reversed(item[first:])) for item in tokens]
    last = _shared(*rest)
    return len("".join(tokens[0][:first])), len("".join(rest[0][:last]))


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    count = 0
    for left, right in zip(old, new, strict=False):
        if left != right:
            break
        count += 1
    return count


def _matched(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Pairs of texts that stand for each other; equal ones were kept."""
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(left) + len(right) > _LONG:
        left, right = _SENTENCE.findall(old), _SENTENCE.findall(new)
    if len(left) + len(right) > _LONG:
        yield old, new
        return
    for _, i, j, k, n in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        yield "".join(left[i:j]), "".join(right[k:n])


def _joined(raw: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbouring edits as one, together with the few characters that were kept between them."""
    pairs = [item for item in raw if any(item)]
    joined: list[tuple[str, str]] = []
    for at, (old, new) in enumerate(pairs):
        kept = old == new
        inside = kept and 0 < at < len(pairs) - 1
        splinter = inside and len(old) <= _SHORT and not _PAUSE.search(old)
        if joined and joined[-1][0] != joined[-1][1] and (not kept or splinter):
            joined[-1] = joined[-1][0] + old, joined[-1][1] + new
        else:
            joined.append((old, new))
    return joined if _worth(joined) else [("".join(o for o, _ in joined), "".join(n for _, n in joined))]


def _worth(pairs: Sequence[tuple[str, str]]) -> bool:
    kept = sum(_words(old) for old, new in pairs if old == new)
    longest = max(sum(_words(old) for old, _ in pairs), sum(_words(new) for _, new in pairs))
    return kept >= _POOR * longest


def _words(text: str) -> int:
    return len(_TOKEN.findall(text))


def _said(pairs: Iterable[tuple[str, str]]) -> Iterator[Piece]:
    for old, new in pairs:
        if old == new:
            if old:
                yield Piece(Edit.SAME, old)
            continue
        if old:
            yield Piece(Edit.DELETED, old)
        if new:
            yield Piece(Edit.INSERTED, new)


def _flipped(given: Iterable[Piece]) -> Iterator[Piece]:
    """The edits the other way round, deletions first again."""
    deleted: list[Piece] = []
    waiting: list[Piece] = []
    for piece in given:
        turned = Piece(piece.edit.mirrored, piece.text)
        if turned.edit is Edit.SAME:
            yield from deleted
            yield from waiting
            deleted, waiting = [], []
            yield turned
        elif turned.edit is Edit.DELETED:
            deleted.append(turned)
        else:
            waiting.append(turned)
    yield from deleted
    yield from waiting
