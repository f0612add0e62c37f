"""Numbers as Word prints them: the values of ``ST_NumberFormat`` (ISO/IEC 29500-1 §17.18.59), pure functions.

Systems that run out (①…⑳, 甲…癸) go on in Arabic digits, as Word does.
"""

from __future__ import annotations

from collections.abc import Callable

Format = Callable[[int], str]

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_HALF_KATAKANA = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_HALF_IROHA = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
_GANADA = "가나다라마바사아자차카타파하"
_CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_CHICAGO = "*†‡§"
_KOREAN_UNITS = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_KOREAN_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ENGLISH_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_HIGHEST_IN_WORDS = 9999
_HIGHEST = 0x7FFF
"""Word counts no further; a longer row of letters would only fill the memory."""


def format_number(value: int, name: str) -> str:
    """``value`` in the number format ``name``; unknown formats and values out of range come out in digits."""
    made = FORMATS.get(name, str)(value) if 0 <= value <= _HIGHEST else ""
    return made or str(value)


def _repeated(letters: str) -> Format:
    """A…Z, AA, BB…: after the last letter Word doubles them."""

    def write(value: int) -> str:
        rounds, place = divmod(value - 1, len(letters))
        return letters[place] * (rounds + 1) if value > 0 else ""

    return write


def _listed(symbols: str) -> Format:
    """The symbol at that place, nothing beyond."""
    return lambda value: symbols[value - 1] if 0 < value <= len(symbols) else ""


def _range(first: int, count: int) -> Format:
    """Code points in a row from ``first``."""
    return lambda value: chr(first + value - 1) if 0 < value <= count else ""


def _positional(digits: str) -> Format:
    """Digit by digit: 一〇, １２."""
    return lambda value: "".join(digits[int(digit)] for digit in str(value))


def roman(value: int) -> str:
    """Lower-case Roman numeral; nothing for zero."""
    letters = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        letters += sign * count
    return letters


def _group(value: int, digits: str, units: tuple[str, ...], one: tuple[bool, ...], zero: str) -> str:
    """1–9999 with 十百千; ``one[i]``: a leading 一 is written before unit i."""
    text, gap = "", False
    for power in range(3, -1, -1):
        digit = value // 10**power % 10
        if not digit:
            gap = bool(text)
            continue
        text += zero if gap else ""
        gap = False
        bare = digit == 1 and power and not one[power] and (not text or power > 1 or zero == "")
        text += ("" if bare else digits[digit]) + units[power]
    return text


def _counting(
    digits: str, units: tuple[str, ...], myriad: str, *, one: tuple[bool, bool, bool, bool], zero: str
) -> Format:
    """Numbers in words with units: 一百零一, 壹拾, 百一."""

    def write(value: int) -> str:
        if not 0 < value < 10**8:
            return digits[0] if value == 0 else ""
        high, low = divmod(value, 10**4)
        text = _group(high, digits, units, one, zero) + myriad if high else ""
        if high and low and low < 10**3:
            text += zero
        inner = (True, True, True, True) if high and zero else one
        return text + (_group(low, digits, units, inner, zero) if low else "")

    return write


_PLAIN = "〇一二三四五六七八九"
_RING = "○一二三四五六七八九"
_ZERO = "零一二三四五六七八九"
_CHINESE_ONE = (True, False, True, True)
_ALWAYS_ONE = (True, True, True, True)
_NEVER_ONE = (True, False, False, False)


def _below_hundred(digits: str) -> Format:
    """一…十, 十一…九十九, then digit by digit."""
    words = _counting(digits, _UNITS, "万", one=_CHINESE_ONE, zero="零")
    figures = _positional(digits)
    return lambda value: words(value) if 0 < value < 100 else figures(value)  # noqa: PLR2004 - its name


_UNITS = ("", "十", "百", "千")


def ordinal(value: int) -> str:
    """``1st``, ``2nd``, ``3rd``, ``4th``, ``11th`` and so on."""
    ending = "th" if value // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _english(value: int) -> str:
    if value < len(_ENGLISH):
        return _ENGLISH[value]
    if value < 100:  # noqa: PLR2004 - the tens
        tens, ones = divmod(value, 10)
        return _ENGLISH_TENS[tens] + (f"-{_ENGLISH[ones]}" if ones else "")
    worth, name = (1000, "thousand") if value >= 1000 else (100, "hundred")  # noqa: PLR2004 - the powers
    high, low = divmod(value, worth)
    return f"{_english(high)} {name}" + (f" {_english(low)}" if low else "")


