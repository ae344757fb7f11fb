"""Load in short alternating rounds, medians of each: requests per second and processor time per request."""

import http.client
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.servers import Server


@dataclass
class Measured:
    """What one server did on one address, over all rounds."""

    name: str
    url: str
    server: Server
    paths: Sequence[str] = ()
    per_second: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Median of requests per second."""
        return statistics.median(self.per_second)

    @property
    def cost(self) -> float:
        """Median of the server's processor milliseconds per request."""
        return statistics.median(self.cpu_ms)


def body_of(url: str) -> bytes:
    """Fetch once; anything but 200 is an error, so that no error page is ever measured."""
    host, _, path = url.removeprefix("http://").partition("/")
    link = http.client.HTTPConnection(host, timeout=60)
    link.request("GET", "/" + path)
    answer = link.getresponse()
    body = answer.read()
    link.close()
    if answer.status != 200:
        raise RuntimeError(f"{url}: {answer.status}")
    return body


def one_round(measured: Measured, seconds: int) -> None:
    """wrk with one thread and eight connections for some seconds (it takes whole ones only)."""
    if not shutil.which("wrk"):
        raise RuntimeError("wrk is missing (Debian: apt-get install wrk)")
    before = measured.server.cpu_seconds()
    script = _script(measured.paths) if len(measured.paths) > 1 else []
    started = time.monotonic()
    command = ["wrk", "-t1", "-c8", f"-d{seconds}s", "--timeout", "30s", *script, measured.url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    took = time.monotonic() - started
    requests = int(re.search(r"(\d+) requests in", said)[1])  # type: ignore[index]
    if re.search(r"Non-2xx", said):
        raise RuntimeError(f"{measured.url} answered with errors")
    measured.per_second.append(requests / took)
    measured.cpu_ms.append((measured.server.cpu_seconds() - before) * 1000 / max(requests, 1))


def _script(paths: Sequence[str]) -> list[str]:
    """wrk asks for many addresses in turn by way of a few lines of Lua."""
    listed = ",".join(f'"{path}"' for path in paths)
    text = f"local p={{{listed}}} local n=0 request=function() n=n%#p+1 return wrk.format('GET',p[n]) end\n"
    with tempfile.NamedTemporaryFile("w", suffix=".lua", delete=False, encoding="ascii") as file:
        file.write(text)
    return ["-s", file.name]


def compare(
    pages: Sequence[tuple[str, Server, str | Sequence[str]]], rounds: int = 5, seconds: int = 2
) -> list[Measured]:
    """Measure (name, server, path or paths in turn), A B C A B C …, after one warm-up each."""
    measured = []
    for name, server, asked in pages:
        paths = [asked] if isinstance(asked, str) else list(asked)
        measured.append(Measured(name, server.url + paths[0], server, paths))
    for one in measured:
        body_of(one.url)
        one_round(one, 1)
        one.per_second.clear()
        one.cpu_ms.clear()
    for _ in range(rounds):
        for one in measured:
            one_round(one, seconds)
    return measured
