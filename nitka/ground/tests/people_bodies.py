"""Bodies of people, places and organisations for tests: all invented."""

from typing import Any

ALESIA = "a" * 16
BAHDAN = "b" * 16
CIMAFEJ = "c" * 16

SOURCES = {
    "s1": {
        "kind": "organisation",
        "title": "An invented list",
        "url": "https://list.example.org/",
        "seen": "2026-10-30",
        "publisher": "An invented organisation",
    },
    "s2": {
        "kind": "press",
        "title": "An invented paper",
        "url": "https://paper.example.org/7",
        "seen": "2026-11-01",
    },
}


def name(text: str, language: str = "be", **more: Any) -> dict[str, Any]:
    """A main name form."""
    script = "Latn" if language in ("en", "pl", "az") else "Cyrl"
    form = {
        "text": text,
        "script": script,
        "language": language,
        "system": "printed",
        "kind": "main",
        "source": "s1",
    }
    return form | more


def person(**more: Any) -> dict[str, Any]:
    """A small right person body; ``key=None`` leaves a key out."""
    data = {
        "level": "named",
        "basis": {
            "kind": "already_public",
            "published_by": "An invented organisation",
            "since": "2022-03",
            "list": "invented",
            "key": "p-1",
        },
        "invented": True,
        "names": [name("Алеся Прыдуманая", given="Алеся", family="Прыдуманая")],
        "sex": "female",
        "stage": {"value": "sentenced", "source": "s1", "on": "2022-05-10"},
        "whereabouts": {"state": "held", "facility": "ik-4", "source": "s1"},
        "sources": SOURCES,
    } | more
    return {key: value for key, value in data.items() if value is not None}


_FULL: dict[str, Any] = person(
    basis={"kind": "consented", "scope": ["name", "photo", "health", "condition"], "until": "2027"},
    names=[
        name("Алеся Прыдуманая", given="Алеся", family="Прыдуманая", patronymic="Іванаўна"),
        name("Олеся Придуманная", "ru", given="Олеся", family="Придуманная"),
        name("Alesia Prydumanaia", "en", system="passport", given="Alesia", family="Prydumanaia"),
        name("Леся", kind="nickname"),
    ],
    born={"when": "1990-07-06", "source": "s1"},
    town={"be": "Гомель", "en": "Homiel"},
    profession={"be": "настаўніца", "en": "teacher"},
    tags=["teacher"],
    groups=[{"name": "An invented group case", "source": "s1"}],
    category={"value": "Teachers", "source": "s1"},
    summary={"be": "Прыдуманая асоба.\nУсё прыдумана.", "en": "An invented person."},
    photo={
        "sha256": "0" * 64,
        "credit": "nobody",
        "licence": "CC0",
        "origin": "drawn",
        "media": "image/png",
    },
    recognitions=[
        {
            "organisation": "An invented organisation",
            "decision": "recognised",
            "on": "2022-06-01",
            "source": "s1",
            "link": "https://list.example.org/1",
        }
    ],
    detentions=[
        {
            "from": "2022-02-03",
            "kind": "arrest",
            "source": "s1",
            "stays": [
                {"facility": "sizo-3", "from": "2022-02-03", "to": "2022-08", "source": "s1"},
                {"facility": "ik-4", "from": "2022-08~", "regime": "general", "source": "s2"},
            ],
        }
    ],
    cases=[
        {
            "name": "The case of the invented teachers",
            "charges": [
                {"code": "BY-1999", "article": "342", "part": "1", "source": "s1"},
                {"code": "BY-1999", "article": "361-1", "mode": "attempt", "source": "s2"},
            ],
            "hearings": [{"on": "2027-01-15", "court": "An invented court", "source": "s2"}],
            "decisions": [
                {
                    "court": "An invented court",
                    "judges": ["J. Invented"],
                    "instance": "first",
                    "on": "2022-05-10",
                    "outcome": "convicted",
                    "source": "s1",
                    "sanctions": [
                        {"kind": "imprisonment", "years": 4, "months": 11, "regime": "general"},
                        {"kind": "fine", "base_values": 500, "as_printed": "500 base values"},
                    ],
                }
            ],
        }
    ],
    marks=[{"kind": "extremist_list", "from": "2022-09", "source": "s1"}],
    conditions=[{"kind": "health", "text": {"en": "Needs glasses."}, "when": "2026-08", "source": "s1"}],
    bans=[{"kind": "letters", "from": "2025", "source": "s1"}],
    ways_out=[{"kind": "clemency_asked", "when": "2026-01", "text": {"en": "Asked."}, "source": "s2"}],
    expected_release={"when": "2027-01-02", "source": "s1", "reckoned": True},
    letters={"can_write": True, "address": "An invented box 7", "source": "s1"},
    claims=[
        {
            "id": "c1",
            "about": "whereabouts",
            "statement": {"en": "She is in Homiel."},
            "when": "2026-08",
            "source": "s1",
            "grade": "B2",
            "contradicts": ["c2"],
        },
        {
            "id": "c2",
            "about": "whereabouts",
            "statement": {"en": "She was moved."},
            "when": "2026-09",
            "source": "s2",
            "grade": "C3",
        },
    ],
    last_news={"when": "2026-09", "source": "s1"},
)


