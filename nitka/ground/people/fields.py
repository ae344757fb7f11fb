"""Checked kinds of text and number that bodies are made of.

Each check takes the value and gives ``None`` when it is right, otherwise the reason in a few words.
Texts are refused when they hold what no public text may hold: control and direction marks (they make a page
read differently from what was signed), a phone number, a bank account or a payment card.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Annotated

from nitka.ground.days import DayError, Point, parse_when

Check = Callable[[object], str | None]

_HIDDEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_PHONE = re.compile(r"\+\d(?:[ ().\u2013-]{0,2}\d){8,14}(?!\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_CARD = re.compile(r"(?<!\d)\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?!\d)")


def _luhn(digits: str) -> bool:
    total = 0
    for place, char in enumerate(reversed(digits)):
        n = int(char) * (1 + place % 2)
        total += n - 9 if n > 9 else n
    return total % 10 == 0


def private_part(text: str) -> str | None:
    """Names the first thing in ``text`` that must never be public: a phone, bank account or card number."""
    if _PHONE.search(text):
        return "holds a phone number"
    if _IBAN.search(text) and len(re.sub(r"\W", "", _IBAN.search(text)[0])) >= 16:  # type: ignore[index]
        return "holds a bank account number"
    for card in _CARD.finditer(text):
        if _luhn(re.sub(r"\D", "", card[0])):
            return "holds a payment card number"
    return None


def clean_text(value: object, longest: int) -> str | None:
    """Why ``value`` is no text fit for a signed public body, or ``None``."""
    if not isinstance(value, str):
        return "must be a text"
    if not value.strip():
        return "is empty: leave the key out"
    if value != value.strip():
        return "begins or ends with a space"
    if len(value) > longest:
        return f"is longer than {longest} characters"
    if hidden := _HIDDEN.search(value):
        return f"holds an invisible or direction mark (U+{ord(hidden[0]):04X})"
    if control := _CONTROL.search(value):
        return f"holds a control character (U+{ord(control[0]):04X})"
    if unicodedata.normalize("NFC", value) != value:
        return "is not in the composed form of Unicode (NFC)"
    return None


def line(value: object) -> str | None:
    """One line of text, at most 300 characters."""
    problem = clean_text(value, 300)
    if problem is None and "\n" in str(value):
        return "holds a line break"
    return problem or private_part(str(value))


def paragraph(value: object) -> str | None:
    """Text of several lines, at most 20,000 characters."""
    return clean_text(value, 20_000) or private_part(str(value))


def name_text(value: object) -> str | None:
    """A person's name: one line of letters; no angle brackets, digits or addresses."""
    problem = line(value)
    if problem is None and (bad := re.search(r"[<>{}@\d\\|=]", str(value))):
        return f"holds {bad[0]!r}, which is in no name"
    return problem


def _pattern(expression: str, why: str) -> Check:
    compiled = re.compile(expression)

    def check(value: object) -> str | None:
        return None if isinstance(value, str) and compiled.fullmatch(value) else f"{value!r} {why}"

    return check


def _number(low: float, high: float, kinds: tuple[type, ...]) -> Check:
    def check(value: object) -> str | None:
        if isinstance(value, bool) or not isinstance(value, kinds):
            return f"{value!r} is not a number" if float in kinds else f"{value!r} is not a whole number"
        return None if low <= value <= high else f"{value!r} is not between {low} and {high}"  # type: ignore[operator]

    return check


@lru_cache(maxsize=65_536)
def point_of(text: str) -> Point:
    """The day, month or year an EDTF text of a body says. Raises ``DayError`` for anything else."""
    read = parse_when(text)
    if not isinstance(read, Point):
        raise DayError(f"{text!r} is no day, month or year")
    if str(read) != text:
        raise DayError(f"{text!r} is written {str(read)!r}")
    return read


def edtf(value: object) -> str | None:
    """A date: ``2021``, ``2021-07`` or ``2021-07-06``, each with ``~``, ``?`` or ``%`` behind it."""
    if not isinstance(value, str):
        return f"{value!r} is not a date like 2021, 2021-07 or 2021-07-06~"
    try:
        point_of(value)
    except DayError as error:
        return str(error)
    return None


def coarse_edtf(value: object) -> str | None:
    """A date no finer than a month, so that no channel inside a prison shows."""
    problem = edtf(value)
    if problem is None and point_of(str(value)).precision == "day":
        return f"{value!r} is finer than a month"
    return problem


def true_only(value: object) -> str | None:
    """A mark that is either ``true`` or absent."""
    return None if value is True else "must be true or left out"


code = _pattern(r"[a-z0-9]+(-[a-z0-9]+){0,9}", "is not a code like ik-4")

Line = Annotated[str, line]
Paragraph = Annotated[str, paragraph]
NameText = Annotated[str, name_text]
Edtf = Annotated[str, edtf]
Month = Annotated[str, coarse_edtf]
Url = Annotated[str, _pattern(r"https?://[^\s<>\"'`{}|\\^]{3,1000}", "is not an http address")]
Code = Annotated[str, code]
Key = Annotated[str, _pattern(r"[a-z][a-z0-9_]{0,31}", "is not a key like s1")]
Language = Annotated[str, _pattern(r"[a-z]{2,3}", "is not a language code like be, or und")]
Country = Annotated[str, _pattern(r"[A-Z]{2}", "is not a country code like BY")]
Law = Annotated[str, _pattern(r"[A-Z]{2}-\d{4}", "is not a version of a code like BY-1999")]
ArticleNumber = Annotated[
    str, _pattern(r"\d{1,4}([.-]\d{1,3}){0,4}", "is not an article like 361-1 or 234.4.3")
]
Part = Annotated[str, _pattern(r"\d{1,2}(\.\d{1,2}){0,3}", "is not a part like 1")]
Grade = Annotated[str, _pattern(r"[A-F][1-6]", "is not a grade like B2")]
Sha256 = Annotated[str, _pattern(r"[0-9a-f]{64}", "is not a SHA-256 in hex")]
Mail = Annotated[str, _pattern(r"[^\s@<>]{1,64}@[^\s@<>]{3,250}", "is not an e-mail address")]
Count = Annotated[int, _number(0, 10_000_000, (int,))]
Latitude = Annotated[float, _number(-90, 90, (int, float))]
Longitude = Annotated[float, _number(-180, 180, (int, float))]
Mark = Annotated[bool, true_only]
Texts = Mapping[Language, Paragraph]
Lines = Mapping[Language, Line]
