"""What the page of a person says."""

import hashlib
import re

import pytest

from nitka.front.pages import photos
from nitka.front.pages.person import person_page
from nitka.front.rendering.people import show
from nitka.front.rendering.shelf import SiteFolderError
from nitka.front.tests.builders import ALESIA, BAHDAN, TODAY, a_body, a_body_of_2014, a_row, a_site
from nitka.ground.wording import LANGUAGES


def page_of(body, language="en", **row):
    made = a_row(ALESIA, body, ornament="data:,", **row)
    return person_page(a_site(made), show(made, TODAY), language)


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_three_facts_stand_apart_with_source_and_day():
    text = words(page_of(a_body()))
    assert "Recognition recognised as a political prisoner Права і памяць" in text
    assert "as of 30 July 2021" in text
    assert "as of 11 February 2022" in text
    assert "Penal colony No. 4" in text


def test_days_held_are_counted_up_to_the_day_of_the_site():
    assert "Held for 1,967 days so far." in words(page_of(a_body())).replace(" days .", " days.").replace(
        "  ", " "
    )


def test_contradicting_reports_stand_side_by_side():
    html = page_of(a_body())
    against = html[html.index('class="against"') :]
    assert against.count("Reported by one, not confirmed.") == 3
    assert "2 sources contradict one another; we show them all." in html


def test_the_reckoning_of_the_release_is_shown_step_by_step():
    text = words(page_of(a_body()))
    assert "The term begins: 6 July 2021" in text
    assert "plus the term of 6 years and 6 months: 6 January 2028" in text
    assert "5 January 2028" in text


def test_an_envelope_carries_the_cyrillic_name_and_the_day_of_its_address():
    html = page_of(a_body())
    envelope = html[html.index("<address>") : html.index("</address>")]
    assert "Алеся Викентьевна Ковалёва-Дмитриевская" in envelope
    assert "February 2023" in envelope


def test_an_invented_person_is_marked():
    assert "This person is invented" in page_of(a_body())
    assert "This person is invented" not in page_of(a_body(invented=None))


def test_a_closed_list_never_looks_current():
    text = words(page_of(a_body_of_2014()))
    assert "This is the state as of August 2014." in text
    assert "so far" not in text
    assert "Write a letter" not in text.split("What happened")[0].split("Three facts")[1]


def test_a_second_look_that_is_pending_is_said():
    assert "a second look is pending" in page_of(a_body(), second_look=True)
    assert "a second look is pending" not in page_of(a_body())


def test_a_withheld_person_shows_no_name():
    keep = {"level", "basis", "sex", "stage", "whereabouts", "sources", "invented"}
    body = {key: value for key, value in a_body().items() if key in keep}
    source = {"kind": "initiative", "title": "List", "seen": "2026-11"}
    body |= {
        "level": "withheld",
        "basis": {"kind": "already_public", "published_by": "List", "since": "2021"},
        "stage": {"value": "remand", "source": "s1"},
        "whereabouts": {"state": "held", "source": "s1"},
        "sources": {"s1": source},
    }
    html = page_of(body)
    assert "<h1>Name withheld</h1>" in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_keeps_the_reader_on_the_same_page(language):
    html = page_of(a_body(), language)
    for other in LANGUAGES:
        assert f'hreflang="{other}" href="../../{other}/people/{ALESIA}.html"' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_address_of_the_page_is_absolute_and_nothing_is_fetched_from_elsewhere(language):
    html = page_of(a_body(), language)
    assert re.findall(r'(?:src|srcset)="(?!data:|\.\./)[^"]*"', html) == []
    assert re.findall(r'<link [^>]*href="(?!\.\./)[^"]*"', html) == []
    assert "<script" not in html
    assert "style=" not in html


def test_a_woman_and_a_man_are_spoken_of_as_such_in_belarusian():
    assert "асуджаная" in page_of(a_body(), "be")
    assert "асуджаны" in page_of(a_body(sex="male"), "be")


def test_a_sentence_never_ends_with_two_full_stops():
    assert "г.." not in words(page_of(a_body(), "be")).replace(" .", ".")
    assert BAHDAN != ALESIA


def test_a_photo_is_shown_with_credit_licence_and_origin_only_when_its_file_is_here(tmp_path):
    digest = hashlib.sha256(b"picture").hexdigest()
    photo = {
        "sha256": digest,
        "credit": "V. Zorka",
        "licence": "CC BY 4.0",
        "origin": "https://example.org/1",
    }
    row = a_row(ALESIA, a_body(photo=photo), ornament="data:,")
    assert "V. Zorka" not in person_page(a_site(row), show(row, TODAY), "en")
    (tmp_path / f"{digest}.jpg").write_bytes(b"picture")
    site = a_site(row, photos={digest: tmp_path / f"{digest}.jpg"})
    text = words(person_page(site, show(row, TODAY), "en"))
    assert "Photo: V. Zorka" in text
    assert "Licence: CC BY 4.0" in text
    (file,) = photos.files(site, (ALESIA,))
    assert (file.path, file.build(), file.subject) == (f"photos/{digest}.jpg", b"picture", ALESIA)


def test_a_picture_that_was_not_signed_is_never_written(tmp_path):
    digest = hashlib.sha256(b"picture").hexdigest()
    (tmp_path / f"{digest}.jpg").write_bytes(b"another")
    site = a_site(photos={digest: tmp_path / f"{digest}.jpg"})
    with pytest.raises(SiteFolderError, match="differs"):
        photos.signed_photo(site, digest)