def cardinal_text(value: int) -> str:
    """One, Two … Nine thousand nine hundred ninety-nine."""
    return _english(value).capitalize() if 0 <= value <= _HIGHEST_IN_WORDS else ""


def ordinal_text(value: int) -> str:
    """``First``, ``Second``, ``Twenty-first`` and so on."""
    if not 0 < value <= _HIGHEST_IN_WORDS:
        return ""
    words = _english(value)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    plain = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return (words[:cut] + _ENGLISH_ORDINALS.get(last, plain)).capitalize()


def _korean_legal(value: int) -> str:
    tens, ones = divmod(value, 10)
    return _KOREAN_TENS[tens] + _KOREAN_UNITS[ones] if 0 < value < 100 else ""  # noqa: PLR2004 - no words beyond


def _zero_padded(width: int) -> Format:
    return lambda value: f"{value:0{width}d}"


def custom(pattern: str) -> str:
    """The name of the format of a ``w:format`` such as ``001, 002, 003, ...``; empty when unknown."""
    first = pattern.partition(",")[0].strip()
    return f"decimalZero{len(first)}" if first.lstrip("0") == "1" and len(first) < 10 else ""  # noqa: PLR2004


_CIRCLED = _range(0x2460, 20)
_ROUND_BRACKETS = _range(0x2474, 20)
_COUNTING_THOUSAND = _counting(_ZERO, _UNITS, "万", one=_CHINESE_ONE, zero="零")
_JAPANESE = _counting(_PLAIN, _UNITS, "万", one=_NEVER_ONE, zero="")
_LEGAL_SIMPLIFIED = _counting(
    "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), "万", one=_ALWAYS_ONE, zero="零"
)
_LEGAL_TRADITIONAL = _counting(
    "零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"), "萬", one=_ALWAYS_ONE, zero="零"
)
_LEGAL_JAPANESE = _counting("〇壱弐参四伍六七八九", ("", "拾", "百", "阡"), "萬", one=_ALWAYS_ONE, zero="")
_KOREAN = _counting("영일이삼사오육칠팔구", ("", "십", "백", "천"), "만", one=_NEVER_ONE, zero="")

FORMATS: dict[str, Format] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalFullWidth": _positional("０１２３４５６７８９"),
    "decimalFullWidth2": _positional("０１２３４５６７８９"),
    "decimalZero": _zero_padded(2),
    **{f"decimalZero{width}": _zero_padded(width) for width in range(1, 10)},
    "lowerLetter": _repeated(_LATIN),
    "upperLetter": _repeated(_LATIN.upper()),
    "lowerRoman": roman,
    "upperRoman": lambda value: roman(value).upper(),
    "chineseCounting": _below_hundred(_RING),
    "chineseCountingThousand": _COUNTING_THOUSAND,
    "chineseLegalSimplified": _LEGAL_SIMPLIFIED,
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "ideographZodiacTraditional": lambda value: (
        _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if 0 < value <= 60 else ""  # noqa: PLR2004 - one cycle
    ),
    "ideographDigital": _positional(_PLAIN),
    "ideographEnclosedCircle": _range(0x3280, 10),
    "ideographLegalTraditional": _LEGAL_TRADITIONAL,
    "taiwaneseCounting": _below_hundred(_RING),
    "taiwaneseCountingThousand": _COUNTING_THOUSAND,
    "taiwaneseDigital": _positional(_RING),
    "japaneseCounting": _JAPANESE,
    "japaneseDigitalTenThousand": _positional(_PLAIN),
    "japaneseLegal": _LEGAL_JAPANESE,
    "koreanDigital": _positional("영일이삼사오육칠팔구"),
    "koreanDigital2": _positional("零一二三四五六七八九"),
    "koreanCounting": _KOREAN,
    "koreanLegal": _korean_legal,
    "ganada": _repeated(_GANADA),
    "chosung": _repeated(_CHOSUNG),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _ROUND_BRACKETS,
    "decimalEnclosedFullstop": _range(0x2488, 20),
    "aiueo": _repeated(_HALF_KATAKANA),
    "aiueoFullWidth": _repeated(_KATAKANA),
    "iroha": _listed(_HALF_IROHA),
    "irohaFullWidth": _listed(_IROHA),
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "thaiNumbers": _positional("๐๑๒๓๔๕๖๗๘๙"),
    "hindiNumbers": _positional("०१२३४५६७८९"),
    "hex": lambda value: f"{value:X}",
    "numberInDash": lambda value: f"- {value} -",
    "chicago": _repeated(_CHICAGO),
    "ordinal": ordinal,
    "cardinalText": cardinal_text,
    "ordinalText": ordinal_text,
}
