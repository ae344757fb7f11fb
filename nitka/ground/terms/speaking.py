"""Saying a term: "4 гады і 11 месяцаў", "2 years and 6 months", "500 базавых велічынь", "dożywocie"."""

from nitka.ground.terms.numerals import spell
from nitka.ground.terms.term import Term
from nitka.ground.wording import words


def say_term(term: Term, language: str, spelled: bool = False) -> str:
    """The term in words of ``language``; with ``spelled`` numbers up to 99 are words too ("чатыры гады").

    ``parse_term`` reads every result back to the same term.
    """
    t = words("ground", language)
    if term.unknown:
        return t("term.unknown")
    parts = [t("term.life")] if term.life else []
    for key, n in (
        ("span.years", term.years),
        ("span.months", term.months),
        ("span.days", term.days),
        ("term.base_values", term.base_values),
    ):
        if not n:
            continue
        said = t(key, n=n)
        if spelled and n <= 99:
            number, _, unit = said.partition(" ")
            said = f"{spell(n, language, feminine=key == 'term.base_values')} {unit}"
        parts.append(said)
    if term.money is not None:
        parts.append(term.money.say(language))
    if len(parts) == 1:
        return parts[0]
    return t("term.and", first=", ".join(parts[:-1]), last=parts[-1])
