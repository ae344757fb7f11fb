"""Invented people for the tests of the pages."""

from datetime import UTC, date, datetime
from typing import Any

from nitka.figures.projection import projection as figures
from nitka.front.projection import projection as front
from nitka.front.rendering.known import Known
from nitka.front.rendering.markup import safe
from nitka.front.rendering.site import Site
from nitka.front.rendering.stock import ListedStock, Row
from nitka.front.rendering.styles import style_name
from nitka.ground.people.body import Person
from nitka.ground.people.places import Article, Facility, Rule
from nitka.ground.wording import LANGUAGES
from nitka.record.projection import Landed
from nitka.registry.projection import projection as registry

TODAY = date(2026, 11, 23)
ALESIA = "aaaaaaaaaaaaaaaa"
BAHDAN = "bbbbbbbbbbbbbbbb"


def a_name(
    text: str, language: str, script: str = "Cyrl", system: str = "printed", kind: str = "main"
) -> dict[str, Any]:
    """One form of a name."""
    return {
        "text": text,
        "script": script,
        "language": language,
        "system": system,
        "kind": kind,
        "source": "s1",
    }


def a_body(**changes: Any) -> dict[str, Any]:
    """Alesia: everything a body can say about somebody held today."""
    body: dict[str, Any] = {
        "level": "named",
        "basis": {
            "kind": "already_public",
            "published_by": "Права і памяць",
            "since": "2021-07",
            "url": "https://example.org/list",
        },
        "invented": True,
        "names": [
            a_name("Алеся Вінцэнтаўна Кавалёва-Дзмітрыеўская", "be"),
            a_name("Алеся Викентьевна Ковалёва-Дмитриевская", "ru"),
            a_name("Alesia Kavaliova-Dzmitryieuskaja", "en", "Latn", "national"),
            a_name("Alesia Kawalowa-Dmitryjewska", "pl", "Latn"),
            a_name("Леся", "be", kind="nickname"),
        ],
        "sex": "female",
        "born": {"when": "1989-03-14", "source": "s1"},
        "town": {"be": "Баранавічы", "ru": "Барановичи", "en": "Baranavičy", "pl": "Baranowicze"},
        "profession": {
            "be": "настаўніца хіміі",
            "ru": "учительница химии",
            "en": "chemistry teacher",
            "pl": "nauczycielka chemii",
        },
        "groups": [{"name": "Справа аб чытанні ўголас", "source": "s1"}],
        "summary": {
            "be": "Вяла гурток чытання ўголас. Чатыры гады за вершы.",
            "en": "Ran a reading circle. Four years for poems.",
        },
        "stage": {"value": "sentenced", "source": "s2", "on": "2022-02-11"},
        "whereabouts": {"state": "held", "facility": "ik-4", "source": "s1", "on": "2026-08"},
        "recognitions": [
            {
                "organisation": "Права і памяць",
                "decision": "recognised",
                "on": "2021-07-30",
                "link": "https://example.org/1",
                "source": "s1",
            }
        ],
        "detentions": [
            {
                "from": "2021-07-06",
                "kind": "arrest",
                "source": "s1",
                "stays": [
                    {"facility": "sizo-1", "from": "2021-07-07", "to": "2022-03", "source": "s1"},
                    {"facility": "ik-4", "from": "2022-04~", "regime": "general", "source": "s1"},
                ],
            },
        ],
        "cases": [
            {
                "name": "Справа аб чытанні ўголас",
                "charges": [
                    {"code": "BY-1999", "article": "342", "part": "1", "source": "s2"},
                    {
                        "code": "BY-1999",
                        "article": "361-1",
                        "part": "2",
                        "mode": "preparation",
                        "source": "s2",
                    },
                ],
                "decisions": [
                    {
                        "court": "Суд Цэнтральнага раёна Мінска",
                        "instance": "first",
                        "on": "2022-02-11",
                        "outcome": "convicted",
                        "source": "s2",
                        "sanctions": [
                            {"kind": "imprisonment", "years": 6, "months": 6, "regime": "general"},
                            {"kind": "fine", "base_values": 500},
                        ],
                    },
                    {
                        "court": "Мінскі гарадскі суд",
                        "instance": "appeal",
                        "on": "2022-04-01",
                        "outcome": "upheld",
                        "source": "s2",
                    },
                ],
            }
        ],
        "marks": [{"kind": "terrorist_list", "from": "2022-06-01", "source": "s1"}],
        "bans": [{"kind": "parcels", "from": "2025-01", "source": "s1"}],
        "claims": [
            {
                "id": "c1",
                "about": "whereabouts",
                "statement": {
                    "be": "Яе бачылі ў штрафным ізалятары.",
                    "en": "She was seen in the punishment cell.",
                },
                "when": "2026-05",
                "source": "s1",
                "grade": "B3",
                "contradicts": ["c2"],
            },
            {
                "id": "c2",
                "about": "whereabouts",
                "statement": {
                    "be": "Яна працуе на швейнай вытворчасці.",
                    "en": "She works at the sewing shop.",
                },
                "when": "2026-06",
                "source": "s3",
                "grade": "C3",
            },
            {
                "id": "c3",
                "about": "other",
                "statement": {"be": "Ёй перадалі акуляры.", "en": "She was given glasses."},
                "when": "2026-07~",
                "source": "s3",
                "grade": "B2",
            },
        ],
        "expected_release": {"when": "2028-01-05", "source": "s1", "reckoned": True},
        "last_news": {"when": "2026-08", "source": "s3"},
        "sources": {
            "s1": {
                "kind": "initiative",
                "title": "Спіс палітвязняў",
                "publisher": "Права і памяць",
                "url": "https://example.org/list",
                "seen": "2026-11-01",
            },
            "s2": {"kind": "court", "title": "Расклад суда, 11.02.2022", "seen": "2022-02-11"},
            "s3": {
                "kind": "press",
                "title": "Размова з былой зняволенай",
                "publisher": "Газета «Слова»",
                "url": "https://example.org/slova",
                "seen": "2026-08-30",
            },
        },
    }
    body |= changes
    for key in [key for key, value in body.items() if value is None]:
        del body[key]
    Person.from_data(body)
    return body


