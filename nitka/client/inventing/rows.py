"""Rows of an invented list, one at a time: a hundred thousand need no more memory than one.

Each row depends on the seed and its own number alone, so the first 240 of 2,000 are the 240.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from random import Random

from nitka.client.inventing.fates import Fate, invent_fate, weighted
from nitka.client.inventing.names import Name, name_at
from nitka.ground.names.transliterate import Latin
from nitka.ground.terms import say_term

COLUMNS = (
    "id", "name_be", "name_ru", "name_en", "name_pl", "name_lacinka", "sex", "born", "town_be", "town_ru",
    "profession_be", "profession_ru",
    "interests", "group_case", "status", "recognised_on", "arrested", "articles", "verdict_on", "court",
    "sentence", "penalty", "stage", "whereabouts", "place", "expected_release", "released", "way_out", "last_news",
    "note", "about_be", "about_ru", "about_en", "about_pl", "invented",
)  # fmt: skip
MOST = 250_000  # names do not repeat up to here
TODAY = date(2026, 11, 23)

_TOWNS = {
    ("Мінск", "Минск"): 30, ("Гомель", "Гомель"): 9, ("Магілёў", "Могилёв"): 7, ("Віцебск", "Витебск"): 7,
    ("Гродна", "Гродно"): 7, ("Брэст", "Брест"): 7, ("Бабруйск", "Бобруйск"): 3, ("Баранавічы", "Барановичи"): 3,
    ("Барысаў", "Борисов"): 3, ("Пінск", "Пинск"): 2, ("Орша", "Орша"): 2, ("Мазыр", "Мозырь"): 2,
    ("Салігорск", "Солигорск"): 2, ("Ліда", "Лида"): 2, ("Наваполацк", "Новополоцк"): 2, ("Маладзечна", "Молодечно"): 2,
    ("Полацк", "Полоцк"): 2, ("Жлобін", "Жлобин"): 1, ("Слуцк", "Слуцк"): 1, ("Кобрын", "Кобрин"): 1,
}  # fmt: skip
# Belarusian and Russian, male and female.
_PROFESSIONS = (
    ("настаўнік", "настаўніца", "учитель", "учительница"),
    ("урач", "урачка", "врач", "врач"),
    ("праграміст", "праграмістка", "программист", "программистка"),
    ("электрык", "электрык", "электрик", "электрик"),
    ("студэнт", "студэнтка", "студент", "студентка"),
    ("інжынер", "інжынерка", "инженер", "инженер"),
    ("кіроўца", "кіроўца", "водитель", "водитель"),
    ("музыка", "музыка", "музыкант", "музыкантка"),
    ("бухгалтар", "бухгалтарка", "бухгалтер", "бухгалтер"),
    ("будаўнік", "будаўніца", "строитель", "строительница"),
    ("прадавец", "прадавачка", "продавец", "продавщица"),
    ("журналіст", "журналістка", "журналист", "журналистка"),
    ("чыгуначнік", "чыгуначніца", "железнодорожник", "железнодорожница"),
    ("бібліятэкар", "бібліятэкарка", "библиотекарь", "библиотекарь"),
    ("повар", "повар", "повар", "повар"),
    ("пенсіянер", "пенсіянерка", "пенсионер", "пенсионерка"),
)
_INTERESTS = (
    "шахматы",
    "кнігі",
    "музыка",
    "веласіпед",
    "вышыўка",
    "футбол",
    "гісторыя",
    "кветкі",
    "вершы",
    "каты",
)
_GROUPS = (
    "Справа аднаго двара",
    "Справа завадскога чата",
    "Справа хору",
    "Справа бібліятэкі",
    "Справа велапрабегу",
)
_COURTS = (
    "Мінскі гарадскі суд", "Суд Цэнтральнага раёна г. Мінска", "Суд Маскоўскага раёна г. Мінска",
    "Суд Фрунзенскага раёна г. Мінска", "Гомельскі абласны суд", "Суд Чыгуначнага раёна г. Гомеля",
    "Магілёўскі абласны суд", "Брэсцкі абласны суд", "Суд Ленінскага раёна г. Брэста", "Гродзенскі абласны суд",
    "Суд Кастрычніцкага раёна г. Гродна", "Віцебскі абласны суд", "Суд Першамайскага раёна г. Віцебска",
)  # fmt: skip
# Nothing about health: that needs consent, which a list cannot give.
_NOTES = (
    "Забароны: пазбаўлены спаткання.",
    "Забароны: не даходзяць лісты.",
    "Забароны: не прымаюць перадачы.",
    "Перавод: паводле аднаго ліста, павезлі ў іншае месца.",
    "Перавод: вернуты з бальніцы.",
    "Суд: паседжанне было закрытае.",
    "Суд: скарга адхіленая.",
)
ABOUT = {
    "be": "Прыдуманая асоба: такога чалавека і такой справы не было.",
    "ru": "Вымышленное лицо: такого человека и такого дела не было.",
    "en": "An invented person: there was no such human being and no such case.",
    "pl": "Osoba zmyślona: nie było takiego człowieka ani takiej sprawy.",
}


def _born(random: Random, today: date) -> tuple[str, bool]:
    """A birthday as sources know it, and whether the person is under 18."""
    age = (
        random.choice((16, 17))
        if random.randrange(150) == 0
        else min(78, 18 + int(random.gammavariate(4.2, 4.6)))
    )
    day = today - timedelta(days=age * 365 + age // 4 + random.randrange(365))
    luck = random.randrange(20)
    text = (
        ""
        if luck < 2
        else str(day.year)
        if luck < 5
        else day.isoformat()[:7]
        if luck == 5
        else day.isoformat()
    )
    return text, age < 18


def _name(number: int, female: bool, seed: int) -> Name:
    turn = int.from_bytes(sha256(f"nitka names {seed}".encode()).digest()[:6], "big")
    return name_at(number, female, turn)


def _sentence(random: Random, fate: Fate) -> str:
    if fate.term is None:
        return ""
    return say_term(fate.term, "be", spelled=random.randrange(6) == 0)


def _recognition(random: Random, fate: Fate, today: date) -> tuple[str, str]:
    if random.randrange(8) == 0:
        return "", ""
    known = date.fromisoformat(f"{fate.arrested[:7]}-28")
    on = min(today, known + timedelta(days=random.randrange(10, 200)))
    return (
        "recognised_afterwards" if fate.released and fate.released < on.isoformat() else "recognised"
    ), on.isoformat()


def invented_row(number: int, seed: int, today: date = TODAY) -> dict[str, str]:
    """Row ``number`` (from 0) of the invented list of that seed, by ``COLUMNS``. The same every time."""
    random = Random(f"nitka {seed} {number}")
    female = random.randrange(100) < 19
    born, young = _born(random, today)
    fate = invent_fate(random, today, female, young)
    name = _name(number, female, seed)
    town = weighted(random, _TOWNS) if random.randrange(10) else ("", "")
    work = random.choice(_PROFESSIONS) if random.randrange(4) and not young else ("", "", "", "")
    status, recognised_on = _recognition(random, fate, today)
    inside = fate.stage != "sentenced" or not fate.released
    return {
        "id": f"invented-{seed}-{number + 1}",
        "name_be": name.be,
        "name_ru": name.ru,
        "name_en": name.latin(Latin.PASSPORT),
        "name_pl": name.latin(Latin.POLISH),
        "name_lacinka": name.latin(Latin.LACINKA),
        "sex": "female" if female else "male",
        "born": born,
        "town_be": town[0],
        "town_ru": town[1],
        "profession_be": work[female],
        "profession_ru": work[2 + female],
        "interests": "; ".join(random.sample(_INTERESTS, random.randrange(3))),
        "group_case": random.choice(_GROUPS) if random.randrange(7) == 0 else "",
        "status": status,
        "recognised_on": recognised_on,
        "arrested": fate.arrested,
        "articles": "; ".join(fate.articles),
        "verdict_on": fate.verdict_on,
        "court": random.choice(_COURTS) if fate.verdict_on else "",
        "sentence": _sentence(random, fate),
        "penalty": fate.penalty,
        "stage": fate.stage,
        "whereabouts": fate.whereabouts,
        "place": fate.place,
        "expected_release": fate.expected,
        "released": fate.released,
        "way_out": fate.way_out,
        "last_news": fate.last_news,
        "note": random.choice(_NOTES) if inside and random.randrange(9) == 0 else "",
        **{f"about_{language}": text for language, text in ABOUT.items()},
        "invented": "true",
    }


def invented_rows(count: int, seed: int, today: date = TODAY) -> Iterator[dict[str, str]]:
    """``count`` rows, one after the other. Raises ``ValueError`` for fewer than 1 or more than ``MOST``."""
    if not 1 <= count <= MOST:
        raise ValueError(f"between 1 and {MOST:,} people can be invented, not {count:,}")
    return (invented_row(number, seed, today) for number in range(count))
