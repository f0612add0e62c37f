"""A clause's words as numbers: hashed runs of one to three characters, those of its heading marked apart.

Pure NumPy: training (spaCy) and recognition (no spaCy) read texts with the same code, so that they cannot
differ. Texts are read many at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.nlp.labels import read_label
from pipeline.text.normalise import BLANK, normalise

LONGEST = 3
"""Characters of the longest run."""
HEADING_LONGEST = 3
MOST = 4000
"""Characters of a clause that are read; what a clause is about it says before that."""
HEADING_WEIGHT = 0.5
"""What the heading counts, the text counting 1."""
SHORTEST = 4
"""Characters from which on words between two stops count as a sentence."""
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_HEADED = np.uint64(1)
_DIGITS = re.compile(r"[0-9]+")
_SPACES = re.compile(r"\s+")
_BLANKS = re.compile(f"(?:{BLANK})+")
_STOPS = re.compile(r"(?<=[。；;！？!?\n])")
_PAUSES = re.compile(r"(?<=[。；;！？!?\n，,])")
_LONG = 30
"""A text without two sentences that is longer than this is cut at its commas."""
_BREAK = "\x00"
_EDGE = "\x01"

Ids = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse rows: the features of text ``i`` are ``ids[starts[i]:starts[i + 1]]`` with their ``values``."""

    starts: npt.NDArray[np.int64]
    ids: Ids
    values: Floats

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self.starts) - 1


@dataclass(frozen=True, slots=True)
class Clauses:
    """Clauses as numbers: whole, and sentence by sentence.

    ``whole`` has a row for each clause. ``parts`` has a row for each sentence; those of clause ``i`` are
    ``first[i]`` to ``first[i + 1]``, at least one.
    """

    whole: Rows
    parts: Rows
    first: npt.NDArray[np.int64]


def shape(text: str) -> str:
    """``text`` as it is cut into runs: one form for each character, digits alike, no white space."""
    return _squeezed(_plain(text))


def sentences(text: str) -> list[str]:
    """The sentences of ``text`` in the form of `shape`, at least one."""
    plain = _plain(text)
    found = _cut(_STOPS, plain)
    if len(found) <= 1 and len(plain) > _LONG:
        found = _cut(_PAUSES, plain)
    return [_squeezed(item) for item in found] if len(found) > 1 else [_squeezed(plain)]


def _plain(text: str) -> str:
    return normalise(text[:MOST]).text.lower()


def _squeezed(plain: str) -> str:
    return _BLANKS.sub("▁", _DIGITS.sub("0", _SPACES.sub("", plain)))


def _cut(stops: re.Pattern[str], plain: str) -> list[str]:
    return [item for item in stops.split(plain) if len(item.strip()) >= SHORTEST]


def shape_heading(heading: str) -> str:
    """``heading`` without its number, in the form of `shape`."""
    stripped = heading.strip()
    label = read_label(stripped)
    bare = stripped[label.end :] if label is not None else stripped
    return shape(bare.strip(" 、.．:：*")) if bare else ""


def clauses(headings: Sequence[str], texts: Sequence[str]) -> Clauses:
    """The features of each clause and of its sentences."""
    cut = [sentences(text) for text in texts]
    parts = [item for found in cut for item in found]
    rows = _join(_runs(parts, LONGEST, headed=False), np.zeros(0, dtype=np.uint64), len(parts))
    first = np.cumsum([0, *(len(found) for found in cut)], dtype=np.int64)
    return Clauses(read(headings, texts), rows, first)


def read(headings: Sequence[str], texts: Sequence[str]) -> Rows:
    """The features of each clause as a whole."""
    body = _runs([shape(text) for text in texts], LONGEST, headed=False)
    marked = [f"{_EDGE}{plain}{_EDGE}" if (plain := shape_heading(item)) else "" for item in headings]
    head = _runs(marked, HEADING_LONGEST, headed=True)
    return _join(body, head, len(texts))


def _runs(texts: Sequence[str], longest: int, *, headed: bool) -> npt.NDArray[np.uint64]:
    """Number of the text (upper half) and hash of the run (lower half) of each run of characters.

    The last bit of a hash tells runs of headings.
    """
    whole = _BREAK.join([*texts, ""])
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    breaks = codes == 0
    owner = np.cumsum(breaks, dtype=np.uint64) - breaks
    found = []
    hashed = np.full(len(codes), 1 + headed, dtype=np.uint64) * _MIX
    alive = np.ones(len(codes), dtype=bool)
    for length in range(1, longest + 1):
        shift = length - 1
        if shift >= len(codes):
            break
        ahead = codes[shift:]
        hashed = (hashed[: len(ahead)] ^ (ahead + np.uint64(length))) * _PRIME
        hashed ^= hashed >> _HALF
        alive = alive[: len(ahead)] & ~breaks[shift:]
        marked = (hashed[alive] * _MIX >> _HALF) & ~_HEADED | np.uint64(headed)
        found.append((owner[: len(ahead)][alive] << _HALF) | marked)
    return np.concatenate(found) if found else np.zeros(0, dtype=np.uint64)


def _join(body: npt.NDArray[np.uint64], head: npt.NDArray[np.uint64], count: int) -> Rows:
    """Runs of text and heading as rows: damped counts, the text of length 1, the heading of its weight."""
    keys, times = np.unique(body, return_counts=True)
    head_keys = np.unique(head)
    said = _unit(keys, 1 + np.log(times), count)
    headed = HEADING_WEIGHT * _unit(head_keys, np.ones(len(head_keys)), count)
    every, values = np.concatenate([keys, head_keys]), np.concatenate([said, headed])
    order = np.argsort(every, kind="stable")
    owner = (every[order] >> _HALF).astype(np.int64)
    starts = np.searchsorted(owner, np.arange(count + 1))
    ids = (every[order] & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    return Rows(starts, ids, values[order].astype(np.float32))


def _unit(
    keys: npt.NDArray[np.uint64], values: npt.NDArray[np.float64], count: int
) -> npt.NDArray[np.float64]:
    """``values`` with those of each text brought to length 1."""
    owner = (keys >> _HALF).astype(np.int64)
    lengths = np.sqrt(np.bincount(owner, weights=values * values, minlength=count))
    return values / lengths[owner]
