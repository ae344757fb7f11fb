"""``make test``: everything, on SQLite, on PostgreSQL, on the next Python, and the demo from nothing."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools import machine, postgres  # noqa: E402

CI = os.environ.get("CI") == "true"


class Legs:
    """Runs named steps one after the other and keeps the score."""

    def __init__(self) -> None:
        self.passed: list[str] = []
        self.failed: list[str] = []

    def run(self, name: str, command: list[str], **environment: str) -> None:
        """One step: its output goes through, its status is kept."""
        print(f"\n=== {name}", flush=True)
        started = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False)
        (self.failed if done.returncode else self.passed).append(name)
        print(
            f"=== {name}: {'failed' if done.returncode else 'ok'} in {time.monotonic() - started:.0f} s",
            flush=True,
        )


def pytest(*words: str, python: str = sys.executable) -> list[str]:
    """The command of one pytest leg, on both cores."""
    return [python, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", "-p", "no:cacheprovider", *words]


def python_313() -> str | None:
    """Python 3.13 where it is present: on the path, or beside this one."""
    candidates = [shutil.which("python3.13")]
    candidates += [str(path) for path in Path(sys.base_prefix).parent.glob("3.13*/bin/python3.13")]
    for candidate in candidates:
        if (
            candidate
            and not subprocess.run([candidate, "-c", ""], capture_output=True, check=False).returncode
        ):
            return candidate
    return None


def leave_out(absent: list[str]) -> list[str]:
    """Marks of tests that cannot run here; on CI nothing may be missing."""
    marks = {"chromium": "browser", "nginx-light": "nginx"}
    return [f"not {marks[name]}" for name in absent if name in marks]


def next_python(legs: Legs) -> None:
    """The same tests on Python 3.13 with the Django that the next LTS grows from."""
    newer = python_313()
    if newer is None:
        print("\n=== Python 3.13 is not on this machine: its leg is left out")
        return
    making = "import dev,sys;dev.make_environment('next', '.venv-next', sys.argv[1])"
    legs.run("environment with Python 3.13 and Django 6.1", [sys.executable, "-c", making, newer])
    if (ROOT / ".venv-next" / "bin" / "python").exists():
        python = str(ROOT / ".venv-next" / "bin" / "python")
        legs.run("Python 3.13, Django 6.1", pytest("-m", "not browser and not nginx", python=python))


def main() -> int:
    """All legs; 0 only when each of them passed."""
    legs = Legs()
    absent = machine.prepare()
    if CI and absent:
        print("On CI nothing may be left out.")
        return 1
    without = " and ".join(leave_out(absent))
    legs.run("check", [sys.executable, "tools/check.py"])
    legs.run("SQLite", pytest(*(["-m", without] if without else []), *sys.argv[1:]))
    if "postgresql" not in absent:
        with postgres.cluster() as address:
            legs.run(
                "PostgreSQL", pytest("-m", "not browser and not nginx", *sys.argv[1:]), NITKA_POSTGRES=address
            )
    next_python(legs)
    with tempfile.TemporaryDirectory() as folder:
        node = str(Path(folder) / "node")
        legs.run("demo", [sys.executable, "-m", "nitka", "demo", "--folder", node, "--port", "0", "--check"])
    print("\nlegs: " + ", ".join(f"{name} ok" for name in legs.passed))
    for name in legs.failed:
        print(f"FAILED: {name}")
    print(f"{len(legs.passed)} passed, {len(legs.failed)} failed")
    return 1 if legs.failed else 0


if __name__ == "__main__":
    sys.exit(main())
