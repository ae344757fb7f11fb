"""A small node made by the very commands an initiative types: once for a whole run of the journeys."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def nitka(*words: str, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    """Type a command; its output is given back."""
    done = subprocess.run(
        [sys.executable, "-m", "nitka", *words],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if check and done.returncode:
        raise AssertionError(f"nitka {' '.join(words)}\n{done.stdout}{done.stderr}")
    return done


def fetch(url: str) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers of an address; errors are answers too."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status, answer.read(), dict(answer.headers)
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read(), dict(refused.headers)


@contextmanager
def served(node: Path) -> Iterator[str]:
    """The node's public process on a free port; gives its address."""
    from nitka.cli.commands.serve import free_port

    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "nitka", "serve", str(node), "--port", str(port), "--workers", "1"],
        cwd=ROOT, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        origin = f"http://127.0.0.1:{port}"
        for _ in range(200):
            try:
                urllib.request.urlopen(origin + "/", timeout=1)
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.1)
        yield origin
    finally:
        process.terminate()
        process.wait(10)
