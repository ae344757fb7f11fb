"""Where this node lives: its folder, read once from the environment, and what ``node.toml`` says."""

import os
import secrets
import tomllib
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured


def node_folder() -> Path | None:
    """The folder named by ``NITKA_NODE``, or nothing when no node is meant."""
    named = os.environ.get("NITKA_NODE", "")
    return Path(named).resolve() if named else None


def node_table(folder: Path | None) -> dict[str, Any]:
    """What ``node.toml`` says; empty without a node or before ``nitka node init``."""
    if folder is None or not (folder / "node.toml").exists():
        return {}
    try:
        return tomllib.loads((folder / "node.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as broken:
        raise ImproperlyConfigured(f"{folder / 'node.toml'}: {broken}") from broken


def django_secret(folder: Path | None) -> str:
    """The node's own key from ``keys/django.key``; without a node a fresh one that nothing outlives."""
    path = folder / "keys" / "django.key" if folder else None
    return path.read_text(encoding="ascii").strip() if path and path.exists() else secrets.token_hex(32)


def database(folder: Path | None) -> dict[str, Any]:
    """SQLite in the node's folder, or PostgreSQL as named by ``NITKA_POSTGRES`` (``socket folder:port/name/user``).

    SQLite runs with synchronous FULL: with NORMAL an acknowledged act can be lost in a power cut.
    """
    postgres = os.environ.get("NITKA_POSTGRES", "")
    if postgres:
        try:
            place, name, user = postgres.rsplit("/", 2)
            host, port = place.rsplit(":", 1)
        except ValueError:
            raise ImproperlyConfigured("NITKA_POSTGRES is HOST:PORT/NAME/USER") from None
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": host,
            "PORT": port,
            "NAME": name,
            "USER": user,
            "CONN_MAX_AGE": 600,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / "db.sqlite3") if folder else ":memory:",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
            "PRAGMA secure_delete=ON;PRAGMA temp_store=MEMORY;",
        },
    }
