"""Words of names and addresses of places, so that any alphabet finds them."""

import re

from nitka.ground.names import fold_token

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d+")


def place_words(text: str) -> list[str]:
    """Words of an address, folded like names; numbers stay as they are: ``ІК-4, Гомель`` → ``ik 4 hamel``."""
    found = (word if word.isdigit() else fold_token(word) for word in _WORD.findall(text))
    return [word[:120] for word in found if word]
