"""Facilities, articles and figures as data."""

from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

from nitka.figures.queries import Release
from nitka.figures.rules.corrections import Correction
from nitka.figures.rules.figure import Figure, Row
from nitka.front.rendering.figure_parts import Speaker, row_label, sentence
from nitka.ground.wording import LANGUAGES

FACILITY_COLUMNS = (
    "code", "kind", "number", "country", "name_be", "name_ru", "name_en", "name_pl", "town", "region", "sex",
    "address", "address_as_of", "people_held", "prosecutions_held", "lat", "lon", "source",
)  # fmt: skip
ARTICLE_COLUMNS = (
    "code", "law", "article", "part", "title_be", "title_ru", "title_en", "title_pl", "max_years", "text_version",
    "people_held", "prosecutions_held", "people_all", "prosecutions_all", "notes", "source",
)  # fmt: skip
RULE_COLUMNS = (
    "code", "topic", "places", "rule", "value", "unit", "period", "basis", "status", "as_of", "source",
)  # fmt: skip
Body = Mapping[str, Any]


def plainly(value: Any) -> Any:
    """A body of ``Known`` (escaped for pages) as it stands in the record."""
    if isinstance(value, str):
        return unescape(value)
    if isinstance(value, Mapping):
        return {key: plainly(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plainly(inner) for inner in value]
    return value


def _any(texts: Mapping[str, str]) -> str:
    """The text in English, else in the first language there is."""
    return texts.get("en") or next(iter(texts.values()), "")


def _titles(texts: Mapping[str, str]) -> list[str]:
    return [texts.get(language, "") for language in LANGUAGES]


def _source(body: Body) -> str:
    title: str = body.get("sources", {}).get(body.get("source", ""), {}).get("title", "")
    return title


def facility_data(body: Body, held: tuple[int, int]) -> dict[str, Any]:
    """A facility of the API: the body and how many are held there."""
    return {**plainly(body), "held": {"people": held[0], "prosecutions": held[1]}}


def facility_row(escaped: Body, held: tuple[int, int]) -> list[object]:
    """The values of ``FACILITY_COLUMNS``; of the addresses the last one stated."""
    body = plainly(escaped)
    address = (body.get("addresses") or [{}])[-1]
    return [
        body["code"],
        body["kind"],
        body.get("number", ""),
        body["country"],
        *_titles(body["names"]),
        _any(body.get("town", {})),
        _any(body.get("region", {})),
        body.get("sex", ""),
        address.get("text", ""),
        address.get("valid_as_of", ""),
        *held,
        body.get("lat", ""),
        body.get("lon", ""),
        _source(body),
    ]


def article_data(code: str, number: str, escaped: Body, counts: Sequence[int]) -> dict[str, Any]:
    """An article of the API; of one without a body only code and number are known."""
    body = plainly(escaped) if escaped else {"code": code, "article": unescape(number)}
    held, prosecuted, people, prosecutions = counts
    return {
        **body,
        "held": {"people": held, "prosecutions": prosecuted},
        "all": {"people": people, "prosecutions": prosecutions},
    }


def article_row(code: str, number: str, escaped: Body, counts: Sequence[int]) -> list[object]:
    """The values of ``ARTICLE_COLUMNS``."""
    body = plainly(escaped)
    return [
        code,
        body.get("law", ""),
        unescape(number),
        body.get("part", ""),
        *_titles(body.get("titles", {})),
        body.get("max_years", ""),
        body.get("text_version", ""),
        *counts,
        _any(body.get("notes", {})),
        _source(body),
    ]


def rule_row(escaped: Body) -> list[object]:
    """The values of ``RULE_COLUMNS``."""
    body = plainly(escaped)
    keys = ("value", "unit", "period", "basis", "status", "as_of")
    return [
        body["code"],
        body["topic"],
        body["places"],
        _any(body["rule"]),
        *(body.get(key, "") for key in keys),
        _source(body),
    ]


def figure_data(speakers: Mapping[str, Speaker], figure: Figure) -> dict[str, Any]:
    """A figure of the API: rows with labels, totals, rule and sentence in four languages."""
    stem = f"{figure.name}-{figure.day.isoformat()}"
    return {
        "name": figure.name,
        "titles": {
            language: unescape(speakers[language].t(f"figure.{figure.name}")) for language in LANGUAGES
        },
        "rule": figure.rule,
        "rule_text": {
            language: unescape(speakers[language].t(f"rule.{figure.rule}")) for language in LANGUAGES
        },
        "day": figure.day.isoformat(),
        "people": figure.people,
        "prosecutions": figure.prosecutions,
        "invented": figure.invented,
        "rows": [_row(speakers, figure, row) for row in figure.rows],
        "beside": [_row(speakers, figure, row) for row in figure.beside],
        "sentence": {language: unescape(sentence(speakers[language], figure)) for language in LANGUAGES},
        "address": {language: f"{language}/figures/{stem}.html" for language in LANGUAGES},
    }


def _row(speakers: Mapping[str, Speaker], figure: Figure, row: Row) -> dict[str, Any]:
    labels = {language: unescape(row_label(speakers[language], figure, row.key)) for language in LANGUAGES}
    return {"key": row.key, "labels": labels, "people": row.people, "prosecutions": row.prosecutions}


def release_data(release: Release) -> dict[str, Any]:
    """A dated figure: its totals as published, and what became of them."""
    figure = release.figure
    return {
        "day": figure.day.isoformat(),
        "people": figure.people,
        "prosecutions": figure.prosecutions,
        "corrections": [_correction(correction) for correction in release.corrections],
        "withdrawn": release.withdrawn,
        "address": {
            language: f"{language}/figures/{figure.name}-{figure.day.isoformat()}.html"
            for language in LANGUAGES
        },
    }


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "known_on": correction.known_on.isoformat(),
        "people_before": correction.people_before,
        "people": correction.people,
        "prosecutions_before": correction.prosecutions_before,
        "prosecutions": correction.prosecutions,
        "became_known": correction.new,
        "added": correction.added,
        "dropped": correction.dropped,
    }
