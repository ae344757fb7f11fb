"""Items of acts in plain words, in four languages; every vocabulary has its labels."""

import pytest

from nitka.ground.people import organisations, places
from nitka.ground.people.body import Person
from nitka.ground.people.reading import key_of
from nitka.ground.people.vocabulary import VOCABULARIES
from nitka.ground.wording import LANGUAGES, words
from nitka.registry.enums import label
from nitka.registry.phrases import describe
from nitka.registry.tests import builders as b


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_a_label(language):
    missing = [
        f"{prefix}.{member.value}"
        for prefix, kind in VOCABULARIES.items()
        for member in kind
        if f"{prefix}.{member.value}" not in words("registry", language)
    ]
    assert missing == []


def test_every_label_is_of_a_value():
    known = {f"{prefix}.{member.value}" for prefix, kind in VOCABULARIES.items() for member in kind}
    keys = words("registry", "be").keys()
    labels = [key for key in keys if not key.startswith(("say.", "field."))]
    plain = {key.replace("_female.", ".").replace("_male.", ".") for key in labels}
    assert plain == known


@pytest.mark.parametrize(
    ("prefix", "value", "language", "sex", "text"),
    [
        ("stage", "sentenced", "be", "female", "асуджаная"),
        ("stage", "sentenced", "be", "male", "асуджаны"),
        ("stage", "sentenced", "ru", "female", "осуждённая"),
        ("stage", "sentenced", "pl", "male", "skazany"),
        ("stage", "sentenced", "be", "unknown", "ёсць прысуд"),
        ("state", "released", "pl", "female", "zwolniona"),
        ("state", "held", "be", "female", "у няволі"),
        ("recognition", "recognised", "en", "male", "recognised as a political prisoner"),
    ],
)
def test_a_label_agrees_with_the_person(prefix, value, language, sex, text):
    assert label(prefix, value, language, sex) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_body_has_a_name(language):
    shapes = (Person, places.Facility, places.Article, places.Rule, organisations.Organisation)
    shapes += (organisations.Channel, organisations.Correction)
    fields = {key_of(name) for shape in shapes for name in shape.__dataclass_fields__}
    fields |= set(organisations.FLAGGED_FIELDS) | {"stays", "charges", "hearings", "decisions", "sanctions"}
    t = words("registry", language)
    assert sorted(name for name in fields if f"field.{name}" not in t) == []


def test_a_new_person_is_told_field_by_field():
    assert describe("person", b.ALESIA, None, b.person(), "en") == [
        "Person: Алеся Прыдуманая (invented)",
        "New in the record",
        "Level: by name",
        "Basis of publication: already published by others, An invented organisation, March 2022, invented, p-1",
        "Invented: yes",
        "Name: Алеся Прыдуманая, Cyrillic, be, as printed in the source, main name "
        "[according to: An invented organisation]",
        "Sex: woman",
        "Legal stage: sentenced, 10 May 2022 [according to: An invented organisation]",
        "Whereabouts: held, ik-4 [according to: An invented organisation]",
        "Source: organisation, An invented list, https://list.example.org/, An invented organisation",
        "Source: press, An invented paper, https://paper.example.org/7",
    ]


def test_a_change_is_told_from_old_to_new():
    new = b.full_person(
        stage={"value": "closed", "source": "s2"},
        bans=None,
        last_news={"when": "2026-10", "source": "s1"},
        ways_out=[{"kind": "pardon", "when": "2026-11-01", "source": "s2"}],
    )
    assert describe("person", b.ALESIA, b.full_person(), new, "be") == [
        "Асоба: Алеся Прыдуманая (прыдумана)",
        "Стан справы: асуджаная, 10 мая 2022 г. [паводле: An invented organisation] → "
        "справа закрытая [паводле: An invented paper]",
        "Выхад, дададзена: памілаванне, 1 лістапада 2026 г. [паводле: An invented paper]",
        "Выхад, прыбрана: просьба пра памілаванне, студзень 2026, Asked. [паводле: An invented paper]",
        "Апошнія звесткі: верасень 2026 [паводле: An invented organisation] → "
        "кастрычнік 2026 [паводле: An invented organisation]",
        "Забарона, прыбрана: забарона лістоў, з: 2025 [паводле: An invented organisation]",
    ]


def test_a_field_that_goes_is_told():
    lines = describe("person", b.ALESIA, b.full_person(), b.full_person(born=None, tags=None), "pl")
    assert lines[1:] == [
        "Data urodzenia: już nie podano (było: 6 lipca 1990 [według: An invented organisation])",
        "Etykiety, usunięto: teacher",
    ]


def test_nothing_changes():
    assert describe("person", b.ALESIA, b.person(), b.person(), "ru")[1:] == ["Ничего не меняется"]


def test_a_check_names_the_person():
    assert describe("checked", b.ALESIA, b.person(), {}, "ru") == [
        "Человек: Алеся Прыдуманая (вымышлено)",
        "Проверено, ничего не изменилось",
    ]


def test_the_unnamed_stay_unnamed():
    assert (
        describe("person", b.CIMAFEJ, None, b.unnamed(), "en")[0]
        == f"Person whose name is withheld ({b.CIMAFEJ})"
    )
    assert describe("person", b.CIMAFEJ, None, b.unnamed("counted"), "en")[0] == (
        f"Person who is only counted ({b.CIMAFEJ})"
    )


@pytest.mark.parametrize(
    ("kind", "subject", "data", "lines"),
    [
        ("facility", "ik-4", b.facility(), ["Facility: Penal colony No. 4 (ik-4)", "Kind: penal colony"]),
        ("article", "by-342", b.article(), ["Article 342 (by-342)", "Title: An invented title"]),
        ("rule", "parcels-1", b.rule(), ["Rule: An invented rule (parcels-1)", "Status: rule"]),
        (
            "organisation",
            "helpers-of-homiel",
            b.organisation(),
            ["Organisation: Invented helpers (helpers-of-homiel)", "Website: https://helpers.example.org/"],
        ),
        (
            "channel",
            "site",
            {"kind": "website", "address": "https://nitka.example.org/", "since": "2026"},
            ["Our channel: https://nitka.example.org/ (site)", "Kind: website"],
        ),
    ],
)
def test_other_kinds_are_told(kind, subject, data, lines):
    told = describe(kind, subject, None, data, "en")
    assert told[0] == lines[0]
    assert lines[1] in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_everything(language):
    told = describe("person", b.ALESIA, None, b.full_person(), language)
    assert [line for line in told if "field." in line or "None" in line] == []
    assert len(told) == len(describe("person", b.ALESIA, None, b.full_person(), "en"))
