"""Days as lists print them, in four languages, read into EDTF; what cannot be a day is said, never guessed."""

import re
from datetime import date
from functools import lru_cache

_MONTHS = {
    word: month
    for month, group in enumerate(
        (
            "january jan январь января янв студзень студзеня styczeń stycznia",
            "february feb февраль февраля фев люты лютага luty lutego",
            "march mar март марта мар сакавік сакавіка marzec marca",
            "april apr апрель апреля апр красавік красавіка kwiecień kwietnia",
            "may май мая травень траўня maj maja",
            "june jun июнь июня июн чэрвень чэрвеня czerwiec czerwca",
            "july jul июль июля июл ліпень ліпеня lipiec lipca",
            "august aug август августа авг жнівень жніўня sierpień sierpnia",
            "september sep sept сентябрь сентября сен верасень верасня wrzesień września",
            "october oct октябрь октября окт кастрычнік кастрычніка październik października",
            "november nov ноябрь ноября ноя лістапад лістапада listopad listopada",
            "december dec декабрь декабря дек снежань снежня grudzień grudnia",
        ),
        1,
    )
    for word in group.split()
}
_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|-?г?о)?\s*([^\W\d_]+)\.?,?\s*(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTH_WORD = re.compile(r"([^\W\d_]+)\.?,?\s*(\d{4})")
_TAIL = re.compile(r"(?:\s*(?:г|года|год|r|roku|т)\.?)$|[ T]00:00(?::00)?$")


class BadDay(ValueError):
    """No day. ``code`` says how: ``impossible_date``, ``unreadable_date``, ``future_date``, ``ambiguous_date``."""

    def __init__(self, code: str, text: str):
        super().__init__(f"{text}: {code}")
        self.code = code


@lru_cache(maxsize=16_384)
def read_day(text: str, today: date, ahead: bool = False, order: str = "") -> str:
    """EDTF of a printed day: ISO, "6.07.2021", "July 6th, 2021", "6 ліпеня 2021", "july 2021", "2021", with "~".

    ``order`` (``dmy`` or ``mdy``) is how the list writes 03/04/2021; without it such a day is ambiguous.
    Raises ``BadDay`` for days that do not exist, lie after ``today`` (unless ``ahead``) or cannot be read.
    """
    plain = _TAIL.sub("", text.strip().rstrip(",;")).strip()
    found = _parts(plain, order)
    if found is None:
        raise BadDay("unreadable_date", text)
    year, month, day, mark = found
    try:
        earliest = date(year, month or 1, day or 1)
    except ValueError as error:
        raise BadDay("impossible_date", text) from error
    if not 1880 <= year <= 2200:
        raise BadDay("impossible_date", text)
    if not ahead and earliest > today:
        raise BadDay("future_date", text)
    said = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    return said + mark


def _parts(plain: str, order: str) -> tuple[int, int, int, str] | None:
    if match := _EDTF.fullmatch(plain):
        month, day = match[2], match[3]
        if month == "00" or day == "00":
            raise BadDay("impossible_date", plain)
        return int(match[1]), int(month or 0), int(day or 0), match[4]
    if match := _NUMBERS.fullmatch(plain):
        return _numbers(match, plain, order)
    if match := _MONTH_YEAR.fullmatch(plain):
        if not 1 <= int(match[1]) <= 12:
            raise BadDay("impossible_date", plain)
        return int(match[2]), int(match[1]), 0, ""
    words = plain.casefold()
    if (match := _DAY_FIRST.fullmatch(words)) and match[2] in _MONTHS:
        return int(match[3]), _MONTHS[match[2]], _day(match[1], plain), ""
    if (match := _MONTH_FIRST.fullmatch(words)) and match[1] in _MONTHS:
        return int(match[3]), _MONTHS[match[1]], _day(match[2], plain), ""
    if (match := _MONTH_WORD.fullmatch(words)) and match[1] in _MONTHS:
        return int(match[2]), _MONTHS[match[1]], 0, ""
    return None


def _day(text: str, plain: str) -> int:
    if text.strip("0") == "":
        raise BadDay("impossible_date", plain)
    return int(text)


def _numbers(match: re.Match[str], plain: str, order: str) -> tuple[int, int, int, str]:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if not first or not second or (first > 12 and second > 12):
        raise BadDay("impossible_date", plain)
    if order == "mdy":
        return year, first, second, ""
    # Points mean day first wherever they are used; slashes and hyphens do not say.
    if match[2] == "." or order == "dmy" or first > 12:
        return year, second, first, ""
    if second > 12:
        return year, first, second, ""
    if first == second:
        return year, first, second, ""
    raise BadDay("ambiguous_date", plain)
