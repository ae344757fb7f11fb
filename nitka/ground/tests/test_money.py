"""Money is exact, of one currency, and never a float."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nitka.ground.money import Money, MoneyError


def test_amounts():
    assert Money.of("12.50", "EUR") == Money(1250, "EUR")
    assert Money.of("1 500,00", "BYN") == Money(150000, "BYN")
    assert Money.of(300, "JPY") == Money(300, "JPY")
    assert Money(1250, "EUR").amount == Decimal("12.50")


def test_adding_and_taking_away():
    assert Money(1250, "EUR") + Money(50, "EUR") == Money(1300, "EUR")
    assert Money(1250, "EUR") - Money(1300, "EUR") == -Money(50, "EUR")
    assert Money(1250, "EUR") * 3 == Money(3750, "EUR")
    assert Money(1, "EUR") < Money(2, "EUR")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (lambda: Money(1, "EUR") + Money(1, "BYN"), "EUR and BYN do not go together"),
        (lambda: Money.of("0.001", "EUR"), "0.001 EUR has more decimals than the currency"),
        (lambda: Money.of("ten", "EUR"), "'ten' is no amount"),
        (lambda: Money.of("NaN", "EUR"), "'NaN' is no amount"),
        (lambda: Money.of(0.1, "EUR"), "an amount is written as text or Decimal, never as a float"),
        (lambda: Money(1.5, "EUR"), "money is a whole number of the smallest unit, not 1.5"),
    ],
)
def test_what_money_cannot_be(wrong, why):
    with pytest.raises(MoneyError) as error:
        wrong()
    assert str(error.value) == why


def test_money_in_words():
    assert Money(123450, "BYN").say("be") == "1\xa0234,50\xa0BYN"
    assert Money(123450, "BYN").say("en") == "BYN\xa01,234.50"
    assert str(Money(-50, "EUR")) == "-0.50 EUR"


def test_a_third_each():
    assert Money(100, "EUR").split([1, 1, 1]) == [Money(34, "EUR"), Money(33, "EUR"), Money(33, "EUR")]


@settings(deadline=None)
@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 1000), min_size=1, max_size=9).filter(any))
def test_shares_add_up_exactly_and_are_near_their_part(minor, weights):
    shares = Money(minor, "EUR").split(weights)
    assert sum(share.minor for share in shares) == minor
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.minor * sum(weights) - minor * weight) < sum(weights)
