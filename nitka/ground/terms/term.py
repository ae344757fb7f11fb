"""What a sentence comes to: time, base values, money, life, or unknown."""

from dataclasses import dataclass, replace

from nitka.ground.money import Money


class TermError(ValueError):
    """A sentence that cannot be read or cannot be; the message says which word or number is in the way."""


@dataclass(frozen=True)
class Term:
    """Years, months and days, a fine in base values or money, for life, or unknown (then nothing else).

    Numbers are whole and not negative; months are not limited to 11. A term that holds nothing raises
    ``TermError``.
    """

    years: int = 0
    months: int = 0
    days: int = 0
    base_values: int = 0
    money: Money | None = None
    life: bool = False
    unknown: bool = False

    def __post_init__(self) -> None:
        for name in ("years", "months", "days", "base_values"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise TermError(f"{name} is a whole number from 0, not {value!r}")
        if self.money is not None and self.money.minor <= 0:
            raise TermError(f"a fine is more than nothing, not {self.money}")
        fine = bool(self.base_values or self.money)
        if self.unknown and (self.life or self.has_time or fine):
            raise TermError("an unknown term holds nothing else")
        if self.life and self.has_time:
            raise TermError("a term is either for life or for a time")
        if not (self.unknown or self.life or self.has_time or fine):
            raise TermError("a term holds at least one day, one base value, a sum of money, life or unknown")

    @property
    def has_time(self) -> bool:
        """Whether it is a term of a certain time."""
        return bool(self.years or self.months or self.days)

    @property
    def months_in_all(self) -> int:
        """Years and months in months (days left out), for ordering and bands."""
        return self.years * 12 + self.months

    def carried(self) -> "Term":
        """The same term with full years carried over from the months: 66 months are 5 years and 6 months."""
        years, months = divmod(self.months_in_all, 12)
        return replace(self, years=years, months=months)


LIFE = Term(life=True)
UNKNOWN_TERM = Term(unknown=True)
