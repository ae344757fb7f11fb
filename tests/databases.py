"""A database of its own for a node that a test makes in a process: on the leg with PostgreSQL, a fresh one there."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """Environment for the node's processes; nothing on the leg with SQLite, where a node brings its own file."""
    named = os.environ.get("NITKA_POSTGRES", "")
    if not named:
        yield {}
        return
    import psycopg

    place, _, user = named.rsplit("/", 2)
    host, port = place.rsplit(":", 1)
    name = f"nitka_{secrets.token_hex(6)}"
    with psycopg.connect(host=host, port=port, user=user, dbname="postgres", autocommit=True) as link:
        link.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {"NITKA_POSTGRES": f"{place}/{name}/{user}"}
        finally:
            link.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
