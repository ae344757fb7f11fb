"""The read-only API: JSON files that are in every copy of the site, and their description in OpenAPI."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from nitka.figures.queries import (
    Release,
    count_state,
    current_figures,
    facility_counts,
    figures_day,
    releases,
)
from nitka.front.pages.articles import laws
from nitka.front.pages.figures import speakers_of
from nitka.front.queries.data import listed_subjects, ordered_rows
from nitka.front.rendering.figure_parts import Speaker
from nitka.front.rendering.kinds import File, Kind, Slice
from nitka.front.rendering.openapi import description
from nitka.front.rendering.public_data import PAGE, VERSION, compact, people_answer, public, whole
from nitka.front.rendering.public_places import article_data, facility_data, figure_data, release_data
from nitka.front.rendering.site import Site

ROOT = f"api/{VERSION}"


def person_slices(site: Site) -> Iterable[Slice]:
    """Ranges of people."""
    return site.stock.slices()


def person_slices_of(_site: Site, subjects: Sequence[str]) -> Iterable[Slice]:
    """The people named."""
    return [tuple(subjects)]


def person_files(site: Site, cut: Slice) -> Iterator[File]:
    """One document for each person; none for people who are only counted."""
    for row in site.stock.rows(cut):
        if row.data["level"] != "counted":
            yield File(
                f"{ROOT}/people/{row.subject}.json",
                f"{row.inputs}|{row.landed_on}" if row.inputs else "",
                lambda row=row: compact(whole(public(row))) + "\n",  # type: ignore[misc]
                row.subject,
            )


def list_files(site: Site, _cut: Slice) -> Iterator[File]:
    """The list of people, page by page."""
    listed = listed_subjects()
    pages = max(1, -(-len(listed) // PAGE))
    for number in range(1, pages + 1):
        part = listed[(number - 1) * PAGE : number * PAGE]
        yield File(
            f"{ROOT}/people/{page_name(number)}",
            f"{site.day if not part else ''}{part}|{len(listed)}",
            lambda number=number, part=part: (
                compact(  # type: ignore[misc]
                    people_answer(
                        list(ordered_rows(site.stock, [subject for subject, _ in part])),
                        total=len(listed),
                        page=number,
                        pages=pages,
                        next_page=page_name(number + 1) if number < pages else None,
                    )
                )
                + "\n"
            ),
        )


def page_name(number: int) -> str:
    """File of a page of the list."""
    return "index.json" if number == 1 else f"page-{number}.json"


def files(site: Site, _cut: Slice) -> Iterator[File]:
    """Facilities, articles, figures, and the description of all."""
    speakers = speakers_of(site)
    state = f"{count_state()}|{site.known.digest}|{sorted(site.title.items())}"
    kinds = {code: body["kind"] for code, body in site.known.facilities.items()}
    yield File(f"{ROOT}/facilities.json", state, lambda: compact(_facilities(site)) + "\n")
    yield File(f"{ROOT}/articles.json", state, lambda: compact(_articles(site)) + "\n")
    yield File(f"{ROOT}/figures.json", state, lambda: compact(_figures(speakers, kinds)) + "\n")
    yield from _histories(speakers, kinds, state)
    yield File(
        "api/openapi.json",
        f"openapi|{site.title['en']}",
        lambda: compact(description(site.title["en"])) + "\n",
    )


def _facilities(site: Site) -> dict[str, Any]:
    counts = facility_counts()
    bodies = site.known.facilities
    return {
        "version": VERSION,
        "facilities": [
            facility_data(body, counts.get(code, (0, 0))) for code, body in sorted(bodies.items())
        ],
    }


def _articles(site: Site) -> dict[str, Any]:
    return {
        "version": VERSION,
        "articles": [article_data(law.code, law.number, law.body, law.counts) for law in laws(site).values()],
    }


def _figures(speakers: Mapping[str, Speaker], kinds: dict[str, str]) -> dict[str, Any]:
    day = figures_day()
    figures = current_figures(day, kinds) if day else {}
    return {
        "version": VERSION,
        "day": day.isoformat() if day else None,
        "figures": [figure_data(speakers, figure) for figure in figures.values()],
    }


def _histories(speakers: Mapping[str, Speaker], kinds: dict[str, str], state: str) -> Iterator[File]:
    """For each figure its newest state and every dated one with its corrections."""
    by_name: dict[str, list[Release]] = {}
    for release in releases(kinds):
        by_name.setdefault(release.figure.name, []).append(release)
    for name, dated in by_name.items():
        yield File(
            f"{ROOT}/figures/{name}.json",
            state,
            lambda dated=dated: (
                compact(  # type: ignore[misc]
                    {
                        "version": VERSION,
                        "figure": figure_data(speakers, dated[-1].figure),
                        "releases": [release_data(release) for release in dated],
                    }
                )
                + "\n"
            ),
        )


KINDS = (
    Kind("api", files),
    Kind("api-list", list_files),
    Kind("api-people", person_files, person_slices, person_slices_of),
)
