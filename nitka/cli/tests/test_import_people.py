"""Alesia imports her friends' list at a terminal: dry run, report, act, and the same list a month later."""

import csv
import re

import openpyxl
import pytest
import typer
from typer.testing import CliRunner

from nitka.cli.commands import import_list
from nitka.client.tests.builders import WrittenSite
from nitka.client.tests.lists import DATA, EXAMPLE, MAPPING, csv_text, friend, write_list, write_mapping
from nitka.ground import acts

APP = typer.Typer()
import_list.register(APP)


def run(*words):
    return CliRunner().invoke(
        APP, ["import", *map(str, words)], env={"LC_ALL": "C", "LANG": "C", "COLUMNS": "400"}
    )


def said(done):
    """What was printed, with single spaces."""
    return re.sub(r" +", " ", done.output)


@pytest.fixture
def site(tmp_path):
    """A record of three founders that holds nobody yet."""
    site = WrittenSite()
    site.land(site.team.founding())
    site.folder = tmp_path / "site"
    site.write(site.folder)
    return site


def landed(site, act):
    """The act, signed by as many as it takes, lands on the next day."""
    site.team.next_day()
    site.land(site.team.signed(acts.read_file(act.read_bytes()), list(site.team.seats)[:2]))
    site.write(site.folder)


def kinds(act):
    file = acts.read_file(act.read_bytes())
    found = {}
    for body in file.bodies:
        kind = acts.read_body(body).kind
        found[kind] = found.get(kind, 0) + 1
    return found


def friends(tmp_path, rows, name="friends.csv"):
    return [write_list(tmp_path, rows, name), "--mapping", write_mapping(tmp_path)]


def test_a_dry_run_writes_nothing(tmp_path):
    words = friends(tmp_path, [friend(1), friend(2)])
    before = sorted(tmp_path.iterdir())
    done = run("people", *words)
    assert (done.exit_code, sorted(tmp_path.iterdir())) == (0, before)
    assert "created 2 new" in said(done)
    assert "rows in all 2" in said(done)


def test_the_real_list_becomes_an_act_and_once_landed_says_nothing_new(tmp_path, site):
    act = tmp_path / "az.act"
    done = run("people", EXAMPLE, "--profile", "azerbaijan-2014", "--record", site.folder, "--out", act)
    assert done.exit_code == 0, done.output
    assert kinds(act) == {"facility": 22, "person": 98}
    landed(site, act)
    again = tmp_path / "again.act"
    done = run("people", EXAMPLE, "--profile", "azerbaijan-2014", "--record", site.folder, "--out", again)
    assert (done.exit_code, again.exists()) == (0, False)
    assert "unchanged 98 " in said(done)
    assert "The list says nothing that the record does not say already: no act was made." in done.output


def test_a_single_change_hides_among_ten(tmp_path, site):
    rows = [friend(n) for n in range(30)]
    act = tmp_path / "first.act"
    assert run("people", *friends(tmp_path, rows), "--record", site.folder, "--out", act).exit_code == 0
    landed(site, act)
    rows[4]["work"] = "nurse"
    act = tmp_path / "second.act"
    assert run("people", *friends(tmp_path, rows), "--record", site.folder, "--out", act).exit_code == 0
    assert kinds(act) == {"person": 1, "checked": 9}
    bodies = [acts.read_body(body) for body in acts.read_file(act.read_bytes()).bodies]
    assert len({body.subject for body in bodies}) == 10
    landed(site, act)
    done = run("people", *friends(tmp_path, rows), "--record", site.folder, "--out", tmp_path / "third.act")
    assert "unchanged 30 " in said(done)


def test_subjects_and_nonces_are_random(tmp_path, site):
    first, second = tmp_path / "1.act", tmp_path / "2.act"
    for act in (first, second):
        assert (
            run("people", *friends(tmp_path, [friend(1)]), "--record", site.folder, "--out", act).exit_code
            == 0
        )
    bodies = [acts.read_body(acts.read_file(act.read_bytes()).bodies[1]) for act in (first, second)]
    assert bodies[0].data == bodies[1].data
    assert len({body.subject for body in bodies}) == len({body.nonce for body in bodies}) == 2


def test_the_reports_add_up_and_hold_no_formula(tmp_path):
    rows = [
        friend(1),
        friend(2, page="https://friends.example/1"),
        friend(3, born="1988-02-31"),
        friend(4, id="=4+4"),
    ]
    html, sheet = tmp_path / "out" / "report.html", tmp_path / "out" / "report.csv"
    done = run("people", *friends(tmp_path, rows), "--report", html, "--report", sheet)
    assert done.exit_code == 1
    told = list(csv.DictReader(sheet.read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["row"], row["status"]) for row in told] == [
        ("2", "withheld"),
        ("3", "withheld"),
        ("4", "rejected"),
        ("5", "rejected"),
    ]
    assert told[2]["why"] == "born: there is no such day: 1988-02-31"
    assert told[3]["key"] == "'=4+4"
    page = html.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "born: there is no such day: 1988-02-31" in page


