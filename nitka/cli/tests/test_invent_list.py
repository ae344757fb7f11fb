"""``nitka invent`` at the terminal: a list that the importer takes whole, and clear words when it cannot be written."""

import csv

from typer.testing import CliRunner

from nitka.cli.commands import import_list, invent


def typed(*words):
    """What the command says and its exit status."""
    import typer

    app = typer.Typer()
    invent.register(app)
    import_list.register(app)
    done = CliRunner().invoke(app, list(words))
    return done.exit_code, done.output


def test_an_invented_list_is_taken_by_the_importer_row_for_row(tmp_path):
    out = tmp_path / "invented.csv"
    status, said = typed("invent", str(out), "--count", "60", "--seed", "3", "--lang", "be")
    assert (status, said) == (0, f"60 прыдуманых людзей: {out}\n")
    status, said = typed(
        "import", "people", str(out), "--profile", "invented", "--lang", "en", "--day", "2026-11-23"
    )
    counts = dict(line.split()[:2] for line in said.splitlines()[1:7])
    assert status == 0
    assert counts == {
        "created": "60", "updated": "0", "unchanged": "0", "withheld": "0", "rejected": "0", "question": "0",
    }  # fmt: skip


def test_the_list_says_on_every_row_that_it_is_invented(tmp_path):
    out = tmp_path / "invented.csv"
    typed("invent", str(out), "--count", "5", "--lang", "en")
    with out.open(encoding="utf-8", newline="") as file:
        assert [row["invented"] for row in csv.DictReader(file)] == ["true"] * 5


def test_what_cannot_be_written_is_said_and_nothing_is_left(tmp_path):
    inside = tmp_path / "missing" / "invented.csv"
    status, said = typed("invent", str(inside), "--lang", "en")
    assert status == 1
    assert said.startswith(f"{inside}: [Errno 2] No such file or directory")
    status, said = typed("invent", str(tmp_path / "a.csv"), "--count", "0", "--lang", "en")
    assert (status, said) == (
        1,
        f"{tmp_path / 'a.csv'}: between 1 and 250,000 people can be invented, not 0\n",
    )
    status, said = typed("invent", str(tmp_path / "a.csv"), "--day", "2026-02-31", "--lang", "en")
    assert (status, said) == (1, f"{tmp_path / 'a.csv'}: day is out of range for month\n")
    assert list(tmp_path.iterdir()) == []
