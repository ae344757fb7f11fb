"""Whole people, lists, counts and what is to come, with as many queries for three as for one."""

from datetime import date

import pytest

from nitka.registry import queries as q
from nitka.registry.projection import projection
from nitka.registry.tests import builders as b

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
DZIANIS = "d" * 16


def closed_list(**more):
    return b.person(
        basis={
            "kind": "already_public",
            "published_by": "Others",
            "since": "2014-08",
            "list": "old",
            "key": "1",
            "state_of": "2014-08",
        },
        **more,
    )


@pytest.fixture(autouse=True)
def rows():
    projection.fold(
        [
            b.landed(0, "ik-4", b.facility(), "facility"),
            b.landed(1, "by-342", b.article(), "article"),
            b.landed(2, b.ALESIA, b.full_person(invented=None)),
            b.landed(
                3,
                b.BAHDAN,
                b.person(
                    invented=None,
                    sex="male",
                    stage={"value": "remand", "source": "s1", "on": "2026-10"},
                    whereabouts={"state": "incommunicado", "source": "s1"},
                    born={"when": "1960", "source": "s1"},
                    cases=[
                        {"charges": [{"code": "BY-1999", "article": "342", "source": "s1"}]},
                        {"name": "Second"},
                    ],
                ),
            ),
            b.landed(4, b.CIMAFEJ, b.unnamed()),
            b.landed(5, DZIANIS, closed_list(invented=None)),
        ]
    )
    projection.fold(
        [
            b.landed(
                6,
                b.ALESIA,
                b.full_person(invented=None, bans=None),
                act=2,
                day=date(2026, 11, 9),
                second_look=True,
                power="correct",
            )
        ]
    )


def subjects(page):
    return [person.subject for person in page.people]


def listed(order="new", **filters):
    return subjects(q.listed_people(q.Filters(today=TODAY, **filters), order))


def test_a_person_is_read_whole():
    record = q.person_record(b.ALESIA)
    assert record.body.to_data() == b.full_person(invented=None, bans=None)
    assert (record.first_known_on, record.changed_on, record.second_look) == (b.DAY, date(2026, 11, 9), True)
    assert set(record.known_on.values()) == {b.DAY}
    assert record.known_on["cases[0].charges[1]"] == b.DAY
    assert (sorted(record.facilities), sorted(record.articles)) == (["ik-4"], ["by-342"])
    assert [(one.on, one.new, one.changed) for one in record.history] == [
        (b.DAY, True, ()),
        (date(2026, 11, 9), False, ("bans",)),
    ]


def test_nobody_is_read_for_an_unknown_subject():
    assert q.person_record("z" * 16) is None


def test_contradicting_claims_stay_side_by_side():
    claims = q.person_record(b.ALESIA).body.claims
    assert [(claim.id, claim.contradicts, claim.grade) for claim in claims] == [
        ("c1", ("c2",), "B2"),
        ("c2", (), "C3"),
    ]


def test_three_people_take_as_many_queries_as_one(django_assert_num_queries):
    with django_assert_num_queries(4):
        assert len(list(q.person_records([b.ALESIA]))) == 1
    with django_assert_num_queries(4):
        found = list(q.person_records([b.CIMAFEJ, b.ALESIA, b.BAHDAN, "z" * 16]))
    assert [record.subject for record in found] == [b.CIMAFEJ, b.ALESIA, b.BAHDAN]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, [b.ALESIA, DZIANIS, b.CIMAFEJ, b.BAHDAN]),
        ({"stage": ("remand",)}, [b.BAHDAN]),
        ({"stage": ("remand", "sentenced"), "sex": ("male",)}, [b.BAHDAN]),
        ({"state": ("incommunicado",)}, [b.BAHDAN]),
        ({"facility": ("ik-4",)}, [b.ALESIA, DZIANIS]),
        ({"facility": ("ik-4",), "held": True}, [b.ALESIA]),
        ({"article": ("by-342",)}, [b.ALESIA, b.BAHDAN]),
        ({"article": ("by-342-p1",)}, [b.ALESIA]),
        ({"age_from": 36, "age_to": 36}, [b.ALESIA]),
        ({"age_to": 35}, []),
        ({"age_from": 37}, [b.BAHDAN]),
        ({"group": "An invented group case"}, [b.ALESIA]),
        ({"group": "Second"}, [b.BAHDAN]),
        ({"recognised_by": "An invented organisation"}, [b.ALESIA]),
        ({"quiet_days": 20}, [b.ALESIA, DZIANIS, b.CIMAFEJ, b.BAHDAN]),
        ({"quiet_days": 50}, [b.ALESIA, DZIANIS, b.CIMAFEJ]),
        ({"quiet_days": 500}, [DZIANIS, b.CIMAFEJ]),
        ({"text": "Прыдуманая"}, [b.ALESIA, DZIANIS, b.BAHDAN]),
        ({"text": "Прыдуманая", "sex": ("male",)}, [b.BAHDAN]),
        ({"invented": True}, []),
    ],
)
def test_a_list_is_narrowed(filters, found):
    assert sorted(listed(**filters)) == sorted(found)