@pytest.mark.parametrize(("language", "word"), [("be", "адхілена"), ("ru", "отклонено"), ("pl", "odrzucono")])
def test_everything_is_said_in_four_languages(tmp_path, language, word):
    html = tmp_path / "report.html"
    words = friends(tmp_path, [friend(1), friend(3, born="1988-02-31")])
    done = run("people", *words, "--report", html, "--lang", language)
    assert (done.exit_code, word in done.output) == (1, True)
    assert f'<html lang="{language}">' in html.read_text(encoding="utf-8")


def test_a_rejected_row_stops_the_act_unless_it_is_left_out(tmp_path, site):
    act = tmp_path / "friends.act"
    words = [
        *friends(tmp_path, [friend(1), friend(2, born="31.02.1988")]),
        "--record",
        site.folder,
        "--out",
        act,
    ]
    done = run("people", *words)
    assert (done.exit_code, act.exists()) == (1, False)
    assert (
        "friends.csv: 1 rejected, so no act was written. The first: row 3, born: there is no such day: 31.02.1988."
        in done.output
    )
    done = run("people", *words, "--leave-out-rejected")
    assert (done.exit_code, kinds(act)) == (0, {"facility": 1, "person": 1})


def bad_files():
    good = csv_text([friend(1), friend(2)])
    yield "wrong encoding", good.replace("teacher", "настаўніца").encode("cp1251"), "row 2, column work"
    yield "broken", good.replace("Vera", '"Vera').encode(), "row 3"
    yield "a column twice", good.replace("work", "born", 1).encode(), "the column “born” stands twice"
    yield "a column missing", good.replace("stage", "phase", 1).encode(), "no column “stage”"
    yield "empty", b"", "the file is empty"


@pytest.mark.parametrize(
    ("name", "data", "message"), list(bad_files()), ids=[name for name, _, _ in bad_files()]
)
def test_a_broken_file_is_refused_and_nothing_is_written(tmp_path, site, name, data, message):
    words = friends(tmp_path, [friend(1)])
    words[0].write_bytes(data)
    act, report = tmp_path / "out.act", tmp_path / "report.html"
    done = run("people", *words, "--record", site.folder, "--out", act, "--report", report)
    assert (done.exit_code, act.exists(), report.exists()) == (1, False, False)
    assert "friends.csv" in done.output
    assert message in done.output


def test_a_list_too_large_is_refused(tmp_path):
    done = run("people", *friends(tmp_path, [friend(n) for n in range(4000)]), "--most-mb", "0")
    assert done.exit_code == 1
    assert "is too large" in done.output


def test_a_shrunken_list_stops(tmp_path, site):
    act = tmp_path / "friends.act"
    run("people", *friends(tmp_path, [friend(n) for n in range(20)]), "--record", site.folder, "--out", act)
    landed(site, act)
    less = [*friends(tmp_path, [friend(n) for n in range(10)]), "--record", site.folder]
    done = run("people", *less)
    assert (done.exit_code, "50 % fewer" in done.output) == (1, True)
    done = run("people", *less, "--shrunk-is-right")
    assert done.exit_code == 0
    assert "nobody is withdrawn without a decision: 10" in done.output


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('stage = "stage"', 'stages = "stage"', "friends.toml, columns.stages: is not one of"),
        ('name = "name"', "", "friends.toml, columns.name: is missing: no column says the name"),
        ('"in prison before trial" = "remand"', '"x" = "jail"', "values.stage.x: 'jail' is not one of"),
        ('since = "2024-05"', 'since = "May 2024"', "friends.toml, list.since"),
        ('title = "List of Friends"', 'title = "…"', "friends.toml, list.title: still says …"),
        ("[columns]", "[columns", "friends.toml: not a TOML file"),
    ],
)
def test_a_mapping_that_is_wrong_is_told_by_its_key(tmp_path, old, new, message):
    words = friends(tmp_path, [friend(1)])
    write_mapping(tmp_path, MAPPING.replace(old, new))
    done = run("people", *words)
    assert done.exit_code == 1
    assert message in done.output


def test_profile_or_mapping_one_of_them(tmp_path):
    path = write_list(tmp_path, [friend(1)])
    assert run("people", path).exit_code == 2
    done = run("people", path, "--profile", "nobody")
    assert (done.exit_code, "No profile is called nobody; there are: azerbaijan-2014" in done.output) == (
        1,
        True,
    )


def test_an_act_needs_a_record(tmp_path):
    assert run("people", *friends(tmp_path, [friend(1)]), "--out", tmp_path / "x.act").exit_code == 2
    done = run(
        "people",
        *friends(tmp_path, [friend(1)]),
        "--record",
        tmp_path / "nowhere",
        "--out",
        tmp_path / "x.act",
    )
    assert (done.exit_code, (tmp_path / "x.act").exists()) == (1, False)


