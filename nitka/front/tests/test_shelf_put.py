"""The site folder: only what changed is written, whole, with the landing hour; what is gone goes."""

from datetime import UTC, datetime

import pytest

from nitka.front.rendering.kinds import File, Kind
from nitka.front.rendering.press import Press
from nitka.front.rendering.shelf import Shelf, SiteFolderError
from nitka.front.tests.builders import a_site

HOUR = datetime(2026, 11, 22, 18, tzinfo=UTC)


def never():
    raise AssertionError("built although nothing changed")


def test_a_page_is_built_again_only_when_its_inputs_change(tmp_path):
    shelf = Shelf(tmp_path / "site", HOUR, "release")
    first = shelf.put(File("be/a.html", "one", lambda: "text"), "kind")
    shelf.keep([first], 1)
    again = shelf.put(File("be/a.html", "one", never), "kind")
    assert (first.written, again.written) == (True, False)
    assert again.sha256 == first.sha256
    changed = shelf.put(File("be/a.html", "two", lambda: "other"), "kind")
    assert changed.written
    assert (tmp_path / "site/be/a.html").read_text() == "other"
    assert (tmp_path / "site/be/a.html").stat().st_mtime == HOUR.timestamp()


def test_same_bytes_from_other_inputs_are_not_written(tmp_path):
    shelf = Shelf(tmp_path / "site", HOUR, "release")
    shelf.keep([shelf.put(File("a.html", "one", lambda: "text"), "kind")], 1)
    assert not shelf.put(File("a.html", "two", lambda: "text"), "kind").written


def test_a_file_that_was_taken_away_comes_back(tmp_path):
    shelf = Shelf(tmp_path / "site", HOUR, "release")
    file = File("a.html", "one", lambda: "text")
    shelf.keep([shelf.put(file, "kind")], 1)
    (tmp_path / "site/a.html").unlink()
    assert shelf.put(file, "kind").written


def test_a_folder_that_cannot_be_written_names_the_file(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/be").write_text("a file where a folder should be")
    shelf = Shelf(tmp_path / "site", HOUR, "release")
    with pytest.raises(SiteFolderError, match=r"be/a\.html"):
        shelf.put(File("be/a.html", "one", lambda: "text"), "kind")


def test_pages_of_people_who_are_gone_go_at_once_and_nobody_elses(tmp_path):
    here = {"a": "text", "b": "text"}

    def files(_site, _cut):
        return (File(f"be/{name}.html", name, lambda: "text", name) for name in here)

    kind = Kind("people", files, slices_of=lambda _site, _subjects: [None])
    press = Press(a_site(), tmp_path / "site", [kind])
    press.print_all()
    del here["a"]
    report = press.print_subjects(["a"])
    assert report.removed == ["be/a.html"]
    assert sorted(path.name for path in (tmp_path / "site/be").iterdir()) == ["b.html"]


def test_a_whole_run_removes_what_nobody_asks_for_any_more(tmp_path):
    def kind(*names):
        return Kind("root", lambda _site, _cut: (File(name, name, lambda: "text") for name in names))

    Press(a_site(), tmp_path / "site", [kind("a.html", "b.html")]).print_all()
    report = Press(a_site(), tmp_path / "site", [kind("b.html")]).print_all()
    assert (report.written, report.removed) == ([], ["a.html"])


def test_what_the_manifest_lists_is_what_lies_there(tmp_path):
    shelf = Shelf(tmp_path / "site", HOUR, "release")
    shelf.keep([shelf.put(File("a.html", "", lambda: "text"), "kind")], 1)
    assert list(shelf.files()) == [
        ("a.html", "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1", 4)
    ]
