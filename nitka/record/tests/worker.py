"""A process of its own that writes a record, so that a test can kill it: ``python -m … NODE VERB FILE…``.

Speaks one word a line on standard output: ``batch 1000``, ``landed 3``, ``wrote``, ``refused …``.
"""

import os
import resource
import signal
import sys
from datetime import date
from pathlib import Path


def main(node: str, verb: str, *words: str) -> None:
    os.environ["NITKA_NODE"] = node
    os.environ["DJANGO_SETTINGS_MODULE"] = "nitka.config.settings"
    import django

    django.setup()
    from django.conf import settings

    settings.NITKA_PROJECTIONS = ()
    if most := os.environ.get("LARGEST_FILE"):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), resource.RLIM_INFINITY))
    VERBS[verb](Path(node), *words)


def say(text: str) -> None:
    print(text, flush=True)


def make(node: Path) -> None:
    from django.core.management import call_command

    call_command("migrate", "record", verbosity=0)
    say("made")


def append(node: Path, landed: str, *files: str) -> None:
    from nitka.ground import acts
    from nitka.record.actions import ActRefused, append_act

    for name in files:
        try:
            act = append_act(
                file=acts.read_file(Path(name).read_bytes()),
                landed=date.fromisoformat(landed),
                progress=lambda done, _: say(f"batch {done}"),
            )
        except ActRefused as refused:
            say(f"refused {refused}")
        else:
            say(f"landed {act.position}")


def write(node: Path, times: str = "1") -> None:
    from nitka.record.actions import read_signer, write_manifest, write_record

    say("writing")
    for _ in range(int(times)):
        signer = read_signer(node / "keys")
        write_record(site=node / "site", signer=signer, everything=True)
        write_manifest(site=node / "site", signer=signer)
    say("wrote")


VERBS = {"make": make, "append": append, "write": write}

if __name__ == "__main__":
    main(*sys.argv[1:])
