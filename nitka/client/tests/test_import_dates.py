"""Days as lists print them: read, or refused with the reason; nothing is guessed."""

from datetime import date

import pytest

from nitka.client.importing.dates import BadDay, read_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("2021-07-06", "2021-07-06"),
        ("2021-07", "2021-07"),
        ("2021", "2021"),
        ("2021-07~", "2021-07~"),
        ("6.07.2021", "2021-07-06"),
        ("06.07.2021 г.", "2021-07-06"),
        ("31/12/2020", "2020-12-31"),
        ("12/31/2020", "2020-12-31"),
        ("05/05/2020", "2020-05-05"),
        ("07.2021", "2021-07"),
        ("22 November 2013", "2013-11-22"),
        ("July 23rd, 2014", "2014-07-23"),
        ("March13, 2007", "2007-03-13"),
        ("March 13, 2007", "2007-03-13"),
        ("October 5 2012", "2012-10-05"),
        ("6 ліпеня 2021", "2021-07-06"),
        ("12 мая 2025", "2025-05-12"),
        ("6 lipca 2021", "2021-07-06"),
        ("april 2026", "2026-04"),
        ("2021-07-06 00:00:00", "2021-07-06"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_printed_days(printed, read):
    assert read_day(printed, TODAY) == read


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("1988-02-31", "impossible_date"),
        ("31.02.1988", "impossible_date"),
        ("29 February 1954", "impossible_date"),
        ("31 February 1990", "impossible_date"),
        ("2021-13-01", "impossible_date"),
        ("2021-00-10", "impossible_date"),
        ("13/13/2020", "impossible_date"),
        ("0.05.2020", "impossible_date"),
        ("1752-01-01", "impossible_date"),
        ("1952-08021", "unreadable_date"),
        ("19812", "unreadable_date"),
        ("2 August 2 2014", "unreadable_date"),
        ("in spring", "unreadable_date"),
        ("2027-03-03", "future_date"),
        ("2027", "future_date"),
        ("03/04/2021", "ambiguous_date"),
    ],
)
def test_what_is_no_day(printed, code):
    with pytest.raises(BadDay) as bad:
        read_day(printed, TODAY)
    assert bad.value.code == code


def test_an_expected_release_may_lie_ahead():
    assert read_day("2031-01-02", TODAY, ahead=True) == "2031-01-02"


@pytest.mark.parametrize(("order", "read"), [("dmy", "2021-04-03"), ("mdy", "2021-03-04")])
def test_the_profile_says_what_comes_first(order, read):
    assert read_day("03/04/2021", TODAY, False, order) == read
