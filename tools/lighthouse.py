"""Lighthouse on home, people and person of a running demo: ``python tools/lighthouse.py http://127.0.0.1:8000``.

Needs npm; the program is installed into ``.lighthouse/`` (ignored by git), Chromium is Debian's.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".lighthouse"
VERSION = "12.8.2"
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
FLAGS += " --disable-component-update --disable-sync"
CATEGORIES = ("performance", "accessibility", "best-practices")


def install() -> Path:
    """The Lighthouse program, installed once."""
    program = HOME / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        if not shutil.which("npm"):
            raise SystemExit("npm is missing (Debian: apt-get install npm)")
        HOME.mkdir(exist_ok=True)
        command = [
            "npm",
            "install",
            "--prefix",
            str(HOME),
            "--no-save",
            "--no-package-lock",
            "--ignore-scripts",
        ]
        subprocess.run([*command, f"lighthouse@{VERSION}"], check=True, stdout=subprocess.DEVNULL)
    return program


def scores(program: Path, url: str) -> dict[str, int]:
    """Category → score of 100 for one page."""
    command = [str(program), url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    command += ["--only-categories=" + ",".join(CATEGORIES)]
    environment = {**os.environ, "CHROME_PATH": "/usr/bin/chromium"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"    {name}: {audit['title']} ({audit.get('displayValue', audit['score'])})")
    return {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}


def main() -> int:
    """Measure each page given by its path; 1 when any score is below 100."""
    origin = sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    program = install()
    below = False
    for path in sys.argv[2:] or ["/be/index.html", "/be/people/index.html"]:
        found = scores(program, origin + path)
        print(path, *(f"{name} {score}" for name, score in found.items()), flush=True)
        below = below or min(found.values()) < 100
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
