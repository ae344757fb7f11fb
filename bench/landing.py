"""``python -m bench.landing land ACT`` and ``rebuild``: on the node in ``NITKA_NODE``, without pages; tell the cost."""

import json
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from nitka.cli.nodes import Node, open_node
from nitka.ground import acts


def land(place: Node, path: Path) -> None:
    """Publish an act and let it land."""
    from nitka.circles.actions import accept_act  # noqa: PLC0415 - the settings must be there first
    from nitka.cli.vetoes import NodeRules  # noqa: PLC0415
    from nitka.record.actions import land_waiting  # noqa: PLC0415

    now = datetime.now(UTC)
    accept_act(file=acts.read_file(path.read_bytes()), rules=NodeRules(), waiting=place.waiting, now=now)
    done = land_waiting(waiting=place.waiting, now=now, force=True)
    if done.refused:
        raise SystemExit(str(done.refused))


def rebuild() -> None:
    """Empty every room's tables and replay the record."""
    from nitka.record import actions  # noqa: PLC0415

    actions.rebuild()


def main(what: str, *paths: str) -> None:
    """Do it; print seconds, processor seconds and memory as one line of JSON."""
    place = open_node(None)
    started, before = time.monotonic(), time.process_time()
    if what == "land":
        land(place, Path(paths[0]))
    else:
        rebuild()
    told = {
        "seconds": time.monotonic() - started,
        "cpu": time.process_time() - before,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
