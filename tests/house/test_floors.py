"""The house stands as planned: what import-linter cannot see is looked at here."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ROOT / "nitka"
FLOORS = [
    {"ground"},
    {"client"},
    {"record"},
    {"circles"},
    {"vault"},
    {"registry", "ledger", "threads"},
    {"intake", "giving", "letters", "advocacy", "stories"},
    {"figures"},
    {"casework"},
    {"coalition"},
    {"front", "desk", "cli"},
    {"config"},
]
FLOOR_OF = {room: number for number, floor in enumerate(FLOORS) for room in floor}
ROOM_FILES = {
    "__init__", "apps", "urls", "views", "public", "wire", "forms", "tasks", "actions", "queries",
    "rules", "projection", "models", "enums", "phrases", "migrations", "tests", "words", "templates", "management",
    "static", "templatetags",
}  # fmt: skip
MORE_FILES = {
    "registry": {"reference"},
    "front": {"pages", "rendering"},
    "record": {"receipt", "layout"},
}
FREE_ROOMS = {"ground", "client", "cli", "config"}
FORBIDDEN_NAMES = {"helpers", "utils", "common", "misc", "manager", "service"}
PICTURE_OF_DJANGO = re.compile(r"\.(save|bulk_create|create|update_or_create|get_or_create|bulk_update)\(")


def python_files():
    return sorted(
        path
        for path in ROOMS.rglob("*.py")
        if "migrations" not in path.parts and "__pycache__" not in path.parts
    )


def test_every_room_has_its_floor():
    rooms = {path.name for path in ROOMS.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert rooms == set(FLOOR_OF)


def test_rooms_hold_only_the_files_of_the_plan():
    strange = []
    for room in sorted(set(FLOOR_OF) - FREE_ROOMS):
        allowed = ROOM_FILES | MORE_FILES.get(room, set())
        strange += [
            f"{room}/{path.name}"
            for path in (ROOMS / room).iterdir()
            if path.stem not in allowed and path.name != "__pycache__"
        ]
    assert strange == []


def test_no_drawer_for_odds_and_ends():
    assert [str(path) for path in python_files() if path.stem in FORBIDDEN_NAMES] == []


def test_every_room_says_what_it_is_for():
    for room in FLOOR_OF:
        text = ast.get_docstring(ast.parse((ROOMS / room / "__init__.py").read_text(encoding="utf-8")))
        assert text, room


def test_files_are_small():
    assert [
        f"{path.relative_to(ROOT)}: {length}"
        for path in [*python_files(), *sorted((ROOT / "tests").rglob("*.py")), ROOT / "dev.py"]
        if (length := len(path.read_text(encoding="utf-8").splitlines())) > 400
    ] == []


def test_functions_are_small():
    long = []
    for path in python_files():
        if path.stem == "builders":  # one invented person is a long literal
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                lines = node.end_lineno - node.lineno + 1
                if lines > 50:
                    long.append(f"{path.relative_to(ROOT)}:{node.name} {lines}")
    assert long == []


def cross_room_keys():
    for model in apps.get_models():
        if not model.__module__.startswith("nitka."):
            continue
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey):
                yield (
                    model,
                    field,
                    model.__module__.split(".")[1],
                    field.related_model.__module__.split(".")[1],
                )


def test_foreign_keys_between_rooms_point_down_and_leave_no_way_back():
    wrong = [
        f"{model.__name__}.{field.name}"
        for model, field, here, there in cross_room_keys()
        if here != there
        and not (
            FLOOR_OF[there] < FLOOR_OF[here]
            and field.remote_field.related_name == "+"
            and field.remote_field.on_delete is models.PROTECT
        )
    ]
    assert wrong == []


def test_writes_stand_in_actions_projections_and_builders():
    allowed = {"actions", "projection", "builders", "migrations", "tests"}
    wrong = []
    for path in python_files():
        parts = path.relative_to(ROOMS).parts
        if parts[0] in FREE_ROOMS or allowed & {Path(part).stem for part in parts}:
            continue
        wrong += [
            f"{path.relative_to(ROOT)}:{number}"
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
            if PICTURE_OF_DJANGO.search(line) and "objects" in line
        ]
    assert wrong == []


@pytest.mark.parametrize(
    "word", ["django.dispatch", "post_save", "mock.patch", "django.contrib.admin", "celery"]
)
def test_ways_we_do_not_go(word):
    found = [
        str(path.relative_to(ROOT))
        for path in [*python_files(), *sorted((ROOT / "tests").rglob("*.py"))]
        if path != Path(__file__) and word in path.read_text(encoding="utf-8")
    ]
    assert found == []
