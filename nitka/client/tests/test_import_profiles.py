"""Profiles and mappings: every word in them is checked, and what they describe can be signed."""

import pytest

from nitka.client.importing.findings import HeaderRefused, ProfileRefused
from nitka.client.importing.places import Gazetteer, place_key
from nitka.client.importing.profiles import bind, facility_data, load, packaged, profile
from nitka.client.tests.lists import MAPPING, write_mapping
from nitka.ground.people.places import Facility


@pytest.mark.parametrize("name", packaged())
def test_every_packaged_profile_is_whole(name):
    read = profile(name)
    assert read.name == name
    for code, entry in read.facilities.items():
        Facility.from_data(facility_data(code, entry, read.about, day="2026-11-23"))


def test_a_profile_nobody_wrote():
    with pytest.raises(ProfileRefused, match="No profile is called nobody"):
        profile("nobody")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ProfileRefused, match="none.toml: cannot be read"):
        load(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("[columns]", "[colums]", "colums"),
        ('born = "born"', 'birth = "born"', "columns.birth"),
        ('born = "born"', "born = 3", "columns.born"),
        ('born = "born"', 'born = { en = "born" }', "columns.born"),
        ('publisher = "Friends of the Invented"', "", "list.publisher"),
        ('country = "BY"', 'cuntry = "BY"', "list.cuntry"),
        ("[places]", '[places]\ndefault_state = "jail"', "places.default_state"),
        ("[places]", "[[places.patterns]]\nmatch = '('\ncode = 'x'\n[places2]", "places2"),
        ("[places]", "[places]\npatterns = [{ match = '(', code = 'x' }]", "places.patterns[0]"),
        ("[places]", '[facilities.x-1]\nkind = "jail"\nnames = { en = "X" }\n[places]', "facilities.x-1"),
        ("[places]", '[notes]\nclaims = [{ match = "x", about = "weather" }]\n[places]', "notes.claims[0]"),
    ],
)
def test_every_wrong_key_is_named(tmp_path, old, new, at):
    path = write_mapping(tmp_path, MAPPING.replace(old, new, 1))
    with pytest.raises(ProfileRefused) as refused:
        load(path)
    assert (refused.value.code, refused.value.values["at"]) == ("profile_key", at)


def test_a_mapping_that_names_no_column_of_the_file(tmp_path):
    mapping = load(write_mapping(tmp_path))
    with pytest.raises(HeaderRefused) as refused:
        bind(mapping, ("a", "b"), "list.csv")
    assert str(refused.value) == (
        "list.csv, row 1: no column “id”, which the profile friends reads as key. Columns here: a, b."
    )


def test_headers_are_found_whatever_their_case(tmp_path):
    mapping = load(write_mapping(tmp_path, 'optional = ["key"]\n' + MAPPING))
    columns = ("NAME", "Page", "born", "arrested", "articles", "place", "stage", "work", "sentence", "more")
    bound = bind(mapping, columns, "list.csv")
    assert (bound.column("name"), bound.column("key"), bound.not_taken) == ("NAME", "", ("more",))


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Prison #1", "az-prison-1"),
        ("Prison No. 1", "az-prison-1"),
        ("Prison №7", "az-prison-7"),
        ("Prison # 11", "az-prison-11"),
        ("Prison No.5", "az-prison-5"),
        ("Penitentiary Institution № 14", "az-prison-14"),
        ("PRISON No. 14", "az-prison-14"),
        ("Investigative prison No.3 (Shuvalan pre-trial detention center)", "az-shuvalan"),
        ("Investigative Prison # 3 (Shuvelan prison)", "az-shuvalan"),
        ("Investigative Prison of the Ministry of National Security", "az-national-security"),
        ("Ministry of National Security Detention Facility", "az-national-security"),
        ("Prison of the mind", ""),
    ],
)
def test_places_of_2014(printed, code):
    assert Gazetteer(profile("azerbaijan-2014"), {}).find(printed)[0] == code


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Pre-trial detention center No. 1", "sizo-1"),
        ("СИЗО № 1", "sizo-1"),
        ("СІЗА-7", "sizo-7"),
        ("Следчы ізалятар № 3", "sizo-3"),
        ("Турма № 8", "t-8"),
        ("ИК № 15", "ik-15"),
        ("ПК-4", "ik-4"),
        ("Исправительное учреждение открытого типа № 48", "iuot-48"),
        ("ПУАТ-48", "iuot-48"),
    ],
)
def test_belarusian_places_in_three_languages(printed, code):
    assert Gazetteer(profile("viasna"), {}).find(printed)[0] == code


def test_a_facility_of_the_record_is_found_by_any_of_its_names():
    known = {
        "akrestsina": {
            "kind": "temporary_detention",
            "names": {"be": "ЦІП на Акрэсціна"},
            "aliases": ["Okrestina"],
        }
    }
    places = Gazetteer(profile("viasna"), known)
    assert [places.find(text) for text in ("okrestina", "ЦІП на Акрэсціна", "akrestsina")] == [
        ("akrestsina", True)
    ] * 3


def test_a_name_that_other_countries_and_other_places_share_tells_nothing_of_them():
    def facility(country, *names):
        return {"kind": "prison", "country": country, "names": {"en": names[0]}, "aliases": list(names[1:])}

    known = {
        "az-prison-1": facility("AZ", "Prison No. 1"),
        "t-1": facility("BY", "Prison No. 1", "The old prison"),
        "t-4": facility("BY", "Prison No. 4", "The old prison"),
    }
    places = Gazetteer(profile("viasna"), known)
    assert [places.find(text)[0] for text in ("Prison No. 1", "Prison No. 4", "The old prison")] == [
        "t-1",
        "t-4",
        "",
    ]


def test_number_signs_and_accents_do_not_matter():
    assert place_key("Vićba No. 3") == place_key("VICBA №3") == "vicba 3"
