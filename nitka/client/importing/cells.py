"""One cell of a list: invisible characters, words for "nothing", and what must not reach a spreadsheet."""

import re
import unicodedata

# Marks that change the direction of text (Unicode Bidi_Control), and characters that print as nothing.
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\ufffe\u180e"
_BIDI_MARK = re.compile(f"[{_BIDI}]")
_NOT_SEEN = re.compile(f"[{_UNSEEN}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ODD = re.compile(f"[{_BIDI}{_UNSEEN}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LINE_SPACES = re.compile(r" *(?:\r\n|\r|\n|\u2028|\u2029) *")

EMPTY_WORDS = frozenset({"", "false", "-", "–", "—", "n/a", "na", "none", "null", "nan", "#n/a", "?"})
# What a spreadsheet program runs when a cell begins with it (OWASP, "CSV injection").
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def tidy(text: str) -> tuple[str, bool, bool]:
    """Text without what cannot be seen, in NFC, spaces single, lines kept; then: had direction marks, had others."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(), False, False
    turned = unseen = False
    if _ODD.search(text):
        turned = bool(_BIDI_MARK.search(text))
        unseen = bool(_NOT_SEEN.search(text))
        text = _ODD.sub("", text)
    text = _LINE_SPACES.sub("\n", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", text).strip(), turned, unseen


def is_empty(text: str, words: frozenset[str] = EMPTY_WORDS) -> bool:
    """Whether the cell says nothing: blank, or one of the words that lists print for it."""
    return text.casefold() in words


def has_markup(text: str) -> bool:
    """Whether the text holds an HTML tag, comment or entity."""
    return ("<" in text or "&" in text) and bool(_TAG.search(text))


def is_formula(text: str) -> bool:
    """Whether a spreadsheet program would take the text for a formula: "=" with something after it."""
    return len(text) > 1 and text[0] == "="


def harmless(text: str) -> str:
    """The text as it may stand in a CSV of ours: a leading "=", "+", "-" or "@" gets an apostrophe before it."""
    return "'" + text if text.startswith(_DANGEROUS) else text
