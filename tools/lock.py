"""Compiles ``requirements/*.in`` into hashed locks that name no host (needs ``uv`` from the developers' set)."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUIET = [
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "-q",
]
LOCKS = (
    ("run.in", "run.txt", "3.11", []),
    ("dev.in", "dev.txt", "3.11", []),
    ("bench.in", "bench.txt", "3.11", []),
    ("dev.in", "next.txt", "3.13", ["--override", "requirements/next.in"]),
)


def main() -> int:
    """Compile all of them; the first failure ends it."""
    uv = str(Path(sys.executable).parent / "uv")
    for source, target, python, more in LOCKS:
        command = [uv, "pip", "compile", f"requirements/{source}", "--python-version", python, *QUIET, *more]
        done = subprocess.run(
            [*command, "--no-annotate", "-o", f"requirements/{target}"], cwd=ROOT, check=False
        )
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
