"""Dates and numbers come out of Django as the four languages write them."""

from datetime import date

import polib
import pytest
from django.utils import formats, translation
from django.utils.dateformat import format as django_date

from nitka.config import formats as folder

DAY = date(2026, 11, 23)
MONTHS = "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня"


@pytest.mark.parametrize(
    ("language", "day", "month", "number"),
    [
        ("be", "23 лістапада 2026 г.", "лістапад 2026", "1\xa0234\xa0567,5"),
        ("ru", "23 ноября 2026 г.", "Ноябрь 2026", "1\xa0234\xa0567,5"),
        ("en", "23 November 2026", "November 2026", "1,234,567.5"),
        ("pl", "23 listopada 2026", "Listopad 2026", "1\xa0234\xa0567,5"),
    ],
)
def test_days_months_and_numbers(language, day, month, number):
    with translation.override(language):
        assert formats.date_format(DAY) == day
        assert formats.date_format(DAY, "YEAR_MONTH_FORMAT") == month
        assert formats.localize(1234567.5) == number
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


def test_every_belarusian_month_stands_in_the_genitive_of_the_official_orthography():
    with translation.override("be"):
        said = [formats.date_format(date(2026, month, 1)) for month in range(1, 13)]
    assert said == [f"1 {month} 2026 г." for month in MONTHS.split()]


def test_belarusian_days_of_the_week():
    with translation.override("be"):
        assert django_date(DAY, "l") == "панядзелак"
        assert django_date(date(2026, 11, 26), "l") == "чацвер"


def test_the_compiled_months_are_those_of_the_source():
    here = f"{folder.__path__[0]}/be/LC_MESSAGES/django"
    source = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in polib.pofile(f"{here}.po")}
    compiled = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in polib.mofile(f"{here}.mo")}
    assert compiled == source
