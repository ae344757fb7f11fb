"""The command that writes the site."""

import io
import re

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from nitka.front.projection import projection as front
from nitka.front.tests.builders import ALESIA, BAHDAN, a_body, a_body_of_2014, fold, fold_places, landed
from nitka.registry.projection import projection as registry

pytestmark = pytest.mark.django_db


def render(folder, *options):
    out = io.StringIO()
    call_command(
        "render_site", "--out", str(folder), "--processes", "1", "--day", "2026-11-23", *options, stdout=out
    )
    return [int(number) for number in re.findall(r"\d+", out.getvalue())]


@pytest.fixture
def people():
    first = fold_places()
    fold(landed(first, ALESIA, a_body()), landed(first + 1, BAHDAN, a_body_of_2014()))
    return first + 2


def test_rendering_again_writes_nothing(people, tmp_path):
    asked, written, removed = render(tmp_path / "site", "--all")
    assert written == asked
    assert render(tmp_path / "site", "--all") == [asked, 0, 0]
    assert render(tmp_path / "site", "--subjects", ALESIA) == [asked, 0, 0]


def test_the_next_day_only_pages_that_count_days_are_written(people, tmp_path):
    render(tmp_path / "site", "--all")
    changed = tmp_path / "changed"
    render(tmp_path / "site", "--all", "--day", "2026-11-24", "--changed", str(changed), "--only", "person")
    assert sorted(changed.read_text().split()) == [
        f"{language}/people/{ALESIA}.html" for language in ("be", "en", "pl", "ru")
    ]


def test_a_changed_person_changes_her_pages(people, tmp_path):
    render(tmp_path / "site", "--all")
    fold(landed(people, ALESIA, a_body(sex="male")))
    changed = tmp_path / "changed"
    render(tmp_path / "site", "--subjects", ALESIA, "--changed", str(changed), "--only", "person")
    assert f"be/people/{ALESIA}.html" in changed.read_text().split()
    assert f"be/people/{BAHDAN}.html" not in changed.read_text().split()


def test_a_withdrawn_person_is_nowhere_in_the_site(people, tmp_path):
    render(tmp_path / "site", "--all")
    for projection in (registry, front):
        projection.forget("person", [ALESIA])
    render(
        tmp_path / "site",
        "--all",
        "--subjects",
        ALESIA,
        "--only",
        "person",
        "posters",
        "people",
        "letters",
        "root",
    )
    left = [
        str(path.relative_to(tmp_path / "site"))
        for path in (tmp_path / "site").rglob("*.html")
        if ALESIA in path.name or (path.parent.name == "people" and ALESIA in path.read_text())
    ]
    assert left == []


def test_an_empty_record_gives_a_whole_site_that_says_so(tmp_path):
    render(tmp_path / "site", "--all")
    assert "Nobody is here yet" in (tmp_path / "site/en/index.html").read_text()
    assert "Nobody is here yet" in (tmp_path / "site/en/people/index.html").read_text()


def test_a_folder_that_cannot_be_written_is_named(people, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/be").write_text("")
    with pytest.raises(CommandError, match="site/be"):
        render(tmp_path / "site", "--all")


def test_every_link_of_every_page_leads_to_a_file(people, tmp_path):
    """Works from a USB stick: relative links only, each to something that is there."""
    site = tmp_path / "site"
    render(site, "--all")
    missing = set()
    for page in site.rglob("*.html"):
        if page.parent == site and page.name[0].isdigit():
            continue  # the error pages may be shown at any address
        for href in re.findall(r'(?:href|src|action)="([^"]*)"', page.read_text()):
            if href.startswith(("http:", "https:", "data:", "mailto:", "#")):
                continue
            target = (page.parent / re.split(r"[?#]", href)[0]).resolve()
            if not target.is_file() and "record" not in target.parts:
                missing.add(f"{page.relative_to(site)}: {href}")
    assert sorted(missing)[:20] == []
