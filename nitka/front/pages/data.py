"""Everything to take away: tables, JSON, JSON-LD, one archive of all, and the page that says what is what."""

from collections.abc import Iterator, Sequence
from html import unescape

from nitka.figures.queries import count_state, current_figures, facility_counts, figures_day
from nitka.front.pages.articles import laws
from nitka.front.pages.figures import HEADER, csv_rows, speakers_of
from nitka.front.queries.data import listed_subjects, ordered_rows, people_state
from nitka.front.rendering.archive import batched_bytes, zipped
from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.kinds import File, Kind, Slice
from nitka.front.rendering.public_data import COLUMNS, compact, dataset, linked_person, table_row, whole
from nitka.front.rendering.public_places import (
    ARTICLE_COLUMNS,
    FACILITY_COLUMNS,
    RULE_COLUMNS,
    article_row,
    facility_row,
    rule_row,
)
from nitka.front.rendering.site import Site
from nitka.front.rendering.states import page_state
from nitka.front.rendering.tables import csv_line, csv_text
from nitka.ground.wording import LANGUAGES

FILES = (
    ("people.csv", "people_csv"),
    ("people.json", "people_json"),
    ("people.jsonld", "people_jsonld"),
    ("facilities.csv", "facilities_csv"),
    ("articles.csv", "articles_csv"),
    ("figures/all.csv", "figures_csv"),
    ("dataset.jsonld", "dataset_jsonld"),
    ("everything.zip", "everything"),
)
API = (
    ("people/index.json", "api_people"),
    ("facilities.json", "api_facilities"),
    ("articles.json", "api_articles"),
    ("figures.json", "api_figures"),
)


def files(site: Site, _cut: Slice) -> Iterator[File]:
    """The page in four languages, and every file it names."""
    state = (
        f"{people_state()}|{count_state()}|{site.known.digest}|{site.address}|{sorted(site.title.items())}"
    )
    state += f"|{site.landed_at}"
    subjects = [subject for subject, _ in listed_subjects()]
    for language in LANGUAGES:
        chrome = site.chromes[language]
        yield File(
            f"{language}/data/index.html",
            page_state(site, language),
            lambda chrome=chrome: data_page(chrome),  # type: ignore[misc]
        )
    yield File("data/people.csv", state, lambda: batched_bytes(people_csv(site, subjects)))
    yield File("data/people.json", state, lambda: batched_bytes(people_json(site, subjects)))
    yield File("data/people.jsonld", state, lambda: batched_bytes(people_jsonld(site, subjects)))
    yield File("data/facilities.csv", state, lambda: facilities_csv(site))
    yield File("data/articles.csv", state, lambda: articles_csv(site))
    yield File("data/rules.csv", state, lambda: rules_csv(site))
    yield File("data/dataset.jsonld", state, lambda: dataset_text(site, len(subjects)))
    yield File("data/everything.zip", state, lambda: zipped(everything(site, subjects), site.landed_at))


def people_csv(site: Site, subjects: Sequence[str]) -> Iterator[str]:
    """One line a person, after the line of names of columns."""
    yield csv_line(COLUMNS)
    for row in ordered_rows(site.stock, subjects):
        yield csv_line(table_row(row))


def people_json(site: Site, subjects: Sequence[str]) -> Iterator[str]:
    """Everybody with their whole body, one line each."""
    yield f'{{"day":"{site.landed_at:%Y-%m-%d}","people":[\n'
    for number, row in enumerate(ordered_rows(site.stock, subjects)):
        yield (",\n" if number else "") + compact(whole(row))
    yield "\n]}\n"


def people_jsonld(site: Site, subjects: Sequence[str]) -> Iterator[str]:
    """Everybody in the words of schema.org, one line each."""
    yield '{"@context":"https://schema.org","@graph":[\n'
    for number, row in enumerate(ordered_rows(site.stock, subjects)):
        yield (",\n" if number else "") + compact(linked_person(row, unescape(site.address)))
    yield "\n]}\n"


