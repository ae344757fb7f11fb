"""Alesia makes her keys at a terminal; what is secret shows once, to her, and nowhere else."""

import os
import stat
import subprocess
import sys
from itertools import pairwise

import pytest


def run(*words, phrase=None, folder, check=True, more=()):
    """``nitka member …`` as its own process, in ``folder``; the phrase comes from a pipe, never from argv."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NITKA")}
    environment |= {"LC_ALL": "en_US.UTF-8", "NITKA_LOG": "DEBUG", **dict(more)}
    pipes = ()
    if phrase is not None:
        reader, writer = os.pipe()
        os.write(writer, phrase.encode())
        os.close(writer)
        environment["NITKA_PHRASE_FILE"] = f"/dev/fd/{reader}"
        pipes = (reader,)
    script = (
        "import typer; from nitka.cli.commands import member; app = typer.Typer(); member.register(app)\n"
    )
    script += "app.callback()(lambda: None); app()"
    done = subprocess.run(
        [sys.executable, "-c", script, "member", *words],
        cwd=folder,
        env=environment | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path) or os.getcwd()},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        pass_fds=pipes,
        timeout=60,
    )
    for pipe in pipes:
        os.close(pipe)
    assert not check or done.returncode == 0, done.stderr
    return done


def told_of(phrase, text):
    """Neighbours of the phrase that stand in ``text``; a single word ("file") may stand anywhere by chance."""
    return [f"{one} {two}" for one, two in pairwise(phrase.split()) if f"{one} {two}" in text]


def every_byte_below(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_member_makes_keys_seats_and_a_sheet_and_leaves_no_secret_behind(tmp_path):
    made = run("new", "alesia.key", folder=tmp_path)
    phrase = made.stdout.strip()
    assert len(phrase.split()) == 7
    assert stat.S_IMODE((tmp_path / "alesia.key").stat().st_mode) == 0o600
    seat = run("seat", "alesia.key", "--from", "2026-12", phrase=phrase, folder=tmp_path).stdout.strip()
    assert len(bytes.fromhex(seat)) == 32
    sheet = run("sheet", "alesia.key", phrase=phrase, folder=tmp_path).stdout.strip()
    shown = run("show", "alesia.key", phrase=sheet, folder=tmp_path).stdout
    assert shown.splitlines()[-1] == f"Circle one, from 2026-12: {seat}"
    assert shown.splitlines()[1].startswith("age1pq1")
    assert len(shown.splitlines()[3].split()) == 8
    assert [path.name for path in tmp_path.iterdir()] == ["alesia.key"]
    left = every_byte_below(tmp_path)
    assert [word for word in (phrase, sheet, seat, "age1pq1", "AGE-SECRET") if word.encode() in left] == []
    assert told_of(phrase, made.stderr + shown) == []


def test_old_seats_are_destroyed(tmp_path):
    phrase = run("new", "a.key", folder=tmp_path).stdout.strip()
    for month in ("2026-10", "2026-11", "2026-12"):
        run("seat", "a.key", "--from", month, phrase=phrase, folder=tmp_path)
    said = run("forget", "a.key", "--before", "2026-12", phrase=phrase, folder=tmp_path).stdout
    assert said == "2 old seats destroyed.\n"
    assert len(run("show", "a.key", phrase=phrase, folder=tmp_path).stdout.splitlines()) == 5


@pytest.mark.parametrize(
    "words, said",
    [
        (("show", "a.key"), "the phrase does not open this key file (or the file is damaged)"),
        (("show", "missing.key"), "missing.key: No such file or directory"),
        (("new", "a.key"), "a.key exists already and is left as it is"),
        (("new", "b.key", "--language", "xx"), "no word list for 'xx': one of"),
        (("seat", "a.key", "--from", "soon"), "A month is written 2026-12, not soon."),
    ],
)
def test_what_goes_wrong_is_one_clear_line(tmp_path, words, said):
    run("new", "a.key", folder=tmp_path)
    phrase = "abandon ability able about above absent absorb"
    done = run(*words, phrase=phrase, folder=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(said)
    assert len(done.stderr.splitlines()) == 1


def test_without_terminal_and_file_it_says_what_to_do(tmp_path):
    run("new", "a.key", folder=tmp_path)
    done = run("show", "a.key", folder=tmp_path, check=False)
    assert (done.returncode, "NITKA_PHRASE_FILE" in done.stderr) == (1, True)


def test_a_phrase_put_in_the_environment_by_mistake_is_not_repeated(tmp_path):
    phrase = run("new", "a.key", folder=tmp_path).stdout.strip()
    done = run("show", "a.key", folder=tmp_path, check=False, more={"NITKA_PHRASE_FILE": phrase}.items())
    assert (done.returncode, done.stdout) == (1, "")
    assert told_of(phrase, done.stderr) == []
