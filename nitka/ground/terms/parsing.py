"""Reading a sentence in words, strictly: whatever is not understood is named in the error, never skipped.

Words that only accompany a sentence ("imprisonment", "калоніі ўзмоцненага рэжыму") are known and passed over.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from fractions import Fraction

from nitka.ground.money import Money
from nitka.ground.terms import vocabulary as v
from nitka.ground.terms.numerals import NUMERALS
from nitka.ground.terms.term import LIFE, UNKNOWN_TERM, Term, TermError

_TOKEN = re.compile(
    r"[0-9]+/[0-9]+|[0-9]+(?:[.,][0-9]+)?|[€$]|б\.\s?в\b\.?|b\.\s?v\b\.?|j\.\s?b\b\.?|[^\W\d_]+|[^\s\w]"
)
_THOUSANDS = re.compile(r"(?<![\d.,])[0-9]{1,3}(?:[ ,][0-9]{3})+(?!\d)")
_FRACTIONS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3"}
_ENDINGS = re.compile(r"(\d)-?(?:ти|ть|ех|ёх|ух|х|ці|цi|ю|и|і)\b")
_IN_BRACKETS = re.compile(r"([0-9]{1,9})\s*\(([^\W\d_]+(?:[\s-][^\W\d_]+)?)\)")
# Latin letters that look like Cyrillic ones, and where one stands in a Cyrillic word.
_ALIKE = str.maketrans("aceiopxy", "асеіорху")
_DIGITS = "0123456789"
_CYRILLIC = re.compile(r"[а-яёўі]")
_MULTIPLES = {"hundred": 100, **dict.fromkeys(v.THOUSAND, 1000)}
_DIMENSIONS = {**dict.fromkeys(v.YEARS, "years"), **dict.fromkeys(v.MONTHS, "months")}
_DIMENSIONS |= {**dict.fromkeys(v.DAYS, "days"), **dict.fromkeys(v.WEEKS, "weeks")}


def _said_again(match: re.Match[str]) -> str:
    """ "4 (четыре) года", as courts write: the number in brackets is left out where it says the same."""
    values = [NUMERALS.get(word) for word in re.split(r"[\s-]+", match[2].strip())]
    same = all(value is not None for value in values) and sum(value or 0 for value in values) == int(match[1])
    return match[1] if same else match[0]


def _tokens(text: str) -> list[str]:
    text = unicodedata.normalize("NFC", text).lower().replace("\xa0", " ").replace("\u202f", " ")
    for sign, written in _FRACTIONS.items():
        text = text.replace(sign, written)
    text = _THOUSANDS.sub(lambda match: re.sub(r"[ ,]", "", match.group()), text)
    text = _IN_BRACKETS.sub(_said_again, text)
    text = _ENDINGS.sub(r"\1", text)
    text = re.sub(r"(?<=\w)-(?=\w)", " ", text)
    tokens = _TOKEN.findall(text)
    return [token.translate(_ALIKE) if _CYRILLIC.search(token) else token for token in tokens]


@dataclass
class _Reader:
    """What has been read so far; ``amount`` waits for its unit."""

    text: str
    roubles: str | None
    amount: Fraction | None = None
    room: int = 0  # a following number word must be smaller than this to belong to the same number
    last_unit: str = ""
    currency: str | None = None
    life: bool = False
    found: dict[str, Fraction] = field(default_factory=dict)
    money: Money | None = None

    def fail(self, why: str) -> TermError:
        return TermError(f"{self.text!r}: {why}")

    def number(self, value: Fraction, room: int) -> None:
        if self.amount is None:
            self.amount, self.room = value, room
        elif value < 1 and self.amount.denominator == 1 and value.denominator > 1:
            self.amount, self.room = self.amount + value, 0
        elif value < self.room:
            self.amount, self.room = self.amount + value, room
        else:
            raise self.fail("two numbers follow each other without a unit between them")
        if self.currency is not None:
            self.pay(self.currency)

    def times(self, factor: int) -> None:
        self.amount, self.room = (self.amount or Fraction(1)) * factor, factor

    def unit(self, name: str, alone: bool = False) -> None:
        if self.amount is None:
            if not alone:
                raise self.fail(f"there is no number before {name}")
            self.amount = Fraction(1)
        if name in self.found:
            raise self.fail(f"{name} are given twice")
        self.found[name], self.last_unit = self.amount, name
        self.amount, self.room = None, 0

    def half(self, next_is_unit: bool) -> None:
        """ "four and a half years", "half a year", "four years and a half"."""
        half = Fraction(1, 2)
        if self.amount is not None:
            self.number(half, 0)
        elif next_is_unit or not self.last_unit:
            self.amount = half
        else:
            self.found[self.last_unit] += half

    def pay(self, currency: str) -> None:
        if self.amount is None:
            self.currency = currency
            return
        if self.money is not None:
            raise self.fail("two sums of money")
        if (self.amount * 1000).denominator != 1:
            raise self.fail("the sum of money is no decimal number")
        minor = self.amount * 10 ** Money(0, currency).decimals
        if minor.denominator != 1:
            raise self.fail(f"the sum has more decimals than {currency}")
        self.money = Money(int(minor), currency)
        self.amount, self.currency, self.room = None, None, 0

    def term(self) -> Term:
        if self.amount is not None:
            raise self.fail("the last number has no unit (years, months, days, base values or money)")
        if self.currency is not None:
            raise self.fail("a currency without a sum")
        months = self.found.get("years", Fraction(0)) % 1 * 12
        if months.denominator != 1:
            raise self.fail("a part of a year that is no whole number of months")
        months += self.found.get("months", Fraction(0))
        days = months % 1 * 30
        days += self.found.get("days", Fraction(0)) + self.found.get("weeks", Fraction(0)) * 7
        base = self.found.get("base_values", Fraction(0))
        if days.denominator != 1 or base.denominator != 1:
            raise self.fail("a part of a day or of a base value")
        if not (any(self.found.values()) or self.money or self.life):
            raise self.fail("no term in it")
        return Term(
            years=int(self.found.get("years", Fraction(0))),
            months=int(months),
            days=int(days),
            base_values=int(base),
            money=self.money,
            life=self.life,
        )


def _read(reader: _Reader, token: str, following: str) -> None:
    """Take one token; ``following`` is the next that is neither an article nor a sign."""
    if len(token) > 24:
        raise reader.fail(f"{token[:24]!r}… is not understood")
    if "/" in token and token[0] in _DIGITS:
        over, under = token.split("/")
        if int(under) == 0 or int(over) >= int(under):
            raise reader.fail(f"{token} is no part of a whole")
        reader.number(Fraction(int(over), int(under)), 0)
    elif token[0] in _DIGITS:
        reader.number(Fraction(token.replace(",", ".")), 0)
    elif token in NUMERALS:
        value = NUMERALS[token]
        room = 1 if value == 0 else 100 if value >= 100 else 10 if value >= 20 else 0
        reader.number(Fraction(value), room)
    elif token in _MULTIPLES:
        reader.times(_MULTIPLES[token])
    elif token in v.ONE_AND_A_HALF:
        reader.number(Fraction(3, 2), 0)
    elif token in v.HALF_UNIT:
        name, parts = v.HALF_UNIT[token]
        reader.number(Fraction(1, parts), 0)
        reader.unit(name)
    elif token in v.HALF:
        reader.half(following in _DIMENSIONS)
    else:
        _read_word(reader, token, following)


def _read_word(reader: _Reader, token: str, following: str) -> None:
    if token in _DIMENSIONS:
        reader.unit(_DIMENSIONS[token], alone=token in v.ALONE)
    elif token.replace(" ", "") in v.BASE_SHORT or token in v.BASE:
        if reader.amount is not None:  # "base" gives the unit, a noun behind it only accompanies
            reader.unit("base_values")
        elif token not in v.BASE_NOUNS or reader.last_unit != "base_values":
            raise reader.fail(f"there is no number before {token}")
    elif token in v.BASE_NOUNS:
        if reader.amount is not None and following in v.BASE:
            reader.unit("base_values")
        elif reader.last_unit != "base_values":
            raise reader.fail(f"{token!r} of what?")
    elif token in v.ROUBLES_OF:
        reader.roubles = v.ROUBLES_OF[token]
    elif token in v.ROUBLES:
        if reader.roubles is None:
            raise reader.fail("which roubles, Belarusian or Russian?")
        reader.pay(reader.roubles)
    elif token in v.CURRENCIES:
        reader.pay(v.CURRENCIES[token])
    elif token in v.LIFE:
        reader.life = True
    elif token not in v.BESIDE | v.AND | v.WITH:
        raise reader.fail(f"{token!r} is not understood")


def parse_term(text: str, roubles: str | None = None) -> Term:
    """The term that ``text`` says, in any of the four languages.

    ``roubles`` ("BYN" or "RUB") says which are meant where the text only says roubles. Half a month is 15 days, a
    week 7. Blank, "-", "unknown" and their like give ``UNKNOWN_TERM``. Raises ``TermError`` naming the word or
    number that is not understood.
    """
    bare = re.sub(r"\s+", " ", text.replace("\xa0", " ")).strip().lower().strip(".")
    if bare in v.UNKNOWN:
        return UNKNOWN_TERM
    tokens = _tokens(text)
    reader = _Reader(text.strip(), roubles)
    for place, token in enumerate(tokens):
        following = next((t for t in tokens[place + 1 :] if t not in v.AND and t not in v.WITH), "")
        _read(reader, token, following)
    if reader.life and not (reader.found or reader.money):
        return LIFE
    return reader.term()
