"""Servers to measure: started on loopback, their processor time read from the operating system."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
NGINX = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin") or "nginx"


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _family(pid: int) -> list[int]:
    """A process and all its descendants."""
    found = [pid]
    for child in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for other in child.read_text().split():
                found += _family(int(other))
        except OSError:
            continue
    return found


@dataclass
class Server:
    """A running server: its name, its address and the process whose family does the work."""

    name: str
    url: str
    process: subprocess.Popen[bytes]

    def cpu_seconds(self) -> float:
        """Processor time used so far by the process and its children, user and system."""
        total = 0
        for pid in _family(self.process.pid):
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
            except OSError:
                continue
            total += int(fields[11]) + int(fields[12])
        return total / TICKS


def wait_for(port: int, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Return when somebody listens; an error when the server died or never came."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with status {process.returncode}")
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the server did not come up")


@contextmanager
def started(name: str, command: list[str], port: int, **environment: str) -> Iterator[Server]:
    """Run a server for the length of a block."""
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port, process)
        yield Server(name, f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


NGINX_CONF = """daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types; default_type text/html; access_log off; sendfile on; tcp_nopush on;
  keepalive_requests 1000000; open_file_cache max=1000; server_tokens off;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port}; root {root};
{rules}
  }}
}}
"""


@contextmanager
def nginx(name: str, folder: Path, root: Path, rules: str = "") -> Iterator[Server]:
    """nginx (Debian's package) serving ``root``; ``rules`` are further lines of its server block."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    conf = folder / "nginx.conf"
    conf.write_text(NGINX_CONF.format(folder=folder, root=root, port=port, rules=rules), encoding="utf-8")
    with started(name, [NGINX, "-c", str(conf), "-e", str(folder / "error.log")], port) as server:
        yield server


@contextmanager
def gunicorn(name: str, node: Path, workers: int = 2) -> Iterator[Server]:
    """The public process as shipped, on a node's folder."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "nitka.config.wsgi:application", "-b", f"127.0.0.1:{port}"]
    command += [
        "-w",
        str(workers),
        "--threads",
        "4",
        "-k",
        "gthread",
        "--no-control-socket",
        "--log-level",
        "critical",
    ]
    with started(name, command, port, NITKA_NODE=str(node)) as server:
        yield server


@contextmanager
def datasette(name: str, database: Path) -> Iterator[Server]:
    """Datasette on a database file, immutable and without facet suggestions (its quickest setting)."""
    port = free_port()
    command = [sys.executable, "-m", "datasette", "-i", str(database), "-h", "127.0.0.1", "-p", str(port)]
    command += ["--setting", "suggest_facets", "off", "--setting", "default_page_size", "24"]
    with started(name, command, port) as server:
        yield server
