"""Alesia works by hand: edits, news, a death, channels; what she mistypes is said with file and field."""

import json
import re

import pytest
import typer
from typer.testing import CliRunner

from nitka.cli.commands import draft, import_list
from nitka.client.tests.builders import WrittenSite
from nitka.client.tests.lists import friend, write_list, write_mapping
from nitka.ground import acts
from nitka.ground.tests.people_bodies import person

APP = typer.Typer()
import_list.register(APP)
draft.register(APP)


def run(*words, status=0):
    environment = {"LC_ALL": "C", "LANG": "C", "COLUMNS": "400"}
    done = CliRunner().invoke(APP, list(map(str, words)), env=environment)
    assert done.exit_code == status, done.output
    return re.sub(r" +", " ", done.output)


class Desk:
    """A record of three founders with twelve friends, and Alesia's folder."""

    def __init__(self, folder):
        self.folder, self.site = folder, WrittenSite()
        self.site.land(self.site.team.founding())
        self.rows = [friend(number) for number in range(12)]
        self.site.write(folder / "site")
        self.land(self.imported("first.act"))

    @property
    def record(self):
        return "--record", self.folder / "site"

    def imported(self, name, status=0):
        path = write_list(self.folder, self.rows)
        self.said = run(
            "import", "people", path, "--mapping", write_mapping(self.folder), *self.record,
            "--out", self.folder / name, status=status,
        )  # fmt: skip
        return self.folder / name

    def land(self, path):
        team = self.site.team
        team.next_day()
        file = acts.read_file(path.read_bytes())
        self.site.land(team.signed(file, list(team.seats)[:2]))
        self.site.write(self.folder / "site")
        return [acts.read_body(body) for body in file.bodies]

    def people(self):
        return {
            body["subject"]: body["data"]
            for bodies in self.site.carried
            for body in map(json.loads, bodies)
            if body["kind"] == "person"
        }

    def edit(self, subject, name="edit.json", **changes):
        """What Alesia does in her editor."""
        path = self.folder / name
        run("draft", "edit", subject, *self.record, "--out", path)
        return self.change(path, **changes)

    def change(self, path, **changes):
        table = json.loads(path.read_text(encoding="utf-8"))
        table["data"] = {k: v for k, v in {**table["data"], **changes}.items() if v is not None}
        path.write_text(json.dumps(table, ensure_ascii=False, indent=2), encoding="utf-8")
        return path

    def act(self, *paths, power="news", status=0, more=()):
        out = self.folder / "made.act"
        self.said = run(
            "draft", "act", *paths, *self.record, "--power", power, "--out", out, *more, status=status
        )
        return out


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


RELEASED = {"state": "released", "source": "ours", "on": "2026-11-22"}


def test_an_edit_by_hand_is_not_overwritten_by_the_next_import(desk):
    subject, before = next(iter(desk.people().items()))
    desk.land(desk.act(desk.edit(subject, whereabouts=RELEASED)))
    assert desk.people()[subject]["whereabouts"] == RELEASED
    number = int(before["basis"]["key"][1:])
    desk.rows[number] |= {"place": "Prison No. 4", "work": "nurse"}
    desk.land(desk.imported("second.act"))
    after = desk.people()[subject]
    assert (after["whereabouts"], after["profession"]) == (RELEASED, {"en": "nurse"})
    assert [key for key in after["sources"] if key.startswith("ours")] == ["ours"]


def test_news_lands_at_once_and_a_correction_for_the_daily_hour_hides_among_ten(desk):
    subject = next(iter(desk.people()))
    path = desk.edit(subject, whereabouts=RELEASED)
    act = acts.read_file(desk.act(path).read_bytes())
    assert (act.act.urgent, len(act.bodies)) == (True, 1)
    assert "It lands at once" in desk.said
    act = acts.read_file(desk.act(path, power="correct", more=["--daily"]).read_bytes())
    bodies = [acts.read_body(body) for body in act.bodies]
    assert (act.act.urgent, [body.kind for body in bodies]) == (False, ["person"] + ["checked"] * 9)
    assert len({body.subject for body in bodies}) == 10
    assert "the act calls these checked and unchanged" in desk.said


