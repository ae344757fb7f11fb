"""Sentences in words, read and said in Belarusian, Russian, English and Polish.

"2 1/2 years", "4 гады і 11 месяцаў", "чатыры гады", "2,5 года", "2 lata i 6 miesięcy", "500 base values",
"life", "пожизненно", unknown. ``Term`` keeps what was said (19 months stay 19 months); ``carried`` turns months
into years for showing and comparing.
"""

from nitka.ground.terms.numerals import NUMERALS, spell
from nitka.ground.terms.parsing import parse_term
from nitka.ground.terms.speaking import say_term
from nitka.ground.terms.term import LIFE, UNKNOWN_TERM, Term, TermError

__all__ = ["LIFE", "NUMERALS", "UNKNOWN_TERM", "Term", "TermError", "parse_term", "say_term", "spell"]
