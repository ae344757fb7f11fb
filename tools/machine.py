"""What the tests need from the machine: named, and installed from Debian's packages where that is allowed."""

import os
import shutil
import subprocess
from pathlib import Path

# package → what shows that it is there
NEEDED = {
    "chromium": lambda: Path("/usr/bin/chromium").exists(),
    "postgresql": lambda: any(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
    "nginx-light": lambda: shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin") is not None,
    "fonts-noto-core": lambda: Path("/usr/share/fonts/truetype/noto").exists(),
}
LEFT_OUT = {
    "chromium": "the tests in a browser",
    "postgresql": "the tests on PostgreSQL",
    "nginx-light": "the tests behind nginx",
    "fonts-noto-core": "nothing (only the pictures look plainer)",
}
WANTED_FOR_BENCH = {"wrk": lambda: shutil.which("wrk") is not None}


def missing(needed: dict = NEEDED) -> list[str]:  # type: ignore[type-arg]
    """Debian packages that are not here."""
    return [name for name, is_here in needed.items() if not is_here()]


def install(names: list[str]) -> bool:
    """Install Debian packages when this user may; tells whether it tried and succeeded."""
    if not names:
        return True
    if os.getuid() != 0 or not shutil.which("apt-get"):
        return False
    print("Installing from Debian's packages: " + " ".join(names) + " (a minute or two) ...", flush=True)
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    return not subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names],
        env=quiet, stdout=subprocess.DEVNULL, check=False,
    ).returncode  # fmt: skip


def prepare(needed: dict = NEEDED) -> list[str]:  # type: ignore[type-arg]
    """Install what is missing; give back what is still missing, having said what is left out for it."""
    install(missing(needed))
    still = missing(needed)
    if still:
        print("Missing here: install them with  sudo apt-get install -y " + " ".join(still))
        for name in still:
            print(f"  without {name}: left out are {LEFT_OUT.get(name, 'some tests')}")
    return still
