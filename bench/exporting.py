"""``python -m bench.exporting COUNT FOLDER``: write the pages of the first people of the node, in four languages."""

import json
import resource
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from nitka.cli.nodes import open_node


def main(count: int, folder: Path) -> None:
    """Two processes; prints pages, seconds, and the memory of all processes together (an upper bound) as JSON."""
    open_node(None)
    from nitka.front.pages import kinds  # noqa: PLC0415 - the settings must be there first
    from nitka.front.queries.people import SLICE  # noqa: PLC0415
    from nitka.front.queries.site import current_site  # noqa: PLC0415
    from nitka.front.rendering.press import Press  # noqa: PLC0415

    site = current_site(datetime.now(UTC).date())
    person = next(kind for kind in kinds() if kind.name == "person")
    cut = list(person.slices(site))[: -(-count // SLICE)]
    started = time.monotonic()
    done = Press(site, folder, [replace(person, slices=lambda _site: cut)], 2).print_all()
    spent = time.monotonic() - started
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told = {
        "pages": done.asked,
        "seconds": spent,
        "cpu": own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime,
        "peak_mb": (own.ru_maxrss + 2 * children.ru_maxrss) / 1024,
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
