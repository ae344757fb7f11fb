"""Calendars, feeds, tables and the archive: read back with other readers, and nothing leaks into any of them."""

import csv
import io
import json
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from nitka.front.rendering.archive import zipped
from nitka.front.rendering.ical import Event, calendar, fold
from nitka.front.rendering.public_data import COLUMNS, linked_person, public, summary, table_row, whole
from nitka.front.rendering.tables import csv_text
from nitka.front.tests.builders import ALESIA, BAHDAN, a_body, a_body_of_2014, a_row, fold_places, landed
from nitka.front.tests.builders import fold as land
from nitka.front.tests.test_api_answer import HANNA, a_counted
from nitka.front.tests.test_site_render import render
from nitka.ground.wording import LANGUAGES

ATOM = "{http://www.w3.org/2005/Atom}"
AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
NAME = "Схаваная Імяна"


def unfolded(text):
    """The lines of a calendar as they were before folding."""
    return text.replace("\r\n ", "").split("\r\n")


def values(text, name):
    return [line.partition(":")[2] for line in unfolded(text) if re.match(rf"{name}[;:]", line)]


def an_event(**more):
    return Event(**({
        "uid": "x@example.org", "stamp": AT, "first": date(2026, 12, 1), "last": date(2026, 12, 1), "summary": "a"
    } | more))  # fmt: skip


def test_lines_are_folded_at_75_octets_and_never_inside_a_letter():
    said = "Дзень народзінаў: " + "Ўладзіслаў " * 30
    text = calendar([an_event(summary=said)], name="Каляндар", language="be")
    assert max(len(line.encode()) for line in text.split("\r\n")) == 75
    assert values(text, "SUMMARY") == [said]
    assert fold("a" * 75) == "a" * 75 + "\r\n"
    assert fold("a" * 76) == "a" * 75 + "\r\n a\r\n"


def test_texts_are_escaped():
    text = calendar([an_event(summary="a; b, c\\d\ne\r\nf\x07")], name="n", language="en")
    assert values(text, "SUMMARY") == ["a\\; b\\, c\\\\d\\ne\\nf"]


def test_a_whole_day_ends_before_the_next():
    text = calendar([an_event(last=date(2026, 12, 31))], name="n", language="en")
    assert values(text, "DTSTART") == ["20261201"]
    assert values(text, "DTEND") == ["20270101"]
    assert values(text, "DTSTAMP") == ["20261122T180000Z"]


def test_someone_born_on_the_last_of_february_has_a_birthday_every_year():
    text = calendar(
        [an_event(first=date(1988, 2, 29), last=date(1988, 2, 29), yearly=True)], name="n", language="en"
    )
    assert values(text, "RRULE") == ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"]


@pytest.fixture
def site(db, tmp_path):
    """Alesia (held, born in March), Bahdan of an old list, Hanna without a name, one who is only counted."""
    first = fold_places()
    hearing = {
        "charges": [],
        "hearings": [{"on": "2026-12-07", "court": "Суд, зала 5; 10:00", "source": "s1"}],
    }
    alesia = a_body(
        born={"when": "1989-12-14", "source": "s1"},
        expected_release={"when": "2027-02", "source": "s1"},
    )
    alesia["cases"] = [*alesia["cases"], {key: value for key, value in hearing.items() if value}]
    land(
        landed(first, ALESIA, alesia),
        landed(first + 1, BAHDAN, a_body_of_2014()),
        landed(first + 2, HANNA, a_counted("withheld")),
        landed(first + 3, "c" * 16, a_counted()),
    )
    render(tmp_path / "site", "--all")
    return tmp_path / "site"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_of_all(site, language):
    text = (site / language / "calendar/all.ics").read_bytes().decode()
    assert values(text, "UID") == [
        f"{ALESIA}-trial-20261207@127.0.0.1",
        f"{ALESIA}-birthday-20261214@127.0.0.1",
        f"{ALESIA}-release@127.0.0.1",
    ]
    assert values(text, "DTSTART") == ["20261207", "20261214", "20270201"]
    assert values(text, "DTEND") == ["20261208", "20261215", "20270301"]
    assert {stamp[-7:] for stamp in values(text, "DTSTAMP")} == {"180000Z"}
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 3
    assert values(text, "DESCRIPTION")[0] == "Суд\\, зала 5\\; 10:00"


def test_own_calendars_are_only_of_those_who_have_a_day(site):
    assert [path.name for path in sorted((site / "en/calendar").glob("*.ics"))] == [
        f"{ALESIA}.ics", "all.ics", "birthdays.ics", "releases.ics", "trials.ics",
    ]  # fmt: skip
    own = (site / f"en/calendar/{ALESIA}.ics").read_bytes().decode()
    assert values(own, "UID") == [f"{ALESIA}-birthday@127.0.0.1", f"{ALESIA}-release@127.0.0.1"]
    assert f'href="../calendar/{ALESIA}.ics"' in (site / f"en/people/{ALESIA}.html").read_text()
    assert ".ics" not in (site / f"en/people/{BAHDAN}.html").read_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_feeds_tell_the_same(site, language):
    atom = ElementTree.parse(site / language / "feed.atom").getroot()
    entries = atom.findall(f"{ATOM}entry")
    feed = json.loads((site / language / "feed.json").read_text())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["language"] == language
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [item["title"] for item in feed["items"]]
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [item["id"] for item in feed["items"]]
    assert [entry.find(f"{ATOM}link").get("href") for entry in entries] == [
        item["url"] for item in feed["items"]
    ]
    assert [item["url"] for item in feed["items"]] == [
        f"http://127.0.0.1/{language}/people/{who}.html" for who in (HANNA, BAHDAN, ALESIA)
    ]
    moments = {item["date_published"] for item in feed["items"]} | {atom.findtext(f"{ATOM}updated")}
    assert moments == {"2026-11-20T18:00:00Z"}
    assert len({item["id"] for item in feed["items"]}) == 3


