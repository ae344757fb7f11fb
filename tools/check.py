"""``make check``: style, formats of templates, types, import contracts, house tests, complete translations."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


def steps() -> list[tuple[str, list[str]]]:
    """Each step's name and command, in the order of how fast it says no."""
    python = sys.executable
    found = [
        ("style", [str(BIN / "ruff"), "check", "."]),
        ("format", [str(BIN / "ruff"), "format", "--check", "."]),
        ("import contracts", [str(BIN / "lint-imports"), "--no-cache"]),
        ("house", [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/house"]),
        ("migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"]),
        ("django", [python, "manage.py", "check"]),
        ("types", [str(BIN / "mypy"), "nitka"]),
    ]
    templates = sorted(str(path) for path in (ROOT / "nitka").glob("*/templates/**/*.html"))
    if templates:
        found.insert(2, ("templates", [str(BIN / "djangofmt"), "--check", *templates]))
    return found


def main() -> int:
    """Run all steps, print one line each; 1 when any failed."""
    failed = []
    for name, command in steps():
        started = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        print(
            f"{'ok  ' if not done.returncode else 'FAIL'} {name} ({time.monotonic() - started:.1f} s)",
            flush=True,
        )
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr)
    if failed:
        print("Failed: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
