"""Articles and paragraphs added to a draft, numbered as their neighbours are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.generate.remedies.draft import Draft, Numbered
from pipeline.generate.remedies.numbers import Typed
from pipeline.generate.remedies.proposal import Addition, Planned
from pipeline.generate.remedies.words import Words
from pipeline.model.agreement import Clause

_PLAIN_SUBITEM = Typed("（", "1", "）")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of level 1 (a paragraph of an article) or 2 (an item below it)."""

    level: int
    words: Words


class Composer:
    """Puts words into ``draft``; counts the articles and paragraphs that it has added."""

    def __init__(self, draft: Draft) -> None:
        """Start with nothing added."""
        self._draft = draft
        self._articles = 0
        self._items: dict[int, int] = {}

    def article(self, title: str, pieces: Sequence[Piece], *, behind: int | None) -> Addition | None:
        """A new article ``title`` behind the article that holds the block ``behind``, or at the end.

        It stands at the end wherever numbers of articles behind it would have to change that are typed or
        named somewhere. None for a document without body.
        """
        near = self._place(behind)
        if near is None:
            return self._loose(title, pieces)
        at_end = near == self._draft.articles[-1]
        heading, number = self._heading(near, title, at_end=at_end)
        model = self._draft.model_items(near)
        numbered = self._paragraphs(pieces, near, model, number)
        return Addition(self._draft.end(near), (heading, *numbered), article=True)

    def paragraphs(self, article: Clause, pieces: Sequence[Piece]) -> Addition:
        """``pieces`` as further paragraphs of ``article``."""
        own = self._draft.items(article)
        done = self._items.get(article.index, 0)
        self._items[article.index] = done + sum(piece.level == 1 for piece in pieces)
        first = done + (own[-1].number.value if own and own[-1].number else 0) + 1
        numbered = self._numbered(pieces, article, own, first, None)
        return Addition(self._draft.end(article), tuple(numbered))

    def _place(self, behind: int | None) -> Clause | None:
        articles = self._draft.articles
        if not articles:
            return None
        found = None if behind is None else self._draft.article_before(behind)
        return found if found is not None and self._draft.may_follow(found) else articles[-1]

    def _heading(self, near: Clause, title: str, *, at_end: bool) -> tuple[Planned, int | None]:
        """The title of a new article behind ``near``, and the number that it gets."""
        model = self._draft.titled(near) or near
        own, like = self._draft.numbered(near), self._draft.numbered(model)
        if own is None or own.number is None:
            return Planned(Words.plain(title), model.blocks[0], numbered=False), None
        self._articles += at_end
        value = own.number.value + (self._articles if at_end else 1)
        if own.automatic:
            shown = model if like is not None and like.automatic else near
            return Planned(Words.plain(title), shown.blocks[0], count=value if at_end else None), value
        number = own.number.counting(value) or own.number
        shown = model if like is not None and not like.automatic else near
        indent = like.number.indent if like is not None and like.number is not None else None
        number = number.neat(indent if shown is model else None)
        return Planned(Words.plain(number.printed + title), shown.blocks[0]), value

    def _paragraphs(
        self, pieces: Sequence[Piece], near: Clause, model: Sequence[Numbered], article: int | None
    ) -> list[Planned]:
        return self._numbered(pieces, near, model, 1, article)

    def _numbered(
        self,
        pieces: Iterable[Piece],
        near: Clause,
        model: Sequence[Numbered],
        first: int,
        article: int | None,
    ) -> list[Planned]:
        """``pieces`` numbered like ``model`` from ``first`` on, below ``article`` if that is new."""
        made: list[Planned] = []
        count, inner = first, 1
        for piece in pieces:
            if piece.level == 1:
                made.append(self._first_level(piece.words, near, model, count, article))
                count, inner = count + 1, 1
            else:
                made.append(self._second_level(piece.words, near, made[-1] if made else None, inner))
                inner += 1
        return made

    def _first_level(
        self, words: Words, near: Clause, model: Sequence[Numbered], count: int, article: int | None
    ) -> Planned:
        if not model or model[-1].number is None:
            like = self._draft.body_block(near)
            return Planned(words, like, numbered=not self._draft.blocks[like].label)
        item = _usual(model)
        if item.automatic:
            return Planned(words, item.block.index, count=count)
        number = None if item.number is None else item.number.neat()
        number = number.within(article) if article is not None and number is not None else number
        counted = number.counting(count) if number is not None else None
        return Planned(words if counted is None else words.after(counted.printed), item.block.index)

    def _second_level(self, words: Words, near: Clause, above: Planned | None, count: int) -> Planned:
        model = self._draft.model_subitems(near)
        found = model[-1] if model else None
        if found is not None and found.automatic:
            return Planned(words, found.block.index, count=count)
        number = found.number if found is not None and found.number is not None else _PLAIN_SUBITEM
        if "." in number.before or "．" in number.before:
            number, found = _PLAIN_SUBITEM, None
        counted = number.counting(count) or _PLAIN_SUBITEM.counting(count) or _PLAIN_SUBITEM
        if found is not None:
            return Planned(words.after(counted.printed), found.block.index)
        like = above.like if above is not None else self._draft.body_block(near)
        return Planned(words.after(counted.printed), like, numbered=False)

    def _loose(self, title: str, pieces: Sequence[Piece]) -> Addition | None:
        """An article of a document without articles."""
        last = self._draft.last
        if last is None:
            return None
        label = bool(self._draft.blocks[last].label)
        made = [Planned(Words.plain(title), last, numbered=not label)]
        made += [Planned(piece.words, last, numbered=not label) for piece in pieces]
        return Addition(last, tuple(made), article=True)


def _usual(model: Sequence[Numbered]) -> Numbered:
    """The last of ``model`` that is indented and numbered as most of them are."""

    def way(item: Numbered) -> tuple[bool, str]:
        return item.automatic, item.number.indent if item.number is not None else ""

    counts = Counter(map(way, model))
    usual = max(counts, key=lambda key: counts[key])
    return [item for item in model if way(item) == usual][-1]