def test_a_feed_says_what_changed_in_words(site):
    feed = json.loads((site / "en/feed.json").read_text())
    assert feed["items"][0]["title"] == "Someone without a public name: now on the list"
    assert feed["items"][2]["title"] == "Alesia Kavaliova-Dzmitryieuskaja (invented): new on the list"


def test_the_archive_holds_what_the_files_say(site):
    with zipfile.ZipFile(site / "data/everything.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "README.txt", "people.csv", "people.json", "people.jsonld", "facilities.csv", "articles.csv", "rules.csv",
            "figures.csv", "dataset.jsonld",
        ]  # fmt: skip
        packed = {name: archive.read(name).decode() for name in archive.namelist()}
    for name in ("people.csv", "people.json", "people.jsonld", "facilities.csv", "articles.csv", "rules.csv"):
        assert packed[name] == (site / "data" / name).read_bytes().decode()
    assert packed["figures.csv"] == (site / "data/figures/all.csv").read_bytes().decode()
    assert [person["subject"] for person in json.loads(packed["people.json"])["people"]] == [
        ALESIA,
        BAHDAN,
        HANNA,
    ]
    linked = json.loads(packed["people.jsonld"])["@graph"]
    assert [person["@type"] for person in linked] == ["Person"] * 3
    assert linked[0]["birthDate"] == "1989-12-14"
    assert json.loads(packed["dataset.jsonld"])["@type"] == "Dataset"


def test_the_archive_of_the_same_record_is_the_same():
    entries = [("a.txt", ["першы ", "другі"]), ("b.txt", ["x" * 3_000_000])]
    made = [b"".join(zipped(entries, AT)) for _ in range(2)]
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        assert archive.read("a.txt").decode() == "першы другі"
        assert len(archive.read("b.txt")) == 3_000_000


def test_no_cell_is_a_formula():
    text = csv_text(("a", "b"), [["=1+1", "+375"], ["-2", "@x"], ["\tx", "plain, with comma"], [-3, 4]])
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["a", "b"], ["'=1+1", "'+375"], ["'-2", "'@x"], ["'\tx", "plain, with comma"], ["-3", "4"],
    ]  # fmt: skip


def test_the_table_of_people(site):
    rows = list(csv.DictReader((site / "data/people.csv").open(encoding="utf-8", newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["subject"], row["level"], row["held"], row["prosecutions"]) for row in rows] == [
        (ALESIA, "named", "yes", "2"),
        (BAHDAN, "named", "no", "1"),
        (HANNA, "withheld", "yes", "1"),
    ]
    assert (rows[0]["articles"], rows[0]["sentence_months"]) == ("by-342 by-361-1", "78")


def test_a_name_planted_in_a_body_without_consent_appears_nowhere():
    planted = a_body() | {"level": "withheld", "names": [{**a_body()["names"][0], "text": NAME}]}
    planted["basis"] = {**planted["basis"], "key": NAME}
    row = public(a_row(HANNA, planted))
    made = [summary(row), whole(row), table_row(row), linked_person(row, "")]
    assert not any(secret in json.dumps(made, ensure_ascii=False) for secret in (NAME, "1989", "ik-4", "342"))
    assert sorted(row.data) == ["basis", "invented", "level", "sex", "sources", "stage", "whereabouts"]


def test_someone_only_counted_has_no_file_and_stands_in_no_list(site):
    counted = "c" * 16
    assert [path for path in site.rglob("*") if counted in path.name] == []
    naming = [
        str(path.relative_to(site))
        for path in site.rglob("*")
        if path.is_file()
        and path.suffix in (".html", ".json", ".jsonld", ".csv", ".atom", ".xml", ".ics", ".txt")
        if counted in path.read_text(encoding="utf-8")
    ]
    assert naming == []
    held = json.loads((site / "api/v1/figures/held.json").read_text())["figure"]
    assert held["people"] == 2


def test_the_sitemap_names_every_page_in_four_languages(site):
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    parts = [
        loc.text for loc in ElementTree.parse(site / "sitemap.xml").getroot().iterfind(".//s:loc", space)
    ]
    assert parts == ["http://127.0.0.1/sitemap-pages.xml", "http://127.0.0.1/sitemap-people-1.xml"]
    missing = []
    for part in parts:
        for url in ElementTree.parse(site / Path(part).name).getroot().iterfind("s:url", space):
            found = [link.get("href") for link in url.iterfind("x:link", space)]
            assert len(found) == len(LANGUAGES)
            missing += [
                href for href in found if not (site / href.removeprefix("http://127.0.0.1/")).is_file()
            ]
    assert missing == []
