#!/usr/bin/env python3
"""Everything a newcomer types: ``python3 dev.py demo``, ``test``, ``check``, ``bench``, ``shots``, ``soak``.

Needs nothing but Python: it makes the environment from the hashed requirements and runs the rest in it.
"""

import argparse
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
OLDEST = (3, 11)


def say(message):
    """One line, at once."""
    sys.stdout.write(message + "\n")
    sys.stdout.flush()


def stop(message):
    """Print one line and leave with status 1."""
    sys.stderr.write(message + "\n")
    sys.exit(1)


def older_than_we_need():
    """Refuse an old Python in one line that says what to do."""
    if sys.version_info[:2] < OLDEST:
        found = "%d.%d" % sys.version_info[:2]
        stop(
            "Nitka needs Python 3.11 or newer; this is %s. Try: python3.11 dev.py (or: make PYTHON=python3.11)"
            % found
        )


def run(*command, **more):
    """Run a command in the project's folder; its failure ends this program with its status."""
    environment = dict(os.environ, **more.pop("env", {}))
    done = subprocess.run(command, cwd=HERE, env=environment, **more)
    if done.returncode:
        sys.exit(done.returncode)
    return done


def environment_folder(name):
    return os.path.join(HERE, name)


def python_of(folder):
    return os.path.join(folder, "bin", "python")


def stamp_of(lock):
    with open(os.path.join(HERE, "requirements", lock + ".txt"), "rb") as file:
        return lock + " " + hashlib.sha256(file.read()).hexdigest()


def fresh(folder, locks):
    """Whether the environment was made from one of these locks as they are now."""
    try:
        with open(os.path.join(folder, "nitka.stamp"), encoding="ascii") as file:
            return file.read() in {stamp_of(lock) for lock in locks}
    except OSError:
        return False


def make_environment(lock="run", name=".venv", python=sys.executable):
    """An environment with exactly the locked packages; made once, made anew when the lock changes."""
    folder = environment_folder(name)
    good_enough = [lock, "dev"] if lock == "run" else [lock]
    if fresh(folder, good_enough):
        return python_of(folder)
    started = time.monotonic()
    say("Making the environment in %s (about half a minute) ..." % name)
    if not os.path.exists(python_of(folder)):
        made = subprocess.run([python, "-m", "venv", folder], capture_output=True, text=True)
        if made.returncode:
            shutil.rmtree(folder, ignore_errors=True)
            if "ensurepip" in made.stdout + made.stderr:
                stop("Python's venv is missing here. Install it with: sudo apt-get install -y python3-venv")
            stop("Could not make the environment: " + (made.stderr or made.stdout).strip())
    pip = [python_of(folder), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pip += ["--require-hashes", "--only-binary", ":all:", "-r", os.path.join("requirements", lock + ".txt")]
    if subprocess.run(pip, cwd=HERE).returncode:
        stop("The packages could not be installed: see above. The same command can be run again.")
    write_entrances(folder)
    with open(os.path.join(folder, "nitka.stamp"), "w", encoding="ascii") as file:
        file.write(stamp_of(lock))
    say("  done in %.0f s" % (time.monotonic() - started))
    return python_of(folder)


def write_entrances(folder):
    """A ``nitka`` command in the environment, and the project on its path."""
    libraries = os.path.join(folder, "lib")
    for version in os.listdir(libraries):
        packages = os.path.join(libraries, version, "site-packages")
        if os.path.isdir(packages):
            with open(os.path.join(packages, "nitka-here.pth"), "w", encoding="utf-8") as file:
                file.write(HERE + "\n")
    command = os.path.join(folder, "bin", "nitka")
    with open(command, "w", encoding="ascii") as file:
        file.write('#!/bin/sh\nexec "$(dirname "$0")/python" -m nitka "$@"\n')
    os.chmod(command, 0o755)


def port_is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def demo(options):
    """The node with two lists, on 127.0.0.1."""
    if not 1 <= options.port <= 65535:
        stop("A port is a number from 1 to 65535, not %d." % options.port)
    if not port_is_free(options.port):
        stop(
            "Port %d is taken. Choose another one: make demo PORT=%d"
            % (options.port, min(options.port + 1, 65535))
        )
    python = make_environment()
    command = [python, "-m", "nitka", "demo", "--folder", options.folder, "--port", str(options.port)]
    if options.check:
        command.append("--check")
    try:
        run(*command)
    except KeyboardInterrupt:
        say("\nStopped. The node is kept in %s; the same command starts it again." % options.folder)


def tool(name):
    """A command of ``tools/``, run inside the developers' environment."""

    def run_tool(options):
        python = make_environment("dev")
        run(python, os.path.join("tools", name + ".py"), *options.rest)

    return run_tool


def main():
    """Read the command line and do what it names."""
    older_than_we_need()
    parser = argparse.ArgumentParser(description="Nitka: everything a newcomer types.")
    commands = parser.add_subparsers(dest="command", required=True)
    show = commands.add_parser("demo", help="a node with two lists on 127.0.0.1")
    show.add_argument("--port", type=int, default=8000)
    show.add_argument("--check", action="store_true", help="build, fetch every kind of page, verify, stop")
    show.add_argument("--folder", default="demo-node", help="where the node lives (kept between runs)")
    show.set_defaults(do=demo)
    for name, what in (
        ("test", "every test, on SQLite and PostgreSQL, in a real browser"),
        ("check", "style, types, import contracts, house tests, translations"),
        ("bench", "speed, as ratios in one run"),
        ("shots", "pictures of every page"),
        ("soak", "long runs of faults and load"),
    ):
        command = commands.add_parser(name, help=what, add_help=False)
        command.set_defaults(do=tool(name))
    options, rest = parser.parse_known_args()
    if rest and options.command == "demo":
        parser.error("unknown: " + " ".join(rest))
    options.rest = rest
    options.do(options)


if __name__ == "__main__":
    main()
