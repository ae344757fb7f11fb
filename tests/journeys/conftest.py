"""One node for all journeys of a run, also when several workers run them; a browser and a served site a module."""

import fcntl
import os
from pathlib import Path

import pytest

from tests.journeys.browser import chromium
from tests.journeys.built import build_small, served


@pytest.fixture(scope="session")
def node(tmp_path_factory, worker_id) -> Path:
    """The folder of the built node. Tests read it; who changes a file takes a copy.

    ``NITKA_BUILT`` names a folder that ``build_small`` made before, to be quick while writing tests.
    """
    if "NITKA_BUILT" in os.environ:
        return Path(os.environ["NITKA_BUILT"]) / "node"
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "journeys"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "done").exists():
            build_small(shared / "built")
            (shared / "done").touch()
    return shared / "built" / "node"


@pytest.fixture(scope="session")
def site(node) -> Path:
    """The folder of public files."""
    return node / "site"


@pytest.fixture(scope="module")
def origin(node):
    """Address of the served node."""
    with served(node) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    """A Chromium for the tests of one file; a longer life would disturb Django's tests in the same worker."""
    with chromium() as found:
        yield found
