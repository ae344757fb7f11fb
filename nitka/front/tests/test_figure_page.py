"""The pages with figures: drawing, table and CSV say the same numbers, in four languages; sentences, corrections."""

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest

from nitka.figures.queries import current_figures, releases
from nitka.figures.rules.chart import Line, bar_chart, curve_chart
from nitka.figures.rules.figure import Figure, Row
from nitka.figures.rules.measures import MEASURES, Setting
from nitka.figures.tests.builders import ALESIA, BAHDAN, VIERA, Record, at, body, case, unnamed
from nitka.front.pages.figures import HEADER, csv_rows
from nitka.front.rendering.figure_pages import Told, dated_page, days_page, figure_page, index_page
from nitka.front.rendering.figure_parts import (
    Speaker,
    chart,
    correction_text,
    drawn_rows,
    row_label,
    sentence,
    table,
)
from nitka.front.rendering.tables import csv_text
from nitka.front.tests.builders import a_site, known
from nitka.ground.wording import LANGUAGES, say_number

DAY = date(2026, 11, 23)
KINDS = {"sizo-1": "pretrial_detention", "ik-4": "penal_colony"}


def speakers():
    site = a_site(title={"be": "Нітка", "ru": "Нитка", "en": "Nitka", "pl": "Nitka"})
    return {
        language: Speaker(site.chromes[language], site.known, {"by-130": "130"}) for language in LANGUAGES
    }


@pytest.fixture
def some(db):
    sentenced = {"value": "sentenced", "source": "s1"}
    first = {
        ALESIA: body(born={"when": "1990", "source": "s1"}),
        BAHDAN: body(
            sex="male",
            stage=sentenced,
            whereabouts=at("held", facility="ik-4"),
            cases=[case("342", "130", months=30), case("411", months=12)],
        ),
        "u" * 16: unnamed(),
    }
    later = {VIERA: body(whereabouts=at("incommunicado", on="2026-05"), cases=[case("361", months=120)])}
    return Record().land("2026-11-20", first).land("2026-11-23", later)


