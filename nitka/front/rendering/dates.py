"""Days and spans as a page shows them, in four languages."""

from datetime import date, datetime


def moment_text(language: str, moment: datetime) -> str:
    """A landing hour: day and hour, UTC."""
    return f"{day_text(language, moment.date())}, {moment:%H:%M} UTC"


def day_text(language: str, day: date | str) -> str:
    """A day, or an EDTF date with its precision, in words of ``language``."""
    return str(day)