def facilities_csv(site: Site) -> str:
    """The facilities with the last address stated and how many are held there."""
    counts = facility_counts()
    rows = [
        facility_row(body, counts.get(code, (0, 0))) for code, body in sorted(site.known.facilities.items())
    ]
    return csv_text(FACILITY_COLUMNS, rows)


def articles_csv(site: Site) -> str:
    """The articles with how many people and prosecutions, held and in all."""
    rows = [article_row(law.code, law.number, law.body, law.counts) for law in laws(site).values()]
    return csv_text(ARTICLE_COLUMNS, rows)


def rules_csv(site: Site) -> str:
    """Rules on parcels, visits and letters."""
    return csv_text(RULE_COLUMNS, [rule_row(body) for body in site.known.rules])


def figures_csv(site: Site) -> str:
    """All figures of the last day."""
    day = figures_day()
    speakers = speakers_of(site)
    kinds = {code: body["kind"] for code, body in site.known.facilities.items()}
    figures = current_figures(day, kinds) if day else {}
    return csv_text(HEADER, [row for figure in figures.values() for row in csv_rows(speakers, figure)])


def dataset_text(site: Site, counted: int) -> str:
    """The description for catalogues."""
    title = {language: unescape(site.title[language]) for language in LANGUAGES}
    return compact(dataset(title, unescape(site.address), site.landed_at.date(), counted)) + "\n"


def everything(site: Site, subjects: Sequence[str]) -> Iterator[tuple[str, Iterator[str]]]:
    """Names and contents of the archive."""
    yield "README.txt", iter((readme(site),))
    yield "people.csv", people_csv(site, subjects)
    yield "people.json", people_json(site, subjects)
    yield "people.jsonld", people_jsonld(site, subjects)
    yield "facilities.csv", iter((facilities_csv(site),))
    yield "articles.csv", iter((articles_csv(site),))
    yield "rules.csv", iter((rules_csv(site),))
    yield "figures.csv", iter((figures_csv(site),))
    yield "dataset.jsonld", iter((dataset_text(site, len(subjects)),))


def readme(site: Site) -> str:
    """What the files are, in four languages."""
    parts = []
    for language in LANGUAGES:
        t = site.chromes[language].words
        lines = [f"{name.replace('figures/all', 'figures')}: {t(f'data.{key}')}" for name, key in FILES[:-1]]
        parts.append("\n".join([site.title[language], "", t("data.lead"), t("data.columns"), "", *lines]))
    return unescape("\n\n----\n\n".join(parts)) + f"\n\n{site.landed_at:%Y-%m-%d %H:%M} UTC\n"


def data_page(chrome: Chrome) -> str:
    """The page that names every file."""
    t = chrome.words

    def listed(entries: Sequence[tuple[str, str]], folder: str) -> str:
        rows = "".join(
            f'<li><a href="../../{folder}{name}"><code>{name}</code></a><span>{t(f"data.{key}")}</span></li>'
            for name, key in entries
        )
        return f'<ul class="files">{rows}</ul>'

    body = (
        f'<h1>{t("data.title")}</h1><p class="lead">{t("data.lead")}</p>'
        f'<section id="files"><h2>{t("data.tables")}</h2>{listed(FILES, "data/")}'
        f'<p class="small quiet">{t("data.columns")} {t("data.counted_only")}</p></section>'
        f'<section id="api"><h2>{t("data.api")}</h2><p>{t("data.api_lead")}</p>{listed(API, "api/v1/")}'
        f'<ul class="files"><li><a href="../../api/openapi.json"><code>openapi.json</code></a>'
        f"<span>{t('data.openapi')}</span></li></ul></section>"
        f'<section id="record"><h2>{t("data.record")}</h2><p>{t("data.record_lead")} '
        f'<a href="../verify.html">{t("chrome.how_to_verify")}</a></p></section>'
    )
    return chrome.page(
        "data/index.html",
        title=t("data.title"),
        description=t("data.lead"),
        section="data",
        kind="data",
        head='<link rel="alternate" type="application/ld+json" href="../../data/dataset.jsonld">',
        body=body,
    )


KINDS = (Kind("data", files),)
