"""One person as data: JSON of the API, a row of the table, schema.org. Only what the record says in public.

Nothing here is escaped for HTML: bodies come as they stand in the record.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from nitka.figures.projection.standing import prosecution_count, term_of
from nitka.front.rendering.people import name_form
from nitka.front.rendering.stock import Row
from nitka.ground.people.places import article_code
from nitka.ground.wording import LANGUAGES

VERSION = "v1"
PAGE = 100  # people on a page of the API
COLUMNS = (
    "subject", "level", "name_be", "name_ru", "name_en", "name_pl", "sex", "born", "stage", "stage_on", "state",
    "state_on", "facility", "held", "state_of", "detained_on", "articles", "prosecutions", "sentence_months",
    "expected_release", "last_news", "recognised_by", "list", "category", "published_by", "invented", "changed_on",
    "page",
)  # fmt: skip
_UNNAMED = frozenset({"level", "basis", "invented", "sex", "stage", "whereabouts", "sources"})
_UNNAMED_WHERE = frozenset({"state", "source", "on"})
_HELD = ("held", "in_transfer", "incommunicado")
_GENDER = {"female": "https://schema.org/Female", "male": "https://schema.org/Male"}


def compact(value: object) -> str:
    """JSON on one line, letters as they are, keys in the given order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def public(row: Row) -> Row:
    """The row; of someone without a public name only what such a body may carry, whatever else stands in it."""
    if row.data["level"] == "named":
        return row
    data = {key: value for key, value in row.data.items() if key in _UNNAMED}
    data["whereabouts"] = {key: value for key, value in data["whereabouts"].items() if key in _UNNAMED_WHERE}
    data["basis"] = {key: value for key, value in data["basis"].items() if key in ("kind", "state_of")}
    return replace(row, data=data)


def names_of(data: Mapping[str, Any]) -> dict[str, str]:
    """The shown name in each language; empty for someone without a public name."""
    forms = {language: name_form(data, language) for language in LANGUAGES}
    return {language: str(form["text"]) for language, form in forms.items() if form is not None}


def is_held(data: Mapping[str, Any]) -> bool:
    """Whether the person counts as held today."""
    return data["whereabouts"]["state"] in _HELD and "state_of" not in data["basis"]


def articles_of(data: Mapping[str, Any]) -> list[str]:
    """Codes of the articles of all charges, each once, parts left out."""
    codes = (
        article_code(charge["code"], charge["article"])
        for case in data.get("cases", ())
        for charge in case.get("charges", ())
    )
    return list(dict.fromkeys(codes))


def summary(row: Row) -> dict[str, Any]:
    """The person in a list of the API. Keys without a value are left out."""
    data = row.data
    where = data["whereabouts"]
    made: dict[str, Any] = {
        "subject": row.subject,
        "level": data["level"],
        "names": names_of(data),
        "sex": data["sex"],
        "stage": data["stage"]["value"],
        "state": where["state"],
        "facility": where.get("facility"),
        "held": is_held(data),
        "state_of": data["basis"].get("state_of"),
        "articles": articles_of(data),
        "prosecutions": prosecution_count(data),
        "invented": data.get("invented", False),
        "changed_on": row.landed_on.isoformat(),
        "url": f"people/{row.subject}.json",
    }
    return {key: value for key, value in made.items() if value is not None}


def people_answer(
    rows: Sequence[Row], *, total: int, page: int, pages: int, next_page: str | None
) -> dict[str, Any]:
    """One page of a list of people; ``rows`` are public."""
    return {
        "version": VERSION,
        "total": total,
        "page": page,
        "pages": pages,
        "next": next_page,
        "people": [summary(row) for row in rows],
    }


def whole(row: Row) -> dict[str, Any]:
    """The person's own document: the summary, what names this state of the record, and the body."""
    return {
        **summary(row),
        "url": f"{row.subject}.json",
        "pages": {language: f"../../../{language}/people/{row.subject}.html" for language in LANGUAGES},
        "body": row.data,
    }


def table_row(row: Row) -> list[object]:
    """The values of ``COLUMNS``."""
    data = row.data
    where, basis, names = data["whereabouts"], data["basis"], names_of(data)
    detentions = data.get("detentions", ())
    recognised = [
        entry["organisation"]
        for entry in data.get("recognitions", ())
        if entry["decision"].startswith("recognised")
    ]
    return [
        row.subject,
        data["level"],
        *(names.get(language, "") for language in LANGUAGES),
        data["sex"],
        data.get("born", {}).get("when", ""),
        data["stage"]["value"],
        data["stage"].get("on", ""),
        where["state"],
        where.get("on", ""),
        where.get("facility", ""),
        "yes" if is_held(data) else "no",
        basis.get("state_of", ""),
        detentions[-1].get("from", "") if detentions else "",
        " ".join(articles_of(data)),
        prosecution_count(data),
        _months(data),
        data.get("expected_release", {}).get("when", ""),
        data.get("last_news", {}).get("when", ""),
        "; ".join(recognised),
        basis.get("list", ""),
        data.get("category", {}).get("value", ""),
        basis.get("published_by", ""),
        "yes" if data.get("invented") else "no",
        row.landed_on.isoformat(),
        f"be/people/{row.subject}.html",
    ]


def _months(data: Mapping[str, Any]) -> object:
    """Longest imprisonment in force in months, "life", or empty."""
    term = term_of(data)
    return int(term) if term.isdigit() else term if term == "life" else ""


def linked_person(row: Row, address: str) -> dict[str, Any]:
    """The person in the words of schema.org."""
    data, names = row.data, names_of(row.data)
    made: dict[str, Any] = {
        "@type": "Person",
        "@id": f"{address}/be/people/{row.subject}.html" if address else f"be/people/{row.subject}.html",
        "identifier": row.subject,
    }
    if names:
        made["name"] = [{"@language": language, "@value": name} for language, name in names.items()]
        others = [form["text"] for form in data.get("names", ()) if form["text"] not in names.values()]
        if others:
            made["alternateName"] = list(dict.fromkeys(others))
        born = data.get("born", {}).get("when", "")
        if len(born) == 10:
            made["birthDate"] = born
    if data["sex"] in _GENDER:
        made["gender"] = _GENDER[data["sex"]]
    if profession := data.get("profession", {}):
        made["jobTitle"] = [{"@language": code, "@value": text} for code, text in profession.items()]
    made["dateModified"] = row.landed_on.isoformat()
    return made


def dataset(title: Mapping[str, str], address: str, day: date, counted: int) -> dict[str, Any]:
    """What the data are, in the words of schema.org: a Dataset with its files."""
    base = f"{address}/" if address else ""
    files = (
        ("data/people.csv", "text/csv"),
        ("data/people.json", "application/json"),
        ("data/people.jsonld", "application/ld+json"),
        ("data/facilities.csv", "text/csv"),
        ("data/articles.csv", "text/csv"),
        ("data/figures/all.csv", "text/csv"),
        ("data/everything.zip", "application/zip"),
    )
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{base}data/index.html",
        "name": [{"@language": language, "@value": title[language]} for language in LANGUAGES],
        "description": f"People imprisoned for political reasons, from the public record: {counted} people.",
        "inLanguage": list(LANGUAGES),
        "isAccessibleForFree": True,
        "dateModified": day.isoformat(),
        "creator": {"@type": "Organization", "name": title["en"]},
        "distribution": [
            {"@type": "DataDownload", "contentUrl": f"{base}{path}", "encodingFormat": kind}
            for path, kind in files
        ],
    }
