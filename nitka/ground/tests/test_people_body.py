"""What a person's body may hold: right bodies read and write back the same, wrong ones say where and why."""

import pytest

from nitka.ground.people.body import BodyError, Person, is_subject
from nitka.ground.people.digests import entry_digests
from nitka.ground.people.entries import NameForm
from nitka.ground.people.kinds import body_problems
from nitka.ground.people.naming import shown_name
from nitka.ground.people.reading import read
from nitka.ground.people.vocabulary import VOCABULARIES
from nitka.ground.tests import people_bodies as b
from nitka.ground.tests.people_bodies import SOURCES, unnamed
from nitka.ground.tests.people_bodies import person as named


def problems_of(data):
    try:
        Person.from_data(data)
    except BodyError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize("data", [named(), unnamed(), unnamed("counted"), b.full_person(), b.person()])
def test_a_right_body_writes_back_the_same(data):
    assert Person.from_data(data).to_data() == data
    assert Person.from_record(data).to_data() == data


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"phone": "+375 29 000 00 00"}, "phone: is not a known key"),
        ({"relatives": [{"name": "mother"}]}, "relatives: is not a known key"),
        ({"cell": "17"}, "cell: is not a known key"),
        ({"iban": "PL1"}, "iban: is not a known key"),
        ({"card": "4"}, "card: is not a known key"),
        ({"address": "home"}, "address: is not a known key"),
        ({"sex": None}, "sex: is missing"),
        ({"sex": "woman"}, "sex: 'woman' is not one of female, male, unknown"),
        ({"tags": []}, "tags: is an empty list: leave the key out"),
        ({"town": {}}, "town: is an empty object: leave the key out"),
        ({"tags": "teacher"}, "tags: must be a list"),
        ({"tags": [7]}, "tags[0]: must be a text"),
        ({"tags": [" teacher"]}, "tags[0]: begins or ends with a space"),
        ({"town": {"be": "Гомель\nМінск"}}, "town.be: holds a line break"),
        (
            {"town": {"belarusian": "Гомель"}},
            "town.belarusian: 'belarusian' is not a language code like be, or und",
        ),
        ({"summary": {"en": "left\u202eright"}}, "summary.en: holds an invisible or direction mark (U+202E)"),
        ({"summary": {"en": "bell\x07"}}, "summary.en: holds a control character (U+0007)"),
        ({"summary": {"en": "и\u0306"}}, "summary.en: is not in the composed form of Unicode (NFC)"),
        ({"summary": {"en": "Call +375 29 123-45-67."}}, "summary.en: holds a phone number"),
        (
            {"summary": {"en": "IBAN PL61 1090 1014 0000 0712 1981 2874"}},
            "summary.en: holds a bank account number",
        ),
        ({"summary": {"en": "Card 4111 1111 1111 1111"}}, "summary.en: holds a payment card number"),
        (
            {"born": {"when": "2021-02-31", "source": "s1"}},
            "born.when: there is no day 2021-02-31: 2021-02 has 28 days",
        ),
        ({"born": {"when": "1990-07-06", "source": "s9"}}, "born.source: there is no source 's9' in sources"),
        (
            {"last_news": {"when": "2026-09-03", "source": "s1"}},
            "last_news.when: '2026-09-03' is finer than a month",
        ),
        ({"invented": False}, "invented: must be true or left out"),
        ({"letters": {"can_write": "yes", "source": "s1"}}, "letters.can_write: must be true or false"),
        ({"names": None}, "names: a named person needs a name of kind main"),
        ({"basis": {"kind": "consented"}}, "basis.scope: is missing: say what was consented to"),
        (
            {"basis": {"kind": "already_public", "published_by": "X"}},
            "basis.since: is missing: already public needs who published it and since when",
        ),
        (
            {"basis": {"kind": "already_public", "published_by": "X", "since": "2020", "list": "l"}},
            "basis.key: list and key stand together or not at all",
        ),
        (
            {"whereabouts": {"state": "released", "facility": "ik-4", "source": "s1"}},
            "whereabouts.facility: a person who is released is in no facility",
        ),
        (
            {"whereabouts": {"state": "held", "facility": "IK 4", "source": "s1"}},
            "whereabouts.facility: 'IK 4' is not a code like ik-4",
        ),
        (
            {"conditions": [{"kind": "health", "text": {"en": "Ill."}, "when": "2026", "source": "s1"}]},
            "conditions[0]: needs a consented basis with health in its scope",
        ),
        (
            {"detentions": [{"kind": "arrest", "from": "2021-07-06", "to": "2021-06", "source": "s1"}]},
            "detentions[0].to: '2021-06' lies before from ('2021-07-06')",
        ),
        (
            {
                "cases": [
                    {
                        "decisions": [
                            {
                                "instance": "first",
                                "outcome": "convicted",
                                "source": "s1",
                                "sanctions": [{"years": 3}],
                            }
                        ]
                    }
                ]
            },
            "cases[0].decisions[0].sanctions[0].kind: is missing",
        ),
        (
            {"sources": SOURCES | {"s3": {"kind": "relative", "title": "Mother", "seen": "2026"}}},
            "sources.s3.kind: 'relative' is not one of court, press, organisation, initiative",
        ),
    ],
)
def test_a_wrong_body_says_where_and_why(more, problem):
    assert problems_of(named(**more)) == [problem]


