"""Money: a whole number of the smallest unit of a currency. Never a float, never two currencies together.

How many decimals a currency has follows ISO 4217; currencies that are not listed here are refused rather than
guessed.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

DECIMALS = {
    "AMD": 2, "AZN": 2, "BYN": 2, "CHF": 2, "CZK": 2, "EUR": 2, "GBP": 2, "GEL": 2, "KZT": 2, "NOK": 2,
    "PLN": 2, "RUB": 2, "SEK": 2, "UAH": 2, "USD": 2, "JPY": 0, "KWD": 3,
}  # fmt: skip
_NBSP = "\xa0"


class MoneyError(ValueError):
    """An amount that is no money we can hold exactly; the message says why."""


@dataclass(frozen=True, order=False)
class Money:
    """``minor`` whole smallest units of ``currency`` (ISO 4217): Money(1250, "EUR") is 12.50 euro."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if isinstance(self.minor, bool) or not isinstance(self.minor, int):
            raise MoneyError(f"money is a whole number of the smallest unit, not {self.minor!r}")
        if self.currency not in DECIMALS:
            raise MoneyError(f"no currency {self.currency!r}: known are {', '.join(sorted(DECIMALS))}")

    @classmethod
    def of(cls, amount: str | int | Decimal, currency: str) -> "Money":
        """The money of a decimal amount ("12.50", 12, "1 500,00"). Raises ``MoneyError`` for fractions of a unit."""
        if isinstance(amount, float):
            raise MoneyError("an amount is written as text or Decimal, never as a float")
        text = re.sub(r"[\s\xa0]", "", str(amount)).replace(",", ".")
        try:
            value = Decimal(text)
        except InvalidOperation:
            raise MoneyError(f"{amount!r} is no amount") from None
        if not value.is_finite():
            raise MoneyError(f"{amount!r} is no amount")
        minor = value * 10 ** cls(0, currency).decimals
        if minor != minor.to_integral_value():
            raise MoneyError(f"{amount} {currency} has more decimals than the currency")
        return cls(int(minor), currency)

    @property
    def decimals(self) -> int:
        """How many decimals the currency is written with."""
        return DECIMALS[self.currency]

    @property
    def amount(self) -> Decimal:
        """The exact amount in whole units of the currency."""
        return Decimal(self.minor).scaleb(-self.decimals)

    def _same(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            raise TypeError(f"money and {type(other).__name__} do not go together")
        if other.currency != self.currency:
            raise MoneyError(f"{self.currency} and {other.currency} do not go together")
        return other

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other).minor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __mul__(self, times: int) -> "Money":
        if isinstance(times, bool) or not isinstance(times, int):
            raise TypeError("money is multiplied by a whole number; use split for shares")
        return Money(self.minor * times, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._same(other).minor

    def __le__(self, other: "Money") -> bool:
        return self.minor <= self._same(other).minor

    def __bool__(self) -> bool:
        return self.minor != 0

    def split(self, weights: list[int]) -> list["Money"]:
        """Shares in proportion to ``weights`` that add up exactly; left-over units go to the largest remainders.

        Ties go to the earlier share. Raises ``MoneyError`` without a positive weight.
        """
        if any(weight < 0 for weight in weights) or sum(weights) <= 0:
            raise MoneyError("shares need weights of which none is negative and one is positive")
        exact = [Fraction(self.minor * weight, sum(weights)) for weight in weights]
        shares = [part.__floor__() for part in exact]
        by_rest = sorted(range(len(exact)), key=lambda i: (shares[i] - exact[i], i))
        for i in by_rest[: self.minor - sum(shares)]:
            shares[i] += 1
        return [Money(share, self.currency) for share in shares]

    def say(self, language: str) -> str:
        """ "1 234,50 BYN" in be, ru and pl, "BYN 1,234.50" in en; spaces do not break."""
        text = f"{self.amount:,.{self.decimals}f}"
        if language == "en":
            return f"{self.currency}{_NBSP}{text}"
        return f"{text.replace(',', _NBSP).replace('.', ',')}{_NBSP}{self.currency}"

    def __str__(self) -> str:
        return f"{self.amount:.{self.decimals}f} {self.currency}"
