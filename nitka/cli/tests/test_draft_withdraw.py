"""Somebody asks to be taken back, to be lowered, to have a photo: what is drafted for it, on a member's machine."""

import json
import re

import pytest

from nitka.cli.tests.test_draft_act import RELEASED, Desk, run
from nitka.ground import acts, photos
from nitka.ground.chain import withdrawn
from nitka.ground.people.kinds import body_problems
from nitka.ground.tests.pictures import CANARY, from_a_phone, jpeg, png

WORDS = ("--credit", "V. Zorka", "--licence", "CC BY 4.0", "--origin", "https://example.org/1")


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def drafted(desk, *words, status=0):
    out = desk.folder / "made.act"
    said = run("draft", words[0], *desk.record, *words[1:], "--out", out, status=status)
    return said, (acts.read_file(out.read_bytes()) if out.exists() else None)


def commitments(desk, subject):
    return sorted(
        acts.commitment(body)
        for bodies in desk.site.carried
        for body in bodies
        if acts.read_body(body).subject == subject
    )


def test_a_withdrawal_names_everything_about_somebody(desk):
    subject, other = list(desk.people())[:2]
    desk.land(desk.act(desk.edit(subject, whereabouts=RELEASED)))
    desk.land(
        desk.act(desk.edit(other, "other.json", whereabouts=RELEASED), power="correct", more=["--daily"])
    )
    said, file = drafted(desk, "withdraw", subject)
    assert (file.act.power, file.act.urgent, len(file.bodies)) == ("hide", True, 1)
    assert withdrawn(acts.read_body(file.bodies[0])) == commitments(desk, subject)
    assert f"Items withdrawn: {len(commitments(desk, subject))}." in said
    assert "two" not in said


def test_single_items_and_other_kinds_can_be_withdrawn(desk):
    one = commitments(desk, next(iter(desk.people())))[0]
    _, file = drafted(desk, "withdraw", "--commitment", one, "--power", "consent")
    assert (withdrawn(acts.read_body(file.bodies[0])), file.act.power) == ([one], "consent")
    code = next(acts.read_body(body).subject for body in desk.site.carried[1])
    _, file = drafted(desk, "withdraw", code)
    assert withdrawn(acts.read_body(file.bodies[0])) == commitments(desk, code)


def test_who_is_not_there_cannot_be_withdrawn_and_one_hand_hides_ten_at_most(desk):
    assert drafted(desk, "withdraw", "a" * 16, status=1) == (
        "aaaaaaaaaaaaaaaa: the record has no such entry\n", None,
    )  # fmt: skip
    said, _ = drafted(desk, "withdraw", "--commitment", "0" * 64, status=1)
    assert said == f"{'0' * 64}: the record has no such item, or it was withdrawn before\n"
    said, _ = drafted(desk, "withdraw", *desk.people(), status=1)
    assert said.startswith(
        "Items: 12. One signature (hide) may hide 10 in seven days: do the same with --power consent"
    )
    _, file = drafted(desk, "withdraw", *desk.people(), "--power", "consent")
    assert len(withdrawn(acts.read_body(file.bodies[0]))) == 12


@pytest.mark.parametrize("level", ["withheld", "counted"])
def test_going_down_a_level_takes_back_all_and_leads_nowhere(desk, level):
    subject, before = next(iter(desk.people().items()))
    later = desk.folder / "later.json"
    said, file = drafted(desk, "lower", subject, "--level", level, "--later", later)
    assert withdrawn(acts.read_body(file.bodies[0])) == commitments(desk, subject)
    assert len(file.bodies) == 1
    assert "Publish it later, not on the same day" in said
    table = json.loads(later.read_text())
    assert re.fullmatch("[a-z2-7]{16}", table["subject"])
    assert table["subject"] != subject
    assert body_problems("person", table["subject"], table["data"]) == []
    text = later.read_text()
    for trace in (
        before["names"][0]["text"],
        before["basis"]["key"],
        before["basis"]["url"],
        "friends.example",
    ):
        assert trace not in text
    assert (table["data"]["level"], table["data"]["stage"]["value"]) == (level, before["stage"]["value"])
    bodies = desk.land(desk.act(later, power="person", more=["--new"]))
    assert (bodies[0].subject, len({body.subject for body in bodies})) == (table["subject"], 10)


def test_nobody_is_lowered_upwards(desk):
    later = desk.folder / "later.json"
    drafted(desk, "lower", next(iter(desk.people())), "--level", "counted", "--later", later)
    desk.land(desk.act(later, power="person", more=["--new"]))
    subject = json.loads(later.read_text())["subject"]
    again = desk.folder / "again.json"
    said, _ = drafted(desk, "lower", subject, "--level", "withheld", "--later", again, status=1)
    assert said == "withheld is not below the present level (counted)\n"
    assert not again.exists()


