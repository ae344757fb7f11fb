"""Names of people across alphabets: parse, fold, search, compare, transliterate, link two lists.

Knows Belarusian (both orthographies) and Russian Cyrillic, łacinka, passport and English Latin, Polish, and enough
Azerbaijani and Ukrainian to be of use. Knows nothing of databases, files and rooms; needs the standard library only.
"""

from nitka.ground.names.fold import fold_name, fold_readings, fold_token, skeleton_of

__all__ = ["fold_name", "fold_readings", "fold_token", "skeleton_of"]
