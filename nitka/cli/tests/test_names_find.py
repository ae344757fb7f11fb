"""``nitka names find``: Alesia keeps a list in Russian and is asked about people in every other spelling."""

import csv
import io

import openpyxl
import pytest
from typer.testing import CliRunner

from nitka.cli.commands import names
from nitka.cli.commands.names import FOUND

LIST = (
    "id,ФИО,Дата рождения,статус\n"
    "1,Комар Светлана Георгиевна,1982-09-11,held\n"
    "2,Быков Василь Владимирович,19.06.1964,\n"
    "3,Шапавалёнок Владимир,1970,\n"
    "4,Грибовский Дмитрий Петрович,31.02.1980,held\n"
    "5,Грибовский Дмитрий Петрович,1991,held\n"
)


def run(*arguments):
    return CliRunner().invoke(names.commands, [str(argument) for argument in arguments])


def written(folder, name, text, encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def table(text):
    return [tuple(row) for row in csv.reader(io.StringIO(text.lstrip("\ufeff")))]


def best(text):
    """Query → id of its first answer."""
    rows = table(text)
    assert rows[0] == FOUND
    return {row[1]: row[4] for row in rows[1:] if row[2] in ("", "1")}


def test_people_are_found_by_every_spelling(tmp_path):
    people = written(tmp_path, "list.csv", LIST)
    asked = written(
        tmp_path,
        "asked.csv",
        "name\nKamar Śviatłana\nВасіль Быкаў\nŠapavalonak Uładzimir\nС. Камар\nNobody Unknownperson\n",
    )
    done = run("find", people, asked, "--lang", "en")
    assert done.exit_code == 0
    assert best(done.stdout) == {
        "Kamar Śviatłana": "1", "Васіль Быкаў": "2", "Šapavalonak Uładzimir": "3", "С. Камар": "1",
        "Nobody Unknownperson": "",
    }  # fmt: skip
    assert "row 5, column Дата рождения: “31.02.1980” is no date; the year 1980 is used." in done.stderr
    assert done.stderr.endswith("5 names sought among 5; without an answer: 1.\n")


def test_a_year_of_birth_tells_namesakes_apart(tmp_path):
    people = written(tmp_path, "list.csv", LIST)
    asked = written(
        tmp_path, "asked.csv", "імя;год нараджэння\nЗміцер Грыбоўскі;1991\nДзмітрый Грыбоўскі;1980\n"
    )
    assert list(best(run("find", people, asked).stdout).values()) == ["5", "4"]


@pytest.mark.parametrize(
    "text",
    [
        "Васіль Быкаў\nСвятлана Камар\n",  # no header
        "name\nБыкаў, Васіль\nКамар, Святлана\n",  # a comma that nobody quoted
        '"Быкаў, Васіль"\n"Камар, Святлана"\n',
        "Быкаў, Васіль\nКамар, Святлана\n",
        "прозвішча;імя\nБыкаў;Васіль\nКамар;Святлана\n",
        "name_be,name_en\nВасіль Быкаў,Vasil Bykau\n,Sviatlana Kamar\n",
        "be\tru\nВасіль Быкаў\tВасиль Быков\nСвятлана Камар\tСветлана Комар\n",
        "surname,given name,patronymic\nBykau,Vasil,Uladzimiravich\nKamar,Sviatlana,\n",
        "nr,note,who\n7,x,Васіль Быкаў\n8,y,Святлана Камар\n",  # no header says it, the cells do
    ],
)
def test_files_of_any_shape_are_read(tmp_path, text):
    people = written(tmp_path, "list.csv", LIST)
    done = run("find", people, written(tmp_path, "asked.csv", text))
    assert done.exit_code == 0, done.stderr
    assert list(best(done.stdout).values()) == ["2", "1"], done.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_any_usual_encoding_is_read(tmp_path, encoding):
    people = written(tmp_path, "list.csv", LIST, encoding)
    done = run("find", people, written(tmp_path, "asked.csv", "Васіль Быкаў\n", "utf-8"), "--lang", "en")
    assert list(best(done.stdout).values()) == ["2"]
    assert ("cp1251" in done.stderr) is (encoding == "cp1251")


def test_a_workbook_is_read(tmp_path):
    book = openpyxl.Workbook()
    for row in (("Name", "Born"), ("Kamar Sviatlana", 1982), ("Васіль Быкаў", None)):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    asked = written(tmp_path, "asked.csv", "Быков Василь\n")
    assert table(run("find", tmp_path / "list.xlsx", asked).stdout)[1][5:] == ("Васіль Быкаў", "", "3")


def test_a_formula_comes_out_harmless(tmp_path):
    people = written(tmp_path, "list.csv", 'name\n"=HYPERLINK(""x"") Іван Гром"\n@Алена Гром\n')
    out = tmp_path / "out.csv"
    assert run("find", people, written(tmp_path, "asked.csv", "Іван Гром\n"), "--out", out).exit_code == 0
    assert all(cell[:1] not in ("=", "+", "-", "@") for row in table(out.read_text("utf-8")) for cell in row)


@pytest.mark.parametrize(
    ("people", "options", "said"),
    [
        ("id,town\n1,Brest\n2,Mir\n", (), "list.csv, row 1: no telling which column holds the names."),
        (LIST, ("--columns", "name=Ф"), "list.csv, row 1: there is no column “Ф”."),
        (LIST, ("--columns", "nom=ФИО"), "--columns nom=ФИО: it takes FIELD=HEADER"),
        ("name,town\n,Brest\n,Mir\n", (), "list.csv: not one name in the columns name."),
        ("", (), "list.csv"),
        ('name,town\n"Алена,Brest\n', (), "list.csv, row 2"),
        ("name,town\nАлена Гром,Brest,x\n", (), "list.csv, row 2"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_in_one_line(tmp_path, people, options, said):
    asked = written(tmp_path, "asked.csv", "Алена Гром\n")
    done = run("find", written(tmp_path, "list.csv", people), asked, "--lang", "en", *options)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith(said), done.stderr


def test_a_file_that_is_not_there(tmp_path):
    done = run("find", tmp_path / "list.csv", tmp_path / "asked.csv", "--lang", "be")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("list.csv")
