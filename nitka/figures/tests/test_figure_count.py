"""Small lists counted by hand."""

from datetime import date

import pytest

from nitka.figures.queries import current_figures, figure_now, releases
from nitka.figures.tests.builders import (
    ALESIA,
    BAHDAN,
    DZMITRY,
    HANNA,
    VIERA,
    Record,
    at,
    body,
    case,
    unnamed,
)

DAY = date(2026, 11, 23)
KINDS = {"sizo-1": "pretrial_detention", "ik-4": "penal_colony", "iuot-48": "open_facility"}


def rows(figure):
    return {row.key: (row.people, row.prosecutions) for row in figure.rows}


@pytest.fixture
def five(db):
    """Alesia on remand; Bahdan twice convicted; Viera incommunicado; Hanna released; Dzmitry at home."""
    return Record().land(
        "2026-11-23",
        {
            ALESIA: body(
                born={"when": "2003-11-24", "source": "s1"}, last_news={"when": "2026-10", "source": "s1"}
            ),
            BAHDAN: body(
                sex="male",
                stage={"value": "sentenced", "source": "s1"},
                whereabouts=at("held", facility="ik-4"),
                born={"when": "1950", "source": "s1"},
                cases=[case("342", "130", months=30), case("411", months=12)],
                detentions=[{"from": "2020-09", "kind": "arrest", "stays": []}],
            ),
            VIERA: body(
                stage={"value": "sentenced", "source": "s1"},
                whereabouts=at("incommunicado", on="2025-02"),
                cases=[case("361", months=120)],
                last_news={"when": "2025-02", "source": "s1"},
            ),
            HANNA: body(
                stage={"value": "sentenced", "source": "s1"},
                whereabouts=at("released", on="2026-10-03"),
                cases=[case("342", months=24)],
                detentions=[{"from": "2024-11-20", "to": "2026-10-03", "kind": "arrest", "stays": []}],
            ),
            DZMITRY: body(
                sex="male",
                stage={"value": "sentenced", "source": "s1"},
                whereabouts=at("restricted_home", on="2026-11-01"),
                cases=[case("369", months=36, kind="restricted_home")],
                detentions=None,
            ),
        },
    )


def test_people_and_prosecutions_held(five):
    held = figure_now("held", DAY, KINDS)
    assert (held.people, held.prosecutions) == (3, 4)
    assert rows(held) == {"pretrial_detention": (1, 1), "penal_colony": (1, 2), "incommunicado": (1, 1)}
    assert [(row.key, row.people) for row in held.beside] == [("restricted_home", 1)]


def test_every_figure_of_five_people(five):
    found = {name: rows(figure) for name, figure in current_figures(DAY, KINDS).items()}
    months = {name: {k: v for k, v in found.pop(name).items() if v[0]} for name in ("arrivals", "releases")}
    over_time = found.pop("over-time")
    assert found == {
        "held": {"pretrial_detention": (1, 1), "penal_colony": (1, 2), "incommunicado": (1, 1)},
        "stage": {"remand": (1, 1), "sentenced": (2, 3)},
        "sentence": {"25-36": (1, 2), "97-144": (1, 1)},
        "article": {"by-342": (2, 2), "by-130": (1, 1), "by-361": (1, 1), "by-411": (1, 1)},
        "facility": {"ik-4": (1, 2), "sizo-1": (1, 1), "none": (1, 1)},
        "sex": {"female": (2, 2), "male": (1, 2)},
        "age": {"18-24": (1, 1), "65+": (1, 2), "none": (1, 1)},
        "incommunicado": {"13-24": (1, 1)},
        "without-news": {"0-1": (1, 1), "13-24": (1, 1), "none": (1, 2)},
        "everyone": {"held": (2, 3), "incommunicado": (1, 1), "restricted_home": (1, 1), "released": (1, 1)},
        "lists": {},
        "list-stage": {},
        "list-category": {},
    }
    assert months == {
        "arrivals": {"earlier": (4, 5)},
        "releases": {"2026-10": (1, 1), "2026-11": (1, 1)},
    }
    assert over_time["2026-11"] == (3, 4)
    assert over_time["2026-10"] == (3, 4)
    assert over_time["2026-09"] == (4, 5)
    assert over_time["2024-11"] == (4, 5)


def test_the_day_before_a_birthday_counts(five):
    assert rows(figure_now("age", date(2026, 11, 24), KINDS))["18-24"] == (1, 1)
    assert rows(figure_now("age", date(2028, 11, 23), KINDS))["18-24"] == (1, 1)
    assert rows(figure_now("age", date(2028, 11, 24), KINDS)) == {
        "25-34": (1, 1),
        "65+": (1, 2),
        "none": (1, 1),
    }


