"""The API: every answer is what its description says; a bad query is refused with its reason."""

import json
import re

import pytest

from nitka.front.queries.asked import BadParameterError, asked_people
from nitka.front.queries.site import current_site
from nitka.front.rendering.openapi import ORDERS, description
from nitka.front.tests.builders import (
    ALESIA,
    BAHDAN,
    TODAY,
    a_body,
    a_body_of_2014,
    fold,
    fold_places,
    landed,
)
from nitka.front.tests.schema import problems
from nitka.front.tests.test_site_render import render

HANNA = "h" * 16
pytestmark = pytest.mark.django_db


def a_counted(level="counted"):
    return {
        "level": level,
        "basis": {"kind": "consented", "scope": ["case"]},
        "sex": "female",
        "stage": {"value": "remand", "source": "s1"},
        "whereabouts": {"state": "held", "source": "s1"},
        "sources": {"s1": {"kind": "initiative", "title": "Nitka", "seen": "2026-11"}},
    }


@pytest.fixture
def people():
    first = fold_places()
    fold(
        landed(first, ALESIA, a_body()),
        landed(first + 1, BAHDAN, a_body_of_2014()),
        landed(first + 2, HANNA, a_counted("withheld")),
        landed(first + 3, "c" * 16, a_counted()),
    )


def schema_of(path):
    """The schema of the answer at ``path`` below the version."""
    for template, entry in description("Nitka")["paths"].items():
        pattern = re.sub(r"\{\w+\}", "[^/]+", template.replace(".", r"\."))
        if re.fullmatch(pattern, path):
            return entry["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return None


def test_every_file_is_what_its_description_says(people, tmp_path):
    render(tmp_path / "site", "--all", "--only", "api", "api-list", "api-people")
    root = tmp_path / "site/api/v1"
    document = json.loads((tmp_path / "site/api/openapi.json").read_text())
    assert document == description("Nitka")
    found = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.json"))
    wrong = {
        path: found_problems[:3]
        for path in found
        if (
            found_problems := problems(json.loads((root / path).read_text()), schema_of(f"/{path}"), document)
        )
    }
    assert wrong == {}
    assert [path for path in found if path.startswith("people/")] == [
        f"people/{ALESIA}.json", f"people/{BAHDAN}.json", f"people/{HANNA}.json", "people/index.json",
    ]  # fmt: skip


def test_the_check_itself_finds_what_is_wrong():
    document = description("Nitka")
    answer = {"version": "v1", "total": -1, "page": 1, "pages": 1, "next": None, "people": [{"subject": "X"}]}
    found = problems(answer, {"$ref": "#/components/schemas/People"}, document)
    assert found[0] == "$.total: -1 is too small"
    assert "$.people[0]: level is missing" in found
    assert "$.people[0].subject: 'X' does not match ^[a-z2-7]{16}$" in found


@pytest.mark.parametrize(
    ("query", "who"),
    [
        ({"stage": "sentenced"}, {ALESIA}),
        ({"stage": "remand"}, {BAHDAN, HANNA}),
        ({"held": "yes"}, {ALESIA, HANNA}),
        ({"held": "no"}, {BAHDAN}),
        ({"facility": "ik-4"}, {ALESIA}),
        ({"article": "by-342"}, {ALESIA}),
        ({"age": "30-40"}, {ALESIA}),
        ({"age": "60-"}, set()),
        ({"sex": "female", "stage": "remand"}, {HANNA}),
        ({"q": "Ковалёва"}, {ALESIA}),
        ({"recognised": "Права і памяць"}, {ALESIA}),
        ({"q": "никого такого нет"}, set()),
    ],
)
def test_a_query_gives_those_it_asks_for(people, query, who):
    answer = asked_people(query, current_site(TODAY).stock, TODAY)
    assert {person["subject"] for person in answer["people"]} == who
    assert answer["total"] == len(who)
    assert problems(answer, schema_of("/people/index.json"), description("Nitka")) == []


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_of_the_description_is_answered(people, order):
    answer = asked_people({"order": order}, current_site(TODAY).stock, TODAY)
    assert problems(answer, schema_of("/people/index.json"), description("Nitka")) == []


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ({"stage": "freed"}, "stage: is not one of suspect, remand"),
        ({"age": "old"}, "age: is not a range like 18-24 or 60-"),
        ({"page": "0"}, "page: is not a whole number from 1 to 100000"),
        ({"silent": "x"}, "silent: is not a whole number"),
        ({"order": "random"}, "order: is not one of new"),
        ({"held": "maybe"}, "held: is neither yes nor no"),
        ({"name": "x"}, "name: is not one of age"),
        ({"q": "a" * 201}, "q: is longer than 200 characters"),
    ],
)
def test_a_bad_query_is_refused_with_its_reason(people, query, why):
    with pytest.raises(BadParameterError, match=re.escape(why)):
        asked_people(query, current_site(TODAY).stock, TODAY)


def test_served_queries_and_errors(people, client, settings, tmp_path):
    render(tmp_path / "site", "--all")
    settings.NITKA_SITE = tmp_path / "site"
    whole = client.get("/api/v1/people/index.json")
    assert json.loads(b"".join(whole.streaming_content))["total"] == 3
    asked = client.get("/api/v1/people/index.json?sex=male")
    assert asked.headers["Content-Type"] == "application/json"
    assert [person["subject"] for person in asked.json()["people"]] == [BAHDAN]
    refused = client.get("/api/v1/people/index.json?sex=none")
    assert refused.status_code == 400
    assert refused.json() == {"error": {"parameter": "sex", "message": "is not one of female, male, unknown"}}
    assert problems(refused.json(), {"$ref": "#/components/schemas/Error"}, description("Nitka")) == []
