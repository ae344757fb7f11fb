"""A throw-away PostgreSQL cluster: made in a temporary folder, reached by socket only, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PORT = 54311


class NoPostgres(RuntimeError):
    """PostgreSQL's programs are not on this machine."""


def programs() -> Path:
    """The folder with ``initdb`` and ``pg_ctl`` of the newest installed PostgreSQL."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if not found:
        raise NoPostgres("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return found[-1].parent


def _as_somebody() -> list[str]:
    """PostgreSQL refuses root: run as ``postgres`` then."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster; gives the value for ``NITKA_POSTGRES``."""
    where = programs()
    folder = Path(tempfile.mkdtemp(prefix="nitka-pg-"))
    if os.getuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    somebody = _as_somebody()
    data = folder / "data"
    try:
        subprocess.run(
            [*somebody, str(where / "initdb"), "-D", str(data), "-A", "trust", "-U", "postgres", "-E", "UTF8",
             "--locale=C.UTF-8", "-N"],
            check=True, capture_output=True, cwd=folder,
        )  # fmt: skip
        options = f"-k {folder} -p {PORT} -c listen_addresses='' -c fsync=off -c max_connections=60"
        subprocess.run(
            [*somebody, str(where / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"),
             "-o", options, "start"],
            check=True, capture_output=True, cwd=folder,
        )  # fmt: skip
        try:
            yield f"{folder}:{PORT}/nitka/postgres"
        finally:
            subprocess.run([*somebody, str(where / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"],
                           check=False, capture_output=True, cwd=folder)  # fmt: skip
    finally:
        shutil.rmtree(folder, ignore_errors=True)