def test_somebody_new_is_minted_an_id_and_named_as_new(desk):
    path = desk.folder / "new.json"
    run("draft", "template", "person", "--out", path)
    desk.act(path, power="person", status=1)
    assert desk.said == "new.json: the record does not know this person; for somebody new add --new\n"
    desk.act(path, power="person", status=1, more=["--new"])
    assert "new.json: names[0].text: is empty: leave the key out" in desk.said.splitlines()
    data = person(names=[{**person()["names"][0], "source": "ours"}], detentions=None)
    fixed = {**data, "stage": {"value": "remand", "source": "ours"}, "sources": None}
    fixed["whereabouts"] = {"state": "held", "source": "ours"}
    fixed["basis"] = {"kind": "consented", "scope": ["name"]}
    kept = json.loads(path.read_text())["data"]["sources"]
    path.write_text(json.dumps({"kind": "person", "data": {**fixed, "sources": kept}}))
    desk.act(path, power="news", status=1, more=["--new"])
    assert "somebody new takes the power 'person', not 'news'" in desk.said
    bodies = desk.land(desk.act(path, power="person", more=["--new"]))
    assert len({body.subject for body in bodies}) == 10
    assert re.fullmatch("[a-z2-7]{16}", bodies[0].subject)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            '{"kind": "person",\n  "data": {"level": named}}',
            "edit.json, line 2, column 21: broken JSON (Expecting value)",
        ),
        ('{"kind": "person", "kind": "person"}', "edit.json: the key “kind” stands twice in one object"),
        ("[]", "edit.json: this is no draft; begin with nitka draft edit or nitka draft template"),
        ('{"kind": "charter", "data": {}}', "edit.json: there is no kind “charter”; there are"),
        ('{"kind": "person", "data": {}, "nonce": ""}', "edit.json: there is no key “nonce”; there are"),
        ('{"kind": "channel", "data": {"n": NaN}}', "edit.json: data: NaN is no JSON"),
        ("\udce9", "edit.json, line 1: this is not UTF-8"),
    ],
)
def test_a_broken_draft_is_named_with_line_and_column(desk, content, said):
    path = desk.folder / "edit.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    out = desk.act(path, status=1)
    assert desk.said.startswith(said)
    assert not out.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"nickname": "L"}, "edit.json: nickname: is not a known key"),
        (
            {"born": {"when": "1990-02-31", "source": "ours"}},
            "edit.json: born.when: there is no day 1990-02-31: 1990-02 has 28 days",
        ),
        ({"names": [{**person()["names"][0], "text": "<b>A</b>"}]}, "edit.json: names[0].text: holds '<'"),
        (
            {"stage": {"value": "free", "source": "ours"}},
            "edit.json: stage.value: 'free' is not one of suspect",
        ),
        (
            {"stage": {"value": "trial", "source": "mine"}},
            "edit.json: stage.source: there is no source 'mine'",
        ),
        (
            {"stage": {"value": "trial", "source": "friends"}},
            "edit.json: stage.source: 'friends' is a list, and this is not what it said: cite a source of your own",
        ),
        ({}, "edit.json: the record says the same already"),
    ],
)
def test_a_wrong_field_is_named(desk, changes, said):
    path = desk.edit(next(iter(desk.people())), **changes)
    out = desk.act(path, power="correct", status=1)
    assert desk.said.startswith(said)
    assert not out.exists()


def test_what_a_list_said_on_its_day_is_not_rewritten(desk):
    subject, data = next(iter(desk.people().items()))
    rewritten = {**data["sources"]["friends"], "title": "Another list"}
    path = desk.edit(subject, sources={**data["sources"], "friends": rewritten})
    desk.act(path, power="correct", status=1)
    assert desk.said.startswith("edit.json: sources.friends: is what a list said on its day: leave it")


