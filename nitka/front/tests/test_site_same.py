"""What was written piece by piece, act after act, is what a fresh run would write: every file, byte for byte."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from nitka.front.pages import kinds
from nitka.front.queries.site import current_site
from nitka.front.rendering.press import Press
from nitka.front.tests.builders import (
    ALESIA,
    BAHDAN,
    a_body,
    a_body_of_2014,
    a_name,
    fold,
    fold_places,
    known,
    landed,
)
from nitka.front.tests.test_api_answer import HANNA, a_counted

pytestmark = pytest.mark.django_db


def site_after(acts, day):
    """The site when the record holds so many acts, on a day of November 2026."""
    at = datetime(2026, 11, day, 18, tzinfo=UTC)
    return replace(current_site(date(2026, 11, day)), size=acts, landed_at=at)


def printed(folder, acts, day):
    Press(site_after(acts, day), folder, kinds()).print_all()
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def later(sequence, day, subject, body, kind="person"):
    return replace(landed(sequence, subject, body, kind, date(2026, 11, day)))


@pytest.mark.parametrize("change", ["a new person", "a changed person", "a changed place", "nothing"])
def test_step_by_step_is_the_same_as_all_at_once(tmp_path, change):
    first = fold_places()
    fold(
        landed(first, ALESIA, a_body()),
        landed(first + 1, BAHDAN, a_body_of_2014()),
        landed(first + 2, HANNA, a_counted("withheld")),
    )
    printed(tmp_path / "steps", 3, 20)
    if change == "a new person":
        fold(later(first + 3, 23, "e" * 16, a_body(names=[a_name("Юлія Жук", "be")])))
    elif change == "a changed person":
        fold(later(first + 3, 23, ALESIA, a_body(sex="male", last_news=None)))
    elif change == "a changed place":
        body = dict(known().facilities["ik-4"]) | {"aliases": ["Чацвёртая"]}
        fold(later(first + 3, 23, "ik-4", body, "facility"))
    steps = printed(tmp_path / "steps", 4, 23)
    whole = printed(tmp_path / "whole", 4, 23)
    assert sorted(steps) == sorted(whole)
    assert [path for path in steps if steps[path] != whole[path]] == []


def test_a_dated_figure_is_written_once(tmp_path):
    first = fold_places()
    fold(landed(first, ALESIA, a_body()))
    printed(tmp_path / "site", 3, 20)
    dated = tmp_path / "site/be/figures/stage-2026-11-20.html"
    before = dated.read_bytes()
    fold(
        later(
            first + 1,
            23,
            "e" * 16,
            a_body(detentions=[{"from": "2026-11-22", "kind": "arrest", "source": "s1"}]),
        )
    )
    Press(site_after(4, 23), tmp_path / "site", kinds()).print_all()
    assert dated.read_bytes() == before
    assert (tmp_path / "site/be/figures/stage-2026-11-23.html").is_file()