def test_a_photo_is_cleaned_here_and_travels_with_the_act(desk):
    subject, path = next(iter(desk.people())), desk.folder / "phone.jpg"
    path.write_bytes(from_a_phone(jpeg()))
    said, file = drafted(desk, "photo", subject, path, *WORDS)
    (picture,) = file.photos
    assert CANARY not in picture
    assert CANARY not in (desk.folder / "made.act").read_bytes()
    bodies = [acts.read_body(body) for body in file.bodies]
    assert (file.act.power, file.act.urgent, [body.kind for body in bodies]) == (
        "consent", False, ["person"] + ["checked"] * 9,
    )  # fmt: skip
    assert bodies[0].data["photo"] == {
        "sha256": photos.clean(picture).sha256,
        "credit": "V. Zorka",
        "licence": "CC BY 4.0",
        "origin": "https://example.org/1",
    }
    gone = len(path.read_bytes()) - len(picture)
    assert (
        f"Photo: 160 × 200, 1 KB; metadata and whatever else was in the file are gone, bytes: {gone}" in said
    )
    look = desk.folder / "look"
    run("draft", "pictures", desk.folder / "made.act", "--out", look)
    assert [one.read_bytes() for one in look.iterdir()] == [picture]


def test_a_photo_is_taken_back_with_every_entry_that_names_it(desk):
    subject, path = next(iter(desk.people())), desk.folder / "drawing.png"
    path.write_bytes(png())
    drafted(desk, "photo", subject, path, *WORDS)
    desk.land(desk.folder / "made.act")
    assert desk.people()[subject]["photo"]["media"] == "image/png"
    desk.land(desk.act(desk.edit(subject, whereabouts=RELEASED)))
    _, file = drafted(desk, "photo", subject, "--remove")
    bodies = [acts.read_body(body) for body in file.bodies]
    assert [body.kind for body in bodies] == ["person", "withdrawal"] + ["checked"] * 9
    assert "photo" not in bodies[0].data
    assert bodies[0].data["whereabouts"] == RELEASED
    naming = [body for made in desk.site.carried for body in made if b'"photo":{' in body]
    assert withdrawn(bodies[1]) == sorted(map(acts.commitment, naming))
    assert len(naming) == 2
    desk.land(desk.folder / "made.act")
    assert drafted(desk, "photo", subject, "--remove", status=1)[0] == f"{subject}: this entry has no photo\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"GIF89a", "bad.jpg is neither JPEG nor PNG"),
        (jpeg()[:-9], "bad.jpg breaks off before its end"),
        (jpeg(1600, 900), "bad.jpg has 1600 × 900 pixels; each side must have 120 to 1000"),
        (from_a_phone(jpeg(), orientation=8), "bad.jpg is turned only by its metadata, which are taken out"),
        (
            jpeg()[:2] + b"\xff\xdb\xfd\xe8" + bytes(65_000 - 2) + jpeg()[2:],
            "bad.jpg has 66 KB, the most is 60",
        ),
        (bytes(20_000_001), "bad.jpg has 20000 KB, the most is 60"),
    ],
)
def test_what_is_no_fit_photo_is_named(desk, data, said):
    path = desk.folder / "bad.jpg"
    path.write_bytes(data)
    told, file = drafted(desk, "photo", next(iter(desk.people())), path, *WORDS, status=1)
    assert (told.startswith(said), file) == (True, None)


def test_trailing_bytes_do_not_travel(desk):
    path = desk.folder / "tail.png"
    path.write_bytes(png() + CANARY * 9)
    _, file = drafted(desk, "photo", next(iter(desk.people())), path, *WORDS)
    assert file.photos == (png(),)


def test_a_photo_without_credit_or_of_somebody_who_did_not_agree_to_it_is_refused(desk):
    subject, path = next(iter(desk.people())), desk.folder / "phone.jpg"
    path.write_bytes(jpeg())
    said, _ = drafted(desk, "photo", subject, path, "--credit", "V. Zorka", status=2)
    assert "give a photo file with --credit, --licence and --origin, or --remove" in said
    consented = desk.edit(subject, basis={"kind": "consented", "scope": ["name", "case"]})
    desk.land(desk.act(consented, power="consent"))
    said, _ = drafted(desk, "photo", subject, path, *WORDS, status=1)
    assert "photo: needs consent to it: photo in the scope of the basis" in said
