"""At a real terminal: the phrase is asked without echo, and an act is accepted with one "yes" or not at all."""

import os
import pty
import select
import subprocess
import sys
import time

import pytest

PYTHON = [sys.executable, "-m", "nitka"]


def environment(folder):
    kept = {name: text for name, text in os.environ.items() if not name.startswith("NITKA")}
    path = os.pathsep.join([os.getcwd(), *sys.path])
    return kept | {
        "LC_ALL": "be_BY.UTF-8",
        "NITKA_STATE": str(folder / "state"),
        "PYTHONPATH": path,
        "TERM": "dumb",
    }


def typed(folder, words, wait_for, answer):
    """Everything the terminal shows when ``answer`` is typed at ``wait_for``, and the exit status."""
    told = environment(folder)
    child, screen = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve(PYTHON[0], [*PYTHON, *words], told)
    shown, answered, end = b"", False, time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([screen], [], [], 0.2)[0]:
            try:
                part = os.read(screen, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        if not answered and wait_for.encode() in shown:
            # Echo is switched off just after the prompt is written.
            time.sleep(0.3)
            os.write(screen, answer.encode() + b"\n")
            answered = True
    os.close(screen)
    return shown.decode("utf-8", "replace"), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def quiet(folder, *words):
    done = subprocess.run(
        [*PYTHON, *words], cwd=folder, env=environment(folder), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def test_a_phrase_typed_at_the_terminal_does_not_show(folder):
    phrase = quiet(folder, "member", "new", "a.key", "--language", "be")
    shown, status = typed(folder, ["member", "show", "a.key"], "Фраза:", phrase)
    assert (status, "age1pq1" in shown) == (0, True)
    assert [word for word in phrase.split() if word in shown.split()] == []


@pytest.mark.parametrize("answer, accepted", [("так", True), ("yes", True), ("не", False), ("", False)])
def test_an_act_is_accepted_with_one_yes(folder, answer, accepted):
    seat = "ab" * 32
    log = quiet(folder, "node", "prepare", "node", "--name", "Проба", "--origin", "https://nitka.example")
    quiet(folder, "charter", "draft", "founding.act", "--log", log, "--seat", seat)
    shown, status = typed(folder, ["review", "founding.act"], "(так / не)", answer)
    assert ("Кола one: 1 месца." in shown, status) == (True, 0 if accepted else 1)
    assert (folder / "state" / "reviewed").exists() == accepted
