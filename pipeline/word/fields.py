"""Complex fields: their result is read, their instruction is not; what Word computes itself is computed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.word.markup import Element
from pipeline.word.names import FLD_CHAR, VAL, W
from pipeline.word.number_formats import format_number
from pipeline.word.styles import is_on, number
from pipeline.word.symbols import symbol

_KIND = W + "fldCharType"
_SYMBOL = re.compile(
    r'\s*SYMBOL\s+(0x[0-9a-f]{1,5}|\d{1,6})\b(?:.{0,80}?\\f\s*"?([^"\\]{1,40}))?', re.IGNORECASE
)
_BUTTON = re.compile(r"\s*MACROBUTTON\s+\S+\s(.+)", re.IGNORECASE | re.DOTALL)
_OVERLAY = re.compile(r"\s*EQ\s+\\o\s*(?:\\a[clr]\s*)?\((.{1,20}?)[,;，](.{0,20})\)\s*$", re.IGNORECASE)
_EQUATION = re.compile(r"\s*EQ\s", re.IGNORECASE)
_SWITCH = re.compile(r"\\[a-z]{1,3}\d{0,3}", re.IGNORECASE)
_CIRCLES = frozenset("○〇◯⃝")


@dataclass(slots=True)
class Field:
    """One open field."""

    form: Element | None
    instruction: list[str] = field(default_factory=list)
    separated: bool = False
    shown: int = -1
    """Length of the paragraph where the result starts."""

    def computed(self) -> str:
        """What Word shows for a field that holds no result."""
        return form_value(self.form) if self.form is not None else computed("".join(self.instruction))


class Fields:
    """The fields that are open at a place of one stream of text."""

    def __init__(self, root: Element | None) -> None:
        """Start without open fields in the part with ``root``."""
        kinds = [] if root is None else [item.get(_KIND) for item in root.iter(FLD_CHAR)]
        self._sound = kinds.count("begin") == kinds.count("end")
        """In a damaged file, an instruction without end must not swallow the text."""
        self.open: list[Field] = []
        self.instructing = False

    def fresh(self) -> Fields:
        """No open fields, in the same part."""
        fields = Fields(None)
        fields._sound = self._sound
        return fields

    def begin(self, element: Element) -> None:
        """A field starts."""
        form = element.find(W + "ffData")
        self.open.append(Field(form))
        self._update()

    def instruct(self, text: str) -> None:
        """A piece of the instruction of the innermost field."""
        if self.open:
            self.open[-1].instruction.append(text)

    def separate(self, shown: int) -> None:
        """The result of the innermost field starts, at ``shown`` characters of the paragraph."""
        if self.open:
            self.open[-1].separated = True
            self.open[-1].shown = shown
            self._update()

    def end(self, shown: int) -> str:
        """The innermost field ends; returns what Word shows for it when it holds no result itself."""
        if not self.open:
            return ""
        closed = self.open.pop()
        self._update()
        return "" if closed.separated and closed.shown != shown else closed.computed()

    def _update(self) -> None:
        self.instructing = self._sound and any(not item.separated for item in self.open)


def form_value(form: Element) -> str:
    """State of a legacy form field: a box as ☑/☐, the chosen entry of a list."""
    box = form.find(W + "checkBox")
    if box is not None:
        checked = is_on(box.find(W + "checked"))
        return "☑" if (is_on(box.find(W + "default")) if checked is None else checked) else "☐"
    choices = form.find(W + "ddList")
    if choices is None:
        return ""
    entries = [item.get(VAL, "") for item in choices.findall(W + "listEntry")]
    chosen = number(choices.find(W + "result"))
    chosen = (number(choices.find(W + "default")) or 0) if chosen is None else chosen
    return entries[chosen] if 0 <= chosen < len(entries) else ""


def computed(instruction: str) -> str:
    """What Word shows for an instruction without result: symbols, circled characters, prompts."""
    found = _SYMBOL.match(instruction)
    if found:
        code = int(found[1], 16) if found[1].lower().startswith("0x") else int(found[1])
        return symbol(code, (found[2] or "Symbol").strip()) if code <= 0x10FFFF else ""  # noqa: PLR2004
    found = _BUTTON.match(instruction)
    if found:
        return found[1].strip()
    found = _OVERLAY.match(instruction)
    if found:
        return _overlaid(found[1].strip(), found[2].strip())
    return _SWITCH.sub("", instruction.strip()[2:]).strip() if _EQUATION.match(instruction) else ""


def _overlaid(below: str, above: str) -> str:
    """Characters printed over each other: a number in a circle."""
    below, above = (_SWITCH.sub("", item).strip("()（）") for item in (below, above))
    if below not in _CIRCLES:
        return below + above
    return format_number(int(above), "decimalEnclosedCircle") if above.isdecimal() else above