def test_a_list_has_an_order():
    assert listed("age") == [b.BAHDAN, b.ALESIA]
    assert listed("held") == [b.ALESIA]
    assert listed("release") == [b.ALESIA]
    assert listed("new") == [b.ALESIA, DZIANIS, b.CIMAFEJ, b.BAHDAN]
    assert listed("best", text="Алеся Прыдуманая")[0] == b.ALESIA
    with pytest.raises(KeyError):
        listed("beauty")


def test_pages_do_not_overlap():
    everybody = q.Filters(today=TODAY)
    pages = [q.listed_people(everybody, "new", page, size=3) for page in (1, 2, 3)]
    assert subjects(pages[0]) + subjects(pages[1]) == listed("new")
    assert (pages[2].number, pages[2].last, pages[2].total) == (2, 2, 4)
    assert subjects(q.listed_people(everybody, "new", -5, size=3)) == subjects(pages[0])


def test_a_list_takes_two_queries_whatever_its_length(django_assert_num_queries):
    for size in (1, 3):
        with django_assert_num_queries(2):
            q.listed_people(q.Filters(today=TODAY), size=size)


def test_people_and_prosecutions_are_both_counted(django_assert_num_queries):
    with django_assert_num_queries(2):
        counts = q.held_counts()
    assert (counts.people, counts.prosecutions, counts.incommunicado, counts.recognised) == (3, 3, 1, 1)
    assert counts.by_stage == {"remand": 1, "sentenced": 2}
    assert q.held_counts(invented=True).people == 0
    assert q.person_count() == 4


def test_people_of_a_closed_list_are_never_held_today():
    assert [person.subject for person in q.people_held_in("ik-4")] == [b.ALESIA]
    assert [(row.code, row.held) for row in q.facility_rows()] == [("ik-4", 1)]
    assert q.facility_with("ik-4").held == 1
    assert q.facility_with("ik-5") is None


def test_articles_count_people():
    rows = [(row.code, row.body is not None, row.people, row.held) for row in q.article_rows()]
    assert rows == [
        ("by-342", True, 2, 2),
        ("by-342-p1", False, 1, 1),
        ("by-361-1", False, 1, 1),
    ]


def test_what_is_to_come():
    assert q.upcoming_birthdays(date(2026, 6, 1)) == [q.Birthday(b.ALESIA, date(2026, 7, 6), 36)]
    assert q.upcoming_birthdays(date(2026, 7, 7)) == []
    assert q.upcoming_birthdays(date(2026, 12, 20), days=365) == [q.Birthday(b.ALESIA, date(2027, 7, 6), 37)]
    assert q.upcoming_releases(TODAY) == [q.Day(b.ALESIA, date(2027, 1, 2), "2027-01-02")]
    assert q.upcoming_releases(date(2027, 1, 3)) == []
    assert q.upcoming_hearings(TODAY) == [
        q.Day(b.ALESIA, date(2027, 1, 15), "2027-01-15", "An invented court")
    ]


def test_a_birthday_on_the_last_of_february():
    born = {"when": "1992-02-29", "source": "s1"}
    projection.fold([b.landed(9, b.BAHDAN, b.person(invented=None, born=born))])
    assert q.upcoming_birthdays(date(2027, 2, 20), days=14) == [q.Birthday(b.BAHDAN, date(2027, 3, 1), 35)]
    assert q.upcoming_birthdays(date(2028, 2, 20), days=14) == [q.Birthday(b.BAHDAN, date(2028, 2, 29), 36)]
    assert q.upcoming_birthdays(date(2026, 12, 25), days=70) == [q.Birthday(b.BAHDAN, date(2027, 3, 1), 35)]


def test_the_longest_without_news():
    assert q.longest_without_news() == [
        (b.CIMAFEJ, date(2022, 12, 31)),
        (b.ALESIA, date(2026, 9, 30)),
        (b.BAHDAN, date(2026, 10, 31)),
    ]


def test_latest_events():
    assert [(event.subject, event.new) for event in q.latest_events(2)] == [
        (b.ALESIA, False),
        (DZIANIS, True),
    ]
