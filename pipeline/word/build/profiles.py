"""The three looks of a document: measures in twips (1/1440 inch), sizes of letters in half points."""

from __future__ import annotations

from dataclasses import dataclass

PAGE_WIDTH = 11906
PAGE_HEIGHT = 16838
"""A4."""

SONG, HEI, FANG, KAI = "宋体", "黑体", "仿宋", "楷体"


@dataclass(frozen=True, slots=True)
class Face:
    """Chinese font, size in half points, weight."""

    font: str
    size: int
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Margins:
    """Distances of the text from the edges of the paper, of header and footer from theirs."""

    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int


@dataclass(frozen=True, slots=True)
class Profile:
    """One look. ``line`` is the exact distance of lines of running text."""

    name: str
    margins: Margins
    body: Face
    line: int
    title: Face
    headings: tuple[Face, Face, Face]
    heading_gap: int
    """Space before and after a heading of level 1."""
    cover_title: Face
    cover_field: Face
    total_pages: bool
    """Whether the footer says 第 X 页 共 Y 页 rather than — X —."""

    @property
    def text_width(self) -> int:
        """Width of the type area on upright pages."""
        return PAGE_WIDTH - self.margins.left - self.margins.right

    @property
    def indent(self) -> int:
        """Width of two characters of running text."""
        return self.body.size * 20


CONTRACT = Profile(
    "contract",
    Margins(1418, 1701, 1418, 1701, 851, 992),
    Face(SONG, 24),
    460,
    Face(HEI, 36, bold=True),
    (Face(HEI, 24, bold=True), Face(SONG, 24, bold=True), Face(SONG, 24)),
    160,
    Face(SONG, 52, bold=True),
    Face(SONG, 28),
    total_pages=True,
)
REPORT = Profile(
    "report",
    Margins(2098, 1474, 1984, 1588, 1134, 1304),
    Face(FANG, 28),
    560,
    Face(SONG, 44, bold=True),
    (Face(HEI, 32), Face(KAI, 28, bold=True), Face(FANG, 28, bold=True)),
    120,
    Face(SONG, 52, bold=True),
    Face(KAI, 32),
    total_pages=False,
)
FORM = Profile(
    "form",
    Margins(1247, 1134, 1134, 1134, 680, 680),
    Face(SONG, 21),
    360,
    Face(HEI, 36),
    (Face(HEI, 24), Face(HEI, 21), Face(SONG, 21, bold=True)),
    120,
    Face(SONG, 48, bold=True),
    Face(SONG, 28),
    total_pages=True,
)
PROFILES = {profile.name: profile for profile in (CONTRACT, REPORT, FORM)}