def test_articles_overlap_and_the_total_says_how_many_are_held(five):
    article = figure_now("article", DAY, KINDS)
    assert sum(row.people for row in article.rows) == 5
    assert (article.people, article.prosecutions) == (3, 4)


def test_someone_on_remand_without_a_named_case_has_one(db):
    Record().land("2026-11-23", {ALESIA: body(cases=None)})
    assert rows(figure_now("stage", DAY, KINDS)) == {"remand": (1, 1)}


def test_a_small_group_without_consent_cannot_be_told_apart(db):
    people = {ALESIA: body(), BAHDAN: unnamed(stage="trial"), VIERA: unnamed(stage="trial", sex="male")}
    Record().land("2026-11-23", people)
    assert rows(figure_now("stage", DAY, KINDS)) == {"remand": (1, 1), "few": (2, 2)}
    assert rows(figure_now("sex", DAY, KINDS)) == {"female": (1, 1), "few": (2, 2)}
    assert figure_now("stage", DAY, KINDS).people == 3


def test_who_is_not_counted_stays_beside_without_a_name_too(db):
    Record().land(
        "2026-11-23", {ALESIA: body(), BAHDAN: unnamed("awaiting_term", "sentenced"), VIERA: unnamed()}
    )
    held = figure_now("held", DAY, KINDS)
    assert (held.people, rows(held)) == (2, {"pretrial_detention": (1, 1), "few": (1, 1)})
    assert [(row.key, row.people) for row in held.beside] == [("few", 1)]
    assert figure_now("sex", DAY, KINDS).people == 2


def test_only_people_held_have_rows_beside(five):
    figures = current_figures(DAY, KINDS)
    assert [name for name, figure in figures.items() if figure.beside] == ["held"]


def test_every_figure_of_people_held_has_the_same_total(five):
    figures = current_figures(DAY, KINDS)
    whole = ("held", "over-time", "stage", "article", "facility", "sex", "age", "without-news")
    assert {(figures[name].people, figures[name].prosecutions) for name in whole} == {(3, 4)}


def test_a_group_of_three_without_consent_stands(db):
    people = {ALESIA: body(), **{letter * 16: unnamed() for letter in "efg"}}
    Record().land("2026-11-23", people)
    assert rows(figure_now("stage", DAY, KINDS)) == {"remand": (4, 4)}


def test_the_dated_figures_are_those_of_the_day(five):
    assert [release.figure for release in releases(KINDS)] == list(current_figures(DAY, KINDS).values())


def test_a_later_version_of_the_same_day_replaces_the_earlier(db):
    record = Record().land("2026-11-23", {ALESIA: body()}).land("2026-11-23", {ALESIA: body(sex="male")})
    assert rows(figure_now("sex", DAY, KINDS)) == {"male": (1, 1)}
    record.rebuild()
    assert rows(figure_now("sex", DAY, KINDS)) == {"male": (1, 1)}


def test_counting_takes_the_same_number_of_queries_for_few_and_many(db, django_assert_num_queries):
    record = Record().land("2026-11-23", {ALESIA: body()})
    with django_assert_num_queries(17):
        current_figures(DAY, KINDS)
    record.land("2026-11-24", {letter * 16: body() for letter in "efgijk"})
    with django_assert_num_queries(17):
        current_figures(DAY, KINDS)


def test_a_list_of_an_older_day_is_never_counted_as_held_today(db):
    def listed(stage, category):
        return body(
            basis={"kind": "already_public", "list": "August 2014", "state_of": "2014-08"},
            stage={"value": stage, "source": "s1"},
            category={"value": category, "source": "s1"},
        )

    people = {
        ALESIA: body(),
        BAHDAN: listed("sentenced", "Journalists"),
        VIERA: listed("remand", "Journalists"),
    }
    Record().land("2026-11-23", {**people, HANNA: listed("sentenced", "Politicians")})
    found = {name: rows(figure) for name, figure in current_figures(DAY, KINDS).items()}
    assert found["held"] == {"pretrial_detention": (1, 1)}
    assert found["everyone"] == {"held": (1, 1), "past": (3, 3)}
    assert found["arrivals"]["earlier"] == (1, 1)
    assert found["lists"] == {"August 2014": (3, 3)}
    assert found["list-stage"] == {"August 2014 › sentenced": (2, 2), "August 2014 › remand": (1, 1)}
    assert found["list-category"] == {
        "August 2014 › Journalists": (2, 2),
        "August 2014 › Politicians": (1, 1),
    }
