"""Many invented Belarusian names, for galleries: the same number gives the same names."""

import random
from itertools import product

from nitka.ground.names.transliterate import Latin, transliterate

MEN = [
    "Аляксандр",
    "Аляксей",
    "Андрэй",
    "Анатоль",
    "Антон",
    "Арцём",
    "Барыс",
    "Вадзім",
    "Валерый",
    "Васіль",
    "Віктар",
    "Віталь",
    "Вячаслаў",
    "Генадзь",
    "Дзмітрый",
    "Зміцер",
    "Дзяніс",
    "Іван",
    "Ігар",
    "Ілья",
    "Кірыл",
    "Канстанцін",
    "Леанід",
    "Максім",
    "Мікалай",
    "Міхаіл",
    "Мікіта",
    "Павел",
    "Пётр",
    "Раман",
    "Сяргей",
    "Фёдар",
]
WOMEN = [
    "Алена",
    "Аляксандра",
    "Алеся",
    "Ала",
    "Анастасія",
    "Ганна",
    "Антаніна",
    "Валянціна",
    "Вера",
    "Вікторыя",
    "Вольга",
    "Галіна",
    "Ірына",
    "Кацярына",
    "Ксенія",
    "Ларыса",
    "Людміла",
    "Любоў",
    "Марыя",
    "Марына",
    "Надзея",
    "Наталля",
    "Ніна",
    "Паліна",
    "Святлана",
    "Таццяна",
    "Тамара",
    "Юлія",
    "Яўгенія",
    "Яна",
]
FATHERS = [
    "Аляксандр",
    "Аляксе",
    "Андрэ",
    "Антон",
    "Барыс",
    "Вадзім",
    "Віктар",
    "Вячаслав",
    "Дзмітры",
    "Іван",
    "Ігар",
    "Леанід",
    "Максім",
    "Міхайл",
    "Паўл",
    "Пятр",
]
ROOTS = [
    "Бараб",
    "Весел",
    "Гарад",
    "Дзеравян",
    "Журав",
    "Залуж",
    "Кабыл",
    "Лагун",
    "Мазур",
    "Нячай",
    "Падгор",
    "Рабін",
    "Савен",
    "Талак",
    "Харош",
    "Цалуй",
    "Чарап",
    "Шапавал",
    "Ясень",
    "Балог",
    "Вярбіц",
    "Грыб",
    "Драбін",
    "Жарнасек",
    "Зязюл",
    "Карчаг",
    "Лапат",
    "Малат",
    "Нікан",
    "Пакідан",
    "Рукав",
    "Салам",
    "Тармас",
    "Халяп",
    "Чыжэўс",
    "Шчаўл",
]
ENDINGS = [
    "енка",
    "ук",
    "овіч",
    "евіч",
    "ік",
    "ец",
    "оўскі",
    "інскі",
    "анок",
    "айла",
    "эйка",
    "ура",
    "ановіч",
    "скі",
    "аў",
]


def invented_names(count: int, seed: int = 1) -> list[tuple[str, str, str]]:
    """``count`` names as (given, patronymic, family), in Belarusian letters."""
    chance = random.Random(seed)
    families = [root + ending for root, ending in product(ROOTS, ENDINGS)]
    names = []
    for _ in range(count):
        family, father = chance.choice(families), chance.choice(FATHERS)
        soft = father[-1] in "еэы"
        if chance.random() < 0.4:
            family = family[:-1] + "ая" if family.endswith("скі") else family
            names.append((chance.choice(WOMEN), father + ("еўна" if soft else "аўна"), family))
        else:
            names.append((chance.choice(MEN), father + ("евіч" if soft else "авіч"), family))
    return names


def printed(name: tuple[str, str, str], form: str) -> str:
    """A name as a list in this form prints it: ``be``, ``lacinka``, ``passport``, ``en`` or ``pl``; ``ru`` is rough."""
    text = " ".join(name)
    systems = {"lacinka": Latin.LACINKA, "passport": Latin.PASSPORT, "en": Latin.ENGLISH, "pl": Latin.POLISH}
    if form in systems:
        return transliterate(text, "be", systems[form])
    if form == "ru":
        for a, b in (("дз", "д"), ("ў", "в"), ("і", "и"), ("авіч", "ович"), ("шч", "щ"), ("эй", "ей")):
            text = text.replace(a, b)
    return text


def mistyped(text: str, chance: random.Random) -> str:
    """``text`` with one typing error: a letter lost, added, exchanged, or two neighbours swapped."""
    cyrillic = any("а" <= char.lower() <= "я" for char in text)
    letters = "абвгдежзйклмнопрстуфхцчшыэюяіў" if cyrillic else "abcdefghijklmnopqrstuvwxyz"
    while True:
        at = chance.choice([place for place, char in enumerate(text) if char.isalpha()])
        letter = chance.choice(letters)
        swapped = text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
        wrong = chance.choice(
            (
                text[:at] + text[at + 1 :],
                text[:at] + letter + text[at:],
                text[:at] + letter + text[at + 1 :],
                swapped if text[at + 1 : at + 2].isalpha() else text,
            )
        )
        if wrong != text:
            return wrong
