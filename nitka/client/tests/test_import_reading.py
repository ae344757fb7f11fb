"""Files as people send them: encodings, delimiters, broken quoting, workbooks. Messages name row and column."""

import datetime as dt
import tracemalloc

import openpyxl
import pytest

from nitka.client.importing.findings import FileRefused, HeaderRefused
from nitka.client.importing.opening import open_table

HEAD = "id,імя,горад\n"
ROWS = "1,Алеся Расінка,Брэст\n2,Багдан Гром,Мінск\n"


def written(tmp_path, data, name="list.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def rows_of(table):
    return [(row.number, row.cells) for row in table.rows()]


EXPECTED = [
    (2, {"id": "1", "імя": "Алеся Расінка", "горад": "Брэст"}),
    (3, {"id": "2", "імя": "Багдан Гром", "горад": "Мінск"}),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(tmp_path, encoding):
    table = open_table(written(tmp_path, (HEAD + ROWS).encode(encoding)))
    assert (table.columns, rows_of(table)) == (("id", "імя", "горад"), EXPECTED)


@pytest.mark.parametrize(("mark", "name"), [(",", "comma"), (";", "semicolon"), ("\t", "tab")])
def test_the_delimiter_is_told_from_the_header(tmp_path, mark, name):
    table = open_table(written(tmp_path, (HEAD + ROWS).replace(",", mark)))
    assert (table.about["delimiter"], rows_of(table)) == (name, EXPECTED)


def test_the_line_that_excel_puts_first_is_obeyed(tmp_path):
    table = open_table(written(tmp_path, "sep=;\n" + (HEAD + ROWS).replace(",", ";")))
    assert [cells for _, cells in rows_of(table)] == [cells for _, cells in EXPECTED]


def test_old_windows_encoding_is_named_with_row_and_column(tmp_path):
    path = written(tmp_path, "id,name,town\n1,Alesia,Brest\n2,Багдан Гром,Мінск\n".encode("cp1251"))
    with pytest.raises(FileRefused) as refused:
        open_table(path)
    assert str(refused.value) == (
        "list.csv, row 3, column name: not UTF-8 but, it seems, the old Windows encoding cp1251. "
        "Save the file as UTF-8, or say --encoding cp1251."
    )
    assert rows_of(open_table(path, encoding="cp1251"))[1] == (
        3,
        {"id": "2", "name": "Багдан Гром", "town": "Мінск"},
    )


def test_other_bytes_are_refused_with_row_and_column(tmp_path):
    with pytest.raises(FileRefused) as refused:
        open_table(written(tmp_path, b"id,name\n1,Jos\xe9\n"))
    assert (refused.value.code, refused.value.values["row"], refused.value.values["column"]) == (
        "not_utf8",
        2,
        "name",
    )


def test_an_encoding_nobody_knows(tmp_path):
    with pytest.raises(FileRefused) as refused:
        open_table(written(tmp_path, HEAD + ROWS), encoding="klingon-8")
    assert refused.value.code == "unknown_encoding"


def test_zero_bytes_are_no_text(tmp_path):
    with pytest.raises(FileRefused) as refused:
        open_table(written(tmp_path, "id,name\n1,Alesia\n".encode("utf-16-le")))
    assert refused.value.code == "binary"


def test_an_open_quotation_mark_names_the_row_where_it_stands(tmp_path):
    table = open_table(written(tmp_path, 'id,name\n1,Alesia\n2,"Bahdan\n3,Vera\n'))
    with pytest.raises(FileRefused) as refused:
        list(table.rows())
    assert (refused.value.code, refused.value.values["row"]) == ("broken_csv", 3)
    assert "list.csv, row 3 (line 3)" in str(refused.value)


def test_text_behind_a_quotation_mark_is_broken(tmp_path):
    table = open_table(written(tmp_path, 'id,name\n1,"Alesia" Rasinka\n'))
    with pytest.raises(FileRefused, match=r"row 2 \(line 2\): the CSV is broken"):
        list(table.rows())


@pytest.mark.parametrize("row", ["2,Bahdan,Minsk,more", "2"])
def test_a_row_of_another_width_is_broken(tmp_path, row):
    table = open_table(written(tmp_path, f"id,name,town\n1,Alesia,Brest\n{row}\n"))
    with pytest.raises(FileRefused, match="list.csv, row 3: "):
        list(table.rows())


def test_blank_rows_and_blank_cells_at_the_end_do_not_matter(tmp_path):
    table = open_table(written(tmp_path, "id,name,\n1,Alesia,\n\n,,\n2,Bahdan,,,\n"))
    assert rows_of(table) == [(2, {"id": "1", "name": "Alesia"}), (5, {"id": "2", "name": "Bahdan"})]


def test_a_cell_of_several_lines_is_one_row(tmp_path):
    table = open_table(written(tmp_path, 'id,prison\n1,"Prison No. 4\n212011, Mahilioŭ"\n2,Prison No. 1\n'))
    assert rows_of(table) == [
        (2, {"id": "1", "prison": "Prison No. 4\n212011, Mahilioŭ"}),
        (3, {"id": "2", "prison": "Prison No. 1"}),
    ]


def test_a_cell_without_end_is_refused(tmp_path):
    table = open_table(written(tmp_path, "id,name\n1," + "x" * 200_000 + "\n"))
    with pytest.raises(FileRefused, match="row 2"):
        list(table.rows())


def test_a_column_printed_twice_is_refused(tmp_path):
    with pytest.raises(HeaderRefused) as refused:
        open_table(written(tmp_path, "id,name,Name\n1,a,b\n"))
    assert str(refused.value) == "list.csv, row 1: the column “Name” stands twice, as column 2 and column 3."


@pytest.mark.parametrize(
    ("text", "code"), [("id,,name\n1,2,3\n", "blank_header"), (",,\n1,2,3\n", "no_header")]
)
def test_a_header_without_names_is_refused(tmp_path, text, code):
    with pytest.raises(HeaderRefused) as refused:
        open_table(written(tmp_path, text))
    assert refused.value.code == code


def test_unseen_characters_go_and_are_said(tmp_path):
    table = open_table(written(tmp_path, "id,name,town\n1,Ale\u200bsia,\u202eBrest\u202c\n"))
    row = next(table.rows())
    assert row.cells == {"id": "1", "name": "Alesia", "town": "Brest"}
    assert [(finding.column, finding.code) for finding in row.findings] == [
        ("name", "unseen_characters"),
        ("town", "direction_marks"),
    ]


def test_formulas_and_markup_are_seen(tmp_path):
    table = open_table(written(tmp_path, 'id,name,note\n1,<b>Alesia</b>,"=HYPERLINK(""http://x"")"\n'))
    row = next(table.rows())
    assert (row.marked, row.formulas) == (("name",), ("note",))


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path):
    path = written(tmp_path, HEAD + ROWS)
    with pytest.raises(FileRefused) as refused:
        open_table(path, most_bytes=20)
    assert refused.value.code == "too_large"


def test_two_hundred_megabytes_are_refused(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(FileRefused) as refused:
        open_table(path)
    assert str(refused.value) == (
        "huge.csv: 200 MB is too large; at most 100 MB. Take out columns that are not needed, or raise --most-mb."
    )


def test_too_many_rows_are_refused_at_the_row(tmp_path):
    table = open_table(written(tmp_path, "id,name\n" + "1,a\n" * 10), most_rows=4)
    with pytest.raises(FileRefused) as refused:
        list(table.rows())
    assert (refused.value.code, refused.value.values["row"]) == ("too_many_rows", 6)


def test_memory_does_not_grow_with_the_file(tmp_path):
    def peak(rows):
        path = written(tmp_path, "id,name\n" + "1,Alesia Rasinka\n" * rows, f"{rows}.csv")
        tracemalloc.start()
        assert sum(1 for _ in open_table(path).rows()) == rows
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(60_000) < peak(6_000) + 3_000_000


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_excel"),
        (b"%PDF-1.7 ", "not_a_list"),
        (b"PK\x03\x04 not a zip", "broken_workbook"),
    ],
)
def test_other_kinds_of_file_are_refused(tmp_path, data, code):
    with pytest.raises(FileRefused) as refused:
        open_table(written(tmp_path, data))
    assert refused.value.code == code


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileRefused, match="nowhere.csv: cannot be read"):
        open_table(tmp_path / "nowhere.csv")