def a_body_of_2014(**changes: Any) -> dict[str, Any]:
    """Somebody on an old list of another country: one form of the name, nothing newer than 2014."""
    source = {
        "kind": "initiative",
        "title": "List of Political Prisoners",
        "publisher": "Working Group",
        "seen": "2014-08",
    }
    charge = {
        "code": "AZ-2000",
        "article": "234.4.3",
        "as_printed": "Article 234.4.3 (Illegal purchase)",
        "source": "s1",
    }
    place = "Kurdakhani pre-trial detention center"
    basis = {
        "kind": "already_public",
        "published_by": "Working Group",
        "since": "2014-08",
        "state_of": "2014-08",
    }
    gone = "invented born town profession groups summary recognitions marks bans claims expected_release last_news"
    old = {
        "names": [a_name("Elnur Məmməd oglu Nəsirov", "az", "Latn")],
        "sex": "male",
        "basis": basis,
        "stage": {"value": "remand", "source": "s1", "on": "2014-08"},
        "whereabouts": {"state": "held", "as_printed": place, "source": "s1", "on": "2014-08"},
        "detentions": [{"from": "2013-11-22", "kind": "arrest", "source": "s1"}],
        "cases": [{"charges": [charge]}],
        "category": {"value": "Journalists and bloggers", "source": "s1"},
        "sources": {"s1": source},
    }
    return a_body(**(dict.fromkeys(gone.split()) | old | changes))


def known() -> Known:
    """Two facilities, two articles, a rule."""
    facilities: list[dict[str, Any]] = [
        {
            "code": "ik-4",
            "kind": "penal_colony",
            "number": 4,
            "names": {
                "be": "Калонія № 4",
                "ru": "Колония № 4",
                "en": "Penal colony No. 4",
                "pl": "Kolonia karna nr 4",
            },
            "town": {"be": "Гомель"},
            "country": "BY",
            "source": "s1",
            "sources": {"s1": {"title": "Список"}},
            "addresses": [
                {
                    "text": "246035, Гомель, вул. Антошкіна, 3",
                    "script": "Cyrl",
                    "valid_as_of": "2023-02",
                    "source": "s1",
                }
            ],
        },
        {
            "code": "sizo-1",
            "kind": "pretrial_detention",
            "number": 1,
            "names": {
                "be": "СІЗА № 1",
                "ru": "СИЗО № 1",
                "en": "Remand prison No. 1",
                "pl": "Areszt śledczy nr 1",
            },
            "country": "BY",
            "source": "s1",
            "sources": {"s1": {"title": "Список"}},
        },
    ]
    articles: list[dict[str, Any]] = [
        {
            "code": "by-342",
            "law": "BY-1999",
            "article": "342",
            "titles": {
                "be": "Арганізацыя дзеянняў, якія груба парушаюць грамадскі парадак",
                "en": "Organisation of actions that grossly violate public order",
            },
            "source": "s1",
            "sources": {"s1": {"title": "Кодекс"}},
        },
    ]
    rule = {
        "code": "letters-1",
        "topic": "letters",
        "places": "all",
        "rule": {
            "be": "Лісты можна атрымліваць без абмежавання колькасці.",
            "en": "Letters may be received without limit of number.",
        },
        "status": "rule",
        "source": "s1",
        "sources": {"s1": {"title": "Закон"}},
    }
    Rule.from_data(rule)
    return Known(
        {body["code"]: safe(Facility.from_data(body).to_data()) for body in facilities},
        {body["code"]: safe(Article.from_data(body).to_data()) for body in articles},
        [safe(rule)],
        "known",
    )


def a_row(subject: str, body: dict[str, Any], **changes: Any) -> Row:
    """A row of the stock."""
    return Row(
        **({"subject": subject, "data": body, "landed_on": date(2026, 11, 22), "inputs": subject} | changes)
    )


def a_site(*rows: Row, **changes: Any) -> Site:
    """The site of an initiative with these people."""
    return Site(**({
        "size": 12, "day": TODAY, "landed_at": datetime(2026, 11, 22, 18, tzinfo=UTC), "release": "test",
        "title": dict.fromkeys(LANGUAGES, "Нітка"), "address": "https://nitka.example", "style": style_name(),
        "known": known(), "stock": ListedStock(rows),
    } | changes))  # fmt: skip


def landed(
    sequence: int, subject: str, body: dict[str, Any], kind: str = "person", day: date = date(2026, 11, 20)
) -> Landed:
    """An item of the record, its body checked for form only."""
    return Landed(
        sequence=sequence,
        act=sequence,
        day=day,
        hour_at=datetime(day.year, day.month, day.day, 18, tzinfo=UTC),
        power="person",
        urgent=False,
        second_look=False,
        kind=kind,
        subject=subject,
        data=body,
        commitment=f"{sequence:064x}",
    )


def fold(*items: Landed) -> None:
    """Fold items as an act would."""
    for projection in (registry, figures, front):
        projection.fold([item for item in items if item.kind in projection.kinds])


def fold_places(first: int = 0) -> int:
    """Fold the places and articles of ``known``; the next free sequence."""
    bodies = [("facility", body) for body in known().facilities.values()]
    bodies += [("article", body) for body in known().articles.values()]
    fold(*(landed(first + n, body["code"], dict(body), kind) for n, (kind, body) in enumerate(bodies)))
    return first + len(bodies)
