"""Are the pages those of the record? They are made again from the bodies on a temporary node and compared."""

import hashlib
import os
import tempfile
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from nitka.cli.nodes import PAGES, Steps, release, render_pages, start_django
from nitka.client.pictures import NamedPhotos, fetch_photos
from nitka.client.replay import Finding, ReadAct
from nitka.client.sources import Missing, Source
from nitka.client.verify import Verdict
from nitka.ground import canonical, layout
from nitka.ground.wording import Words


def compare_pages(source: Source, verdict: Verdict, read: list[ReadAct], t: Words, steps: Steps) -> list[str]:
    """Make every page again and add a finding to ``verdict`` for each that differs; sentences to show.

    Only the release that made the pages makes the same ones: with another one nothing is compared, and that is said.
    """
    try:
        made = canonical.parse(source.read(PAGES))
        day, theirs, table = date.fromisoformat(made["day"]), str(made["release"]), _as_toml(made["node"])
        whole = made["whole"] is True
        tomllib.loads(table)
    except Missing:
        return [t("verify.no_pages")]
    except (ValueError, LookupError, TypeError, AttributeError) as wrong:
        verdict.findings.append(Finding(PAGES, f"is not written as a node writes it: {wrong}"))
        return []
    if not whole:
        return [t("verify.not_whole")]
    with tempfile.TemporaryDirectory() as spare:
        folder = Path(spare)
        _temporary_node(folder, table)
        ours = release()
        if ours != theirs:
            return [t("verify.other_release", theirs=theirs, ours=ours)]
        _take_over(read, source, steps, t("verify.pages"))
        render_pages(folder / "site", day)
        verdict.findings += _differences(verdict.files, folder / "site")
    return [t("verify.pages_hold")]


def _differences(files: list[layout.Listed], made: Path) -> list[Finding]:
    here = {path: hashlib.sha256((made / path).read_bytes()).hexdigest() for path in layout.files_below(made)}
    there = {
        one.path: one.sha256
        for one in files
        if not one.path.startswith("record/") and one.path != "receipt.html"
    }
    wrong = [path for path in there if path not in here or here[path] != there[path]]
    lacking = [path for path in here if path not in there]
    return [Finding(path, "does not follow from the record") for path in wrong] + [
        Finding(path, "follows from the record, but is not there") for path in lacking
    ]


def _temporary_node(folder: Path, table: str) -> None:
    """A node in a folder that is thrown away: its settings, its empty tables."""
    from django.core.management import call_command

    (folder / "node.toml").write_text(table, encoding="utf-8")
    os.environ["NITKA_NODE"] = str(folder)
    os.environ.pop("NITKA_POSTGRES", None)
    start_django()
    call_command("migrate", verbosity=0, interactive=False)


def _take_over(read: list[ReadAct], source: Source, steps: Steps, what: str) -> None:
    from nitka.record.actions import store_photos, take_over

    pictures = NamedPhotos()
    for act in read:
        pictures.visit(act)
    # Cards show whether there is a photo: they lie here before the first entry is folded.
    store_photos(fetch_photos(source, pictures.named))
    take_over(read=read, progress=steps.of(what))


def _as_toml(table: Mapping[str, Any]) -> str:
    """A table as TOML: every value inline (JSON strings are TOML strings)."""
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in table.items())


def _key(name: str) -> str:
    return canonical.encode(name).decode("utf-8")


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)} = {_value(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_value(inner) for inner in value) + "]"
    return canonical.encode(value).decode("utf-8")