def test_a_name_is_no_place_for_markup_or_numbers():
    for text in ("<b>Алеся</b>", "Алеся 2", "a@b.example"):
        name = named()["names"][0] | {"text": text}
        assert len(problems_of(named(names=[name]))) == 1


def test_all_problems_are_told_at_once():
    told = problems_of(named(phone="1", sex="woman", tags=[]))
    assert told == [
        "sex: 'woman' is not one of female, male, unknown",
        "phone: is not a known key",
        "tags: is an empty list: leave the key out",
    ]


@pytest.mark.parametrize("data", [[], "person", 7, None])
def test_a_body_that_is_no_object_is_refused(data):
    assert problems_of(data) == [": must be an object".removeprefix(": ")]


@pytest.mark.parametrize("level", ["withheld", "counted"])
@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"names": named()["names"]}, "names: a body of level {} must not carry it"),
        ({"born": {"when": "1990", "source": "s1"}}, "born: a body of level {} must not carry it"),
        (
            {"photo": {"sha256": "0" * 64, "credit": "x", "licence": "x", "origin": "x"}},
            "photo: a body of level {} must not carry it",
        ),
        ({"summary": {"en": "A teacher."}}, "summary: a body of level {} must not carry it"),
        ({"groups": [{"name": "A case", "source": "s1"}]}, "groups: a body of level {} must not carry it"),
        (
            {"detentions": [{"kind": "arrest", "source": "s1"}]},
            "detentions: a body of level {} must not carry it",
        ),
        (
            {"whereabouts": {"state": "held", "facility": "ik-4", "source": "s1"}},
            "whereabouts.facility: a body of level {} must not carry it",
        ),
        (
            {"stage": {"value": "remand", "source": "s1", "on": "2022-05-10"}},
            "stage.on: '2022-05-10' is finer than a month",
        ),
        (
            {
                "sources": {
                    "s1": {
                        "kind": "press",
                        "title": "A paper",
                        "url": "https://x.example.org/7",
                        "seen": "2026",
                    }
                }
            },
            "sources.s1.url: a body of level {} must not point elsewhere",
        ),
    ],
)
def test_an_unnamed_person_gives_nothing_away(level, more, problem):
    assert problems_of(unnamed(level, **more)) == [problem.format(level)]


def test_claims_may_contradict_only_claims_that_are_there():
    claim = {"id": "c1", "about": "release", "statement": {"en": "Released."}, "source": "s1", "grade": "B2"}
    other = claim | {"id": "c2", "statement": {"en": "Still held."}, "contradicts": ["c1"]}
    assert problems_of(named(claims=[claim, other])) == []
    assert problems_of(named(claims=[claim | {"contradicts": ["c1"]}, other | {"id": "c1"}])) == [
        "claims[0].contradicts: there is no other claim 'c1'",
        "claims[1].id: 'c1' stands twice",
        "claims[1].contradicts: there is no other claim 'c1'",
    ]
    assert problems_of(named(claims=[claim | {"grade": "G7"}])) == [
        "claims[0].grade: 'G7' is not a grade like B2"
    ]
    assert problems_of(named(claims=[claim | {"about": "health"}])) == [
        "claims[0]: a claim about health needs consent to health"
    ]