def full_person(**more: Any) -> dict[str, Any]:
    """A body that uses every key of the shape; ``key=None`` leaves a key out."""
    return {key: value for key, value in (_FULL | more).items() if value is not None}


def unnamed(level: str = "withheld", **more: Any) -> dict[str, Any]:
    """A body without a name."""
    return {
        "level": level,
        "basis": {"kind": "consented", "scope": ["case"]},
        "sex": "female",
        "stage": {"value": "sentenced", "source": "s1", "on": "2022"},
        "whereabouts": {"state": "held", "source": "s1", "on": "2022-08"},
        "sources": {"s1": {"kind": "initiative", "title": "Our own knowledge", "seen": "2026-10"}},
    } | more


def facility(code: str = "ik-4", **more: Any) -> dict[str, Any]:
    """An invented facility body."""
    return {
        "code": code,
        "kind": "penal_colony",
        "number": 4,
        "names": {"be": "Папраўчая калонія № 4", "en": "Penal colony No. 4"},
        "aliases": ["ПК-4", "IK-4"],
        "town": {"be": "Гомель", "en": "Homiel"},
        "addresses": [
            {
                "text": "246035, Гомель, вул. Антошкіна, 3",
                "script": "Cyrl",
                "valid_as_of": "2023-02",
                "source": "s1",
            }
        ],
        "sex": "female",
        "country": "BY",
        "lat": 52.4,
        "lon": 31.0,
        "source": "s1",
        "sources": {"s1": {"title": "An invented list", "seen": "2023-02"}},
    } | more


def article(code: str = "by-342", number: str = "342", **more: Any) -> dict[str, Any]:
    """An article body."""
    return {
        "code": code,
        "law": "BY-1999",
        "article": number,
        "titles": {"en": "An invented title"},
        "max_years": 4,
        "source": "s1",
        "sources": {"s1": {"title": "An invented code"}},
    } | more


def rule(code: str = "parcels-1", **more: Any) -> dict[str, Any]:
    """A parcel rule body."""
    return {
        "code": code,
        "topic": "parcels",
        "places": "all",
        "rule": {"en": "An invented rule"},
        "status": "rule",
        "source": "s1",
        "sources": {"s1": {"title": "An invented law"}},
    } | more


def organisation(code: str = "helpers-of-homiel", **more: Any) -> dict[str, Any]:
    """An invented organisation body."""
    return {
        "code": code,
        "name": "Invented helpers",
        "url": "https://helpers.example.org/",
        "description": {"en": "They help."},
        "services": [{"name": {"en": "Parcels"}, "kind": "parcels", "languages": ["be"]}],
        "locations": [{"country": "PL", "town": "Warsaw"}],
        "visibility": {
            "name": "public",
            "url": "public",
            "description": "public",
            "services": "public",
            "locations": "public",
            "email": "on_request",
        },
        "source": "s1",
        "sources": {"s1": {"title": "Their own word", "kind": "organisation"}},
        "invented": True,
    } | more