def numbers(pattern, text):
    return [tuple(re.sub(r"\D", "", n) for n in found) for found in re.findall(pattern, text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_drawing_table_and_csv_say_the_same(some, language):
    speaker = speakers()[language]
    for figure in current_figures(DAY, KINDS).values():
        rows = [(str(row.people), str(row.prosecutions)) for row in figure.rows]
        beside = [(str(row.people), str(row.prosecutions)) for row in figure.beside]
        total = [(str(figure.people), str(figure.prosecutions))]
        cells = numbers(
            r'<td class="number">([^<]*)</td><td class="number">([^<]*)</td>', table(speaker, figure)
        )
        aside = [pair for pair in beside if pair != ("0", "0")]
        assert cells == rows + aside + ([] if figure.name == "over-time" else total)
        lines = list(csv.DictReader(io.StringIO(csv_text(HEADER, csv_rows(speakers(), figure)))))
        assert [(line["people"], line["prosecutions"]) for line in lines] == rows + beside + total
        assert [line[f"label_{language}"] for line in lines[: len(rows)]] == [
            row_label(speaker, figure, row.key) for row in figure.rows
        ]
        drawn = numbers(r'<tspan class="n">([^<]*)</tspan> · ([^<]*)</text>', chart(speaker, figure))
        shown = [(str(row.people), str(row.prosecutions)) for row in drawn_rows(figure)]
        if figure.name == "over-time":
            shown = [shown[-1], shown[0]]
        assert drawn == (shown if any(row.people for row in drawn_rows(figure)) else [])


def test_every_row_there_can_be_has_its_words():
    spoken = speakers()
    for measure in MEASURES:
        keys = (*measure.order(Setting(DAY, KINDS)), "few")
        if not measure.order(Setting(DAY, KINDS)):
            keys = ("few",) if measure.listed else ("none", "few")
        figure = Figure(measure.name, measure.rule, DAY, tuple(Row(key, 1, 1) for key in keys), 1, 1)
        for speaker in spoken.values():
            labels = [row_label(speaker, figure, key) for key in keys]
            unsaid = [label for label, key in zip(labels, keys, strict=True) if label == key]
            assert speaker.language == "en" or unsaid == []  # some keys are English words themselves
            assert speaker.t(f"rule.{measure.rule}")
            assert speaker.t(f"figure.{measure.name}")


def a_figure(people, prosecutions, **more):
    return Figure("held", "held-1", DAY, (Row("none", people, prosecutions),), people, prosecutions, **more)


@pytest.mark.parametrize(
    ("people", "prosecutions", "said"),
    [
        (1, 1, {
            "be": "Нітка: на 23 лістапада 2026 г. у зняволенні 1 чалавек (1 крымінальная справа).",
            "ru": "Нитка: на 23 ноября 2026 г. в заключении 1 человек (1 уголовное дело).",
            "en": "Nitka: 1 person held on 23 November 2026 (1 prosecution).",
            "pl": "Nitka: 23 listopada 2026 w zamknięciu 1 osoba (1 sprawa karna).",
        }),
        (22, 35, {
            "be": "Нітка: на 23 лістапада 2026 г. у зняволенні 22 чалавекі (35 крымінальных спраў).",
            "ru": "Нитка: на 23 ноября 2026 г. в заключении 22 человека (35 уголовных дел).",
            "en": "Nitka: 22 people held on 23 November 2026 (35 prosecutions).",
            "pl": "Nitka: 23 listopada 2026 w zamknięciu 22 osoby (35 spraw karnych).",
        }),
        (891, 1204, {
            "be": "Нітка: на 23 лістапада 2026 г. у зняволенні 891 чалавек (1\xa0204 крымінальныя справы).",
            "ru": "Нитка: на 23 ноября 2026 г. в заключении 891 человек (1\xa0204 уголовных дела).",
            "en": "Nitka: 891 people held on 23 November 2026 (1,204 prosecutions).",
            "pl": "Nitka: 23 listopada 2026 w zamknięciu 891 osób (1\xa0204 sprawy karne).",
        }),
    ],
)  # fmt: skip
def test_the_sentence_to_quote(people, prosecutions, said):
    figure = a_figure(people, prosecutions)
    assert {language: sentence(speaker, figure) for language, speaker in speakers().items()} == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_has_a_sentence(some, language):
    speaker = speakers()[language]
    figures = current_figures(DAY, KINDS)
    silent = [name for name, figure in figures.items() if not sentence(speaker, figure)]
    assert silent == ["lists", "list-stage", "list-category"]
    assert not any("{" in sentence(speaker, figure) for figure in figures.values())


def test_a_corrected_figure_says_so_on_its_page_and_on_the_newest(some):
    dated = {(release.figure.name, release.figure.day): release for release in releases(KINDS)}
    old = dated["held", date(2026, 11, 20)]
    said = (
        "Corrected on 23 November 2026: then 3 people (4 prosecutions), now 4 people (5 prosecutions). "
        "1 person became known later."
    )
    assert [correction_text(speakers()["en"], one) for one in old.corrections] == [said]
    page = dated_page(speakers(), "en", old)
    assert said in page
    assert "With what is known now it is 4 people (5 prosecutions)." in page
    newest = dated["held", DAY]
    current = figure_page(speakers(), "en", Told(newest.figure, [old, newest]))
    assert f'<a href="held-2026-11-20.html">The figure of 20 November 2026.</a> {said}' in current
    days = days_page(speakers()["en"], [old, newest])
    assert numbers(r'<td class="number">(\d+)</td>' * 3, days) == [("4", "5", "4"), ("3", "4", "4")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_name_rule_address_and_csv(some, language):
    for release in releases(KINDS):
        stem = f"{release.figure.name}-{release.figure.day}"
        page = dated_page(speakers(), language, release)
        assert f'href="{stem}.html"' in page
        assert f'href="../../data/figures/{stem}.csv"' in page
        assert speakers()[language].t(f"rule.{release.figure.rule}") in page
        assert not re.search(r"\sstyle=|<script|https?://(?!nitka\.example|www\.w3\.org)", page)


def test_an_invented_figure_may_not_be_quoted(db):
    Record().land("2026-11-23", {ALESIA: body(invented=True)})
    figure = current_figures(DAY, KINDS)["held"]
    assert "Do not quote these figures" in figure_page(speakers(), "en", Told(figure, []))
    assert "Do not quote" in index_page(speakers()["en"], {"held": figure}, DAY)


def test_real_people_are_never_added_to_invented_ones(db):
    Record().land("2026-11-23", {ALESIA: body(invented=True), BAHDAN: body()})
    figure = current_figures(DAY, KINDS)["held"]
    assert (figure.people, figure.invented) == (1, 0)


def test_drawings_are_small_and_without_styles():
    lines = [
        Line("слова " * 6, n, n * 2, say_number(n, "be"), say_number(n * 2, "be"))
        for n in range(10_000, 10_024)
    ]
    months = [replace(line, label="11.2026") for line in lines]
    drawings = [bar_chart(lines[:16], "a"), bar_chart(months, "a", narrow=True), curve_chart(lines, "a")]
    assert [len(drawing.encode()) <= 6144 for drawing in drawings] == [True, True, True]
    assert [re.findall(r"style=|fill=|#[0-9a-f]{3}", drawing) for drawing in drawings] == [[], [], []]


def test_places_named_in_the_record_are_named_in_the_figure(some):
    figure = current_figures(DAY, KINDS)["facility"]
    labels = [row_label(speakers()["pl"], figure, row.key) for row in figure.rows]
    assert labels == [
        "Kolonia karna nr 4",
        "Areszt śledczy nr 1",
        "nie podano",
        "bez publicznego nazwiska, małe grupy",
    ]
    assert known().facilities.keys() == KINDS.keys()
