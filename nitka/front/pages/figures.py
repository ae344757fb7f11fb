"""Figures: counts with a rule, a day, an address that stays, a sentence to quote, a CSV."""

from collections.abc import Iterator, Mapping

from nitka.figures.queries import (
    Release,
    article_numbers,
    current_figures,
    figures_day,
    releases,
)
from nitka.figures.rules.figure import Figure, Row
from nitka.front.rendering.figure_pages import Told, dated_page, days_page, figure_page, index_page
from nitka.front.rendering.figure_parts import Speaker, iso, row_label
from nitka.front.rendering.kinds import File, Kind, Slice
from nitka.front.rendering.site import Site
from nitka.front.rendering.tables import csv_text
from nitka.ground.wording import LANGUAGES

HEADER = (
    "figure", "rule", "day", "row", "counted", "label_be", "label_ru", "label_en", "label_pl", "people",
    "prosecutions",
)  # fmt: skip
Speakers = Mapping[str, Speaker]


def files(site: Site, _cut: Slice) -> Iterator[File]:
    """Every page and table with figures."""
    speakers = speakers_of(site)
    day = figures_day()
    kinds = {code: body["kind"] for code, body in site.known.facilities.items()}
    figures = current_figures(day, kinds) if day else {}
    history = list(releases(kinds))
    lasting = f"{sorted(site.title.items())}|{site.address}|{site.known.digest}|{site.signed_by}"
    salt = f"{lasting}|{site.size}|{site.landed_at}"  # what is current says how fresh it is
    yield from _shared_pages(speakers, figures, history, salt)
    for name, figure in figures.items():
        told = Told(figure, [release for release in history if release.figure.name == name])
        yield from _figure_files(speakers, told, salt)
    for release in history:
        yield from _dated_files(speakers, release, lasting)


def speakers_of(site: Site) -> dict[str, Speaker]:
    """Language → what labels of figures need."""
    numbers = article_numbers()
    return {language: Speaker(site.chromes[language], site.known, numbers) for language in LANGUAGES}


def _shared_pages(
    speakers: Speakers, figures: Mapping[str, Figure], history: list[Release], salt: str
) -> Iterator[File]:
    day = next(iter(figures.values())).day if figures else None
    state = f"{list(figures.values())}|{salt}"
    held = [release for release in history if release.figure.name == "held"]
    for language, speaker in speakers.items():
        yield File(
            f"{language}/figures/index.html",
            state,
            lambda speaker=speaker: index_page(speaker, figures, day),  # type: ignore[misc]
        )
        yield File(
            f"{language}/figures/days.html",
            f"{held}|{salt}",
            lambda speaker=speaker: days_page(speaker, held),  # type: ignore[misc]
        )
    yield File(
        "data/figures/all.csv",
        state,
        lambda: csv_text(HEADER, [row for figure in figures.values() for row in csv_rows(speakers, figure)]),
    )


def _figure_files(speakers: Speakers, told: Told, salt: str) -> Iterator[File]:
    name, state = told.figure.name, f"{told}|{salt}"
    for language in LANGUAGES:
        yield File(
            f"{language}/figures/{name}.html",
            state,
            lambda language=language: figure_page(speakers, language, told),  # type: ignore[misc]
        )
    yield File(f"data/figures/{name}.csv", state, lambda: csv_text(HEADER, csv_rows(speakers, told.figure)))


def _dated_files(speakers: Speakers, release: Release, salt: str) -> Iterator[File]:
    stem, state = f"{release.figure.name}-{iso(release.figure.day)}", f"{release}|{salt}"
    for language in LANGUAGES:
        yield File(
            f"{language}/figures/{stem}.html",
            state,
            lambda language=language: dated_page(speakers, language, release),  # type: ignore[misc]
        )
    yield File(
        f"data/figures/{stem}.csv", state, lambda: csv_text(HEADER, csv_rows(speakers, release.figure))
    )


def csv_rows(speakers: Speakers, figure: Figure) -> list[list[object]]:
    """The rows of the figure's table: counted ones, those beside, the total."""
    rows = [_csv_row(speakers, figure, row, "yes") for row in figure.rows]
    rows += [_csv_row(speakers, figure, row, "no") for row in figure.beside]
    total = [speakers[language].t("row.total") for language in LANGUAGES]
    rows.append(
        [
            figure.name,
            figure.rule,
            iso(figure.day),
            "total",
            "total",
            *total,
            figure.people,
            figure.prosecutions,
        ]
    )
    return rows


def _csv_row(speakers: Speakers, figure: Figure, row: Row, counted: str) -> list[object]:
    said = [plain(row_label(speakers[language], figure, row.key)) for language in LANGUAGES]
    return [figure.name, figure.rule, iso(figure.day), row.key, counted, *said, row.people, row.prosecutions]


def plain(escaped: str) -> str:
    """A label as it stands in a file that is no page."""
    for written, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        escaped = escaped.replace(written, sign)
    return escaped


KINDS = (Kind("figures", files),)
