"""The description of the API in OpenAPI 3.1; the answers are checked against it in the tests."""

from typing import Any

from nitka.figures.rules.measures import BY_NAME
from nitka.front.rendering.public_data import VERSION
from nitka.ground.people.vocabulary import FacilityKind, Level, Sex, Stage, State
from nitka.ground.wording import LANGUAGES

Schema = dict[str, Any]
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
EDTF: Schema = {
    "type": "string",
    "description": "a date of EDTF level 1: 2021, 2021-07, 2021-07-06, with ~ or ?",
}
COUNT: Schema = {"type": "integer", "minimum": 0}
TEXTS: Schema = {"type": "object", "additionalProperties": {"type": "string"}}
ALL_TEXTS: Schema = {
    "type": "object",
    "required": list(LANGUAGES),
    "properties": {language: {"type": "string"} for language in LANGUAGES},
    "additionalProperties": False,
}
ORDERS = ("new", "changed", "news", "held", "release", "age")


def _object(properties: Schema, *, optional: tuple[str, ...] = (), extra: bool = False) -> Schema:
    return {
        "type": "object",
        "required": [name for name in properties if name not in optional],
        "properties": properties,
        "additionalProperties": extra,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _enum(values: Any) -> Schema:
    return {"type": "string", "enum": [str(value) for value in values]}


def schemas() -> dict[str, Schema]:
    """Every shape an answer is made of."""
    version = {"const": VERSION}
    both = _object({"people": COUNT, "prosecutions": COUNT})
    return {
        "Summary": _object(_summary(), optional=("facility", "state_of")),
        "Person": _object(
            _summary() | {"pages": ALL_TEXTS, "body": _ref("Body")}, optional=("facility", "state_of")
        ),
        "Body": {
            "type": "object",
            "description": "the body as it stands in the record; its format is documented with the software",
            "required": ["level", "basis", "sex", "stage", "whereabouts", "sources"],
        },
        "People": _object(
            {
                "version": version,
                "total": COUNT,
                "page": {"type": "integer", "minimum": 1},
                "pages": {"type": "integer", "minimum": 1},
                "next": {"type": ["string", "null"]},
                "people": _list(_ref("Summary")),
            }
        ),
        "Facility": _object(
            {"code": {"type": "string"}, "kind": _enum(FacilityKind), "names": TEXTS, "held": both},
            extra=True,
        ),
        "Facilities": _object({"version": version, "facilities": _list(_ref("Facility"))}),
        "Article": _object(
            {"code": {"type": "string"}, "article": {"type": "string"}, "held": both, "all": both}, extra=True
        ),
        "Articles": _object({"version": version, "articles": _list(_ref("Article"))}),
        **_figures(version),
        "Error": _object(
            {"error": _object({"parameter": {"type": "string"}, "message": {"type": "string"}})}
        ),
    }


def _summary() -> Schema:
    return {
        "subject": {"type": "string", "pattern": "^[a-z2-7]{16}$"},
        "level": _enum(level for level in Level if level is not Level.COUNTED),
        "names": TEXTS,
        "sex": _enum(Sex),
        "stage": _enum(Stage),
        "state": _enum(State),
        "facility": {"type": "string"},
        "held": {"type": "boolean"},
        "state_of": EDTF,
        "articles": _list({"type": "string"}),
        "prosecutions": COUNT,
        "invented": {"type": "boolean"},
        "changed_on": DAY,
        "url": {"type": "string"},
    }


def _figures(version: Schema) -> dict[str, Schema]:
    row = _object({"key": {"type": "string"}, "labels": ALL_TEXTS, "people": COUNT, "prosecutions": COUNT})
    correction = _object(
        {
            "known_on": DAY,
            "people_before": COUNT,
            "people": COUNT,
            "prosecutions_before": COUNT,
            "prosecutions": COUNT,
            "became_known": COUNT,
            "added": COUNT,
            "dropped": COUNT,
        }
    )
    figure = _object(
        {
            "name": _enum(BY_NAME),
            "titles": ALL_TEXTS,
            "rule": {"type": "string"},
            "rule_text": ALL_TEXTS,
            "day": DAY,
            "people": COUNT,
            "prosecutions": COUNT,
            "invented": COUNT,
            "rows": _list(row),
            "beside": _list(row),
            "sentence": ALL_TEXTS,
            "address": ALL_TEXTS,
        }
    )
    release = _object(
        {
            "day": DAY,
            "people": COUNT,
            "prosecutions": COUNT,
            "corrections": _list(correction),
            "withdrawn": COUNT,
            "address": ALL_TEXTS,
        }
    )
    return {
        "Figure": figure,
        "Figures": _object(
            {"version": version, "day": {"anyOf": [DAY, {"type": "null"}]}, "figures": _list(_ref("Figure"))}
        ),
        "Release": release,
        "FigureHistory": _object(
            {"version": version, "figure": _ref("Figure"), "releases": _list(_ref("Release"))}
        ),
    }


def _query(name: str, schema: Schema, text: str) -> Schema:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": text}


def parameters() -> list[Schema]:
    """What the list of people can be asked for; answered by a server, not by a copy."""
    day_count = {"type": "integer", "minimum": 1, "maximum": 36500}
    return [
        _query(
            "q", {"type": "string", "maxLength": 200}, "any form or part of a name, in any of the alphabets"
        ),
        _query("stage", _enum(Stage), "legal stage"),
        _query("state", _enum(State), "whereabouts"),
        _query("sex", _enum(Sex), "sex as stated by a source"),
        _query("facility", {"type": "string"}, "code of a facility"),
        _query("article", {"type": "string"}, "code of an article or of a part of one"),
        _query(
            "age", {"type": "string", "pattern": r"^\d{1,3}-(\d{1,3})?$"}, "ages in whole years: 18-24, 60-"
        ),
        _query("group", {"type": "string"}, "name of a group case"),
        _query("recognised", {"type": "string"}, "organisation that recognises the person"),
        _query("silent", day_count, "at least so many days without news"),
        _query("held", {"type": "string", "enum": ["yes", "no"]}, "held today"),
        _query("order", {"type": "string", "enum": list(ORDERS)}, "what comes first"),
        _query("page", {"type": "integer", "minimum": 1, "maximum": 100000}, "page of the answer"),
    ]


def _answer(name: str, text: str) -> Schema:
    content = {"application/json": {"schema": _ref(name)}}
    return {"description": text, "content": content}


def _get(name: str, identity: str, text: str, more: Schema | None = None, error: str = "") -> Schema:
    answers = {"200": _answer(name, text)}
    if error:
        answers["400"] = _answer("Error", error)
    return {"get": {"operationId": identity, "summary": text, "responses": answers, **(more or {})}}


def _in_path(name: str, schema: Schema) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def description(title: str) -> Schema:
    """The whole document."""
    subject = {"type": "string", "pattern": "^[a-z2-7]{16}$"}
    people = {"parameters": parameters()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": "1.0.0",
            "description": "People imprisoned for political reasons, their facilities, articles and figures. "
            "Read only. Every answer without a query is a file, in every copy of the site.",
        },
        "servers": [{"url": f"./{VERSION}"}],
        "paths": {
            "/people/index.json": _get(
                "People", "listPeople", "people, page by page", people, "a bad parameter"
            ),
            "/people/page-{page}.json": _get(
                "People",
                "listPeoplePage",
                "a further page of all people",
                {"parameters": [_in_path("page", {"type": "integer", "minimum": 2})]},
            ),
            "/people/{subject}.json": _get(
                "Person", "getPerson", "one person", {"parameters": [_in_path("subject", subject)]}
            ),
            "/facilities.json": _get("Facilities", "listFacilities", "places of detention"),
            "/articles.json": _get("Articles", "listArticles", "articles of the law"),
            "/figures.json": _get("Figures", "listFigures", "the newest figures"),
            "/figures/{name}.json": _get(
                "FigureHistory",
                "getFigure",
                "one figure with all its dated values and their corrections",
                {"parameters": [_in_path("name", _enum(BY_NAME))]},
            ),
        },
        "components": {"schemas": schemas()},
    }