def workbook(tmp_path, *sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "list.xlsx"
    book.save(path)
    return path


def test_a_workbook_is_read_as_text(tmp_path):
    path = workbook(
        tmp_path,
        (
            "list",
            [["id", "name", "born", "free"], [1, "Alesia", dt.date(1990, 5, 6), False], [], [2.5, "Bahdan"]],
        ),
    )
    assert rows_of(open_table(path)) == [
        (2, {"id": "1", "name": "Alesia", "born": "1990-05-06", "free": "FALSE"}),
        (4, {"id": "2.5", "name": "Bahdan"}),
    ]


def test_several_sheets_are_asked_about(tmp_path):
    path = workbook(tmp_path, ("now", [["id"], [1]]), ("old", [["id"], [2]]))
    with pytest.raises(FileRefused) as refused:
        open_table(path)
    assert (refused.value.code, refused.value.values["sheets"]) == ("several_sheets", "now, old")
    assert rows_of(open_table(path, sheet="old")) == [(2, {"id": "2"})]
    with pytest.raises(FileRefused, match="no sheet “gone”"):
        open_table(path, sheet="gone")


def test_a_formula_of_a_workbook_is_never_run(tmp_path):
    path = workbook(tmp_path, ("list", [["id", "name"], [1, "=CONCATENATE(A1,A2)"], [2, "Bahdan"]]))
    rows = list(open_table(path).rows())
    assert [(row.cells, row.formulas) for row in rows] == [
        ({"id": "1"}, ("name",)),
        ({"id": "2", "name": "Bahdan"}, ()),
    ]
