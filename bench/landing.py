"""``python -m bench.landing ACT``: let one act land on the node of ``NITKA_NODE``, without its pages; tell the cost."""

import json
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from nitka.cli.nodes import open_node
from nitka.ground import acts


def main(path: Path) -> None:
    """Publish and land; print seconds, processor seconds and memory as one line of JSON."""
    place = open_node(None)
    from nitka.circles.actions import accept_act  # noqa: PLC0415 - the settings must be there first
    from nitka.cli.vetoes import NodeRules  # noqa: PLC0415
    from nitka.record.actions import land_waiting  # noqa: PLC0415

    started, now = time.monotonic(), datetime.now(UTC)
    accept_act(file=acts.read_file(path.read_bytes()), rules=NodeRules(), waiting=place.waiting, now=now)
    done = land_waiting(waiting=place.waiting, now=now, force=True)
    if done.refused:
        raise SystemExit(str(done.refused))
    used = resource.getrusage(resource.RUSAGE_SELF)
    told = {
        "seconds": time.monotonic() - started,
        "cpu": used.ru_utime + used.ru_stime,
        "peak_mb": used.ru_maxrss / 1024,
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