def test_an_edit_of_what_changed_meanwhile_is_refused(desk):
    subject = next(iter(desk.people()))
    mine, hers = (
        desk.edit(subject, "mine.json", whereabouts=RELEASED),
        desk.edit(subject, "hers.json", tags=["poet"]),
    )
    desk.land(desk.act(hers, power="correct"))
    desk.act(mine, status=1)
    assert (
        desk.said
        == f"mine.json: the entry {subject} has changed meanwhile; take it anew with nitka draft edit\n"
    )


def test_nobody_of_that_id(desk):
    out = desk.folder / "edit.json"
    assert run("draft", "edit", "a" * 16, *desk.record, "--out", out, status=1) == (
        "aaaaaaaaaaaaaaaa: the record has no such entry\n"
    )
    said = run("draft", "edit", "rasinka", *desk.record, "--out", out, status=1)
    assert said.startswith("rasinka: there is no such id. Perhaps:\n ")
    assert "Alesia Rasinka" in said


def test_an_edited_file_is_never_overwritten(desk):
    subject = next(iter(desk.people()))
    path = desk.edit(subject, whereabouts=RELEASED)
    said = run("draft", "edit", subject, *desk.record, "--out", path, status=1)
    assert said.endswith("edit.json exists already and is left as it is\n")
    assert json.loads(path.read_text())["data"]["whereabouts"] == RELEASED


def test_a_death_takes_two_sources_and_one_signature_more(desk):
    subject, data = next(iter(desk.people().items()))
    dead = {"state": "dead", "source": "ours", "on": "2026-11-20"}
    path = desk.edit(subject, whereabouts=dead)
    desk.act(path, status=1)
    assert "needs two independent sources" in desk.said
    assert "two independent sources and one signature more, 2 instead of 1" in desk.said
    ours = json.loads(path.read_text())["data"]["sources"]["ours"]
    second = {**ours, "title": "The second witness"}
    ways = [{"kind": "death", "when": "2026-11", "source": "second"}]
    desk.change(path, ways_out=ways, sources={**data["sources"], "ours": ours, "second": second})
    desk.act(path)
    assert "one signature more, 2 instead of 1" in desk.said
    outside = {
        "kind": "press",
        "title": "An invented paper",
        "url": "https://paper.example/1",
        "seen": "2026-11-21",
    }
    desk.change(
        path, ways_out=None, whereabouts={**dead, "source": "s1"}, sources={**data["sources"], "s1": outside}
    )
    desk.act(path)
    assert "signature more" not in desk.said


@pytest.mark.parametrize("kind", ["channel", "organisation", "correction"])
def test_a_template_as_it_stands_is_refused_and_filled_in_lands(desk, kind):
    path = desk.folder / f"{kind}.json"
    run("draft", "template", kind, "--out", path)
    desk.act(path, power="person", status=1)
    assert desk.said.startswith(f"{kind}.json: ")
    filled = {
        "channel": {"address": "https://t.me/invented", "title": {"en": "Invented channel"}},
        "organisation": {
            "code": "invented-lawyers", "name": "Invented lawyers", "url": "https://law.example",
            "services": [{"name": {"en": "Advice"}, "kind": "legal"}],
        },
        "correction": {"printed": "13", "correct": "12", "reason": {"en": "One person was counted twice."}},
    }[kind]  # fmt: skip
    desk.change(path, **filled)
    table = json.loads(path.read_text())
    (body,) = desk.land(desk.act(path, power="person"))
    assert (body.kind, body.subject) == (kind, table.get("subject") or "invented-lawyers")
    assert {key: body.data[key] for key in filled} == filled


@pytest.mark.parametrize(
    ("language", "word"), [("be", "няправільны"), ("ru", "неправильный"), ("pl", "błędny")]
)
def test_it_speaks_four_languages(desk, language, word):
    path = desk.folder / "edit.json"
    path.write_text("{")
    desk.act(path, status=1, more=["--lang", language])
    assert word in desk.said
