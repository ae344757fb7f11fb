"""``python -m bench.edits``: one person of the node is edited; how long until what must be out at once is out.

The fold runs in a transaction that is undone, the pages are really written (their files are taken away before), so
the node stays as it was. Prints seconds as JSON: fold, pages (how many), record and signed list of all files.
"""

import json
import sys
import time
from dataclasses import replace
from io import StringIO
from pathlib import Path

from nitka.cli.nodes import Node, open_node


class _Undo(Exception):
    """Ends a transaction without leaving a trace."""


def fold_again(subject: str) -> float:
    """Seconds to fold a new body of one person into every room."""
    from django.db import transaction  # noqa: PLC0415 - the settings must be there first

    from nitka.record import queries  # noqa: PLC0415
    from nitka.record.actions.replay import fold_batches, projections  # noqa: PLC0415

    last = [item for batch in queries.landed_items(kind="person", subjects=[subject]) for item in batch][-1]
    edited = replace(last, sequence=queries.next_sequence(), commitment="f" * 64)
    started = time.monotonic()
    try:
        with transaction.atomic():
            fold_batches(projections(), [[edited]])
            raise _Undo
    except _Undo:
        return time.monotonic() - started


def pages(place: Node, subject: str) -> tuple[float, list[str]]:
    """Seconds to write what must be out at once, and its paths."""
    from django.core.management import call_command  # noqa: PLC0415

    told = place.folder / "changed.txt"
    for path in place.site.glob(f"*/people/{subject}*.html"):
        path.unlink()
    for name in ("be/index.html", "be/people/index.html"):
        (place.site / name).unlink(missing_ok=True)
    started = time.monotonic()
    call_command("render_site", "--subjects", subject, "--changed", str(told), stdout=StringIO())
    spent = time.monotonic() - started
    return spent, told.read_text(encoding="utf-8").splitlines()


def manifest(place: Node, changed: list[str]) -> float:
    """Seconds to bring the record's files and the signed list up to date."""
    from nitka.record import actions  # noqa: PLC0415

    signer = actions.read_signer(place.keys)
    started = time.monotonic()
    changed += actions.write_record(site=place.site, signer=signer)
    actions.write_manifest(site=place.site, signer=signer, changed=changed)
    return time.monotonic() - started


def main(rounds: int = 4) -> None:
    """The best of some rounds: the first one loads words and styles, and others use the machine."""
    place = open_node(None)
    from nitka.registry.models import Person  # noqa: PLC0415

    subject = Person.objects.filter(held=True).order_by("subject").values_list("subject", flat=True)[0]
    tries = []
    for _ in range(rounds):
        fold = fold_again(subject)
        spent, written = pages(place, subject)
        signed = manifest(place, written)
        tries.append({"fold": fold, "pages": spent, "files": len(written), "signed": signed})
    best = min(tries, key=lambda one: one["fold"] + one["pages"])
    sys.stdout.write(json.dumps(best | {"site": str(Path(place.site).name)}) + "\n")


if __name__ == "__main__":
    main()
