"""Names of people across alphabets: parse, fold, search, compare, transliterate, link two lists.

Knows Belarusian (both orthographies) and Russian Cyrillic, łacinka, passport and English Latin, Polish, and enough
Azerbaijani and Ukrainian to be of use. Knows nothing of databases, files and rooms; needs the standard library only.
"""

from nitka.ground.names.fold import fold_name, fold_readings, fold_token, skeleton_of
from nitka.ground.names.forms import NameParts, parse_name
from nitka.ground.names.index import NameIndex
from nitka.ground.names.keys import pack_forms, search_rows
from nitka.ground.names.rank import Match, rank, search

__all__ = [
    "Match", "NameIndex", "NameParts", "fold_name", "fold_readings", "fold_token", "pack_forms", "parse_name",
    "rank", "search", "search_rows", "skeleton_of",
]  # fmt: skip
