"""Alesia's photo comes to a node and goes, typed as people type it: afterwards nothing of her lies there."""

import json

import pytest

from nitka.cli.tests.test_node_init import Machine
from nitka.ground.tests.pictures import CANARY, from_a_phone, jpeg
from tests.databases import own_database


class Circle(Machine):
    """One founder with a node and a list of twelve invented people."""

    def found(self):
        self.member("alesia")
        self.nitka(
            "node", "init", "node", "--founder", "alesia.key", "--name", "Проба", "--origin",
            "https://nitka.example", by="alesia",
        )  # fmt: skip
        self.nitka("invent", "list.csv", "--count", "12")
        self.nitka(
            "import", "people", "list.csv", "--profile", "invented", "--record", "node", "--out", "list.act"
        )
        self.publish("list.act")

    def publish(self, act, *more):
        self.nitka("review", act, "--record", "node", "--yes")
        self.nitka("sign", act, "--key", "alesia.key", "--record", "node", by="alesia")
        self.nitka("publish", act, "--node", "node", *(more or ["--now"]))

    def draft(self, *words):
        return self.nitka("draft", *words, "--record", "node")

    def edit(self, path, **changes):
        path = self.folder / path
        table = json.loads(path.read_text(encoding="utf-8"))
        table["data"] |= changes
        path.write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")

    def people(self):
        bodies = sorted((self.folder / "node/site/record/acts").rglob("*.bodies"))
        found = [json.loads(line) for path in bodies for line in path.read_text("utf-8").splitlines()]
        return {body["subject"]: body["data"] for body in found if body["kind"] == "person"}

    def where(self, text, *places):
        """The files below the places that hold the text, as UTF-8."""
        data = text if isinstance(text, bytes) else text.encode()
        return sorted(
            str(path.relative_to(self.folder))
            for place in places
            for path in (self.folder / place).rglob("*")
            if path.is_file() and data in path.read_bytes()
        )


@pytest.fixture
def circle(tmp_path):
    with own_database() as database:
        circle = Circle(tmp_path, database)
        circle.found()
        yield circle


def test_a_photo_comes_and_goes_and_nothing_of_her_stays(circle):
    (circle.folder / "phone.jpg").write_bytes(from_a_phone(jpeg(shade=5)))
    subject, data = next(iter(circle.people().items()))
    circle.draft(
        "photo", subject, "phone.jpg", "--credit", "V. Zorka", "--licence", "CC BY 4.0",
        "--origin", "https://paper.example/1", "--out", "photo.act",
    )  # fmt: skip
    circle.publish("photo.act")
    sha256 = circle.people()[subject]["photo"]["sha256"]
    name, site = f"photos/{sha256}.jpg", circle.folder / "node/site"
    for language, sheet in (("be", ""), ("pl", ""), ("en", "-poster")):
        page = (site / f"{language}/people/{subject}{sheet}.html").read_text("utf-8")
        assert [
            word for word in (f"../../{name}", "V. Zorka", "CC BY 4.0", 'alt="') if word not in page
        ] == []
    assert circle.where(CANARY, "node") == []
    assert "Everything holds" in circle.nitka("verify", "node")
    circle.nitka("mirror", "node", "mirror")
    assert (circle.folder / "mirror" / name).read_bytes() == (site / name).read_bytes()

    family = data["names"][0]["family"]
    others = [one for one, body in circle.people().items() if one != subject]
    assert [one for one in others if family in str(circle.people()[one]["names"])] == []
    assert circle.where(family, "node", "mirror") != []
    circle.draft("withdraw", subject, "--out", "gone.act")
    circle.publish("gone.act", "--lang", "en")
    assert [path for path in circle.where(sha256, "node") if "site.sqlite3" not in path] == []
    assert circle.where(family, "node") == []
    assert circle.where(subject, "node") == []
    assert list((circle.folder / "node/photos").iterdir()) == []
    assert "Everything holds" in circle.nitka("verify", "node")
    circle.nitka("mirror", "node", "mirror")
    assert circle.where(family, "mirror") == []
    assert not (circle.folder / "mirror" / name).exists()


def test_channels_and_corrections_stand_on_the_pages(circle):
    circle.nitka("draft", "template", "channel", "--out", "channel.json")
    circle.edit("channel.json", address="https://t.me/invented_nitka")
    circle.nitka("draft", "template", "correction", "--out", "figure.json")
    figure = {"printed": "4321", "correct": "12", "reason": {"en": "One list was read twice."}}
    circle.edit("figure.json", **figure)
    circle.draft("act", "channel.json", "figure.json", "--power", "person", "--out", "said.act")
    circle.publish("said.act")
    assert circle.where("https://t.me/invented_nitka", "node/site/be") == ["node/site/be/channels.html"]
    told = circle.where("One list was read twice.", "node/site/en")
    assert [path for path in told if path.startswith("node/site/en/figures/")] != []