def test_answers_come_back_in_the_report(tmp_path, site):
    sheet, act = tmp_path / "report.csv", tmp_path / "friends.act"
    words = friends(tmp_path, [friend(1), friend(2, page="https://friends.example/1")])
    assert run("people", *words, "--report", sheet).exit_code == 0
    rows = list(csv.DictReader(sheet.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        row["answer"] = "new"
    sheet.write_text(csv_text(rows), encoding="utf-8")
    done = run("people", *words, "--answers", sheet, "--record", site.folder, "--out", act)
    assert (done.exit_code, kinds(act)["person"]) == (0, 2)
    sheet.write_text(csv_text(rows).replace("new", "perhaps"), encoding="utf-8")
    done = run("people", *words, "--answers", sheet)
    assert done.exit_code == 1
    assert (
        "report.csv, row 2, column answer: “perhaps” is not one of new, same, dead, alive, leave."
        in done.output
    )


def test_a_workbook_with_a_mapping(tmp_path, site):
    book = openpyxl.Workbook()
    row = friend(1)
    book.active.append(list(row))
    book.active.append(list(row.values()))
    path, act = tmp_path / "friends.xlsx", tmp_path / "friends.act"
    book.save(path)
    done = run("people", path, "--mapping", write_mapping(tmp_path), "--record", site.folder, "--out", act)
    assert (done.exit_code, kinds(act)) == (0, {"facility": 1, "person": 1})


def test_a_formula_without_a_value_names_row_and_column(tmp_path):
    book = openpyxl.Workbook()
    row = friend(1, work="=1+1")
    book.active.append(list(row))
    book.active.append(list(row.values()))
    path = tmp_path / "friends.xlsx"
    book.save(path)
    done = run("people", path, "--mapping", write_mapping(tmp_path))
    assert done.exit_code == 1
    assert "friends.xlsx: 1 rejected, so no act was written. The first: row 2, work: a formula" in done.output


def test_three_languages_of_one_list(tmp_path, site):
    act = tmp_path / "viasna.act"
    files = [DATA / f"viasna-{language}.csv" for language in ("be", "ru", "en")]
    words = ["--profile", "viasna", "--record", site.folder, "--out", act, "--leave-out-rejected"]
    done = run("people", *files, *words)
    assert (done.exit_code, kinds(act)) == (0, {"facility": 5, "person": 56})


def test_three_languages_read_again_say_nothing_new(tmp_path, site):
    act = tmp_path / "viasna.act"
    files = [DATA / f"viasna-{language}.csv" for language in ("be", "ru", "en")]
    words = ["people", *files, "--profile", "viasna", "--record", site.folder, "--leave-out-rejected"]
    assert run(*words, "--out", act).exit_code == 0
    landed(site, act)
    done = run(*words, "--out", tmp_path / "again.act", "--day", "2027-02-01")
    assert (done.exit_code, (tmp_path / "again.act").exists()) == (0, False)
    assert "unchanged 56 " in said(done)


def test_a_place_that_cannot_be_written(tmp_path, site):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    words = [*friends(tmp_path, [friend(1)]), "--record", site.folder]
    for more in (["--out", tmp_path / "file" / "x.act"], ["--report", tmp_path / "file" / "x.html"]):
        done = run("people", *words, *more)
        assert done.exit_code == 1
        assert f"{more[1]}: File exists" in done.output


def test_a_first_mapping_is_guessed_and_is_a_mapping_once_filled_in(tmp_path):
    path, made = write_list(tmp_path, [friend(1), friend(2)]), tmp_path / "made.toml"
    assert run("mapping", path, "--out", made).exit_code == 0
    text = made.read_text(encoding="utf-8")
    assert 'born = "born"   # 1971-05-02' in text
    assert 'profession = "work"   # teacher' in text
    assert run("mapping", path, "--out", made).exit_code == 1
    done = run("people", path, "--mapping", made)
    assert (done.exit_code, "list.title: still says …" in done.output) == (1, True)
    made.write_text(text.replace('"…"', '"List of Friends"'), encoding="utf-8")
    done = run("people", path, "--mapping", made)
    assert done.exit_code == 0, done.output
    assert "created 2 new" in said(done)


def test_the_reference_data_becomes_an_act_once(tmp_path, site):
    act = tmp_path / "reference.act"
    assert "facility: 33 new or changed" in run("reference").output
    done = run("reference", "--record", site.folder, "--out", act)
    assert (done.exit_code, kinds(act)) == (0, {"facility": 33, "article": 55, "rule": 26})
    landed(site, act)
    done = run("reference", "--record", site.folder, "--out", tmp_path / "again.act")
    assert (done.exit_code, (tmp_path / "again.act").exists()) == (0, False)


def test_the_profiles_are_listed():
    names = [line.split()[0] for line in run("profiles").output.splitlines()]
    assert names == ["azerbaijan-2014", "invented", "viasna"]