def test_an_entry_keeps_its_digest_wherever_it_stands():
    before = dict(entry_digests(b.full_person()))
    renamed = {"s9": b.SOURCES["s1"] | {"seen": "2026-11-05"}, "s2": b.SOURCES["s2"]}
    stay = {"facility": "ik-4", "source": "s9"}
    after = dict(
        entry_digests(
            b.full_person(
                sources=renamed,
                detentions=[{"from": "2022-02-03", "kind": "arrest", "source": "s9", "stays": [stay]}],
            )
        )
    )
    assert after["detentions[0]"] == before["detentions[0]"]
    assert after["detentions[0].stays[0]"] not in before.values()
    assert len(set(before.values())) == len(before)


def test_each_reader_sees_the_nearest_form():
    forms = [read(NameForm, form) for form in b.full_person()["names"]]
    assert [shown_name(forms, language) for language in ("be", "ru", "en", "pl")] == [
        "Алеся Прыдуманая",
        "Олеся Придуманная",
        "Alesia Prydumanaia",
        "Alesia Prydumanaia",
    ]
    assert shown_name([], "be") == ""


@pytest.mark.parametrize(
    ("kind", "subject", "data", "problem"),
    [
        ("person", "alesia", named(), "subject: 'alesia' is not 16 characters of lower-case base32"),
        ("facility", "ik-5", b.facility(), "code: 'ik-4' must be the subject 'ik-5'"),
        ("facility", "ik-4", b.facility(lat=None), "lat: is null: leave the key out"),
        ("facility", "ik-4", b.facility(lat=95.5), "lat: 95.5 is not between -90 and 90"),
        ("facility", "ik-4", b.facility(phone="1"), "phone: is not a known key"),
        ("article", "by-343", b.article("by-343"), "code: 'by-343' must be 'by-342'"),
        (
            "rule",
            "parcels-1",
            b.rule(status="law"),
            "status: 'law' is not one of rule, practice, advice, not_found",
        ),
        ("checked", "a" * 16, {"note": "x"}, "note: is not a known key"),
        (
            "channel",
            "Site",
            {"kind": "website", "address": "x", "since": "2026"},
            "subject: 'Site' is not a code like ik-4",
        ),
        ("correction", "held", {"figure": "held"}, "on: is missing"),
        ("photo", "x", {}, "kind: 'photo' is not one of person, facility"),
    ],
)
def test_every_kind_is_checked(kind, subject, data, problem):
    assert str(body_problems(kind, subject, data)[0]).startswith(problem)


def test_an_organisation_flags_each_of_its_fields():
    right = b.organisation()
    assert body_problems("organisation", "helpers-of-homiel", right) == []
    hidden = b.organisation(email="us@helpers.example.org")
    assert [str(p) for p in body_problems("organisation", "helpers-of-homiel", hidden)] == [
        "email: is flagged on_request and must not be in the record"
    ]
    unflagged = b.organisation(legal_status="association")
    assert [str(p) for p in body_problems("organisation", "helpers-of-homiel", unflagged)] == [
        "visibility.legal_status: is missing: every field needs its flag"
    ]
    phone = b.organisation(visibility=right["visibility"] | {"phone": "public"})
    assert str(body_problems("organisation", "helpers-of-homiel", phone)[0]).startswith(
        "visibility.phone: is no field"
    )


def test_subjects_are_random_base32():
    assert (is_subject("abcdefgh234567zz"), is_subject("abcdefgh1"), is_subject("ABCDEFGH234567ZZ")) == (
        True,
        False,
        False,
    )


def test_values_of_a_vocabulary_are_distinct():
    assert all(len({member.value for member in kind}) == len(kind) for kind in VOCABULARIES.values())
